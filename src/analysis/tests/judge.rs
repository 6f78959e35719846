//! The rules written out plainly and repeated until nothing changes, as the judge of the fast way.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::support::graph;
use crate::analysis::{
    Class, DependencyGraph, Impact, Scenario, State, actual_radii, explain, impact,
    potential_radii, radius,
};
use crate::model::ElementIx;

/// The least fixpoint, straight from the rules.
#[expect(
    clippy::needless_range_loop,
    reason = "rows number elements, and name them in three lists"
)]
fn judge(graph: &DependencyGraph, scenario: &Scenario) -> Vec<State> {
    let count = graph.elements().len();
    let mut states = vec![State::Up; count];
    loop {
        let before = states.clone();
        for row in 0..count {
            let ix = ElementIx(u32::try_from(row).unwrap());
            let element = graph.element(ix);
            let own = scenario.injected.get(&element.id).copied();
            let mut state = states[row].max(own.unwrap_or_default());
            let needs: Vec<(State, Class)> = graph
                .needs(ix)
                .map(|(other, class)| (before[other.row()], class))
                .collect();
            let of = |wanted: Class| -> Vec<State> {
                let wanted = needs.iter().filter(|(_, class)| *class == wanted);
                wanted.map(|(state, _)| *state).collect()
            };
            for cause in of(Class::Container).into_iter().chain(of(Class::Hard)) {
                state = state.max(cause);
            }
            if of(Class::Soft).contains(&State::Down) {
                state = state.max(State::Degraded);
            }
            if let Some(group) = graph.group(ix) {
                let members = of(Class::Member);
                let available = members
                    .iter()
                    .filter(|state| **state != State::Down)
                    .count();
                let full = members.iter().filter(|state| **state == State::Up).count();
                if available < group.k as usize {
                    state = State::Down;
                } else if full < group.k as usize {
                    state = state.max(State::Degraded);
                }
            }
            let stores = of(Class::Store);
            if !stores.is_empty() {
                state = state.max(if stores.iter().all(|state| *state == State::Down) {
                    State::Down
                } else if stores.contains(&State::Down) {
                    State::Degraded
                } else {
                    stores.into_iter().max().unwrap_or_default()
                });
            }
            states[row] = state;
        }
        if states == before {
            return states;
        }
    }
}

/// A random small map: places, groups, data sets and applications, joined at random.
fn maps() -> impl Strategy<Value = String> {
    let elements = proptest::collection::vec((0..5_usize, 0..4_u32, 0..12_usize), 1..14);
    let links = proptest::collection::vec((0..14_usize, 0..14_usize, 0..6_usize), 0..30);
    (elements, links).prop_map(|(elements, links)| {
        let mut lines = String::new();
        let count = elements.len();
        for (at, (kind, k, parent)) in elements.iter().enumerate() {
            let kind = [
                "application",
                "redundancy_group",
                "data_set",
                "room",
                "database",
            ][*kind];
            // A parent of a smaller number, so that containment has no circle.
            let parent = if at > 0 && *parent < at {
                format!("e{parent:02}")
            } else {
                String::new()
            };
            let _ = writeln!(lines, "e{at:02} {kind} {parent} k={k}");
        }
        for (from, to, kind) in links {
            let (from, to) = (from % count, to % count);
            let kind = [
                "depends_on",
                "depends_on",
                "hosted_on",
                "member_of",
                "stored_in",
                "requires",
            ][kind];
            let strength = if (from + to) % 3 == 0 { "soft" } else { "hard" };
            let _ = writeln!(lines, "e{from:02} {kind} e{to:02} strength={strength}");
        }
        lines
    })
}

fn scenario(graph: &DependencyGraph, struck: &[(usize, bool)]) -> Scenario {
    let mut scenario = Scenario::default();
    for (row, is_down) in struck {
        let element = &graph.elements()[row % graph.elements().len()];
        let state = if *is_down {
            State::Down
        } else {
            State::Degraded
        };
        scenario.injected.insert(element.id.clone(), state);
    }
    scenario
}

fn struck() -> impl Strategy<Value = Vec<(usize, bool)>> {
    proptest::collection::vec((0..14_usize, any::<bool>()), 0..4)
}

fn reasons_come_before_what_they_explain(found: &Impact) {
    for &ix in found.affected() {
        let reason = found
            .reason(ix)
            .expect("every affected element has a reason");
        for cause in reason.causes() {
            assert!(found.round(cause) < found.round(ix));
        }
        let depth = found.depth(ix).expect("every affected element has a path");
        let path = found.path(ix);
        assert_eq!(path.len(), depth as usize + 1);
        let why = explain(found, &found.graph().element(ix).id).unwrap();
        assert_eq!(why.proof[0].element, ix);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_fast_way_agrees_with_the_rules(lines in maps(), struck in struck()) {
        let graph = graph(&lines);
        let scenario = scenario(&graph, &struck);
        let found = impact(&graph, &scenario).unwrap();
        prop_assert_eq!(found.states(), &judge(&graph, &scenario)[..]);
        reasons_come_before_what_they_explain(&found);
    }

    #[test]
    fn one_more_loss_never_makes_anything_better(lines in maps(), struck in struck(), more in 0..14_usize) {
        let graph = graph(&lines);
        let less = scenario(&graph, &struck);
        let mut worse = less.clone();
        let element = &graph.elements()[more % graph.elements().len()];
        worse.injected.insert(element.id.clone(), State::Down);
        let (less, worse) = (impact(&graph, &less).unwrap(), impact(&graph, &worse).unwrap());
        for (before, after) in less.states().iter().zip(worse.states()) {
            prop_assert!(before <= after);
        }
    }

    #[test]
    fn radii_of_all_elements_are_those_of_each(lines in maps()) {
        let graph = graph(&lines);
        let (potential, actual) = (potential_radii(&graph), actual_radii(&graph));
        for (row, element) in graph.elements().iter().enumerate() {
            let one = radius(&graph, &element.id).unwrap();
            prop_assert_eq!((one.potential, one.actual), (potential[row], actual[row]));
            prop_assert!(one.actual <= one.potential);
        }
    }
}
