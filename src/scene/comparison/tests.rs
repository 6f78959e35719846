//! What a reader can rely on when two states are drawn in one map.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::{
    Bundling, Composition, Dash, Figure, Item, ItemRole, Perspective, SceneOptions, SceneRequest,
    Subject, Theme, compose, routes,
};
use super::{ChangeMark, ComparisonMark, ComparisonMarks, Shown, State, both};
use crate::analysis::{Difference, Gap};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::{
    Element, ElementId, Finite, Link, LinkId, Placement, Record as _, SubjectId, SystemMap, Tables,
    View, ViewId,
};

const VIEW: &str = "v";

/// A map of boxes: id, kind, container, place.
fn map(boxes: &[(&str, &str, &str, Rect)], links: &[(&str, &str, &str)]) -> SystemMap {
    let mut tables = Tables::default();
    let view = ViewId::from(VIEW);
    tables.views.insert(Arc::new(View::blank(view.clone())));
    for (id, kind, parent, rect) in boxes {
        let mut element = Element::blank(ElementId::from(*id));
        element.kind = (*kind).into();
        element.name = format!("Name of {id}").into();
        element.parent = (!parent.is_empty()).then(|| (*parent).into());
        tables.elements.insert(Arc::new(element));
        let subject = SubjectId::from(*id);
        let mut placement = Placement::blank(Placement::id_for(&view, &subject));
        let number = |value: f64| Finite::new(value).unwrap();
        placement.view = view.clone();
        placement.subject = subject;
        (placement.x, placement.y) = (number(rect.x0), number(rect.y0));
        (placement.w, placement.h) = (number(rect.width()), number(rect.height()));
        tables.placements.insert(Arc::new(placement));
    }
    for (id, from, to) in links {
        let mut link = Link::blank(LinkId::from(*id));
        link.kind = "flow".into();
        link.from = (*from).into();
        link.to = (*to).into();
        tables.links.insert(Arc::new(link));
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

fn at(x: f64, y: f64) -> Rect {
    Rect::new(x, y, x + 180.0, y + 60.0)
}

fn with_name(map: &SystemMap, id: &str, name: &str) -> SystemMap {
    let mut tables = map.tables().clone();
    let mut element = Element::clone(tables.elements.get(&id.into()).unwrap());
    element.name = name.into();
    tables.elements.insert(Arc::new(element));
    SystemMap::assemble(tables).0
}

fn marks(before: &SystemMap, after: &SystemMap) -> ComparisonMarks {
    let gap = Gap::between(&before.snapshot(None), &after.snapshot(None));
    let mark = |difference: Difference, is_moved: bool| ComparisonMark {
        change: match difference {
            Difference::Added => ChangeMark::Added,
            Difference::Removed => ChangeMark::Removed,
            Difference::Changed if is_moved => ChangeMark::Moved,
            Difference::Changed => ChangeMark::Changed,
        },
        words: "".into(),
    };
    ComparisonMarks {
        elements: (gap.elements.iter())
            .map(|(id, delta)| (id.clone(), mark(delta.difference, delta.is_moved)))
            .collect(),
        links: (gap.links.iter())
            .map(|(id, delta)| (id.clone(), mark(delta.difference, false)))
            .collect(),
        ..ComparisonMarks::default()
    }
}

fn drawn(before: &SystemMap, after: &SystemMap, shown: Shown) -> (Composition, ComparisonMarks) {
    let (old, new) = (before.snapshot(None), after.snapshot(None));
    let state = |map, snapshot| State { map, snapshot };
    let marks = marks(before, after);
    drawn_with(state(before, &old), state(after, &new), shown, &marks)
}

fn drawn_with(
    before: State<'_>,
    after: State<'_>,
    shown: Shown,
    marks: &ComparisonMarks,
) -> (Composition, ComparisonMarks) {
    let view = ViewId::from(VIEW);
    let (map, marks) = both(before, after, &view, shown, marks).unwrap();
    let snapshot = map.snapshot(None);
    let bundling = Bundling::default();
    let language = Language::English;
    let routes = routes(&map, &snapshot, &view, &bundling, language);
    let composition = compose(&SceneRequest {
        map: &map,
        snapshot: &snapshot,
        view: &view,
        routes: &routes,
        bundling: &bundling,
        theme: &Theme::LIGHT,
        language,
        perspective: Perspective::Comparison(&marks),
        pictures: &BTreeMap::new(),
        warnings: &BTreeSet::new(),
        findings: None,
        options: SceneOptions {
            badges: false,
            ..SceneOptions::default()
        },
    });
    (composition, marks)
}

fn item<'a>(composition: &'a Composition, id: &str) -> Option<&'a Item> {
    composition.scene.items.iter().find(|item| {
        item.role != ItemRole::LinkLabel
            && matches!(
                &item.subject,
                Some(Subject::Element(shown) | Subject::Link(shown)) if shown == id
            )
    })
}

