//! Boxes around fixed ones.
//!
//! Fixed boxes are absolute. A container that holds one, however deep, is anchored: it is drawn
//! around its anchored children, and its other children go to a free place beside them.

use super::hierarchy::Hierarchy;
use crate::geometry::{Point, Rect, Size, overlaps};

/// Whether each box (and the root) is fixed or holds a fixed box.
pub(super) fn anchored(tree: &Hierarchy) -> Vec<bool> {
    let mut anchored = vec![false; tree.root() + 1];
    for index in 0..tree.root() {
        if tree.fixed[index].is_some() {
            let mut at = index;
            while !anchored[at] {
                anchored[at] = true;
                at = tree.parent_of(at);
            }
        }
    }
    anchored
}

/// The rectangle of an anchored container; moves its loose children in `inner` to absolute,
/// free places.
pub(super) fn anchored_rect(
    tree: &Hierarchy,
    container: usize,
    insets: [f64; 4],
    inner: &mut [Vec<(usize, Rect)>],
    absolute: &[Option<Rect>],
) -> Rect {
    let fixed = tree.fixed.get(container).copied().flatten();
    let mut taken: Vec<Rect> = tree.children[container]
        .iter()
        .filter_map(|&child| absolute[child])
        .collect();
    let corner = match (fixed, taken.iter().copied().reduce(|a, b| a.union(b))) {
        (Some(frame), _) => Point::new(frame.x0 + insets[0], frame.y0 + insets[1]),
        (None, Some(around)) => around.origin(),
        (None, None) => Point::ZERO,
    };
    let gap = tree.spacing.between_nodes;
    for (_, rect) in &mut inner[container] {
        let limit = fixed.map(|frame| frame.x1 - insets[2]);
        *rect = free_place(rect.size(), corner, limit, gap, &taken);
        taken.push(*rect);
    }
    let around = taken.iter().copied().reduce(|a, b| a.union(b));
    let drawn = around.map_or(Rect::ZERO, |r| {
        Rect::new(
            r.x0 - insets[0],
            r.y0 - insets[1],
            r.x1 + insets[2],
            r.y1 + insets[3],
        )
    });
    let least = tree.size.get(container).copied().unwrap_or(Size::ZERO);
    fixed.unwrap_or(Rect::new(
        drawn.x0,
        drawn.y0,
        drawn.x1.max(drawn.x0 + least.width),
        drawn.y1.max(drawn.y0 + least.height),
    ))
}

/// The topmost, then leftmost place for a box of `size` that keeps `gap` to all `taken`.
///
/// Candidates are the corner and the places right of and below each taken box; O(taken²) for
/// each box, with the number of candidates capped.
fn free_place(
    size: Size,
    corner: Point,
    right_limit: Option<f64>,
    gap: f64,
    taken: &[Rect],
) -> Rect {
    let right = right_limit
        .unwrap_or_else(|| taken.iter().map(|r| r.x1).fold(corner.x, f64::max))
        .max(corner.x + size.width);
    let keep = 200;
    let mut tops: Vec<f64> = taken
        .iter()
        .map(|r| r.y1 + gap)
        .chain(taken.iter().map(|r| r.y0))
        .filter(|&y| y >= corner.y)
        .chain([corner.y])
        .collect();
    let mut lefts: Vec<f64> = taken
        .iter()
        .map(|r| r.x1 + gap)
        .chain(taken.iter().map(|r| r.x0))
        .filter(|&x| x >= corner.x)
        .chain([corner.x])
        .collect();
    for values in [&mut tops, &mut lefts] {
        values.sort_by(f64::total_cmp);
        values.dedup();
    }
    lefts.truncate(keep);
    for &y in tops.iter().take(keep) {
        for &x in &lefts {
            let rect = Rect::from_origin_size((x, y), size);
            if rect.x1 <= right + 0.5
                && !taken
                    .iter()
                    .any(|other| overlaps(rect.inflate(gap - 0.5, gap - 0.5), *other))
            {
                return rect;
            }
        }
    }
    let below = taken.iter().map(|r| r.y1 + gap).fold(corner.y, f64::max);
    Rect::from_origin_size((corner.x, below), size)
}
