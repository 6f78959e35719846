//! Service sheets of small maps, worked out by hand, and of the metropole.

use super::*;
use crate::analysis::tests::support::{graph, graph_of, patient};
use crate::analysis::{DataLoss, Scenario, impact, recovery_times};

fn facts(graph: &DependencyGraph, id: &str) -> ServiceFacts {
    ServiceFacts::of(graph, &id.into(), &patient())
        .unwrap()
        .unwrap()
}

/// The tree in lines: indented, with references and what is piled up.
fn tree(facts: &ServiceFacts) -> Vec<String> {
    let id = |ix: &ElementIx| facts.graph.element(*ix).id.to_string();
    let mut out = Vec::new();
    let mut open = vec![(0, 0)];
    while let Some((at, depth)) = open.pop() {
        let node = &facts.tree.nodes[at];
        let mut line = format!("{}{}", "  ".repeat(depth), id(&node.element));
        for other in &node.also {
            line.push_str(&format!(" {}", id(other)));
        }
        for (other, _) in &node.references {
            line.push_str(&format!(" →{}", id(other)));
        }
        out.push(line);
        open.extend(node.children.iter().rev().map(|&child| (child, depth + 1)));
    }
    out
}

const TWO_ROOMS: &str = "site site
    room room site
    srv logical_server room availability=0.99 repair_h=2 restart_h=1
    spare logical_server availability=0.98
    g redundancy_group k=1
    srv member_of g
    spare member_of g
    db database availability=0.999 restart_h=0.5
    db hosted_on g
    app application restart_h=0.25
    app depends_on db
    app depends_on g
    app depends_on mail strength=soft
    mail application
    mail depends_on room
    d data_set pdma_h=4
    d stored_in db
    v backup_vault
    db backed_up_by v interval_h=24
    s business_service dmia_h=1 availability_target=0.9999
    s requires app
    u actor
    u uses s";

#[test]
fn a_sheet_of_two_servers_is_that_of_paper_and_pencil() {
    let graph = graph(TWO_ROOMS);
    let facts = facts(&graph, "s");
    let expected = 0.999 * (1.0 - 0.01 * 0.02);
    assert!((facts.availability.availability - expected).abs() < 1e-12);
    let Verdict::Over(missing_h) = facts.target_verdict() else {
        panic!("the target is missed");
    };
    assert!((missing_h - (0.9999 - expected) * 8760.0).abs() < 1e-6);
    assert!(
        facts.is_target_out_of_reach(),
        "the database alone works less often"
    );
    // The application and the database stop it alone; the room only takes one of two servers.
    let single: Vec<(&str, f64)> = facts
        .losses
        .iter()
        .map(|loss| (loss.lost.as_str(), loss.time.hours))
        .collect();
    assert_eq!(
        single,
        [("db", 4.25), ("app", 4.0)],
        "repair 4 h is assumed for both"
    );
    let assumed = facts.assumed_repairs.iter();
    let assumed: Vec<(&str, f64)> = assumed.map(|(id, hours)| (id.as_str(), *hours)).collect();
    let expected = [
        ("app", 4.0),
        ("db", 4.0),
        ("room", 24.0),
        ("spare", 4.0),
        ("site", 24.0),
    ];
    assert_eq!(assumed, expected);
    let path: Vec<&str> = facts.losses[0].path.iter().map(ElementId::as_str).collect();
    assert_eq!(path, ["s", "app", "db"]);
    assert_eq!(facts.recovery_verdict(), Verdict::Over(3.25));
    let pairs = facts.pairs.clone().unwrap();
    let with_spare = |id: &str| pairs.contains(&[id.into(), "spare".into()]);
    assert!(with_spare("room") && with_spare("site"));
    assert!(pairs.contains(&["spare".into(), "srv".into()]));
    assert_eq!(pairs.len(), 3);
    assert_eq!(facts.people, ["u".into()]);
    // Mail can only degrade it, and so can nothing else.
    let soft: Vec<&str> = facts
        .needs
        .iter()
        .filter(|need| !need.can_stop)
        .map(|need| graph.element(need.element).id.as_str())
        .collect();
    assert_eq!(soft, ["mail"]);
    let data = facts.worst_data().unwrap();
    assert_eq!(data.data_set.as_str(), "d");
    assert_eq!(data.worst, Some((DataLoss::Hours(24.0), "db".into())));
    assert_eq!(data.verdict(), Verdict::Over(20.0));
    assert_eq!(
        data.corrupted,
        DataLoss::Lost,
        "the vault is neither offline nor immutable"
    );
    let unknown: Vec<&str> = facts.unquantified.iter().map(ElementId::as_str).collect();
    assert_eq!(unknown, ["app", "room", "site"]);
    assert_eq!(
        facts.availability.of - facts.availability.quantified,
        unknown.len()
    );
}

