//! Rows of cells as tables for other programs: CSV and Markdown. The first row holds the titles.

/// A cell that no spreadsheet takes for a formula (OWASP, *CSV injection*), quoted where needed.
#[must_use]
pub fn csv_cell(text: &str) -> String {
    // A number below zero is a number. One with a plus may be that of a telephone.
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        && !(text.starts_with('-') && text.parse::<f64>().is_ok());
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([';', '"', '\n', '\r', ',']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
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
