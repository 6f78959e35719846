//! Lining up, spreading, sizing and copying, in the words of the domain. Every command here is
//! undone to the same map, which `run_at` asserts.

use crate::locale::msg;
use std::collections::BTreeSet;

use super::tests::{element, rect, run_at, small_map};
use super::*;
use crate::geometry::Rect;
use crate::model::{Element, Link, Note, Placement, Record as _, Value};

const VIEW: &str = "v";

fn view() -> ViewId {
    ViewId::from(VIEW)
}

fn subjects(ids: &[&str]) -> Vec<SubjectId> {
    ids.iter().map(|id| SubjectId::from(*id)).collect()
}

/// The small map with more applications at the top.
fn with_boxes(boxes: &[(&str, Rect)]) -> SystemMap {
    let mut patch = Patch::new();
    for (id, rect) in boxes {
        let mut element = Element::blank(ElementId::from(*id));
        element.kind = KindId::from("application");
        element.name = (*id).into();
        patch.add(&element);
        let subject = SubjectId::from(*id);
        let mut placement = Placement::blank(Placement::id_for(&view(), &subject));
        placement.view = view();
        placement.subject = subject;
        arrange::write_rect(&mut placement, *rect);
        patch.add(&placement);
    }
    small_map().with(&patch).unwrap()
}

fn row() -> SystemMap {
    with_boxes(&[
        ("a", Rect::new(500.0, 300.0, 600.0, 340.0)),
        ("b", Rect::new(620.0, 320.0, 780.0, 380.0)),
        ("c", Rect::new(900.0, 310.0, 1000.0, 350.0)),
    ])
}

fn align(map: &SystemMap, ids: &[&str], how: Alignment) -> SystemMap {
    let command = Command::Align {
        view: view(),
        subjects: subjects(ids),
        how,
    };
    run_at(map, "now", &command).unwrap()
}

fn pinned(map: &SystemMap, id: &str) -> SystemMap {
    let command = Command::Pin {
        view: view(),
        subjects: vec![SubjectId::from(id)],
        pinned: true,
    };
    run_at(map, "now", &command).unwrap()
}

fn place(map: &SystemMap, id: &str) -> Rect {
    rect(map, "now", id).unwrap()
}

#[test]
fn boxes_line_up_with_the_outermost_edge() {
    let ids = ["a", "b", "c"];
    type Line = fn(Rect) -> f64;
    let lines: [(Alignment, Line, f64); 6] = [
        (Alignment::Left, |rect| rect.x0, 500.0),
        (Alignment::Center, |rect| rect.center().x, 750.0),
        (Alignment::Right, |rect| rect.x1, 1000.0),
        (Alignment::Top, |rect| rect.y0, 300.0),
        (Alignment::Middle, |rect| rect.center().y, 340.0),
        (Alignment::Bottom, |rect| rect.y1, 380.0),
    ];
    for (how, line, expected) in lines {
        let after = align(&row(), &ids, how);
        for id in ids {
            let (was, is) = (place(&row(), id), place(&after, id));
            assert!((line(is) - expected).abs() < 0.05, "{how:?} of {id}");
            assert_eq!(is.size(), was.size(), "nothing changes its size");
        }
    }
}

#[test]
fn boxes_line_up_with_the_pinned_one() {
    let map = pinned(&row(), "b");
    let after = align(&map, &["a", "b", "c"], Alignment::Left);
    assert_eq!(place(&after, "b"), place(&map, "b"));
    assert_eq!(place(&after, "a").x0, 620.0);
    assert_eq!(place(&after, "c").x0, 620.0);
}

#[test]
fn a_container_lines_up_with_its_content_and_what_it_holds_counts_once() {
    let after = align(&row(), &["hdv", "srv", "c"], Alignment::Right);
    assert_eq!(place(&after, "hdv").x1, 1000.0);
    assert_eq!(
        place(&after, "srv").x0,
        720.0,
        "20 from the frame, as before"
    );
}

#[test]
fn a_container_grows_around_what_is_lined_up_out_of_it() {
    let map = pinned(&small_map(), "app");
    let after = align(&map, &["srv", "app"], Alignment::Left);
    let (frame, server) = (place(&after, "hdv"), place(&after, "srv"));
    assert_eq!(server.x0, 400.0);
    assert!(frame.x1 >= server.x1 + arrange::PADDING);
}

