//! The head of the inspector: icon, name to edit, kind to change, container.

use egui::{Sense, Stroke, TextEdit, Ui, Vec2};

use super::controls;
use super::form::Form;
use super::typing::typed_field;
use super::{inherited, kinds};
use crate::text::FontWeight;
use crate::ui::{icon, theme};
use crate::workspace::typed::Reading;

/// What stands in the head.
pub(super) struct Head<'a> {
    pub(super) glyph: &'a str,
    pub(super) colors: (egui::Color32, egui::Color32),
    pub(super) name: &'a str,
    /// What the field of the name is called.
    pub(super) label: &'a str,
    /// What an empty field of the name says.
    pub(super) hint: &'a str,
    pub(super) reading: Reading,
    pub(super) kind: &'a str,
    /// What follows the kind; may be empty.
    pub(super) place: &'a str,
}

/// Draws the head.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, head: &Head<'_>) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(38.0), Sense::empty());
        icon::tile(ui.painter(), head.glyph, rect, head.colors);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                inherited::sign(ui, form, None, "name", head.label);
                name(ui, form, head);
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                inherited::sign(ui, form, None, "kind", head.kind);
                kinds::show(ui, form, head.kind);
                if !head.place.is_empty() {
                    let words = controls::caption(ui, format!("· {}", head.place));
                    controls::line(ui, words);
                }
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

fn name(ui: &mut Ui, form: &mut Form<'_>, head: &Head<'_>) {
    let font = theme::font(16.0, FontWeight::SemiBold);
    let hint = egui::RichText::new(head.hint)
        .font(theme::font(14.0, FontWeight::Medium))
        .color(theme::palette(ui).muted);
    let (name, reading) = (head.name, head.reading);
    ui.vertical(|ui| {
        typed_field(ui, form, "name", name, reading, head.label, |text| {
            TextEdit::singleline(text)
                .font(font)
                .margin(egui::Margin::symmetric(3, 1))
                .hint_text(hint)
                .desired_width(f32::INFINITY)
        });
    });
}
