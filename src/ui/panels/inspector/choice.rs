//! One of a few: a list to choose from, yes–no–unknown, and the steps of a short scale.

use egui::{ComboBox, Popup, PopupCloseBehavior, TextEdit, Ui};

use super::controls;
use super::form::{Form, Held};
use super::typing::typed_field;
use crate::catalogue::{Attribute, AttributeType};
use crate::locale::msg;
use crate::model::Value;
use crate::ui::icon;
use crate::workspace::typed::Reading;

/// A list of the attribute's choices; an open one takes other words, too.
pub(super) fn choice(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
    open: bool,
) {
    let label = attribute.label(form.language);
    let current = held.value().map(Value::to_string).unwrap_or_default();
    let width = (ui.available_width() - if open { 34.0 } else { 0.0 }).max(60.0);
    if let Some(answer) = list(ui, form, attribute, held, width) {
        let value = answer.map(|text| match attribute.value_type {
            AttributeType::Integer => text
                .parse()
                .ok()
                .and_then(Value::number)
                .unwrap_or_else(|| Value::text(text)),
            _ => Value::text(text),
        });
        form.set(attribute.id, value);
    }
    if open {
        let tip = form.language.say(&msg::UI_OTHER_WORDS.with("field", label));
        let response = ui
            .add_enabled_ui(form.may_edit, |ui| {
                icon::sized_button(ui, "pencil", &tip, false, 26.0)
            })
            .inner;
        Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_width(220.0);
                let reading = Reading::Text;
                typed_field(ui, form, attribute.id, &current, reading, &tip, |text| {
                    TextEdit::singleline(text).desired_width(f32::INFINITY)
                });
            });
    }
}

/// `Some(None)` clears, `Some(Some(value))` chooses.
fn list(
    ui: &mut Ui,
    form: &Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
    width: f32,
) -> Option<Option<&'static str>> {
    let language = form.language;
    let current = held.value().map(Value::to_string).unwrap_or_default();
    let shown = match held {
        Held::Mixed(_) => language.text(msg::INSPECTOR_MIXED_HINT),
        Held::Same(None) => language.text(msg::UI_UNSET),
        Held::Same(Some(_)) => attribute
            .value_label(&current, language)
            .map_or_else(|| current.clone(), ToOwned::to_owned),
    };
    let shown = controls::shown(&shown).into_owned();
    let label = attribute.label(language);
    let mut chosen = None;
    ui.add_enabled_ui(form.may_edit, |ui| {
        let response = ComboBox::from_id_salt(form.salt(attribute.id))
            .selected_text(&shown)
            .width(width)
            .truncate()
            .icon(controls::chevron)
            .show_ui(ui, |ui| {
                ui.set_min_width(width);
                let is_unset = !held.is_filled();
                if ui
                    .selectable_label(is_unset, language.text(msg::UI_UNSET))
                    .clicked()
                {
                    chosen = Some(None);
                }
                for choice in attribute.choices_for(form.kind) {
                    let is_current = choice.value == current;
                    let words = choice.words.in_language(language);
                    if ui.selectable_label(is_current, words).clicked() {
                        chosen = Some(Some(choice.value));
                    }
                }
            })
            .response;
        let enabled = response.enabled();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, enabled, label);
            info.current_text_value = Some(shown.clone());
            info
        });
    });
    chosen
}

/// Yes, no or unknown, a button each.
pub(super) fn flag(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
    label: &str,
) {
    let language = form.language;
    let answers = [
        (Some(true), language.text(msg::UI_YES)),
        (Some(false), language.text(msg::UI_NO)),
        (None, language.text(msg::INSPECTOR_UNKNOWN)),
    ];
    let on = held.value().and_then(Value::as_flag);
    let current = (!held.is_mixed()).then_some(on);
    if let Some(answer) = segments(ui, form.may_edit, label, &answers, current) {
        form.set(attribute.id, answer.map(Value::Flag));
    }
}

/// The values of a short scale, a button each; the one that is set clears it.
pub(super) fn steps(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
    label: &str,
) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the bounds of a short scale"
    )]
    let (least, most) = (
        attribute.min.unwrap_or(0.0) as u8,
        attribute.max.unwrap_or(4.0) as u8,
    );
    let answers: Vec<(u8, String)> = (least..=most)
        .map(|step| (step, step.to_string()))
        .collect();
    let number = held.value().and_then(Value::as_number);
    let current = (least..=most).find(|step| number == Some(f64::from(*step)));
    if let Some(step) = segments(ui, form.may_edit, label, &answers, current) {
        let value = Value::number(f64::from(step)).filter(|_| current != Some(step));
        form.set(attribute.id, value);
    }
}

/// A row of buttons of which one is on; gives the one that was pressed.
pub(super) fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    may_edit: bool,
    label: &str,
    answers: &[(T, String)],
    current: Option<T>,
) -> Option<T> {
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 8.0;
        for (answer, word) in answers {
            let is_on = current == Some(*answer);
            let button = egui::Button::selectable(is_on, word.as_str());
            let response = ui.add_enabled(may_edit, button);
            let name = format!("{label} : {word}");
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::RadioButton, may_edit, is_on, &name)
            });
            if response.clicked() {
                pressed = Some(*answer);
            }
        }
    });
    pressed
}
