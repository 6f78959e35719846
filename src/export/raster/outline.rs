//! Figures as polygons, in pixels of the whole picture.
//!
//! Curves are flattened and corners rounded to 1/256 pixel, which 32-bit numbers hold exactly over
//! the largest picture: the rasteriser then sees the same polygon whatever strip it paints.
//! Level and upright lines are moved by less than a pixel onto the grid, so that frames and
//! orthogonal links are crisp at every scale.

use std::ops::Range;

use kurbo::{Cap, Join, PathEl, RoundedRect, Shape, StrokeOpts};

use super::cut;
use super::frame::Frame;
use crate::geometry::{Affine, BezPath, Point, Rect};
use crate::scene::{Dash, Figure, PathFigure, RectFigure, Stroke, TextRun};

/// How far a flattened curve may lie from the true one. A tenth of a pixel can't be seen.
pub(super) const TOLERANCE_PX: f64 = 0.1;

/// Corners lie on multiples of one part in this many of a pixel.
const PARTS_PER_PX: f64 = 256.0;

/// Lines thinner than this stay as thin as they are and fade instead; others become whole pixels.
const THINNEST_SNAPPED_PX: f64 = 0.75;

/// A dashed line with more strokes than this is drawn unbroken: they could not be told apart.
const MAX_DASHES: f64 = 50_000.0;

/// No line is wider than this: it covers the largest picture already.
const WIDEST_PX: f64 = 1e5;

/// A thinner line changes no pixel by a whole level.
const THINNEST_PX: f64 = 1.0 / 1024.0;

/// Lines are outlined this far beyond the picture, more than any corner of a link: what leaves it
/// by less needs no cutting.
const NEIGHBOURHOOD_PX: f64 = 1024.0;

/// Paths with more parts than this are drawn as they are, without snapping.
const MAX_SNAPPED_PARTS: usize = 64;