fn words(item: &Item) -> Vec<(String, bool)> {
    let texts = item.figures.iter().filter_map(|figure| match figure {
        Figure::Text(run) => Some((run.text.to_string(), run.struck)),
        _ => None,
    });
    texts.collect()
}

fn frame_dash(item: &Item) -> Option<Dash> {
    item.figures.iter().find_map(|figure| match figure {
        Figure::Rect(rect) => rect.stroke.map(|stroke| stroke.dash),
        Figure::Path(path) => path.stroke.map(|stroke| stroke.dash),
        _ => None,
    })
}

fn has_pill(item: &Item, word: &str) -> bool {
    words(item).iter().any(|(text, _)| text == word)
}

#[test]
fn each_kind_of_change_has_its_word_its_line_and_what_is_the_same_has_none() {
    let before = map(
        &[
            ("room", "room", "", Rect::new(0.0, 0.0, 500.0, 400.0)),
            ("other", "room", "", Rect::new(600.0, 0.0, 1100.0, 400.0)),
            ("same", "server", "room", at(20.0, 60.0)),
            ("gone", "server", "room", at(20.0, 160.0)),
            ("changed", "server", "room", at(20.0, 260.0)),
            ("moved", "server", "room", at(260.0, 60.0)),
        ],
        &[("l-gone", "same", "changed")],
    );
    let after = with_name(
        &map(
            &[
                ("room", "room", "", Rect::new(0.0, 0.0, 500.0, 400.0)),
                ("other", "room", "", Rect::new(600.0, 0.0, 1100.0, 400.0)),
                ("same", "server", "room", at(20.0, 60.0)),
                ("new", "server", "other", at(620.0, 60.0)),
                ("changed", "server", "room", at(20.0, 260.0)),
                ("moved", "server", "other", at(620.0, 160.0)),
            ],
            &[("l-new", "same", "new")],
        ),
        "changed",
        "Another name",
    );
    let (drawing, marks) = drawn(&before, &after, Shown::Both);
    let shown = |id: &str| item(&drawing, id).unwrap_or_else(|| panic!("{id} is drawn"));
    for (id, word, dash) in [
        ("new", "ADDED", Dash::Solid),
        ("gone", "REMOVED", Dash::Dashed),
        ("changed", "CHANGED", Dash::DashDot),
        ("moved", "MOVED", Dash::Dotted),
    ] {
        assert!(has_pill(shown(id), word), "{id}: {:?}", words(shown(id)));
        assert_eq!(
            shown(id).figures.iter().find_map(|figure| match figure {
                Figure::Rect(rect) if rect.stroke.is_some() => rect.stroke.map(|s| s.dash),
                _ => None,
            }),
            Some(dash),
            "{id}"
        );
        let description = shown(id).description.to_lowercase();
        assert!(description.contains(&word.to_lowercase()), "{description}");
    }
    assert!(words(shown("gone"))[0].1, "a name that went is struck out");
    assert!(!words(shown("new"))[0].1);
    for word in ["ADDED", "REMOVED", "CHANGED", "MOVED"] {
        assert!(!has_pill(shown("same"), word));
    }
    assert_eq!(frame_dash(shown("l-gone")), Some(Dash::Dashed));
    assert_eq!(frame_dash(shown("l-new")), Some(Dash::Solid));
    // The moved box leaves its outline, and an arrow leads to where it is.
    assert_eq!(marks.ghosts.len(), 1);
    assert_eq!(drawing.contents.ghosts, 1);
    let was = marks.ghosts[&ElementId::from("moved")];
    assert!(was.x0 < 500.0, "the outline stays where the box stood");
    let counts = &drawing.contents.changes;
    assert_eq!(counts[&Some(ChangeMark::Added)], 2, "an element and a link");
    assert_eq!(counts[&Some(ChangeMark::Removed)], 2);
}

