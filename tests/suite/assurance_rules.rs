//! The built-in rules against `tests/oracle/expected.json`, which was computed from their texts
//! alone, and what users rely on in a review: repairs, exemptions, scopes, tables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use portolan::analysis::Watch;
use portolan::assurance::{Assessments, Finding, RULES, StateOfMap, assess_all};
use portolan::import;
use portolan::model::{Day, PlateauId, SystemMap};
use serde_json::Value as Json;

const PLATEAUS: [&str; 3] = ["P2026", "P2027", "P2029"];

fn beside(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn metropole() -> SystemMap {
    let bytes = beside("../shared/domain/metropole.json");
    import::read(&bytes, "metropole.json", None).unwrap().map
}

/// Every plateau judged on a day.
fn judged(map: &SystemMap, today: Option<Day>) -> Assessments {
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    assess_all(map, &StateOfMap::all(map), today, None, &watch).unwrap()
}

fn findings(found: &Assessments, plateau: &str) -> Vec<Finding> {
    let plateau = PlateauId::from(plateau);
    found.at(Some(&plateau)).unwrap().review.findings.clone()
}

#[test]
fn every_rule_finds_what_the_oracle_finds_at_every_plateau() {
    let expected: Json = serde_json::from_slice(&beside("tests/oracle/expected.json")).unwrap();
    let found = judged(&metropole(), None);
    for plateau in PLATEAUS {
        let id = PlateauId::from(plateau);
        let review = &found.at(Some(&id)).unwrap().review;
        let expected = &expected["plateaus"][plateau];
        for rule in RULES {
            let Some(violations) = expected["rules"].get(rule.id) else {
                assert_eq!(rule.id, "STD", "the oracle knows all other rules");
                continue;
            };
            type Violations = BTreeMap<String, (BTreeSet<String>, bool)>;
            let ours: Violations = review
                .findings
                .iter()
                .filter(|finding| finding.rule == rule.id)
                .map(|finding| {
                    let at = finding.at.iter().map(ToString::to_string).collect();
                    let subject = finding.subject.as_ref().unwrap().to_string();
                    (subject, (at, finding.is_unknown))
                })
                .collect();
            let theirs: Violations = violations
                .as_array()
                .unwrap()
                .iter()
                .map(|violation| {
                    let at = violation["at"].as_array().unwrap().iter();
                    let at = at.map(|id| id.as_str().unwrap().to_owned()).collect();
                    let is_unknown = violation["unknown"].as_bool().unwrap_or(false);
                    let subject = violation["subject"].as_str().unwrap().to_owned();
                    (subject, (at, is_unknown))
                })
                .collect();
            assert_eq!(ours, theirs, "{} at {plateau}", rule.id);
            let judgement = review
                .judgements
                .iter()
                .find(|one| one.asked.rule == rule.id);
            let judgement = judgement.unwrap();
            let applicable = expected["applicable"][rule.id].as_u64().unwrap();
            assert_eq!(
                judgement.applicable as u64, applicable,
                "subjects of {} at {plateau}",
                rule.id
            );
            assert_eq!(judgement.violations, theirs.len());
        }
        assert_eq!(findings(&found, plateau).len(), review.findings.len());
    }
}
