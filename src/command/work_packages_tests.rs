//! Work packages and their claims: what is asked, the map after it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tests::{run_at, small_map};
use super::{Command, PackageCommand, Refusal, Setting};
use crate::analysis::{Difference, plan_problems};
use crate::locale::Language;
use crate::model::{
    Day, Plateau, PlateauId, RecordKey, SubjectId, SystemMap, TableName, Value, WorkPackage,
    WorkPackageId,
};

fn ask(map: &SystemMap, command: PackageCommand) -> Result<SystemMap, Refusal> {
    run_at(map, "now", &Command::Package(command))
}

fn set(map: &SystemMap, record: RecordKey, name: &str, value: &str) -> SystemMap {
    let command = Command::SetField {
        record,
        name: name.into(),
        value: Some(Value::text(value)),
    };
    run_at(map, "now", &command).unwrap()
}

/// A map whose second plateau has lost the server and renamed the application, with a package
/// between both.
fn planned() -> (SystemMap, WorkPackageId) {
    let map = small_map();
    let plateau = |id: &str| RecordKey::new(TableName::Plateaus, id);
    let map = set(&map, plateau("now"), "valid_from", "2026-01-01");
    let map = set(&map, plateau("now"), "valid_to", "2027-06-30");
    let map = set(&map, plateau("then"), "valid_from", "2027-07-01");
    let delete = Command::Delete {
        subjects: vec!["srv".into()],
    };
    let map = run_at(&map, "then", &delete).unwrap();
    let rename = Command::Rename {
        record: RecordKey::new(TableName::Elements, "app"),
        name: "app 2".into(),
    };
    let map = run_at(&map, "then", &rename).unwrap();
    add(&map, "Move out")
}

fn add(map: &SystemMap, name: &str) -> (SystemMap, WorkPackageId) {
    let known: BTreeSet<WorkPackageId> = ids(map);
    let map = ask(
        map,
        PackageCommand::Add {
            name: name.into(),
            from: Some("now".into()),
            to: Some("then".into()),
        },
    )
    .unwrap();
    let id = ids(&map).difference(&known).next().unwrap().clone();
    (map, id)
}

fn ids(map: &SystemMap) -> BTreeSet<WorkPackageId> {
    let packages = map.tables().work_packages.iter();
    packages.map(|package| package.id.clone()).collect()
}

fn package<'a>(map: &'a SystemMap, id: &WorkPackageId) -> &'a WorkPackage {
    map.tables().work_packages.get(id).unwrap()
}

fn claim(id: &WorkPackageId, subjects: &[&str]) -> PackageCommand {
    PackageCommand::Claim {
        package: id.clone(),
        subjects: subjects.iter().map(|id| SubjectId::from(*id)).collect(),
        difference: None,
    }
}

#[test]
fn a_new_package_runs_until_its_target_begins() {
    let (map, id) = planned();
    let package = package(&map, &id);
    assert_eq!(package.start, "2026-01-15", "today");
    assert_eq!(package.end, "2027-06-30");
    assert!(plan_problems(&map).is_empty());
}

#[test]
fn what_is_claimed_is_delivered_removed_or_changed_as_it_differs() {
    let (map, id) = planned();
    let map = ask(&map, claim(&id, &["srv", "app", "hdv", "l1"])).unwrap();
    let claimed = package(&map, &id);
    assert_eq!(claimed.removes, [SubjectId::from("srv"), "l1".into()]);
    assert_eq!(claimed.changes, [SubjectId::from("app")]);
    assert!(claimed.delivers.is_empty(), "the site stays as it is");
    assert!(plan_problems(&map).is_empty());
}

#[test]
fn what_does_not_differ_is_refused_with_the_reason() {
    let (map, id) = planned();
    let refusal = ask(&map, claim(&id, &["hdv"])).unwrap_err();
    let says = Language::English.say(&refusal.message);
    assert!(says.contains("“hdv” does not differ"), "{says}");
    assert!(ask(&map, claim(&id, &["nowhere"])).is_err());
}

#[test]
fn a_claim_of_another_kind_takes_the_place_of_the_first() {
    let (map, id) = planned();
    let forced = PackageCommand::Claim {
        package: id.clone(),
        subjects: vec!["app".into()],
        difference: Some(Difference::Added),
    };
    let wrong = ask(&map, forced).unwrap();
    assert_eq!(package(&wrong, &id).delivers.len(), 1);
    let codes: Vec<&str> = plan_problems(&wrong)
        .iter()
        .map(|found| found.code)
        .collect();
    assert_eq!(codes, ["claim-without-difference"]);
    let right = ask(&wrong, claim(&id, &["app"])).unwrap();
    assert!(package(&right, &id).delivers.is_empty());
    assert_eq!(package(&right, &id).changes.len(), 1);
}

