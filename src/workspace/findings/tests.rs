//! The list of findings, over findings made by hand and over the sample.

use std::sync::Arc;

use super::*;
use crate::analysis::{Trend, Watch};
use crate::assurance::{Finding, ProtectionLevel, Repair, Review, StateOfMap, assess};
use crate::command::{AssuranceCommand, Command, Kept};
use crate::locale::{Language, Message, msg};
use crate::model::{Day, Exemption, PlateauId, Record as _, SystemMap, Value};
use crate::workspace::roadmap::ListForm;
use crate::workspace::{Action, Opened, Origin, Preferences, Workspace, samples};

fn sample() -> SystemMap {
    samples::find("metropole").unwrap().read()
}

/// The sample at its first plateau, with these findings in place of its own.
fn judged(findings: Vec<Finding>) -> Judged {
    let map = sample();
    let state = StateOfMap::all(&map).swap_remove(0);
    let watch = Watch {
        cancelled: &std::sync::atomic::AtomicBool::new(false),
        progress: &|_| {},
    };
    let mut found = assess(&map, &state, None, None, &watch).unwrap();
    found.review = Review {
        findings: findings.into_iter().map(Arc::new).collect(),
        ..found.review
    };
    Judged {
        map,
        snapshot: state.snapshot,
        found: Arc::new(found),
    }
}

fn finding(requirement: &str, subject: &str, level: ProtectionLevel, at: &[&str]) -> Finding {
    Finding {
        requirement: requirement.into(),
        rule: requirement.into(),
        level,
        severity: 3,
        subject: Some(subject.into()),
        at: at.iter().map(|id| (*id).into()).collect(),
        is_unknown: false,
        message: Message::from(msg::FINDINGS_SHOW),
        remedy: Message::from(msg::FINDINGS_SHOW),
        repair: None,
        fixed_by: None,
        exemption: None,
        expired: None,
    }
}

fn some() -> Vec<Finding> {
    use ProtectionLevel::{High, Medium, VeryHigh};
    vec![
        finding("EX-01", "dt-doc", VeryHigh, &["ap-ged"]),
        finding("EX-07", "dt-car", Medium, &["ap-cvq"]),
        Finding {
            is_unknown: true,
            ..finding("EX-07", "dt-ele", Medium, &["ap-elec"])
        },
        Finding {
            exemption: Some("held".into()),
            ..finding("EX-08", "dt-del", High, &["ap-act"])
        },
    ]
}

fn ids(list: &FindingList, filter: &FindingFilter, grouping: Grouping) -> Vec<Vec<String>> {
    let parts = list.parts(filter, grouping).into_iter();
    let subject = |row: &FindingRow| {
        let subject = list.finding(*row).subject.as_ref();
        subject.map(ToString::to_string).unwrap_or_default()
    };
    parts
        .map(|(_, rows)| rows.iter().map(subject).collect())
        .collect()
}

#[test]
fn the_gravest_part_comes_first_and_what_is_exempt_shows_when_asked_for() {
    let list = FindingList::of(vec![judged(some())], Language::French);
    let filter = FindingFilter::default();
    let grouped = ids(&list, &filter, Grouping::Requirement);
    assert_eq!(grouped, [vec!["dt-doc"], vec!["dt-car", "dt-ele"]]);
    let by_subject = ids(&list, &filter, Grouping::Subject);
    assert_eq!(by_subject, [["dt-doc"], ["dt-car"], ["dt-ele"]]);
    let exempt = FindingFilter {
        with_exempt: true,
        ..filter.clone()
    };
    let grouped = ids(&list, &exempt, Grouping::Requirement);
    assert_eq!(grouped.iter().flatten().count(), 4);
    assert_eq!(list.counts(), [2, 0, 1, 0], "what is exempt counts nowhere");
}

#[test]
fn filters_leave_what_they_name() {
    let list = FindingList::of(vec![judged(some())], Language::French);
    let only = |filter: FindingFilter| {
        let parts = ids(&list, &filter, Grouping::Subject);
        parts.into_iter().flatten().collect::<Vec<_>>()
    };
    let none = FindingFilter::default;
    let level = Some(ProtectionLevel::VeryHigh);
    assert_eq!(only(FindingFilter { level, ..none() }), ["dt-doc"]);
    let unknown_only = true;
    assert_eq!(
        only(FindingFilter {
            unknown_only,
            ..none()
        }),
        ["dt-ele"]
    );
    let requirement = Some("EX-07".into());
    assert_eq!(
        only(FindingFilter {
            requirement,
            ..none()
        })
        .len(),
        2
    );
    let record = Some("ap-cvq".into());
    assert_eq!(only(FindingFilter { record, ..none() }), ["dt-car"]);
    let words = "ÉLECTORALE".to_owned();
    assert_eq!(only(FindingFilter { words, ..none() }), ["dt-ele"]);
}

