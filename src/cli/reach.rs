//! `portolan reach`: who depends on an element, what it needs.

use std::collections::BTreeSet;

use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::questions::{self, Cells};
use super::report::{Failure, Report};
use super::{DONE, load, paths, pictures};
use crate::analysis::{self, DependencyGraph, Direction};
use crate::locale::msg;
use crate::model::{ElementId, PlateauId, Snapshot};
use crate::workspace::answers::reach_marks;
use crate::workspace::listing;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    let [picture, view] = pictures::options(t);
    t.command("reach", msg::CLI_REACH)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("from", msg::CLI_ARG_REACH_FROM)
                .value_name("ID")
                .required(true),
        )
        .arg(t.option("to", msg::NEEDS_ARG_TO).value_name("ID"))
        .arg(
            t.option("direction", msg::CLI_ARG_DIRECTION)
                .value_parser(["upstream", "downstream"])
                .required_unless_present("to"),
        )
        .arg(
            t.option("depth", msg::NEEDS_ARG_REACH_DEPTH)
                .value_name("N")
                .value_parser(value_parser!(u32)),
        )
        .arg(
            t.option("most", msg::NEEDS_ARG_MOST)
                .value_name("N")
                .value_parser(value_parser!(usize))
                .requires("to"),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .args([picture.conflicts_with("to"), view])
}

type Reached = [(ElementId, u32)];

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
    let asked = {
        let id = match direction {
            Direction::Upstream => msg::ANSWER_NEEDS_OF,
            Direction::Downstream => msg::ANSWER_DEPENDENTS_OF,
        };
        report.say(id.with("name", questions::name(&snapshot, from)))
    };
    match questions::format(matches) {
        "json" => report.answer_json(&as_json((from, direction), &found, &snapshot)),
        "csv" => report.answer(&listing::csv(rows(&found, &snapshot, report))),
        "md" => {
            let rows = listing::markdown(rows(&found, &snapshot, report));
            let count = report.say(msg::CLI_REACH_COUNT.with("count", found.len()));
            report.answer(&format!("# {asked}\n\n{count}\n\n{rows}"));
        }
        _ => {
            report.answer(&as_text(&found, &snapshot));
            let count = report.say(msg::CLI_REACH_COUNT.with("count", found.len()));
            report.answer(&format!("{count}\n"));
        }
    }
    if pictures::is_asked(matches) {
        let mut shown: BTreeSet<ElementId> = found.iter().map(|(id, _)| id.clone()).collect();
        shown.insert(from.clone());
        let view = pictures::view(matches, &map, &shown)?;
        let place = (&map, &view);
        let marks = reach_marks(&graph, (from, direction), &found, place, report.language);
        let order = pictures::order(matches, (&map, &snapshot, &view), report);
        pictures::write(matches, &order, &marks, &asked, report)?;
    }
    Ok(DONE)
}

fn kind(snapshot: &Snapshot, id: &ElementId) -> String {
    let element = snapshot.element_by_id(id);
    element.map_or_else(String::new, |element| element.kind.to_string())
}

/// The shape that other tools rely on; see the user guide.
fn as_json(
    (from, direction): (&ElementId, Direction),
    found: &Reached,
    snapshot: &Snapshot,
) -> Json {
    let name = |id| {
        let element = snapshot.element_by_id(id);
        element.map_or_else(String::new, |element| element.name.to_string())
    };
    let list = found.iter().map(|(id, depth)| {
        json!({
            "id": id.as_str(),
            "depth": depth,
            "kind": kind(snapshot, id),
            "name": name(id),
        })
    });
    json!({
        "from": from.as_str(),
        "direction": direction.as_str(),
        "plateau": snapshot.plateau().map(PlateauId::as_str),
        "count": found.len(),
        "elements": list.collect::<Vec<_>>(),
    })
}

fn rows(found: &Reached, snapshot: &Snapshot, report: &Report) -> Cells {
    let head = [
        msg::CLI_COLUMN_DEPTH,
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_KIND,
        msg::CLI_COLUMN_NAME,
    ];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    rows.extend(found.iter().map(|(id, depth)| {
        vec![
            depth.to_string(),
            id.to_string(),
            kind(snapshot, id),
            questions::name(snapshot, id),
        ]
    }));
    rows
}

fn as_text(found: &Reached, snapshot: &Snapshot) -> String {
    let mut text = String::new();
    for (id, depth) in found {
        let (kind, name) = (kind(snapshot, id), questions::name(snapshot, id));
        text.push_str(&format!(
            "{depth:>3}  {:<16} {kind:<22} {name}\n",
            id.as_str()
        ));
    }
    text
}
