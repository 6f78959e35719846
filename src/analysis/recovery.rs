//! How long until all works again (RTO): the longest path over what is down, each with its own
//! repair, restart or failover time.
//!
//! Elements that wait for each other come back together, in a coordinated restart. Where the map is
//! silent a duration is assumed and *counted*: every time says how many of its durations are given.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{DiGraph, NodeIndex};

use super::arcs::Class;
use super::graph::{DependencyGraph, hours_of};
use super::impact::Impact;
use super::scenario::State;
use crate::catalogue::{Family, element_kind};
use crate::model::ElementIx;

/// How many durations a figure rests on, and how many of them the map gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Durations {
    /// How many it takes.
    pub needed: u32,
    /// How many of them the map gives; the others are assumed.
    pub given: u32,
}

impl Durations {
    /// How many are assumed.
    #[must_use]
    pub fn assumed(self) -> u32 {
        self.needed.saturating_sub(self.given)
    }

    fn and(self, other: Self) -> Self {
        Self {
            needed: self.needed + other.needed,
            given: self.given + other.given,
        }
    }
}

/// How far a recovery time can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Every duration that has a part in it is given.
    Known,
    /// Those that add up to it are given; others, which might take longer, are assumed.
    AtLeast,
    /// Some of those that add up to it are assumed.
    About,
    /// None of those that add up to it is given.
    Unknown,
}

/// How long an element stays down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecoveryTime {
    /// The element.
    pub element: ElementIx,
    /// Hours until it works again.
    pub hours: f64,
    /// Whether it comes back together with others that wait for it in turn.
    pub is_coordinated: bool,
    /// What it waits for longest: the next element of the critical path.
    pub waits_for: Option<ElementIx>,
    /// The durations along the critical path, which add up to the hours.
    pub durations: Durations,
    /// Whether all durations are given, also of what comes back sooner.
    pub is_complete: bool,
    /// Which elements come back together: those of the same number.
    pub(super) block: u32,
}

impl RecoveryTime {
    /// How far the hours can be trusted.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        let Durations { needed, given } = self.durations;
        if self.is_complete {
            Certainty::Known
        } else if given == needed && self.hours > 0.0 {
            Certainty::AtLeast
        } else if given == 0 || self.hours <= 0.0 {
            Certainty::Unknown
        } else {
            Certainty::About
        }
    }
}

/// The recovery time of all that is down, by id. O(what is down and its dependencies).
#[must_use]
pub fn recovery_times(impact: &Impact) -> Vec<RecoveryTime> {
    let down: Vec<ElementIx> = impact.in_state(State::Down).collect();
    let Some(whole) = impact.whole() else {
        return times_of_down(impact.graph(), &down, &|ix| impact.is_injected(ix));
    };
    // At an hour, part of what fell is back already: the rest still waits as long as it had to.
    let mut times = recovery_times(whole);
    times.retain(|time| impact.state(time.element) == State::Down);
    times
}

/// What decides when an element works again: itself, what it waits for longest, and so on down to
/// what the scenario strikes. `times` are those of [`recovery_times`].
#[must_use]
pub fn critical_path(times: &[RecoveryTime], element: ElementIx) -> Vec<ElementIx> {
    let mut path = Vec::new();
    let mut next = Some(element);
    // Elements that wait for each other point outside of their block, so that no circle closes.
    while let Some(ix) = next.filter(|_| path.len() <= times.len()) {
        let Ok(at) = times.binary_search_by_key(&ix, |time| time.element) else {
            break;
        };
        path.push(ix);
        next = times[at].waits_for;
    }
    path
}

/// The same for elements that are known to be down, some of them because they were struck.
pub(super) fn times_of_down(
    graph: &DependencyGraph,
    down: &[ElementIx],
    is_injected: &dyn Fn(ElementIx) -> bool,
) -> Vec<RecoveryTime> {
    times_by(graph, down, &|ix| {
        own_duration(graph, ix, is_injected(ix)).into()
    })
}