#[test]
fn a_copy_claims_nothing_and_a_package_that_goes_leaves_nobody_waiting() {
    let (map, id) = planned();
    let map = ask(&map, claim(&id, &["app"])).unwrap();
    let map = ask(
        &map,
        PackageCommand::Duplicate {
            package: id.clone(),
        },
    )
    .unwrap();
    let copy = ids(&map).into_iter().find(|other| *other != id).unwrap();
    assert_eq!(package(&map, &copy).claimed().count(), 0);
    assert_eq!(package(&map, &copy).name, "Move out (2)");
    let depend = PackageCommand::Depend {
        package: copy.clone(),
        on: id.clone(),
        waits: true,
    };
    let map = ask(&map, depend).unwrap();
    assert_eq!(package(&map, &copy).depends_on, std::slice::from_ref(&id));
    let back = PackageCommand::Depend {
        package: id.clone(),
        on: copy.clone(),
        waits: true,
    };
    assert!(
        ask(&map, back).is_err(),
        "two packages never wait for each other"
    );
    let codes: Vec<&str> = plan_problems(&map).iter().map(|found| found.code).collect();
    assert_eq!(codes, ["package-before-its-predecessor"]);
    let map = ask(&map, PackageCommand::Delete { packages: vec![id] }).unwrap();
    assert!(package(&map, &copy).depends_on.is_empty());
}

#[test]
fn a_package_moves_in_time_but_never_ends_before_it_starts() {
    let (map, id) = planned();
    let moved = |start: Option<&str>, end: Option<&str>| PackageCommand::Reschedule {
        package: id.clone(),
        start: start.and_then(Day::first_of),
        end: end.and_then(Day::first_of),
    };
    let later = ask(&map, moved(Some("2026-03-01"), Some("2027-09-01"))).unwrap();
    assert_eq!(package(&later, &id).start, "2026-03-01");
    let codes: Vec<&str> = plan_problems(&later)
        .iter()
        .map(|found| found.code)
        .collect();
    assert_eq!(codes, ["package-after-its-target"]);
    assert!(ask(&map, moved(None, Some("2025-01-01"))).is_err());
}

#[test]
fn a_plateau_that_moves_takes_the_end_of_the_one_before_along() {
    let (map, _) = planned();
    let moved = |begins: &str| PackageCommand::MovePlateau {
        plateau: "then".into(),
        begins: Day::first_of(begins).unwrap(),
    };
    let later = ask(&map, moved("2027-10-01")).unwrap();
    let plateau = |id: &str| -> Plateau {
        let id = PlateauId::from(id);
        Plateau::clone(later.tables().plateaus.get(&id).unwrap())
    };
    assert_eq!(plateau("then").valid_from, "2027-10-01");
    assert_eq!(plateau("now").valid_to, "2027-09-30");
    assert!(ask(&map, moved("2025-10-01")).is_err());
}

#[test]
fn a_package_that_waits_for_itself_is_found_in_a_file() {
    let (map, first) = planned();
    let (map, second) = add(&map, "Other");
    let mut map = map;
    for (package, on) in [(&first, &second), (&second, &first)] {
        let list = Value::List(vec![Value::text(on.as_str())]);
        let command = Command::SetMany {
            settings: vec![Setting {
                record: RecordKey::new(TableName::WorkPackages, package.text().clone()),
                name: "depends_on".into(),
                value: Some(list),
            }],
            occasion: super::Occasion::Edit,
        };
        map = run_at(&map, "now", &command).unwrap();
    }
    let problems = plan_problems(&map);
    let circles = problems
        .iter()
        .filter(|found| found.code == "package-circle");
    assert_eq!(circles.count(), 2);
}

proptest! {
    #[test]
    fn a_claim_that_is_taken_back_leaves_the_map_as_it_was(
        claimed in proptest::sample::subsequence(vec!["srv", "app", "hdv", "l1"], 1..=4),
    ) {
        let (map, id) = planned();
        if let Ok(with) = ask(&map, claim(&id, &claimed)) {
            let unclaim = PackageCommand::Unclaim {
                package: id,
                subjects: claimed.iter().map(|id| SubjectId::from(*id)).collect(),
            };
            prop_assert_eq!(ask(&with, unclaim).unwrap(), map);
        }
    }
}
