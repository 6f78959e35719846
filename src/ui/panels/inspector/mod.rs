//! The inspector: all about what is selected, each field with the editor of its type.
//!
//! A field being typed in has a buffer here; it becomes a command when the field loses the focus or
//! on Enter, and also when the field vanishes under it (another element was clicked).

mod addresses;
mod asked;
mod attributes;
mod bundle;
mod calendar;
mod chips;
mod choice;
pub(super) mod chooser;
mod common;
mod discussion;
mod editors;
mod expected;
mod form;
mod header;
mod inherited;
mod kinds;
mod lineage;
mod looks;
mod note;
mod overview;
mod own;
mod package;
mod presence;
mod references;
mod register;
mod relations;
mod requirements;
mod scale;
mod several;
mod subjects;
mod together;
mod typing;

use egui::{Frame, Margin, ScrollArea, Ui};

pub(super) use looks::swatch;
pub(super) use note::thread::{
    AnswerIn, answer, colors as note_colors, said as note_words, settling,
};

use super::controls;
use crate::locale::msg;
use crate::model::{
    Element, ElementId, Link, LinkId, Name, Note, NoteId, RecordKey, SubjectId, WorkPackage,
};
use crate::ui::UiState;
use crate::workspace::{Action, Document, Workspace};

/// What the inspector remembers.
#[derive(Default)]
pub(super) struct InspectorState {
    texts: typing::Texts,
    adding: Option<chips::Adding>,
    chooser: chooser::Chooser,
    month: Option<calendar::Month>,
    /// The day of the open calendar that the keyboard goes to, as an ISO date.
    day_to_focus: Option<String>,
    new_attribute: own::NewAttribute,
    new_note: discussion::NewNote,
    drafts: note::thread::Drafts,
    common: Option<std::rc::Rc<common::Common>>,
    together: Option<together::Together>,
    glance: Option<std::rc::Rc<lineage::Glance>>,
    /// The next frame puts the keyboard into the first field.
    wants_focus: bool,
    /// The field that the next frame brings into sight, and puts the keyboard into.
    wanted_field: Option<Name>,
}

impl InspectorState {
    /// The next frame puts the keyboard into the first field.
    pub(super) fn ask_for_focus(&mut self) {
        self.wants_focus = true;
    }

    /// The next frame brings a field into sight, and puts the keyboard into it.
    pub(super) fn ask_for_field(&mut self, name: Name) {
        self.wanted_field = Some(name);
    }

    /// The field that somebody types in, and of which records.
    pub(super) fn typed_field(&self) -> Option<(std::sync::Arc<[RecordKey]>, Name)> {
        let typing = self
            .texts
            .typing
            .as_ref()
            .filter(|typing| typing.is_shown)?;
        let records = std::sync::Arc::clone(&typing.field.records);
        Some((records, typing.field.name.clone()))
    }

    /// The next frame puts the keyboard into the answer to a note.
    pub(super) fn ask_for_answer(&mut self, note: NoteId) {
        self.drafts.ask(note);
    }

    /// Gives up what is being typed.
    pub(super) fn forget_typed(&mut self) {
        self.texts.typing = None;
    }

    /// Forgets which fields were drawn.
    fn begin(&mut self) {
        if let Some(typing) = &mut self.texts.typing {
            typing.is_shown = false;
        }
        if let Some(adding) = &mut self.adding {
            adding.is_shown = false;
        }
    }

    /// Keeps what was typed in fields that are gone.
    fn end(&mut self, actions: &mut Vec<Action>) {
        self.wants_focus = false;
        let left = self.texts.typing.take_if(|typing| !typing.is_shown);
        let command = left.and_then(|left| self.texts.settle(left));
        let added = self.adding.take_if(|adding| !adding.is_shown);
        // Before what the click did, so that the edit is made where it was typed.
        for command in [command, added.and_then(chips::Adding::command)]
            .into_iter()
            .flatten()
        {
            actions.insert(0, Action::Edit(command));
        }
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
    state.panels.inspector.begin();
    let had_popup = egui::Popup::is_any_open(ui.ctx());
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new()
            .inner_margin(Margin {
                left: 14,
                right: 14,
                top: 12,
                bottom: 16,
            })
            .show(ui, |ui| match document.selection.len() {
                0 if selected_package(document).is_some() => {
                    if let Some(package) = selected_package(document) {
                        package::package(ui, document, package, workspace, state, actions);
                    }
                }
                0 => overview::map(ui, document, workspace, state, actions),
                1 => one(ui, document, workspace, state, actions),
                _ => several::show(ui, document, workspace, state, actions),
            });
    });
    state.panels.inspector.end(actions);
    if had_popup && !egui::Popup::is_any_open(ui.ctx()) {
        controls::take_escape(ui);
    }
}

/// The work package whose card shows where nothing of the map is selected.
fn selected_package(document: &Document) -> Option<&WorkPackage> {
    let id = document.plan.selected.as_ref()?;
    let package = document.map().tables().work_packages.get(id)?;
    Some(package.as_ref())
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
    super::comparison::inspect(ui, document, id, language);
    match subject(document, id) {
        Some(Subject::Element(element)) => {
            subjects::element(ui, document, element, workspace, state, actions);
            if element.kind.as_str() == "data_set" {
                register::show(ui, document, element, workspace, state, actions);
                lineage::of_data_set(ui, document, element, workspace, state, actions);
            }
            if element.kind.as_str() == "application" {
                lineage::of_application(ui, document, element, workspace, state, actions);
            }
            requirements::show(ui, document, id, workspace, state, actions);
            relations::of_element(ui, document, element, language, state, actions);
            discussion::show(ui, document, id, workspace, state, actions);
        }
        Some(Subject::Link(link)) => {
            subjects::link(ui, document, link, workspace, state, actions);
            requirements::show(ui, document, id, workspace, state, actions);
            discussion::show(ui, document, id, workspace, state, actions);
        }
        Some(Subject::Note(note)) => {
            note::note(ui, document, note, workspace, state, actions);
        }
        None => {
            if presence::absent(ui, document, id, language, actions) {
                return;
            }
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