#[test]
fn lining_up_needs_two_boxes_and_one_that_may_move() {
    let ask = |map: &SystemMap, ids: &[&str]| {
        let command = Command::Align {
            view: view(),
            subjects: subjects(ids),
            how: Alignment::Top,
        };
        run_at(map, "now", &command).unwrap_err().message
    };
    assert_eq!(ask(&row(), &["a"]), msg::COMMAND_TOO_FEW_TO_ALIGN.into());
    assert_eq!(
        ask(&row(), &["hdv", "srv", "l1"]),
        msg::COMMAND_TOO_FEW_TO_ALIGN.into(),
        "a link has no edge, and the server moves with its site"
    );
    let held = pinned(&pinned(&row(), "a"), "b");
    assert_eq!(ask(&held, &["a", "b"]), msg::COMMAND_ALL_PINNED.into());
}

fn distribute(map: &SystemMap, ids: &[&str], axis: Axis) -> Result<SystemMap, Refusal> {
    let command = Command::Distribute {
        view: view(),
        subjects: subjects(ids),
        axis,
    };
    run_at(map, "now", &command)
}

#[test]
fn the_inner_boxes_of_a_row_get_equal_gaps() {
    let after = distribute(&row(), &["c", "b", "a"], Axis::Horizontal).unwrap();
    let [a, b, c] = ["a", "b", "c"].map(|id| place(&after, id));
    assert_eq!((a, c), (place(&row(), "a"), place(&row(), "c")));
    assert_eq!(b.x0 - a.x1, c.x0 - b.x1);
    assert_eq!(b.y0, place(&row(), "b").y0, "a row stays as high as it was");
    assert!(distribute(&row(), &["a", "b"], Axis::Vertical).is_err());
}

