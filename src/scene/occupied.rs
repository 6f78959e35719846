//! Where something stands already, in a grid of squares: labels and notes look for free places.

use rustc_hash::FxHashMap;

use super::lines::Lines;
use crate::geometry::{Rect, overlaps};

/// Side of a square of the grid, in map units.
const CELL: f64 = 160.0;
/// A rectangle over more squares than this is kept apart instead.
const MOST_CELLS: i64 = 4_096;

/// Rectangles that are taken. Adding and asking cost the squares that a rectangle covers.
#[derive(Clone, Debug, Default)]
pub(super) struct Occupied {
    cells: FxHashMap<(i64, i64), Vec<Rect>>,
    large: Vec<Rect>,
    lines: Lines,
}

impl Occupied {
    /// Marks a rectangle as taken.
    pub(super) fn add(&mut self, rect: Rect) {
        let Some(cells) = cells_of(rect) else {
            self.large.push(rect);
            return;
        };
        for cell in cells {
            self.cells.entry(cell).or_default().push(rect);
        }
    }

    /// From now on, where these lines run is taken too.
    pub(super) fn keep_clear_of(&mut self, lines: Lines) {
        self.lines = lines;
    }

    /// Whether nothing that is taken overlaps `rect`.
    pub(super) fn is_free(&self, rect: Rect) -> bool {
        let is_clear = |taken: &Vec<Rect>| !taken.iter().any(|other| overlaps(*other, rect));
        if !is_clear(&self.large) || !self.lines.spare(rect) {
            return false;
        }
        match cells_of(rect) {
            Some(mut cells) => cells.all(|cell| self.cells.get(&cell).is_none_or(is_clear)),
            None => false,
        }
    }
}

fn cells_of(rect: Rect) -> Option<impl Iterator<Item = (i64, i64)>> {
    let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(cell_of);
    let columns = x1.checked_sub(x0)?.checked_add(1)?;
    let rows = y1.checked_sub(y0)?.checked_add(1)?;
    (columns.checked_mul(rows)? <= MOST_CELLS)
        .then(|| (y0..=y1).flat_map(move |y| (x0..=x1).map(move |x| (x, y))))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast of a float saturates, which is what a far place wants"
)]
fn cell_of(coordinate: f64) -> i64 {
    (coordinate / CELL).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_until_it_is_taken() {
        let mut occupied = Occupied::default();
        let place = Rect::new(-20.0, 300.0, 400.0, 340.0);
        assert!(occupied.is_free(place));
        occupied.add(Rect::new(380.0, 330.0, 900.0, 350.0));
        assert!(!occupied.is_free(place));
        assert!(occupied.is_free(Rect::new(-20.0, 300.0, 380.0, 330.0)));
    }

    #[test]
    fn places_beyond_all_measure_do_no_harm() {
        let mut occupied = Occupied::default();
        occupied.add(Rect::new(-1e300, -1e300, 1e300, 1e300));
        assert!(!occupied.is_free(Rect::new(0.0, 0.0, 1.0, 1.0)));
    }
}
