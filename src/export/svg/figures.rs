//! Each figure as one element, and what several of them share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kurbo::PathEl;
use smol_str::SmolStr;

use super::font::Letters;
use super::writing::{attribute, number, push_base64, push_number, text as escaped};
use crate::bitmap::{self, Bitmap};
use crate::geometry::{BezPath, Point, Rect};
use crate::icon;
use crate::scene::{
    Color, Figure, FontWeight, IconFigure, ImageFigure, PathFigure, RectFigure, Stroke, TextAnchor,
    TextRun,
};

/// What stands once in the file, however often it is used.
#[derive(Default)]
pub(super) struct Shelf {
    pub(super) letters: Letters,
    icons: BTreeSet<SmolStr>,
    /// By name, with the number of its id.
    pictures: BTreeMap<SmolStr, (usize, Arc<Bitmap>)>,
}

impl Shelf {
    /// Icons and pictures, to be used by their ids.
    pub(super) fn definitions(&self, out: &mut String) {
        out.push_str("<defs>\n");
        for name in &self.icons {
            let Some(path) = icon::path(name) else {
                continue;
            };
            out.push_str("<path");
            attribute(out, "id", &format!("icon-{name}"));
            data(out, path);
            out.push_str(" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
            attribute(out, "stroke-width", &number(icon::STROKE_WIDTH));
            out.push_str("/>\n");
        }
        for (at, picture) in self.pictures.values() {
            let Ok(ending) = bitmap::ending(&picture.bytes) else {
                continue;
            };
            let kind = if ending == "png" { "png" } else { "jpeg" };
            out.push_str("<image");
            attribute(out, "id", &format!("picture-{at}"));
            attribute(out, "width", &picture.width.to_string());
            attribute(out, "height", &picture.height.to_string());
            out.push_str(" preserveAspectRatio=\"none\" href=\"data:image/");
            out.push_str(kind);
            out.push_str(";base64,");
            push_base64(out, &bitmap::bare(&picture.bytes));
            out.push_str("\"/>\n");
        }
        out.push_str("</defs>\n");
    }
}

/// Writes one figure; nothing of one that has no finite place.
pub(super) fn draw(out: &mut String, figure: &Figure, shelf: &mut Shelf) {
    match figure {
        Figure::Rect(figure) if figure.rect.is_finite() => rect(out, figure),
        Figure::Path(figure) if figure.path.is_finite() => path(out, figure),
        Figure::Text(run) if run.baseline.is_finite() && run.size.is_finite() => {
            line(out, run, shelf);
        }
        Figure::Icon(figure) if figure.rect.is_finite() => sign(out, figure, shelf),
        Figure::Image(figure) if figure.rect.is_finite() => picture(out, figure, shelf),
        _ => {}
    }
}

/// Place and size of a rectangle.
pub(super) fn place(out: &mut String, rect: Rect) {
    let rect = rect.abs();
    for (name, value) in [
        ("x", rect.x0),
        ("y", rect.y0),
        ("width", rect.width()),
        ("height", rect.height()),
    ] {
        attribute(out, name, &number(value));
    }
}

/// The colour of a ground.
pub(super) fn ground(out: &mut String, color: Color) {
    paint(out, "fill", color);
}

fn paint(out: &mut String, what: &str, color: Color) {
    attribute(out, what, &hex(color));
    if color.a < 255 {
        let opacity = number(f64::from(color.a) / 255.0);
        attribute(out, &format!("{what}-opacity"), &opacity);
    }
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}

fn fill(out: &mut String, color: Option<Color>) {
    match color {
        Some(color) => ground(out, color),
        None => out.push_str(" fill=\"none\""),
    }
}

fn stroke(out: &mut String, stroke: Option<Stroke>) {
    let Some(stroke) = stroke else { return };
    paint(out, "stroke", stroke.color);
    attribute(out, "stroke-width", &number(stroke.width));
    let pattern = stroke.dash.pattern(stroke.width);
    if !pattern.is_empty() {
        let lengths: Vec<String> = pattern.into_iter().map(number).collect();
        attribute(out, "stroke-dasharray", &lengths.join(" "));
    }
}

fn rect(out: &mut String, figure: &RectFigure) {
    out.push_str("<rect");
    place(out, figure.rect);
    if figure.radius > 0.0 {
        attribute(out, "rx", &number(figure.radius));
    }
    fill(out, figure.fill);
    stroke(out, figure.stroke);
    out.push_str("/>\n");
}

fn path(out: &mut String, figure: &PathFigure) {
    if let Some(halo) = figure.halo {
        out.push_str("<path");
        data(out, &figure.path);
        out.push_str(" fill=\"none\"");
        stroke(out, Some(halo));
        out.push_str("/>\n");
    }
    if figure.fill.is_none() && figure.stroke.is_none() {
        return;
    }
    out.push_str("<path");
    data(out, &figure.path);
    fill(out, figure.fill);
    stroke(out, figure.stroke);
    out.push_str("/>\n");
}

/// An outline as path data, in an attribute.
fn data(out: &mut String, path: &BezPath) {
    out.push_str(" d=\"");
    push_path(out, path);
    out.push('"');
}

/// An outline as path data of SVG, to a hundredth of a map unit.
#[must_use]
pub fn path_data(path: &BezPath) -> String {
    let mut out = String::new();
    push_path(&mut out, path);
    out
}

fn push_path(out: &mut String, path: &BezPath) {
    for element in path.elements() {
        let mut to = |letter: char, points: &[Point]| {
            out.push(letter);
            for (at, point) in points.iter().enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                push_number(out, point.x);
                out.push(' ');
                push_number(out, point.y);
            }
        };
        match *element {
            PathEl::MoveTo(end) => to('M', &[end]),
            PathEl::LineTo(end) => to('L', &[end]),
            PathEl::QuadTo(control, end) => to('Q', &[control, end]),
            PathEl::CurveTo(first, second, end) => to('C', &[first, second, end]),
            PathEl::ClosePath => out.push('Z'),
        }
    }
}

