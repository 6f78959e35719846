//! The worked examples W01 to W25, and the sample metropole.
#![expect(
    clippy::let_underscore_must_use,
    reason = "writing into a String cannot fail"
)]

mod monte_carlo;

use std::fmt::Write as _;

use super::*;
use crate::analysis::tests::support::{graph, graph_of, read_shared};

fn of_service(lines: &str) -> Availability {
    availability(&graph(lines), &"s".into()).unwrap()
}

#[track_caller]
fn is(lines: &str, exact: f64) -> Availability {
    let found = of_service(lines);
    assert!(
        (found.availability - exact).abs() < 1e-9,
        "{} instead of {exact}",
        found.availability
    );
    assert_eq!(found.method, Method::Exact);
    found
}

/// A service that needs all of these.
fn series(availabilities: &[f64]) -> String {
    let mut lines = String::from("s business_service\n");
    for (at, p) in availabilities.iter().enumerate() {
        let _ = writeln!(
            lines,
            "e{at} application availability={p}\ns requires e{at}"
        );
    }
    lines
}

/// A service that needs at least `k` of these.
fn at_least(k: usize, availabilities: &[f64]) -> String {
    let mut lines = format!("s business_service\ng redundancy_group k={k}\ns requires g\n");
    for (at, p) in availabilities.iter().enumerate() {
        let _ = writeln!(
            lines,
            "e{at} application availability={p}\ne{at} member_of g"
        );
    }
    lines
}

/// Elements that fail with a probability, and sets of which at least `k` must work.
fn sets(failures: &[(&str, f64)], groups: &[(&str, usize, &str)], top: &str) -> String {
    let mut lines = String::from("s business_service\n");
    for (id, fails) in failures {
        let _ = writeln!(lines, "{id} logical_server availability={}", 1.0 - fails);
    }
    for (id, k, members) in groups {
        let _ = writeln!(lines, "{id} redundancy_group k={k}");
        for member in members.split(' ') {
            let _ = writeln!(lines, "{member} member_of {id}");
        }
    }
    for need in top.split(' ') {
        let _ = writeln!(lines, "s requires {need}");
    }
    lines
}

fn cuts_of(lines: &str, order: usize) -> Vec<String> {
    let cuts = cut_sets(&graph(lines), &"s".into(), order)
        .unwrap()
        .unwrap();
    let words = |cut: Vec<ElementId>| {
        let ids: Vec<&str> = cut.iter().map(ElementId::as_str).collect();
        ids.join(" ")
    };
    cuts.into_iter().map(words).collect()
}

#[test]
fn w01_web_application_and_database() {
    is(&series(&[0.9995, 0.9999]), 0.999_400_05);
}

#[test]
fn w02_a_queue_beside_the_database() {
    is(&at_least(1, &[0.9999, 0.999]), 0.999_999_9);
    let lines = at_least(1, &[0.9999, 0.999]) + "w application availability=0.9995\ns requires w";
    is(&lines, 0.999_499_900_05);
}

#[test]
fn w03_a_service_with_two_dependencies() {
    let found = is(&series(&[0.9999, 0.9999, 0.9999]), 0.999_700_029_999);
    assert!((found.downtime_min_per_year() - 157.66).abs() < 0.005);
}

#[test]
fn w04_four_nines_are_less_than_an_hour_a_year() {
    let found = is(&series(&[0.9999]), 0.9999);
    assert!((found.downtime_min_per_year() - 52.56).abs() < 1e-6);
    assert!((found.downtime_h_per_month() - 0.072).abs() < 1e-9);
}

#[test]
fn w05_two_equal_parts() {
    is(&series(&[0.9995, 0.9995]), 0.999_000_25);
}

#[test]
fn w06_the_same_in_two_regions_behind_a_router() {
    is(&at_least(1, &[0.9995, 0.9995]), 0.999_999_75);
    let lines = at_least(1, &[0.9995, 0.9995]) + "r router availability=0.9999\ns depends_on r";
    is(&lines, 0.999_899_750_025);
}

#[test]
fn w07_two_unequal_parts() {
    is(&series(&[0.98, 0.99]), 0.9702);
}

#[test]
fn w08_three_servers_of_which_one_is_enough() {
    is(&at_least(1, &[0.98, 0.98, 0.98]), 0.999_992);
}

#[test]
fn w09_the_ceiling_is_what_redundancy_elsewhere_cannot_lift() {
    let lines = at_least(1, &[0.9, 0.9])
        + "dc site availability=0.999
           net router availability=0.9995
           p cloud_service availability=0.999
           s depends_on dc
           s depends_on net
           s depends_on p";
    let found = is(&lines, 0.997_501_999_5 * 0.99);
    assert!((found.ceiling - 0.997_501_999_5).abs() < 1e-9);
    let parts: Vec<&str> = found
        .ceiling_parts
        .iter()
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(parts, ["dc", "p", "net"], "the lowest first");
}

#[test]
fn w10_three_in_a_row() {
    is(&series(&[0.995, 0.987, 0.973]), 0.955_549_245);
}

