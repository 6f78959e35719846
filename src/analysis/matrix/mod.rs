//! Feared losses against business services: what each loss does to each service, whether it comes
//! back in time, and what of its data is lost.
//!
//! A pair of loss and service counts as met when the service is not down, or is back within what
//! the business bears (`dmia_h`): indicator I15. Where the recovery rests on supposed durations, or
//! nobody wrote down the need, that is counted apart: unknown is not fine. Data of a service count
//! in the same way against their `pdma_h`. A loss of which nothing is there at the plateau makes no
//! pairs.

mod words;

use super::account::{DataAccount, ServiceAccount, Verdict, need_h};
use super::data_loss::data_losses;
use super::feared::{FearedLoss, LossOrigin, feared_losses};
use super::graph::DependencyGraph;
use super::impact::{Impact, impact};
use super::recovery::{Durations, recovery_times};
use super::scenario::State;
use super::service_data::data_of_services;
use super::watch::Watch;
use super::weak_points::services;
use crate::model::{Element, ElementId, ElementIx, PlateauId, Snapshot, SystemMap, Value};

pub use words::{Names, need_or_dash, verdict_word};

/// A data set that a service works on, and what is lost of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DataCell {
    /// The data set.
    pub data_set: ElementId,
    /// The loss that the business bears, in hours (PDMA).
    pub need_h: Option<f64>,
    /// How much of it is lost, against that; `None` when no store of it is down.
    pub account: Option<DataAccount>,
}

impl DataCell {
    /// Whether no more is lost than the business bears.
    #[must_use]
    pub fn is_met(&self) -> bool {
        match self.account.map(|account| account.verdict()) {
            None | Some(Verdict::Within(_)) => true,
            Some(Verdict::Over(_) | Verdict::NoNeed | Verdict::Unknown) => false,
        }
    }
}

/// What one loss does to one service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCell {
    /// Its state, its recovery and its need.
    pub account: ServiceAccount,
    /// Relations between it and the nearest thing lost; `None` when it is up.
    pub depth: Option<u32>,
    /// Its data, by id.
    pub data: Vec<DataCell>,
}

impl ServiceCell {
    /// The state of the service.
    #[must_use]
    pub fn state(&self) -> State {
        self.account.state
    }

    /// Hours until it works again (its RTO in this loss), with what is supposed; `None` when it is
    /// not down.
    #[must_use]
    pub fn rto_h(&self) -> Option<f64> {
        self.account.recovery.map(|time| time.hours)
    }

    /// Whether it is not down, or for no longer than the business bears, supposed durations taken
    /// for true.
    #[must_use]
    pub fn is_met(&self) -> bool {
        let within = |rto_h: f64| self.account.need_h.is_some_and(|need_h| rto_h <= need_h);
        self.rto_h().is_none_or(within)
    }

    /// Whether it is down for longer than the business bears, supposed durations taken for true.
    #[must_use]
    pub fn is_beyond(&self) -> bool {
        let beyond = |rto_h: f64| self.account.need_h.is_some_and(|need_h| rto_h > need_h);
        self.rto_h().is_some_and(beyond)
    }

    /// Whether more of its data is lost than the business bears.
    #[must_use]
    pub fn loses_data(&self) -> bool {
        let is_over = |account: DataAccount| matches!(account.verdict(), Verdict::Over(_));
        self.data
            .iter()
            .any(|data| data.account.is_some_and(is_over))
    }

    /// Whether it is down and the map is not known well enough to tell whether the need is met.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        let verdict = self.account.verdict();
        self.state() == State::Down && matches!(verdict, Verdict::Unknown | Verdict::NoNeed)
    }
}

/// A row: a loss, and what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The loss.
    pub loss: FearedLoss,
    /// How many elements of the whole map are down.
    pub down_total: usize,
    /// How many are degraded.
    pub degraded_total: usize,
    /// A cell a service; empty when the loss is void at this plateau.
    pub cells: Vec<ServiceCell>,
}

