use std::sync::Arc;

use clap::ArgMatches;

use super::*;
use crate::locale::Language;
use crate::workspace::samples;

fn matches(words: &[&str]) -> ArgMatches {
    let all = ["portolan", "review", "map.ron"].into_iter();
    let all = all.chain(words.iter().copied());
    let matches = arguments::command(Language::English).try_get_matches_from(all);
    let matches = matches.unwrap();
    matches.subcommand().unwrap().1.clone()
}

fn map() -> SystemMap {
    samples::find("metropole").unwrap().read()
}

fn told(map: &SystemMap) -> Told {
    let plateau = map.timeline().first().cloned();
    let found = judged(map, Day::new(2026, 6, 1));
    let review = found.at(plateau.as_ref()).unwrap().review.clone();
    Told {
        plateau,
        judgements: review.judgements,
        findings: review.findings,
        trend: None,
    }
}

#[test]
fn sarif_names_the_rule_the_line_and_who_is_exempt() {
    let map = map();
    let report = Report::new(Language::English, false);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/metropole.ron");
    let json = sarif::answer(&map, &path, &[told(&map)], &report);
    assert_eq!(json["version"], "2.1.0");
    let run = &json["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0];
        let id = place["logicalLocations"][0]["fullyQualifiedName"]
            .as_str()
            .unwrap();
        let line = &place["physicalLocation"]["region"]["startLine"];
        let line = usize::try_from(line.as_u64().unwrap()).unwrap();
        assert!(lines[line - 1].contains(&format!("id: \"{id}\"")), "{id}");
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    }
    assert_eq!(
        places::address(std::path::Path::new("a b/é.ron")),
        "a%20b/%C3%A9.ron"
    );
}

#[test]
fn json_has_the_shape_that_others_rely_on() {
    let map = map();
    let report = Report::new(Language::English, true);
    let json = json::answer(&[told(&map)], &report);
    let list = json.as_array().unwrap();
    let of = |rule: &str| list.iter().filter(|one| one["rule"] == rule).count();
    assert_eq!((of("EX-01"), of("EX-14")), (10, 1));
    for one in list {
        for key in [
            "rule",
            "level",
            "severity",
            "subject",
            "at",
            "message",
            "fixed_by",
            "exception",
        ] {
            assert!(one.get(key).is_some(), "{key}");
        }
    }
}

#[test]
fn a_repair_that_is_not_safe_is_refused_with_what_to_do() {
    let map = map();
    let refused = |key: &str| {
        let failure = repairing::repaired(&matches(&["--repair", key]), &map, None).unwrap_err();
        match failure {
            Failure::Usage(message) => Language::English.say(&message),
            _ => "file".to_owned(),
        }
    };
    assert!(refused("EX-14/bd-ora").contains("Replace or upgrade"));
    assert!(refused("EX-14/bd-nothing").contains("no finding"));
    let after = repairing::repaired(&matches(&["--repair", "EX-03/dt-fin"]), &map, None).unwrap();
    let left = told(&after);
    let is_left = |finding: &Arc<Finding>| key(finding) == "EX-03/dt-fin";
    assert!(!left.findings.iter().any(is_left));
}
