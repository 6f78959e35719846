//! The head of the inspector: icon, name to edit, kind and container.

use egui::{Sense, Stroke, TextEdit, Ui, Vec2};

use super::reading::Reading;
use super::typing::typed_field;
use super::{Form, controls};
use crate::text::FontWeight;
use crate::ui::{icon, theme};

/// Draws the head: `name` can be edited, `caption` says kind and place.
pub(super) fn show(
    ui: &mut Ui,
    form: &mut Form<'_>,
    glyph: &str,
    colors: (egui::Color32, egui::Color32),
    name: &str,
    label: &str,
    caption: &str,
) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::empty());
        icon::tile(ui.painter(), glyph, rect, colors);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let font = theme::font(16.0, FontWeight::SemiBold);
            typed_field(ui, form, "name", name, Reading::Text, label, |text| {
                TextEdit::singleline(text)
                    .font(font.clone())
                    .margin(egui::Margin::symmetric(3, 1))
                    .desired_width(f32::INFINITY)
            });
            ui.horizontal(|ui| {
                ui.add_space(3.0);
                let words = controls::caption(ui, caption);
                controls::line(ui, words);
            });
        });
    });
    ui.add_space(4.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::empty());
    ui.painter().hline(
        rect.expand2(Vec2::new(14.0, 0.0)).x_range(),
        rect.center().y,
        Stroke::new(1.0, theme::palette(ui).line),
    );
    ui.add_space(2.0);
}
