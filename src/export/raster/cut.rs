//! Paths cut down to the neighbourhood of the picture.
//!
//! A line may run across a whole map, or to a place that a broken file made up, while the picture
//! shows a corner of it. Outlining and dashing all of it costs time for nothing.

use kurbo::{ParamCurve, ParamCurveArclen, Shape};

use super::outline::TOLERANCE_PX;
use crate::geometry::{BezPath, Point, Rect};

/// A visible part of a path, as straight lines.
pub(super) struct Piece {
    /// The part.
    pub(super) path: BezPath,
    /// How far from the beginning of its sub-path it begins: dashes go on from there.
    pub(super) start_px: f64,
}

/// The parts of `path` inside `window`, in order. Closing lines become plain lines.
///
/// Each line is cut by the method of Liang and Barsky ("A New Concept and Method for Line
/// Clipping", 1984). Time grows with the number of lines and of bends of the curves.
pub(super) fn pieces(path: &BezPath, window: Rect) -> Vec<Piece> {
    let mut flat = BezPath::new();
    kurbo::flatten(path.iter(), TOLERANCE_PX, |element| flat.push(element));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = None;
    let mut is_open = false;
    let mut travelled_px = 0.0;
    for segment in flat.path_segments(TOLERANCE_PX) {
        if at != Some(segment.start()) {
            (is_open, travelled_px) = (false, 0.0);
        }
        at = Some(segment.end());
        let (from, to) = (segment.start(), segment.end());
        let length_px = segment.arclen(TOLERANCE_PX);
        if let Some((enters, leaves)) = inside(from, to, window) {
            match pieces.last_mut() {
                Some(piece) if is_open && enters <= 0.0 => piece.path.line_to(segment.eval(leaves)),
                _ => {
                    let mut path = BezPath::new();
                    path.move_to(segment.eval(enters));
                    path.line_to(segment.eval(leaves));
                    pieces.push(Piece {
                        path,
                        start_px: travelled_px + enters * length_px,
                    });
                }
            }
            is_open = leaves >= 1.0;
        } else {
            is_open = false;
        }
        travelled_px += length_px;
    }
    pieces
}

/// The part of a line, from 0 at its start to 1 at its end, that lies inside `window`.
fn inside(from: Point, to: Point, window: Rect) -> Option<(f64, f64)> {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    let step = to - from;
    for (step, before_start, before_end) in [
        (step.x, window.x0 - from.x, window.x1 - from.x),
        (step.y, window.y0 - from.y, window.y1 - from.y),
    ] {
        if step == 0.0 {
            if before_start > 0.0 || before_end < 0.0 {
                return None;
            }
            continue;
        }
        let (first, second) = (before_start / step, before_end / step);
        enters = enters.max(first.min(second));
        leaves = leaves.min(first.max(second));
    }
    (enters <= leaves).then_some((enters, leaves))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect::new(0.0, 0.0, 100.0, 100.0);

    fn corners(piece: &Piece) -> Vec<(f64, f64)> {
        piece
            .path
            .iter()
            .filter_map(|element| element.end_point())
            .map(|point| (point.x, point.y))
            .collect()
    }

    #[test]
    fn a_line_across_the_window_is_cut_at_both_edges_and_keeps_its_dashes() {
        let path = BezPath::from_svg("M -1000 50 L 1000 50").unwrap();
        let pieces = pieces(&path, WINDOW);
        assert_eq!(
            pieces.iter().map(corners).collect::<Vec<_>>(),
            [[(0.0, 50.0), (100.0, 50.0)]]
        );
        assert!((pieces[0].start_px - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn a_line_that_leaves_and_returns_gives_two_pieces() {
        let path = BezPath::from_svg("M 10 10 L 200 10 L 200 90 L 50 90 L 50 50").unwrap();
        let pieces = pieces(&path, WINDOW);
        assert_eq!(corners(&pieces[0]), [(10.0, 10.0), (100.0, 10.0)]);
        assert_eq!(
            corners(&pieces[1]),
            [(100.0, 90.0), (50.0, 90.0), (50.0, 50.0)]
        );
        assert!((pieces[1].start_px - 370.0).abs() < 1e-9);
    }

    #[test]
    fn what_lies_outside_is_left_out_and_every_line_of_a_closed_path_is_kept() {
        let outside = BezPath::from_svg("M 150 -50 L 300 50 L 150 400 Z").unwrap();
        assert!(pieces(&outside, WINDOW).is_empty());
        let inside = BezPath::from_svg("M 10 10 L 90 10 L 90 90 Z M 20 80 L 30 80").unwrap();
        let pieces = pieces(&inside, WINDOW);
        assert_eq!(
            corners(&pieces[0]),
            [(10.0, 10.0), (90.0, 10.0), (90.0, 90.0), (10.0, 10.0)]
        );
        assert_eq!(corners(&pieces[1]), [(20.0, 80.0), (30.0, 80.0)]);
    }
}
