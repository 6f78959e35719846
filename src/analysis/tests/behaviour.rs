//! The worked examples of behaviour B01 to B10, and what else a user relies on.

use super::support::{graph, losing, map, number, state};
use crate::analysis::{
    Class, DataLoss, DependencyGraph, Direction, Reason, Scenario, State, data_losses, explain,
    impact, radius, reach, recovery_times,
};
use crate::locale::Language;
use crate::model::{ElementId, Nature};

use State::{Degraded, Down, Up};

#[test]
fn b01_a_member_whose_host_is_lost_counts_as_lost() {
    let found = losing(
        "g redundancy_group k=1
         x application
         y application
         h logical_server
         x member_of g
         y member_of g
         y hosted_on h",
        &["x", "h"],
    );
    assert_eq!(state(&found, "g"), Down);
    let reason = found.reason(number(&found, "g")).unwrap();
    let lost = vec![number(&found, "x"), number(&found, "y")];
    let (available, k) = (0, 1);
    assert_eq!(reason, Reason::Group { available, k, lost });
}

#[test]
fn b02_a_cluster_of_three_fails_only_when_all_three_fail() {
    let cluster = "g redundancy_group k=1
         a logical_server
         b logical_server
         c logical_server
         a member_of g
         b member_of g
         c member_of g";
    let two = losing(cluster, &["a", "b"]);
    assert_eq!(state(&two, "g"), Up);
    let margin = &two.redundancy_lost()[0];
    assert_eq!((margin.margin(), margin.available, margin.n), (0, 1, 3));
    assert_eq!(state(&losing(cluster, &["a", "b", "c"]), "g"), Down);
}

#[test]
fn b03_a_circle_of_needs_fails_only_from_outside() {
    let circle = "a application
         b application
         a depends_on b
         b depends_on a";
    let found = losing(circle, &[]);
    assert_eq!((state(&found, "a"), state(&found, "b")), (Up, Up));
}

#[test]
fn b04_what_fails_a_circle_from_outside_is_the_explanation() {
    let found = losing(
        "a application
         b application
         c application
         a depends_on b
         b depends_on a
         a depends_on c",
        &["c"],
    );
    assert_eq!((state(&found, "a"), state(&found, "b")), (Down, Down));
    let path = found.path(number(&found, "b"));
    let expected = ["b", "a", "c"].map(|id| number(&found, id));
    assert_eq!(path, expected);
    let proof = explain(&found, &"b".into()).unwrap().proof;
    let lines: Vec<_> = proof
        .iter()
        .map(|line| (line.level, line.element))
        .collect();
    assert_eq!(
        lines,
        [(0, expected[0]), (1, expected[1]), (2, expected[2])]
    );
}

#[test]
fn b05_a_lost_soft_dependency_degrades_and_degradation_passes_on() {
    let found = losing(
        "s application
         t application
         bs business_service
         s depends_on t strength=soft
         bs requires s",
        &["t"],
    );
    assert_eq!(
        (state(&found, "s"), state(&found, "bs")),
        (Degraded, Degraded)
    );
}

#[test]
fn b06_a_degraded_soft_dependency_has_no_effect() {
    let graph = graph(
        "s application
         t application
         s depends_on t strength=soft",
    );
    let found = impact(&graph, &Scenario::default().degrading("t")).unwrap();
    assert_eq!((state(&found, "t"), state(&found, "s")), (Degraded, Up));
}

#[test]
fn b07_two_nodes_in_one_zone_are_one_too_many() {
    let found = losing(
        "r cloud_region
         z1 cloud_az r
         z2 cloud_az r
         g redundancy_group k=2
         a logical_server z1
         b logical_server z1
         c logical_server z2
         a member_of g
         b member_of g
         c member_of g",
        &["z1"],
    );
    assert_eq!(state(&found, "g"), Down);
}

