//! A change told twice: by us, and plainly.
#![expect(
    clippy::let_underscore_must_use,
    reason = "writing into a String cannot fail"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::analysis::tests::support::{map, metropole, patient};
use crate::analysis::{Difference, Direction, Scenario, State, impact, reach, recovery_times};
use crate::catalogue::{Strength, link_kind};
use crate::model::{Link, PlateauId, Value};

fn side(map: &SystemMap) -> (SystemMap, Snapshot) {
    (map.clone(), map.snapshot(None))
}

fn between(before: &str, after: &str) -> ChangeImpact {
    of_maps(&map(before), &map(after))
}

fn of_maps(before: &SystemMap, after: &SystemMap) -> ChangeImpact {
    let (before, after) = (side(before), side(after));
    of_sides(&before, &after)
}

fn of_sides(before: &(SystemMap, Snapshot), after: &(SystemMap, Snapshot)) -> ChangeImpact {
    let gap = Gap::between(&before.1, &after.1);
    fn side((map, snapshot): &(SystemMap, Snapshot)) -> ChangeSide<'_> {
        ChangeSide { map, snapshot }
    }
    ChangeImpact::between(side(before), side(after), &gap, &patient()).unwrap()
}

fn at(map: &SystemMap, plateau: &str) -> (SystemMap, Snapshot) {
    (map.clone(), map.snapshot(Some(&PlateauId::from(plateau))))
}

fn ids<'a>(list: impl IntoIterator<Item = &'a ElementId>) -> Vec<&'a str> {
    list.into_iter().map(ElementId::as_str).collect()
}

const SERVICE: &str = "s business_service dmia_h=4
    a application availability=0.99 restart_h=1
    h logical_server availability=0.999 repair_h=8
    s requires a
    a hosted_on h\n";

#[test]
fn what_depends_on_a_change_is_affected_and_what_changes_alone_is_not() {
    let after = SERVICE.replace("repair_h=8", "repair_h=4");
    assert_eq!(ids(&between(SERVICE, &after).affected), ["a", "s"]);
    let both = after.replace("restart_h=1", "restart_h=2");
    assert_eq!(
        ids(&between(SERVICE, &both).affected),
        ["a", "s"],
        "a changes itself and hangs on another change"
    );
    let top = SERVICE.replace("dmia_h=4", "dmia_h=2");
    assert!(between(SERVICE, &top).affected.is_empty());
}

#[test]
fn a_need_that_goes_leaves_its_dependent_dangling() {
    let gone = SERVICE
        .replace("h logical_server availability=0.999 repair_h=8", "")
        .replace("a hosted_on h", "");
    let found = between(SERVICE, &gone);
    assert_eq!(
        found.dangling,
        [Dangling {
            element: "a".into(),
            needed: "h".into(),
            link: "l004".into()
        }]
    );
    assert_eq!(ids(&found.affected), ["a", "s"]);
    let replaced = format!("{gone} n logical_server\n a hosted_on n");
    assert!(between(SERVICE, &replaced).dangling.is_empty());
    let other_kind = format!("{gone} n directory\n a depends_on n");
    assert_eq!(between(SERVICE, &other_kind).dangling.len(), 1);
    let soft = format!("{gone} n application\n a hosted_on n");
    assert!(
        between(
            &soft.replace("hosted_on n", "depends_on n strength=soft"),
            &gone
        )
        .dangling
        .is_empty()
    );
}

#[test]
fn a_second_server_makes_a_service_safer_and_its_loss_less_safe() {
    let twice = "s business_service dmia_h=4
        a application availability=0.99 restart_h=1
        h logical_server availability=0.999 repair_h=8
        s requires a
        a hosted_on g
        g redundancy_group k=1
        h member_of g
        i logical_server availability=0.999 repair_h=8
        i member_of g";
    let found = between(SERVICE, twice);
    let risk = &found.risks[0];
    assert_eq!(risk.trend, Trend::Better);
    assert_eq!(
        [
            risk.weak_points,
            risk.availability,
            risk.recovery,
            risk.violations
        ],
        [Trend::Better, Trend::Better, Trend::Better, Trend::Same]
    );
    let (before, after) = (risk.before.as_ref().unwrap(), risk.after.as_ref().unwrap());
    assert_eq!(ids(&before.weak.single), ["a", "h"]);
    assert_eq!(ids(&after.weak.single), ["a"]);
    assert_eq!(ids(&after.weak.obligatory), ["g"]);
    assert_eq!(
        (before.availability.quantified, before.availability.of),
        (2, 2)
    );
    let worst = before.worst_loss.as_ref().unwrap();
    assert_eq!((worst.hours, worst.lost.as_str()), (9.0, "h"));
    assert_eq!(
        after.worst_loss.as_ref().unwrap().hours,
        4.0,
        "the usual repair of a"
    );
    let (come, go) = risk.points_that_come_and_go();
    assert_eq!((ids(come), ids(go)), (vec![], vec!["h"]));
    let back = between(twice, SERVICE);
    assert_eq!(back.risks[0].trend, Trend::Worse);
    assert!(back.has_worse() && !found.has_worse());
}

