//! `portolan versions merge`: another branch, or any version, into the map.

use clap::{Arg, ArgMatches, Command};
use serde_json::json;

use super::super::arguments::{self, Table};
use super::super::report::{Failure, Report};
use super::super::{CONFLICT, DONE, load, merge};
use crate::diagnostic::Problem;
use crate::locale::msg;
use crate::model::SystemMap;
use crate::model::patch::{MergeNames, PendingMerge};
use crate::storage::{self, Condition, ReadOptions};
use crate::versions::{Version, Versions, VersionsError, Words};
use crate::workspace::merging::named_version;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("merge", msg::CLI_VERSIONS_MERGE)
        .long_about(t.text(msg::CLI_VERSIONS_MERGE_LONG))
        .arg(t.file("map", msg::CLI_ARG_MAP))
        .arg(
            Arg::new("version")
                .value_name("BRANCH|VERSION")
                .required(true)
                .help(t.text(msg::CLI_ARG_VERSIONS_MERGE))
                .help_heading(t.text(msg::CLI_ARGUMENTS)),
        )
        .arg(merge::take(t))
        .arg(t.option("title", msg::CLI_ARG_TITLE).value_name("TITLE"))
        .arg(t.option("author", msg::CLI_ARG_AUTHOR).value_name("ROLE"))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json"]),
        )
}

fn failed(error: VersionsError) -> Failure {
    super::failure(error)
}

/// Merges a version into the map, and keeps what comes of it with both parents.
pub(super) fn run(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    let name = matches
        .get_one::<String>("version")
        .map_or("", String::as_str);
    let versions = Versions::open(path).map_err(failed)?;
    let theirs = versions.find(name).map_err(failed)?;
    let head = versions.head_version().map_err(failed)?;
    if !versions.is_kept().map_err(failed)? {
        // A merge starts from a version, so that nothing can be lost in it.
        return Err(failed(VersionsError::Unkept));
    }
    let base = match &head {
        Some(head) => versions.merge_base(&head.id, &theirs.id).map_err(failed)?,
        None => None,
    };
    if base.as_deref() == Some(theirs.id.as_str()) {
        return Ok(done(report, "up-to-date", &theirs));
    }
    let leads_there = head.is_some_and(|head| base.as_deref() == Some(head.id.as_str()));
    if leads_there {
        let write = |bytes: &[u8]| {
            load::put(bytes, path).map_err(|problem| VersionsError::NotWritten(Box::new(problem)))
        };
        versions.fast_forward(&theirs.id, write).map_err(failed)?;
        return Ok(done(report, "forward", &theirs));
    }
    let base = match base {
        Some(base) => versions.version(&base).map_err(failed)?,
        None => return Err(Failure::Usage(msg::MERGING_UNRELATED.with("name", name))),
    };
    let base = if base.has_file() {
        map_of(&versions, &base)?
    } else {
        // Both began the map after they parted.
        SystemMap::default()
    };
    let ours = storage::read_file(path, &ReadOptions::default())
        .map_err(|refused| Failure::File(refused.problems))?
        .map;
    let names = MergeNames {
        ours: versions
            .current_branch()
            .map_err(failed)?
            .unwrap_or_default(),
        theirs: name.to_owned(),
        other_parent: Some(theirs.id.clone()),
    };
    let before = ours.clone();
    let mut pending = PendingMerge::new(base, ours, map_of(&versions, &theirs)?, names);
    merge::settle(&mut pending, matches);
    merge::keep_for_window(&pending, path, report);
    if !pending.merge().is_settled() {
        merge::tell(&pending, report);
        return Ok(CONFLICT);
    }
    let title = matches.get_one::<String>("title").cloned();
    let title = title.unwrap_or_else(|| report.say(msg::MERGING_STEP.with("name", name)));
    let merged = named_version(pending.merged().clone(), &title);
    load::save(&merged, path)?;
    let words = Words {
        title,
        reason: String::new(),
        author: matches
            .get_one::<String>("author")
            .cloned()
            .unwrap_or_default(),
    };
    let kept = versions.keep_merge(&storage::write(&merged), &words, &theirs.id);
    match kept {
        Ok(version) => Ok(done(report, "merged", &version)),
        Err(error) => {
            // The map goes back to what the last version holds.
            load::save(&before, path)?;
            Err(failed(error))
        }
    }
}

fn done(report: &Report, result: &str, version: &Version) -> u8 {
    if report.is_json {
        report.answer_json(&json!({
            "result": result,
            "version": version.id,
            "title": version.title,
        }));
    } else {
        let message = match result {
            "up-to-date" => msg::MERGING_UP_TO_DATE,
            "forward" => msg::MERGING_FORWARD,
            _ => msg::MERGING_MERGED,
        };
        report.tell(message.with("title", version.title.as_str()));
    }
    DONE
}

/// A version as a map; a damaged one, or one of a newer format, is not merged: what could not be
/// read of it would pass for deleted.
fn map_of(versions: &Versions, version: &Version) -> Result<SystemMap, Failure> {
    let bytes = versions.read(version).map_err(failed)?;
    let unsound = |problems: Vec<Problem>| {
        let message = msg::MERGING_UNSOUND.with("title", version.title.as_str());
        let severity = crate::diagnostic::Severity::Error;
        let mut all = vec![Problem::new("version-unsound", severity, message)];
        all.extend(problems);
        Failure::File(all)
    };
    match storage::read_bytes(&bytes, &version.title) {
        Ok(outcome) if outcome.condition == Condition::Sound => Ok(outcome.map),
        Ok(outcome) => Err(unsound(outcome.problems)),
        Err(refused) => Err(unsound(refused.problems)),
    }
}
