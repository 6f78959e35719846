//! The records of a map in their general form, and back.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use crate::model::{
    FieldPath, Name, Record, RecordFields, RecordKey, Table, TableName, TableVisitor, Tables, Value,
};

/// Records by table and id.
pub(super) type Rows = BTreeMap<RecordKey, RecordFields>;

struct Extract<'a>(&'a mut Rows);

impl TableVisitor for Extract<'_> {
    type Output = ();
    fn visit<R: Record>(self, table: &Table<R>) {
        for record in table.iter() {
            self.0
                .insert(RecordKey::of(record.as_ref()), record.fields());
        }
    }
}

/// The records of all tables. O(fields).
pub(super) fn rows_of(tables: &Tables) -> Rows {
    let mut rows = Rows::new();
    for table in TableName::ALL {
        tables.visit(table, Extract(&mut rows));
    }
    rows
}

/// The tables of these records. A field that does not take its value is left out: nothing that was
/// changed is put back in its old form. O(fields).
pub(super) fn tables_of(rows: Rows) -> Tables {
    let mut tables = Tables::default();
    for (key, mut fields) in rows {
        while let Err(error) = tables.insert_fields(key.table, &key.id, &fields) {
            let before = fields.len();
            fields.retain(|path, _| path.name != error.name);
            if fields.len() == before {
                break;
            }
        }
    }
    tables
}

/// What people call a record: the first of its fields that names things, or else its id.
pub(super) fn name_of(id: &str, fields: &RecordFields) -> SmolStr {
    ["name", "title"]
        .into_iter()
        .find_map(|name| {
            let value = fields.get(&FieldPath::own(Name::new_static(name)))?;
            value
                .as_text()
                .map(str::trim)
                .filter(|text| !text.is_empty())
        })
        .unwrap_or(id)
        .into()
}

/// All texts of a value.
pub(super) fn texts_of<'v>(value: &'v Value, out: &mut Vec<&'v str>) {
    match value {
        Value::Text(text) => out.push(text),
        Value::List(list) => list.iter().for_each(|one| texts_of(one, out)),
        Value::Fields(fields) => fields.values().for_each(|one| texts_of(one, out)),
        Value::Nothing | Value::Flag(_) | Value::Number(_) => {}
    }
}

/// The value with each of its texts put through `change`.
pub(super) fn map_texts(value: &Value, change: &mut impl FnMut(&str) -> Option<SmolStr>) -> Value {
    match value {
        Value::Text(text) => Value::Text(change(text).unwrap_or_else(|| text.clone())),
        Value::List(list) => Value::List(list.iter().map(|one| map_texts(one, change)).collect()),
        Value::Fields(fields) => Value::Fields(
            fields
                .iter()
                .map(|(name, one)| (name.clone(), map_texts(one, change)))
                .collect(),
        ),
        other => other.clone(),
    }
}
