//! Dragging a selection: it moves, nests, un-nests, or is copied with Alt; the rest stays.
//!
//! The boxes show where they would go, their links stretch along, and what holds them in line is
//! drawn. Shift keeps to one axis, Ctrl ignores what would hold.

use std::collections::BTreeSet;

use egui::{CursorIcon, Painter, Stroke, StrokeKind};

use super::guides::{self, Neighbours, Snapped};
use super::{Machine, dropping, splitting};
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::msg;
use crate::model::{ElementId, Link, LinkId, SubjectId};
use crate::scene::Subject;
use crate::ui::canvas::CanvasState;
use crate::ui::canvas::ghost::Ghost;
use crate::ui::canvas::overlay;
use crate::ui::canvas::painter::color32;
use crate::ui::canvas::sight::{EDGE_OF_MAP, Sight};
use crate::ui::canvas::tool;
use crate::workspace::Action;

/// At most so many links stretch along: more would say nothing.
const MOST_STRETCHED: usize = 200;
/// How far badges reach over the upper edge of a card, map units.
const BADGE_ABOVE: f32 = 10.0;

/// A selection being dragged.
#[derive(Clone, Debug)]
pub struct Moving {
    /// Where it began, on the map.
    start: Point,
    /// What moves, with all that lies in it and the links within.
    moved: BTreeSet<SubjectId>,
    /// The box around it, before.
    bounds: Rect,
    /// Links with one end that moves: its box, and the box of the other end.
    stretched: Vec<(SubjectId, Rect, Rect)>,
    neighbours: Neighbours,
    ghost: Ghost,
}

impl Moving {
    /// A drag of these subjects, from a point.
    pub(in crate::ui::canvas) fn of(
        sight: &Sight<'_>,
        selection: &BTreeSet<SubjectId>,
        start: Point,
    ) -> Option<Self> {
        let mut moved = tool::with_content(sight.document, selection);
        let bounds = moved
            .iter()
            .filter(|subject| sight.drawing.line(subject).is_none())
            .filter_map(|subject| sight.item(subject))
            .map(|item| item.bounds)
            .reduce(|a, b| a.union(b))?;
        let (within, stretched) = links_of(sight, &moved);
        let neighbours = Neighbours::of(sight, |subject| moved.contains(subject));
        moved.extend(within);
        Some(Self {
            start,
            moved,
            bounds,
            stretched,
            neighbours,
            ghost: Ghost::default(),
        })
    }

    /// How far it goes, and what shows why.
    fn snapped(&self, sight: &Sight<'_>) -> Snapped {
        let by = sight.point() - self.start;
        let by = match (sight.modifiers.shift, by.x.abs() > by.y.abs()) {
            (true, true) => Vec2::new(by.x, 0.0),
            (true, false) => Vec2::new(0.0, by.y),
            _ => by,
        };
        let mut snapped = if sight.modifiers.command || sight.modifiers.shift {
            Snapped {
                by,
                ..Snapped::default()
            }
        } else {
            self.neighbours.snap(self.bounds, by, sight.camera.zoom)
        };
        snapped.by = within_map(self.bounds, snapped.by);
        snapped
    }
}

/// A way that keeps a box on the map.
pub(super) fn within_map(bounds: Rect, by: Vec2) -> Vec2 {
    let keep = |by: f64, least: f64, most: f64| {
        if least <= most {
            by.clamp(least, most)
        } else {
            by
        }
    };
    Vec2::new(
        keep(by.x, -EDGE_OF_MAP - bounds.x0, EDGE_OF_MAP - bounds.x1),
        keep(by.y, -EDGE_OF_MAP - bounds.y0, EDGE_OF_MAP - bounds.y1),
    )
}

/// The links between what moves, and those with one end that does.
fn links_of(
    sight: &Sight<'_>,
    moved: &BTreeSet<SubjectId>,
) -> (Vec<SubjectId>, Vec<(SubjectId, Rect, Rect)>) {
    let snapshot = sight.document.snapshot();
    let (mut within, mut stretched) = (Vec::new(), Vec::new());
    for (subject, item) in sight.drawing.subjects() {
        if !matches!(item.subject, Some(Subject::Link(_))) {
            continue;
        }
        let Some(ix) = snapshot.find_link(&subject.text().clone().into()) else {
            continue;
        };
        let Link { from, to, .. } = snapshot.link(ix).as_ref();
        match [from, to].map(|end| moved.contains(&SubjectId::from(end))) {
            [true, true] => within.push(subject.clone()),
            [false, false] => {}
            [from_moves, _] => {
                let (near, far) = if from_moves { (from, to) } else { (to, from) };
                if let (Some(near), Some(far)) = (sight.rect_of(near), sight.rect_of(far)) {
                    stretched.push((subject.clone(), near, far));
                }
            }
        }
    }
    stretched.truncate(MOST_STRETCHED);
    (within, stretched)
}

