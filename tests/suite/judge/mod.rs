//! The second opinion: everything that `impact-semantics.md` defines, written once more as slowly
//! and plainly as it can be, from that text alone, and held against the product on thousands of
//! random maps.
//!
//! The judge reads the records of the map and nothing else of ours ([`model`]); it sweeps over all
//! rules until nothing changes ([`states`]), goes through all cases ([`availability`]) and loses every
//! set of elements. Where the text is silent, it says so and takes what the guide promises.

mod availability;
mod metropole;
mod model;
mod network;
mod notation;
mod random;
mod recovery;
mod states;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use portolan::analysis::{
    self, DependencyGraph, Direction, Impact, Method, Scenario, State, Watch,
};
use portolan::model::{ElementId, PlateauId, Snapshot, SystemMap};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use model::Plain;
use random::{Case, cases};
use states::Injected;

/// How many random maps are judged in each respect.
const MAPS: u32 = 2_000;
/// The most events whose cases are gone through on random maps.
const EVENTS: usize = 20;

type Judged = Result<(), TestCaseError>;

/// A case as both sides see it.
struct Sides {
    snapshot: Snapshot,
    graph: DependencyGraph,
    plain: Plain,
}

impl Sides {
    fn of(map: &SystemMap, plateau: Option<&str>) -> Self {
        let id = plateau.map(PlateauId::from);
        let snapshot = map.snapshot(id.as_ref());
        Self {
            graph: DependencyGraph::of(&snapshot),
            plain: Plain::of(map, plateau),
            snapshot,
        }
    }

    fn of_case(case: &Case) -> Self {
        Self::of(&notation::map(&case.lines), case.plateau.as_deref())
    }

    /// The scenario of a case for both sides. Of two strikes on one element the worse counts.
    fn scenario(&self, case: &Case) -> (Scenario, Injected) {
        let mut injected = Injected {
            at_h: case.at_h,
            ..Injected::default()
        };
        let count = self.plain.ids.len();
        for &(place, is_down) in case.struck.iter().filter(|_| count > 0) {
            let state = if is_down {
                State::Down
            } else {
                State::Degraded
            };
            let own = injected.own.entry(place % count).or_default();
            *own = state.max(*own);
        }
        let ids = injected.own.iter();
        let scenario = Scenario {
            injected: ids.map(|(&at, &state)| (self.id(at), state)).collect(),
            nature: case.nature,
            at_h: case.at_h,
        };
        (scenario, injected)
    }

    fn id(&self, at: usize) -> ElementId {
        self.plain.ids[at].as_str().into()
    }
}

fn texts<'a>(ids: impl IntoIterator<Item = &'a ElementId>) -> BTreeSet<String> {
    ids.into_iter().map(ToString::to_string).collect()
}

/// States, flows, margins and depths.
fn judge_states(sides: &Sides, injected: &Injected, found: &Impact) -> Judged {
    let plain = &sides.plain;
    let ids: Vec<&str> = sides
        .graph
        .elements()
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    prop_assert_eq!(&ids, &plain.ids);
    let states = plain.states(injected);
    prop_assert_eq!(found.states(), &states[..]);
    let mut flows = plain.flows(&states);
    flows.retain(|_, state| *state != State::Up);
    let found_flows: BTreeMap<String, State> = found
        .flows()
        .iter()
        .map(|flow| {
            (
                sides.graph.links()[flow.link.row()].id.to_string(),
                flow.state,
            )
        })
        .collect();
    prop_assert_eq!(found_flows, flows);
    let margins: BTreeMap<String, (usize, usize, usize)> = found
        .redundancy_lost()
        .iter()
        .map(|one| {
            let counts = (one.available as usize, one.k as usize, one.n as usize);
            (one.group.to_string(), counts)
        })
        .collect();
    prop_assert_eq!(margins, plain.redundancy_lost(&states));
    let depths = plain.depths(&states, injected);
    for (at, &depth) in depths.iter().enumerate() {
        let ix = sides.graph.find(&sides.id(at)).unwrap();
        prop_assert_eq!(
            found.depth(ix).map(|depth| depth as usize),
            depth,
            "depth of {}",
            at
        );
        let path: Vec<usize> = found.path(ix).iter().map(|ix| ix.row()).collect();
        prop_assert_eq!(path.len(), depth.map_or(0, |depth| depth + 1));
        for pair in path.windows(2) {
            let is_cause = plain.is_cause(pair[1], pair[0], &states, injected);
            prop_assert!(is_cause, "{:?} is no explanation", path);
        }
    }
    Ok(())
}

