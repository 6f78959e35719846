//! Circles of need: elements that cannot start, or come back, without each other.
//!
//! A circle counts when every need in it can stop its dependent: hard dependencies, containment in
//! a fault domain, membership of a group and storage of data. Where none of its elements can start
//! before another does, nothing starts once all are down; where a group has enough members outside,
//! the circle can be entered.
//!
//! One that closes through a soft dependency is a note: something can run, if with less, before all
//! of it does.

use std::collections::{BTreeMap, VecDeque};

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
    /// How bad it is.
    pub start: CircleStart,
}

/// Whether a circle of need can start when all of it is down and all else works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CircleStart {
    /// No element of it can start alone: bootstrapping has to be prepared.
    Blocked,
    /// A redundancy group, or a data set, has enough outside the circle to start with.
    Possible,
    /// It closes through a soft dependency: it starts with less, and is only a note.
    Soft,
}

impl CircleStart {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blocked => "bootstrapping-risk",
            Self::Possible => "can-start",
            Self::Soft => "soft",
        }
    }
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
            start: start_of(graph, &components, number),
        });
    }
    found.sort_by(|a, b| a.elements.cmp(&b.elements));
    found
}

/// The circles that close only through a soft dependency, one shortest for each set of elements, by
/// their first element. O(elements + dependencies) to find them, and one search for each of at most
/// [`STARTS`] soft dependencies of a component.
#[must_use]
pub fn soft_cycles(graph: &DependencyGraph) -> Vec<Cycle> {
    let all = Components::along(graph, &|_, _| true);
    let hard = Components::of(graph);
    let mut found: BTreeMap<Vec<u32>, Vec<u32>> = BTreeMap::new();
    for number in 0..all.len() {
        let rows = all.rows(number);
        let soft = rows.iter().flat_map(|&row| {
            let needs = graph.needs.classed(row);
            needs
                .filter(|(_, class, _)| *class == Class::Soft)
                .map(move |(other, _, _)| (row, other))
        });
        let closing = soft.filter(|&(row, other)| {
            // Within a hard circle the soft need changes nothing.
            all.number(other) == number && hard.number(row) != hard.number(other)
        });
        for (row, other) in closing.take(STARTS) {
            if let Some(circle) = circle_by(graph, &all, row, other) {
                let mut elements = circle.clone();
                elements.sort_unstable();
                found.entry(elements).or_insert(circle);
            }
        }
    }
    let ids = |rows: &[u32]| -> Vec<ElementId> {
        let ids = rows
            .iter()
            .map(|&row| graph.element(ElementIx(row)).id.clone());
        ids.collect()
    };
    found
        .iter()
        .map(|(elements, witness)| Cycle {
            elements: ids(elements),
            witness: ids(witness),
            start: CircleStart::Soft,
        })
        .collect()
}

/// Whether any element of a circle can start while all of it is down and all else works.
fn start_of(graph: &DependencyGraph, components: &Components, number: u32) -> CircleStart {
    let is_outside = |row: u32| components.number(row) != number;
    let can_start = |row: &&u32| {
        let (mut others, mut members, mut stores) = (true, 0_u32, false);
        for (other, class, _) in graph.needs.classed(**row) {
            match class {
                Class::Container | Class::Hard => others &= is_outside(other),
                Class::Member => members += u32::from(is_outside(other)),
                Class::Store => stores |= is_outside(other),
                Class::Soft => {}
            }
        }
        let group = graph.group(ElementIx(**row));
        let has_stores = graph.store_counts[**row as usize] > 0;
        others && group.is_none_or(|group| members >= group.k) && (!has_stores || stores)
    };
    if components.rows(number).iter().any(|row| can_start(&row)) {
        CircleStart::Possible
    } else {
        CircleStart::Blocked
    }
}

/// The shortest circle that begins with one dependency, breadth first within its component.
fn circle_by(
    graph: &DependencyGraph,
    components: &Components,
    from: u32,
    by: u32,
) -> Option<Vec<u32>> {
    let number = components.number(from);
    let mut came_from = rustc_hash::FxHashMap::default();
    let mut queue = VecDeque::from([by]);
    while let Some(row) = queue.pop_front() {
        if row == from {
            let mut circle = Vec::new();
            let mut at = row;
            while at != by {
                at = *came_from.get(&at)?;
                circle.push(at);
            }
            circle.push(from);
            circle.reverse();
            return Some(circle);
        }
        for (other, _, _) in graph.needs.classed(row) {
            if components.number(other) == number && other != by {
                came_from.entry(other).or_insert_with(|| {
                    queue.push_back(other);
                    row
                });
            }
        }
    }
    None
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
    fn a_circle_that_a_spare_member_enters_can_start() {
        let lines = "a application
            g redundancy_group k=1
            m application
            n application
            a depends_on g
            m member_of g
            n member_of g
            m depends_on a";
        let start = |lines: &str| cycles(&graph(lines))[0].start;
        assert_eq!(start(lines), CircleStart::Possible);
        assert_eq!(start(&lines.replace("k=1", "k=2")), CircleStart::Blocked);
        assert_eq!(start("a application\na depends_on a"), CircleStart::Blocked);
    }

    #[test]
    fn a_circle_that_closes_softly_is_a_note() {
        let words = |lines: &str| -> Vec<String> {
            let found = soft_cycles(&graph(lines)).into_iter();
            let ids = found.map(|cycle| {
                let ids = cycle.witness.iter().map(ElementId::as_str);
                ids.collect::<Vec<_>>().join(" ")
            });
            ids.collect()
        };
        let lines = "a application
            b application
            c application
            a depends_on b strength=soft
            b depends_on c
            c depends_on a";
        assert_eq!(words(lines), ["a b c"]);
        assert!(
            words(&lines.replace("strength=soft", "")).is_empty(),
            "a hard one"
        );
        let both = lines.to_owned() + "\na depends_on b";
        assert!(words(&both).is_empty(), "the hard need closes it as well");
        assert_eq!(
            words("a application\na depends_on a strength=soft"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn the_directory_and_its_name_servers_need_each_other_until_2027() {
        assert_eq!(cycles(&graph_of("P2026")).len(), 1);
        assert!(cycles(&graph_of("P2027")).is_empty());
    }
}