/// A column: a service, the most critical first.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixColumn {
    /// The service.
    pub service: ElementId,
    /// Its criticality, from 1 to 4, where the map states one.
    pub criticality: Option<f64>,
    /// The interruption that the business bears, in hours (DMIA).
    pub need_h: Option<f64>,
}

/// Pairs of loss and service, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub pairs: usize,
    /// Those that are met (I15 is `met` of `pairs`).
    pub met: usize,
    /// Those that are met if what is supposed is true.
    pub met_perhaps: usize,
    /// Those where the service is down.
    pub down: usize,
    /// Those where it is degraded.
    pub degraded: usize,
    /// Those where it is down for longer than the business bears.
    pub beyond: usize,
    /// Those where it is down and nobody wrote down the need.
    pub no_need: usize,
    /// Pairs of loss and data set of the service.
    pub data_pairs: usize,
    /// Those where no more is lost than the business bears.
    pub data_met: usize,
    /// Those where loss or need are not known.
    pub data_unknown: usize,
    /// The durations that recovery times add up from, and how many of them the map gives.
    pub durations: Durations,
}

impl Tally {
    /// Counts cells.
    #[must_use]
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a ServiceCell>) -> Self {
        let mut tally = Self::default();
        for cell in cells {
            let is_down = cell.state() == State::Down;
            tally.pairs += 1;
            tally.met += usize::from(cell.is_met());
            tally.met_perhaps += usize::from(cell.is_met() && cell.is_doubtful());
            tally.down += usize::from(is_down);
            tally.degraded += usize::from(cell.state() == State::Degraded);
            tally.beyond += usize::from(cell.is_beyond());
            tally.no_need += usize::from(is_down && cell.account.need_h.is_none());
            if let Some(time) = cell.account.recovery {
                tally.durations.needed += time.durations.needed;
                tally.durations.given += time.durations.given;
            }
            for data in &cell.data {
                let verdict = data.account.map(|account| account.verdict());
                tally.data_pairs += 1;
                tally.data_met += usize::from(data.is_met());
                tally.data_unknown +=
                    usize::from(matches!(verdict, Some(Verdict::Unknown | Verdict::NoNeed)));
            }
        }
        tally
    }

    /// The share that is met; `None` without pairs.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of counts")]
    pub fn share(&self) -> Option<f64> {
        (self.pairs > 0).then(|| self.met as f64 / self.pairs as f64)
    }
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The plateau that it speaks of.
    pub plateau: Option<PlateauId>,
    /// The services.
    pub columns: Vec<MatrixColumn>,
    /// The losses.
    pub rows: Vec<MatrixRow>,
}

impl Matrix {
    /// Reckons it at the plateau of a snapshot, whose dependencies are `graph`; `None` when it was
    /// stopped. O(losses × (elements + dependencies)).
    #[must_use]
    pub fn of(
        map: &SystemMap,
        snapshot: &Snapshot,
        graph: &DependencyGraph,
        watch: &Watch<'_>,
    ) -> Option<Self> {
        let losses = feared_losses(map, snapshot, graph);
        let looks = ServiceLooks::of(snapshot, graph);
        let count = losses.len();
        let mut rows = Vec::with_capacity(count);
        for (done, loss) in losses.into_iter().enumerate() {
            if watch.is_cancelled() {
                return None;
            }
            watch.tell(done, count);
            rows.push(looks.row(graph, loss));
        }
        watch.tell(count, count);
        Some(Self {
            plateau: graph.plateau().cloned(),
            columns: looks.columns(graph),
            rows,
        })
    }

    /// Whether the map keeps no scenarios, so that the losses follow from its places by rule.
    #[must_use]
    pub fn is_by_rule(&self) -> bool {
        let mut origins = self.rows.iter().map(|row| &row.loss.origin);
        origins.all(|origin| matches!(origin, LossOrigin::OfPlace(_)))
    }

