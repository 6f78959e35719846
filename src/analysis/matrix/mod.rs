//! Feared losses against business services: what each loss does to each service, whether it comes
//! back in time, and what of its data is lost.
//!
//! A pair of loss and service complies when the service is not down, or is back within what the
//! business bears (its `dmia_h`). A service that is down and whose need nobody wrote down does not
//! comply, and is counted apart: unknown is not fine. Data of a service comply in the same way with
//! their `pdma_h`. A loss of which nothing is there at the plateau makes no pairs.

mod words;

use super::feared::{FearedLoss, LossOrigin, feared_losses};
use super::graph::DependencyGraph;
use super::impact::{Impact, impact};
use super::recovery::{DataLoss, critical_path, data_losses, recovery_times};
use super::scenario::State;
use super::service_data::data_of_services;
use super::watch::Watch;
use super::weak_points::services;
use crate::model::{Element, ElementId, ElementIx, PlateauId, Snapshot, SystemMap, Value};

pub use words::{Names, loss_in_words, need_in_words};

/// How a recovery, or a loss of data, stands to what the business bears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Compliance {
    /// Nothing to recover: the service is not down, or no data is lost.
    NotStruck,
    /// Within the need, by so many hours.
    Within(f64),
    /// Beyond the need, by so many hours; `None` where all is lost.
    Beyond(Option<f64>),
    /// The need, or what is achieved, is not known.
    Unknown,
}

impl Compliance {
    /// Whether the need is met.
    #[must_use]
    pub fn is_met(self) -> bool {
        matches!(self, Self::NotStruck | Self::Within(_))
    }

    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotStruck => "not_struck",
            Self::Within(_) => "within",
            Self::Beyond(_) => "beyond",
            Self::Unknown => "unknown",
        }
    }

    fn of(achieved_h: f64, need_h: Option<f64>) -> Self {
        match need_h {
            None => Self::Unknown,
            Some(need_h) if achieved_h <= need_h => Self::Within(need_h - achieved_h),
            Some(need_h) => Self::Beyond(Some(achieved_h - need_h)),
        }
    }
}

/// A data set that a service works on, and what is lost of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DataCell {
    /// The data set.
    pub data_set: ElementId,
    /// How much is lost (its RPO in this loss); `None` when no store of it is down.
    pub loss: Option<DataLoss>,
    /// The loss that the business bears, in hours.
    pub pdma_h: Option<f64>,
    /// The one against the other.
    pub compliance: Compliance,
}

/// What one loss does to one service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCell {
    /// The state of the service.
    pub state: State,
    /// Relations between it and the nearest thing lost; `None` when it is up.
    pub depth: Option<u32>,
    /// Hours until it works again (its RTO in this loss); `None` when it is not down.
    pub rto_h: Option<f64>,
    /// How many parts the recovery time adds up from (its critical path).
    pub parts: usize,
    /// Of how many of them the map gives the hours; those of the others are supposed.
    pub given: usize,
    /// Whether it comes back together with others that wait for it in turn.
    pub is_coordinated: bool,
    /// The interruption that the business bears, in hours.
    pub dmia_h: Option<f64>,
    /// The recovery against the need.
    pub compliance: Compliance,
    /// Its data, by id.
    pub data: Vec<DataCell>,
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
    /// The interruption that the business bears, in hours.
    pub dmia_h: Option<f64>,
}

/// Pairs of loss and service, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub pairs: usize,
    /// Those that comply (I15 is `met` of `pairs`).
    pub met: usize,
    /// Those where the service is down.
    pub down: usize,
    /// Those where it is degraded.
    pub degraded: usize,
    /// Those where it is down for longer than the business bears.
    pub beyond: usize,
    /// Those where it is down and its need is not known.
    pub unknown: usize,
    /// Pairs of loss and data set of the service.
    pub data_pairs: usize,
    /// Those where no more is lost than the business bears.
    pub data_met: usize,
    /// Those where loss or need are not known.
    pub data_unknown: usize,
    /// Parts that the recovery times add up from.
    pub parts: usize,
    /// Those of which the map gives the hours.
    pub given: usize,
}

