//! How available a service is: the probability that it is not down.
//!
//! Elements fail independently of each other, each with the `availability` that the map gives it;
//! where it gives none, one is assumed and *counted*: a result over unknown parts is an upper
//! bound. Branches that share a site, a provider or a directory cannot be multiplied, so the
//! probability is read off a decision diagram of all cases ([`diagram`]), which is exact. Only where
//! the diagram would grow beyond [`NODE_LIMIT`] are cases drawn by lot ([`lanes`]), and the answer
//! says so, with its standard error.

mod diagram;
mod lanes;
mod structure;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::components::Components;
use super::graph::DependencyGraph;
use super::scenario::UnknownElement;
use super::watch::Watch;
use crate::model::{ElementId, ElementIx};
use diagram::Diagram;
pub use structure::availability_of as own_availability;
use structure::{Events, Structure};

/// Nodes of a diagram beyond which cases are drawn by lot.
pub const NODE_LIMIT: usize = 200_000;
/// How many cases are drawn then, at least.
const DRAWS: u32 = 200_000;

/// How an availability was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// Over all cases.
    Exact,
    /// Over so many cases drawn by lot.
    MonteCarlo {
        /// How many.
        draws: u32,
        /// The standard deviation of what was found; never zero, even where no draw failed
        /// (Laplace's rule of succession).
        standard_error: f64,
    },
}

impl Method {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::MonteCarlo { .. } => "monte-carlo",
        }
    }
}

/// How much the availability of a service hangs on one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Importance {
    /// The element; a redundancy group stands for the common cause that fails all its members.
    pub element: ElementId,
    /// Birnbaum's importance: how much more often the service works while the element does, than
    /// while it does not.
    pub birnbaum: f64,
    /// What would be gained if the element never failed.
    pub improvement: f64,
}

/// What is known of the availability of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Availability {
    /// The probability that it is not down.
    pub availability: f64,
    /// How many elements among those that it hangs on have an availability in the map.
    pub quantified: usize,
    /// How many elements it hangs on that can fail by themselves.
    pub of: usize,
    /// Those that have none, by id: each is taken to work always.
    pub unquantified: Vec<ElementId>,
    /// What the availability can at most be, however much redundancy there is elsewhere: the
    /// product over the elements of [`Self::ceiling_parts`].
    pub ceiling: f64,
    /// The elements whose loss alone stops it, with their availabilities, the lowest first.
    pub ceiling_parts: Vec<(ElementId, f64)>,
    /// How it was found.
    pub method: Method,
    /// What it hangs on most, by improvement, then by id.
    pub importance: Vec<Importance>,
}

impl Availability {
    /// Minutes in a year of 8,760 hours in which it is down.
    #[must_use]
    pub fn downtime_min_per_year(&self) -> f64 {
        (1.0 - self.availability) * 8_760.0 * 60.0
    }

    /// Hours in a month of thirty days in which it is down.
    #[must_use]
    pub fn downtime_h_per_month(&self) -> f64 {
        (1.0 - self.availability) * 720.0
    }

    /// Whether every part that can fail is quantified; otherwise the availability is an upper
    /// bound.
    #[must_use]
    pub fn is_fully_quantified(&self) -> bool {
        self.quantified == self.of
    }
}

/// The availability of one element, as a rule a business service.
/// O(what it needs) for the structure, exponential at worst for the diagram, which has a limit.
///
/// # Errors
/// When there is no such element at this plateau.
pub fn availability(
    graph: &DependencyGraph,
    id: &ElementId,
) -> Result<Availability, UnknownElement> {
    let ix = graph.find(id)?;
    let components = Components::of(graph);
    // Without a watch nothing cancels it.
    found(graph, &components, ix, NODE_LIMIT, &|| false)
        .ok_or_else(|| UnknownElement { id: id.clone() })
}

/// The availability of every business service, by id; `None` when it was cancelled.
#[must_use]
pub fn availabilities(
    graph: &DependencyGraph,
    watch: &Watch<'_>,
) -> Option<BTreeMap<ElementId, Availability>> {
    let services = super::weak_points::services(graph);
    let components = Components::of(graph);
    let mut out = BTreeMap::new();
    for (done, &service) in services.iter().enumerate() {
        watch.tell(done, services.len());
        let is_cancelled = || watch.is_cancelled();
        let of_service = found(graph, &components, service, NODE_LIMIT, &is_cancelled)?;
        out.insert(graph.element(service).id.clone(), of_service);
    }
    Some(out)
}

