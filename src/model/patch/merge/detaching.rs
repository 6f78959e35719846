//! What becomes of a record when one that it points at is gone for good.

use std::collections::BTreeSet;

use super::conflict::ConflictKey;
use super::{Merger, contains, references};
use crate::model::field::FieldPath;
use crate::model::patch::{Change, FieldChange, RecordKey};
use crate::model::record::{RecordFields, SINCE};
use crate::model::table::{TableName, Tables};
use crate::model::value::Value;

const PARENT: &str = "parent";

impl Merger<'_> {
    /// Makes a record no longer point at one that is gone. A link or a placement goes with it, an
    /// element moves up to what held its holder, anything else forgets the reference.
    pub(super) fn detach(
        &mut self,
        tables: &Tables,
        needer: &RecordKey,
        gone: &RecordKey,
        cause: Option<&ConflictKey>,
    ) -> bool {
        // It may have gone in this very round.
        let before = tables.fields_of(needer.table, &needer.id);
        let Some(before) = before.filter(|_| !self.dropped.contains_key(needer)) else {
            return false;
        };
        let base = self.base.tables().fields_of(needer.table, &needer.id);
        let base_value = |path: &FieldPath| base.as_ref()?.get(path).cloned();
        let mut after = before.clone();
        for (path, value) in &before {
            if !references::of_field(needer.table, path, value).contains(gone) {
                continue;
            }
            let stands = |value: &Value| {
                let targets = references::of_field(needer.table, path, value);
                targets
                    .iter()
                    .any(|target| target != gone && contains(tables, target))
            };
            let was = base_value(path).filter(stands);
            let new = match (needer.table, path.name.as_str()) {
                _ if path.plateau.as_ref().is_some_and(|at| {
                    gone.table == TableName::Plateaus && *at.text() == gone.id
                }) =>
                {
                    None
                }
                (TableName::Placements, "view" | "subject") => {
                    return self.drop_record(tables, needer, cause);
                }
                (TableName::Links, "from" | "to") if path.plateau.is_none() => match was {
                    Some(was) => Some(was),
                    None => return self.drop_record(tables, needer, cause),
                },
                (_, SINCE) => match was {
                    Some(was) => Some(was),
                    None if base.is_none() => return self.drop_record(tables, needer, cause),
                    None => base_value(path).filter(|value| value.as_text() != Some(&gone.id)),
                },
                (TableName::Elements, PARENT) if path.plateau.is_none() => {
                    self.holder_of(tables, gone, needer).map(Value::Text)
                }
                (TableName::Elements | TableName::Links, name)
                    if references::is_reference(name) =>
                {
                    continue;
                }
                _ => references::without(value, &gone.id),
            };
            match new {
                Some(value) => after.insert(path.clone(), value),
                None => after.remove(path),
            };
        }
        if after == before {
            return false;
        }
        self.set_merged(needer, Some(&after));
        if let Some(cause) = cause {
            self.touch(cause, needer);
        }
        true
    }

    /// What held an element that is gone, or held that, as far up as something is still there.
    fn holder_of(
        &self,
        tables: &Tables,
        gone: &RecordKey,
        except: &RecordKey,
    ) -> Option<smol_str::SmolStr> {
        let mut seen = BTreeSet::new();
        let mut next = gone.clone();
        while seen.insert(next.clone()) {
            let fields = self.base.tables().fields_of(next.table, &next.id)?;
            let parent = fields.get(&FieldPath::own(PARENT))?.as_text()?;
            next = RecordKey::new(TableName::Elements, parent);
            if contains(tables, &next) && next != *except {
                return Some(next.id);
            }
        }
        None
    }

    pub(super) fn drop_record(
        &mut self,
        tables: &Tables,
        key: &RecordKey,
        cause: Option<&ConflictKey>,
    ) -> bool {
        if !contains(tables, key) || self.dropped.contains_key(key) {
            return false;
        }
        self.set_merged(key, None);
        self.dropped.insert(key.clone(), cause.cloned());
        if let Some(cause) = cause {
            self.touch(cause, key);
        }
        true
    }

    /// Writes what becomes of a record into the merged patch.
    pub(super) fn set_merged(&mut self, key: &RecordKey, fields: Option<&RecordFields>) {
        let base = self.base.tables().fields_of(key.table, &key.id);
        let change = match (base, fields) {
            (None, None) => None,
            (None, Some(fields)) => Some(Change::Added(fields.clone())),
            (Some(base), None) => Some(Change::Removed(base)),
            (Some(base), Some(fields)) => {
                let paths: BTreeSet<&FieldPath> = base.keys().chain(fields.keys()).collect();
                let changed = paths.into_iter().filter_map(|path| {
                    let (from, to) = (base.get(path).cloned(), fields.get(path).cloned());
                    (from != to).then(|| (path.clone(), FieldChange { from, to }))
                });
                Some(Change::Changed(changed.collect()))
            }
        };
        match change {
            Some(change) => self.patch.insert(key.clone(), change),
            None => drop(self.patch.remove(key)),
        }
    }
}