#[test]
fn a_note_that_came_has_one_frame_and_counts_once() {
    let before = map(&[("a", "server", "", at(0.0, 0.0))], &[]);
    let mut tables = before.tables().clone();
    let mut note = crate::model::Note::blank("n".into());
    note.text = "Why here?".into();
    note.target = Some("a".into());
    tables.notes.insert(Arc::new(note));
    let (after, _) = SystemMap::assemble(tables);
    let (old, new) = (before.snapshot(None), after.snapshot(None));
    let mut marks = marks(&before, &after);
    let mark = ComparisonMark {
        change: ChangeMark::Added,
        words: "".into(),
    };
    marks.notes.insert("n".into(), mark);
    let drawing = drawn_with(
        State {
            map: &before,
            snapshot: &old,
        },
        State {
            map: &after,
            snapshot: &new,
        },
        Shown::Both,
        &marks,
    );
    assert_eq!(drawing.0.contents.changes[&Some(ChangeMark::Added)], 1);
    let pills = drawing
        .0
        .scene
        .items
        .iter()
        .filter(|item| has_pill(item, "ADDED"));
    assert_eq!(pills.count(), 1);
}

#[test]
fn what_is_the_same_is_grey_and_what_differs_is_not() {
    let before = map(
        &[
            ("a", "server", "", at(0.0, 0.0)),
            ("b", "server", "", at(300.0, 0.0)),
        ],
        &[],
    );
    let after = with_name(&before, "b", "B");
    let (drawing, _) = drawn(&before, &after, Shown::Both);
    let is_grey = |id: &str| {
        item(&drawing, id)
            .unwrap()
            .figures
            .iter()
            .all(|figure| match figure {
                Figure::Rect(rect) => rect.fill.is_none_or(|fill| {
                    let spread = fill.r.max(fill.g).max(fill.b) - fill.r.min(fill.g).min(fill.b);
                    spread < 8
                }),
                _ => true,
            })
    };
    assert!(is_grey("a"));
    assert!(!is_grey("b"));
    let (apart, _) = drawn(&before, &after, Shown::After);
    let tile = |drawing: &Composition| item(drawing, "a").unwrap().figures.clone();
    assert_ne!(tile(&apart), tile(&drawing), "in full where drawn apart");
}

#[test]
fn a_box_that_stands_elsewhere_is_the_same() {
    let before = map(&[("a", "server", "", at(0.0, 0.0))], &[]);
    let after = map(&[("a", "server", "", at(500.0, 300.0))], &[]);
    let (drawing, marks) = drawn(&before, &after, Shown::Both);
    assert!(marks.elements.is_empty() && marks.ghosts.is_empty());
    assert!(drawing.contents.changes.keys().all(Option::is_none));
}

