//! Where routes run, searchable by place.

use rstar::{AABB, RTree, primitives::GeomWithData, primitives::Rectangle};

use super::result::Route;
use crate::geometry::{Point, Rect};

type Entry = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// The stretches of many routes, each known by the number of its link.
#[derive(Clone, Debug, Default)]
pub(super) struct Courses {
    stretches: RTree<Entry>,
}

impl Courses {
    /// Of `routes`, numbered. Takes O(n log n) time.
    pub(super) fn new<'a>(routes: impl Iterator<Item = (usize, &'a Route)>) -> Self {
        let entries = routes.flat_map(|(link, route)| entries(link, route));
        Self {
            stretches: RTree::bulk_load(entries.collect()),
        }
    }

    /// Adds the `route` of `link`. Takes O(log n) time for each corner.
    pub(super) fn add(&mut self, link: usize, route: &Route) {
        for entry in entries(link, route) {
            self.stretches.insert(entry);
        }
    }

    /// Takes out the `route` of `link`, as it was added.
    pub(super) fn remove(&mut self, link: usize, route: &Route) {
        for entry in entries(link, route) {
            self.stretches.remove(&entry);
        }
    }

    /// Adds the links whose stretches touch `area` to `found`, in no certain order.
    pub(super) fn collect_near(&self, area: Rect, found: &mut Vec<usize>) {
        let envelope = AABB::from_corners([area.x0, area.y0], [area.x1, area.y1]);
        let near = self.stretches.locate_in_envelope_intersecting(envelope);
        found.extend(near.map(|entry| entry.data));
    }

    /// The links whose stretches touch one of `areas`, in their order.
    pub(super) fn near(&self, areas: &[Rect]) -> Vec<usize> {
        let mut found = Vec::new();
        for area in areas {
            self.collect_near(*area, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }
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
