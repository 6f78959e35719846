//! The reference results on the sample metropole.

use serde_json::{Value as Json, json};

use super::support::{graph_of, metropole, names, number, patient, read_shared};
use crate::analysis::{
    DataLoss, Direction, Impact, Scenario, all_weak_points, data_losses, explain, impact,
    modelling_errors, radius, reach, recovery_times, weak_points,
};
use crate::locale::Language;
use crate::model::ElementId;

fn as_json(impact: &Impact, injected: &Json) -> Json {
    let redundancy_lost: Vec<Json> = impact
        .redundancy_lost()
        .iter()
        .map(|margin| {
            json!({
                "group": margin.group.as_str(),
                "available": margin.available,
                "k": margin.k,
                "n": margin.n,
            })
        })
        .collect();
    json!({
        "injected": injected,
        "down_total": impact.down_total(),
        "degraded_total": impact.degraded_total(),
        "applications_down": names(&impact.applications_down()),
        "services_down": names(&impact.services_down()),
        "services_degraded": names(&impact.services_degraded()),
        "data_sets_down": names(&impact.data_sets_down()),
        "flows_down": impact.flows_down(),
        "redundancy_lost": redundancy_lost,
    })
}

fn injected(scenario: &Json) -> Vec<&str> {
    let ids = scenario["injected"].as_array().unwrap().iter();
    ids.map(|id| id.as_str().unwrap()).collect()
}

#[test]
fn every_scenario_gives_the_reference_results() {
    let expected = read_shared("metropole-expected.json");
    let graph = graph_of("P2026");
    for scenario in expected["scenarios"].as_array().unwrap() {
        let found = impact(&graph, &Scenario::losing(injected(scenario))).unwrap();
        let found = as_json(&found, &scenario["injected"]);
        for (key, value) in found.as_object().unwrap() {
            assert_eq!(
                value, &scenario[key],
                "{key} when losing {}",
                scenario["injected"]
            );
        }
    }
}

#[test]
fn data_losses_and_recovery_times_are_those_of_the_reference() {
    let expected = read_shared("metropole-expected.json");
    let graph = graph_of("P2026");
    for scenario in expected["scenarios"].as_array().unwrap() {
        let found = impact(&graph, &Scenario::losing(injected(scenario))).unwrap();
        let losses: serde_json::Map<String, Json> = data_losses(&found)
            .into_iter()
            .map(|(id, loss)| {
                let loss = match loss {
                    DataLoss::Hours(hours) => json!(hours),
                    DataLoss::Unknown => json!("unknown"),
                    DataLoss::Lost => json!("lost"),
                };
                (id.to_string(), loss)
            })
            .collect();
        let expected_losses = scenario["rpo_h"].as_object().unwrap();
        assert_eq!(
            losses.keys().collect::<Vec<_>>(),
            expected_losses.keys().collect::<Vec<_>>()
        );
        for (id, loss) in expected_losses {
            assert_eq!(losses[id].as_f64(), loss.as_f64(), "{id}");
            assert_eq!(losses[id].as_str(), loss.as_str(), "{id}");
        }
        let times = recovery_times(&found);
        for (id, hours) in scenario["rto_h"].as_object().unwrap() {
            let ix = number(&found, id);
            let time = times.iter().find(|time| time.element == ix).unwrap();
            assert!(
                (time.hours - hours.as_f64().unwrap()).abs() < 1e-9,
                "{id}: {} instead of {hours}",
                time.hours
            );
        }
    }
}

#[test]
fn the_plateau_counts_are_those_of_the_reference() {
    let expected = read_shared("metropole-expected.json");
    let graph = graph_of("P2026");
    assert_eq!(
        json!(graph.elements().len()),
        expected["counts"]["elements"]
    );
    assert_eq!(json!(graph.links().len()), expected["counts"]["relations"]);
    assert_eq!(json!(graph.flows().len()), expected["counts"]["flows"]);
}

#[test]
fn single_points_of_failure_are_those_of_the_reference() {
    let expected = read_shared("metropole-expected.json");
    let graph = graph_of("P2026");
    let all = all_weak_points(&graph, &patient()).unwrap();
    for (service, points) in expected["single_points_of_failure"].as_object().unwrap() {
        let one = weak_points(&graph, &service.as_str().into()).unwrap();
        assert_eq!(
            json!(names(&Vec::from_iter(one.single.clone()))),
            *points,
            "{service}"
        );
        assert_eq!(all[service.as_str()], one);
    }
    assert_eq!(all.len(), 15);
}

#[test]
fn the_loss_of_the_ledger_server_is_told_in_one_sentence() {
    let found = impact(&graph_of("P2026"), &Scenario::losing(["sv-ora"])).unwrap();
    let why = explain(&found, &ElementId::from("bs-bud")).unwrap();
    assert_eq!(
        Language::English.say(&why.sentence),
        "Exécution budgétaire is down because Gestion financière needs Base propriétaire \
         finances-RH, hosted on Serveur base propriétaire, which is lost (injected)."
    );
    assert_eq!(
        Language::French.say(&why.sentence),
        "Exécution budgétaire est à l’arrêt car Gestion financière a besoin de Base propriétaire \
         finances-RH, qui repose sur Serveur base propriétaire, dont la perte est supposée par le scénario."
    );
}

#[test]
fn every_affected_element_has_a_path_to_what_is_lost() {
    let found = impact(&graph_of("P2026"), &Scenario::losing(["ond-hdv"])).unwrap();
    for &ix in found.affected() {
        let path = found.path(ix);
        assert_eq!(path.last().copied(), Some(number(&found, "ond-hdv")));
        assert_eq!(
            found.depth(ix),
            Some(u32::try_from(path.len() - 1).unwrap())
        );
        assert!(found.reason(ix).is_some());
    }
}

#[test]
fn the_loss_of_a_site_is_overcome_in_the_target() {
    let services_down = |plateau: &str| {
        let found = impact(&graph_of(plateau), &Scenario::losing(["sit-hdv"])).unwrap();
        found.services_down().len()
    };
    assert_eq!(services_down("P2026"), 13);
    assert!(services_down("P2027") > services_down("P2029"));
}

#[test]
fn reach_is_symmetric_and_never_less_than_what_fails() {
    let graph = graph_of("P2026");
    for element in graph.elements() {
        let radius = radius(&graph, &element.id).unwrap();
        let down = reach(&graph, &element.id, Direction::Downstream, None).unwrap();
        assert_eq!(radius.potential, down.len());
        assert!(radius.actual <= radius.potential, "{}", element.id);
        for (other, depth) in down.iter().take(5) {
            let up = reach(&graph, other, Direction::Upstream, Some(*depth)).unwrap();
            assert!(up.contains(&(element.id.clone(), *depth)));
        }
    }
}

#[test]
fn the_sample_has_no_modelling_error() {
    let map = metropole();
    for plateau in ["P2026", "P2027", "P2029"] {
        let problems = modelling_errors(&map, Some(&plateau.into()));
        let serious: Vec<String> = problems
            .iter()
            .filter(|problem| problem.severity == crate::diagnostic::Severity::Error)
            .map(|problem| problem.sentence(Language::English))
            .collect();
        assert_eq!(serious, Vec::<String>::new(), "{plateau}");
    }
}
