//! A judge that counts all cases, on random maps.
#![expect(
    clippy::let_underscore_must_use,
    reason = "writing into a String cannot fail"
)]

use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::*;
use crate::analysis::tests::support::graph;

/// Counts all cases of which elements work by themselves.
fn judge(graph: &DependencyGraph, service: ElementIx) -> f64 {
    use crate::analysis::{Scenario, State, impact};
    let events: Vec<(ElementId, f64)> = graph
        .elements()
        .iter()
        .filter_map(|element| Some((element.id.clone(), structure::availability_of(element)?)))
        .collect();
    let mut total = 0.0;
    for case in 0_u32..1 << events.len() {
        let mut share = 1.0;
        let mut lost = Vec::new();
        for (at, (id, p)) in events.iter().enumerate() {
            if case >> at & 1 == 1 {
                share *= 1.0 - p;
                lost.push(id.as_str());
            } else {
                share *= p;
            }
        }
        let found = impact(graph, &Scenario::losing(lost)).unwrap();
        if found.state(service) != State::Down {
            total += share;
        }
    }
    total
}

fn maps() -> impl Strategy<Value = String> {
    let elements = proptest::collection::vec((0..5_usize, 0..4_u32, 0..11_usize, 1..10_u32), 2..9);
    let links = proptest::collection::vec((0..11_usize, 0..11_usize, 0..5_usize), 1..24);
    (elements, links).prop_map(|(elements, links)| {
        let mut lines = String::new();
        for (at, (kind, k, parent, tenths)) in elements.iter().enumerate() {
            let kind = [
                "application",
                "redundancy_group",
                "data_set",
                "room",
                "database",
            ][*kind];
            let parent = if at > 0 && *parent < at {
                format!("e{parent:02}")
            } else {
                String::new()
            };
            let _ = writeln!(
                lines,
                "e{at:02} {kind} {parent} k={k} availability=0.{tenths}"
            );
        }
        let count = elements.len();
        for (from, to, kind) in links {
            let kind = [
                "depends_on",
                "depends_on",
                "member_of",
                "stored_in",
                "hosted_on",
            ][kind];
            let soft = if from % 5 == 0 { "strength=soft" } else { "" };
            let _ = writeln!(
                lines,
                "e{:02} {kind} e{:02} {soft}",
                from % count,
                to % count
            );
        }
        lines
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_diagram_agrees_with_counting_all_cases(lines in maps()) {
        let graph = graph(&lines);
        let components = Components::of(&graph);
        for row in 0..u32::try_from(graph.elements().len()).unwrap().min(3) {
            let ix = ElementIx(row);
            let exact = judge(&graph, ix);
            let found = found(&graph, &components, ix, NODE_LIMIT, &|| false).unwrap();
            prop_assert!((found.availability - exact).abs() < 1e-9, "{} instead of {exact}", found.availability);
            prop_assert!(found.availability <= found.ceiling + 1e-9);
        }
    }

    #[test]
    fn cut_sets_stop_a_service_and_no_part_of_them_does(lines in maps()) {
        use crate::analysis::{Scenario, State, impact};
        let graph = graph(&lines);
        let id = graph.elements()[0].id.clone();
        let service = graph.find(&id).unwrap();
        let stops = |lost: &[&str]| {
            let found = impact(&graph, &Scenario::losing(lost.iter().copied())).unwrap();
            found.state(service) == State::Down
        };
        let cuts = cut_sets(&graph, &id, 2).unwrap().unwrap();
        let candidates: Vec<&str> = graph.elements().iter()
            .filter(|element| element.id != id && crate::analysis::weak_points::fails_by_itself(element))
            .map(|element| element.id.as_str())
            .collect();
        let mut expected: Vec<Vec<&str>> = Vec::new();
        if !stops(&[]) {
            for &one in &candidates {
                if stops(&[one]) {
                    expected.push(vec![one]);
                }
            }
            for (at, &one) in candidates.iter().enumerate() {
                for &other in &candidates[at + 1..] {
                    if stops(&[one, other]) && !stops(&[one]) && !stops(&[other]) {
                        expected.push(vec![one, other]);
                    }
                }
            }
        }
        let found: Vec<Vec<&str>> = cuts.iter().map(|cut| cut.iter().map(ElementId::as_str).collect()).collect();
        prop_assert_eq!(found, expected);
    }
}
