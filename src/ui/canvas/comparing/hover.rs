//! What differs about the thing under the pointer, in words.

use super::super::camera::Camera;
use super::{Frame, subject_at};
use crate::locale::Language;

/// Shows it beside the pointer: the name, what happened, and each field from and to.
pub(super) fn show(
    response: &egui::Response,
    frame: &Frame<'_>,
    camera: &Camera,
    divider_x: f32,
    language: Language,
) {
    let Some(point) = response.hover_pos() else {
        return;
    };
    let Some(comparison) = &frame.document.comparison else {
        return;
    };
    let entry = subject_at(frame, camera, point, divider_x)
        .and_then(|subject| comparison.entry_of(&subject, language));
    let Some(entry) = entry else { return };
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(360.0);
        let word = language.text(entry.change.word());
        let tint = frame.theme.change(entry.change);
        ui.horizontal(|ui| {
            let sign = format!("{} {word}", entry.change.sign());
            ui.colored_label(super::color32(tint.ink), sign);
            ui.strong(crate::text::visible(&entry.name));
        });
        for field in &entry.fields {
            let side = |words: &str| {
                if words.is_empty() {
                    "–".to_owned()
                } else {
                    crate::text::visible(words).into_owned()
                }
            };
            let line = format!("{} → {}", side(&field.from), side(&field.to));
            let said = crate::locale::msg::COMPARISON_FIELD_LINE
                .with("field", field.label.as_str())
                .with("value", line);
            ui.label(language.say(&said));
        }
    });
}
