//! Pasted text as rows of cells: tab-separated as spreadsheets put it on the clipboard, or lines.

/// Reads up to `most` rows that are not empty; tells whether there were more.
///
/// With tabs in it, a text is a table, and a cell that begins with a quotation mark runs to the
/// closing one, over tabs and line ends, a doubled mark standing for one (as RFC 4180 has it for
/// commas). Without tabs every line is a cell, and quotation marks are part of it.
pub(super) fn read(text: &str, most: usize) -> (Vec<Vec<String>>, bool) {
    let is_table = text.contains('\t');
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let is_read = |c: &char| !c.is_control() && *c != '\u{feff}' || matches!(c, '\t' | '\n');
    let mut chars = text.chars().filter(is_read).peekable();
    loop {
        let next = chars.next();
        match next {
            Some('"') if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            Some('"') if is_quoted => is_quoted = false,
            Some('"') if is_table && cell.is_empty() => is_quoted = true,
            Some(c) if is_quoted => cell.push(c),
            Some('\t') => row.push(trimmed(&mut cell)),
            Some('\n') | None => {
                row.push(trimmed(&mut cell));
                let full = std::mem::take(&mut row);
                if full.iter().any(|cell| !cell.is_empty()) {
                    if rows.len() == most {
                        return (rows, true);
                    }
                    rows.push(full);
                }
                if next.is_none() {
                    return (rows, false);
                }
            }
            Some(c) => cell.push(c),
        }
    }
}

fn trimmed(cell: &mut String) -> String {
    std::mem::take(cell).trim().to_owned()
}

/// A line of a list without its bullet.
pub(super) fn without_bullet(line: &str) -> &str {
    let rest = line.strip_prefix(['-', '*', '•', '–', '·']);
    rest.and_then(|rest| rest.strip_prefix([' ', '\u{a0}']))
        .map_or(line, str::trim_start)
}
