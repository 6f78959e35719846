//! A child of a container as composition sees it, and the manner in which children are composed.

use super::parcel::Gap;
use super::request::Direction;
use crate::geometry::Size;

/// A child to place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// Its least size.
    pub(super) size: Size,
    /// Lower ones first where no link decides.
    pub(super) order: i32,
    /// Whether it is a container, which may grow to line up with its neighbours.
    pub(super) container: bool,
    /// Room for links beyond the usual gap: left, top, right, bottom.
    pub(super) around: [f64; 4],
}

/// How to compose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// Distances between children that stand side by side or in rows.
    pub(super) gap: Gap,
    /// Distance between two layers.
    pub(super) layer_gap: f64,
    /// Width ÷ height to aim at.
    pub(super) aspect: f64,
    /// Which way dependencies run.
    pub(super) direction: Direction,
}
