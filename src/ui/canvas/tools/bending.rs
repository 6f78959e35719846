//! Dragging a segment of the selected link: its corners become bends that stay.

use egui::{CursorIcon, Painter, Stroke};

use super::Machine;
use super::guides::GRID;
use super::reattaching::selected_link;
use crate::command::Command;
use crate::geometry::{Point, Rect};
use crate::model::{LinkId, Placement, SubjectId};
use crate::scene::pinned_route;
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::Sight;
use crate::workspace::Action;

/// How near the pointer must be to a bend, in screen points.
const GRASP_PX: f32 = 9.0;
/// A segment shorter than this shows no handle, in screen points.
const LEAST_SEGMENT_PX: f32 = 30.0;

/// A segment of a link being pulled.
#[derive(Clone, Debug)]
pub struct Bending {
    link: LinkId,
    /// The boxes at its ends.
    boxes: [Rect; 2],
    /// Its corners, ends included.
    corners: Vec<Point>,
    /// Which segment: from this corner to the next.
    segment: usize,
    start: Point,
}

/// The bends of the selected link that were pinned.
pub(in crate::ui::canvas) fn pinned_bends(sight: &Sight<'_>) -> Vec<Point> {
    let Some((subject, _)) = selected_link(sight) else {
        return Vec::new();
    };
    bends_of(sight, &subject)
}

fn bends_of(sight: &Sight<'_>, subject: &SubjectId) -> Vec<Point> {
    let map = sight.document.map();
    let id = Placement::id_for(sight.view, subject);
    let Some(placement) = map.tables().placements.get(&id) else {
        return Vec::new();
    };
    let chain = sight
        .document
        .plateau
        .as_ref()
        .map_or(&[][..], |plateau| map.timeline().chain(plateau));
    crate::model::Timeline::fold(placement, chain)
        .map(|placement| placement.bends.clone())
        .unwrap_or_default()
}

/// The link with a pinned bend at a point: what a double click gives back to the automatic route.
pub(in crate::ui::canvas) fn bent_link_at(sight: &Sight<'_>, link: &SubjectId) -> Option<LinkId> {
    let is_near = |bend: &Point| (sight.pos(*bend) - sight.pointer).length() <= GRASP_PX;
    bends_of(sight, link)
        .iter()
        .any(is_near)
        .then(|| link.text().clone().into())
}

/// Where the segments of the selected link can be taken hold of.
pub(in crate::ui::canvas) fn grips(sight: &Sight<'_>) -> Vec<Point> {
    let Some((subject, _)) = selected_link(sight) else {
        return Vec::new();
    };
    let corners = sight.drawing.corners(&subject).unwrap_or_default();
    corners
        .windows(2)
        .filter(|pair| (sight.pos(pair[1]) - sight.pos(pair[0])).length() >= LEAST_SEGMENT_PX)
        .map(|pair| pair[0].midpoint(pair[1]))
        .collect()
}

impl Bending {
    /// The segment of the selected link at a point.
    pub(in crate::ui::canvas) fn of(sight: &Sight<'_>, start: Point) -> Option<Self> {
        let (subject, link) = selected_link(sight)?;
        let corners = sight.drawing.corners(&subject)?;
        let boxes = [sight.rect_of(&link.from)?, sight.rect_of(&link.to)?];
        let away = |pair: &[Point]| {
            let line = kurbo::Line::new(pair[0], pair[1]);
            kurbo::ParamCurveNearest::nearest(&line, start, 1e-3).distance_sq
        };
        let (segment, distance) = corners
            .windows(2)
            .map(away)
            .enumerate()
            .min_by(|a, b| a.1.total_cmp(&b.1))?;
        (distance.sqrt() <= sight.reach() * 1.5).then_some(Self {
            link: link.id,
            boxes,
            corners,
            segment,
            start,
        })
    }

    fn is_upright(&self) -> bool {
        let (a, b) = (self.corners[self.segment], self.corners[self.segment + 1]);
        (a.x - b.x).abs() < (a.y - b.y).abs()
    }

    /// The bends that a release would pin.
    fn bends(&self, sight: &Sight<'_>) -> Vec<Point> {
        let by = sight.point() - self.start;
        let held = |value: f64| {
            if sight.workspace.preferences.grid && !sight.modifiers.command {
                (value / GRID).round() * GRID
            } else {
                value
            }
        };
        let is_upright = self.is_upright();
        let mut points = self.corners.clone();
        for point in &mut points[self.segment..=self.segment + 1] {
            if is_upright {
                point.x = held(point.x + by.x);
            } else {
                point.y = held(point.y + by.y);
            }
        }
        if let [a, b] = points[..] {
            return self.bends_of_straight(a, b, is_upright);
        }
        straightened(&points)
    }

    /// A straight line slides along its boxes as long as both are beside it, and steps out beyond.
    fn bends_of_straight(&self, a: Point, b: Point, is_upright: bool) -> Vec<Point> {
        let is_beside = self.boxes.iter().all(|rect| {
            if is_upright {
                (rect.x0..=rect.x1).contains(&a.x)
            } else {
                (rect.y0..=rect.y1).contains(&a.y)
            }
        });
        if is_beside {
            vec![a.midpoint(b)]
        } else {
            vec![a.lerp(b, 0.25), a.lerp(b, 0.75)]
        }
    }
}

/// The corners of a line without its ends, and without those that lie on a straight run.
fn straightened(points: &[Point]) -> Vec<Point> {
    points
        .windows(3)
        .filter(|three| {
            let (into, out) = (three[1] - three[0], three[2] - three[1]);
            into.hypot() > 0.5 && (into.cross(out).abs() > 0.5 || into.dot(out) < 0.0)
        })
        .map(|three| three[1])
        .collect()
}

impl Machine for Bending {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let bends = self.bends(sight);
        if let Some(route) = pinned_route(self.boxes[0], &bends, self.boxes[1]) {
            let points = route.points.iter().map(|point| sight.pos(*point)).collect();
            painter.line(points, Stroke::new(2.0, accent));
        }
        for bend in bends {
            painter.circle_filled(sight.pos(bend), 3.5, accent);
        }
    }

    fn end(self, sight: &Sight<'_>, _state: &mut CanvasState, actions: &mut Vec<Action>) {
        let bends = self.bends(sight);
        if !bends.is_empty() {
            actions.push(Action::Edit(Command::PinBends {
                view: sight.view.clone(),
                link: self.link,
                bends,
            }));
        }
    }

    fn cursor(&self, _sight: &Sight<'_>) -> CursorIcon {
        if self.is_upright() {
            CursorIcon::ResizeHorizontal
        } else {
            CursorIcon::ResizeVertical
        }
    }
}
