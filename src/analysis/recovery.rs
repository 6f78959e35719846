//! Coming back: how much data a scenario costs, and how long until all works again.
//!
//! Data (RPO): a store that is down comes back from a replica, or from backups in a vault, that is
//! not down itself. Replication copies corruption, so after a logical scenario only vaults count
//! that are immutable or offline. Backups kept in the place that is lost do not count.
//!
//! Time (RTO): the longest path over what is down, each with its own repair, restart or failover
//! time. Elements that wait for each other come back together, in a coordinated restart.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{DiGraph, NodeIndex};

use super::arcs::Class;
use super::graph::{Copy, DependencyGraph};
use super::impact::Impact;
use super::scenario::State;
use crate::catalogue::{Family, element_kind};
use crate::locale::{Message, msg};
use crate::model::{Element, ElementId, ElementIx, Nature, Value};

/// How much data is lost: the least first.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum DataLoss {
    /// What was written in the last hours.
    Hours(f64),
    /// There is a copy, but the map does not say how old it may be.
    Unknown,
    /// Everything: there is no copy left.
    Lost,
}

impl DataLoss {
    /// In words.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Hours(hours) => msg::ANALYSIS_LOSS_HOURS.with("hours", hours),
            Self::Unknown => msg::ANALYSIS_LOSS_UNKNOWN.into(),
            Self::Lost => msg::ANALYSIS_LOSS_LOST.into(),
        }
    }

    fn worse(self, other: Self) -> Self {
        if other > self { other } else { self }
    }

    fn better(self, other: Self) -> Self {
        if other < self { other } else { self }
    }
}

/// The loss of each data set that has a store down, by id: the greatest over its stores.
#[must_use]
pub fn data_losses(impact: &Impact) -> BTreeMap<ElementId, DataLoss> {
    let graph = impact.graph();
    let replicas = by_source(&graph.replicas);
    let backups = by_source(&graph.backups);
    let mut out = BTreeMap::new();
    for &data_set in impact.affected() {
        let down_stores = graph
            .needs(data_set)
            .filter(|&(store, class)| class == Class::Store && impact.state(store) == State::Down);
        let worst = down_stores
            .map(|(store, _)| loss_of_store(impact, store, &replicas, &backups))
            .reduce(DataLoss::worse);
        if let Some(loss) = worst {
            out.insert(graph.element(data_set).id.clone(), loss);
        }
    }
    out
}

type Copies<'a> = BTreeMap<u32, Vec<&'a Copy>>;

fn by_source(copies: &[Copy]) -> Copies<'_> {
    let mut out = Copies::new();
    for copy in copies {
        out.entry(copy.of).or_default().push(copy);
    }
    out
}

fn loss_of_store(
    impact: &Impact,
    store: ElementIx,
    replicas: &Copies<'_>,
    backups: &Copies<'_>,
) -> DataLoss {
    let graph = impact.graph();
    let is_usable = |copy: &&&Copy| impact.state(ElementIx(copy.to)) != State::Down;
    let loss = |copy: &&Copy| copy.loss_h.map_or(DataLoss::Unknown, DataLoss::Hours);
    let logical = impact.scenario().nature == Nature::Logical;
    let of_replicas = support(graph, store)
        .into_iter()
        .filter(|_| !logical)
        .filter_map(|ix| replicas.get(&ix.0))
        .flatten()
        .filter(is_usable)
        .map(loss)
        .fold(DataLoss::Lost, DataLoss::better);
    backups
        .get(&store.0)
        .into_iter()
        .flatten()
        .filter(is_usable)
        .filter(|copy| !logical || is_out_of_reach(graph.element(ElementIx(copy.to))))
        .map(loss)
        .fold(of_replicas, DataLoss::better)
}

/// Whether malware cannot rewrite what a vault keeps.
fn is_out_of_reach(vault: &Element) -> bool {
    ["immutable", "offline"]
        .iter()
        .any(|name| vault.attributes.get(*name).and_then(Value::as_flag) == Some(true))
}

/// What a store stands on: itself, the members of its groups, what it is hosted on, and the
/// storage that these need.
fn support(graph: &DependencyGraph, store: ElementIx) -> BTreeSet<ElementIx> {
    let mut found = BTreeSet::from([store]);
    let mut open = vec![store];
    while let Some(ix) = open.pop() {
        for arc in graph.needs.whole(ix.0) {
            let other = ElementIx(arc.to);
            let is_support = match arc.class {
                Class::Member => true,
                Class::Hard => {
                    graph.kind_of_link(arc.link) == Some("hosted_on") || is_storage(graph, other)
                }
                Class::Container | Class::Soft | Class::Store => false,
            };
            if is_support && found.insert(other) {
                open.push(other);
            }
        }
    }
    found
}

fn is_storage(graph: &DependencyGraph, ix: ElementIx) -> bool {
    let is_storage = |ix: ElementIx| graph.element(ix).kind.as_str() == "storage";
    is_storage(ix)
        || graph
            .needs(ix)
            .any(|(member, class)| class == Class::Member && is_storage(member))
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
}

/// The recovery time of all that is down, by id. O(what is down and its dependencies).
#[must_use]
pub fn recovery_times(impact: &Impact) -> Vec<RecoveryTime> {
    let down: Vec<ElementIx> = impact.in_state(State::Down).collect();
    times_of_down(impact.graph(), &down, &|ix| impact.is_injected(ix))
}

