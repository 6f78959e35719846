//! How much data a scenario costs (RPO): a store that is down comes back from a replica, or from
//! backups in a vault, that is not down itself.
//!
//! Replication copies corruption, so after a logical scenario only vaults count that are immutable
//! or offline. Backups kept in the place that is lost do not count.

use std::collections::{BTreeMap, BTreeSet};

use super::arcs::Class;
use super::graph::{Copy, DependencyGraph};
use super::impact::Impact;
use super::scenario::State;
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
