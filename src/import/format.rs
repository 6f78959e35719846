//! The contract of a form of files.

use super::draft::Draft;
use super::error::ImportError;
use super::source::Source;
use crate::locale::MessageId;

/// A form of files that can be read.
#[derive(Debug)]
pub struct Format {
    /// Its id, as given to `--from`.
    pub id: &'static str,
    /// Its name.
    pub name: MessageId,
    /// Usual endings of its files, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a text looks like it.
    pub(super) sniff: fn(&Source<'_>) -> bool,
    /// Reads it.
    pub(super) read: fn(&Source<'_>) -> Result<Draft, ImportError>,
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
