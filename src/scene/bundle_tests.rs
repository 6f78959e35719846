//! What a drawing promises of links that are drawn as one.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::tests::{VIEW, all_elements, assert_sound, metropole, small_map, with_view};
use super::*;
use crate::geometry::overlaps;
use crate::locale::Language;
use crate::model::{
    ElementId, Finite, KindId, Link, LinkId, Note, NoteId, Placement, Record as _, SystemMap,
    Value, View, ViewId,
};

/// Three applications on each of two sites, and the calls from one site to the other.
fn two_sites(calls: &[(&str, &str, &str)]) -> SystemMap {
    let map = small_map(&[
        ("a", "site", "Mairie", None),
        ("a0", "application", "Portail", Some("a")),
        ("a1", "application", "Agenda", Some("a")),
        ("a2", "application", "Annuaire", Some("a")),
        ("b", "site", "Secours", None),
        ("b0", "application", "Base", Some("b")),
        ("b1", "application", "Archives", Some("b")),
        ("b2", "application", "Cartes", Some("b")),
    ]);
    let mut tables = map.tables().clone();
    for (number, (from, to, encryption)) in calls.iter().enumerate() {
        let mut link = Link::blank(LinkId::new(format!("call{number}")));
        link.kind = KindId::from("flow");
        link.from = ElementId::from(*from);
        link.to = ElementId::from(*to);
        for (name, value) in [("protocol", "HTTPS"), ("encryption", encryption)] {
            link.attributes.insert(name.into(), Value::text(value));
        }
        tables.links.insert(Arc::new(link));
    }
    let map = SystemMap::assemble(tables).0;
    with_view(&map, &all_elements(&map))
}

/// The map with the second site further to the right, so that long words fit between the two.
fn far_apart(map: &SystemMap) -> SystemMap {
    let mut tables = map.tables().clone();
    for placement in map.placements_of(&VIEW.into()) {
        let mut placement = Placement::clone(placement);
        if placement.subject.as_str().starts_with('b') {
            placement.x = Finite::new(placement.x.get() + 300.0).unwrap();
        }
        tables.placements.insert(Arc::new(placement));
    }
    SystemMap::assemble(tables).0
}

fn three_calls() -> SystemMap {
    two_sites(&[
        ("a0", "b0", "TLS"),
        ("a1", "b1", "TLS"),
        ("a2", "b2", "TLS"),
    ])
}

fn from(least: u32) -> Bundling {
    Bundling {
        from: Some(least),
        ..Bundling::default()
    }
}

fn drawn(map: &SystemMap, bundling: &Bundling, perspective: Perspective) -> Composition {
    let (snapshot, view) = (map.snapshot(None), ViewId::from(VIEW));
    let routes = routes(map, &snapshot, &view, bundling, Language::English);
    compose(&SceneRequest {
        map,
        snapshot: &snapshot,
        view: &view,
        routes: &routes,
        bundling,
        theme: &Theme::LIGHT,
        language: Language::English,
        perspective,
        pictures: &std::collections::BTreeMap::new(),
        warnings: &BTreeSet::new(),
        findings: None,
        options: SceneOptions::default(),
    })
}

fn plainly(map: &SystemMap, bundling: &Bundling) -> Scene {
    drawn(map, bundling, Perspective::Standard).scene
}

fn lines(scene: &Scene) -> Vec<&Item> {
    let is_line = |item: &&Item| item.role == ItemRole::Link;
    scene.items.iter().filter(is_line).collect()
}

/// The words on the pills.
fn labels(scene: &Scene) -> Vec<String> {
    let pills = scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::LinkLabel);
    pills
        .flat_map(|pill| &pill.figures)
        .filter_map(|figure| match figure {
            Figure::Text(run) => Some(run.text.to_string()),
            _ => None,
        })
        .collect()
}

fn has_icon(scene: &Scene, name: &str) -> bool {
    let pills = scene
        .items
        .iter()
        .filter(|item| item.role == ItemRole::LinkLabel);
    pills
        .flat_map(|pill| &pill.figures)
        .any(|figure| matches!(figure, Figure::Icon(icon) if icon.name == name))
}

#[test]
fn many_links_between_two_sites_are_one_line_with_their_number() {
    let map = far_apart(&three_calls());
    let scene = plainly(&map, &from(3));
    assert_sound(&scene);
    let [line] = lines(&scene)[..] else {
        panic!("one line is drawn, not {:?}", lines(&scene));
    };
    let bundle = BundledLinks {
        from: "a".into(),
        to: "b".into(),
        links: ["call0", "call1", "call2"].map(Into::into).to_vec(),
    };
    assert_eq!(line.subject, Some(Subject::Bundle(Arc::new(bundle))));
    assert_eq!(labels(&scene), ["3 links · HTTPS"]);
    assert!(has_icon(&scene, "lock"));
    let sentence = &line.description;
    assert!(
        sentence.starts_with("3 links from Mairie to Secours, HTTPS, all encrypted: "),
        "{sentence}"
    );
    assert!(sentence.contains("Portail") && sentence.contains("Cartes"));
}

#[test]
fn a_bundle_is_heavier_than_any_single_link() {
    let map = three_calls();
    let width = |bundling: &Bundling| {
        let scene = plainly(&map, bundling);
        let strokes = lines(&scene)
            .into_iter()
            .flat_map(|line| line.figures.clone())
            .filter_map(|figure| match figure {
                Figure::Path(path) => path.stroke.map(|stroke| stroke.width),
                _ => None,
            });
        strokes.fold(0.0, f64::max)
    };
    assert!(width(&from(3)) > 1.5 * width(&Bundling::never()));
}

