//! What stands at which plateau, what a damaged file keeps, and what deserves a warning.

use std::sync::Arc;

use super::promises::check;
use super::{
    Element, ElementId, FieldPath, Finite, Link, Note, Placement, Plateau, PlateauId, Record,
    SystemMap, Tables, Value, View, WorkPackage,
};
use crate::locale::Language;

/// Plateaus `now`, then `next`, then two targets `a` and `b` that share it as their base.
fn tables() -> Tables {
    let mut tables = Tables::default();
    let based = [
        ("now", None),
        ("next", Some("now")),
        ("a", Some("next")),
        ("b", Some("next")),
    ];
    for (id, base) in based {
        let mut plateau = Plateau::blank(id.into());
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(Arc::new(plateau));
    }
    tables
}

fn put<R: Record>(mut record: R, fields: &[(&str, &str)]) -> R {
    for (path, text) in fields {
        let path = match path.split_once('@') {
            Some((name, plateau)) => FieldPath::at(plateau.into(), name),
            None => FieldPath::own(*path),
        };
        let value = match *text {
            "true" => Value::Flag(true),
            "false" => Value::Flag(false),
            text => Value::text(text),
        };
        record.set(&path, Some(&value)).unwrap();
    }
    record
}

fn element(id: &str, fields: &[(&str, &str)]) -> Arc<Element> {
    Arc::new(put(Element::blank(id.into()), fields))
}

fn link(id: &str, from: &str, to: &str, fields: &[(&str, &str)]) -> Arc<Link> {
    let link = put(Link::blank(id.into()), &[("from", from), ("to", to)]);
    Arc::new(put(link, fields))
}

fn ids_at(map: &SystemMap, plateau: &str) -> Vec<String> {
    let snapshot = map.snapshot(Some(&plateau.into()));
    let elements = snapshot.elements().iter();
    elements.map(|element| element.id.to_string()).collect()
}

fn sound(tables: Tables) -> SystemMap {
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

#[test]
fn a_view_is_warned_of_words_that_this_version_does_not_know() {
    let mut tables = tables();
    tables.elements.insert(element("a", &[]));
    for (id, fields) in [
        (
            "good",
            &[
                ("arrangement", "radial"),
                ("direction", "right"),
                ("center", "a"),
            ][..],
        ),
        ("plain", &[]),
        (
            "odd",
            &[
                ("arrangement", "spiral"),
                ("direction", "up"),
                ("center", "nobody"),
            ],
        ),
    ] {
        let view = put(View::blank(id.into()), fields);
        tables.views.insert(Arc::new(view));
    }
    let map = sound(tables);
    let problems: Vec<_> = check(&map)
        .into_iter()
        .filter(|problem| problem.place.record.as_deref() != Some("elements/a"))
        .collect();
    assert!(
        problems
            .iter()
            .all(|problem| problem.place.record.as_deref() == Some("views/odd")),
        "{problems:?}"
    );
    let told: Vec<String> = problems
        .iter()
        .map(|problem| problem.sentence(Language::English))
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("spiral") && told[0].contains("swimlanes"));
    assert!(told[1].contains("up") && told[1].contains("down, right"));
    assert!(told[2].contains("nobody"));
    let kept = map.tables().views.get(&"odd".into()).unwrap();
    assert_eq!(kept.arrangement, "spiral", "the word stays in the file");
}

#[test]
fn a_view_bundles_from_a_whole_number_of_links_on() {
    let with = |number: f64| {
        let mut tables = tables();
        let mut view = View::blank("drawing".into());
        view.bundle_from = Finite::new(number).unwrap();
        tables.views.insert(Arc::new(view));
        let (map, problems) = SystemMap::assemble(tables);
        assert!(problems.is_empty(), "{problems:?}");
        let view = map.tables().views.get(&"drawing".into()).unwrap();
        let kept = Finite::new(number).unwrap();
        assert_eq!(view.bundle_from, kept, "the number stays in the file");
        (view.bundles_from(), check(&map).len())
    };
    assert_eq!(with(0.0), (None, 0));
    assert_eq!(with(2.0), (Some(2), 0));
    assert_eq!(with(10.0), (Some(10), 0));
    for number in [1.0, -5.0, 2.5, 1e12] {
        assert_eq!(with(number), (None, 1), "{number}");
    }
}

