//! Routes after a change: what is still clean stays, the rest is routed beside it.
//!
//! A link runs in the containers around its ends only, so that the boxes in these are all that can
//! stand in its way; the links to route anew see no other part of the map. That keeps the work
//! as small as the change, however large the map is.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use super::channels::Axis;
use super::courses::Courses;
use super::hierarchy::{Hierarchy, Link};
use super::request::{EdgeId, NodeId};
use super::result::Route;
use super::routing::{Staying, Watch, route_beside};
use crate::geometry::{Point, Rect, Vec2, overlaps};

/// Room that a route keeps from a changed box to count as clean.
pub(super) const CLEARANCE: f64 = 4.0;
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
    let mut is_changed = vec![false; rects.len()];
    for (index, id) in tree.ids.iter().enumerate() {
        if previous_rects.get(id).map(|rect| rect.abs()) != Some(rects[index]) {
            changed.push(index);
            is_changed[index] = true;
        }
    }
    let is_clean = |link: &Link, route: &Route| {
        !is_changed[link.from]
            && !is_changed[link.to]
            && joins(route, rects[link.from], rects[link.to])
            && !changed
                .iter()
                .any(|&index| is_in_way(tree, rects, link, route, index))
    };
    let mut routes: Vec<Option<Route>> = Vec::with_capacity(tree.links.len());
    let mut dirty = Vec::new();
    for (number, link) in tree.links.iter().enumerate() {
        let clean = previous.get(&link.id).filter(|route| is_clean(link, route));
        if clean.is_none() {
            dirty.push(number);
        }
        routes.push(clean.cloned());
    }
    if !dirty.is_empty() {
        let staying = routes.iter().enumerate();
        let courses = Courses::new(staying.filter_map(|(n, route)| Some((n, route.as_ref()?))));
        let found = route_again(tree, rects, &dirty, &routes, &courses);
        for (number, route) in dirty.into_iter().zip(found) {
            routes[number] = Some(route);
        }
    }
    let ids = tree.links.iter().map(|link| link.id.clone());
    ids.zip(routes)
        .filter_map(|(id, route)| Some((id, route?)))
        .collect()
}

/// Routes for the links `dirty` beside those of `routes`, which are found in `courses`.
pub(super) fn route_again(
    tree: &Hierarchy,
    rects: &[Rect],
    dirty: &[usize],
    routes: &[Option<Route>],
    courses: &Courses,
) -> Vec<Route> {
    let links: Vec<Link> = dirty.iter().map(|&n| tree.links[n].clone()).collect();
    let (part, whole) = tree.part(&boxes_around(tree, &links), &links);
    let places: Vec<Rect> = whole.iter().map(|&index| rects[index]).collect();
    let staying = |areas: &[(Axis, Rect)]| -> Vec<Staying> {
        let near = courses.beside(areas).into_iter();
        near.filter_map(|number| Some((routes[number].as_ref()?, tree.links[number].label)))
            .collect()
    };
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
        deadline: None,
    };
    route_beside(&part, &places, &staying, &watch).unwrap_or_default()
}

/// Whether each box can stand in the way of `links`: those that lie directly in a container around
/// one of the ends, as far as the container that holds both, and all containers around them.
fn boxes_around(tree: &Hierarchy, links: &[Link]) -> Vec<bool> {
    let mut kept = vec![false; tree.root()];
    let mut open = vec![false; tree.root() + 1];
    let mut keep_content = |container: usize, kept: &mut [bool]| {
        if !std::mem::replace(&mut open[container], true) {
            for &child in &tree.children[container] {
                kept[child] = true;
            }
        }
    };
    for link in links {
        let top = match tree.lifted(link.from, link.to) {
            Some((container, _, _)) => container,
            None if tree.holds(link.from, link.to) => link.from,
            None => link.to,
        };
        for end in [link.from, link.to] {
            let mut at = end;
            while at != top && at != tree.root() {
                at = tree.parent_of(at);
                keep_content(at, &mut kept);
            }
        }
        keep_content(top, &mut kept);
        let mut at = top;
        while at != tree.root() {
            kept[at] = true;
            at = tree.parent_of(at);
        }
    }
    kept
}

/// Whether `route` runs from the border of `from` to the border of `to`.
pub(super) fn joins(route: &Route, from: Rect, to: Rect) -> bool {
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
pub(super) fn is_in_way(
    tree: &Hierarchy,
    rects: &[Rect],
    link: &Link,
    route: &Route,
    index: usize,
) -> bool {
    if index == link.from || index == link.to {
        return false;
    }
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

/// The same course, `by` further on.
pub(super) fn shifted(route: &Route, by: Vec2) -> Route {
    Route {
        points: route.points.iter().map(|point| *point + by).collect(),
        label_center: route.label_center.map(|center| center + by),
    }
}
