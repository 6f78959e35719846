//! Radial: rings around one box, by distance along the links.
//!
//! Each box lies in the sector of the box that it was reached from, sectors shared out by what the
//! subtrees need (Eades 1992; Wills 1999), on ellipses of the wanted shape since boxes are wide. A
//! ring is as small as its boxes and the ring within allow; a ring of very many boxes becomes a
//! band of several circles. What no path joins to the middle stands in rows below.

use std::collections::VecDeque;

use super::shelves::on_shelves;
use super::{Family, circle, extent};
use crate::geometry::{Point, Rect, Size, Vec2, overlaps};

/// How much a ring grows at each try.
const GROWTH: f64 = 1.06;
/// Tries of one ring; the last is some thousand times as wide as the first.
const TRIES: usize = 160;

/// Places the children of `family` on rings around its middle.
pub(super) fn compose(family: &Family) -> Vec<Rect> {
    let Some(middle) = family.middle else {
        return Vec::new();
    };
    let reach = Reach::new(family, middle);
    let sizes: Vec<Size> = family
        .children
        .iter()
        .map(super::Child::outer_size)
        .collect();
    let mut rects: Vec<Rect> = vec![Rect::ZERO; sizes.len()];
    rects[middle] = Rect::from_center_size(Point::ZERO, sizes[middle]);
    let turns = reach.turns(&sizes, family.gap);
    let mut inner = Size::new(sizes[middle].width, sizes[middle].height);
    let mut placed = vec![middle];
    for ring in reach.rings.iter().skip(1) {
        inner = place_ring(ring, &turns, &sizes, family, inner, &mut rects, &placed);
        placed.extend(ring);
    }
    let mut bounds = placed
        .iter()
        .map(|&m| rects[m])
        .fold(Rect::ZERO, |a, b| a.union(b));
    let rest: Vec<usize> = (0..sizes.len())
        .filter(|&m| reach.distance[m].is_none())
        .collect();
    let rest_sizes: Vec<Size> = rest.iter().map(|&m| sizes[m]).collect();
    let wide = (bounds.width() / bounds.height().max(1.0)).max(family.aspect);
    let rows = on_shelves(&rest_sizes, family.gap, wide);
    let left = bounds.center().x - extent(&rows).width / 2.0;
    let below = Vec2::new(left, bounds.y1 + family.layer_gap);
    for (&member, row) in rest.iter().zip(rows) {
        rects[member] = row + below;
        bounds = bounds.union(rects[member]);
    }
    let origin = bounds.origin().to_vec2();
    (rects.into_iter().zip(&family.children))
        .map(|(rect, child)| child.within(rect - origin))
        .collect()
}

/// Puts `ring` around what is placed within the ellipse of size `inner`; answers the ellipse
/// around the ring.
fn place_ring(
    ring: &[usize],
    turns: &[f64],
    sizes: &[Size],
    family: &Family,
    inner: Size,
    rects: &mut [Rect],
    placed: &[usize],
) -> Size {
    let most = ring.iter().fold(Size::ZERO, |most, &m| {
        Size::new(
            most.width.max(sizes[m].width),
            most.height.max(sizes[m].height),
        )
    });
    let circles = circles(ring, sizes, most, family.gap);
    let clear = |rect: Rect, other: Rect, gap: f64| !overlaps(rect.inflate(gap, gap), other);
    let step = Size::new(
        most.width * 0.5 + family.layer_gap,
        most.height * 0.5 + family.layer_gap,
    );
    let mut radius = Vec2::new(
        inner.width / 2.0 + step.width,
        inner.height / 2.0 + step.height,
    );
    let held: Vec<Rect> = placed.iter().map(|&m| rects[m]).collect();
    let hull = held
        .iter()
        .copied()
        .reduce(|a, b| a.union(b))
        .unwrap_or(Rect::ZERO);
    for _ in 0..TRIES {
        for (nth, &member) in ring.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a ring has few circles")]
            let out = (nth % circles) as f64;
            let spot = circle::at(turns[member]);
            let center = Point::new(
                spot.x * (radius.x + out * (most.width * 0.5 + family.gap)),
                spot.y * (radius.y + out * (most.height + family.gap)),
            );
            rects[member] = Rect::from_center_size(center, sizes[member]);
        }
        if ring_is_clear(ring, rects, &held, hull, family, &clear) {
            break;
        }
        radius *= GROWTH;
    }
    ring.iter().fold(inner, |outer, &member| {
        let rect = rects[member];
        let reach = |low: f64, high: f64| 2.0 * low.abs().max(high.abs());
        let spot = circle::at(turns[member]);
        // The ellipse has to hold the box where it stands, so both axes grow alike.
        let grown = (reach(rect.x0, rect.x1) * spot.x.abs()).max(2.0 * radius.x);
        Size::new(
            outer.width.max(grown),
            outer
                .height
                .max((reach(rect.y0, rect.y1) * spot.y.abs()).max(2.0 * radius.y)),
        )
    })
}

