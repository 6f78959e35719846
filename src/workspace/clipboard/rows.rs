//! Pasted text as rows of cells: tab-separated as spreadsheets put it on the clipboard, or lines.

/// More letters than this are no name and no value; the rest of such a cell is left out.
pub(super) const MOST_LETTERS: usize = 10_000;

/// What was read of a text.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Rows that are not empty.
    pub rows: Vec<Vec<String>>,
    /// Whether there were more than were asked for.
    pub has_more: bool,
    /// Whether a cell was too long.
    pub is_cut: bool,
}

/// Reads up to `most` rows that are not empty.
///
/// With tabs in it, a text is a table, and a cell that begins with a quotation mark runs to the
/// closing one, over tabs and line ends, a doubled mark standing for one (as RFC 4180 has it for
/// commas). Without tabs every line is a cell, and quotation marks are part of it.
pub(super) fn read(text: &str, most: usize) -> Rows {
    let is_table = text.contains('\t');
    let mut out = Rows::default();
    let mut letters = 0;
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut is_quoted = false;
    let is_read = |c: &char| !c.is_control() && *c != '\u{feff}' || matches!(c, '\t' | '\n');
    let mut chars = text.chars().filter(is_read).peekable();
    loop {
        let next = chars.next();
        letters = if cell.is_empty() { 0 } else { letters + 1 };
        match next {
            Some('"') if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            Some('"') if is_quoted => is_quoted = false,
            Some('"') if is_table && cell.is_empty() => is_quoted = true,
            Some(c) if is_quoted => keep(c, letters, &mut cell, &mut out),
            Some('\t') => row.push(trimmed(&mut cell)),
            Some('\n') | None => {
                row.push(trimmed(&mut cell));
                let full = std::mem::take(&mut row);
                if full.iter().any(|cell| !cell.is_empty()) {
                    if out.rows.len() == most {
                        out.has_more = true;
                        return out;
                    }
                    out.rows.push(full);
                }
                if next.is_none() {
                    return out;
                }
            }
            Some(c) => keep(c, letters, &mut cell, &mut out),
        }
    }
}

fn keep(letter: char, letters: usize, cell: &mut String, out: &mut Rows) {
    if letters < MOST_LETTERS {
        cell.push(letter);
    } else {
        out.is_cut = true;
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
