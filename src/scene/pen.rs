//! Short hands for figures, so that the drawing code of each family reads like a description.

use std::sync::Arc;

use smol_str::SmolStr;

use super::figure::{
    Color, Dash, Figure, IconFigure, PathFigure, RectFigure, Stroke, TextAnchor, TextRun,
};
use crate::geometry::{BezPath, Point, Rect};
use crate::text::{self, FontWeight};

/// Size and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Font {
    /// Font size in map units.
    pub size: f64,
    /// Weight.
    pub weight: FontWeight,
}

impl Font {
    pub(super) const fn new(size: f64, weight: FontWeight) -> Self {
        Self { size, weight }
    }

    /// Width of one line of these words.
    pub(super) fn width(self, words: &str) -> f64 {
        text::width(words, self.weight, self.size)
    }

    /// The words on one line, cut with an ellipsis where they would be wider than `room`.
    pub(super) fn fit(self, words: &str, room: f64) -> (Arc<str>, f64) {
        let shown = text::visible(words);
        let width = self.width(&shown);
        if width <= room {
            return (Arc::from(shown.as_ref()), width);
        }
        if room <= 0.0 {
            return (Arc::from(""), 0.0);
        }
        text::elide(&shown, self.weight, self.size, room)
    }
}

/// Fonts of the drawing.
pub(super) const NAME: Font = Font::new(12.5, FontWeight::SemiBold);
pub(super) const CAPTION: Font = Font::new(10.5, FontWeight::Regular);
pub(super) const CONTAINER_NAME: Font = Font::new(13.0, FontWeight::SemiBold);
pub(super) const HOSTING_WORD: Font = Font::new(9.5, FontWeight::Bold);
pub(super) const BADGE: Font = Font::new(9.5, FontWeight::Bold);
pub(super) const PILL: Font = Font::new(9.5, FontWeight::Bold);
pub(super) const LINK_LABEL: Font = Font::new(10.0, FontWeight::Medium);

pub(super) fn rect(rect: Rect, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) -> Figure {
    Figure::Rect(RectFigure {
        rect,
        radius: radius.min(rect.width() / 2.0).min(rect.height() / 2.0),
        fill,
        stroke,
    })
}

pub(super) fn fill(path: BezPath, color: Color) -> Figure {
    Figure::Path(PathFigure {
        path,
        fill: Some(color),
        stroke: None,
        halo: None,
    })
}

pub(super) fn line(from: Point, to: Point, stroke: Stroke) -> Figure {
    Figure::line(from, to, stroke)
}

pub(super) fn icon(name: &str, rect: Rect, color: Color) -> Figure {
    Figure::Icon(IconFigure {
        name: SmolStr::new(name),
        rect,
        color,
    })
}

/// A square of `side` around a point.
pub(super) fn square(center: Point, side: f64) -> Rect {
    Rect::from_center_size(center, (side, side))
}

/// One line that starts at `baseline`; nothing when there are no words.
pub(super) fn words(
    baseline: Point,
    fitted: (Arc<str>, f64),
    font: Font,
    color: Color,
) -> Option<Figure> {
    anchored(baseline, TextAnchor::Start, fitted, font, color)
}

/// One line held at its start, middle or end.
pub(super) fn anchored(
    baseline: Point,
    anchor: TextAnchor,
    (text, width): (Arc<str>, f64),
    font: Font,
    color: Color,
) -> Option<Figure> {
    (!text.is_empty()).then_some({
        Figure::Text(TextRun {
            baseline,
            anchor,
            text,
            width,
            size: font.size,
            weight: font.weight,
            color,
            struck: false,
        })
    })
}

/// Distance from the middle of a line of capitals to its base line.
pub(super) fn half_cap(font: Font) -> f64 {
    // The capital height of Inter is 0.727 em.
    font.size * 0.727 / 2.0
}

/// A line through `points` whose corners are arcs of at most `radius`.
/// Points that coincide are taken once.
pub(super) fn rounded_path(points: &[Point], radius: f64) -> BezPath {
    let mut path = BezPath::new();
    let Some(&first) = points.first() else {
        return path;
    };
    path.move_to(first);
    for index in 1..points.len() {
        let corner = points[index];
        let Some(&after) = points.get(index + 1) else {
            path.line_to(corner);
            break;
        };
        let before = points[index - 1];
        let (to_before, to_after) = (before - corner, after - corner);
        let (length_in, length_out) = (to_before.hypot(), to_after.hypot());
        let reach = radius.min(length_in / 2.0).min(length_out / 2.0);
        if reach < 0.5 {
            path.line_to(corner);
            continue;
        }
        let start = corner + to_before * (reach / length_in);
        let end = corner + to_after * (reach / length_out);
        path.line_to(start);
        // The usual cubic for a quarter of a circle.
        let bow = 0.447_715;
        path.curve_to(
            corner + (start - corner) * bow,
            corner + (end - corner) * bow,
            end,
        );
    }
    path
}

/// A solid line in a theme's colour.
pub(super) const fn stroke(color: Color, width: f64) -> Option<Stroke> {
    Some(Stroke::solid(color, width))
}

/// A line with a pattern.
pub(super) const fn dashed(color: Color, width: f64, dash: Dash) -> Stroke {
    Stroke { color, width, dash }
}
