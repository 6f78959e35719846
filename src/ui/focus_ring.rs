//! A ring around whatever has the keyboard, so that it is seen on every control (EN 301 549,
//! 9.2.4.7 and 11): also on those that draw themselves.

use egui::{Context, Painter, Stroke, StrokeKind};

use super::theme;

/// How thick the ring is, in points.
const THICK_PX: f32 = 2.0;

/// Draws the ring over the control that has the keyboard. Text fields have their own, and the
/// canvas gets one only when the keyboard went there: a click shows where it is already.
pub(super) fn show(ctx: &Context, canvas: egui::Id, canvas_by_key: bool) {
    let Some(id) = ctx.memory(egui::Memory::focused) else {
        return;
    };
    // Asking for a response in the frame of a click takes the keyboard from a control that another
    // one has just handed it to; the ring comes a frame later.
    if ctx.input(|input| input.pointer.any_click()) {
        ctx.request_repaint();
        return;
    }
    if ctx.text_edit_focused() || (id == canvas && !canvas_by_key) {
        return;
    }
    let Some(response) = ctx.read_response(id) else {
        return;
    };
    let seen = response.interact_rect;
    if !seen.is_positive() {
        return;
    }
    let palette = theme::palette_of(ctx.global_style().visuals.dark_mode);
    let painter = Painter::new(ctx.clone(), response.layer_id, ctx.content_rect());
    let (rect, kind) = if id == canvas {
        (seen, StrokeKind::Inside)
    } else {
        (seen.expand(1.0), StrokeKind::Outside)
    };
    painter.rect_stroke(rect, 6.0, Stroke::new(THICK_PX, palette.accent), kind);
}
