//! Pasted text as a block of cells, row under row, with its empty cells.

/// Most rows that are read.
const MOST_ROWS: usize = 20_000;
/// Most letters of one cell.
const MOST_LETTERS: usize = 10_000;

/// Reads cells parted by tabs and lines, as spreadsheets put them on the clipboard. A cell in
/// quotation marks runs over tabs and line ends, a doubled mark standing for one. The empty line
/// that a spreadsheet ends with is no row; any other empty line is an empty cell.
#[must_use]
pub fn block_of(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut letters = 0;
    let mut is_quoted = false;
    let mut chars = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n'))
        .peekable();
    while let Some(letter) = chars.next() {
        match letter {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() && text.contains(['\t', '\n']) => is_quoted = true,
            '\t' | '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell).trim().to_owned());
                letters = 0;
                if letter == '\n' {
                    rows.push(std::mem::take(&mut row));
                    if rows.len() == MOST_ROWS {
                        return rows;
                    }
                }
            }
            _ if letters < MOST_LETTERS => {
                cell.push(letter);
                letters += 1;
            }
            _ => {}
        }
    }
    if !(cell.is_empty() && row.is_empty()) {
        row.push(cell.trim().to_owned());
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_cells_keep_their_rows() {
        assert_eq!(block_of("a\r\n\r\nb\r\n"), [["a"], [""], ["b"]]);
        assert_eq!(block_of("a\t\nb\tc"), [["a", ""], ["b", "c"]]);
        assert_eq!(block_of("\"a\nb\"\t\"c\"\"d\""), [["a\nb", "c\"d"]]);
        assert_eq!(block_of("plain \"words\""), [["plain \"words\""]]);
        assert!(block_of("").is_empty());
    }

    #[test]
    fn a_flood_is_cut() {
        let flood = format!("{}\n", "x".repeat(50_000)).repeat(3);
        let block = block_of(&flood);
        assert_eq!((block.len(), block[0][0].len()), (3, MOST_LETTERS));
        assert_eq!(block_of(&"y\n".repeat(50_000)).len(), MOST_ROWS);
    }
}
