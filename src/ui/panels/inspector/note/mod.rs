//! A note: its words, to whom it speaks and until when, its documents, its decision, and its thread.

mod decision;
mod documents;
pub(super) mod thread;

use egui::{Sense, TextEdit, Ui, Vec2};

use super::attributes::{mixed, section};
use super::form::{Form, Held, Holding};
use super::inherited;
use super::typing::typed_field;
use super::{addresses, calendar, controls, looks};
use crate::command::{Command, NoteCommand};
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    AnnotationStatus, FieldPath, Note, NoteKind, NoteShape, Record as _, RecordKey, Value,
    note_numbers, subject_name,
};
use crate::scene::note_icon;
use crate::ui::panels::{commands, plateaus};
use crate::ui::{UiState, icon, theme};
use crate::workspace::noting::{kind_name, shape_name, status_name};
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
    head(ui, document, note, language, actions);
    if let Some(target) = about(ui, document, note, language) {
        commands::jump(target, state, actions);
    }
    let records = std::iter::once(RecordKey::of(note)).collect();
    let inspector = &mut state.panels.inspector;
    let mut form = Form::new(workspace, document, records, "", inspector, actions, width);
    if note.is_said() {
        let label = language.text(msg::NOTES_COLUMN_TITLE);
        text_field(ui, &mut form, "title", &note.title, &label, |text| {
            TextEdit::singleline(text).desired_width(f32::INFINITY)
        });
        ui.add_space(4.0);
    }
    let label = language.text(msg::UI_NOTE_TEXT);
    text_field(ui, &mut form, "text", &note.text, &label, |text| {
        TextEdit::multiline(text)
            .desired_rows(4)
            .desired_width(f32::INFINITY)
    });
    addresses::offer(ui, &mut form, &note.text);
    let field = |name: &str| note.get(&FieldPath::own(name));
    let names = ["kind", "shape", "status", "author_role", "for_role", "due"];
    let values = names.map(|name| (name, field(name)));
    let held = |name: &str| {
        let value = values.iter().find(|(other, _)| *other == name);
        Held::Same(value.and_then(|(_, value)| value.as_ref()))
    };
    several(ui, &mut form, &held);
    if note.is_said() {
        of_plateau(ui, &mut form, note);
        documents::show(ui, &mut form, note);
    }
    if note.kind == NoteKind::Decision {
        decision::show(ui, &mut form, note);
    }
    let label_width = form.label_width;
    looks::show(ui, document, language, label_width, form.actions);
    if note.is_said() {
        let title = language.say(&msg::NOTES_THREAD.with("count", note.replies.len()));
        section(ui, &title, true, |ui| {
            thread::replies(ui, document, note, workspace, state, actions);
            let place = thread::AnswerIn::Thread;
            thread::answer(ui, place, document, note, workspace, state, actions);
        });
    }
}

/// A field for words under its name.
fn text_field(
    ui: &mut Ui,
    form: &mut Form<'_>,
    name: &str,
    shown: &str,
    label: &str,
    make: impl for<'t> FnOnce(&'t mut String) -> TextEdit<'t>,
) {
    ui.horizontal(|ui| {
        inherited::sign(ui, form, None, name, label);
        ui.vertical(|ui| {
            ui.label(controls::caption(ui, label));
            typed_field(ui, form, name, shown, Reading::Text, label, make);
        });
    });
}

/// What it is, by whom, and a button that settles it.
fn head(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let numbers = note_numbers(document.map().tables());
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::empty());
        icon::tile(
            ui.painter(),
            note_icon(note.kind),
            rect,
            thread::colors(ui, note.kind),
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let kind = language.text(kind_name(note.kind));
            let name = match numbers.get(&note.id) {
                Some(number) => format!("{kind} {number}"),
                None => kind,
            };
            ui.label(controls::strong(name, 16.0));
            controls::line(ui, controls::caption(ui, thread::by(note, language)));
        });
    });
    if !note.is_said() {
        ui.add_space(4.0);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let (ink, ground) = if note.is_open() {
            palette.degraded
        } else {
            palette.intact
        };
        let standing = language.text(status_name(note.status));
        controls::pill(ui, &standing, ink, ground);
        if !document.is_read_only() {
            let (word, glyph, status) = thread::settling(note);
            if controls::secondary(ui, Some(glyph), &language.text(word)).clicked() {
                let notes = vec![note.id.clone()];
                let settle = NoteCommand::Settle { notes, status };
                actions.push(Action::Edit(Command::Note(settle)));
            }
        }
    });
    ui.add_space(4.0);
}

