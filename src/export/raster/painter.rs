//! Fills the polygons of one strip after the other.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use kurbo::PathEl;
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;
use vello_cpu::color::{AlphaColor, PremulRgba8, Srgb};
use vello_cpu::peniko::{Fill, ImageQuality, ImageSampler};
use vello_cpu::{Image, ImageSource, Level, Pixmap, RenderContext, RenderSettings, Resources};

use super::far::{self, Mark};
use super::frame::Frame;
use super::glyphs::{GlyphPainter, LARGEST_PX};
use super::outline;
use super::strips::{PixelFormat, Strip};
use crate::bitmap::Bitmap;
use crate::geometry::{Affine, BezPath, Point, Rect};
use crate::icon;
use crate::scene::{Color, Dash, Figure, IconFigure, ImageFigure, Scene};

/// A scene, ready to be painted: its visible figures back to front, each with the pixels that it
/// may touch.
pub(super) struct Plan<'scene> {
    frame: Frame,
    format: PixelFormat,
    background: Option<Color>,
    figures: Vec<(&'scene Figure, Rect)>,
    /// The pixels of pictures by name, as the painter takes them.
    pictures: BTreeMap<SmolStr, Arc<Pixmap>>,
}

impl<'scene> Plan<'scene> {
    /// Keeps the figures that `frame` shows. Time and memory grow with the number of figures.
    pub(super) fn new(scene: &'scene Scene, frame: Frame, format: PixelFormat) -> Self {
        let picture = frame.picture();
        let figures: Vec<(&Figure, Rect)> = scene
            .items
            .iter()
            .flat_map(|item| &item.figures)
            .filter_map(|figure| Some((figure, outline::ink_px(figure, &frame)?)))
            .filter(|(_, ink_px)| crate::geometry::overlaps(*ink_px, picture))
            .collect();
        let mut pictures = BTreeMap::new();
        for (figure, _) in &figures {
            if let Figure::Image(image) = figure {
                let name = image.picture.name.clone();
                let pixels = || pixmap_of(&image.picture);
                if let Entry::Vacant(place) = pictures.entry(name)
                    && let Some(pixels) = pixels()
                {
                    place.insert(Arc::new(pixels));
                }
            }
        }
        Self {
            frame,
            format,
            background: scene.background,
            figures,
            pictures,
        }
    }
}

/// What one thread needs to paint strips, kept from one to the next.
pub(super) struct StripPainter {
    context: RenderContext,
    resources: Resources,
    pixmap: Pixmap,
    glyphs: GlyphPainter,
    icons: HashMap<(SmolStr, u64), Vec<PathEl>, FxBuildHasher>,
    /// Emptied and filled again for each run of glyphs.
    polygon: BezPath,
}

impl StripPainter {
    pub(super) fn new() -> Self {
        let settings = RenderSettings {
            level: Level::try_detect().unwrap_or(Level::baseline()),
            num_threads: 0,
        };
        Self {
            context: RenderContext::new_with(1, 1, settings),
            resources: Resources::new(),
            pixmap: Pixmap::new(1, 1),
            glyphs: GlyphPainter::new(),
            icons: HashMap::default(),
            polygon: BezPath::new(),
        }
    }

