//! `portolan impact`: what stops, degrades and loses its margin.

mod json;
mod rows;
mod text;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgMatches, value_parser};

use super::arguments::{Table, above_zero, day};
use super::load;
use super::report::{Failure, Report, write_file};
use super::{DONE, export};
use crate::analysis::{self, Account, DependencyGraph, Impact, Scenario, State};
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx, Nature, Snapshot};
use crate::workspace::{ImpactSheetOrder, listing};

/// What there is to say, in one language.
struct Answer<'a> {
    impact: &'a Impact,
    account: Account,
    language: Language,
}

/// The options of the impact sheet.
pub(super) fn sheet_options(t: &Table) -> [Arg; 4] {
    let of_sheet = |arg: Arg| arg.requires("sheet");
    [
        t.option("sheet", msg::IMPACT_SHEET_ARG)
            .value_name("OUT.png")
            .value_parser(value_parser!(PathBuf)),
        of_sheet(t.flag("all-pages", msg::IMPACT_SHEET_ARG_ALL_PAGES)),
        of_sheet(t.option("dpi", msg::IMPACT_SHEET_ARG_DPI))
            .value_name("DPI")
            .value_parser(above_zero),
        of_sheet(t.option("date", msg::CLI_ARG_DATE))
            .value_name("DATE")
            .value_parser(day),
    ]
}

/// Runs the scenario and prints its effect.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let impact = of_arguments(matches, &snapshot)?;
    let answer = Answer {
        impact: &impact,
        account: Account::of(&impact),
        language: report.language,
    };
    match matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
    {
        "json" => report.answer_json(&answer.as_json(plateau.as_ref())),
        "csv" => report.answer(&listing::csv(answer.rows())),
        "md" => report.answer(&answer.as_markdown()),
        _ => report.answer(&answer.as_text()),
    }
    let picture = matches.get_one::<PathBuf>("picture");
    let sheet = matches.get_one::<PathBuf>("sheet");
    if picture.is_none() && sheet.is_none() {
        return Ok(DONE);
    }
    let view = load::view(matches, &map)?;
    let pictures = load::pictures(matches, &map, report);
    let order = export::impact_order(&map, Arc::new(snapshot), view, &impact, &pictures, report);
    if let Some(path) = picture {
        write_file(path, &export::encode_framed(&order, None)?)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    if let Some(path) = sheet {
        write_sheet(matches, &order, impact.scenario(), path, report)?;
    }
    Ok(DONE)
}

/// Writes the impact sheet, and with `--all-pages` its further pages beside it.
fn write_sheet(
    matches: &ArgMatches,
    order: &crate::workspace::picture::PictureOrder,
    scenario: &Scenario,
    path: &Path,
    report: &Report,
) -> Result<(), Failure> {
    let date = matches.get_one::<String>("date");
    let sheet = ImpactSheetOrder {
        picture: order,
        scenario,
        date: date.map_or("", String::as_str),
    };
    let pages = if matches.get_flag("all-pages") {
        sheet.pages().unwrap_or_default()
    } else {
        sheet.page().into_iter().collect()
    };
    let dpi = matches.get_one::<f64>("dpi").copied();
    for (at, page) in pages.iter().enumerate() {
        let path = numbered(path, at + 1);
        let text = vec![("Title".to_owned(), sheet.title())];
        write_file(&path, &export::encode_sheet(page, dpi, text)?)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    Ok(())
}

/// `sheet.png`, `sheet-2.png`, …
fn numbered(path: &Path, number: usize) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.{ending}"))
}

/// The impact of the scenario that `--fail`, `--degrade`, `--nature` and `--at` describe.
///
/// # Errors
/// When an element of the scenario is not there.
pub(super) fn of_arguments(matches: &ArgMatches, snapshot: &Snapshot) -> Result<Impact, Failure> {
    let lost = load::elements(matches, "fail", snapshot)?;
    let degraded = load::elements(matches, "degrade", snapshot)?;
    let mut scenario = Scenario::losing(lost.iter().map(ElementId::as_str));
    for id in &degraded {
        scenario = scenario.degrading(id.as_str());
    }
    if let Ok(Some(nature)) = matches.try_get_one::<String>("nature") {
        scenario.nature = Nature::from_word(nature).unwrap_or_default();
    }
    scenario.at_h = matches
        .try_get_one::<f64>("at")
        .ok()
        .flatten()
        .copied()
        .filter(|hours| hours.is_finite());
    let graph = DependencyGraph::of(snapshot);
    // The elements were looked up already, so this scenario is one of the snapshot's.
    analysis::impact(&graph, &scenario).map_err(|unknown| {
        msg::CLI_NO_ELEMENT
            .with("id", unknown.to_string())
            .with("plateau", "–")
            .with("near", "")
            .into()
    })
}

impl Answer<'_> {
    fn name(&self, ix: ElementIx) -> String {
        self.impact.graph().element(ix).name.to_string()
    }

    fn group_name(&self, id: &ElementId) -> String {
        let graph = self.impact.graph();
        graph
            .find(id)
            .map_or_else(|_| id.to_string(), |ix| self.name(ix))
    }

    /// The affected, worst first, then nearest, then by name.
    fn ordered(&self) -> Vec<ElementIx> {
        let impact = self.impact;
        let mut affected = impact.affected().to_vec();
        affected.sort_by_cached_key(|&ix| {
            let state: State = impact.state(ix);
            (std::cmp::Reverse(state), impact.depth(ix), self.name(ix))
        });
        affected
    }

    /// Why an element is in its state.
    fn reason(&self, ix: ElementIx) -> String {
        let reason = self.impact.reason(ix);
        reason
            .map(|reason| self.language.say(&reason.message(self.impact.graph())))
            .unwrap_or_default()
    }

    /// The ends of a flow, in words.
    fn flow_name(&self, flow: &analysis::FlowImpact) -> String {
        let graph = self.impact.graph();
        let flows = graph.flows();
        let found = flows.iter().find(|one| one.link == flow.link);
        found.map_or_else(String::new, |one| {
            format!("{} → {}", self.name(one.from), self.name(one.to))
        })
    }
}
