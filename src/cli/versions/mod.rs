//! `portolan versions`: keep, list, show, restore, branches, tags, packing, and sharing.

mod branches;
mod keep;
mod list;
mod merging;
mod restore;
mod sharing;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::report::{Failure, Report, write_file};
use super::{DONE, USAGE, arguments};
use crate::locale::{MessageId, msg};
use crate::storage::fs::RealFs;
use crate::storage::{self, Expected, Lock, LockError, PutRequest};
use crate::versions::{FileState, Version, Versions, VersionsError};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let formats = || {
        t.option("format", msg::CLI_ARG_FORMAT)
            .value_parser(["text", "json"])
    };
    let version = || positional(t, "version", "VERSION", msg::CLI_ARG_VERSION_OF);
    let at = || {
        t.option("at", msg::CLI_ARG_VERSION_AT)
            .value_name("VERSION")
    };
    let delete = |about| t.flag("delete", about).action(ArgAction::SetTrue);
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
                .arg(t.option("tag", msg::CLI_ARG_VERSION_TAG).value_name("NAME"))
                .arg(
                    t.option("branch", msg::CLI_ARG_VERSION_BRANCH)
                        .value_name("NAME"),
                )
                .arg(formats()),
        )
        .subcommand(
            t.command("list", msg::CLI_VERSIONS_LIST)
                .arg(map())
                .arg(
                    t.option("search", msg::CLI_ARG_VERSION_SEARCH)
                        .value_name("WORDS"),
                )
                .arg(
                    t.flag("current", msg::CLI_ARG_VERSION_CURRENT)
                        .action(ArgAction::SetTrue),
                )
                .arg(
                    t.flag("graph", msg::CLI_ARG_VERSION_GRAPH)
                        .action(ArgAction::SetTrue)
                        .conflicts_with("search"),
                )
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
                .arg(version().required(true))
                .arg(
                    t.option("output", msg::CLI_ARG_VERSION_OUT)
                        .short('o')
                        .value_name("FILE")
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(merging::table(t))
        .subcommand(
            t.command("restore", msg::CLI_VERSIONS_RESTORE)
                .arg(map())
                .arg(version().required(true))
                .arg(
                    t.option("record", msg::CLI_ARG_VERSION_RECORD)
                        .value_name("TABLE/ID")
                        .action(ArgAction::Append),
                )
                .arg(
                    t.flag("even-unkept", msg::CLI_ARG_EVEN_UNKEPT)
                        .action(ArgAction::SetTrue),
                ),
        )
        .subcommand(
            t.command("branch", msg::CLI_VERSIONS_BRANCH)
                .arg(map())
                .arg(positional(t, "name", "NAME", msg::CLI_ARG_BRANCH_NAME))
                .arg(at())
                .arg(
                    t.option("rename", msg::CLI_ARG_BRANCH_RENAME)
                        .value_name("NEW")
                        .requires("name")
                        .conflicts_with("at"),
                )
                .arg(
                    delete(msg::CLI_ARG_BRANCH_DELETE)
                        .requires("name")
                        .conflicts_with_all(["at", "rename"]),
                )
                .arg(
                    t.flag("even-unmerged", msg::CLI_ARG_EVEN_UNMERGED)
                        .action(ArgAction::SetTrue)
                        .requires("delete"),
                )
                .arg(formats()),
        )
        .subcommand(
            t.command("switch", msg::CLI_VERSIONS_SWITCH)
                .arg(map())
                .arg(positional(t, "name", "BRANCH", msg::CLI_ARG_SWITCH_TO).required(true)),
        )
        .subcommand(
            t.command("tag", msg::CLI_VERSIONS_TAG)
                .arg(map())
                .arg(positional(t, "name", "NAME", msg::CLI_ARG_TAG_NAME))
                .arg(at())
                .arg(
                    delete(msg::CLI_ARG_TAG_DELETE)
                        .requires("name")
                        .conflicts_with("at"),
                )
                .arg(formats()),
        )
        .subcommand(
            t.command("pack", msg::CLI_VERSIONS_PACK)
                .arg(map())
                .arg(formats()),
        )
        .subcommands(sharing::tables(t))
}

fn positional(t: &Table, id: &'static str, shown: &'static str, about: MessageId) -> Arg {
    Arg::new(id)
        .value_name(shown)
        .help(t.text(about))
        .help_heading(t.text(msg::CLI_ARGUMENTS))
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
        "keep" => keep::run(matches, report),
        "list" => list::run(matches, report),
        "restore" => restore::run(matches, report),
        "branch" => branches::branch(matches, report),
        "switch" => branches::switch(matches, report),
        "tag" => branches::tag(matches, report),
        "pack" => keep::pack(matches, report),
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

/// The versions of the map that was named.
fn open(matches: &ArgMatches) -> Result<Versions, Failure> {
    Versions::open(arguments::path(matches, "map")).map_err(failure)
}

/// The version that was named.
fn named(versions: &Versions, matches: &ArgMatches, argument: &str) -> Result<Version, Failure> {
    let name = matches.get_one::<String>(argument);
    let name = name.map_or("HEAD", String::as_str);
    versions.find(name).map_err(failure)
}

fn show(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let version = named(&versions, matches, "version")?;
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

/// Refuses to change a file that a window has open: what is changed there would be lost.
fn alone(path: &Path) -> Result<Option<Lock>, Failure> {
    match Lock::acquire(path) {
        Ok(lock) => Ok(Some(lock)),
        // No lock is possible on some shares.
        Err(LockError::Unavailable(_)) => Ok(None),
        Err(LockError::Held(by)) => {
            let message = msg::APP_LOCKED
                .with("file", path.display().to_string())
                .with("user", by.user)
                .with("host", by.host);
            Err(Failure::from(
                crate::diagnostic::Problem::new(
                    "locked",
                    crate::diagnostic::Severity::Error,
                    message,
                )
                .with_hint(msg::CLI_OPEN_ELSEWHERE_HINT.into()),
            ))
        }
    }
}

/// Puts the bytes of a version in the place of the map's file, as a save does.
fn put(path: &Path, bytes: &[u8]) -> Result<(), VersionsError> {
    let backups = storage::state_folder().map(|folder| folder.join("backups"));
    let request = PutRequest {
        bytes,
        path,
        expected: Expected::Anything,
        backups: backups.as_deref(),
        now: SystemTime::now(),
    };
    storage::put(&RealFs, &request)
        .map(drop)
        .map_err(|error| VersionsError::NotWritten(Box::new(error.problem())))
}

fn as_json(version: &Version) -> Json {
    json!({
        "id": version.id,
        "title": version.title,
        "reason": version.reason,
        "author": version.author,
        "when": version.when,
        "parents": version.parents,
        "branches": version.branches,
        "remotes": version.remotes,
        "tags": version.tags,
        "file": match version.file {
            FileState::Kept(_) => "kept",
            FileState::Missing => "missing",
            FileState::Damaged => "damaged",
        },
    })
}
