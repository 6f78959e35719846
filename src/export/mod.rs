//! A scene as bytes.
//!
//! Every exporter is a short reader of the same [`Scene`](crate::scene::Scene): it decides nothing
//! about how a map looks, and knows nothing of maps, windows or files.
//! [`raster`] paints a part of a scene into rows of pixels, [`mod@png`] makes a picture file of them.

mod error;
pub mod png;
pub mod raster;
#[cfg(test)]
mod sample;

pub use self::error::{ExportError, PictureLimit};
pub use self::png::{Compression, PngOptions, png, write_png};
