//! A scene as bytes.
//!
//! Every exporter is a short reader of the same [`Scene`](crate::scene::Scene): it decides nothing
//! about how a map looks, and knows nothing of maps, windows or files.
//! [`raster`] paints a part of a scene into rows of pixels, [`mod@png`] makes a picture file of
//! them, [`mod@svg`] writes the figures as they are, [`mod@pdf`] puts them on paper; [`picture`] is
//! whichever a file's name asks for.

use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::scene::Scene;

mod error;
pub mod pdf;
pub mod png;
pub mod raster;
#[cfg(test)]
mod sample;
mod svg;

pub use self::error::{ExportError, PictureLimit};
pub use self::pdf::{PdfOptions, PdfPage, pdf};
pub use self::png::{Compression, PngOptions, png, write_png};
pub use self::svg::{
    InlineScene, InlinedScenes, Letters, base64_of, inline_svgs, number, path_data, svg,
};

/// The kinds of picture files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureForm {
    /// Pixels.
    Png,
    /// Figures and text.
    Svg,
    /// Figures and text on paper.
    Pdf,
}

impl PictureForm {
    /// The endings of their names.
    pub const ENDINGS: [&str; 3] = ["png", "svg", "pdf"];

    /// The form that the ending of a file's name asks for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "png" => Some(Self::Png),
            "svg" => Some(Self::Svg),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// `scene` as the bytes of a picture file, in the form that the name of the file asks for; PNG
/// where it asks for none.
///
/// # Errors
/// Those of [`fn@png`], of [`fn@svg`] and of [`fn@pdf`].
pub fn picture(
    path: &Path,
    scene: &Scene,
    options: &PngOptions,
    cancelled: &AtomicBool,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, ExportError> {
    match PictureForm::of(path) {
        Some(PictureForm::Svg) => svg(scene, options, cancelled),
        Some(PictureForm::Pdf) => {
            let options = PdfOptions::from(options);
            let page = PdfPage {
                scene,
                title: options.noted("Title").to_owned(),
                group: String::new(),
            };
            pdf(&[page], &options, cancelled, progress)
        }
        Some(PictureForm::Png) | None => png(scene, options, cancelled, progress),
    }
}

/// Writes a document that is no map: beside and then over an older one, with the rights that the
/// user's new files have, since a document is made to be passed on (maps themselves stay private).
///
/// # Errors
/// When the folder takes no new file, or the disk is full; an older file is whole then.
pub fn write_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let file = written_beside(path, bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The same, where no file of this name is to be replaced.
///
/// # Errors
/// Those of [`write_file`], and [`AlreadyExists`](std::io::ErrorKind::AlreadyExists) where something
/// of this name is there, even if it came a moment ago.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::ErrorKind;
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let file = written_beside(path, bytes)?;
    let Err(failed) = file.persist_noclobber(path) else {
        return Ok(());
    };
    if failed.error.kind() == ErrorKind::AlreadyExists || path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    // Some file systems cannot do both in one step.
    failed.file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file with no name of its own yet, in the folder of one to be written; gone where it is dropped.
fn written_beside(path: &Path, bytes: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
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
    Ok(file)
}
