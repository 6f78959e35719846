//! Attributes that the catalogue does not give to the kind: brought by a file of a newer version or
//! another tool, left over from another kind, or added here. All are kept, shown and editable.

use egui::{TextEdit, Ui};

use super::attributes::{field, mixed, section as folding};
use super::form::{Form, Held, Holding};
use super::typing::typed_field;
use super::{controls, inherited};
use crate::catalogue;
use crate::locale::{Message, msg};
use crate::model::{Element, Link, Name, Note, PRESENT, Record as _, SINCE, Value};
use crate::ui::{icon, theme};
use crate::workspace::typed::Reading;

/// Longest name of an attribute.
const LONGEST_NAME: usize = 80;

/// An attribute that somebody is about to add.
#[derive(Debug, Default)]
pub(super) struct NewAttribute {
    name: String,
    value: String,
}

/// Draws the section.
pub(super) fn section(ui: &mut Ui, form: &mut Form<'_>, names: &[Name], held: &Holding<'_>) {
    let title = form.language.text(msg::INSPECTOR_OWN);
    folding(ui, &title, !names.is_empty(), |ui| {
        for name in names {
            match catalogue::attribute(name) {
                // Left over from another kind: it keeps its editor.
                Some(attribute) => field(ui, form, attribute, held(name)),
                None => own(ui, form, name, held(name)),
            }
        }
        if form.may_edit {
            adder(ui, form, names);
        }
    });
}

fn own(ui: &mut Ui, form: &mut Form<'_>, name: &Name, held: Held<'_>) {
    let shown_name = controls::shown(name).into_owned();
    let width = form.label_width;
    controls::labelled(ui, &shown_name, None, width, |ui| {
        mixed(ui, form, None, name, &shown_name, held);
        let reading = Reading::of_value(held.value());
        let shown = reading.text(held.value(), form.language);
        let hint = if held.is_mixed() {
            form.language.text(msg::INSPECTOR_MIXED_HINT)
        } else {
            String::new()
        };
        let hint = egui::RichText::new(hint).color(theme::palette(ui).muted);
        let room = (ui.available_width() - 34.0).max(40.0);
        ui.vertical(|ui| {
            ui.set_max_width(room);
            typed_field(ui, form, name, &shown, reading, &shown_name, |text| {
                let field = if reading == Reading::Parts {
                    TextEdit::multiline(text).desired_rows(2)
                } else {
                    TextEdit::singleline(text)
                };
                field.desired_width(room).hint_text(hint)
            });
        });
        let tip = form
            .language
            .say(&msg::INSPECTOR_DELETE_OWN.with("name", shown_name.as_str()));
        let delete = ui.add_enabled_ui(form.may_edit, |ui| {
            icon::sized_button(ui, "trash-2", &tip, false, 24.0)
        });
        if delete.inner.clicked() {
            form.set(name, None);
        }
    });
    inherited::line(ui, form, None, name, &shown_name);
}

/// A name and a value, and the button that adds them.
fn adder(ui: &mut Ui, form: &mut Form<'_>, names: &[Name]) {
    let language = form.language;
    let mut new = std::mem::take(&mut form.state.new_attribute);
    let name_label = language.text(msg::INSPECTOR_OWN_NAME);
    let value_label = language.text(msg::INSPECTOR_OWN_VALUE);
    let muted = theme::palette(ui).muted;
    let mut entered = false;
    let add = language.text(msg::INSPECTOR_ADD_OWN);
    let mut pressed = false;
    ui.horizontal(|ui| {
        let hint = |words: &str| egui::RichText::new(words).color(muted);
        let width = form.label_width;
        let name = TextEdit::singleline(&mut new.name)
            .id(form.salt("own attribute name"))
            .desired_width(width - 12.0)
            .hint_text(hint(&name_label));
        ui.add(name).accessible_name(&name_label);
        let room = (ui.available_width() - 34.0).max(40.0);
        let value = TextEdit::singleline(&mut new.value)
            .id(form.salt("own attribute value"))
            .desired_width(room)
            .hint_text(hint(&value_label));
        let value = ui.add(value).accessible_name(&value_label);
        entered = value.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        pressed = icon::sized_button(ui, "plus", &add, false, 26.0).clicked();
    });
    let trouble = trouble(&new, names).filter(|_| !new.name.trim().is_empty());
    if let Some(trouble) = &trouble {
        let color = theme::palette(ui).down.0;
        let words = controls::caption(ui, language.say(trouble)).color(color);
        ui.add(egui::Label::new(words).wrap());
    }
    let is_whole = !new.name.trim().is_empty() && !new.value.trim().is_empty();
    if (entered || pressed) && trouble.is_none() && is_whole {
        let value = Value::text(new.value.trim());
        form.set(new.name.trim(), Some(value));
        new = NewAttribute::default();
    }
    form.state.new_attribute = new;
}

/// Why a name cannot be that of an own attribute.
fn trouble(new: &NewAttribute, names: &[Name]) -> Option<Message> {
    let name = new.name.trim();
    let is_field = [Element::FIELDS, Link::FIELDS, Note::FIELDS]
        .iter()
        .any(|fields| fields.contains(&name));
    if is_field || [PRESENT, SINCE, "id", "at"].contains(&name) {
        return Some(msg::INSPECTOR_OWN_RESERVED.with("name", name));
    }
    if let Some(attribute) = catalogue::attribute(name) {
        let label = attribute.label(crate::locale::Language::English);
        return Some(
            msg::INSPECTOR_OWN_KNOWN
                .with("name", name)
                .with("label", label),
        );
    }
    if names.iter().any(|other| other == name) {
        return Some(msg::INSPECTOR_OWN_TAKEN.with("name", name));
    }
    let is_sound = name.chars().count() <= LONGEST_NAME
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "_-. ’'".contains(c));
    (!is_sound).then(|| msg::INSPECTOR_OWN_SIGNS.into())
}
