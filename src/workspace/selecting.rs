//! What is selected, and what is done with the selection as a whole.

use super::Workspace;
use super::action::Selecting;
use super::dialog::Dialog;
use super::document::Document;
use super::effect::Effect;
use crate::command::{self, Command, Style};
use crate::diagnostic::Severity;
use crate::model::{ElementId, SubjectId};

impl Workspace {
    pub(super) fn select(&mut self, subjects: Vec<SubjectId>, how: Selecting) {
        self.on_document(|document| match how {
            Selecting::Only => document.selection = subjects.into_iter().collect(),
            Selecting::Add => document.selection.extend(subjects),
            Selecting::Toggle => {
                for subject in subjects {
                    if !document.selection.remove(&subject) {
                        document.selection.insert(subject);
                    }
                }
            }
        });
    }

    pub(super) fn select_all(&mut self) {
        self.on_document(|document| {
            let Some(view) = document.view.clone() else {
                return;
            };
            let placed = document.snapshot().placements(document.map(), &view);
            document.selection = placed
                .into_iter()
                .filter(|(_, placement)| {
                    let view = document.map().tables().views.get(&view);
                    !placement.hidden && view.is_none_or(|view| !view.hides(placement))
                })
                .map(|(subject, _)| subject)
                .collect();
        });
    }

    pub(super) fn hide_selection(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let Some(view) = document.view.clone() else {
            return;
        };
        let subjects: Vec<SubjectId> = document.selection.iter().cloned().collect();
        if !subjects.is_empty() {
            let plateau = document.plateau.as_ref();
            let free = command::removable_of(document.map(), plateau, &view, &subjects);
            self.edit(&Command::Hide { view, subjects }, effects);
            // What is locked stays, and stays selected.
            let free = free.unwrap_or_default();
            self.on_document(|document| document.selection.retain(|one| !free.contains(one)));
        }
    }

    pub(super) fn delete_selection(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let mut subjects: Vec<SubjectId> = document.selection.iter().cloned().collect();
        if subjects.is_empty() {
            return;
        }
        // What is locked in the view that shows is not deleted by accident either.
        if let Some(view) = &document.view {
            let plateau = document.plateau.as_ref();
            match command::removable_of(document.map(), plateau, view, &subjects) {
                Ok(free) => subjects = free,
                Err(refusal) => {
                    self.say(Severity::Warning, refusal.message, refusal.hint);
                    return;
                }
            }
        }
        let removal = command::removal_of(document.map(), &subjects);
        let more =
            removal.elements.len() + removal.links.len() + removal.notes.len() > subjects.len();
        let elsewhere = removal
            .views
            .iter()
            .any(|view| Some(view) != document.view.as_ref());
        // Two ways to go: from here on, or everywhere.
        let earlier = command::stays_earlier(document.map(), document.plateau.as_ref(), &removal);
        if more || elsewhere || earlier {
            self.dialog = Some(Dialog::Delete { subjects, removal });
        } else {
            self.edit(&Command::Delete { subjects }, effects);
        }
    }
}

impl Document {
    /// What the first selected element or note wears.
    #[must_use]
    pub fn worn_style(&self) -> Option<Style> {
        let wears = |subject: &SubjectId| {
            let id = ElementId::from(subject.text().clone());
            if let Some(element) = self.snapshot().element_by_id(&id) {
                return Some(Style::of_element(element));
            }
            let mut notes = self.snapshot().notes().iter();
            let note = notes.find(|note| note.id.as_str() == subject.as_str());
            note.map(|note| Style::of_note(note))
        };
        self.selection.iter().find_map(wears)
    }
}
