//! The indicators against an independent computation from their formulas (`tests/oracle`), and what
//! holds for all of them on any map.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use portolan::analysis::Watch;
use portolan::assurance::{
    Assessments, INDICATORS, Indicator, IndicatorRule, PartSet, Standing, StateOfMap, Unit,
    assess_all,
};
use portolan::import;
use portolan::model::{
    Element, Finite, Link, LossScenario, MapInfo, Plateau, PlateauId, Record as _, ScenarioId,
    SubjectId, SystemMap, Tables, Target, TargetId, Value,
};
use portolan::storage::{self, ReadOptions};
use serde_json::Value as Json;

fn oracle() -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/expected.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The sample, with the losses of the oracle kept as scenarios.
fn metropole() -> SystemMap {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let imported = import::read(&std::fs::read(&path).unwrap(), "metropole.json", None).unwrap();
    let mut tables: Tables = imported.map.tables().clone();
    let expected = oracle();
    let scenarios = &expected["plateaus"]["P2026"]["indicators"]["I15"]["parts"]["scenarios"];
    for lost in scenarios.as_array().unwrap() {
        let lost = lost.as_str().unwrap();
        let mut scenario = LossScenario::blank(ScenarioId::new(format!("loss-{lost}")));
        scenario.name = lost.into();
        scenario.lost = vec![lost.into()];
        tables.scenarios.insert(Arc::new(scenario));
    }
    SystemMap::assemble(tables).0
}

fn judged(map: &SystemMap) -> Assessments {
    let never = AtomicBool::new(false);
    let watch = Watch {
        cancelled: &never,
        progress: &|_| {},
    };
    assess_all(map, &StateOfMap::all(map), None, None, &watch).unwrap()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-8 * b.abs().max(1.0)
}

