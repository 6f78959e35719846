//! Pulling an edge or corner: the box follows, never smaller than its title and what lies in it.

use egui::{CursorIcon, Painter, Stroke, StrokeKind};

use super::Machine;
use super::guides::{self, Neighbours, Snapped};
use crate::command::{Command, content_of};
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::msg;
use crate::model::{ElementId, SubjectId};
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::{EDGE_OF_MAP, Sight};
use crate::workspace::Action;

/// A corner or side of a box: how its left, upper, right and lower edge follow the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handle {
    /// −1 moves the left edge, 1 the right one, 0 neither.
    pub x: i8,
    /// −1 moves the upper edge, 1 the lower one, 0 neither.
    pub y: i8,
}

impl Handle {
    /// All eight.
    pub const ALL: [Self; 8] = [
        Self { x: -1, y: -1 },
        Self { x: 0, y: -1 },
        Self { x: 1, y: -1 },
        Self { x: 1, y: 0 },
        Self { x: 1, y: 1 },
        Self { x: 0, y: 1 },
        Self { x: -1, y: 1 },
        Self { x: -1, y: 0 },
    ];

    /// Where it sits on a box.
    #[must_use]
    pub fn on(self, rect: egui::Rect) -> egui::Pos2 {
        let half = rect.size() / 2.0;
        rect.center() + egui::vec2(half.x * f32::from(self.x), half.y * f32::from(self.y))
    }

    /// The box after its edges moved, never smaller than a title.
    #[must_use]
    pub fn resize(self, rect: Rect, by: Vec2) -> Rect {
        const LEAST: f64 = 32.0;
        let mut out = self.pulled(rect, by);
        match self.x {
            -1 => out.x0 = out.x0.min(rect.x1 - LEAST),
            1 => out.x1 = out.x1.max(rect.x0 + LEAST),
            _ => {}
        }
        match self.y {
            -1 => out.y0 = out.y0.min(rect.y1 - LEAST),
            1 => out.y1 = out.y1.max(rect.y0 + LEAST),
            _ => {}
        }
        out
    }

    /// Its edges where the pointer is, turned inside out or not.
    fn pulled(self, rect: Rect, by: Vec2) -> Rect {
        let mut out = rect;
        match self.x {
            -1 => out.x0 += by.x,
            1 => out.x1 += by.x,
            _ => {}
        }
        match self.y {
            -1 => out.y0 += by.y,
            1 => out.y1 += by.y,
            _ => {}
        }
        out
    }

    /// The pointer that shows over it.
    #[must_use]
    pub fn cursor(self) -> egui::CursorIcon {
        match (self.x, self.y) {
            (-1, -1) | (1, 1) => egui::CursorIcon::ResizeNwSe,
            (1, -1) | (-1, 1) => egui::CursorIcon::ResizeNeSw,
            (0, _) => egui::CursorIcon::ResizeVertical,
            _ => egui::CursorIcon::ResizeHorizontal,
        }
    }
}

/// A box being pulled.
#[derive(Clone, Debug)]
pub struct Resizing {
    /// Which box.
    subject: SubjectId,
    /// Which edge.
    handle: Handle,
    /// Where it began, on the map.
    start: Point,
    /// The box then.
    rect: Rect,
    /// The room that its content takes, which it never leaves.
    content: Option<Rect>,
    neighbours: Neighbours,
}

impl Resizing {
    /// A pull at a handle of a box.
    pub(in crate::ui::canvas) fn of(
        sight: &Sight<'_>,
        (subject, handle, rect): (SubjectId, Handle, Rect),
        start: Point,
    ) -> Self {
        let element = ElementId::from(subject.text().clone());
        let content = content_of(
            sight.document.map(),
            sight.document.snapshot(),
            sight.view,
            &element,
        );
        // Its own content is no neighbour: what lies inside would pull at every step.
        let neighbours = Neighbours::of(sight, |other| {
            *other == subject
                || sight
                    .item(other)
                    .is_some_and(|item| rect.contains_rect(item.bounds))
        });
        Self {
            subject,
            handle,
            start,
            rect,
            content,
            neighbours,
        }
    }

    /// The box that a release would give, and whether it asked for less than it can be.
    fn wanted(&self, sight: &Sight<'_>) -> (Rect, bool) {
        let mut by = sight.point() - self.start;
        if !sight.modifiers.command {
            let zoom = sight.camera.zoom;
            let moved =
                |edge: f64, by: f64, is_x: bool| self.neighbours.edge(edge + by, is_x, zoom) - edge;
            match self.handle.x {
                -1 => by.x = moved(self.rect.x0, by.x, true),
                1 => by.x = moved(self.rect.x1, by.x, true),
                _ => {}
            }
            match self.handle.y {
                -1 => by.y = moved(self.rect.y0, by.y, false),
                1 => by.y = moved(self.rect.y1, by.y, false),
                _ => {}
            }
        }
        let free = self.handle.pulled(self.rect, by);
        let least = self.handle.resize(self.rect, by);
        let mut out = least;
        if let Some(content) = self.content {
            match self.handle.x {
                -1 => out.x0 = out.x0.min(content.x0.max(self.rect.x0)),
                1 => out.x1 = out.x1.max(content.x1.min(self.rect.x1)),
                _ => {}
            }
            match self.handle.y {
                -1 => out.y0 = out.y0.min(content.y0.max(self.rect.y0)),
                1 => out.y1 = out.y1.max(content.y1.min(self.rect.y1)),
                _ => {}
            }
        }
        let on_map = Rect::new(
            out.x0.max(-EDGE_OF_MAP),
            out.y0.max(-EDGE_OF_MAP),
            out.x1.min(EDGE_OF_MAP),
            out.y1.min(EDGE_OF_MAP),
        );
        (on_map, free != on_map)
    }
}

impl Machine for Resizing {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let (rect, is_less) = self.wanted(sight);
        let color = if is_less {
            color32(sight.theme.warning.ink)
        } else {
            accent
        };
        painter.rect_stroke(
            sight.screen_rect(rect),
            8.0,
            Stroke::new(1.5, color),
            StrokeKind::Middle,
        );
        if !sight.modifiers.command {
            let level = Snapped {
                guides: self.neighbours.level_lines(rect),
                ..Snapped::default()
            };
            guides::paint(sight, painter, &level, accent);
        }
        let size = format!("{} × {}", rect.width().round(), rect.height().round());
        let words =
            painter.layout_no_wrap(size, egui::FontId::proportional(11.0), egui::Color32::WHITE);
        let at = sight.screen_rect(rect).center_bottom() + egui::vec2(0.0, 14.0);
        let room = egui::vec2(6.0, 2.0);
        let plate = egui::Align2::CENTER_CENTER.anchor_size(at, words.size() + 2.0 * room);
        painter.rect_filled(plate, 4.0, color);
        painter.galley(plate.min + room, words, egui::Color32::WHITE);
    }

    fn end(self, sight: &Sight<'_>, _state: &mut CanvasState, actions: &mut Vec<Action>) {
        let (rect, is_less) = self.wanted(sight);
        if rect != self.rect {
            actions.push(Action::Edit(Command::Resize {
                view: sight.view.clone(),
                subject: self.subject,
                rect,
            }));
        }
        if is_less {
            let why = if self.content.is_some() {
                msg::GESTURE_NOT_SMALLER_THAN_CONTENT
            } else {
                msg::GESTURE_NOT_SMALLER
            };
            actions.push(Action::Tell(why.into()));
        }
    }

    fn cursor(&self, _sight: &Sight<'_>) -> CursorIcon {
        self.handle.cursor()
    }
}
