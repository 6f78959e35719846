//! `portolan reach`: who depends on an element, what it needs.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::DONE;
use super::report::{Failure, Report};
use super::{load, paths};
use crate::analysis::{self, DependencyGraph, Direction};
use crate::locale::msg;
use crate::model::ElementId;
use crate::workspace::listing;

/// Prints the elements within reach, nearest first.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let from = load::elements(matches, "from", &snapshot)?;
    let [from] = from.as_slice() else {
        return Err(crate::locale::Message::from(msg::CLI_ONE_TARGET).into());
    };
    if let [to] = load::elements(matches, "to", &snapshot)?.as_slice() {
        return paths::run(matches, [from, to], &snapshot, report);
    }
    let direction = matches
        .get_one::<String>("direction")
        .and_then(|word| Direction::from_word(word))
        .unwrap_or(Direction::Downstream);
    let depth = matches.get_one::<u32>("depth").copied();
    let graph = DependencyGraph::of(&snapshot);
    let found = analysis::reach(&graph, from, direction, depth)
        .map_err(|unknown| Failure::from(unknown.message()))?;
    let name = |id: &ElementId| {
        snapshot
            .element_by_id(id)
            .map(|element| element.name.to_string())
            .unwrap_or_default()
    };
    let kind = |id: &ElementId| {
        snapshot
            .element_by_id(id)
            .map(|element| element.kind.to_string())
            .unwrap_or_default()
    };
    let rows = || {
        let head = [
            msg::CLI_COLUMN_DEPTH,
            msg::CLI_COLUMN_ID,
            msg::CLI_COLUMN_KIND,
            msg::CLI_COLUMN_NAME,
        ];
        let mut rows = vec![head.map(|id| report.language.text(id))];
        rows.extend(
            found
                .iter()
                .map(|(id, depth)| [depth.to_string(), id.to_string(), kind(id), name(id)]),
        );
        rows
    };
    match matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
    {
        "json" => {
            let list: Vec<Json> = found.iter().map(|(id, depth)| json!({ "id": id.as_str(), "depth": depth, "kind": kind(id), "name": name(id) })).collect();
            report.answer_json(&json!({
                "from": from.as_str(),
                "direction": direction.as_str(),
                "plateau": plateau.as_ref().map(crate::model::PlateauId::as_str),
                "count": found.len(),
                "elements": list,
            }));
        }
        "csv" => report.answer(&listing::csv(rows())),
        "md" => report.answer(&listing::markdown(rows())),
        _ => {
            let mut text = String::new();
            for (id, depth) in &found {
                text.push_str(&format!(
                    "{depth:>3}  {:<16} {:<22} {}\n",
                    id.as_str(),
                    kind(id),
                    name(id)
                ));
            }
            text.push_str(&report.say(msg::CLI_REACH_COUNT.with("count", found.len())));
            text.push('\n');
            report.answer(&text);
        }
    }
    Ok(DONE)
}
