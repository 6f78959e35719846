//! One editor for each type of attribute, and how typed text becomes a value.

use std::collections::BTreeMap;

use egui::{
    Button, ComboBox, Popup, PopupCloseBehavior, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2,
};

use super::{Form, Typing, controls};
use crate::catalogue::{self, Attribute, AttributeType, KindRule};
use crate::locale::{MessageId, msg};
use crate::model::{Finite, Name, Value};
use crate::text::FontWeight;
use crate::ui::panels::fuzzy;
use crate::ui::{icon, theme};
use crate::workspace::iso_day;

/// How typed text becomes a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reading {
    /// As it is.
    Text,
    /// A number between bounds; comma or point.
    Number {
        /// Whole numbers only.
        whole: bool,
        /// Smallest.
        min: Option<f64>,
        /// Largest.
        max: Option<f64>,
    },
    /// A day: `2027-12-31`, or `31/12/2027`.
    Date,
    /// A list, a line each.
    Lines,
    /// Records, a line each, fields parted by semicolons.
    Records(&'static [&'static str]),
}

impl Reading {
    /// How an attribute's text is read.
    pub(super) fn of(attribute: &Attribute) -> Self {
        let number = |whole| Self::Number {
            whole,
            min: attribute.min,
            max: attribute.max,
        };
        match attribute.value_type {
            AttributeType::Number
            | AttributeType::Hours
            | AttributeType::Ratio
            | AttributeType::Percent => number(false),
            AttributeType::Integer => number(true),
            AttributeType::Date => Self::Date,
            AttributeType::TextList | AttributeType::ReferenceList(_) => Self::Lines,
            AttributeType::RecordList(fields) => Self::Records(fields),
            _ => Self::Text,
        }
    }

    /// The value of a text; `None` clears the field.
    ///
    /// # Errors
    /// What was expected.
    pub(super) fn value(self, text: &str) -> Result<Option<Value>, MessageId> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(None);
        }
        match self {
            Self::Text => Ok(Some(Value::text(trimmed))),
            Self::Number { whole, min, max } => {
                let plain: String = trimmed
                    .chars()
                    .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
                    .map(|c| if c == ',' { '.' } else { c })
                    .collect();
                let number: f64 = plain.parse().map_err(|_| msg::UI_EXPECTED_NUMBER)?;
                let is_whole = (number - number.round()).abs() < f64::EPSILON;
                if whole && !is_whole {
                    return Err(msg::UI_EXPECTED_WHOLE);
                }
                if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
                    return Err(msg::UI_EXPECTED_RANGE);
                }
                Value::number(number)
                    .map(Some)
                    .ok_or(msg::UI_EXPECTED_NUMBER)
            }
            Self::Date => iso_day(trimmed)
                .map(|date| Some(Value::text(date)))
                .ok_or(msg::UI_EXPECTED_DATE),
            Self::Lines => {
                let lines = trimmed
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty());
                Ok(Some(Value::List(lines.map(Value::text).collect())))
            }
            Self::Records(fields) => {
                let lines = trimmed
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty());
                Ok(Some(Value::List(
                    lines.map(|line| record(line, fields)).collect(),
                )))
            }
        }
    }

    /// The text of a value.
    pub(super) fn text(self, value: Option<&Value>) -> String {
        match (self, value) {
            (_, None) => String::new(),
            (Self::Lines, Some(Value::List(list))) => list
                .iter()
                .map(Value::to_string)
                .collect::<Vec<_>>()
                .join("\n"),
            (Self::Records(names), Some(Value::List(list))) => {
                let lines = list.iter().map(|entry| match entry.as_fields() {
                    None => entry.to_string(),
                    Some(fields) => {
                        let cells = names.iter().map(|name| {
                            fields.get(*name).map(Value::to_string).unwrap_or_default()
                        });
                        cells
                            .collect::<Vec<_>>()
                            .join(" ; ")
                            .trim_end_matches([' ', ';'])
                            .to_owned()
                    }
                });
                lines.collect::<Vec<_>>().join("\n")
            }
            (_, Some(value)) => value.to_string(),
        }
    }
}

