//! What tells series apart without colour: patterns on grounds, dashes and marks on lines.

use super::{Board, Series};
use crate::geometry::{BezPath, Circle, Point, Rect, Shape as _};
use crate::scene::figure::{Color, Dash, Figure, PathFigure, Stroke};
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, half_cap, rect, words};
use crate::text::FontWeight;

/// What covers a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Nothing.
    Plain,
    /// Lines from lower left to upper right.
    Rising,
    /// Level lines.
    Level,
    /// Lines from upper left to lower right.
    Falling,
    /// Upright lines.
    Upright,
}

const PATTERNS: [Pattern; 5] = [
    Pattern::Plain,
    Pattern::Rising,
    Pattern::Level,
    Pattern::Falling,
    Pattern::Upright,
];
const DASHES: [Dash; 4] = [Dash::Solid, Dash::Dashed, Dash::DashDot, Dash::Dotted];
const STEP: f64 = 6.0;

/// The pattern of a series by its number.
pub(super) fn pattern(at: usize) -> Pattern {
    PATTERNS[at % PATTERNS.len()]
}

/// The dash of a series by its number.
pub(super) fn dash(at: usize) -> Dash {
    DASHES[at % DASHES.len()]
}

/// A ground of full colour with its pattern, edged so that neighbours stay apart.
pub(super) fn ground(board: &Board<'_>, series: &Series, at: usize, place: Rect) -> Vec<Figure> {
    let theme = board.theme;
    let mut out = vec![rect(place, 2.0, Some(series.tint.ink), None)];
    let lines = hatched(pattern(at), place);
    if !lines.is_empty() {
        let ink = theme.on_ink(series.tint.ink).with_alpha(120);
        out.push(Figure::Path(PathFigure {
            path: lines,
            fill: None,
            stroke: Some(Stroke::solid(ink, 1.4)),
            halo: None,
        }));
    }
    out.push(rect(
        place,
        2.0,
        None,
        Some(Stroke::solid(theme.paper, 1.0)),
    ));
    out
}

/// The lines of a pattern, cut to a rectangle.
fn hatched(pattern: Pattern, place: Rect) -> BezPath {
    let mut out = BezPath::new();
    let mut add = |from: Point, to: Point| {
        out.move_to(from);
        out.line_to(to);
    };
    let (width, height) = (place.width(), place.height());
    if !(width > 1.0 && height > 1.0) || width * height > 1e7 {
        return out;
    }
    match pattern {
        Pattern::Plain => {}
        Pattern::Level => {
            let mut y = place.y0 + STEP / 2.0;
            while y < place.y1 {
                add(Point::new(place.x0, y), Point::new(place.x1, y));
                y += STEP;
            }
        }
        Pattern::Upright => {
            let mut x = place.x0 + STEP / 2.0;
            while x < place.x1 {
                add(Point::new(x, place.y0), Point::new(x, place.y1));
                x += STEP;
            }
        }
        Pattern::Rising | Pattern::Falling => {
            // Lines x + y = d in the rectangle's own frame, mirrored for those that fall.
            let mut d = STEP;
            while d < width + height {
                let (x_low, x_high) = ((d - height).max(0.0), d.min(width));
                let at = |x: f64| {
                    let y = d - x;
                    let x = match pattern {
                        Pattern::Falling => width - x,
                        _ => x,
                    };
                    Point::new(place.x0 + x, place.y0 + y)
                };
                add(at(x_low), at(x_high));
                d += STEP * std::f64::consts::SQRT_2;
            }
        }
    }
    out
}

/// A mark of a series by its number: a disc, a square, a triangle, a lozenge.
pub(super) fn mark(at: usize, center: Point, color: Color, edge: Color) -> Figure {
    const R: f64 = 4.2;
    let corner = |dx: f64, dy: f64| Point::new(center.x + dx * R, center.y + dy * R);
    let outline = |corners: &[Point]| {
        let mut path = BezPath::new();
        for (at, corner) in corners.iter().enumerate() {
            if at == 0 {
                path.move_to(*corner);
            } else {
                path.line_to(*corner);
            }
        }
        path.close_path();
        path
    };
    let path = match at % 4 {
        0 => Circle::new(center, R).to_path(0.05),
        1 => outline(&[
            corner(-0.9, -0.9),
            corner(0.9, -0.9),
            corner(0.9, 0.9),
            corner(-0.9, 0.9),
        ]),
        2 => outline(&[corner(0.0, -1.1), corner(1.1, 0.9), corner(-1.1, 0.9)]),
        _ => outline(&[
            corner(0.0, -1.25),
            corner(1.25, 0.0),
            corner(0.0, 1.25),
            corner(-1.25, 0.0),
        ]),
    };
    Figure::Path(PathFigure {
        path,
        fill: Some(color),
        stroke: Some(Stroke::solid(edge, 1.0)),
        halo: None,
    })
}

const ENTRY: Font = Font::new(10.5, FontWeight::Regular);
const ROW: f64 = 17.0;
const SIGN: f64 = 26.0;
const GAP: f64 = 16.0;

/// What stands before the words of a legend's entry.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// A patch of ground.
    Ground,
    /// A line with its mark.
    Line,
}

/// Where the entries of a legend go in a width: their left ends and rows, and the height of all.
fn entries(series: &[Series], width: f64) -> (Vec<(f64, f64)>, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut out = Vec::new();
    for one in series {
        let wide = (SIGN + ENTRY.width(&one.name)).min(width);
        if x > 0.0 && x + wide > width {
            x = 0.0;
            y += ROW;
        }
        out.push((x, y));
        x += wide + GAP;
    }
    (out, if series.is_empty() { 0.0 } else { y + ROW })
}

/// How high a legend is.
pub(super) fn legend_height(series: &[Series], width: f64) -> f64 {
    entries(series, width).1
}

/// The names of the series, each with its sign.
pub(super) fn legend(board: &mut Board<'_>, series: &[Series], sign: Sign, place: Rect) {
    let mut sheet = Sheet::default();
    let (places, height) = entries(series, place.width());
    for (at, (one, (x, y))) in series.iter().zip(places).enumerate() {
        let middle = place.y0 + y + ROW / 2.0;
        let left = place.x0 + x;
        let patch = Rect::new(left, middle - 5.5, left + 19.0, middle + 5.5);
        match sign {
            Sign::Ground => sheet.figures.extend(ground(board, one, at, patch)),
            Sign::Line => {
                let stroke = Stroke {
                    color: one.tint.ink,
                    width: 2.0,
                    dash: dash(at),
                };
                let ends = (Point::new(patch.x0, middle), Point::new(patch.x1, middle));
                sheet
                    .figures
                    .push(crate::scene::pen::line(ends.0, ends.1, stroke));
                let center = patch.center();
                sheet
                    .figures
                    .push(mark(at, center, one.tint.ink, board.theme.paper));
            }
        }
        sheet.say(&one.name);
        let fitted = ENTRY.fit(&one.name, place.width() - x - SIGN);
        let baseline = Point::new(left + SIGN, middle + half_cap(ENTRY));
        let run = words(baseline, fitted, ENTRY, board.theme.ink);
        sheet.figures.extend(run);
    }
    let bounds = Rect::new(place.x0, place.y0, place.x1, place.y0 + height);
    board.put(sheet, bounds, None);
}
