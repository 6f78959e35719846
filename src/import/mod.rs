//! Other tools' files, turned into maps.
//!
//! Every form is one [`Format`]: how to recognise it, and how to read it into a draft of tables.
//! [`read`] picks the form, hands the text over, and lets [`SystemMap::assemble`] keep the map's
//! promises. Reading never stops at the first flaw of the content: what can be kept is kept, and
//! the rest is listed by line and column. Only a file that is no such file at all is an
//! [`ImportError`].
//!
//! What an importer owes its source:
//! - nothing is dropped in silence; unknown kinds and attributes come along as they are;
//! - ids stay as they are; where one cannot, the record keeps it as `source_id`;
//! - an original word that had to be translated stays as `source_kind` and the like.

mod draft;
mod error;
mod format;
mod json;
mod neutral_map;
mod portolan_sample;
mod presence;
mod source;
#[cfg(test)]
mod tests;
mod views;

pub use error::ImportError;
pub use format::Format;

use crate::diagnostic::Problem;
use crate::model::SystemMap;
use source::Source;

/// All forms that can be read, in the order in which they are tried.
pub const FORMATS: &[Format] = &[portolan_sample::FORMAT, neutral_map::FORMAT];

/// The largest file that is read unless the caller says otherwise, in bytes.
pub const DEFAULT_MAX_BYTES: usize = 64 * 1024 * 1024;

/// A map that came from another tool's file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The map, sound.
    pub map: SystemMap,
    /// What was left out, cut or renamed, and what deserves a look; in the order of the file,
    /// then of the map.
    pub problems: Vec<Problem>,
    /// The form that was read.
    pub format: &'static Format,
}

/// The form with this id, for example `neutral-map`.
#[must_use]
pub fn format_by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// Reads a file of another tool, of at most [`DEFAULT_MAX_BYTES`] bytes.
///
/// `file_name` is used in messages alone; `format` settles the form, otherwise the content does.
///
/// # Errors
/// When the file is too large, is not text, breaks off, or is of no known form.
pub fn read(
    bytes: &[u8],
    file_name: &str,
    format: Option<&'static Format>,
) -> Result<Imported, ImportError> {
    read_at_most(bytes, file_name, format, DEFAULT_MAX_BYTES)
}

/// As [`read`], with another limit for the size.
///
/// # Errors
/// As [`read`].
pub fn read_at_most(
    bytes: &[u8],
    file_name: &str,
    format: Option<&'static Format>,
    max_bytes: usize,
) -> Result<Imported, ImportError> {
    if bytes.len() > max_bytes {
        return Err(ImportError::TooLarge {
            bytes: bytes.len(),
            max_bytes,
        });
    }
    let source = Source::decode(bytes)?;
    let format = match format {
        Some(format) => format,
        None => recognise(&source)?,
    };
    let draft = (format.read)(&source)?;
    let (mut tables, mut problems) = draft.finish();
    views::add_views(&mut tables);
    let (map, mended) = SystemMap::assemble(tables);
    problems.extend(mended);
    for problem in &mut problems {
        problem.place.file = Some(file_name.to_owned());
    }
    Ok(Imported {
        map,
        problems,
        format,
    })
}

/// The form of a text.
fn recognise(source: &Source<'_>) -> Result<&'static Format, ImportError> {
    if source.text().trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some(format) = FORMATS.iter().find(|format| (format.sniff)(source)) {
        return Ok(format);
    }
    // A broken file is better told where it breaks than that nobody knows it.
    if source.text().trim_start().starts_with('{') {
        json::check_syntax(source)?;
    }
    Err(ImportError::UnknownFormat)
}
