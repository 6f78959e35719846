//! `portolan package`: work packages listed, added, changed and removed, and what they claim; by
//! the same commands as the window.

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::arguments::Table;
use super::editing;
use super::report::{Failure, Report};
use super::{USAGE, load, roadmap};
use crate::analysis::{Difference, claim_field};
use crate::command::{Command, PackageCommand};
use crate::locale::msg;
use crate::model::{PlateauId, SubjectId, SystemMap, TableName, WorkPackageId};
use crate::workspace::roadmap::{CARD, card_field, package_key, set_card};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> clap::Command {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let word = |name: &'static str, about, shown: &'static str| {
        Arg::new(name)
            .value_name(shown)
            .required(true)
            .help(t.text(about))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let write = || t.flag("write", msg::CLI_ARG_SET_WRITE);
    let package = || word("package", msg::CLI_ARG_PACKAGE, "ID");
    let subjects = || word("subjects", msg::CLI_ARG_SUBJECTS, "ID[,ID…]");
    t.command("package", msg::CLI_PACKAGE)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            roadmap::table(t)
                .name("list")
                .about(t.text(msg::CLI_PACKAGE_LIST)),
        )
        .subcommand(
            t.command("add", msg::CLI_PACKAGE_ADD)
                .arg(map())
                .arg(
                    t.option("name", msg::CLI_ARG_PACKAGE_NAME)
                        .value_name("NAME")
                        .required(true),
                )
                .arg(
                    t.option("from", msg::CLI_ARG_PACKAGE_FROM)
                        .value_name("PLATEAU"),
                )
                .arg(
                    t.option("to", msg::CLI_ARG_PACKAGE_TO)
                        .value_name("PLATEAU"),
                )
                .arg(fields(t))
                .arg(write()),
        )
        .subcommand(
            t.command("set", msg::CLI_PACKAGE_SET)
                .arg(map())
                .arg(package())
                .arg(fields(t).required(true))
                .arg(write()),
        )
        .subcommand(
            t.command("claim", msg::CLI_PACKAGE_CLAIM)
                .arg(map())
                .arg(package())
                .arg(subjects())
                .arg(
                    t.option("as", msg::CLI_ARG_CLAIM_AS)
                        .value_parser(["delivers", "removes", "changes"]),
                )
                .arg(write()),
        )
        .subcommand(
            t.command("unclaim", msg::CLI_PACKAGE_UNCLAIM)
                .arg(map())
                .arg(package())
                .arg(subjects())
                .arg(write()),
        )
        .subcommand(
            t.command("delete", msg::CLI_PACKAGE_DELETE)
                .arg(map())
                .arg(package())
                .arg(write()),
        )
}

fn fields(t: &Table) -> Arg {
    Arg::new("fields")
        .value_name("FIELD=VALUE")
        .action(ArgAction::Append)
        .num_args(1..)
        .help(t.text(msg::CLI_ARG_PACKAGE_FIELDS))
        .help_heading(t.text(msg::CLI_ARGUMENTS))
        .value_parser(value_parser!(String))
}

/// Carries out what was asked.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    if name == "list" {
        let format = matches.try_get_one::<String>("format");
        report.is_json = matches!(format, Ok(Some(format)) if format == "json");
        return roadmap::run(matches, report);
    }
    let before = load::map(matches, report)?;
    let after = changed(name, matches, &before)?;
    editing::finish(matches, report, (&before, &after), TableName::WorkPackages)
}

fn changed(name: &str, matches: &ArgMatches, map: &SystemMap) -> Result<SystemMap, Failure> {
    let package = || -> Result<WorkPackageId, Failure> {
        let asked = matches
            .get_one::<String>("package")
            .map_or("", String::as_str);
        let id = WorkPackageId::from(asked);
        if map.tables().work_packages.contains(&id) {
            return Ok(id);
        }
        let packages = map.tables().work_packages.iter();
        let known: Vec<&str> = packages.map(|package| package.id.as_str()).collect();
        let message = msg::CLI_NO_PACKAGE.with("id", asked);
        Err(message.with("known", known.join(", ")).into())
    };
    match name {
        "add" => {
            let name = matches.get_one::<String>("name").map_or("", String::as_str);
            let plateau = |option: &str| matches.get_one::<String>(option);
            let id = |text: &String| PlateauId::from(text.as_str());
            let command = PackageCommand::Add {
                name: name.into(),
                from: plateau("from").map(id),
                to: plateau("to").map(id),
            };
            let after = editing::carry_out(map, &Command::Package(command))?;
            let known = &map.tables().work_packages;
            let packages = after.tables().work_packages.iter();
            let came = packages
                .map(|package| package.id.clone())
                .find(|id| !known.contains(id));
            match came {
                Some(id) => set(&after, &id, matches),
                None => Ok(after),
            }
        }
        "set" => set(map, &package()?, matches),
        "claim" => {
            let asked = matches.get_one::<String>("as").map(String::as_str);
            let all = [Difference::Added, Difference::Removed, Difference::Changed];
            let difference = all
                .into_iter()
                .find(|difference| Some(claim_field(*difference)) == asked);
            let command = PackageCommand::Claim {
                package: package()?,
                subjects: subjects(matches),
                difference,
            };
            editing::carry_out(map, &Command::Package(command))
        }
        "unclaim" => {
            let command = PackageCommand::Unclaim {
                package: package()?,
                subjects: subjects(matches),
            };
            editing::carry_out(map, &Command::Package(command))
        }
        _ => {
            let packages = vec![package()?];
            let command = PackageCommand::Delete { packages };
            editing::carry_out(map, &Command::Package(command))
        }
    }
}

