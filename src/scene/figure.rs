//! The vocabulary of drawings.

use std::sync::Arc;

use smol_str::SmolStr;

use crate::bitmap::Bitmap;
use crate::geometry::{Affine, BezPath, Point, Rect, Shape as _, Vec2};
use crate::model::SubjectId;
use crate::text::FontWeight;

/// An opaque or translucent colour, sRGB, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity.
    pub a: u8,
}

impl Color {
    /// From `0xRRGGBB`, opaque.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self { r, g, b, a: 255 }
    }

    /// A share of another colour in it, from 0 to 1; the opacity stays.
    #[must_use]
    pub fn mixed_with(self, other: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| {
            let mixed = f32::from(a) + (f32::from(b) - f32::from(a)) * share.clamp(0.0, 1.0);
            mixed.round() as u8
        };
        Self {
            r: mix(self.r, other.r),
            g: mix(self.g, other.g),
            b: mix(self.b, other.b),
            a: self.a,
        }
    }

    /// The same colour with another opacity.
    #[must_use]
    pub const fn with_alpha(self, a: u8) -> Self {
        Self { a, ..self }
    }
}

/// Line patterns, the same on screen and on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dash {
    /// Unbroken.
    #[default]
    Solid,
    /// Long strokes: replication, partners, the outside.
    Dashed,
    /// Dots: backup.
    Dotted,
    /// Long and short: administration.
    DashDot,
}

impl Dash {
    /// Lengths of stroke and gap in map units, for a line `width` wide; empty when unbroken.
    #[must_use]
    pub fn pattern(self, width: f64) -> Vec<f64> {
        match self {
            Self::Solid => Vec::new(),
            Self::Dashed => vec![5.0 * width.max(1.0), 3.5 * width.max(1.0)],
            Self::Dotted => vec![1.2 * width.max(1.0), 2.8 * width.max(1.0)],
            Self::DashDot => vec![
                7.0 * width.max(1.0),
                3.0 * width.max(1.0),
                1.2 * width.max(1.0),
                3.0 * width.max(1.0),
            ],
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in map units.
    pub width: f64,
    /// Its pattern.
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line.
    #[must_use]
    pub const fn solid(color: Color, width: f64) -> Self {
        Self {
            color,
            width,
            dash: Dash::Solid,
        }
    }
}

/// Which point of a run its position names. The run never wraps: it is one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextAnchor {
    /// The left end of the base line.
    #[default]
    Start,
    /// The middle of the base line.
    Middle,
    /// The right end of the base line.
    End,
}

/// One line of text, already cut to its place.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// Point on the base line, see `anchor`.
    pub baseline: Point,
    /// What `baseline` is: the left end, the middle, or the right end.
    pub anchor: TextAnchor,
    /// The words.
    pub text: Arc<str>,
    /// Measured advance width in map units.
    pub width: f64,
    /// Font size in map units.
    pub size: f64,
    /// Weight.
    pub weight: FontWeight,
    /// Colour.
    pub color: Color,
    /// Struck through (removed things in a comparison).
    pub struck: bool,
}

/// A rectangle, perhaps with round corners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RectFigure {
    /// Where.
    pub rect: Rect,
    /// Corner radius in map units.
    pub radius: f64,
    /// Ground, where it has one.
    pub fill: Option<Color>,
    /// Frame, drawn centered on the edge.
    pub stroke: Option<Stroke>,
}

/// Any other shape: link lines (with rounded corners already in the path), arrow heads, marks.
#[derive(Clone, Debug, PartialEq)]
pub struct PathFigure {
    /// Its outline.
    pub path: BezPath,
    /// Ground, where it has one.
    pub fill: Option<Color>,
    /// Line, where it has one.
    pub stroke: Option<Stroke>,
    /// A wider line drawn beneath it in the background's colour, so that crossings read.
    pub halo: Option<Stroke>,
}

/// A bundled icon, fitted into a square.
#[derive(Clone, Debug, PartialEq)]
pub struct IconFigure {
    /// Its name in `assets/icons`, for example `database`.
    pub name: SmolStr,
    /// The square that it fills.
    pub rect: Rect,
    /// Its colour.
    pub color: Color,
}

/// A picture from elsewhere, drawn as large as its rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageFigure {
    /// The picture.
    pub picture: Arc<Bitmap>,
    /// The rectangle that it fills, of its own shape.
    pub rect: Rect,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// A rectangle.
    Rect(RectFigure),
    /// A path.
    Path(PathFigure),
    /// A line of text.
    Text(TextRun),
    /// An icon.
    Icon(IconFigure),
    /// A picture.
    Image(ImageFigure),
}

