//! References to elements: chosen by name from those that fit, shown with a way to go there.

use std::sync::Arc;

use egui::{Button, Ui, Vec2};

use super::chooser::{self, Asking};
use super::controls;
use super::form::{Form, Held};
use crate::catalogue::KindRule;
use crate::command::FieldEdit;
use crate::locale::msg;
use crate::model::Value;
use crate::ui::{icon, theme};
use crate::workspace::typed;

/// The editor of a reference to one element.
pub(super) fn reference(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    held: Held<'_>,
    rules: &'static [KindRule],
    label: &str,
) {
    let current = held.value().and_then(Value::as_text).unwrap_or_default();
    let shown = if held.is_mixed() {
        form.language.text(msg::INSPECTOR_MIXED_HINT)
    } else if current.is_empty() {
        form.language.text(msg::UI_UNSET)
    } else {
        form.name_of(current)
    };
    ui.vertical(|ui| {
        let may_clear = held.is_filled();
        let answer = picker(ui, form, attribute, &shown, may_clear, rules, label);
        if let Some(answer) = answer {
            form.set(attribute, answer.map(Value::text));
        }
        missing(ui, form, current);
    });
}

/// The editor of references to several elements.
pub(super) fn references(
    ui: &mut Ui,
    form: &mut Form<'_>,
    attribute: &str,
    held: Held<'_>,
    rules: &'static [KindRule],
    label: &str,
) {
    let entries = entries(held, form.records.len());
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (entry, share) in entries {
            let id = entry.as_text().unwrap_or_default().to_owned();
            ui.horizontal(|ui| {
                let name = controls::shown(&form.name_of(&id)).into_owned();
                let tip = form
                    .language
                    .say(&msg::UI_TAKE_OUT.with("name", name.as_str()));
                if icon::sized_button(ui, "x", &tip, false, 20.0).clicked() {
                    form.change(attribute, FieldEdit::Take(entry.clone()));
                }
                controls::line(ui, format!("{name}{share}"));
            });
            missing(ui, form, &id);
        }
        let add = form.language.text(msg::UI_ADD);
        if let Some(Some(id)) = picker(ui, form, attribute, &add, false, rules, label) {
            form.change(attribute, FieldEdit::Add(Value::text(id)));
        }
    });
}

/// The entries of the lists that the records hold, and for how many records where not for all.
pub(super) fn entries(held: Held<'_>, records: usize) -> Vec<(Value, String)> {
    let list = |value: Option<&Value>| match value {
        None => Vec::new(),
        Some(Value::List(list)) => list.clone(),
        Some(other) => vec![other.clone()],
    };
    match held {
        Held::Same(value) => {
            let entries = list(value).into_iter();
            entries.map(|entry| (entry, String::new())).collect()
        }
        Held::Mixed(values) => {
            let mut counts: Vec<(Value, usize)> = Vec::new();
            for (value, count) in values {
                for entry in list(value.as_ref()) {
                    match counts.iter_mut().find(|(other, _)| *other == entry) {
                        Some((_, total)) => *total += count,
                        None => counts.push((entry, *count)),
                    }
                }
            }
            counts.sort();
            let share = |count| {
                if count == records {
                    String::new()
                } else {
                    format!(" · {count}/{records}")
                }
            };
            let counts = counts.into_iter();
            counts.map(|(entry, count)| (entry, share(count))).collect()
        }
    }
}

/// Says that what is referred to is not there, at this plateau or at all.
fn missing(ui: &mut Ui, form: &Form<'_>, id: &str) {
    if id.is_empty() || form.document.snapshot().find(&id.into()).is_some() {
        return;
    }
    let is_elsewhere = form.document.map().tables().elements.contains(&id.into());
    let words = if is_elsewhere {
        msg::INSPECTOR_NOT_AT_PLATEAU
    } else {
        msg::INSPECTOR_NOT_IN_MAP
    };
    let color = theme::palette(ui).degraded.0;
    let text = controls::caption(ui, form.language.text(words)).color(color);
    ui.add(egui::Label::new(text).wrap());
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
    let shown = controls::shown(shown).into_owned();
    let arrow = icon::atom("chevron-down", 13.0);
    let button = Button::new((shown.as_str(), egui::Atom::grow(), arrow))
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
        info.current_text_value = Some(shown.clone());
        info
    });
    let palette = theme::palette(ui);
    let snapshot = Arc::clone(form.document.snapshot());
    let hint = language.text(msg::UI_PICK_SEARCH);
    let nothing = chooser::nothing_found(language);
    let unset = language.text(msg::UI_UNSET);
    let asking = Asking {
        hint: &hint,
        nothing: &nothing,
        clear: may_clear.then_some(unset.as_str()),
        state: Arc::as_ptr(&snapshot).addr(),
        opens: false,
        height: Asking::HEIGHT,
        width: Asking::WIDTH,
    };
    let itself = match &*form.records {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    chooser::open(ui, &response, &mut form.state.chooser, &asking, |search| {
        let fitting = snapshot
            .elements()
            .iter()
            .filter(|element| itself.as_deref() != Some(element.id.as_str()))
            .filter(|element| typed::fits(element, rules));
        chooser::element_offers(fitting.collect(), search, palette, language)
    })
}
