//! Routes after a change: what is still clean stays, the rest is routed beside it.
//!
//! The links to route anew are first routed on a part of the map around the change. If one of
//! them then runs through a box outside that part, they are routed on the whole map.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use super::hierarchy::{Hierarchy, Link};
use super::request::{EdgeId, NodeId};
use super::result::Route;
use super::routing::{Staying, Watch, route_beside};
use crate::geometry::{Point, Rect, overlaps};

/// How far around the change boxes are looked at.
const AROUND: f64 = 400.0;
/// Room that a route keeps from a changed box to count as clean.
const CLEARANCE: f64 = 4.0;
/// Tolerance for ends on borders and for boxes that only touch.
const TOUCH: f64 = 0.01;

/// Routes for the links of `tree` around `rects`, the clean ones of `previous` among them.
/// Takes O(links · changed boxes) time and the routing of the links that are not clean.
pub(super) fn reroute(
    tree: &Hierarchy,
    rects: &[Rect],
    previous: &BTreeMap<EdgeId, Route>,
    previous_rects: &BTreeMap<NodeId, Rect>,
) -> BTreeMap<EdgeId, Route> {
    let mut changed = Vec::new();
    let mut touched: Vec<Rect> = Vec::new();
    for (index, id) in tree.ids.iter().enumerate() {
        let before = previous_rects.get(id).map(|rect| rect.abs());
        if before != Some(rects[index]) {
            changed.push(index);
            if !tree.is_container(index) {
                touched.extend(before);
                touched.push(rects[index]);
            }
        }
    }
    let is_changed = {
        let mut flags = vec![false; rects.len()];
        for &index in &changed {
            flags[index] = true;
        }
        flags
    };
    let mut routes = BTreeMap::new();
    let mut staying: Vec<Staying> = Vec::new();
    let mut dirty: Vec<Link> = Vec::new();
    for link in &tree.links {
        let clean = previous.get(&link.id).filter(|route| {
            !is_changed[link.from]
                && !is_changed[link.to]
                && joins(route, rects[link.from], rects[link.to])
                && !changed
                    .iter()
                    .any(|&index| is_in_way(tree, rects, link, route, index))
        });
        if let Some(route) = clean {
            staying.push((route, link.label));
            routes.insert(link.id.clone(), route.clone());
        } else {
            touched.extend([rects[link.from], rects[link.to]]);
            dirty.push(link.clone());
        }
    }
    let Some(around) = touched.into_iter().reduce(|a, b| a.union(b)) else {
        return routes;
    };
    if dirty.is_empty() {
        return routes;
    }
    let region = around.inflate(AROUND, AROUND);
    let kept = boxes_in(tree, rects, region);
    let found = route_part(tree, rects, &kept, &dirty, &staying, region)
        .filter(|found| is_clear(tree, rects, &kept, &dirty, found))
        .or_else(|| {
            let all = vec![true; rects.len()];
            route_part(tree, rects, &all, &dirty, &staying, everywhere())
        })
        .unwrap_or_default();
    routes.extend(dirty.into_iter().map(|link| link.id).zip(found));
    routes
}

/// Whether `route` runs from the border of `from` to the border of `to`.
fn joins(route: &Route, from: Rect, to: Rect) -> bool {
    let is_on = |rect: Rect, point: Point| {
        rect.inflate(TOUCH, TOUCH).contains(point) && !rect.inflate(-TOUCH, -TOUCH).contains(point)
    };
    match route.points.as_slice() {
        [first, .., last] => is_on(from, *first) && is_on(to, *last),
        _ => false,
    }
}

/// Whether the changed box `index` stands in the way of `route`: as a whole, or with its title
/// where it is a container around one of the ends.
fn is_in_way(tree: &Hierarchy, rects: &[Rect], link: &Link, route: &Route, index: usize) -> bool {
    let area = if tree.holds(index, link.from) || tree.holds(index, link.to) {
        tree.title_text(rects[index])
    } else {
        rects[index].inflate(CLEARANCE, CLEARANCE)
    };
    meets(route, area)
}

/// Whether `route` runs through the inside of `area`.
fn meets(route: &Route, area: Rect) -> bool {
    route.points.windows(2).any(|pair| {
        let stretch = Rect::from_points(pair[0], pair[1]).inflate(TOUCH, TOUCH);
        overlaps(stretch, area)
    })
}

/// A region that holds any map.
fn everywhere() -> Rect {
    Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX)
}

/// The boxes that reach into `region`, and all containers around them.
fn boxes_in(tree: &Hierarchy, rects: &[Rect], region: Rect) -> Vec<bool> {
    let mut kept = vec![false; rects.len()];
    for (index, rect) in rects.iter().enumerate() {
        if !overlaps(*rect, region) {
            continue;
        }
        let mut at = index;
        while at != tree.root() && !kept[at] {
            kept[at] = true;
            at = tree.parent_of(at);
        }
    }
    kept
}

/// Routes for `links` on the part of the map that is `kept`, beside the routes in `region`.
fn route_part(
    tree: &Hierarchy,
    rects: &[Rect],
    kept: &[bool],
    links: &[Link],
    staying: &[Staying],
    region: Rect,
) -> Option<Vec<Route>> {
    let (part, whole) = tree.part(kept, links);
    let places: Vec<Rect> = whole.iter().map(|&index| rects[index]).collect();
    let near: Vec<Staying> = staying
        .iter()
        .filter(|(route, _)| meets(route, region))
        .copied()
        .collect();
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    route_beside(&part, &places, &near, &watch)
}

/// Whether none of the routes `found` for `links` runs through a box that was not `kept`.
fn is_clear(
    tree: &Hierarchy,
    rects: &[Rect],
    kept: &[bool],
    links: &[Link],
    found: &[Route],
) -> bool {
    let bounds = found
        .iter()
        .flat_map(|route| &route.points)
        .map(|point| Rect::from_points(*point, *point).inflate(TOUCH, TOUCH))
        .reduce(|a, b| a.union(b));
    let Some(bounds) = bounds else { return true };
    (0..rects.len())
        .filter(|&index| !kept[index] && overlaps(rects[index], bounds))
        .all(|index| {
            links.iter().zip(found).all(|(link, route)| {
                let own = tree.holds(index, link.from) || tree.holds(index, link.to);
                own || !meets(route, rects[index])
            })
        })
}
