//! A merge with its sides, and what was settled of it.

use super::merge::{Choice, Choices, ConflictKey, Merge, merge_with};
use super::{Patch, diff};
use crate::model::map::SystemMap;

/// What the sides are called, and what finishing leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeNames {
    /// Ours: usually the branch or the file.
    pub ours: String,
    /// Theirs: a branch, a version, a file.
    pub theirs: String,
    /// The commit that theirs is, hexadecimal, where a merge version is to be kept.
    pub other_parent: Option<String>,
}

/// See the module's header.
#[derive(Clone, Debug)]
pub struct PendingMerge {
    /// The last state that both had.
    pub base: SystemMap,
    /// Our side, whole.
    pub ours: SystemMap,
    /// Their side, whole.
    pub theirs: SystemMap,
    /// What the sides are called.
    pub names: MergeNames,
    patches: [Patch; 2],
    choices: Vec<(ConflictKey, Choice)>,
    merge: Merge,
}

impl PendingMerge {
    /// Merges two sides; nothing is settled yet.
    #[must_use]
    pub fn new(base: SystemMap, ours: SystemMap, theirs: SystemMap, names: MergeNames) -> Self {
        let patches = [diff(&base, &ours), diff(&base, &theirs)];
        let merge = merge_with(&base, &patches[0], &patches[1], &Choices::new());
        Self {
            base,
            ours,
            theirs,
            names,
            patches,
            choices: Vec::new(),
            merge,
        }
    }

    /// The merge as it is settled so far.
    #[must_use]
    pub fn merge(&self) -> &Merge {
        &self.merge
    }

    /// What was chosen, in order.
    #[must_use]
    pub fn choices(&self) -> &[(ConflictKey, Choice)] {
        &self.choices
    }

    /// Settles a conflict, or settles it otherwise.
    pub fn choose(&mut self, key: ConflictKey, choice: Choice) {
        self.choices.push((key, choice));
        self.refresh();
    }

    /// Takes the last choice back; gives what it was about.
    pub fn take_back(&mut self) -> Option<ConflictKey> {
        let (key, _) = self.choices.pop()?;
        self.refresh();
        Some(key)
    }

    fn refresh(&mut self) {
        let choices: Choices = self.choices.iter().cloned().collect();
        self.merge = merge_with(&self.base, &self.patches[0], &self.patches[1], &choices);
    }
}
