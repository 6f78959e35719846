//! What changes: for each record added, removed, or changed field by field, from and to.
//!
//! Undo and redo are patches; the recovery journal is a list of them; comparing two maps gives
//! one; a merge is two over one base. A patch can be *applied* (it refuses a map that its `from`
//! values don't fit), *inverted*, *squashed* with the next, and *merged* with another.

pub(super) mod apply;
mod diff;
mod merge;
mod squash;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use smol_str::SmolStr;

pub use apply::Misfit;
pub use diff::{diff, diff_tables};
pub use merge::{
    Aspect, Choice, Choices, Conflict, ConflictKey, ConflictKind, Merge, MergeNames, Move,
    PendingMerge, Side, merge, merge_with,
};

use super::field::FieldPath;
use super::record::{Record, RecordFields};
use super::table::TableName;
use super::value::Value;

/// A record's table and id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordKey {
    /// Its table.
    pub table: TableName,
    /// Its id.
    pub id: SmolStr,
}

impl RecordKey {
    /// The key of an id in a table.
    #[must_use]
    pub fn new(table: TableName, id: impl Into<SmolStr>) -> Self {
        Self {
            table,
            id: id.into(),
        }
    }

    /// The key of a record.
    #[must_use]
    pub fn of<R: Record>(record: &R) -> Self {
        Self::new(R::TABLE, record.id().as_ref())
    }
}

impl std::fmt::Display for RecordKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.table.as_str(), self.id)
    }
}

/// What happens to one field; `None` stands for its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its value before.
    pub from: Option<Value>,
    /// Its value after.
    pub to: Option<Value>,
}

/// What happens to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It comes, with these fields.
    Added(RecordFields),
    /// It goes; these were its fields.
    Removed(RecordFields),
    /// Some of its fields change; never empty.
    Changed(BTreeMap<FieldPath, FieldChange>),
}

/// What changes from one map to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    changes: BTreeMap<RecordKey, Change>,
}

impl Patch {
    /// A patch that changes nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many records it touches.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// What happens to each record, by table and id.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&RecordKey, &Change)> {
        self.changes.iter()
    }

    /// What happens to one record.
    #[must_use]
    pub fn get(&self, key: &RecordKey) -> Option<&Change> {
        self.changes.get(key)
    }

    /// States what happens to a record, in place of what the patch said of it before.
    /// A change of no field says that nothing happens.
    pub fn insert(&mut self, key: RecordKey, change: Change) {
        match &change {
            Change::Changed(fields) if fields.is_empty() => {
                self.changes.remove(&key);
            }
            _ => {
                self.changes.insert(key, change);
            }
        }
    }

    /// Says that nothing happens to a record.
    pub fn remove(&mut self, key: &RecordKey) -> Option<Change> {
        self.changes.remove(key)
    }

    /// Adds a record.
    pub fn add<R: Record>(&mut self, record: &R) {
        self.insert(RecordKey::of(record), Change::Added(record.fields()));
    }

    /// Removes a record.
    pub fn take<R: Record>(&mut self, record: &R) {
        self.insert(RecordKey::of(record), Change::Removed(record.fields()));
    }

    /// Turns one record into another of the same id.
    pub fn change<R: Record>(&mut self, before: &R, after: &R) {
        if let Some(change) = diff::diff_records(before, after) {
            self.insert(RecordKey::of(before), change);
        }
    }

    /// The patch that leads back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let changes = self
            .changes
            .iter()
            .map(|(key, change)| {
                let inverse = match change {
                    Change::Added(fields) => Change::Removed(fields.clone()),
                    Change::Removed(fields) => Change::Added(fields.clone()),
                    Change::Changed(fields) => Change::Changed(
                        fields
                            .iter()
                            .map(|(path, change)| {
                                let back = FieldChange {
                                    from: change.to.clone(),
                                    to: change.from.clone(),
                                };
                                (path.clone(), back)
                            })
                            .collect(),
                    ),
                };
                (key.clone(), inverse)
            })
            .collect();
        Self { changes }
    }

    /// Whether plateaus come, go or change.
    #[must_use]
    pub(super) fn touches_plateaus(&self) -> bool {
        self.changes
            .keys()
            .any(|key| key.table == TableName::Plateaus)
    }
}

impl FromIterator<(RecordKey, Change)> for Patch {
    fn from_iter<I: IntoIterator<Item = (RecordKey, Change)>>(changes: I) -> Self {
        let mut patch = Self::new();
        for (key, change) in changes {
            patch.insert(key, change);
        }
        patch
    }
}
