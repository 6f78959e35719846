//! Pictures from elsewhere, as a PDF holds them.

use krilla::Data;
use krilla::image::Image;

use crate::bitmap::{self, Bitmap};

/// A picture, packed as it came where it is a JPEG of that size, else its pixels; `None` for one
/// without any.
pub(super) fn image(picture: &Bitmap) -> Option<Image> {
    let (width, height) = (picture.width, picture.height);
    if bitmap::ending(&picture.bytes) == Ok("jpg") {
        let bare = bitmap::bare(&picture.bytes).into_owned();
        let image = Image::from_jpeg(Data::from(bare), true).ok();
        // A picture that was too large for a map was made smaller when it was read.
        if let Some(image) = image.filter(|image| image.size() == (width, height)) {
            return Some(image);
        }
    }
    let bytes = usize::try_from(u64::from(width) * u64::from(height) * 4).ok()?;
    let is_whole = bytes > 0 && picture.pixels.len() == bytes;
    is_whole.then(|| Image::from_rgba8(picture.pixels.to_vec(), width, height))
}
