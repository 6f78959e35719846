//! Simple routes that need no search: loops at one box, and the way out when boxes lie so that
//! there is no free channel at all.

use crate::geometry::{Point, Rect};

/// How far a simple route goes around its box.
const AROUND: f64 = 18.0;

/// A loop at the top right corner of `rect`; `nth` counts the loops of one box.
#[expect(clippy::cast_precision_loss, reason = "a box has few loops")]
pub(super) fn self_loop(rect: Rect, nth: usize) -> Vec<Point> {
    let step = 8.0 * nth.min(40) as f64;
    // Loops stay nearer to their box than the least distance between two boxes.
    let around = 6.0 + (2.0 * nth as f64 + 2.0).min(5.0);
    let from = Point::new(
        rect.x1,
        rect.y0 + (rect.height() * 0.35 + step * 0.5).min(rect.height() * 0.8),
    );
    let to = Point::new(
        rect.x1 - (rect.width() * 0.15 + step).min(rect.width() * 0.8),
        rect.y0,
    );
    let corner = Point::new(rect.x1 + around, rect.y0 - around);
    vec![
        from,
        Point::new(corner.x, from.y),
        corner,
        Point::new(to.x, corner.y),
        to,
    ]
}

/// The shortest simple route from the border of `a` to the border of `b`, whatever lies between.
pub(super) fn dogleg(a: Rect, b: Rect) -> Vec<Point> {
    let (ca, cb) = (a.center(), b.center());
    if let Some(inward) = nested(a, b) {
        return inward;
    }
    let columns = (a.x0.max(b.x0), a.x1.min(b.x1));
    let rows = (a.y0.max(b.y0), a.y1.min(b.y1));
    let beside = columns.0 >= columns.1;
    let above = rows.0 >= rows.1;
    match (beside, above) {
        (false, true) => {
            let x = f64::midpoint(columns.0, columns.1);
            if a.y1 <= b.y0 {
                vec![Point::new(x, a.y1), Point::new(x, b.y0)]
            } else {
                vec![Point::new(x, a.y0), Point::new(x, b.y1)]
            }
        }
        (true, false) => {
            let y = f64::midpoint(rows.0, rows.1);
            if a.x1 <= b.x0 {
                vec![Point::new(a.x1, y), Point::new(b.x0, y)]
            } else {
                vec![Point::new(a.x0, y), Point::new(b.x1, y)]
            }
        }
        (true, true) => {
            let x = if ca.x < cb.x { a.x1 } else { a.x0 };
            let y = if ca.y < cb.y { b.y0 } else { b.y1 };
            vec![
                Point::new(x, ca.y),
                Point::new(cb.x, ca.y),
                Point::new(cb.x, y),
            ]
        }
        (false, false) => {
            // The boxes overlap: go over the top of both.
            let top = a.y0.min(b.y0) - AROUND;
            let from = Point::new(a.x0 + a.width() * 0.25, a.y0);
            let mut to = Point::new(b.x0 + b.width() * 0.75, b.y0);
            if (to.x - from.x).abs() < 4.0 {
                to.x = b.x0 + b.width() * 0.5;
            }
            vec![from, Point::new(from.x, top), Point::new(to.x, top), to]
        }
    }
}

/// A straight line between a box and the nearest side of a box around it.
fn nested(a: Rect, b: Rect) -> Option<Vec<Point>> {
    let holds = |outer: Rect, inner: Rect| {
        outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1
    };
    let outward = |inner: Rect, outer: Rect| {
        let y = inner.center().y;
        if inner.x0 - outer.x0 <= outer.x1 - inner.x1 {
            vec![Point::new(inner.x0, y), Point::new(outer.x0, y)]
        } else {
            vec![Point::new(inner.x1, y), Point::new(outer.x1, y)]
        }
    };
    if holds(b, a) {
        Some(outward(a, b))
    } else if holds(a, b) {
        let mut points = outward(b, a);
        points.reverse();
        Some(points)
    } else {
        None
    }
}
