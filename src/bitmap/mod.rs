//! Pictures from elsewhere, such as floor plans: what the bytes of a file show, within bounds.
//!
//! PNG and JPEG are taken, by what the bytes say and not by the name of a file. A file that is too
//! heavy, or that would unfold to too many pixels, is refused before it is unfolded; a picture
//! larger than any screen is made smaller once, so that windows and exports can hold it.

mod carried;

pub use carried::{CarriedError, MAP_KEYWORD, MOST_MAP_BYTES, carried_map};

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, ImageReader, Limits};
use smol_str::SmolStr;

use crate::locale::{Message, msg};

/// The most bytes of a file.
pub const MOST_BYTES: usize = 24 << 20;
/// The most pixels of a side, as the file has them.
const MOST_SIDE_IN_FILE: u32 = 16_384;
/// The most bytes that unfolding may take.
const MOST_UNFOLDED: u64 = 400 << 20;
/// The most pixels of a side that are kept.
pub const MOST_SIDE: u32 = 4_096;

/// A picture that was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// Its name among the pictures of a map.
    pub name: SmolStr,
    /// The bytes of its file, as they came.
    pub bytes: Arc<[u8]>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its pixels, row by row: red, green, blue, opacity, not premultiplied.
    pub pixels: Arc<[u8]>,
}

impl std::fmt::Debug for Bitmap {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} ({} × {})", self.name, self.width, self.height)
    }
}

/// Pictures by name.
pub type Shelf = BTreeMap<SmolStr, Arc<Bitmap>>;

/// Why bytes are no picture for a map.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BitmapError {
    /// The file is heavier than [`MOST_BYTES`].
    #[error("too many bytes")]
    TooHeavy,
    /// Neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    NoPicture,
    /// It has too many pixels.
    #[error("too many pixels")]
    TooLarge,
    /// It begins as a picture and goes on as something else.
    #[error("damaged")]
    Damaged,
}

impl BitmapError {
    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::TooHeavy => {
                let most = f64::from(u32::try_from(MOST_BYTES >> 20).unwrap_or(u32::MAX));
                msg::BITMAP_TOO_HEAVY.with("most", most)
            }
            Self::NoPicture => msg::BITMAP_NO_PICTURE.into(),
            Self::TooLarge => msg::BITMAP_TOO_LARGE.with("most", f64::from(MOST_SIDE_IN_FILE)),
            Self::Damaged => msg::BITMAP_DAMAGED.into(),
        }
    }
}

/// The ending that the bytes ask for: `png` or `jpg`.
///
/// # Errors
/// When they are neither.
pub fn ending(bytes: &[u8]) -> Result<&'static str, BitmapError> {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => Ok("png"),
        Ok(ImageFormat::Jpeg) => Ok("jpg"),
        _ => Err(BitmapError::NoPicture),
    }
}

