//! `portolan availability`: how often a service works, and what it hangs on most.

use std::collections::{BTreeMap, BTreeSet};

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::load;
use super::questions::{self, Cells, wait};
use super::report::{Failure, Report};
use super::{DONE, FINDING, pictures};
use crate::analysis::{
    self, Availability, DependencyGraph, Method, hours_in_words, share_in_words,
};
use crate::locale::msg;
use crate::model::{ElementId, Snapshot, SystemMap};
use crate::workspace::answers::availability_marks;
use crate::workspace::listing;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("availability", msg::CHANGE_CLI_AVAILABILITY)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("service", msg::CHANGE_ARG_SERVICE)
                .value_name("ID[,ID…]"),
        )
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .args(pictures::options(t))
        .arg(
            t.option("fail-under", msg::CHANGE_ARG_FAIL_UNDER)
                .value_name("0–1")
                .value_parser(questions::share),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
}

type Found = BTreeMap<ElementId, Availability>;

/// Finds them, and prints them.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let graph = DependencyGraph::of(&snapshot);
    questions::tell_doubts(&map, &snapshot, &graph, report);
    let asked = load::elements(matches, "service", &snapshot)?;
    let found: Found = if asked.is_empty() {
        wait(|watch| analysis::availabilities(&graph, watch)).unwrap_or_default()
    } else {
        asked
            .iter()
            .filter_map(|id| Some((id.clone(), analysis::availability(&graph, id).ok()?)))
            .collect()
    };
    if found.is_empty() && !snapshot.elements().is_empty() {
        report.tell(msg::MODELLING_NO_SERVICES);
    }
    match questions::format(matches) {
        "json" => {
            let all: Map<String, Json> = found
                .iter()
                .map(|(id, of)| (id.to_string(), as_json(of)))
                .collect();
            report.answer_json(&Json::Object(all));
        }
        "csv" => report.answer(&listing::csv(rows(&found, &snapshot, report))),
        "md" => {
            report.answer(&listing::markdown(rows(&found, &snapshot, report)));
            for line in honesty(&found, &snapshot, report) {
                report.answer(&format!("\n- {line}"));
            }
            report.answer("\n");
        }
        _ => {
            report.answer(&questions::columns(&rows(&found, &snapshot, report)));
            for line in honesty(&found, &snapshot, report) {
                report.answer(&format!("{line}\n"));
            }
        }
    }
    if pictures::is_asked(matches) {
        picture(matches, &map, &found, &snapshot, report)?;
    }
    let least = matches.get_one::<f64>("fail-under");
    let is_under = |least: &f64| found.values().any(|of| of.availability < *least);
    Ok(if least.is_some_and(is_under) {
        FINDING
    } else {
        DONE
    })
}

/// What the figures rest on, a sentence a line.
fn honesty(found: &Found, snapshot: &Snapshot, report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    let unknown: BTreeSet<&ElementId> = found.values().flat_map(|of| &of.unquantified).collect();
    if !unknown.is_empty() {
        lines.push(report.say(msg::CHANGE_UPPER_BOUND));
        let names: Vec<String> = unknown
            .iter()
            .map(|id| questions::name(snapshot, id))
            .collect();
        let words = msg::ANSWER_HONEST_UNQUANTIFIED
            .with("count", names.len())
            .with("names", names.join(", "));
        lines.push(report.say(words));
    }
    if found.values().any(|of| of.method != Method::Exact) {
        lines.push(report.say(msg::CHANGE_DRAWN_BY_LOT));
    }
    lines.push(report.say(msg::ANSWER_HONEST_INDEPENDENT));
    lines
}

/// Draws services and what they hang on.
fn picture(
    matches: &ArgMatches,
    map: &SystemMap,
    found: &Found,
    snapshot: &Snapshot,
    report: &Report,
) -> Result<(), Failure> {
    let mut shown: BTreeSet<ElementId> = found.keys().cloned().collect();
    for of in found.values() {
        shown.extend(of.importance.iter().map(|one| one.element.clone()));
    }
    let view = pictures::view(matches, map, &shown)?;
    let marks = availability_marks(found, (map, &view), report.language);
    let mut services = found.keys();
    let asked = match (services.next(), services.next()) {
        (Some(only), None) => {
            let name = questions::name(snapshot, only);
            report.say(msg::ANSWER_AVAILABILITY_OF.with("name", name))
        }
        _ => report.say(msg::ANSWER_AVAILABILITY_OF_ALL),
    };
    let order = pictures::order(matches, (map, snapshot, &view), report);
    pictures::write(matches, &order, &marks, &asked, report)
}

/// The shape that other tools rely on; see the user guide.
pub(super) fn as_json(of: &Availability) -> Json {
    let importance: Vec<Json> = of
        .importance
        .iter()
        .map(|one| {
            json!({
                "id": one.element.as_str(),
                "birnbaum": one.birnbaum,
                "improvement": one.improvement,
            })
        })
        .collect();
    let parts: Vec<Json> = of
        .ceiling_parts
        .iter()
        .map(|(id, works)| json!({ "id": id.as_str(), "availability": works }))
        .collect();
    let mut out = json!({
        "availability": of.availability,
        "quantified": of.quantified,
        "unquantified": of.unquantified.iter().map(ElementId::as_str).collect::<Vec<_>>(),
        "of": of.of,
        "downtime_min_per_year": of.downtime_min_per_year(),
        "ceiling": of.ceiling,
        "ceiling_parts": parts,
        "method": of.method.as_str(),
        "importance": importance,
    });
    if let (
        Method::MonteCarlo {
            draws,
            standard_error,
        },
        Some(fields),
    ) = (of.method, out.as_object_mut())
    {
        fields.insert("draws".to_owned(), json!(draws));
        fields.insert("standard_error".to_owned(), json!(standard_error));
    }
    out
}

/// A line for each service.
fn rows(found: &Found, snapshot: &Snapshot, report: &Report) -> Cells {
    let head = [
        msg::CLI_COLUMN_ID,
        msg::CHANGE_COLUMN_SERVICE,
        msg::CHANGE_COLUMN_AVAILABILITY,
        msg::CHANGE_COLUMN_DOWNTIME,
        msg::CHANGE_COLUMN_CEILING,
        msg::CHANGE_COLUMN_QUANTIFIED,
        msg::CHANGE_COLUMN_WEAKEST,
        msg::ANSWER_COLUMN_METHOD,
    ];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    for (id, of) in found {
        // Nothing is known of what it hangs on: that is not the same as never failing.
        let is_unknown = of.quantified == 0 && of.availability >= 1.0;
        let said = |words: String| {
            if is_unknown {
                report.say(msg::MODELLING_UNKNOWN)
            } else {
                words
            }
        };
        let weakest = of.importance.first().filter(|one| one.improvement > 0.0);
        rows.push(vec![
            id.to_string(),
            questions::name(snapshot, id),
            said(share_in_words(of.availability, report.language)),
            said(hours_in_words(
                of.downtime_min_per_year() / 60.0,
                report.language,
            )),
            said(share_in_words(of.ceiling, report.language)),
            format!("{}/{}", of.quantified, of.of),
            weakest
                .map(|one| questions::name(snapshot, &one.element))
                .unwrap_or_default(),
            match of.method {
                Method::Exact => report.say(msg::ANSWER_METHOD_EXACT),
                Method::MonteCarlo { standard_error, .. } => report
                    .say(msg::ANSWER_METHOD_DRAWN.with("error", format!("{standard_error:.1e}"))),
            },
        ]);
    }
    rows
}
