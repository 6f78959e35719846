//! What is said about an element, a link or a view: its threads, each with a way to answer and to
//! settle it, and a field for a new note.

use egui::{TextEdit, Ui};

use super::attributes::section;
use super::controls;
use super::note::thread;
use crate::command::{Command, NoteCommand};
use crate::locale::msg;
use crate::model::{Note, NoteId, NoteKind, Record as _, SubjectId, note_numbers};
use crate::ui::panels::{commands, notes};
use crate::ui::{UiState, mention, theme};
use crate::workspace::noting::kind_name;
use crate::workspace::{Action, Document, Workspace};

/// So many threads stand here; the list has the others.
const MOST: usize = 12;

/// A note being written, and about what.
#[derive(Default)]
pub(super) struct NewNote {
    about: Option<SubjectId>,
    kind: NoteKind,
    text: String,
}

/// Draws the section.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    about: &SubjectId,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let snapshot = std::sync::Arc::clone(document.snapshot());
    let mut threads: Vec<&Note> = snapshot
        .notes()
        .iter()
        .map(AsRef::as_ref)
        .filter(|note| note.target.as_ref() == Some(about) && note.is_said())
        .collect();
    // What is open comes first.
    threads.sort_by_key(|note| !note.is_open());
    let open = threads.iter().filter(|note| note.is_open()).count();
    let counts = msg::NOTES_DISCUSSION
        .with("count", threads.len())
        .with("open", open);
    // The title keeps its place in memory while the count changes.
    ui.push_id("discussion", |ui| {
        controls::rule(ui);
        section(ui, &language.say(&counts), true, |ui| {
            let numbers = note_numbers(document.map().tables());
            let mut go = None;
            for note in threads.iter().take(MOST) {
                let number = numbers.get(&note.id).copied();
                ui.push_id(note.id.as_str(), |ui| {
                    if thread::card(ui, document, note, number, workspace, state, actions) {
                        go = Some(SubjectId::from(&note.id));
                    }
                });
            }
            let more = threads.len().saturating_sub(MOST);
            if more > 0 {
                let words = language.say(&msg::NOTES_OTHERS.with("count", more));
                if controls::link(ui, &words).clicked() {
                    notes::open_about(about.clone(), workspace, state, actions);
                }
            }
            if let Some(subject) = go {
                commands::jump(subject, state, actions);
            }
            new_note(ui, document, about, workspace, state, actions);
        });
    });
}

/// The field for a new note.
fn new_note(
    ui: &mut Ui,
    document: &Document,
    about: &SubjectId,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if document.is_read_only() {
        return;
    }
    let language = workspace.language();
    let draft = &mut state.panels.inspector.new_note;
    if draft.about.as_ref() != Some(about) {
        *draft = NewNote {
            about: Some(about.clone()),
            ..NewNote::default()
        };
    }
    let label = language.text(msg::NOTES_NEW);
    let id = egui::Id::unique(("new note about", about.as_str()));
    mention::take_keys(ui, id);
    let says_by_key = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
    let hint = egui::RichText::new(&label).color(theme::palette(ui).muted);
    let field = TextEdit::multiline(&mut draft.text)
        .id(id)
        .desired_rows(2)
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(&label);
    mention::offer(ui, &response, &mut draft.text, document.snapshot());
    let mut adds = says_by_key;
    ui.horizontal(|ui| {
        let kind = language.text(msg::NOTES_NEW_KIND);
        let combo = egui::ComboBox::from_id_salt("kind of the new note")
            .selected_text(language.text(kind_name(draft.kind)))
            .icon(controls::chevron)
            .show_ui(ui, |ui| {
                for kind in NoteKind::ALL.iter().filter(|kind| **kind != NoteKind::Text) {
                    let name = language.text(kind_name(*kind));
                    ui.selectable_value(&mut draft.kind, *kind, name);
                }
            });
        combo
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &kind));
        let is_ready = !draft.text.trim().is_empty();
        ui.add_enabled_ui(is_ready, |ui| {
            let word = language.text(msg::UI_ADD_NOTE);
            adds |= controls::secondary(ui, Some("plus"), &word).clicked();
        });
    });
    if adds && !draft.text.trim().is_empty() {
        let mut note = Note::blank(NoteId::default());
        note.kind = draft.kind;
        note.text = std::mem::take(&mut draft.text).trim().into();
        note.target = Some(about.clone());
        let command = NoteCommand::Add {
            note: Box::new(note),
            place: None,
        };
        actions.push(Action::Edit(Command::Note(command)));
        // The thread goes on where it was begun: what it is about stays selected.
        let is_view = document
            .map()
            .tables()
            .views
            .contains(&about.text().clone().into());
        actions.push(if is_view {
            Action::SelectNone
        } else {
            let only = crate::workspace::Selecting::Only;
            Action::Select(vec![about.clone()], only)
        });
    }
}
