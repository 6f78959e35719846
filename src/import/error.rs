//! Why a file cannot be imported at all.

use thiserror::Error;

use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};

/// Nothing came of the import. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The file holds nothing.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than allowed.
    #[error("the file has {bytes} bytes; at most {max_bytes} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        max_bytes: usize,
    },
    /// The file is not UTF-8.
    #[error("line {line}, column {column}: not UTF-8 text")]
    NotUtf8 {
        /// Where the first wrong byte stands.
        line: usize,
        /// Where the first wrong byte stands.
        column: usize,
    },
    /// The text breaks the rules of JSON.
    #[error("line {line}, column {column}: {reason}")]
    Syntax {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// No form that Portolan knows.
    #[error("the form of the file is not known")]
    UnknownFormat,
    /// The file names a form, or a version of it, that is not read.
    #[error("line {line}, column {column}: the form `{found}` is not read")]
    OtherVersion {
        /// What the file says.
        found: String,
        /// What is read.
        expected: &'static str,
        /// Where.
        line: usize,
        /// Where.
        column: usize,
    },
}

impl ImportError {
    /// As a problem of the named file, with advice.
    #[must_use]
    pub fn problem(&self, file_name: &str) -> Problem {
        let (code, message, hint): (_, Message, Message) = match self {
            Self::Empty => (
                "import-empty",
                msg::IMPORT_EMPTY.into(),
                msg::IMPORT_EMPTY_HINT.into(),
            ),
            Self::TooLarge { bytes, max_bytes } => (
                "import-too-large",
                msg::IMPORT_TOO_LARGE
                    .with("size", mebibytes(*bytes))
                    .with("limit", mebibytes(*max_bytes)),
                msg::IMPORT_TOO_LARGE_HINT.into(),
            ),
            Self::NotUtf8 { .. } => (
                "import-not-utf8",
                msg::IMPORT_NOT_UTF8.into(),
                msg::IMPORT_NOT_UTF8_HINT.into(),
            ),
            Self::Syntax { reason, .. } => (
                "import-syntax",
                msg::IMPORT_SYNTAX.with("reason", reason.as_str()),
                msg::IMPORT_SYNTAX_HINT.into(),
            ),
            Self::UnknownFormat => (
                "import-unknown-format",
                msg::IMPORT_UNKNOWN_FORMAT.into(),
                msg::IMPORT_UNKNOWN_FORMAT_HINT.with("formats", known_formats()),
            ),
            Self::OtherVersion {
                found, expected, ..
            } => (
                "import-other-version",
                msg::IMPORT_OTHER_VERSION
                    .with("found", found.as_str())
                    .with("expected", *expected),
                msg::IMPORT_OTHER_VERSION_HINT.into(),
            ),
        };
        let problem = Problem::new(code, Severity::Error, message)
            .with_hint(hint)
            .in_file(file_name);
        match self.position() {
            Some((line, column)) => problem.at_line(line, column),
            None => problem,
        }
    }

    /// Line and column from 1, where the trouble has a place.
    #[must_use]
    pub fn position(&self) -> Option<(usize, usize)> {
        match self {
            Self::NotUtf8 { line, column }
            | Self::Syntax { line, column, .. }
            | Self::OtherVersion { line, column, .. } => Some((*line, *column)),
            Self::Empty | Self::TooLarge { .. } | Self::UnknownFormat => None,
        }
    }
}

fn known_formats() -> String {
    let ids: Vec<&str> = super::FORMATS.iter().map(|format| format.id).collect();
    ids.join(", ")
}

/// Rounded up, so that a file just over the limit does not seem to fit.
fn mebibytes(bytes: usize) -> usize {
    bytes.div_ceil(1024 * 1024)
}
