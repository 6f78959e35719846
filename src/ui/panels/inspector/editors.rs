//! The editor of each type of attribute; most stand in files of their own.

use egui::{TextEdit, Ui};

use super::addresses;
use super::calendar;
use super::chips::chips;
use super::choice::{choice, flag, steps};
use super::form::{Form, Held};
use super::references::{reference, references};
use super::scale::needs;
use super::typing::typed_field;
use crate::catalogue::{Attribute, AttributeType};
use crate::locale::msg;
use crate::model::Value;
use crate::ui::theme;
use crate::workspace::typed::Reading;

/// The editor of an attribute's type.
pub(super) fn edit(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
) {
    let label = attribute.label(form.language);
    match attribute.value_type {
        // A value of another type than the catalogue says is shown, and replaced when edited.
        _ if !fits(attribute, held) => {
            let reading = Reading::of_value(held.value());
            plain(ui, form, attribute, held, reading, label);
        }
        AttributeType::Flag => flag(ui, form, attribute, held, label),
        AttributeType::Choice => choice(ui, form, attribute, held, false),
        AttributeType::OpenChoice if offers_nothing(form, attribute) => {
            plain(ui, form, attribute, held, Reading::Text, label);
        }
        AttributeType::OpenChoice => choice(ui, form, attribute, held, true),
        AttributeType::Integer if !attribute.choices.is_empty() => {
            choice(ui, form, attribute, held, false);
        }
        AttributeType::Integer if has_few_steps(attribute) => {
            steps(ui, form, attribute, held, label);
        }
        AttributeType::Date => calendar::field(ui, form, attribute.id, held, label),
        AttributeType::Needs => needs(ui, form, attribute.id, held),
        AttributeType::Reference(rules) => reference(ui, form, attribute.id, held, rules, label),
        AttributeType::ReferenceList(rules) => {
            references(ui, form, attribute.id, held, rules, label);
        }
        AttributeType::TextList => chips(ui, form, attribute.id, held, label),
        AttributeType::LongText => long_text(ui, form, attribute, held, label, 3),
        AttributeType::RecordList(_) => long_text(ui, form, attribute, held, label, 2),
        _ => plain(ui, form, attribute, held, Reading::of(attribute), label),
    }
}

/// Whether a whole number has so few values that each is a button.
fn has_few_steps(attribute: &Attribute) -> bool {
    let ends = attribute.min.zip(attribute.max);
    ends.is_some_and(|(min, max)| min >= 0.0 && max <= 5.0)
}

/// Whether an open choice has no words of its own for this kind.
fn offers_nothing(form: &Form<'_>, attribute: &Attribute) -> bool {
    attribute.choices_for(form.kind).next().is_none()
}

fn fits(attribute: &Attribute, held: Held<'_>) -> bool {
    let of_type = |value: &Value| match attribute.value_type {
        AttributeType::Flag => matches!(value, Value::Flag(_)),
        AttributeType::Needs => matches!(value, Value::Fields(_)),
        AttributeType::TextList
        | AttributeType::ReferenceList(_)
        | AttributeType::RecordList(_) => matches!(value, Value::List(_)),
        AttributeType::Reference(_) => matches!(value, Value::Text(_)),
        AttributeType::Integer if attribute.choices.is_empty() => {
            matches!(value, Value::Number(_))
        }
        _ => !matches!(value, Value::List(_) | Value::Fields(_)),
    };
    held.value().is_none_or(of_type)
}

/// What an empty field says: mixed, the form of a day, or what analyses assume.
fn hint(form: &Form<'_>, attribute: &Attribute, held: Held<'_>) -> String {
    if held.is_mixed() {
        return form.language.text(msg::INSPECTOR_MIXED_HINT);
    }
    match (attribute.value_type, attribute.default) {
        (AttributeType::RecordList(fields), _) => fields.join(" ; "),
        (_, Some(default)) => form
            .language
            .say(&msg::UI_DEFAULT_HINT.with("value", default)),
        _ => String::new(),
    }
}

fn plain(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
    reading: Reading,
    label: &str,
) {
    let shown = reading.text(held.value(), form.language);
    let unit = attribute.unit.map(|unit| unit.in_language(form.language));
    let muted = theme::palette(ui).muted;
    let hint = hint(form, attribute, held);
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
        if reading == Reading::Text {
            addresses::offer(ui, form, &shown);
        }
    });
}

fn long_text(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &'static Attribute,
    held: Held<'_>,
    label: &str,
    rows: usize,
) {
    let reading = Reading::of(attribute);
    let shown = reading.text(held.value(), form.language);
    let least = if shown.is_empty() { 1 } else { rows };
    let lines = shown.lines().count().clamp(least, 8);
    let hint = hint(form, attribute, held);
    let muted = theme::palette(ui).muted;
    ui.vertical(|ui| {
        typed_field(ui, form, attribute.id, &shown, reading, label, |text| {
            TextEdit::multiline(text)
                .desired_rows(lines)
                .desired_width(f32::INFINITY)
                .hint_text(egui::RichText::new(hint).color(muted))
        });
        addresses::offer(ui, form, &shown);
    });
}
