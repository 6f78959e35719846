//! The selection rectangle: what it touches; with Alt only what lies in it whole; Shift adds.

use egui::{Painter, Stroke, StrokeKind};

use super::Machine;
use crate::geometry::{Point, Rect};
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::Sight;
use crate::ui::canvas::{CanvasState, groups};
use crate::workspace::{Action, Selecting};

/// A selection rectangle being drawn.
#[derive(Clone, Debug)]
pub struct Marquee {
    /// Where it began, on the map.
    pub start: Point,
}

impl Machine for Marquee {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let marquee = Rect::from_points(self.start, sight.point());
        for subject in sight.drawing.in_marquee(marquee, sight.modifiers.alt) {
            if let Some(item) = sight.item(&subject)
                && sight.drawing.line(&subject).is_none()
            {
                painter.rect_stroke(
                    sight.screen_rect(item.bounds).expand(2.0),
                    8.0,
                    Stroke::new(1.5, accent.gamma_multiply(0.6)),
                    StrokeKind::Middle,
                );
            }
        }
        painter.rect(
            sight.screen_rect(marquee),
            2.0,
            accent.gamma_multiply(0.08),
            Stroke::new(1.0, accent),
            StrokeKind::Middle,
        );
    }

    fn end(self, sight: &Sight<'_>, _state: &mut CanvasState, actions: &mut Vec<Action>) {
        let marquee = Rect::from_points(self.start, sight.point());
        let found = sight.drawing.in_marquee(marquee, sight.modifiers.alt);
        let found = groups::whole(sight.document, sight.drawing, found);
        let how = if sight.modifiers.shift {
            Selecting::Add
        } else {
            Selecting::Only
        };
        actions.push(Action::Select(found, how));
    }
}
