//! Three-way merge: two patches over one base.
//!
//! Records merge by id and field by field. What only one side touched is taken; what both changed
//! alike is taken once; lists that both added to hold the additions of both. What the two disagree
//! about becomes a [`Conflict`], which holds all that somebody needs to decide it. Until it is
//! settled the merge takes a stand that loses nothing that cannot be chosen back: our value of a
//! field, and the record that one side removed and the other changed or points at.
//!
//! Where boxes lie never quarrels with what they are: places are compared by the box, settled by
//! ours, and listed apart ([`Conflict::is_quiet`]), to be looked at by who wants to.
//!
//! A choice never edits the merged map: the merge is made anew with the choices as its last input
//! ([`merge_with`]). So the order of the choices has no say, each can be taken back, and whatever
//! is chosen, the result keeps the promises of the map
//! ([`promises`](crate::model::promises)).

mod circles;
mod conflict;
mod detaching;
mod ids;
mod lists;
mod pending;
mod records;
mod references;
#[cfg(test)]
mod tests;
mod together;

use std::collections::{BTreeMap, BTreeSet};

pub use conflict::{Aspect, Choice, Choices, Conflict, ConflictKey, ConflictKind, Move, Side};
pub use pending::{MergeNames, PendingMerge};

use super::{Patch, RecordKey};
use crate::model::map::SystemMap;
use crate::model::table::{TableName, TableVisitor, Tables};

/// What a merge gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// From the base to the merged map; fits the base even where conflicts are open.
    pub patch: Patch,
    /// What the two sides disagree about, by record; settled or not.
    pub conflicts: Vec<Conflict>,
}

impl Merge {
    /// The conflicts that somebody must settle, and did or not.
    pub fn loud(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts
            .iter()
            .filter(|conflict| !conflict.is_quiet())
    }

    /// The conflicts that nobody settled yet and somebody must.
    pub fn open(&self) -> impl Iterator<Item = &Conflict> {
        self.loud().filter(|conflict| conflict.settled.is_none())
    }

    /// Whether nothing is left to settle.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.open().next().is_none()
    }

    /// The conflict of a name.
    #[must_use]
    pub fn find(&self, key: &ConflictKey) -> Option<&Conflict> {
        self.conflicts
            .iter()
            .find(|conflict| conflict.key() == *key)
    }
}

/// Merges two patches that both start at `base`; nothing is settled.
#[must_use]
pub fn merge(base: &SystemMap, ours: &Patch, theirs: &Patch) -> Merge {
    merge_with(base, ours, theirs, &Choices::new())
}

/// Merges two patches that both start at `base`, with some conflicts settled. A choice about what
/// is no conflict (any more) has no effect.
///
/// Symmetric: with the sides exchanged, and the choices too, the map is the same, but for conflicts
/// that are open, where ours is taken, and for fresh ids. O(touched records · log), and
/// O(records × plateaus) for each round of what the two break together.
#[must_use]
pub fn merge_with(base: &SystemMap, ours: &Patch, theirs: &Patch, choices: &Choices) -> Merge {
    let told_apart = ids::tell_apart(base, ours, theirs, choices);
    let mut not_needed = BTreeSet::new();
    loop {
        let mut merger = Merger {
            base,
            sides: &told_apart.sides,
            choices,
            patch: Patch::new(),
            conflicts: told_apart.conflicts.clone(),
            dropped: told_apart.dropped.clone(),
            not_needed: not_needed.clone(),
        };
        merger.merge_records();
        merger.merge_order();
        let tables = merger.hold_together();
        let (merge, pointless) = merger.finish(&tables);
        // What was brought back for something that then went itself may stay away after all.
        let before = not_needed.len();
        not_needed.extend(pointless);
        if not_needed.len() == before {
            return merge;
        }
    }
}

/// A merge in the making.
struct Merger<'a> {
    base: &'a SystemMap,
    /// Ours and theirs, after records that share an id were told apart.
    sides: &'a [Patch; 2],
    choices: &'a Choices,
    /// What was merged so far.
    patch: Patch,
    conflicts: BTreeMap<ConflictKey, Conflict>,
    /// Records that must not come back, and the conflict that decided so.
    dropped: BTreeMap<RecordKey, Option<ConflictKey>>,
    /// Removed records that only things needed that went themselves.
    not_needed: BTreeSet<RecordKey>,
}

impl<'a> Merger<'a> {
    fn side(&self, side: Side) -> &'a Patch {
        &self.sides[side as usize]
    }

    /// Notes a conflict and gives what holds of it now.
    fn conflict(&mut self, record: &RecordKey, kind: ConflictKind) -> Choice {
        let mut conflict = Conflict::new(record.clone(), kind);
        let key = conflict.key();
        conflict.settled = self.chosen(&key, &conflict);
        let choice = conflict.choice();
        self.conflicts.insert(key, conflict);
        choice
    }

    fn chosen(&self, key: &ConflictKey, conflict: &Conflict) -> Option<Choice> {
        let choice = self.choices.get(key).copied()?;
        conflict.choices().contains(&choice).then_some(choice)
    }

    /// Conflicts in order, without those that other choices made pointless; and the records that
    /// came back for the latter.
    fn finish(mut self, tables: &Tables) -> (Merge, BTreeSet<RecordKey>) {
        let dropped = &self.dropped;
        let mut pointless = BTreeSet::new();
        self.conflicts.retain(|key, conflict| {
            let ConflictKind::Removed {
                changed, needed_by, ..
            } = &mut conflict.kind
            else {
                return true;
            };
            if key.record.table == TableName::Placements {
                // Nothing is left to be shown, or nowhere to show it.
                return places_something(tables, &key.record);
            }
            needed_by.retain(|needer| {
                contains(tables, needer) || dropped.get(needer) == Some(&Some(key.clone()))
            });
            let has_point = !(changed.is_empty() && needed_by.is_empty());
            if !has_point && contains(tables, &key.record) {
                pointless.insert(key.record.clone());
            }
            has_point
        });
        let merge = Merge {
            patch: self.patch,
            conflicts: self.conflicts.into_values().collect(),
        };
        (merge, pointless)
    }
}

fn places_something(tables: &Tables, placement: &RecordKey) -> bool {
    placement.id.split_once('/').is_some_and(|(view, subject)| {
        tables.views.contains(&view.into()) && tables.has_subject(&subject.into())
    })
}

/// Whether there is a record.
fn contains(tables: &Tables, key: &RecordKey) -> bool {
    struct Contains<'a>(&'a RecordKey);
    impl TableVisitor for Contains<'_> {
        type Output = bool;
        fn visit<R: crate::model::Record>(self, table: &crate::model::Table<R>) -> bool {
            table.contains(&R::Id::from(self.0.id.clone()))
        }
    }
    tables.visit(key.table, Contains(key))
}