fn ring_is_clear(
    ring: &[usize],
    rects: &[Rect],
    held: &[Rect],
    hull: Rect,
    family: &Family,
    clear: &dyn Fn(Rect, Rect, f64) -> bool,
) -> bool {
    let inward = family.layer_gap * 0.6;
    let meets_held = ring.iter().any(|&member| {
        let rect = rects[member];
        !clear(rect, hull, inward) && held.iter().any(|&other| !clear(rect, other, inward))
    });
    if meets_held {
        return false;
    }
    // Boxes of one ring, by their left edges, so that only near ones are compared.
    let mut by_left: Vec<usize> = ring.to_vec();
    by_left.sort_by(|&a, &b| rects[a].x0.total_cmp(&rects[b].x0));
    by_left.iter().enumerate().all(|(nth, &member)| {
        (by_left[nth + 1..].iter())
            .take_while(|&&other| rects[other].x0 < rects[member].x1 + family.gap)
            .all(|&other| clear(rects[member], rects[other], family.gap * 0.5))
    })
}

/// Over how many circles a ring is spread, so that its band takes the least room.
fn circles(ring: &[usize], sizes: &[Size], most: Size, gap: f64) -> usize {
    let length: f64 = ring
        .iter()
        .map(|&m| sizes[m].width.min(2.0 * sizes[m].height) + gap)
        .sum();
    let count = (length / (std::f64::consts::TAU * (most.height + gap) * 2.0)).sqrt();
    let mut circles = 1;
    while circles < 40 && f64::from(circles + 1) <= count && ring.len() > 24 {
        circles += 1;
    }
    usize::try_from(circles).unwrap_or(1)
}

/// How the boxes are reached from the middle.
struct Reach {
    distance: Vec<Option<usize>>,
    /// The boxes at each distance, in the order of their sectors.
    rings: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
}

impl Reach {
    fn new(family: &Family, middle: usize) -> Self {
        let neighbours = family.neighbours(&family.links);
        let count = family.children.len();
        let mut reach = Self {
            distance: vec![None; count],
            rings: vec![vec![middle]],
            below: vec![Vec::new(); count],
        };
        reach.distance[middle] = Some(0);
        let mut queue = VecDeque::from([middle]);
        while let Some(index) = queue.pop_front() {
            let next_ring = reach.distance[index].map_or(0, |at| at + 1);
            let mut next: Vec<usize> = neighbours[index].iter().map(|&(other, _)| other).collect();
            next.sort_by_key(|&other| (family.children[other].order, other));
            for other in next {
                if reach.distance[other].is_none() {
                    reach.distance[other] = Some(next_ring);
                    reach.below[index].push(other);
                    queue.push_back(other);
                    if reach.rings.len() <= next_ring {
                        reach.rings.push(Vec::new());
                    }
                    reach.rings[next_ring].push(other);
                }
            }
        }
        reach
    }

    /// The direction of each box from the middle, in turns.
    ///
    /// A sector is as wide as its box or the boxes below it need, these counted less the further
    /// out they lie, because rings grow.
    fn turns(&self, sizes: &[Size], gap: f64) -> Vec<f64> {
        let order: Vec<usize> = self.rings.iter().flatten().copied().collect();
        let mut weight = vec![0.0; sizes.len()];
        for &index in order.iter().rev() {
            let own = sizes[index].width.min(2.0 * sizes[index].height) + gap;
            let below: f64 = self.below[index].iter().map(|&child| weight[child]).sum();
            weight[index] = own.max(below * 0.7);
        }
        // The first box of the first ring stands on the left, where reading begins.
        let first = self.rings.first().and_then(|ring| ring.first()).copied();
        let around = first.map_or(&[][..], |middle| &self.below[middle][..]);
        let total: f64 = around.iter().map(|&child| weight[child]).sum();
        let share = around
            .first()
            .map_or(0.0, |&child| weight[child] / total.max(1.0e-9));
        let mut sector = vec![(0.5 - share / 2.0, 1.0); sizes.len()];
        let mut turns = vec![0.0; sizes.len()];
        for &index in &order {
            let (start, width) = sector[index];
            turns[index] = start + width / 2.0;
            let total: f64 = self.below[index].iter().map(|&child| weight[child]).sum();
            let mut at = start;
            for &child in &self.below[index] {
                let share = width * weight[child] / total.max(1.0e-9);
                sector[child] = (at, share);
                at += share;
            }
        }
        turns
    }
}
