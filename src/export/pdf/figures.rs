//! Each figure with the means of PDF.

use std::collections::BTreeMap;

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point as PdfPoint, Size as PdfSize, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, StrokeDash};
use krilla::surface::Surface;
use kurbo::PathEl;
use smol_str::SmolStr;

use super::pictures;
use super::words::Fonts;
use crate::geometry::{BezPath, Point, Rect, Vec2};
use crate::icon;
use crate::scene::{Color, Figure, IconFigure, ImageFigure, PathFigure, RectFigure, Stroke};

/// Places beyond this are pulled back, so that readers' numbers stay sound.
const FARTHEST: f64 = 1e7;

/// What stands once in the file, however often it is used.
pub(super) struct Shelf {
    pub(super) fonts: Fonts,
    /// Pictures by name; `None` for those that cannot be drawn.
    pictures: BTreeMap<SmolStr, Option<Image>>,
}

impl Shelf {
    /// `None` where a bundled font can't be read, which the tests of `text` rule out.
    pub(super) fn new() -> Option<Self> {
        Some(Self {
            fonts: Fonts::new()?,
            pictures: BTreeMap::new(),
        })
    }
}

/// Draws figures, whose places count from `origin`.
pub(super) struct Painter<'a, 'doc> {
    pub(super) surface: &'a mut Surface<'doc>,
    pub(super) shelf: &'a mut Shelf,
    /// The point of the map that is the surface's own origin.
    pub(super) origin: Vec2,
}

impl Painter<'_, '_> {
    /// Draws one figure; nothing of one that has no finite place.
    pub(super) fn draw(&mut self, figure: &Figure) {
        match figure {
            Figure::Rect(figure) if figure.rect.is_finite() => self.rect(figure),
            Figure::Path(figure) if figure.path.is_finite() => self.path(figure),
            Figure::Text(run) => self.text(run),
            Figure::Icon(figure) if figure.rect.is_finite() => self.icon(figure),
            Figure::Image(figure) if figure.rect.is_finite() => self.image(figure),
            _ => {}
        }
    }

    /// A ground over a rectangle.
    pub(super) fn ground(&mut self, rect: Rect, color: Color) {
        let outline = outline(rect_path(rect, 0.0).elements(), self.origin);
        self.fill_and_stroke(outline.as_ref(), Some(color), None);
    }

    /// A place, from the origin.
    pub(super) fn place(&self, point: Point) -> PdfPoint {
        place(point, self.origin)
    }

    fn rect(&mut self, figure: &RectFigure) {
        let path = rect_path(figure.rect.abs(), figure.radius);
        let outline = outline(path.elements(), self.origin);
        self.fill_and_stroke(outline.as_ref(), figure.fill, figure.stroke);
    }

    fn path(&mut self, figure: &PathFigure) {
        let outline = outline(figure.path.elements(), self.origin);
        if let Some(halo) = figure.halo {
            self.fill_and_stroke(outline.as_ref(), None, Some(halo));
        }
        self.fill_and_stroke(outline.as_ref(), figure.fill, figure.stroke);
    }

    /// A polygon without a line.
    pub(super) fn fill(&mut self, path: &BezPath, color: Color) {
        let outline = outline(path.elements(), self.origin);
        self.fill_and_stroke(outline.as_ref(), Some(color), None);
    }

    fn fill_and_stroke(
        &mut self,
        outline: Option<&Path>,
        ground: Option<Color>,
        line: Option<Stroke>,
    ) {
        let line = line.filter(|line| line.width > 0.0 && line.width.is_finite());
        let Some(outline) = outline.filter(|_| ground.is_some() || line.is_some()) else {
            return;
        };
        self.surface.set_fill(ground.map(fill_of));
        self.surface.set_stroke(line.map(stroke_of));
        self.surface.draw_path(outline);
    }

