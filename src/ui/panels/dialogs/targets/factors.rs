//! The factors, each with its source and year, and the way back to the built-in one.

use egui::{Grid, TextEdit, Ui};

use super::form::{FactorFields, Form};
use super::{controls, number_field, scrolling};
use crate::assurance::BUILT_IN_FACTORS;
use crate::locale::{Language, msg, number};
use crate::ui::{icon, theme};

/// Draws them.
pub(super) fn show(ui: &mut Ui, language: Language, form: &mut Form) {
    let about = controls::caption(ui, language.text(msg::TARGETS_FACTORS_ABOUT));
    ui.add(egui::Label::new(about).wrap());
    ui.add_space(4.0);
    scrolling(ui, |ui| {
        Grid::new("factors")
            .num_columns(6)
            .spacing([8.0, 5.0])
            .striped(true)
            .show(ui, |ui| {
                for head in [
                    msg::TARGETS_FACTOR,
                    msg::TARGETS_VALUE,
                    msg::TARGETS_UNIT,
                    msg::TARGETS_SOURCE,
                    msg::TARGETS_YEAR,
                ] {
                    ui.label(controls::strong(language.text(head), theme::CAPTION));
                }
                ui.end_row();
                for built_in in BUILT_IN_FACTORS {
                    let fields = form.factors.entry(built_in.id).or_default();
                    let name = language.text(built_in.name);
                    ui.label(&name);
                    let hint = number(built_in.value, language);
                    let said = format!("{name}, {}", language.text(msg::TARGETS_VALUE));
                    ui.horizontal(|ui| {
                        number_field(ui, &mut fields.value, &said, 60.0);
                        let built_in = language.say(&msg::TARGETS_BUILT_IN.with("value", hint));
                        ui.label(controls::caption(ui, built_in));
                    });
                    ui.label(controls::caption(ui, built_in.unit_in(language)));
                    let said = format!("{name}, {}", language.text(msg::TARGETS_SOURCE));
                    let source = TextEdit::singleline(&mut fields.source);
                    let source = source.hint_text(built_in.source);
                    controls::grid_field(ui, source, 150.0).accessible_name(&said);
                    let said = format!("{name}, {}", language.text(msg::TARGETS_YEAR));
                    number_field(ui, &mut fields.year, &said, 44.0);
                    back(ui, language, fields);
                    ui.end_row();
                }
            });
    });
}

/// The way back to the built-in factor, where there is an own one.
fn back(ui: &mut Ui, language: Language, fields: &mut FactorFields) {
    let is_own = *fields != FactorFields::default();
    let tip = language.text(msg::TARGETS_BACK);
    let button = ui.add_enabled_ui(is_own, |ui| {
        icon::sized_button(ui, "rotate-ccw", &tip, false, 24.0).clicked()
    });
    if button.inner {
        *fields = FactorFields::default();
    }
}
