//! The matrix of losses and services, and one loss across plateaus.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde_json::Value as Json;

use super::support::{map, metropole, patient, read_shared};
use crate::analysis::{
    Across, DataLoss, DependencyGraph, LossOrigin, Matrix, Scenario, ServiceCell, State, Trend,
    Verdict, Watch,
};
use crate::model::{
    ElementId, FieldPath, Finite, LossScenario, Nature, PRESENT, Plateau, PlateauId, Record,
    ScenarioId, SystemMap, Value,
};

/// A map with scenarios kept: name and what each loses.
fn keeping(map: &SystemMap, scenarios: &[(&str, &[&str])]) -> SystemMap {
    let mut tables = map.tables().clone();
    for (order, (id, lost)) in (0_u32..).zip(scenarios) {
        let mut scenario = LossScenario::blank(ScenarioId::from(*id));
        scenario.name = (*id).into();
        scenario.lost = lost.iter().map(|id| ElementId::from(*id)).collect();
        scenario.order = Finite::new(f64::from(order)).unwrap();
        tables.scenarios.insert(Arc::new(scenario));
    }
    SystemMap::assemble(tables).0
}

fn matrix(map: &SystemMap, plateau: Option<&str>) -> Matrix {
    let plateau = plateau.map(PlateauId::from);
    let snapshot = map.snapshot(plateau.as_ref());
    Matrix::of(map, &snapshot, &DependencyGraph::of(&snapshot), &patient()).unwrap()
}

fn cell<'m>(matrix: &'m Matrix, row: usize, service: &str) -> &'m ServiceCell {
    let is_it = |column: &crate::analysis::MatrixColumn| column.service.as_str() == service;
    let column = matrix.columns.iter().position(is_it).unwrap();
    &matrix.rows[row].cells[column]
}

const SHOP: &str = "hall site fault_domain=true repair_h=10
     shed site fault_domain=true
     yard site fault_domain=true
     room room hall
     server physical_server room restart_h=1
     other physical_server shed
     shop application restart_h=0.5
     wiki application
     books database restart_h=0.25
     sales business_service dmia_h=12 restart_h=0
     notes business_service restart_h=0
     rest business_service dmia_h=1
     orders data_set pdma_h=2
     vault backup_vault shed
     shop hosted_on server
     books hosted_on server
     shop depends_on books
     wiki hosted_on server
     sales requires shop
     notes requires wiki
     rest requires wiki strength=soft
     orders stored_in books
     books backed_up_by vault interval_h=24";

#[test]
fn every_pair_is_held_against_what_the_business_bears() {
    let map = keeping(&map(SHOP), &[("hall", &["hall"]), ("gone", &["nowhere"])]);
    let found = matrix(&map, None);
    assert!(!found.is_by_rule());
    // 10 to repair, 1 for the server, ¼ for the database, ½ for the shop, 0 for the service.
    let sales = cell(&found, 0, "sales");
    assert_eq!((sales.state(), sales.depth), (State::Down, Some(4)));
    assert_eq!(sales.rto_h(), Some(11.75));
    assert_eq!(sales.account.verdict(), Verdict::Within(0.25));
    assert!(sales.is_met() && !sales.is_doubtful());
    // A backup a day old at worst, where two hours may be lost.
    let orders = sales.data[0].account.unwrap();
    assert_eq!(orders.loss, DataLoss::Hours(24.0));
    assert_eq!(orders.verdict(), Verdict::Over(22.0));
    // Nobody said how long it may stop.
    let notes = cell(&found, 0, "notes");
    assert_eq!(notes.account.verdict(), Verdict::NoNeed);
    assert!(notes.is_doubtful() && !notes.is_met() && !notes.is_beyond());
    let rest = cell(&found, 0, "rest");
    assert_eq!((rest.state(), rest.rto_h()), (State::Degraded, None));
    assert!(rest.is_met());

    let gone = &found.rows[1];
    assert!(gone.loss.is_void() && gone.cells.is_empty());
    assert_eq!(gone.loss.missing, ["nowhere".into()]);

    let tally = found.tally();
    assert_eq!(
        (tally.pairs, tally.met),
        (3, 2),
        "a void loss makes no pairs"
    );
    assert_eq!((tally.down, tally.degraded), (2, 1));
    assert_eq!((tally.beyond, tally.no_need), (0, 1));
    assert_eq!((tally.data_pairs, tally.data_met), (1, 0));
}

#[test]
fn a_map_without_scenarios_fears_for_its_places_at_the_top() {
    let found = matrix(&map(SHOP), None);
    assert!(found.is_by_rule());
    let losses: Vec<&LossOrigin> = found.rows.iter().map(|row| &row.loss.origin).collect();
    // The room lies in the hall; nothing hangs on the yard.
    let expected = ["hall", "shed"].map(|id| LossOrigin::OfPlace(id.into()));
    assert_eq!(losses, expected.iter().collect::<Vec<_>>());
}

#[test]
fn a_matrix_that_nobody_waits_for_ends_without_an_answer() {
    let map = map(SHOP);
    let watch = Watch {
        cancelled: &AtomicBool::new(true),
        progress: &|_| {},
    };
    let snapshot = map.snapshot(None);
    let graph = DependencyGraph::of(&snapshot);
    assert_eq!(Matrix::of(&map, &snapshot, &graph, &watch), None);
    let nothing = matrix(&super::support::map("a application"), None);
    assert!(nothing.rows.is_empty() && nothing.tally().share().is_none());
}

