//! The map in forms that other tools read: to go on drawing, to calculate, to put into a wiki.
//!
//! A [`Content`] is what goes out: the elements of one view, or of the whole plateau, as a tree with
//! links between them. Each form is a file that writes it, and nothing else. What a form cannot
//! carry is named in [`Form::loses`], never dropped in silence. Same content, same bytes.

mod archimate;
mod content;
mod csv;
mod dot;
mod drawio;
mod drawio_cell;
mod drawn;
#[cfg(test)]
mod exchange_tests;
mod graphml;
mod json;
mod mermaid;
mod plantuml;
#[cfg(test)]
mod tests;
mod xml;
pub use archimate::archimate;
pub use content::{Content, Edge, Node};
pub use drawio::drawio;

use crate::locale::{Language, MessageId, msg};

/// A form of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Graphviz.
    Dot,
    /// Mermaid flowchart, as wikis and forges draw it.
    Mermaid,
    /// PlantUML with the C4 deployment macros of its own library.
    PlantUml,
    /// GraphML 1.0, with nested graphs.
    GraphMl,
    /// Our own JSON, the schema of which stands in the user guide.
    Json,
    /// Two tables, elements and links.
    Csv,
}

/// A file of a form: what its name ends in, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Put before the ending of the file's name; empty for the only file.
    pub suffix: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Form {
    /// Every form, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Dot,
        Self::Mermaid,
        Self::PlantUml,
        Self::GraphMl,
        Self::Json,
        Self::Csv,
    ];

    /// The endings of its files, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Dot => &["dot", "gv"],
            Self::Mermaid => &["mmd", "mermaid"],
            Self::PlantUml => &["puml", "plantuml"],
            Self::GraphMl => &["graphml"],
            Self::Json => &["json"],
            Self::Csv => &["csv"],
        }
    }

    /// The form of a file's ending, whatever its case.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        Self::ALL
            .into_iter()
            .find(|form| form.endings().contains(&ending.as_str()))
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Dot => msg::INTERCHANGE_DOT,
            Self::Mermaid => msg::INTERCHANGE_MERMAID,
            Self::PlantUml => msg::INTERCHANGE_PLANTUML,
            Self::GraphMl => msg::INTERCHANGE_GRAPHML,
            Self::Json => msg::INTERCHANGE_JSON,
            Self::Csv => msg::INTERCHANGE_CSV,
        }
    }

    /// What it does not carry, in words.
    #[must_use]
    pub fn loses(self) -> MessageId {
        match self {
            Self::Dot | Self::Mermaid | Self::PlantUml => msg::INTERCHANGE_LOSES_ATTRIBUTES,
            Self::GraphMl | Self::Json | Self::Csv => msg::INTERCHANGE_LOSES_PLACES,
        }
    }

    /// What [`Form::write`] puts before the ending of each file's name, in order, known before
    /// anything is written.
    #[must_use]
    pub fn suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Csv => &csv::SUFFIXES,
            Self::Dot | Self::Mermaid | Self::PlantUml | Self::GraphMl | Self::Json => &[""],
        }
    }

    /// Writes it. O(elements + links + attributes).
    #[must_use]
    pub fn write(self, content: &Content<'_>, language: Language) -> Vec<Part> {
        let only = |text: String| {
            vec![Part {
                suffix: "",
                bytes: text.into_bytes(),
            }]
        };
        match self {
            Self::Dot => only(dot::write(content, language)),
            Self::Mermaid => only(mermaid::write(content, language)),
            Self::PlantUml => only(plantuml::write(content, language)),
            Self::GraphMl => only(graphml::write(content)),
            Self::Json => only(json::write(content)),
            Self::Csv => csv::write(content, language),
        }
    }
}
