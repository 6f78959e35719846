//! The indicators against an independent computation from their formulas (`tests/oracle`), and what
//! holds for all of them on any map.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use portolan::analysis::Watch;
use portolan::assurance::{Assessments, StateOfMap, assess_all};
use portolan::import;
use portolan::model::{
    LossScenario, PlateauId, Record as _, ScenarioId, SubjectId, SystemMap, Tables,
};
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
