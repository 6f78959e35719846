//! What an impact sheet promises to whoever reads it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::picture::PictureOrder;
use super::{ImpactSheetOrder, Perspective, marks_of, samples};
use crate::analysis::{self, Account, AccountGroup, DependencyGraph, Impact, Scenario};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{ElementId, SystemMap};
use crate::scene::{Figure, ItemRole, Scene, Subject, Theme};

fn metropole() -> SystemMap {
    samples::find("metropole").unwrap().read()
}

fn lost(map: &SystemMap, scenario: &Scenario) -> Impact {
    let snapshot = map.snapshot(Some(&"P2026".into()));
    analysis::impact(&DependencyGraph::of(&snapshot), scenario).unwrap()
}

/// What a sheet about this scenario is made by.
fn with_sheet<T>(
    map: &SystemMap,
    scenario: &Scenario,
    language: Language,
    take: impl FnOnce(&ImpactSheetOrder<'_>, &Impact) -> T,
) -> T {
    let impact = lost(map, scenario);
    let snapshot = Arc::new(map.snapshot(Some(&"P2026".into())));
    let view = map.tables().views.iter().next().unwrap().id.clone();
    let picture = PictureOrder {
        perspective: Perspective::Impact,
        marks: Arc::new(marks_of(&impact, language)),
        ..PictureOrder::plain(map.clone(), snapshot, view, &Theme::PRINT, language)
    };
    let order = ImpactSheetOrder {
        picture: &picture,
        scenario,
        impact: &impact,
        missing: &[],
        date: "2026-11-26",
    };
    take(&order, &impact)
}

fn words(scene: &Scene) -> Vec<String> {
    let figures = scene.items.iter().flat_map(|item| &item.figures);
    let texts = figures.filter_map(|figure| match figure {
        Figure::Text(run) => Some(run.text.to_string()),
        _ => None,
    });
    texts.collect()
}

/// The elements that lines of tables stand for.
fn listed(scene: &Scene) -> BTreeSet<ElementId> {
    let rows = scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::Frame);
    let subjects = rows.filter_map(|item| match &item.subject {
        Some(Subject::Element(id)) => Some(ElementId::from(id.clone())),
        _ => None,
    });
    subjects.collect()
}

/// Where words stand.
fn text_boxes(scene: &Scene) -> Vec<(Rect, String)> {
    let frames = scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::Frame);
    let figures = frames.flat_map(|item| &item.figures);
    let boxes = figures.filter_map(|figure| match figure {
        Figure::Text(run) => {
            let left = match run.anchor {
                crate::scene::TextAnchor::Start => run.baseline.x,
                crate::scene::TextAnchor::Middle => run.baseline.x - run.width / 2.0,
                crate::scene::TextAnchor::End => run.baseline.x - run.width,
            };
            let top = run.baseline.y - run.size * 0.7;
            let place = Rect::new(left, top, left + run.width, run.baseline.y);
            Some((place, run.text.to_string()))
        }
        _ => None,
    });
    boxes.collect()
}

#[test]
fn the_sheet_is_one_page_of_a4_and_no_word_covers_another_or_leaves_it() {
    let map = metropole();
    for id in ["sit-hdv", "ap-ad", "prv-tela", "lk-ia", "ond-hdv"] {
        for language in [Language::French, Language::English] {
            let scenario = Scenario::losing([id]);
            let page = with_sheet(&map, &scenario, language, |sheet, _| sheet.page());
            let shape = page.bounds.height() / page.bounds.width();
            assert!((shape - 297.0 / 210.0).abs() < 0.001, "{id}: {shape}");
            let boxes = text_boxes(&page);
            for (place, text) in &boxes {
                let inside = page.bounds.inflate(-20.0, -10.0);
                assert!(inside.contains_rect(*place), "{id}: “{text}” at {place}");
            }
            for (at, (a, text)) in boxes.iter().enumerate() {
                for (b, other) in &boxes[at + 1..] {
                    let shared = a.inset(-0.5).intersect(b.inset(-0.5));
                    let is_apart = shared.width() <= 0.0 || shared.height() <= 0.0;
                    assert!(is_apart, "{id}: “{text}” covers “{other}”");
                }
            }
        }
    }
}

#[test]
fn the_sheet_says_what_it_rests_on_and_the_figures_of_the_account() {
    let map = metropole();
    let scenario = Scenario::losing(["sit-hdv"]);
    let said = with_sheet(&map, &scenario, Language::English, |sheet, _| {
        words(&sheet.page()).join("\n")
    });
    for expected in [
        "Loss of Hôtel de ville – datacentre principal",
        "96",
        "13 services down, 10 beyond the MTD, 3 cannot be told",
        "Recovery times: 59 of the 68 durations that count are in the map.",
        "59 flows cut, 1 degraded",
    ] {
        assert!(
            said.contains(expected),
            "“{expected}” is missing in:\n{said}"
        );
    }
}

#[test]
fn what_does_not_fit_is_counted_and_stands_on_further_pages() {
    let map = metropole();
    let all = map.snapshot(Some(&"P2026".into()));
    let places = all.elements().iter().map(|element| element.id.as_str());
    let scenario = Scenario::losing(places.collect::<Vec<_>>());
    with_sheet(&map, &scenario, Language::English, |sheet, impact| {
        let page = sheet.page();
        let account = Account::of(impact);
        let services = account.services.iter().map(|one| one.element);
        let data_sets = account.data_sets.iter().map(|one| one.element);
        let graph = impact.graph();
        let wanted: BTreeSet<ElementId> = services
            .chain(data_sets)
            .map(|ix| graph.element(ix).id.clone())
            .collect();
        let shown = listed(&page);
        assert!(!wanted.is_subset(&shown), "all fits: a poor example");
        let cut = words(&page)
            .into_iter()
            .filter(|text| text.contains("… and"));
        assert!(cut.count() > 0, "nothing says that lines are left out");
        let pages = sheet.pages();
        assert!(pages.len() > 1);
        let listed: BTreeSet<ElementId> = pages.iter().flat_map(listed).collect();
        assert!(wanted.is_subset(&listed));
        let applications = impact
            .affected()
            .iter()
            .filter(|ix| AccountGroup::of(graph.element(**ix)) == AccountGroup::Applications);
        for ix in applications {
            assert!(listed.contains(&graph.element(*ix).id));
        }
    });
}