#[test]
fn the_tree_says_once_what_follows() {
    let graph = graph(TWO_ROOMS);
    let facts = facts(&graph, "s");
    assert_eq!(
        tree(&facts),
        [
            "s",
            "  app",
            "    db",
            "      g",
            "        spare",
            "        srv",
            "          room",
            "            site",
            "    mail",
        ]
    );
    assert!(facts.tree.shared.is_empty());
}

#[test]
fn what_is_needed_twice_stands_once_and_siblings_alike_stand_together() {
    let mut lines = String::from(
        "s business_service
        a application
        b application
        s requires a
        s requires b
        p power
        g redundancy_group k=2
        a depends_on g
        b depends_on p
        ",
    );
    for at in 1..=5 {
        lines.push_str(&format!(
            "n{at} logical_server\nn{at} member_of g\nn{at} hosted_on p\n"
        ));
    }
    let graph = graph(&lines);
    let facts = facts(&graph, "s");
    assert_eq!(
        tree(&facts),
        [
            "s",
            "  a",
            "    g",
            "      n1 n2 n3 n4 n5 →p",
            "  b",
            "    p"
        ]
    );
    assert_eq!(facts.tree.number(graph.find(&"p".into()).unwrap()), Some(1));
}

#[test]
fn circles_do_not_lose_what_is_needed() {
    let lines = "s business_service
        a application
        b application
        c application
        s requires a
        s requires b
        a depends_on b
        b depends_on a
        b depends_on c";
    let facts = facts(&graph(lines), "s");
    let shown = tree(&facts).join("\n");
    for id in ["a", "b", "c"] {
        let times = shown
            .lines()
            .filter(|line| line.trim_start().starts_with(id));
        assert_eq!(times.count(), 1, "{id} in\n{shown}");
    }
    assert_eq!(facts.cycles.len(), 1);
    assert!(facts.tree.left_out.is_empty());
}

#[test]
fn a_large_closure_is_counted_where_it_is_not_drawn() {
    let mut lines = String::from("s business_service\n");
    for at in 0..400 {
        lines.push_str(&format!("a{at:03} application\n"));
        let above = if at == 0 {
            "s".to_owned()
        } else {
            format!("a{:03}", (at - 1) / 2)
        };
        lines.push_str(&format!("{above} depends_on a{at:03}\n"));
    }
    let graph = graph(&lines);
    let facts = facts(&graph, "s");
    let piled: usize = facts
        .tree
        .nodes
        .iter()
        .map(|node| 1 + node.also.len())
        .sum();
    assert_eq!(piled + facts.tree.left_out.len(), 401);
    assert!(facts.tree.nodes.len() <= 90);
}

#[test]
fn the_sheets_of_the_metropole_are_those_of_the_reference() {
    let graph = graph_of("P2026");
    let etat = facts(&graph, "bs-etat");
    assert!((etat.availability.availability - 0.993_612_563).abs() < 1e-9);
    assert_eq!(etat.weak.single.len(), 11);
    assert_eq!(etat.losses.len(), 11);
    assert!(
        etat.losses
            .windows(2)
            .all(|pair| pair[0].time.hours >= pair[1].time.hours)
    );
    let loss = &etat.losses[0];
    let found = impact(&graph, &Scenario::losing([loss.lost.as_str()])).unwrap();
    let times = recovery_times(&found);
    let time = times
        .iter()
        .find(|time| time.element == etat.service)
        .unwrap();
    assert!((time.hours - loss.time.hours).abs() < 1e-12);
    let sets: Vec<&str> = etat
        .data
        .iter()
        .map(|data| data.data_set.as_str())
        .collect();
    assert_eq!(sets, ["dt-etat"], "not the other data in the same database");
    assert_eq!(
        etat.data[0].worst.as_ref().unwrap().0,
        DataLoss::Hours(24.0)
    );
    assert!(etat.people.iter().all(|id| graph.find(id).is_ok()));
}