#[test]
fn a_pin_divides_a_row_that_is_spread() {
    let map = with_boxes(&[
        ("a", Rect::new(0.0, 300.0, 0.0, 400.0)),
        ("b", Rect::new(0.0, 420.0, 100.0, 450.0)),
        ("c", Rect::new(0.0, 500.0, 100.0, 550.0)),
        ("d", Rect::new(0.0, 560.0, 100.0, 600.0)),
        ("e", Rect::new(0.0, 900.0, 100.0, 950.0)),
    ]);
    let map = pinned(&map, "c");
    let after = distribute(&map, &["a", "b", "c", "d", "e"], Axis::Vertical).unwrap();
    assert_eq!(place(&after, "c"), place(&map, "c"));
    let [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map(|id| place(&after, id));
    assert_eq!(b.y0 - a.y1, c.y0 - b.y1);
    assert_eq!(d.y0 - c.y1, e.y0 - d.y1);
}

#[test]
fn sizes_become_those_of_the_largest_or_of_the_pinned_one() {
    let same = |map: &SystemMap, what| {
        let command = Command::MakeSame {
            view: view(),
            subjects: subjects(&["a", "b", "c"]),
            what,
        };
        run_at(map, "now", &command).unwrap()
    };
    let after = same(&row(), Sameness::Width);
    assert_eq!(place(&after, "a").width(), 160.0);
    assert_eq!(place(&after, "a").height(), 40.0);
    assert_eq!(place(&after, "a").origin(), place(&row(), "a").origin());
    let after = same(&pinned(&row(), "a"), Sameness::Size);
    for id in ["a", "b", "c"] {
        assert_eq!(place(&after, id).size(), place(&row(), "a").size());
    }
}

#[test]
fn a_key_sizes_a_box_down_to_what_it_holds_and_no_further() {
    let resize = |map: &SystemMap, id: &str, x: f64, y: f64| {
        let command = Command::ResizeBy {
            view: view(),
            subjects: subjects(&[id]),
            by: Vec2::new(x, y),
        };
        run_at(map, "now", &command).unwrap()
    };
    let after = resize(&small_map(), "srv", 200.0, 0.0);
    assert_eq!(place(&after, "srv"), Rect::new(20.0, 60.0, 400.0, 116.0));
    assert_eq!(place(&after, "hdv").x1, 420.0, "its site grows around it");
    let after = resize(&small_map(), "hdv", -10_000.0, -10_000.0);
    assert_eq!(place(&after, "hdv"), Rect::new(0.0, 0.0, 220.0, 136.0));
    let after = resize(&small_map(), "app", -10_000.0, 0.0);
    assert_eq!(place(&after, "app").width(), 32.0);
}

fn duplicate(map: &SystemMap, plateau: &str, ids: &[&str]) -> SystemMap {
    let command = Command::Duplicate {
        view: view(),
        subjects: subjects(ids),
        by: None,
        home: Home::Same,
    };
    run_at(map, plateau, &command).unwrap()
}

fn named(map: &SystemMap, name: &str) -> Element {
    let mut elements = map.tables().elements.iter();
    let found = elements.find(|element| element.name == name);
    Element::clone(found.unwrap_or_else(|| panic!("no element is called {name}")))
}

#[test]
fn a_duplicate_has_a_name_that_counts_on_and_stands_beside() {
    let once = duplicate(&small_map(), "now", &["app"]);
    let copy = named(&once, "app (2)");
    let (original, beside) = (place(&once, "app"), place(&once, copy.id.as_str()));
    assert_eq!(beside.size(), original.size());
    assert_eq!(beside.y0, original.y0);
    assert!(beside.x0 > original.x1);
    let twice = duplicate(&once, "now", &[copy.id.as_str()]);
    let thrice = duplicate(&twice, "now", &["app"]);
    named(&twice, "app (3)");
    let places: Vec<Rect> = ["app", "app (2)", "app (3)", "app (4)"]
        .map(|name| place(&thrice, named(&thrice, name).id.as_str()))
        .into();
    for (index, one) in places.iter().enumerate() {
        for other in &places[index + 1..] {
            assert!(!crate::geometry::overlaps(*one, *other), "{places:?}");
        }
    }
}

#[test]
fn a_duplicated_container_holds_copies_with_attributes_and_inner_links() {
    let set = |map: &SystemMap, name: &'static str, value: Value| {
        let command = Command::SetField {
            record: RecordKey::new(crate::model::TableName::Elements, "srv"),
            name: name.into(),
            value: Some(value),
        };
        run_at(map, "now", &command).unwrap()
    };
    let map = set(&small_map(), "owner_role", "DSI".into());
    let after = duplicate(&map, "now", &["hdv", "app"]);
    let (site, server) = (named(&after, "hdv (2)"), named(&after, "srv (2)"));
    assert_eq!(server.parent, Some(site.id));
    assert_eq!(server.attributes.get("owner_role"), Some(&"DSI".into()));
    let links: Vec<(String, String)> = after
        .tables()
        .links
        .iter()
        .map(|link| (link.from.to_string(), link.to.to_string()))
        .collect();
    let app = named(&after, "app (2)");
    assert_eq!(links.len(), 2);
    assert!(links.contains(&(app.id.to_string(), server.id.to_string())));
    assert_eq!(
        element(&after, "now", "srv"),
        element(&map, "now", "srv"),
        "the original is as it was"
    );
}

#[test]
fn a_link_to_something_that_is_not_copied_stays_with_the_original() {
    let after = duplicate(&small_map(), "now", &["app"]);
    assert_eq!(after.tables().links.len(), 1);
}

#[test]
fn a_duplicate_of_later_is_not_there_earlier() {
    let after = duplicate(&small_map(), "then", &["srv"]);
    let copy = named(&after, "srv (2)");
    assert!(element(&after, "now", copy.id.as_str()).is_none());
    assert!(element(&after, "then", copy.id.as_str()).is_some());
    assert_eq!(rect(&after, "now", "hdv"), rect(&small_map(), "now", "hdv"));
}

#[test]
fn copies_that_are_dropped_into_a_container_lie_in_it() {
    let command = Command::Duplicate {
        view: view(),
        subjects: subjects(&["app"]),
        by: Some(Vec2::new(-350.0, 120.0)),
        home: Home::Moved(Some(ElementId::from("hdv"))),
    };
    let after = run_at(&small_map(), "now", &command).unwrap();
    let copy = named(&after, "app (2)");
    assert_eq!(copy.parent, Some(ElementId::from("hdv")));
    assert_eq!(
        place(&after, copy.id.as_str()).origin(),
        Point::new(50.0, 120.0)
    );
    assert_eq!(element(&after, "now", "app").unwrap().parent, None);
}

