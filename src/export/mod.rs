//! A scene as bytes.
//!
//! Every exporter is a short reader of the same [`Scene`](crate::scene::Scene): it decides nothing
//! about how a map looks, and knows nothing of maps, windows or files.
//! [`raster`] paints a part of a scene into rows of pixels, [`mod@png`] makes a picture file of them.

use std::io::Write as _;
use std::path::Path;

mod error;
pub mod png;
pub mod raster;
#[cfg(test)]
mod sample;

pub use self::error::{ExportError, PictureLimit};
pub use self::png::{Compression, PngOptions, png, write_png};

/// Writes a document that is no map: beside and then over an older one, with the rights that the
/// user's new files have, since a document is made to be passed on (maps themselves stay private).
///
/// # Errors
/// When the folder takes no new file, or the disk is full; an older file is whole then.
pub fn write_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