#[test]
fn w11_three_of_four() {
    is(&at_least(3, &[0.9; 4]), 0.9477);
}

#[test]
fn w12_three_of_four_engines() {
    is(&at_least(3, &[0.97; 4]), 0.994_813_57);
}

fn bridge(works: f64) -> String {
    let parts: Vec<(String, f64)> = (1..=5).map(|at| (format!("c{at}"), 1.0 - works)).collect();
    let parts: Vec<(&str, f64)> = parts.iter().map(|(id, q)| (id.as_str(), *q)).collect();
    let ways = [
        ("w1", 2, "c1 c2"),
        ("w2", 2, "c3 c4"),
        ("w3", 3, "c1 c5 c4"),
        ("w4", 3, "c3 c5 c2"),
        ("any", 1, "w1 w2 w3 w4"),
    ];
    sets(&parts, &ways, "any")
}

#[test]
fn w13_a_bridge_shares_its_parts_between_ways() {
    is(&bridge(0.95), 0.994_780_625);
    assert_eq!(
        cuts_of(&bridge(0.95), 5),
        ["c1 c3", "c2 c4", "c1 c4 c5", "c2 c3 c5"]
    );
    assert_eq!(cuts_of(&bridge(0.95), 2), ["c1 c3", "c2 c4"]);
}

#[test]
fn w14_the_same_bridge_of_poorer_parts() {
    is(&bridge(0.9), 0.97848);
}

#[test]
fn w15_two_of_three_unequal_parts() {
    let lines = sets(
        &[("a", 0.1), ("b", 0.2), ("c", 0.3)],
        &[("g", 2, "a b c")],
        "g",
    );
    is(&lines, 1.0 - 0.098);
    assert_eq!(cuts_of(&lines, 3), ["a b", "a c", "b c"]);
}

#[test]
fn w16_any_of_three_stops_it() {
    is(
        &sets(&[("a", 0.1), ("b", 0.2), ("c", 0.3)], &[], "a b c"),
        1.0 - 0.496,
    );
}

#[test]
fn w17_a_shared_part_is_counted_once() {
    let lines = sets(
        &[("a", 0.1), ("b", 0.2), ("c", 0.3)],
        &[("g", 1, "a b"), ("h", 1, "b c")],
        "g h",
    );
    is(&lines, 1.0 - 0.074);
}

const TRAINS: [(&str, usize, &str); 3] =
    [("t1", 2, "v1 p1"), ("t2", 2, "v2 p2"), ("t", 1, "t1 t2")];

#[test]
fn w18_two_trains_of_valve_and_pump() {
    let lines = sets(
        &[("v1", 0.5), ("v2", 0.5), ("p1", 0.7), ("p2", 0.7)],
        &TRAINS,
        "t",
    );
    is(&lines, 1.0 - 0.7225);
    assert_eq!(cuts_of(&lines, 4), ["p1 p2", "p1 v2", "p2 v1", "v1 v2"]);
}

#[test]
fn w19_two_pumps_and_a_valve() {
    let lines = sets(
        &[("p1", 0.03), ("p2", 0.03), ("v", 0.01)],
        &[("g", 1, "p1 p2")],
        "g v",
    );
    is(&lines, 0.989_109);
    assert_eq!(cuts_of(&lines, 3), ["v", "p1 p2"]);
}

#[test]
fn w20_mains_generator_and_relay() {
    let lines = sets(
        &[("mains", 0.03), ("gen", 0.02), ("relay", 0.05)],
        &[("spare", 2, "gen relay"), ("power", 1, "mains spare")],
        "power",
    );
    is(&lines, 1.0 - 0.002_07);
    assert_eq!(cuts_of(&lines, 3), ["gen mains", "mains relay"]);
}

/// Two members of which one is enough, with a common cause.
fn pair(fails: f64, beta: f64) -> String {
    at_least(1, &[1.0 - fails; 2]).replace("k=1", &format!("k=1 beta={beta}"))
}

#[test]
fn w21_a_common_cause_fails_both_members() {
    is(&pair(0.1, 0.2), 0.973_728);
}

#[test]
fn w22_a_rarer_common_cause() {
    is(&pair(0.01, 0.1), 0.998_919_081);
}

#[test]
fn a_common_cause_of_all_failures_makes_a_pair_one() {
    is(&pair(0.1, 0.0), 0.99);
    let one = is(&pair(0.1, 1.0), 0.9);
    let first = &one.importance[0];
    assert_eq!(
        first.element.as_str(),
        "g",
        "the common cause is the group's"
    );
    assert!((first.improvement - 0.1).abs() < 1e-9);
}