impl Machine for Moving {
    fn paint(&self, sight: &Sight<'_>, painter: &Painter) {
        let accent = color32(sight.theme.accent);
        let snapped = self.snapped(sight);
        let is_copied = sight.modifiers.alt;
        if !is_copied {
            self.fade_old_places(sight, painter);
        }
        let target = tool::container_at(sight.document, sight.drawing, sight.point(), &self.moved);
        if let Some(target) = target.and_then(|target| sight.rect_of(&target)) {
            painter.rect(
                sight.screen_rect(target),
                10.0 * sight.camera.zoom as f32,
                accent.gamma_multiply(0.06),
                Stroke::new(2.0, accent),
                StrokeKind::Middle,
            );
        }
        let line = Stroke::new(1.25, color32(sight.theme.link).gamma_multiply(0.8));
        for (_, near, far) in &self.stretched {
            let points = elbow(*near + snapped.by, *far);
            painter.line(points.map(|point| sight.pos(point)).to_vec(), line);
        }
        // Below the boxes, so that no name is crossed out.
        guides::paint(sight, painter, &snapped, accent);
        let items = || {
            let moved = self.moved.iter();
            let mut items: Vec<usize> = moved
                .filter_map(|subject| sight.drawing.index_of(subject))
                .collect();
            items.sort_unstable();
            items.dedup();
            items
        };
        self.ghost.paint(sight, painter, items, snapped.by);
        splitting::paint(sight, painter, self.split(sight).as_ref());
        if !is_copied {
            overlay::paint_selection(painter, sight, snapped.by);
        }
    }

    fn end(self, sight: &Sight<'_>, _state: &mut CanvasState, actions: &mut Vec<Action>) {
        let by = self.snapped(sight).by;
        if by.hypot() * sight.camera.zoom < 1.0 {
            return;
        }
        let split = self.split(sight);
        actions.push(
            if let (Some(link), Some(element)) = (split, self.only_element(sight)) {
                splitting::moved(sight, link, element, by)
            } else if sight.modifiers.alt {
                dropping::copy_action(sight, &self.moved, by)
            } else {
                dropping::drop_action(sight, &self.moved, by)
            },
        );
        if within_map(self.bounds, sight.point() - self.start) != sight.point() - self.start {
            actions.push(Action::Tell(msg::GESTURE_EDGE_OF_MAP.into()));
        }
    }

    fn cursor(&self, sight: &Sight<'_>) -> CursorIcon {
        if sight.modifiers.alt {
            CursorIcon::Copy
        } else {
            CursorIcon::Move
        }
    }
}

impl Moving {
    /// The one element that is dragged, by itself.
    fn only_element(&self, sight: &Sight<'_>) -> Option<ElementId> {
        let subject = sight.only_selected()?;
        let id = ElementId::from(subject.text().clone());
        (self.moved.len() == 1 && sight.is_card(subject)).then_some(id)
    }

    /// The link that would be split: an element that nothing leads to yet is dropped on its line.
    fn split(&self, sight: &Sight<'_>) -> Option<LinkId> {
        let element = self.only_element(sight)?;
        let is_free = sight.document.map().links_of(&element).is_empty();
        (is_free && !sight.modifiers.alt).then(|| splitting::link_at(sight))?
    }

    /// A veil over what is about to leave.
    fn fade_old_places(&self, sight: &Sight<'_>, painter: &Painter) {
        let veil = color32(sight.theme.canvas).gamma_multiply(0.75);
        for subject in &sight.document.selection {
            if sight.drawing.line(subject).is_some() {
                continue;
            }
            if let Some(item) = sight.item(subject) {
                let mut place = sight.screen_rect(item.bounds).expand(1.0);
                // Badges ride on the upper edge.
                place.min.y -= BADGE_ABOVE * sight.camera.zoom as f32;
                painter.rect_filled(place, 8.0, veil);
            }
        }
        for (subject, _, _) in &self.stretched {
            if let Some(line) = sight.drawing.line(subject) {
                let points = line.iter().map(|point| sight.pos(*point)).collect();
                painter.line(points, Stroke::new(3.0, veil));
            }
        }
    }
}

/// A plain way from box to box with two corners, for while something is on the move.
pub(super) fn elbow(from: Rect, to: Rect) -> [Point; 4] {
    let (a, b) = (from.center(), to.center());
    let (apart_x, apart_y) = (
        (from.x0 - to.x1).max(to.x0 - from.x1),
        (from.y0 - to.y1).max(to.y0 - from.y1),
    );
    if apart_x >= apart_y {
        let (start, end) = if a.x <= b.x {
            (from.x1, to.x0)
        } else {
            (from.x0, to.x1)
        };
        let middle = f64::midpoint(start, end);
        [
            Point::new(start, a.y),
            Point::new(middle, a.y),
            Point::new(middle, b.y),
            Point::new(end, b.y),
        ]
    } else {
        let (start, end) = if a.y <= b.y {
            (from.y1, to.y0)
        } else {
            (from.y0, to.y1)
        };
        let middle = f64::midpoint(start, end);
        [
            Point::new(a.x, start),
            Point::new(a.x, middle),
            Point::new(b.x, middle),
            Point::new(b.x, end),
        ]
    }
}
