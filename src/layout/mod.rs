//! Where things lie: a comparable [`Request`] in, places and routes ([`Arrangement`]) out.
//!
//! The layout knows boxes and lines only, no kinds and no records: whatever it depends on
//! stands in the request, so that an equal request never needs a new layout.
//!
//! The road of one request, a file each:
//! `hierarchy` makes it safe; `placement` draws it in rounds and keeps the best picture. In each round
//! `pulls` says where links want the boxes and `demand` how much room they need, and `composer` puts
//! every container together from the inside out (`anchoring`: around fixed boxes) with `composition`,
//! which layers what dependencies order (`flow` with its `layering`, `simplex`, `ordering` and
//! `coordinates`) and packs the rest (`packing`, `shelves`); between rounds siblings change places
//! (`exchange`). `routing` leads the links: `channels` finds free lines and `ports` where links may
//! end, `network` crosses them to a graph, `ways` searches it (`search` with its `queue`, prices by
//! `traffic`, `doglegs` where there is no way), `lanes` and `spreading` lay the ways (`track`) side by
//! side, and `labels` find their places. `rerouting` and `router` do so for the links that a change
//! touches only (`courses` knows where the others run), `draft` draws simple routes at once, and
//! `bundles` says which links may be drawn as one.
//!
//! `methods` holds the arrangements that are not layered, and `stability` the operations that
//! arrange a part of a view and leave the rest alone.

mod request;
mod result;

mod hierarchy;

mod anchoring;
mod composer;
mod composition;
mod coordinates;
mod demand;
mod exchange;
mod flow;
mod item;
mod layering;
mod ordering;
mod packing;
mod parcel;
mod placement;
mod pulls;
mod room;
mod shelves;
mod simplex;

mod methods;

mod bundles;
mod channels;
mod courses;
mod doglegs;
mod draft;
mod labels;
mod lanes;
mod network;
mod ports;
mod queue;
mod rerouting;
mod router;
mod routing;
mod search;
mod spreading;
mod track;
mod traffic;
mod ways;

mod stability;

#[cfg(test)]
mod placement_tests;
#[cfg(test)]
mod route_tests;
#[cfg(test)]
mod router_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

pub use bundles::{Bundle, bundle};
pub use methods::alternatives;
pub use request::{Direction, Edge, EdgeId, Fixed, Method, Node, NodeId, Request, Spacing};
pub use result::{Arrangement, Route};
pub use router::Router;
pub use stability::{arrange_new, arrange_only, tidy};

use crate::geometry::{Rect, is_finite_rect, rect_at};
use hierarchy::Hierarchy;
use routing::Watch;

/// Share of a budget of time after which searches end.
const SEARCH_SHARE: f64 = 0.7;

/// Places all boxes that are not fixed and routes all links.
///
/// The same request gives the same answer on every machine.
/// One thousand boxes take some tenths of a second, ten thousand some seconds.
#[must_use]
pub fn arrange(request: &Request) -> Arrangement {
    arrange_cancellable(request, &AtomicBool::new(false), &|_| {}).unwrap_or_default()
}

/// As [`arrange`], but stops soon after `cancelled` is set and then answers `None`;
/// `progress` is told how far it has got, from 0 to 1.
pub fn arrange_cancellable(
    request: &Request,
    cancelled: &AtomicBool,
    progress: &dyn Fn(f32),
) -> Option<Arrangement> {
    arrange_until(request, cancelled, progress, None)
}

/// As [`arrange`], but answers after about `budget` with the best that it has by then: links for
/// whose search no time was left run as in a draft.
///
/// Only where the time suffices is the answer the same on every machine.
#[must_use]
pub fn arrange_within(request: &Request, budget: Duration) -> Arrangement {
    let start = Instant::now();
    // What follows the searches (lanes and labels) takes about a third of the time.
    let deadline = start
        .checked_add(budget)
        .map(|end| [start + budget.mul_f64(SEARCH_SHARE), end]);
    let cancelled = AtomicBool::new(false);
    arrange_until(request, &cancelled, &|_| {}, deadline).unwrap_or_default()
}

/// As [`arrange`], the boxes only: for callers that route later, or not at all.
#[must_use]
pub fn place(request: &Request) -> BTreeMap<NodeId, Rect> {
    place_cancellable(request, &AtomicBool::new(false), &|_| {}).unwrap_or_default()
}

