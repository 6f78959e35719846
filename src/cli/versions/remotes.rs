//! `portolan versions remote`: list, add, remove, trust.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::super::report::{Failure, Report};
use super::super::{DONE, arguments};
use super::sharing::{current_folder, failed, open};
use crate::locale::msg;
use crate::versions::Versions;
use crate::versions::remote::{self, Address};
use crate::workspace::sharing::{self, state};

pub(super) fn list(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let remotes = versions.remotes().map_err(failed(""))?;
    let trust = sharing::trust();
    let mut all = Vec::new();
    let mut text = String::new();
    for remote in &remotes {
        let is_confirmed = trust.holds(versions.folder(), &remote.text);
        let standing = versions.standing(&remote.name).unwrap_or_default();
        let state = state(&standing);
        if report.is_json {
            let flaw = remote.to_fetch().err().map(|error| {
                let problem = error.problem(&remote.name);
                report.say(problem.message)
            });
            all.push(json!({
                "name": remote.name,
                "address": remote.text,
                "push_address": remote.push.as_ref().map(|(text, _)| text),
                "confirmed": is_confirmed,
                "refused": flaw,
                "branch": standing.branch,
                "known": standing.theirs.is_some(),
                "ahead": standing.ahead,
                "behind": standing.behind,
            }));
            continue;
        }
        let mark = if is_confirmed {
            report.say(state)
        } else {
            report.say(msg::SHARING_UNCONFIRMED)
        };
        text.push_str(&format!("{}  {}  {mark}\n", remote.name, remote.text));
    }
    if report.is_json {
        report.answer_json(&Json::Array(all));
    } else {
        report.answer(&text);
    }
    Ok(DONE)
}

pub(super) fn add(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    let given = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let mut versions = Versions::open_or_create(path).map_err(|error| error.problem())?;
    let base = current_folder();
    if matches.get_flag("create")
        && let Ok(Address::Folder(folder)) = Address::parse(given("address"), &base)
    {
        remote::create(&folder).map_err(failed(given("address")))?;
    }
    let added = versions
        .add_remote(given("name"), given("address"), &base, &sharing::trust())
        .map_err(failed(given("name")))?;
    if report.is_json {
        report.answer_json(&json!({ "name": added.name, "address": added.text }));
    } else {
        report.tell(
            msg::SHARING_ADDED
                .with("name", added.name)
                .with("address", added.text),
        );
    }
    Ok(DONE)
}

pub(super) fn remove(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let mut versions = open(matches)?;
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    versions.remove_remote(name).map_err(failed(name))?;
    if report.is_json {
        report.answer_json(&json!({ "removed": name }));
    } else {
        report.tell(msg::SHARING_REMOVED.with("name", name));
    }
    Ok(DONE)
}

pub(super) fn confirm(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let name = matches.get_one::<String>("name").map(String::as_str);
    let remote = versions.unconfirmed_remote(name).map_err(failed(""))?;
    remote.to_fetch().map_err(failed(&remote.name))?;
    remote.to_push().map_err(failed(&remote.name))?;
    let trust = sharing::trust();
    let push = remote.push.as_ref().map(|(text, _)| text);
    for text in [Some(&remote.text), push].into_iter().flatten() {
        trust
            .give(versions.folder(), text)
            .map_err(failed(&remote.name))?;
    }
    if report.is_json {
        report.answer_json(&json!({ "name": remote.name, "address": remote.text }));
    } else {
        report.tell(msg::SHARING_CONFIRMED.with("address", remote.text));
    }
    Ok(DONE)
}
