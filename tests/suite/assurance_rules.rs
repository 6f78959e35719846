//! The built-in rules against `tests/oracle/expected.json`, which was computed from their texts
//! alone; what findings say, and that repairs repair.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use portolan::analysis::{DependencyGraph, Watch};
use portolan::assurance::{
    Assessments, Facts, Finding, RULES, Resilience, Review, Settings, StateOfMap, assess_all,
    review,
};
use portolan::command::{self, Command, Context, Occasion, Setting};
use portolan::import;
use portolan::locale::Language;
use portolan::model::{Day, Name, Patch, PlateauId, RecordKey, SystemMap, Value};
use portolan::workspace::findings::mend;
use serde_json::Value as Json;

pub(super) const PLATEAUS: [&str; 3] = ["P2026", "P2027", "P2029"];

fn beside(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(super) fn metropole() -> SystemMap {
    let bytes = beside("../shared/domain/metropole.json");
    import::read(&bytes, "metropole.json", None).unwrap().map
}

/// Every plateau judged on a day.
pub(super) fn judged(map: &SystemMap, today: Option<Day>) -> Assessments {
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    assess_all(map, &StateOfMap::all(map), today, None, &watch).unwrap()
}

pub(super) fn findings(found: &Assessments, plateau: &str) -> Vec<Finding> {
    let plateau = PlateauId::from(plateau);
    let findings = &found.at(Some(&plateau)).unwrap().review.findings;
    findings
        .iter()
        .map(|finding| Finding::clone(finding))
        .collect()
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

/// One plateau judged again, with what impact found there before.
fn reviewed(map: &SystemMap, plateau: &PlateauId, before: &Assessments) -> Review {
    let snapshot = map.snapshot(Some(plateau));
    let graph = DependencyGraph::of(&snapshot);
    let settings = Settings::of(map, None);
    let facts = Facts::of(map, &snapshot, &graph, &settings);
    review(&facts, &before.at(Some(plateau)).unwrap().resilience)
}

fn patch(map: &SystemMap, command: &Command, plateau: Option<&PlateauId>) -> Patch {
    let mut seed = 0;
    let mut context = Context {
        plateau,
        random: &mut || {
            seed += 1;
            seed
        },
        today: "2026-06-01",
        author_role: "",
    };
    command::plan(map, command, &mut context).unwrap_or_else(|refusal| {
        panic!("{command:?}: {}", Language::English.say(&refusal.message));
    })
}

pub(super) fn changed(map: &SystemMap, command: &Command) -> SystemMap {
    map.with(&patch(map, command, None)).unwrap()
}

fn set(record: RecordKey, name: &'static str, value: Value) -> Command {
    Command::SetMany {
        settings: vec![Setting {
            record,
            name: Name::new_static(name),
            value: Some(value),
        }],
        occasion: Occasion::Edit,
    }
}

#[test]
fn every_repair_removes_its_finding_and_undo_brings_the_map_back() {
    // The sample has no backup that is too rare.
    let sample = metropole();
    let rare = sample
        .tables()
        .links
        .iter()
        .find(|link| link.kind.as_str() == "backed_up_by" && link.from.as_str() == "bd-sig");
    let rare = RecordKey::of(rare.unwrap().as_ref());
    let map = changed(
        &sample,
        &set(rare, "interval_h", Value::number(48.0).unwrap()),
    );
    let found = judged(&map, None);
    let mut repaired: BTreeSet<String> = BTreeSet::new();
    for plateau in PLATEAUS {
        let plateau = PlateauId::from(plateau);
        for finding in findings(&found, plateau.as_str()) {
            let Some(repair) = &finding.repair else {
                continue;
            };
            let step = patch(&map, &mend(&map, repair), Some(&plateau));
            let after = map.with(&step).unwrap();
            let left = reviewed(&after, &plateau, &found);
            assert_eq!(
                left.find(finding.key()),
                None,
                "{:?} at {plateau}",
                finding.key()
            );
            let back = after.with(&step.inverted()).unwrap();
            assert!(back == map, "undo of {:?}", finding.key());
            repaired.insert(finding.rule.to_string());
        }
    }
    let offered = RULES.iter().filter(|rule| rule.repair.is_some());
    let offered: BTreeSet<String> = offered.map(|rule| rule.id.to_owned()).collect();
    assert_eq!(
        repaired, offered,
        "each rule with a repair is seen to repair"
    );
}

#[test]
fn findings_say_who_repairs_them_and_why_they_are_there() {
    let found = judged(&metropole(), None);
    let now = findings(&found, "P2026");
    let of = |requirement: &str, subject: &str| {
        let mut all = now.iter();
        let is = |one: &&Finding| {
            one.requirement.as_str() == requirement
                && one
                    .subject
                    .as_ref()
                    .is_some_and(|id| id.as_str() == subject)
        };
        all.find(is).unwrap()
    };
    let clear = of("EX-01", "dt-car");
    assert_eq!(
        Language::French.say(&clear.message),
        "«\u{a0}Données de la carte de vie quotidienne\u{a0}»\u{a0}: le stockage Bases \
         PostgreSQL mutualisées n’est pas chiffré au repos\u{a0}; les flux Bus d'échanges et API \
         → Carte de vie quotidienne, Carte de vie quotidienne → Bases PostgreSQL mutualisées \
         passent en clair."
    );
    assert!(
        clear.repair.is_none(),
        "how flows get encrypted is not known"
    );
    assert!(of("EX-12", "bs-bud").fixed_by.is_some());
    for finding in &now {
        for language in Language::ALL {
            for message in [&finding.message, &finding.remedy] {
                let words = language.say(message);
                assert!(words.ends_with('.') && !words.contains('{'), "{words}");
            }
        }
    }
}

/// The sample so many times over, each copy with ids of its own.
fn many(copies: usize) -> SystemMap {
    let sample: Json = serde_json::from_slice(&beside("../shared/domain/metropole.json")).unwrap();
    let ids: BTreeSet<String> = ["elements", "relations"]
        .iter()
        .flat_map(|list| sample[list].as_array().unwrap())
        .map(|record| record["id"].as_str().unwrap().to_owned())
        .collect();
    fn renamed(json: &Json, ids: &BTreeSet<String>, copy: usize) -> Json {
        match json {
            Json::String(text) if ids.contains(text) => Json::String(format!("{text}_{copy}")),
            Json::Array(list) => list.iter().map(|one| renamed(one, ids, copy)).collect(),
            Json::Object(fields) => fields
                .iter()
                .map(|(name, one)| (name.clone(), renamed(one, ids, copy)))
                .collect(),
            other => other.clone(),
        }
    }
    let mut big = sample.clone();
    for list in ["elements", "relations"] {
        let all = (0..copies).map(|copy| renamed(&sample[list], &ids, copy));
        let all = all.flat_map(|list| list.as_array().unwrap().clone());
        big[list] = all.collect();
    }
    big["work_packages"] = Json::Array(Vec::new());
    let bytes = serde_json::to_vec(&big).unwrap();
    import::read(&bytes, "big.json", None).unwrap().map
}

#[test]
fn ten_thousand_elements_are_judged_without_delay() {
    let map = many(47);
    let plateau = PlateauId::from("P2026");
    let snapshot = map.snapshot(Some(&plateau));
    let graph = DependencyGraph::of(&snapshot);
    let settings = Settings::of(&map, None);
    // What impact says is found apart, on a thread of its own, and kept.
    let small = judged(&metropole(), None);
    let small = &small.at(Some(&plateau)).unwrap().resilience;
    let resilience = Resilience {
        main_site_loss: None,
        main_sites: Vec::new(),
        provider_losses: Vec::new().into(),
        ..small.clone()
    };
    let begun = Instant::now();
    let facts = Facts::of(&map, &snapshot, &graph, &settings);
    let indexed = begun.elapsed();
    let review = review(&facts, &resilience);
    let whole = begun.elapsed();
    eprintln!(
        "{} elements, {} findings: indexed in {indexed:?}, judged in {whole:?}",
        snapshot.elements().len(),
        review.findings.len()
    );
    let of = |rule: &str| {
        review
            .findings
            .iter()
            .filter(|one| one.rule == rule)
            .count()
    };
    assert_eq!([of("EX-01"), of("EX-05")], [47 * 10, 47 * 2]);
    // Without optimisation and beside other tests; what grew with the square would take minutes.
    assert!(whole < Duration::from_secs(20), "{whole:?}");
}
