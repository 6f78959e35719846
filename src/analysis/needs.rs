//! How soon an element must be back, for itself and for those that depend on it.
//!
//! The business says how long it can do without a service (DMIA). What the service needs must be
//! back earlier still, by the time that the service takes to restart:
//! `need(n) = min(own, need(x) − restart(x) over all x that stop without n)`.
//! What stops without n: what needs it hard, what lies in it, a group without members to spare, a
//! data set without another store.
//!
//! Elements that need each other in a circle come back together, as recovery times assume: all of
//! them by the earliest hour at which one of them must, and what they need earlier by the restarts
//! of them all. A restart that the map does not give takes no time, and is counted.

use std::collections::VecDeque;

use super::arcs::Class;
use super::components::Components;
use super::graph::DependencyGraph;
use super::recovery::{OwnDuration, own_duration};
use crate::model::{ElementIx, Value};

/// In place of a row: the need is the element's own, or there is none.
const NOBODY: u32 = u32::MAX;

/// By when an element must be back.
#[derive(Clone, Debug, PartialEq)]
pub struct RecoveryNeed {
    /// The hours that its own DMIA allows.
    pub declared_h: Option<f64>,
    /// The hours that it has at most: its own, or less where a dependent imposes less. Negative
    /// when those that depend on it take longer to restart than the business can wait: nothing
    /// that is done here can be enough.
    pub hours: f64,
    /// From the element whose DMIA decides down to this one, each needing the next; this one alone
    /// when its own need is the strictest.
    pub chain: Vec<ElementIx>,
    /// How many on that chain have no restart time in the map; it was taken as none.
    pub assumed: usize,
}

impl RecoveryNeed {
    /// Who imposes it: an element that depends on this one.
    #[must_use]
    pub fn imposed_by(&self) -> Option<ElementIx> {
        let first = self.chain.first().copied();
        first.filter(|_| self.chain.len() > 1)
    }

    /// Whether nothing that is done at this element can be enough.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        self.hours < 0.0
    }
}

/// By when each element must be back; see the module's header.
#[derive(Clone, Debug)]
pub struct RecoveryNeeds {
    declared_h: Vec<Option<f64>>,
    /// Infinite where nobody says anything.
    hours: Vec<f64>,
    /// The dependent that the need came from.
    from: Vec<u32>,
    assumed: Vec<usize>,
}

impl RecoveryNeeds {
    /// The needs of all elements. O(elements + dependencies).
    #[must_use]
    pub fn of(graph: &DependencyGraph) -> Self {
        let elements = graph.elements().iter();
        let declared_h: Vec<Option<f64>> = elements
            .map(|element| {
                let hours = element.attributes.get("dmia_h").and_then(Value::as_number);
                hours.filter(|hours| *hours >= 0.0)
            })
            .collect();
        let count = declared_h.len();
        let mut this = Self {
            hours: declared_h
                .iter()
                .map(|hours| hours.unwrap_or(f64::INFINITY))
                .collect(),
            declared_h,
            from: vec![NOBODY; count],
            assumed: vec![0; count],
        };
        let stops = |dependent: u32, class: Class| stops_without(graph, dependent, class);
        let components = Components::along(graph, &stops);
        // Dependents first: their needs are settled before they are handed on.
        for number in (0..components.len()).rev() {
            let rows = components.rows(number);
            this.settle(graph, rows, &stops);
            this.hand_on(graph, &components, number, &stops);
        }
        this
    }

    /// The need of one element; `None` where neither it nor a dependent has one.
    #[must_use]
    pub fn need(&self, ix: ElementIx) -> Option<RecoveryNeed> {
        let hours = *self.hours.get(ix.row())?;
        let mut chain = vec![ix];
        let mut row = ix.0;
        while self.from[row as usize] != NOBODY {
            row = self.from[row as usize];
            chain.push(ElementIx(row));
        }
        chain.reverse();
        hours.is_finite().then(|| RecoveryNeed {
            declared_h: self.declared_h[ix.row()],
            hours,
            chain,
            assumed: self.assumed[ix.row()],
        })
    }

