//! `portolan draw`: lines of text from standard input, drawn on a view: what they would make, or
//! written into the map.

use std::io::Read as _;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::load;
use super::report::{Failure, Report};
use super::{DONE, FINDING, arguments};
use crate::catalogue;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Language, msg};
use crate::workspace;
use crate::workspace::lines::{Meaning, Origin, Row, parse, understand};

/// Reads lines, says what they mean, and draws it where that is asked for.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let view = load::view(matches, &map)?;
    let plateau = load::plateau(matches, &map)?;
    let text = lines()?;
    let snapshot = map.snapshot(plateau.as_ref());
    let meaning = understand(parse(&text), &map, &snapshot, &view);
    let problems: Vec<Problem> = meaning
        .flaws
        .iter()
        .map(|flaw| {
            Problem::new("line", Severity::Error, flaw.message.clone())
                .at_line(flaw.place.line, flaw.place.column)
        })
        .collect();
    if report.is_json {
        report.answer_json(&as_json(&meaning, report));
    } else {
        report.tell_problems(&problems);
        report.answer(&as_text(&meaning, report.language));
    }
    if !problems.is_empty() {
        return Ok(FINDING);
    }
    if matches.get_flag("write") {
        let path = arguments::path(matches, "map");
        let is_ours = path
            .extension()
            .is_some_and(|extension| extension == crate::storage::EXTENSION);
        if !is_ours {
            return Err(msg::CLI_NOT_OURS
                .with("file", path.display().to_string())
                .into());
        }
        let sketch = meaning.sketch;
        let drawn = workspace::draw(&map, plateau.as_ref(), &view, sketch, report.language)?;
        load::save_back(&drawn, path)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    Ok(DONE)
}

/// Standard input, up to one byte more than is read.
fn lines() -> Result<String, Failure> {
    let most = workspace::lines::MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(most).read_to_end(&mut bytes);
    read.map_err(|error| {
        let message = msg::CLI_NOT_READ
            .with("file", "-")
            .with("reason", error.to_string());
        Failure::from(Problem::new("not-read", Severity::Error, message))
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn as_text(meaning: &Meaning, language: Language) -> String {
    let mut out = String::new();
    for row in &meaning.rows {
        let (mark, what) = match row {
            Row::Element { name, origin, .. } => (sign(*origin == Origin::Known), name.to_string()),
            Row::Link {
                from, to, is_known, ..
            } => (sign(*is_known), format!("{from} → {to}")),
        };
        out.push_str(&format!("{mark} {what} ({})\n", row.about(language)));
    }
    out
}

/// A plus for what is new.
fn sign(is_known: bool) -> &'static str {
    if is_known { "=" } else { "+" }
}

fn as_json(meaning: &Meaning, report: &Report) -> Json {
    let rows: Vec<Json> = meaning.rows.iter().map(row_json).collect();
    let flaws: Vec<Json> = meaning
        .flaws
        .iter()
        .map(|flaw| {
            json!({
                "line": flaw.place.line,
                "column": flaw.place.column,
                "message": report.say(flaw.message.clone()),
            })
        })
        .collect();
    json!({ "rows": rows, "errors": flaws })
}

fn row_json(row: &Row) -> Json {
    match row {
        Row::Element {
            name,
            kind,
            origin,
            parent,
            ..
        } => json!({
            "element": name.as_str(),
            "kind": kind.as_str(),
            "new": *origin != Origin::Known,
            "guessed": matches!(origin, Origin::Guessed(_) | Origin::Contains | Origin::Usual),
            "parent": parent.as_ref().map(|parent| parent.as_str()),
        }),
        Row::Link {
            from,
            to,
            kind,
            name,
            attributes,
            is_known,
        } => {
            let known = catalogue::link_kind(kind.as_str());
            json!({
                "from": from.as_str(),
                "to": to.as_str(),
                "kind": known.map_or(kind.as_str(), |kind| kind.id),
                "name": name.as_str(),
                "attributes": attributes
                    .iter()
                    .map(|(id, value)| (id.to_string(), value.to_string()))
                    .collect::<std::collections::BTreeMap<_, _>>(),
                "new": !is_known,
            })
        }
    }
}
