//! Single points of failure: what alone can stop a service.
//!
//! An element is one when losing it, and nothing else, makes the service go down. Found by losing
//! each in turn, which is exact for all rules, groups and containment included; only what the
//! service hangs on without a soft dependency between can be one, so only that is lost.
//!
//! What is no thing that fails is left out: the service itself, other business services, actors,
//! data sets, zones and groups. Redundancy groups that must be passed are listed apart.

use std::collections::{BTreeMap, BTreeSet};

use super::arcs::Class;
use super::graph::{DependencyGraph, is_group};
use super::propagation::Propagation;
use super::scenario::{State, UnknownElement};
use super::watch::Watch;
use crate::catalogue::{Family, element_kind};
use crate::locale::{Message, msg};
use crate::model::{Element, ElementId, ElementIx};

/// What sort of thing a weak point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PointNature {
    /// A device, a server, storage, a cloud platform.
    Equipment,
    /// A network link.
    Link,
    /// A site, a room, power, a region or an availability zone.
    Place,
    /// A provider or a partner.
    Provider,
    /// An application, a database, an online service.
    Software,
}

impl PointNature {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Equipment,
        Self::Link,
        Self::Place,
        Self::Provider,
        Self::Software,
    ];

    /// The nature of an element, from its kind.
    #[must_use]
    pub fn of(element: &Element) -> Self {
        match element.kind.as_str() {
            "network_link" | "internet" | "vpn" => return Self::Link,
            "provider" | "organisation" | "external_system" => return Self::Provider,
            _ => {}
        }
        match element_kind(element.kind.as_str()).map(|kind| kind.family) {
            Some(Family::Places) => Self::Place,
            Some(Family::Software | Family::Data | Family::Business) => Self::Software,
            _ => Self::Equipment,
        }
    }

    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equipment => "equipment",
            Self::Link => "link",
            Self::Place => "place",
            Self::Provider => "provider",
            Self::Software => "software",
        }
    }

    /// The word shown to people.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Equipment => msg::CHANGE_NATURE_EQUIPMENT.into(),
            Self::Link => msg::CHANGE_NATURE_LINK.into(),
            Self::Place => msg::CHANGE_NATURE_PLACE.into(),
            Self::Provider => msg::CHANGE_NATURE_PROVIDER.into(),
            Self::Software => msg::CHANGE_NATURE_SOFTWARE.into(),
        }
    }
}

/// What alone stops a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeakPoints {
    /// The single points of failure, by id.
    pub single: BTreeSet<ElementId>,
    /// The redundancy groups that the service hangs on with no way round, by id.
    pub obligatory: BTreeSet<ElementId>,
    /// Whether the service is down with nothing lost, because a group has fewer members than it
    /// needs: nothing is the one point that stops it then.
    pub is_down_already: bool,
}

/// Whether an element is one thing that fails.
#[must_use]
pub fn fails_by_itself(element: &Element) -> bool {
    !is_group(element)
        && !matches!(
            element.kind.as_str(),
            "actor" | "data_set" | "business_service" | "zone" | "application_group" | "group"
        )
}

/// The business services, by id.
pub(super) fn services(graph: &DependencyGraph) -> Vec<ElementIx> {
    let is_service = |ix: &ElementIx| graph.element(*ix).kind.as_str() == "business_service";
    (0..u32::try_from(graph.elements().len()).unwrap_or(u32::MAX))
        .map(ElementIx)
        .filter(is_service)
        .collect()
}

/// The weak points of one element, as a rule a business service.
/// O(what it needs × what the loss of each stops).
///
/// # Errors
/// When there is no such element at this plateau.
pub fn weak_points(graph: &DependencyGraph, id: &ElementId) -> Result<WeakPoints, UnknownElement> {
    let service = graph.find(id)?;
    let mut found = vec![WeakPoints::default()];
    Losses::new(graph, &[service]).run(&mut found, &|_, _| true);
    Ok(found.pop().unwrap_or_default())
}

/// The weak points of every business service, by id; `None` when it was cancelled.
/// O(what any service needs × what the loss of each stops).
#[must_use]
pub fn all_weak_points(
    graph: &DependencyGraph,
    watch: &Watch<'_>,
) -> Option<BTreeMap<ElementId, WeakPoints>> {
    let services = services(graph);
    of_services(graph, &services, watch).map(|found| {
        let ids = services.iter().map(|&ix| graph.element(ix).id.clone());
        ids.zip(found).collect()
    })
}

/// The weak points of some elements, in their order; `None` when it was cancelled.
pub(super) fn of_services(
    graph: &DependencyGraph,
    services: &[ElementIx],
    watch: &Watch<'_>,
) -> Option<Vec<WeakPoints>> {
    let mut found = vec![WeakPoints::default(); services.len()];
    let goes_on = |done: usize, all: usize| {
        watch.tell(done, all);
        !watch.is_cancelled()
    };
    Losses::new(graph, services)
        .run(&mut found, &goes_on)
        .then_some(found)
}

/// Loses one element after the other.
struct Losses<'g> {
    graph: &'g DependencyGraph,
    services: &'g [ElementIx],
    /// The place of each service in the list, by row; [`NO_SERVICE`] for what is none.
    places: Vec<u32>,
}

const NO_SERVICE: u32 = u32::MAX;
/// How many elements are lost between two looks at whether to go on.
const PACE: usize = 64;

impl<'g> Losses<'g> {
    fn new(graph: &'g DependencyGraph, services: &'g [ElementIx]) -> Self {
        let mut places = vec![NO_SERVICE; graph.elements().len()];
        for (place, service) in (0..).zip(services) {
            places[service.row()] = place;
        }
        Self {
            graph,
            services,
            places,
        }
    }

    /// Gives whether it came to the end.
    fn run(&self, found: &mut [WeakPoints], goes_on: &dyn Fn(usize, usize) -> bool) -> bool {
        let mut propagation = Propagation::new(self.graph, None);
        propagation.run_down(None);
        for (service, weak) in self.services.iter().zip(&mut *found) {
            weak.is_down_already = propagation.states[service.row()] == State::Down;
        }
        propagation.reset();
        let candidates = self.candidates();
        for (done, &row) in candidates.iter().enumerate() {
            if done % PACE == 0 && !goes_on(done, candidates.len()) {
                return false;
            }
            let element = self.graph.element(ElementIx(row));
            let is_single = fails_by_itself(element);
            if !is_single && !is_group(element) {
                continue;
            }
            propagation.run_down(Some(row));
            for &stopped in &propagation.risen {
                let place = self.places[stopped as usize];
                if place == NO_SERVICE || stopped == row {
                    continue;
                }
                let weak = &mut found[place as usize];
                if weak.is_down_already {
                    continue;
                }
                let list = if is_single {
                    &mut weak.single
                } else {
                    &mut weak.obligatory
                };
                list.insert(element.id.clone());
            }
            propagation.reset();
        }
        true
    }

    /// All that a service hangs on without a soft dependency between, by id.
    fn candidates(&self) -> Vec<u32> {
        let mut seen = vec![false; self.graph.elements().len()];
        let mut open: Vec<u32> = self.services.iter().map(|service| service.0).collect();
        let mut found = Vec::new();
        while let Some(row) = open.pop() {
            for (other, class, _) in self.graph.needs.classed(row) {
                if class != Class::Soft && !std::mem::replace(&mut seen[other as usize], true) {
                    found.push(other);
                    open.push(other);
                }
            }
        }
        found.sort_unstable();
        found
    }
}
