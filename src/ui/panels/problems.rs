//! What is wrong: with the file as it was read, and with the model at the plateau that shows. A
//! click selects what a line speaks of.

use std::sync::Arc;

use egui::{ScrollArea, Sense, Ui};

use super::commands::jump;
use super::{controls, status};
use crate::analysis::modelling_errors_of;
use crate::diagnostic::Problem;
use crate::locale::{Language, msg};
use crate::model::{PlateauId, Snapshot, SubjectId};
use crate::ui::{UiState, theme};
use crate::workspace::{Action, Document};

/// The mistakes in the model, and the state of the map that they are of.
#[derive(Default)]
pub(super) struct ProblemsState {
    of: Option<Arc<Snapshot>>,
    modelling: Vec<Problem>,
}

impl ProblemsState {
    /// Looks again after a change, O(elements + links).
    fn refresh(&mut self, document: &Document) {
        let snapshot = document.snapshot();
        let is_of = |of: &Arc<Snapshot>| Arc::ptr_eq(of, snapshot);
        if !self.of.as_ref().is_some_and(is_of) {
            self.modelling = modelling_errors_of(document.map(), snapshot, &document.graph());
            self.of = Some(Arc::clone(snapshot));
        }
    }
}

enum Line<'a> {
    Title(String),
    Problem(&'a Problem),
}

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let known = &mut state.panels.drawer.problems;
    known.refresh(document);
    let mut lines: Vec<Line<'_>> = document.problems.iter().map(Line::Problem).collect();
    if !known.modelling.is_empty() {
        let plateau = document.plateau.as_ref().map(PlateauId::as_str);
        let title = match plateau {
            Some(plateau) => msg::MODELLING_TITLE.with("plateau", plateau),
            None => msg::MODELLING_TITLE_ALL.into(),
        };
        lines.push(Line::Title(language.say(&title)));
        lines.extend(known.modelling.iter().map(Line::Problem));
    }
    if lines.is_empty() {
        ui.label(controls::caption(ui, language.text(msg::UI_NO_PROBLEMS)));
        return;
    }
    let mut chosen = None;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, 26.0, lines.len(), |ui, range| {
            for line in lines.get(range).unwrap_or_default() {
                let problem = match line {
                    Line::Title(title) => {
                        ui.label(controls::caption(ui, title.as_str()));
                        continue;
                    }
                    Line::Problem(problem) => problem,
                };
                let text = problem.sentence(language);
                let hint = problem
                    .hint
                    .as_ref()
                    .map(|hint| language.say(hint))
                    .unwrap_or_default();
                let row = controls::Row {
                    icon: Some(status::severity_sign(problem.severity, theme::palette(ui))),
                    text: &text,
                    aside: &hint,
                    indent: 0.0,
                    selected: false,
                };
                if controls::row(ui, &row, Sense::click()).clicked() {
                    chosen.clone_from(&problem.place.record);
                }
            }
        });
    if let Some((_, id)) = chosen.as_deref().and_then(|record| record.split_once('/')) {
        jump(SubjectId::from(id), state, actions);
    }
}
