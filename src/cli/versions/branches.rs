//! `portolan versions branch`, `switch` and `tag`.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::super::report::{Failure, Report};
use super::super::{DONE, arguments};
use super::{alone, failure, named, open, put};
use crate::locale::msg;

/// Lists, makes, renames and deletes branches.
pub(super) fn branch(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let Some(name) = matches.get_one::<String>("name") else {
        let branches = versions.branches().map_err(failure)?;
        if report.is_json {
            let all = branches.iter().map(|branch| {
                json!({"name": branch.name, "id": branch.id, "current": branch.is_current})
            });
            report.answer_json(&Json::Array(all.collect()));
            return Ok(DONE);
        }
        let mut text = String::new();
        for branch in &branches {
            let sign = if branch.is_current { '*' } else { ' ' };
            let id = branch.id.get(..8).unwrap_or(&branch.id);
            text.push_str(&format!("{sign} {}  {id}\n", branch.name));
        }
        report.answer(&text);
        return Ok(DONE);
    };
    if matches.get_flag("delete") {
        let even_unmerged = matches.get_flag("even-unmerged");
        versions
            .delete_branch(name, even_unmerged)
            .map_err(failure)?;
        report.tell(msg::VERSIONS_BRANCH_GONE.with("name", name.as_str()));
    } else if let Some(new) = matches.get_one::<String>("rename") {
        versions.rename_branch(name, new).map_err(failure)?;
        report.tell(
            msg::VERSIONS_BRANCH_RENAMED
                .with("name", name.as_str())
                .with("new", new.as_str()),
        );
    } else {
        let at = named(&versions, matches, "at")?;
        versions.create_branch(name, &at.id).map_err(failure)?;
        report.tell(msg::VERSIONS_BRANCH_MADE.with("name", name.as_str()));
    }
    Ok(DONE)
}

/// Lets the map follow another branch.
pub(super) fn switch(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let path = arguments::path(matches, "map");
    let name = matches.get_one::<String>("name");
    let name = name.map_or("", String::as_str);
    let versions = open(matches)?;
    let _alone = alone(path)?;
    versions
        .switch(name, |bytes| put(path, bytes))
        .map_err(failure)?;
    report.tell(msg::VERSIONS_SWITCHED.with("name", name));
    Ok(DONE)
}

/// Lists, gives and takes tags.
pub(super) fn tag(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let versions = open(matches)?;
    let Some(name) = matches.get_one::<String>("name") else {
        let tags = versions.tags().map_err(failure)?;
        if report.is_json {
            let all = tags
                .iter()
                .map(|(name, id)| json!({"name": name, "id": id}));
            report.answer_json(&Json::Array(all.collect()));
            return Ok(DONE);
        }
        let mut text = String::new();
        for (name, id) in &tags {
            text.push_str(&format!("{name}  {}\n", id.get(..8).unwrap_or(id)));
        }
        report.answer(&text);
        return Ok(DONE);
    };
    if matches.get_flag("delete") {
        versions.untag(name).map_err(failure)?;
        report.tell(msg::VERSIONS_UNTAGGED.with("name", name.as_str()));
    } else {
        let at = named(&versions, matches, "at")?;
        versions.tag(name, &at.id).map_err(failure)?;
        report.tell(msg::VERSIONS_TAGGED.with("name", name.as_str()));
    }
    Ok(DONE)
}
