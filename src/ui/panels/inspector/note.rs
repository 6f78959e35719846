//! The fields of a note.

use egui::{Sense, TextEdit, Ui, Vec2};

use super::reading::Reading;
use super::subjects::form;
use super::typing::typed_field;
use super::{Form, controls, looks};
use crate::locale::{Language, MessageId, msg};
use crate::model::{AnnotationStatus, Note, NoteKind, RecordKey, Value};
use crate::ui::panels::commands;
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document};

/// Draws a note.
pub(super) fn note(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let width = ui.available_width();
    let record = RecordKey::of(note);
    let mut form = form(
        document,
        language,
        record,
        "",
        &mut state.panels.inspector,
        actions,
        width,
    );
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::empty());
        icon::tile(
            ui.painter(),
            "sticky-note",
            rect,
            (palette.note_ink, palette.note),
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(controls::strong(language.text(note_kind(note.kind)), 16.0));
            let by = [note.author_role.as_str(), note.created.as_str()];
            let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
            let by = controls::caption(ui, by.join(" · "));
            controls::line(ui, by);
        });
    });
    ui.add_space(4.0);
    let label = language.text(msg::UI_NOTE_TEXT);
    typed_field(
        ui,
        &mut form,
        "text",
        &note.text,
        Reading::Text,
        &label,
        |text| {
            TextEdit::multiline(text)
                .desired_rows(4)
                .desired_width(f32::INFINITY)
        },
    );
    let kinds: Vec<(&str, String)> = NoteKind::ALL
        .iter()
        .map(|kind| (kind.as_str(), language.text(note_kind(*kind))))
        .collect();
    words(
        ui,
        &mut form,
        "kind",
        msg::UI_NOTE_KIND,
        note.kind.as_str(),
        &kinds,
    );
    let states: Vec<(&str, String)> = AnnotationStatus::ALL
        .iter()
        .map(|status| {
            let name = match status {
                AnnotationStatus::Open => msg::UI_NOTE_OPEN,
                AnnotationStatus::Resolved => msg::UI_NOTE_RESOLVED,
            };
            (status.as_str(), language.text(name))
        })
        .collect();
    words(
        ui,
        &mut form,
        "status",
        msg::UI_NOTE_STATUS,
        note.status.as_str(),
        &states,
    );
    for (field, label, value, reading) in [
        (
            "author_role",
            msg::UI_NOTE_AUTHOR,
            &note.author_role,
            Reading::Text,
        ),
        ("due", msg::UI_NOTE_DUE, &note.due, Reading::Date),
    ] {
        let label = language.text(label);
        controls::labelled(ui, &label, None, form.label_width, |ui| {
            typed_field(ui, &mut form, field, value, reading, &label, |text| {
                TextEdit::singleline(text).desired_width(f32::INFINITY)
            });
        });
    }
    let label_width = form.label_width;
    looks::show(ui, document, language, label_width, form.actions);
    if !note.replies.is_empty() {
        ui.add_space(6.0);
        controls::heading(ui, language.text(msg::UI_REPLIES));
        for reply in &note.replies {
            ui.label(controls::caption(
                ui,
                format!("{} · {}", reply.author_role, reply.created),
            ));
            ui.add(egui::Label::new(reply.text.as_str()).wrap());
        }
    }
    if let Some(target) = &note.target {
        ui.add_space(6.0);
        let go = controls::link(ui, &language.text(msg::UI_NOTE_TARGET)).clicked();
        if go {
            commands::jump(target.clone(), state, actions);
        }
    }
}

/// A field with a fixed set of words.
fn words(
    ui: &mut Ui,
    form: &mut Form<'_>,
    field: &str,
    label: MessageId,
    current: &str,
    choices: &[(&str, String)],
) {
    let label = form.language.text(label);
    let shown = choices
        .iter()
        .find(|(word, _)| *word == current)
        .map_or(current, |(_, name)| name.as_str());
    let mut chosen = None;
    controls::labelled(ui, &label, None, form.label_width, |ui| {
        ui.add_enabled_ui(form.may_edit, |ui| {
            let width = ui.available_width();
            let response = egui::ComboBox::from_id_salt((&form.record.id, field))
                .selected_text(shown)
                .width(width)
                .truncate()
                .icon(controls::chevron)
                .show_ui(ui, |ui| {
                    for (word, name) in choices {
                        if ui.selectable_label(*word == current, name).clicked() {
                            chosen = Some(Value::text(*word));
                        }
                    }
                })
                .response;
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        });
    });
    if chosen.is_some() {
        form.set(field, chosen);
    }
}

/// The name of a note's kind.
pub(super) fn note_kind(kind: NoteKind) -> MessageId {
    match kind {
        NoteKind::Note => msg::UI_NOTE_KIND_NOTE,
        NoteKind::Risk => msg::UI_NOTE_KIND_RISK,
        NoteKind::Question => msg::UI_NOTE_KIND_QUESTION,
        NoteKind::Debt => msg::UI_NOTE_KIND_DEBT,
        NoteKind::Decision => msg::UI_NOTE_KIND_DECISION,
        NoteKind::Compliance => msg::UI_NOTE_KIND_COMPLIANCE,
        NoteKind::Text => msg::GESTURE_TEXT,
    }
}
