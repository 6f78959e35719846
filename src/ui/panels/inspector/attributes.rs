//! The fields of an element, a link or a note, by group.

use egui::{Sense, TextEdit, Ui, Vec2};

use super::editors::{self, Reading, typed_field};
use super::{Form, InspectorState, controls, header};
use crate::catalogue::{self, Attribute, AttributeGroup};
use crate::command::Command;
use crate::locale::{Language, MessageId, msg};
use crate::model::{
    AnnotationStatus, Attributes, Element, Link, Note, NoteKind, RecordKey, SubjectId, TableName,
    Timeline, Value,
};
use crate::ui::panels::{commands, impact, plateaus};
use crate::ui::{UiState, icon, theme};
use crate::workspace::{Action, Document, Perspective};

fn form<'a>(
    document: &'a Document,
    language: Language,
    record: RecordKey,
    kind: &'a str,
    state: &'a mut InspectorState,
    actions: &'a mut Vec<Action>,
    width: f32,
) -> Form<'a> {
    let plateau = document.plateau.as_ref();
    let tables = document.map().tables();
    let overridden = plateau.and_then(|plateau| match record.table {
        TableName::Elements => tables
            .elements
            .get(&record.id.clone().into())?
            .at
            .get(plateau),
        TableName::Links => tables.links.get(&record.id.clone().into())?.at.get(plateau),
        TableName::Notes => tables.notes.get(&record.id.clone().into())?.at.get(plateau),
        _ => None,
    });
    Form {
        document,
        language,
        record,
        kind,
        overridden,
        label_width: (width * 0.36).clamp(86.0, 150.0),
        may_edit: !document.is_read_only(),
        typing: &mut state.typing,
        picker_search: &mut state.picker_search,
        actions,
    }
}

/// Draws an element.
pub(super) fn element(
    ui: &mut Ui,
    document: &Document,
    element: &Element,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let kind = catalogue::element_kind(element.kind.as_str());
    let kind_name = kind.map_or(element.kind.as_str(), |kind| kind.name(language));
    let container = element
        .parent
        .as_ref()
        .and_then(|parent| document.snapshot().element_by_id(parent))
        .map(|parent| parent.name.to_string());
    let caption = match &container {
        Some(container) => format!("{kind_name} · {container}"),
        None => kind_name.to_owned(),
    };
    let colors = kind.map_or((palette.muted, palette.soft), |kind| {
        palette.family(kind.family)
    });
    let width = ui.available_width();
    let record = RecordKey::of(element);
    let mut form = form(
        document,
        language,
        record,
        element.kind.as_str(),
        &mut state.panels.inspector,
        actions,
        width,
    );
    let glyph = kind.map_or("box", |kind| kind.icon);
    let label = language.text(msg::UI_NAME);
    header::show(
        ui,
        &mut form,
        glyph,
        colors,
        &element.name,
        &label,
        &caption,
    );
    presence(ui, &form, element.id.as_str());
    // In an impact review its answer comes first; otherwise it follows what the element is.
    let reviews_impact = document.perspective == Perspective::Impact;
    if reviews_impact {
        impact::section(ui, document, element, language, state, actions);
    }
    let record = RecordKey::of(element);
    let buffers = &mut state.panels.inspector;
    let mut form = self::form(
        document,
        language,
        record,
        element.kind.as_str(),
        buffers,
        actions,
        width,
    );
    let known: Vec<&'static Attribute> = kind
        .map(|kind| kind.attributes().collect())
        .unwrap_or_default();
    groups(ui, &mut form, &known, &element.attributes);
    if !reviews_impact {
        impact::section(ui, document, element, language, state, actions);
    }
}