pub(super) fn found(
    graph: &DependencyGraph,
    components: &Components,
    service: ElementIx,
    node_limit: usize,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Availability> {
    if is_cancelled() {
        return None;
    }
    let structure = Structure::of(graph, components, service.0, Events::Probable);
    let works: Vec<f64> = structure.events.iter().map(|event| event.works).collect();
    let mut diagram = Diagram::new(node_limit);
    let (availability, birnbaum, method) = match structure.works(&mut diagram) {
        Some(root) => {
            let (availability, importance) = diagram.probability(root, &works);
            let importance = importance.into_iter().map(Some).collect();
            (availability, importance, Method::Exact)
        }
        None => by_lot(&structure, is_cancelled)?,
    };
    let mut importance: Vec<Importance> = structure
        .events
        .iter()
        .zip(birnbaum)
        .filter_map(|(event, birnbaum)| {
            let birnbaum = birnbaum?;
            Some(Importance {
                element: graph.element(event.element).id.clone(),
                birnbaum,
                improvement: birnbaum * (1.0 - event.works),
            })
        })
        .collect();
    importance.sort_by(|a, b| {
        let by_gain = b.improvement.total_cmp(&a.improvement);
        by_gain.then_with(|| a.element.cmp(&b.element))
    });
    let (ceiling, ceiling_parts) = ceiling(graph, &structure);
    let unquantified = structure.unquantified.iter();
    let mut unquantified: Vec<ElementId> = unquantified
        .map(|&ix| graph.element(ix).id.clone())
        .collect();
    unquantified.sort();
    Some(Availability {
        unquantified,
        availability,
        quantified: structure.quantified,
        of: structure.counted,
        ceiling,
        ceiling_parts,
        method,
        importance,
    })
}

fn by_lot(
    structure: &Structure<'_>,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<(f64, Vec<Option<f64>>, Method)> {
    let sample = lanes::sample(structure, DRAWS, is_cancelled)?;
    let draws = f64::from(sample.draws);
    let smoothed = (sample.works * draws + 1.0) / (draws + 2.0);
    let method = Method::MonteCarlo {
        draws: sample.draws,
        standard_error: (smoothed * (1.0 - smoothed) / draws).sqrt(),
    };
    Some((sample.works, sample.importance, method))
}

/// The product over what stops the service alone; nothing that works with certainty counts.
fn ceiling(graph: &DependencyGraph, structure: &Structure<'_>) -> (f64, Vec<(ElementId, f64)>) {
    if !lanes::works_untouched(structure) {
        return (0.0, Vec::new());
    }
    let mut parts: Vec<(ElementId, f64)> = lanes::decisive(structure)
        .into_iter()
        .map(|event| structure.events[event as usize])
        .map(|event| (graph.element(event.element).id.clone(), event.works))
        .collect();
    parts.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    let ceiling = parts.iter().map(|(_, works)| works).product();
    (ceiling, parts)
}

/// The sets of elements with at most `order` in each whose loss together stops a service, and
/// none of whose parts does; by size, then by id, of any order. `None` when the diagram grows beyond
/// [`NODE_LIMIT`], or the sets are too many to be told apart in about a second.
///
/// # Errors
/// When there is no such element at this plateau.
pub fn cut_sets(
    graph: &DependencyGraph,
    id: &ElementId,
    order: usize,
) -> Result<Option<Vec<Vec<ElementId>>>, UnknownElement> {
    let ix = graph.find(id)?;
    let components = Components::of(graph);
    Ok(cuts(graph, &components, ix, order))
}

pub(super) fn cuts(
    graph: &DependencyGraph,
    components: &Components,
    service: ElementIx,
    order: usize,
) -> Option<Vec<Vec<ElementId>>> {
    let structure = Structure::of(graph, components, service.0, Events::All);
    let mut diagram = Diagram::new(NODE_LIMIT);
    let root = structure.works(&mut diagram)?;
    let mut cuts: Vec<Vec<ElementId>> = diagram
        .cuts(root, order)?
        .into_iter()
        .filter(|cut| !cut.is_empty())
        .map(|cut| {
            let elements = cut
                .iter()
                .map(|&event| structure.events[event as usize].element);
            let mut ids: Vec<ElementId> = elements.map(|ix| graph.element(ix).id.clone()).collect();
            ids.sort();
            ids
        })
        .collect();
    cuts.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    Some(cuts)
}
