//! Other ways to arrange a view, each with the places that it gives.

use super::anchored::arranged;
use super::view_layout::{LayoutWatch, PlaceRequest, PlacedElement, Union};
use crate::layout::{self, Direction, Method, NodeId, Request};
use crate::model::ElementId;

/// Another way to arrange a view, with the places that it gives.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedAlternative {
    /// How.
    pub method: Method,
    /// Which way dependencies run.
    pub direction: Direction,
    /// The element in the middle, where the method has a middle.
    pub center: Option<ElementId>,
    /// Where each element goes.
    pub places: Vec<PlacedElement>,
}

/// Places a view in several ways, the likeliest first, and hands each over as soon as it is there.
/// Ends early when it is cancelled.
pub fn place_alternatives(
    request: &PlaceRequest,
    watch: &LayoutWatch,
    ready: &mut dyn FnMut(PlacedAlternative),
) {
    let union = Union::of(request);
    let offers = layout::alternatives(&union.request(request));
    let count = offers.len().max(1) as f32;
    for (index, offer) in offers.into_iter().enumerate() {
        let offer = Request {
            direction: offer.direction,
            center: offer.center,
            ..union.request_by(request, offer.method)
        };
        let so_far = index as f32 / count;
        let progress = |share: f32| (watch.progress)(so_far + share / count);
        let part = LayoutWatch {
            cancelled: watch.cancelled,
            progress: &progress,
        };
        let Some(rects) = arranged(&offer, &part) else {
            return;
        };
        ready(PlacedAlternative {
            method: offer.method,
            direction: offer.direction,
            center: offer.center.as_ref().map(element_of_node),
            places: union.answer(request, offer.method, &rects),
        });
    }
}

/// The element that a node of a layout stands for.
fn element_of_node(node: &NodeId) -> ElementId {
    ElementId::from(node.split('\u{1f}').next().unwrap_or(node))
}