#[test]
fn services_come_go_stay_out_of_reach_or_break() {
    let more = format!("{SERVICE} t business_service\n b application\n t requires b");
    let found = between(SERVICE, &more);
    let trends: Vec<(&str, Trend)> = found
        .risks
        .iter()
        .map(|risk| (risk.service.as_str(), risk.trend))
        .collect();
    assert_eq!(trends, [("t", Trend::New)]);
    assert_eq!(found.out_of_reach, 1);
    assert_eq!(between(&more, SERVICE).risks[0].trend, Trend::Gone);
    let short = SERVICE.replace("a hosted_on h", "a hosted_on g") + "g redundancy_group k=1";
    let broken = between(SERVICE, &short);
    let risk = &broken.risks[0];
    assert_eq!(risk.trend, Trend::Worse, "{risk:?}");
    assert_eq!(risk.violations, Trend::Worse);
    assert!(risk.after.as_ref().unwrap().weak.is_down_already);
    assert_eq!(risk.weak_points, Trend::Worse);
}

#[test]
fn another_weak_point_in_place_of_one_is_neither_better_nor_worse() {
    let after = SERVICE
        .replace("h logical", "i logical")
        .replace("on h", "on i");
    let risk = &between(SERVICE, &after).risks[0];
    assert_eq!(
        (risk.weak_points, risk.availability),
        (Trend::Mixed, Trend::Same)
    );
    assert_eq!(risk.trend, Trend::Mixed);
}

#[test]
fn it_can_be_cancelled() {
    let before = side(&map(SERVICE));
    let after = side(&map(&SERVICE.replace("repair_h=8", "repair_h=1")));
    let watch = Watch {
        cancelled: &std::sync::atomic::AtomicBool::new(true),
        progress: &|_| {},
    };
    let gap = Gap::between(&before.1, &after.1);
    let found = ChangeImpact::between(
        ChangeSide {
            map: &before.0,
            snapshot: &before.1,
        },
        ChangeSide {
            map: &after.0,
            snapshot: &after.1,
        },
        &gap,
        &watch,
    );
    assert!(found.is_none());
}

#[test]
fn nothing_hangs_loose_on_the_way_of_the_metropole() {
    let map = metropole();
    for (from, to) in [("P2026", "P2027"), ("P2027", "P2029"), ("P2026", "P2029")] {
        let found = of_sides(&at(&map, from), &at(&map, to));
        assert!(found.dangling.is_empty(), "{:?}", found.dangling);
        assert!(!found.affected.is_empty());
        assert_eq!(found.risks.len() + found.out_of_reach, 15);
    }
}

/// `affected`, straight from its definition.
fn judge_affected(before: &Snapshot, after: &Snapshot) -> BTreeSet<ElementId> {
    let gap = Gap::between(before, after);
    let mut found = BTreeSet::new();
    for (id, delta) in &gap.elements {
        let side = if delta.difference == Difference::Removed {
            before
        } else {
            after
        };
        let graph = DependencyGraph::of(side);
        let down = reach(&graph, id, Direction::Downstream, None).unwrap();
        found.extend(down.into_iter().map(|(id, _)| id));
    }
    found.retain(|id| before.find(id).is_some() && after.find(id).is_some());
    found
}

/// `dangling`, straight from its definition, over links as they are drawn.
fn judge_dangling(before: &Snapshot, after: &Snapshot) -> BTreeSet<(ElementId, ElementId)> {
    fn hard(link: &Link) -> bool {
        let strength = link.attributes.get("strength").and_then(Value::as_text);
        let kind = link_kind(link.kind.as_str()).unwrap();
        kind.dependency.strength(strength) == Some(Strength::Hard)
    }
    let mut found = BTreeSet::new();
    for link in before.links().iter().filter(|link| hard(link)) {
        if after.find(&link.from).is_none() || after.find(&link.to).is_some() {
            continue;
        }
        let is_replaced = after.links().iter().any(|new| {
            new.from == link.from
                && new.kind == link.kind
                && hard(new)
                && !before.links().iter().any(|old| {
                    hard(old) && old.from == new.from && old.kind == new.kind && old.to == new.to
                })
        });
        if !is_replaced {
            found.insert((link.from.clone(), link.to.clone()));
        }
    }
    found
}

