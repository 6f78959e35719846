//! Places for the labels of links.
//!
//! A label sits on its route, on a segment long enough for it, clear of boxes, titles, other
//! links and the labels placed before it where that is possible (the greedy candidate search surveyed by
//! Christensen, Marks & Shieber 1995).

use rstar::{AABB, RTree, primitives::Rectangle};

use super::courses::Courses;
use super::hierarchy::Hierarchy;
use super::lanes::Obstacles;
use crate::geometry::{Point, Rect, Size};

/// Room that a label keeps from boxes and other labels.
const CLEARANCE: f64 = 3.0;
/// Another link that runs through a label is as bad as so much hidden of a box.
const LINK: f64 = 60.0;
/// Candidate places along a segment, the best first.
const SHARES: [f64; 7] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/// Places labels one after the other.
pub(super) struct Labels<'a> {
    tree: &'a Hierarchy,
    rects: &'a [Rect],
    obstacles: &'a Obstacles<'a>,
    /// Where the links run, by their numbers.
    courses: Courses,
    placed: RTree<Rectangle<[f64; 2]>>,
}

impl<'a> Labels<'a> {
    /// No label is placed yet.
    pub(super) fn new(
        tree: &'a Hierarchy,
        rects: &'a [Rect],
        obstacles: &'a Obstacles<'a>,
        courses: Courses,
    ) -> Self {
        Self {
            tree,
            rects,
            obstacles,
            courses,
            placed: RTree::new(),
        }
    }

    /// Keeps the place of a label of `size` that stays where it is.
    pub(super) fn take(&mut self, center: Point, size: Size) {
        let taken = Rect::from_center_size(center, size).inflate(CLEARANCE, CLEARANCE);
        self.placed.insert(Rectangle::from_corners(
            [taken.x0, taken.y0],
            [taken.x1, taken.y1],
        ));
    }

    /// The center for a label of `size` on `route`, that of link `number`; `None` where there is no
    /// label.
    pub(super) fn place(&mut self, number: usize, route: &[Point], size: Size) -> Option<Point> {
        if size.width <= 0.0 || size.height <= 0.0 {
            return None;
        }
        let mut candidates: Vec<(f64, Point)> = Vec::new();
        for pair in route.windows(2) {
            let (dx, dy) = ((pair[1].x - pair[0].x).abs(), (pair[1].y - pair[0].y).abs());
            let spare = if dx >= dy {
                dx - size.width
            } else {
                dy - size.height
            };
            // A label that covers its whole segment hides a bend, so those come last.
            let rank = if spare < 8.0 { 4.0 } else { 1.0 } + if dx >= dy { 0.0 } else { 0.6 };
            for (at, &share) in SHARES.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "seven candidates")]
                let lateness = at as f64 * 0.15;
                let worth = rank + lateness - spare.clamp(0.0, 400.0) / 400.0;
                candidates.push((worth, pair[0].lerp(pair[1], share)));
            }
        }
        candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
        let rect_of =
            |center: Point| Rect::from_center_size(center, size).inflate(CLEARANCE, CLEARANCE);
        let mut best: Option<(f64, Point)> = None;
        for &(worth, center) in &candidates {
            let cost = self.hidden(number, rect_of(center));
            if cost <= 0.0 {
                best = Some((0.0, center));
                break;
            }
            let cost = cost + worth * 20.0;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, center));
            }
        }
        let (_, center) = best?;
        self.take(center, size);
        Some(center)
    }

    /// How much the label of link `number` in `area` would hide.
    fn hidden(&self, number: usize, area: Rect) -> f64 {
        let mut links = Vec::new();
        self.courses.collect_touching(area, &mut links);
        links.sort_unstable();
        links.dedup();
        links.retain(|&link| link != number);
        #[expect(clippy::cast_precision_loss, reason = "few links run through a label")]
        let mut sum = LINK * links.len() as f64;
        for index in self.obstacles.touching(area) {
            let rect = self.rects[index];
            let hidden = if self.tree.is_container(index) {
                let title = Rect::new(
                    rect.x0,
                    rect.y0,
                    rect.x1,
                    rect.y0 + self.tree.spacing.title_height.min(rect.height()),
                );
                title.intersect(area).area().max(0.0) * 0.5
            } else {
                rect.intersect(area).area().max(0.0)
            };
            sum += hidden;
        }
        let envelope = AABB::from_corners([area.x0, area.y0], [area.x1, area.y1]);
        for other in self.placed.locate_in_envelope_intersecting(envelope) {
            let (low, high) = (other.lower(), other.upper());
            sum += Rect::new(low[0], low[1], high[0], high[1])
                .intersect(area)
                .area()
                .max(0.0);
        }
        sum
    }
}
