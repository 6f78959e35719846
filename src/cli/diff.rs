//! `portolan diff`: what differs between two maps, two versions or two plateaus.
//!
//! Also the forms that git calls: `git difftool` with two files, `/dev/null` standing for one that
//! is not there, and `--textconv` for one map in words.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::diff_text::{Paint, differences, map_text};
use super::report::{Failure, Report, write_file};
use super::sides::{self, State};
use super::{DONE, FINDING, arguments, export, load, pictures};
use crate::analysis::{Delta, Difference};
use crate::export::PictureForm;
use crate::locale::msg;
use crate::model::{PlateauId, RecordFields, RecordKey, SystemMap, TableName};
use crate::scene::{Shown, Theme};
use crate::storage::{patch_to_json, value_json};
use crate::workspace::Perspective;
use crate::workspace::comparing::{Comparison, Entry, Pair, ReadSides, table};
use crate::workspace::picture::{Page, PictureOrder};

/// Its place in the table of commands.
pub(super) fn table(t: &Table) -> Command {
    let named = |name: &'static str, about| t.file(name, about).required(false);
    let plateau = |name: &'static str, about| t.option(name, about).value_name("ID");
    t.command("diff", msg::CLI_DIFF)
        .arg(
            named("old", msg::DIFF_ARG_OLD)
                .value_name("OLD")
                .required_unless_present("textconv"),
        )
        .arg(named("new", msg::DIFF_ARG_NEW).value_name("NEW"))
        .arg(plateau("plateau", msg::DIFF_ARG_PLATEAU).conflicts_with_all(["from", "to"]))
        .arg(plateau("from", msg::DIFF_ARG_FROM))
        .arg(plateau("to", msg::DIFF_ARG_TO))
        .arg(
            t.option("format", msg::CLI_ARG_FORMAT)
                .value_parser(["text", "json", "csv", "md"]),
        )
        .arg(
            t.option("output", msg::DIFF_ARG_OUTPUT)
                .short('o')
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(t.option("view", msg::CLI_ARG_VIEW).value_name("ID"))
        .arg(t.flag("changes-only", msg::DIFF_ARG_CHANGES_ONLY))
        .arg(
            t.option("theme", msg::CLI_ARG_THEME)
                .value_parser(["light", "dark", "print"]),
        )
        .arg(
            t.option("width", msg::CLI_ARG_WIDTH)
                .value_name("PX")
                .value_parser(value_parser!(u32).range(1..)),
        )
        .arg(t.flag("exit-code", msg::DIFF_ARG_EXIT_CODE))
        .arg(
            Arg::new("textconv")
                .long("textconv")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help(t.text(msg::DIFF_ARG_TEXTCONV))
                .help_heading(t.text(msg::CLI_OPTIONS))
                .conflicts_with_all(["old", "output", "format", "from", "to", "plateau"]),
        )
}

/// Compares, and answers in the form that was asked for.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    if let Some(file) = matches.get_one::<PathBuf>("textconv") {
        return textconv(file, report);
    }
    let comparison = compared(matches, report)?;
    let entries = comparison.entries(report.language);
    let out = matches.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let is_picture = out.and_then(PictureForm::of).is_some();
    let format = matches.get_one::<String>("format").map(String::as_str);
    if let (true, Some(out)) = (is_picture, out) {
        write_file(out, &picture(matches, out, &comparison, report)?)?;
        report.tell(msg::CLI_WRITTEN.with("file", out.display().to_string()));
    }
    let out = out.filter(|_| !is_picture);
    match format {
        None if is_picture => {}
        Some("json") => {
            let text = serde_json::to_string_pretty(&as_json(&comparison)).unwrap_or_default();
            report.answer_to(out, &format!("{text}\n"))?;
        }
        Some("csv") => report.answer_to(out, &table::as_csv(&entries, report.language))?,
        Some("md") => report.answer_to(out, &table::as_markdown(&entries, report.language))?,
        _ => {
            let is_colored = out.is_none()
                && std::io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none();
            let paint = Paint { is_colored };
            let text = differences(&comparison, &entries, report.language, paint);
            report.answer_to(out, &text)?;
        }
    }
    let is_asked = matches.get_flag("exit-code");
    Ok(if is_asked && !is_same(&comparison, &entries) {
        FINDING
    } else {
        DONE
    })
}

pub(super) fn is_same(comparison: &Comparison, entries: &[Entry]) -> bool {
    entries.is_empty() && comparison.patch.is_empty()
}

/// A map in words. What cannot be read as a map is shown as it is: git still wants to compare it.
fn textconv(file: &PathBuf, report: &Report) -> Result<u8, Failure> {
    match sides::read(file, report) {
        Ok(state) => report.answer(&map_text(&state.map, report.language)),
        Err(failure) => {
            let bytes = std::fs::read(file).map_err(|_| failure)?;
            report.answer(&String::from_utf8_lossy(&bytes));
        }
    }
    Ok(DONE)
}