#[test]
fn b08_two_lines_of_one_operator_are_redundancy_on_paper() {
    let found = losing(
        "p provider
         a network_link
         b network_link
         g redundancy_group k=1
         a operated_by p
         b operated_by p
         a member_of g
         b member_of g",
        &["p"],
    );
    assert_eq!(state(&found, "g"), Down);
    assert_eq!(
        Language::English.say(&explain(&found, &"g".into()).unwrap().sentence),
        "g is down because it has 0 of the 1 members that it needs without a, operated by p, \
         which is lost (injected)."
    );
}

#[test]
fn b09_one_store_of_two_is_enough_for_the_data() {
    let stores = "d data_set
         a database
         b database
         d stored_in a
         d stored_in b";
    assert_eq!(state(&losing(stores, &["a"]), "d"), Degraded);
    assert_eq!(state(&losing(stores, &["a", "b"]), "d"), Down);
}

#[test]
fn b10_a_replica_does_not_save_from_corruption() {
    let lines = |vault: &str| {
        format!(
            "d data_set
             s storage
             r storage
             v backup_vault {vault}
             d stored_in s
             s replicates_to r lag_h=0
             s backed_up_by v interval_h=24"
        )
    };
    let loss = |vault: &str, nature: Nature| {
        let scenario = Scenario::losing(["s"]).of_nature(nature);
        let found = impact(&graph(&lines(vault)), &scenario).unwrap();
        data_losses(&found)[&ElementId::from("d")]
    };
    assert_eq!(loss("immutable=false", Nature::Logical), DataLoss::Lost);
    assert_eq!(loss("offline=true", Nature::Logical), DataLoss::Hours(24.0));
    assert_eq!(
        loss("immutable=true", Nature::Logical),
        DataLoss::Hours(24.0)
    );
    assert_eq!(
        loss("immutable=false", Nature::Physical),
        DataLoss::Hours(0.0)
    );
}

#[test]
fn a_vault_in_the_lost_place_does_not_count() {
    let found = losing(
        "p room
         d data_set
         s storage p
         v backup_vault p
         d stored_in s
         s backed_up_by v interval_h=24",
        &["p"],
    );
    assert_eq!(data_losses(&found)[&ElementId::from("d")], DataLoss::Lost);
}

#[test]
fn a_buffer_hides_the_loss_until_it_is_used_up() {
    let graph = graph(
        "s application
         t application
         s depends_on t strength=soft buffer_h=24",
    );
    let at = |hours: f64| {
        let scenario = Scenario::losing(["t"]).after(hours);
        state(&impact(&graph, &scenario).unwrap(), "s")
    };
    assert_eq!((at(23.9), at(24.0)), (Up, Degraded));
    assert_eq!(
        state(&impact(&graph, &Scenario::losing(["t"])).unwrap(), "s"),
        Degraded
    );
}

#[test]
fn only_fault_domains_take_down_what_they_contain() {
    let site = |flag: &str| {
        let lines = format!(
            "p site {flag}
             s logical_server p"
        );
        state(&losing(&lines, &["p"]), "s")
    };
    assert_eq!(site(""), Down);
    assert_eq!(site("fault_domain=false"), Up);
    let group = losing(
        "g application_group
         a application g",
        &["g"],
    );
    assert_eq!(state(&group, "a"), Up);
}

#[test]
fn a_flow_has_a_state_of_its_own_and_passes_nothing_on() {
    let found = losing(
        "a application
         b application
         w network_link
         a flow b via=[w]",
        &["w"],
    );
    assert_eq!((found.flows_down(), state(&found, "b")), (1, Up));
    assert_eq!(found.flows()[0].because, number(&found, "w"));
}

#[test]
fn a_group_without_enough_members_is_down_from_the_start() {
    let found = losing(
        "g redundancy_group k=1
         a application
         a depends_on g",
        &[],
    );
    assert_eq!(state(&found, "a"), Down);
    assert_eq!(
        Language::English.say(&explain(&found, &"a".into()).unwrap().sentence),
        "a is down because it needs g, which has fewer members than it needs."
    );
}

