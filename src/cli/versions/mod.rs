//! `portolan versions`: keep, list, show.

mod merging;
mod sharing;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::report::{Failure, Report, write_file};
use super::{DONE, USAGE, arguments};
use crate::locale::msg;
use crate::storage::{self, ReadOptions};
use crate::versions::{Version, Versions, VersionsError, Words};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let formats = || {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(["text", "json"])
    };
    t.command("versions", msg::CLI_VERSIONS)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t.text(msg::CLI_COMMANDS))
        .disable_help_subcommand(true)
        .subcommand(
            t.command("keep", msg::CLI_VERSIONS_KEEP)
                .arg(map())
                .arg(
                    t.option("title", msg::CLI_ARG_TITLE)
                        .value_name("TITLE")
                        .required(true),
                )
                .arg(t.option("reason", msg::CLI_ARG_REASON).value_name("WORDS"))
                .arg(t.option("author", msg::CLI_ARG_AUTHOR).value_name("ROLE"))
                .arg(formats()),
        )
        .subcommand(
            t.command("list", msg::CLI_VERSIONS_LIST)
                .arg(map())
                .arg(
                    t.option("most", msg::CLI_ARG_MOST)
                        .value_name("N")
                        .value_parser(value_parser!(u32)),
                )
                .arg(formats()),
        )
        .subcommand(
            t.command("show", msg::CLI_VERSIONS_SHOW)
                .arg(map())
                .arg(
                    Arg::new("version")
                        .value_name("VERSION")
                        .required(true)
                        .help(t.text(msg::CLI_ARG_VERSION_OF))
                        .help_heading(t.text(msg::CLI_ARGUMENTS)),
                )
                .arg(
                    t.option("output", msg::CLI_ARG_VERSION_OUT)
                        .short('o')
                        .value_name("FILE")
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(merging::table(t))
        .subcommands(sharing::tables(t))
}

/// Carries out what was asked of the versions.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(USAGE);
    };
    let format = matches.try_get_one::<String>("format");
    report.is_json = matches!(format, Ok(Some(format)) if format == "json");
    if let Some(done) = sharing::run(name, matches, report) {
        return done;
    }
    match name {
        "merge" => merging::run(matches, report),
        "keep" => keep(matches, report),
        "list" => list(matches, report),
        _ => show(matches, report),
    }
}

fn failure(error: VersionsError) -> Failure {
    match error {
        VersionsError::Untitled | VersionsError::Unknown(_) => {
            Failure::Usage(error.problem().message)
        }
        other => Failure::from(other.problem()),
    }
}

fn keep(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    // What cannot be read as a map is no version of one.
    storage::read_file(path, &ReadOptions::default())
        .map_err(|refused| Failure::File(refused.problems))?;
    let bytes = std::fs::read(path).map_err(|error| {
        failure(VersionsError::Map {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    })?;
    let given = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let words = Words {
        title: given("title"),
        reason: given("reason"),
        author: given("author"),
    };
    let versions = Versions::open_or_create(path).map_err(failure)?;
    let version = versions.keep(&bytes, &words).map_err(failure)?;
    if report.is_json {
        report.answer_json(&as_json(&version));
    } else {
        let kept = msg::VERSIONS_KEPT.with("title", version.title.as_str());
        report.tell(kept.with("id", short(&version)));
    }
    Ok(DONE)
}

fn list(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let most = matches.get_one::<u32>("most");
    let most = most.map_or(usize::MAX, |most| {
        usize::try_from(*most).unwrap_or(usize::MAX)
    });
    let versions = Versions::open(arguments::path(matches, "map")).map_err(failure)?;
    let versions = versions.list(most).map_err(failure)?;
    if report.is_json {
        report.answer_json(&Json::Array(versions.iter().map(as_json).collect()));
        return Ok(DONE);
    }
    let head = [
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_WHEN,
        msg::CLI_COLUMN_AUTHOR,
        msg::CLI_COLUMN_TITLE,
    ];
    let head = head.map(|id| report.say(id));
    let mut rows = vec![head];
    rows.extend(versions.iter().map(|version| {
        [
            short(version),
            version.when.clone(),
            version.author.clone(),
            version.title.clone(),
        ]
    }));
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let mut text = String::new();
    for [id, when, author, title] in &rows {
        let [a, b, c] = widths;
        text.push_str(&format!("{id:a$}  {when:b$}  {author:c$}  {title}\n"));
    }
    report.answer(&text);
    Ok(DONE)
}

fn show(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = Versions::open(arguments::path(matches, "map")).map_err(failure)?;
    let name = matches
        .get_one::<String>("version")
        .map_or("", String::as_str);
    let version = versions.find(name).map_err(failure)?;
    let bytes = versions.read(&version).map_err(failure)?;
    match matches.get_one::<PathBuf>("output") {
        Some(out) if out.exists() => {
            return Err(msg::CLI_EXISTS
                .with("file", out.display().to_string())
                .into());
        }
        Some(out) => write_file(out, &bytes)?,
        None => report.answer(&String::from_utf8_lossy(&bytes)),
    }
    Ok(DONE)
}

/// As many digits as people compare.
fn short(version: &Version) -> String {
    version.id.chars().take(8).collect()
}

fn as_json(version: &Version) -> Json {
    json!({
        "id": version.id,
        "title": version.title,
        "reason": version.reason,
        "author": version.author,
        "when": version.when,
    })
}
