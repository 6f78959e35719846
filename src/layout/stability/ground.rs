//! The ground on which boxes stand: who stands where, who may grow, and where it is free.
//!
//! A place in a container is free when no sibling stands there and the container, with all
//! containers around it, can grow to hold it without running into a neighbour of its own.

use std::collections::BTreeMap;

use super::super::hierarchy::Hierarchy;
use super::super::placement::{Widening, insets};
use super::super::request::{NodeId, Request};
use crate::geometry::{Point, Rect, Vec2, is_finite_rect, overlaps};

/// Least distance that a growing container keeps from its neighbours.
const LEAST_GAP: f64 = 8.0;
/// Candidates tried along each axis, the nearest first.
const MOST_TRIES: usize = 24;

/// Boxes with the places that some of them have.
pub(super) struct Ground {
    /// The boxes as a tree.
    pub(super) tree: Hierarchy,
    /// Where each box stands; `None` where it has no place yet.
    pub(super) rects: Vec<Option<Rect>>,
    /// Boxes that the user has pinned: they neither move nor grow.
    pub(super) pinned: Vec<bool>,
    /// Places outside their container, of boxes for which it had no room.
    pub(super) outside: Vec<Rect>,
}

/// A free place: how far the boxes have to move, and what grows.
pub(super) struct Place {
    /// From where the boxes wish to be.
    pub(super) shift: Vec2,
    /// Containers with the frames that they need, inner ones first.
    pub(super) grown: Vec<(usize, Rect)>,
}

impl Ground {
    /// Reads the boxes of `request` with their places in `rects`; a box that has none there
    /// stands where the request fixes it.
    pub(super) fn new(request: &Request, rects: &BTreeMap<NodeId, Rect>) -> Self {
        let tree = Hierarchy::new(request);
        let places = (tree.ids.iter().zip(&tree.fixed))
            .map(|(id, fixed)| {
                let given = rects.get(id).copied().filter(|rect| is_finite_rect(*rect));
                given.map(|rect| rect.abs()).or(*fixed)
            })
            .collect();
        let pinned = tree.fixed.iter().map(Option::is_some).collect();
        Self {
            tree,
            rects: places,
            pinned,
            outside: Vec::new(),
        }
    }

    /// The places by name.
    pub(super) fn into_places(self) -> BTreeMap<NodeId, Rect> {
        let named = self.tree.ids.into_iter().zip(self.rects);
        named.filter_map(|(id, rect)| Some((id, rect?))).collect()
    }

    /// For each box whether it is `true` in `of` or holds one that is.
    pub(super) fn holders(&self, of: &[bool]) -> Vec<bool> {
        let mut holders = vec![false; self.tree.root() + 1];
        for index in (0..self.tree.root()).filter(|&index| of[index]) {
            let mut at = index;
            while !holders[at] {
                holders[at] = true;
                at = self.tree.parent_of(at);
            }
        }
        holders
    }

    /// `index` and all that it holds, outer boxes first.
    pub(super) fn family(&self, index: usize) -> Vec<usize> {
        let mut members = vec![index];
        let mut read = 0;
        while let Some(&at) = members.get(read) {
            members.extend(&self.tree.children[at]);
            read += 1;
        }
        members
    }

    /// Moves `index` with all that it holds.
    pub(super) fn shift(&mut self, index: usize, by: Vec2) {
        if by == Vec2::ZERO {
            return;
        }
        for member in self.family(index) {
            if let Some(rect) = &mut self.rects[member] {
                *rect = *rect + by;
            }
        }
    }

    /// Distances from the frame of `container` to its content: left, top, right, bottom.
    pub(super) fn insets(&self, container: usize) -> [f64; 4] {
        insets(&self.tree, container, Widening::default())
    }