/// The same for elements that are known to be down, some of them because they were struck.
pub(super) fn times_of_down(
    graph: &DependencyGraph,
    down: &[ElementIx],
    is_injected: &dyn Fn(ElementIx) -> bool,
) -> Vec<RecoveryTime> {
    let mut causes = DiGraph::<ElementIx, ()>::with_capacity(down.len(), down.len());
    let nodes: BTreeMap<ElementIx, NodeIndex> =
        down.iter().map(|&ix| (ix, causes.add_node(ix))).collect();
    for (&ix, &node) in &nodes {
        for (other, class) in graph.needs(ix) {
            if let Some(&other) = nodes.get(&other)
                && class != Class::Soft
            {
                causes.add_edge(node, other, ());
            }
        }
    }
    let mut times: BTreeMap<ElementIx, RecoveryTime> = BTreeMap::new();
    // Components come in reverse topological order: causes first.
    for component in petgraph::algo::kosaraju_scc(&causes) {
        let members: BTreeSet<ElementIx> = component.iter().map(|&node| causes[node]).collect();
        let is_coordinated = members.len() > 1;
        let hours = if is_coordinated {
            time_of_block(graph, &members, &times, is_injected)
        } else {
            members
                .first()
                .map_or(0.0, |&ix| time_of_one(graph, ix, &times, is_injected))
        };
        for element in members {
            let time = RecoveryTime {
                element,
                hours,
                is_coordinated,
            };
            times.insert(element, time);
        }
    }
    times.into_values().collect()
}

type Times = BTreeMap<ElementIx, RecoveryTime>;

/// The times of what an element waits for, in one class of dependency. Only what is down has one.
fn times_of(graph: &DependencyGraph, ix: ElementIx, wanted: &[Class], times: &Times) -> Vec<f64> {
    graph
        .needs(ix)
        .filter(|(_, class)| wanted.contains(class))
        .filter_map(|(other, _)| times.get(&other))
        .map(|time| time.hours)
        .collect()
}

fn longest(hours: &[f64]) -> f64 {
    hours.iter().copied().fold(0.0, f64::max)
}

fn time_of_one(
    graph: &DependencyGraph,
    ix: ElementIx,
    times: &Times,
    is_injected: &dyn Fn(ElementIx) -> bool,
) -> f64 {
    let causes = longest(&times_of(
        graph,
        ix,
        &[Class::Container, Class::Hard],
        times,
    ));
    let mut waits = causes;
    if let Some(group) = graph.group(ix) {
        let mut members = times_of(graph, ix, &[Class::Member], times);
        members.sort_by(f64::total_cmp);
        let still_up = (group.size as usize).saturating_sub(members.len());
        let need = (group.k as usize).saturating_sub(still_up);
        if let Some(last_needed) = need.checked_sub(1).and_then(|at| members.get(at)) {
            waits = waits.max(*last_needed);
        }
    }
    let first_store = times_of(graph, ix, &[Class::Store], times)
        .into_iter()
        .reduce(f64::min);
    let is_data_lost =
        graph.store_counts[ix.row()] as usize == times_of(graph, ix, &[Class::Store], times).len();
    if let Some(first) = first_store.filter(|_| is_data_lost) {
        waits = waits.max(first);
    }
    waits + own_time(graph, ix, is_injected(ix))
}

fn time_of_block(
    graph: &DependencyGraph,
    members: &BTreeSet<ElementIx>,
    times: &Times,
    is_injected: &dyn Fn(ElementIx) -> bool,
) -> f64 {
    let outside = members
        .iter()
        .map(|&ix| {
            longest(&times_of(
                graph,
                ix,
                &[Class::Container, Class::Hard, Class::Member, Class::Store],
                times,
            ))
        })
        .fold(0.0, f64::max);
    let own: f64 = members
        .iter()
        .map(|&ix| own_time(graph, ix, is_injected(ix)))
        .sum();
    outside + own
}

/// Hours assumed for the repair of equipment or software whose map gives none.
const REPAIR_H: f64 = 4.0;
/// The same for a place or a provider.
const REPAIR_OF_PLACE_H: f64 = 24.0;

/// Repair for what is injected, failover for groups, restart for the rest. Where the map is
/// silent, a repair takes the hours of the two constants above (those of the reference results)
/// and the others take none.
fn own_time(graph: &DependencyGraph, ix: ElementIx, is_injected: bool) -> f64 {
    let element = graph.element(ix);
    let (name, unless_given) = if is_injected {
        ("repair_h", usual_repair_h(element))
    } else if graph.group(ix).is_some() {
        ("failover_h", 0.0)
    } else {
        ("restart_h", 0.0)
    };
    let hours = element.attributes.get(name).and_then(Value::as_number);
    hours.unwrap_or(unless_given).max(0.0)
}

fn usual_repair_h(element: &Element) -> f64 {
    let kind = element_kind(element.kind.as_str());
    if kind.is_some_and(|kind| kind.family == Family::Places) {
        REPAIR_OF_PLACE_H
    } else {
        REPAIR_H
    }
}

/// The hours that are assumed for the repair of an element; `None` where the map gives them.
#[must_use]
pub(super) fn assumed_repair_h(graph: &DependencyGraph, ix: ElementIx) -> Option<f64> {
    let element = graph.element(ix);
    let given = element
        .attributes
        .get("repair_h")
        .and_then(Value::as_number);
    given.is_none().then(|| usual_repair_h(element))
}
