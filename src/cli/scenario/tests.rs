//! Keeping, changing and removing scenarios by words, and what is told of them.

use super::*;
use crate::cli::{arguments, impact};
use crate::locale::Language;
use crate::model::Table;
use crate::workspace::samples;

fn matches_of(words: &[&str]) -> Result<ArgMatches, String> {
    let all = std::iter::once("portolan").chain(words.iter().copied());
    arguments::command(Language::English)
        .try_get_matches_from(all)
        .map_err(|error| error.to_string())
}

/// The map after a command, and what was told.
fn after(map: &SystemMap, words: &[&str]) -> Result<(SystemMap, Vec<String>), String> {
    let all: Vec<&str> = ["scenario", words[0], "map.ron"]
        .into_iter()
        .chain(words[1..].iter().copied())
        .collect();
    let matches = matches_of(&all)?;
    let (_, matches) = matches.subcommand().unwrap();
    let (name, matches) = matches.subcommand().unwrap();
    let result = if name == "keep" {
        keep(matches, map)
    } else {
        let kept = named(map, text_of(matches, "which"));
        kept.and_then(|kept| {
            let scenarios = vec![kept.id.clone()];
            editing::carry_out(
                map,
                &Command::Scenario(ScenarioCommand::Delete { scenarios }),
            )
        })
    };
    match result {
        Ok(after) => {
            let told = editing::told(map, &after, TableName::Scenarios);
            Ok((after, told))
        }
        Err(Failure::Usage(message)) => Err(Language::English.say(&message)),
        Err(_) => Err("file".to_owned()),
    }
}

/// The sample metropole without the scenarios that it keeps.
fn metropole() -> SystemMap {
    let mut tables = samples::find("metropole").unwrap().read().tables().clone();
    tables.scenarios = Table::default();
    SystemMap::assemble(tables).0
}

#[test]
fn a_scenario_is_kept_changed_by_what_is_given_and_removed_by_name() {
    let words = [
        "keep",
        "--name",
        "Ransom",
        "--fail",
        "ap-ad,sv-ora",
        "--nature",
        "logical",
        "--at",
        "6,5",
    ];
    let (map, told) = after(&metropole(), &words).unwrap();
    assert_eq!(told.len(), 1);
    let kept = named(&map, "Ransom").unwrap();
    assert_eq!(kept.lost, ["ap-ad".into(), "sv-ora".into()]);
    assert_eq!(kept.at_h.map(Finite::get), Some(6.5));
    let words = [
        "keep",
        "--scenario",
        "Ransom",
        "--degrade",
        "ap-ged",
        "--at",
        "steady",
        "--name",
        "Malware",
        "--description",
        "By mail",
    ];
    let (map, _) = after(&map, &words).unwrap();
    let changed = named(&map, "Malware").unwrap();
    assert_eq!(changed.id, kept.id);
    assert_eq!(changed.lost, kept.lost, "what was not given stays");
    assert_eq!(changed.degraded, ["ap-ged".into()]);
    assert_eq!((changed.nature, changed.at_h), (Nature::Logical, None));
    assert_eq!(changed.description, "By mail");
    let (map, told) = after(&map, &["remove", "Malware"]).unwrap();
    assert_eq!(told, [format!("- {}", kept.id)]);
    assert!(map.tables().scenarios.is_empty());
}

#[test]
fn what_is_wrong_is_said_with_what_there_is() {
    let map = metropole();
    let wrong = |map: &SystemMap, words: &[&str]| after(map, words).unwrap_err();
    assert!(wrong(&map, &["keep", "--name", "x", "--fail", "nobody"]).contains("nobody"));
    assert!(wrong(&map, &["keep", "--name", "x"]).contains("Nothing is lost"));
    assert!(wrong(&map, &["keep", "--fail", "ap-ad"]).contains("--name"));
    assert!(
        wrong(
            &map,
            &["keep", "--name", "x", "--fail", "ap-ad", "--at", "-3"]
        )
        .contains("-3")
    );
    assert!(wrong(&map, &["remove", "x"]).contains("keeps none"));
    let (map, _) = after(&map, &["keep", "--name", "x", "--fail", "ap-ad"]).unwrap();
    assert!(wrong(&map, &["remove", "y"]).contains("(x)"));
    let (map, _) = after(&map, &["keep", "--name", "x", "--fail", "sv-ora"]).unwrap();
    let several = wrong(&map, &["remove", "x"]);
    assert!(several.contains("Several"), "{several}");
}

#[test]
fn a_kept_scenario_is_played_without_what_is_missing_at_the_plateau() {
    let words = ["keep", "--name", "Ledger", "--fail", "sv-ora,ond-hdv"];
    let (map, _) = after(&metropole(), &words).unwrap();
    let report = Report::new(Language::English, false);
    let played = |plateau: &str, scenario: &str| {
        let words = [
            "impact",
            "map.ron",
            "--scenario",
            scenario,
            "--plateau",
            plateau,
        ];
        let matches = matches_of(&words).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let snapshot = map.snapshot(Some(&plateau.into()));
        impact::played(matches, &map, &snapshot, &report).unwrap()
    };
    let today = played("P2026", "Ledger");
    assert!(today.missing.is_empty());
    let words = [
        "impact",
        "map.ron",
        "--fail",
        "sv-ora,ond-hdv",
        "--plateau",
        "P2026",
    ];
    let matches = matches_of(&words).unwrap();
    let (_, matches) = matches.subcommand().unwrap();
    let snapshot = map.snapshot(Some(&"P2026".into()));
    let by_ids = impact::played(matches, &map, &snapshot, &report).unwrap();
    let states = |played: &impact::Played| played.impact().unwrap().states().to_vec();
    assert_eq!(states(&today), states(&by_ids));
    let later = played("P2029", "Ledger");
    assert_eq!(later.missing, ["sv-ora".into()]);
    assert!(
        later.impact().unwrap().down_total() > 0,
        "the rest is computed"
    );
}

#[test]
fn a_scenario_goes_in_place_of_losses_and_not_beside_them() {
    let both = ["impact", "m.ron", "--scenario", "x", "--fail", "ap-ad"];
    assert!(matches_of(&both).is_err());
    assert!(
        matches_of(&["impact", "m.ron"]).is_err(),
        "something must be lost"
    );
    assert!(matches_of(&["explain", "m.ron", "--scenario", "x", "--target", "ap-ad"]).is_ok());
}
