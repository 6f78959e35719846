//! Obligatory passages as hints: what every way through the dependencies must cross.
//!
//! An element dominates another when every way from the entry to the other runs through it; its
//! immediate dominators form a tree, and the chain up from an element is the list of what must be
//! passed, in order. Soft dependencies are no way: they stop nothing.
//!
//! Only a hint: where redundancy groups are, all ways may cross an element that is not needed, and
//! what is needed beside others is on no way of theirs. What alone stops a service is found by
//! losing it ([`weak_points`](super::weak_points())).
//!
//! Cooper, Harvey and Kennedy, *A simple, fast dominance algorithm*, 2001: the numbers of a
//! depth-first visit make the meeting point of two ways a walk up two chains. O(elements ×
//! dependencies) at worst, a few passes over the dependencies in practice.

use super::arcs::Arcs;
use super::components::Components;
use super::graph::DependencyGraph;
use crate::model::ElementIx;

/// In place of a number, for what is not reached, and of a row, for the entry itself.
const NONE: u32 = u32::MAX;

/// The tree of immediate dominators; see the module's header.
#[derive(Clone, Debug)]
pub struct Dominators {
    /// The immediate dominator of each row; [`NONE`] where there is none.
    immediate: Vec<u32>,
}

impl Dominators {
    /// What every way from an element to something that it needs must cross.
    #[must_use]
    pub fn below(graph: &DependencyGraph, entry: ElementIx) -> Self {
        Self {
            immediate: immediate(&graph.needs, &graph.needed_by, &[entry.0]),
        }
    }

    /// What every way from the foundations to an element must cross. Foundations are the elements
    /// that need nothing, and the circles that need nothing outside.
    #[must_use]
    pub fn above_foundations(graph: &DependencyGraph) -> Self {
        Self {
            immediate: immediate(&graph.needed_by, &graph.needs, &foundations(graph)),
        }
    }

    /// The last element that every way to this one crosses before it; `None` where there is none,
    /// or no way.
    #[must_use]
    pub fn immediate(&self, ix: ElementIx) -> Option<ElementIx> {
        let dominator = self.immediate.get(ix.row()).copied()?;
        (dominator != NONE).then_some(ElementIx(dominator))
    }

    /// All that every way to an element crosses, the nearest to it first, without itself.
    pub fn passages(&self, ix: ElementIx) -> impl Iterator<Item = ElementIx> + '_ {
        std::iter::successors(self.immediate(ix), |&above| self.immediate(above))
    }
}

/// The rows that need nothing outside their own circle, by id. O(elements + dependencies).
fn foundations(graph: &DependencyGraph) -> Vec<u32> {
    let components = Components::of(graph);
    let needs_outside = |number: u32| {
        let rows = components.rows(number).iter();
        rows.flat_map(|&row| graph.needs.strict(row))
            .any(|other| components.number(other) != number)
    };
    let mut found: Vec<u32> = (0..components.len())
        .filter(|&number| !needs_outside(number))
        .flat_map(|number| components.rows(number).iter().copied())
        .collect();
    found.sort_unstable();
    found
}

/// The immediate dominator of every row on the ways from the entries, which start at one point of
/// their own.
fn immediate(next: &Arcs, back: &Arcs, entries: &[u32]) -> Vec<u32> {
    let (order, numbers) = visited(next, entries);
    let root = u32::try_from(order.len()).unwrap_or(NONE);
    // Arcs that arrive, in the numbers of the visit: the walk up then stays within small arrays.
    let mut starts = Vec::with_capacity(order.len() + 1);
    let mut arriving = Vec::with_capacity(back.len());
    starts.push(0);
    let mut is_entry = vec![false; order.len()];
    for &entry in entries {
        is_entry[numbers[entry as usize] as usize] = true;
    }
    for (&row, &enters) in order.iter().zip(&is_entry) {
        if enters {
            arriving.push(root);
        }
        let before = back.strict(row).map(|other| numbers[other as usize]);
        arriving.extend(before.filter(|&number| number != NONE));
        starts.push(arriving.len());
    }
    // A greater number is nearer to the root.
    let mut dominators = vec![NONE; order.len() + 1];
    dominators[root as usize] = root;
    let mut has_changed = true;
    while has_changed {
        has_changed = false;
        for at in (0..order.len()).rev() {
            let mut meeting = NONE;
            for &before in &arriving[starts[at]..starts[at + 1]] {
                if dominators[before as usize] == NONE {
                    continue;
                }
                meeting = if meeting == NONE {
                    before
                } else {
                    met(&dominators, meeting, before)
                };
            }
            if dominators[at] != meeting {
                dominators[at] = meeting;
                has_changed = true;
            }
        }
    }
    let mut out = vec![NONE; numbers.len()];
    for (&row, &dominator) in order.iter().zip(&dominators) {
        if let Some(&above) = order.get(dominator as usize) {
            out[row as usize] = above;
        }
    }
    out
}

/// Where two chains of dominators meet.
fn met(dominators: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        if a < b {
            a = dominators[a as usize];
        } else {
            b = dominators[b as usize];
        }
    }
    a
}

