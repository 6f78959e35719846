//! Two patches, one after the other, as one.

use std::collections::BTreeMap;

use super::{Change, FieldChange, Patch};
use crate::model::field::FieldPath;
use crate::model::record::RecordFields;

impl Patch {
    /// The patch that does what `self` and then `next` do. `next` must fit the map that `self`
    /// leads to; what comes and goes again, and fields that return to where they were, drop out.
    #[must_use]
    pub fn squashed(mut self, next: &Self) -> Self {
        for (key, second) in next.iter() {
            let combined = match (self.remove(key), second) {
                (None, second) => Some(second.clone()),
                (Some(Change::Added(_)), Change::Removed(_)) => None,
                (Some(Change::Added(mut fields)), Change::Changed(changes)) => {
                    write_into(&mut fields, changes);
                    Some(Change::Added(fields))
                }
                (Some(Change::Removed(old)), Change::Added(new)) => between(&old, new),
                (Some(Change::Changed(changes)), Change::Removed(fields)) => {
                    let mut before = fields.clone();
                    for (path, change) in &changes {
                        put(&mut before, path, change.from.clone());
                    }
                    Some(Change::Removed(before))
                }
                (Some(Change::Changed(first)), Change::Changed(second)) => chain(first, second),
                // The rest cannot follow one another on any map; the later one stands.
                (Some(_), second) => Some(second.clone()),
            };
            if let Some(change) = combined {
                self.insert(key.clone(), change);
            }
        }
        self
    }
}

fn write_into(fields: &mut RecordFields, changes: &BTreeMap<FieldPath, FieldChange>) {
    for (path, change) in changes {
        put(fields, path, change.to.clone());
    }
}

fn put(fields: &mut RecordFields, path: &FieldPath, value: Option<crate::model::Value>) {
    match value {
        Some(value) => {
            fields.insert(path.clone(), value);
        }
        None => {
            fields.remove(path);
        }
    }
}

fn between(old: &RecordFields, new: &RecordFields) -> Option<Change> {
    let mut changes = BTreeMap::new();
    for path in old.keys().chain(new.keys()) {
        let (from, to) = (old.get(path), new.get(path));
        if from != to {
            changes.insert(
                path.clone(),
                FieldChange {
                    from: from.cloned(),
                    to: to.cloned(),
                },
            );
        }
    }
    (!changes.is_empty()).then_some(Change::Changed(changes))
}

fn chain(
    mut first: BTreeMap<FieldPath, FieldChange>,
    second: &BTreeMap<FieldPath, FieldChange>,
) -> Option<Change> {
    for (path, change) in second {
        let from = first
            .remove(path)
            .map_or_else(|| change.from.clone(), |earlier| earlier.from);
        if from != change.to {
            first.insert(
                path.clone(),
                FieldChange {
                    from,
                    to: change.to.clone(),
                },
            );
        }
    }
    (!first.is_empty()).then_some(Change::Changed(first))
}
