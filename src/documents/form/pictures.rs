//! The figures of a document as pictures.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::super::block::{Block, Document, Figure};
use super::{FormError, clean};
use crate::export::{self, ExportError, PngOptions};

/// Ground that is left free around a drawing, in map units.
pub(super) const MARGIN: f64 = 8.0;
/// The most pixels of a side.
const MOST_PX: f64 = 6_000.0;
/// Pixels per map unit that are never exceeded: a drawing of three boxes gains nothing.
const MOST_SCALE: f64 = 3.0;

/// A figure as the bytes of a PNG file.
pub(super) struct Picture {
    pub(super) png: Vec<u8>,
    pub(super) width_px: u32,
    pub(super) height_px: u32,
}

/// The figures of a document.
pub(super) fn figures(document: &Document) -> impl Iterator<Item = &Figure> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    })
}

/// Every figure in order, painted side by side, about as wide as `width_px` says; `None` for one
/// with nothing on it.
pub(super) fn pictures(
    document: &Document,
    width_px: impl Fn(&Figure) -> f64 + Sync,
    cancelled: &AtomicBool,
) -> Result<Vec<Option<Picture>>, FormError> {
    let figures: Vec<&Figure> = figures(document).collect();
    figures
        .into_par_iter()
        .map(|figure| picture(figure, width_px(figure), cancelled))
        .collect()
}

fn picture(
    figure: &Figure,
    width_px: f64,
    cancelled: &AtomicBool,
) -> Result<Option<Picture>, FormError> {
    if cancelled.load(Ordering::Relaxed) {
        return Err(FormError::Cancelled);
    }
    let size = figure.scene.bounds;
    let (width, height) = (size.width() + 2.0 * MARGIN, size.height() + 2.0 * MARGIN);
    let scale = (width_px / width)
        .min(MOST_SCALE)
        .min(MOST_PX / width)
        .min(MOST_PX / height);
    let options = PngOptions {
        scale,
        margin: MARGIN,
        ..PngOptions::default()
    };
    match export::png(&figure.scene, &options, cancelled, &mut |_| {}) {
        Ok(png) => {
            let side = |at: usize| {
                let four = png.get(at..at + 4).and_then(|four| four.try_into().ok());
                four.map_or(1, u32::from_be_bytes)
            };
            // The first chunk is the header (PNG, 11.2.2): width and height come first.
            let (width_px, height_px) = (side(16), side(20));
            Ok(Some(Picture {
                png,
                width_px,
                height_px,
            }))
        }
        Err(ExportError::NothingToDraw | ExportError::BadExtent) => Ok(None),
        Err(ExportError::Cancelled) => Err(FormError::Cancelled),
        Err(error) => Err(FormError::Figure {
            name: clean::line(&figure.caption),
            reason: Box::new(error.problem()),
        }),
    }
}
