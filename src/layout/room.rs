//! Room for links beyond the usual distances, and what it adds to a container's frame.

use super::hierarchy::Hierarchy;
use crate::geometry::Point;

/// Room that links need at one box beyond the usual distances; map units.
/// Sides are left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Widening {
    /// More distance to the neighbours of the box.
    pub(super) around: [f64; 4],
    /// More padding within the box.
    pub(super) within: [f64; 4],
}

/// Where each box wants to lie, in the coordinates of the whole map.
pub(super) type Wishes = Vec<Option<Point>>;

/// Room under a title before the first child, as a share of the padding.
pub(super) const UNDER_TITLE: f64 = 0.6;

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
