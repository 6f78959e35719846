//! Where links start and end: in the middle of each side of a box, on the upper edge clear of the
//! badges on the outside and of the title on the inside.

use super::channels::{Axis, Channel, Purpose, Space};
use super::hierarchy::Hierarchy;
use crate::geometry::{Point, Rect};

/// Least width kept free of link ends for badges, where there are any,
const BADGES: f64 = 72.0;
/// and the largest share of a narrow box that they take.
const MOST_BADGES: f64 = 0.8;
/// Links end on an upper edge only where so much of it is free of badges and titles, unless all
/// other sides are blocked.
const LEAST_TOP: f64 = 20.0;

/// A place where links may start or end: the middle of a side of a box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port {
    /// The box.
    pub(super) node: usize,
    /// Whether it lies on the inside of a container's frame.
    pub(super) inside: bool,
    /// Where it lies.
    pub(super) point: Point,
    /// Its line, an index into the channels.
    pub(super) channel: usize,
}

/// The part of the upper edge of box `index` in `rect` where links may end: on the outside left of
/// the badges, on the inside right of the title's text.
pub(super) fn free_top(tree: &Hierarchy, index: usize, rect: Rect, inside: bool) -> (f64, f64) {
    if inside {
        (tree.title_text(rect).x1.min(rect.x1), rect.x1)
    } else {
        let share = tree.spacing.badge_share;
        let badges = match tree.badges.get(index).copied().flatten() {
            Some(known) => known.clamp(0.0, rect.width()),
            // However narrow a box is, its badges need some room.
            None if share > 0.0 => {
                (rect.width() * share).max(BADGES.min(rect.width() * MOST_BADGES))
            }
            None => 0.0,
        };
        (rect.x0, rect.x1 - badges)
    }
}

/// Where the line out of the upper edge of `rect` stands: in the middle where that is free, so
/// that boxes above each other are joined by straight links.
fn place_on_top(tree: &Hierarchy, index: usize, rect: Rect, inside: bool) -> f64 {
    let (low, high) = free_top(tree, index, rect, inside);
    let middle = rect.center().x;
    if inside && low > middle {
        f64::midpoint(low, high)
    } else {
        middle.clamp(low, high)
    }
}

/// The lines out of the middles of a box's sides.
pub(super) fn add_ports(
    space: &Space,
    index: usize,
    inside: bool,
    channels: &mut Vec<Channel>,
    ports: &mut Vec<Port>,
) {
    let rect = space.rects[index];
    let center = rect.center();
    let top = place_on_top(space.tree, index, rect, inside);
    let sides = [
        (Axis::Vertical, true, Point::new(center.x, rect.y1)),
        (Axis::Vertical, false, Point::new(top, rect.y0)),
        (Axis::Horizontal, false, Point::new(rect.x0, center.y)),
        (Axis::Horizontal, true, Point::new(rect.x1, center.y)),
    ];
    let first = ports.len();
    let (low, high) = free_top(space.tree, index, rect, inside);
    // The upper edge comes last, so that it is known whether it is needed.
    for side in [0, 2, 3, 1] {
        let (axis, outward, point) = sides[side];
        let container = if inside {
            index
        } else {
            space.tree.parent_of(index)
        };
        let forward = outward != inside;
        if side == 1 && high - low < LEAST_TOP && ports.len() > first {
            continue;
        }
        let line = space.line(container, axis, point, Purpose::Port, Some(forward));
        if line.to - line.from > 1.0 {
            ports.push(Port {
                node: index,
                inside,
                point,
                channel: channels.len(),
            });
            channels.push(line);
        }
    }
}
