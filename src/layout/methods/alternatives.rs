//! Requests worth offering beside the one that was asked for, as pictures to choose from.

use std::collections::BTreeSet;

use super::super::request::{Direction, Method, Request};

/// So many pictures can be compared at a glance.
const MOST: usize = 4;

/// Requests of which each arranges the boxes of `request` another way, the likeliest first: two to
/// four, alike in everything but method, direction and center.
///
/// One center calls for rings, outermost containers of different rank for lanes, other ranks for
/// tiers, dependencies for layers, links without direction for springs, and boxes without links
/// for a grid.
#[must_use]
pub fn alternatives(request: &Request) -> Vec<Request> {
    let with = |method: Method, direction: Direction| Request {
        method,
        direction,
        ..request.clone()
    };
    let as_asked = |method: Method| with(method, request.direction);
    let centered = request.center.is_some();
    let ranks = |top: bool| -> usize {
        let parents: BTreeSet<_> = request
            .nodes
            .iter()
            .filter_map(|node| node.parent.as_ref())
            .collect();
        let counted = (request.nodes.iter())
            .filter(|node| !top || (node.parent.is_none() && parents.contains(&node.id)));
        counted
            .map(|node| node.order)
            .collect::<BTreeSet<i32>>()
            .len()
    };
    let directed = request.edges.iter().any(|edge| edge.ranks);
    let linked = !request.edges.is_empty();
    let mut offers = Vec::new();
    if centered {
        offers.push(as_asked(Method::Radial));
    }
    if ranks(true) > 1 {
        offers.push(as_asked(Method::Swimlanes));
    }
    if directed {
        offers.push(with(Method::Layered, Direction::Down));
        offers.push(with(Method::Layered, Direction::Right));
    }
    if ranks(false) > 1 {
        offers.push(as_asked(Method::Tiers));
    }
    if linked && !directed {
        offers.push(as_asked(Method::Force));
    }
    if directed && !centered {
        offers.push(as_asked(Method::Tree));
    }
    if !directed {
        offers.push(as_asked(Method::Grid));
        offers.push(as_asked(Method::Layered));
    }
    offers.truncate(MOST);
    offers
}
