//! A scene as a PNG picture.
//!
//! The same scene and options give the same bytes: no date, no name of a program or machine.
//! Opaque scenes are written without an alpha channel, which is a quarter less to compress.

use std::io::{self, ErrorKind, Write};
use std::sync::atomic::AtomicBool;

use super::ExportError;
use super::raster::{self, Frame, PixelFormat};
use crate::bitmap::{MAP_KEYWORD, MOST_MAP_BYTES};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::scene::{PAPER_MARGIN_MM, Paper, Scene};

/// What the file may cost in time to be smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Compression {
    /// As fast as painting.
    #[default]
    Fast,
    /// About half the size, many times slower.
    Small,
}

/// What to draw, how large, and what to note in the file. All forms of pictures share it; each
/// reads what has a meaning in it.
#[derive(Clone, Debug, PartialEq)]
pub struct PngOptions {
    /// Pixels per map unit; 1 is the size on screen at 100 %.
    pub scale: f64,
    /// Dots per inch noted in the file, for printing; `None` prints at the size of 96 map units
    /// an inch.
    pub dpi: Option<f64>,
    /// The part of the map to draw, in map units; `None` for all of it.
    pub region: Option<Rect>,
    /// Ground left free around the region, in map units.
    pub margin: f64,
    /// Speed or size.
    pub compression: Compression,
    /// Metadata in the order of the file: keyword (such as `Title`, `Description`, `Marking`)
    /// and text.
    pub text: Vec<(String, String)>,
    /// The map itself, for the file to carry: its text in our own form, already redacted where
    /// the picture is. At most [`MOST_MAP_BYTES`].
    pub map: Option<Vec<u8>>,
    /// The sheet of a drawing on paper.
    pub paper: Paper,
    /// Ground left free at the edges of that sheet, in millimetres.
    pub paper_margin_mm: f64,
    /// Paper to map of a drawing that goes over several sheets, see
    /// [`PdfOptions::tiling`](super::PdfOptions::tiling).
    pub tiling: Option<f64>,
    /// The language of the words on the drawing, for readers aloud and for what sheets of paper say.
    pub language: Language,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self {
            scale: 2.0,
            dpi: None,
            region: None,
            margin: 24.0,
            compression: Compression::default(),
            text: Vec::new(),
            map: None,
            paper: Paper::Drawing,
            paper_margin_mm: PAPER_MARGIN_MM,
            tiling: None,
            language: Language::default(),
        }
    }
}

/// `scene` as the bytes of a PNG file. See [`write_png`].
///
/// # Errors
///
/// Those of [`write_png`].
pub fn png(
    scene: &Scene,
    options: &PngOptions,
    cancelled: &AtomicBool,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    write_png(scene, options, &mut bytes, cancelled, progress)?;
    Ok(bytes)
}

/// Writes `scene` into `file` as PNG, painting and compressing at the same time.
///
/// `progress` hears the finished part, from above 0 to 1. Memory stays bounded however large the
/// picture is. When it fails, `file` holds the beginning of a picture: write to a temporary file.
///
/// # Errors
///
/// A senseless or too large extent, a bad metadata keyword, cancelling, a writer that fails:
/// see [`ExportError`]. Extent and metadata are checked before the first byte is written.
pub fn write_png(
    scene: &Scene,
    options: &PngOptions,
    file: impl Write,
    cancelled: &AtomicBool,
    progress: &mut dyn FnMut(f64),
) -> Result<(), ExportError> {
    let mut file = Watched {
        file,
        failure: None,
    };
    let outcome = write_rows(scene, options, &mut file, cancelled, progress);
    match file.failure {
        Some(failure) => Err(ExportError::Write(failure)),
        None => outcome,
    }
}