/// Draws a link.
pub(super) fn link(
    ui: &mut Ui,
    document: &Document,
    link: &Link,
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let kind = catalogue::link_kind(link.kind.as_str());
    let kind_name = kind.map_or(link.kind.as_str(), |kind| kind.name(language));
    let name = |id| {
        let element = document.snapshot().element_by_id(id);
        element
            .map(|element| element.name.to_string())
            .unwrap_or_default()
    };
    let (from, to) = (name(&link.from), name(&link.to));
    let width = ui.available_width();
    let mut form = form(
        document,
        language,
        RecordKey::of(link),
        link.kind.as_str(),
        &mut state.panels.inspector,
        actions,
        width,
    );
    let glyph = kind.map_or("link", |kind| kind.icon);
    let label = language.text(msg::UI_LINK_LABEL);
    let colors = (palette.accent, palette.accent_soft);
    header::show(ui, &mut form, glyph, colors, &link.name, &label, kind_name);
    let verb = kind.map_or("→", |kind| kind.verb.in_language(language));
    let mut go = None;
    for (caption, id, text) in [
        (msg::UI_FROM, &link.from, &from),
        (msg::UI_TO, &link.to, &to),
    ] {
        controls::labelled(ui, &language.text(caption), None, form.label_width, |ui| {
            if controls::link(ui, text).clicked() {
                go = Some(SubjectId::from(id));
            }
        });
    }
    let sentence = format!("{from} {verb} {to}.");
    ui.add(egui::Label::new(controls::caption(ui, sentence)).wrap());
    if let Some(kind) = kind {
        let words = kind.description.in_language(language);
        ui.add(egui::Label::new(controls::caption(ui, words)).wrap());
    }
    presence(ui, &form, link.id.as_str());
    let known: Vec<&'static Attribute> = kind
        .map(|kind| kind.attributes().collect())
        .unwrap_or_default();
    groups(ui, &mut form, &known, &link.attributes);
    if let Some(subject) = go {
        commands::jump(subject, state, actions);
    }
}

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
    }
}

fn groups(ui: &mut Ui, form: &mut Form<'_>, known: &[&'static Attribute], values: &Attributes) {
    for group in AttributeGroup::ALL {
        let in_group: Vec<&&'static Attribute> = known
            .iter()
            .filter(|attribute| attribute.group == group)
            .collect();
        let others: Vec<&str> = if group == AttributeGroup::Other {
            let is_known = |name: &str| known.iter().any(|attribute| attribute.id == name);
            values
                .keys()
                .map(|name| name.as_str())
                .filter(|name| !is_known(name))
                .collect()
        } else {
            Vec::new()
        };
        if in_group.is_empty() && others.is_empty() {
            continue;
        }
        let filled = in_group
            .iter()
            .filter(|attribute| values.contains_key(attribute.id))
            .count()
            + others.len();
        let title = form.language.text(group.name());
        // Identity, and whatever somebody filled in, stands open.
        let starts_open = group == AttributeGroup::Identity || filled > 0;
        section(ui, &title, starts_open, |ui| {
            let unfolded = ui.make_persistent_id(("empty fields", group));
            let shows_empty = filled == 0 && group != AttributeGroup::Identity
                || ui.data(|data| data.get_temp(unfolded)).unwrap_or(false);
            let mut left_out = 0;
            for attribute in in_group {
                let shows = shows_empty
                    || values.contains_key(attribute.id)
                    || form.is_overridden(attribute.id)
                    || ESSENTIAL.contains(&attribute.id);
                if shows {
                    field(ui, form, attribute, values.get(attribute.id));
                } else {
                    left_out += 1;
                }
            }
            for name in others {
                other(ui, form, name, values.get(name));
            }
            if left_out > 0 {
                let text = form
                    .language
                    .say(&msg::UI_EMPTY_FIELDS.with("count", left_out));
                if controls::link(ui, &text).clicked() {
                    ui.data_mut(|data| data.insert_temp(unfolded, true));
                }
            }
        });
    }
}

/// What shows even while it is empty; the other empty fields of a group unfold on demand.
const ESSENTIAL: [&str; 6] = [
    "technology",
    "owner_role",
    "hosting",
    "criticality",
    "dict",
    "description",
];