    fn icon(&mut self, figure: &IconFigure) {
        let side = figure.rect.width().min(figure.rect.height());
        let Some(path) = icon::path(&figure.name).filter(|_| side > 0.0) else {
            return;
        };
        let corner = figure.rect.center() - Vec2::new(side / 2.0, side / 2.0);
        let scale = to_f32(side / icon::SIZE);
        let corner = self.place(corner);
        let transform = Transform::from_row(scale, 0.0, 0.0, scale, corner.x, corner.y);
        self.surface.push_transform(&transform);
        let line = Stroke::solid(figure.color, icon::STROKE_WIDTH);
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(krilla::paint::Stroke {
            line_cap: LineCap::Round,
            ..stroke_of(line)
        }));
        if let Some(outline) = outline(path.elements(), Vec2::ZERO) {
            self.surface.draw_path(&outline);
        }
        self.surface.pop();
    }

    fn image(&mut self, figure: &ImageFigure) {
        let picture = &figure.picture;
        let kept = self.shelf.pictures.entry(picture.name.clone());
        let image = kept.or_insert_with(|| pictures::image(picture)).clone();
        let rect = figure.rect.abs();
        let size = PdfSize::from_wh(to_f32(rect.width()), to_f32(rect.height()));
        let (Some(image), Some(size)) = (image, size) else {
            return;
        };
        let corner = self.place(rect.origin());
        self.surface
            .push_transform(&Transform::from_translate(corner.x, corner.y));
        self.surface.draw_image(image, size);
        self.surface.pop();
    }
}

/// A number as PDF files hold it.
pub(super) fn to_f32(value: f64) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped; finer than paper shows"
    )]
    let value = value.clamp(-FARTHEST, FARTHEST) as f32;
    value
}

fn place(point: Point, origin: Vec2) -> PdfPoint {
    let point = point - origin;
    PdfPoint::from_xy(to_f32(point.x), to_f32(point.y))
}

/// A colour that fills.
pub(super) fn fill_of(color: Color) -> Fill {
    Fill {
        paint: rgb::Color::new(color.r, color.g, color.b).into(),
        opacity: opacity(color),
        ..Fill::default()
    }
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn stroke_of(stroke: Stroke) -> krilla::paint::Stroke {
    let pattern = stroke.dash.pattern(stroke.width);
    krilla::paint::Stroke {
        paint: rgb::Color::new(stroke.color.r, stroke.color.g, stroke.color.b).into(),
        width: to_f32(stroke.width),
        opacity: opacity(stroke.color),
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        dash: (!pattern.is_empty()).then(|| StrokeDash {
            array: pattern.into_iter().map(to_f32).collect(),
            offset: 0.0,
        }),
        ..krilla::paint::Stroke::default()
    }
}

/// A rectangle with round corners, of four lines and four curves.
fn rect_path(rect: Rect, radius: f64) -> BezPath {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let mut path = BezPath::new();
    let Rect { x0, y0, x1, y1 } = rect;
    if radius <= 0.0 || !radius.is_finite() {
        path.move_to((x0, y0));
        path.line_to((x1, y0));
        path.line_to((x1, y1));
        path.line_to((x0, y1));
        path.close_path();
        return path;
    }
    /// How far the handles of a quarter of a circle reach, as a share of its radius (a usual
    /// approximation, off by at most 0.03 % of the radius).
    const HANDLE: f64 = 0.552_284_75;
    let (r, c) = (radius, radius * (1.0 - HANDLE));
    path.move_to((x0 + r, y0));
    path.line_to((x1 - r, y0));
    path.curve_to((x1 - c, y0), (x1, y0 + c), (x1, y0 + r));
    path.line_to((x1, y1 - r));
    path.curve_to((x1, y1 - c), (x1 - c, y1), (x1 - r, y1));
    path.line_to((x0 + r, y1));
    path.curve_to((x0 + c, y1), (x0, y1 - c), (x0, y1 - r));
    path.line_to((x0, y0 + r));
    path.curve_to((x0, y0 + c), (x0 + c, y0), (x0 + r, y0));
    path.close_path();
    path
}

/// An outline with its places counted from `origin`; `None` of one that has no extent.
fn outline(elements: &[PathEl], origin: Vec2) -> Option<Path> {
    let at = |point: Point| place(point, origin);
    let mut builder = PathBuilder::new();
    for element in elements {
        match *element {
            PathEl::MoveTo(end) => {
                let end = at(end);
                builder.move_to(end.x, end.y);
            }
            PathEl::LineTo(end) => {
                let end = at(end);
                builder.line_to(end.x, end.y);
            }
            PathEl::QuadTo(control, end) => {
                let (control, end) = (at(control), at(end));
                builder.quad_to(control.x, control.y, end.x, end.y);
            }
            PathEl::CurveTo(first, second, end) => {
                let (first, second, end) = (at(first), at(second), at(end));
                builder.cubic_to(first.x, first.y, second.x, second.y, end.x, end.y);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}