/// A line of text, as wide as it was measured.
fn line(out: &mut String, run: &TextRun, shelf: &mut Shelf) {
    if run.text.is_empty() || run.size <= 0.0 {
        return;
    }
    let shown = crate::text::visible(&run.text);
    shelf.letters.use_for(&shown, run.weight);
    let left = match run.anchor {
        TextAnchor::Start => run.baseline.x,
        TextAnchor::Middle => run.baseline.x - run.width / 2.0,
        TextAnchor::End => run.baseline.x - run.width,
    };
    out.push_str("<text");
    attribute(out, "x", &number(left));
    attribute(out, "y", &number(run.baseline.y));
    attribute(out, "font-size", &number(run.size));
    let weight = match run.weight {
        FontWeight::Regular => None,
        FontWeight::Medium => Some("500"),
        FontWeight::SemiBold => Some("600"),
        FontWeight::Bold => Some("700"),
    };
    if let Some(weight) = weight {
        attribute(out, "font-weight", weight);
    }
    ground(out, run.color);
    if run.width > 0.0 && run.width.is_finite() {
        attribute(out, "textLength", &number(run.width));
        out.push_str(" lengthAdjust=\"spacingAndGlyphs\"");
    }
    if run.struck {
        out.push_str(" text-decoration=\"line-through\"");
    }
    if shown.contains("  ") || shown.starts_with(' ') || shown.ends_with(' ') {
        out.push_str(" xml:space=\"preserve\"");
    }
    out.push('>');
    escaped(out, &shown);
    out.push_str("</text>\n");
}

fn sign(out: &mut String, figure: &IconFigure, shelf: &mut Shelf) {
    let side = figure.rect.width().min(figure.rect.height());
    if side <= 0.0 || icon::path(&figure.name).is_none() {
        return;
    }
    shelf.icons.insert(figure.name.clone());
    let corner = figure.rect.center() - crate::geometry::Vec2::new(side / 2.0, side / 2.0);
    out.push_str("<use");
    attribute(out, "href", &format!("#icon-{}", figure.name));
    let (x, y) = (number(corner.x), number(corner.y));
    // Finer than a hundredth: it multiplies lengths of up to 24.
    let scale = format!("{:.5}", side / icon::SIZE);
    attribute(
        out,
        "transform",
        &format!("translate({x} {y}) scale({scale})"),
    );
    paint(out, "stroke", figure.color);
    out.push_str("/>\n");
}

fn picture(out: &mut String, figure: &ImageFigure, shelf: &mut Shelf) {
    let (width, height) = (figure.picture.width, figure.picture.height);
    if width == 0 || height == 0 {
        return;
    }
    let next = shelf.pictures.len();
    let kept = shelf.pictures.entry(figure.picture.name.clone());
    let (at, _) = kept.or_insert_with(|| (next, Arc::clone(&figure.picture)));
    out.push_str("<use");
    attribute(out, "href", &format!("#picture-{at}"));
    let (x, y) = (number(figure.rect.x0), number(figure.rect.y0));
    let scale = (
        figure.rect.width() / f64::from(width),
        figure.rect.height() / f64::from(height),
    );
    let scale = format!("scale({:.6} {:.6})", scale.0, scale.1);
    attribute(out, "transform", &format!("translate({x} {y}) {scale}"));
    out.push_str("/>\n");
}
