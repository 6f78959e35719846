//! What is wrong: with the file as it was read, and with the model at the plateau that shows. A
//! click selects what a line speaks of.

use std::sync::Arc;

use egui::{ScrollArea, Sense, Ui};

use super::commands::jump;
use super::plateaus::name_of;
use super::{controls, status};
use crate::analysis::modelling_errors_of;
use crate::diagnostic::Problem;
use crate::locale::{Language, msg};
use crate::model::{Snapshot, SubjectId};
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
        let title = match &document.plateau {
            Some(plateau) => msg::MODELLING_TITLE.with("plateau", name_of(document, plateau)),
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui_kittest::kittest::Queryable as _;

    use crate::locale::Language;
    use crate::model::{Element, Record as _, SystemMap, Tables, Value};
    use crate::ui::panels::tests::{click, window, workspace};
    use crate::workspace::{Document, Origin, Panels};

    /// A group that needs two members and has none, and a room that holds nothing.
    fn mistaken() -> SystemMap {
        let mut tables = Tables::default();
        for (id, kind, name) in [("g", "redundancy_group", "Pair"), ("r", "room", "Bare")] {
            let mut element = Element::blank(id.into());
            (element.kind, element.name) = (kind.into(), name.into());
            let k = Value::number(2.0).unwrap();
            element.attributes.insert("k".into(), k);
            tables.elements.insert(Arc::new(element));
        }
        SystemMap::assemble(tables).0
    }

    #[test]
    fn mistakes_in_the_model_are_listed_and_lead_to_what_they_speak_of() {
        let mut workspace = workspace(Language::English);
        workspace.document = Some(Document::new(mistaken(), Origin::New));
        workspace.preferences.panels = Panels {
            lower: true,
            ..workspace.preferences.panels
        };
        let mut harness = window(workspace);
        harness.run_steps(2);
        click(&mut harness, "Problems");
        harness.run_steps(2);
        assert!(harness.query_by_label_contains("“Bare”").is_some());
        harness
            .get_by_label_contains("“Pair” needs 2 of its members and has 0.")
            .click();
        harness.run_steps(3);
        let document = harness.state().workspace.document.as_ref().unwrap();
        let selected: Vec<&str> = document.selection.iter().map(|id| id.as_str()).collect();
        assert_eq!(selected, ["g"]);
    }
}
