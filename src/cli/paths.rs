//! `portolan reach --from A --to B`: how two elements hang together.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::DONE;
use super::questions::{self, Cells, wait};
use super::report::{Failure, Report};
use crate::analysis::{self, DependencyGraph, Direction, PathsAsked, SimplePaths};
use crate::locale::msg;
use crate::model::{ElementId, ElementIx, PlateauId, Snapshot};
use crate::workspace::listing;

/// Hops that a way may have unless somebody says otherwise.
const DEPTH: u32 = 6;
/// Ways that are listed unless somebody says otherwise.
const MOST: usize = 1_000;

/// Prints the ways between two elements, the shortest first.
pub(super) fn run(
    matches: &ArgMatches,
    [from, to]: [&ElementId; 2],
    snapshot: &Snapshot,
    report: &Report,
) -> Result<u8, Failure> {
    let direction = matches.get_one::<String>("direction");
    let asked = PathsAsked {
        from,
        to,
        direction: direction.and_then(|word| Direction::from_word(word)),
        depth: matches.get_one::<u32>("depth").copied().unwrap_or(DEPTH),
        most: matches.get_one::<usize>("most").copied().unwrap_or(MOST),
    };
    let graph = DependencyGraph::of(snapshot);
    let found = wait(|watch| analysis::simple_paths(&graph, &asked, watch));
    let found = found.map_err(|unknown| Failure::from(unknown.message()))?;
    let found = found.unwrap_or_default();
    match matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
    {
        "json" => report.answer_json(&as_json(&found, &asked, snapshot)),
        "csv" => report.answer(&listing::csv(rows(&found, &graph, snapshot, report))),
        "md" => report.answer(&listing::markdown(rows(&found, &graph, snapshot, report))),
        _ => {
            if !found.is_empty() {
                report.answer(&questions::columns(&rows(&found, &graph, snapshot, report)));
            }
            let count = msg::NEEDS_PATH_COUNT
                .with("count", found.len())
                .with("depth", usize::try_from(asked.depth).unwrap_or(usize::MAX))
                .with("from", questions::name(snapshot, from))
                .with("to", questions::name(snapshot, to));
            report.tell(count);
            if !found.is_complete {
                report.tell(msg::NEEDS_PATH_MORE);
            }
        }
    }
    Ok(DONE)
}

fn as_json(found: &SimplePaths, asked: &PathsAsked<'_>, snapshot: &Snapshot) -> Json {
    let ids = |way: &[ElementIx]| -> Vec<String> {
        let ids = way.iter().map(|&ix| snapshot.element(ix).id.to_string());
        ids.collect()
    };
    json!({
        "from": asked.from.as_str(),
        "to": asked.to.as_str(),
        "direction": asked.direction.map_or("either", Direction::as_str),
        "depth": asked.depth,
        "plateau": snapshot.plateau().map(PlateauId::as_str),
        "count": found.len(),
        "complete": found.is_complete,
        "paths": found.iter().map(ids).collect::<Vec<_>>(),
    })
}

/// A line for each way: its hops, then the elements with the sense of each step between.
fn rows(
    found: &SimplePaths,
    graph: &DependencyGraph,
    snapshot: &Snapshot,
    report: &Report,
) -> Cells {
    let head = [msg::NEEDS_COLUMN_HOPS, msg::NEEDS_COLUMN_PATH];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    for way in found.iter() {
        let name = |ix: ElementIx| questions::name(snapshot, &snapshot.element(ix).id);
        let mut words = way.first().map(|&ix| name(ix)).unwrap_or_default();
        for (&before, &after) in way.iter().zip(way.iter().skip(1)) {
            let is_needed = graph.needs(before).any(|(other, _)| other == after);
            words += if is_needed { " → " } else { " ← " };
            words += &name(after);
        }
        rows.push(vec![(way.len() - 1).to_string(), words]);
    }
    rows
}
