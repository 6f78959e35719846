//! What differs about the one thing that is selected, at the head of the inspector.

use egui::{Frame, Label, Margin, Stroke, Ui};

use super::super::{controls, theme};
use super::bar;
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::workspace::{Document, Perspective};

/// Draws it while the map shows what differs; nothing for what is the same.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    document: &Document,
    subject: &SubjectId,
    language: Language,
) {
    if document.perspective != Perspective::Comparison {
        return;
    }
    let comparison = document.comparison.as_ref();
    let Some(comparison) = comparison else { return };
    let Some(entry) = comparison.entry_of(subject, language) else {
        return;
    };
    let ink = bar::ink(ui, entry.change);
    Frame::new()
        .stroke(Stroke::new(1.5, ink))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let word = language.text(entry.change.word());
            let title = format!("{} {word}", entry.change.sign());
            ui.label(controls::strong(title, theme::BODY).color(ink));
            let name = controls::shown(&entry.name).into_owned();
            ui.add(Label::new(controls::strong(name, theme::BODY)).wrap());
            for field in &entry.fields {
                let side = |words: &str| {
                    if words.is_empty() {
                        "–".to_owned()
                    } else {
                        controls::shown(words).into_owned()
                    }
                };
                let value = format!("{} → {}", side(&field.from), side(&field.to));
                let said = msg::COMPARISON_FIELD_LINE
                    .with("field", field.label.as_str())
                    .with("value", value);
                ui.add(Label::new(language.say(&said)).wrap());
            }
        });
    ui.add_space(8.0);
}
