//! Joining two sides of a map: what is asked, and the merge that waits to be settled.
//!
//! Whoever has the other side (a branch, a pull, the file on disk, a recovery) sends
//! [`Merging::Start`]; nothing changes for good before [`Merging::Finish`].

use std::sync::Arc;

use super::Workspace;
use super::effect::Effect;
use crate::model::SystemMap;
use crate::model::patch::{Choice, ConflictKey, PendingMerge};
use crate::storage::ContentHash;

/// What is asked of a merge.
#[derive(Clone, Debug)]
pub enum Merging {
    /// Merge the map as it stands with another side, over the last state that both had.
    Start {
        /// The other side.
        theirs: Arc<SystemMap>,
        /// The last state that both had.
        base: Arc<SystemMap>,
        /// What the other side is called: a branch, a version, a file.
        name: String,
        /// The commit that the other side is, hexadecimal: what finishes the merge keeps a version
        /// with it as second parent. `None` where no version is to be kept.
        other_parent: Option<String>,
        /// What the file holds now, where the other side is the file on disk itself: saving the
        /// merged map over exactly that is then right.
        on_disk: Option<ContentHash>,
    },
    /// Settle a conflict.
    Choose(ConflictKey, Choice),
    /// Take the last choice back.
    TakeBack,
    /// All that is left is settled: the merged map becomes a step, is saved, and kept.
    Finish,
    /// Back to the map before the merge.
    Abandon,
}

/// A merge under way in the window.
#[derive(Clone, Debug)]
pub struct Underway {
    /// The merge and what was settled of it.
    pub pending: PendingMerge,
    /// See [`Merging::Start`].
    pub on_disk: Option<ContentHash>,
}

impl Workspace {
    pub(super) fn merging(&mut self, _what: Merging, _effects: &mut Vec<Effect>) {}
}
