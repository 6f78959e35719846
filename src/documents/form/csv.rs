//! Tables as comma-separated values: a file a table, as spreadsheets of the country read it.
//!
//! Semicolons between cells, as in every other table that we write (`workspace::listing`), a
//! decimal comma in French. Unlike those, which go to a terminal as well, the files begin with a
//! byte order mark: without it Excel takes the letters for those of another code page. A protection
//! mark is the first row.

use super::super::block::{Block, Cell, CellValue, Document, Table};
use super::outline::{Mark, Outline};
use super::units;
use super::{FormError, Part, clean};
use crate::locale::{Language, msg};
use crate::workspace::listing;

/// A file for each table; the only one takes the name of the document.
pub(super) fn write(document: &Document) -> Result<Vec<Part>, FormError> {
    let outline = Outline::of(document, true);
    let blocks = document.blocks.iter().zip(&outline.marks);
    let tables: Vec<&Table> = blocks
        .filter_map(|(block, mark)| match (block, mark) {
            (Block::Table(table), Mark::Table(_)) => Some(table),
            _ => None,
        })
        .collect();
    if tables.is_empty() {
        return Err(FormError::NoTables);
    }
    let mut parts: Vec<Part> = Vec::new();
    for table in &tables {
        let mut suffix = String::new();
        if tables.len() > 1 {
            suffix = format!("-{}", clean::file_word(&table.name));
            let plain = suffix.clone();
            let mut next = 2;
            while parts.iter().any(|part| part.suffix == suffix) {
                suffix = format!("{plain}-{next}");
                next += 1;
            }
        }
        let bytes = bytes(table, &document.marking, document.language);
        parts.push(Part { suffix, bytes });
    }
    Ok(parts)
}

fn bytes(table: &Table, marking: &str, language: Language) -> Vec<u8> {
    let units: Vec<Option<String>> = (0..table.columns.len())
        .map(|column| unit_of(table, column, language))
        .collect();
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(table.rows.len() + 2);
    let marking = clean::line(marking);
    if !marking.is_empty() {
        rows.push(vec![marking]);
    }
    let heads = table.columns.iter().zip(&units).map(|(column, unit)| {
        let title = clean::line(&column.title);
        match unit.as_deref() {
            Some(unit) if !unit.is_empty() && !title.contains(unit) => format!("{title} ({unit})"),
            _ => title,
        }
    });
    rows.push(heads.collect());
    for row in &table.rows {
        let cells = row.cells.iter().enumerate();
        let cells = cells.map(|(at, cell)| {
            let has_unit = units.get(at).is_some_and(Option::is_some);
            words(cell, has_unit, language)
        });
        rows.push(cells.collect());
    }
    let mut out = String::from("\u{feff}");
    out.push_str(&listing::csv(rows));
    out.into_bytes()
}

/// The unit that all numbers of a column have, empty for none; `None` where they differ, or where
/// the words of one say something else than its number.
fn unit_of(table: &Table, column: usize, language: Language) -> Option<String> {
    let mut found: Option<String> = None;
    for row in &table.rows {
        let Some(CellValue::Number { value, words }) = row.cells.get(column).map(|c| &c.value)
        else {
            continue;
        };
        let shown = units::shown(*value, words, language)?;
        if !shown.prefix.trim().is_empty() {
            return None;
        }
        let unit = clean::line(shown.unit());
        match &found {
            Some(before) if *before != unit => return None,
            Some(_) => {}
            None => found = Some(unit),
        }
    }
    found
}

/// What a cell says.
fn words(cell: &Cell, is_plain_number: bool, language: Language) -> String {
    let said = match &cell.value {
        CellValue::Empty => String::new(),
        CellValue::Text(text) => clean::block(text),
        CellValue::Number { value, words } if is_plain_number => {
            let shown = units::shown(*value, words, language);
            let is_percent = shown.is_some_and(|shown| shown.is_percent);
            // A share under a heading with a percent sign.
            let value = if is_percent {
                rounded(value * 100.0)
            } else {
                *value
            };
            units::plain(value, language)
        }
        CellValue::Number { words, .. } => clean::line(words),
        CellValue::Date(day) => day.iso().to_string(),
        CellValue::Lines(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| clean::block(line)).collect();
            lines.join("\n")
        }
    };
    if cell.is_missing {
        let missing = format!("[{}]", language.text(msg::FORMS_MISSING));
        return if said.is_empty() {
            missing
        } else {
            format!("{said} {missing}")
        };
    }
    said
}

/// Without the traces that a multiplication leaves.
fn rounded(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}
