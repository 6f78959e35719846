//! The notes of the map: the list in the drawer, the decisions apart, and the bar of a review over
//! the canvas.

mod filters;
mod list;
mod review;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::Ui;

use super::controls;
use crate::locale::{Language, msg};
use crate::model::{AnnotationStatus, Day, NoteKind, Snapshot, SubjectId};
use crate::ui::UiState;
use crate::workspace::noting::{NoteColumn, NoteFilter, NoteList};
use crate::workspace::{Action, Document, Workspace};

pub(super) use review::{bar, open_answer};

/// Which list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Notes,
    Decisions,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Order {
    column: NoteColumn,
    is_descending: bool,
}

/// What the list remembers.
pub(in crate::ui) struct NotesState {
    part: Part,
    filter: NoteFilter,
    order: Order,
    /// The notes of all plateaus, or only of the one that shows.
    everywhere: bool,
    made: Option<Made>,
    shown: Option<Shown>,
    review: review::ReviewState,
}

impl Default for NotesState {
    fn default() -> Self {
        Self {
            part: Part::default(),
            // What still asks for something is what a list of notes is opened for.
            filter: NoteFilter {
                status: Some(AnnotationStatus::Open),
                ..NoteFilter::default()
            },
            order: Order::default(),
            everywhere: false,
            made: None,
            shown: None,
            review: review::ReviewState::default(),
        }
    }
}

/// A list, and what it was made of.
struct Made {
    of: (u64, Arc<Snapshot>, bool),
    list: Arc<NoteList>,
}

/// The lines that show, and what chose them.
struct Shown {
    list: Arc<NoteList>,
    by: (NoteFilter, Order, Language),
    lines: Arc<Vec<usize>>,
}

impl NotesState {
    /// The notes as they are now: made once a change. O(1) otherwise.
    fn list(&mut self, document: &Document, workspace: &Workspace) -> Arc<NoteList> {
        let (revision, snapshot) = (document.map().revision(), document.snapshot());
        if let Some(made) = &self.made
            && made.of.0 == revision
            && Arc::ptr_eq(&made.of.1, snapshot)
            && made.of.2 == self.everywhere
        {
            return Arc::clone(&made.list);
        }
        let plateau = document.plateau.as_ref().filter(|_| !self.everywhere);
        let today = Day::first_of(&workspace.today);
        let list = Arc::new(NoteList::of(document.map(), plateau, today));
        self.made = Some(Made {
            of: (revision, Arc::clone(snapshot), self.everywhere),
            list: Arc::clone(&list),
        });
        list
    }

    /// The lines that the filter leaves, in order: found once for each filter and list.
    fn lines(&mut self, list: &Arc<NoteList>, language: Language) -> Arc<Vec<usize>> {
        let filter = match self.part {
            Part::Notes => self.filter.clone(),
            Part::Decisions => NoteFilter {
                kinds: [NoteKind::Decision].into(),
                words: self.filter.words.clone(),
                ..NoteFilter::default()
            },
        };
        let by = (filter, self.order, language);
        if let Some(shown) = &self.shown
            && Arc::ptr_eq(&shown.list, list)
            && shown.by == by
        {
            return Arc::clone(&shown.lines);
        }
        let order = self.order;
        let lines = list.lines(&by.0, order.column, order.is_descending);
        let lines = Arc::new(lines);
        self.shown = Some(Shown {
            list: Arc::clone(list),
            by,
            lines: Arc::clone(&lines),
        });
        lines
    }

    fn columns(&self) -> Vec<NoteColumn> {
        let all: &[NoteColumn] = match self.part {
            Part::Notes => &NoteColumn::NOTES,
            Part::Decisions => &NoteColumn::DECISIONS,
        };
        let is_shown = |column: &&NoteColumn| self.everywhere || **column != NoteColumn::Plateau;
        all.iter().filter(is_shown).copied().collect()
    }

    /// Opens on the decisions.
    pub(super) fn show_decisions(&mut self) {
        self.part = Part::Decisions;
    }

    /// Opens on the notes.
    pub(super) fn show_notes(&mut self) {
        self.part = Part::Notes;
    }
}

/// Opens the list on what is said about something.
pub(super) fn open_about(
    about: SubjectId,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let notes = &mut state.panels.notes;
    notes.part = Part::Notes;
    notes.filter = NoteFilter {
        target: Some(about),
        ..NoteFilter::default()
    };
    state.panels.drawer.show_notes();
    let mut panels = workspace.preferences.panels;
    panels.lower = true;
    actions.push(Action::ShowPanels(panels));
}

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    ui.set_min_height(ui.available_height());
    let language = workspace.language();
    let notes = &mut state.panels.notes;
    let list = notes.list(document, workspace);
    filters::show(ui, document, workspace, &list, notes, actions);
    let lines = notes.lines(&list, language);
    if lines.is_empty() {
        let word = if list.rows.is_empty() {
            msg::NOTES_NONE_YET
        } else {
            msg::NOTES_NONE_FITS
        };
        let words = controls::caption(ui, language.text(word));
        ui.add(egui::Label::new(words).wrap());
        return;
    }
    list::show(ui, document, language, (&list, &lines), notes, actions);
}
