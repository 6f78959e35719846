//! `portolan versions list`.

use clap::ArgMatches;
use serde_json::Value as Json;

use super::super::DONE;
use super::super::report::{Failure, Report};
use super::{as_json, failure, open};
use crate::locale::msg;
use crate::versions::{FileState, LaneRow, Version, lanes};
use crate::workspace::version_fits;

/// Lists the versions, newest first.
pub(super) fn run(matches: &ArgMatches, report: &Report) -> Result<u8, Failure> {
    let most = matches.get_one::<u32>("most");
    let most = most.map_or(usize::MAX, |most| {
        usize::try_from(*most).unwrap_or(usize::MAX)
    });
    let versions = open(matches)?;
    let search = matches.get_one::<String>("search");
    // Who searches wants the newest of what fits.
    let walked = if search.is_some() { usize::MAX } else { most };
    let mut found = if matches.get_flag("current") {
        versions.list(walked)
    } else {
        versions.list_all(walked)
    }
    .map_err(failure)?;
    if let Some(typed) = search {
        found.retain(|version| version_fits(version, typed));
        found.truncate(most);
    }
    if report.is_json {
        report.answer_json(&Json::Array(found.iter().map(as_json).collect()));
        return Ok(DONE);
    }
    let head = versions.head_version().map_err(failure)?;
    let head = head.map(|head| head.id);
    report.answer(&text(
        &found,
        head.as_deref(),
        matches.get_flag("graph"),
        report,
    ));
    Ok(DONE)
}

fn text(versions: &[Version], head: Option<&str>, with_graph: bool, report: &Report) -> String {
    let titles = [
        msg::CLI_COLUMN_ID,
        msg::CLI_COLUMN_WHEN,
        msg::CLI_COLUMN_AUTHOR,
        msg::CLI_COLUMN_TITLE,
    ];
    let mut rows = vec![titles.map(|id| report.say(id))];
    rows.extend(versions.iter().map(|version| {
        [
            version.short_id().to_owned(),
            version.when.clone(),
            version.author.clone(),
            title(version, head, report),
        ]
    }));
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let lanes = if with_graph {
        lanes(versions)
    } else {
        Vec::new()
    };
    let graph_width = lanes.iter().map(LaneRow::width).max().unwrap_or(0) * 2;
    let mut text = String::new();
    for (number, [id, when, author, title]) in rows.iter().enumerate() {
        let row = number.checked_sub(1).and_then(|at| lanes.get(at));
        let mut drawn = String::new();
        if with_graph {
            let version = number.checked_sub(1).and_then(|at| versions.get(at));
            drawn = row.map(|row| node_line(row, version)).unwrap_or_default();
            drawn = format!("{drawn:graph_width$} ");
        }
        if let Some(line) = row.and_then(joins) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        let [a, b, c] = widths;
        text.push_str(&format!(
            "{drawn}{id:a$}  {when:b$}  {author:c$}  {title}\n"
        ));
        if let Some(line) = row.and_then(turns) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// The title with what stands there: `Title  [main*, tag v1]`.
fn title(version: &Version, head: Option<&str>, report: &Report) -> String {
    let mut marks: Vec<String> = Vec::new();
    if head == Some(version.id.as_str()) {
        marks.push("HEAD".to_owned());
    }
    marks.extend(version.branches.iter().chain(&version.remotes).cloned());
    let tag = |tag: &String| report.say(msg::VERSIONS_TAG_NAMED.with("name", tag.as_str()));
    marks.extend(version.tags.iter().map(tag));
    match version.file {
        FileState::Kept(_) => {}
        FileState::Missing => marks.push(report.say(msg::VERSIONS_STATE_MISSING)),
        FileState::Damaged => marks.push(report.say(msg::VERSIONS_STATE_DAMAGED)),
    }
    let title = &version.title;
    if marks.is_empty() {
        title.clone()
    } else {
        format!("{title}  [{}]", marks.join(", "))
    }
}

/// `│ ●`: the lanes that pass and the version; a merge is `◆`.
fn node_line(row: &LaneRow, version: Option<&Version>) -> String {
    let is_merge = version.is_some_and(|version| version.parents.len() > 1);
    let sign = |lane: usize| {
        if lane == row.lane {
            if is_merge { '◆' } else { '●' }
        } else if row.passing.contains(&lane) {
            '│'
        } else {
            ' '
        }
    };
    let mut line = String::new();
    for lane in 0..row.width() {
        line.push(sign(lane));
        line.push(' ');
    }
    line.trim_end().to_owned()
}

/// The line below a version where lanes begin beside it.
fn turns(row: &LaneRow) -> Option<String> {
    beside(row, &row.to_below, ['╭', '┬', '╮'])
}

/// The line above a version where lanes end beside it.
fn joins(row: &LaneRow) -> Option<String> {
    beside(row, &row.from_above, ['╰', '┴', '╯'])
}

/// A line that ties lanes to that of a version; `signs` at the left, between and at the right.
fn beside(row: &LaneRow, ends: &[usize], signs: [char; 3]) -> Option<String> {
    let last = ends.iter().copied().filter(|&at| at != row.lane).max()?;
    let first = ends.iter().copied().min()?.min(row.lane);
    let mut line = String::new();
    for lane in 0..row.width() {
        let sign = match lane {
            at if at == row.lane => '├',
            at if ends.contains(&at) && at > row.lane => signs[if at == last { 2 } else { 1 }],
            at if ends.contains(&at) => signs[0],
            at if row.passing.contains(&at) => '│',
            _ => ' ',
        };
        line.push(sign);
        let spans = lane >= first && lane < last.max(row.lane);
        line.push(if spans { '─' } else { ' ' });
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merge_is_drawn_with_the_line_that_leaves_it() {
        let version = |id: &str, parents: &[&str]| Version {
            id: id.into(),
            parents: parents.iter().map(|&id| id.into()).collect(),
            ..Version::default()
        };
        let versions = [
            version("merge", &["b", "x"]),
            version("x", &["a"]),
            version("b", &["a"]),
            version("a", &[]),
        ];
        let rows = lanes(&versions);
        let mut drawn = Vec::new();
        for (row, version) in rows.iter().zip(&versions) {
            drawn.extend(joins(row).map(|line| line.trim_end().to_owned()));
            drawn.push(node_line(row, Some(version)));
            drawn.extend(turns(row).map(|line| line.trim_end().to_owned()));
        }
        assert_eq!(drawn, ["◆", "├─╮", "│ ●", "● │", "├─╯", "●"]);
    }
}
