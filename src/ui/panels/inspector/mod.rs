//! The inspector: all about what is selected, each field with the editor of its type.
//!
//! A field being typed in has a buffer here; it becomes a command when the field loses the focus or
//! on Enter, and also when the field vanishes under it (another element was clicked).

mod attributes;
mod bundle;
mod editors;
mod header;
mod looks;
mod note;
mod overview;
mod reading;
mod references;
mod relations;
mod scale;
mod subjects;
mod typing;

use egui::{Frame, Margin, ScrollArea, Ui};

use super::controls;
use crate::command::Command;
use crate::locale::{Language, msg};
use crate::model::{
    Element, ElementId, Link, LinkId, Name, Note, NoteId, RecordKey, SubjectId, TableName, Value,
};
use crate::ui::UiState;
use crate::workspace::{Action, Document, Workspace};

/// What the inspector remembers.
#[derive(Default)]
pub(super) struct InspectorState {
    typing: Option<Typing>,
    picker_search: String,
}

/// A field that somebody types in.
struct Typing {
    record: RecordKey,
    name: Name,
    /// What stands in the field.
    text: String,
    /// What stood there first.
    before: String,
    /// How its text becomes a value.
    reading: reading::Reading,
    /// Whether the field was drawn in this frame.
    is_shown: bool,
}

impl Typing {
    /// The command that keeps what was typed; `None` when nothing changed or it does not read.
    fn command(&self) -> Option<Command> {
        if self.text == self.before {
            return None;
        }
        let value = self.reading.value(&self.text).ok()?;
        if self.name == "name" && self.record.table != TableName::Map {
            let name = self.text.trim().into();
            return Some(Command::Rename {
                record: self.record.clone(),
                name,
            });
        }
        Some(Command::SetField {
            record: self.record.clone(),
            name: self.name.clone(),
            value,
        })
    }
}

/// What the editors of one record share.
struct Form<'a> {
    document: &'a Document,
    language: Language,
    record: RecordKey,
    /// The kind, for choices that hang on it.
    kind: &'a str,
    /// The record's overrides at the plateau that shows.
    overridden: Option<&'a crate::model::Override>,
    label_width: f32,
    may_edit: bool,
    typing: &'a mut Option<Typing>,
    picker_search: &'a mut String,
    actions: &'a mut Vec<Action>,
}

impl Form<'_> {
    fn set(&mut self, name: &str, value: Option<Value>) {
        self.actions.push(Action::Edit(Command::SetField {
            record: self.record.clone(),
            name: name.into(),
            value,
        }));
    }

    fn is_overridden(&self, name: &str) -> bool {
        self.overridden
            .is_some_and(|fields| fields.contains_key(name))
    }
}

/// One selected thing.
enum Subject<'a> {
    Element(&'a Element),
    Link(&'a Link),
    Note(&'a Note),
}

/// Draws the inspector.
pub(super) fn show(
    ui: &mut Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    if let Some(typing) = &mut state.panels.inspector.typing {
        typing.is_shown = false;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new()
            .inner_margin(Margin {
                left: 14,
                right: 14,
                top: 12,
                bottom: 16,
            })
            .show(ui, |ui| match document.selection.len() {
                0 => overview::map(ui, document, workspace, state, actions),
                1 => one(ui, document, workspace, state, actions),
                _ => overview::several(ui, document, workspace.language(), state, actions),
            });
    });
    let typing = &mut state.panels.inspector.typing;
    if let Some(left) = typing.take_if(|typing| !typing.is_shown)
        && let Some(command) = left.command()
    {
        // Before what the click did, so that the edit is made where it was typed.
        actions.insert(0, Action::Edit(command));
    }
}

fn one(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some(id) = document.selection.first() else {
        return;
    };
    match subject(document, id) {
        Some(Subject::Element(element)) => {
            subjects::element(ui, document, element, language, state, actions);
            relations::of_element(ui, document, element, language, state, actions);
        }
        Some(Subject::Link(link)) => {
            subjects::link(ui, document, link, language, state, actions);
            relations::notes_on(ui, document, id, language, state, actions);
        }
        Some(Subject::Note(note)) => {
            note::note(ui, document, note, language, state, actions);
        }
        None => {
            ui.add_space(8.0);
            let text = language.text(msg::UI_NOT_AT_PLATEAU);
            ui.add(egui::Label::new(controls::caption(ui, text)).wrap());
        }
    }
}

fn subject<'a>(document: &'a Document, id: &SubjectId) -> Option<Subject<'a>> {
    let snapshot = document.snapshot();
    if let Some(element) = snapshot.element_by_id(&ElementId::from(id.text().clone())) {
        return Some(Subject::Element(element));
    }
    if let Some(ix) = snapshot.find_link(&LinkId::from(id.text().clone())) {
        return Some(Subject::Link(snapshot.link(ix)));
    }
    let note = NoteId::from(id.text().clone());
    snapshot
        .notes()
        .iter()
        .find(|other| other.id == note)
        .map(|note| Subject::Note(note))
}
