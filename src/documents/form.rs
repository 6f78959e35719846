//! The forms that a document can take.

use super::block::Document;
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;

/// A form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One web page, drawings in it.
    Html,
    /// Word.
    Docx,
    /// Markdown, with its drawings beside it.
    Markdown,
    /// Excel: a sheet a table.
    Xlsx,
    /// Comma-separated values: a file a table.
    Csv,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Html,
        Self::Docx,
        Self::Markdown,
        Self::Xlsx,
        Self::Csv,
    ];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The form of an ending, whatever its case.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// Writes a document.
    ///
    /// # Errors
    /// What cannot be written in this form, and why.
    pub fn write(self, document: &Document) -> Result<Vec<Part>, FormError> {
        let _ = document;
        Err(FormError::Unwritten)
    }
}

/// A file of a document: what is put before the ending of its name, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Empty for the file itself; else `-flows-technical`, or `-figures/view-hosting.png`.
    pub suffix: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a document was not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The form cannot hold it.
    #[error("the document could not be written")]
    Unwritten,
}

impl FormError {
    /// The same for a person.
    #[must_use]
    pub fn problem(&self) -> Problem {
        Problem::new(
            "document-not-written",
            Severity::Error,
            msg::DOCUMENT_NOT_WRITTEN.into(),
        )
    }
}
