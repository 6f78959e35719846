//! One and the same loss at several plateaus: whether the plan makes it easier to bear.
//!
//! Each plateau is reckoned for itself, with what is there of the scenario; what is not there is
//! said. Between neighbouring plateaus elements are matched by id, and a service is better off when
//! its state is better, or when it is down in both and back sooner.

use std::cmp::Ordering;

use super::account::{Account, StateCounts};
use super::change::Trend;
use super::graph::DependencyGraph;
use super::impact::{Impact, impact};
use super::matrix::{ServiceCell, ServiceLooks};
use super::scenario::Scenario;
use super::watch::Watch;
use crate::model::{ElementId, ElementIx, PlateauId, Snapshot, SystemMap};

/// What a loss does at one plateau.
#[derive(Clone, Debug)]
pub struct PlateauEffect {
    /// The plateau.
    pub plateau: PlateauId,
    /// What the scenario names and is not there, by id.
    pub missing: Vec<ElementId>,
    /// The effect of the rest.
    pub impact: Impact,
    /// It in numbers.
    pub counts: StateCounts,
    /// Elements that are better off than at the plateau before, by id; none at the first.
    pub better: Vec<ElementId>,
    /// Elements that are worse off than at the plateau before, by id.
    pub worse: Vec<ElementId>,
}

impl PlateauEffect {
    /// Whether nothing of the scenario is there, so that there is nothing to lose.
    #[must_use]
    pub fn is_void(&self) -> bool {
        self.impact.scenario().injected.is_empty()
    }
}

/// A business service over the plateaus.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceAcross {
    /// The service.
    pub service: ElementId,
    /// What the loss does to it at each plateau; `None` where it is not there.
    pub cells: Vec<Option<ServiceCell>>,
    /// Against the plateau before; [`Trend::Same`] at the first.
    pub trends: Vec<Trend>,
    /// The last plateau against the first.
    pub trend: Trend,
}

/// See the module's header.
#[derive(Clone, Debug, Default)]
pub struct Across {
    /// The scenario as it was asked about.
    pub scenario: Scenario,
    /// The plateaus, in the order asked for.
    pub plateaus: Vec<PlateauEffect>,
    /// The services that are there at any of them, the most critical first.
    pub services: Vec<ServiceAcross>,
}

impl Across {
    /// Reckons it; `None` when it was stopped. O(plateaus × (elements + dependencies)).
    #[must_use]
    pub fn of(
        map: &SystemMap,
        scenario: &Scenario,
        plateaus: &[PlateauId],
        watch: &Watch<'_>,
    ) -> Option<Self> {
        let mut out = Self {
            scenario: scenario.clone(),
            ..Self::default()
        };
        for (at, plateau) in plateaus.iter().enumerate() {
            if watch.is_cancelled() {
                return None;
            }
            watch.tell(at, plateaus.len());
            let snapshot = map.snapshot(Some(plateau));
            let graph = DependencyGraph::of(&snapshot);
            let (within, missing) = scenario.clone().within(&graph);
            // What is not there was taken out: this cannot fail.
            let Ok(found) = impact(&graph, &within) else {
                continue;
            };
            out.add_services(at, &snapshot, &found);
            let (better, worse) = match out.plateaus.last() {
                Some(before) => moved(&before.impact, &found),
                None => Default::default(),
            };
            out.plateaus.push(PlateauEffect {
                plateau: plateau.clone(),
                missing,
                counts: Account::of(&found).counts,
                impact: found,
                better,
                worse,
            });
        }
        for service in &mut out.services {
            service.find_trends(plateaus.len());
        }
        watch.tell(plateaus.len(), plateaus.len());
        Some(out)
    }

    fn add_services(&mut self, at: usize, snapshot: &Snapshot, found: &Impact) {
        let looks = ServiceLooks::of(snapshot, found.graph());
        let cells = looks.cells(found);
        for (column, cell) in looks.columns(found.graph()).into_iter().zip(cells) {
            let known = self
                .services
                .iter()
                .position(|it| it.service == column.service);
            let row = known.unwrap_or_else(|| {
                self.services.push(ServiceAcross {
                    service: column.service,
                    cells: Vec::new(),
                    trends: Vec::new(),
                    trend: Trend::Same,
                });
                self.services.len() - 1
            });
            let cells = &mut self.services[row].cells;
            cells.resize(at, None);
            cells.push(Some(cell));
        }
    }
}

impl ServiceAcross {
    fn find_trends(&mut self, count: usize) {
        self.cells.resize(count, None);
        let pairs = self.cells.windows(2);
        let next = pairs.map(|pair| trend(pair[0].as_ref(), pair[1].as_ref()));
        self.trends = std::iter::once(Trend::Same)
            .chain(next)
            .take(count)
            .collect();
        let ends = (self.cells.first(), self.cells.last());
        if let (Some(first), Some(last)) = ends {
            self.trend = trend(first.as_ref(), last.as_ref());
        }
    }
}

fn trend(before: Option<&ServiceCell>, after: Option<&ServiceCell>) -> Trend {
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(_)) => return Trend::New,
        (Some(_), None) => return Trend::Gone,
        (None, None) => return Trend::Same,
    };
    let hours = |cell: &ServiceCell| cell.rto_h().unwrap_or(0.0);
    let order =
        (after.state().cmp(&before.state())).then_with(|| hours(after).total_cmp(&hours(before)));
    match order {
        Ordering::Less => Trend::Better,
        Ordering::Equal => Trend::Same,
        Ordering::Greater => Trend::Worse,
    }
}

/// The elements that are in a better state, and those in a worse one, by id: of those that are there
/// at both plateaus.
fn moved(before: &Impact, after: &Impact) -> (Vec<ElementId>, Vec<ElementId>) {
    let (mut better, mut worse) = (Vec::new(), Vec::new());
    for (row, element) in (0..).zip(after.graph().elements()) {
        let Ok(earlier) = before.graph().find(&element.id) else {
            continue;
        };
        let now = after.state(ElementIx(row));
        match now.cmp(&before.state(earlier)) {
            Ordering::Less => better.push(element.id.clone()),
            Ordering::Greater => worse.push(element.id.clone()),
            Ordering::Equal => {}
        }
    }
    (better, worse)
}
