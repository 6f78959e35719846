//! The editor of each type of attribute; those of some size stand in files of their own.

use egui::{ComboBox, Popup, PopupCloseBehavior, TextEdit, Ui};

use super::reading::Reading;
use super::references::{reference, references};
use super::scale::needs;
use super::typing::typed_field;
use super::{Form, controls};
use crate::catalogue::{Attribute, AttributeType};
use crate::locale::msg;
use crate::model::Value;
use crate::ui::{icon, theme};

/// The editor of an attribute's type.
pub(super) fn edit(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    value: Option<&Value>,
) {
    let label = attribute.label(form.language);
    let fits = value.is_none_or(|value| fits(attribute, value));
    match attribute.value_type {
        // A value of another type than the catalogue says is shown, and replaced when edited.
        _ if !fits => text(ui, form, attribute, value, label),
        AttributeType::Flag => flag(ui, form, attribute, value, label),
        AttributeType::Choice => choice(ui, form, attribute, value, false),
        AttributeType::OpenChoice => choice(ui, form, attribute, value, true),
        AttributeType::Integer if !attribute.choices.is_empty() => {
            choice(ui, form, attribute, value, false);
        }
        AttributeType::Needs => needs(ui, form, attribute.id, value),
        AttributeType::Reference(rules) => reference(ui, form, attribute.id, value, rules, label),
        AttributeType::ReferenceList(rules) => {
            references(ui, form, attribute.id, value, rules, label);
        }
        AttributeType::LongText => long_text(ui, form, attribute, value, label, 3),
        AttributeType::TextList => long_text(ui, form, attribute, value, label, 2),
        AttributeType::RecordList(_) => long_text(ui, form, attribute, value, label, 2),
        _ => text(ui, form, attribute, value, label),
    }
}

fn fits(attribute: &Attribute, value: &Value) -> bool {
    match attribute.value_type {
        AttributeType::Flag => matches!(value, Value::Flag(_)),
        AttributeType::Needs => matches!(value, Value::Fields(_)),
        AttributeType::TextList
        | AttributeType::ReferenceList(_)
        | AttributeType::RecordList(_) => {
            matches!(value, Value::List(_))
        }
        AttributeType::Reference(_) => matches!(value, Value::Text(_)),
        _ => true,
    }
}

fn text(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    value: Option<&Value>,
    label: &str,
) {
    let reading = Reading::of(attribute);
    let shown = reading.text(value);
    let unit = attribute.unit.map(|unit| unit.in_language(form.language));
    let muted = theme::palette(ui).muted;
    let hint = match (attribute.value_type, attribute.default) {
        (AttributeType::Date, _) => form.language.text(msg::UI_DATE_HINT),
        (_, Some(default)) => form
            .language
            .say(&msg::UI_DEFAULT_HINT.with("value", default)),
        _ => String::new(),
    };
    ui.vertical(|ui| {
        typed_field(ui, form, attribute.id, &shown, reading, label, |text| {
            let mut field = TextEdit::singleline(text)
                .desired_width(f32::INFINITY)
                .hint_text(egui::RichText::new(hint).color(muted));
            if let Some(unit) = unit {
                field = field.suffix(egui::RichText::new(unit).size(theme::CAPTION).color(muted));
            }
            field
        });
    });
}

fn long_text(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    value: Option<&Value>,
    label: &str,
    rows: usize,
) {
    let reading = Reading::of(attribute);
    let shown = reading.text(value);
    let lines = shown
        .lines()
        .count()
        .clamp(if shown.is_empty() { 1 } else { rows }, 8);
    let hint = match attribute.value_type {
        AttributeType::TextList => form.language.text(msg::UI_LINES_HINT),
        AttributeType::RecordList(fields) => fields.join(" ; "),
        _ => String::new(),
    };
    let muted = theme::palette(ui).muted;
    ui.vertical(|ui| {
        typed_field(ui, form, attribute.id, &shown, reading, label, |text| {
            TextEdit::multiline(text)
                .desired_rows(lines)
                .desired_width(f32::INFINITY)
                .hint_text(egui::RichText::new(hint).color(muted))
        });
    });
}

fn flag(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    value: Option<&Value>,
    label: &str,
) {
    let on = value
        .and_then(Value::as_flag)
        .unwrap_or(attribute.default == Some("true"));
    let response = ui
        .add_enabled_ui(form.may_edit, |ui| controls::toggle(ui, on, label))
        .inner;
    if response.clicked() {
        form.set(attribute.id, Some(Value::Flag(!on)));
    }
    let word = if on { msg::UI_YES } else { msg::UI_NO };
    let word = controls::caption(ui, form.language.text(word));
    ui.label(word);
}

fn choice(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    value: Option<&Value>,
    open: bool,
) {
    let language = form.language;
    let current = value.map(Value::to_string).unwrap_or_default();
    let shown = attribute
        .value_label(&current, language)
        .map_or_else(|| current.clone(), ToOwned::to_owned);
    let shown = if shown.is_empty() {
        language.text(msg::UI_UNSET)
    } else {
        shown
    };
    let mut chosen: Option<Option<String>> = None;
    let label = attribute.label(language);
    let width = (ui.available_width() - if open { 34.0 } else { 0.0 }).max(60.0);
    ui.add_enabled_ui(form.may_edit, |ui| {
        let response = ComboBox::from_id_salt((&form.record.id, attribute.id))
            .selected_text(&shown)
            .width(width)
            .truncate()
            .icon(controls::chevron)
            .show_ui(ui, |ui| {
                ui.set_min_width(width);
                if ui
                    .selectable_label(value.is_none(), language.text(msg::UI_UNSET))
                    .clicked()
                {
                    chosen = Some(None);
                }
                for choice in attribute.choices_for(form.kind) {
                    let is_current = choice.value == current;
                    let words = choice.words.in_language(language);
                    if ui.selectable_label(is_current, words).clicked() {
                        chosen = Some(Some(choice.value.to_owned()));
                    }
                }
            })
            .response;
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label);
            info.current_text_value = Some(shown.clone());
            info
        });
    });
    if let Some(answer) = chosen {
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
        let response = icon::sized_button(ui, "pencil", &tip, false, 26.0);
        Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_width(220.0);
                let shown = current.clone();
                typed_field(
                    ui,
                    form,
                    attribute.id,
                    &shown,
                    Reading::Text,
                    &tip,
                    |text| TextEdit::singleline(text).desired_width(f32::INFINITY),
                );
            });
    }
}
