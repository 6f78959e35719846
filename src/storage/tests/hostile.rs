//! Files that are broken on purpose.

use std::path::{Path, PathBuf};

use crate::diagnostic::Problem;
use crate::locale::Language;
use crate::storage::{
    Condition, ReadOptions, ReadOutcome, Refused, RefusedReason, read_bytes, read_file,
};

fn hostile(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/hostile/ron");
    let path = folder.join(name);
    assert!(
        path.exists(),
        "{} is missing: get the shared corpus",
        path.display()
    );
    path
}

fn refused(name: &str) -> Refused {
    read_file(&hostile(name), &ReadOptions::default())
        .map(|_| ())
        .unwrap_err()
}

fn lines(problems: &[Problem]) -> Vec<(&str, Option<usize>)> {
    problems
        .iter()
        .map(|problem| (problem.code, problem.place.line))
        .collect()
}

fn read(text: &str) -> ReadOutcome {
    read_bytes(text.as_bytes(), "map.ron").unwrap()
}

#[test]
fn deep_nesting_is_refused_with_its_place() {
    let start = std::time::Instant::now();
    let refused = refused("deep-lists.ron");
    assert_eq!(lines(&refused.problems)[0], ("too-deep", Some(1)));
    assert_eq!(refused.problems[0].place.column, Some(129));
    assert!(start.elapsed().as_secs_f64() < 1.0);
}

#[test]
fn endless_comments_are_refused_as_unclosed() {
    let refused = refused("nested-comments.ron");
    assert_eq!(lines(&refused.problems)[0], ("unclosed-comment", Some(1)));
}

#[test]
fn wrong_encoding_names_line_and_byte() {
    let refused = refused("not-utf8.ron");
    assert_eq!(lines(&refused.problems)[0], ("not-utf8", Some(2)));
    let words = refused.problems[0].sentence(Language::English);
    assert!(words.contains("byte 12"), "{words}");
}

#[test]
fn a_file_cut_short_points_at_the_cut() {
    let refused = refused("truncated.ron");
    assert_eq!(lines(&refused.problems)[0], ("unclosed-text", Some(5)));
}

#[test]
fn sound_ron_that_is_no_map_is_refused_as_such() {
    let refused = refused("numbers.ron");
    assert_eq!(refused.reason, RefusedReason::NotAMap);
    assert_eq!(lines(&refused.problems), [("not-a-map", Some(1))]);
}

#[test]
fn a_byte_order_mark_does_not_move_the_error() {
    assert_eq!(
        lines(&refused("bom-crlf.ron").problems)[0],
        ("expected-colon", Some(3))
    );
}

#[test]
fn merge_markers_are_named() {
    assert_eq!(
        lines(&refused("conflict-markers.ron").problems)[0],
        ("conflict-markers", Some(3))
    );
}

#[test]
fn a_newer_format_is_told_with_both_numbers() {
    let outcome = read_file(&hostile("future-version.ron"), &ReadOptions::default()).unwrap();
    assert_eq!(outcome.condition, Condition::Newer(99_999));
    for language in Language::ALL {
        let words = outcome.problems[0].sentence(language);
        assert!(words.contains("99999") && words.contains(" 1"), "{words}");
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.ron");
    std::fs::write(&path, "(name: \"").unwrap();
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(150_000_000).unwrap();
    let refused = read_file(&path, &ReadOptions::default()).unwrap_err();
    assert_eq!(refused.reason, RefusedReason::TooLarge);
}

#[test]
fn what_is_no_file_or_no_text_has_its_own_message() {
    let folder = tempfile::tempdir().unwrap();
    let options = ReadOptions::default();
    let missing = read_file(&folder.path().join("no.ron"), &options).unwrap_err();
    assert_eq!(missing.reason, RefusedReason::Missing);
    let directory = read_file(folder.path(), &options).unwrap_err();
    assert_eq!(directory.reason, RefusedReason::NotAFile);
    for (bytes, code) in [
        (&b""[..], "empty-file"),
        (&[0; 600][..], "file-of-zeros"),
        (b"\xff\xfe(\0", "utf-16"),
        (b"PK\x03\x04....", "another-format"),
        (b"\x7fELF\0\0\0\0\0\0", "binary-file"),
        (b"{\"elements\": []}", "not-a-map"),
        (b"hello", "not-a-map"),
        (b")", "stray-bracket"),
    ] {
        let refused = read_bytes(bytes, "x.ron").unwrap_err();
        assert_eq!(refused.problems[0].code, code);
        assert!(refused.problems[0].hint.is_some());
    }
}

#[test]
fn numbers_that_are_none_never_reach_the_map() {
    let outcome = read(
        "(portolan: 1, elements: [\n(id: \"a\", x: NaN,\n y: inf, w: -inf,\n h: 1e999, k: -1,\n \
         z: 0x1_0000_0000_0000_0000, n: 3)])",
    );
    assert_eq!(outcome.condition, Condition::Damaged);
    let a = outcome
        .map
        .tables()
        .elements
        .get(&"a".into())
        .unwrap()
        .clone();
    let names: Vec<&str> = a.attributes.keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["k", "n"]);
    assert_eq!(outcome.problems.len(), 5, "{:?}", lines(&outcome.problems));
    assert!(
        outcome
            .problems
            .iter()
            .all(|problem| problem.place.line.is_some())
    );
}