    /// Gives all elements of a circle the earliest hour of any of them.
    fn settle(
        &mut self,
        graph: &DependencyGraph,
        rows: &[u32],
        stops: &dyn Fn(u32, Class) -> bool,
    ) {
        let earliest = |a: &&u32, b: &&u32| {
            let hours = |row: &u32| self.hours[*row as usize];
            hours(a).total_cmp(&hours(b)).then(a.cmp(b))
        };
        let Some(&first) = rows.iter().min_by(earliest).filter(|_| rows.len() > 1) else {
            return;
        };
        let mut waiting: Vec<u32> = rows.iter().copied().filter(|row| *row != first).collect();
        let mut queue = VecDeque::from([first]);
        while let Some(row) = queue.pop_front() {
            for (other, class, _) in graph.needs.classed(row) {
                let Ok(at) = waiting.binary_search(&other) else {
                    continue;
                };
                if stops(row, class) {
                    waiting.remove(at);
                    queue.push_back(other);
                    // Its own need may be as strict; then nobody imposes it.
                    if self.hours[other as usize] > self.hours[first as usize] {
                        self.hours[other as usize] = self.hours[first as usize];
                        self.from[other as usize] = row;
                        self.assumed[other as usize] = self.assumed[first as usize];
                    }
                }
            }
        }
    }

    /// Tells what a circle, or a single element, needs by when that must be back.
    fn hand_on(
        &mut self,
        graph: &DependencyGraph,
        components: &Components,
        number: u32,
        stops: &dyn Fn(u32, Class) -> bool,
    ) {
        let rows = components.rows(number);
        let restarts = rows
            .iter()
            .map(|&row| own_duration(graph, ElementIx(row), false));
        let (mut restart_h, mut unknown) = (0.0, 0);
        for restart in restarts {
            restart_h += restart.hours();
            unknown += usize::from(matches!(restart, OwnDuration::Assumed(_)));
        }
        for &row in rows {
            let left_h = self.hours[row as usize] - restart_h;
            for (other, class, _) in graph.needs.classed(row) {
                let is_outside = components.number(other) != number;
                if is_outside && stops(row, class) && left_h < self.hours[other as usize] {
                    self.hours[other as usize] = left_h;
                    self.from[other as usize] = row;
                    self.assumed[other as usize] = self.assumed[row as usize] + unknown;
                }
            }
        }
    }
}

