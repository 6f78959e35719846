//! What users rely on in a review: exemptions with an end, the protection table, the catalogue of
//! standards, plateaus compared, and maps that are not as they should be.

use std::path::Path;

use portolan::analysis::Trend;
use portolan::assurance::{self, Finding, ProtectionLevel, RULES, ReviewTrend};
use portolan::command::{AssuranceCommand, Command, Kept};
use portolan::locale::Language;
use portolan::model::{
    DataType, Day, Exemption, Finite, PlateauId, Record as _, Standard, StandardStanding,
    SubjectId, SystemMap,
};
use portolan::storage::{self, ReadOptions};

use super::assurance_rules::{PLATEAUS, changed, findings, judged, metropole};

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
