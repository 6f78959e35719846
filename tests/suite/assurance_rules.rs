//! The built-in rules against `tests/oracle/expected.json`, which was computed from their texts
//! alone, and what users rely on in a review: repairs, exemptions, scopes, tables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use portolan::analysis::{DependencyGraph, Trend, Watch};
use portolan::assurance::{
    self, Assessments, Facts, Finding, ProtectionLevel, RULES, Review, ReviewTrend, Settings,
    StateOfMap, assess_all, review,
};
use portolan::command::{self, AssuranceCommand, Command, Context, Kept, Occasion, Setting};
use portolan::import;
use portolan::locale::Language;
use portolan::model::{
    DataType, Day, Exemption, Finite, Name, Patch, PlateauId, Record as _, RecordKey, Standard,
    StandardStanding, SubjectId, SystemMap, Value,
};
use portolan::storage::{self, ReadOptions};
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

fn changed(map: &SystemMap, command: &Command) -> SystemMap {
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
            let step = patch(&map, &command::repair(&map, repair), Some(&plateau));
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

fn exemption(requirement: &str, subject: Option<&str>, expires: &str) -> Exemption {
    let mut record = Exemption::blank("x".into());
    record.requirement = requirement.into();
    record.subject = subject.map(SubjectId::from);
    record.reason = "accepté".into();
    record.expires = expires.into();
    record
}

fn with_exemption(record: Exemption) -> SystemMap {
    let keep = AssuranceCommand::Keep(vec![Kept::Exemption(record)]);
    changed(&metropole(), &Command::Assurance(keep))
}

/// How many findings of EX-09 count at each plateau, and how many are exempt or were once.
fn of_ex09(map: &SystemMap, today: Option<Day>) -> Vec<[usize; 3]> {
    let found = judged(map, today);
    let of = |plateau: &&str| {
        let all = findings(&found, plateau);
        let all: Vec<_> = all.iter().filter(|one| one.rule == "EX-09").collect();
        let count = |is: &dyn Fn(&Finding) -> bool| all.iter().filter(|one| is(one)).count();
        [
            count(&Finding::counts),
            count(&|one| one.exemption.is_some()),
            count(&|one| one.expired.is_some()),
        ]
    };
    PLATEAUS.iter().map(of).collect()
}

#[test]
fn an_exemption_holds_until_its_last_day_and_is_looked_at_on_the_plateau_s_first_day() {
    let day = Day::new(2026, 6, 1);
    let until_2027 = with_exemption(exemption("EX-09", None, "2027-12-31"));
    // P2027 begins on 2027-07-01, P2029 on 2029-04-01.
    assert_eq!(of_ex09(&until_2027, day), [[0, 2, 0], [0, 2, 0], [1, 0, 1]]);
    assert_eq!(
        of_ex09(&until_2027, Day::new(2027, 12, 31)),
        [[0, 2, 0], [0, 2, 0], [1, 0, 1]]
    );
    assert_eq!(
        of_ex09(&until_2027, Day::new(2028, 1, 1)),
        [[2, 0, 2], [2, 0, 2], [1, 0, 1]]
    );
    let one = with_exemption(exemption("EX-09", Some("dt-mel"), ""));
    assert_eq!(of_ex09(&one, day), [[1, 1, 0], [1, 1, 0], [0, 1, 0]]);
    let by_store = with_exemption(exemption("EX-09", Some("cl-bur"), ""));
    assert_eq!(of_ex09(&by_store, day), [[0, 2, 0], [0, 2, 0], [0, 1, 0]]);
    let mut here = exemption("EX-09", None, "");
    here.plateau = Some("P2027".into());
    assert_eq!(
        of_ex09(&with_exemption(here), day),
        [[2, 0, 0], [0, 2, 0], [1, 0, 0]]
    );
}

#[test]
fn an_exemption_with_no_date_that_can_be_read_excuses_nobody_and_is_told() {
    let odd = with_exemption(exemption("EX-09", Some("nobody"), "soon"));
    let day = Day::new(2026, 6, 1);
    assert_eq!(of_ex09(&odd, day), [[2, 0, 0], [2, 0, 0], [1, 0, 0]]);
    let told = assurance::doubts(&odd, day);
    let told: Vec<String> = told
        .iter()
        .map(|one| one.sentence(Language::English))
        .collect();
    assert!(
        told.iter()
            .any(|words| words.contains("no longer on the map")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|words| words.contains("“soon” is no date")),
        "{told:?}"
    );
    let past = with_exemption(exemption("EX-77", None, "2025"));
    let told = assurance::doubts(&past, day);
    let told: Vec<String> = told
        .iter()
        .map(|one| one.sentence(Language::English))
        .collect();
    assert!(
        told.iter()
            .any(|words| words.contains("neither a requirement")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|words| words.contains("expired on 2025")),
        "{told:?}"
    );
}

#[test]
fn the_protection_table_says_what_a_rule_watches_over_and_how_high_it_is() {
    let map = metropole();
    let line = DataType {
        name: "Archives".into(),
        categories: vec!["archive".into(), "public".into()],
        level: Finite::new(2.0).unwrap(),
        rules: vec!["EX-01".into()],
        ..DataType::blank("arc".into())
    };
    let keep = AssuranceCommand::Keep(vec![Kept::DataType(line)]);
    let map = changed(&map, &Command::Assurance(keep));
    let found = judged(&map, None);
    let review = &found.at(Some(&"P2026".into())).unwrap().review;
    let applicable = |rule: &str| {
        let mut all = review.judgements.iter();
        all.find(|one| one.asked.rule == rule).unwrap().applicable
    };
    assert_eq!(
        [
            applicable("EX-01"),
            applicable("EX-02"),
            applicable("EX-04")
        ],
        [4, 0, 0]
    );
    assert_eq!(
        [applicable("EX-10"), applicable("EX-15")],
        [13, 22],
        "not of the table"
    );
    let clear = review.findings.iter().filter(|one| one.rule == "EX-01");
    assert!(clear.clone().count() > 0);
    assert!(
        clear
            .clone()
            .all(|one| one.level == ProtectionLevel::Medium)
    );
}

#[test]
fn the_catalogue_of_standards_finds_what_leaves_it() {
    let line = |id: &str, name: &str, versions: &str, standing, until: &str| {
        Kept::Standard(Standard {
            name: name.into(),
            attribute: "engine".into(),
            versions: versions.into(),
            standing,
            until: until.into(),
            ..Standard::blank(id.into())
        })
    };
    let lines = vec![
        line("pg", "PostgreSQL", ">= 16", StandardStanding::Standard, ""),
        line(
            "gis",
            "PostGIS",
            "",
            StandardStanding::Tolerated,
            "2027-01-31",
        ),
        line(
            "own",
            "SGBD propriétaire",
            "",
            StandardStanding::Forbidden,
            "",
        ),
        line("bad", "NVR", ">= ", StandardStanding::Standard, "never"),
    ];
    let keep = Command::Assurance(AssuranceCommand::Keep(lines));
    let map = changed(&metropole(), &keep);
    let day = Day::new(2026, 6, 1);
    let found = judged(&map, day);
    let subjects = |plateau: &str| -> Vec<String> {
        let all = findings(&found, plateau).into_iter();
        let all = all.filter(|one| one.rule == "STD");
        all.map(|one| Language::English.say(&one.message)).collect()
    };
    let now = subjects("P2026");
    assert!(
        now.iter().any(|words| words.contains("forbidden")),
        "{now:?}"
    );
    assert!(
        now.iter().any(|words| words.contains("NVR is not in")),
        "{now:?}"
    );
    assert!(
        !now.iter().any(|words| words.contains("PostgreSQL 16")),
        "{now:?}"
    );
    assert!(
        !now.iter().any(|words| words.contains("PostGIS")),
        "{now:?}"
    );
    let later = subjects("P2027");
    assert!(
        later
            .iter()
            .any(|words| words.contains("tolerated until 2027-01-31")),
        "{later:?}"
    );
    let told = assurance::doubts(&map, day).len();
    assert_eq!(told, 2, "versions and day of one line cannot be read");
}

#[test]
fn plateaus_are_compared_finding_by_finding() {
    let found = judged(&metropole(), None);
    let at = |plateau: &str| &found.at(Some(&PlateauId::from(plateau))).unwrap().review;
    let trend = ReviewTrend::between(at("P2026"), at("P2027"));
    let of = |requirement: &str, subject: &str| {
        let key = (requirement.into(), Some(SubjectId::from(subject)));
        trend.by_finding.get(&key).copied()
    };
    assert_eq!(of("EX-01", "dt-car"), Some(Trend::Gone));
    assert_eq!(of("EX-05", "dt-fin"), Some(Trend::Better));
    assert_eq!(of("EX-09", "dt-mel"), Some(Trend::Same));
    assert_eq!(of("EX-14", "bd-vid"), Some(Trend::New));
    let same = ReviewTrend::between(at("P2026"), at("P2026"));
    assert_eq!(same.count(Trend::Same), at("P2026").findings.len());
}

#[test]
fn maps_with_nothing_and_with_every_mistake_are_judged_too() {
    let day = Day::new(2026, 6, 1);
    let empty = SystemMap::default();
    let found = judged(&empty, day);
    let review = &found.at(None).unwrap().review;
    assert!(review.findings.is_empty());
    assert_eq!(review.judgements.len(), RULES.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile/mistakes.ron");
    let read = storage::read_file(&path, &ReadOptions::default()).unwrap();
    let found = judged(&read.map, day);
    for plateau in read.map.timeline().order() {
        let review = &found.at(Some(plateau)).unwrap().review;
        assert_eq!(review.judgements.len(), RULES.len(), "{plateau}");
    }
}
