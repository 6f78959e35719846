//! Everything that a layout depends on, in one comparable value.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use crate::geometry::{Point, Size};

/// Name of a box within one request.
pub type NodeId = SmolStr;
/// Name of a line within one request.
pub type EdgeId = SmolStr;

/// The way dependencies run: from the dependent to what it needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Dependents above, what they need below.
    #[default]
    Down,
    /// Dependents on the left, what they need on the right.
    Right,
}

/// How boxes are arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// Layers along dependencies, in every container.
    #[default]
    Layered,
    /// The outermost containers as bands one below the other, by rank hint; boxes of the same
    /// column stand below each other.
    Swimlanes,
    /// Rows by rank hint: all siblings of one rank stand side by side.
    Tiers,
    /// A tree along dependencies, each box under the first that needs it.
    Tree,
    /// Rings around one box, by distance along the links.
    Radial,
    /// Rows and columns of one size, in reading order.
    Grid,
    /// Springs along links, where there is no direction.
    Force,
}

/// Distances, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spacing {
    /// Between two neighbours of one layer.
    pub between_nodes: f64,
    /// Between two layers; links run here.
    pub between_layers: f64,
    /// From a container's frame to its content, on the sides and below.
    pub padding: f64,
    /// Height kept free at the top of a container for its title.
    pub title_height: f64,
    /// Share of a container's width, from the left, that the text of its title takes; links run
    /// through this part of the title band only where there is no other way. From 0 to 1.
    pub title_share: f64,
    /// Share of the upper edge of a box, from the right, that is kept free of link ends, because
    /// badges may sit there; for boxes of which [`Request::badges`] says nothing. From 0 to 0.9.
    pub badge_share: f64,
}

impl Default for Spacing {
    fn default() -> Self {
        Self {
            between_nodes: 32.0,
            between_layers: 48.0,
            padding: 20.0,
            title_height: 48.0,
            title_share: 0.6,
            badge_share: 0.5,
        }
    }
}

/// A box to place. A box that is the parent of another is a container and is sized by the layout;
/// its own `size` is then the least it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its name.
    pub id: NodeId,
    /// The container that it lies in, an earlier or later node of the same request.
    pub parent: Option<NodeId>,
    /// Size of a leaf, least size of a container.
    pub size: Size,
    /// Rank hint: nodes of a lower group come first among siblings that no link orders.
    pub order: i32,
}

/// A line to route, from the dependent to what it needs where there is a dependency.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its name.
    pub id: EdgeId,
    /// Where it starts.
    pub from: NodeId,
    /// Where its arrow points.
    pub to: NodeId,
    /// Size of its label, zero where it has none; kept free along the route where possible.
    pub label: Size,
    /// Whether the edge takes part in layering (a dependency or a flow) or is only routed.
    pub ranks: bool,
}

/// A box that stays where the user put it: top left corner and size.
#[derive(Clone, Debug, PartialEq)]
pub struct Fixed {
    /// Which node.
    pub node: NodeId,
    /// Its top left corner.
    pub origin: Point,
    /// Its size.
    pub size: Size,
}

/// One layout problem. Order of nodes and edges matters only as the last tie-break, so that the
/// same request gives the same picture on every machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// Boxes.
    pub nodes: Vec<Node>,
    /// Lines.
    pub edges: Vec<Edge>,
    /// Boxes that must not move. When all nodes are fixed, only routing is done.
    pub fixed: Vec<Fixed>,
    /// Widths, from the right corner, of what sits on the upper edges of boxes: no link ends there.
    pub badges: BTreeMap<NodeId, f64>,
    /// How boxes are arranged.
    pub method: Method,
    /// The box in the middle of a radial arrangement; without one, the box with most links.
    pub center: Option<NodeId>,
    /// Which way dependencies run.
    pub direction: Direction,
    /// Distances.
    pub spacing: Spacing,
    /// Aspect (width ÷ height) to aim at where there is a choice; 0 means 1.6.
    pub aspect: f64,
}