/// The two states that `OLD`, `NEW`, `--plateau`, `--from` and `--to` name.
///
/// # Errors
/// When one of them is not there, or not whole.
pub(super) fn compared(matches: &ArgMatches, report: &Report) -> Result<Comparison, Failure> {
    let old = arguments::path(matches, "old").to_owned();
    let new = matches.get_one::<PathBuf>("new").cloned();
    let named = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let both = named("plateau");
    let (from, to) = (named("from").or(both), named("to").or(both));
    let (before, after) = match new {
        Some(new) => {
            let (mut before, mut after) = (sides::read(&old, report)?, sides::read(&new, report)?);
            sides::told_apart(&mut before, &mut after, [&old, &new]);
            (before, after)
        }
        None if from.is_some() && to.is_some() && both.is_none() => {
            let state = sides::read(&old, report)?;
            let same = State {
                map: state.map.clone(),
                name: state.name.clone(),
            };
            (state, same)
        }
        None => {
            let before = sides::last_version(&old, report)?;
            (before, sides::read(&old, report)?)
        }
    };
    let (mut first, mut second) = (before.side(), after.side());
    first.plateau = plateau(from, &before.map)?;
    second.plateau = plateau(to, &after.map)?;
    if is_same_map(&before, &after) {
        // The plateaus alone tell the sides apart.
        second.source = first.source.clone();
    }
    let sides = ReadSides {
        pair: Pair::new(first, second),
        before: Some(before.map),
        after: Some(after.map),
    };
    Ok(Comparison::of(&sides, &SystemMap::default(), None))
}

fn is_same_map(before: &State, after: &State) -> bool {
    before.name == after.name && before.map == after.map
}

/// The plateau of a name, which the map must have; an empty map has none.
fn plateau(named: Option<&str>, map: &SystemMap) -> Result<Option<PlateauId>, Failure> {
    let Some(named) = named else { return Ok(None) };
    let known = map.timeline().order();
    let found = known.iter().find(|plateau| plateau.as_str() == named);
    if found.is_none() && *map != SystemMap::default() {
        let names: Vec<&str> = known.iter().map(PlateauId::as_str).collect();
        return Err(msg::CLI_NO_PLATEAU
            .with("plateau", named)
            .with("known", names.join(", "))
            .into());
    }
    Ok(found.cloned())
}

/// `{added, removed, changed}`, each by table and id: the patch between two maps, or the gap between
/// two plateaus of one.
pub(super) fn as_json(comparison: &Comparison) -> Json {
    if !comparison.is_between_plateaus() {
        return patch_to_json(&comparison.patch);
    }
    let mut out = json!({ "added": {}, "removed": {}, "changed": {} });
    let gap = &comparison.gap;
    for (id, delta) in &gap.elements {
        put(
            &mut out,
            comparison,
            TableName::Elements,
            id.as_str(),
            delta,
        );
    }
    for (id, delta) in &gap.links {
        put(&mut out, comparison, TableName::Links, id.as_str(), delta);
    }
    out
}

fn put(out: &mut Json, comparison: &Comparison, table: TableName, id: &str, delta: &Delta) {
    let whole = |map: &SystemMap| {
        let key = RecordKey::new(table, id);
        let fields = map.tables().fields_of(key.table, &key.id);
        fields_json(&fields.unwrap_or_default())
    };
    let (part, fields) = match delta.difference {
        Difference::Added => ("added", whole(&comparison.after.map)),
        Difference::Removed => ("removed", whole(&comparison.before.map)),
        Difference::Changed => {
            let side =
                |value: &Option<crate::model::Value>| value.as_ref().map_or(Json::Null, value_json);
            let fields = delta.fields.iter().map(|field| {
                let change = json!({ "from": side(&field.before), "to": side(&field.after) });
                (field.name.to_string(), change)
            });
            ("changed", Json::Object(fields.collect()))
        }
    };
    let tables = &mut out[part];
    if tables[table.as_str()].is_null() {
        tables[table.as_str()] = json!({});
    }
    tables[table.as_str()][id] = fields;
}

/// The record's own fields.
fn fields_json(fields: &RecordFields) -> Json {
    let own = fields.iter().filter(|(path, _)| path.plateau.is_none());
    Json::Object(
        own.map(|(path, value)| (path.name.to_string(), value_json(value)))
            .collect(),
    )
}

fn picture(
    matches: &ArgMatches,
    path: &Path,
    comparison: &Comparison,
    report: &Report,
) -> Result<Vec<u8>, Failure> {
    let shown = if matches.get_flag("changes-only") {
        Shown::Changes
    } else {
        Shown::Both
    };
    let order = order(matches, comparison, (shown, export::theme(matches)), report)?;
    let page = Page {
        is_framed: true,
        ..Page::default()
    };
    pictures::encode_page(
        path,
        &order,
        &page,
        matches.get_one::<u32>("width").copied(),
    )
}

/// The two states in one drawing, on the view that `--view` names.
///
/// # Errors
/// When there is no such view.
pub(super) fn order(
    matches: &ArgMatches,
    comparison: &Comparison,
    (shown, theme): (Shown, &'static Theme),
    report: &Report,
) -> Result<PictureOrder, Failure> {
    let (before, after) = (&comparison.before.map, &comparison.after.map);
    let map = if after.tables().views.is_empty() {
        before
    } else {
        after
    };
    let view = load::view(matches, map)?;
    let snapshot = Arc::clone(&comparison.after.snapshot);
    Ok(PictureOrder {
        perspective: Perspective::Comparison,
        compared: Some((Arc::new(comparison.clone()), shown)),
        ..PictureOrder::plain(map.clone(), snapshot, view, theme, report.language)
    })
}
