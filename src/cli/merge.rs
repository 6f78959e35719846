//! `portolan merge`: three states of a map into one, and what is left to settle.
//!
//! What cannot be settled is never written as marks into the file: the file holds a sound map with
//! our side of each conflict, and the merge waits in the user's state folder for the window, which
//! offers it with the next opening of that file.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value as Json, json};

use super::arguments::{self, Table};
use super::report::{Failure, Report};
use super::{CONFLICT, DONE, load, sides};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::model::patch::{Conflict, ConflictKind, MergeNames, PendingMerge, Side};
use crate::model::{RecordFields, Value};
use crate::storage::{self, value_json};
use crate::workspace::merging::conflict_words;

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    t.command("merge", msg::CLI_MERGE)
        .long_about(t.text(msg::CLI_MERGE_LONG))
        .arg(t.file("base", msg::CLI_ARG_MERGE_BASE))
        .arg(t.file("ours", msg::CLI_ARG_MERGE_OURS))
        .arg(t.file("theirs", msg::CLI_ARG_MERGE_THEIRS))
        .arg(
            t.option("output", msg::CLI_ARG_MERGE_OUT)
                .short('o')
                .value_name("OUT")
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(take(t))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json"]),
        )
}

/// The option that settles everything by one side.
pub(super) fn take(t: &Table) -> clap::Arg {
    t.option("take", msg::CLI_ARG_MERGE_TAKE)
        .value_name("ours|theirs")
        .value_parser(["ours", "theirs"])
}

/// Merges three states.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let read = |name: &str| sides::read(arguments::path(matches, name), report);
    let (base, ours, theirs) = (read("base")?, read("ours")?, read("theirs")?);
    let out = arguments::path(matches, "output");
    let names = MergeNames {
        ours: ours.name,
        theirs: theirs.name,
        other_parent: None,
    };
    let mut pending = PendingMerge::new(base.map, ours.map, theirs.map, names);
    settle(&mut pending, matches);
    load::save(pending.merged(), out)?;
    keep_for_window(&pending, out, report);
    tell(&pending, report);
    Ok(code(&pending))
}

/// Settles what is open by the side that `--take` names.
pub(super) fn settle(pending: &mut PendingMerge, matches: &ArgMatches) {
    let side = match matches.get_one::<String>("take").map(String::as_str) {
        Some("ours") => Side::Ours,
        Some(_) => Side::Theirs,
        None => return,
    };
    pending.take_side(side, None);
}

/// The exit code: whether a conflict is left.
pub(super) fn code(pending: &PendingMerge) -> u8 {
    if pending.merge().is_settled() {
        DONE
    } else {
        CONFLICT
    }
}

/// Keeps a merge with open conflicts for the window, which offers it when the file is opened; one
/// that is settled takes an older one of the same file away.
pub(super) fn keep_for_window(pending: &PendingMerge, out: &Path, report: &Report) {
    let Some(folder) = storage::merge_folder() else {
        return;
    };
    let kept = if pending.merge().is_settled() {
        storage::forget_merge(&folder, out)
    } else {
        storage::keep_merge(&folder, out, pending, None)
    };
    if let Err(error) = kept {
        let message = msg::MERGING_NOT_KEPT.with("reason", error.to_string());
        let problem = Problem::new("merge-not-kept", Severity::Warning, message);
        report.tell_problems(&[problem]);
    }
}

/// Prints what came together and what did not.
pub(super) fn tell(pending: &PendingMerge, report: &Report) {
    if report.is_json {
        report.answer_json(&as_json(pending, report));
        return;
    }
    let mut text = String::new();
    for conflict in pending.in_order() {
        if conflict.settled.is_some() || conflict.is_quiet() {
            continue;
        }
        let words = conflict_words(conflict, pending, report.language);
        text.push_str(&format!("{} – {}\n", conflict.record, words.name));
        text.push_str(&format!("  {}\n", words.what));
        let sides = [
            (msg::MERGING_BASE, &words.base),
            (msg::MERGING_MINE, &words.ours),
            (msg::MERGING_THEIRS, &words.theirs),
        ];
        let width = sides
            .iter()
            .map(|(side, _)| report.say(*side).chars().count());
        let width = width.max().unwrap_or(0);
        for (side, value) in sides {
            text.push_str(&format!("    {:width$}  {value}\n", report.say(side)));
        }
    }
    report.answer(&text);
    let (settled, all) = pending.progress();
    let sum = |side: Side| {
        let (content, places) = pending.changes_of(side);
        content + places
    };
    let counts = msg::CLI_MERGE_COUNTS
        .with("theirs", sum(Side::Theirs))
        .with("ours", sum(Side::Ours))
        .with("count", all - settled);
    report.tell(counts);
    let quiet = pending.merge().conflicts.iter();
    let quiet = quiet.filter(|conflict| conflict.is_quiet()).count();
    if quiet > 0 {
        report.tell(msg::CLI_MERGE_QUIET.with("count", quiet));
    }
    if all > settled {
        report.tell(msg::CLI_MERGE_WINDOW);
    }
}