/// Appends `path`, moved by `offset`, to `polygon` as straight lines on the fine grid.
pub(super) fn flatten_onto(
    polygon: &mut BezPath,
    path: impl IntoIterator<Item = PathEl>,
    offset: Point,
) {
    let on_grid = |point: Point| {
        let round = |value: f64| (value * PARTS_PER_PX).round() / PARTS_PER_PX;
        Point::new(round(point.x + offset.x), round(point.y + offset.y))
    };
    kurbo::flatten(path, TOLERANCE_PX, |element| match element {
        PathEl::MoveTo(to) => polygon.move_to(on_grid(to)),
        PathEl::LineTo(to) => polygon.line_to(on_grid(to)),
        PathEl::ClosePath => polygon.close_path(),
        // `flatten` yields no curves.
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
}

/// A width in whole pixels, save for hairlines.
fn snapped_width(width_px: f64) -> f64 {
    if width_px < THINNEST_SNAPPED_PX {
        width_px
    } else {
        width_px.round().max(1.0)
    }
}

/// The place nearest to `value` where a line `width_px` wide covers whole pixels.
fn snapped(value: f64, width_px: f64) -> f64 {
    let half = (width_px / 2.0).fract();
    (value - half).round() + half
}

/// What is filled for a rectangle, back to front: ground, then frame.
pub(super) struct RectOutlines {
    /// The ground where corners are square: painted faster than a polygon.
    pub(super) plain_ground: Option<Rect>,
    /// The ground where corners are round.
    pub(super) round_ground: Option<BezPath>,
    /// The frame, to be filled by the even-odd rule.
    pub(super) frame: Option<BezPath>,
}

/// The polygons of a rectangle; `None` where it can't be drawn.
pub(super) fn of_rect(figure: &RectFigure, frame: &Frame) -> Option<RectOutlines> {
    let rect = frame.picture_rect_from_map(figure.rect);
    if !is_drawable(rect) {
        return None;
    }
    let stroke = figure.stroke.filter(is_visible_stroke);
    let width_px = stroke.map_or(0.0, |stroke| {
        snapped_width(stroke.width * frame.scale()).min(WIDEST_PX)
    });
    let is_snapped = rect.width() >= 2.0 && rect.height() >= 2.0;
    let rect = if is_snapped {
        Rect::new(
            snapped(rect.x0, width_px),
            snapped(rect.y0, width_px),
            snapped(rect.x1, width_px),
            snapped(rect.y1, width_px),
        )
    } else {
        rect
    };
    let widest_radius = rect.width().min(rect.height()) / 2.0;
    let radius = if figure.radius.is_finite() {
        (figure.radius * frame.scale()).clamp(0.0, widest_radius)
    } else {
        0.0
    };
    let mut outlines = RectOutlines {
        plain_ground: None,
        round_ground: None,
        frame: None,
    };
    if figure.fill.is_some() {
        if radius > 0.0 {
            let mut ground = BezPath::new();
            flatten_onto(&mut ground, round_rect(rect, radius), Point::ZERO);
            outlines.round_ground = Some(ground);
        } else {
            outlines.plain_ground = Some(rect);
        }
    }
    if let Some(stroke) = stroke {
        let mut polygon = BezPath::new();
        if stroke.dash == Dash::Solid {
            let half = width_px / 2.0;
            let outer_radius = if radius > 0.0 { radius + half } else { 0.0 };
            flatten_onto(
                &mut polygon,
                round_rect(rect.inflate(half, half), outer_radius),
                Point::ZERO,
            );
            let inner = rect.inflate(-half, -half);
            if inner.x0 < inner.x1 && inner.y0 < inner.y1 {
                flatten_onto(
                    &mut polygon,
                    round_rect(inner, (radius - half).max(0.0)),
                    Point::ZERO,
                );
            }
        } else {
            let edge: BezPath = round_rect(rect, radius).collect();
            stroke_onto(&mut polygon, &edge, &stroke, width_px, frame);
        }
        outlines.frame = Some(polygon);
    }
    Some(outlines)
}

fn round_rect(rect: Rect, radius: f64) -> impl Iterator<Item = PathEl> {
    RoundedRect::from_rect(rect, radius).path_elements(TOLERANCE_PX)
}

/// What is filled for a path, back to front: halo, ground, line (non-zero rule).
pub(super) struct PathOutlines {
    pub(super) halo: Option<BezPath>,
    pub(super) ground: Option<BezPath>,
    pub(super) line: Option<BezPath>,
}

/// The polygons of a path; `None` where it can't be drawn.
pub(super) fn of_path(figure: &PathFigure, frame: &Frame) -> Option<PathOutlines> {
    let mut path = path_in_picture(&figure.path, frame)?;
    let scale = frame.scale();
    let halo = figure.halo.filter(is_visible_stroke);
    let stroke = figure.stroke.filter(is_visible_stroke);
    let mut width_px = stroke.map_or(0.0, |stroke| stroke.width * scale);
    if stroke.is_some() && figure.fill.is_none() && is_orthogonal(&path) {
        width_px = snapped_width(width_px);
        snap_orthogonal(&mut path, width_px);
    }
    let ground = figure.fill.map(|_| {
        let mut polygon = BezPath::new();
        flatten_onto(&mut polygon, path.iter(), Point::ZERO);
        polygon
    });
    let stroked = |stroke: Stroke, width_px: f64| {
        let mut polygon = BezPath::new();
        stroke_onto(&mut polygon, &path, &stroke, width_px, frame);
        polygon
    };
    Some(PathOutlines {
        halo: halo.map(|halo| stroked(halo, halo.width * scale)),
        ground,
        line: stroke.map(|stroke| stroked(stroke, width_px)),
    })
}

/// The path in pixels; `None` where it is empty, or holds a coordinate that isn't a number.
fn path_in_picture(path: &BezPath, frame: &Frame) -> Option<BezPath> {
    let starts_well = matches!(path.elements(), [PathEl::MoveTo(_), _, ..]);
    if !starts_well || !path.is_finite() {
        return None;
    }
    let place = |point| frame.picture_from_map(point);
    Some(
        path.iter()
            .map(|element| map_points(element, place))
            .collect(),
    )
}

fn map_points(element: PathEl, place: impl Fn(Point) -> Point) -> PathEl {
    match element {
        PathEl::MoveTo(a) => PathEl::MoveTo(place(a)),
        PathEl::LineTo(a) => PathEl::LineTo(place(a)),
        PathEl::QuadTo(a, b) => PathEl::QuadTo(place(a), place(b)),
        PathEl::CurveTo(a, b, c) => PathEl::CurveTo(place(a), place(b), place(c)),
        PathEl::ClosePath => PathEl::ClosePath,
    }
}

/// Coordinates nearer than this are the same line.
const SAME_LINE_PX: f64 = 1e-3;

/// The straight parts of a path, with closing lines left out.
fn lines(path: &BezPath) -> impl Iterator<Item = (Point, Point)> {
    let mut at = Point::ZERO;
    path.iter().filter_map(move |element| {
        let from = at;
        at = element.end_point().unwrap_or(at);
        matches!(element, PathEl::LineTo(_)).then_some((from, at))
    })
}

/// Whether every straight part is level or upright, and there is one.
fn is_orthogonal(path: &BezPath) -> bool {
    let mut count = 0;
    let all = lines(path).all(|(from, to)| {
        count += 1;
        (from.x - to.x).abs() < SAME_LINE_PX || (from.y - to.y).abs() < SAME_LINE_PX
    });
    all && (1..=MAX_SNAPPED_PARTS).contains(&count)
}

/// Moves the straight parts onto whole pixels; corners follow, open ends keep their place along
/// the line, so that links still touch their boxes.
fn snap_orthogonal(path: &mut BezPath, width_px: f64) {
    let (mut uprights, mut levels) = (Vec::new(), Vec::new());
    for (from, to) in lines(path) {
        if (from.x - to.x).abs() < SAME_LINE_PX {
            uprights.push(from.x);
        } else {
            levels.push(from.y);
        }
    }
    let onto = |lines: &[f64], value: f64| {
        let line = lines
            .iter()
            .find(|line| (**line - value).abs() < SAME_LINE_PX);
        line.map_or(value, |line| snapped(*line, width_px))
    };
    let place = |point: Point| Point::new(onto(&uprights, point.x), onto(&levels, point.y));
    *path = path
        .iter()
        .map(|element| map_points(element, place))
        .collect();
}

/// Appends the outline of a line along `path` (in pixels). Dashes are measured in map units, as on
/// screen.
fn stroke_onto(
    polygon: &mut BezPath,
    path: &BezPath,
    stroke: &Stroke,
    width_px: f64,
    frame: &Frame,
) {
    if width_px < THINNEST_PX {
        return;
    }
    let width_px = width_px.min(WIDEST_PX);
    let style = kurbo::Stroke::new(width_px)
        .with_caps(Cap::Butt)
        .with_join(Join::Round);
    let pattern_width = stroke.width.min(WIDEST_PX / frame.scale());
    let pattern_px: Vec<f64> = stroke
        .dash
        .pattern(pattern_width)
        .iter()
        .map(|length| length * frame.scale())
        .collect();
    let period_px: f64 = pattern_px.iter().sum();
    let mut outline = |path: &BezPath, length_px: f64, start_px: f64| {
        let is_dashed = period_px >= 1.0 && length_px / period_px < MAX_DASHES;
        let style = if is_dashed {
            style.clone().with_dashes(start_px, &pattern_px)
        } else {
            style.clone()
        };
        let outline = kurbo::stroke(path.iter(), &style, &StrokeOpts::default(), TOLERANCE_PX);
        if is_sound_outline(&outline) {
            flatten_onto(polygon, outline, Point::ZERO);
        }
    };
    let reach_px = width_px + NEIGHBOURHOOD_PX;
    let window = frame.picture().inflate(reach_px, reach_px);
    let extent = path.control_box();
    if window.union(extent) == window {
        outline(path, control_length(path), 0.0);
    } else {
        for piece in cut::pieces(path, window) {
            outline(&piece.path, control_length(&piece.path), piece.start_px);
        }
    }
}

/// Whether an outline can be flattened in bounded time: degenerate lines may give points that are no
/// numbers, or lie beyond every reach.
fn is_sound_outline(outline: &BezPath) -> bool {
    /// Farther than points and widths together can reach.
    const FARTHEST: Rect = Rect::new(-1e8, -1e8, 1e8, 1e8);
    outline.is_finite() && FARTHEST.union(outline.control_box()) == FARTHEST
}

/// The length along all control points: never shorter than the path, save for closing lines.
fn control_length(path: &BezPath) -> f64 {
    let mut at = Point::ZERO;
    let mut length = 0.0;
    for element in path.iter() {
        length += match element {
            PathEl::MoveTo(_) | PathEl::ClosePath => 0.0,
            PathEl::LineTo(a) => at.distance(a),
            PathEl::QuadTo(a, b) => at.distance(a) + a.distance(b),
            PathEl::CurveTo(a, b, c) => at.distance(a) + a.distance(b) + b.distance(c),
        };
        at = element.end_point().unwrap_or(at);
    }
    length
}

/// The outline of an icon's lines, `size_px` square, from its own origin.
pub(super) fn of_icon(icon: &BezPath, size_px: f64) -> BezPath {
    /// The square on which icons are drawn, and the width of their lines.
    const DRAWN_SIZE: f64 = 24.0;
    const DRAWN_WIDTH: f64 = 2.0;
    let scale = size_px / DRAWN_SIZE;
    let style = kurbo::Stroke::new(DRAWN_WIDTH * scale)
        .with_caps(Cap::Round)
        .with_join(Join::Round);
    let path = Affine::scale(scale) * icon;
    kurbo::stroke(
        path.iter(),
        &style,
        &StrokeOpts::default(),
        TOLERANCE_PX / 2.0,
    )
}

fn is_visible_stroke(stroke: &Stroke) -> bool {
    stroke.color.a > 0 && stroke.width.is_finite() && stroke.width > 0.0
}

fn is_drawable(rect: Rect) -> bool {
    crate::geometry::is_finite_rect(rect)
}

/// The pixels that a figure may touch, generously; `None` where there is nothing to draw.
pub(super) fn ink_px(figure: &Figure, frame: &Frame) -> Option<Rect> {
    let scale = frame.scale();
    let half = |stroke: Option<Stroke>| {
        stroke
            .filter(is_visible_stroke)
            .map_or(0.0, |stroke| stroke.width * scale / 2.0)
    };
    let (rect, margin_px) = match figure {
        Figure::Rect(figure) => (figure.rect.abs(), half(figure.stroke)),
        Figure::Path(figure) => {
            if !figure.path.is_finite() || figure.path.is_empty() {
                return None;
            }
            (
                figure.path.control_box(),
                half(figure.stroke).max(half(figure.halo)),
            )
        }
        Figure::Text(run) => (text_extent(run)?, 0.0),
        Figure::Icon(figure) => (figure.rect.abs(), 0.0),
        Figure::Image(figure) => (figure.rect.abs(), 0.0),
    };
    if !is_drawable(rect) {
        return None;
    }
    // Two pixels for snapping and antialiasing.
    Some(
        frame
            .picture_rect_from_map(rect)
            .inflate(margin_px + 2.0, margin_px + 2.0),
    )
}

/// A rectangle (map units) that surely holds a line of text, stacked accents and all.
fn text_extent(run: &TextRun) -> Option<Rect> {
    let is_sound = run.size.is_finite() && run.size > 0.0 && run.baseline.is_finite();
    if !is_sound || run.text.is_empty() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a bound")]
    let reach = (run.text.len() as f64 + 2.0) * run.size * 1.5;
    let Point { x, y } = run.baseline;
    Some(Rect::new(
        x - reach,
        y - 3.0 * run.size,
        x + reach,
        y + 2.0 * run.size,
    ))
}

/// Whether two ranges of rows meet the same pixels.
pub(super) fn touches_rows(ink_px: Rect, rows: &Range<u32>) -> bool {
    ink_px.y1 > f64::from(rows.start) && ink_px.y0 < f64::from(rows.end)
}
