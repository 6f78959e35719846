//! Signs on boxes that a change reaches though they do not change themselves, and on those that it
//! leaves without what they need: on screen only, once the panel of the change has found them.

use egui::{Stroke, Vec2};

use super::super::camera::Camera;
use super::super::painter::color32;
use super::Frame;
use crate::model::{ElementId, SubjectId};
use crate::scene::{ChangeMark, ItemRole};
use crate::ui::icon;
use crate::workspace::Workspace;

/// Side of a sign, in screen points at full size.
const SIGN_PX: f32 = 15.0;
/// The least side at which a sign can be told, in screen points.
const LEAST_SIGN_PX: f32 = 9.0;

/// Paints the signs on the state after, on the lower right corner of cards and containers.
pub(super) fn paint(
    painter: &egui::Painter,
    workspace: &Workspace,
    frame: &Frame<'_>,
    camera: &Camera,
) {
    let changing = &workspace.changing;
    let comparison = frame.document.comparison.as_ref();
    if !comparison.is_some_and(|comparison| changing.is_of(comparison)) {
        return;
    }
    let Some(found) = &changing.found else {
        return;
    };
    let side = (SIGN_PX * camera.zoom as f32).clamp(LEAST_SIGN_PX, SIGN_PX);
    let visible = camera.visible(frame.canvas);
    let paper = color32(frame.theme.paper);
    let signed = |id: &ElementId, name: &str, ink: crate::scene::Color| {
        let Some(item) = frame.after.item_of(&SubjectId::from(id)) else {
            return;
        };
        let rect = camera.screen_rect_from_map(item.bounds, frame.canvas);
        let is_seen = crate::geometry::overlaps(item.bounds, visible);
        if !is_seen || item.role == ItemRole::Link || rect.width() < 3.0 * side {
            return;
        }
        let ink = color32(ink);
        let center = rect.right_bottom() - Vec2::new(side * 0.9, 0.0);
        painter.circle(center, side * 0.66, paper, Stroke::new(1.25, ink));
        let square = egui::Rect::from_center_size(center, Vec2::splat(side * 0.8));
        icon::paint(painter, name, square, ink);
    };
    for id in &found.impact.affected {
        signed(id, "activity", frame.theme.accent);
    }
    for one in &found.impact.dangling {
        let ink = frame.theme.change(ChangeMark::Removed).ink;
        signed(&one.element, "unlink", ink);
    }
}
