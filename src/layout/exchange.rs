//! Local swaps: siblings change places where that shortens links.
//!
//! The rounds of `placement` order siblings by barycenters, which soon come to rest. From there
//! pairs of siblings are exchanged, level by level from the outside in, as long as the links that
//! leave them get shorter (the transpositions of Gansner, Koutsofios, North & Vo 1993, carried over
//! to boxes in rows). Everything else stands still meanwhile, so that a try costs only the links of
//! one container.

use super::composer::Composer;
use super::hierarchy::Hierarchy;
use super::placement::Wishes;
use super::pulls;
use crate::geometry::{Point, Rect, Size, Vec2};

/// Most siblings that are tried in pairs; orders of more are left to the barycenters.
const MOST_SIBLINGS: usize = 40;
/// Pairs tried lie at most so far apart in reading order.
const REACH: usize = 4;

/// A link as a child of some container sees it.
#[derive(Clone, Copy)]
struct Pull {
    /// Its own end, from the corner of the child.
    own: Vec2,
    /// The other end: a sibling and the place from its corner, or a place of the map.
    far: (Option<usize>, Vec2),
    /// Whether the other end ought to lie before this one: `Some(false)` where it ought to lie
    /// behind, `None` where it does not matter.
    far_first: Option<bool>,
}

/// Swaps the wishes of siblings at `depth` where that pays; answers whether any did.
pub(super) fn exchange(
    composer: &Composer,
    depth: usize,
    rects: &[Rect],
    wishes: &mut Wishes,
) -> bool {
    let tree = composer.tree;
    let pulls = pulls_at(tree, depth, rects);
    let price = price_of_size(tree, rects);
    let mut better = false;
    for container in 0..=tree.root() {
        let children = &tree.children[container];
        let fits = (2..=MOST_SIBLINGS).contains(&children.len())
            && tree.depth[children[0]] == depth
            && children.iter().all(|&child| wishes[child].is_some());
        if fits {
            let content = children
                .iter()
                .map(|&child| rects[child])
                .reduce(|a, b| a.union(b));
            let room = content.map_or(Size::ZERO, |content| content.size());
            let table = Table {
                composer,
                container,
                rects,
                pulls: &pulls,
                price,
                room,
            };
            better |= table.exchange(wishes);
        }
    }
    better
}

/// One container whose children change places.
struct Table<'a> {
    composer: &'a Composer<'a>,
    container: usize,
    rects: &'a [Rect],
    pulls: &'a [Vec<Pull>],
    price: Vec2,
    /// What the children take now.
    room: Size,
}

impl Table<'_> {
    fn exchange(&self, wishes: &mut Wishes) -> bool {
        let mut reading = self.composer.tree.children[self.container].clone();
        let mut least = self.cost(wishes);
        let mut better = false;
        let by_wish = |wishes: &Wishes, a: usize, b: usize| {
            let place = |child: usize| {
                let rect = self.rects[child];
                let wish = wishes[child].unwrap_or(rect.origin());
                (wish.y, wish.x)
            };
            let (a, b) = (place(a), place(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        };
        reading.sort_by(|&a, &b| by_wish(wishes, a, b));
        for first in 0..reading.len() {
            for second in first + 1..reading.len().min(first + 1 + REACH) {
                let (a, b) = (reading[first], reading[second]);
                wishes.swap(a, b);
                let now = self.cost(wishes);
                if now < least - 0.5 {
                    least = now;
                    reading.swap(first, second);
                    better = true;
                } else {
                    wishes.swap(a, b);
                }
            }
        }
        better
    }

    /// Length of the links of all children, and what the container's size costs around it.
    fn cost(&self, wishes: &Wishes) -> f64 {
        let tree = self.composer.tree;
        let children = &tree.children[self.container];
        let placed = self.composer.compose(self.container, wishes, self.room);
        let content = placed
            .iter()
            .copied()
            .reduce(|a, b| a.union(b))
            .unwrap_or(Rect::ZERO);
        let origin = children
            .iter()
            .map(|&child| self.rects[child].origin())
            .reduce(|a, b| Point::new(a.x.min(b.x), a.y.min(b.y)))
            .unwrap_or(Point::ZERO);
        let mut corner = vec![Vec2::ZERO; children.len()];
        for (corner, rect) in corner.iter_mut().zip(&placed) {
            *corner = rect.origin().to_vec2() + origin.to_vec2();
        }
        let mut length = 0.0;
        for (at, &child) in children.iter().enumerate() {
            for pull in &self.pulls[child] {
                let own = corner[at] + pull.own;
                let far = match pull.far {
                    (Some(sibling), offset) => {
                        let at = children.binary_search(&sibling).unwrap_or(0);
                        corner[at] + offset
                    }
                    (None, place) => place,
                };
                let share = if pull.far.0.is_some() { 0.5 } else { 1.0 };
                let way = match pull.far_first {
                    Some(true) => pulls::length(tree.direction, own - far, true),
                    Some(false) => pulls::length(tree.direction, far - own, true),
                    None => pulls::length(tree.direction, far - own, false),
                };
                length += share * way;
            }
        }
        length + content.x1 * self.price.x + content.y1 * self.price.y
    }
}

/// What one unit more of width or height costs: as many links as run across a line through the map.
fn price_of_size(tree: &Hierarchy, rects: &[Rect]) -> Vec2 {
    let bounds = rects
        .iter()
        .copied()
        .reduce(|a, b| a.union(b))
        .unwrap_or(Rect::ZERO);
    let mut sum = Vec2::ZERO;
    for link in &tree.links {
        let way = rects[link.from].center() - rects[link.to].center();
        sum += Vec2::new(way.x.abs(), way.y.abs());
    }
    Vec2::new(
        sum.x / bounds.width().max(1.0),
        sum.y / bounds.height().max(1.0),
    )
}

/// The links that leave each box of `depth`.
fn pulls_at(tree: &Hierarchy, depth: usize, rects: &[Rect]) -> Vec<Vec<Pull>> {
    let mut pulls: Vec<Vec<Pull>> = vec![Vec::new(); tree.root()];
    let above = |end: usize| {
        let mut at = end;
        while tree.depth[at] > depth {
            at = tree.parent_of(at);
        }
        (tree.depth[at] == depth).then_some(at)
    };
    for link in &tree.links {
        let (a, b) = (above(link.from), above(link.to));
        if a == b {
            continue;
        }
        for (own, own_end, far, far_end, is_to) in [
            (a, link.from, b, link.to, false),
            (b, link.to, a, link.from, true),
        ] {
            let Some(own) = own else { continue };
            let end = rects[own_end].center() - rects[own].origin();
            let sibling = far.filter(|&far| tree.parent[far] == tree.parent[own]);
            let base = sibling.map_or(Vec2::ZERO, |sibling| rects[sibling].origin().to_vec2());
            let far = (sibling, rects[far_end].center().to_vec2() - base);
            let far_first = link.ranks.then_some(is_to);
            pulls[own].push(Pull {
                own: end,
                far,
                far_first,
            });
        }
    }
    pulls
}
