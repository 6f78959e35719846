//! `portolan needs`: what those who depend on an element expect of it, beside what it declares.

use std::collections::BTreeMap;

use clap::{ArgAction, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::arguments::Table;
use super::load;
use super::questions::{self, Cells};
use super::report::{Failure, Report};
use super::{DONE, FINDING};
use crate::analysis::{DependencyGraph, Expectation, Expectations, Expected};
use crate::locale::msg;
use crate::model::{ElementIx, PlateauId, Snapshot};
use crate::workspace::listing;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("needs", msg::NEEDS_CLI)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("element", msg::NEEDS_ARG_ELEMENT)
                .value_name("ID[,ID…]")
                .action(ArgAction::Append),
        )
        .arg(t.flag("all", msg::NEEDS_ARG_ALL))
        .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
        .arg(
            t.option("fail-on", msg::NEEDS_ARG_FAIL_ON)
                .value_parser(["gap", "impossible"]),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
}

/// Finds them, and prints them.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let graph = DependencyGraph::of(&snapshot);
    let asked = load::elements(matches, "element", &snapshot)?;
    let expectations = Expectations::of(&snapshot, &graph);
    let found: Vec<Expectation> = if asked.is_empty() {
        let shows_all = matches.get_flag("all") || report.is_json;
        let all = expectations.all();
        all.filter(|one| shows_all || one.is_stricter() || one.is_impossible())
            .collect()
    } else {
        let asked = asked.iter().filter_map(|id| snapshot.find(id));
        asked.flat_map(|ix| expectations.of_element(ix)).collect()
    };
    match matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
    {
        "json" => report.answer_json(&as_json(&found, &expectations, &snapshot)),
        "csv" => report.answer(&listing::csv(rows(&found, &snapshot, report))),
        "md" => report.answer(&listing::markdown(rows(&found, &snapshot, report))),
        _ => as_text(&found, &snapshot, report),
    }
    let is_finding = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("gap") => found.iter().any(Expectation::is_stricter),
        Some("impossible") => found.iter().any(Expectation::is_impossible),
        _ => false,
    };
    Ok(if is_finding { FINDING } else { DONE })
}

fn as_text(found: &[Expectation], snapshot: &Snapshot, report: &Report) {
    if !found.is_empty() {
        report.answer(&questions::columns(&rows(found, snapshot, report)));
    }
    let mut under: Vec<ElementIx> = found
        .iter()
        .filter(|one| one.is_stricter())
        .map(|one| one.element)
        .collect();
    under.dedup();
    report.tell(msg::NEEDS_COUNT.with("count", under.len()));
    let assumed: usize = found.iter().map(|one| one.assumed).sum();
    if assumed > 0 {
        report.tell(msg::NEEDS_ASSUMED.with("count", assumed));
    }
    for one in found.iter().filter(|one| one.is_impossible()) {
        let service = one.imposed_by().unwrap_or(one.element);
        let words = msg::NEEDS_IMPOSSIBLE
            .with("name", name(snapshot, one.element))
            .with("service", name(snapshot, service));
        report.tell(words);
    }
}

fn name(snapshot: &Snapshot, ix: ElementIx) -> String {
    questions::name(snapshot, &snapshot.element(ix).id)
}

/// A line for each thing that is expected of an element.
fn rows(found: &[Expectation], snapshot: &Snapshot, report: &Report) -> Cells {
    let head = [
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_NAME,
        msg::NEEDS_COLUMN_NEED,
        msg::NEEDS_COLUMN_DECLARED,
        msg::NEEDS_COLUMN_INHERITED,
        msg::NEEDS_COLUMN_GAP,
        msg::NEEDS_COLUMN_IMPOSED_BY,
        msg::NEEDS_COLUMN_WAY,
    ];
    let mut rows = vec![head.map(|id| report.say(id)).to_vec()];
    for one in found {
        let words = |value: f64| one.expected.in_words(value, report.language);
        let between = one.chain.get(1..one.chain.len().saturating_sub(1));
        let between = between.unwrap_or_default().iter();
        let between: Vec<String> = between.map(|&ix| name(snapshot, ix)).collect();
        rows.push(vec![
            snapshot.element(one.element).id.to_string(),
            name(snapshot, one.element),
            report.say(one.expected.message()),
            one.declared.map_or_else(|| "–".to_owned(), words),
            words(one.inherited),
            one.gap()
                .filter(|gap| *gap > 0.0)
                .map(words)
                .unwrap_or_default(),
            one.imposed_by()
                .map(|ix| name(snapshot, ix))
                .unwrap_or_default(),
            between.join(" → "),
        ]);
    }
    rows
}

/// The shape that other tools rely on; see the user guide.
fn as_json(found: &[Expectation], expectations: &Expectations, snapshot: &Snapshot) -> Json {
    let id = |ix: ElementIx| snapshot.element(ix).id.as_str();
    let one = |one: &Expectation| {
        let mut out = json!({
            "declared": one.declared,
            "inherited": one.inherited,
            "gap": one.gap(),
            "imposed_by": one.imposed_by().map(id),
            "chain": one.chain.iter().map(|&ix| id(ix)).collect::<Vec<_>>(),
        });
        if one.expected == Expected::Recovery {
            out["restarts_assumed"] = json!(one.assumed);
        }
        out
    };
    let mut elements: BTreeMap<&str, Map<String, Json>> = BTreeMap::new();
    for each in found {
        let of_element = elements.entry(id(each.element)).or_default();
        of_element.insert(each.expected.as_str().to_owned(), one(each));
    }
    let under = found.iter().filter(|each| each.is_stricter());
    let under: Vec<Json> = under
        .map(|each| {
            let mut out = one(each);
            out["id"] = json!(id(each.element));
            out["need"] = json!(each.expected.as_str());
            out
        })
        .collect();
    let impossible = found.iter().filter(|each| each.is_impossible());
    let mut flows: BTreeMap<&str, Map<String, Json>> = BTreeMap::new();
    for level in expectations.classification().flows() {
        let of_flow = flows
            .entry(snapshot.link(level.link).id.as_str())
            .or_default();
        let words = json!({ "inherited": level.inherited, "imposed_by": id(level.imposed_by) });
        of_flow.insert(level.aspect.as_str().to_owned(), words);
    }
    json!({
        "plateau": snapshot.plateau().map(PlateauId::as_str),
        "elements": elements,
        "flows": flows,
        "under_classified": under,
        "impossible": impossible.map(|each| id(each.element)).collect::<Vec<_>>(),
    })
}
