//! Circles of need: elements that cannot start, or come back, without each other.
//!
//! A circle counts when every need in it can stop its dependent: hard dependencies, containment in
//! a fault domain, membership of a group and storage of data. One that closes through a soft
//! dependency is none: something can run before all of it does.

use std::collections::VecDeque;

use super::arcs::Class;
use super::components::Components;
use super::graph::DependencyGraph;
use crate::model::{ElementId, ElementIx};

/// Elements that need each other, directly or by way of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// All of them, by id.
    pub elements: Vec<ElementId>,
    /// One shortest circle among them, each needing the next and the last the first.
    pub witness: Vec<ElementId>,
}

/// From so many elements of a component the shortest circle is looked for.
const STARTS: usize = 64;

/// The circles of need, by their first element. O(elements + dependencies) to find them, and one
/// search for each of at most [`STARTS`] elements of a circle for its witness.
#[must_use]
pub fn cycles(graph: &DependencyGraph) -> Vec<Cycle> {
    let components = Components::of(graph);
    let mut found = Vec::new();
    for number in 0..components.len() {
        let rows = components.rows(number);
        let needs_itself = |row: u32| {
            let mut needs = graph.needs.classed(row);
            needs.any(|(other, class, _)| other == row && class != Class::Soft)
        };
        if rows.len() == 1 && !needs_itself(rows[0]) {
            continue;
        }
        let id = |row: u32| graph.element(ElementIx(row)).id.clone();
        let circles = rows
            .iter()
            .take(STARTS)
            .filter_map(|&row| circle_through(graph, &components, row));
        let witness = circles.min_by_key(Vec::len).unwrap_or_default();
        found.push(Cycle {
            elements: rows.iter().map(|&row| id(row)).collect(),
            witness: witness.into_iter().map(id).collect(),
        });
    }
    found.sort_by(|a, b| a.elements.cmp(&b.elements));
    found
}

/// The shortest circle through a row, breadth first within its component.
fn circle_through(
    graph: &DependencyGraph,
    components: &Components,
    start: u32,
) -> Option<Vec<u32>> {
    let number = components.number(start);
    let mut came_from = rustc_hash::FxHashMap::default();
    let mut queue = VecDeque::from([start]);
    while let Some(row) = queue.pop_front() {
        for (other, class, _) in graph.needs.classed(row) {
            if class == Class::Soft || components.number(other) != number {
                continue;
            }
            if other == start {
                let mut circle = vec![row];
                while let Some(&before) = circle.last().and_then(|row| came_from.get(row)) {
                    circle.push(before);
                }
                circle.reverse();
                return Some(circle);
            }
            came_from.entry(other).or_insert_with(|| {
                queue.push_back(other);
                row
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::support::{graph, graph_of};

    fn found(lines: &str) -> Vec<(String, String)> {
        let words = |ids: &[ElementId]| {
            let ids: Vec<&str> = ids.iter().map(ElementId::as_str).collect();
            ids.join(" ")
        };
        let cycles = cycles(&graph(lines));
        let cycles = cycles.iter();
        cycles
            .map(|cycle| (words(&cycle.elements), words(&cycle.witness)))
            .collect()
    }

    #[test]
    fn a_circle_is_told_with_its_shortest_round() {
        let lines = "a application
            b application
            c application
            d application
            a depends_on b
            b depends_on c
            c depends_on a
            b depends_on d
            d depends_on b";
        assert_eq!(found(lines), [("a b c d".into(), "b d".into())]);
        assert_eq!(
            found("a application\na depends_on a"),
            [("a".into(), "a".into())]
        );
        let soft = lines.replace("c depends_on a", "c depends_on a strength=soft");
        assert_eq!(found(&soft), [("b d".into(), "b d".into())]);
        assert!(found("a application\nb application\na depends_on b").is_empty());
    }

    #[test]
    fn the_directory_and_its_name_servers_need_each_other_until_2027() {
        assert_eq!(cycles(&graph_of("P2026")).len(), 1);
        assert!(cycles(&graph_of("P2027")).is_empty());
    }
}
