//! Lines of text: letters of the bundled fonts, each where it was measured.

use std::collections::BTreeMap;
use std::ops::Range;

use krilla::Data;
use krilla::geom::Point as PdfPoint;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::figures::{Painter, fill_of, to_f32};
use crate::geometry::{BezPath, Point, Rect};
use crate::scene::{TextAnchor, TextRun};
use crate::text::{self, FontFace, FontWeight, Glyph};

/// The bundled fonts, ready to be embedded; the file holds those letters that are used.
pub(super) struct Fonts(BTreeMap<FontFace, Font>);

impl Fonts {
    /// `None` where one can't be read, which the tests of `text` rule out.
    pub(super) fn new() -> Option<Self> {
        let inter = FontWeight::ALL.map(FontFace::Inter);
        let faces = inter.into_iter().chain([FontFace::Fallback]);
        let fonts = faces.map(|face| Some((face, Font::new(Data::from(face.bytes()), 0)?)));
        fonts.collect::<Option<_>>().map(Self)
    }
}

impl Painter<'_, '_> {
    /// A line of text, as wide as it was measured, and the line through it where it is struck.
    pub(super) fn text(&mut self, run: &TextRun) {
        if run.text.is_empty()
            || !run.baseline.is_finite()
            || !run.size.is_finite()
            || run.size <= 0.0
        {
            return;
        }
        let shown = text::visible(&run.text);
        let shaped = text::shape(&shown, run.weight);
        let width = shaped.width * run.size;
        let left = match run.anchor {
            TextAnchor::Start => run.baseline.x,
            TextAnchor::Middle => run.baseline.x - width / 2.0,
            TextAnchor::End => run.baseline.x - width,
        };
        let mut pen = Point::new(left, run.baseline.y);
        let ranges = clusters(&shown, &shaped.glyphs);
        self.surface.set_fill(Some(fill_of(run.color)));
        self.surface.set_stroke(None);
        let mut at = 0;
        for piece in shaped.glyphs.chunk_by(|a, b| a.face == b.face) {
            let ranges = ranges.get(at..at + piece.len()).unwrap_or_default();
            at += piece.len();
            self.piece(pen, piece, ranges, &shown, run.size);
            pen.x += piece.iter().map(|glyph| glyph.advance).sum::<f64>() * run.size;
        }
        if run.struck {
            self.strike(left, width, run);
        }
    }

    /// Letters of one font.
    fn piece(
        &mut self,
        pen: Point,
        glyphs: &[Glyph],
        ranges: &[Range<usize>],
        text: &str,
        size: f64,
    ) {
        let face = glyphs.first().map(|glyph| glyph.face);
        let font = face.and_then(|face| self.shelf.fonts.0.get(&face)).cloned();
        let Some(font) = font else { return };
        let glyph = |(glyph, range): (&Glyph, &Range<usize>)| {
            KrillaGlyph::new(
                GlyphId::new(glyph.id),
                to_f32(glyph.advance),
                to_f32(glyph.x_offset),
                // Ours point down.
                to_f32(-glyph.y_offset),
                0.0,
                range.clone(),
                None,
            )
        };
        let glyphs: Vec<KrillaGlyph> = glyphs.iter().zip(ranges).map(glyph).collect();
        let start: PdfPoint = self.place(pen);
        self.surface
            .draw_glyphs(start, &glyphs, font, text, to_f32(size), false);
    }

    /// A line through the middle of the small letters, as the painter of pixels draws it.
    fn strike(&mut self, left: f64, width: f64, run: &TextRun) {
        let thickness = run.size * 0.07;
        let middle = run.baseline.y - run.size * 0.27;
        let bar = Rect::new(
            left,
            middle - thickness / 2.0,
            left + width,
            middle + thickness / 2.0,
        );
        let mut path = BezPath::new();
        path.move_to((bar.x0, bar.y0));
        path.line_to((bar.x1, bar.y0));
        path.line_to((bar.x1, bar.y1));
        path.line_to((bar.x0, bar.y1));
        path.close_path();
        self.fill(&path, run.color);
    }
}

/// The bytes of the text that each glyph stands for: from where its cluster begins to where the
/// next one does, whichever way the line runs.
fn clusters(text: &str, glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = glyphs.iter().map(|glyph| glyph.cluster).collect();
    starts.push(text.len());
    starts.sort_unstable();
    starts.dedup();
    let end = |start: usize| {
        let next = starts.partition_point(|&other| other <= start);
        starts.get(next).copied().unwrap_or(text.len())
    };
    let range = |glyph: &Glyph| {
        let range = glyph.cluster..end(glyph.cluster);
        if text.get(range.clone()).is_some() {
            range
        } else {
            0..0
        }
    };
    glyphs.iter().map(range).collect()
}
