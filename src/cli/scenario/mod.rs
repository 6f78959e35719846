//! `portolan scenario`: feared losses that the map keeps under a name, listed, shown, kept, changed
//! and removed; by the same commands as the window. And `--scenario`, by which other commands play
//! one of them.

mod sheet;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches};

use super::arguments::Table;
use super::editing;
use super::report::{Failure, Report};
use super::{DONE, USAGE, load};
use crate::command::{Command, ScenarioCommand};
use crate::locale::{Message, msg};
use crate::model::{
    ElementId, Finite, LossScenario, Nature, PlateauId, Record as _, RecordKey, ScenarioId,
    SystemMap, TableName, Value,
};
use sheet::Sheet;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let formats = || {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(["text", "json", "csv", "md"])
    };
    let which = || {
        Arg::new("which")
            .value_name("ID|NAME")
            .required(true)
            .help(t.text(msg::SCENARIOS_CLI_WHICH))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let ids = |name, about| {
        t.option(name, about)
            .value_name("ID[,ID…]")
            .action(ArgAction::Append)
    };
    let plateau = || t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID");
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    t.command("scenario", msg::SCENARIOS_CLI)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::SCENARIOS_CLI_LIST)
                .arg(map())
                .arg(plateau())
                .arg(formats()),
        )
        .subcommand(
            t.command("show", msg::SCENARIOS_CLI_SHOW)
                .arg(map())
                .arg(which())
                .arg(plateau())
                .arg(formats()),
        )
        .subcommand(
            t.command("keep", msg::SCENARIOS_CLI_KEEP)
                .arg(map())
                .arg(option(t))
                .arg(
                    t.option("name", msg::SCENARIOS_CLI_NAME)
                        .value_name("NAME")
                        .required_unless_present("scenario"),
                )
                .arg(ids("fail", msg::CLI_ARG_FAIL))
                .arg(ids("degrade", msg::CLI_ARG_DEGRADE))
                .arg(
                    t.option("nature", msg::CLI_ARG_NATURE)
                        .value_parser(["physical", "logical"]),
                )
                .arg(
                    t.option("at", msg::SCENARIOS_CLI_AT)
                        .value_name("HOURS|steady")
                        .value_parser(hour),
                )
                .arg(
                    t.option("description", msg::SCENARIOS_CLI_DESCRIPTION)
                        .value_name("TEXT"),
                )
                .arg(write()),
        )
        .subcommand(
            t.command("remove", msg::SCENARIOS_CLI_REMOVE)
                .arg(map())
                .arg(which())
                .arg(write()),
        )
}

/// `--scenario`, for commands that play one.
pub(super) fn option(t: &Table) -> Arg {
    t.option("scenario", msg::SCENARIOS_CLI_OPTION)
        .value_name("ID|NAME")
}

/// Hours, or the word for the state that a loss leads to.
fn hour(text: &str) -> Result<String, String> {
    let hours: Option<f64> = text.trim().replace(',', ".").parse().ok();
    let fits = hours.is_some_and(|hours| hours.is_finite() && hours >= 0.0);
    (fits || text == "steady")
        .then(|| text.to_owned())
        .ok_or_else(String::new)
}

/// The kept scenario that was named, by id or by name.
///
/// # Errors
/// When the map keeps none of that name, or several.
pub(super) fn named(map: &SystemMap, asked: &str) -> Result<Arc<LossScenario>, Failure> {
    let all = &map.tables().scenarios;
    if let Some(found) = all.get(&ScenarioId::from(asked)) {
        return Ok(Arc::clone(found));
    }
    let mut by_name = all.iter().filter(|kept| kept.name.as_str() == asked);
    match (by_name.next(), by_name.next()) {
        (Some(found), None) => Ok(Arc::clone(found)),
        (first, _) => {
            let is_asked = |kept: &&Arc<LossScenario>| first.is_none() || kept.name == asked;
            let known: Vec<String> = ordered(map)
                .iter()
                .filter(is_asked)
                .map(|kept| format!("{} ({})", kept.id, kept.name))
                .collect();
            let message = if first.is_some() {
                msg::SCENARIOS_CLI_SEVERAL
            } else {
                msg::SCENARIOS_CLI_UNKNOWN
            };
            let message = message.with("asked", asked).with("count", known.len());
            Err(message.with("known", known.join(", ")).into())
        }
    }
}