fn record(line: &str, names: &[&'static str]) -> Value {
    let cells = names
        .iter()
        .zip(line.split(';'))
        .filter_map(|(name, cell)| {
            let cell = cell.trim();
            if cell.is_empty() {
                return None;
            }
            let number = cell.parse::<f64>().ok().and_then(Finite::new);
            let value = match (number, cell) {
                (Some(number), _) if number.to_string() == cell => Value::Number(number),
                (_, "true") => Value::Flag(true),
                (_, "false") => Value::Flag(false),
                _ => Value::text(cell),
            };
            Some((Name::new_static(name), value))
        });
    Value::Fields(cells.collect::<BTreeMap<_, _>>())
}

/// A text field with a buffer in the inspector; becomes a command when it loses the focus.
pub(super) fn typed_field(
    ui: &mut Ui,
    form: &mut Form<'_>,
    name: &str,
    shown: &str,
    reading: Reading,
    label: &str,
    make: impl for<'t> FnOnce(&'t mut String) -> TextEdit<'t>,
) {
    let is_this = |typing: &Typing| typing.record == form.record && typing.name == name;
    let mut text = match &*form.typing {
        Some(typing) if is_this(typing) => typing.text.clone(),
        _ => shown.to_owned(),
    };
    let trouble = reading.value(&text).err();
    let id = egui::Id::unique(("field", &form.record.id, name));
    let response = ui
        .scope(|ui| {
            if trouble.is_some() {
                let edge = Stroke::new(1.5, theme::palette(ui).down.0);
                let visuals = ui.visuals_mut();
                visuals.widgets.inactive.bg_stroke = edge;
                visuals.widgets.hovered.bg_stroke = edge;
                visuals.selection.stroke = edge;
            } else if name == "name" {
                // The name looks like a title until it is edited.
                ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::NONE;
            }
            ui.add_enabled(form.may_edit, make(&mut text).id(id))
        })
        .inner
        .accessible_name(label);
    if response.has_focus() || response.changed() {
        let before = match form.typing.take() {
            Some(typing) if is_this(&typing) => typing.before,
            other => {
                // Another field was left behind: keep what was typed there.
                if let Some(command) = other.and_then(|typing| typing.command()) {
                    form.actions.push(crate::workspace::Action::Edit(command));
                }
                shown.to_owned()
            }
        };
        *form.typing = Some(Typing {
            record: form.record.clone(),
            name: name.into(),
            text,
            before,
            reading,
            is_shown: true,
        });
    }
    if response.lost_focus()
        && let Some(typing) = form.typing.take_if(|typing| is_this(typing))
    {
        let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        if !escaped && let Some(command) = typing.command() {
            form.actions.push(crate::workspace::Action::Edit(command));
        }
    }
    if let Some(trouble) = trouble {
        let text = form.language.text(trouble);
        let color = theme::palette(ui).down.0;
        ui.label(egui::RichText::new(text).size(theme::CAPTION).color(color));
    }
}

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
        AttributeType::Needs => super::editors::needs(ui, form, attribute.id, value),
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

/// The four security needs, each a bar of four steps; click a step to set it, the last one set to
/// clear it; the arrow keys work too.
pub(super) fn needs(ui: &mut Ui, form: &mut Form<'_>, attribute: &str, value: Option<&Value>) {
    let fields = value
        .and_then(Value::as_fields)
        .cloned()
        .unwrap_or_default();
    let language = form.language;
    let letters = [
        ("d", msg::UI_NEED_D, msg::UI_NEED_D_LETTER),
        ("i", msg::UI_NEED_I, msg::UI_NEED_I_LETTER),
        ("c", msg::UI_NEED_C, msg::UI_NEED_C_LETTER),
        ("t", msg::UI_NEED_T, msg::UI_NEED_T_LETTER),
    ];
    let width = ((ui.available_width() - 12.0) / 4.0).clamp(34.0, 64.0);
    ui.spacing_mut().item_spacing.x = 3.0;
    for (letter, name, shown) in letters {
        let level = fields
            .get(letter)
            .and_then(Value::as_number)
            .unwrap_or(0.0)
            .clamp(0.0, 4.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 4"
        )]
        let level = level.round() as u8;
        let name = language.text(name);
        if let Some(next) = need(
            ui,
            width,
            &language.text(shown),
            &name,
            level,
            form.may_edit,
        ) {
            let mut fields = fields.clone();
            if next == 0 {
                fields.remove(letter);
            } else if let Some(number) = Value::number(f64::from(next)) {
                fields.insert(letter.into(), number);
            }
            let value = (!fields.is_empty()).then_some(Value::Fields(fields));
            form.set(attribute, value);
        }
    }
}

