//! `portolan impact`: what stops, degrades and loses its margin.

mod json;
mod played;
mod rows;
mod text;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgMatches, value_parser};

use super::arguments::{Table, above_zero, day};
use super::load;
use super::pictures::Leaf;
use super::report::{Failure, Report, write_file};
use super::{DONE, across, export, pictures, questions, unfolding};
use crate::analysis::{self, Account, Impact, State};
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx};
use crate::workspace::answers::best_view_of_loss;
use crate::workspace::{ImpactSheetOrder, listing};

#[cfg(test)]
pub(in crate::cli) use played::Played;
pub(in crate::cli) use played::{described, hours, played};

/// What there is to say, in one language.
struct Answer<'a> {
    impact: &'a Impact,
    account: Account,
    /// What of the scenario is not there at the plateau.
    missing: &'a [String],
    language: Language,
}

/// The options of the impact sheet.
pub(super) fn sheet_options(t: &Table) -> [Arg; 4] {
    let of_sheet = |arg: Arg| arg.requires("sheet");
    [
        t.option("sheet", msg::IMPACT_SHEET_ARG)
            .value_name("OUT.png|svg|pdf")
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
    if matches.contains_id("across") {
        let find = |name: &str| load::elements_anywhere(matches, name, &map);
        let (scenario, kept) = described(matches, &map, &find)?;
        let name = kept.as_ref().map_or("", |kept| kept.name.as_str());
        return across::run(matches, &map, (&scenario, name), report);
    }
    let plateau = load::plateau(matches, &map)?;
    let snapshot = map.snapshot(plateau.as_ref());
    let played = played(matches, &map, &snapshot, report)?;
    let format = questions::format(matches);
    if matches.get_flag("timeline") {
        let unfolding = played.unfolding()?;
        if format == "json" {
            let mut answer = unfolding::as_json(&unfolding, plateau.as_ref());
            played.add_to(&mut answer);
            report.answer_json(&answer);
        } else {
            report.answer(&unfolding::written(&unfolding, format, report.language));
        }
        return Ok(DONE);
    }
    let impact = played.impact()?;
    let elements = &map.tables().elements;
    let missing = played.missing.iter().map(|id| {
        let element = elements.get(id);
        element.map_or_else(|| id.to_string(), |element| element.name.to_string())
    });
    let answer = Answer {
        impact: &impact,
        account: Account::of(&impact),
        missing: &missing.collect::<Vec<_>>(),
        language: report.language,
    };
    match format {
        "json" => {
            let mut json = answer.as_json(plateau.as_ref());
            played.add_to(&mut json);
            report.answer_json(&json);
        }
        "csv" => report.answer(&listing::csv(answer.rows())),
        "md" => report.answer(&answer.as_markdown()),
        _ => report.answer(&answer.as_text()),
    }
    let picture = matches.get_one::<PathBuf>("picture");
    let sheet = matches.get_one::<PathBuf>("sheet");
    if picture.is_none() && sheet.is_none() {
        return Ok(DONE);
    }
    let view = match best_view_of_loss(&map, &impact) {
        Some(view) if matches.get_one::<String>("view").is_none() => view,
        _ => load::view(matches, &map)?,
    };
    let shelf = load::pictures(matches, &map, report);
    let order = pictures::impact_order(
        &map,
        Arc::new(snapshot),
        view,
        &impact,
        &shelf,
        export::theme(matches),
        report.language,
    );
    if let Some(path) = picture {
        write_file(path, &pictures::encode_framed(path, &order, None)?)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    if let Some(path) = sheet {
        let date = matches.get_one::<String>("date");
        let sheet = ImpactSheetOrder {
            picture: &order,
            scenario: impact.scenario(),
            impact: &impact,
            missing: &played.missing,
            date: date.map_or("", String::as_str),
        };
        write_sheet(matches, &sheet, path, report)?;
    }
    Ok(DONE)
}

/// Writes the impact sheet, and with `--all-pages` its further pages beside it.
fn write_sheet(
    matches: &ArgMatches,
    sheet: &ImpactSheetOrder<'_>,
    path: &Path,
    report: &Report,
) -> Result<(), Failure> {
    let pages = if matches.get_flag("all-pages") {
        sheet.pages()
    } else {
        vec![sheet.page()]
    };
    let dpi = matches.get_one::<f64>("dpi").copied();
    let text = sheet.metadata();
    if pictures::is_pdf(path) {
        let leaves: Vec<Leaf> = (1..)
            .zip(pages)
            .map(|(number, scene)| Leaf {
                title: report.say(msg::PDF_PAGE.with("number", f64::from(number))),
                group: sheet.title(),
                scene,
            })
            .collect();
        let options = pictures::a4_options(text, report.language);
        write_file(path, &pictures::encode_leaves(&leaves, &options)?)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
        return Ok(());
    }
    for (at, page) in pages.iter().enumerate() {
        let path = numbered(path, at + 1);
        let text = (text.clone(), report.language);
        write_file(&path, &pictures::encode_a4(&path, page, dpi, text)?)?;
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

impl Answer<'_> {
    fn name(&self, ix: ElementIx) -> String {
        self.impact.graph().element(ix).name.to_string()
    }

    /// What the figures rest on, a sentence a line.
    fn honesty(&self) -> Vec<String> {
        analysis::honesty(&self.account, self.impact, self.missing, self.language)
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
