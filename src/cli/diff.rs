//! `portolan diff`: what differs between two maps, two versions or two plateaus.
//!
//! Also the forms that git calls: `git difftool` with two files, `/dev/null` standing for one that
//! is not there, and `--textconv` for one map in words.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::{Value as Json, json};

use super::arguments::Table;
use super::diff_text::{Paint, differences, map_text};
use super::report::{Failure, Report, write_file};
use super::sides::{self, State};
use super::{DONE, FINDING, arguments, export, load};
use crate::analysis::{Delta, Difference};
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
    let is_picture = out.is_some_and(|out| {
        let ending = out.extension();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("png"))
    });
    let format = matches.get_one::<String>("format").map(String::as_str);
    if let (true, Some(out)) = (is_picture, out) {
        write_file(out, &picture(matches, &comparison, report)?)?;
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

fn is_same(comparison: &Comparison, entries: &[Entry]) -> bool {
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
fn as_json(comparison: &Comparison) -> Json {
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
    comparison: &Comparison,
    report: &Report,
) -> Result<Vec<u8>, Failure> {
    let (before, after) = (&comparison.before.map, &comparison.after.map);
    let shown = if matches.get_flag("changes-only") {
        Shown::Changes
    } else {
        Shown::Both
    };
    let comparison = comparison.clone();
    let map = if after.tables().views.is_empty() {
        before
    } else {
        after
    };
    let view = load::view(matches, map)?;
    let order = PictureOrder {
        map: map.clone(),
        snapshot: Arc::clone(&comparison.after.snapshot),
        view,
        perspective: Perspective::Comparison,
        marks: Arc::default(),
        theme: match matches.get_one::<String>("theme").map(String::as_str) {
            Some("dark") => &Theme::DARK,
            Some("print") => &Theme::PRINT,
            _ => &Theme::LIGHT,
        },
        language: report.language,
        bundling: Arc::default(),
        compared: Some((Arc::new(comparison), shown)),
        pictures: Arc::default(),
        is_draft: false,
        memory: None,
    };
    let page = Page {
        is_framed: true,
        ..Page::default()
    };
    export::encode_page(&order, &page, matches.get_one::<u32>("width").copied())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::locale::Language;
    use crate::model::{Element, FieldChange, FieldPath, Patch, Record as _, Value};
    use crate::storage;
    use crate::versions::{Versions, Words};
    use crate::workspace::samples;

    /// What `portolan diff` compares after these words, in English.
    fn compare(words: &[&Path]) -> Result<Comparison, String> {
        let all = [OsString::from("portolan"), "diff".into()]
            .into_iter()
            .chain(words.iter().map(|word| word.as_os_str().to_owned()));
        let matches = arguments::command(Language::English)
            .try_get_matches_from(all)
            .map_err(|error| error.to_string())?;
        let (_, matches) = matches.subcommand().unwrap();
        compared(matches, &Report::new(Language::English, false)).map_err(|failure| match failure {
            Failure::Usage(message) => Language::English.say(&message),
            Failure::File(problems) => Language::English.say(&problems[0].message),
            Failure::Conflict(_) => "conflict".to_owned(),
        })
    }

    fn text(comparison: &Comparison) -> String {
        let language = Language::English;
        let paint = Paint { is_colored: false };
        differences(comparison, &comparison.entries(language), language, paint)
    }

    fn renamed(map: &SystemMap, id: &str, name: &str) -> SystemMap {
        let element = map.tables().elements.get(&id.into()).unwrap();
        let mut other = Element::clone(element);
        other.name = name.into();
        let mut patch = Patch::new();
        patch.change(element.as_ref(), &other);
        map.with(&patch).unwrap()
    }

    /// A folder with two states of the small sample.
    fn two_files() -> (tempfile::TempDir, PathBuf, PathBuf, SystemMap, SystemMap) {
        let folder = tempfile::tempdir().unwrap();
        let old = samples::find("hello").unwrap().read();
        let new = renamed(&old, "intranet", "=Portail\u{1b}[31m");
        let (before, after) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
        std::fs::write(&before, storage::write(&old)).unwrap();
        std::fs::write(&after, storage::write(&new)).unwrap();
        (folder, before, after, old, new)
    }

    #[test]
    fn two_files_differ_by_sign_record_and_field_and_nothing_reaches_the_terminal_raw() {
        let (_folder, before, after, ..) = two_files();
        let text = text(&compare(&[&before, &after]).unwrap());
        assert!(text.starts_with("a.ron → b.ron\n"), "{text}");
        assert!(text.contains("\nElements  ~1\n"), "{text}");
        assert!(text.contains("    Name: Intranet → =Portail"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text:?}");
        let same = compare(&[&before, &before]).unwrap();
        assert!(self::text(&same).contains("Nothing differs."));
        assert!(is_same(&same, &same.entries(Language::English)));
    }

    #[test]
    fn the_json_of_a_difference_applied_to_the_old_map_gives_the_new_one() {
        let map = samples::find("metropole").unwrap().read();
        let mut after = renamed(&map, "ap-fin", "Finances");
        let id = after.tables().links.iter().next().unwrap().id.clone();
        let mut patch = Patch::new();
        patch.take(after.tables().links.get(&id).unwrap().as_ref());
        for placement in after.tables().placements.iter() {
            if placement.subject.as_str() == id.as_str() {
                patch.take(placement.as_ref());
            }
        }
        after.apply(&patch).unwrap();
        let mut added = Element::blank("new-thing".into());
        added.kind = "server".into();
        let mut patch = Patch::new();
        patch.add(&added);
        after.apply(&patch).unwrap();
        let sides = ReadSides {
            pair: Pair::default(),
            before: Some(map.clone()),
            after: Some(after.clone()),
        };
        let comparison = Comparison::of(&sides, &SystemMap::default(), None);
        let json = as_json(&comparison);
        let read = patch_of(&json, &comparison);
        assert_eq!(map.with(&read).unwrap(), after);
    }

    /// The patch that the JSON tells, as another program would read it.
    fn patch_of(json: &Json, comparison: &Comparison) -> Patch {
        let path = |name: &str| match name.split_once('@') {
            None => FieldPath::own(name),
            Some((name, plateau)) => FieldPath::at(plateau.into(), name),
        };
        let mut patch = Patch::new();
        for (part, tables) in json.as_object().unwrap() {
            for (table, records) in tables.as_object().unwrap() {
                let table = TableName::from_name(table).unwrap();
                for (id, fields) in records.as_object().unwrap() {
                    let key = RecordKey::new(table, id.as_str());
                    let fields = fields.as_object().unwrap();
                    let whole = |map: &SystemMap| map.tables().fields_of(table, id).unwrap();
                    let names: Vec<FieldPath> = fields.keys().map(|name| path(name)).collect();
                    let change = match part.as_str() {
                        "added" => {
                            let record = whole(&comparison.after.map);
                            assert!(record.keys().all(|path| names.contains(path)));
                            crate::model::Change::Added(record)
                        }
                        "removed" => crate::model::Change::Removed(whole(&comparison.before.map)),
                        _ => crate::model::Change::Changed(
                            fields
                                .iter()
                                .map(|(name, change)| (path(name), change_of(change)))
                                .collect(),
                        ),
                    };
                    patch.insert(key, change);
                }
            }
        }
        patch
    }

    fn change_of(change: &Json) -> FieldChange {
        let side = |name: &str| match &change[name] {
            Json::Null => None,
            Json::String(text) => Some(Value::text(text.as_str())),
            other => panic!("{other}"),
        };
        FieldChange {
            from: side("from"),
            to: side("to"),
        }
    }

    #[test]
    fn a_version_is_named_after_its_map_and_alone_a_map_is_compared_with_its_last() {
        let (folder, before, _, old, _) = two_files();
        let words = Words {
            title: "V1".into(),
            ..Words::default()
        };
        let bytes = std::fs::read(&before).unwrap();
        let versions = Versions::open_or_create(&before).unwrap();
        versions.keep(&bytes, &words).unwrap();
        let changed = renamed(&old, "intranet", "Portail");
        std::fs::write(&before, storage::write(&changed)).unwrap();
        let named = folder.path().join("a.ron@V1");
        for comparison in [compare(&[&named, &before]), compare(&[&before])] {
            let text = text(&comparison.unwrap());
            assert!(text.starts_with("V1 → a.ron\n"), "{text}");
            assert!(text.contains("Name: Intranet → Portail"), "{text}");
        }
        let unknown = folder.path().join("a.ron@V7");
        assert!(compare(&[&unknown, &before]).unwrap_err().contains("V7"));
    }

    #[test]
    fn a_file_that_is_not_there_counts_as_empty_and_a_damaged_or_newer_one_is_refused() {
        let (folder, before, ..) = two_files();
        let nothing = Path::new("/dev/null");
        let all = compare(&[nothing, &before]).unwrap();
        assert!(text(&all).starts_with("nothing → a.ron\n"));
        let entries = all.entries(Language::English);
        assert!(entries.iter().all(|entry| entry.table == TableName::Map
            || entry.change == crate::scene::ChangeMark::Added));
        let bytes = std::fs::read_to_string(&before).unwrap();
        let damaged = folder.path().join("damaged.ron");
        std::fs::write(&damaged, bytes.replacen("name: \"", "name: \"\" oops ", 1)).unwrap();
        let refused = compare(&[&damaged, &before]).unwrap_err();
        assert!(refused.contains("damaged"), "{refused}");
        let newer = folder.path().join("newer.ron");
        let version = format!("portolan: {}", storage::FORMAT_VERSION);
        assert!(
            bytes.contains(&version),
            "{}",
            bytes.lines().take(5).collect::<String>()
        );
        std::fs::write(&newer, bytes.replacen(&version, "portolan: 999", 1)).unwrap();
        let refused = compare(&[&before, &newer]).unwrap_err();
        assert!(refused.contains("newer"), "{refused}");
        assert!(compare(&[&before, &folder.path().join("none.ron")]).is_err());
    }

    #[test]
    fn plateaus_of_one_map_are_compared_by_their_gap() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.ron");
        let map = samples::find("metropole").unwrap().read();
        std::fs::write(&path, storage::write(&map)).unwrap();
        let words = ["--from", "P2026", "--to", "P2027"].map(Path::new);
        let comparison = compare(&[&path, words[0], words[1], words[2], words[3]]).unwrap();
        assert!(comparison.is_between_plateaus());
        let json = as_json(&comparison);
        let moved = &json["changed"]["elements"]["fw-ext-2"]["parent"];
        assert_eq!(moved["from"], "sal-hdv");
        assert_ne!(moved["to"], "sal-hdv");
        assert!(json["added"]["elements"].as_object().unwrap().len() > 10);
        let unknown = compare(&[
            &path,
            Path::new("--from"),
            Path::new("P1"),
            words[2],
            words[3],
        ]);
        assert!(
            unknown.unwrap_err().contains("P2026"),
            "the plateaus that there are"
        );
    }

    #[test]
    fn one_map_in_words_has_a_line_a_field_and_changes_where_the_map_does() {
        let (.., old, new) = two_files();
        let language = Language::English;
        let (before, after) = (map_text(&old, language), map_text(&new, language));
        assert!(
            before.contains("[Elements] Intranet (intranet)\n"),
            "{before}"
        );
        let lines = |text: &str| text.lines().map(ToOwned::to_owned).collect::<Vec<_>>();
        let (before, after) = (lines(&before), lines(&after));
        assert_eq!(before.len(), after.len());
        let differing = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert!((2..=20).contains(&differing), "{differing} lines");
        let order = Arc::new(before.clone());
        assert_eq!(*order, lines(&map_text(&old, language)), "always the same");
    }
}
