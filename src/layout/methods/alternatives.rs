//! Requests worth offering beside the one that was asked for.

use super::super::request::{Direction, Method, Request};

/// Requests of which each arranges the boxes of `request` another way, the likeliest first;
/// at most four, alike in everything but method, direction and center.
#[must_use]
pub fn alternatives(request: &Request) -> Vec<Request> {
    let with = |method: Method, direction: Direction| Request {
        method,
        direction,
        ..request.clone()
    };
    let ranked = request
        .nodes
        .windows(2)
        .any(|pair| pair[0].order != pair[1].order);
    let directed = request.edges.iter().any(|edge| edge.ranks);
    let mut offers = Vec::new();
    if directed {
        offers.push(with(Method::Layered, Direction::Down));
        offers.push(with(Method::Layered, Direction::Right));
    } else if request.edges.is_empty() {
        offers.push(with(Method::Grid, request.direction));
    } else {
        offers.push(with(Method::Force, request.direction));
        offers.push(with(Method::Grid, request.direction));
    }
    if ranked {
        let nested = request.nodes.iter().any(|node| node.parent.is_some());
        if nested {
            offers.push(with(Method::Swimlanes, request.direction));
        }
        offers.push(with(Method::Tiers, request.direction));
    }
    if request.center.is_some() {
        offers.insert(0, with(Method::Radial, request.direction));
    }
    offers.truncate(4);
    offers
}
