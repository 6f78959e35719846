//! Boxes of any size on shelves, one row below the other (next fit of Coffman, Garey, Johnson &
//! Tarjan 1980): what no link orders, and parts that hang together with no other.

use crate::geometry::{Rect, Size};

/// Number of widths that are tried.
const TRIES: u32 = 16;

/// Places `sizes` in the given order with `gap` between them, from (0, 0) on, in a shape near
/// to `aspect` (width ÷ height).
pub(in crate::layout) fn on_shelves(sizes: &[Size], gap: f64, aspect: f64) -> Vec<Rect> {
    let area: f64 = (sizes.iter())
        .map(|size| (size.width + gap) * (size.height + gap))
        .sum();
    let widest = sizes.iter().map(|size| size.width).fold(0.0, f64::max);
    let base = (area * aspect).sqrt();
    let mut best: Option<(f64, Vec<Rect>)> = None;
    for step in 0..TRIES {
        let width = (base * (0.7 + 0.06 * f64::from(step))).max(widest);
        let rects = within_width(sizes, gap, width);
        let cost = misfit(super::extent(&rects), aspect);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, rects));
        }
    }
    best.map(|(_, rects)| rects).unwrap_or_default()
}

/// How bad a shape is: its area, and how far it is from `aspect`. Less is better.
pub(super) fn misfit(size: Size, aspect: f64) -> f64 {
    let ratio = size.width.max(1.0) / size.height.max(1.0) / aspect;
    size.area().max(1.0) * (0.5 + 0.5 * ratio.max(1.0 / ratio))
}

fn within_width(sizes: &[Size], gap: f64, width: f64) -> Vec<Rect> {
    let mut rects = Vec::with_capacity(sizes.len());
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0_f64);
    for &size in sizes {
        if x > 0.0 && x + size.width > width + 0.5 {
            y += height + gap;
            (x, height) = (0.0, 0.0);
        }
        rects.push(Rect::from_origin_size((x, y), size));
        x += size.width + gap;
        height = height.max(size.height);
    }
    rects
}
