//! `portolan standard`: the catalogue of standards, listed and changed by the same commands as in
//! the window.

use clap::{Arg, ArgMatches, Command as Clap};
use serde_json::json;

use super::arguments::Table;
use super::report::{Failure, Report};
use super::target::print;
use super::{DONE, USAGE, editing, load, questions};
use crate::assurance::elements_under_standards;
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{MessageId, msg};
use crate::model::{
    Day, Record as _, RecordKey, Standard, StandardId, StandardStanding, SystemMap, TableName,
};

/// The options that say something of a line.
const FIELDS: [(&str, MessageId); 6] = [
    ("domain", msg::STANDARDS_CLI_DOMAIN),
    ("attribute", msg::STANDARDS_CLI_ATTRIBUTE),
    ("versions", msg::STANDARDS_CLI_VERSIONS),
    ("until", msg::STANDARDS_CLI_UNTIL),
    ("replacement", msg::STANDARDS_CLI_REPLACEMENT),
    ("reason", msg::STANDARDS_CLI_REASON),
];

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Clap {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let named = |name: &'static str, about| {
        Arg::new(name)
            .value_name(name.to_uppercase())
            .required(true)
            .help(t.text(about))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let said = |mut command: Clap| {
        for (name, about) in FIELDS {
            command = command.arg(t.option(name, about).value_name("TEXT"));
        }
        command
            .arg(
                t.option("standing", msg::STANDARDS_CLI_STANDING)
                    .value_parser(["standard", "tolerated", "forbidden"]),
            )
            .arg(
                t.option("kinds", msg::STANDARDS_CLI_KINDS)
                    .value_name("ID[,ID…]"),
            )
            .arg(write())
    };
    t.command("standard", msg::STANDARDS_CLI)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("list", msg::STANDARDS_CLI_LIST)
                .arg(map())
                .arg(t.option("plateau", msg::CLI_ARG_PLATEAU).value_name("ID"))
                .arg(
                    t.option("format", msg::CLI_ARG_FORMAT)
                        .value_parser(["text", "json", "csv", "md"]),
                ),
        )
        .subcommand(said(
            t.command("add", msg::STANDARDS_CLI_ADD)
                .arg(map())
                .arg(named("product", msg::STANDARDS_CLI_PRODUCT)),
        ))
        .subcommand(said(
            t.command("set", msg::STANDARDS_CLI_SET)
                .arg(map())
                .arg(named("id", msg::STANDARDS_CLI_ID))
                .arg(
                    t.option("product", msg::STANDARDS_CLI_PRODUCT)
                        .value_name("TEXT"),
                ),
        ))
        .subcommand(
            t.command("remove", msg::STANDARDS_CLI_REMOVE)
                .arg(map())
                .arg(named("id", msg::STANDARDS_CLI_ID))
                .arg(write()),
        )
}

fn text<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// Carries it out.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let before = load::map(matches, report)?;
    let command = match name {
        "list" => {
            list(&before, matches, report)?;
            return Ok(DONE);
        }
        "add" => {
            let mut new = Standard::blank(StandardId::default());
            say(&mut new, matches)?;
            AssuranceCommand::Keep(vec![Kept::Standard(new)])
        }
        "set" => {
            let mut changed = known(&before, matches)?.clone();
            say(&mut changed, matches)?;
            AssuranceCommand::Keep(vec![Kept::Standard(changed)])
        }
        _ => {
            let key = RecordKey {
                table: TableName::Standards,
                id: known(&before, matches)?.id.text().clone(),
            };
            AssuranceCommand::Forget(vec![key])
        }
    };
    let after = editing::carry_out(&before, &Command::Assurance(command))?;
    editing::finish(matches, report, (&before, &after), TableName::Standards)
}

fn known<'m>(map: &'m SystemMap, matches: &ArgMatches) -> Result<&'m Standard, Failure> {
    let id = text(matches, "id").unwrap_or_default();
    let found = map.tables().standards.get(&StandardId::from(id));
    found
        .map(AsRef::as_ref)
        .ok_or_else(|| Failure::Usage(msg::STANDARDS_CLI_UNKNOWN.with("id", id)))
}

/// Takes over what the options say.
fn say(standard: &mut Standard, matches: &ArgMatches) -> Result<(), Failure> {
    if let Some(product) = text(matches, "product") {
        standard.name = product.trim().into();
    }
    if let Some(until) = text(matches, "until").filter(|until| !until.is_empty()) {
        Day::last_of(until)
            .ok_or_else(|| Failure::Usage(msg::STANDARDS_CLI_NO_DAY.with("day", until)))?;
    }
    for (name, of) in [
        ("domain", &mut standard.domain),
        ("attribute", &mut standard.attribute),
        ("versions", &mut standard.versions),
        ("until", &mut standard.until),
        ("replacement", &mut standard.replacement),
        ("reason", &mut standard.reason),
    ] {
        if let Some(said) = text(matches, name) {
            *of = said.trim().into();
        }
    }
    if let Some(word) = text(matches, "standing") {
        standard.standing = StandardStanding::from_word(word).unwrap_or_default();
    }
    if matches.contains_id("kinds") {
        standard.kinds = load::listed(matches, "kinds").map(Into::into).collect();
    }
    Ok(())
}

fn list(map: &SystemMap, matches: &ArgMatches, report: &Report) -> Result<(), Failure> {
    let language = report.language;
    let plateau = load::plateau(matches, map)?;
    let under = elements_under_standards(map, &map.snapshot(plateau.as_ref()));
    let titles = [
        msg::INDICATOR_COLUMN_ID,
        msg::STANDARDS_DOMAIN,
        msg::STANDARDS_PRODUCT,
        msg::STANDARDS_VERSIONS,
        msg::STANDARDS_STANDING,
        msg::STANDARDS_UNTIL,
        msg::STANDARDS_REPLACEMENT,
        msg::STANDARDS_ELEMENTS,
    ];
    let mut rows = vec![titles.map(|id| language.text(id)).to_vec()];
    let mut objects = Vec::new();
    let mut all: Vec<&Standard> = map.tables().standards.iter().map(AsRef::as_ref).collect();
    all.sort_by(|a, b| (&a.domain, a.order, &a.id).cmp(&(&b.domain, b.order, &b.id)));
    for line in all {
        let elements: Vec<&str> = under
            .get(&line.id)
            .into_iter()
            .flatten()
            .map(|id| id.as_str())
            .collect();
        let standing = match line.standing {
            StandardStanding::Standard => msg::STANDARDS_STANDARD,
            StandardStanding::Tolerated => msg::STANDARDS_TOLERATED,
            StandardStanding::Forbidden => msg::STANDARDS_FORBIDDEN,
        };
        rows.push(vec![
            line.id.to_string(),
            line.domain.to_string(),
            line.name.to_string(),
            line.versions.to_string(),
            language.text(standing),
            line.until.to_string(),
            line.replacement.to_string(),
            elements.len().to_string(),
        ]);
        objects.push(json!({
            "id": line.id.as_str(),
            "domain": line.domain.as_str(),
            "product": line.name.as_str(),
            "attribute": line.attribute.as_str(),
            "kinds": line.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>(),
            "versions": line.versions.as_str(),
            "standing": line.standing.as_str(),
            "until": line.until.as_str(),
            "replacement": line.replacement.as_str(),
            "reason": line.reason.as_str(),
            "elements": elements,
        }));
    }
    print(&rows, objects, questions::format(matches), report);
    Ok(())
}
