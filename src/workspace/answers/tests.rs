//! What pictures of answers promise.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::analysis::{self, DependencyGraph, Direction, Scenario};
use crate::scene::Tone;
use crate::workspace::samples;

fn metropole() -> (SystemMap, Snapshot, DependencyGraph) {
    let map = samples::find("metropole").unwrap().read();
    let snapshot = map.snapshot(Some(&"P2026".into()));
    let graph = DependencyGraph::of(&snapshot);
    (map, snapshot, graph)
}

#[test]
fn the_steps_of_a_path_are_numbered_from_the_loss_on() {
    let (_, _, graph) = metropole();
    let impact = analysis::impact(&graph, &Scenario::losing(["sv-ora"])).unwrap();
    let why = analysis::explain(&impact, &"bs-bud".into()).unwrap();
    let marks = path_marks(&impact, &why, Language::English);
    let pill = |id: &str| marks.elements[id].pill.to_string();
    assert_eq!(pill("sv-ora"), "1 · LOSS");
    let last = format!("{} · DOWN", why.path.len());
    assert_eq!(pill("bs-bud"), last);
    assert_eq!(marks.links.len(), why.path.len() - 1);
}

#[test]
fn a_path_that_no_view_shows_gets_a_view_of_its_own() {
    let (map, snapshot, _) = metropole();
    let shown: BTreeSet<ElementId> = ["san-a", "bs-bud"].map(ElementId::from).into();
    let name = ("why", "Why".to_owned());
    let (map, view) = with_view_of(&map, &snapshot, &shown, name, Language::English).unwrap();
    assert_eq!(best_view(&map, &shown), Some(view.clone()));
    let placements: Vec<_> = map.placements_of(&view).collect();
    assert!(placements.len() > 2, "containers are there, too");
    assert!(placements.iter().all(|one| one.rect().area() > 0.0));
}

#[test]
fn what_is_reached_has_its_distance_and_the_legend_counts_all_of_it() {
    let (map, _, graph) = metropole();
    let from = ElementId::from("ap-ad");
    let found = analysis::reach(&graph, &from, Direction::Downstream, None).unwrap();
    let view = best_view(&map, &BTreeSet::from([from.clone()])).unwrap();
    let asked = (&from, Direction::Downstream);
    let marks = reach_marks(&graph, asked, &found, (&map, &view), Language::English);
    assert_eq!(marks.elements.len(), found.len() + 1);
    for (id, depth) in &found {
        assert_eq!(marks.elements[id].pill, depth.to_string());
    }
    assert_eq!(marks.figures[0].digits, found.len().to_string());
    for link in graph.links() {
        if marks.links.contains_key(&link.id) {
            let ends = [&link.from, &link.to];
            assert!(ends.iter().all(|end| marks.elements.contains_key(*end)));
        }
    }
}

#[test]
fn an_element_without_figure_is_marked_so_and_never_as_sure() {
    let (map, snapshot, _) = metropole();
    let mut tables = map.tables().clone();
    let mut server = tables
        .elements
        .get(&"sv-ora".into())
        .unwrap()
        .as_ref()
        .clone();
    server.attributes.remove("availability");
    tables.elements.insert(std::sync::Arc::new(server));
    let (map, _) = SystemMap::assemble(tables);
    let graph = DependencyGraph::of(&map.snapshot(snapshot.plateau()));
    let service = ElementId::from("bs-bud");
    let of = analysis::availability(&graph, &service).unwrap();
    assert_eq!(of.of - of.quantified, of.unquantified.len());
    assert!(of.unquantified.contains(&ElementId::from("sv-ora")));
    let found = BTreeMap::from([(service.clone(), of)]);
    let view = map.tables().views.iter().next().unwrap().id.clone();
    let marks = availability_marks(&found, (&map, &view), Language::English);
    assert_eq!(marks.elements["sv-ora"].tone, Tone::Level(0));
    assert!(marks.elements[&service].pill.starts_with('≤'));
}