#[test]
fn w23_birnbaum_importances() {
    let lines = sets(
        &[("v1", 0.4), ("v2", 0.5), ("p1", 0.6), ("p2", 0.7)],
        &TRAINS,
        "t",
    );
    let found = is(&lines, 1.0 - 0.646);
    let of = |id: &str| {
        let mut rows = found.importance.iter();
        rows.find(|row| row.element.as_str() == id).unwrap()
    };
    for (id, birnbaum) in [("p1", 0.51), ("p2", 0.38), ("v1", 0.34), ("v2", 0.228)] {
        assert!((of(id).birnbaum - birnbaum).abs() < 1e-9, "{id}");
    }
    assert!((of("p1").improvement - 0.51 * 0.6).abs() < 1e-9);
    let order: Vec<&str> = found
        .importance
        .iter()
        .map(|row| row.element.as_str())
        .collect();
    assert_eq!(order, ["p1", "p2", "v1", "v2"], "by what can be gained");
}

#[test]
fn w24_an_availability_from_times_between_failures() {
    is(
        "s business_service\na router mtbf_h=1000 mttr_h=10\ns requires a",
        1000.0 / 1010.0,
    );
}

#[test]
fn w25_three_nines_in_a_row() {
    is(&series(&[0.99, 0.99, 0.999]), 0.979_119_9);
}

#[test]
fn what_is_not_known_counts_as_perfect_and_is_counted() {
    let found = is(
        "s business_service
         a application availability=0.9
         b application
         c application availability=2
         g redundancy_group k=1
         d application availability=0.5
         e actor
         s requires a
         s requires b
         s requires c
         s requires d strength=soft
         s requires g
         a member_of g
         s depends_on e",
        0.9,
    );
    assert_eq!((found.quantified, found.of), (1, 3));
    assert!(!found.is_fully_quantified());
}

#[test]
fn a_place_takes_down_what_lies_in_it_and_is_counted_once() {
    is(
        "p site availability=0.9
         a logical_server p availability=0.5
         b logical_server p availability=0.5
         g redundancy_group k=1
         a member_of g
         b member_of g
         s business_service
         s requires g",
        0.9 * 0.75,
    );
}

#[test]
fn a_circle_of_needs_works_as_long_as_its_parts_do() {
    is(
        "s business_service
         a application availability=0.9
         b application availability=0.8
         c application availability=0.7
         s requires a
         a depends_on b
         b depends_on a
         b depends_on c
         a depends_on a",
        0.9 * 0.8 * 0.7,
    );
    // A directory and its name servers, each in a group of two.
    is(
        "s business_service
         d1 directory availability=0.9
         d2 directory availability=0.9
         n1 name_service availability=0.8
         n2 name_service availability=0.8
         d redundancy_group k=1
         n redundancy_group k=1
         d1 member_of d
         d2 member_of d
         n1 member_of n
         n2 member_of n
         d1 depends_on n
         d2 depends_on n
         n1 depends_on d
         n2 depends_on d
         s requires d",
        0.99 * 0.96,
    );
}

#[test]
fn data_works_as_long_as_one_of_its_stores_does() {
    is(
        "s business_service
         d data_set
         a database availability=0.9
         b database availability=0.8
         d stored_in a
         d stored_in b
         s depends_on d",
        0.98,
    );
}

#[test]
fn a_group_without_enough_members_is_never_available() {
    let found = is(
        "s business_service\ng redundancy_group k=1\ns requires g",
        0.0,
    );
    assert!(found.ceiling.abs() < 1e-9);
}

#[test]
fn a_long_chain_and_a_wide_group_are_exact() {
    let mut lines = String::from("s business_service\ns requires a0000\n");
    for at in 0..3_000 {
        let _ = writeln!(lines, "a{at:04} application availability=0.9999");
        if at > 0 {
            let _ = writeln!(lines, "a{:04} depends_on a{at:04}", at - 1);
        }
    }
    is(&lines, 0.9999_f64.powi(3_000));
    is(&at_least(1, &[0.5; 200]), 1.0);
    let found = of_service(&at_least(100, &[0.9; 120]));
    assert_eq!(found.method, Method::Exact);
}

#[test]
fn too_large_a_diagram_gives_way_to_drawing_by_lot() {
    let graph = graph(&bridge(0.9));
    let components = Components::of(&graph);
    let service = graph.find(&"s".into()).unwrap();
    let drawn = || found(&graph, &components, service, 4, &|| false).unwrap();
    let found = drawn();
    let Method::MonteCarlo {
        draws,
        standard_error,
    } = found.method
    else {
        panic!("four nodes are not enough for a bridge");
    };
    assert!(draws >= 100_000 && standard_error < 0.001);
    assert!((found.availability - 0.97848).abs() < 4.0 * standard_error);
    assert_eq!(drawn(), found, "the same draws every time");
    assert!(
        super::found(&graph, &components, service, 4, &|| true).is_none(),
        "it can be cancelled"
    );
}

#[test]
fn the_availabilities_of_the_reference() {
    let expected = read_shared("metropole-expected.json");
    let graph = graph_of("P2026");
    for (service, value) in expected["availability"].as_object().unwrap() {
        let found = availability(&graph, &service.as_str().into()).unwrap();
        let exact = value.as_f64().unwrap();
        assert!(
            (found.availability - exact).abs() < 1e-9,
            "{service}: {} instead of {exact}",
            found.availability
        );
        assert_eq!(found.method, Method::Exact);
        assert!(found.availability <= found.ceiling + 1e-12);
    }
}
