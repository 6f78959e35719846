//! The patch that leads from one map to another.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Change, FieldChange, Patch, RecordKey};
use crate::model::map::SystemMap;
use crate::model::record::Record;
use crate::model::table::{Table, Tables};

/// The patch that leads from `old` to `new`. Records match by id. O(records), less where the two
/// share rows.
#[must_use]
pub fn diff(old: &SystemMap, new: &SystemMap) -> Patch {
    diff_tables(old.tables(), new.tables())
}

/// The patch that leads from one set of tables to another.
#[must_use]
pub fn diff_tables(old: &Tables, new: &Tables) -> Patch {
    let mut patch = Patch::new();
    diff_table(&old.map, &new.map, &mut patch);
    diff_table(&old.plateaus, &new.plateaus, &mut patch);
    diff_table(&old.elements, &new.elements, &mut patch);
    diff_table(&old.links, &new.links, &mut patch);
    diff_table(&old.views, &new.views, &mut patch);
    diff_table(&old.placements, &new.placements, &mut patch);
    diff_table(&old.notes, &new.notes, &mut patch);
    diff_table(&old.requirements, &new.requirements, &mut patch);
    diff_table(&old.work_packages, &new.work_packages, &mut patch);
    diff_table(&old.scenarios, &new.scenarios, &mut patch);
    patch
}

/// Walks both sorted tables at once.
fn diff_table<R: Record>(old: &Table<R>, new: &Table<R>, patch: &mut Patch) {
    if old.is_same(new) {
        return;
    }
    let mut left = old.iter().peekable();
    let mut right = new.iter().peekable();
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(before), Some(after)) => before.id().cmp(after.id()),
        };
        match order {
            std::cmp::Ordering::Less => {
                if let Some(record) = left.next() {
                    patch.take(record.as_ref());
                }
            }
            std::cmp::Ordering::Greater => {
                if let Some(record) = right.next() {
                    patch.add(record.as_ref());
                }
            }
            std::cmp::Ordering::Equal => {
                if let (Some(before), Some(after)) = (left.next(), right.next())
                    && !Arc::ptr_eq(before, after)
                    && let Some(change) = diff_records(before.as_ref(), after.as_ref())
                {
                    patch.insert(RecordKey::of(before.as_ref()), change);
                }
            }
        }
    }
}

/// The change from one record to another of the same id; `None` when they are equal.
pub(super) fn diff_records<R: Record>(before: &R, after: &R) -> Option<Change> {
    if before == after {
        return None;
    }
    let mut old = before.fields();
    let mut changes = BTreeMap::new();
    for (path, to) in after.fields() {
        let from = old.remove(&path);
        if from.as_ref() != Some(&to) {
            changes.insert(path, FieldChange { from, to: Some(to) });
        }
    }
    for (path, from) in old {
        changes.insert(
            path,
            FieldChange {
                from: Some(from),
                to: None,
            },
        );
    }
    (!changes.is_empty()).then_some(Change::Changed(changes))
}
