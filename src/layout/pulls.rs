//! What links want: where the far ends of each box's links lie.
//!
//! A container is composed without a view of what lies outside it, so links across its frame would
//! pull nothing. Here every box, leaf or container, is told the barycenter of the far ends of all
//! links that leave it, in the coordinates of the whole map (the barycenter of Sugiyama, Tagawa &
//! Toda 1981, over the nesting tree as in Sugiyama & Misue 1991). Dependents are asked to stay
//! above what they need, as the hierarchy term of Carmel, Harel & Koren (2004) does.

use super::hierarchy::{Hierarchy, Link};
use super::request::Direction;
use crate::geometry::{Point, Rect, Vec2};

/// How far a dependent is asked to stand before what it needs, as a share of the map's extent.
const LEAD: f64 = 0.1;
/// The same across the direction of dependencies, where the dependent is to be read first.
const LEAD_ACROSS: f64 = 0.04;
/// How much more a unit of a link costs that runs against the direction of dependencies.
const UPHILL: f64 = 0.6;
/// The same for one that runs against the direction of reading, across that of dependencies.
const BACKWARDS: f64 = 0.25;

/// Where each box wants to lie, or `None` where no link leaves it.
pub(super) fn wishes(tree: &Hierarchy, rects: &[Rect]) -> Vec<Option<Point>> {
    let bounds = rects.iter().copied().reduce(|a, b| a.union(b));
    let bounds = bounds.unwrap_or(Rect::ZERO);
    let lead = match tree.direction {
        Direction::Down => Vec2::new(LEAD_ACROSS * bounds.width(), LEAD * bounds.height()),
        Direction::Right => Vec2::new(LEAD * bounds.width(), LEAD_ACROSS * bounds.height()),
    };
    let mut sums = vec![(Vec2::ZERO, 0.0_f64); tree.root()];
    for link in &tree.links {
        let Some((_, top_from, top_to)) = tree.lifted(link.from, link.to) else {
            continue;
        };
        let lead = if link.ranks { lead } else { Vec2::ZERO };
        let (from, to) = (rects[link.from].center(), rects[link.to].center());
        for (end, top, wish) in [
            (link.from, top_from, to - lead),
            (link.to, top_to, from + lead),
        ] {
            let mut at = end;
            loop {
                sums[at].0 += wish.to_vec2();
                sums[at].1 += 1.0;
                if at == top {
                    break;
                }
                at = tree.parent_of(at);
            }
        }
    }
    let mut pulled = vec![false; tree.root() + 1];
    for (index, (_, count)) in sums.iter().enumerate() {
        pulled[tree.parent[index]] |= *count > 0.0;
    }
    let wish = |index: usize| {
        let (sum, count) = sums[index];
        let center = rects[index].center();
        pulled[tree.parent[index]].then(|| {
            if count > 0.0 {
                // Half of the way only, or boxes that pull at each other would change sides for
                // ever.
                (sum / count).to_point().midpoint(center)
            } else {
                center
            }
        })
    };
    (0..tree.root()).map(wish).collect()
}

/// Total length of all links, as they run with corners from center to center.
pub(super) fn total_length(tree: &Hierarchy, rects: &[Rect]) -> f64 {
    let way = |link: &Link| rects[link.to].center() - rects[link.from].center();
    tree.links
        .iter()
        .map(|link| length(tree.direction, way(link), link.ranks))
        .sum()
}

/// Length of a link along `way` with a corner; longer by a share where it `ranks` and yet runs
/// against the direction of dependencies.
pub(super) fn length(direction: Direction, way: Vec2, ranks: bool) -> f64 {
    let (along, across) = match direction {
        Direction::Down => (way.y, way.x),
        Direction::Right => (way.x, way.y),
    };
    let against = if ranks {
        UPHILL * (-along).max(0.0) + BACKWARDS * (-across).max(0.0)
    } else {
        0.0
    };
    way.x.abs() + way.y.abs() + against
}
