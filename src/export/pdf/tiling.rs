//! A drawing over several sheets.
//!
//! Sheets lie in a grid; neighbours show the same [`OVERLAP_MM`] of the drawing, so that one can be
//! glued upon the other. All windows of a grid are alike, so that no sheet holds a sliver only.

use crate::export::ExportError;
use crate::geometry::{Rect, Size, Vec2};
use crate::scene::{MM_PER_UNIT, Paper};

/// What neighbouring sheets both show, in millimetres.
pub(super) const OVERLAP_MM: f64 = 10.0;
/// The least ground around a window: cut marks, label and protection mark lie there.
pub(super) const LEAST_MARGIN_MM: f64 = 14.0;
/// The most sheets of one drawing: a wall of 20 by 20.
pub(super) const MOST_SHEETS: usize = 400;

/// Sheets side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// A sheet of paper, in millimetres.
    pub(super) sheet_mm: Size,
    /// What of the drawing each shows, in millimetres of paper.
    pub(super) window_mm: Size,
    /// Millimetres of paper to a map unit.
    pub(super) mm_per_unit: f64,
}

impl Grid {
    /// The grid for a drawing (map units), with the sheet turned so that fewest are needed.
    ///
    /// # Errors
    /// A scale of no use, too many sheets.
    pub(super) fn of(
        drawing: Size,
        paper: Paper,
        scale: f64,
        margin_mm: f64,
    ) -> Result<Self, ExportError> {
        let Some(upright) = paper.size_mm().filter(|_| scale.is_finite() && scale > 0.0) else {
            return Err(ExportError::BadScale { scale });
        };
        let lying = Size::new(upright.height, upright.width);
        let sheets = if drawing.width > drawing.height {
            [lying, upright]
        } else {
            [upright, lying]
        };
        let count = |sheet: Size, scale: f64| {
            let room = room(sheet, margin_mm);
            let drawn = drawing * (MM_PER_UNIT * scale);
            let along = |drawn: f64, room: f64| {
                // Rounding noise must not add a sheet.
                (((drawn - OVERLAP_MM) / (room - OVERLAP_MM)) - 1e-9)
                    .ceil()
                    .max(1.0)
            };
            (
                along(drawn.width, room.width),
                along(drawn.height, room.height),
            )
        };
        let total = |sheet: Size, scale: f64| {
            let (columns, rows) = count(sheet, scale);
            columns * rows
        };
        let [first, second] = sheets;
        let sheet_mm = if total(second, scale) < total(first, scale) {
            second
        } else {
            first
        };
        let needed = total(sheet_mm, scale);
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let most = MOST_SHEETS as f64;
        if !needed.is_finite() || needed > most {
            let mut fitting_scale = scale;
            while fitting_scale > 1e-9
                && total(first, fitting_scale).min(total(second, fitting_scale)) > most
            {
                fitting_scale *= 0.9;
            }
            return Err(ExportError::TooManySheets {
                sheets: needed,
                limit: MOST_SHEETS,
                fitting_scale: rounded_down(fitting_scale),
            });
        }
        let (columns, rows) = count(sheet_mm, scale);
        let drawn = drawing * (MM_PER_UNIT * scale);
        let share = |drawn: f64, count: f64| (drawn + (count - 1.0) * OVERLAP_MM) / count;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at least 1, at most 400"
        )]
        Ok(Self {
            columns: columns as usize,
            rows: rows as usize,
            sheet_mm,
            window_mm: Size::new(share(drawn.width, columns), share(drawn.height, rows)),
            mm_per_unit: MM_PER_UNIT * scale,
        })
    }

    /// How many sheets there are.
    pub(super) fn sheets(&self) -> usize {
        self.columns * self.rows
    }

    /// The part of the drawing on a sheet, in map units.
    pub(super) fn window(&self, drawing: Rect, column: usize, row: usize) -> Rect {
        let step = Vec2::new(
            self.window_mm.width - OVERLAP_MM,
            self.window_mm.height - OVERLAP_MM,
        );
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let at = Vec2::new(step.x * column as f64, step.y * row as f64);
        let corner = drawing.origin() + at / self.mm_per_unit;
        Rect::from_origin_size(corner, self.window_mm / self.mm_per_unit)
    }
}

/// The room of a sheet for its window.
fn room(sheet: Size, margin_mm: f64) -> Size {
    let margin = margin_mm.max(LEAST_MARGIN_MM);
    // However wide a margin is asked for, something shows, and sheets go on from one another.
    let least = 3.0 * OVERLAP_MM;
    Size::new(
        (sheet.width - 2.0 * margin).max(least),
        (sheet.height - 2.0 * margin).max(least),
    )
}

/// With two significant digits, never larger.
fn rounded_down(scale: f64) -> f64 {
    let unit = 10_f64.powf(scale.log10().floor() - 1.0);
    (scale / unit).floor() * unit
}

/// A sheet's name: its column as a letter, its row as a number (`A1`, `B2`, … `AA3`).
pub(super) fn label(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_cover_the_drawing_and_overlap_by_a_centimetre() {
        let drawing = Rect::new(-50.0, 20.0, 3_000.0, 1_900.0);
        let grid = Grid::of(drawing.size(), Paper::A4, 1.0, 10.0).unwrap();
        assert!(grid.columns > 1 && grid.rows > 1, "{grid:?}");
        let first = grid.window(drawing, 0, 0);
        let next = grid.window(drawing, 1, 0);
        let last = grid.window(drawing, grid.columns - 1, grid.rows - 1);
        assert!((first.origin() - drawing.origin()).hypot() < 1e-9);
        assert!((last.x1 - drawing.x1).abs() < 1e-6 && (last.y1 - drawing.y1).abs() < 1e-6);
        let shared_mm = (first.x1 - next.x0) * grid.mm_per_unit;
        assert!((shared_mm - OVERLAP_MM).abs() < 1e-6, "{shared_mm}");
        let margin = (grid.sheet_mm.width - grid.window_mm.width) / 2.0;
        assert!(margin >= LEAST_MARGIN_MM - 1e-9, "{grid:?}");
    }

    #[test]
    fn the_sheet_is_turned_so_that_fewest_are_needed() {
        // Just wider than one upright sheet, and low: one lying sheet does.
        let low = Size::new(900.0, 400.0);
        let grid = Grid::of(low, Paper::A4, 1.0, 10.0).unwrap();
        assert_eq!((grid.columns, grid.rows), (1, 1));
        assert!(grid.sheet_mm.width > grid.sheet_mm.height);
    }

    #[test]
    fn too_many_sheets_and_senseless_scales_are_refused() {
        let large = Size::new(100_000.0, 100_000.0);
        let Err(ExportError::TooManySheets { fitting_scale, .. }) =
            Grid::of(large, Paper::A4, 1.0, 10.0)
        else {
            panic!("should be refused");
        };
        Grid::of(large, Paper::A4, fitting_scale, 10.0).unwrap();
        for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(
                Grid::of(large, Paper::A4, scale, 10.0),
                Err(ExportError::BadScale { .. })
            ));
        }
    }

    #[test]
    fn sheets_are_called_like_squares_of_a_map() {
        let labels = [(0, 0), (1, 1), (25, 0), (26, 2), (51, 0), (52, 0)];
        let labels = labels.map(|(column, row)| label(column, row));
        assert_eq!(labels, ["A1", "B2", "Z1", "AA3", "AZ1", "BA1"]);
    }
}
