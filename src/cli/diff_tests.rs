//! What `portolan diff` compares and how it says it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value as Json;

use super::arguments;
use super::diff::{as_json, compared, is_same};
use super::diff_text::{Paint, differences, map_text};
use super::report::{Failure, Report};
use crate::locale::Language;
use crate::model::{
    Element, FieldChange, FieldPath, Patch, Record as _, RecordKey, SystemMap, TableName, Value,
};
use crate::storage;
use crate::versions::{Versions, Words};
use crate::workspace::comparing::{Comparison, Pair, ReadSides};
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
    assert!(super::diff_tests::text(&same).contains("Nothing differs."));
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
    assert!(
        entries.iter().all(|entry| entry.table == TableName::Map
            || entry.change == crate::scene::ChangeMark::Added)
    );
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
