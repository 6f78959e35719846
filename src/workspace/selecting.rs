//! What is selected, and what is done with the selection as a whole.

use super::Workspace;
use super::action::Selecting;
use super::dialog::Dialog;
use super::effect::Effect;
use crate::command::{self, Command};
use crate::model::SubjectId;

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
                .filter(|(_, placement)| !placement.hidden)
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
            self.edit(&Command::Hide { view, subjects }, effects);
        }
        self.select(Vec::new(), Selecting::Only);
    }

    pub(super) fn delete_selection(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = &self.document else {
            return;
        };
        let subjects: Vec<SubjectId> = document.selection.iter().cloned().collect();
        if subjects.is_empty() {
            return;
        }
        let removal = command::removal_of(document.map(), &subjects);
        let more =
            removal.elements.len() + removal.links.len() + removal.notes.len() > subjects.len();
        let elsewhere = removal
            .views
            .iter()
            .any(|view| Some(view) != document.view.as_ref());
        if more || elsewhere {
            self.dialog = Some(Dialog::Delete { subjects, removal });
        } else {
            self.edit(&Command::Delete { subjects }, effects);
        }
    }
}
