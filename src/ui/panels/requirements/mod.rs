//! What is asked, and how each requirement fares: a row each, with what breaks it one click away.

mod rows;
mod table;

use egui::{Align, Layout, Ui};

pub(in crate::ui::panels) use rows::verdict_name;

use self::rows::{Column, Row};
use super::commands::Doing;
use super::controls;
use crate::locale::msg;
use crate::model::{Record as _, Requirement};
use crate::ui::{UiState, icon};
use crate::workspace::{Action, Dialog, Document, Workspace};

/// In less room than this controls have signs without words, in points.
const LEAST_WORDS: f32 = 760.0;

/// What the tab remembers.
#[derive(Default)]
pub(in crate::ui) struct RequirementsState {
    words: String,
    sorted_by: Option<(Column, bool)>,
    only_broken: bool,
}

/// Opens the drawer on the tab.
pub(super) fn open(doing: &mut Doing<'_>) {
    doing.state.panels.drawer.show_requirements();
    let mut panels = doing.workspace.preferences.panels;
    if !panels.lower {
        panels.lower = true;
        doing.actions.push(Action::ShowPanels(panels));
    }
}

/// Opens the dialog on a new requirement.
pub(super) fn add(doing: &mut Doing<'_>) {
    let blank = Requirement::blank("".into());
    let dialog = Dialog::Requirement(Box::new(blank));
    doing.actions.push(Action::OpenDialog(dialog));
}

/// Draws the tab.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    ui.set_min_height(ui.available_height());
    workspace.assurance.ask(document, actions);
    let found = workspace.assurance.found(document);
    let assessments = found.map(|(found, _)| found.as_ref());
    let all = rows::rows(document, assessments, language);
    let count = all.len();
    let broken = all
        .iter()
        .filter(|row| row.fare() == rows::Fare::Broken)
        .count();
    let is_tight = ui.available_width() < LEAST_WORDS;
    ui.horizontal(|ui| {
        let may_edit = !document.is_read_only();
        ui.add_enabled_ui(may_edit, |ui| {
            let add = language.text(msg::REQUIREMENTS_ADD);
            if controls::secondary(ui, Some("plus"), &add).clicked() {
                let blank = Requirement::blank("".into());
                actions.push(Action::OpenDialog(Dialog::Requirement(Box::new(blank))));
            }
        });
        let standards = language.text(msg::REQUIREMENTS_STANDARDS);
        // In little room the count at the right is worth more than a word.
        let opens = if is_tight {
            icon::sized_button(ui, "badge-check", &standards, false, 30.0)
        } else {
            controls::secondary(ui, Some("badge-check"), &standards)
        };
        if opens.clicked() {
            actions.push(Action::OpenDialog(Dialog::Standards));
        }
        let memory = &mut state.panels.requirements;
        ui.scope(|ui| {
            ui.set_max_width(if is_tight { 150.0 } else { 220.0 });
            let name = language.text(msg::REQUIREMENTS_SEARCH);
            let id = egui::Id::unique("requirements search");
            controls::search_field(ui, &mut memory.words, &name, id);
        });
        let only = language.text(msg::REQUIREMENTS_ONLY_BROKEN);
        ui.checkbox(&mut memory.only_broken, only);
        let words = match found {
            None => language.text(msg::REQUIREMENTS_JUDGING),
            Some((_, false)) => language.text(msg::REQUIREMENTS_OLDER),
            Some((_, true)) => {
                let counts = msg::REQUIREMENTS_COUNTS
                    .with("count", count)
                    .with("broken", broken);
                language.say(&counts)
            }
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !matches!(found, Some((_, true))) {
                controls::spinner(ui, 16.0);
            }
            controls::line(ui, controls::caption(ui, words));
        });
    });
    let memory = &state.panels.requirements;
    let mut shown: Vec<Row> = all
        .into_iter()
        .filter(|row| is_asked_for(row, memory, language))
        .collect();
    if let Some((by, backwards)) = memory.sorted_by {
        rows::sort(&mut shown, by, backwards, language);
    }
    if shown.is_empty() {
        ui.label(controls::caption(ui, language.text(msg::REQUIREMENTS_NONE)));
        return;
    }
    table::show(ui, document, workspace, &shown, state, actions);
}

fn is_asked_for(row: &Row, memory: &RequirementsState, language: crate::locale::Language) -> bool {
    if memory.only_broken && row.fare() != rows::Fare::Broken {
        return false;
    }
    let words = memory.words.trim().to_lowercase();
    words.is_empty()
        || Column::ALL
            .iter()
            .any(|column| column.cell(row, language).to_lowercase().contains(&words))
}

/// The icon of a row's fare.
fn sign(ui: &Ui, fare: rows::Fare) -> (&'static str, egui::Color32) {
    let palette = crate::ui::theme::palette(ui);
    match fare {
        rows::Fare::Broken => ("triangle-alert", palette.down.0),
        rows::Fare::Unjudged => ("circle-help", palette.degraded.0),
        rows::Fare::Unasked => ("minus", palette.muted),
        rows::Fare::Met => ("circle-check", palette.intact.0),
        rows::Fare::Suspended => ("pause", palette.muted),
    }
}

/// A small button at the end of a row.
fn tool(ui: &mut Ui, glyph: &'static str, tip: &str) -> bool {
    icon::sized_button(ui, glyph, tip, false, 22.0).clicked()
}