impl Tally {
    /// Counts cells.
    #[must_use]
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a ServiceCell>) -> Self {
        let mut tally = Self::default();
        for cell in cells {
            tally.pairs += 1;
            tally.met += usize::from(cell.compliance.is_met());
            tally.down += usize::from(cell.state == State::Down);
            tally.degraded += usize::from(cell.state == State::Degraded);
            tally.beyond += usize::from(matches!(cell.compliance, Compliance::Beyond(_)));
            tally.unknown += usize::from(cell.compliance == Compliance::Unknown);
            tally.parts += cell.parts;
            tally.given += cell.given;
            tally.data_pairs += cell.data.len();
            let data = || cell.data.iter().map(|data| data.compliance);
            tally.data_met += data().filter(|it| it.is_met()).count();
            tally.data_unknown += data().filter(|it| *it == Compliance::Unknown).count();
        }
        tally
    }

    /// The share that complies; `None` without pairs.
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
    /// Reckons it at the plateau of a snapshot; `None` when it was stopped.
    /// O(losses × (elements + dependencies)).
    #[must_use]
    pub fn of(map: &SystemMap, snapshot: &Snapshot, watch: &Watch<'_>) -> Option<Self> {
        let graph = DependencyGraph::of(snapshot);
        let losses = feared_losses(map, snapshot, &graph);
        let looks = ServiceLooks::of(&graph);
        let count = losses.len();
        let mut rows = Vec::with_capacity(count);
        for (done, loss) in losses.into_iter().enumerate() {
            if watch.is_cancelled() {
                return None;
            }
            watch.tell(done, count);
            rows.push(looks.row(&graph, loss));
        }
        watch.tell(count, count);
        Some(Self {
            plateau: graph.plateau().cloned(),
            columns: looks.columns(&graph),
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
    dmia_h: Option<f64>,
    data: Vec<(ElementIx, Option<f64>)>,
}

fn hours(element: &Element, name: &str) -> Option<f64> {
    let hours = element.attributes.get(name).and_then(Value::as_number);
    hours.filter(|hours| hours.is_finite())
}

fn criticality(element: &Element) -> Option<f64> {
    let stated = element.attributes.get("criticality");
    stated.and_then(Value::as_number)
}

impl ServiceLooks {
    pub(super) fn of(graph: &DependencyGraph) -> Self {
        let data = data_of_services(graph);
        let mut found = services(graph);
        found.sort_by(|&a, &b| {
            let (a, b) = (graph.element(a), graph.element(b));
            let [critical_a, critical_b] = [a, b].map(|it| criticality(it).unwrap_or(0.0));
            let [need_a, need_b] = [a, b].map(|it| hours(it, "dmia_h").unwrap_or(f64::INFINITY));
            (critical_b.total_cmp(&critical_a))
                .then(need_a.total_cmp(&need_b))
                .then_with(|| a.name.cmp(&b.name))
                .then_with(|| a.id.cmp(&b.id))
        });
        let look = |service: ElementIx| ServiceLook {
            service,
            dmia_h: hours(graph.element(service), "dmia_h"),
            data: data
                .get(&service)
                .into_iter()
                .flatten()
                .map(|&data_set| (data_set, hours(graph.element(data_set), "pdma_h")))
                .collect(),
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
                dmia_h: look.dmia_h,
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
        let times = recovery_times(impact);
        let losses = data_losses(impact);
        let cells = self.services.iter().map(|look| {
            let ix = look.service;
            let time = times
                .binary_search_by_key(&ix, |time| time.element)
                .ok()
                .map(|row| times[row]);
            let path = time.map(|_| critical_path(impact, &times, ix));
            let path = path.unwrap_or_default();
            let data = look.data.iter().map(|&(data_set, pdma_h)| {
                let id = &impact.graph().element(data_set).id;
                data_cell(id, losses.get(id).copied(), pdma_h)
            });
            ServiceCell {
                state: impact.state(ix),
                depth: impact.depth(ix),
                rto_h: time.map(|time| time.hours),
                parts: path.len(),
                given: path.iter().filter(|part| part.is_given).count(),
                is_coordinated: time.is_some_and(|time| time.is_coordinated),
                dmia_h: look.dmia_h,
                compliance: time.map_or(Compliance::NotStruck, |time| {
                    Compliance::of(time.hours, look.dmia_h)
                }),
                data: data.collect(),
            }
        });
        cells.collect()
    }
}

fn data_cell(data_set: &ElementId, loss: Option<DataLoss>, pdma_h: Option<f64>) -> DataCell {
    let compliance = match loss {
        None => Compliance::NotStruck,
        Some(DataLoss::Hours(hours)) => Compliance::of(hours, pdma_h),
        Some(DataLoss::Unknown) => Compliance::Unknown,
        Some(DataLoss::Lost) => Compliance::Beyond(None),
    };
    DataCell {
        data_set: data_set.clone(),
        loss,
        pdma_h,
        compliance,
    }
}