fn need(
    ui: &mut Ui,
    width: f32,
    letter: &str,
    name: &str,
    level: u8,
    may_edit: bool,
) -> Option<u8> {
    let palette = theme::palette(ui);
    let sense = if may_edit {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 26.0), sense);
    response.widget_info(|| egui::WidgetInfo::slider(may_edit, f64::from(level), name));
    let font = theme::font(12.0, FontWeight::SemiBold);
    let galley = controls::elided(ui, letter, font, palette.ink, 14.0);
    let y = rect.center().y;
    ui.painter().galley(
        egui::pos2(rect.left() + 1.0, y - galley.size().y / 2.0),
        galley,
        palette.ink,
    );
    let bars =
        egui::Rect::from_x_y_ranges(rect.left() + 13.0..=rect.right() - 2.0, y - 6.0..=y + 6.0);
    let step = bars.width() / 4.0;
    for index in 0..4_u8 {
        let left = bars.left() + step * f32::from(index);
        let bar = egui::Rect::from_x_y_ranges(left..=left + step - 1.5, bars.y_range());
        let color = if index < level {
            palette.accent
        } else {
            palette.line
        };
        ui.painter().rect_filled(bar, 1.5, color);
    }
    if response.has_focus() || response.hovered() {
        ui.painter().rect_stroke(
            bars.expand(3.0),
            3.0,
            Stroke::new(
                1.0,
                if response.has_focus() {
                    palette.accent
                } else {
                    palette.edge
                },
            ),
            egui::StrokeKind::Outside,
        );
    }
    let mut next = None;
    if response.clicked() {
        next = Some(match response.interact_pointer_pos() {
            Some(at) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0 to 4"
                )]
                let step = (((at.x - bars.left()) / step).floor().clamp(0.0, 3.0) as u8) + 1;
                if step == level { step - 1 } else { step }
            }
            None => (level + 1) % 5,
        });
    }
    if response.has_focus() && may_edit {
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                response.id,
                egui::EventFilter {
                    horizontal_arrows: true,
                    ..Default::default()
                },
            );
        });
        ui.input(|input| {
            if input.key_pressed(egui::Key::ArrowRight) {
                next = Some((level + 1).min(4));
            }
            if input.key_pressed(egui::Key::ArrowLeft) {
                next = Some(level.saturating_sub(1));
            }
        });
    }
    response.on_hover_text(format!("{name} : {level}/4"));
    next.filter(|next| *next != level)
}

fn reference(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    value: Option<&Value>,
    rules: &'static [KindRule],
    label: &str,
) {
    let current = value
        .and_then(Value::as_text)
        .unwrap_or_default()
        .to_owned();
    let shown = if current.is_empty() {
        form.language.text(msg::UI_UNSET)
    } else {
        name_of(form, &current)
    };
    if let Some(answer) = picker(
        ui,
        form,
        attribute,
        &shown,
        !current.is_empty(),
        rules,
        label,
    ) {
        form.set(attribute, answer.map(Value::text));
    }
}

fn references(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    value: Option<&Value>,
    rules: &'static [KindRule],
    label: &str,
) {
    let list: Vec<Value> = value.and_then(Value::as_list).unwrap_or_default().to_vec();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut dropped = None;
        for (index, entry) in list.iter().enumerate() {
            ui.horizontal(|ui| {
                let name = name_of(form, entry.as_text().unwrap_or_default());
                let tip = form
                    .language
                    .say(&msg::UI_TAKE_OUT.with("name", name.as_str()));
                if icon::sized_button(ui, "x", &tip, false, 20.0).clicked() {
                    dropped = Some(index);
                }
                controls::line(ui, name);
            });
        }
        let add = form.language.text(msg::UI_ADD);
        let mut list = list.clone();
        if let Some(index) = dropped {
            list.remove(index);
            form.set(attribute, (!list.is_empty()).then_some(Value::List(list)));
        } else if let Some(Some(id)) = picker(ui, form, attribute, &add, false, rules, label) {
            let entry = Value::text(id);
            if !list.contains(&entry) {
                list.push(entry);
                form.set(attribute, Some(Value::List(list)));
            }
        }
    });
}

