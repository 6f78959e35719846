//! The four shapes, and a view with very many notes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bitmap::Shelf;
use crate::geometry::{Point, Rect};
use crate::locale::Language;
use crate::model::{
    AnnotationStatus, Day, Finite, Note, NoteId, NoteKind, NoteShape, Placement, Record as _,
    SubjectId, SystemMap, ViewId,
};
use crate::scene::tests::{VIEW, all_elements, assert_sound, small_map, with_view};
use crate::scene::{
    Bundling, Composition, Figure, ItemRole, PageFrame, Perspective, SceneOptions, SceneRequest,
    Subject, Theme, compose, compose_page,
};

fn note(id: &str, shape: NoteShape, target: Option<&str>) -> Note {
    let mut note = Note::blank(NoteId::from(id));
    note.kind = NoteKind::Risk;
    note.shape = shape;
    note.text = format!("Ce que dit {id} de @a").into();
    note.target = target.map(SubjectId::from);
    note.created = "2026-01-15".into();
    note
}

/// A note by its id, where it stands, and where its tail points.
type Placed<'a> = (&'a str, Rect, Option<(f64, f64)>);

fn noted(notes: &[Note], placed: &[Placed<'_>]) -> SystemMap {
    let map = small_map(&[
        ("a", "application", "Portail", None),
        ("b", "application", "Annuaire", None),
    ]);
    let map = with_view(&map, &all_elements(&map));
    let mut tables = map.tables().clone();
    for note in notes {
        tables.notes.insert(Arc::new(note.clone()));
    }
    for (id, rect, tip) in placed {
        let (view, subject) = (ViewId::from(VIEW), SubjectId::from(*id));
        let mut placement = Placement::blank(Placement::id_for(&view, &subject));
        (placement.view, placement.subject) = (view, subject);
        let number = |value: f64| Finite::new(value).unwrap();
        (placement.x, placement.y) = (number(rect.x0), number(rect.y0));
        (placement.w, placement.h) = (number(rect.width()), number(rect.height()));
        placement.bends = tip.iter().map(|tip| (*tip).into()).collect();
        tables.placements.insert(Arc::new(placement));
    }
    SystemMap::assemble(tables).0
}

fn composed(map: &SystemMap) -> Composition {
    let view = ViewId::from(VIEW);
    let (shelf, warnings, bundling) = (Shelf::default(), BTreeSet::new(), Bundling::default());
    compose(&SceneRequest {
        map,
        snapshot: &map.snapshot(None),
        view: &view,
        routes: &BTreeMap::new(),
        bundling: &bundling,
        theme: &Theme::LIGHT,
        language: Language::French,
        perspective: Perspective::Standard,
        pictures: &shelf,
        warnings: &warnings,
        findings: None,
        options: SceneOptions {
            today: Day::first_of("2026-11-26"),
            ..SceneOptions::default()
        },
    })
}

fn roles(composition: &Composition, id: &str) -> Vec<ItemRole> {
    let items = composition.scene.items.iter();
    let of = items.filter(|item| matches!(&item.subject, Some(Subject::Note(of)) if of == id));
    of.map(|item| item.role).collect()
}

fn words(composition: &Composition) -> String {
    let figures = composition
        .scene
        .items
        .iter()
        .flat_map(|item| &item.figures);
    let runs = figures.filter_map(|figure| match figure {
        Figure::Text(run) => Some(run.text.to_string()),
        _ => None,
    });
    runs.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_shape_is_drawn_in_its_place_and_mentions_are_names() {
    let mut late = note("late", NoteShape::Sheet, None);
    late.due = "2026-03-01".into();
    let mut done = note("done", NoteShape::Sheet, None);
    done.status = AnnotationStatus::Resolved;
    let notes = [
        note("callout", NoteShape::Callout, None),
        note("area", NoteShape::Area, Some("b")),
        note("marker", NoteShape::Marker, Some("a")),
        late,
        done,
    ];
    let rect = |x: f64| Rect::new(x, -400.0, x + 190.0, -300.0);
    let placed = [
        ("callout", rect(0.0), Some((300.0, -200.0))),
        ("late", rect(300.0), None),
        ("done", rect(600.0), None),
    ];
    let composition = composed(&noted(&notes, &placed));
    assert_sound(&composition.scene);
    assert_eq!(
        roles(&composition, "callout"),
        [ItemRole::Note, ItemRole::Note]
    );
    assert_eq!(roles(&composition, "area"), [ItemRole::Area]);
    assert_eq!(roles(&composition, "marker"), [ItemRole::Note]);
    let at = |role: ItemRole| {
        composition
            .scene
            .items
            .iter()
            .position(|item| item.role == role)
    };
    assert!(at(ItemRole::Area) < at(ItemRole::Card), "cards lie over it");
    let tail = composition.scene.items.iter().any(|item| {
        item.role == ItemRole::Note
            && item
                .bounds
                .inflate(1.0, 1.0)
                .contains(Point::new(300.0, -200.0))
    });
    assert!(tail, "the tail ends where it was pulled to");
    let said = words(&composition);
    assert!(!said.contains("@a") && said.contains("Portail"), "{said}");
    assert!(
        said.contains("En retard") && said.contains("résolu"),
        "{said}"
    );
}

#[test]
fn markers_bear_their_numbers_and_the_page_lists_their_words() {
    let mut seventh = note("m", NoteShape::Marker, Some("a"));
    seventh.number = Finite::new(7.0).unwrap();
    seventh.text = "<b>Un seul</b> administrateur".into();
    let composition = composed(&noted(&[seventh], &[]));
    assert_eq!(composition.contents.listed_notes.len(), 1);
    assert_eq!(composition.contents.listed_notes[0].number, 7);
    assert!(!words(&composition).contains("administrateur"));
    let page = compose_page(&composition, &PageFrame::default());
    let figures = page.items.iter().flat_map(|item| &item.figures);
    let said: Vec<&str> = figures
        .filter_map(|figure| match figure {
            Figure::Text(run) => Some(&*run.text),
            _ => None,
        })
        .collect();
    assert!(said.contains(&"7"), "{said:?}");
    assert!(
        said.iter().any(|run| run.contains("<b>Un seul</b>")),
        "{said:?}"
    );
}

#[test]
fn ten_thousand_notes_on_a_view_leave_room_for_the_drawing() {
    let many: Vec<Note> = (0..10_000)
        .map(|number| {
            let target = if number % 2 == 0 { "a" } else { "b" };
            note(&format!("n{number:05}"), NoteShape::Sheet, Some(target))
        })
        .collect();
    let map = noted(&many, &[]);
    let started = std::time::Instant::now();
    let composition = composed(&map);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    assert!(
        composition.scene.items.len() < 200,
        "{}",
        composition.scene.items.len()
    );
    assert_eq!(composition.contents.notes, 10_000);
    assert_sound(&composition.scene);
}
