//! Making room: dragging right or down pushes everything behind the line away.

use egui::{CursorIcon, Painter, Stroke, StrokeKind};

use super::Machine;
use super::guides::GRID;
use crate::command::{Axis, Command, OnView, Room, room_at};
use crate::geometry::Point;
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::{EDGE_OF_MAP, Sight};
use crate::workspace::Action;

/// Room being made.
#[derive(Clone, Debug)]
pub struct Spacing {
    start: Point,
}

impl Spacing {
    /// A line through a point; which way it stands, the drag says.
    pub(in crate::ui::canvas) fn of(start: Point) -> Self {
        Self { start }
    }

    /// Which way, from where, how far.
    fn wanted(&self, sight: &Sight<'_>) -> (Axis, f64, f64) {
        let by = sight.point() - self.start;
        let held = |value: f64| {
            let value = value.clamp(-EDGE_OF_MAP, EDGE_OF_MAP);
            if sight.workspace.preferences.grid && !sight.modifiers.command {
                (value / GRID).round() * GRID
            } else {
                value.round()
            }
        };
        if by.x.abs() >= by.y.abs() {
            (Axis::Horizontal, self.start.x, held(by.x))
        } else {
            (Axis::Vertical, self.start.y, held(by.y))
        }
    }

    fn room(&self, sight: &Sight<'_>) -> Room {
        let document = sight.document;
        let wanted = self.wanted(sight);
        room_at(document.map(), document.snapshot(), sight.view, wanted)
    }
}

impl Machine for Spacing {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let (axis, line, _) = self.wanted(sight);
        let room = self.room(sight);
        for (_, rect) in &room.boxes {
            painter.rect(
                sight.screen_rect(*rect),
                8.0 * sight.camera.zoom as f32,
                accent.gamma_multiply(0.05),
                Stroke::new(1.25, accent.gamma_multiply(0.8)),
                StrokeKind::Middle,
            );
        }
        let (here, there) = match axis {
            Axis::Horizontal => (Point::new(line, 0.0), Point::new(line + room.by, 0.0)),
            Axis::Vertical => (Point::new(0.0, line), Point::new(0.0, line + room.by)),
        };
        let edge = |point: Point| {
            let pos = sight.pos(point);
            match axis {
                Axis::Horizontal => [
                    egui::pos2(pos.x, sight.canvas.top()),
                    egui::pos2(pos.x, sight.canvas.bottom()),
                ],
                Axis::Vertical => [
                    egui::pos2(sight.canvas.left(), pos.y),
                    egui::pos2(sight.canvas.right(), pos.y),
                ],
            }
        };
        let (first, second) = (edge(here), edge(there));
        let between = egui::Rect::from_points(&[first[0], first[1], second[0], second[1]]);
        painter.rect_filled(between, 0.0, accent.gamma_multiply(0.12));
        for line in [first, second] {
            painter.line_segment(line, Stroke::new(1.5, accent));
        }
    }

    fn end(self, sight: &Sight<'_>, state: &mut CanvasState, actions: &mut Vec<Action>) {
        let (axis, line, by) = self.wanted(sight);
        state.tool = crate::ui::canvas::Tool::Select;
        if by != 0.0 {
            actions.push(Action::Edit(Command::OnView {
                view: sight.view.clone(),
                change: OnView::MakeRoom { axis, line, by },
            }));
        }
    }

    fn cursor(&self, sight: &Sight<'_>) -> CursorIcon {
        match self.wanted(sight).0 {
            Axis::Horizontal => CursorIcon::ResizeHorizontal,
            Axis::Vertical => CursorIcon::ResizeVertical,
        }
    }
}
