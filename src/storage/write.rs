//! The canonical text of a map: equal maps give equal bytes.
//!
//! Tables in their fixed order, records by id, fields in the order of their record type, then
//! `since`, then attributes by name, then overrides by plateau. What has its default, and tables
//! without records, are left out. O(size of the map), on several threads for large tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::format::{
    AT, ATTRIBUTES, FIRST_LINE, FORMAT_VERSION, HEADER, ID, is_field_name, is_identifier,
    push_number, push_text,
};
use crate::model::{FieldPath, Name, Record, SINCE, SystemMap, Table, TableName, Tables, Value};

/// Lists and named values longer than this many characters stand one entry a line.
const LINE_WIDTH: usize = 80;
/// From this many records on, a table is written on several threads.
const PARALLEL_FROM: usize = 2_000;

/// The bytes of a map's file: UTF-8, line feeds, a line feed at the end.
#[must_use]
pub fn write(map: &SystemMap) -> Vec<u8> {
    write_tables(map.tables()).into_bytes()
}

fn write_tables(tables: &Tables) -> String {
    let mut out = String::from(FIRST_LINE);
    out.push_str(&format!("(\n    {HEADER}: {FORMAT_VERSION},\n"));
    for name in TableName::ALL {
        tables.visit(name, WriteTable(&mut out));
    }
    out.push_str(")\n");
    out
}

struct WriteTable<'a>(&'a mut String);

impl crate::model::TableVisitor for WriteTable<'_> {
    type Output = ();
    fn visit<R: Record>(self, table: &Table<R>) {
        write_table(self.0, table);
    }
}

fn write_table<R: Record>(out: &mut String, table: &Table<R>) {
    if table.is_empty() {
        return;
    }
    out.push_str(&format!("    {}: [\n", R::TABLE.as_str()));
    if table.len() < PARALLEL_FROM {
        for record in table.iter() {
            write_record(out, record.as_ref());
        }
    } else {
        let records: Vec<&Arc<R>> = table.iter().collect();
        let parts: Vec<String> = records
            .par_chunks(PARALLEL_FROM)
            .map(|chunk| {
                let mut part = String::with_capacity(chunk.len() * 160);
                for record in chunk {
                    write_record(&mut part, record.as_ref());
                }
                part
            })
            .collect();
        for part in parts {
            out.push_str(&part);
        }
    }
    out.push_str("    ],\n");
}

fn write_record<R: Record>(out: &mut String, record: &R) {
    const INDENT: usize = 12;
    out.push_str("        (\n");
    let mut id = String::new();
    push_text(&mut id, record.id().as_ref());
    push_line(out, INDENT, ID, &id);
    for name in R::FIELDS {
        if let Some(value) = record.get(&FieldPath::own(Name::new_static(name))) {
            push_field(out, INDENT, name, &value);
        }
    }
    if let Some(since) = record.since() {
        push_field(out, INDENT, SINCE, &Value::text(since.text().clone()));
    }
    push_named(out, INDENT, record.attributes());
    if record.overrides().values().any(|fields| !fields.is_empty()) {
        push_indent(out, INDENT);
        out.push_str(AT);
        out.push_str(": {\n");
        for (plateau, fields) in record.overrides() {
            if fields.is_empty() {
                continue;
            }
            push_indent(out, INDENT + 4);
            push_text(out, plateau.as_str());
            out.push_str(": (\n");
            push_named(out, INDENT + 8, fields);
            push_indent(out, INDENT + 4);
            out.push_str("),\n");
        }
        push_indent(out, INDENT);
        out.push_str("},\n");
    }
    out.push_str("        ),\n");
}

/// Fields by name; those whose names cannot stand as field names come last, under `attributes`.
fn push_named(out: &mut String, indent: usize, fields: &BTreeMap<Name, Value>) {
    let mut has_odd_names = false;
    for (name, value) in fields {
        if is_field_name(name) {
            push_field(out, indent, name, value);
        } else {
            has_odd_names = true;
        }
    }
    if !has_odd_names {
        return;
    }
    push_indent(out, indent);
    out.push_str(ATTRIBUTES);
    out.push_str(": {\n");
    for (name, value) in fields.iter().filter(|(name, _)| !is_field_name(name)) {
        let mut quoted = String::new();
        push_text(&mut quoted, name);
        push_field(out, indent + 4, &quoted, value);
    }
    push_indent(out, indent);
    out.push_str("},\n");
}

fn push_field(out: &mut String, indent: usize, name: &str, value: &Value) {
    push_indent(out, indent);
    out.push_str(name);
    out.push_str(": ");
    push_value(out, indent, value);
    out.push_str(",\n");
}

fn push_line(out: &mut String, indent: usize, name: &str, written: &str) {
    push_indent(out, indent);
    out.push_str(name);
    out.push_str(": ");
    out.push_str(written);
    out.push_str(",\n");
}

fn push_indent(out: &mut String, indent: usize) {
    for _ in 0..indent {
        out.push(' ');
    }
}

/// Writes a value, over several lines where one would be too long.
fn push_value(out: &mut String, indent: usize, value: &Value) {
    let before = out.len();
    push_inline(out, value);
    let entries = match value {
        Value::List(list) => list.len(),
        Value::Fields(fields) => fields.len(),
        _ => return,
    };
    if entries < 2 || out.len() - before <= LINE_WIDTH {
        return;
    }
    out.truncate(before);
    match value {
        Value::List(list) => {
            out.push_str("[\n");
            for entry in list {
                push_indent(out, indent + 4);
                push_value(out, indent + 4, entry);
                out.push_str(",\n");
            }
            push_indent(out, indent);
            out.push(']');
        }
        Value::Fields(fields) => {
            let (open, close) = brackets_of(fields);
            out.push(open);
            out.push('\n');
            for (name, entry) in fields {
                push_indent(out, indent + 4);
                push_name(out, name, open);
                push_value(out, indent + 4, entry);
                out.push_str(",\n");
            }
            push_indent(out, indent);
            out.push(close);
        }
        _ => {}
    }
}

/// Writes a value on one line.
pub(super) fn push_inline(out: &mut String, value: &Value) {
    match value {
        Value::Nothing => out.push_str("None"),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => push_number(out, number.get()),
        Value::Text(text) => push_text(out, text),
        Value::List(list) => {
            out.push('[');
            for (index, entry) in list.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                push_inline(out, entry);
            }
            out.push(']');
        }
        Value::Fields(fields) => {
            let (open, close) = brackets_of(fields);
            out.push(open);
            for (index, (name, entry)) in fields.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                push_name(out, name, open);
                push_inline(out, entry);
            }
            out.push(close);
        }
    }
}

/// Named values stand as a struct where every name is an identifier, else as a map.
fn brackets_of(fields: &BTreeMap<Name, Value>) -> (char, char) {
    if !fields.is_empty() && fields.keys().all(|name| is_identifier(name)) {
        ('(', ')')
    } else {
        ('{', '}')
    }
}

fn push_name(out: &mut String, name: &str, open: char) {
    if open == '(' {
        out.push_str(name);
    } else {
        push_text(out, name);
    }
    out.push_str(": ");
}