/// What it is about; gives it where it was clicked.
fn about(
    ui: &mut Ui,
    document: &Document,
    note: &Note,
    language: Language,
) -> Option<crate::model::SubjectId> {
    let target = note.target.as_ref()?;
    let snapshot = document.snapshot();
    let name = subject_name(document.map(), Some(snapshot), target.as_str());
    let Some(name) = name else {
        let was = if note.about.is_empty() {
            target.as_str()
        } else {
            note.about.as_str()
        };
        let words = msg::NOTES_GONE.with("name", controls::shown(was).into_owned());
        ui.add(egui::Label::new(controls::caption(ui, language.say(&words))).wrap());
        return None;
    };
    let words = language.say(&msg::NOTES_ABOUT.with("name", controls::shown(&name).into_owned()));
    controls::long_link(ui, &words)
        .clicked()
        .then(|| target.clone())
}

/// The plateau that it speaks of.
fn of_plateau(ui: &mut Ui, form: &mut Form<'_>, note: &Note) {
    let order = form.document.map().timeline().order();
    if order.is_empty() {
        return;
    }
    let mut choices = vec![("", form.language.text(msg::NOTES_EVERY_PLATEAU))];
    choices.extend(
        order
            .iter()
            .map(|id| (id.as_str(), plateaus::name_of(form.document, id))),
    );
    let value = note.plateau.as_ref().map(|id| Value::text(id.as_str()));
    let held = Held::Same(value.as_ref());
    words(
        ui,
        form,
        "plateau",
        msg::SCENE_TITLE_PLATEAU,
        held,
        &choices,
    );
}

/// The fields of one note, or of several, that are not their words.
pub(super) fn several(ui: &mut Ui, form: &mut Form<'_>, held: &Holding<'_>) {
    let language = form.language;
    let kinds: Vec<(&str, String)> = NoteKind::ALL
        .iter()
        .map(|kind| (kind.as_str(), language.text(kind_name(*kind))))
        .collect();
    words(ui, form, "kind", msg::UI_NOTE_KIND, held("kind"), &kinds);
    let shapes: Vec<(&str, String)> = NoteShape::ALL
        .iter()
        .map(|shape| (shape.as_str(), language.text(shape_name(*shape))))
        .collect();
    let label = msg::ASSURANCE_FIELD_SHAPE;
    words(ui, form, "shape", label, held("shape"), &shapes);
    let states: Vec<(&str, String)> = AnnotationStatus::ALL
        .iter()
        .map(|status| (status.as_str(), language.text(status_name(*status))))
        .collect();
    words(
        ui,
        form,
        "status",
        msg::UI_NOTE_STATUS,
        held("status"),
        &states,
    );
    role(
        ui,
        form,
        "author_role",
        msg::UI_NOTE_AUTHOR,
        held("author_role"),
    );
    role(
        ui,
        form,
        "for_role",
        msg::NOTES_COLUMN_ASKS,
        held("for_role"),
    );
    let label = language.text(msg::UI_NOTE_DUE);
    let width = form.label_width;
    controls::labelled(ui, &label, None, width, |ui| {
        let held = held("due");
        inherited::sign(ui, form, None, "due", &label);
        mixed(ui, form, None, "due", &label, held);
        calendar::field(ui, form, "due", held, &label);
    });
}

/// A field for a role, never a person's name.
fn role(ui: &mut Ui, form: &mut Form<'_>, name: &str, label: MessageId, held: Held<'_>) {
    let language = form.language;
    let label = language.text(label);
    let width = form.label_width;
    controls::labelled(ui, &label, None, width, |ui| {
        inherited::sign(ui, form, None, name, &label);
        mixed(ui, form, None, name, &label, held);
        let shown = Reading::Text.text(held.value(), language);
        ui.vertical(|ui| {
            let reading = Reading::Text;
            typed_field(ui, form, name, &shown, reading, &label, |text| {
                TextEdit::singleline(text).desired_width(f32::INFINITY)
            });
        });
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
    Some(kind_name(*kind))
}
