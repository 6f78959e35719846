//! The legend of a perspective, on screen.

use super::camera::Camera;
use super::drawing::Drawing;
use super::painter;

/// The legend of the perspective, above the zoom control; gives where it stands.
pub(super) fn paint(
    painter: &egui::Painter,
    drawing: &Drawing,
    canvas: egui::Rect,
) -> Option<egui::Rect> {
    const MARGIN_PX: f32 = 12.0;
    const CONTROLS_PX: f32 = 44.0;
    let legend = drawing.legend()?;
    let size = egui::vec2(legend.bounds.width() as f32, legend.bounds.height() as f32);
    if size.x > canvas.width() * 0.6 || size.y > canvas.height() * 0.6 {
        return None;
    }
    let corner = egui::pos2(
        canvas.left() + MARGIN_PX,
        canvas.bottom() - MARGIN_PX - CONTROLS_PX - size.y,
    );
    let place = egui::Rect::from_min_size(corner, size);
    let camera = Camera {
        origin: legend.bounds.origin(),
        zoom: 1.0,
    };
    painter::paint_items(painter, legend.items.iter(), &camera, place, 1.0);
    Some(place)
}
