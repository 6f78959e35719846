//! What an order would make, before it is made: its first picture, how many files, how large.

use super::drawn::{Drawn, UNITS_PER_INCH, draw_first};
use super::files::make;
use super::form::FileForm;
use super::order::HandoutOrder;
use super::plan::{Piece, plan};
use super::stage::{House, hold_back};
use crate::analysis::Watch;
use crate::diagnostic::Problem;
use crate::export::{self, ExportError, PdfOptions, PdfPage, PngOptions, raster};

/// Pixels of the trial from which the size of a picture is told.
const TRIAL_PIXELS: f64 = 400_000.0;

/// Most letters of a text that are shown.
const MOST_TEXT: usize = 4_000;

/// What there is to look at.
#[derive(Clone, Debug)]
pub enum Sight {
    /// A picture as the file shows it, only smaller.
    Picture(Pixels),
    /// The beginning of a text.
    Text(String),
}

/// Rows of pixels from the top, four bytes each, not premultiplied.
#[derive(Clone, Debug, Default)]
pub struct Pixels {
    /// Pixels of a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green, blue and opacity of each pixel.
    pub rgba: Vec<u8>,
}

/// How much an order would make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Files, the parts of tables counted.
    pub files: usize,
    /// Pages of the file, where it has any.
    pub pages: Option<usize>,
    /// Width and height of the first picture, where it has pixels.
    pub pixels: Option<(u64, u64)>,
    /// Width and height of the first picture on paper, in centimetres.
    pub paper_cm: Option<(f64, f64)>,
    /// Dots per inch that the file says.
    pub dpi: Option<f64>,
    /// Bytes of all files.
    pub bytes: u64,
    /// Whether that many bytes were counted, not estimated.
    pub is_exact: bool,
}

/// See the module's header.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What the first file shows.
    pub sight: Sight,
    /// How much it all is.
    pub estimate: Estimate,
    /// What the first file is called.
    pub name: String,
    /// How many files there are, the parts of a table counted as one.
    pub pieces: usize,
    /// How many things are held back.
    pub withheld: usize,
    /// Why it cannot be exported at this size, though it can be drawn.
    pub trouble: Option<Problem>,
}

/// Looks at an order, with a picture that fills at most so many pixels: for a thread of its own.
///
/// # Errors
/// Why nothing would come of it.
pub fn preview(
    order: &HandoutOrder,
    room_px: [f64; 2],
    watch: &Watch<'_>,
) -> Result<Preview, Problem> {
    let (order, held) = hold_back(order);
    let house = House::of(&order, held);
    let pieces = plan(&order, &house.map)?;
    let Some(first) = pieces.first() else {
        return Err(super::problem::nothing());
    };
    let stage = house.stage(first.plateaus.first().and_then(Option::as_ref));
    let count = pieces.len();
    let name = format!("{}.{}", first.stem, first.form.ending());
    if first.form.is_drawn() {
        let drawn = draw_first(&house, &stage, first, watch)?;
        let (estimate, trouble) = match first.form {
            FileForm::Pdf => of_pdf(first, &drawn, watch)?,
            form => of_picture(form, &drawn, count, watch)?,
        };
        return Ok(Preview {
            sight: Sight::Picture(pixels(&drawn, room_px, watch)?),
            estimate,
            name,
            pieces: count,
            withheld: house.withheld.len(),
            trouble,
        });
    }
    let made = make(&house, &stage, first, watch)?;
    let bytes: u64 = made.iter().map(|made| made.bytes.len() as u64).sum();
    let estimate = Estimate {
        files: made.len() * count,
        bytes: bytes * count as u64,
        is_exact: count == 1,
        ..Estimate::default()
    };
    let sight = match first {
        Piece {
            form: FileForm::Drawio | FileForm::ArchiMate | FileForm::Html,
            views,
            ..
        } if !views.is_empty() => {
            let drawn = draw_first(&house, &stage, first, watch)?;
            Sight::Picture(pixels(&drawn, room_px, watch)?)
        }
        _ => {
            let text = made
                .first()
                .map(|made| String::from_utf8_lossy(&made.bytes));
            let text = text.unwrap_or_default();
            Sight::Text(text.chars().take(MOST_TEXT).collect())
        }
    };
    Ok(Preview {
        sight,
        estimate,
        name,
        pieces: count,
        withheld: house.withheld.len(),
        trouble: None,
    })
}

