//! The map that a PNG carries: a packed text under a keyword of ours, before the picture's own
//! data (PNG, 11.3.3.4). Pictures come from anywhere, so reading is bounded in every respect.

use std::io::{BufRead, Seek};

use crate::locale::{Message, msg};

/// The keyword of the text.
pub const MAP_KEYWORD: &str = "portolan-map";

/// The most bytes of a map that a picture carries, unpacked.
pub const MOST_MAP_BYTES: usize = 64 << 20;

/// The most bytes of memory for what stands before the picture's own data.
const MOST_HEAD_BYTES: usize = 96 << 20;

/// Why no map could be taken out of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CarriedError {
    /// The file is no PNG, or breaks off.
    #[error("no sound PNG")]
    NoPng,
    /// A sound picture, and no more.
    #[error("no map in the picture")]
    NoMap,
    /// What it carries cannot be unpacked, or is larger than [`MOST_MAP_BYTES`].
    #[error("the map in the picture is damaged or too large")]
    Damaged,
}

impl CarriedError {
    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoPng => msg::PDF_CARRIED_NO_PNG.into(),
            Self::NoMap => msg::PDF_CARRIED_NO_MAP.into(),
            Self::Damaged => {
                let most = f64::from(u32::try_from(MOST_MAP_BYTES >> 20).unwrap_or(u32::MAX));
                msg::PDF_CARRIED_DAMAGED.with("most", most)
            }
        }
    }
}

/// The text of the map that a PNG carries. What follows the head of the file is not read, however
/// long it is.
///
/// # Errors
/// No PNG, one without a map, or one whose map cannot be unpacked within bounds.
pub fn carried_map(file: impl BufRead + Seek) -> Result<String, CarriedError> {
    let limits = ::png::Limits {
        bytes: MOST_HEAD_BYTES,
    };
    let mut decoder = ::png::Decoder::new_with_limits(file, limits);
    // Unpacked where it is read, and of no use here.
    decoder.set_ignore_iccp_chunk(true);
    let reader = decoder.read_info().map_err(|error| match error {
        ::png::DecodingError::LimitsExceeded => CarriedError::Damaged,
        _ => CarriedError::NoPng,
    })?;
    let texts = &reader.info().utf8_text;
    let found = texts.iter().find(|text| text.keyword == MAP_KEYWORD);
    let mut found = found.ok_or(CarriedError::NoMap)?.clone();
    found
        .decompress_text_with_limit(MOST_MAP_BYTES)
        .map_err(|_| CarriedError::Damaged)?;
    found.get_text().map_err(|_| CarriedError::Damaged)
}