#[test]
fn a_record_is_there_from_where_it_was_introduced_until_it_is_removed() {
    let mut tables = tables();
    tables.elements.insert(element("new", &[("since", "next")]));
    tables
        .elements
        .insert(element("old", &[("present@next", "false")]));
    tables.elements.insert(element(
        "back",
        &[("present@next", "false"), ("present@b", "true")],
    ));
    let map = sound(tables);
    assert_eq!(ids_at(&map, "now"), ["back", "old"]);
    assert_eq!(ids_at(&map, "next"), ["new"]);
    assert_eq!(ids_at(&map, "a"), ["new"]);
    assert_eq!(ids_at(&map, "b"), ["back", "new"]);
}

#[test]
fn a_correction_reaches_later_plateaus_that_do_not_say_otherwise() {
    let mut tables = tables();
    tables.elements.insert(element(
        "e",
        &[
            ("name", "first"),
            ("name@next", "second"),
            ("name@b", "third"),
        ],
    ));
    let mut map = sound(tables);
    let name = |map: &SystemMap, plateau: &str| {
        let snapshot = map.snapshot(Some(&plateau.into()));
        snapshot
            .element_by_id(&"e".into())
            .unwrap()
            .name
            .to_string()
    };
    let names = |map: &SystemMap| ["now", "next", "a", "b"].map(|plateau| name(map, plateau));
    assert_eq!(names(&map), ["first", "second", "second", "third"]);
    let old = map.tables().elements.get(&"e".into()).unwrap().clone();
    let new = put(Element::clone(&old), &[("name@next", "corrected")]);
    let mut patch = super::Patch::new();
    patch.change(old.as_ref(), &new);
    map.apply(&patch).unwrap();
    assert_eq!(names(&map), ["first", "corrected", "corrected", "third"]);
}

#[test]
fn rows_of_a_snapshot_agree_with_its_records() {
    let mut tables = tables();
    for (id, parent) in [("p", ""), ("q", "p"), ("r", "p"), ("s", "q")] {
        tables.elements.insert(element(id, &[("parent", parent)]));
    }
    tables
        .elements
        .insert(element("late", &[("since", "next")]));
    tables
        .elements
        .insert(element("orphan", &[("parent", "late")]));
    tables.links.insert(link("l", "s", "r", &[]));
    tables.links.insert(link("m", "s", "late", &[]));
    let snapshot = sound(tables).snapshot(Some(&"now".into()));
    let of = |id: &str| snapshot.find(&id.into()).unwrap();
    assert_eq!(snapshot.children(of("p")), [of("q"), of("r")]);
    assert_eq!(
        snapshot.ancestors(of("s")).collect::<Vec<_>>(),
        [of("q"), of("p")]
    );
    assert_eq!(snapshot.all_ends(), [(of("s"), of("r"))]);
    assert_eq!(snapshot.links_without_ends(), ["m".into()]);
    assert_eq!(
        snapshot.elements_without_parent(),
        [ElementId::from("orphan")]
    );
}

