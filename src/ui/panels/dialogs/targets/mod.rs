//! How the map is judged: targets of the indicators, the factors that energy and carbon are
//! reckoned with, the level of documentation that is asked for, experiments in or out.

mod factors;
mod form;
#[cfg(test)]
mod tests;

use egui::{Button, Grid, TextEdit, Ui};

use super::{Answer, cancel, controls, foot, scrolling, title};
use crate::assurance::{INDICATORS, IndicatorRule, Unit};
use crate::locale::{Language, msg};
use crate::model::PlateauId;
use crate::ui::theme;
use crate::workspace::{Action, Workspace};

pub(super) use form::Form;

/// What shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Targets,
    Factors,
    Rest,
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, workspace: &Workspace, form: &mut Form) -> Answer {
    let language = workspace.language();
    let accent = theme::palette(ui).accent;
    title(ui, "target", accent, &language.text(msg::TARGETS_TITLE));
    ui.horizontal(|ui| {
        for (part, label) in [
            (Part::Targets, msg::TARGETS_PART_TARGETS),
            (Part::Factors, msg::TARGETS_PART_FACTORS),
            (Part::Rest, msg::TARGETS_PART_REST),
        ] {
            let chosen = form.part == part;
            if ui
                .add(Button::selectable(chosen, language.text(label)))
                .clicked()
            {
                form.part = part;
            }
        }
    });
    ui.add_space(6.0);
    match form.part {
        Part::Targets => targets(ui, workspace, form),
        Part::Factors => factors::show(ui, language, form),
        Part::Rest => rest(ui, language, form),
    }
    let is_sound = form.is_sound();
    if !is_sound {
        let words = language.text(msg::TARGETS_NOT_A_NUMBER);
        ui.colored_label(theme::palette(ui).down.0, words);
    }
    foot(
        ui,
        &language.text(msg::UI_KEEP),
        None,
        Some(&cancel(language)),
        is_sound,
    )
}

/// Sets what was changed.
pub(super) fn keep(workspace: &Workspace, form: &Form, actions: &mut Vec<Action>) {
    if let Some(document) = &workspace.document {
        let commands = form.commands(document.map());
        actions.extend(commands.into_iter().map(Action::Edit));
    }
}

/// Goals and alerts, for always or for one plateau.
fn targets(ui: &mut Ui, workspace: &Workspace, form: &mut Form) {
    let language = workspace.language();
    let about = controls::caption(ui, language.text(msg::TARGETS_ABOUT));
    ui.add(egui::Label::new(about).wrap());
    ui.horizontal_wrapped(|ui| {
        let mut places: Vec<(Option<PlateauId>, String)> =
            vec![(None, language.text(msg::TARGETS_ALWAYS))];
        if let Some(document) = &workspace.document {
            let tables = document.map().tables();
            let order = document.map().timeline().order().iter();
            places.extend(order.map(|id| {
                let plateau = tables.plateaus.get(id);
                let name = plateau.map_or_else(|| id.to_string(), |it| it.name.to_string());
                (Some(id.clone()), name)
            }));
        }
        for (place, name) in places {
            let chosen = form.place == place;
            let shown = controls::shown(&name).into_owned();
            if ui.add(Button::selectable(chosen, shown)).clicked() {
                form.place = place;
            }
        }
    });
    ui.add_space(4.0);
    scrolling(ui, |ui| {
        Grid::new("targets")
            .num_columns(4)
            .spacing([10.0, 5.0])
            .striped(true)
            .show(ui, |ui| {
                for head in [
                    msg::DASHBOARD_INDICATOR,
                    msg::TARGETS_GOAL,
                    msg::TARGETS_ALERT,
                    msg::TARGETS_UNIT,
                ] {
                    ui.label(controls::strong(language.text(head), theme::CAPTION));
                }
                ui.end_row();
                for rule in INDICATORS {
                    row(ui, language, rule, form);
                    ui.end_row();
                }
            });
    });
}

fn row(ui: &mut Ui, language: Language, rule: &'static IndicatorRule, form: &mut Form) {
    let name = format!("{}  {}", rule.id, language.text(rule.name));
    ui.label(&name).on_hover_text(language.text(rule.formula));
    let bounds = form.bounds(rule.id);
    for (text, label) in [
        (&mut bounds.goal, msg::TARGETS_GOAL),
        (&mut bounds.alert, msg::TARGETS_ALERT),
    ] {
        let said = format!("{name}, {}", language.text(label));
        number_field(ui, text, &said, 76.0);
    }
    let unit = match rule.unit {
        Unit::Ratio | Unit::Probability => "%".to_owned(),
        unit => unit
            .name()
            .map_or_else(String::new, |name| language.text(name)),
    };
    ui.label(controls::caption(ui, unit));
}

/// A field for a number; red where it holds none.
fn number_field(ui: &mut Ui, text: &mut String, name: &str, width: f32) {
    let is_wrong = form::number(text).is_err();
    let mut edit = TextEdit::singleline(text);
    if is_wrong {
        edit = edit.text_color(theme::palette(ui).down.0);
    }
    controls::grid_field(ui, edit, width).accessible_name(name);
}

/// The level of documentation, and experiments.
fn rest(ui: &mut Ui, language: Language, form: &mut Form) {
    const LABEL: f32 = 220.0;
    let label = language.text(msg::TARGETS_LEVEL);
    let hint = language.text(msg::TARGETS_LEVEL_ABOUT);
    controls::labelled(ui, &label, Some(&hint), LABEL, |ui| {
        for (level, name) in [
            (1, msg::TARGETS_LEVEL_1),
            (2, msg::TARGETS_LEVEL_2),
            (3, msg::TARGETS_LEVEL_3),
        ] {
            let chosen = form.level == level;
            if ui
                .add(Button::selectable(chosen, language.text(name)))
                .clicked()
            {
                form.level = level;
            }
        }
    });
    let label = language.text(msg::TARGETS_EXPERIMENTS);
    controls::labelled(ui, &label, None, LABEL, |ui| {
        if controls::toggle(ui, form.without_experiments, &label).clicked() {
            form.without_experiments = !form.without_experiments;
        }
        let about = controls::caption(ui, language.text(msg::TARGETS_EXPERIMENTS_ABOUT));
        controls::line(ui, about);
    });
}
