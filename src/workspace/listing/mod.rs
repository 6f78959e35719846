//! Elements and links as a table, for the drawer of the window and for the command line.
//!
//! A [`Sheet`] makes cells when they are asked for; [`rows()`] says which rows show and in which
//! order; [`write()`] turns typed or pasted cells into settings of one command.

mod block;
mod cells;
mod column;
mod filter;
mod tables;
#[cfg(test)]
mod tests;
mod writing;

pub use block::block_of;
pub use cells::{Sheet, SortKey};
pub use column::{Column, Subjects};
pub use filter::{Condition, Sight, rows};
pub use tables::{csv, csv_cell, defused, markdown};
pub use writing::{Writing, carries, offers, takes, why_not, write};

/// Cells as text for a spreadsheet: a row of titles, then the rows, parted by tabs.
#[must_use]
pub fn as_text(sheet: &Sheet<'_>, rows: &[usize], columns: &[Column], with_titles: bool) -> String {
    let plain = |cell: &str| {
        if cell.contains(['\t', '\n', '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    };
    let mut out = String::new();
    if with_titles {
        let titles = columns.iter().map(|column| column.title(sheet.language));
        out.push_str(&titles.collect::<Vec<_>>().join("\t"));
        out.push('\n');
    }
    for &row in rows {
        let cells = columns.iter().map(|column| plain(&sheet.cell(row, column)));
        out.push_str(&cells.collect::<Vec<_>>().join("\t"));
        out.push('\n');
    }
    out
}
