//! Arrangements around boxes that stay.
//!
//! No method knows fixed boxes: it arranges everything, the picture is moved so that what stays lies
//! as near as it can to where it was, and tidying makes room for it there and keeps the order of the
//! rest. Where that leaves boxes on top of each other – two frames, each held by something that
//! stays – layers that the layout composes around the fixed boxes serve.

use std::collections::BTreeMap;

use super::view_layout::LayoutWatch;
use crate::geometry::{Rect, Vec2};
use crate::layout::{self, Method, NodeId, Request};

/// The places of all boxes of `request`; `None` when it was cancelled.
pub(super) fn arranged(request: &Request, watch: &LayoutWatch) -> Option<BTreeMap<NodeId, Rect>> {
    if request.fixed.is_empty() {
        return layout::place_cancellable(request, watch.cancelled, watch.progress);
    }
    let loose = Request {
        fixed: Vec::new(),
        ..request.clone()
    };
    let free = layout::place_cancellable(&loose, watch.cancelled, watch.progress)?;
    let stays: BTreeMap<&NodeId, Rect> = request
        .fixed
        .iter()
        .map(|fixed| {
            let rect = Rect::from_origin_size(fixed.origin, fixed.size);
            (&fixed.node, rect)
        })
        .collect();
    let near = moved(request, &free, &stays);
    let pinned = stays.into_keys().cloned().collect();
    let tidied = layout::tidy(request, &near, &pinned);
    if overlap(request, &tidied) {
        let layers = Request {
            method: Method::Layered,
            ..request.clone()
        };
        return layout::place_cancellable(&layers, watch.cancelled, watch.progress);
    }
    Some(tidied)
}

/// Whether two boxes of one container lie on top of each other. O(n log n) where few stand side by
/// side.
fn overlap(request: &Request, rects: &BTreeMap<NodeId, Rect>) -> bool {
    let mut siblings: BTreeMap<Option<&NodeId>, Vec<Rect>> = BTreeMap::new();
    for node in &request.nodes {
        let group = siblings.entry(node.parent.as_ref()).or_default();
        group.extend(rects.get(&node.id));
    }
    siblings.values_mut().any(|group| {
        group.sort_by(|a, b| a.y0.total_cmp(&b.y0));
        group.iter().enumerate().any(|(index, rect)| {
            group[index + 1..]
                .iter()
                .take_while(|other| other.y0 < rect.y1)
                .any(|other| crate::geometry::overlaps(*rect, *other))
        })
    })
}

/// The picture moved so that what stays is, on the whole, where it was; what stays exactly there,
/// with all that lies in it, and what lies beside it in its container by the same way.
fn moved(
    request: &Request,
    free: &BTreeMap<NodeId, Rect>,
    stays: &BTreeMap<&NodeId, Rect>,
) -> BTreeMap<NodeId, Rect> {
    let way = |node: &NodeId, rect: &Rect| Some(rect.center() - free.get(node)?.center());
    let ways: Vec<Vec2> = stays
        .iter()
        .filter_map(|(node, rect)| way(node, rect))
        .collect();
    let mean = ways.iter().fold(Vec2::ZERO, |sum, way| sum + *way) / ways.len().max(1) as f64;
    let parents: BTreeMap<&NodeId, &NodeId> = request
        .nodes
        .iter()
        .filter_map(|node| Some((&node.id, node.parent.as_ref()?)))
        .collect();
    let up = |node| {
        let around = std::iter::successors(Some(node), |id| parents.get(id).copied());
        around.take(parents.len() + 1)
    };
    let mut ways: BTreeMap<&NodeId, Vec2> = BTreeMap::new();
    for (&node, rect) in stays {
        let Some(way) = way(node, rect) else { continue };
        ways.insert(node, way);
    }
    for &node in stays.keys() {
        let Some(way) = ways.get(node).copied() else {
            continue;
        };
        for around in up(node).skip(1) {
            ways.entry(around).or_insert(way);
        }
    }
    let shift = |node| {
        up(node)
            .find_map(|id| ways.get(id).copied())
            .unwrap_or(mean)
    };
    free.iter()
        .map(|(node, rect)| {
            let place = stays.get(node).copied();
            (node.clone(), place.unwrap_or(*rect + shift(node)))
        })
        .collect()
}
