//! What a profile says, line by line.

use egui::{TextEdit, Ui};
use smol_str::SmolStr;

use super::super::controls;
use super::{Form, choices};
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementId, Withholding};
use crate::redaction::Pattern;
use crate::workspace::Document;

/// Width of the labels, in points.
const LABELS: f32 = 150.0;

/// The most elements that a tooltip names.
const MOST_NAMES: usize = 20;

/// Draws the lines.
pub(super) fn show(ui: &mut Ui, document: &Document, form: &mut Form, language: Language) {
    let draft = &mut form.draft;
    line(ui, msg::REDACTION_COLUMN_NAME, &mut draft.name, language);
    line(ui, msg::REDACTION_COLUMN_ABOUT, &mut draft.about, language);
    line(
        ui,
        msg::REDACTION_FIELD_MARKING,
        &mut draft.marking,
        language,
    );

    ui.add_space(8.0);
    controls::heading(ui, language.text(msg::REDACTION_PART_ELEMENTS));
    labelled(ui, msg::REDACTION_FIELD_KINDS, language, |ui| {
        choices::kinds(ui, &mut draft.kinds, language);
    });
    elements(ui, document, &mut draft.elements, language);
    labelled(ui, msg::HANDOVER_FIELD_WITHHOLDING, language, |ui| {
        for (way, words) in [
            (Withholding::Remove, msg::REDACTION_WAY_REMOVE),
            (Withholding::Merge, msg::REDACTION_WAY_MERGE),
        ] {
            let words = language.text(words);
            if ui
                .selectable_label(draft.withholding == way, words)
                .clicked()
            {
                draft.withholding = way;
            }
        }
    });
    flag(
        ui,
        msg::REDACTION_FIELD_ANONYMOUS,
        &mut draft.anonymous,
        language,
    );

    ui.add_space(8.0);
    controls::heading(ui, language.text(msg::REDACTION_PART_VALUES));
    labelled(ui, msg::HANDOVER_FIELD_WITHHELD, language, |ui| {
        choices::fields(ui, &form.choices, &mut draft.withheld, language);
    });
    labelled(ui, msg::HANDOVER_FIELD_MASKED, language, |ui| {
        choices::fields(ui, &form.choices, &mut draft.masked, language);
    });
    labelled(ui, msg::HANDOVER_FIELD_PATTERNS, language, |ui| {
        ui.horizontal_wrapped(|ui| {
            for pattern in &Pattern::ALL {
                let words = language.text(pattern.name);
                choices::toggle(ui, &mut draft.patterns, pattern.id, &words);
            }
        });
    });
    let label = language.text(msg::HANDOVER_FIELD_WORDS);
    let hint = language.text(msg::REDACTION_WORDS_HINT);
    controls::labelled(ui, &label, Some(&hint), LABELS, |ui| {
        let edit = TextEdit::multiline(&mut form.words)
            .desired_rows(2)
            .hint_text(hint.as_str())
            .desired_width(f32::INFINITY);
        if ui.add(edit).accessible_name(&label).changed() {
            let words = form.words.lines().map(str::trim);
            draft.words = words
                .filter(|word| !word.is_empty())
                .map(SmolStr::from)
                .collect();
        }
    });

    ui.add_space(8.0);
    controls::heading(ui, language.text(msg::REDACTION_PART_KEPT));
    for (label, kept) in [
        (msg::REDACTION_KEEPS_NOTES, &mut draft.keeps_notes),
        (msg::REDACTION_KEEPS_ASSURANCE, &mut draft.keeps_assurance),
        (msg::REDACTION_KEEPS_PROJECTS, &mut draft.keeps_projects),
        (msg::REDACTION_KEEPS_SCENARIOS, &mut draft.keeps_scenarios),
    ] {
        flag(ui, label, kept, language);
    }
}

fn labelled<R>(
    ui: &mut Ui,
    label: MessageId,
    language: Language,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    controls::labelled(ui, &language.text(label), None, LABELS, content)
}

/// A label, and a line of text.
fn line(ui: &mut Ui, label: MessageId, text: &mut SmolStr, language: Language) {
    let label = language.text(label);
    controls::labelled(ui, &label, None, LABELS, |ui| {
        let mut buffer = text.to_string();
        let edit = TextEdit::singleline(&mut buffer).desired_width(f32::INFINITY);
        if ui.add(edit).accessible_name(&label).changed() {
            *text = buffer.into();
        }
    });
}

/// A box to tick.
fn flag(ui: &mut Ui, label: MessageId, on: &mut bool, language: Language) {
    ui.horizontal(|ui| {
        ui.add_space(LABELS + ui.spacing().item_spacing.x);
        ui.checkbox(on, language.text(label));
    });
}

/// The elements that are held back one by one, taken from the selection.
fn elements(ui: &mut Ui, document: &Document, list: &mut Vec<ElementId>, language: Language) {
    labelled(ui, msg::HANDOVER_FIELD_ELEMENTS, language, |ui| {
        let count = language.say(&msg::REDACTION_ELEMENTS.with("count", list.len()));
        let names: Vec<String> = list
            .iter()
            .take(MOST_NAMES)
            .map(|id| {
                let element = document.map().tables().elements.get(id);
                let name = element.map_or(id.as_str(), |element| element.name.as_str());
                controls::shown(name).into_owned()
            })
            .collect();
        let response = ui.label(count);
        if !names.is_empty() {
            response.on_hover_text(names.join("\n"));
        }
        let selected: Vec<ElementId> = document
            .selection
            .iter()
            .map(|subject| ElementId::from(subject.text().clone()))
            .filter(|id| document.map().tables().elements.contains(id) && !list.contains(id))
            .collect();
        ui.add_enabled_ui(!selected.is_empty(), |ui| {
            let add = language.text(msg::REDACTION_ADD_SELECTION);
            if controls::secondary(ui, None, &add).clicked() {
                list.extend(selected);
            }
        });
        if !list.is_empty() {
            let clear = language.text(msg::REDACTION_CLEAR);
            if controls::secondary(ui, None, &clear).clicked() {
                list.clear();
            }
        }
    });
}