    /// The pairs of one loss.
    #[must_use]
    pub fn row_tally(&self, row: usize) -> Tally {
        Tally::of(self.rows.get(row).into_iter().flat_map(|row| &row.cells))
    }

    /// The pairs of one service.
    #[must_use]
    pub fn column_tally(&self, column: usize) -> Tally {
        Tally::of(self.rows.iter().filter_map(|row| row.cells.get(column)))
    }

    /// All pairs.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(self.rows.iter().flat_map(|row| &row.cells))
    }
}

/// The services of a plateau with what every loss asks of them.
pub(super) struct ServiceLooks {
    /// The most critical first, then the least patient, then by name.
    services: Vec<ServiceLook>,
}

struct ServiceLook {
    service: ElementIx,
    need_h: Option<f64>,
    data: Vec<ElementIx>,
}

fn criticality(element: &Element) -> Option<f64> {
    let stated = element.attributes.get("criticality");
    stated.and_then(Value::as_number)
}

impl ServiceLooks {
    pub(super) fn of(snapshot: &Snapshot, graph: &DependencyGraph) -> Self {
        let data = data_of_services(snapshot, graph);
        let mut found = services(graph);
        found.sort_by(|&a, &b| {
            let (a, b) = (graph.element(a), graph.element(b));
            let critical = |it: &Element| criticality(it).unwrap_or(0.0);
            let need = |it: &Element| need_h(it, "dmia_h").unwrap_or(f64::INFINITY);
            (critical(b).total_cmp(&critical(a)))
                .then(need(a).total_cmp(&need(b)))
                .then_with(|| a.name.cmp(&b.name))
                .then_with(|| a.id.cmp(&b.id))
        });
        let look = |service: ElementIx| ServiceLook {
            service,
            need_h: need_h(graph.element(service), "dmia_h"),
            data: data.get(&service).into_iter().flatten().copied().collect(),
        };
        Self {
            services: found.into_iter().map(look).collect(),
        }
    }

    pub(super) fn columns(&self, graph: &DependencyGraph) -> Vec<MatrixColumn> {
        let columns = self.services.iter().map(|look| {
            let element = graph.element(look.service);
            MatrixColumn {
                service: element.id.clone(),
                criticality: criticality(element),
                need_h: look.need_h,
            }
        });
        columns.collect()
    }

    fn row(&self, graph: &DependencyGraph, loss: FearedLoss) -> MatrixRow {
        // What is not there was taken out of the scenario, so that it is one of this graph.
        let found = (!loss.is_void())
            .then(|| impact(graph, &loss.scenario).ok())
            .flatten();
        MatrixRow {
            down_total: found.as_ref().map_or(0, Impact::down_total),
            degraded_total: found.as_ref().map_or(0, Impact::degraded_total),
            cells: found.map(|found| self.cells(&found)).unwrap_or_default(),
            loss,
        }
    }

    /// A cell a service. O(elements + dependencies of what is down + data sets).
    pub(super) fn cells(&self, impact: &Impact) -> Vec<ServiceCell> {
        let graph = impact.graph();
        let times = recovery_times(impact);
        let losses = data_losses(impact);
        let data_cell = |&element: &ElementIx| {
            let data_set = &graph.element(element).id;
            let need_h = need_h(graph.element(element), "pdma_h");
            let account = losses.get(data_set).map(|&loss| DataAccount {
                element,
                state: impact.state(element),
                loss,
                need_h,
            });
            DataCell {
                data_set: data_set.clone(),
                need_h,
                account,
            }
        };
        let cells = self.services.iter().map(|look| {
            let at = times.binary_search_by_key(&look.service, |time| time.element);
            ServiceCell {
                account: ServiceAccount {
                    element: look.service,
                    state: impact.state(look.service),
                    recovery: at.ok().map(|at| times[at]),
                    need_h: look.need_h,
                },
                depth: impact.depth(look.service),
                data: look.data.iter().map(data_cell).collect(),
            }
        });
        cells.collect()
    }
}