#[test]
fn a_removed_container_hides_nothing_of_the_children_that_stayed() {
    let before = map(
        &[
            ("room", "room", "", Rect::new(0.0, 0.0, 400.0, 300.0)),
            ("kept", "server", "room", at(20.0, 80.0)),
        ],
        &[],
    );
    let after = map(&[("kept", "server", "", at(20.0, 80.0))], &[]);
    let (drawing, _) = drawn(&before, &after, Shown::Both);
    let room = item(&drawing, "room").expect("what went is drawn at its old place");
    assert!(has_pill(item(&drawing, "kept").unwrap(), "MOVED"));
    let ground = room.figures.iter().find_map(|figure| match figure {
        Figure::Rect(rect) => Some(rect.fill),
        _ => None,
    });
    if room.role == ItemRole::Container {
        assert_eq!(ground, Some(None), "a frame that went has no ground");
    }
}

#[test]
fn a_link_whose_end_went_is_drawn_to_the_end_that_went() {
    let before = map(
        &[
            ("a", "server", "", at(0.0, 0.0)),
            ("b", "server", "", at(400.0, 0.0)),
        ],
        &[("l", "a", "b")],
    );
    let after = map(&[("a", "server", "", at(0.0, 0.0))], &[]);
    let (drawing, _) = drawn(&before, &after, Shown::Both);
    assert!(item(&drawing, "l").is_some() && item(&drawing, "b").is_some());
    assert!(item(&drawn(&before, &after, Shown::Before).0, "l").is_some());
    assert!(item(&drawn(&before, &after, Shown::After).0, "l").is_none());
}

#[test]
fn what_went_stands_beside_what_came_in_its_place() {
    let before = map(&[("old", "server", "", at(0.0, 0.0))], &[]);
    let after = map(&[("new", "server", "", at(0.0, 0.0))], &[]);
    let (drawing, _) = drawn(&before, &after, Shown::Both);
    let (old, new) = (
        item(&drawing, "old").unwrap(),
        item(&drawing, "new").unwrap(),
    );
    assert!(!crate::geometry::overlaps(old.bounds, new.bounds));
    assert_eq!(new.bounds.x0, 0.0, "what is there now keeps its place");
}

#[test]
fn from_nothing_everything_is_new_and_back_everything_went() {
    let full = map(
        &[
            ("a", "server", "", at(0.0, 0.0)),
            ("b", "server", "", at(400.0, 0.0)),
        ],
        &[("l", "a", "b")],
    );
    let empty = SystemMap::default();
    let all = |change: ChangeMark| BTreeMap::from([(Some(change), 3_usize)]);
    let (drawing, _) = drawn(&empty, &full, Shown::Both);
    assert_eq!(drawing.contents.changes, all(ChangeMark::Added));
    let (drawing, _) = drawn(&full, &empty, Shown::Both);
    assert_eq!(drawing.contents.changes, all(ChangeMark::Removed));
}

#[test]
fn changes_only_keeps_what_holds_a_change_and_what_a_changed_link_joins() {
    let boxes = [
        ("site", "site", "", Rect::new(0.0, 0.0, 600.0, 500.0)),
        ("room", "room", "site", Rect::new(20.0, 60.0, 560.0, 300.0)),
        ("a", "server", "room", at(40.0, 120.0)),
        ("b", "server", "room", at(300.0, 120.0)),
        ("far", "server", "", at(900.0, 0.0)),
        ("end", "server", "", at(900.0, 300.0)),
    ];
    let before = map(&boxes, &[("same", "b", "far")]);
    let after = with_name(
        &map(&boxes, &[("same", "b", "far"), ("new", "a", "end")]),
        "a",
        "A",
    );
    let (drawing, _) = drawn(&before, &after, Shown::Changes);
    let is_drawn = |id: &str| item(&drawing, id).is_some();
    assert!(
        ["site", "room", "a", "end", "new"]
            .into_iter()
            .all(is_drawn)
    );
    assert!(!["b", "far", "same"].into_iter().any(is_drawn));
    let (nothing, _) = drawn(&before, &before, Shown::Changes);
    assert!(nothing.scene.items.is_empty());
}