/// The same with other times that each element takes by itself.
pub(super) fn times_by(
    graph: &DependencyGraph,
    down: &[ElementIx],
    own_time: &dyn Fn(ElementIx) -> OwnTime,
) -> Vec<RecoveryTime> {
    let mut causes = DiGraph::<ElementIx, ()>::with_capacity(down.len(), down.len());
    let nodes: BTreeMap<ElementIx, NodeIndex> =
        down.iter().map(|&ix| (ix, causes.add_node(ix))).collect();
    let waits: BTreeMap<ElementIx, Waits> = down
        .iter()
        .map(|&ix| {
            (
                ix,
                Waits::of(graph, ix, &|other| nodes.contains_key(&other)),
            )
        })
        .collect();
    for (ix, waits) in &waits {
        for other in waits.both() {
            causes.add_edge(nodes[ix], nodes[&other], ());
        }
    }
    let mut times: BTreeMap<ElementIx, RecoveryTime> = BTreeMap::new();
    // Components come in reverse topological order: causes first.
    for (block, component) in (0..).zip(petgraph::algo::kosaraju_scc(&causes)) {
        let members: BTreeSet<ElementIx> = component.iter().map(|&node| causes[node]).collect();
        let time = match members.first() {
            Some(ix) if members.len() == 1 => time_of_one(&waits[ix], &times, own_time(*ix)),
            _ => time_of_block(&members, &waits, &times, own_time),
        };
        for element in members {
            let time = RecoveryTime {
                element,
                block,
                ..time
            };
            times.insert(element, time);
        }
    }
    times.into_values().collect()
}

type Times = BTreeMap<ElementIx, RecoveryTime>;

/// What an element that is down waits for, itself left out: only what keeps it down.
#[derive(Debug, Default)]
struct Waits {
    /// Until all of these are back: its fault domain and what it needs.
    all: Vec<ElementIx>,
    /// Until so many of [`Self::some`] are back.
    enough: usize,
    /// The members of a group that has too few, the stores of data that has none.
    some: Vec<ElementIx>,
}

impl Waits {
    fn of(graph: &DependencyGraph, ix: ElementIx, is_down: &dyn Fn(ElementIx) -> bool) -> Self {
        let down = |wanted: &[Class]| -> Vec<ElementIx> {
            graph
                .needs(ix)
                .filter(|(other, class)| wanted.contains(class) && *other != ix && is_down(*other))
                .map(|(other, _)| other)
                .collect()
        };
        let mut waits = Self {
            all: down(&[Class::Container, Class::Hard]),
            ..Self::default()
        };
        if let Some(group) = graph.group(ix) {
            let members = down(&[Class::Member]);
            let left = (group.size as usize).saturating_sub(members.len());
            waits.enough = (group.k as usize).saturating_sub(left);
            if waits.enough > 0 {
                waits.some = members;
                return waits;
            }
        }
        let stores = down(&[Class::Store]);
        if !stores.is_empty() && stores.len() == graph.store_counts[ix.row()] as usize {
            waits.enough = 1;
            waits.some = stores;
        }
        waits
    }

    fn both(&self) -> impl Iterator<Item = ElementIx> + '_ {
        self.all.iter().chain(&self.some).copied()
    }
}

/// The longest; among equals the first.
fn longer<'a>(
    a: Option<&'a RecoveryTime>,
    b: Option<&'a RecoveryTime>,
) -> Option<&'a RecoveryTime> {
    match (a, b) {
        (Some(a), Some(b)) if b.hours > a.hours => Some(b),
        (None, b) => b,
        (a, _) => a,
    }
}

fn time_of_one(waits: &Waits, times: &Times, mut own: OwnTime) -> RecoveryTime {
    let time = |ix: &ElementIx| times.get(ix);
    let mut longest = waits.all.iter().map(time).fold(None, longer);
    let mut some: Vec<&RecoveryTime> = waits.some.iter().filter_map(time).collect();
    some.sort_by(|a, b| a.hours.total_cmp(&b.hours));
    if let Some(at) = waits.enough.checked_sub(1) {
        longest = longer(longest, some.get(at).copied());
        // With fewer members than it needs, nobody knows when it will have enough.
        if at >= some.len() {
            own.durations.needed += 1;
        }
    }
    let is_complete = waits
        .both()
        .filter_map(|ix| times.get(&ix))
        .all(|time| time.is_complete);
    own.after(longest, is_complete)
}

