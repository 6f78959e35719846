//! What is asked of notes on the command line, the map after it, and what is said.

use super::*;
use crate::cli::arguments;
use crate::locale::Language;
use crate::workspace::samples;

fn matches_of(words: &[&str]) -> Result<ArgMatches, String> {
    let all = ["portolan", "note", words[0], "map.ron"].into_iter();
    let all = all.chain(words[1..].iter().copied());
    let matches = arguments::command(Language::English)
        .try_get_matches_from(all)
        .map_err(|error| error.to_string())?;
    let (_, matches) = matches.subcommand().unwrap();
    Ok(matches.subcommand().unwrap().1.clone())
}

fn words_of(failure: Failure) -> String {
    match failure {
        Failure::Usage(message) => Language::English.say(&message),
        _ => "file".to_owned(),
    }
}

fn after(map: &SystemMap, words: &[&str]) -> Result<SystemMap, String> {
    let matches = matches_of(words)?;
    changes::changed(words[0], &matches, map).map_err(words_of)
}

fn said(map: &SystemMap, words: &[&str]) -> Result<String, String> {
    let matches = matches_of(words)?;
    let format = matches.get_one::<String>("format");
    let format = format.map_or("text", String::as_str).to_owned();
    let report = Report::new(Language::English, false);
    answer(words[0], &matches, map, &format, &report).map_err(words_of)
}

fn sample() -> SystemMap {
    samples::find("metropole").unwrap().read()
}

#[test]
fn a_note_is_written_answered_and_settled_and_then_found_by_its_number() {
    let map = sample();
    let before = map.tables().notes.len();
    let map = after(
        &map,
        &[
            "add",
            "--text",
            "Voir @ap-bur",
            "--target",
            "ap-bur",
            "--role",
            "Architecte",
            "--date",
            "2026-11-26",
            "kind=risk",
            "shape=marker",
            "for_role=RSSI",
            "due=01/11/2026",
            "documents=https://a.example/x;partage/plan.pdf",
        ],
    )
    .unwrap();
    assert_eq!(map.tables().notes.len(), before + 1);
    let list = ["list", "--for", "RSSI", "--kind", "risk", "--overdue"];
    let all = said(
        &map,
        &[&list[..], &["--date", "2026-11-26", "--format", "json"]].concat(),
    );
    let all: serde_json::Value = serde_json::from_str(&all.unwrap()).unwrap();
    assert_eq!(all.as_array().unwrap().len(), 1, "{all}");
    assert_eq!(all[0]["due"], "2026-11-01");
    assert_eq!(all[0]["documents"].as_array().unwrap().len(), 2);
    let number = all[0]["number"].to_string();
    let reply = ["reply", &number, "--text", "Vu.", "--role", "RSSI"];
    let map = after(&map, &reply).unwrap();
    let map = after(&map, &["resolve", &number, "--date", "2026-11-27"]).unwrap();
    let shown = said(&map, &["show", &number]).unwrap();
    for word in ["Vu.", "RSSI", "Resolved", "2026-11-27", "Numbered marker"] {
        assert!(shown.contains(word), "{word} in {shown}");
    }
    assert!(!shown.contains("@ap-bur"), "mentions are names: {shown}");
    let open = said(&map, &["list", "--status", "open", "--for", "RSSI"]).unwrap();
    assert!(!open.contains("Architecte"), "{open}");
    let map = after(&map, &["reopen", &number]).unwrap();
    assert!(
        said(&map, &["list", "--for", "rssi"])
            .unwrap()
            .contains("Architecte")
    );
}

#[test]
fn decisions_are_records_with_reason_and_consequence() {
    let map = sample();
    let set = [
        "set",
        "AN-05",
        "decision=accepted",
        "reason=Coût",
        "consequence=Deux suites",
    ];
    let map = after(&map, &[&set[..], &["--date", "2026-11-26"]].concat()).unwrap();
    let list = said(&map, &["decisions", "--format", "csv"]).unwrap();
    for word in ["Coût", "Deux suites", "2026-11-26", "Accepted"] {
        assert!(list.contains(word), "{word} in {list}");
    }
    let page = said(&map, &["show", "AN-05", "--format", "md"]).unwrap();
    assert!(page.starts_with("# "), "{page}");
    let circle = after(&map, &["set", "AN-05", "superseded_by=AN-05"]).unwrap_err();
    assert!(circle.contains("itself"), "{circle}");
}

#[test]
fn what_is_wrong_says_what_was_expected() {
    let map = sample();
    let wrong = |words: &[&str]| after(&map, words).unwrap_err();
    assert!(wrong(&["set", "AN-01", "kind=worry"]).contains("compliance"));
    assert!(wrong(&["set", "AN-01", "shape=cloud"]).contains("callout"));
    assert!(wrong(&["set", "AN-01", "due=soon"]).contains("2027-06-30"));
    assert!(wrong(&["set", "AN-01", "mood=bad"]).contains("consequence"));
    assert!(wrong(&["set", "AN-01", "plateau=P1999"]).contains("P2026"));
    assert!(wrong(&["set", "AN-01", "target=nobody"]).contains("nobody"));
    assert!(wrong(&["resolve", "999"]).contains("999"));
    assert!(wrong(&["reply", "AN-01", "--text", " "]).contains("says nothing"));
    assert!(wrong(&["add", "--text", "x"]).contains("--target"));
    let elsewhere = said(&map, &["show", "AN-01", "--plateau", "P2029"]).unwrap_err();
    assert!(elsewhere.contains("P2029"), "{elsewhere}");
}
