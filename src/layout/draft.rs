//! Routes for the first picture: no search, a straight line or a dog-leg between facing sides.
//!
//! The ends on one side of a box are spread over it in the order of the boxes at their other ends,
//! so that links out of one side do not cross each other near it.

use super::channels::Axis;
use super::doglegs::{dogleg, self_loop};
use super::hierarchy::Hierarchy;
use super::ports::free_top;
use super::result::Route;
use super::track::{Range, sliding_range};
use crate::geometry::{Point, Rect, Size};

/// A link between two facing sides.
struct Facing {
    /// Number of the link.
    link: usize,
    /// Axis along which the sides face each other.
    axis: Axis,
    /// Whether the target lies further along the axis.
    onward: bool,
}

/// An end of a link on a side of a box.
struct End {
    /// The box and its side: 0 left, 1 right, 2 top, 3 bottom.
    side: (usize, u8),
    /// Where the other box lies along the side.
    towards: f64,
    /// Number of the [`Facing`], and whether this is its target end.
    of: (usize, bool),
}

/// A simple route for each link of `tree`. Takes O(links · log links) time.
pub(super) fn routes(tree: &Hierarchy, rects: &[Rect]) -> Vec<Route> {
    let mut routes = vec![Route::default(); tree.links.len()];
    let mut loops = vec![0_usize; rects.len()];
    let mut facing: Vec<Facing> = Vec::with_capacity(tree.links.len());
    for (number, link) in tree.links.iter().enumerate() {
        let (a, b) = (rects[link.from], rects[link.to]);
        if link.from == link.to {
            routes[number].points = self_loop(a, loops[link.from]);
            loops[link.from] += 1;
        } else if let Some((axis, onward)) = faces(a, b) {
            facing.push(Facing {
                link: number,
                axis,
                onward,
            });
        } else {
            routes[number].points = dogleg(a, b);
        }
    }
    let places = spread_ends(tree, rects, &facing);
    for (facing, (from, to)) in facing.iter().zip(places) {
        let link = &tree.links[facing.link];
        routes[facing.link].points = leg(facing, rects[link.from], rects[link.to], from, to);
    }
    for (route, link) in routes.iter_mut().zip(&tree.links) {
        route.label_center = middle(&route.points, link.label);
    }
    routes
}

/// Along which axis two boxes face each other, the wider gap first, and whether `b` comes later.
/// `None` when they overlap.
fn faces(a: Rect, b: Rect) -> Option<(Axis, bool)> {
    let gap = |axis: Axis| {
        let ((a0, a1), (b0, b1)) = (axis.span(a), axis.span(b));
        (b0 - a1).max(a0 - b1)
    };
    let (across, down) = (gap(Axis::Horizontal), gap(Axis::Vertical));
    let axis = if down >= across.min(12.0) && down >= across * 0.5 {
        Axis::Vertical
    } else {
        Axis::Horizontal
    };
    let onward = axis.span(b).0 >= axis.span(a).1;
    (across.max(down) >= 0.0 && gap(axis) >= 0.0).then_some((axis, onward))
}

/// For each of `facing` where its two ends lie along their sides.
fn spread_ends(tree: &Hierarchy, rects: &[Rect], facing: &[Facing]) -> Vec<(f64, f64)> {
    let mut ends: Vec<End> = Vec::with_capacity(facing.len() * 2);
    for (number, facing) in facing.iter().enumerate() {
        let link = &tree.links[facing.link];
        let first = if facing.axis == Axis::Horizontal {
            0
        } else {
            2
        };
        for (is_target, index, other) in [(false, link.from, link.to), (true, link.to, link.from)] {
            let far = u8::from(facing.onward != is_target);
            ends.push(End {
                side: (index, first + far),
                towards: facing.axis.other().along(rects[other].center()),
                of: (number, is_target),
            });
        }
    }
    ends.sort_by(|a, b| {
        (a.side.cmp(&b.side))
            .then(a.towards.total_cmp(&b.towards))
            .then(a.of.cmp(&b.of))
    });
    let mut places = vec![(0.0, 0.0); facing.len()];
    let mut lone: Vec<[Option<Range>; 2]> = vec![[None; 2]; facing.len()];
    for group in ends.chunk_by(|a, b| a.side == b.side) {
        let (index, side) = group[0].side;
        let axis = if side < 2 {
            Axis::Horizontal
        } else {
            Axis::Vertical
        };
        let (mut low, mut high) = sliding_range(rects[index], axis);
        if side == 2 {
            high = high
                .min(free_top(tree, index, rects[index], false).1)
                .max(low);
        }
        if let [only] = group {
            lone[only.of.0][usize::from(only.of.1)] = Some((low, high));
            let middle = axis.other().along(rects[index].center()).clamp(low, high);
            (low, high) = (middle, middle);
        }
        #[expect(clippy::cast_precision_loss, reason = "a box has few links")]
        let step = (high - low) / (group.len() + 1) as f64;
        for (nth, end) in group.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a box has few links")]
            let place = low + step * (nth + 1) as f64;
            let (number, is_target) = end.of;
            if is_target {
                places[number].1 = place;
            } else {
                places[number].0 = place;
            }
        }
    }
    // An end that has its side for itself stands opposite to the other end where it can.
    for (place, lone) in places.iter_mut().zip(lone) {
        let fits = |range: Option<Range>, at: f64| range.is_some_and(|r| r.0 <= at && at <= r.1);
        if fits(lone[1], place.0) {
            place.1 = place.0;
        } else if fits(lone[0], place.1) {
            place.0 = place.1;
        }
    }
    places
}

/// The route between the places `from` and `to` on the facing sides of `a` and `b`.
fn leg(facing: &Facing, a: Rect, b: Rect, from: f64, to: f64) -> Vec<Point> {
    let axis = facing.axis;
    let ((a0, a1), (b0, b1)) = (axis.span(a), axis.span(b));
    let (start, end) = if facing.onward { (a1, b0) } else { (a0, b1) };
    if (from - to).abs() < 1.0e-6 {
        return vec![axis.point(start, to), axis.point(end, to)];
    }
    // Legs out of one side turn at different depths, so that they do not lie on each other.
    let (low, high) = axis.other().span(a);
    let share = ((from - low) / (high - low).max(1.0)).clamp(0.0, 1.0);
    let share = if from < to { 1.0 - share } else { share };
    let turn = start + (end - start) * (0.3 + 0.4 * share);
    vec![
        axis.point(start, from),
        axis.point(turn, from),
        axis.point(turn, to),
        axis.point(end, to),
    ]
}

/// The middle of the longest stretch, where the label goes if there is one.
fn middle(points: &[Point], label: Size) -> Option<Point> {
    if label.width <= 0.0 || label.height <= 0.0 {
        return None;
    }
    let length = |pair: &[Point]| pair[0].distance(pair[1]);
    let longest = points
        .windows(2)
        .max_by(|a, b| length(a).total_cmp(&length(b)))?;
    Some(longest[0].midpoint(longest[1]))
}
