//! While files are held over the window: which one would open, or why none would.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Stroke, StrokeKind, Ui};

use crate::locale::msg;
use crate::text::FontWeight;
use crate::ui::{icon, theme};
use crate::workspace::Workspace;

/// Draws it, while there is something to say.
pub(super) fn show(ui: &Ui, workspace: &Workspace) {
    let (count, name) = ui.input(|input| {
        let files = &input.raw.hovered_files;
        let name = files.first().and_then(|file| file.path.as_ref());
        let name = name.and_then(|path| path.file_name());
        let name = name.map(|name| name.to_string_lossy().into_owned());
        (files.len(), name.unwrap_or_default())
    });
    if count == 0 {
        return;
    }
    let language = workspace.language();
    let palette = theme::palette(ui);
    let (glyph, color, words) = if count == 1 {
        let name = crate::text::visible(&name).into_owned();
        let words = language.say(&msg::GESTURE_DROP_OPENS.with("file", name));
        ("file-down", palette.accent, words)
    } else {
        let words = language.say(&msg::GESTURE_DROPPED_MANY.with("count", count));
        ("triangle-alert", palette.degraded.0, words)
    };
    let window = ui.ctx().content_rect();
    let layer = egui::LayerId::new(Order::Tooltip, Id::unique("drop veil"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(window, 0.0, palette.veil);
    let edge = Stroke::new(2.0, color);
    painter.rect_stroke(window.shrink(6.0), 10.0, edge, StrokeKind::Middle);
    Area::new(Id::unique("drop words"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ui.ctx(), |ui| {
            Frame::window(ui.style())
                .inner_margin(Margin::symmetric(22, 16))
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        icon::show(ui, glyph, 22.0, color);
                        ui.label(
                            RichText::new(words).font(theme::font(15.0, FontWeight::SemiBold)),
                        );
                    });
                });
        });
}
