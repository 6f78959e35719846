//! How losses unfold: by hand, on the sample, and on random maps against the rules themselves.

use super::*;
use crate::analysis::tests::support::{graph, graph_of};
use crate::analysis::{DependencyGraph, Reason, Scenario, explain, recovery_times};
use crate::locale::Language;

fn ix(unfolding: &Unfolding, id: &str) -> ElementIx {
    unfolding.whole().graph().find(&id.into()).unwrap()
}

fn state(unfolding: &Unfolding, id: &str, hour: f64) -> State {
    let element = ix(unfolding, id);
    let found = unfolding
        .states_at(hour)
        .find(|(other, _)| *other == element);
    found.map_or(State::Up, |(_, state)| state)
}

/// A server (4 h), its application (restart 1 h), a service that uses it softly after 2 h, one that
/// needs it (DMIA 4 h) and one that has more patience (DMIA 8 h).
const OFFICE: &str = "
    sv physical_server repair_h=4
    ap application restart_h=1
    bs-1 business_service dmia_h=4
    bs-2 business_service dmia_h=8
    bs-3 business_service
    ap hosted_on sv
    bs-1 requires ap strength=hard
    bs-2 requires ap strength=hard
    bs-3 requires ap strength=soft buffer_h=2
";

fn office(repairs: Repairs) -> Unfolding {
    unfold(&graph(OFFICE), &Scenario::losing(["sv"]), repairs).unwrap()
}

#[test]
fn buffers_recoveries_and_needs_make_the_hours() {
    let unfolding = office(Repairs::Known);
    let hours: Vec<f64> = unfolding.moments().iter().map(|it| it.at_h).collect();
    assert_eq!(hours, [0.0, 2.0, 4.0, 5.0]);
    let services: Vec<(usize, usize)> = unfolding
        .moments()
        .iter()
        .map(|it| (it.services.down, it.services.degraded))
        .collect();
    assert_eq!(services, [(2, 0), (2, 1), (2, 1), (0, 0)]);
    for (hour, sv, ap, soft) in [
        (0.0, State::Down, State::Down, State::Up),
        (1.9, State::Down, State::Down, State::Up),
        (2.0, State::Down, State::Down, State::Degraded),
        (3.9, State::Down, State::Down, State::Degraded),
        (4.0, State::Up, State::Down, State::Degraded),
        (4.9, State::Up, State::Down, State::Degraded),
        (5.0, State::Up, State::Up, State::Up),
        (72.0, State::Up, State::Up, State::Up),
    ] {
        assert_eq!(state(&unfolding, "sv", hour), sv, "sv at {hour} h");
        assert_eq!(state(&unfolding, "ap", hour), ap, "ap at {hour} h");
        assert_eq!(state(&unfolding, "bs-3", hour), soft, "bs-3 at {hour} h");
    }
    assert_eq!(unfolding.moments()[2].overruns, [ix(&unfolding, "bs-1")]);
    let all: usize = unfolding.moments().iter().map(|it| it.overruns.len()).sum();
    assert_eq!(all, 1, "eight hours are enough");
    assert_eq!(unfolding.never_back(), 0);
    assert_eq!(
        unfolding.unknown_restarts(),
        0,
        "a service takes no time of its own"
    );
}

#[test]
fn what_restarts_says_so_and_keeps_its_recovery_time() {
    let unfolding = office(Repairs::Known);
    let later = unfolding.impact_at(4.5);
    let ap = ix(&unfolding, "ap");
    assert_eq!(later.reason(ap), Some(Reason::ComingBack));
    assert_eq!(later.depth(ap), Some(0));
    assert!(!later.is_injected(ap));
    let why = explain(&later, &"bs-1".into()).unwrap();
    assert_eq!(
        Language::English.say(&why.sentence),
        "bs-1 is down because it needs ap, which is restarting (what it needs is back)."
    );
    let times = recovery_times(&later);
    let hours: Vec<f64> = times.iter().map(|time| time.hours).collect();
    assert_eq!(hours, [5.0, 5.0, 5.0], "counted from the loss");
}

#[test]
fn an_unknown_repair_never_ends_and_is_counted() {
    let text = OFFICE.replace(" repair_h=4", "");
    let of = |repairs| unfold(&graph(&text), &Scenario::losing(["sv"]), repairs).unwrap();
    let known = of(Repairs::Known);
    assert_eq!(known.unknown_repairs(), [ix(&known, "sv")]);
    assert_eq!(state(&known, "bs-2", 72.0), State::Down);
    assert_eq!(known.never_back(), 4);
    assert_eq!(
        known.outages().iter().filter(|it| it.is_overrun()).count(),
        2
    );
    assert!(known.outages().iter().all(|outage| outage.back_h.is_none()));
    let assumed = of(Repairs::Assumed);
    assert_eq!(
        assumed.back_h(ix(&assumed, "ap")),
        Some(5.0),
        "four hours assumed"
    );
    assert_eq!(assumed.unknown_repairs().len(), 1, "and still counted");
}

#[test]
fn nothing_comes_back_where_nothing_is_repaired() {
    let unfolding = office(Repairs::Lasting);
    let whole = Scenario::losing(["sv"]);
    for hour in [0.0, 1.0, 2.0, 30.0, 72.0] {
        let lasting = crate::analysis::impact(&graph(OFFICE), &whole.clone().after(hour)).unwrap();
        assert_eq!(unfolding.impact_at(hour).states(), lasting.states());
    }
}

#[test]
fn a_degraded_element_is_well_again_once_it_is_repaired() {
    let scenario = Scenario::default().degrading("sv");
    let unfolding = unfold(&graph(OFFICE), &scenario, Repairs::Known).unwrap();
    assert_eq!(state(&unfolding, "bs-1", 3.9), State::Degraded);
    assert_eq!(state(&unfolding, "bs-1", 4.0), State::Up);
    assert_eq!(unfolding.fallen(), 0);
}

