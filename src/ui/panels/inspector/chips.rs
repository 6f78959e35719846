//! Words in a list, such as tags: a chip each, and a field that adds more, with those that the map
//! has already offered below it.

use std::collections::BTreeMap;

use egui::{Id, Key, Modifiers, Popup, PopupCloseBehavior, Sense, TextEdit, Ui};

use super::controls;
use super::form::{Form, Held};
use super::references::entries;
use super::typing::FieldKey;
use crate::command::{Command, FieldEdit};
use crate::locale::msg;
use crate::model::{Snapshot, Value};
use crate::ui::panels::fuzzy;
use crate::ui::{icon, theme};

/// Most words that are offered at once.
const OFFERED: usize = 8;

/// A word that somebody adds.
#[derive(Debug)]
pub(super) struct Adding {
    field: FieldKey,
    text: String,
    /// The offered word that Enter takes; `None` for what was typed.
    chosen: Option<usize>,
    pub(super) is_shown: bool,
    /// The words that the map has in this field, the most frequent first.
    known: Vec<String>,
}

impl Adding {
    /// The command that keeps what was typed; `None` where there is nothing.
    pub(super) fn command(self) -> Option<Command> {
        let word = self.text.trim();
        (!word.is_empty()).then(|| Command::SetFields {
            records: self.field.records,
            name: self.field.name,
            edit: FieldEdit::Add(Value::text(word)),
        })
    }
}

/// The editor of a list of words.
pub(super) fn chips(ui: &mut Ui, form: &mut Form<'_>, name: &str, held: Held<'_>, label: &str) {
    let entries = entries(held, form.records.len());
    ui.vertical(|ui| {
        if !entries.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                for (entry, share) in &entries {
                    chip(ui, form, name, entry, share);
                }
            });
        }
        if form.may_edit {
            let taken: Vec<String> = entries
                .iter()
                .filter(|(_, share)| share.is_empty())
                .map(|(entry, _)| entry.to_string())
                .collect();
            adder(ui, form, name, label, &taken);
        }
    });
}

/// A word with its cross; a word that only some records have can be given to all.
fn chip(ui: &mut Ui, form: &mut Form<'_>, name: &str, entry: &Value, share: &str) {
    let palette = theme::palette(ui);
    let text = entry.to_string();
    let word = controls::shown(&text).into_owned();
    let frame = egui::Frame::new()
        .fill(palette.accent_soft)
        .corner_radius(9.0)
        .inner_margin(egui::Margin {
            left: 8,
            right: 3,
            top: 1,
            bottom: 1,
        });
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        ui.set_max_width((ui.available_width() - 14.0).max(40.0));
        let words = egui::RichText::new(format!("{word}{share}"))
            .size(theme::CAPTION)
            .color(palette.accent);
        let room = ui.available_width().min(170.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            controls::line(ui, words);
        });
        if !share.is_empty() {
            let tip = form
                .language
                .say(&msg::INSPECTOR_GIVE_TO_ALL.with("name", word.as_str()));
            if icon::sized_button(ui, "plus", &tip, false, 18.0).clicked() {
                form.change(name, FieldEdit::Add(entry.clone()));
            }
        }
        let tip = form
            .language
            .say(&msg::UI_TAKE_OUT.with("name", word.as_str()));
        let cross = ui.add_enabled_ui(form.may_edit, |ui| {
            icon::sized_button(ui, "x", &tip, false, 18.0)
        });
        if cross.inner.clicked() {
            form.change(name, FieldEdit::Take(entry.clone()));
        }
    });
}

