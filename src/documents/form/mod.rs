//! The forms that a document can take.
//!
//! Each form is a reader of the same [`Document`]: what a document says is settled before. HTML and
//! Markdown are filled by templates ([`engine`]), Word and Excel are written as the parts of their
//! archives, CSV as a file a table. Whatever stands in a map, no script, formula or remote address
//! of it becomes active ([`clean`]); the same document gives the same bytes.

mod clean;
mod context;
mod csv;
mod engine;
mod error;
mod html;
mod markdown;
mod outline;
mod paper;
mod pictures;
#[cfg(test)]
pub(super) mod sample;
mod sheet_names;
mod sheets;
#[cfg(test)]
mod template_tests;
#[cfg(test)]
mod tests;
mod units;
mod word;

use std::sync::atomic::AtomicBool;

use super::block::Document;
use super::template::Template;

pub use engine::{BUILT_IN_HTML, BUILT_IN_MARKDOWN, BUILT_IN_STYLE};
pub use error::{FormError, TemplateFault};

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

    /// Writes a document as it comes: with the built-in template.
    ///
    /// # Errors
    /// Those of [`Form::write_as`].
    pub fn write(self, document: &Document) -> Result<Vec<Part>, FormError> {
        let goes_on = AtomicBool::new(false);
        self.write_as(document, &Template::default(), "", &goes_on)
    }

    /// Writes a document with a template of the user's own. `name` is what the file is called
    /// without its ending: Markdown names the pictures beside it by it.
    ///
    /// O(cells + pixels of figures); figures are painted side by side.
    ///
    /// # Errors
    /// What cannot be written in this form, and why; where a template is wrong; when it was
    /// cancelled.
    pub fn write_as(
        self,
        document: &Document,
        template: &Template,
        name: &str,
        cancelled: &AtomicBool,
    ) -> Result<Vec<Part>, FormError> {
        match self {
            Self::Html => html::write(document, template, cancelled),
            Self::Docx => word::write(document, template, cancelled),
            Self::Markdown => markdown::write(document, template, name, cancelled),
            Self::Xlsx => sheets::write(document, template),
            Self::Csv => csv::write(document),
        }
    }
}

/// A file of a document: what is put before the ending of its name, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Empty for the file itself; `-flows-technical` for another of the same ending; a suffix that
    /// has an ending of its own (`-figures/view-hosting.png`) follows the name without its ending.
    pub suffix: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Part {
    /// The file itself.
    fn whole(bytes: Vec<u8>) -> Vec<Self> {
        vec![Self {
            suffix: String::new(),
            bytes,
        }]
    }

    /// The name of its file, where the document is to be called `stem.ending`.
    #[must_use]
    pub fn file_name(&self, stem: &str, ending: &str) -> String {
        if self.suffix.contains('.') {
            format!("{stem}{}", self.suffix)
        } else {
            format!("{stem}{}.{ending}", self.suffix)
        }
    }
}
