//! The losses that somebody fears: the scenarios that the map keeps, and where it keeps none, those
//! that follow from the map itself.

use smol_str::SmolStr;

use super::graph::{DependencyGraph, is_fault_domain};
use super::scenario::Scenario;
use crate::catalogue::{Family, element_kind};
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx, ScenarioId, Snapshot, SystemMap};

/// Where a feared loss comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LossOrigin {
    /// A scenario that the map keeps.
    Kept(ScenarioId),
    /// By rule: the loss of this place or provider.
    OfPlace(ElementId),
}

impl LossOrigin {
    /// The id of the scenario, or of the place.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Kept(id) => id.as_str(),
            Self::OfPlace(id) => id.as_str(),
        }
    }
}

/// A loss to be ready for, at one plateau.
#[derive(Clone, Debug, PartialEq)]
pub struct FearedLoss {
    /// Where it comes from.
    pub origin: LossOrigin,
    /// The name that the scenario, or the place, has in the map; may be empty.
    pub name: SmolStr,
    /// What is lost of it at this plateau.
    pub scenario: Scenario,
    /// What the scenario names and is not there at this plateau, by id.
    pub missing: Vec<ElementId>,
}

impl FearedLoss {
    /// What to call it: the scenario's name, or the loss of the place; the id where there is no name.
    #[must_use]
    pub fn title(&self, language: Language) -> String {
        let name = if self.name.trim().is_empty() {
            self.origin.id()
        } else {
            self.name.as_str()
        };
        match self.origin {
            LossOrigin::Kept(_) => name.to_owned(),
            LossOrigin::OfPlace(_) => language.say(&msg::MATRIX_LOSS_OF.with("name", name)),
        }
    }

    /// Whether nothing of it is there at this plateau, so that there is nothing to lose.
    #[must_use]
    pub fn is_void(&self) -> bool {
        self.scenario.injected.is_empty()
    }
}

/// The scenarios that the map keeps, in their order. Where it keeps none: the loss of each place or
/// provider that is a fault domain, lies in no other fault domain, and that something hangs on; by
/// id. O(scenarios · log elements + elements).
#[must_use]
pub fn feared_losses(
    map: &SystemMap,
    snapshot: &Snapshot,
    graph: &DependencyGraph,
) -> Vec<FearedLoss> {
    let mut kept: Vec<_> = map.tables().scenarios.iter().collect();
    kept.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    if kept.is_empty() {
        return of_places(snapshot, graph);
    }
    let losses = kept.into_iter().map(|record| {
        let (scenario, missing) = Scenario::of(record).within(graph);
        FearedLoss {
            origin: LossOrigin::Kept(record.id.clone()),
            name: record.name.clone(),
            scenario,
            missing,
        }
    });
    losses.collect()
}

fn of_places(snapshot: &Snapshot, graph: &DependencyGraph) -> Vec<FearedLoss> {
    let is_feared = |ix: &ElementIx| {
        let element = graph.element(*ix);
        let kind = element_kind(element.kind.as_str());
        kind.is_some_and(|kind| kind.family == Family::Places)
            && is_fault_domain(element)
            && graph.needed_by(*ix).next().is_some()
            && !snapshot
                .ancestors(*ix)
                .any(|above| is_fault_domain(snapshot.element(above)))
    };
    let places = snapshot.element_numbers().filter(is_feared);
    places
        .map(|ix| {
            let element = graph.element(ix);
            FearedLoss {
                origin: LossOrigin::OfPlace(element.id.clone()),
                name: element.name.as_str().into(),
                scenario: Scenario::losing([element.id.as_str()]),
                missing: Vec::new(),
            }
        })
        .collect()
}
