//! Patches as RON text, for the journal, and as JSON, for `diff --format json`.

use serde_json::{Map as JsonMap, Value as Json, json};
use smol_str::SmolStr;
use std::collections::BTreeMap;

use super::parse;
use super::write::push_inline;
use crate::model::{
    Change, FieldChange, FieldPath, Name, Patch, PlateauId, RecordFields, RecordKey, TableName,
    Value,
};

const TABLE: &str = "table";
const ID: &str = "id";
const ADDED: &str = "added";
const REMOVED: &str = "removed";
const CHANGED: &str = "changed";

/// A patch as one line of RON.
#[must_use]
pub fn patch_to_ron(patch: &Patch) -> String {
    let records = patch.iter().map(|(key, change)| record_value(key, change));
    let mut out = String::new();
    push_inline(&mut out, &Value::List(records.collect()));
    out
}

/// The patch of a line of RON; `None` when it is none.
#[must_use]
pub fn patch_from_ron(text: &str) -> Option<Patch> {
    let (value, flaw) = parse::value(text).ok()?;
    if flaw.is_some() {
        return None;
    }
    value.as_list()?.iter().map(record_of).collect()
}

fn record_value(key: &RecordKey, change: &Change) -> Value {
    let mut fields: BTreeMap<Name, Value> = [
        (Name::new_static(TABLE), Value::text(key.table.as_str())),
        (Name::new_static(ID), Value::Text(key.id.clone())),
    ]
    .into();
    let (name, list) = match change {
        Change::Added(fields) => (ADDED, fields_value(fields)),
        Change::Removed(fields) => (REMOVED, fields_value(fields)),
        Change::Changed(changes) => {
            let entry = |(path, change): (&FieldPath, &FieldChange)| {
                let mut list = path_values(path);
                list.push(optional_value(change.from.as_ref()));
                list.push(optional_value(change.to.as_ref()));
                Value::List(list)
            };
            (CHANGED, Value::List(changes.iter().map(entry).collect()))
        }
    };
    fields.insert(Name::new_static(name), list);
    Value::Fields(fields)
}

fn fields_value(fields: &RecordFields) -> Value {
    let entry = |(path, value): (&FieldPath, &Value)| {
        let mut list = path_values(path);
        list.push(value.clone());
        Value::List(list)
    };
    Value::List(fields.iter().map(entry).collect())
}

fn path_values(path: &FieldPath) -> Vec<Value> {
    let plateau = path.plateau.as_ref().map_or(Value::Nothing, |plateau| {
        Value::Text(plateau.text().clone())
    });
    vec![Value::Text(path.name.clone()), plateau]
}

/// A list of one or none, since a field may also hold [`Value::Nothing`].
fn optional_value(value: Option<&Value>) -> Value {
    Value::List(value.cloned().into_iter().collect())
}

fn record_of(value: &Value) -> Option<(RecordKey, Change)> {
    let fields = value.as_fields()?;
    let text = |name: &str| fields.get(name)?.as_text();
    let key = RecordKey::new(TableName::from_name(text(TABLE)?)?, text(ID)?);
    let change = if let Some(added) = fields.get(ADDED) {
        Change::Added(fields_of(added)?)
    } else if let Some(removed) = fields.get(REMOVED) {
        Change::Removed(fields_of(removed)?)
    } else {
        let entry = |entry: &Value| {
            let [name, plateau, from, to] = entry.as_list()? else {
                return None;
            };
            let change = FieldChange {
                from: optional_of(from)?,
                to: optional_of(to)?,
            };
            Some((path_of(name, plateau)?, change))
        };
        let changes = fields.get(CHANGED)?.as_list()?;
        Change::Changed(changes.iter().map(entry).collect::<Option<_>>()?)
    };
    Some((key, change))
}

fn fields_of(value: &Value) -> Option<RecordFields> {
    let entry = |entry: &Value| {
        let [name, plateau, value] = entry.as_list()? else {
            return None;
        };
        Some((path_of(name, plateau)?, value.clone()))
    };
    value.as_list()?.iter().map(entry).collect()
}

fn path_of(name: &Value, plateau: &Value) -> Option<FieldPath> {
    let plateau = match plateau {
        Value::Nothing => None,
        Value::Text(plateau) => Some(PlateauId::from(plateau.clone())),
        _ => return None,
    };
    let name = SmolStr::new(name.as_text()?);
    Some(FieldPath { plateau, name })
}

#[expect(clippy::option_option, reason = "whether it is one, and which")]
fn optional_of(value: &Value) -> Option<Option<Value>> {
    match value.as_list()? {
        [] => Some(None),
        [value] => Some(Some(value.clone())),
        _ => None,
    }
}

/// A patch as JSON: `{added, removed, changed}`, each `{table: {id: {field: …}}}`; a changed field
/// is `{from, to}`, with `null` for its default. Overrides are named `field@plateau`.
#[must_use]
pub fn patch_to_json(patch: &Patch) -> Json {
    let mut parts: [JsonMap<String, Json>; 3] = Default::default();
    for (key, change) in patch.iter() {
        let (part, fields) = match change {
            Change::Added(fields) => (0, fields_json(fields)),
            Change::Removed(fields) => (1, fields_json(fields)),
            Change::Changed(changes) => {
                let entry = |(path, change): (&FieldPath, &FieldChange)| {
                    let side =
                        |value: &Option<Value>| value.as_ref().map_or(Json::Null, value_json);
                    let change = json!({"from": side(&change.from), "to": side(&change.to)});
                    (path.to_string(), change)
                };
                (2, Json::Object(changes.iter().map(entry).collect()))
            }
        };
        let table = parts[part]
            .entry(key.table.as_str())
            .or_insert_with(|| json!({}));
        if let Json::Object(table) = table {
            table.insert(key.id.to_string(), fields);
        }
    }
    let [added, removed, changed] = parts;
    json!({ADDED: added, REMOVED: removed, CHANGED: changed})
}

fn fields_json(fields: &RecordFields) -> Json {
    let entry = |(path, value): (&FieldPath, &Value)| (path.to_string(), value_json(value));
    Json::Object(fields.iter().map(entry).collect())
}

/// A value as JSON; whole numbers without a decimal point.
#[must_use]
pub fn value_json(value: &Value) -> Json {
    match value {
        Value::Nothing => Json::Null,
        Value::Flag(flag) => json!(flag),
        Value::Number(number) => {
            let mut text = String::new();
            super::format::push_number(&mut text, number.get());
            text.parse::<i64>()
                .map_or_else(|_| json!(number.get()), |whole| json!(whole))
        }
        Value::Text(text) => json!(text.as_str()),
        Value::List(list) => list.iter().map(value_json).collect(),
        Value::Fields(fields) => {
            let entry = |(name, value): (&Name, &Value)| (name.to_string(), value_json(value));
            Json::Object(fields.iter().map(entry).collect())
        }
    }
}
