//! *Arrange new only*: boxes without a place find room near their neighbours.

use std::collections::BTreeMap;

use super::super::request::{Fixed, NodeId, Request};
use super::ground::Ground;
use crate::geometry::Rect;

/// Places for all boxes of `request`: those in `placed` stay exactly where they are, new ones
/// find room near the boxes that they are linked to, inside their container.
#[must_use]
pub fn arrange_new(request: &Request, placed: &BTreeMap<NodeId, Rect>) -> BTreeMap<NodeId, Rect> {
    let ground = Ground::new(request, placed);
    let fixed = ground.into_places().into_iter().map(|(node, rect)| Fixed {
        node,
        origin: rect.origin(),
        size: rect.size(),
    });
    super::super::arrange(&Request {
        fixed: fixed.collect(),
        ..request.clone()
    })
    .nodes
}
