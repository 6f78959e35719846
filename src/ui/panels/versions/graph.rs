//! The small graph beside the list: branches as lanes, each with a colour and, where it stands
//! alone, a pattern of its own; a version is a dot, a merge a diamond, the current one has a ring.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use crate::ui::theme::Palette;
use crate::versions::LaneRow;

/// Room of a lane, in points.
const LANE: f32 = 14.0;
/// More lanes than this run together at the right edge.
const MOST: usize = 9;
const LEFT: f32 = 10.0;

/// How wide the graph is beside all rows.
pub(super) fn width(lanes: &[LaneRow], is_searched: bool) -> f32 {
    let most = lanes.iter().map(LaneRow::width).max().unwrap_or(1);
    let most = if is_searched { 1 } else { most.min(MOST) };
    LEFT + most as f32 * LANE
}

fn x_of(rect: Rect, lane: usize) -> f32 {
    rect.left() + LEFT + (lane.min(MOST - 1) as f32 + 0.5) * LANE - LANE / 2.0 + 2.0
}

/// The colour of a lane.
fn color(palette: &Palette, lane: usize) -> Color32 {
    let colors = [
        palette.accent,
        palette.trusted.0,
        palette.public_cloud.0,
        palette.saas.0,
        palette.on_premise.0,
        palette.down.0,
    ];
    colors
        .get(lane % colors.len())
        .copied()
        .unwrap_or(palette.muted)
}

/// What a version is in the graph.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    pub is_merge: bool,
    pub is_head: bool,
    pub is_whole: bool,
}

/// Draws lines and node of one row.
pub(super) fn paint(painter: &Painter, rect: Rect, lane: &LaneRow, node: Node, palette: &Palette) {
    let center = pos2(x_of(rect, lane.lane), rect.center().y);
    for &at in &lane.passing {
        let stroke = Stroke::new(1.8, color(palette, at));
        let is_dashed = at % 2 == 1;
        let (top, bottom) = (
            pos2(x_of(rect, at), rect.top()),
            pos2(x_of(rect, at), rect.bottom()),
        );
        line(painter, top, bottom, stroke, is_dashed);
    }
    for &at in &lane.from_above {
        let stroke = Stroke::new(1.8, color(palette, at));
        curve(
            painter,
            pos2(x_of(rect, at), rect.top()),
            center,
            stroke,
            at % 2 == 1,
        );
    }
    for &at in &lane.to_below {
        let stroke = Stroke::new(1.8, color(palette, at));
        curve(
            painter,
            pos2(x_of(rect, at), rect.bottom()),
            center,
            stroke,
            at % 2 == 1,
        );
    }
    mark(painter, center, color(palette, lane.lane), node, palette);
}

/// The node alone, where the list is searched.
pub(super) fn paint_alone(painter: &Painter, rect: Rect, node: Node, palette: &Palette) {
    let center = pos2(x_of(rect, 0), rect.center().y);
    mark(painter, center, palette.muted, node, palette);
}

fn mark(painter: &Painter, center: Pos2, color: Color32, node: Node, palette: &Palette) {
    let ground = palette.paper;
    if node.is_head {
        painter.circle(center, 7.5, ground, Stroke::new(1.8, color));
    }
    if !node.is_whole {
        let half = Vec2::splat(3.2);
        let stroke = Stroke::new(2.0, palette.down.0);
        painter.circle_filled(center, 5.0, ground);
        painter.line_segment([center - half, center + half], stroke);
        let (a, b) = (Vec2::new(half.x, -half.y), Vec2::new(-half.x, half.y));
        painter.line_segment([center + a, center + b], stroke);
    } else if node.is_merge {
        let r = 5.2;
        let corners = [
            center + Vec2::new(0.0, -r),
            center + Vec2::new(r, 0.0),
            center + Vec2::new(0.0, r),
            center + Vec2::new(-r, 0.0),
        ];
        let edge = Stroke::new(1.2, ground);
        painter.add(Shape::convex_polygon(corners.to_vec(), color, edge));
    } else {
        painter.circle(center, 4.2, color, Stroke::new(1.2, ground));
    }
}

fn line(painter: &Painter, from: Pos2, to: Pos2, stroke: Stroke, is_dashed: bool) {
    if is_dashed {
        painter.extend(Shape::dashed_line(&[from, to], stroke, 5.0, 2.0));
    } else {
        painter.line_segment([from, to], stroke);
    }
}

/// From an edge of the row to the node, leaving and arriving upright.
fn curve(painter: &Painter, edge: Pos2, node: Pos2, stroke: Stroke, is_dashed: bool) {
    if (edge.x - node.x).abs() < 0.5 {
        line(painter, edge, node, stroke, is_dashed);
        return;
    }
    let points = [edge, pos2(edge.x, node.y), pos2(edge.x, node.y), node];
    let shape = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    painter.add(shape);
}