/// Recovery times and data losses.
fn judge_recovery(sides: &Sides, injected: &Injected, found: &Impact) -> Judged {
    let states = sides.plain.states(injected);
    let expected = sides.plain.recovery_times(&states, injected);
    let times = analysis::recovery_times(found);
    prop_assert_eq!(times.len(), expected.len());
    for time in times {
        let (hours, is_coordinated) = expected[&time.element.row()];
        let id = &sides.plain.ids[time.element.row()];
        prop_assert!(
            (time.hours - hours).abs() < 1e-9,
            "{}: {} instead of {}",
            id,
            time.hours,
            hours
        );
        prop_assert_eq!(time.is_coordinated, is_coordinated, "{}", id);
    }
    let losses: BTreeMap<String, _> = analysis::data_losses(found)
        .into_iter()
        .map(|(id, loss)| (id.to_string(), loss))
        .collect();
    prop_assert_eq!(
        losses,
        sides.plain.data_losses(&states, found.scenario().nature)
    );
    Ok(())
}

/// Availability, ceiling and importance of one element, all exact.
fn judge_availability(sides: &Sides, service: usize, most: usize) -> Judged {
    let plain = &sides.plain;
    let events = plain.events(service);
    if events.len() > most {
        return Ok(());
    }
    let found = analysis::availability(&sides.graph, &sides.id(service)).unwrap();
    prop_assert_eq!(found.method, Method::Exact);
    let cases = plain.cases(service, &events);
    let exact = cases.probability();
    prop_assert!(
        (found.availability - exact).abs() < 1e-9,
        "{} instead of {}",
        found.availability,
        exact
    );
    let alone: Vec<usize> = (0..events.len())
        .filter(|&at| cases.is_stopped_by(at))
        .collect();
    let ceiling = if cases.works_untouched() {
        alone.iter().map(|&at| events[at].works).product()
    } else {
        0.0
    };
    prop_assert!(
        (found.ceiling - ceiling).abs() < 1e-9,
        "ceiling {} instead of {}",
        found.ceiling,
        ceiling
    );
    let mut expected: Vec<(String, f64)> = (0..events.len())
        .map(|at| (plain.ids[events[at].of].clone(), cases.birnbaum(at)))
        .collect();
    let by_both = |a: &(String, f64), b: &(String, f64)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
    expected.sort_by(by_both);
    let mut importance: Vec<(String, f64)> = found
        .importance
        .iter()
        .map(|one| (one.element.to_string(), one.birnbaum))
        .collect();
    importance.sort_by(by_both);
    prop_assert_eq!(importance.len(), expected.len());
    for (found, exact) in importance.iter().zip(&expected) {
        prop_assert_eq!(&found.0, &exact.0);
        prop_assert!(
            (found.1 - exact.1).abs() < 1e-9,
            "{:?} instead of {:?}",
            found,
            exact
        );
    }
    let under = plain.closure(service);
    let known = under
        .iter()
        .filter(|&&at| plain.given(at).is_some())
        .count();
    let can_fail = under
        .iter()
        .filter(|&&at| plain.given(at).is_some() || plain.is_thing(at));
    prop_assert_eq!((found.quantified, found.of), (known, can_fail.count()));
    Ok(())
}

/// Single points of failure, obligatory passages and cut sets of one element.
fn judge_cuts(sides: &Sides, service: usize, order: u32) -> Judged {
    let plain = &sides.plain;
    let alone = plain.each_alone();
    let id = sides.id(service);
    let weak = analysis::weak_points(&sides.graph, &id).unwrap();
    prop_assert_eq!(
        texts(&weak.single),
        plain.stopping_alone(service, &alone, |at| plain.is_thing(at))
    );
    let is_group = |at: usize| plain.kinds[at] == "redundancy_group";
    prop_assert_eq!(
        texts(&weak.obligatory),
        plain.stopping_alone(service, &alone, is_group)
    );
    let found = analysis::cut_sets(&sides.graph, &id, order as usize)
        .unwrap()
        .unwrap();
    let found: Vec<BTreeSet<String>> = found.iter().map(texts).collect();
    let expected = plain.cuts(service, order);
    prop_assert_eq!(
        found.len(),
        expected.len(),
        "{:?} instead of {:?}",
        found,
        expected
    );
    prop_assert_eq!(BTreeSet::from_iter(found), expected);
    Ok(())
}