/// A map with a note on `app`, and an application that refers to a zone.
fn with_references() -> SystemMap {
    let mut patch = Patch::new();
    let mut zone = Element::blank(ElementId::from("dmz"));
    (zone.kind, zone.name) = (KindId::from("network_zone"), "DMZ".into());
    patch.add(&zone);
    let mut note = Note::blank("n1".into());
    (note.text, note.target) = ("To be renewed".into(), Some(SubjectId::from("app")));
    patch.add(&note);
    let map = small_map().with(&patch).unwrap();
    let command = Command::SetField {
        record: RecordKey::new(crate::model::TableName::Elements, "srv"),
        name: "zone".into(),
        value: Some("dmz".into()),
    };
    run_at(&map, "now", &command).unwrap()
}

#[test]
fn a_duplicate_refers_to_what_its_original_refers_to_and_a_pasted_copy_does_not() {
    let map = with_references();
    let after = duplicate(&map, "now", &["srv"]);
    let zone = named(&after, "srv (2)").attributes.get("zone").cloned();
    assert_eq!(zone, Some("dmz".into()));

    let chosen: BTreeSet<SubjectId> = subjects(&["hdv"]).into_iter().collect();
    let now = PlateauId::from("now");
    let fragment = Fragment::of(&map, Some(&now), &view(), &chosen);
    assert_eq!(fragment.elements.len(), 2, "the site and its server");
    assert_eq!(
        fragment.left_out, 2,
        "the zone, and the link from the application"
    );
    let command = Command::PasteCopies {
        view: view(),
        fragment: Box::new(fragment),
        by: Vec2::new(0.0, 500.0),
        parent: None,
        keeps_references: false,
    };
    let after = run_at(&map, "now", &command).unwrap();
    let server = named(&after, "srv (2)");
    assert_eq!(server.attributes.get("zone"), None);
    assert_eq!(server.parent, Some(named(&after, "hdv (2)").id));
}

#[test]
fn a_note_is_copied_with_what_it_is_pinned_to() {
    let map = with_references();
    let after = duplicate(&map, "now", &["n1", "app"]);
    let app = named(&after, "app (2)");
    let targets: BTreeSet<Option<SubjectId>> = after
        .tables()
        .notes
        .iter()
        .map(|note| note.target.clone())
        .collect();
    let expected = ["app", app.id.as_str()].map(|id| Some(SubjectId::from(id)));
    assert_eq!(targets, expected.into());
}

#[test]
fn only_elements_and_notes_can_be_copied() {
    let command = Command::Duplicate {
        view: view(),
        subjects: subjects(&["l1"]),
        by: None,
        home: Home::Same,
    };
    let refusal = run_at(&small_map(), "now", &command).unwrap_err();
    assert_eq!(refusal.message, msg::COMMAND_NOTHING_TO_COPY.into());
}

#[test]
fn names_of_copies_fill_gaps_and_leave_other_brackets_alone() {
    let taken = |names: &[&str]| names.iter().map(|name| SmolStr::from(*name)).collect();
    let name = |name: &str, names: &[&str]| copy_name(&name.into(), &taken(names));
    assert_eq!(name("Annuaire", &[]), "Annuaire");
    assert_eq!(name("Annuaire", &["Annuaire"]), "Annuaire (2)");
    assert_eq!(
        name("Annuaire (2)", &["Annuaire", "Annuaire (2)"]),
        "Annuaire (3)"
    );
    assert_eq!(name("Site (Est)", &["Site (Est)"]), "Site (Est) (2)");
    assert_eq!(name("(2)", &["(2)"]), "(2) (2)");
    assert_eq!(name("A", &["A", "A (3)"]), "A (2)");
}

#[test]
fn pinned_bends_go_along_with_copies_of_both_ends() {
    let bend = Point::new(300.0, 20.0);
    let command = Command::PinBends {
        view: view(),
        link: LinkId::from("l1"),
        bends: vec![bend],
    };
    let map = run_at(&small_map(), "now", &command).unwrap();
    let command = Command::Duplicate {
        view: view(),
        subjects: subjects(&["app", "srv"]),
        by: Some(Vec2::new(0.0, 400.0)),
        home: Home::Same,
    };
    let after = run_at(&map, "now", &command).unwrap();
    let new: Vec<&std::sync::Arc<Link>> = after
        .tables()
        .links
        .iter()
        .filter(|link| link.id.as_str() != "l1")
        .collect();
    assert_eq!(new.len(), 1);
    let id = Placement::id_for(&view(), &SubjectId::from(&new[0].id));
    let placement = after.tables().placements.get(&id).unwrap();
    assert_eq!(placement.bends, [Point::new(300.0, 420.0)]);
}
