//! A merge with its sides, and what was settled of it.

use super::{Choice, Choices, Conflict, ConflictKey, Merge, Side, merge_with};
use crate::model::map::SystemMap;
use crate::model::patch::{Patch, diff};
use crate::model::table::TableName;

/// What the sides are called, and what finishing leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeNames {
    /// Ours: usually the branch or the file; may be empty for the working map.
    pub ours: String,
    /// Theirs: a branch, a version, a file.
    pub theirs: String,
    /// The commit that theirs is, hexadecimal, where a merge version is to be kept.
    pub other_parent: Option<String>,
}

/// See the module's header. Cloning is cheap but for the patches.
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
    merged: SystemMap,
}

impl PendingMerge {
    /// Merges two sides; nothing is settled yet. O(records).
    #[must_use]
    pub fn new(base: SystemMap, ours: SystemMap, theirs: SystemMap, names: MergeNames) -> Self {
        Self::resumed(base, ours, theirs, names, Vec::new())
    }

    /// A merge that was left and is taken up again, with what was settled of it.
    #[must_use]
    pub fn resumed(
        base: SystemMap,
        ours: SystemMap,
        theirs: SystemMap,
        names: MergeNames,
        choices: Vec<(ConflictKey, Choice)>,
    ) -> Self {
        let patches = [diff(&base, &ours), diff(&base, &theirs)];
        let mut pending = Self {
            merged: base.clone(),
            base,
            ours,
            theirs,
            names,
            patches,
            choices,
            merge: Merge::default(),
        };
        pending.refresh();
        pending
    }

    /// The merge as it is settled so far.
    #[must_use]
    pub fn merge(&self) -> &Merge {
        &self.merge
    }

    /// The merged map as it is settled so far: sound, whatever is open.
    #[must_use]
    pub fn merged(&self) -> &SystemMap {
        &self.merged
    }

    /// What was chosen, in order.
    #[must_use]
    pub fn choices(&self) -> &[(ConflictKey, Choice)] {
        &self.choices
    }

    /// How many records a side changed: content, and places on views.
    #[must_use]
    pub fn changes_of(&self, side: Side) -> (usize, usize) {
        let patch = &self.patches[side as usize];
        let is_place = |table: TableName| table == TableName::Placements;
        let places = patch.iter().filter(|(key, _)| is_place(key.table)).count();
        (patch.len() - places, places)
    }

    /// How many conflicts are settled, and how many there are, without the quiet ones.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let all = self.merge.loud().count();
        (all - self.merge.open().count(), all)
    }

    /// Settles a conflict, or settles it otherwise.
    pub fn choose(&mut self, key: ConflictKey, choice: Choice) {
        self.choose_all(vec![(key, choice)]);
    }

    /// Settles several conflicts at once.
    pub fn choose_all(&mut self, choices: Vec<(ConflictKey, Choice)>) {
        self.choices.extend(choices);
        self.refresh();
    }

    /// Settles all that is open, of one table or of all, and what that opens, by one side.
    pub fn take_side(&mut self, side: Side, table: Option<TableName>) {
        // Settling may show what lay behind: a choice taken may quarrel with another one.
        for _ in 0..64 {
            let open: Vec<_> = self
                .merge
                .open()
                .filter(|conflict| table.is_none_or(|table| conflict.record.table == table))
                .map(|conflict| (conflict.key(), side.choice()))
                .collect();
            if open.is_empty() {
                return;
            }
            self.choose_all(open);
        }
    }

    /// Takes the last choice back; gives what it was about.
    pub fn take_back(&mut self) -> Option<ConflictKey> {
        let (key, _) = self.choices.pop()?;
        self.refresh();
        Some(key)
    }

    /// The conflicts in the order in which they are shown: content first, then the drawing.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Conflict> {
        let mut all: Vec<&Conflict> = self.merge.conflicts.iter().collect();
        all.sort_by_key(|conflict| conflict.is_quiet());
        all
    }

    fn refresh(&mut self) {
        let choices: Choices = self.choices.iter().cloned().collect();
        self.merge = merge_with(&self.base, &self.patches[0], &self.patches[1], &choices);
        // A merge fits its base; should it not, our side stands and nothing is lost of it.
        self.merged = self
            .base
            .with(&self.merge.patch)
            .unwrap_or_else(|_| self.ours.clone());
    }
}
