//! The text field of the inspector.
//!
//! What is typed waits here until the field is left: Enter, Tab and a click elsewhere keep it,
//! Escape brings back what was there. What does not read as a value of the field never reaches the
//! map and is never lost: it stays in its field, with the reason beside it, until it is mended.

use std::sync::Arc;

use egui::{Stroke, TextEdit, Ui};

use super::controls;
use super::form::Form;
use crate::command::{Command, FieldEdit};
use crate::locale::msg;
use crate::model::{Name, RecordKey, TableName};
use crate::text;
use crate::ui::{mention, theme};
use crate::workspace::Action;
use crate::workspace::typed::Reading;

/// Most texts that wait to be mended; older ones are given up.
const MOST_UNREAD: usize = 200;

/// A field of some records.
#[derive(Clone, Debug)]
pub(super) struct FieldKey {
    pub(super) records: Arc<[RecordKey]>,
    pub(super) name: Name,
}

impl FieldKey {
    /// The field `name` of a form's records.
    pub(super) fn of(form: &Form<'_>, name: &str) -> Self {
        Self {
            records: Arc::clone(&form.records),
            name: name.into(),
        }
    }

    /// Whether it is the field `name` of a form's records.
    pub(super) fn is(&self, form: &Form<'_>, name: &str) -> bool {
        self.is_at(&form.records, name)
    }

    /// Whether it is the field `name` of these records.
    pub(super) fn is_at(&self, records: &Arc<[RecordKey]>, name: &str) -> bool {
        self.name == name && (Arc::ptr_eq(&self.records, records) || self.records == *records)
    }
}

/// A field that somebody types in.
#[derive(Debug)]
pub(super) struct Typing {
    pub(super) field: FieldKey,
    /// What stands in the field.
    pub(super) text: String,
    /// What stood there first.
    before: String,
    /// How its text becomes a value.
    reading: Reading,
    /// Whether the field was drawn in this frame.
    pub(super) is_shown: bool,
}

/// What somebody types, and typed in vain.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) typing: Option<Typing>,
    unread: Vec<(FieldKey, String)>,
}

impl Texts {
    /// Ends the typing in a field: a command where the text reads as another value.
    pub(super) fn settle(&mut self, typing: Typing) -> Option<Command> {
        self.forget(&typing.field);
        if typing.text == typing.before {
            return None;
        }
        match typing.reading.value(&typing.text) {
            Ok(value) => Some(command(typing.field, typing.text.trim(), value)),
            Err(_) => {
                self.unread.truncate(MOST_UNREAD - 1);
                self.unread.insert(0, (typing.field, typing.text));
                None
            }
        }
    }

    fn forget(&mut self, field: &FieldKey) {
        self.unread
            .retain(|(other, _)| other.name != field.name || other.records != field.records);
    }

    /// What stands in a field that holds `shown`.
    fn text_of(&self, form: &Form<'_>, name: &str, shown: &str) -> String {
        let typed = self
            .typing
            .as_ref()
            .filter(|typing| typing.field.is(form, name));
        if let Some(typing) = typed {
            return typing.text.clone();
        }
        let unread = self.unread.iter().find(|(field, _)| field.is(form, name));
        unread.map_or_else(|| shown.to_owned(), |(_, text)| text.clone())
    }
}

fn command(field: FieldKey, text: &str, value: Option<crate::model::Value>) -> Command {
    if let [record] = &*field.records
        && field.name == "name"
        && record.table != TableName::Map
    {
        return Command::Rename {
            record: record.clone(),
            name: text.into(),
        };
    }
    Command::SetFields {
        records: field.records,
        name: field.name,
        edit: FieldEdit::Set(value),
    }
}

/// A text field; see the module's header.
pub(super) fn typed_field(
    ui: &mut Ui,
    form: &mut Form<'_>,
    name: &str,
    shown: &str,
    reading: Reading,
    label: &str,
    make: impl for<'t> FnOnce(&'t mut String) -> TextEdit<'t>,
) {
    let is_note = form.records.iter().all(|it| it.table == TableName::Notes);
    let mentions = is_note && matches!(name, "text" | "reason" | "consequence");
    let mut text = form.state.texts.text_of(form, name, shown);
    if mentions {
        mention::take_keys(ui, form.salt(name));
    }
    let trouble = reading.value(&text).err().filter(|_| text != shown);
    let id = form.salt(name);
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
    let completed = mentions && mention::offer(ui, &response, &mut text, form.document.snapshot());
    let is_wanted = form.wants(name);
    if is_wanted {
        form.state.wanted_field = None;
    }
    if is_wanted || (name == "name" && std::mem::take(&mut form.state.wants_focus)) {
        response.request_focus();
    }
    if response.has_focus() || response.changed() || completed {
        type_on(form, name, shown, reading, text.clone());
    }
    if response.lost_focus() {
        leave(ui, form, name);
    }
    under(ui, form, &text, trouble.as_ref());
}

/// Keeps what stands in the field that is typed in; another field that was left is settled.
fn type_on(form: &mut Form<'_>, name: &str, shown: &str, reading: Reading, text: String) {
    let before = match form.state.texts.typing.take() {
        Some(typing) if typing.field.is(form, name) => typing.before,
        Some(other) => {
            if let Some(command) = form.state.texts.settle(other) {
                form.actions.push(Action::Edit(command));
            }
            shown.to_owned()
        }
        None => shown.to_owned(),
    };
    form.state.texts.typing = Some(Typing {
        field: FieldKey::of(form, name),
        text,
        before,
        reading,
        is_shown: true,
    });
}

fn leave(ui: &Ui, form: &mut Form<'_>, name: &str) {
    let records = &form.records;
    let typing = &mut form.state.texts.typing;
    let Some(typing) = typing.take_if(|typing| typing.field.is_at(records, name)) else {
        return;
    };
    if controls::take_escape(ui) {
        form.state.texts.forget(&typing.field);
    } else if let Some(command) = form.state.texts.settle(typing) {
        form.actions.push(Action::Edit(command));
    }
}

/// What is to be said about a text: why it does not read, or that it holds what cannot be seen.
fn under(ui: &mut Ui, form: &Form<'_>, text: &str, trouble: Option<&crate::locale::Message>) {
    let palette = theme::palette(ui);
    if let Some(trouble) = trouble {
        let words = form.language.say(trouble);
        let back = form.language.text(msg::INSPECTOR_ESCAPE_BRINGS_BACK);
        say(ui, &format!("{words}. {back}"), palette.down.0);
    } else if text::hides_something(text) {
        let words = form.language.text(msg::INSPECTOR_HIDDEN_SIGNS);
        say(ui, &words, palette.degraded.0);
    }
}

fn say(ui: &mut Ui, words: &str, color: egui::Color32) {
    let text = controls::caption(ui, words).color(color);
    ui.add(egui::Label::new(text).wrap());
}