fn time_of_block(
    members: &BTreeSet<ElementIx>,
    waits: &BTreeMap<ElementIx, Waits>,
    times: &Times,
    own_time: &dyn Fn(ElementIx) -> OwnTime,
) -> RecoveryTime {
    let outside = || {
        members
            .iter()
            .flat_map(|ix| waits[ix].both())
            .filter_map(|other| times.get(&other))
    };
    let own = members
        .iter()
        .map(|&ix| own_time(ix))
        .fold(OwnTime::default(), |a, b| OwnTime {
            hours: a.hours + b.hours,
            durations: a.durations.and(b.durations),
        });
    let is_complete = outside().all(|time| time.is_complete);
    let longest = outside().map(Some).fold(None, longer);
    RecoveryTime {
        is_coordinated: true,
        ..own.after(longest, is_complete)
    }
}

/// Hours assumed for the repair of equipment or software whose map gives none.
const REPAIR_H: f64 = 4.0;
/// The same for a place or a provider.
const REPAIR_OF_PLACE_H: f64 = 24.0;

/// What an element takes by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OwnTime {
    pub(super) hours: f64,
    pub(super) durations: Durations,
}

impl From<OwnDuration> for OwnTime {
    fn from(duration: OwnDuration) -> Self {
        Self {
            hours: duration.hours(),
            durations: Durations {
                needed: u32::from(duration != OwnDuration::None),
                given: u32::from(matches!(duration, OwnDuration::Given(_))),
            },
        }
    }
}

impl OwnTime {
    fn after(self, waits: Option<&RecoveryTime>, is_complete: bool) -> RecoveryTime {
        let before = waits.map_or_else(Durations::default, |time| time.durations);
        RecoveryTime {
            element: ElementIx(u32::MAX),
            hours: waits.map_or(0.0, |time| time.hours) + self.hours,
            is_coordinated: false,
            waits_for: waits.map(|time| time.element),
            durations: before.and(self.durations),
            is_complete: is_complete && self.durations.assumed() == 0,
            block: 0,
        }
    }
}

/// How long an element takes by itself to come back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OwnDuration {
    /// What the map says, in hours.
    Given(f64),
    /// The map is silent: so many hours are assumed.
    Assumed(f64),
    /// It takes no time of its own: a service, data or a place that waits for others only.
    None,
}

impl OwnDuration {
    /// The hours that are reckoned with.
    #[must_use]
    pub fn hours(self) -> f64 {
        match self {
            Self::Given(hours) | Self::Assumed(hours) => hours,
            Self::None => 0.0,
        }
    }
}

/// Repair for what is injected, failover for groups, restart for the rest. Where the map is
/// silent, a repair takes the hours of the two constants above (those of the reference results)
/// and the others take none.
#[must_use]
pub fn own_duration(graph: &DependencyGraph, ix: ElementIx, is_injected: bool) -> OwnDuration {
    let element = graph.element(ix);
    let family = element_kind(element.kind.as_str()).map(|kind| kind.family);
    let (name, unless_given) = if is_injected {
        let is_place = family == Some(Family::Places);
        let repair_h = if is_place {
            REPAIR_OF_PLACE_H
        } else {
            REPAIR_H
        };
        ("repair_h", repair_h)
    } else if graph.group(ix).is_some() {
        ("failover_h", 0.0)
    } else {
        ("restart_h", 0.0)
    };
    // Data comes back with its stores.
    if family == Some(Family::Data) && !is_injected {
        return OwnDuration::None;
    }
    match hours_of(&element.attributes, name) {
        Some(hours) => OwnDuration::Given(hours),
        None if is_injected || graph.group(ix).is_some() => OwnDuration::Assumed(unless_given),
        None => match family {
            Some(Family::Network | Family::Compute | Family::Software) | None => {
                OwnDuration::Assumed(unless_given)
            }
            Some(Family::Places | Family::Data | Family::Business | Family::Structure) => {
                OwnDuration::None
            }
        },
    }
}
