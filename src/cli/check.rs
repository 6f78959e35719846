//! `portolan check`: is the file sound, and what is wrong with it.

use std::path::PathBuf;

use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::load;
use super::report::{Failure, Report};
use super::{DONE, FINDING, arguments};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::{PlateauId, SystemMap, promises};
use crate::storage;

/// Reads, lists, counts; repairs into another file when asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    let loaded = load::quietly(path, None)?;
    let mut problems = loaded.problems;
    problems.extend(promises::check(&loaded.map));
    let pictures = storage::load_pictures(&loaded.map, path);
    problems.extend(storage::missing_pictures(&loaded.map, &pictures));
    if let Some(out) = matches.get_one::<PathBuf>("repair") {
        load::save(&loaded.map, out)?;
        report.tell(msg::CLI_REPAIRED.with("file", out.display().to_string()));
    }
    let limit = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("note") => Severity::Note,
        Some("warning") => Severity::Warning,
        _ => Severity::Error,
    };
    let found = problems.iter().any(|problem| problem.severity >= limit);
    if report.is_json {
        let list: Vec<Json> = problems
            .iter()
            .map(|problem| report.problem_json(problem))
            .collect();
        let is_sound = !problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
        report.answer_json(
            &json!({ "ok": is_sound, "problems": list, "counts": counts(&loaded.map) }),
        );
    } else {
        print(report, &loaded.map, &problems);
    }
    Ok(if found { FINDING } else { DONE })
}

fn print(report: &Report, map: &SystemMap, problems: &[Problem]) {
    let mut text = String::new();
    for problem in problems {
        text.push_str(&problem.sentence(report.language));
        if let Some(record) = &problem.place.record {
            text.push_str(&format!(" [{record}]"));
        }
        text.push('\n');
        if let Some(hint) = &problem.hint {
            text.push_str(&format!("  {}\n", report.language.say(hint)));
        }
    }
    for (plateau, elements, links, flows) in rows(map) {
        let line = msg::CLI_CHECK_COUNTS
            .with("plateau", plateau)
            .with("elements", elements)
            .with("links", links)
            .with("flows", flows);
        text.push_str(&report.language.say(&line));
        text.push('\n');
    }
    let last = if problems.is_empty() {
        msg::CLI_CHECK_CLEAN.into()
    } else {
        msg::CLI_CHECK_PROBLEMS.with("count", problems.len())
    };
    text.push_str(&report.language.say(&last));
    text.push('\n');
    report.answer(&text);
}

/// Elements, links and flows of each plateau; a map without plateaus has one, `existing`.
fn rows(map: &SystemMap) -> Vec<(String, usize, usize, usize)> {
    let order = map.timeline().order();
    let plateaus: Vec<Option<&PlateauId>> = if order.is_empty() {
        vec![None]
    } else {
        order.iter().map(Some).collect()
    };
    plateaus
        .into_iter()
        .map(|plateau| {
            let snapshot = map.snapshot(plateau);
            let flows = snapshot
                .links()
                .iter()
                .filter(|link| link.kind.as_str() == "flow")
                .count();
            let name = plateau.map_or("existing", PlateauId::as_str).to_owned();
            (
                name,
                snapshot.elements().len(),
                snapshot.links().len(),
                flows,
            )
        })
        .collect()
}

fn counts(map: &SystemMap) -> Map<String, Json> {
    rows(map)
        .into_iter()
        .map(|(plateau, elements, links, flows)| {
            (
                plateau,
                json!({ "elements": elements, "links": links, "flows": flows }),
            )
        })
        .collect()
}