fn as_json(pending: &PendingMerge, report: &Report) -> Json {
    let conflicts: Vec<Json> = pending
        .in_order()
        .into_iter()
        .map(|conflict| conflict_json(conflict, pending, report))
        .collect();
    let (settled, all) = pending.progress();
    let sum = |side: Side| {
        let (content, places) = pending.changes_of(side);
        content + places
    };
    json!({
        "changes": {
            "ours": sum(Side::Ours),
            "theirs": sum(Side::Theirs),
        },
        "open": all - settled,
        "conflicts": conflicts,
    })
}

fn conflict_json(conflict: &Conflict, pending: &PendingMerge, report: &Report) -> Json {
    let value = |value: &Option<Value>| value.as_ref().map_or(Json::Null, value_json);
    let fields = |fields: &RecordFields| -> Json {
        fields
            .iter()
            .map(|(path, value)| (path.to_string(), value_json(value)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let words = conflict_words(conflict, pending, report.language);
    let (kind, field, base, ours, theirs) = match &conflict.kind {
        ConflictKind::Field {
            path,
            base,
            ours,
            theirs,
        } => (
            "field",
            Some(path.to_string()),
            value(base),
            value(ours),
            value(theirs),
        ),
        ConflictKind::Place {
            plateau,
            base,
            ours,
            theirs,
        } => (
            "place",
            plateau.as_ref().map(|plateau| format!("place@{plateau}")),
            fields(base),
            fields(ours),
            fields(theirs),
        ),
        ConflictKind::Removed {
            by,
            changed,
            needed_by,
        } => {
            let kind = if changed.is_empty() {
                "removed-needed"
            } else {
                "removed-changed"
            };
            let changed: serde_json::Map<String, Json> = changed
                .iter()
                .map(|(path, change)| (path.to_string(), value(&change.to)))
                .collect();
            let needed: Vec<String> = needed_by.iter().map(ToString::to_string).collect();
            let kept = json!({ "changed": changed, "needed_by": needed });
            let removed = json!("removed");
            let (ours, theirs) = match by {
                Side::Ours => (removed, kept),
                Side::Theirs => (kept, removed),
            };
            (kind, None, json!("present"), ours, theirs)
        }
        ConflictKind::Cycle { moves, .. } => {
            let of = |side: Side| -> Json {
                let moves = moves.iter().filter(|step| step.side == side);
                let step = |step: &crate::model::patch::Move| {
                    json!({
                        "element": step.element.as_str(),
                        "field": step.path.to_string(),
                        "from": value(&step.from),
                        "to": value(&step.to),
                    })
                };
                moves.map(step).collect()
            };
            ("cycle", None, Json::Null, of(Side::Ours), of(Side::Theirs))
        }
        ConflictKind::SharedId { ours, theirs, .. } => {
            let record = |(table, of): &(crate::model::TableName, RecordFields)| json!({ "table": table.as_str(), "fields": fields(of) });
            ("shared-id", None, Json::Null, record(ours), record(theirs))
        }
        ConflictKind::Order { base, ours, theirs } => {
            let ids = |views: &[crate::model::ViewId]| -> Json {
                views.iter().map(crate::model::ViewId::as_str).collect()
            };
            ("order", None, ids(base), ids(ours), ids(theirs))
        }
    };
    json!({
        "record": conflict.record.to_string(),
        "kind": kind,
        "field": field,
        "base": base,
        "ours": ours,
        "theirs": theirs,
        "taken": conflict.choice().word(),
        "settled": conflict.settled.is_some(),
        "quiet": conflict.is_quiet(),
        "name": words.name,
        "message": words.what,
    })
}
