//! The list of differences as a table for other programs: CSV and Markdown.

use super::differences::{Entry, lines};
use crate::locale::{Language, msg};
use crate::workspace::listing::{self, defused};

/// The titles of the columns, in the order of [`super::Line::cells`].
#[must_use]
pub fn titles(language: Language) -> [String; 7] {
    [
        msg::COMPARISON_COLUMN_TABLE,
        msg::COMPARISON_COLUMN_CHANGE,
        msg::COMPARISON_COLUMN_RECORD,
        msg::COMPARISON_COLUMN_FIELD,
        msg::COMPARISON_COLUMN_BEFORE,
        msg::COMPARISON_COLUMN_AFTER,
        msg::COMPARISON_COLUMN_ID,
    ]
    .map(|title| language.text(title))
}

/// The list as CSV with semicolons; no cell is taken for a formula.
#[must_use]
pub fn as_csv(entries: &[Entry], language: Language) -> String {
    listing::csv(rows(entries, language))
}

/// The list as cells for a spreadsheet's clipboard.
#[must_use]
pub fn as_tabs(entries: &[Entry], language: Language) -> String {
    let plain = |cell: &String| defused(&cell.replace(['\t', '\n', '\r'], " ")).into_owned();
    let line = |cells: [String; 7]| cells.each_ref().map(plain).join("\t") + "\n";
    rows(entries, language).map(line).collect()
}

/// The list as a table in Markdown.
#[must_use]
pub fn as_markdown(entries: &[Entry], language: Language) -> String {
    listing::markdown(rows(entries, language))
}

/// The titles, then the cells of each line.
fn rows(entries: &[Entry], language: Language) -> impl Iterator<Item = [String; 7]> {
    let cells = lines(entries).map(move |line| line.cells(language));
    std::iter::once(titles(language)).chain(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RecordKey, TableName};
    use crate::scene::ChangeMark;

    #[test]
    fn no_name_of_a_map_becomes_a_formula_or_breaks_a_table() {
        let entry = |name: &str| Entry {
            record: RecordKey::new(TableName::Elements, "x"),
            table: TableName::Elements,
            change: ChangeMark::Added,
            name: name.to_owned(),
            about: String::new(),
            fields: Vec::new(),
        };
        let entries = ["=1+1", "+33", "-x", "@sum", "a;b \"c\"", "a|b\nc<d"].map(entry);
        let csv = as_csv(&entries, Language::English);
        for formula in [
            "\"'=1+1\"",
            "\"'+33\"",
            "\"'-x\"",
            "\"'@sum\"",
            "\"a;b \"\"c\"\"\"",
        ] {
            assert!(csv.contains(&format!(";{formula};")), "{formula}: {csv}");
        }
        assert!(as_tabs(&entries, Language::English).contains("\t'=1+1\t"));
        let markdown = as_markdown(&entries, Language::English);
        assert!(markdown.contains("| a\\|b c&lt;d |"), "{markdown}");
        assert_eq!(markdown.lines().count(), entries.len() + 2);
    }
}