/// Reach, radii, circles and redundancy on paper.
fn judge_reach(sides: &Sides) -> Judged {
    let plain = &sides.plain;
    let alone = plain.each_alone();
    let actual = plain.actual_radii(&alone);
    prop_assert_eq!(analysis::actual_radii(&sides.graph), &actual[..]);
    let potential = analysis::potential_radii(&sides.graph);
    for at in 0..plain.ids.len() {
        for (direction, is_downstream) in
            [(Direction::Downstream, true), (Direction::Upstream, false)]
        {
            let found = analysis::reach(&sides.graph, &sides.id(at), direction, None).unwrap();
            let found: BTreeMap<String, u32> = found
                .into_iter()
                .map(|(id, depth)| (id.to_string(), depth))
                .collect();
            prop_assert_eq!(found, plain.reach(at, is_downstream));
        }
        let radius = analysis::radius(&sides.graph, &sides.id(at)).unwrap();
        let expected = (plain.reach(at, true).len(), actual[at]);
        prop_assert_eq!((radius.potential, radius.actual), expected);
        prop_assert_eq!(potential[at], expected.0);
    }
    let paper: BTreeMap<String, BTreeSet<String>> = analysis::redundancy_on_paper(&sides.graph)
        .into_iter()
        .map(|(group, points)| (group.to_string(), texts(&points)))
        .collect();
    prop_assert_eq!(paper, plain.redundancy_on_paper(&alone));
    let mut circles = BTreeMap::new();
    for cycle in analysis::cycles(&sides.graph) {
        let witness: Vec<usize> = cycle
            .witness
            .iter()
            .map(|id| plain.find(id.as_str()).unwrap())
            .collect();
        for (at, one) in witness.iter().enumerate() {
            let next = witness[(at + 1) % witness.len()];
            prop_assert!(
                plain.stopping_needs(*one).contains(&next),
                "{:?}",
                cycle.witness
            );
        }
        circles.insert(texts(&cycle.elements), witness.len());
    }
    prop_assert_eq!(circles, plain.circles());
    Ok(())
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: MAPS,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn states_agree_on_random_maps(case in cases()) {
        let sides = Sides::of_case(&case);
        let (scenario, injected) = sides.scenario(&case);
        let found = analysis::impact(&sides.graph, &scenario).unwrap();
        judge_states(&sides, &injected, &found)?;
    }

    #[test]
    fn recovery_agrees_on_random_maps(case in cases()) {
        let sides = Sides::of_case(&case);
        let (scenario, injected) = sides.scenario(&case);
        let found = analysis::impact(&sides.graph, &scenario).unwrap();
        judge_recovery(&sides, &injected, &found)?;
    }

    #[test]
    fn availability_agrees_on_random_maps(case in cases()) {
        let sides = Sides::of_case(&case);
        for service in sides.plain.services() {
            judge_availability(&sides, service, EVENTS)?;
        }
    }

    #[test]
    fn cuts_agree_on_random_maps(case in cases()) {
        let sides = Sides::of_case(&case);
        for service in sides.plain.services() {
            judge_cuts(&sides, service, 4)?;
        }
    }

    #[test]
    fn reach_agrees_on_random_maps(case in cases()) {
        judge_reach(&Sides::of_case(&case))?;
    }

    #[test]
    fn networks_agree_on_random_cables(ends in proptest::collection::vec((0..9_usize, 0..9_usize), 0..14)) {
        let mut lines: Vec<String> = (0..9).map(|at| format!("d{at} switch")).collect();
        lines.extend(ends.iter().map(|(a, b)| format!("d{a} connected_to d{b}")));
        let sides = Sides::of(&notation::map(&lines), None);
        let devices = sides.plain.ids.iter().map(String::as_str).collect();
        let cable = |cable: &model::Relation| cable.from != cable.to;
        let cables = sides.plain.of_kind("connected_to").filter(|one| cable(one)).map(|one| {
            let ends = [one.from, one.to].map(|at| sides.plain.ids[at].as_str());
            (one.id.as_str(), ends)
        });
        let cables = network::Cables { devices, cables: cables.collect() };
        let found = analysis::network_points(&sides.snapshot);
        let points: BTreeMap<String, usize> = found.articulation_points.iter()
            .map(|point| (point.element.to_string(), point.isolates)).collect();
        prop_assert_eq!(points, cables.articulation_points());
        let bridges: BTreeMap<String, usize> = found.bridges.iter()
            .map(|bridge| (bridge.link.to_string(), bridge.isolates)).collect();
        prop_assert_eq!(bridges, cables.bridges());
    }
}

/// Waits for a long analysis.
fn patient() -> Watch<'static> {
    static NEVER: AtomicBool = AtomicBool::new(false);
    Watch {
        cancelled: &NEVER,
        progress: &|_| {},
    }
}
