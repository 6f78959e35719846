//! Where the lines of links run, to ask whether one crosses a rectangle.
//!
//! A line may be as long as the map, so that marking the squares it passes would cost more than
//! drawing it. Lines are sorted across their way instead; a rectangle meets few of them.

use crate::geometry::{Point, Rect, overlaps};

/// How far a line reaches to both sides, in map units.
const HALF_WIDTH: f64 = 1.0;

/// Straight pieces of lines. Asking costs O(log n) and the pieces that run at the height (or the
/// place) of the rectangle.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// Along x: y and the ends, sorted by y.
    across: Vec<(f64, f64, f64)>,
    /// Along y: x and the ends, sorted by x.
    down: Vec<(f64, f64, f64)>,
    /// What runs askew, past hand-made bends.
    askew: Vec<Rect>,
}

impl Lines {
    /// Sorts the pieces of these lines. O(n log n).
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a [Point]>) -> Self {
        let mut all = Self::default();
        for pair in lines.flat_map(|points| points.windows(2)) {
            let (a, b) = (pair[0], pair[1]);
            if (a.y - b.y).abs() < 0.01 {
                all.across.push((a.y, a.x.min(b.x), a.x.max(b.x)));
            } else if (a.x - b.x).abs() < 0.01 {
                all.down.push((a.x, a.y.min(b.y), a.y.max(b.y)));
            } else {
                let around = Rect::from_points(a, b).inflate(HALF_WIDTH, HALF_WIDTH);
                all.askew.push(around);
            }
        }
        for pieces in [&mut all.across, &mut all.down] {
            pieces.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        }
        all
    }

    /// Whether no line runs through `rect`.
    pub(super) fn spare(&self, rect: Rect) -> bool {
        is_spared(&self.across, (rect.y0, rect.y1), (rect.x0, rect.x1))
            && is_spared(&self.down, (rect.x0, rect.x1), (rect.y0, rect.y1))
            && !self.askew.iter().any(|line| overlaps(*line, rect))
    }
}

fn is_spared(pieces: &[(f64, f64, f64)], across: (f64, f64), along: (f64, f64)) -> bool {
    let (low, high) = (across.0 - HALF_WIDTH, across.1 + HALF_WIDTH);
    let first = pieces.partition_point(|piece| piece.0 <= low);
    pieces[first..]
        .iter()
        .take_while(|piece| piece.0 < high)
        .all(|&(_, from, to)| to + HALF_WIDTH <= along.0 || along.1 <= from - HALF_WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_is_spared_unless_a_line_touches_it() {
        let bent = [(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (140.0, 90.0)].map(Point::from);
        let lines = Lines::of([bent.as_slice()].into_iter());
        assert!(!lines.spare(Rect::new(40.0, -5.0, 60.0, 5.0)));
        assert!(!lines.spare(Rect::new(98.0, 20.0, 102.0, 22.0)));
        assert!(!lines.spare(Rect::new(110.0, 60.0, 115.0, 65.0)));
        assert!(lines.spare(Rect::new(40.0, 5.0, 60.0, 40.0)));
        assert!(lines.spare(Rect::new(102.0, 1.5, 130.0, 40.0)));
    }
}