#[test]
fn an_unknown_element_is_said_to_be_unknown() {
    let error = impact(&graph("a application"), &Scenario::losing(["b"])).unwrap_err();
    assert_eq!(error.id.as_str(), "b");
}

#[test]
fn what_is_up_is_explained_as_not_affected() {
    let found = losing("a application\nb application", &["a"]);
    let why = explain(&found, &"b".into()).unwrap();
    assert!(why.path.is_empty() && why.proof.is_empty());
    assert_eq!(Language::English.say(&why.sentence), "b is not affected.");
}

#[test]
fn a_long_path_is_told_in_a_short_sentence() {
    let mut lines: String = (0..40)
        .map(|at| format!("a{at:02} application\n"))
        .collect();
    for at in 0..39 {
        lines += &format!("a{at:02} depends_on a{:02}\n", at + 1);
    }
    let found = losing(&lines, &["a39"]);
    let why = explain(&found, &"a00".into()).unwrap();
    assert_eq!(why.path.len(), 40);
    let sentence = Language::English.say(&why.sentence);
    assert!(
        sentence.contains("29 steps further on, because of a35"),
        "{sentence}"
    );
    assert!(sentence.ends_with("which needs a39, which is lost (injected)."));
}

#[test]
fn reach_counts_each_element_once_at_its_least_depth() {
    let graph = graph(
        "a application
         b application
         c application
         d application
         b depends_on a
         c depends_on a
         d depends_on b
         d depends_on c
         c depends_on d",
    );
    let from = |id: &str, direction, depth| {
        let found = reach(&graph, &id.into(), direction, depth).unwrap();
        found
            .into_iter()
            .map(|(id, depth)| format!("{id}{depth}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(from("a", Direction::Downstream, None), ["b1", "c1", "d2"]);
    assert_eq!(from("a", Direction::Downstream, Some(1)), ["b1", "c1"]);
    assert_eq!(from("a", Direction::Downstream, Some(0)), [""; 0]);
    assert_eq!(from("d", Direction::Upstream, None), ["b1", "c1", "a2"]);
    assert!(reach(&graph, &"x".into(), Direction::Upstream, None).is_err());
}

#[test]
fn redundancy_is_the_difference_between_the_two_radii() {
    let graph = graph(
        "g redundancy_group k=1
         a logical_server
         b logical_server
         s application
         a member_of g
         b member_of g
         s hosted_on g",
    );
    let radius = radius(&graph, &"a".into()).unwrap();
    assert_eq!((radius.potential, radius.actual), (2, 0));
}

#[test]
fn a_dependency_twice_drawn_counts_once_in_a_group() {
    let found = losing(
        "g redundancy_group k=1
         a logical_server
         b logical_server
         a member_of g
         a member_of g
         b member_of g",
        &["a"],
    );
    assert_eq!(state(&found, "g"), Up);
    assert_eq!(found.graph().groups()[0].size, 2);
}

#[test]
fn elements_that_wait_for_each_other_restart_together() {
    let found = losing(
        "a application restart_h=1
         b application restart_h=2
         c application repair_h=4
         a depends_on b
         b depends_on a
         a depends_on c",
        &["c"],
    );
    let times = recovery_times(&found);
    let hours: Vec<(f64, bool)> = times
        .iter()
        .map(|time| (time.hours, time.is_coordinated))
        .collect();
    assert_eq!(hours, [(7.0, true), (7.0, true), (4.0, false)]);
}

#[test]
fn the_catalogue_decides_which_end_depends_on_the_other() {
    let lines = "g redundancy_group k=1
         a database
         d data_set
         a member_of g
         d stored_in a";
    let graph = DependencyGraph::of(&map(lines).snapshot(None));
    let needs = |id: &str| -> Vec<Class> {
        let ix = graph.find(&id.into()).unwrap();
        graph.needs(ix).map(|(_, class)| class).collect()
    };
    assert_eq!(needs("g"), [Class::Member]);
    assert_eq!(needs("d"), [Class::Store]);
    assert_eq!(needs("a"), []);
}