#[test]
fn every_indicator_of_the_sample_equals_the_independent_computation() {
    let (map, expected) = (metropole(), oracle());
    let judged = judged(&map);
    let mut wrong = Vec::new();
    for (plateau, expected) in expected["plateaus"].as_object().unwrap() {
        let found = judged.at(Some(&PlateauId::from(plateau.as_str()))).unwrap();
        for (id, expected) in expected["indicators"].as_object().unwrap() {
            let found = &found.indicators[id.as_str()];
            let value = expected["value"].as_f64();
            let same = match (value, found.value) {
                (Some(expected), Some(found)) => close(found, expected),
                (None, None) => true,
                _ => false,
            };
            // A list of the numerator, or of what does not conform.
            let list: BTreeSet<&str> = expected["list"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(Json::as_str)
                .collect();
            let of = match expected["list_of"].as_str() {
                Some("numerator") => &found.counted,
                _ => &found.missing,
            };
            let found_list: BTreeSet<&str> = of.iter().map(SubjectId::as_str).collect();
            // Pairs, requirements, countries and the like are no records.
            let are_records = !["I05", "I15", "I20", "I21", "I26"].contains(&id.as_str());
            let same_parts = value.is_none()
                || ["numerator", "denominator"].into_iter().all(|part| {
                    let found = if part == "numerator" {
                        found.numerator
                    } else {
                        found.denominator
                    };
                    close(found, expected[part].as_f64().unwrap())
                });
            if !same || !same_parts || (are_records && list != found_list) {
                wrong.push(format!(
                    "{plateau} {id}: {:?} = {} / {} {found_list:?}, expected {} = {} / {} {list:?}",
                    found.value,
                    found.numerator,
                    found.denominator,
                    expected["value"],
                    expected["numerator"],
                    expected["denominator"],
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Indicators that weigh records, or count pairs of them, so that their lists are no count.
const WEIGHED: [&str; 4] = ["I04", "I08", "I15", "I20"];

/// What holds for every indicator on any map.
fn check(rule: &IndicatorRule, found: &Indicator, of: &str) {
    let id = rule.id;
    let Some(value) = found.value else {
        assert!(found.denominator == 0.0, "{of} {id}: {found:?}");
        return;
    };
    assert!(found.denominator > 0.0, "{of} {id}: a value over nothing");
    let figures = [value, found.numerator, found.denominator];
    assert!(
        figures.iter().all(|it| it.is_finite() && *it >= 0.0),
        "{of} {id}: {figures:?}"
    );
    for part in &found.parts {
        assert!(part.value.is_finite(), "{of} {id}: {part:?}");
    }
    if matches!(rule.unit, Unit::Ratio | Unit::Index | Unit::Probability) {
        assert!((0.0..=1.0).contains(&value), "{of} {id}: {value}");
    }
    if rule.unit == Unit::Ratio {
        assert!(found.numerator <= found.denominator, "{of} {id}: {found:?}");
        let listed = found.counted.len() + found.missing.len();
        let listed = f64::from(u32::try_from(listed).unwrap());
        if !WEIGHED.contains(&id) {
            assert!(
                close(listed, found.denominator),
                "{of} {id}: {listed} listed of {found:?}"
            );
        }
    }
    for list in [&found.counted, &found.missing] {
        assert!(
            list.is_sorted() && list.windows(2).all(|two| two[0] != two[1]),
            "{of} {id}"
        );
    }
    let both = found.counted.iter().filter(|it| found.missing.contains(it));
    assert_eq!(both.count(), 0, "{of} {id}: counted and missing");
}

fn check_all(map: &SystemMap, of: &str) -> Assessments {
    let judged = judged(map);
    let order = map.timeline().order();
    let none = order.is_empty().then_some(None);
    for plateau in order.iter().map(Some).chain(none) {
        let found = judged.at(plateau).unwrap();
        assert_eq!(found.indicators.len(), INDICATORS.len());
        for rule in INDICATORS {
            check(rule, &found.indicators[rule.id], of);
        }
    }
    judged
}

#[test]
fn shares_are_shares_and_their_lists_are_whole_on_the_sample_and_on_a_map_of_mistakes() {
    check_all(&metropole(), "metropole");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile/mistakes.ron");
    let read = storage::read_file(&path, &ReadOptions::default()).unwrap();
    check_all(&read.map, "mistakes");
}

fn element(tables: &mut Tables, id: &str, kind: &str, attributes: &[(&str, Value)]) {
    let mut element = Element::blank(id.into());
    element.kind = kind.into();
    element.name = id.into();
    for (name, value) in attributes {
        element.attributes.insert((*name).into(), value.clone());
    }
    tables.elements.insert(Arc::new(element));
}

fn link(tables: &mut Tables, from: &str, kind: &str, to: &str) {
    let mut link = Link::blank(format!("{from}-{kind}-{to}").as_str().into());
    (link.from, link.kind, link.to) = (from.into(), kind.into(), to.into());
    tables.links.insert(Arc::new(link));
}

fn number(value: f64) -> Value {
    Value::number(value).unwrap()
}

#[test]
fn an_empty_map_has_no_shares() {
    let judged = check_all(&SystemMap::default(), "nothing");
    let found = judged.at(None).unwrap();
    for rule in INDICATORS.iter().filter(|rule| rule.unit == Unit::Ratio) {
        assert_eq!(found.indicators[rule.id].value, None, "{}", rule.id);
    }
}

#[test]
fn amounts_that_are_none_are_left_out_and_said_and_circles_end() {
    let mut tables = Tables::default();
    let words = Value::text("NaN");
    let personal = ("category", Value::text("personal"));
    element(
        &mut tables,
        "d1",
        "data_set",
        &[personal.clone(), ("volume_gb", number(-5.0))],
    );
    element(
        &mut tables,
        "d2",
        "data_set",
        &[personal.clone(), ("volume_gb", words.clone())],
    );
    element(
        &mut tables,
        "d3",
        "data_set",
        &[
            personal,
            ("volume_gb", number(10.0)),
            ("growth_pct", number(-1e300)),
            ("retention_years", number(1e308)),
        ],
    );
    element(
        &mut tables,
        "a",
        "application",
        &[("criticality", words.clone())],
    );
    element(
        &mut tables,
        "b",
        "database",
        &[("eol", Value::text("soon"))],
    );
    element(
        &mut tables,
        "s",
        "storage",
        &[
            ("power_w", number(-100.0)),
            ("capacity_tb", number(1e308)),
            ("media", Value::text("ssd")),
            ("pue", number(0.0)),
        ],
    );
    element(&mut tables, "c", "saas_service", &[("vcpu", words)]);
    for store in ["b", "s"] {
        link(&mut tables, "d3", "stored_in", store);
    }
    link(&mut tables, "a", "hosted_on", "b");
    link(&mut tables, "b", "hosted_on", "a");
    let judged = check_all(&SystemMap::assemble(tables).0, "amounts");
    let found = &judged.at(None).unwrap().indicators;
    assert_eq!(found["I22"].value, Some(10.0));
    let projection = found["I22"].parts_of(PartSet::Projection).next().unwrap();
    assert!(close(projection.value, 0.0), "gone, not below nothing");
    assert!(!found["I22"].notes.is_empty(), "what is no amount is said");
    assert_eq!(found["I24"].value, Some(0.99));
    assert!(
        found["I25"].value.is_none(),
        "more than there are numbers for is no figure"
    );
}

#[test]
fn experiments_stay_out_where_the_map_asks_for_that() {
    let mut tables = Tables::default();
    element(
        &mut tables,
        "a",
        "application",
        &[("hosting", Value::text("on_prem"))],
    );
    let tried = [
        ("hosting", Value::text("saas")),
        ("experimental", Value::Flag(true)),
    ];
    element(&mut tables, "b", "application", &tried);
    let share = |tables: &Tables| {
        let map = SystemMap::assemble(tables.clone()).0;
        check_all(&map, "experiments").at(None).unwrap().indicators["I01"].value
    };
    assert_eq!(share(&tables), Some(0.5));
    let mut info = MapInfo::blank(MapInfo::the_id());
    info.without_experiments = true;
    tables.map.insert(Arc::new(info));
    assert_eq!(share(&tables), Some(0.0));
}

fn target(tables: &mut Tables, plateau: Option<&str>, goal: f64, alert: Option<f64>) {
    let id = format!("I01-{}", plateau.unwrap_or("always"));
    let mut target = Target::blank(TargetId::new(id));
    target.indicator = "I01".into();
    target.plateau = plateau.map(PlateauId::from);
    target.goal = Finite::new(goal);
    target.alert = alert.and_then(Finite::new);
    tables.targets.insert(Arc::new(target));
}

#[test]
fn a_target_holds_from_its_plateau_on_and_its_bounds_say_which_end_is_the_good_one() {
    let mut tables = Tables::default();
    for (id, base) in [("P1", None), ("P2", Some("P1")), ("P3", Some("P2"))] {
        let mut plateau = Plateau::blank(PlateauId::from(id));
        plateau.based_on = base.map(PlateauId::from);
        plateau.valid_from = "2027-01-01".into();
        tables.plateaus.insert(Arc::new(plateau));
    }
    // Half of the applications run elsewhere.
    element(
        &mut tables,
        "a",
        "application",
        &[("hosting", Value::text("on_prem"))],
    );
    element(
        &mut tables,
        "b",
        "application",
        &[("hosting", Value::text("saas"))],
    );
    let standing = |tables: &Tables| -> Vec<Standing> {
        let map = SystemMap::assemble(tables.clone()).0;
        let judged = judged(&map);
        let at =
            |id: &str| judged.at(Some(&PlateauId::from(id))).unwrap().indicators["I01"].standing;
        ["P1", "P2", "P3"].map(at).to_vec()
    };
    use Standing::{Close, Missed, NoTarget, Reached};
    assert_eq!(standing(&tables), [NoTarget, NoTarget, NoTarget]);
    target(&mut tables, Some("P2"), 0.8, Some(0.4));
    assert_eq!(standing(&tables), [NoTarget, Close, Close]);
    target(&mut tables, Some("P3"), 0.8, None);
    assert_eq!(standing(&tables), [NoTarget, Close, Missed]);
    target(&mut tables, None, 0.5, Some(0.9));
    assert_eq!(
        standing(&tables),
        [Reached, Close, Missed],
        "less is better at first"
    );
}