fn write_rows(
    scene: &Scene,
    options: &PngOptions,
    file: impl Write,
    cancelled: &AtomicBool,
    progress: &mut dyn FnMut(f64),
) -> Result<(), ExportError> {
    let region = match options.region {
        Some(region) => region,
        None if scene.items.is_empty() => return Err(ExportError::NothingToDraw),
        None => scene.bounds,
    };
    let frame = Frame::new(region, options.margin, options.scale)?;
    let format = PixelFormat::of(scene);
    let mut info = ::png::Info::with_size(frame.width_px(), frame.height_px());
    info.bit_depth = ::png::BitDepth::Eight;
    info.color_type = match format {
        PixelFormat::Rgb8 => ::png::ColorType::Rgb,
        PixelFormat::Rgba8 => ::png::ColorType::Rgba,
    };
    info.srgb = Some(::png::SrgbRenderingIntent::Perceptual);
    info.pixel_dims = Some(pixel_dimensions(
        options.dpi.unwrap_or(96.0 * options.scale),
    )?);
    for (keyword, text) in &options.text {
        info.utf8_text.push(text_chunk(keyword, text)?);
    }
    if let Some(map) = &options.map {
        info.utf8_text.push(map_chunk(map)?);
    }
    let mut encoder = ::png::Encoder::with_info(file, info).map_err(write_error)?;
    encoder.set_compression(match options.compression {
        Compression::Fast => ::png::Compression::Fast,
        Compression::Small => ::png::Compression::Balanced,
    });
    let mut writer = encoder.write_header().map_err(write_error)?;
    let mut rows = writer
        .stream_writer_with_size(CHUNK_BYTES)
        .map_err(write_error)?;
    raster::paint(scene, frame, format, cancelled, |strip| {
        rows.write_all(&strip.bytes).map_err(ExportError::Write)?;
        progress(f64::from(strip.rows.end) / f64::from(frame.height_px()));
        Ok(())
    })?;
    rows.finish().map_err(write_error)?;
    writer.finish().map_err(write_error)
}

/// A writer that keeps its first failure: the encoder flushes its last chunk where it is dropped,
/// and an error there is lost.
struct Watched<W> {
    file: W,
    failure: Option<io::Error>,
}

impl<W: Write> Watched<W> {
    /// Keeps the failure and tells the encoder its kind.
    fn watch<T>(&mut self, outcome: io::Result<T>) -> io::Result<T> {
        outcome.map_err(|error| {
            let kind = error.kind();
            // An interrupted call is made again.
            if kind != ErrorKind::Interrupted {
                self.failure.get_or_insert(error);
            }
            kind.into()
        })
    }
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let outcome = match self.file.write(bytes) {
            Ok(0) if !bytes.is_empty() => Err(ErrorKind::WriteZero.into()),
            outcome => outcome,
        };
        self.watch(outcome)
    }

    fn flush(&mut self) -> io::Result<()> {
        let outcome = self.file.flush();
        self.watch(outcome)
    }
}

/// Size of the chunks that the picture is cut into.
const CHUNK_BYTES: usize = 256 << 10;

/// Dots per inch in the unit of the file, dots per metre.
fn pixel_dimensions(dpi: f64) -> Result<::png::PixelDimensions, ExportError> {
    const METRES_PER_INCH: f64 = 0.0254;
    let per_metre = (dpi / METRES_PER_INCH).round();
    if !dpi.is_finite() || dpi <= 0.0 || per_metre > f64::from(i32::MAX) {
        return Err(ExportError::BadScale { scale: dpi });
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within 1..=i32::MAX"
    )]
    let per_metre = per_metre.max(1.0) as u32;
    Ok(::png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: ::png::Unit::Meter,
    })
}

/// A metadata entry. Zero bytes end a text in PNG, so they are left out.
fn text_chunk(keyword: &str, text: &str) -> Result<::png::text_metadata::ITXtChunk, ExportError> {
    // Printable Latin-1, no space at the ends, none twice in a row (PNG, 11.3.3.1).
    let is_sound = (1..=79).contains(&keyword.chars().count())
        && keyword
            .chars()
            .all(|letter| matches!(letter, ' '..='~' | '\u{a1}'..='\u{ff}'))
        && keyword.trim() == keyword
        && !keyword.contains("  ");
    if !is_sound {
        return Err(ExportError::BadMetadata {
            keyword: keyword.to_owned(),
        });
    }
    Ok(::png::text_metadata::ITXtChunk::new(
        keyword,
        text.replace('\0', ""),
    ))
}

/// The map as a packed text.
fn map_chunk(map: &[u8]) -> Result<::png::text_metadata::ITXtChunk, ExportError> {
    let text = std::str::from_utf8(map)
        .ok()
        .filter(|text| text.len() <= MOST_MAP_BYTES)
        .ok_or(ExportError::MapTooLarge { bytes: map.len() })?;
    let mut chunk = ::png::text_metadata::ITXtChunk::new(MAP_KEYWORD, text);
    chunk.compressed = true;
    Ok(chunk)
}

fn write_error(error: ::png::EncodingError) -> ExportError {
    ExportError::Write(error.into())
}

#[cfg(test)]
#[path = "png_tests.rs"]
mod tests;
