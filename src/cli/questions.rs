//! What the commands that answer questions by tables have in common.

use std::sync::atomic::AtomicBool;

use clap::ArgMatches;

use super::report::Report;
use crate::analysis::{DependencyGraph, Watch, modelling_errors_of};
use crate::catalogue::element_kind;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Language, msg};
use crate::model::{Day, ElementId, PlateauId, Snapshot, SystemMap};

/// A table in words, the headings first.
pub(super) type Cells = Vec<Vec<String>>;

/// The word of `--format`.
pub(super) fn format(matches: &ArgMatches) -> &str {
    let asked = matches.get_one::<String>("format");
    asked.map_or("text", String::as_str)
}

/// A table for a terminal: columns as wide as they need, the last as it comes.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
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

/// Lines of text with nothing hidden in them.
pub(super) fn visible(text: &str) -> String {
    let lines = text.split('\n').map(crate::text::visible);
    lines.collect::<Vec<_>>().join("\n")
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

/// Hours from none on; a comma does for a point.
pub(super) fn hours(text: &str) -> Result<f64, String> {
    let hours: Option<f64> = text.trim().replace(',', ".").parse().ok();
    hours
        .filter(|hours| hours.is_finite() && *hours >= 0.0)
        .ok_or_else(String::new)
}

/// A share from 0 to 1.
pub(super) fn share(text: &str) -> Result<f64, String> {
    hours(text).and_then(|share| {
        if share <= 1.0 {
            Ok(share)
        } else {
            Err(String::new())
        }
    })
}

/// The day on which terms are looked at: that of `--date`, where the command has it, else today in
/// universal time.
pub(super) fn today(matches: &ArgMatches) -> Option<Day> {
    if let Ok(Some(day)) = matches.try_get_one::<String>("date") {
        return Day::first_of(day);
    }
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.ok()?.as_secs() / 86_400;
    i32::try_from(days).ok().map(Day)
}

/// How many mistakes are told before an answer.
const TOLD: usize = 5;

/// Tells, before an answer, what makes it doubtful: that there is nothing at the plateau, or
/// mistakes in the model that are errors.
pub(super) fn tell_doubts(
    map: &SystemMap,
    snapshot: &Snapshot,
    graph: &DependencyGraph,
    report: &Report,
) {
    if snapshot.elements().is_empty() {
        let plateau = snapshot.plateau().map_or("–", PlateauId::as_str);
        report.tell(msg::MODELLING_NO_ELEMENTS.with("plateau", plateau));
        return;
    }
    let mut errors: Vec<Problem> = modelling_errors_of(map, snapshot, graph);
    errors.retain(|problem| problem.severity == Severity::Error);
    if errors.is_empty() {
        return;
    }
    report.tell(msg::MODELLING_DOUBTS.with("count", errors.len()));
    for problem in errors.iter().take(TOLD) {
        report.tell_indented(&report.say(problem.message.clone()));
    }
    if let Some(more) = errors.len().checked_sub(TOLD).filter(|more| *more > 0) {
        report.tell_indented(&report.say(msg::MODELLING_DOUBTS_MORE.with("count", more)));
    }
}

/// Waits for a long analysis.
pub(super) fn wait<T>(analysis: impl FnOnce(&Watch<'_>) -> T) -> T {
    analysis(&Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    })
}