/// Two versions of a random map: elements and links of the second are some of the first, some
/// changed, and some more.
fn pairs() -> impl Strategy<Value = (String, String)> {
    let element = (0..5_usize, 0..3_u32, 0..4_u32, 0..4_u32);
    let link = (0..10_usize, 0..10_usize, 0..7_usize, 0..4_u32);
    (
        proptest::collection::vec(element, 2..10),
        proptest::collection::vec(link, 1..24),
    )
        .prop_map(|(elements, links)| {
            let mut out = [String::new(), String::new()];
            for (at, (kind, k, fate, nines)) in elements.iter().enumerate() {
                let kind = [
                    "application",
                    "redundancy_group",
                    "logical_server",
                    "room",
                    "business_service",
                ][*kind];
                for (side, text) in out.iter_mut().enumerate() {
                    // Only before, only after, changed, or the same.
                    if (*fate == 0 && side == 1) || (*fate == 1 && side == 0) {
                        continue;
                    }
                    let repair = if *fate == 2 { side * 3 } else { 2 };
                    let _ = writeln!(
                        text,
                        "e{at} {kind} k={k} repair_h={repair} availability=0.{}",
                        "9".repeat(*nines as usize + 1)
                    );
                }
            }
            let there: Vec<[bool; 2]> = elements
                .iter()
                .map(|(_, _, fate, _)| [*fate != 1, *fate != 0])
                .collect();
            for (from, to, kind, fate) in links {
                let (from, to) = (from % elements.len(), to % elements.len());
                let kind = [
                    "depends_on",
                    "hosted_on",
                    "member_of",
                    "requires",
                    "depends_on",
                    "operated_by",
                    "depends_on",
                ][kind];
                for (side, text) in out.iter_mut().enumerate() {
                    if !there[from][side]
                        || !there[to][side]
                        || (fate == 0 && side == 1)
                        || (fate == 1 && side == 0)
                    {
                        continue;
                    }
                    let soft = if fate == 2 && side == 0 {
                        "strength=soft"
                    } else {
                        ""
                    };
                    let _ = writeln!(text, "e{from} {kind} e{to} {soft}");
                }
            }
            let [before, after] = out;
            (before, after)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn affected_and_dangling_are_what_their_definitions_say((before, after) in pairs()) {
        let (before, after) = (side(&map(&before)), side(&map(&after)));
        let found = of_sides(&before, &after);
        prop_assert_eq!(&found.affected, &judge_affected(&before.1, &after.1));
        let dangling: BTreeSet<_> = found.dangling.iter()
            .map(|one| (one.element.clone(), one.needed.clone()))
            .collect();
        prop_assert_eq!(dangling, judge_dangling(&before.1, &after.1));
    }

    #[test]
    fn risks_are_what_losing_each_element_says((before, after) in pairs()) {
        let sides = [side(&map(&before)), side(&map(&after))];
        let found = of_sides(&sides[0], &sides[1]);
        let graphs = [&sides[0], &sides[1]].map(|side| DependencyGraph::of(&side.1));
        let mut in_reach = 0;
        for (graph, at) in graphs.iter().zip(0..) {
            for element in graph.elements().iter().filter(|element| element.kind.as_str() == "business_service") {
                let service = graph.find(&element.id).unwrap();
                let mut single = BTreeSet::new();
                let mut worst: Option<WorstLoss> = None;
                let down_already = impact(graph, &Scenario::default()).unwrap().state(service) == State::Down;
                for other in graph.elements() {
                    let found = impact(graph, &Scenario::losing([other.id.as_str()])).unwrap();
                    if other.id == element.id || down_already || found.state(service) != State::Down
                        || matches!(other.kind.as_str(), "business_service" | "redundancy_group") {
                        continue;
                    }
                    single.insert(other.id.clone());
                    let times = recovery_times(&found);
                    let hours = times.iter().find(|time| time.element == service).unwrap().hours;
                    if worst.as_ref().is_none_or(|worst| hours > worst.hours) {
                        worst = Some(WorstLoss { hours, lost: other.id.clone() });
                    }
                }
                let availability = crate::analysis::availability(graph, &element.id).unwrap();
                let Some(risk) = found.risks.iter().find(|risk| risk.service == element.id) else {
                    // Out of reach: nothing differs on the other side.
                    let other = &graphs[1 - at];
                    prop_assert_eq!(&crate::analysis::weak_points(other, &element.id).unwrap().single, &single);
                    prop_assert_eq!(crate::analysis::availability(other, &element.id).unwrap(), availability);
                    continue;
                };
                in_reach += 1;
                let state = if at == 0 { &risk.before } else { &risk.after };
                let state = state.as_ref().unwrap();
                prop_assert_eq!(&state.weak.single, &single);
                prop_assert_eq!(&state.worst_loss, &worst);
                prop_assert_eq!(&state.availability, &availability);
            }
        }
        prop_assert_eq!(in_reach, found.risks.iter().map(|risk| usize::from(risk.before.is_some()) + usize::from(risk.after.is_some())).sum::<usize>());
    }
}
