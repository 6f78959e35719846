//! `portolan weak-points --between A,B`: how many ways two devices have to each other.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::DONE;
use super::questions::{self, Cells};
use super::report::{Failure, Report};
use crate::analysis::{DisjointPaths, Network};
use crate::locale::msg;
use crate::model::{ElementId, PlateauId, Snapshot};
use crate::workspace::listing;

/// Prints the ways that share no device, and what separates the two.
pub(super) fn run(
    matches: &ArgMatches,
    [from, to]: [&ElementId; 2],
    snapshot: &Snapshot,
    report: &Report,
) -> Result<u8, Failure> {
    let found = Network::of(snapshot).disjoint_paths(from, to);
    let found = found.map_err(|none| Failure::from(none.message()))?;
    match matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
    {
        "json" => report.answer_json(&as_json(&found, [from, to], snapshot)),
        "csv" => report.answer(&listing::csv(rows(&found, snapshot, report))),
        "md" => report.answer(&listing::markdown(rows(&found, snapshot, report))),
        _ => {
            let count = msg::NEEDS_BETWEEN_COUNT
                .with("from", questions::name(snapshot, from))
                .with("to", questions::name(snapshot, to))
                .with("count", found.count());
            let mut lines = vec![report.say(count)];
            if found.direct_cables > 0 {
                let direct = msg::NEEDS_BETWEEN_DIRECT.with("count", found.direct_cables);
                lines.push(format!("  {}", report.say(direct)));
            }
            let ways = found.detours.iter();
            lines.extend(ways.map(|way| format!("  {}", names(way, " – ", snapshot))));
            match &found.separators {
                Some(set) if !set.is_empty() => {
                    let words =
                        msg::NEEDS_BETWEEN_SEPARATED.with("names", names(set, ", ", snapshot));
                    lines.push(report.say(words));
                }
                Some(_) => {}
                None => lines.push(report.say(msg::NEEDS_BETWEEN_INSEPARABLE)),
            }
            lines.push(String::new());
            report.answer(&lines.join("\n"));
        }
    }
    Ok(DONE)
}

fn names<'a>(
    ids: impl IntoIterator<Item = &'a ElementId>,
    between: &str,
    snapshot: &Snapshot,
) -> String {
    let names = ids.into_iter().map(|id| questions::name(snapshot, id));
    names.collect::<Vec<_>>().join(between)
}

fn as_json(found: &DisjointPaths, [from, to]: [&ElementId; 2], snapshot: &Snapshot) -> Json {
    let ids = |list: &mut dyn Iterator<Item = &ElementId>| -> Vec<String> {
        list.map(ElementId::to_string).collect()
    };
    let detours = found.detours.iter().map(|way| ids(&mut way.iter()));
    json!({
        "plateau": snapshot.plateau().map(PlateauId::as_str),
        "from": from.as_str(),
        "to": to.as_str(),
        "disjoint_paths": found.count(),
        "direct_cables": found.direct_cables,
        "detours": detours.collect::<Vec<_>>(),
        "separators": found.separators.as_ref().map(|set| ids(&mut set.iter())),
    })
}

/// A line for each way, and for each device that separates.
fn rows(found: &DisjointPaths, snapshot: &Snapshot, report: &Report) -> Cells {
    let head = [msg::NEEDS_COLUMN_KIND_OF_WAY, msg::CLI_COLUMN_NAME];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    if found.direct_cables > 0 {
        let direct = msg::NEEDS_BETWEEN_DIRECT.with("count", found.direct_cables);
        rows.push(vec![report.say(msg::NEEDS_WAY_DIRECT), report.say(direct)]);
    }
    for way in &found.detours {
        let detour = report.say(msg::NEEDS_WAY_DETOUR);
        rows.push(vec![detour, names(way, " – ", snapshot)]);
    }
    for device in found.separators.iter().flatten() {
        let separator = report.say(msg::NEEDS_WAY_SEPARATOR);
        rows.push(vec![separator, questions::name(snapshot, device)]);
    }
    rows
}