/// The record that an item shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// An element, by id.
    Element(SmolStr),
    /// A link, by id.
    Link(SmolStr),
    /// A note, by id.
    Note(SmolStr),
    /// A plateau, by id: on pages that speak of several.
    Plateau(SmolStr),
    /// Links that are drawn as one.
    Bundle(Arc<BundledLinks>),
    /// The records that a figure counts.
    Counted(Arc<Counted>),
}

/// What a figure of a chart or a table stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Counted {
    /// The word by which the figure is known, such as `I06`.
    pub figure: SmolStr,
    /// The records that it counts, or those that it misses, sorted.
    pub records: Vec<SubjectId>,
}

/// What a line stands for that is drawn in place of many.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BundledLinks {
    /// The element where it starts, by id.
    pub from: SmolStr,
    /// The element where its arrow points, by id.
    pub to: SmolStr,
    /// Its links, by id; two at least.
    pub links: Vec<SmolStr>,
}

/// What an item is on the page; decides level of detail and what can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemRole {
    /// A container's frame, ground and title.
    Container,
    /// A highlighted area, behind what lies in it.
    Area,
    /// A link's line and arrow head.
    Link,
    /// A link's label, or the title of a container once more where a link runs through it: words
    /// that lie above the lines and belong to an item drawn before.
    LinkLabel,
    /// An element's card.
    Card,
    /// A note.
    Note,
    /// Title block, legend, marking: on exports only.
    Frame,
    /// The panel of a plot, by the word by which the plot is asked for.
    Plot(&'static str),
}

/// The figures of one record, or of one part of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it shows; `None` for frame parts.
    pub subject: Option<Subject>,
    /// What it is.
    pub role: ItemRole,
    /// Its rectangle in map units: the card, the frame, the bounds of the line.
    pub bounds: Rect,
    /// One sentence for screen readers: name, kind, state, neighbours.
    pub description: Arc<str>,
    /// Back to front.
    pub figures: Vec<Figure>,
}

/// A finished drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The smallest rectangle around every item, in map units; zero when empty.
    pub bounds: Rect,
    /// Ground of the page; `None` where it is transparent.
    pub background: Option<Color>,
    /// Back to front.
    pub items: Vec<Item>,
}

impl Figure {
    /// A straight line.
    #[must_use]
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        Self::Path(PathFigure {
            path,
            fill: None,
            stroke: Some(stroke),
            halo: None,
        })
    }

    /// The figure grown by `factor` from the origin, then moved by `offset`.
    #[must_use]
    pub fn transformed(self, factor: f64, offset: Vec2) -> Self {
        let grow_rect = |rect: Rect| rect.scale_from_origin(factor) + offset;
        let grow_stroke = |stroke: Stroke| Stroke {
            width: stroke.width * factor,
            ..stroke
        };
        match self {
            Self::Rect(figure) => Self::Rect(RectFigure {
                rect: grow_rect(figure.rect),
                radius: figure.radius * factor,
                fill: figure.fill,
                stroke: figure.stroke.map(grow_stroke),
            }),
            Self::Path(figure) => Self::Path(PathFigure {
                path: Affine::new([factor, 0.0, 0.0, factor, offset.x, offset.y]) * figure.path,
                fill: figure.fill,
                stroke: figure.stroke.map(grow_stroke),
                halo: figure.halo.map(grow_stroke),
            }),
            Self::Text(run) => Self::Text(TextRun {
                baseline: (run.baseline.to_vec2() * factor + offset).to_point(),
                width: run.width * factor,
                size: run.size * factor,
                ..run
            }),
            Self::Icon(figure) => Self::Icon(IconFigure {
                rect: grow_rect(figure.rect),
                ..figure
            }),
            Self::Image(figure) => Self::Image(ImageFigure {
                rect: grow_rect(figure.rect),
                ..figure
            }),
        }
    }

    /// The rectangle that it takes, strokes not counted; lines of text from ascender to descender.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(figure) => figure.rect,
            Self::Path(figure) => figure.path.bounding_box(),
            Self::Icon(figure) => figure.rect,
            Self::Image(figure) => figure.rect,
            Self::Text(run) => {
                let left = match run.anchor {
                    TextAnchor::Start => run.baseline.x,
                    TextAnchor::Middle => run.baseline.x - run.width / 2.0,
                    TextAnchor::End => run.baseline.x - run.width,
                };
                Rect::new(
                    left,
                    run.baseline.y - crate::text::ascent(run.weight, run.size),
                    left + run.width,
                    run.baseline.y + crate::text::descent(run.weight, run.size),
                )
            }
        }
    }
}
