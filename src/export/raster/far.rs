//! What is too small on the picture to be seen as it is, as plain rectangles.
//!
//! A map of ten thousand elements on one sheet has names less than two pixels high and lines a
//! tenth of a pixel wide. Outlining every letter and every round corner would take most of the time
//! and change no pixel that anybody could tell. Words become bars of their colour, links the
//! stretches between their corners.

use kurbo::PathEl;

use super::frame::Frame;
use crate::geometry::{Point, Rect};
use crate::scene::{Color, Dash, PathFigure, TextAnchor, TextRun};

/// Words smaller than this can't be read, not even guessed.
const LEAST_TEXT_PX: f64 = 2.0;
/// How much of its place the ink of a text covers.
const INK_SHARE: f64 = 0.4;
/// Lines thinner than this have no visible corners.
const LEAST_LINE_PX: f64 = 0.25;
/// Areas smaller than this are one spot.
const LEAST_AREA_PX: f64 = 1.0;

/// A rectangle in pixels of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) rect: Rect,
    pub(super) color: Color,
}

/// The bar for words that are too small to be read; `None` for those that can be.
pub(super) fn of_text(run: &TextRun, frame: &Frame) -> Option<Mark> {
    let size_px = run.size * frame.scale();
    if size_px >= LEAST_TEXT_PX || !run.width.is_finite() || !run.baseline.is_finite() {
        return None;
    }
    let left = match run.anchor {
        TextAnchor::Start => run.baseline.x,
        TextAnchor::Middle => run.baseline.x - run.width / 2.0,
        TextAnchor::End => run.baseline.x - run.width,
    };
    // As high as small letters.
    let in_map = Rect::new(
        left,
        run.baseline.y - run.size * 0.55,
        left + run.width,
        run.baseline.y,
    );
    Some(Mark {
        rect: frame.picture_rect_from_map(in_map),
        color: faded(run.color, INK_SHARE),
    })
}

/// The stretches of a thin orthogonal line, or the spot of a tiny area; `None` for a path that can
/// be seen as it is. Halos of such lines are thinner than a pixel and left out.
pub(super) fn of_path(figure: &PathFigure, frame: &Frame) -> Option<Vec<Mark>> {
    if let (Some(color), None) = (figure.fill, figure.stroke) {
        let bounds = frame.picture_rect_from_map(kurbo::Shape::bounding_box(&figure.path));
        let is_spot = bounds.width().max(bounds.height()) < LEAST_AREA_PX;
        return is_spot.then(|| {
            vec![Mark {
                rect: bounds,
                color,
            }]
        });
    }
    let stroke = figure.stroke.filter(|_| figure.fill.is_none())?;
    let width_px = stroke.width * frame.scale();
    if width_px >= LEAST_LINE_PX || stroke.dash != Dash::Solid {
        return None;
    }
    let half = width_px / 2.0;
    let corners = corners(figure, frame)?;
    let mark = |pair: &[Point]| {
        let (a, b) = (pair[0], pair[1]);
        let is_straight = (a.x - b.x).abs() < 0.05 || (a.y - b.y).abs() < 0.05;
        is_straight.then(|| Mark {
            rect: Rect::from_points(a, b).inflate(half, half),
            color: stroke.color,
        })
    };
    corners.windows(2).map(mark).collect()
}

/// The corners of a line with rounded corners, in pixels.
fn corners(figure: &PathFigure, frame: &Frame) -> Option<Vec<Point>> {
    let mut corners: Vec<Point> = Vec::new();
    for element in figure.path.iter() {
        match element {
            PathEl::MoveTo(point) if corners.is_empty() => {
                corners.push(frame.picture_from_map(point));
            }
            PathEl::LineTo(point) => corners.push(frame.picture_from_map(point)),
            PathEl::CurveTo(first, _, end) => {
                let start = *corners.last()?;
                let (first, end) = (frame.picture_from_map(first), frame.picture_from_map(end));
                // The curve leaves along the stretch before it and ends on the one behind it.
                let goes_down = (first.x - start.x).abs() < (first.y - start.y).abs();
                corners.push(if goes_down {
                    Point::new(start.x, end.y)
                } else {
                    Point::new(end.x, start.y)
                });
                corners.push(end);
            }
            _ => return None,
        }
    }
    corners
        .iter()
        .all(|corner| corner.is_finite())
        .then_some(corners)
}

fn faded(color: Color, share: f64) -> Color {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a byte"
    )]
    let a = (f64::from(color.a) * share).round() as u8;
    Color { a, ..color }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::BezPath;
    use crate::scene::Stroke;

    fn line(width: f64, dash: Dash) -> PathFigure {
        let path = BezPath::from_svg("M 0 0 L 92 0 C 96.4 0 100 3.6 100 8 L 100 200").unwrap();
        PathFigure {
            path,
            fill: None,
            stroke: Some(Stroke {
                color: Color::hex(0x33_44_55),
                width,
                dash,
            }),
            halo: None,
        }
    }

    fn frame(scale: f64) -> Frame {
        Frame::new(Rect::new(0.0, 0.0, 1000.0, 1000.0), 0.0, scale).unwrap()
    }

    #[test]
    fn a_thin_line_is_its_stretches_between_the_corners() {
        let marks = of_path(&line(1.4, Dash::Solid), &frame(0.1)).unwrap();
        let long: Vec<Rect> = marks
            .iter()
            .map(|mark| mark.rect)
            .filter(|rect| rect.width().max(rect.height()) > 1.0)
            .collect();
        assert_eq!(long.len(), 2);
        let half = 0.07;
        let close = |a: f64, b: f64| (a - b).abs() < 1e-6;
        assert!(close(long[0].width(), 9.2 + 2.0 * half) && close(long[0].height(), 2.0 * half));
        assert!(close(long[1].height(), 19.2 + 2.0 * half) && close(long[1].width(), 2.0 * half));
    }

    #[test]
    fn lines_and_words_that_can_be_seen_are_drawn_as_they_are() {
        assert!(of_path(&line(1.4, Dash::Solid), &frame(0.5)).is_none());
        assert!(of_path(&line(1.4, Dash::Dashed), &frame(0.1)).is_none());
        let run = |size: f64| TextRun {
            baseline: Point::new(100.0, 100.0),
            anchor: TextAnchor::End,
            text: "Annuaire".into(),
            width: 60.0,
            size,
            weight: crate::text::FontWeight::Regular,
            color: Color::hex(0x33_44_55),
            struck: false,
        };
        assert!(of_text(&run(30.0), &frame(0.1)).is_none());
        let bar = of_text(&run(12.0), &frame(0.1)).unwrap();
        assert!((bar.rect.x1 - 10.0).abs() < 1e-6 && (bar.rect.x0 - 4.0).abs() < 1e-6);
        assert_eq!(bar.color.a, 102);
    }
}
