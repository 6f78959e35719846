//! Two states in one drawing: what came, what went, what changed and what moved.
//!
//! [`both`] makes one map of two snapshots: the state after, and beside it what is only in the
//! state before, at its old place. That map is drawn like any other, through the perspective of the
//! comparison; [`dress`] then mutes what is the same, strikes out what went, and shows where moved
//! elements stood (Archambault, Purchase and Pinaud 2011 found such a *difference map* quicker to
//! read than two pictures). Every kind of change has a sign, a word, a colour and a line pattern.

mod dress;
mod ghosts;
#[cfg(test)]
mod tests;
mod union;

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

pub(super) use dress::{AFFECTED_ICON, dress, mute};
pub use union::{Shown, State, both, ends_of_changes};

use super::figure::Dash;
use super::perspective::ImpactState;
use super::theme::{Theme, Tint};
use crate::geometry::Rect;
use crate::locale::{Language, MessageId, msg};
use crate::model::{ElementId, LinkId, NoteId};

/// What happened to an element or link from one state to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeMark {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It lies in another container; other fields may differ, too.
    Moved,
    /// Some of its fields differ.
    Changed,
}

impl ChangeMark {
    /// Every kind of change, in the order of legends and counts.
    pub const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Changed, Self::Moved];

    /// Its sign in a line of text.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "−",
            Self::Moved => "⇄",
            Self::Changed => "~",
        }
    }

    /// Its sign as a bundled icon.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Added => "plus",
            Self::Removed => "minus",
            Self::Moved => "move-right",
            Self::Changed => "tilde",
        }
    }

    /// Its word on a pill, in capitals.
    #[must_use]
    pub fn pill(self) -> MessageId {
        match self {
            Self::Added => msg::COMPARISON_PILL_ADDED,
            Self::Removed => msg::COMPARISON_PILL_REMOVED,
            Self::Moved => msg::COMPARISON_PILL_MOVED,
            Self::Changed => msg::COMPARISON_PILL_CHANGED,
        }
    }

    /// Its word alone: in a list, a legend.
    #[must_use]
    pub fn word(self) -> MessageId {
        match self {
            Self::Added => msg::COMPARISON_ADDED,
            Self::Removed => msg::COMPARISON_REMOVED,
            Self::Moved => msg::COMPARISON_MOVED,
            Self::Changed => msg::COMPARISON_CHANGED,
        }
    }

    /// Pattern and width of the frame of a card.
    #[must_use]
    pub fn frame(self) -> (Dash, f64) {
        match self {
            Self::Added => (Dash::Solid, 2.4),
            Self::Removed => (Dash::Dashed, 1.5),
            Self::Moved => (Dash::Dotted, 1.8),
            Self::Changed => (Dash::DashDot, 1.6),
        }
    }
}

impl Theme {
    /// The colours of a change.
    #[must_use]
    pub fn change(&self, change: ChangeMark) -> Tint {
        self.state(match change {
            ChangeMark::Added => ImpactState::Intact,
            ChangeMark::Removed => ImpactState::Down,
            ChangeMark::Moved => ImpactState::MarginLost,
            ChangeMark::Changed => ImpactState::Degraded,
        })
    }
}

/// What is said of one element or link that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonMark {
    /// What happened.
    pub change: ChangeMark,
    /// Which fields differ, or from where to where it moved, in the reader's language; may be empty.
    pub words: SmolStr,
}

impl ComparisonMark {
    /// In the middle of a sentence: `modifié (Système, Criticité)`.
    pub(super) fn phrase(&self, language: Language) -> String {
        let word = language.text(self.change.word()).to_lowercase();
        if self.words.is_empty() {
            word
        } else {
            format!("{word} ({})", self.words)
        }
    }
}

/// What differs, by record; what is missing here is the same in both states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparisonMarks {
    /// Elements that differ.
    pub elements: BTreeMap<ElementId, ComparisonMark>,
    /// Links that differ.
    pub links: BTreeMap<LinkId, ComparisonMark>,
    /// Notes that differ.
    pub notes: BTreeMap<NoteId, ComparisonMark>,
    /// Where moved elements of the view stood in the state before.
    pub ghosts: BTreeMap<ElementId, Rect>,
    /// What is the same and yet feels the change; empty where nobody asked.
    pub affected: BTreeSet<ElementId>,
    /// Whether what is the same is drawn in faint grey.
    pub fades: bool,
}

impl ComparisonMarks {
    /// Takes the marks of a kind away, for a drawing that does not show what they speak of.
    fn forget(&mut self, change: ChangeMark) {
        let stays = |mark: &ComparisonMark| mark.change != change;
        self.elements.retain(|_, mark| stays(mark));
        self.links.retain(|_, mark| stays(mark));
        self.notes.retain(|_, mark| stays(mark));
    }
}
