//! The little drawings of a legend that stand for signs, frames and lines.

use super::bundle_line::WIDTH;
use super::figure::{Color, Figure, PathFigure, Stroke};
use super::legend::{Entry, SAMPLE_HEIGHT, SAMPLE_WIDTH};
use super::pen::{BADGE, fill, half_cap, icon, rect, square, stroke, words};
use super::theme::{Theme, Tint};
use crate::geometry::{BezPath, Point, Rect};

pub(super) fn counted(sample: Vec<Figure>, words: &str, count: usize) -> Entry {
    Entry {
        sample,
        words: format!("{words} · {count}"),
    }
}

pub(super) fn swatch(ground: Color, frame: Stroke) -> Figure {
    let area = Rect::new(0.0, 0.0, SAMPLE_WIDTH, SAMPLE_HEIGHT).inset(-0.5);
    rect(area, 4.0, Some(ground), Some(frame))
}

pub(super) fn plain(theme: &Theme) -> Vec<Figure> {
    vec![swatch(theme.paper, Stroke::solid(theme.line, 1.0))]
}

/// A swatch with the sign of its pill, so that the colour is not alone.
pub(super) fn signed(tint: Tint, name: &str, theme: &Theme) -> Vec<Figure> {
    let middle = Point::new(SAMPLE_WIDTH / 2.0, SAMPLE_HEIGHT / 2.0);
    vec![
        rect(
            Rect::new(0.0, -0.5, SAMPLE_WIDTH, SAMPLE_HEIGHT + 0.5),
            7.0,
            Some(tint.ink),
            None,
        ),
        icon(name, square(middle, 11.0), theme.on_ink(tint.ink)),
    ]
}

pub(super) fn sign(name: &str, color: Color) -> Figure {
    let middle = Point::new(SAMPLE_WIDTH / 2.0, SAMPLE_HEIGHT / 2.0);
    icon(name, square(middle, 13.0), color)
}

/// A bundle's line with its number on a pill.
pub(super) fn bundle_sample(theme: &Theme) -> Vec<Figure> {
    let middle = Point::new(SAMPLE_WIDTH / 2.0 - 4.0, SAMPLE_HEIGHT / 2.0);
    let mut sample = arrow(Stroke::solid(theme.link, WIDTH));
    let pill = Rect::from_center_size(middle, (15.0, SAMPLE_HEIGHT));
    sample.push(rect(
        pill,
        SAMPLE_HEIGHT / 2.0,
        Some(theme.paper),
        stroke(theme.link, 1.0),
    ));
    let number = BADGE.fit("3", SAMPLE_WIDTH);
    let baseline = Point::new(middle.x - number.1 / 2.0, middle.y + half_cap(BADGE));
    sample.extend(words(baseline, number, BADGE, theme.ink));
    sample
}

pub(super) fn arrow(stroke: Stroke) -> Vec<Figure> {
    let y = SAMPLE_HEIGHT / 2.0;
    let mut path = BezPath::new();
    path.move_to((0.0, y));
    path.line_to((SAMPLE_WIDTH - 7.0, y));
    let mut head = BezPath::new();
    head.move_to((SAMPLE_WIDTH, y));
    head.line_to((SAMPLE_WIDTH - 8.0, y - 3.6));
    head.line_to((SAMPLE_WIDTH - 8.0, y + 3.6));
    head.close_path();
    vec![
        Figure::Path(PathFigure {
            path,
            fill: None,
            stroke: Some(stroke),
            halo: None,
        }),
        fill(head, stroke.color),
    ]
}