#[test]
fn two_states_differ_by_what_came_what_went_and_what_grew_worse() {
    use ProtectionLevel::High;
    let before = judged(vec![
        finding("EX-01", "dt-doc", High, &["ap-ged"]),
        finding("EX-01", "dt-car", High, &["ap-cvq"]),
        finding("EX-01", "dt-del", High, &["ap-act"]),
    ]);
    let after = judged(vec![
        finding("EX-01", "dt-del", High, &["ap-act"]),
        finding("EX-01", "dt-doc", High, &["ap-bur", "ap-ged"]),
        finding("EX-01", "dt-ele", High, &["ap-elec"]),
    ]);
    let sorted = |mut judged: Judged| {
        let found = Arc::make_mut(&mut judged.found);
        found.review.findings.sort_by(|a, b| a.key().cmp(&b.key()));
        judged
    };
    let list = FindingList::between(sorted(before), sorted(after), Language::French);
    let trend = |subject: &str| {
        let mut rows = list.rows.iter();
        let row = rows.find(|row| list.finding(**row).subject == Some(subject.into()));
        row.unwrap().trend.unwrap()
    };
    assert_eq!(trend("dt-ele"), Trend::New);
    assert_eq!(trend("dt-car"), Trend::Gone);
    assert_eq!(trend("dt-doc"), Trend::Worse);
    assert_eq!(trend("dt-del"), Trend::Same);
    let shown = ids(&list, &FindingFilter::default(), Grouping::Requirement);
    assert_eq!(shown[0].len(), 3, "what is the same shows when asked for");
    assert_eq!(list.counts(), [0, 3, 0, 0], "only what is found now counts");
}

#[test]
fn the_table_holds_a_line_a_finding_and_no_formula() {
    let mut state = judged(some());
    let element = state.snapshot.element_by_id(&"dt-doc".into()).unwrap();
    let name = element.name.clone();
    let list = Arc::new(FindingList::of(vec![state.clone()], Language::French));
    let source = FindingSource {
        rows: list.rows.clone().into(),
        list,
    };
    let csv = source.written(ListForm::Csv, None);
    assert_eq!(csv.lines().count(), 5);
    assert!(csv.contains(name.as_str()));
    let markdown = source.written(ListForm::Markdown, None);
    assert!(markdown.starts_with("| Niveau |"), "{markdown}");
    Arc::make_mut(&mut Arc::make_mut(&mut state.found).review.findings[0]).at = Vec::new();
}

fn opened(map: SystemMap) -> Workspace {
    let mut workspace = Workspace::new(Preferences::default(), "2026-11-22", 7);
    let opened = Opened {
        map,
        origin: Origin::New,
        problems: Vec::new(),
        recovery: Vec::new(),
    };
    workspace.dispatch(Action::Opened(Box::new(opened)), &mut Vec::new());
    workspace
}

#[test]
fn a_repair_is_one_step_that_can_be_undone() {
    let mut workspace = opened(sample());
    let repair = Repair {
        words: Message::from(msg::FINDINGS_REPAIR),
        settings: vec![
            (
                "dt-doc".into(),
                "access".into(),
                Some(Value::text("interne")),
            ),
            ("ap-ged".into(), "mfa".into(), Some(Value::Flag(true))),
        ],
    };
    let access = |workspace: &Workspace| {
        let document = workspace.document.as_ref().unwrap();
        let element = document.snapshot().element_by_id(&"dt-doc".into()).unwrap();
        element.attributes.get("access").map(ToString::to_string)
    };
    let before = access(&workspace);
    let command = mend(workspace.document.as_ref().unwrap().map(), &repair);
    workspace.dispatch(Action::Edit(command), &mut Vec::new());
    assert_eq!(access(&workspace).as_deref(), Some("interne"));
    let document = workspace.document.as_ref().unwrap();
    assert_eq!(document.history.len(), 1, "one step, whatever it sets");
    workspace.dispatch(Action::Undo, &mut Vec::new());
    assert_eq!(access(&workspace), before);
}

#[test]
fn expired_exemptions_come_first() {
    let mut workspace = opened(sample());
    let exemption = |id: &str, expires: &str| {
        let mut exemption = Exemption::blank(id.into());
        exemption.requirement = "EX-01".into();
        exemption.plateau = None::<PlateauId>;
        exemption.reason = "Remplacement prévu".into();
        exemption.expires = expires.into();
        Kept::Exemption(exemption)
    };
    let keep = AssuranceCommand::Keep(vec![
        exemption("endless", ""),
        exemption("held", "2027-06-30"),
        exemption("over", "2026-10"),
    ]);
    workspace.dispatch(Action::Edit(Command::Assurance(keep)), &mut Vec::new());
    let map = workspace.document.as_ref().unwrap().map();
    let all = exemptions(map, Day::first_of("2026-11-22"));
    let ids: Vec<&str> = all.iter().map(|(_, held)| held.id.as_str()).collect();
    let expected = ["derog-dt-geo", "over", "held", "derog-bd-ora", "endless"];
    assert_eq!(ids, expected);
    let words = all[1].0.words(&all[1].1, Language::French);
    assert!(words.starts_with("expirée depuis le 31"), "{words}");
}
