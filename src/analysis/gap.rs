//! The gap between two states: what is there in one and not in the other, and what differs.
//!
//! A state is a snapshot, so overrides are folded in before anything is compared: two plateaus of
//! one map, two versions at the same plateau, or one of each. Records match by id (a *gap* in
//! ArchiMate 3, chapter 13: what differs between two plateaus).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    ElementId, FieldPath, LinkId, Name, Record, RecordFields, SINCE, Snapshot, Value,
};

/// How one record differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Difference {
    /// Only in the state after.
    Added,
    /// Only in the state before.
    Removed,
    /// In both, with other fields.
    Changed,
}

/// One field that differs: its name, then its value before and after; `None` where it is not set.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDifference {
    /// The field.
    pub name: Name,
    /// Its value in the state before.
    pub before: Option<Value>,
    /// Its value in the state after.
    pub after: Option<Value>,
}

/// What differs about one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta {
    /// Whether it came, went or changed.
    pub difference: Difference,
    /// The fields that differ, by name; empty for a record that came or went.
    pub fields: Vec<FieldDifference>,
    /// Whether its container is another one: an element that moved counts as changed too.
    pub is_moved: bool,
}

impl Delta {
    fn whole(difference: Difference) -> Self {
        Self {
            difference,
            fields: Vec::new(),
            is_moved: false,
        }
    }
}

/// All that differs between two states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gap {
    /// Elements that differ, by id.
    pub elements: BTreeMap<ElementId, Delta>,
    /// Links that differ, by id.
    pub links: BTreeMap<LinkId, Delta>,
}

/// How many records came, went and changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GapCounts {
    /// Those that came.
    pub added: usize,
    /// Those that went.
    pub removed: usize,
    /// Those that changed, moved ones included.
    pub changed: usize,
    /// Those among the changed whose container is another one.
    pub moved: usize,
}

impl Gap {
    /// What leads from one state to another. O(records of both), less where they share records.
    #[must_use]
    pub fn between(before: &Snapshot, after: &Snapshot) -> Self {
        Self {
            elements: compare(before.elements(), after.elements()),
            links: compare(before.links(), after.links()),
        }
    }

    /// Whether the two states are alike.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.links.is_empty()
    }

    /// How many elements differ, by kind of difference.
    #[must_use]
    pub fn element_counts(&self) -> GapCounts {
        count(self.elements.values())
    }

    /// How many links differ, by kind of difference.
    #[must_use]
    pub fn link_counts(&self) -> GapCounts {
        count(self.links.values())
    }
}

fn count<'a>(deltas: impl Iterator<Item = &'a Delta>) -> GapCounts {
    let mut counts = GapCounts::default();
    for delta in deltas {
        match delta.difference {
            Difference::Added => counts.added += 1,
            Difference::Removed => counts.removed += 1,
            Difference::Changed => counts.changed += 1,
        }
        counts.moved += usize::from(delta.is_moved);
    }
    counts
}

/// Walks both rows at once; they are sorted by id.
fn compare<R: Record>(before: &[Arc<R>], after: &[Arc<R>]) -> BTreeMap<R::Id, Delta> {
    let mut deltas = BTreeMap::new();
    let (mut left, mut right) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return deltas,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(old), Some(new)) if Arc::ptr_eq(old, new) => std::cmp::Ordering::Equal,
            (Some(old), Some(new)) => old.id().cmp(new.id()),
        };
        let old = order.is_le().then(|| left.next()).flatten();
        let new = order.is_ge().then(|| right.next()).flatten();
        match (old, new) {
            (Some(old), None) => {
                deltas.insert(old.id().clone(), Delta::whole(Difference::Removed));
            }
            (None, Some(new)) => {
                deltas.insert(new.id().clone(), Delta::whole(Difference::Added));
            }
            (Some(old), Some(new)) => {
                if let Some(delta) = changed(old, new) {
                    deltas.insert(old.id().clone(), delta);
                }
            }
            (None, None) => return deltas,
        }
    }
}

/// The fields of a record at its state: where it was introduced and what it overrides elsewhere is
/// no part of what it is there.
fn own_fields<R: Record>(record: &R) -> RecordFields {
    let mut fields = record.fields();
    fields.retain(|path, _| path.plateau.is_none() && path.name != SINCE);
    fields
}

fn changed<R: Record>(old: &Arc<R>, new: &Arc<R>) -> Option<Delta> {
    if Arc::ptr_eq(old, new) {
        return None;
    }
    let mut before = own_fields(old.as_ref());
    let mut fields: Vec<FieldDifference> = Vec::new();
    let mut differs = |path: FieldPath, before: Option<Value>, after: Option<Value>| {
        fields.push(FieldDifference {
            name: path.name,
            before,
            after,
        });
    };
    for (path, value) in own_fields(new.as_ref()) {
        let was = before.remove(&path);
        if was.as_ref() != Some(&value) {
            differs(path, was, Some(value));
        }
    }
    for (path, was) in before {
        differs(path, Some(was), None);
    }
    fields.sort_by(|a, b| a.name.cmp(&b.name));
    let is_moved = fields.iter().any(|field| field.name == "parent");
    (!fields.is_empty()).then_some(Delta {
        difference: Difference::Changed,
        fields,
        is_moved,
    })
}
