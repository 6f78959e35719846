//! Exports and documents into a folder that is not empty, and writing that fails.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{documents, exporting};
use crate::analysis::{Scenario, Watch};
use crate::bitmap::Shelf;
use crate::documents::{DocumentOrder, Kind};
use crate::export::{self, Compression};
use crate::handover::{HandoutOrder, Shown};
use crate::locale::Language;
use crate::model::{ExportPreset, ExportScope, PresetId, Record as _, SystemMap};
use crate::workspace::{Destination, DocumentsAsked, DocumentsWritten, Existing, Handed, samples};

fn map() -> SystemMap {
    samples::find("hello").unwrap().read()
}

/// All views of the sample as Graphviz, or as whatever form.
fn order(form: &str) -> HandoutOrder {
    HandoutOrder {
        map: map(),
        pictures: Arc::new(Shelf::default()),
        preset: ExportPreset {
            form: form.into(),
            scope: ExportScope::Views,
            ..ExportPreset::blank(PresetId::default())
        },
        shown: Shown {
            scenario: Scenario::default(),
            ..Shown::default()
        },
        redaction: None,
        language: Language::English,
        today: String::new(),
        stem: "map".to_owned(),
        layers: None,
        compression: Compression::Fast,
    }
}

fn hand(form: &str, folder: &Path, existing: Existing, stop: bool) -> Option<Handed> {
    let watch = Watch {
        cancelled: &AtomicBool::new(stop),
        progress: &|_| {},
    };
    let destination = Destination::Folder(folder.to_owned());
    exporting::write(&order(form), destination, existing, &watch).ok()
}

/// The names and beginnings of all files of a folder.
fn content(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut all: Vec<(String, String)> = entries
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let bytes = std::fs::read(entry.path()).unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            let text = String::from_utf8_lossy(&bytes[..bytes.len().min(5)]).into_owned();
            (name, text)
        })
        .collect();
    all.sort();
    all
}

fn names(files: &[PathBuf]) -> Vec<String> {
    let name = |file: &PathBuf| file.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(name).collect()
}

#[test]
fn nothing_is_written_over_a_file_before_the_user_has_answered() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    std::fs::write(out.join("map-links.csv"), "older").unwrap();
    let before = content(out);
    let asks = hand("csv", out, Existing::Ask(Vec::new()), false).unwrap();
    assert_eq!(names(&asks.there), ["map-links.csv"]);
    assert_eq!(asks.files, Vec::<PathBuf>::new());
    assert_eq!(content(out), before, "not even the file that is not there");

    let kept = hand("csv", out, Existing::KeepBoth, false).unwrap();
    assert_eq!(
        names(&kept.files),
        ["map (2)-elements.csv", "map (2)-links.csv"]
    );
    assert!(content(out).contains(&("map-links.csv".to_owned(), "older".to_owned())));

    let replaced = hand("csv", out, Existing::Replace, false).unwrap();
    assert_eq!(
        names(&replaced.files),
        ["map-elements.csv", "map-links.csv"]
    );
    assert!(!content(out).iter().any(|(_, text)| text == "older"));

    // What an export wrote itself is its own to replace, and nothing else.
    let again = hand("csv", out, Existing::Ask(replaced.files.clone()), false).unwrap();
    assert_eq!(again.files, replaced.files);
    let own = Existing::Ask(replaced.files[..1].to_vec());
    let asks = hand("csv", out, own, false).unwrap();
    assert_eq!(names(&asks.there), ["map-links.csv"]);
}

#[test]
fn an_export_that_fails_leaves_the_older_file_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    std::fs::write(out.join("map.dot"), "older").unwrap();
    assert!(hand("dot", out, Existing::Replace, true).is_none());
    assert_eq!(content(out), [("map.dot".to_owned(), "older".to_owned())]);

    // What cannot be replaced is a folder here: the bytes were written beside it by then.
    std::fs::remove_file(out.join("map.dot")).unwrap();
    std::fs::create_dir(out.join("map.dot")).unwrap();
    std::fs::write(out.join("map.dot/inside"), "older").unwrap();
    assert!(hand("dot", out, Existing::Replace, false).is_none());
    assert_eq!(content(out), []);
    assert!(out.join("map.dot/inside").is_file());
}

#[test]
fn what_came_meanwhile_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.dot");
    export::write_new_file(&path, b"first").unwrap();
    let error = export::write_new_file(&path, b"second").unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AlreadyExists);
    let only = [("map.dot".to_owned(), "first".to_owned())];
    assert_eq!(content(folder.path()), only);
    #[cfg(unix)]
    {
        // A link that leads nowhere is somebody's all the same.
        let link = folder.path().join("link.dot");
        std::os::unix::fs::symlink(folder.path().join("gone"), &link).unwrap();
        assert!(export::write_new_file(&link, b"second").is_err());
    }
}

fn document(folder: &Path, existing: &Existing) -> DocumentsWritten {
    let map = map();
    let asked = DocumentsAsked {
        kinds: vec![
            Kind::Cartography.word().into(),
            Kind::Inventory.word().into(),
        ],
        form: "md".into(),
        ..DocumentsAsked::default()
    };
    let order = DocumentOrder {
        pictures: Arc::new(Shelf::default()),
        plateau: None,
        scenario: None,
        before: None,
        language: Language::English,
        today: None,
        map,
    };
    let of = documents::Order {
        asked,
        order,
        path: None,
        revision: 0,
    };
    let watch = Watch {
        cancelled: &AtomicBool::new(false),
        progress: &|_| {},
    };
    documents::write(of, folder, existing, &watch).unwrap()
}

#[test]
fn documents_ask_about_files_that_are_there_and_keep_their_pictures_together() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let ask = || Existing::Ask(vec![out.to_owned()]);
    let first = document(out, &ask());
    assert_eq!(first.there, Vec::<PathBuf>::new());
    let pictures = |files: &[PathBuf]| -> Vec<PathBuf> {
        let is_picture = |file: &&PathBuf| file.extension().is_some_and(|it| it == "png");
        files.iter().filter(is_picture).cloned().collect()
    };
    assert!(!pictures(&first.files).is_empty());
    let text = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    std::fs::write(out.join("inventory.md"), "older").unwrap();

    let asks = document(out, &ask());
    assert_eq!(asks.there, first.files, "all are there");
    assert_eq!(asks.files, Vec::<PathBuf>::new());
    assert_eq!(text("inventory.md"), "older");

    let kept = document(out, &Existing::KeepBoth);
    assert_eq!(kept.files.len(), first.files.len());
    assert_eq!(text("inventory.md"), "older");
    assert!(text("inventory (2).md").len() > 100);
    let report = text("cartography (2).md");
    for picture in pictures(&kept.files) {
        let place = picture.strip_prefix(out).unwrap().display().to_string();
        assert!(place.starts_with("cartography (2)"), "{place}");
        let named = place.rsplit('/').next().unwrap();
        assert!(report.contains(named), "{named}");
    }
    assert!(!report.contains("](cartography-figures"), "{report}");

    let replaced = document(out, &Existing::Replace);
    assert_eq!(replaced.files, first.files);
    assert!(text("inventory.md").len() > 100);
}