#[test]
fn wrong_types_leave_out_the_field_and_keep_the_record() {
    let outcome = read("(portolan: 1, elements: [(\n id: \"a\",\n name: 4,\n kind: \"server\")])");
    let a = outcome
        .map
        .tables()
        .elements
        .get(&"a".into())
        .unwrap()
        .clone();
    assert_eq!((a.name.as_str(), a.kind.as_str()), ("", "server"));
    assert_eq!(lines(&outcome.problems), [("wrong-type", Some(3))]);
    assert_eq!(outcome.problems[0].place.column, Some(8));
    assert_eq!(
        outcome.problems[0].place.record.as_deref(),
        Some("elements/a")
    );
}

#[test]
fn records_of_one_id_are_kept_apart() {
    let outcome = read(
        "(portolan: 1, elements: [\n(id: \"a\", name: \"x\"),\n(id: \"a\", name: \"y\"),\n(id: \"a\", name: \"x\")])",
    );
    let names: Vec<_> = outcome
        .map
        .tables()
        .elements
        .iter()
        .map(|e| (e.id.to_string(), e.name.to_string()))
        .collect();
    assert_eq!(
        names,
        [
            ("a".into(), "x".to_owned()),
            ("a-2".to_owned(), "y".to_owned())
        ]
    );
    assert_eq!(
        lines(&outcome.problems),
        [("duplicate-id", Some(3)), ("record-twice", Some(4))]
    );
}

#[test]
fn both_sides_of_an_unfinished_merge_are_read() {
    let outcome = read(
        "(portolan: 1, elements: [\n<<<<<<< HEAD\n(id: \"a\", name: \"x\"),\n=======\n(id: \"a\", name: \"y\"),\n>>>>>>> b\n])",
    );
    assert_eq!(
        lines(&outcome.problems),
        [("conflict-markers", Some(2)), ("duplicate-id", Some(5))]
    );
    assert_eq!(outcome.map.tables().elements.len(), 2);
}

#[test]
fn what_is_unknown_is_kept() {
    let outcome = read(
        "(portolan: 1, colours: [\"red\"], elements: [(id: \"a\", kind: \"warp-drive\", zzz: 1)])",
    );
    assert_eq!(lines(&outcome.problems), [("unknown-section", Some(1))]);
    assert_eq!(outcome.condition, Condition::Sound);
    assert!(outcome.map.info().attributes.contains_key("colours"));
}

#[test]
fn a_broken_record_does_not_take_its_neighbours_along() {
    let outcome = read(
        "(portolan: 1, elements: [\n(id: \"a\"),\n(id: \"b\", name: \"B\" kind: \"x\"),\n(name: oops \"C\", id: \"c\"),\n(id: \"d\")])",
    );
    assert_eq!(outcome.map.tables().elements.len(), 4);
    let found = lines(&outcome.problems);
    assert_eq!(
        found
            .iter()
            .map(|(_, line)| line.unwrap())
            .collect::<Vec<_>>(),
        [3, 4]
    );
}

#[test]
fn what_points_nowhere_is_listed_with_its_line() {
    let outcome = read(
        "(portolan: 1, elements: [(id: \"a\")],\nlinks: [\n(id: \"l\", from: \"a\", to: \"zz\")])",
    );
    assert_eq!(lines(&outcome.problems), [("dangling-reference", Some(3))]);
}

#[test]
fn comments_are_announced_before_they_are_lost() {
    let outcome = read("// licence\n(portolan: 1,\n// mine\nelements: [])");
    assert_eq!(lines(&outcome.problems), [("comments", Some(3))]);
    assert_eq!(outcome.condition, Condition::Sound);
}