#[test]
fn the_number_shows_where_there_is_no_room_for_words() {
    let scene = plainly(&three_calls(), &from(3));
    let words = labels(&scene);
    assert!(
        matches!(&words[..], [words] if words.starts_with('3') && words != "3 links · HTTPS"),
        "{words:?}"
    );
}

#[test]
fn an_open_bundle_shows_all_of_its_links() {
    let map = three_calls();
    let opened = Bundling {
        opened: BTreeSet::from([("a".into(), "b".into())]),
        ..from(3)
    };
    assert_eq!(plainly(&map, &opened), plainly(&map, &Bundling::never()));
    assert_eq!(lines(&plainly(&map, &opened)).len(), 3);
}

#[test]
fn nothing_is_bundled_under_the_number_that_the_view_asks_for() {
    let map = three_calls();
    let apart = plainly(&map, &Bundling::never());
    assert_eq!(lines(&apart).len(), 3);
    assert_eq!(plainly(&map, &from(4)), apart);
    let with_number = |number: f64| {
        let mut tables = map.tables().clone();
        let mut view: View = (**tables.views.get(&VIEW.into()).unwrap()).clone();
        view.bundle_from = Finite::new(number).unwrap();
        tables.views.insert(Arc::new(view));
        let map = SystemMap::assemble(tables).0;
        lines(&plainly(&map, &Bundling::default())).len()
    };
    assert_eq!(with_number(3.0), 1);
    for number in [0.0, 4.0, 1.0, 2.5, -3.0, 1e300] {
        assert_eq!(with_number(number), 3, "{number}");
    }
}

#[test]
fn one_link_in_the_open_warns_for_the_whole_bundle() {
    let map = far_apart(&two_sites(&[
        ("a0", "b0", "TLS"),
        ("a1", "b1", "aucun"),
        ("a2", "b2", "TLS"),
    ]));
    let scene = plainly(&map, &from(2));
    assert_eq!(labels(&scene), ["3 links · HTTPS · 1 not encrypted"]);
    assert!(has_icon(&scene, "lock-open"));
    let warns = lines(&scene)[0].figures.iter().any(|figure| {
        matches!(figure, Figure::Path(path)
            if path.stroke.is_some_and(|stroke| stroke.color == Theme::LIGHT.warning.ink))
    });
    assert!(warns);
}

#[test]
fn a_bundle_carries_the_worst_state_of_its_links() {
    let map = three_calls();
    let mark = |state| ImpactMark {
        state,
        reason: "direct".into(),
    };
    let marks: ImpactMarks = [
        ("a0", ImpactState::Degraded),
        ("b0", ImpactState::Degraded),
        ("a1", ImpactState::Down),
        ("b1", ImpactState::Down),
    ]
    .into_iter()
    .map(|(id, state)| (id.into(), mark(state)))
    .collect();
    let scene = drawn(&map, &from(3), Perspective::Impact(&marks)).scene;
    assert!(lines(&scene)[0].description.contains(", down: "));
}

#[test]
fn the_legend_explains_bundles_only_where_there_are_some() {
    let map = three_calls();
    let explains = |bundling: &Bundling| {
        let composition = drawn(&map, bundling, Perspective::Standard);
        let page = compose_page(&composition, &PageFrame::default());
        page.items
            .iter()
            .any(|item| item.description.contains("Several links as one"))
    };
    assert!(explains(&from(3)));
    assert!(!explains(&from(4)));
}

#[test]
fn a_note_on_a_bundled_link_points_at_the_bundle() {
    let map = three_calls();
    let mut tables = map.tables().clone();
    let mut note = Note::blank(NoteId::from("note"));
    note.text = "To encrypt".into();
    note.target = Some("call1".into());
    tables.notes.insert(Arc::new(note));
    let map = SystemMap::assemble(tables).0;
    let scene = plainly(&map, &from(3));
    // Its sheet comes last, over the marker that stands on the bundle.
    let note = scene.items.iter().rfind(|item| item.role == ItemRole::Note);
    assert!(note.is_some_and(|note| !overlaps(note.bounds, lines(&scene)[0].bounds)));
}

#[test]
fn every_link_of_a_large_map_is_drawn_once_alone_or_in_a_bundle() {
    let map = metropole();
    let map = with_view(&map, &all_elements(&map));
    let subjects = |bundling: &Bundling| {
        let scene = plainly(&map, bundling);
        assert_sound(&scene);
        let is_numbered = |line: &&Item| {
            let pill =
                |item: &Item| item.role == ItemRole::LinkLabel && item.subject == line.subject;
            scene.items.iter().any(pill)
        };
        let bundles = lines(&scene)
            .into_iter()
            .filter(|line| matches!(line.subject, Some(Subject::Bundle(_))));
        for bundle in bundles {
            assert!(is_numbered(&bundle), "{} has no number", bundle.description);
        }
        let mut ids: Vec<String> = Vec::new();
        for line in lines(&scene) {
            match line.subject.as_ref().unwrap() {
                Subject::Link(id) => ids.push(id.to_string()),
                Subject::Bundle(bundle) => ids.extend(bundle.links.iter().map(|id| id.to_string())),
                other => panic!("{other:?} is no line"),
            }
        }
        ids.sort();
        (lines(&scene).len(), ids)
    };
    let (apart, all) = subjects(&Bundling::never());
    let (fewer, gathered) = subjects(&from(3));
    assert_eq!(gathered, all);
    assert!(fewer < apart, "{fewer} of {apart}");
}