#[test]
fn groups_come_back_with_the_last_member_that_they_need() {
    let map = "
        a physical_server repair_h=2
        b physical_server repair_h=6
        c physical_server repair_h=30
        g redundancy_group k=2 failover_h=0.5
        s application restart_h=1
        a member_of g
        b member_of g
        c member_of g
        s depends_on g strength=hard
    ";
    let unfolding = unfold(
        &graph(map),
        &Scenario::losing(["a", "b", "c"]),
        Repairs::Known,
    );
    let unfolding = unfolding.unwrap();
    assert_eq!(unfolding.back_h(ix(&unfolding, "g")), Some(6.5));
    assert_eq!(unfolding.back_h(ix(&unfolding, "s")), Some(7.5));
    let switching = unfolding.impact_at(6.2);
    assert_eq!(
        switching.reason(ix(&unfolding, "g")),
        Some(Reason::ComingBack)
    );
    assert_eq!(switching.state(ix(&unfolding, "c")), State::Down);
}

#[test]
fn a_group_that_lacks_members_never_works() {
    let map = "
        a physical_server repair_h=2
        g redundancy_group k=2
        s application
        a member_of g
        s depends_on g strength=hard
    ";
    for repairs in Repairs::ALL {
        let unfolding = unfold(&graph(map), &Scenario::losing(["a"]), repairs).unwrap();
        assert_eq!(state(&unfolding, "s", 72.0), State::Down, "{repairs:?}");
    }
}

/// A small map of everything that has a rule, by chance alone.
fn random_map(seed: &mut u64) -> String {
    let mut next = |below: u64| {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % below
    };
    let mut text = String::new();
    for at in 0..14 {
        let (kind, times) = match next(6) {
            0 => (
                "redundancy_group",
                format!("k={} failover_h={}", next(3) + 1, next(3)),
            ),
            1 => ("data_set", String::new()),
            2 => ("business_service", format!("dmia_h={}", next(20))),
            3 => ("physical_server", format!("repair_h={}", next(40))),
            _ => ("application", format!("restart_h={}", next(5))),
        };
        text.push_str(&format!("e{at:02} {kind} {times}\n"));
    }
    for _ in 0..26 {
        let (from, to) = (next(14), next(14));
        let link = match next(7) {
            0 | 1 => "depends_on strength=hard".to_owned(),
            2 => format!("depends_on strength=soft buffer_h={}", next(30)),
            3 => "hosted_on".to_owned(),
            4 | 5 => "member_of".to_owned(),
            _ => "stored_in".to_owned(),
        };
        let (kind, rest) = link.split_once(' ').unwrap_or((&link, ""));
        text.push_str(&format!("e{from:02} {kind} e{to:02} {rest}\n"));
    }
    text
}

#[test]
fn on_random_maps_down_is_before_recovery_and_every_hour_obeys_the_rules() {
    let mut seed = 7;
    let mut restarts = 0;
    for round in 0..400 {
        let text = random_map(&mut seed);
        let graph = graph(&text);
        let lost = [
            format!("e{:02}", round % 14),
            format!("e{:02}", (round * 5 + 3) % 14),
        ];
        let scenario = Scenario::losing(lost.iter().map(String::as_str)).degrading("e07");
        for repairs in Repairs::ALL {
            let unfolding = unfold(&graph, &scenario, repairs).unwrap();
            for moment in unfolding.moments() {
                restarts += check_hour(&graph, &unfolding, moment.at_h, &text);
                check_hour(&graph, &unfolding, moment.at_h + 0.25, &text);
            }
        }
    }
    assert!(restarts > 500, "few restarts seen: {restarts}");
}

fn check_hour(graph: &DependencyGraph, unfolding: &Unfolding, hour: f64, text: &str) -> usize {
    let later = unfolding.impact_at(hour);
    let mut listed = vec![State::Up; graph.elements().len()];
    for (ix, state) in unfolding.states_at(hour) {
        listed[ix.row()] = state;
    }
    assert_eq!(later.states(), listed, "at {hour} h of\n{text}");
    for row in 0..graph.elements().len() {
        let ix = ElementIx(u32::try_from(row).unwrap());
        let waits = unfolding.back_h(ix).is_some_and(|back_h| hour < back_h);
        let is_down = later.state(ix) == State::Down;
        assert_eq!(
            is_down,
            waits,
            "{} at {hour} h of\n{text}",
            graph.element(ix).id
        );
        assert_eq!(later.reason(ix).is_some(), later.state(ix) != State::Up);
    }
    let coming = |ix: &&ElementIx| later.is_coming_back(**ix);
    later.affected().iter().filter(coming).count()
}

#[test]
fn on_the_sample_recovery_times_are_those_of_the_impact() {
    let graph = graph_of("P2026");
    for lost in ["ond-hdv", "prv-tela", "ap-ad", "sit-hdv", "sv-ora"] {
        let unfolding = unfold(&graph, &Scenario::losing([lost]), Repairs::Assumed).unwrap();
        for time in recovery_times(unfolding.whole()) {
            assert_eq!(unfolding.back_h(time.element), Some(time.hours), "{lost}");
        }
        let last = unfolding.moments().last().unwrap();
        assert_eq!(
            last.services.down, 0,
            "all services are back by {} h",
            last.at_h
        );
    }
    let known = unfold(&graph, &Scenario::losing(["sit-hdv"]), Repairs::Known).unwrap();
    assert_eq!(known.unknown_repairs().len(), 1);
    assert_eq!(known.never_back(), known.fallen());
    assert!(known.moments().iter().all(|it| it.services.down == 13));
}
