//! Pulling a link out of an element: onto another one, or onto empty canvas for a new one.

use egui::{CursorIcon, Painter, Pos2, Stroke, StrokeKind};

use super::Machine;
use crate::model::{ElementId, SubjectId};
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::Sight;
use crate::ui::canvas::{CanvasState, insertion};
use crate::workspace::Action;

/// A link being pulled.
#[derive(Clone, Debug)]
pub struct Connecting {
    /// The element that it comes out of.
    pub from: ElementId,
}

impl Machine for Connecting {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        if let Some(rect) = sight.rect_of(&self.from) {
            paint_pull(sight, painter, rect, accent);
        }
        let target = insertion::link_target(sight, &self.from);
        if let Some(item) = target.and_then(|target| sight.item(&SubjectId::from(&target))) {
            let rect = sight.screen_rect(item.bounds).expand(2.0);
            painter.rect_stroke(rect, 9.0, Stroke::new(2.0, accent), StrokeKind::Middle);
        }
    }

    fn end(self, sight: &Sight<'_>, state: &mut CanvasState, actions: &mut Vec<Action>) {
        insertion::connect(sight, state, &self.from, actions);
    }

    fn cursor(&self, _sight: &Sight<'_>) -> CursorIcon {
        CursorIcon::Crosshair
    }
}

/// The line from a box to the pointer.
pub(super) fn paint_pull(
    sight: &Sight<'_>,
    painter: &Painter,
    rect: crate::geometry::Rect,
    color: egui::Color32,
) {
    let begin = nearest_side(sight.screen_rect(rect), sight.pointer);
    painter.line_segment([begin, sight.pointer], Stroke::new(1.75, color));
    painter.circle_filled(begin, 3.5, color);
    painter.extend(arrow_head(begin, sight.pointer, color));
}

/// The middle of the side of a box that looks at a point.
fn nearest_side(rect: egui::Rect, towards: Pos2) -> Pos2 {
    let sides = [
        rect.center_top(),
        rect.right_center(),
        rect.center_bottom(),
        rect.left_center(),
    ];
    sides
        .into_iter()
        .min_by(|a, b| {
            (*a - towards)
                .length_sq()
                .total_cmp(&(*b - towards).length_sq())
        })
        .unwrap_or(rect.center())
}

/// The head of a link that is being drawn, as large as that of a drawn one.
pub(super) fn arrow_head(from: Pos2, tip: Pos2, color: egui::Color32) -> Option<egui::Shape> {
    const LENGTH_PX: f32 = 9.0;
    let way = tip - from;
    if way.length() < LENGTH_PX {
        return None;
    }
    let along = way.normalized() * LENGTH_PX;
    let across = along.rot90() * 0.45;
    let corners = vec![tip, tip - along + across, tip - along - across];
    Some(egui::Shape::convex_polygon(corners, color, Stroke::NONE))
}
