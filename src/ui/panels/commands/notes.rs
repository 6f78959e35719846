//! Notes: the list, the decisions, the review, and what happens to those that are selected.

use egui::Key;

use super::keys::{alt, ctrl_shift};
use super::{Doing, Entry, Menu, entry, may_edit};
use crate::command::{Command, NoteCommand};
use crate::locale::{MessageId, msg};
use crate::model::{AnnotationStatus, NoteId, NoteShape};
use crate::ui::panels::notes;
use crate::workspace::{Action, Document, Noting, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Insert, msg::NOTES_SHOW, &[], |doing| {
        doing.state.panels.notes.show_notes();
        open(doing);
    })
    .within(msg::NOTES_MENU),
    entry(Menu::Insert, msg::NOTES_SHOW_DECISIONS, &[], |doing| {
        doing.state.panels.notes.show_decisions();
        open(doing);
    })
    .within(msg::NOTES_MENU),
    entry(
        Menu::Insert,
        msg::NOTES_REVIEW,
        &[ctrl_shift(Key::D)],
        |doing| {
            let noting = if reviews(doing.workspace) {
                Noting::Leave
            } else {
                Noting::Review(Vec::new())
            };
            doing.act(Action::Note(noting));
        },
    )
    .checked_when(|workspace, _| reviews(workspace))
    .within(msg::NOTES_MENU),
    entry(Menu::Insert, msg::NOTES_NEXT, &[alt(Key::N)], |doing| {
        doing.act(Action::Note(Noting::Step(1)));
    })
    .when(reviews)
    .within(msg::NOTES_MENU),
    entry(Menu::Insert, msg::NOTES_PREVIOUS, &[alt(Key::P)], |doing| {
        doing.act(Action::Note(Noting::Step(-1)));
    })
    .when(reviews)
    .within(msg::NOTES_MENU),
    entry(
        Menu::Insert,
        msg::NOTES_ANSWER_THIS,
        &[alt(Key::R)],
        |doing| {
            notes::open_answer(doing.workspace, doing.state);
        },
    )
    .when(may_settle)
    .within(msg::NOTES_MENU)
    .on_selection(),
    entry(Menu::Insert, msg::NOTES_SETTLE, &[alt(Key::S)], settle)
        .when(may_settle)
        .within(msg::NOTES_MENU)
        .on_selection(),
    shaped(msg::NOTES_AS_SHEET, |doing| shape(doing, NoteShape::Sheet)),
    shaped(msg::NOTES_AS_CALLOUT, |doing| {
        shape(doing, NoteShape::Callout);
    }),
    shaped(msg::NOTES_AS_AREA, |doing| shape(doing, NoteShape::Area)),
    shaped(msg::NOTES_AS_MARKER, |doing| {
        shape(doing, NoteShape::Marker);
    }),
];

const fn shaped(label: MessageId, run: fn(&mut Doing<'_>)) -> Entry {
    entry(Menu::Insert, label, &[], run)
        .when(has_notes)
        .within(msg::NOTES_MENU)
}

fn open(doing: &mut Doing<'_>) {
    doing.state.panels.drawer.show_notes();
    super::panels(doing, |panels| panels.lower = true);
}

fn reviews(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    document.is_some_and(|document| document.note_review.is_some())
}

/// The selected notes.
fn selected(document: &Document) -> Vec<NoteId> {
    let notes = &document.map().tables().notes;
    let ids = document.selection.iter();
    let ids = ids.map(|subject| NoteId::from(subject.text().clone()));
    ids.filter(|id| notes.get(id).is_some_and(|note| note.is_said()))
        .collect()
}

/// The notes that are meant: that of the review, or those that are selected.
fn meant(workspace: &Workspace) -> Vec<NoteId> {
    let Some(document) = &workspace.document else {
        return Vec::new();
    };
    match document.reviewed() {
        Some(note) => vec![note.id.clone()],
        None => selected(document),
    }
}

fn has_notes(workspace: &Workspace) -> bool {
    let document = workspace.document.as_ref();
    may_edit(workspace) && document.is_some_and(|document| !selected(document).is_empty())
}

fn may_settle(workspace: &Workspace) -> bool {
    may_edit(workspace) && !meant(workspace).is_empty()
}

/// Resolves what is open of the notes that are meant; opens them where all are resolved.
fn settle(doing: &mut Doing<'_>) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    let notes = meant(doing.workspace);
    let here = document.snapshot().notes();
    let is_open = |id: &NoteId| here.iter().any(|note| note.id == *id && note.is_open());
    let status = if notes.iter().any(is_open) {
        AnnotationStatus::Resolved
    } else {
        AnnotationStatus::Open
    };
    let settle = NoteCommand::Settle { notes, status };
    doing.act(Action::Edit(Command::Note(settle)));
}

fn shape(doing: &mut Doing<'_>, shape: NoteShape) {
    let Some(document) = &doing.workspace.document else {
        return;
    };
    let notes = selected(document);
    let command = NoteCommand::Shape { notes, shape };
    doing.act(Action::Edit(Command::Note(command)));
}