    /// The frame that `container` needs for `content`, beyond the one that it has.
    pub(super) fn frame_for(&self, container: usize, content: Rect) -> Rect {
        let [left, top, right, bottom] = self.insets(container);
        let needed = Rect::new(
            content.x0 - left,
            content.y0 - top,
            content.x1 + right,
            content.y1 + bottom,
        );
        self.rects[container].map_or(needed, |frame| frame.union(needed))
    }

    /// Where the content of `container` may begin; `None` for the map or a container without a
    /// place.
    pub(super) fn inside(&self, container: usize) -> Option<Rect> {
        let frame = self.rects.get(container).copied().flatten()?;
        let [left, top, right, bottom] = self.insets(container);
        let inside = Rect::new(
            frame.x0 + left,
            frame.y0 + top,
            frame.x1 - right,
            frame.y1 - bottom,
        );
        let corner = Point::new(inside.x0, inside.y0);
        Some(Rect::from_points(
            corner,
            Point::new(inside.x1.max(inside.x0), inside.y1.max(inside.y0)),
        ))
    }

    /// What stands in `container` and is not `moving`.
    pub(super) fn standing(&self, container: usize, moving: &[bool]) -> Vec<Rect> {
        (self.tree.children[container].iter())
            .filter(|&&child| !moving[child])
            .filter_map(|&child| self.rects[child])
            .collect()
    }

    /// Grows the containers that a place needs.
    pub(super) fn grow(&mut self, grown: &[(usize, Rect)]) {
        for &(container, frame) in grown {
            self.rects[container] = Some(frame);
        }
    }

    /// The frames that `container` and those around it need for `content`, or `None` where one is
    /// pinned or would run into a neighbour. Containers that are `moving` find room themselves.
    fn growth(
        &self,
        container: usize,
        content: Rect,
        moving: &[bool],
    ) -> Option<Vec<(usize, Rect)>> {
        let mut grown = Vec::new();
        let (mut at, mut content) = (container, content);
        while at != self.tree.root() {
            let frame = self.rects[at]?;
            let needed = self.frame_for(at, content);
            if needed == frame {
                break;
            }
            if self.pinned[at] {
                return None;
            }
            grown.push((at, needed));
            if moving[at] {
                break;
            }
            let around = needed.inflate(LEAST_GAP, LEAST_GAP);
            let before = frame.inflate(LEAST_GAP, LEAST_GAP);
            let parent = self.tree.parent_of(at);
            let runs_into = |&&sibling: &&usize| {
                let Some(other) = self.rects[sibling].filter(|_| sibling != at) else {
                    return false;
                };
                let touched = overlaps(needed, other) && !overlaps(frame, other);
                !moving[sibling] && (touched || overlaps(around, other) && !overlaps(before, other))
            };
            if self.tree.children[parent]
                .iter()
                .any(|sibling| runs_into(&sibling))
            {
                return None;
            }
            (at, content) = (parent, needed);
        }
        Some(grown)
    }

    /// The nearest free place in `container` for the boxes `wished`, which move together, at least
    /// `gap` from what stands there; nearness counts the growth of containers, too.
    ///
    /// Takes O(siblings) time and a bounded number of tries near the wished place, more where
    /// nothing is free there. On the map itself there always is a place.
    pub(super) fn nearest_place(
        &self,
        container: usize,
        wished: &[Rect],
        gap: f64,
        moving: &[bool],
    ) -> Option<Place> {
        let bounds = wished.iter().copied().reduce(|a, b| a.union(b))?;
        let mut standing = self.standing(container, moving);
        standing.extend(&self.outside);
        let all = standing.iter().copied().fold(bounds, |a, b| a.union(b));
        let farthest = all.width() + all.height() + bounds.width() + bounds.height() + gap;
        let mut reach = 2.0 * (bounds.width() + bounds.height() + gap);
        loop {
            let window = bounds.inflate(reach + gap, reach + gap);
            let near: Vec<Rect> = (standing.iter().copied())
                .filter(|other| overlaps(window, *other))
                .collect();
            let search = Search {
                ground: self,
                container,
                wished,
                bounds,
                gap,
                reach,
                near: &near,
                moving,
            };
            if let Some(place) = search.best() {
                return Some(place);
            }
            if reach > farthest {
                break;
            }
            reach *= 2.0;
        }
        self.beside_all(container, bounds, all, gap, moving)
    }

