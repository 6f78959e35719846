//! Signs on boxes that a change reaches though they do not change themselves, and on those that it
//! leaves without what they need: on screen only, while two states are compared.

use egui::{Stroke, Vec2};

use super::painter::color32;
use super::sight::Sight;
use crate::model::{ElementId, SubjectId};
use crate::scene::{ChangeMark, ItemRole};
use crate::ui::icon;
use crate::workspace::Perspective;

/// Side of a sign, in screen points at full size.
const SIGN_PX: f32 = 15.0;
/// The least side at which a sign can be told, in screen points.
const LEAST_SIGN_PX: f32 = 9.0;

/// Paints the signs of what is in sight, on the lower right corner of cards and containers.
pub(super) fn paint(painter: &egui::Painter, sight: &Sight<'_>) {
    let Some(comparison) = &sight.document.comparison else {
        return;
    };
    let changing = &sight.workspace.changing;
    if sight.document.perspective != Perspective::Comparison || !changing.is_of(comparison) {
        return;
    }
    let Some(found) = &changing.found else {
        return;
    };
    let side = (SIGN_PX * sight.camera.zoom as f32).clamp(LEAST_SIGN_PX, SIGN_PX);
    let signed = |id: &ElementId, name: &str, ink: crate::scene::Color| {
        let Some(item) = sight.item(&SubjectId::from(id)) else {
            return;
        };
        let is_seen = crate::geometry::overlaps(item.bounds, sight.visible());
        let rect = sight.screen_rect(item.bounds);
        if !is_seen || item.role == ItemRole::Link || rect.width() < 3.0 * side {
            return;
        }
        let center = rect.right_bottom() - Vec2::new(side * 0.9, 0.0);
        let ink = color32(ink);
        let paper = color32(sight.theme.paper);
        painter.circle(center, side * 0.66, paper, Stroke::new(1.25, ink));
        let square = egui::Rect::from_center_size(center, Vec2::splat(side * 0.8));
        icon::paint(painter, name, square, ink);
    };
    for id in &found.impact.affected {
        signed(id, "activity", sight.theme.accent);
    }
    for one in &found.impact.dangling {
        signed(
            &one.element,
            "unlink",
            sight.theme.change(ChangeMark::Removed).ink,
        );
    }
}
