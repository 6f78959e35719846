//! A template of the user's own: looks, order and wording of documents, and how HTML and Markdown
//! are written.

#[cfg(test)]
mod tests;
mod wording;

use std::collections::BTreeMap;

use super::block::Document;
use super::form::{BUILT_IN_HTML, BUILT_IN_MARKDOWN};
use crate::diagnostic::Problem;
use crate::locale::Language;
use crate::storage::{
    HTML_TEMPLATE, LOOKS, MARKDOWN_TEMPLATE, STYLE_SHEET, TemplateFiles, TemplateLooks,
    TemplateWording, WORDING,
};

/// See the module's header. The default is the built-in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Templates and style sheet, by the name of their file.
    pub(super) texts: BTreeMap<String, String>,
    /// Colours and letters.
    pub(super) looks: TemplateLooks,
    wording: TemplateWording,
}

impl From<TemplateFiles> for Template {
    fn from(files: TemplateFiles) -> Self {
        Self {
            texts: files.texts,
            looks: files.looks,
            wording: files.wording,
        }
    }
}

impl Template {
    /// Whether it says anything that the built-in one does not.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        *self == Self::default()
    }

    /// The document in the order and words that the template asks for, and a warning for each
    /// heading that it names and the document does not have. O(blocks · names).
    #[must_use]
    pub fn reworded(&self, document: Document) -> (Document, Vec<Problem>) {
        wording::apply(&self.wording, document)
    }
}

/// What a folder of one's own templates may begin with, by the names of the files: the built-in
/// templates as they are, and examples that change nothing yet.
#[must_use]
pub fn template_starters(language: Language) -> [(&'static str, &'static str); 5] {
    let french = language == Language::French;
    let of = |fr, en| if french { fr } else { en };
    [
        (HTML_TEMPLATE, BUILT_IN_HTML),
        (MARKDOWN_TEMPLATE, BUILT_IN_MARKDOWN),
        (
            STYLE_SHEET,
            of(
                include_str!("../../../assets/documents/start.fr.css"),
                include_str!("../../../assets/documents/start.en.css"),
            ),
        ),
        (
            LOOKS,
            of(
                include_str!("../../../assets/documents/looks.fr.ron"),
                include_str!("../../../assets/documents/looks.en.ron"),
            ),
        ),
        (
            WORDING,
            of(
                include_str!("../../../assets/documents/wording.fr.ron"),
                include_str!("../../../assets/documents/wording.en.ron"),
            ),
        ),
    ]
}
