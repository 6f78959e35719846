//! What menus, keys and panels may ask of the canvas.

use crate::model::SubjectId;

/// What menus, keys and panels may ask of the canvas.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Show everything.
    FitAll,
    /// Show the selection.
    FitSelection,
    /// Zoom by a factor around the middle.
    ZoomBy(f32),
    /// Zoom to a scale: 1 is 100 %.
    ZoomTo(f32),
    /// Rename the selected element in place.
    RenameSelection,
    /// Bring one element, link or note into the middle.
    CenterOn(SubjectId),
    /// Ask what the selected link becomes.
    ChangeLink,
    /// Ask what goes between the ends of the selected link.
    InsertOnLink,
    /// Select what a link of the selected element leads to, or with `true` what leads to it.
    Follow(bool),
    /// Paste at the pointer, or in the middle where the pointer is elsewhere.
    Paste {
        /// Whether as new, independent elements.
        as_new: bool,
        /// The text that came with the key.
        text: Option<String>,
    },
}
