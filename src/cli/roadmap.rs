//! `portolan roadmap`: the plan of work packages as a list, with its budget year by year and what
//! does not fit.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};

use super::DONE;
use super::arguments::Table;
use super::load;
use super::report::{Failure, Report};
use crate::analysis::{self, Budget, plan_problems};
use crate::locale::{Language, msg};
use crate::model::SystemMap;
use crate::scene::{Grouping, amount_in_words};
use crate::workspace::roadmap::{ListForm, package_rows, packages_written};

/// `--group-by`, for the picture.
pub(super) fn group_by(t: &Table) -> Arg {
    t.option("group-by", msg::CLI_ARG_ROADMAP_GROUP)
        .value_parser(Grouping::ALL.map(Grouping::word))
}

/// What `--group-by` asks for.
pub(super) fn grouping(matches: &ArgMatches) -> Grouping {
    let asked = matches.get_one::<String>("group-by");
    let found = asked.and_then(|word| {
        let mut all = Grouping::ALL.into_iter();
        all.find(|grouping| grouping.word() == word)
    });
    found.unwrap_or_default()
}

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    t.command("roadmap", msg::CLI_ROADMAP)
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            t.option("year", msg::CLI_ARG_YEAR)
                .value_name("YYYY")
                .value_parser(value_parser!(i32).range(1..=9999)),
        )
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .arg(
            t.option("output", msg::CLI_ARG_JSON_OUT)
                .short('o')
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf)),
        )
}

/// Prints the plan.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let mut map = load::map(matches, report)?;
    let year = matches.get_one::<i32>("year").copied();
    if let Some(year) = year {
        map = in_year(&map, year)?;
    }
    let form = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => Some(ListForm::Json),
        Some("csv") => Some(ListForm::Csv),
        Some("md") => Some(ListForm::Markdown),
        _ => None,
    };
    let text = match form {
        Some(form) => packages_written(&map, form, report.language),
        None => as_text(&map, year, report.language),
    };
    let out = matches.get_one::<PathBuf>("output").map(PathBuf::as_path);
    report.answer_to(out, &text)?;
    Ok(DONE)
}

/// The map with the packages that work in a year alone.
fn in_year(map: &SystemMap, year: i32) -> Result<SystemMap, Failure> {
    let mut patch = crate::model::Patch::new();
    for package in map.tables().work_packages.iter() {
        let works = package
            .first_day()
            .zip(package.last_day())
            .is_some_and(|(first, last)| (first.year()..=last.year()).contains(&year));
        if !works {
            patch.take(package.as_ref());
        }
    }
    map.with(&patch)
        .map_err(|misfit| Failure::from(misfit.message()))
}

fn as_text(map: &SystemMap, year: Option<i32>, language: Language) -> String {
    let mut out = String::new();
    for row in package_rows(map, language) {
        let [delivers, removes, changes] = row.claims;
        let dates = msg::ROADMAP_DAYS
            .with("start", row.start.as_str())
            .with("end", row.end.as_str());
        let parts: Vec<String> = [
            format!("{} → {}", row.from, row.to),
            language.say(&dates),
            row.owner,
            row.budget,
            format!("+{delivers} −{removes} ~{changes}"),
            row.status,
        ]
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
        out.push_str(&format!("{}  {}\n", row.id, row.name));
        out.push_str(&format!("  {}\n", parts.join(" · ")));
        if !row.depends_on.is_empty() {
            let waits = language.text(msg::ROADMAP_FIELD_DEPENDS);
            out.push_str(&format!("  {waits}: {}\n", row.depends_on));
        }
    }
    let packages = map.tables().work_packages.iter().map(AsRef::as_ref);
    let budget: Budget = analysis::budget(packages);
    for (&of, &keur) in &budget.years {
        if year.is_none_or(|year| year == of) {
            out.push_str(&format!("{of}: {}\n", amount_in_words(keur, language)));
        }
    }
    if year.is_none() {
        let total = amount_in_words(budget.total, language);
        let total = language.say(&msg::ROADMAP_TOTAL.with("amount", total));
        out.push_str(&format!("{total}\n"));
    }
    for problem in plan_problems(map) {
        out.push_str(&format!("! {}\n", problem.sentence(language)));
    }
    // Line by line, so that no name acts on the terminal.
    let lines = out
        .lines()
        .map(|line| format!("{}\n", crate::text::visible(line)));
    lines.collect()
}
