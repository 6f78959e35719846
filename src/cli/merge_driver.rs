//! `portolan merge-driver`: the form of `merge` that git calls, and how a repository learns of it.
//!
//! Git hands over the base, our side, their side (temporary files of its own) and the path of the
//! file. The result goes into our side's file, which is a sound map whatever happens: the merge
//! where it is settled, with our side of every conflict, or our side untouched where a state cannot
//! be read. Where something is open the exit code says *conflict*, the path stays unmerged for git,
//! and the merge waits for the window, which offers it with the next opening of the map. Nothing
//! here calls git.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::json;

use super::arguments::{self, Table};
use super::merge::keep_for_window;
use super::report::{Failure, Report, write_file};
use super::{DONE, FINDING, sides};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::SystemMap;
use crate::model::patch::{MergeNames, PendingMerge};
use crate::storage;
use crate::versions::VersionsError;
use crate::versions::tooling::{self, Tooling};

/// What git takes for a conflict: any code from 1 to 128.
const CONFLICT_FOR_GIT: u8 = FINDING;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    let named = |name: &'static str, about, shown: &'static str| {
        t.file(name, about)
            .value_name(shown)
            .required(false)
            .required_unless_present_any(["install", "uninstall"])
    };
    let repository = |name: &'static str, about| {
        Arg::new(name)
            .long(name)
            .value_name("REPO")
            .num_args(0..=1)
            .default_missing_value(".")
            .value_parser(value_parser!(PathBuf))
            .help(t.text(about))
            .help_heading(t.text(msg::CLI_OPTIONS))
            .conflicts_with_all(["base", "ours", "theirs", "path"])
    };
    t.command("merge-driver", msg::CLI_MERGE_DRIVER)
        .long_about(t.text(msg::CLI_MERGE_DRIVER_LONG))
        .arg(named("base", msg::CLI_ARG_MERGE_BASE, "%O"))
        .arg(named("ours", msg::CLI_ARG_MERGE_OURS, "%A"))
        .arg(named("theirs", msg::CLI_ARG_MERGE_THEIRS, "%B"))
        .arg(named("path", msg::CLI_ARG_DRIVER_PATH, "%P"))
        .arg(repository("install", msg::CLI_ARG_DRIVER_INSTALL))
        .arg(repository("uninstall", msg::CLI_ARG_DRIVER_UNINSTALL).conflicts_with("install"))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json"]),
        )
}

/// Merges for git, or installs.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    if let Some(repository) = matches.get_one::<PathBuf>("install") {
        let program = program()?;
        let done = tooling::install(repository, &program, is_map).map_err(failure)?;
        return told(&done, report);
    }
    if let Some(repository) = matches.get_one::<PathBuf>("uninstall") {
        let done = tooling::uninstall(repository).map_err(failure)?;
        return told(&done, report);
    }
    let path = arguments::path(matches, "path");
    let ours_file = arguments::path(matches, "ours");
    let base = read(arguments::path(matches, "base"), report)?;
    let ours = read(ours_file, report)?;
    let theirs = read(arguments::path(matches, "theirs"), report)?;
    let names = MergeNames {
        ours: report.say(msg::MERGING_THIS_BRANCH),
        theirs: report.say(msg::MERGING_OTHER_BRANCH),
        other_parent: None,
    };
    let pending = PendingMerge::new(base, ours, theirs, names);
    write_file(ours_file, &storage::write(pending.merged()))?;
    keep_for_window(&pending, path, report);
    let open = pending.merge().open().count();
    if open == 0 {
        return Ok(DONE);
    }
    // Git prints a line of its own for the path; this one says what to do.
    let said = msg::CLI_DRIVER_CONFLICT
        .with("file", path.display().to_string())
        .with("count", open);
    report.tell(said);
    for conflict in pending.merge().open() {
        let words = crate::workspace::merging::conflict_words(conflict, &pending, report.language);
        report.tell(
            msg::CLI_DRIVER_ITEM
                .with("name", words.name)
                .with("what", words.what),
        );
    }
    Ok(CONFLICT_FOR_GIT)
}

/// One of git's files; an empty one stands for a side that never had the map.
fn read(path: &Path, report: &Report) -> Result<SystemMap, Failure> {
    let is_empty = std::fs::metadata(path).is_ok_and(|about| about.len() == 0);
    if is_empty {
        return Ok(SystemMap::default());
    }
    sides::read(path, report).map(|state| state.map)
}

/// Whether a `.ron` file is a map of ours: its first words say so.
fn is_map(path: &Path) -> bool {
    use std::io::Read as _;
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains("portolan:")
}

/// How a shell calls this program: by its bare name where the user's path leads to it, so that an
/// update of it is found.
fn program() -> Result<String, Failure> {
    let here = std::env::current_exe().map_err(|error| {
        let message = msg::CLI_NOT_READ
            .with("file", "portolan")
            .with("reason", error.to_string());
        Failure::from(Problem::new("no-program", Severity::Error, message))
    })?;
    let name = here.file_name().unwrap_or_default();
    let real = here.canonicalize().unwrap_or_else(|_| here.clone());
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|candidate| candidate.is_file());
    let is_found = found.and_then(|path| path.canonicalize().ok()) == Some(real);
    Ok(if is_found {
        tooling::shell_word(Path::new(name))
    } else {
        tooling::shell_word(&here)
    })
}

fn failure(error: VersionsError) -> Failure {
    error.problem().into()
}

fn told(done: &Tooling, report: &Report) -> Result<u8, Failure> {
    if report.is_json {
        report.answer_json(&json!({
            "root": done.root.display().to_string(),
            "config": done.config.display().to_string(),
            "attributes": done.attributes.display().to_string(),
            "patterns": done.patterns,
            "changed": done.has_changed,
        }));
        return Ok(DONE);
    }
    let root = done.root.display().to_string();
    let message = match (done.has_changed, done.patterns.is_empty()) {
        (false, _) => msg::CLI_DRIVER_AS_IT_WAS.with("folder", root),
        (true, true) => msg::CLI_DRIVER_UNINSTALLED.with("folder", root),
        (true, false) => msg::CLI_DRIVER_INSTALLED
            .with("config", done.config.display().to_string())
            .with("attributes", done.attributes.display().to_string())
            .with("patterns", done.patterns.join(", ")),
    };
    report.tell(message);
    if done.has_changed && !done.patterns.is_empty() {
        report.tell(msg::CLI_DRIVER_COMMIT);
    }
    Ok(DONE)
}
