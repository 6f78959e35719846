//! Points, sizes and rectangles of the map.
//!
//! All lengths are map units (one map unit is one pixel at 100 % on screen);
//! x grows to the right, y grows downwards.
//! The types are kurbo's, so that layout, scene and exporters share one vocabulary.

pub use kurbo::{Affine, BezPath, Circle, Insets, Point, Rect, RoundedRect, Shape, Size, Vec2};

/// Whether every coordinate of `rect` is a finite number.
#[must_use]
pub fn is_finite_rect(rect: Rect) -> bool {
    rect.x0.is_finite() && rect.y0.is_finite() && rect.x1.is_finite() && rect.y1.is_finite()
}

/// The rectangle at `origin` with `size`.
#[must_use]
pub fn rect_at(origin: Point, size: Size) -> Rect {
    Rect::from_origin_size(origin, size)
}

/// Whether two rectangles share more than an edge.
#[must_use]
pub fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
