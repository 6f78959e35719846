//! Copy, cut and paste: between views the same element, between maps new ones, and text and tables
//! to and from other programs.
//!
//! What is copied lies on the system's clipboard in two forms at once: a table in plain text for
//! mail and editors, and the same as HTML for spreadsheets, which carries our own text along where
//! no reader of HTML shows it. So pasting works between two windows of Portolan as it does within
//! one. The process performs [`Effect`]s on the real clipboard; all that is decided stands here.

mod carrying;
mod forms;
mod proposal;
mod rows;
#[cfg(test)]
mod tests;
mod values;

pub use carrying::part_of;
pub use forms::{as_lines, as_table, from_html, read_own, to_html, to_own};
pub use proposal::{MOST_ROWS, Proposal, propose};
pub use values::{Named, folded, text_of, value_of};

#[cfg(doc)]
use super::Effect;
use crate::geometry::Point;
use crate::model::ElementId;

/// How something is to be pasted, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasting {
    /// Whether as new, independent elements instead of the same ones.
    pub as_new: bool,
    /// The middle of what is pasted, in map units.
    pub at: Point,
    /// The container there.
    pub parent: Option<ElementId>,
    /// The text that came with the key, for a system whose clipboard cannot be asked.
    pub text: Option<String>,
}

/// What is put on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// A table, for everything that takes text.
    pub text: String,
    /// The same for spreadsheets and mail, with our own form in it.
    pub html: String,
    /// Our own form alone, for a system whose clipboard takes only one text.
    pub own: String,
}

/// Elements as plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// A line each: name and kind.
    Lines,
    /// A line each, with a column for every attribute.
    Table,
}

/// What a user, or the process, does with the clipboard.
#[derive(Clone, Debug)]
pub enum Clip {
    /// Copy what is selected.
    Copy,
    /// Copy what is selected, and take it out of the view.
    Cut,
    /// Copy what is selected as text only.
    CopyAs(TextForm),
    /// Copy a picture of what is selected, or of the view.
    CopyPicture,
    /// Ask the clipboard for what is on it.
    AskPaste(Pasting),
    /// Paste what the clipboard answered; `None` when it holds nothing that could be read.
    Paste(Pasting, Option<String>),
    /// A picture is on the clipboard.
    PictureCopied,
}
