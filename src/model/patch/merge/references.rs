//! Which fields of records point at other records, and how to write another id into them.

use smol_str::SmolStr;

use crate::catalogue::{self, AttributeType};
use crate::model::field::FieldPath;
use crate::model::patch::RecordKey;
use crate::model::record::SINCE;
use crate::model::table::TableName;
use crate::model::value::Value;

/// What may bear the id that a placement, a note or a work package names.
const SUBJECTS: &[TableName] = &[TableName::Elements, TableName::Links, TableName::Notes];

/// What a note may be about.
const NOTED: &[TableName] = &[
    TableName::Elements,
    TableName::Links,
    TableName::Notes,
    TableName::Views,
];

/// The tables that the ids in a field belong to; empty for a field that points at nothing.
fn targets(table: TableName, name: &str) -> &'static [TableName] {
    use TableName as T;
    match (table, name) {
        (_, SINCE)
        | (T::Plateaus, "based_on")
        | (T::Notes | T::Exemptions | T::Targets, "plateau")
        | (T::WorkPackages, "from_plateau" | "to_plateau") => &[T::Plateaus],
        (T::Elements, "parent")
        | (T::Links, "from" | "to")
        | (T::Views, "center" | "of")
        | (T::Scenarios, "lost" | "degraded") => &[T::Elements],
        (T::Placements, "view") => &[T::Views],
        (T::Notes, "target") => NOTED,
        (T::Notes, "superseded_by") => &[T::Notes],
        (T::Placements, "subject")
        | (T::Exemptions, "subject")
        | (T::WorkPackages, "delivers" | "removes" | "changes") => SUBJECTS,
        (T::WorkPackages, "requirements") | (T::Exemptions, "requirement") => &[T::Requirements],
        (T::Elements | T::Links, name) if is_reference(name) => &[T::Elements],
        _ => &[],
    }
}

/// Whether the catalogue says that an attribute holds ids of elements.
pub(super) fn is_reference(attribute: &str) -> bool {
    catalogue::attribute(attribute).is_some_and(|attribute| {
        matches!(
            attribute.value_type,
            AttributeType::Reference(_) | AttributeType::ReferenceList(_)
        )
    })
}

/// All that one field of a record points at: records of every table that an id in it may belong
/// to, and the plateau at which it overrides.
pub(super) fn of_field(table: TableName, path: &FieldPath, value: &Value) -> Vec<RecordKey> {
    let mut out = Vec::new();
    if let Some(plateau) = &path.plateau {
        out.push(RecordKey::new(TableName::Plateaus, plateau.text().clone()));
    }
    let tables = targets(table, &path.name);
    if tables.is_empty() {
        return out;
    }
    let mut ids = Vec::new();
    texts_of(value, &mut ids);
    for id in ids {
        let keys = tables
            .iter()
            .map(|table| RecordKey::new(*table, id.clone()));
        out.extend(keys);
    }
    out
}

fn texts_of<'a>(value: &'a Value, out: &mut Vec<&'a SmolStr>) {
    match value {
        Value::Text(text) => out.push(text),
        Value::List(list) => list.iter().for_each(|entry| texts_of(entry, out)),
        _ => {}
    }
}

/// A field with one id written for another, wherever it points at the record of `key`.
pub(super) fn renamed(
    table: TableName,
    path: &FieldPath,
    value: &Value,
    key: &RecordKey,
    fresh: &SmolStr,
) -> (FieldPath, Value) {
    let mut path = path.clone();
    if key.table == TableName::Plateaus
        && let Some(plateau) = &mut path.plateau
        && *plateau.text() == key.id
    {
        *plateau = fresh.clone().into();
    }
    let points = targets(table, &path.name).contains(&key.table)
        || (table == TableName::Views && matches!(path.name.as_str(), "gathered" | "recipe"));
    let value = if points {
        with_text(value, &key.id, fresh)
    } else {
        value.clone()
    };
    (path, value)
}

fn with_text(value: &Value, old: &SmolStr, new: &SmolStr) -> Value {
    match value {
        Value::Text(text) if text == old => Value::Text(new.clone()),
        Value::List(list) => Value::List(
            list.iter()
                .map(|entry| with_text(entry, old, new))
                .collect(),
        ),
        Value::Fields(fields) => {
            let entry =
                |(name, value): (&SmolStr, &Value)| (name.clone(), with_text(value, old, new));
            Value::Fields(fields.iter().map(entry).collect())
        }
        other => other.clone(),
    }
}

/// A field without what points at an id; `None` when nothing of it is left.
pub(super) fn without(value: &Value, id: &SmolStr) -> Option<Value> {
    match value {
        Value::Text(text) if text == id => None,
        Value::List(list) => {
            let rest: Vec<Value> = list.iter().filter_map(|entry| without(entry, id)).collect();
            (!rest.is_empty()).then_some(Value::List(rest))
        }
        other => Some(other.clone()),
    }
}