fn ordered(map: &SystemMap) -> Vec<Arc<LossScenario>> {
    let mut all: Vec<Arc<LossScenario>> = map.tables().scenarios.iter().cloned().collect();
    all.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    all
}

/// Carries out what was asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let format = matches.try_get_one::<String>("format").ok().flatten();
    let format = format.map_or("text", String::as_str);
    report.is_json = format == "json";
    let before = load::map(matches, report)?;
    if matches!(name, "list" | "show") {
        let plateau = load::plateau(matches, &before)?;
        let sheet = Sheet::new(&before, plateau.as_ref(), report.language);
        let text = if name == "list" {
            sheet.list(format)
        } else {
            sheet.one(&*named(&before, text_of(matches, "which"))?, format)
        };
        report.answer(&text);
        return Ok(DONE);
    }
    let after = if name == "keep" {
        keep(matches, &before)?
    } else {
        let scenarios = vec![named(&before, text_of(matches, "which"))?.id.clone()];
        editing::carry_out(
            &before,
            &Command::Scenario(ScenarioCommand::Delete { scenarios }),
        )?
    };
    editing::finish(matches, report, (&before, &after), TableName::Scenarios)
}

fn text_of<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

/// A new scenario, or one that exists with what was given in place of what it had.
fn keep(matches: &ArgMatches, map: &SystemMap) -> Result<SystemMap, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let old = text("scenario")
        .map(|asked| named(map, asked))
        .transpose()?;
    let blank = || LossScenario::blank(ScenarioId::default());
    let mut record = old.as_deref().cloned().unwrap_or_else(blank);
    if matches.contains_id("fail") {
        record.lost = load::elements_anywhere(matches, "fail", map)?;
    }
    if matches.contains_id("degrade") {
        record.degraded = load::elements_anywhere(matches, "degrade", map)?;
    }
    if let Some(nature) = text("nature").and_then(Nature::from_word) {
        record.nature = nature;
    }
    if let Some(at) = text("at") {
        let hours = at.trim().replace(',', ".").parse().ok();
        record.at_h = hours.and_then(Finite::new);
    }
    let Some(old) = old else {
        record.name = text("name").unwrap_or_default().trim().into();
        record.description = text("description").unwrap_or_default().into();
        return editing::carry_out(
            map,
            &Command::Scenario(ScenarioCommand::Add(Box::new(record))),
        );
    };
    let scenario = old.id.clone();
    let key = RecordKey::new(TableName::Scenarios, scenario.text().clone());
    let loss = Box::new(record);
    let mut after = editing::carry_out(
        map,
        &Command::Scenario(ScenarioCommand::Update { scenario, loss }),
    )?;
    if let Some(name) = text("name") {
        let name = name.trim().into();
        let record = key.clone();
        after = editing::carry_out(&after, &Command::Rename { record, name })?;
    }
    if let Some(description) = text("description") {
        let command = Command::SetField {
            record: key,
            name: "description".into(),
            value: (!description.is_empty()).then(|| Value::text(description)),
        };
        after = editing::carry_out(&after, &command)?;
    }
    Ok(after)
}

/// What of a scenario is not there at a plateau, in words.
pub(super) fn missing_message(missing: &[ElementId], plateau: Option<&PlateauId>) -> Message {
    let ids: Vec<&str> = missing.iter().map(ElementId::as_str).collect();
    msg::SCENARIOS_MISSING
        .with("count", ids.len())
        .with("names", ids.join(", "))
        .with("plateau", plateau.map_or("–", PlateauId::as_str))
}
