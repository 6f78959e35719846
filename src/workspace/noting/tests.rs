//! The list of notes of the reference map, and of a map with very many.

use super::*;
use crate::locale::Language;
use crate::model::{
    AnnotationStatus, Day, Note, NoteId, NoteKind, Patch, PlateauId, Record as _, SubjectId,
    SystemMap,
};
use crate::workspace::roadmap::ListForm;
use crate::workspace::samples;

fn sample() -> SystemMap {
    samples::find("metropole").unwrap().read()
}

fn with(map: &SystemMap, notes: &[Note]) -> SystemMap {
    let mut patch = Patch::new();
    notes.iter().for_each(|note| patch.add(note));
    map.with(&patch).unwrap()
}

#[test]
fn the_open_risks_of_a_role_are_found_by_kind_and_role() {
    let map = sample();
    let list = NoteList::of(&map, None, None);
    let filter = NoteFilter {
        kinds: [NoteKind::Risk].into(),
        status: Some(AnnotationStatus::Open),
        role: "rssi".into(),
        ..NoteFilter::default()
    };
    let shown = list.shown(&filter, NoteColumn::Number, false);
    let ids: Vec<&str> = shown.iter().map(|row| row.note.id.as_str()).collect();
    assert_eq!(ids, ["AN-01", "AN-04", "AN-11"]);
    assert!(
        shown
            .iter()
            .all(|row| !row.about.is_empty() && !row.is_gone)
    );
    let here = NoteList::of(&map, Some(&PlateauId::from("P2027")), None);
    assert!(here.row(&NoteId::from("AN-02")).is_some());
    assert!(
        here.row(&NoteId::from("AN-01")).is_none(),
        "of another plateau"
    );
}

#[test]
fn a_note_about_something_that_is_gone_is_listed_with_what_it_was() {
    let mut note = Note::blank(NoteId::from("n"));
    note.target = Some(SubjectId::from("vanished"));
    note.about = "Ancien pare-feu".into();
    note.text = "<script>alert(1)</script> | =1+1".into();
    let map = with(&sample(), &[note]);
    for plateau in [None, Some(PlateauId::from("P2029"))] {
        let list = NoteList::of(&map, plateau.as_ref(), None);
        let row = list.row(&NoteId::from("n")).unwrap();
        assert!(row.is_gone);
        assert_eq!(row.about, "Ancien pare-feu");
        let csv = NoteColumn::written(&NoteColumn::NOTES, &[row], ListForm::Csv, Language::French);
        assert!(csv.contains("Ancien pare-feu"), "{csv}");
        let page = NoteColumn::written(
            &NoteColumn::NOTES,
            &[row],
            ListForm::Markdown,
            Language::French,
        );
        assert!(!page.contains("<script"), "no markup of a page: {page}");
    }
}

#[test]
fn what_is_late_comes_first_when_sorted_by_standing() {
    let note = |id: &str, due: &str| {
        let mut note = Note::blank(NoteId::from(id));
        note.target = Some(SubjectId::from("ap-bur"));
        note.due = due.into();
        note
    };
    let map = with(
        &sample(),
        &[note("x", "2026-01-20"), note("y", "2030-01-01")],
    );
    let today = Day::first_of("2026-11-26");
    let list = NoteList::of(&map, None, today);
    let shown = list.shown(&NoteFilter::default(), NoteColumn::Status, false);
    assert_eq!(shown[0].note.id.as_str(), "x");
    assert!(!shown.last().unwrap().note.is_open());
    let late = NoteFilter {
        overdue: true,
        ..NoteFilter::default()
    };
    let shown = list.shown(&late, NoteColumn::Number, false);
    let ids: Vec<&str> = shown.iter().map(|row| row.note.id.as_str()).collect();
    assert!(ids.contains(&"x") && !ids.contains(&"y"), "{ids:?}");
}

#[test]
fn ten_thousand_notes_are_listed_filtered_and_sorted_in_no_time() {
    let notes: Vec<Note> = (0..10_000)
        .map(|number| {
            let mut note = Note::blank(NoteId::from(format!("n-{number:05}").as_str()));
            note.kind = NoteKind::ALL[number % 6];
            note.text = format!("Note {number} sur @ap-bur et la suite").into();
            note.target = Some(SubjectId::from("ap-bur"));
            note
        })
        .collect();
    let map = with(&sample(), &notes);
    let started = std::time::Instant::now();
    let list = NoteList::of(&map, None, None);
    let filter = NoteFilter {
        words: "9999".to_owned(),
        ..NoteFilter::default()
    };
    let found = list.shown(&filter, NoteColumn::Title, false);
    assert_eq!(found.len(), 1);
    assert!(!found[0].title.contains('@'), "{}", found[0].title);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
