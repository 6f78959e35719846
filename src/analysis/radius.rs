//! How far the loss of one element goes: on paper, and in effect.

use super::graph::DependencyGraph;
use super::propagation::Propagation;
use super::reach::{Direction, Search};
use super::scenario::{State, UnknownElement};
use crate::model::{ElementId, ElementIx};

/// How many other elements the loss of one reaches. The difference is what redundancy buys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Radius {
    /// All that depends on it, whatever redundancy there is: `|downstream(∞)|`.
    pub potential: usize,
    /// Those that are down or degraded when it alone is lost and that are up otherwise.
    pub actual: usize,
}

/// Both radii of one element, itself left out. O(elements + dependencies).
///
/// # Errors
/// When there is no such element at this plateau.
pub fn radius(graph: &DependencyGraph, id: &ElementId) -> Result<Radius, UnknownElement> {
    let ix = graph.find(id)?;
    Ok(Radii::new(graph).of(ix))
}

/// Finds the radii of one element after the other.
pub(super) struct Radii<'g> {
    graph: &'g DependencyGraph,
    search: Search,
    always: Vec<State>,
    propagation: Propagation<'g>,
}

impl<'g> Radii<'g> {
    pub(super) fn new(graph: &'g DependencyGraph) -> Self {
        Self {
            graph,
            search: Search::new(graph.elements().len()),
            always: always_affected(graph),
            propagation: Propagation::new(graph, None),
        }
    }

    pub(super) fn of(&mut self, ix: ElementIx) -> Radius {
        Radius {
            potential: potential(self.graph, &mut self.search, ix),
            actual: self.actual(ix),
        }
    }

    pub(super) fn actual(&mut self, ix: ElementIx) -> usize {
        actual(&mut self.propagation, &self.always, ix)
    }
}

/// The actual radius of every element, in the order of their numbers.
/// O(elements × what the loss of each affects).
#[must_use]
pub fn actual_radii(graph: &DependencyGraph) -> Vec<usize> {
    let always = always_affected(graph);
    let mut propagation = Propagation::new(graph, None);
    numbers(graph)
        .map(|ix| actual(&mut propagation, &always, ix))
        .collect()
}

fn numbers(graph: &DependencyGraph) -> impl Iterator<Item = ElementIx> + use<> {
    (0..u32::try_from(graph.elements().len()).unwrap_or(u32::MAX)).map(ElementIx)
}

fn potential(graph: &DependencyGraph, search: &mut Search, ix: ElementIx) -> usize {
    search.run(graph.arcs(Direction::Downstream), ix, u32::MAX);
    search.found.len() - 1
}

fn actual(propagation: &mut Propagation<'_>, always: &[State], ix: ElementIx) -> usize {
    propagation.run(std::iter::once((ix.0, State::Down)));
    let raised =
        |row: &&u32| **row != ix.0 && propagation.states[**row as usize] > always[**row as usize];
    let count = propagation.risen.iter().filter(raised).count();
    propagation.reset();
    count
}

/// What is down with nothing lost, because a group has fewer members than it needs.
pub(super) fn always_affected(graph: &DependencyGraph) -> Vec<State> {
    let mut propagation = Propagation::new(graph, None);
    propagation.run(std::iter::empty());
    propagation.states
}
