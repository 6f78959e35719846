//! What is packed: boxes with a size, the room around them and the place that their links want.

use crate::geometry::{Point, Rect, Size};

/// Something to pack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parcel {
    /// Its least size.
    pub(super) size: Size,
    /// Whether it may grow to line up with its neighbours.
    pub(super) stretches: bool,
    /// Room for links beyond the usual gap: left, top, right, bottom.
    pub(super) around: [f64; 4],
    /// Parcels of a lower group come first.
    pub(super) order: i32,
    /// Where in the whole map its links want it; only the order of these places counts.
    pub(super) wish: Option<Point>,
}

/// Distances between neighbours, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gap {
    /// Beside one another.
    pub(super) across: f64,
    /// Above one another.
    pub(super) down: f64,
}

/// The size of the smallest rectangle from (0, 0) around `rects`.
pub(super) fn extent(rects: &[Rect]) -> Size {
    rects.iter().fold(Size::ZERO, |size, rect| {
        Size::new(size.width.max(rect.x1), size.height.max(rect.y1))
    })
}

/// How far a shape is from what is wanted: 1 is perfect, larger is worse.
pub(super) fn badness(size: Size, area: f64, aspect: f64) -> f64 {
    let ratio = size.width / size.height.max(1.0) / aspect;
    let off = ratio.max(1.0 / ratio.max(1.0e-9));
    (size.area() / area.max(1.0)) * (0.5 + 0.5 * off)
}

/// The wishes of all parcels, or `None` where one has none.
pub(super) fn wishes(parcels: &[Parcel]) -> Option<Vec<Point>> {
    parcels.iter().map(|parcel| parcel.wish).collect()
}

/// The most room that any of `parcels` asks for on one side.
pub(super) fn most(parcels: &[Parcel], side: usize) -> f64 {
    parcels
        .iter()
        .map(|parcel| parcel.around[side])
        .fold(0.0, f64::max)
}
