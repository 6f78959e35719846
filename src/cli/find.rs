//! `portolan find` and `portolan replace`: words in names, notes and attributes.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command as Table};
use serde_json::{Value as Json, json};

use super::DONE;
use super::arguments::{self, Table as Words};
use super::load;
use super::report::{Failure, Report};
use crate::command::{self, Command, Context, Occasion};
use crate::locale::{Language, Message, msg};
use crate::model::{PlateauId, Snapshot, SystemMap, TableName};
use crate::workspace::finding::{
    self, Field, FindIndex, Finder, Hit, Query, Shown, replacement, title_of,
};

/// Both commands with their options.
pub(super) fn commands(t: &Words) -> Vec<Table> {
    let map = || t.file("map", msg::CLI_ARG_MAP);
    let plateau = || {
        t.option("plateau", msg::CLI_ARG_FIND_PLATEAU)
            .value_name("ID")
    };
    let view = || t.option("view", msg::CLI_ARG_FIND_VIEW).value_name("ID");
    let words = |name: &'static str, about| {
        Arg::new(name)
            .value_name(name.to_uppercase())
            .required(true)
            .allow_hyphen_values(true)
            .help(t.text(about))
            .help_heading(t.text(msg::CLI_ARGUMENTS))
    };
    let manner = |command: Table| {
        command
            .arg(t.flag("case", msg::CLI_ARG_FIND_CASE))
            .arg(t.flag("word", msg::CLI_ARG_FIND_WORD))
            .arg(t.flag("regex", msg::CLI_ARG_FIND_REGEX))
            .arg(view())
            .arg(plateau())
            .arg(
                t.option("format", msg::CLI_ARG_FORMAT)
                    .value_parser(PossibleValuesParser::new(["text", "json"])),
            )
    };
    vec![
        manner(
            t.command("find", msg::CLI_FIND)
                .arg(map())
                .arg(words("query", msg::CLI_ARG_FIND_QUERY)),
        ),
        manner(
            t.command("replace", msg::CLI_REPLACE)
                .arg(map())
                .arg(words("query", msg::CLI_ARG_FIND_QUERY))
                .arg(words("with", msg::CLI_ARG_FIND_WITH))
                .arg(t.flag("write", msg::CLI_ARG_FIND_WRITE)),
        ),
    ]
}

/// Prints what was found, table by table.
pub(super) fn run(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let map = load::map(matches, report)?;
    let finder = finder(matches)?;
    let mut found: Vec<(Option<PlateauId>, Hit)> = Vec::new();
    for plateau in plateaus(matches, &map)? {
        let snapshot = map.snapshot(plateau.as_ref()).into();
        for hit in hits(matches, &map, &snapshot, &finder, report.language)? {
            if !found.iter().any(|(_, known)| *known == hit) {
                found.push((plateau.clone(), hit));
            }
        }
    }
    if report.is_json {
        let list: Vec<Json> = found
            .iter()
            .flat_map(|(plateau, hit)| json_of(&map, plateau.as_ref(), hit))
            .collect();
        report.answer_json(&json!({
            "query": query_text(matches, "query"),
            "count": found.len(),
            "hits": list,
        }));
        return Ok(DONE);
    }
    let mut text = String::new();
    for (plateau, hit) in &found {
        let snapshot = map.snapshot(plateau.as_ref());
        let title = title_of(&map, &snapshot, &hit.record);
        for found in &hit.found {
            let field = found.field.label(report.language);
            let line = found.text.replace('\n', " ");
            let words = msg::FINDING_IN_FIELD
                .with("field", field)
                .with("words", line);
            let words = report.say(words);
            text.push_str(&format!("{:<16} {title} · {words}\n", hit.record.id));
        }
    }
    text.push_str(&report.say(msg::CLI_FIND_COUNT.with("count", found.len())));
    text.push('\n');
    report.answer(&text);
    Ok(DONE)
}

