//! Rows of cells as tables for other programs: CSV and Markdown. The first row holds the titles.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A text that no spreadsheet takes for a formula (OWASP, *CSV injection*): an apostrophe before what
/// would be one, at its beginning and where a reader that splits wrongly would begin a cell. Numbers
/// stay numbers. Borrowed where nothing is to be changed.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    // A number below zero is a number. One with a plus may be that of a telephone.
    if !text.contains(FORMULA) || (text.starts_with('-') && text.parse::<f64>().is_ok()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && FORMULA.contains(&c) {
            out.push('\'');
        }
        out.push(c);
        begins = matches!(c, ';' | '\n' | '\r') || (begins && c == ' ');
    }
    Cow::Owned(out)
}

/// A cell of a table with semicolons: [`defused`], in quotes where it was or where it needs them.
#[must_use]
pub fn csv_cell(text: &str) -> String {
    let plain = defused(text);
    let is_changed = plain.len() != text.len();
    if is_changed || plain.contains([';', '"', '\n', '\r', ',']) {
        return format!("\"{}\"", plain.replace('"', "\"\""));
    }
    plain.into_owned()
}

/// Rows as CSV with semicolons; no cell is taken for a formula.
pub fn csv<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let mut out = String::new();
    for row in rows {
        let cells = row.as_ref().iter().map(|cell| csv_cell(cell));
        out.push_str(&cells.collect::<Vec<_>>().join(";"));
        out.push('\n');
    }
    out
}

/// Rows as a table in Markdown; no cell ends its column, its row, or becomes markup of a page.
pub fn markdown<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let mut out = String::new();
    for (at, row) in rows.into_iter().enumerate() {
        let row = row.as_ref();
        let cells = row.iter().map(|cell| {
            let cell = cell.replace('\\', "\\\\").replace('|', "\\|");
            cell.replace('<', "&lt;").replace(['\n', '\r'], " ")
        });
        out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
        }
    }
    out
}
