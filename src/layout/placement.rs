//! Places of all boxes: every container composed from the inside out, then laid down from the
//! outside in.
//!
//! Fixed boxes are absolute. A container that holds one, however deep, is anchored: it is drawn
//! around its anchored children, and its other children go to a free place beside them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::composition::{Item, Manner, compose};
use super::hierarchy::Hierarchy;
use super::layering::Arc;
use super::packing::Gap;
use crate::geometry::{Point, Rect, Size, Vec2, overlaps};

/// Extra room that links need at one box, measured by a first routing; map units.
/// Sides are left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Widening {
    /// More distance to the neighbours of the box.
    pub(super) around: [f64; 4],
    /// More padding within the box.
    pub(super) within: [f64; 4],
}

/// Room under a title before the first child, as a share of the padding.
const UNDER_TITLE: f64 = 0.6;

/// Rectangles of all boxes, or `None` when cancelled.
pub(super) fn place(
    tree: &Hierarchy,
    widening: &[Widening],
    cancelled: &AtomicBool,
) -> Option<Vec<Rect>> {
    let root = tree.root();
    let arcs = arcs_by_container(tree);
    let anchored = anchored(tree);
    let mut size = tree.size.clone();
    let mut inner: Vec<Vec<(usize, Rect)>> = vec![Vec::new(); root + 1];
    let mut absolute: Vec<Option<Rect>> = tree.fixed.clone();
    let order = tree.containers_inside_out();
    for &container in &order {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        let free: Vec<usize> = tree.children[container]
            .iter()
            .copied()
            .filter(|&child| !anchored[child])
            .collect();
        let extra = widening[container];
        let rects = compose_children(tree, &free, arcs.get(&container), &size, widening);
        let content = rects
            .iter()
            .copied()
            .reduce(|a, b| a.union(b))
            .map_or(Size::ZERO, |r| Size::new(r.x1, r.y1));
        let insets = insets(tree, container, extra);
        inner[container] = free
            .into_iter()
            .zip(
                rects
                    .iter()
                    .map(|rect| *rect + Vec2::new(insets[0], insets[1])),
            )
            .collect();
        if container == root {
            break;
        }
        let own = tree.size[container];
        size[container] = Size::new(
            own.width.max(content.width + insets[0] + insets[2]),
            own.height.max(content.height + insets[1] + insets[3]),
        );
        if anchored[container] {
            absolute[container] = Some(anchored_rect(
                tree, container, insets, &mut inner, &absolute,
            ));
        }
    }
    if anchored[root] {
        let insets = [0.0; 4];
        anchored_rect(tree, root, insets, &mut inner, &absolute);
    }
    Some(lay_down(tree, &order, &inner, &absolute))
}

/// Distances from a container's frame to its content: left, top, right, bottom.
pub(super) fn insets(tree: &Hierarchy, container: usize, extra: Widening) -> [f64; 4] {
    if container == tree.root() {
        return [0.0; 4];
    }
    let spacing = tree.spacing;
    let top = spacing.title_height + (spacing.padding * UNDER_TITLE).round() + extra.within[1];
    let padding = spacing.padding;
    [
        padding + extra.within[0],
        top,
        padding + extra.within[2],
        padding + extra.within[3],
    ]
}

fn compose_children(
    tree: &Hierarchy,
    free: &[usize],
    arcs: Option<&BTreeMap<(usize, usize), f64>>,
    size: &[Size],
    widening: &[Widening],
) -> Vec<Rect> {
    let items: Vec<Item> = free
        .iter()
        .map(|&child| Item {
            size: size[child],
            order: tree.order[child],
            container: tree.is_container(child),
            around: widening[child].around,
        })
        .collect();
    let local: BTreeMap<usize, usize> = free.iter().copied().zip(0..).collect();
    let arcs: Vec<Arc> = arcs
        .into_iter()
        .flatten()
        .filter_map(|(&(from, to), &weight)| {
            Some(Arc {
                from: *local.get(&from)?,
                to: *local.get(&to)?,
                weight,
            })
        })
        .collect();
    let gap = Gap {
        across: tree.spacing.between_nodes,
        down: tree.spacing.between_nodes,
    };
    let layer_gap = tree.spacing.between_layers;
    compose(
        &items,
        &arcs,
        Manner {
            gap,
            layer_gap,
            aspect: tree.aspect,
            direction: tree.direction,
        },
    )
}

/// Ranking links, lifted to the children of the innermost container that holds both ends.
fn arcs_by_container(tree: &Hierarchy) -> BTreeMap<usize, BTreeMap<(usize, usize), f64>> {
    let mut arcs: BTreeMap<usize, BTreeMap<(usize, usize), f64>> = BTreeMap::new();
    for link in tree.links.iter().filter(|link| link.ranks) {
        if let Some((container, from, to)) = tree.lifted(link.from, link.to) {
            *arcs
                .entry(container)
                .or_default()
                .entry((from, to))
                .or_default() += 1.0;
        }
    }
    arcs
}

/// Whether each box (and the root) is fixed or holds a fixed box.
fn anchored(tree: &Hierarchy) -> Vec<bool> {
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
fn anchored_rect(
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

/// Absolute rectangles from the places within each container.
fn lay_down(
    tree: &Hierarchy,
    inside_out: &[usize],
    inner: &[Vec<(usize, Rect)>],
    absolute: &[Option<Rect>],
) -> Vec<Rect> {
    let mut rects: Vec<Rect> = absolute
        .iter()
        .map(|rect| rect.unwrap_or(Rect::ZERO))
        .collect();
    for &container in inside_out.iter().rev() {
        let anchored = absolute.get(container).is_some_and(Option::is_some)
            || (container == tree.root() && absolute.iter().any(Option::is_some));
        let origin = if anchored {
            Vec2::ZERO
        } else {
            rects
                .get(container)
                .map_or(Vec2::ZERO, |r| r.origin().to_vec2())
        };
        for &(child, rect) in &inner[container] {
            rects[child] = rect + origin;
        }
    }
    rects
}
