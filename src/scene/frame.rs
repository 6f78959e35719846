//! Parts of a page that show no record: sheets of figures and what they say.

use std::sync::Arc;

use super::figure::{Figure, Item, ItemRole};
use crate::geometry::Rect;

/// Figures in the making, and their words for screen readers.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub figures: Vec<Figure>,
    said: String,
}

impl Sheet {
    /// Adds words to what the part says.
    pub(super) fn say(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        if !self.said.is_empty() {
            self.said.push_str(", ");
        }
        self.said.push_str(words);
    }
}

/// The finished part.
pub(super) fn frame_item(sheet: Sheet, bounds: Rect) -> Item {
    Item {
        subject: None,
        role: ItemRole::Frame,
        bounds,
        description: Arc::from(sheet.said),
        figures: sheet.figures,
    }
}
