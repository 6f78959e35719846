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
    /// What it waits for longest; for a coordinated restart, what all of them wait for. Among
    /// equals the smaller id; `None` when it waits for nothing.
    pub waits_for: Option<ElementIx>,
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
        let (waits, own_h) = if is_coordinated {
            let own_h = members
                .iter()
                .map(|&ix| own_time(graph, ix, is_injected(ix)).0);
            (waits_of_block(graph, &members, &times), own_h.sum())
        } else {
            members.first().map_or((None, 0.0), |&ix| {
                let own_h = own_time(graph, ix, is_injected(ix)).0;
                (waits_of_one(graph, ix, &times), own_h)
            })
        };
        for element in members {
            let time = RecoveryTime {
                element,
                hours: waits.map_or(0.0, |wait| wait.hours) + own_h,
                is_coordinated,
                waits_for: waits.map(|wait| wait.element),
            };
            times.insert(element, time);
        }
    }
    times.into_values().collect()
}

/// A part of a recovery time: one element's own repair, restart or failover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecoveryPart {
    /// The element.
    pub element: ElementIx,
    /// Hours that it takes itself.
    pub own_h: f64,
    /// Whether the map gives these hours; otherwise they are supposed.
    pub is_given: bool,
}

/// The critical path of a recovery: the element, what it waits for longest, and so on to what is
/// repaired first. Their hours add up to the recovery time; of elements that restart together, all
/// stand there. `times` are those of [`recovery_times`] for the same impact.
/// O(path · log of what is down).
#[must_use]
pub fn critical_path(
    impact: &Impact,
    times: &[RecoveryTime],
    element: ElementIx,
) -> Vec<RecoveryPart> {
    let graph = impact.graph();
    let time_of = |ix: ElementIx| {
        let row = times.binary_search_by_key(&ix, |time| time.element).ok()?;
        times.get(row)
    };
    let part = |ix: ElementIx| {
        let (own_h, is_given) = own_time(graph, ix, impact.is_injected(ix));
        RecoveryPart {
            element: ix,
            own_h,
            is_given,
        }
    };
    let mut path = Vec::new();
    let mut at = time_of(element);
    while let Some(time) = at {
        path.push(part(time.element));
        if time.is_coordinated {
            let block = block_of(graph, time, &time_of);
            path.extend(block.into_iter().map(part));
        }
        at = time.waits_for.and_then(&time_of);
    }
    path
}

/// The others that an element restarts together with, by id: those that it waits for and that wait
/// for it.
fn block_of<'t>(
    graph: &DependencyGraph,
    time: &RecoveryTime,
    time_of: &impl Fn(ElementIx) -> Option<&'t RecoveryTime>,
) -> BTreeSet<ElementIx> {
    let reached = |backwards: bool| {
        let mut found = BTreeSet::from([time.element]);
        let mut open = vec![time.element];
        while let Some(ix) = open.pop() {
            let next: Vec<(ElementIx, Class)> = if backwards {
                graph.needed_by(ix).collect()
            } else {
                graph.needs(ix).collect()
            };
            for (other, class) in next {
                let is_block = class != Class::Soft
                    && time_of(other).is_some_and(|of| {
                        of.is_coordinated && of.hours.total_cmp(&time.hours).is_eq()
                    });
                if is_block && found.insert(other) {
                    open.push(other);
                }
            }
        }
        found
    };
    let mut block = &reached(false) & &reached(true);
    block.remove(&time.element);
    block
}

type Times = BTreeMap<ElementIx, RecoveryTime>;

/// Something down that another waits for.
#[derive(Clone, Copy)]
struct Wait {
    hours: f64,
    element: ElementIx,
}

impl Wait {
    /// The longer one; among equals the smaller id.
    fn longer(self, other: Self) -> Self {
        let order = self.hours.total_cmp(&other.hours);
        let is_other = order.is_lt() || (order.is_eq() && other.element < self.element);
        if is_other { other } else { self }
    }
}

/// What an element waits for, in some classes of dependency, by id. Only what is down counts.
fn waits(graph: &DependencyGraph, ix: ElementIx, wanted: &[Class], times: &Times) -> Vec<Wait> {
    let mut waits: Vec<Wait> = graph
        .needs(ix)
        .filter(|(_, class)| wanted.contains(class))
        .filter_map(|(other, _)| times.get(&other))
        .map(|time| Wait {
            hours: time.hours,
            element: time.element,
        })
        .collect();
    waits.sort_by_key(|wait| wait.element);
    waits
}

fn waits_of_one(graph: &DependencyGraph, ix: ElementIx, times: &Times) -> Option<Wait> {
    let causes = waits(graph, ix, &[Class::Container, Class::Hard], times);
    let mut longest = causes.into_iter().reduce(Wait::longer);
    let mut also = |wait: Option<Wait>| {
        longest = match (longest, wait) {
            (Some(one), Some(other)) => Some(one.longer(other)),
            (one, other) => one.or(other),
        };
    };
    if let Some(group) = graph.group(ix) {
        let mut members = waits(graph, ix, &[Class::Member], times);
        // Stable, so that ids decide among equals.
        members.sort_by(|a, b| a.hours.total_cmp(&b.hours));
        let still_up = (group.size as usize).saturating_sub(members.len());
        let need = (group.k as usize).saturating_sub(still_up);
        also(need.checked_sub(1).and_then(|at| members.get(at)).copied());
    }
    let stores = waits(graph, ix, &[Class::Store], times);
    if graph.store_counts[ix.row()] as usize == stores.len() {
        let first = stores.into_iter();
        also(first.min_by(|a, b| a.hours.total_cmp(&b.hours)));
    }
    longest
}

fn waits_of_block(
    graph: &DependencyGraph,
    members: &BTreeSet<ElementIx>,
    times: &Times,
) -> Option<Wait> {
    const ALL: [Class; 4] = [Class::Container, Class::Hard, Class::Member, Class::Store];
    let outside = members.iter();
    outside
        .flat_map(|&ix| waits(graph, ix, &ALL, times))
        .reduce(Wait::longer)
}

/// Hours assumed for the repair of equipment or software whose map gives none.
const REPAIR_H: f64 = 4.0;
/// The same for a place or a provider.
const REPAIR_OF_PLACE_H: f64 = 24.0;

/// Repair for what is injected, failover for groups, restart for the rest, and whether the map
/// gives it. Where the map is silent, a repair takes the hours of the two constants above (those
/// of the reference results) and the others take none.
fn own_time(graph: &DependencyGraph, ix: ElementIx, is_injected: bool) -> (f64, bool) {
    let element = graph.element(ix);
    let is_place =
        || element_kind(element.kind.as_str()).is_some_and(|kind| kind.family == Family::Places);
    let (name, unless_given) = if is_injected {
        let repair_h = if is_place() {
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
    let hours = element.attributes.get(name).and_then(Value::as_number);
    (hours.unwrap_or(unless_given).max(0.0), hours.is_some())
}