/// Replaces at every plateau, or at one, and prints or writes.
pub(super) fn replace(matches: &ArgMatches, report: &mut Report) -> Result<u8, Failure> {
    let mut map = load::map(matches, report)?;
    let finder = finder(matches)?;
    let with = query_text(matches, "with");
    let (mut places, mut changed) = (0, Vec::new());
    for plateau in plateaus(matches, &map)? {
        let snapshot = map.snapshot(plateau.as_ref()).into();
        let hits = hits(matches, &map, &snapshot, &finder, report.language)?;
        let planned = replacement(&map, &snapshot, &finder, with, &hits);
        places += planned.places;
        for setting in &planned.settings {
            changed.push(json!({
                "table": setting.record.table.as_str(),
                "id": setting.record.id.as_str(),
                "field": setting.name.as_str(),
                "plateau": plateau.as_ref().map(PlateauId::as_str),
                "value": setting.value.as_ref().map(ToString::to_string),
            }));
        }
        let command = Command::SetMany {
            settings: planned.settings,
            occasion: Occasion::Replace,
        };
        map = carried_out(&map, &command, plateau.as_ref())?;
    }
    if matches.get_flag("write") && !changed.is_empty() {
        let path = arguments::path(matches, "map");
        load::save_over(&map, path)?;
        report.tell(msg::CLI_WRITTEN.with("file", path.display().to_string()));
    }
    if report.is_json {
        report.answer_json(&json!({ "places": places, "changed": changed }));
        return Ok(DONE);
    }
    let mut text = String::new();
    for change in &changed {
        let word = |name: &str| change[name].as_str().unwrap_or_default();
        text.push_str(&format!(
            "{:<16} {}: {}\n",
            word("id"),
            word("field"),
            word("value")
        ));
    }
    let done = msg::CLI_REPLACE_COUNT
        .with("places", places)
        .with("fields", changed.len());
    text.push_str(&report.say(done));
    text.push('\n');
    report.answer(&text);
    Ok(DONE)
}

/// What is found in the whole map, or in the view that `--view` names.
fn hits(
    matches: &ArgMatches,
    map: &SystemMap,
    snapshot: &std::sync::Arc<Snapshot>,
    finder: &Finder,
    language: Language,
) -> Result<Vec<Hit>, Failure> {
    let mut hits = FindIndex::of(map, snapshot, language).find(finder);
    if matches.contains_id("view") {
        let shown = Shown::in_view(map, snapshot, &load::view(matches, map)?);
        hits.retain(|hit| shown.has(&hit.record));
        shown.in_reading_order(&mut hits);
    }
    Ok(hits)
}

fn finder(matches: &ArgMatches) -> Result<Finder, Failure> {
    let query = Query {
        text: query_text(matches, "query").to_owned(),
        matches_case: matches.get_flag("case"),
        whole_words: matches.get_flag("word"),
        is_pattern: matches.get_flag("regex"),
    };
    Finder::new(&query)?.ok_or_else(|| Message::from(msg::CLI_FIND_NOTHING_ASKED).into())
}

fn query_text<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

/// The plateau that is asked for, or all of them in their order.
fn plateaus(matches: &ArgMatches, map: &SystemMap) -> Result<Vec<Option<PlateauId>>, Failure> {
    if matches.contains_id("plateau") {
        return Ok(vec![load::plateau(matches, map)?]);
    }
    let all: Vec<_> = map.timeline().order().iter().cloned().map(Some).collect();
    Ok(if all.is_empty() { vec![None] } else { all })
}

fn carried_out(
    map: &SystemMap,
    command: &Command,
    plateau: Option<&PlateauId>,
) -> Result<SystemMap, Failure> {
    let mut context = Context {
        plateau,
        random: &mut || 0,
        today: "",
        author_role: "",
    };
    let patch = command::plan(map, command, &mut context).map_err(|refusal| refusal.message)?;
    let changed = map.with(&patch).map_err(|misfit| misfit.message())?;
    Ok(changed)
}

fn json_of(map: &SystemMap, plateau: Option<&PlateauId>, hit: &Hit) -> Vec<Json> {
    let snapshot = map.snapshot(plateau);
    let id = &hit.record.id;
    let kind = match hit.record.table {
        TableName::Elements => snapshot
            .element_by_id(&id.clone().into())
            .map(|element| element.kind.to_string()),
        TableName::Links => snapshot
            .find_link(&id.clone().into())
            .map(|ix| snapshot.link(ix).kind.to_string()),
        _ => None,
    };
    let title = finding::title_of(map, &snapshot, &hit.record);
    let one = |found: &finding::Found| {
        let field: &Field = &found.field;
        json!({
            "table": hit.record.table.as_str(),
            "id": id.as_str(),
            "kind": kind,
            "name": title,
            "field": field.id(),
            "text": found.text.as_str(),
            "places": found.places.len(),
            "plateau": plateau.map(PlateauId::as_str),
        })
    };
    hit.found.iter().map(one).collect()
}
