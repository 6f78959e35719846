//! Drawing the box of something new: an element of a kind, a note.

use egui::{CursorIcon, Painter, Stroke, StrokeKind};

use super::Machine;
use super::guides::Neighbours;
use crate::geometry::{Point, Rect};
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::Sight;
use crate::ui::canvas::{CanvasState, insertion};
use crate::workspace::Action;

/// A box being drawn.
#[derive(Clone, Debug)]
pub struct Placing {
    /// Where it began, on the map.
    start: Point,
    neighbours: Neighbours,
}

impl Placing {
    /// A box from a point on.
    pub(in crate::ui::canvas) fn of(sight: &Sight<'_>, start: Point) -> Self {
        let neighbours = Neighbours::of(sight, |_| false);
        let mut placing = Self { start, neighbours };
        placing.start = placing.held(sight, start);
        placing
    }

    /// A corner, where its neighbours hold it.
    fn held(&self, sight: &Sight<'_>, corner: Point) -> Point {
        if sight.modifiers.command {
            return corner;
        }
        let zoom = sight.camera.zoom;
        Point::new(
            self.neighbours.edge(corner.x, true, zoom),
            self.neighbours.edge(corner.y, false, zoom),
        )
    }
}

impl Machine for Placing {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let end = self.held(sight, sight.point());
        painter.rect(
            sight.screen_rect(Rect::from_points(self.start, end)),
            8.0,
            accent.gamma_multiply(0.06),
            Stroke::new(1.5, accent),
            StrokeKind::Middle,
        );
    }

    fn end(self, sight: &Sight<'_>, state: &mut CanvasState, actions: &mut Vec<Action>) {
        let end = self.held(sight, sight.point());
        let what = std::mem::take(&mut state.tool);
        insertion::insert(sight, state, what, self.start, end, actions);
    }

    fn cursor(&self, _sight: &Sight<'_>) -> CursorIcon {
        CursorIcon::Crosshair
    }
}
