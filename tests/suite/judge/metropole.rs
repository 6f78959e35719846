//! The sample metropole at all its plateaus: its reference results, and the second opinion on all
//! that the reference leaves out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use portolan::analysis::{self, DataLoss, Impact, Scenario, State};
use portolan::model::Nature;
use serde_json::{Value as Json, json};

use super::states::Injected;
use super::{Sides, judge_reach, judge_recovery, judge_states, patient, texts};
use crate::gaps::metropole;

const PLATEAUS: [&str; 3] = ["P2026", "P2027", "P2029"];

fn expected() -> Json {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole-expected.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn injected(scenario: &Json) -> Vec<&str> {
    let ids = scenario["injected"].as_array().unwrap().iter();
    ids.map(|id| id.as_str().unwrap()).collect()
}

fn loss(loss: &DataLoss) -> Json {
    match loss {
        DataLoss::Hours(hours) => json!(hours),
        DataLoss::Unknown => json!("unknown"),
        DataLoss::Lost => json!("lost"),
    }
}

/// What the judge says of a scenario, in the words of the reference; hours in hundredths.
fn verdict(sides: &Sides, lost: &[&str]) -> BTreeMap<&'static str, Json> {
    let plain = &sides.plain;
    let struck = Injected::losing(lost.iter().map(|id| plain.find(id).unwrap()));
    let states = plain.states(&struck);
    let all = || 0..plain.ids.len();
    let of_kind = |kind: &str, state: State| -> Vec<&str> {
        let found = all().filter(|&at| plain.kinds[at] == kind && states[at] == state);
        found.map(|at| plain.ids[at].as_str()).collect()
    };
    let total = |state: State| all().filter(|&at| states[at] == state).count();
    let flows = plain.flows(&states);
    let margins: Vec<Json> = plain
        .redundancy_lost(&states)
        .iter()
        .map(|(group, (left, k, n))| json!({ "group": group, "available": left, "k": k, "n": n }))
        .collect();
    let times: serde_json::Map<String, Json> = plain
        .recovery_times(&states, &struck)
        .into_iter()
        .filter(|(at, _)| plain.kinds[*at] == "business_service")
        .map(|(at, (hours, _))| (plain.ids[at].clone(), json!(hours)))
        .collect();
    let losses = plain.data_losses(&states, Nature::Physical);
    let losses: serde_json::Map<String, Json> = losses
        .iter()
        .map(|(id, found)| (id.clone(), loss(found)))
        .collect();
    BTreeMap::from([
        ("injected", json!(lost)),
        ("down_total", json!(total(State::Down))),
        ("degraded_total", json!(total(State::Degraded))),
        (
            "applications_down",
            json!(of_kind("application", State::Down)),
        ),
        (
            "services_down",
            json!(of_kind("business_service", State::Down)),
        ),
        (
            "services_degraded",
            json!(of_kind("business_service", State::Degraded)),
        ),
        ("data_sets_down", json!(of_kind("data_set", State::Down))),
        (
            "flows_down",
            json!(
                flows
                    .values()
                    .filter(|state| **state == State::Down)
                    .count()
            ),
        ),
        ("redundancy_lost", json!(margins)),
        ("rto_h", json!(times)),
        ("rpo_h", json!(losses)),
    ])
}

/// Whether two answers are the same: lists and words exactly, numbers within a billionth.
fn is_same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => {
            (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-9
        }
        (Json::Object(a), Json::Object(b)) => {
            let has_same =
                |(key, value): (&String, &Json)| b.get(key).is_some_and(|b| is_same(value, b));
            a.len() == b.len() && a.iter().all(has_same)
        }
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        _ => a == b,
    }
}

#[test]
fn the_judge_gives_the_reference_results() {
    let sides = Sides::of(&metropole(), Some("P2026"));
    let expected = expected();
    for scenario in expected["scenarios"].as_array().unwrap() {
        let lost = injected(scenario);
        let verdict = verdict(&sides, &lost);
        let keys: BTreeSet<&str> = scenario
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, verdict.keys().copied().collect());
        for (key, found) in verdict {
            assert!(
                is_same(&found, &scenario[key]),
                "{key} when losing {lost:?}: {found} instead of {}",
                scenario[key]
            );
        }
    }
    let alone = sides.plain.each_alone();
    for (service, points) in expected["single_points_of_failure"].as_object().unwrap() {
        let at = sides.plain.find(service).unwrap();
        let found = sides
            .plain
            .stopping_alone(at, &alone, |at| sides.plain.is_thing(at));
        assert_eq!(json!(found), *points, "{service}");
    }
}

fn judged(sides: &Sides, lost: &[&str], nature: Nature) -> Impact {
    let scenario = Scenario::losing(lost.iter().copied()).of_nature(nature);
    let found = analysis::impact(&sides.graph, &scenario).unwrap();
    let struck = Injected::losing(lost.iter().map(|id| sides.plain.find(id).unwrap()));
    judge_states(sides, &struck, &found).unwrap();
    judge_recovery(sides, &struck, &found).unwrap();
    found
}

/// The scenarios of the reference and more at every plateau.
#[test]
fn scenarios_agree_at_every_plateau() {
    let map = metropole();
    let expected = expected();
    for plateau in PLATEAUS {
        let sides = Sides::of(&map, Some(plateau));
        let reference = expected["scenarios"].as_array().unwrap();
        let mut scenarios: Vec<Vec<&str>> = reference.iter().map(injected).collect();
        // Every place and provider alone, and the two that the sample is about together.
        let places = sides.plain.ids.iter().zip(&sides.plain.kinds);
        let is_place = |kind: &str| {
            matches!(
                kind,
                "site" | "room" | "provider" | "cloud_region" | "cloud_az" | "power"
            )
        };
        scenarios.extend(
            places
                .filter(|(_, kind)| is_place(kind))
                .map(|(id, _)| vec![id.as_str()]),
        );
        scenarios.push(vec!["lk-ia", "lk-ib"]);
        scenarios.push(vec!["sit-hdv", "prv-tela"]);
        for lost in scenarios {
            let known: Vec<&str> = lost
                .into_iter()
                .filter(|id| sides.plain.find(id).is_some())
                .collect();
            for nature in [Nature::Physical, Nature::Logical] {
                judged(&sides, &known, nature);
            }
        }
    }
}

#[test]
fn single_points_and_redundancy_agree_at_every_plateau() {
    let map = metropole();
    for plateau in PLATEAUS {
        let sides = Sides::of(&map, Some(plateau));
        let alone = sides.plain.each_alone();
        let all = analysis::all_weak_points(&sides.graph, &patient()).unwrap();
        for service in sides.plain.services() {
            let found = &all[sides.plain.ids[service].as_str()];
            let expected = sides
                .plain
                .stopping_alone(service, &alone, |at| sides.plain.is_thing(at));
            assert_eq!(texts(&found.single), expected, "{plateau}");
        }
    }
}

#[test]
fn reach_and_radii_agree_at_every_plateau() {
    let map = metropole();
    for plateau in PLATEAUS {
        judge_reach(&Sides::of(&map, Some(plateau))).unwrap();
    }
}