    /// The pixels of `rows`.
    pub(super) fn paint(&mut self, plan: &Plan<'_>, rows: Range<u32>) -> Strip {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a frame's sides are at most 32,768"
        )]
        let (width, height) = (plan.frame.width_px() as u16, (rows.end - rows.start) as u16);
        self.context.reset_and_resize(width, height);
        self.pixmap.resize(width, height);
        self.context
            .set_transform(Affine::translate((0.0, -f64::from(rows.start))));
        let strip = Rect::new(
            0.0,
            f64::from(rows.start),
            f64::from(width),
            f64::from(rows.end),
        );
        if let Some(color) = plan.background {
            self.fill_rect(strip, color);
        }
        for (figure, ink_px) in &plan.figures {
            if outline::touches_rows(*ink_px, &rows) {
                self.paint_figure(figure, plan, strip);
            }
        }
        self.context.flush();
        self.context.render(&mut self.pixmap, &mut self.resources);
        Strip {
            rows,
            bytes: bytes_of(&self.pixmap, plan.format),
        }
    }

    fn paint_figure(&mut self, figure: &Figure, plan: &Plan<'_>, strip: Rect) {
        match figure {
            Figure::Rect(rect) => {
                let Some(outlines) = outline::of_rect(rect, &plan.frame) else {
                    return;
                };
                if let (Some(ground), Some(color)) = (outlines.plain_ground, rect.fill) {
                    self.fill_rect(ground.intersect(strip.inflate(8.0, 8.0)), color);
                }
                if let (Some(ground), Some(color)) = (outlines.round_ground, rect.fill) {
                    self.fill(&ground, color, Fill::NonZero);
                }
                if let (Some(frame), Some(stroke)) = (outlines.frame, rect.stroke) {
                    self.fill(
                        &frame,
                        stroke.color,
                        if stroke.dash == Dash::Solid {
                            Fill::EvenOdd
                        } else {
                            Fill::NonZero
                        },
                    );
                }
            }
            Figure::Path(path) => {
                if let Some(marks) = far::of_path(path, &plan.frame) {
                    for mark in marks {
                        self.fill_mark(mark, strip);
                    }
                    return;
                }
                let Some(outlines) = outline::of_path(path, &plan.frame) else {
                    return;
                };
                if let (Some(halo), Some(stroke)) = (outlines.halo, path.halo) {
                    self.fill(&halo, stroke.color, Fill::NonZero);
                }
                if let (Some(ground), Some(color)) = (outlines.ground, path.fill) {
                    self.fill(&ground, color, Fill::NonZero);
                }
                if let (Some(line), Some(stroke)) = (outlines.line, path.stroke) {
                    self.fill(&line, stroke.color, Fill::NonZero);
                }
            }
            Figure::Text(run) => {
                if let Some(mark) = far::of_text(run, &plan.frame) {
                    self.fill_mark(mark, strip);
                    return;
                }
                let mut polygon = std::mem::take(&mut self.polygon);
                polygon.truncate(0);
                self.glyphs.append_run(&mut polygon, run, &plan.frame);
                self.fill(&polygon, run.color, Fill::NonZero);
                self.polygon = polygon;
            }
            Figure::Icon(icon) => self.paint_icon(icon, &plan.frame),
            Figure::Image(image) => self.paint_image(image, plan, strip),
        }
    }

    fn paint_icon(&mut self, figure: &IconFigure, frame: &Frame) {
        /// Icons of this many names and sizes are kept.
        const KEPT_ICONS: usize = 1024;
        let rect = frame.picture_rect_from_map(figure.rect);
        let size_px = rect.width().min(rect.height());
        if size_px <= 0.0 || size_px > LARGEST_PX {
            return;
        }
        let key = (figure.name.clone(), size_px.to_bits());
        if !self.icons.contains_key(&key) {
            let Some(path) = icon::path(&figure.name) else {
                return;
            };
            if self.icons.len() >= KEPT_ICONS {
                self.icons.clear();
            }
            self.icons
                .insert(key.clone(), outline::of_icon(path, size_px).into_elements());
        }
        let Some(outline) = self.icons.get(&key) else {
            return;
        };
        let origin = Point::new(
            rect.center().x - size_px / 2.0,
            rect.center().y - size_px / 2.0,
        );
        let mut polygon = BezPath::new();
        outline::flatten_onto(&mut polygon, outline.iter().copied(), origin);
        self.fill(&polygon, figure.color, Fill::NonZero);
    }

    fn paint_image(&mut self, figure: &ImageFigure, plan: &Plan<'_>, strip: Rect) {
        let rect = plan.frame.picture_rect_from_map(figure.rect);
        let Some(pixmap) = plan.pictures.get(&figure.picture.name) else {
            return;
        };
        let (width, height) = (f64::from(pixmap.width()), f64::from(pixmap.height()));
        let visible = rect.intersect(strip.inflate(8.0, 8.0));
        if visible.is_zero_area() || width < 1.0 || height < 1.0 {
            return;
        }
        self.context.set_paint(Image {
            image: ImageSource::Pixmap(Arc::clone(pixmap)),
            sampler: ImageSampler {
                quality: ImageQuality::Medium,
                ..ImageSampler::default()
            },
        });
        let scale = Affine::scale_non_uniform(rect.width() / width, rect.height() / height);
        self.context
            .set_paint_transform(Affine::translate(rect.origin().to_vec2()) * scale);
        self.context.fill_rect(&visible);
        self.context.reset_paint_transform();
    }

    fn fill(&mut self, polygon: &BezPath, color: Color, rule: Fill) {
        if color.a == 0 || polygon.is_empty() || !polygon.is_finite() {
            return;
        }
        self.context.set_paint(paint_of(color));
        self.context.set_fill_rule(rule);
        self.context.fill_path(polygon);
    }

    fn fill_mark(&mut self, mark: Mark, strip: Rect) {
        let visible = mark.rect.intersect(strip.inflate(8.0, 8.0));
        self.fill_rect(visible, mark.color);
    }

    fn fill_rect(&mut self, rect: Rect, color: Color) {
        if color.a == 0 || rect.is_zero_area() {
            return;
        }
        self.context.set_paint(paint_of(color));
        self.context.fill_rect(&rect);
    }
}

/// The pixels of a picture, premultiplied.
fn pixmap_of(picture: &Bitmap) -> Option<Pixmap> {
    let (width, height) = (
        u16::try_from(picture.width).ok()?,
        u16::try_from(picture.height).ok()?,
    );
    let scaled = |value: u8, alpha: u8| {
        let value = (u16::from(value) * u16::from(alpha) + 127) / 255;
        u8::try_from(value).unwrap_or(u8::MAX)
    };
    let pixels: Vec<PremulRgba8> = picture
        .pixels
        .chunks_exact(4)
        .map(|pixel| PremulRgba8 {
            r: scaled(pixel[0], pixel[3]),
            g: scaled(pixel[1], pixel[3]),
            b: scaled(pixel[2], pixel[3]),
            a: pixel[3],
        })
        .collect();
    (pixels.len() == usize::from(width) * usize::from(height))
        .then(|| Pixmap::from_parts(pixels, width, height))
}

fn paint_of(color: Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(color.r, color.g, color.b, color.a)
}

/// The rows of a finished strip in the format of the file.
fn bytes_of(pixmap: &Pixmap, format: PixelFormat) -> Vec<u8> {
    let pixels = pixmap.data();
    let mut bytes = Vec::with_capacity(pixels.len() * format.bytes_per_pixel());
    match format {
        PixelFormat::Rgb8 => {
            bytes.extend(pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]));
        }
        PixelFormat::Rgba8 => {
            bytes.extend(pixels.iter().flat_map(|pixel| {
                let straight = |value: u8| match pixel.a {
                    0 => 0,
                    255 => value,
                    alpha => {
                        let value =
                            (u16::from(value) * 255 + u16::from(alpha) / 2) / u16::from(alpha);
                        u8::try_from(value).unwrap_or(u8::MAX)
                    }
                };
                [
                    straight(pixel.r),
                    straight(pixel.g),
                    straight(pixel.b),
                    pixel.a,
                ]
            }));
        }
    }
    bytes
}