/// The reference results hold times of recovery by service, the source holds the needs: counting
/// them gives I15 without any of our rules.
#[test]
fn the_compliance_of_metropole_is_that_of_the_reference_results() {
    let expected = read_shared("metropole-expected.json");
    let scenarios = expected["scenarios"].as_array().unwrap();
    let names: Vec<String> = (0..scenarios.len()).map(|at| format!("s{at:02}")).collect();
    let lost: Vec<Vec<&str>> = scenarios
        .iter()
        .map(|scenario| {
            let ids = scenario["injected"].as_array().unwrap().iter();
            ids.map(|id| id.as_str().unwrap()).collect()
        })
        .collect();
    let kept: Vec<(&str, &[&str])> = names
        .iter()
        .zip(&lost)
        .map(|(name, lost)| (name.as_str(), lost.as_slice()))
        .collect();
    let found = matrix(&keeping(&metropole(), &kept), Some("P2026"));

    let needs: BTreeMap<String, f64> = read_shared("metropole.json")["elements"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|element| element["type"] == "business_service")
        .map(|element| {
            let need = element["attributes"]["dmia_h"].as_f64().unwrap();
            (element["id"].as_str().unwrap().to_owned(), need)
        })
        .collect();
    let rto = |scenario: &Json, service: &str| scenario["rto_h"][service].as_f64();
    for (row, scenario) in scenarios.iter().enumerate() {
        let is_met = |(service, need): (&String, &f64)| {
            let down = scenario["services_down"].as_array().unwrap();
            !down.iter().any(|id| id == service.as_str())
                || rto(scenario, service).unwrap() <= *need
        };
        let met = needs.iter().filter(|&it| is_met(it)).count();
        let tally = found.row_tally(row);
        assert_eq!(
            (tally.met, tally.pairs),
            (met, 15),
            "{}",
            scenario["injected"]
        );
        assert_eq!(found.rows[row].down_total, scenario["down_total"]);
    }
    // What a service works on is told by who processes it, not by a database that many share.
    let data: Vec<&str> = cell(&found, 0, "bs-etat")
        .data
        .iter()
        .map(|data| data.data_set.as_str())
        .collect();
    assert_eq!(data, ["dt-etat"]);
}

/// Today one server carries the service; later a second one does, and the first one is gone last.
fn three_plateaus() -> SystemMap {
    let base = map("one physical_server repair_h=8
         two physical_server
         pair redundancy_group k=1
         desk application restart_h=0
         help business_service dmia_h=4
         one member_of pair
         two member_of pair
         desk hosted_on pair
         help requires desk");
    let mut tables = base.tables().clone();
    let order = ["p1", "p2", "p3"].map(PlateauId::from);
    for (at, id) in order.iter().enumerate() {
        let mut plateau = Plateau::blank(id.clone());
        plateau.name = id.as_str().into();
        plateau.based_on = at.checked_sub(1).map(|before| order[before].clone());
        tables.plateaus.insert(Arc::new(plateau));
    }
    let mut put = |id: &str, plateau: &PlateauId, is_present: bool| {
        let mut element = (**tables.elements.get(&id.into()).unwrap()).clone();
        let path = FieldPath::at(plateau.clone(), PRESENT);
        element.set(&path, Some(&Value::Flag(is_present))).unwrap();
        tables.elements.insert(Arc::new(element));
    };
    put("two", &order[0], false);
    put("two", &order[1], true);
    put("one", &order[2], false);
    for (id, plateau, is_present) in [
        ("l006", &order[0], false),
        ("l006", &order[1], true),
        ("l005", &order[2], false),
    ] {
        let mut link = (**tables.links.get(&id.into()).unwrap()).clone();
        let path = FieldPath::at(plateau.clone(), PRESENT);
        link.set(&path, Some(&Value::Flag(is_present))).unwrap();
        tables.links.insert(Arc::new(link));
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

#[test]
fn a_loss_across_plateaus_says_what_gets_better_and_what_is_gone() {
    let map = three_plateaus();
    let plateaus = map.timeline().order().to_vec();
    let scenario = Scenario::losing(["one"]).of_nature(Nature::Physical);
    let found = Across::of(&map, &scenario, &plateaus, &patient()).unwrap();
    let counts: Vec<[usize; 4]> = found
        .plateaus
        .iter()
        .map(|at| {
            let it = at.counts;
            [it.down, it.degraded, it.margin_lost, it.intact]
        })
        .collect();
    // One, its group, the desk and the service; then one alone with the group's margin; then none.
    assert_eq!(counts, [[4, 0, 0, 0], [1, 0, 1, 3], [0, 0, 0, 4]]);
    assert_eq!(
        found.plateaus[1].better,
        ["desk", "help", "pair"].map(ElementId::from)
    );
    assert!(found.plateaus[1].worse.is_empty());
    assert!(found.plateaus[2].is_void());
    assert_eq!(found.plateaus[2].missing, [ElementId::from("one")]);

    let help = &found.services[0];
    assert_eq!(help.trends, [Trend::Same, Trend::Better, Trend::Same]);
    assert_eq!(help.trend, Trend::Better);
    let first = help.cells[0].as_ref().unwrap();
    assert_eq!(first.account.verdict(), Verdict::Over(4.0));

    let backwards: Vec<PlateauId> = plateaus.into_iter().rev().collect();
    let found = Across::of(&map, &scenario, &backwards, &patient()).unwrap();
    assert_eq!(found.services[0].trend, Trend::Worse);
    let no_plateaus = Across::of(&map, &scenario, &[], &patient()).unwrap();
    assert!(no_plateaus.plateaus.is_empty() && no_plateaus.services.is_empty());
}
