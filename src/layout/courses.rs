//! Where routes run, searchable by place.

use rstar::{AABB, RTree, primitives::GeomWithData, primitives::Rectangle};

use super::channels::Axis;
use super::result::Route;
use crate::geometry::{Point, Rect};

type Entry = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// The stretches of many routes, each known by the number of its link; those that run across
/// and those that run down apart, because only parallel ones get in each other's way.
#[derive(Clone, Debug, Default)]
pub(super) struct Courses {
    across: RTree<Entry>,
    down: RTree<Entry>,
}

impl Courses {
    /// Of `routes`, numbered. Takes O(n log n) time.
    pub(super) fn new<'a>(routes: impl Iterator<Item = (usize, &'a Route)>) -> Self {
        let all = routes.flat_map(|(link, route)| entries(link, route));
        let (down, across) = all.partition(runs_down);
        Self {
            across: RTree::bulk_load(across),
            down: RTree::bulk_load(down),
        }
    }

    /// Adds the `route` of `link`. Takes O(log n) time for each corner.
    pub(super) fn add(&mut self, link: usize, route: &Route) {
        for entry in entries(link, route) {
            self.of(&entry).insert(entry);
        }
    }

    /// Takes out the `route` of `link`, as it was added.
    pub(super) fn remove(&mut self, link: usize, route: &Route) {
        for entry in entries(link, route) {
            self.of(&entry).remove(&entry);
        }
    }

    fn of(&mut self, entry: &Entry) -> &mut RTree<Entry> {
        if runs_down(entry) {
            &mut self.down
        } else {
            &mut self.across
        }
    }

    /// Adds the links whose stretches touch `area` to `found`, in no certain order.
    pub(super) fn collect_touching(&self, area: Rect, found: &mut Vec<usize>) {
        collect(&self.across, area, found);
        collect(&self.down, area, found);
    }

    /// The links with stretches of the same axis in one of `areas`, in their order.
    pub(super) fn beside(&self, areas: &[(Axis, Rect)]) -> Vec<usize> {
        let mut found = Vec::new();
        for &(axis, area) in areas {
            match axis {
                Axis::Horizontal => collect(&self.across, area, &mut found),
                Axis::Vertical => collect(&self.down, area, &mut found),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn collect(stretches: &RTree<Entry>, area: Rect, found: &mut Vec<usize>) {
    let envelope = AABB::from_corners([area.x0, area.y0], [area.x1, area.y1]);
    let near = stretches.locate_in_envelope_intersecting(envelope);
    found.extend(near.map(|entry| entry.data));
}

fn runs_down(entry: &Entry) -> bool {
    let (low, high) = (entry.geom().lower(), entry.geom().upper());
    high[1] - low[1] > high[0] - low[0]
}

fn entries(link: usize, route: &Route) -> impl Iterator<Item = Entry> {
    let corner = |point: Point| [point.x, point.y];
    let pairs = route.points.windows(2);
    pairs.map(move |pair| {
        Entry::new(
            Rectangle::from_corners(corner(pair[0]), corner(pair[1])),
            link,
        )
    })
}