/// A heading that folds what stands under it.
pub(in crate::ui::panels) fn section<R>(
    ui: &mut Ui,
    title: &str,
    starts_open: bool,
    content: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let palette = theme::palette(ui);
    let id = ui.make_persistent_id(("section", title));
    let is_open = ui.data_mut(|data| *data.get_temp_mut_or(id, starts_open));
    ui.add_space(4.0);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, title)
    });
    let font = theme::font(theme::BODY, crate::text::FontWeight::SemiBold);
    let color = if response.hovered() {
        palette.accent
    } else {
        palette.ink
    };
    let galley = controls::elided(ui, title, font, color, rect.width() - 24.0);
    let y = rect.center().y;
    ui.painter().galley(
        egui::pos2(rect.left(), y - galley.size().y / 2.0),
        galley,
        color,
    );
    let arrow = egui::Rect::from_center_size(egui::pos2(rect.right() - 8.0, y), Vec2::splat(14.0));
    let glyph = if is_open {
        "chevron-down"
    } else {
        "chevron-right"
    };
    icon::paint(ui.painter(), glyph, arrow, palette.muted);
    if response.has_focus() {
        let edge = egui::Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect.expand(2.0), 4.0, edge, egui::StrokeKind::Outside);
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !is_open));
    }
    is_open.then(|| content(ui))
}

fn field(ui: &mut Ui, form: &mut Form<'_>, attribute: &'static Attribute, value: Option<&Value>) {
    let language = form.language;
    let label = attribute.label(language);
    let hint = attribute
        .description
        .map(|words| words.in_language(language));
    let is_overridden = form.is_overridden(attribute.id);
    let width = form.label_width;
    controls::labelled(ui, label, hint, width, |ui| {
        reset_button(ui, form, attribute.id, label, is_overridden);
        editors::edit(ui, form, attribute, value);
    });
}

fn other(ui: &mut Ui, form: &mut Form<'_>, name: &str, value: Option<&Value>) {
    let is_overridden = form.is_overridden(name);
    let width = form.label_width;
    controls::labelled(ui, name, None, width, |ui| {
        reset_button(ui, form, name, name, is_overridden);
        match value {
            // What has parts is shown and left alone: text would lose its shape.
            Some(value @ (Value::List(_) | Value::Fields(_))) => {
                controls::line(ui, value.to_string());
            }
            _ => {
                let reading = match value {
                    Some(Value::Number(_)) => Reading::Number {
                        whole: false,
                        min: None,
                        max: None,
                    },
                    _ => Reading::Text,
                };
                let shown = reading.text(value);
                typed_field(ui, form, name, &shown, reading, name, |text| {
                    TextEdit::singleline(text).desired_width(f32::INFINITY)
                });
            }
        }
    });
}

/// The mark of a field that differs at this plateau; pressing it goes back to the inherited value.
fn reset_button(ui: &mut Ui, form: &mut Form<'_>, name: &str, label: &str, is_overridden: bool) {
    if !is_overridden {
        return;
    }
    let tip = form
        .language
        .say(&msg::UI_BACK_TO_INHERITED.with("field", label));
    let response = ui
        .push_id(("reset", name), |ui| {
            icon::sized_button(ui, "rotate-ccw", &tip, false, 20.0)
        })
        .inner;
    let dot = response.rect.right_top() + Vec2::new(-2.0, 3.0);
    ui.painter()
        .circle_filled(dot, 3.0, theme::palette(ui).accent);
    if response.clicked() {
        form.actions.push(Action::Edit(Command::ResetField {
            record: form.record.clone(),
            name: name.into(),
        }));
    }
}

/// From which plateau to which the record exists.
fn presence(ui: &mut Ui, form: &Form<'_>, id: &str) {
    let document = form.document;
    let timeline = document.map().timeline();
    if timeline.order().is_empty() {
        return;
    }
    let tables = document.map().tables();
    let is_there = |chain: &[crate::model::PlateauId]| match form.record.table {
        TableName::Elements => tables
            .elements
            .get(&id.into())
            .is_some_and(|record| Timeline::is_present(record.as_ref(), chain)),
        _ => tables
            .links
            .get(&id.into())
            .is_some_and(|record| Timeline::is_present(record.as_ref(), chain)),
    };
    let there: Vec<String> = timeline
        .order()
        .iter()
        .filter(|plateau| is_there(timeline.chain(plateau)))
        .map(|plateau| plateaus::name_of(document, plateau))
        .collect();
    let text = match there.as_slice() {
        [] => return,
        [only] => only.clone(),
        [first, .., last] if there.len() == timeline.order().len() => format!("{first} → {last}"),
        list => list.join(", "),
    };
    let label = form.language.text(msg::UI_PRESENCE);
    controls::labelled(ui, &label, None, form.label_width, |ui| {
        let palette = theme::palette(ui);
        controls::pill(ui, &text, palette.accent, palette.accent_soft);
    });
}