/// As [`place`], with progress; `None` soon after `cancelled` is set.
pub fn place_cancellable(
    request: &Request,
    cancelled: &AtomicBool,
    progress: &dyn Fn(f32),
) -> Option<BTreeMap<NodeId, Rect>> {
    let tree = Hierarchy::new(request);
    let watch = Watch {
        cancelled,
        progress,
        deadline: None,
    };
    let rects = place_boxes(request, &tree, &watch)?;
    progress(1.0);
    Some(tree.ids.into_iter().zip(rects).collect())
}

fn arrange_until(
    request: &Request,
    cancelled: &AtomicBool,
    progress: &dyn Fn(f32),
    deadline: Option<[Instant; 2]>,
) -> Option<Arrangement> {
    let tree = Hierarchy::new(request);
    let first_half = |done: f32| progress(done * 0.45);
    // A third of the time for searches goes to making room.
    let now = Instant::now();
    let first = Watch {
        cancelled,
        progress: &first_half,
        deadline: deadline.map(|[search, _]| {
            let end = now + search.saturating_duration_since(now) / 3;
            [end, end]
        }),
    };
    let rects = place_boxes(request, &tree, &first)?;
    let second_half = |done: f32| progress(0.5 + done * 0.5);
    let second = Watch {
        cancelled,
        progress: &second_half,
        deadline,
    };
    let routes = routing::route_all(&tree, &rects, &second)?;
    progress(1.0);
    let nodes = tree.ids.iter().cloned().zip(rects).collect();
    let edges = tree
        .links
        .iter()
        .map(|link| link.id.clone())
        .zip(routes)
        .collect();
    Some(Arrangement { nodes, edges })
}

/// Where each box of `tree` goes by the method of `request`; `None` when cancelled.
fn place_boxes(request: &Request, tree: &Hierarchy, watch: &Watch) -> Option<Vec<Rect>> {
    if tree.fixed.iter().all(Option::is_some) {
        return Some(tree.fixed.iter().flatten().copied().collect());
    }
    if request.method != Method::Layered && request.fixed.is_empty() {
        return methods::place_with_room(request, tree, watch);
    }
    let measure = |rects: &[Rect]| routing::widening(tree, rects, watch);
    placement::place(tree, watch.cancelled, &measure)
}

/// Routes all links of `request` around `rects`, which may lie anywhere and even overlap.
///
/// A box without a rectangle in `rects` lies where the request fixes it, or at the origin.
/// Each link whose ends are known gets a route.
#[must_use]
pub fn route(request: &Request, rects: &BTreeMap<NodeId, Rect>) -> BTreeMap<EdgeId, Route> {
    let tree = Hierarchy::new(request);
    let places = places(&tree, rects);
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
        deadline: None,
    };
    let routes = routing::route_all(&tree, &places, &watch).unwrap_or_default();
    tree.links
        .iter()
        .map(|link| link.id.clone())
        .zip(routes)
        .collect()
}

/// As [`route`], but keeps every one of the `previous` routes that is still clean: its ends lie on
/// boxes that stand as in `previous_rects`, and no changed box stands in its way.
///
/// Where one box of a thousand moved, this takes some milliseconds.
/// The same arguments give the same answer on every machine.
#[must_use]
pub fn reroute(
    request: &Request,
    rects: &BTreeMap<NodeId, Rect>,
    previous: &BTreeMap<EdgeId, Route>,
    previous_rects: &BTreeMap<NodeId, Rect>,
) -> BTreeMap<EdgeId, Route> {
    let tree = Hierarchy::new(request);
    let places = places(&tree, rects);
    rerouting::reroute(&tree, &places, previous, previous_rects)
}

/// Simple routes for all links, found without a search: straight lines and dog-legs between facing
/// sides, which may run through boxes that stand between.
///
/// For the first picture of a large view. Takes O(n log n) time, for ten thousand boxes some
/// milliseconds.
#[must_use]
pub fn route_draft(request: &Request, rects: &BTreeMap<NodeId, Rect>) -> BTreeMap<EdgeId, Route> {
    let tree = Hierarchy::new(request);
    let places = places(&tree, rects);
    let routes = draft::routes(&tree, &places);
    tree.links
        .iter()
        .map(|link| link.id.clone())
        .zip(routes)
        .collect()
}

/// Where each box of `tree` lies: as given, as fixed, or at the origin.
fn places(tree: &Hierarchy, rects: &BTreeMap<NodeId, Rect>) -> Vec<Rect> {
    let place = |(index, id): (usize, &NodeId)| {
        let given = rects.get(id).copied().filter(|rect| is_finite_rect(*rect));
        given
            .map(|rect| rect.abs())
            .or(tree.fixed[index])
            .unwrap_or_else(|| rect_at(crate::geometry::Point::ZERO, tree.size[index]))
    };
    tree.ids.iter().enumerate().map(place).collect()
}
