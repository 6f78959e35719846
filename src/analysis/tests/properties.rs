//! What holds of every scenario on every map. That the states are right is judged from outside, by
//! `tests/suite/judge`; here it is what only the inside shows.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::support::graph;
use crate::analysis::{DependencyGraph, Impact, Scenario, State, explain, impact};

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
    fn every_reason_speaks_of_what_rose_earlier(lines in maps(), struck in struck()) {
        let graph = graph(&lines);
        let found = impact(&graph, &scenario(&graph, &struck)).unwrap();
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
}
