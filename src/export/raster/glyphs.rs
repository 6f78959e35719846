//! Lines of text as polygons.
//!
//! Words are shaped by [`crate::text`], as they were when they were measured. Each glyph's outline
//! is read from its font once, flattened once per size, and then only moved into place.

use std::collections::{BTreeMap, HashMap};

use kurbo::PathEl;
use rustc_hash::FxBuildHasher;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::frame::Frame;
use super::outline::flatten_onto;
use crate::geometry::{BezPath, Point};
use crate::scene::{TextAnchor, TextRun};
use crate::text::{self, FontFace};

/// Text smaller than this many pixels is left out: it would only be dust.
const SMALLEST_PX: f64 = 0.5;

/// Text and icons larger than this many pixels are left out: no picture shows a whole letter.
pub(super) const LARGEST_PX: f64 = 131_072.0;

/// Base lines of text up to this size lie on whole pixels.
const LARGEST_SNAPPED_PX: f64 = 64.0;

/// Outlines kept before the cache starts anew: a hostile map may use any number of sizes.
const KEPT_OUTLINES: usize = 16_384;

/// Turns text runs into polygons; one for each thread.
pub(super) struct GlyphPainter {
    fonts: BTreeMap<FontFace, Option<Font>>,
    /// Flattened outlines in pixels from the glyph's origin, by face, glyph and the bits of the
    /// size.
    outlines: HashMap<(FontFace, u32, u64), Vec<PathEl>, FxBuildHasher>,
}

/// A font, ready to hand out outlines.
struct Font {
    glyphs: OutlineGlyphCollection<'static>,
    units_per_em: f64,
}

impl GlyphPainter {
    pub(super) fn new() -> Self {
        Self {
            fonts: BTreeMap::new(),
            outlines: HashMap::default(),
        }
    }

    /// Appends the glyphs of `run`, and its strike line, to `polygon` (picture pixels, non-zero
    /// rule). A run without words, size or place adds nothing.
    pub(super) fn append_run(&mut self, polygon: &mut BezPath, run: &TextRun, frame: &Frame) {
        let size_px = run.size * frame.scale();
        if !(SMALLEST_PX..=LARGEST_PX).contains(&size_px)
            || !run.baseline.is_finite()
            || run.text.is_empty()
        {
            return;
        }
        let shaped = text::shape(&text::visible(&run.text), run.weight);
        let width_px = shaped.width * size_px;
        let mut pen = frame.picture_from_map(run.baseline);
        pen.x -= match run.anchor {
            TextAnchor::Start => 0.0,
            TextAnchor::Middle => width_px / 2.0,
            TextAnchor::End => width_px,
        };
        if size_px <= LARGEST_SNAPPED_PX {
            pen.y = pen.y.round();
        }
        let start_px = pen;
        for glyph in &shaped.glyphs {
            let origin = Point::new(
                pen.x + glyph.x_offset * size_px,
                pen.y + glyph.y_offset * size_px,
            );
            let outline = self.outline(glyph.face, glyph.id, size_px);
            flatten_onto(polygon, outline.iter().copied(), origin);
            pen.x += glyph.advance * size_px;
        }
        if run.struck {
            append_strike(polygon, start_px, width_px, size_px);
        }
    }

    fn outline(&mut self, face: FontFace, glyph_id: u32, size_px: f64) -> &[PathEl] {
        if self.outlines.len() >= KEPT_OUTLINES {
            self.outlines.clear();
        }
        let fonts = &mut self.fonts;
        self.outlines
            .entry((face, glyph_id, size_px.to_bits()))
            .or_insert_with(|| {
                let font = fonts.entry(face).or_insert_with(|| Font::read(face));
                font.as_ref()
                    .map(|font| font.outline(glyph_id, size_px))
                    .unwrap_or_default()
            })
    }
}

impl Font {
    /// `None` where the file can't be read, which the tests of `text` rule out.
    fn read(face: FontFace) -> Option<Self> {
        let font = FontRef::new(face.bytes()).ok()?;
        let units_per_em = f64::from(
            font.metrics(Size::unscaled(), LocationRef::default())
                .units_per_em,
        );
        (units_per_em > 0.0).then(|| Self {
            glyphs: font.outline_glyphs(),
            units_per_em,
        })
    }

    /// The flattened outline of a glyph at `size_px` pixels per em; empty for blanks.
    fn outline(&self, glyph_id: u32, size_px: f64) -> Vec<PathEl> {
        let mut pen = PathPen {
            path: BezPath::new(),
            px_per_unit: size_px / self.units_per_em,
        };
        if let Some(glyph) = self.glyphs.get(GlyphId::new(glyph_id)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            if glyph.draw(settings, &mut pen).is_err() {
                return Vec::new();
            }
        }
        let mut flat = Vec::new();
        // Finer than other curves: letters are small and looked at closely.
        const TOLERANCE_PX: f64 = 0.04;
        kurbo::flatten(pen.path, TOLERANCE_PX, |element| flat.push(element));
        flat
    }
}

/// Collects an outline in pixels; fonts have y upwards, pictures downwards.
struct PathPen {
    path: BezPath,
    px_per_unit: f64,
}

impl PathPen {
    fn point(&self, x: f32, y: f32) -> Point {
        Point::new(
            f64::from(x) * self.px_per_unit,
            -f64::from(y) * self.px_per_unit,
        )
    }
}

impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.point(x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.point(x, y));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.point(cx, cy), self.point(x, y));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path
            .curve_to(self.point(ax, ay), self.point(bx, by), self.point(x, y));
    }
    fn close(&mut self) {
        self.path.close_path();
    }
}

/// A line through the middle of the small letters. It runs in the sense of the font's outer
/// contours, so that where they cross neither cancels the other.
fn append_strike(polygon: &mut BezPath, start_px: Point, width_px: f64, size_px: f64) {
    let thickness = (size_px * 0.07).round().max(1.0);
    let top = (start_px.y - size_px * 0.27 - thickness / 2.0).round();
    let (left, right, bottom) = (start_px.x, start_px.x + width_px, top + thickness);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)].map(Point::from);
    let [a, b, c, d] = corners;
    let strike = [
        PathEl::MoveTo(a),
        PathEl::LineTo(b),
        PathEl::LineTo(c),
        PathEl::LineTo(d),
        PathEl::ClosePath,
    ];
    flatten_onto(polygon, strike, Point::ZERO);
}
