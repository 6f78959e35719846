//! The legend of a perspective, on screen: whole, or folded to a button where it would cover too
//! much of the canvas or was put away by hand.

use egui::{Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::camera::Camera;
use super::drawing::Drawing;
use super::painter::{self, color32};
use crate::locale::{Language, msg};
use crate::scene::{Scene, Theme};
use crate::ui::icon;

const MARGIN_PX: f32 = 12.0;
/// The zoom control under it.
const CONTROLS_PX: f32 = 44.0;
/// The largest part of the canvas that it covers unasked, in each direction.
const MOST: f32 = 0.6;
/// The same where it was unfolded by hand; it is then drawn smaller where it must.
const MOST_ASKED: f32 = 0.9;
const BUTTON_PX: f32 = 22.0;

/// The legend of the perspective, above the zoom control; gives where it stands. None where it
/// would cover too much.
pub(super) fn paint(painter: &egui::Painter, drawing: &Drawing, canvas: Rect) -> Option<Rect> {
    let legend = drawing.legend()?;
    fits(legend, canvas).then(|| paint_scaled(painter, legend, canvas, 1.0))
}

/// The same with its button; `is_folded` is what was chosen by hand.
pub(super) fn show(
    ui: &mut Ui,
    drawing: &Drawing,
    canvas: Rect,
    theme: &Theme,
    is_folded: &mut Option<bool>,
    language: Language,
) -> Option<Rect> {
    let legend = drawing.legend()?;
    let folded = is_folded.unwrap_or(!fits(legend, canvas));
    let painter = ui.painter().with_clip_rect(canvas);
    let place = if folded {
        let size = vec2(BUTTON_PX + 8.0, BUTTON_PX + 8.0);
        let place = above_controls(canvas, size);
        let (paper, edge) = (color32(theme.paper), Stroke::new(1.0, color32(theme.line)));
        painter.rect(place, 6.0, paper, edge, StrokeKind::Inside);
        place
    } else {
        let size = size_of(legend);
        let room = canvas.size() * MOST_ASKED - vec2(0.0, CONTROLS_PX + MARGIN_PX);
        let scale = (room.x / size.x).min(room.y / size.y).clamp(0.1, 1.0);
        paint_scaled(&painter, legend, canvas, scale)
    };
    let (glyph, word) = if folded {
        ("list", msg::CANVAS_LEGEND_UNFOLD)
    } else {
        ("chevron-down", msg::CANVAS_LEGEND_FOLD)
    };
    let corner = pos2(place.right() - BUTTON_PX - 4.0, place.top() + 4.0);
    let room = Rect::from_min_size(corner, vec2(BUTTON_PX, BUTTON_PX));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room));
    let tip = language.text(word);
    if icon::sized_button(&mut child, glyph, &tip, false, BUTTON_PX).clicked() {
        *is_folded = Some(!folded);
    }
    Some(place)
}

fn size_of(legend: &Scene) -> egui::Vec2 {
    vec2(legend.bounds.width() as f32, legend.bounds.height() as f32)
}

fn fits(legend: &Scene, canvas: Rect) -> bool {
    let size = size_of(legend);
    size.x <= canvas.width() * MOST && size.y <= canvas.height() * MOST
}

fn above_controls(canvas: Rect, size: egui::Vec2) -> Rect {
    let left = canvas.left() + MARGIN_PX;
    let top = canvas.bottom() - MARGIN_PX - CONTROLS_PX - size.y;
    Rect::from_min_size(pos2(left, top), size)
}

fn paint_scaled(painter: &egui::Painter, legend: &Scene, canvas: Rect, scale: f32) -> Rect {
    let place = above_controls(canvas, size_of(legend) * scale);
    let camera = Camera {
        origin: legend.bounds.origin(),
        zoom: f64::from(scale),
    };
    painter::paint_items(painter, legend.items.iter(), &camera, place, 1.0);
    place
}
