//! The sheets of the metropole, in both languages: nothing overlaps, nothing is left to colour.

use std::sync::atomic::AtomicBool;

use super::*;
use crate::analysis::{DependencyGraph, Watch};
use crate::geometry::overlaps;
use crate::scene::figure::{Figure, ItemRole};
use crate::scene::tests::{metropole, small_map};

fn facts(service: &str) -> ServiceFacts {
    let map = metropole();
    let snapshot = map.snapshot(Some(&"P2026".into()));
    let graph = DependencyGraph::of(&snapshot);
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    ServiceFacts::of(&graph, &service.into(), &watch)
        .unwrap()
        .unwrap()
}

fn sheet(facts: &ServiceFacts, language: Language) -> Scene {
    let frame = PageFrame {
        title: "Métropole".into(),
        marking: "Diffusion limitée".into(),
        ..PageFrame::default()
    };
    compose_service_sheet(&ServiceSheetRequest {
        facts,
        frame: &frame,
        theme: &Theme::PRINT,
        language,
    })
}

const SERVICES: [&str; 5] = ["bs-etat", "bs-col", "bs-sec", "bs-urb", "bs-ouv"];

#[test]
fn nothing_overlaps_and_all_stays_on_the_page() {
    for service in SERVICES {
        let facts = facts(service);
        for language in Language::ALL {
            let scene = sheet(&facts, language);
            assert!(scene.bounds.height() >= scene.bounds.width() * 1.41);
            let cards: Vec<Rect> = scene
                .items
                .iter()
                .filter(|item| item.role == ItemRole::Card)
                .map(|item| item.bounds.inset(-0.6))
                .collect();
            for (at, one) in cards.iter().enumerate() {
                for other in &cards[at + 1..] {
                    let holds = one.union(*other) == *one || one.union(*other) == *other;
                    assert!(
                        holds || !overlaps(*one, *other),
                        "{service} in {language:?}: {one:?} and {other:?}"
                    );
                }
            }
            for figure in scene.items.iter().flat_map(|item| &item.figures) {
                let bounds = figure.bounds();
                assert!(
                    scene.bounds.union(bounds) == scene.bounds,
                    "{service} in {language:?}: {figure:?}"
                );
            }
        }
    }
}

#[test]
fn what_alone_stops_the_service_says_so_in_words_with_a_sign() {
    let facts = facts("bs-etat");
    let scene = sheet(&facts, Language::English);
    let word = Language::English.text(msg::SERVICE_TREE_SINGLE_SHORT);
    for id in &facts.weak.single {
        let is_row = |item: &&Item| {
            let stands_for =
                item.subject == Some(crate::scene::Subject::Element(id.text().clone()));
            stands_for && item.description.contains(&word)
        };
        let row = scene.items.iter().find(is_row);
        let row = row.unwrap_or_else(|| panic!("{id} stands in the tree"));
        let has_sign = row
            .figures
            .iter()
            .any(|figure| matches!(figure, Figure::Icon(icon) if icon.name == "triangle-alert"));
        assert!(has_sign, "{id}");
    }
}

#[test]
fn the_figures_on_the_tiles_are_those_of_the_reference() {
    let scene = sheet(&facts("bs-etat"), Language::English);
    let said = scene.items.iter();
    let said = said.map(|item| item.description.replace('\u{a0}', " "));
    let said: Vec<String> = said.collect();
    let has = |words: &str| said.iter().any(|said| said.contains(words));
    assert!(has("Availability, 99.361%"), "{said:#?}");
    assert!(has("56 h down a year\n22 of 22 parts quantified"));
    assert!(has("Single points of failure, 11"));
    assert!(has("24 h, MDL 1 h – over by 23 h"));
}

#[test]
fn a_service_that_needs_nothing_has_a_sheet() {
    let map = small_map(&[("s", "business_service", "S", None)]);
    let graph = DependencyGraph::of(&map.snapshot(None));
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    let facts = ServiceFacts::of(&graph, &"s".into(), &watch)
        .unwrap()
        .unwrap();
    for language in Language::ALL {
        let scene = sheet(&facts, language);
        let nothing = language.text(msg::SERVICE_NO_SINGLE);
        let mut items = scene.items.iter();
        assert!(items.any(|item| item.description.contains(&nothing)));
    }
}