fn name_of(form: &Form<'_>, id: &str) -> String {
    form.document
        .snapshot()
        .element_by_id(&id.into())
        .map_or_else(|| id.to_owned(), |element| element.name.to_string())
}

/// A button that opens a list of fitting elements with a search field over it.
/// `Some(None)` clears, `Some(Some(id))` picks.
fn picker(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    shown: &str,
    may_clear: bool,
    rules: &'static [KindRule],
    label: &str,
) -> Option<Option<String>> {
    let language = form.language;
    let width = ui.available_width();
    let button = Button::new((shown, egui::Atom::grow(), icon::atom("chevron-down", 13.0)))
        .truncate()
        .min_size(Vec2::new(width, 28.0));
    let response = ui
        .push_id(("picker", attribute), |ui| {
            ui.add_enabled(form.may_edit, button)
        })
        .inner;
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, enabled, label);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    if response.clicked() {
        form.picker_search.clear();
    }
    let mut answer = None;
    let search = &mut *form.picker_search;
    let document = form.document;
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(width.max(240.0));
            let name = language.text(msg::UI_PICK_SEARCH);
            controls::search_field(ui, search, &name, egui::Id::unique(("pick", attribute)));
            if may_clear && ui.button(language.text(msg::UI_UNSET)).clicked() {
                answer = Some(None);
                ui.close();
            }
            let mut found: Vec<_> = document
                .snapshot()
                .elements()
                .iter()
                .filter(|element| {
                    rules.is_empty()
                        || catalogue::element_kind(element.kind.as_str())
                            .is_some_and(|kind| rules.iter().any(|rule| rule.covers(kind)))
                })
                .filter(|element| fuzzy::fits(search, &element.name))
                .collect();
            found.sort_by_cached_key(|element| (element.name.to_lowercase(), element.id.clone()));
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(220.0).show_rows(
                ui,
                26.0,
                found.len(),
                |ui, range| {
                    for element in found.get(range).unwrap_or_default() {
                        let kind = catalogue::element_kind(element.kind.as_str());
                        let palette = theme::palette(ui);
                        let row = controls::Row {
                            icon: kind.map(|kind| (kind.icon, palette.family(kind.family).0)),
                            text: &element.name,
                            aside: kind.map_or("", |kind| kind.name(language)),
                            indent: 0.0,
                            selected: false,
                        };
                        if controls::row(ui, &row, Sense::click()).clicked() {
                            answer = Some(Some(element.id.to_string()));
                            ui.close();
                        }
                    }
                },
            );
        });
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_a_comma_and_keep_to_their_bounds() {
        let ratio = Reading::Number {
            whole: false,
            min: Some(0.0),
            max: Some(1.0),
        };
        assert_eq!(ratio.value("0,99"), Ok(Value::number(0.99)));
        assert_eq!(ratio.value("2"), Err(msg::UI_EXPECTED_RANGE));
        assert_eq!(ratio.value("viel"), Err(msg::UI_EXPECTED_NUMBER));
        let whole = Reading::Number {
            whole: true,
            min: None,
            max: None,
        };
        assert_eq!(whole.value("3,5"), Err(msg::UI_EXPECTED_WHOLE));
        assert_eq!(whole.value("12 000"), Ok(Value::number(12_000.0)));
        assert_eq!(whole.value("  "), Ok(None));
    }

    #[test]
    fn dates_are_read_in_both_orders_and_checked_against_the_calendar() {
        assert_eq!(iso_day("31/12/2027").as_deref(), Some("2027-12-31"));
        assert_eq!(iso_day("2028-02-29").as_deref(), Some("2028-02-29"));
        assert_eq!(iso_day("2027-02-29"), None);
        assert_eq!(iso_day("mai 2028"), None);
    }

    #[test]
    fn lists_and_records_read_what_they_wrote() {
        let list = Value::List(vec![Value::text("a"), Value::text("b")]);
        assert_eq!(
            Reading::Lines.value(&Reading::Lines.text(Some(&list))),
            Ok(Some(list))
        );
        let reading = Reading::Records(&["version", "until"]);
        let written = reading.value("12.2 ; 2027-01-01\n13").unwrap();
        assert_eq!(reading.text(written.as_ref()), "12.2 ; 2027-01-01\n13");
    }
}
