//! Applying a patch to tables, refusing what does not fit.

use std::sync::Arc;

use smol_str::SmolStr;

use super::{Change, Patch, RecordKey};
use crate::diagnostic::Problem;
use crate::locale::{Message, msg};
use crate::model::field::{FieldError, FieldPath};
use crate::model::record::{PRESENT, Record};
use crate::model::table::{Table, TableEditor, Tables};
use crate::model::value::Value;

/// Why a patch does not fit a map.
#[derive(Clone, Debug, PartialEq)]
pub enum Misfit {
    /// The patch changes or removes a record that is not there.
    Missing(RecordKey),
    /// The patch adds a record whose id is taken.
    Taken(RecordKey),
    /// A field is not what the patch changes it from.
    Differs {
        /// The record.
        record: RecordKey,
        /// The field.
        field: FieldPath,
        /// What the patch expects.
        expected: Option<Value>,
        /// What stands there.
        found: Option<Value>,
    },
    /// A field does not take the value.
    WrongType {
        /// The record.
        record: RecordKey,
        /// The field and what it asks for.
        error: FieldError,
    },
    /// The map would break a promise.
    Broken(Box<Problem>),
}

impl Misfit {
    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        let shown = |value: &Option<Value>| {
            value
                .as_ref()
                .map_or_else(|| "–".to_owned(), ToString::to_string)
        };
        match self {
            Self::Missing(record) => msg::MODEL_PATCH_MISSING.with("record", record.to_string()),
            Self::Taken(record) => msg::MODEL_PATCH_TAKEN.with("record", record.to_string()),
            Self::Differs {
                record,
                field,
                expected,
                found,
            } => msg::MODEL_PATCH_DIFFERS
                .with("record", record.to_string())
                .with("field", field.to_string())
                .with("expected", shown(expected))
                .with("found", shown(found)),
            Self::WrongType { record, error } => msg::MODEL_WRONG_TYPE
                .with("record", record.to_string())
                .with("field", error.name.as_str())
                .with("expected", error.expected.message()),
            Self::Broken(problem) => problem.message.clone(),
        }
    }
}

/// Applies every change; on error the tables are half changed and must be thrown away.
pub(in crate::model) fn apply_to_tables(tables: &mut Tables, patch: &Patch) -> Result<(), Misfit> {
    for (key, change) in patch.iter() {
        tables.edit(key.table, ApplyChange { key, change })?;
    }
    Ok(())
}

struct ApplyChange<'a> {
    key: &'a RecordKey,
    change: &'a Change,
}

impl TableEditor for ApplyChange<'_> {
    type Output = Result<(), Misfit>;

    fn edit<R: Record>(self, table: &mut Table<R>) -> Self::Output {
        let Self { key, change } = self;
        let id = R::Id::from(SmolStr::clone(&key.id));
        let wrong_type = |error| Misfit::WrongType {
            record: key.clone(),
            error,
        };
        match change {
            Change::Added(fields) => {
                if table.contains(&id) {
                    return Err(Misfit::Taken(key.clone()));
                }
                table.insert(Arc::new(R::from_fields(id, fields).map_err(wrong_type)?));
            }
            Change::Removed(fields) => {
                let record = table
                    .remove(&id)
                    .ok_or_else(|| Misfit::Missing(key.clone()))?;
                let found = record.fields();
                if found != *fields {
                    return Err(first_difference(key, fields, &found));
                }
            }
            Change::Changed(fields) => {
                let mut record = table
                    .get(&id)
                    .map(|record| R::clone(record))
                    .ok_or_else(|| Misfit::Missing(key.clone()))?;
                for (path, change) in fields {
                    let found = record.get(path);
                    if found != change.from {
                        return Err(Misfit::Differs {
                            record: key.clone(),
                            field: path.clone(),
                            expected: change.from.clone(),
                            found,
                        });
                    }
                    record.set(path, change.to.as_ref()).map_err(wrong_type)?;
                }
                table.insert(Arc::new(record));
            }
        }
        Ok(())
    }
}

fn first_difference(
    key: &RecordKey,
    expected: &crate::model::RecordFields,
    found: &crate::model::RecordFields,
) -> Misfit {
    let path = expected
        .keys()
        .chain(found.keys())
        .find(|path| expected.get(path) != found.get(path))
        .cloned()
        .unwrap_or_else(|| FieldPath::own(PRESENT));
    Misfit::Differs {
        record: key.clone(),
        expected: expected.get(&path).cloned(),
        found: found.get(&path).cloned(),
        field: path,
    }
}
