//! Commands in the words of the domain: a map, what is asked, the map after it.

use super::*;
use crate::geometry::Rect;
use crate::model::{
    Element, Finite, Link, Placement, Plateau, Record, SystemMap, TableName, Tables, Timeline, View,
};

/// A map with a site `hdv` that holds a server `srv`, an application `app` at the top, a link
/// between them, one view that shows all, and two plateaus `now` and `then`.
pub(super) fn small_map() -> SystemMap {
    let mut tables = Tables::default();
    for (id, base) in [("now", None), ("then", Some("now"))] {
        let mut plateau = Plateau::blank(PlateauId::from(id));
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(plateau.into());
    }
    for (id, kind, parent) in [
        ("hdv", "site", None),
        ("srv", "physical_server", Some("hdv")),
        ("app", "application", None),
    ] {
        let mut element = Element::blank(ElementId::from(id));
        element.kind = KindId::from(kind);
        element.name = id.into();
        element.parent = parent.map(ElementId::from);
        tables.elements.insert(element.into());
    }
    let mut link = Link::blank(LinkId::from("l1"));
    link.kind = KindId::from("hosted_on");
    link.from = ElementId::from("app");
    link.to = ElementId::from("srv");
    tables.links.insert(link.into());
    tables.views.insert(View::blank(ViewId::from("v")).into());
    for (id, x, y, w, h) in [
        ("hdv", 0.0, 0.0, 300.0, 200.0),
        ("srv", 20.0, 60.0, 180.0, 56.0),
        ("app", 400.0, 0.0, 180.0, 56.0),
    ] {
        let subject = SubjectId::from(id);
        let mut placement = Placement::blank(Placement::id_for(&ViewId::from("v"), &subject));
        placement.view = ViewId::from("v");
        placement.subject = subject;
        [placement.x, placement.y, placement.w, placement.h] =
            [x, y, w, h].map(|side| Finite::new(side).unwrap());
        tables.placements.insert(placement.into());
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

pub(super) fn run_at(
    map: &SystemMap,
    plateau: &str,
    command: &Command,
) -> Result<SystemMap, Refusal> {
    let plateau = PlateauId::from(plateau);
    let mut dice = 41;
    let mut context = Context {
        plateau: Some(&plateau),
        random: &mut || {
            dice += 7;
            dice
        },
        today: "2026-01-15",
        author_role: "RSSI",
    };
    let patch = plan(map, command, &mut context)?;
    let after = map
        .with(&patch)
        .expect("a planned patch fits the map it was planned for");
    assert_eq!(
        after.with(&patch.inverted()).unwrap(),
        *map,
        "and its inverse leads back"
    );
    Ok(after)
}

pub(super) fn rect(map: &SystemMap, plateau: &str, id: &str) -> Option<Rect> {
    let placement = map
        .tables()
        .placements
        .get(&Placement::id_for(&ViewId::from("v"), &SubjectId::from(id)))?;
    Timeline::fold(placement, map.timeline().chain(&PlateauId::from(plateau)))
        .map(|placement| placement.rect())
}

pub(super) fn element(map: &SystemMap, plateau: &str, id: &str) -> Option<Element> {
    let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
    snapshot
        .element_by_id(&ElementId::from(id))
        .map(|element| Element::clone(element))
}

#[test]
fn an_element_inserted_later_is_not_there_earlier() {
    let map = small_map();
    let command = Command::InsertElement {
        kind: KindId::from("application"),
        name: "Portail".into(),
        parent: Some(ElementId::from("hdv")),
        place: Some((ViewId::from("v"), Rect::new(250.0, 180.0, 430.0, 236.0))),
    };
    let after = run_at(&map, "then", &command).unwrap();
    assert_eq!(
        after
            .snapshot(Some(&PlateauId::from("now")))
            .elements()
            .len(),
        3
    );
    assert_eq!(
        after
            .snapshot(Some(&PlateauId::from("then")))
            .elements()
            .len(),
        4
    );
    let frame = rect(&after, "then", "hdv").unwrap();
    assert!(
        frame.x1 >= 450.0 && frame.y1 >= 256.0,
        "the site grows around its new content: {frame:?}"
    );
    assert_eq!(
        rect(&after, "now", "hdv"),
        rect(&map, "now", "hdv"),
        "and only where the content is"
    );
}

#[test]
fn an_edit_at_a_later_plateau_is_an_override_and_can_be_taken_back() {
    let map = small_map();
    let record = RecordKey::new(TableName::Elements, "app");
    let set = Command::SetField {
        record: record.clone(),
        name: "owner_role".into(),
        value: Some("DSI".into()),
    };
    let after = run_at(&map, "then", &set).unwrap();
    assert_eq!(
        element(&after, "now", "app")
            .unwrap()
            .attributes
            .get("owner_role"),
        None
    );
    assert_eq!(
        element(&after, "then", "app")
            .unwrap()
            .attributes
            .get("owner_role"),
        Some(&"DSI".into())
    );
    let back = run_at(
        &after,
        "then",
        &Command::ResetField {
            record,
            name: "owner_role".into(),
        },
    )
    .unwrap();
    assert_eq!(back, map);
}

#[test]
fn setting_the_inherited_value_leaves_no_override() {
    let map = small_map();
    let record = RecordKey::new(TableName::Elements, "app");
    let rename = |name: &str| Command::Rename {
        record: record.clone(),
        name: name.into(),
    };
    let after = run_at(&map, "then", &rename("Portail")).unwrap();
    let back = run_at(&after, "then", &rename("app")).unwrap();
    assert_eq!(back, map);
}

#[test]
fn moving_a_container_moves_its_content() {
    let map = small_map();
    let command = Command::Move {
        view: ViewId::from("v"),
        subjects: vec![SubjectId::from("hdv")],
        by: Vec2::new(10.0, 20.0),
        nudge: false,
    };
    let after = run_at(&map, "now", &command).unwrap();
    assert_eq!(
        rect(&after, "now", "srv"),
        rect(&map, "now", "srv").map(|rect| rect + Vec2::new(10.0, 20.0))
    );
    assert_eq!(rect(&after, "now", "app"), rect(&map, "now", "app"));
}

#[test]
fn nesting_changes_the_container_and_never_closes_a_circle() {
    let map = small_map();
    let nest = |what: &str, into: &str| Command::Nest {
        view: ViewId::from("v"),
        elements: vec![ElementId::from(what)],
        by: Vec2::new(-300.0, 120.0),
        parent: Some(ElementId::from(into)),
    };
    let after = run_at(&map, "now", &nest("app", "hdv")).unwrap();
    assert_eq!(
        element(&after, "now", "app").unwrap().parent,
        Some(ElementId::from("hdv"))
    );
    assert!(run_at(&map, "now", &nest("hdv", "srv")).is_err());
    assert!(run_at(&map, "now", &nest("hdv", "hdv")).is_err());
}

#[test]
fn deleting_takes_content_links_and_placements_along() {
    let map = small_map();
    let delete = Command::Delete {
        subjects: vec![SubjectId::from("hdv")],
    };
    let after = run_at(&map, "now", &delete).unwrap();
    assert_eq!(after.tables().elements.len(), 1);
    assert_eq!(after.tables().links.len(), 0);
    assert_eq!(after.tables().placements.len(), 1);
}

#[test]
fn deleting_at_a_later_plateau_keeps_the_earlier_one_whole() {
    let map = small_map();
    let after = run_at(
        &map,
        "then",
        &Command::Delete {
            subjects: vec![SubjectId::from("srv")],
        },
    )
    .unwrap();
    let now = after.snapshot(Some(&PlateauId::from("now")));
    let then = after.snapshot(Some(&PlateauId::from("then")));
    assert_eq!((now.elements().len(), now.links().len()), (3, 1));
    assert_eq!((then.elements().len(), then.links().len()), (2, 0));
    assert!(
        then.links_without_ends().is_empty(),
        "the link goes with its end"
    );
}

#[test]
fn deleting_takes_along_what_comes_only_later_and_hangs_on_it() {
    let mut tables = small_map().tables().clone();
    let mut inside = Element::blank(ElementId::from("later"));
    inside.kind = KindId::from("physical_server");
    inside.parent = Some(ElementId::from("hdv"));
    inside.since = Some(PlateauId::from("then"));
    tables.elements.insert(inside.into());
    let mut link = Link::blank(LinkId::from("l2"));
    link.kind = KindId::from("hosted_on");
    link.from = ElementId::from("app");
    link.to = ElementId::from("srv");
    link.since = Some(PlateauId::from("then"));
    tables.links.insert(link.into());
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    let subjects = vec![SubjectId::from("hdv")];
    let removal = removal_of(&map, &subjects);
    assert!(!stays_earlier(
        &map,
        Some(&PlateauId::from("now")),
        &removal
    ));
    let after = run_at(&map, "now", &Command::Delete { subjects }).unwrap();
    let then = after.snapshot(Some(&PlateauId::from("then")));
    assert_eq!((then.elements().len(), then.links().len()), (1, 0));
    assert!(after.tables().links.is_empty());
}

#[test]
fn hiding_leaves_the_map_alone() {
    let map = small_map();
    let hide = Command::Hide {
        view: ViewId::from("v"),
        subjects: vec![SubjectId::from("hdv"), SubjectId::from("l1")],
    };
    let after = run_at(&map, "now", &hide).unwrap();
    assert_eq!(after.tables().elements, map.tables().elements);
    assert_eq!(
        rect(&after, "now", "srv"),
        None,
        "what lies in a box goes with it"
    );
    assert!(
        after
            .tables()
            .placements
            .get(&Placement::id_for(
                &ViewId::from("v"),
                &SubjectId::from("l1")
            ))
            .unwrap()
            .hidden
    );
}

#[test]
fn a_link_to_itself_and_an_unknown_kind_are_refused() {
    let map = small_map();
    let connect = |kind: &str, from: &str, to: &str| Command::Connect {
        kind: KindId::from(kind),
        from: ElementId::from(from),
        to: ElementId::from(to),
    };
    assert!(run_at(&map, "now", &connect("flow", "app", "app")).is_err());
    assert!(run_at(&map, "now", &connect("friendship", "app", "srv")).is_err());
    assert!(run_at(&map, "now", &connect("flow", "app", "nobody")).is_err());
    assert!(run_at(&map, "now", &connect("depends_on", "app", "srv")).is_ok());
}

#[test]
fn pinned_bends_can_be_given_back() {
    let map = small_map();
    let pin = |bends: Vec<Point>| Command::PinBends {
        view: ViewId::from("v"),
        link: LinkId::from("l1"),
        bends,
    };
    let pinned = run_at(&map, "now", &pin(vec![Point::new(390.0, 88.0)])).unwrap();
    assert_ne!(pinned, map);
    assert_eq!(run_at(&pinned, "now", &pin(Vec::new())).unwrap(), map);
}

#[test]
fn a_view_goes_with_its_placements_and_leaves_the_elements() {
    let map = small_map();
    let after = run_at(
        &map,
        "now",
        &Command::DeleteView {
            view: ViewId::from("v"),
        },
    )
    .unwrap();
    assert!(after.tables().views.is_empty() && after.tables().placements.is_empty());
    assert_eq!(after.tables().elements.len(), 3);
}

#[test]
fn a_note_is_signed_and_pinned() {
    let map = small_map();
    let command = Command::AddNote {
        kind: NoteKind::Risk,
        text: "Point unique".into(),
        target: Some(SubjectId::from("srv")),
        place: None,
    };
    let after = run_at(&map, "now", &command).unwrap();
    let note = after.tables().notes.iter().next().unwrap();
    assert_eq!(
        (note.author_role.as_str(), note.created.as_str()),
        ("RSSI", "2026-01-15")
    );
    let nowhere = Command::AddNote {
        kind: NoteKind::Note,
        text: "?".into(),
        target: None,
        place: None,
    };
    assert!(run_at(&map, "now", &nowhere).is_err());
}

/// The small map with a zone `z`, and `srv` in it.
fn zoned_map() -> SystemMap {
    let map = small_map();
    let mut tables = map.tables().clone();
    let mut zone = Element::blank(ElementId::from("z"));
    zone.kind = KindId::from("zone");
    zone.name = "z".into();
    tables.elements.insert(zone.into());
    let server = ElementId::from("srv");
    let mut element = Element::clone(tables.elements.get(&server).unwrap());
    element.attributes.insert("zone".into(), Value::from("z"));
    tables.elements.insert(element.into());
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    let group = Command::GroupBy {
        view: ViewId::from("v"),
        attribute: "zone".into(),
    };
    let grouped = run_at(&map, "now", &group).unwrap();
    let zone = Command::Arrange {
        view: ViewId::from("v"),
        places: vec![(SubjectId::from("z"), Rect::new(600.0, 0.0, 900.0, 200.0))],
    };
    run_at(&grouped, "now", &zone).unwrap()
}

fn zone_of(map: &SystemMap, id: &str) -> Option<Value> {
    let element = map.tables().elements.get(&ElementId::from(id)).unwrap();
    element.attributes.get("zone").cloned()
}

#[test]
fn grouping_a_view_brings_in_the_groups_that_its_elements_name() {
    let map = zoned_map();
    let view = ViewId::from("v");
    let shows = |id: &str| map.placements_of(&view).any(|p| p.subject.as_str() == id);
    assert!(shows("z"));
    let by_name = Command::GroupBy {
        view,
        attribute: "technology".into(),
    };
    assert!(run_at(&map, "now", &by_name).is_err());
}

#[test]
fn what_is_dropped_into_a_group_gets_the_attribute_and_keeps_its_container() {
    let map = zoned_map();
    let nest = |map: &SystemMap, what: &str, into: Option<&str>| {
        let command = Command::Nest {
            view: ViewId::from("v"),
            elements: vec![ElementId::from(what)],
            by: Vec2::ZERO,
            parent: into.map(ElementId::from),
        };
        run_at(map, "now", &command).unwrap()
    };
    let parent_of = |map: &SystemMap, id: &str| {
        let element = map.tables().elements.get(&ElementId::from(id)).unwrap();
        element.parent.clone()
    };
    let zoned = nest(&map, "app", Some("z"));
    assert_eq!(zone_of(&zoned, "app"), Some(Value::from("z")));
    assert_eq!(parent_of(&zoned, "app"), None);
    let freed = nest(&map, "srv", None);
    assert_eq!(zone_of(&freed, "srv"), None);
    assert_eq!(parent_of(&freed, "srv"), Some(ElementId::from("hdv")));
    let housed = nest(&map, "srv", Some("hdv"));
    assert_eq!(zone_of(&housed, "srv"), None);
}

#[test]
fn a_view_bundles_links_in_one_step_that_can_be_undone() {
    let map = small_map();
    let view = ViewId::from("v");
    let ask = |map: &SystemMap, from| {
        let command = Command::Bundle {
            view: view.clone(),
            from,
        };
        run_at(map, "now", &command)
    };
    let least = |map: &SystemMap| map.tables().views.get(&view).unwrap().bundles_from();
    let bundled = ask(&map, 5).unwrap();
    assert_eq!(least(&bundled), Some(5));
    assert_eq!(ask(&bundled, 0).unwrap(), map, "never is the default");
    assert!(ask(&map, 1).is_err(), "one link is no bundle");
}