#[test]
fn each_broken_promise_is_mended_and_listed() {
    let mut tables = tables();
    tables.elements.insert(element("a", &[("parent", "b")]));
    tables.elements.insert(element("b", &[("parent", "a")]));
    tables
        .elements
        .insert(element("c", &[("parent", "nowhere")]));
    tables
        .elements
        .insert(element("d", &[("parent@next", "e")]));
    tables.elements.insert(element("e", &[("parent@a", "d")]));
    tables.links.insert(link("l", "a", "nowhere", &[]));
    tables
        .links
        .insert(link("m", "a", "b", &[("to@next", "nowhere")]));
    tables.notes.insert(Arc::new(Note::blank("a".into())));
    tables.views.insert(Arc::new(View::blank("v".into())));
    for (id, subject) in [("v/a", "a"), ("v/x", "x"), ("odd", "a")] {
        let placement = Placement::blank(id.into());
        let placement = put(placement, &[("view", "v"), ("subject", subject)]);
        tables.placements.insert(Arc::new(placement));
    }
    let (map, problems) = SystemMap::assemble(tables);
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(
        codes,
        [
            "containment-cycle",
            "dangling-reference",
            "misnamed-placement",
            "shared-id"
        ]
    );
    assert!(super::promises::broken(map.tables()).is_empty());
    assert_eq!(map.tables().elements.len(), 5, "no element is lost");
    assert!(map.tables().links.contains(&"m".into()));
    assert!(!map.tables().links.contains(&"l".into()));
    assert!(map.tables().placements.contains(&"v/a".into()));
    assert!(map.tables().notes.is_empty());
}

fn codes(tables: Tables) -> Vec<&'static str> {
    let problems = check(&sound(tables));
    for problem in &problems {
        assert!(!problem.sentence(Language::French).contains('{'));
    }
    problems.into_iter().map(|problem| problem.code).collect()
}

#[test]
fn a_usual_map_gives_no_warning() {
    let mut tables = tables();
    tables.elements.insert(element("p", &[("kind", "room")]));
    tables
        .elements
        .insert(element("s", &[("kind", "logical_server"), ("parent", "p")]));
    tables
        .elements
        .insert(element("a", &[("kind", "application")]));
    tables
        .links
        .insert(link("l", "a", "s", &[("kind", "hosted_on")]));
    assert_eq!(codes(tables), [""; 0]);
}

#[test]
fn what_is_odd_about_an_element_is_said_once_each() {
    let mut tables = tables();
    tables.elements.insert(element(
        "a",
        &[
            ("kind", "application"),
            ("parent", "d"),
            ("zone", "nowhere"),
            ("mfa", "yes"),
            ("mfa@next", "no"),
            ("colour", "red"),
            ("name@never", "x"),
        ],
    ));
    tables
        .elements
        .insert(element("d", &[("kind", "data_set")]));
    tables
        .elements
        .insert(element("u", &[("kind", "spaceship")]));
    assert_eq!(
        codes(tables),
        [
            "unknown-plateau",
            "unusual-parent",
            "unknown-attribute",
            "attribute-type",
            "missing-reference",
            "unknown-kind",
        ]
    );
}

#[test]
fn what_is_odd_about_links_notes_and_work_packages_is_said() {
    let mut tables = tables();
    for id in ["a", "b"] {
        tables.elements.insert(element(
            id,
            &[("kind", "application"), ("present@next", "false")],
        ));
    }
    tables
        .links
        .insert(link("l", "a", "b", &[("kind", "stored_in")]));
    let note = put(Note::blank("n".into()), &[("target", "gone")]);
    tables.notes.insert(Arc::new(note));
    let mut package = WorkPackage::blank("w".into());
    package.delivers = vec!["gone".into()];
    tables.work_packages.insert(Arc::new(package));
    let problems = check(&sound(tables));
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        [
            "unusual-ends",
            "link-without-end",
            "missing-note-target",
            "missing-in-work-package"
        ]
    );
    let sentence = problems[1].sentence(Language::English);
    assert!(sentence.ends_with("next, a, b."), "{sentence}");
}

#[test]
fn a_circle_that_closes_at_one_plateau_opens_whatever_another_clears() {
    let mut tables = tables();
    let mut outer = put(Element::blank("e1".into()), &[("parent", "e2")]);
    let cleared = FieldPath::at("a".into(), "parent");
    outer.set(&cleared, Some(&Value::Nothing)).unwrap();
    tables.elements.insert(Arc::new(outer));
    let inner = put(Element::blank("e2".into()), &[("parent@b", "e1")]);
    tables.elements.insert(Arc::new(inner));
    let (map, problems) = SystemMap::assemble(tables);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(super::promises::broken(map.tables()).is_empty());
}
