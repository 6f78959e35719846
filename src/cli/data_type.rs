//! `portolan data-type`: the protection table listed, changed, and set back to the built-in one.

use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use serde_json::json;

use super::arguments::Table;
use super::questions;
use super::report::{Failure, Report};
use super::{DONE, USAGE, editing, load};
use crate::assurance::Settings;
use crate::locale::msg;
use crate::model::{DataType, DataTypeId, Finite, Record as _, SystemMap, TableName, Value};
use crate::workspace::listing;
use crate::workspace::protection::protection_commands;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Clap {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let id = || {
        Arg::new("type")
            .value_name("ID")
            .required(true)
            .help(t.text(msg::DATA_TYPE_ARG_ID))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let list = |name, about| {
        t.option(name, about)
            .value_name("WORD,…")
            .value_delimiter(',')
    };
    t.command("data-type", msg::DATA_TYPE_CLI)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::DATA_TYPE_CLI_LIST).arg(map()).arg(
                t.option("format", msg::CLI_ARG_FORMAT)
                    .value_parser(["text", "json", "csv", "md"]),
            ),
        )
        .subcommand(
            t.command("set", msg::DATA_TYPE_CLI_SET)
                .arg(map())
                .arg(id())
                .arg(t.option("name", msg::DATA_TYPE_NAME).value_name("NAME"))
                .arg(list("categories", msg::DATA_TYPE_CATEGORIES))
                .arg(t.option("risk", msg::DATA_TYPE_RISK).value_name("TEXT"))
                .arg(
                    t.option("protection", msg::DATA_TYPE_PROTECTION)
                        .value_name("TEXT"),
                )
                .arg(
                    t.option("level", msg::DATA_TYPE_LEVEL)
                        .value_name("2|3|4")
                        .value_parser(value_parser!(u8).range(2..=4)),
                )
                .arg(list("rules", msg::DATA_TYPE_RULES))
                .arg(write()),
        )
        .subcommand(
            t.command("remove", msg::DATA_TYPE_CLI_REMOVE)
                .arg(map())
                .arg(id())
                .arg(write()),
        )
        .subcommand(
            t.command("reset", msg::DATA_TYPE_RESET)
                .arg(map())
                .arg(write()),
        )
}

/// Carries out what was asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let before = load::map(matches, report)?;
    let mut table = Settings::of(&before, None).data_types;
    match name {
        "list" => {
            let format = matches.try_get_one::<String>("format");
            report.is_json = matches!(format, Ok(Some(format)) if format == "json");
            print(matches, &table, report);
            return Ok(DONE);
        }
        "reset" => table.clear(),
        "remove" => {
            let at = position(&table, matches)?;
            table.remove(at);
        }
        _ => set(&mut table, matches)?,
    }
    let mut after: SystemMap = before.clone();
    for command in protection_commands(&before, &table) {
        after = editing::carry_out(&after, &command)?;
    }
    editing::finish(matches, report, (&before, &after), TableName::DataTypes)
}

fn asked(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("type").map_or("", String::as_str)
}

fn position(table: &[DataType], matches: &ArgMatches) -> Result<usize, Failure> {
    let asked = asked(matches);
    let at = table.iter().position(|row| row.id.as_str() == asked);
    at.ok_or_else(|| {
        let known: Vec<&str> = table.iter().map(|row| row.id.as_str()).collect();
        let unknown = msg::DATA_TYPE_UNKNOWN.with("id", asked);
        unknown.with("known", known.join(", ")).into()
    })
}

/// Changes a type, or adds one where the table has none of this id.
fn set(table: &mut Vec<DataType>, matches: &ArgMatches) -> Result<(), Failure> {
    let at = position(table, matches).unwrap_or_else(|_| {
        table.push(DataType::blank(DataTypeId::from(asked(matches))));
        table.len() - 1
    });
    let Some(row) = table.get_mut(at) else {
        return Ok(());
    };
    let text = |name: &str| {
        matches
            .get_one::<String>(name)
            .map(|text| text.trim().into())
    };
    let words = |name: &str| {
        let all = matches.get_many::<String>(name)?;
        let words = all.map(|word| word.trim()).filter(|word| !word.is_empty());
        Some(words.map(Into::into).collect())
    };
    row.name = text("name").unwrap_or_else(|| row.name.clone());
    row.risk = text("risk").unwrap_or_else(|| row.risk.clone());
    row.protection = text("protection").unwrap_or_else(|| row.protection.clone());
    row.categories = words("categories").unwrap_or_else(|| row.categories.clone());
    row.rules = words("rules").unwrap_or_else(|| row.rules.clone());
    if let Some(level) = matches.get_one::<u8>("level") {
        row.level = Finite::new(f64::from(*level)).unwrap_or_default();
    } else if row.level.get() == 0.0 {
        row.level = Finite::new(2.0).unwrap_or_default();
    }
    for category in &row.categories {
        let known = crate::catalogue::attribute("category");
        let choices = known.map_or(&[][..], |known| known.choices);
        if !choices.iter().any(|choice| choice.value == category) {
            let known: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
            let unknown = msg::DATA_TYPE_NO_CATEGORY.with("category", category.as_str());
            return Err(unknown.with("known", known.join(", ")).into());
        }
    }
    Ok(())
}

fn print(matches: &ArgMatches, table: &[DataType], report: &Report) {
    let joined = |list: &[smol_str::SmolStr]| list.join(", ");
    let rows = || {
        let head = [
            msg::CLI_COLUMN_ID,
            msg::DATA_TYPE_NAME,
            msg::DATA_TYPE_CATEGORIES,
            msg::DATA_TYPE_RISK,
            msg::DATA_TYPE_PROTECTION,
            msg::DATA_TYPE_LEVEL,
            msg::DATA_TYPE_RULES,
        ];
        let rows = table.iter().map(|row| {
            vec![
                row.id.to_string(),
                row.name.to_string(),
                joined(&row.categories),
                row.risk.to_string(),
                row.protection.to_string(),
                Value::Number(row.level).to_string(),
                joined(&row.rules),
            ]
        });
        let head = head.map(|id| report.say(id)).to_vec();
        std::iter::once(head).chain(rows).collect::<Vec<_>>()
    };
    match questions::format(matches) {
        "json" => {
            let types = table.iter().map(|row| {
                json!({
                    "id": row.id.as_str(),
                    "name": row.name.as_str(),
                    "categories": row.categories.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
                    "risk": row.risk.as_str(),
                    "protection": row.protection.as_str(),
                    "level": row.level.get(),
                    "rules": row.rules.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
                })
            });
            report.answer_json(&json!({ "data_types": types.collect::<Vec<_>>() }));
        }
        "csv" => report.answer(&listing::csv(rows())),
        "md" => report.answer(&listing::markdown(rows())),
        _ => report.answer(&questions::visible(&questions::columns(&rows()))),
    }
}
