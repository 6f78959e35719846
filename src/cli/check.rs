//! `portolan check`: is the file sound, and what is wrong with it.

use std::path::PathBuf;

use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use super::load;
use super::report::{Failure, Report, severity_word};
use super::{DONE, FINDING, arguments};
use crate::analysis::modelling_errors;
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
    let modelling = modelling(&loaded.map);
    if report.is_json {
        let list: Vec<Json> = problems
            .iter()
            .map(|problem| report.problem_json(problem))
            .collect();
        let is_sound = !problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
        report.answer_json(&json!({
            "ok": is_sound,
            "problems": list,
            "modelling": modelling_json(&modelling, report),
            "counts": counts(&loaded.map),
        }));
    } else {
        print(report, &loaded.map, &problems, &modelling);
    }
    Ok(if found { FINDING } else { DONE })
}

/// What makes the answers of analyses doubtful, by plateau. What the file itself is told for
/// already, such as numbers out of bounds, is left out.
fn modelling(map: &SystemMap) -> Vec<(Option<PlateauId>, Vec<Problem>)> {
    const TOLD: [&str; 3] = ["availability-out-of-range", "value-not-used", "via-absent"];
    let order = map.timeline().order();
    let plateaus: Vec<Option<PlateauId>> = if order.is_empty() {
        vec![None]
    } else {
        order.iter().cloned().map(Some).collect()
    };
    let of_plateau = |plateau: Option<PlateauId>| {
        let mut problems = modelling_errors(map, plateau.as_ref());
        problems.retain(|problem| !TOLD.contains(&problem.code));
        (plateau, problems)
    };
    plateaus.into_iter().map(of_plateau).collect()
}

fn modelling_json(
    modelling: &[(Option<PlateauId>, Vec<Problem>)],
    report: &Report,
) -> Map<String, Json> {
    let of_plateau = |(plateau, problems): &(Option<PlateauId>, Vec<Problem>)| {
        let name = plateau.as_ref().map_or("existing", PlateauId::as_str);
        let list = problems.iter().map(|problem| report.problem_json(problem));
        (name.to_owned(), list.collect())
    };
    modelling.iter().map(of_plateau).collect()
}

fn write_problem(report: &Report, problem: &Problem, text: &mut String) {
    text.push_str(&problem.sentence(report.language));
    if let Some(record) = &problem.place.record {
        text.push_str(&format!(" [{record}]"));
    }
    text.push('\n');
    if let Some(hint) = &problem.hint {
        text.push_str(&format!("  {}\n", report.language.say(hint)));
    }
}

fn print(
    report: &Report,
    map: &SystemMap,
    problems: &[Problem],
    modelling: &[(Option<PlateauId>, Vec<Problem>)],
) {
    let mut text = String::new();
    for problem in problems {
        write_problem(report, problem, &mut text);
    }
    for (plateau, problems) in modelling.iter().filter(|(_, list)| !list.is_empty()) {
        let title = match plateau {
            Some(plateau) => msg::MODELLING_TITLE.with("plateau", plateau.as_str()),
            None => msg::MODELLING_TITLE_ALL.into(),
        };
        text.push_str(&format!("{}\n", report.say(title)));
        for problem in problems {
            let word = report.say(severity_word(problem));
            text.push_str(&format!("  {word}: "));
            write_problem(report, problem, &mut text);
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
    let doubtful: usize = modelling.iter().map(|(_, list)| list.len()).sum();
    let last = match (problems.len(), doubtful) {
        (0, 0) => msg::CLI_CHECK_CLEAN.into(),
        (0, _) => msg::MODELLING_COUNTED.with("count", doubtful),
        (count, _) => msg::CLI_CHECK_PROBLEMS.with("count", count),
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
