//! What a layout answers.

use std::collections::BTreeMap;

use super::request::{EdgeId, NodeId};
use crate::geometry::{Point, Rect};

/// The course of one link, from the border of its source to the border of its target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// Corner points, absolute; consecutive points share x or y. At least two.
    pub points: Vec<Point>,
    /// Center of its label, on the route, where it has one.
    pub label_center: Option<Point>,
}

/// Places and routes, absolute, y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Where each box lies.
    pub nodes: BTreeMap<NodeId, Rect>,
    /// How each line runs.
    pub edges: BTreeMap<EdgeId, Route>,
}

impl Arrangement {
    /// The smallest rectangle around all boxes and routes; `None` when there are none.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        let boxes = self.nodes.values().copied();
        let bends = self
            .edges
            .values()
            .flat_map(|route| &route.points)
            .map(|point| Rect::from_points(*point, *point));
        boxes.chain(bends).reduce(|a, b| a.union(b))
    }
}
