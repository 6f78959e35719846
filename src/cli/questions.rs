//! What the commands that answer questions by tables have in common.

use std::sync::atomic::AtomicBool;

use clap::ArgMatches;

use crate::analysis::Watch;
use crate::catalogue::element_kind;
use crate::locale::Language;
use crate::model::{ElementId, Snapshot};

/// A table in words, the headings first.
pub(super) type Cells = Vec<Vec<String>>;

/// The word of `--format`.
pub(super) fn format(matches: &ArgMatches) -> &str {
    let asked = matches.get_one::<String>("format");
    asked.map_or("text", String::as_str)
}

/// A table for a terminal: columns as wide as they need, the last as it comes.
pub(super) fn columns(rows: &Cells) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// The name of an element, or its id where it has none or is not there.
pub(super) fn name(snapshot: &Snapshot, id: &ElementId) -> String {
    let element = snapshot.element_by_id(id);
    let name = element.map(|element| element.name.to_string());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| id.to_string())
}

/// The kind of an element in words.
pub(super) fn kind(snapshot: &Snapshot, id: &ElementId, language: Language) -> String {
    let Some(element) = snapshot.element_by_id(id) else {
        return String::new();
    };
    let kind = element_kind(element.kind.as_str());
    kind.map_or_else(
        || element.kind.to_string(),
        |kind| kind.name(language).to_owned(),
    )
}

/// Waits for a long analysis.
pub(super) fn wait<T>(analysis: impl FnOnce(&Watch<'_>) -> T) -> T {
    analysis(&Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    })
}