fn subjects(matches: &ArgMatches) -> Vec<SubjectId> {
    let asked = matches
        .get_one::<String>("subjects")
        .map_or("", String::as_str);
    let ids = asked.split(',').map(str::trim).filter(|id| !id.is_empty());
    ids.map(SubjectId::from).collect()
}

/// Sets all fields that are given, read as the window reads them.
fn set(
    map: &SystemMap,
    package: &WorkPackageId,
    matches: &ArgMatches,
) -> Result<SystemMap, Failure> {
    let mut after = map.clone();
    for pair in matches.get_many::<String>("fields").into_iter().flatten() {
        let Some((name, text)) = pair.split_once('=') else {
            return Err(msg::CLI_SET_NO_EQUALS.with("word", pair.as_str()).into());
        };
        let name = name.trim();
        let command = if name == "name" {
            Command::Rename {
                record: package_key(package),
                name: text.trim().into(),
            }
        } else {
            let Some(field) = card_field(name) else {
                let near: Vec<&str> = CARD.iter().map(|field| field.id).collect();
                return Err(msg::CLI_SET_NO_FIELD
                    .with("id", package.as_str())
                    .with("field", name)
                    .with("near", near.join(", "))
                    .into());
            };
            let value = field.read(&after, text).map_err(|expected| {
                msg::CLI_SET_WRONG
                    .with("id", package.as_str())
                    .with("field", name)
                    .with("value", text)
                    .with("expected", expected)
            })?;
            set_card(package, field.id, value)
        };
        after = editing::carry_out(&after, &command)?;
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments;
    use crate::locale::Language;
    use crate::workspace::samples;

    fn after(words: &[&str]) -> Result<(SystemMap, Vec<String>), String> {
        let map = samples::find("metropole").unwrap().read();
        let all = ["portolan", "package", words[0], "map.ron"].into_iter();
        let all = all.chain(words[1..].iter().copied());
        let matches = arguments::command(Language::English)
            .try_get_matches_from(all)
            .map_err(|error| error.to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        let (name, matches) = matches.subcommand().unwrap();
        match changed(name, matches, &map) {
            Ok(after) => {
                let told = editing::told(&map, &after, TableName::WorkPackages);
                Ok((after, told))
            }
            Err(Failure::Usage(message)) => Err(Language::English.say(&message)),
            Err(_) => Err("file".to_owned()),
        }
    }

    #[test]
    fn a_package_is_added_with_its_fields_and_claims_by_the_gap() {
        let (map, told) = after(&[
            "add",
            "--name",
            "Journaux",
            "--from",
            "P2026",
            "--to",
            "P2027",
            "owner_role=RSSI",
            "budget_keur=12,5",
            "end=30/06/2027",
            "depends_on=WP-01",
        ])
        .unwrap();
        assert_eq!(told.len(), 1);
        let id = WorkPackageId::from(&told[0][2..]);
        let package = map.tables().work_packages.get(&id).unwrap();
        assert_eq!(package.end, "2027-06-30");
        assert_eq!(package.budget_keur.map(|keur| keur.get()), Some(12.5));
        assert_eq!(package.depends_on, ["WP-01".into()]);
    }

    #[test]
    fn claims_follow_the_gap_and_what_does_not_differ_is_refused() {
        let (map, told) = after(&["claim", "WP-02", "lk-ib,fw-ext-2"]).unwrap();
        let package = map.tables().work_packages.get(&"WP-02".into()).unwrap();
        assert_eq!(package.changes.len(), 2, "both were there before and move");
        assert!(package.delivers.is_empty());
        assert!(
            told.iter().any(|line| line.starts_with("WP-02.changes")),
            "{told:?}"
        );
        let refused = after(&["claim", "WP-05", "ap-bur"]).unwrap_err();
        assert!(refused.contains("does not differ"), "{refused}");
        let (_, told) = after(&["unclaim", "WP-05", "ap-bur"]).unwrap();
        assert_eq!(told.len(), 1);
    }

    #[test]
    fn what_is_wrong_names_the_field_and_what_was_expected() {
        let wrong = |words: &[&str]| after(words).unwrap_err();
        assert!(wrong(&["set", "WP-99", "status=done"]).contains("WP-01"));
        assert!(wrong(&["set", "WP-01", "status=finished"]).contains("running"));
        assert!(wrong(&["set", "WP-01", "start=soon"]).contains("calendar"));
        assert!(wrong(&["set", "WP-01", "price=3"]).contains("budget_keur"));
        assert!(wrong(&["set", "WP-01", "progress_pct=120"]).contains("100"));
        let (map, _) = after(&["set", "WP-01", "status=done", "progress_pct=100"]).unwrap();
        let package = map.tables().work_packages.get(&"WP-01".into()).unwrap();
        assert_eq!(package.status, crate::model::PackageStatus::Done);
    }
}
