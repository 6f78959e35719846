//! The ground on which boxes stand: who stands where, who may grow, what is free.

use std::collections::BTreeMap;

use super::super::hierarchy::Hierarchy;
use super::super::request::{NodeId, Request};
use crate::geometry::{Rect, is_finite_rect};

/// Boxes with the places that some of them have.
pub(super) struct Ground {
    /// The boxes as a tree.
    pub(super) tree: Hierarchy,
    /// Where each box stands; `None` where it has no place yet.
    pub(super) rects: Vec<Option<Rect>>,
}

impl Ground {
    /// Reads the boxes of `request` with their places in `rects`; a box that has none there
    /// stands where the request fixes it.
    pub(super) fn new(request: &Request, rects: &BTreeMap<NodeId, Rect>) -> Self {
        let tree = Hierarchy::new(request);
        let places = (tree.ids.iter().zip(&tree.fixed))
            .map(|(id, fixed)| {
                let given = rects.get(id).copied().filter(|rect| is_finite_rect(*rect));
                given.map(|rect| rect.abs()).or(*fixed)
            })
            .collect();
        Self {
            tree,
            rects: places,
        }
    }

    /// The places by name.
    pub(super) fn into_places(self) -> BTreeMap<NodeId, Rect> {
        let named = self.tree.ids.into_iter().zip(self.rects);
        named.filter_map(|(id, rect)| Some((id, rect?))).collect()
    }
}