/// The bytes of a JPEG without what its camera or editor noted in it: places, names, comments. What
/// it takes to show it (size, colours, turning of Adobe's) stays. Other bytes stay as they are.
#[must_use]
pub fn bare(bytes: &[u8]) -> Cow<'_, [u8]> {
    without_notes(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Walks over the segments before the picture's own data (ITU-T T.81, B.1); `None` where there is
/// nothing to leave out, or where they are no segments.
fn without_notes(bytes: &[u8]) -> Option<Vec<u8>> {
    const START_OF_SCAN: u8 = 0xda;
    const COMMENT: u8 = 0xfe;
    let mut out = bytes
        .strip_prefix(&[0xff, 0xd8])
        .map(|_| vec![0xff, 0xd8])?;
    let mut at = 2;
    let mut is_changed = false;
    loop {
        let &[0xff, marker, high, low] = bytes.get(at..at + 4)? else {
            return None;
        };
        if marker == START_OF_SCAN {
            out.extend_from_slice(bytes.get(at..)?);
            return is_changed.then_some(out);
        }
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        let segment = bytes.get(at..end)?;
        // Application data: 0 is the frame of the file, 2 its colours, 14 how they are turned.
        let is_note = marker == COMMENT || matches!(marker, 0xe1 | 0xe3..=0xed | 0xef);
        if is_note {
            is_changed = true;
        } else {
            out.extend_from_slice(segment);
        }
        at = end.max(at + 4);
    }
}

/// Unfolds the bytes of a file.
///
/// # Errors
/// When they are no picture that a map can hold.
pub fn read(name: SmolStr, bytes: Vec<u8>) -> Result<Bitmap, BitmapError> {
    if bytes.len() > MOST_BYTES {
        return Err(BitmapError::TooHeavy);
    }
    let format = match ending(&bytes)? {
        "png" => ImageFormat::Png,
        _ => ImageFormat::Jpeg,
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE_IN_FILE);
    limits.max_image_height = Some(MOST_SIDE_IN_FILE);
    limits.max_alloc = Some(MOST_UNFOLDED);
    let mut reader = ImageReader::with_format(Cursor::new(&bytes), format);
    reader.limits(limits);
    let decoded = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => BitmapError::TooLarge,
        _ => BitmapError::Damaged,
    })?;
    let decoded = if decoded.width().max(decoded.height()) > MOST_SIDE {
        decoded.thumbnail(MOST_SIDE, MOST_SIDE)
    } else {
        decoded
    };
    let pixels = decoded.into_rgba8();
    let (width, height) = pixels.dimensions();
    if width == 0 || height == 0 {
        return Err(BitmapError::Damaged);
    }
    Ok(Bitmap {
        name,
        bytes: bytes.into(),
        width,
        height,
        pixels: pixels.into_raw().into(),
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A picture of one colour, as the bytes of a PNG.
    pub(crate) fn plain(width: u32, height: u32, color: [u8; 4]) -> Vec<u8> {
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba(color));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_is_read_and_a_large_one_made_smaller() {
        let small = read("a.png".into(), plain(3, 2, [255, 0, 0, 255])).unwrap();
        assert_eq!((small.width, small.height), (3, 2));
        assert_eq!(small.pixels[..4], [255, 0, 0, 255]);
        let large = read("a.png".into(), plain(8_192, 2, [0, 0, 0, 255])).unwrap();
        assert_eq!((large.width, large.height), (MOST_SIDE, 1));
    }

    #[test]
    fn notes_of_a_camera_are_left_out_and_the_picture_stays() {
        let picture = image::RgbImage::from_pixel(16, 8, image::Rgb([200, 30, 30]));
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let plain = bytes.into_inner();
        assert!(matches!(bare(&plain), Cow::Borrowed(_)));
        let mut noted = plain[..2].to_vec();
        for (marker, words) in [(0xe1, "Exif 48.85N 2.35E"), (0xfe, "made by somebody")] {
            noted.extend([0xff, marker, 0, u8::try_from(words.len()).unwrap() + 2]);
            noted.extend(words.as_bytes());
        }
        noted.extend(&plain[2..]);
        assert_eq!(read("a.jpg".into(), noted.clone()).unwrap().width, 16);
        assert_eq!(bare(&noted).as_ref(), plain);
        // Half a segment, or no JPEG at all, goes on as it is.
        for odd in [&noted[..6], b"\xff\xd8\xff\xe1\xff\xff", b"GIF89a", b""] {
            assert_eq!(bare(odd).as_ref(), odd);
        }
    }

    #[test]
    fn what_is_no_picture_is_refused_in_words() {
        let whole = plain(40, 40, [0, 9, 0, 255]);
        let cases: [(Vec<u8>, BitmapError); 5] = [
            (Vec::new(), BitmapError::NoPicture),
            (b"%PDF-1.7 and more".to_vec(), BitmapError::NoPicture),
            (b"GIF89a and more".to_vec(), BitmapError::NoPicture),
            (whole[..whole.len() / 2].to_vec(), BitmapError::Damaged),
            (vec![0; MOST_BYTES + 1], BitmapError::TooHeavy),
        ];
        for (bytes, expected) in cases {
            let error = read("x.png".into(), bytes).unwrap_err();
            assert_eq!(error, expected);
            assert!(
                !crate::locale::Language::French
                    .say(&error.message())
                    .is_empty()
            );
        }
        // A small file that unfolds to more than any memory holds: refused by its head.
        let mut bomb = plain(1, 1, [0; 4]);
        bomb[16..24].copy_from_slice(&[0, 2, 0, 0, 0, 2, 0, 0]);
        assert!(read("x.png".into(), bomb).is_err());
    }
}