    /// The nearest place for `bounds` beside `all` that stands in `container`.
    fn beside_all(
        &self,
        container: usize,
        bounds: Rect,
        all: Rect,
        gap: f64,
        moving: &[bool],
    ) -> Option<Place> {
        let mut shifts = [
            Vec2::new(0.0, all.y1 + gap - bounds.y0),
            Vec2::new(all.x1 + gap - bounds.x0, 0.0),
            Vec2::new(0.0, all.y0 - gap - bounds.y1),
            Vec2::new(all.x0 - gap - bounds.x1, 0.0),
        ];
        shifts.sort_by(|a, b| a.hypot2().total_cmp(&b.hypot2()));
        shifts.into_iter().find_map(|shift| {
            let grown = self.growth(container, bounds + shift, moving)?;
            Some(Place { shift, grown })
        })
    }
}

/// A search for a free place within `reach`.
struct Search<'a> {
    ground: &'a Ground,
    container: usize,
    wished: &'a [Rect],
    bounds: Rect,
    gap: f64,
    reach: f64,
    near: &'a [Rect],
    moving: &'a [bool],
}

impl Search<'_> {
    fn best(&self) -> Option<Place> {
        let (across, down) = (self.shifts(true), self.shifts(false));
        let mut shifts: Vec<Vec2> = (across.iter())
            .flat_map(|&x| down.iter().map(move |&y| Vec2::new(x, y)))
            .collect();
        shifts.sort_by(|a, b| {
            (a.hypot2().total_cmp(&b.hypot2()))
                .then(b.y.total_cmp(&a.y))
                .then(b.x.total_cmp(&a.x))
        });
        let mut best: Option<(f64, Place)> = None;
        for shift in shifts {
            let length = shift.hypot2().sqrt();
            if best.as_ref().is_some_and(|(least, _)| *least <= length) {
                break;
            }
            let clear = |rect: &Rect| {
                let around = (*rect + shift).inflate(self.gap - 0.01, self.gap - 0.01);
                !self.near.iter().any(|other| overlaps(around, *other))
            };
            if !self.wished.iter().all(clear) {
                continue;
            }
            let content = self.bounds + shift;
            let Some(grown) = self.ground.growth(self.container, content, self.moving) else {
                continue;
            };
            let growth: f64 = (grown.iter())
                .filter_map(|&(index, frame)| {
                    let before = self.ground.rects[index]?;
                    Some(frame.width() - before.width() + frame.height() - before.height())
                })
                .sum();
            let cost = length + growth;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, Place { shift, grown }));
            }
        }
        best.map(|(_, place)| place)
    }

    /// Shifts along one axis worth trying: none, and those beside and in line with what is near.
    fn shifts(&self, across: bool) -> Vec<f64> {
        let span = |rect: Rect| {
            if across {
                (rect.x0, rect.x1)
            } else {
                (rect.y0, rect.y1)
            }
        };
        let (low, high) = span(self.bounds);
        let mut shifts = vec![0.0];
        for other in self.near {
            let (from, to) = span(*other);
            shifts.extend([from - self.gap - high, to + self.gap - low, from - low]);
        }
        if let Some(inside) = self.ground.inside(self.container) {
            let (from, to) = span(inside);
            shifts.extend([from - low, to - high]);
        }
        shifts.retain(|shift| shift.abs() <= self.reach);
        shifts.sort_by(|a, b| a.abs().total_cmp(&b.abs()).then(b.total_cmp(a)));
        shifts.dedup();
        shifts.truncate(MOST_TRIES);
        shifts
    }
}