/// The field that adds: Enter and a comma add, and go on; Tab and a click elsewhere add and leave;
/// Escape gives up.
fn adder(ui: &mut Ui, form: &mut Form<'_>, name: &str, label: &str, taken: &[String]) {
    let id = form.salt(name).with("add");
    let mut adding = form
        .state
        .adding
        .take_if(|adding| adding.field.is_at(&form.records, name));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let mut enter = false;
    if has_focus && let Some(adding) = &mut adding {
        enter = take_keys(ui, adding);
    }
    let mut text = adding
        .as_ref()
        .map(|adding| adding.text.clone())
        .unwrap_or_default();
    let hint = form.language.text(msg::INSPECTOR_ADD_WORD);
    let muted = theme::palette(ui).muted;
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .desired_width(f32::INFINITY)
        .hint_text(egui::RichText::new(hint).color(muted));
    let response = ui.add(field).accessible_name(label);
    if response.has_focus() && adding.is_none() {
        adding = Some(begin(form, name));
    }
    let Some(mut adding) = adding else { return };
    if adding.text != text {
        adding.chosen = None;
    }
    // A comma, or a pasted list, adds what stands before it.
    let mut words: Vec<&str> = text.split([',', ';', '\n']).collect();
    let rest = words.pop().unwrap_or_default().trim_start().to_owned();
    let add = |form: &mut Form<'_>, word: &str| {
        let word = word.trim();
        if !word.is_empty() && !taken.iter().any(|other| other == word) {
            form.change(name, FieldEdit::Add(Value::text(word)));
        }
    };
    for word in words {
        add(form, word);
    }
    adding.text = rest;
    adding.is_shown = true;
    let offered = offered(&adding, taken);
    let (clicked, is_over) = offer(ui, &response, id, &adding, &offered);
    let taken_word = match adding.chosen.and_then(|index| offered.get(index)) {
        _ if clicked.is_some() => clicked,
        Some(word) if enter => Some(word.clone()),
        None if enter => Some(adding.text.clone()),
        _ => None,
    };
    if let Some(word) = taken_word {
        add(form, &word);
        adding.text.clear();
        adding.chosen = None;
        response.request_focus();
        form.state.adding = Some(adding);
    } else if response.has_focus() || is_over {
        form.state.adding = Some(adding);
    } else if !controls::take_escape(ui) {
        let word = adding.text.clone();
        add(form, &word);
    }
}

fn begin(form: &Form<'_>, name: &str) -> Adding {
    let snapshot = form.document.snapshot();
    Adding {
        field: FieldKey::of(form, name),
        text: String::new(),
        chosen: None,
        is_shown: true,
        known: known(snapshot, name),
    }
}

/// Up and down choose among what is offered; gives whether Enter was pressed.
fn take_keys(ui: &Ui, adding: &mut Adding) -> bool {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            adding.chosen = Some(adding.chosen.map_or(0, |index| index + 1).min(OFFERED - 1));
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            adding.chosen = adding.chosen.and_then(|index| index.checked_sub(1));
        }
        input.consume_key(Modifiers::NONE, Key::Enter)
    })
}

/// The words that the elements and links of the map have in a field, the most frequent first.
fn known(snapshot: &Snapshot, name: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let elements = snapshot
        .elements()
        .iter()
        .map(|element| &element.attributes);
    let links = snapshot.links().iter().map(|link| &link.attributes);
    for attributes in elements.chain(links) {
        let list = attributes
            .get(name)
            .and_then(Value::as_list)
            .unwrap_or_default();
        for word in list.iter().filter_map(Value::as_text) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut words: Vec<(usize, &str)> = counts.into_iter().map(|(word, n)| (n, word)).collect();
    words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    words.into_iter().map(|(_, word)| word.to_owned()).collect()
}

fn offered(adding: &Adding, taken: &[String]) -> Vec<String> {
    let free = adding.known.iter().filter(|word| !taken.contains(word));
    let fitting = fuzzy::ranked(&adding.text, free, |word| word.as_str());
    fitting.into_iter().take(OFFERED).cloned().collect()
}

/// The list below the field: the word that was clicked, and whether the pointer is over the list.
fn offer(
    ui: &Ui,
    response: &egui::Response,
    id: Id,
    adding: &Adding,
    offered: &[String],
) -> (Option<String>, bool) {
    if offered.is_empty() {
        return (None, false);
    }
    let mut clicked = None;
    let mut is_open = true;
    let shown = Popup::from_response(response)
        .id(id.with("offered"))
        .open_bool(&mut is_open)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(2.0)
        .width(response.rect.width())
        .show(|ui| {
            ui.set_width(response.rect.width().max(120.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, word) in offered.iter().enumerate() {
                let row = controls::Row {
                    icon: Some(("tag", theme::palette(ui).muted)),
                    text: word,
                    aside: "",
                    indent: 0.0,
                    selected: adding.chosen == Some(index),
                };
                if controls::row(ui, &row, Sense::click()).clicked() {
                    clicked = Some(word.clone());
                }
            }
        });
    let rect = shown.map(|shown| shown.response.rect);
    let at = ui.input(|input| input.pointer.interact_pos());
    let is_down = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    let is_over = rect.zip(at).is_some_and(|(rect, at)| rect.contains(at)) && is_down;
    (clicked, is_over)
}