/// The picture, as large as fits, and never larger than two pixels a map unit.
fn pixels(drawn: &Drawn, room_px: [f64; 2], watch: &Watch<'_>) -> Result<Pixels, Problem> {
    let said = |error: ExportError| error.problem();
    let scene = &drawn.scene;
    let (region, margin) = (drawn.options.region, drawn.options.margin);
    let region = region.unwrap_or(scene.bounds);
    let (width, height) = (
        region.width() + 2.0 * margin,
        region.height() + 2.0 * margin,
    );
    // The grid of pixels is the map's: a picture may begin and end within one.
    let fit = |room: f64, side: f64| (room - 2.0).max(16.0) / side.max(1.0);
    let scale = fit(room_px[0], width).min(fit(room_px[1], height)).min(2.0);
    let frame = raster::Frame::new(region, margin, scale).map_err(said)?;
    let format = raster::PixelFormat::of(scene);
    let mut rgba = Vec::new();
    raster::paint(scene, frame, format, watch.cancelled, |strip| {
        match format {
            raster::PixelFormat::Rgba8 => rgba.extend_from_slice(&strip.bytes),
            raster::PixelFormat::Rgb8 => {
                for pixel in strip.bytes.chunks_exact(3) {
                    rgba.extend_from_slice(pixel);
                    rgba.push(255);
                }
            }
        }
        Ok(())
    })
    .map_err(said)?;
    Ok(Pixels {
        width: frame.width_px() as usize,
        height: frame.height_px() as usize,
        rgba,
    })
}

/// Exact pixels, paper and count; bytes from a small trial, since those of a drawing of lines grow
/// about with its length and not with its area.
fn of_picture(
    form: FileForm,
    drawn: &Drawn,
    count: usize,
    watch: &Watch<'_>,
) -> Result<(Estimate, Option<Problem>), Problem> {
    let bounds = drawn.options.region.unwrap_or(drawn.scene.bounds);
    let margin = drawn.options.margin;
    let (width, height) = (
        bounds.width() + 2.0 * margin,
        bounds.height() + 2.0 * margin,
    );
    let scale = drawn.options.scale;
    let dpi = drawn.options.dpi.unwrap_or(UNITS_PER_INCH * scale);
    let cm = |units: f64| units * scale / dpi * 2.54;
    let mut estimate = Estimate {
        files: count,
        paper_cm: Some((cm(width), cm(height))),
        ..Estimate::default()
    };
    if form == FileForm::Svg {
        let bytes = export::svg(&drawn.scene, &drawn.options, watch.cancelled)
            .map_err(|error| error.problem())?;
        estimate.bytes = bytes.len() as u64 * count as u64;
        estimate.is_exact = count == 1;
        return Ok((estimate, None));
    }
    estimate.dpi = Some(dpi);
    match raster::Frame::new(bounds, margin, scale) {
        Ok(frame) => estimate.pixels = Some((frame.width_px().into(), frame.height_px().into())),
        Err(error) => return Ok((estimate, Some(error.problem()))),
    }
    let trial = scale.min((TRIAL_PIXELS / (width * height).max(1.0)).sqrt());
    let carried = drawn.options.map.as_ref().map_or(0, Vec::len) as u64;
    let options = PngOptions {
        map: None,
        scale: trial,
        ..drawn.options.clone()
    };
    let bytes = export::png(&drawn.scene, &options, watch.cancelled, &mut |_| {});
    match bytes {
        Ok(bytes) => {
            let grown = (scale / trial).max(1.0).powf(1.25);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "an estimate of bytes, far below 2^53"
            )]
            let one = (bytes.len() as f64 * grown) as u64;
            // Text packs to about a seventh.
            estimate.bytes = (one + carried / 7) * count as u64;
            Ok((estimate, None))
        }
        Err(error @ ExportError::Cancelled) => Err(error.problem()),
        Err(error) => Ok((estimate, Some(error.problem()))),
    }
}

/// The sheet exactly; pages and bytes from those of the first drawing.
fn of_pdf(
    piece: &Piece,
    drawn: &Drawn,
    watch: &Watch<'_>,
) -> Result<(Estimate, Option<Problem>), Problem> {
    let count = (piece.views.len() * piece.plateaus.len()).max(1);
    let options = PdfOptions::from(&drawn.options);
    let mut estimate = Estimate {
        files: 1,
        ..Estimate::default()
    };
    let page = PdfPage {
        scene: &drawn.scene,
        title: String::new(),
        group: String::new(),
    };
    let sheets = match export::pdf::sheets(&page, &options) {
        Ok(sheets) => sheets,
        Err(error) => return Ok((estimate, Some(error.problem()))),
    };
    estimate.pages = Some(sheets.count * count);
    estimate.paper_cm = Some((sheets.size_mm.width / 10.0, sheets.size_mm.height / 10.0));
    match export::pdf(&[page], &options, watch.cancelled, &mut |_| {}) {
        Ok(bytes) => {
            estimate.bytes = bytes.len() as u64 * count as u64;
            estimate.is_exact = count == 1;
            Ok((estimate, None))
        }
        Err(error @ ExportError::Cancelled) => Err(error.problem()),
        Err(error) => Ok((estimate, Some(error.problem()))),
    }
}