/// The rows reached, each after all that was first reached through it, and the place of each row
/// among them.
fn visited(next: &Arcs, entries: &[u32]) -> (Vec<u32>, Vec<u32>) {
    const OPEN: u32 = NONE - 1;
    let mut numbers = vec![NONE; next.rows()];
    let mut order = Vec::with_capacity(next.rows());
    let mut path = Vec::new();
    for &entry in entries {
        if numbers[entry as usize] != NONE {
            continue;
        }
        numbers[entry as usize] = OPEN;
        path.push((entry, next.strict(entry)));
        while let Some((row, onward)) = path.last_mut() {
            if let Some(other) = onward.find(|&other| numbers[other as usize] == NONE) {
                numbers[other as usize] = OPEN;
                path.push((other, next.strict(other)));
            } else {
                numbers[*row as usize] = u32::try_from(order.len()).unwrap_or(OPEN);
                order.push(*row);
                path.pop();
            }
        }
    }
    (order, numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::tests::support::{graph, graph_of};
    use crate::model::ElementId;

    /// The immediate dominators from an entry, as `element:dominator`.
    fn found(arcs: &str, entry: &str) -> Vec<String> {
        let graph = graph(&lines(arcs));
        let entry = graph.find(&entry.into()).unwrap();
        let dominators = Dominators::below(&graph, entry);
        let name = |row: usize| graph.elements()[row].id.to_string();
        (0..graph.elements().len())
            .filter_map(|row| {
                let above = dominators.immediate(ElementIx(u32::try_from(row).unwrap()))?;
                Some(format!("{}:{}", name(row), name(above.row())))
            })
            .collect()
    }

    fn lines(arcs: &str) -> String {
        let mut names: Vec<&str> = arcs.split([' ', '>']).collect();
        names.sort_unstable();
        names.dedup();
        let elements = names.iter().map(|name| format!("{name} application\n"));
        let arcs = arcs.split(' ').filter_map(|arc| arc.split_once('>'));
        let links = arcs.map(|(from, to)| format!("{from} depends_on {to}\n"));
        elements.chain(links).collect()
    }

    #[test]
    fn w26_domrel() {
        assert_eq!(
            found("1>2 2>3 2>4 2>6 3>5 4>5 5>2", "1"),
            ["2:1", "3:2", "4:2", "5:2", "6:2"]
        );
    }

    #[test]
    fn w27_an_irreducible_graph_from_5() {
        assert_eq!(
            found("1>2 2>1 3>2 4>1 5>3 5>4", "5"),
            ["1:5", "2:5", "3:5", "4:5"]
        );
    }

    #[test]
    fn w28_an_irreducible_graph_from_6() {
        assert_eq!(
            found("1>2 2>1 2>3 3>2 4>2 4>3 5>1 6>4 6>5", "6"),
            ["1:6", "2:6", "3:6", "4:6", "5:6"]
        );
    }

    #[test]
    fn passages_come_in_order_and_soft_ways_are_none() {
        let graph = graph(
            "s business_service
             a application
             b database
             c database
             d hypervisor
             s requires a
             a depends_on b
             a depends_on c
             b hosted_on d
             c hosted_on d
             s depends_on d strength=soft",
        );
        let ids = |dominators: &Dominators, id: &str| -> Vec<String> {
            let ix = graph.find(&ElementId::from(id)).unwrap();
            let passages = dominators.passages(ix);
            passages
                .map(|ix| graph.element(ix).id.to_string())
                .collect()
        };
        let entry = graph.find(&"s".into()).unwrap();
        assert_eq!(ids(&Dominators::below(&graph, entry), "d"), ["a", "s"]);
        assert_eq!(ids(&Dominators::above_foundations(&graph), "s"), ["a", "d"]);
    }

    /// Whether there is a way once an element is gone.
    fn is_reached(graph: &DependencyGraph, from: u32, to: u32, without: u32) -> bool {
        let mut seen = vec![false; graph.elements().len()];
        let mut open = vec![from];
        while let Some(row) = open.pop() {
            if row == without || std::mem::replace(&mut seen[row as usize], true) {
                continue;
            }
            open.extend(graph.needs.strict(row));
        }
        seen[to as usize]
    }

    proptest! {
        #[test]
        fn what_dominates_is_on_every_way(arcs in prop::collection::vec((0..9_u32, 0..9_u32), 1..24)) {
            let mut lines = String::new();
            for at in 0..9 {
                lines += &format!("e{at} application\n");
            }
            for (from, to) in arcs {
                lines += &format!("e{from} depends_on e{to}\n");
            }
            let graph = graph(&lines);
            let dominators = Dominators::below(&graph, ElementIx(0));
            for to in 1..9 {
                let cutting: Vec<u32> = (0..9)
                    .filter(|&without| without != to && is_reached(&graph, 0, to, NONE))
                    .filter(|&without| !is_reached(&graph, 0, to, without))
                    .collect();
                let passages = dominators.passages(ElementIx(to));
                let mut passages: Vec<u32> = passages.map(|ix| ix.0).collect();
                passages.sort_unstable();
                prop_assert_eq!(passages, cutting, "to e{}", to);
            }
        }
    }

    #[test]
    fn every_way_to_the_registry_office_crosses_its_application() {
        let graph = graph_of("P2026");
        let dominators = Dominators::above_foundations(&graph);
        let service = graph.find(&"bs-etat".into()).unwrap();
        let passages: Vec<&str> = dominators
            .passages(service)
            .map(|ix| graph.element(ix).id.as_str())
            .collect();
        assert_eq!(passages.first(), Some(&"ap-etat"));
    }
}
