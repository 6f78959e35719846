//! The fields of a note.

use egui::{Sense, TextEdit, Ui, Vec2};

use super::attributes::mixed;
use super::form::{Form, Held, Holding};
use super::inherited;
use super::typing::typed_field;
use super::{addresses, calendar, controls, looks};
use crate::locale::{Language, MessageId, msg};
use crate::model::{AnnotationStatus, FieldPath, Note, NoteKind, Record as _, RecordKey, Value};
use crate::ui::panels::commands;
use crate::ui::{UiState, icon, theme};
use crate::workspace::typed::Reading;
use crate::workspace::{Action, Document, Workspace};

/// Draws a note.
pub(super) fn note(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let width = ui.available_width();
    let records = std::iter::once(RecordKey::of(note)).collect();
    let inspector = &mut state.panels.inspector;
    let mut form = Form::new(workspace, document, records, "", inspector, actions, width);
    head(ui, note, language);
    let label = language.text(msg::UI_NOTE_TEXT);
    ui.horizontal(|ui| {
        inherited::sign(ui, &mut form, None, "text", &label);
        ui.vertical(|ui| {
            let reading = Reading::Text;
            typed_field(ui, &mut form, "text", &note.text, reading, &label, |text| {
                TextEdit::multiline(text)
                    .desired_rows(4)
                    .desired_width(f32::INFINITY)
            });
            addresses::offer(ui, &mut form, &note.text);
        });
    });
    let field = |name: &str| note.get(&FieldPath::own(name));
    let values = ["kind", "status", "author_role", "due"].map(|name| (name, field(name)));
    let held = |name: &str| {
        let value = values.iter().find(|(other, _)| *other == name);
        Held::Same(value.and_then(|(_, value)| value.as_ref()))
    };
    several(ui, &mut form, &held);
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

fn head(ui: &mut Ui, note: &Note, language: Language) {
    let palette = theme::palette(ui);
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
}

/// The fields of one note, or of several, that are not their words.
pub(super) fn several(ui: &mut Ui, form: &mut Form<'_>, held: &Holding<'_>) {
    let language = form.language;
    let kinds: Vec<(&str, String)> = NoteKind::ALL
        .iter()
        .map(|kind| (kind.as_str(), language.text(note_kind(*kind))))
        .collect();
    words(ui, form, "kind", msg::UI_NOTE_KIND, held("kind"), &kinds);
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
        form,
        "status",
        msg::UI_NOTE_STATUS,
        held("status"),
        &states,
    );
    let width = form.label_width;
    let label = language.text(msg::UI_NOTE_AUTHOR);
    controls::labelled(ui, &label, None, width, |ui| {
        let held = held("author_role");
        inherited::sign(ui, form, None, "author_role", &label);
        mixed(ui, form, None, "author_role", &label, held);
        let shown = Reading::Text.text(held.value(), language);
        ui.vertical(|ui| {
            let reading = Reading::Text;
            typed_field(ui, form, "author_role", &shown, reading, &label, |text| {
                TextEdit::singleline(text).desired_width(f32::INFINITY)
            });
        });
    });
    let label = language.text(msg::UI_NOTE_DUE);
    controls::labelled(ui, &label, None, width, |ui| {
        let held = held("due");
        inherited::sign(ui, form, None, "due", &label);
        mixed(ui, form, None, "due", &label, held);
        calendar::field(ui, form, "due", held, &label);
    });
}

/// A field with a fixed set of words, the first of which stands where nothing is said.
fn words(
    ui: &mut Ui,
    form: &mut Form<'_>,
    field: &str,
    label: MessageId,
    held: Held<'_>,
    choices: &[(&str, String)],
) {
    let label = form.language.text(label);
    let first = choices.first().map_or("", |(word, _)| word);
    let current = match held {
        Held::Same(value) => value.and_then(Value::as_text).unwrap_or(first),
        Held::Mixed(_) => "",
    };
    let shown = match choices.iter().find(|(word, _)| *word == current) {
        Some((_, name)) => name.clone(),
        None if held.is_mixed() => form.language.text(msg::INSPECTOR_MIXED_HINT),
        None => current.to_owned(),
    };
    let mut chosen = None;
    controls::labelled(ui, &label, None, form.label_width, |ui| {
        inherited::sign(ui, form, None, field, &label);
        ui.add_enabled_ui(form.may_edit, |ui| {
            let width = ui.available_width();
            let response = egui::ComboBox::from_id_salt(form.salt(field))
                .selected_text(&shown)
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
            response.widget_info(|| {
                let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label);
                info.current_text_value = Some(shown.clone());
                info
            });
        });
    });
    if chosen.is_some() {
        form.set(field, chosen);
    }
}

/// The name of the kind that a word of files stands for.
pub(super) fn kind_by_word(word: &str) -> Option<MessageId> {
    let kind = NoteKind::ALL.iter().find(|kind| kind.as_str() == word)?;
    Some(note_kind(*kind))
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
