//! `portolan condition`: a condition of the user's own put to the test.

use clap::{Arg, ArgMatches, Command as Clap};
use serde_json::{Value as Json, json};

use super::arguments::{self, Table};
use super::report::{Failure, Report};
use super::{DONE, FINDING, load};
use crate::analysis::DependencyGraph;
use crate::assurance::condition::Condition;
use crate::assurance::{Facts, Settings};
use crate::locale::msg;
use crate::model::{Day, PlateauId};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Clap {
    t.command("condition", msg::CONDITION_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            Arg::new("text")
                .value_name("TEXT")
                .required(true)
                .help(t.text(msg::CONDITION_CLI_TEXT))
                .help_heading(t.text(msg::CLI_ARGUMENTS)),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("date", msg::CONDITION_CLI_DATE)
                .value_name("YYYY-MM-DD")
                .value_parser(arguments::day),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json"]),
        )
}

/// Says how much it applies to, and what breaks it.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let language = report.language;
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let text = matches.get_one::<String>("text").map_or("", String::as_str);
    let snapshot = map.snapshot(plateau.as_ref());
    let condition =
        Condition::read(text, Some(&snapshot)).map_err(|error| Failure::Usage(error.sentence()))?;
    let graph = DependencyGraph::of(&snapshot);
    let date = matches.get_one::<String>("date");
    let today = date.and_then(|date| Day::first_of(date));
    let settings = Settings::of(&map, today);
    let facts = Facts::of(&map, &snapshot, &graph, &settings);
    let verdict = condition
        .judge(&facts)
        .map_err(|error| Failure::Usage(error.message))?;
    let code = if verdict.findings.is_empty() {
        DONE
    } else {
        FINDING
    };
    if report.is_json {
        let findings: Vec<Json> = verdict
            .findings
            .iter()
            .map(|finding| {
                json!({
                    "subject": finding.subject.as_ref().map(ToString::to_string),
                    "at": finding.at.iter().map(ToString::to_string).collect::<Vec<_>>(),
                    "unknown": finding.is_unknown,
                    "message": language.say(&finding.message),
                })
            })
            .collect();
        report.answer_json(&json!({
            "condition": condition.text(language),
            "plateau": plateau.as_ref().map(PlateauId::as_str),
            "applicable": verdict.applicable.len(),
            "violations": findings.len(),
            "findings": findings,
        }));
        return Ok(code);
    }
    let mut told = String::new();
    for finding in &verdict.findings {
        let subject = finding.subject.as_ref().map(ToString::to_string);
        let line = format!(
            "{:<16} {}",
            subject.unwrap_or_default(),
            language.say(&finding.message)
        );
        told.push_str(&crate::text::visible(&line));
        told.push('\n');
    }
    let counts = msg::REQUIREMENTS_TESTED
        .with("applicable", verdict.applicable.len())
        .with("broken", verdict.findings.len());
    told.push_str(&report.say(counts));
    told.push('\n');
    report.answer(&told);
    Ok(code)
}