/// Whether the loss of what it needs stops a dependent all alone: members to spare, and stores
/// beside others, do not.
pub(super) fn stops_without(graph: &DependencyGraph, dependent: u32, class: Class) -> bool {
    match class {
        Class::Container | Class::Hard => true,
        Class::Soft => false,
        Class::Member => graph
            .group(ElementIx(dependent))
            .is_some_and(|group| group.k >= group.size),
        Class::Store => graph.store_counts[dependent as usize] == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::support::{graph, graph_of};
    use crate::model::ElementId;

    /// The need of an element: hours, then the chain.
    fn need(graph: &DependencyGraph, id: &str) -> (f64, String) {
        let needs = RecoveryNeeds::of(graph);
        let ix = graph.find(&ElementId::from(id)).unwrap();
        let need = needs.need(ix).unwrap();
        let chain = need.chain.iter().map(|ix| graph.element(*ix).id.as_str());
        (need.hours, chain.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn each_restart_on_the_way_takes_from_the_hours_of_the_business() {
        let graph = graph(
            "s business_service dmia_h=4
             t business_service dmia_h=24
             a application restart_h=0.5 dmia_h=8
             b database restart_h=1
             c hypervisor dmia_h=1
             d application
             e database
             u database
             s requires a
             t requires b
             a depends_on b
             b hosted_on c
             b depends_on d
             d depends_on e
             a depends_on u strength=soft",
        );
        assert_eq!(need(&graph, "s"), (4.0, "s".into()));
        assert_eq!(need(&graph, "a"), (4.0, "s a".into()));
        assert_eq!(need(&graph, "b"), (3.5, "s a b".into()));
        assert_eq!(need(&graph, "c"), (1.0, "c".into()), "its own is stricter");
        let needs = RecoveryNeeds::of(&graph);
        let found = |id: &str| needs.need(graph.find(&id.into()).unwrap());
        assert_eq!(found("u"), None, "softly needed only");
        let b = found("b").unwrap();
        assert_eq!(b.imposed_by(), graph.find(&"s".into()).ok());
        assert_eq!(b.assumed, 0, "a service has no restart of its own");
        assert!(!b.is_impossible());
        let e = found("e").unwrap();
        assert_eq!((e.hours, e.assumed), (2.5, 1), "d should have one");
    }

    #[test]
    fn what_restarts_longer_than_the_business_waits_cannot_be_helped_below() {
        let graph = graph(
            "s business_service dmia_h=1
             a application restart_h=3
             b database
             s requires a
             a depends_on b",
        );
        assert_eq!(need(&graph, "b"), (-2.0, "s a b".into()));
        let needs = RecoveryNeeds::of(&graph);
        let b = needs.need(graph.find(&"b".into()).unwrap()).unwrap();
        assert!(b.is_impossible());
    }

    #[test]
    fn a_member_to_spare_may_take_its_time_and_one_that_is_needed_may_not() {
        let lines = "s business_service dmia_h=4
            g redundancy_group k=1 failover_h=0.5
            m logical_server dmia_h=48
            n logical_server
            r room
            o switch r
            s requires g
            m member_of g
            n member_of g
            g depends_on o";
        let spare = graph(lines);
        assert_eq!(need(&spare, "m"), (48.0, "m".into()));
        assert_eq!(need(&spare, "r"), (3.5, "s g o r".into()));
        let all = graph(&lines.replace("k=1", "k=2"));
        assert_eq!(need(&all, "m"), (3.5, "s g m".into()));
    }

    #[test]
    fn a_circle_comes_back_together() {
        let graph = graph(
            "s business_service dmia_h=8
             a application restart_h=1
             b application restart_h=2 dmia_h=7
             c database
             s requires a
             a depends_on b
             b depends_on a
             b depends_on c",
        );
        assert_eq!(need(&graph, "a"), (7.0, "b a".into()));
        assert_eq!(need(&graph, "c"), (4.0, "b c".into()));
    }

    /// The formula repeated until nothing changes; right where needs run in no circle.
    #[test]
    fn the_sample_agrees_with_the_formula_written_out() {
        for plateau in ["P2027", "P2029"] {
            let graph = graph_of(plateau);
            let needs = RecoveryNeeds::of(&graph);
            let count = graph.elements().len();
            let number = |row: usize, name: &str| {
                graph.elements()[row]
                    .attributes
                    .get(name)
                    .and_then(Value::as_number)
            };
            let mut judge: Vec<f64> = (0..count)
                .map(|row| number(row, "dmia_h").unwrap_or(f64::INFINITY))
                .collect();
            for _ in 0..count {
                for row in 0..count {
                    let ix = ElementIx(u32::try_from(row).unwrap());
                    for (other, class) in graph.needed_by(ix) {
                        let group = graph.group(other);
                        let counts = match class {
                            Class::Hard | Class::Container => true,
                            Class::Soft => false,
                            Class::Member => group.is_some_and(|group| group.k == group.size),
                            Class::Store => {
                                graph
                                    .needs(other)
                                    .filter(|(_, c)| *c == Class::Store)
                                    .count()
                                    == 1
                            }
                        };
                        let own = if group.is_some() {
                            "failover_h"
                        } else {
                            "restart_h"
                        };
                        if counts {
                            let left = judge[other.row()] - number(other.row(), own).unwrap_or(0.0);
                            judge[row] = judge[row].min(left);
                        }
                    }
                }
            }
            for (row, &hours) in judge.iter().enumerate() {
                let need = needs.need(ElementIx(u32::try_from(row).unwrap()));
                let found = need.map_or(f64::INFINITY, |need| need.hours);
                let id = &graph.elements()[row].id;
                assert!(
                    found == hours || (found - hours).abs() < 1e-9,
                    "{id}: {found}, {hours}"
                );
            }
        }
    }
}
