//! What a list leaves out, and in which order it stands.

use super::{Column, Sheet, SortKey};
use crate::workspace::finding::folded;

/// What a cell has to be: `word` holds it, `=word` is it, `!word` holds it not, `=` is empty, `!` is
/// not empty; with `|` one of several is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(Vec<Test>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Holds(String),
    Lacks(String),
    Is(String),
}

impl Condition {
    /// Reads a condition; `None` where it asks for nothing.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let tests = text
            .split('|')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let tests: Vec<Test> = tests
            .map(|part| match part.split_at_checked(1) {
                Some(("=", rest)) => Test::Is(folded(rest.trim())),
                Some(("!", rest)) => Test::Lacks(folded(rest.trim())),
                _ => Test::Holds(folded(part)),
            })
            .collect();
        (!tests.is_empty()).then_some(Self(tests))
    }

    /// Whether a cell is as it has to be.
    #[must_use]
    pub fn holds(&self, cell: &str) -> bool {
        let cell = folded(cell);
        self.0.iter().any(|test| match test {
            Test::Holds(part) => cell.contains(part.as_str()),
            Test::Lacks(part) if part.is_empty() => !cell.is_empty(),
            Test::Lacks(part) => !cell.contains(part.as_str()),
            Test::Is(whole) => cell == *whole,
        })
    }
}

/// Which rows of a list show, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Words that one of the shown cells has to hold.
    pub words: String,
    /// Conditions by column.
    pub conditions: Vec<(Column, String)>,
    /// The column to sort by; `None` for the order of ids.
    pub sorted_by: Option<Column>,
    /// Whether the last comes first.
    pub is_descending: bool,
}

/// The rows that show, in their order. Only the cells that are asked for are made: a list of ten
/// thousand opens with its names alone. O(rows log rows).
#[must_use]
pub fn rows(sheet: &Sheet<'_>, columns: &[Column], sight: &Sight) -> Vec<usize> {
    let words: Vec<String> = folded(&sight.words)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let conditions: Vec<(&Column, Condition)> = sight
        .conditions
        .iter()
        .filter_map(|(column, text)| Some((column, Condition::of(text)?)))
        .collect();
    let has_words = |row: usize| {
        if words.is_empty() {
            return true;
        }
        let cells = columns
            .iter()
            .map(|column| folded(&sheet.cell(row, column)));
        let whole = cells.collect::<Vec<_>>().join("\n");
        words.iter().all(|word| whole.contains(word.as_str()))
    };
    let shows = |row: &usize| {
        let fits =
            |(column, condition): &(&Column, Condition)| condition.holds(&sheet.cell(*row, column));
        conditions.iter().all(fits) && has_words(*row)
    };
    let mut rows: Vec<usize> = (0..sheet.len()).filter(shows).collect();
    if let Some(column) = &sight.sorted_by {
        let mut keyed: Vec<(SortKey, usize)> = rows
            .into_iter()
            .map(|row| (sheet.sort_key(row, column), row))
            .collect();
        keyed.sort_unstable();
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    if sight.is_descending {
        rows.reverse();
    }
    rows
}
