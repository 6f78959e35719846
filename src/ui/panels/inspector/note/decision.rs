//! A decision: how far it has come, when, why, what follows, and what took its place.

use egui::{TextEdit, Ui};

use super::{controls, words};
use crate::command::{Command, NoteCommand};
use crate::locale::msg;
use crate::model::{DecisionStatus, FieldPath, Note, NoteKind, Record as _, note_numbers};
use crate::ui::panels::inspector::attributes::section;
use crate::ui::panels::inspector::calendar;
use crate::ui::panels::inspector::form::{Form, Held};
use crate::workspace::Action;
use crate::workspace::noting::decision_name;

/// Draws the fields of a decision.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, note: &Note) {
    let language = form.language;
    let title = language.text(msg::ASSURANCE_FIELD_DECISION);
    section(ui, &title, true, |ui| {
        let states: Vec<(&str, String)> = DecisionStatus::ALL
            .iter()
            .map(|status| (status.as_str(), language.text(decision_name(*status))))
            .collect();
        let field = |name: &str| note.get(&FieldPath::own(name));
        let status = field("decision");
        let held = Held::Same(status.as_ref());
        words(ui, form, "decision", msg::UI_NOTE_STATUS, held, &states);
        let label = language.text(msg::ASSURANCE_FIELD_DECIDED);
        let width = form.label_width;
        controls::labelled(ui, &label, None, width, |ui| {
            let day = field("decided");
            calendar::field(ui, form, "decided", Held::Same(day.as_ref()), &label);
        });
        for (name, label, shown) in [
            ("reason", msg::NOTES_COLUMN_REASON, &note.reason),
            (
                "consequence",
                msg::NOTES_COLUMN_CONSEQUENCE,
                &note.consequence,
            ),
        ] {
            let label = language.text(label);
            super::text_field(ui, form, name, shown, &label, |text| {
                TextEdit::multiline(text)
                    .desired_rows(2)
                    .desired_width(f32::INFINITY)
            });
        }
        superseded(ui, form, note);
    });
}

/// The decision that took its place, of those of the map.
fn superseded(ui: &mut Ui, form: &mut Form<'_>, note: &Note) {
    const MOST: usize = 200;
    let language = form.language;
    let tables = form.document.map().tables();
    let numbers = note_numbers(tables);
    let name = |note: &Note| {
        let number = numbers.get(&note.id).copied().unwrap_or_default();
        let headline = controls::shown(note.headline()).into_owned();
        let short: String = headline.chars().take(60).collect();
        format!("{number} – {short}")
    };
    let current = note.superseded_by.as_ref();
    let shown = current
        .and_then(|id| tables.notes.get(id))
        .map(|by| name(by));
    let nothing = language.text(msg::NOTES_BY_NOTHING);
    let label = language.text(msg::NOTES_COLUMN_SUPERSEDED_BY);
    let mut chosen = None;
    controls::labelled(ui, &label, None, form.label_width, |ui| {
        ui.add_enabled_ui(form.may_edit, |ui| {
            let response = egui::ComboBox::from_id_salt(form.salt("superseded_by"))
                .selected_text(shown.unwrap_or_else(|| nothing.clone()))
                .width(ui.available_width())
                .truncate()
                .icon(controls::chevron)
                .show_ui(ui, |ui| {
                    if ui.selectable_label(current.is_none(), &nothing).clicked() {
                        chosen = Some(None);
                    }
                    let others = tables
                        .notes
                        .iter()
                        .filter(|other| other.kind == NoteKind::Decision && other.id != note.id);
                    for other in others.take(MOST) {
                        let is_chosen = current == Some(&other.id);
                        if ui.selectable_label(is_chosen, name(other)).clicked() {
                            chosen = Some(Some(other.id.clone()));
                        }
                    }
                })
                .response;
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        });
    });
    if let Some(by) = chosen {
        let note = note.id.clone();
        let command = Command::Note(NoteCommand::Supersede { note, by });
        form.actions.push(Action::Edit(command));
    }
}
