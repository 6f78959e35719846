//! Whether losses do in one graph what they do in another: the same states, recovery times and
//! losses of data, held against the same needs.
//!
//! Whoever keeps what many losses do – a matrix, what each supplier stops – asks this after an edit:
//! most touch a name, an owner or a place, and nothing that a loss reads.

use std::sync::Arc;

use super::arcs::Class;
use super::graph::DependencyGraph;
use crate::model::Element;

/// The attributes that recovery, losses of data and their needs are read from; what spreads is in
/// the arcs. Held against finding everything anew, attribute by attribute, by a test.
const READ: [&str; 10] = [
    "criticality",
    "dmia_h",
    "failover_h",
    "immutable",
    "offline",
    "pdma_h",
    "processed_by",
    "repair_h",
    "restart_h",
    "role",
];

/// Whether every loss does the same in both, and the numbers of elements are the same too, so that
/// an [`Impact`](super::Impact) of one speaks of the other. O(elements + dependencies), and quick
/// for records that the two share.
#[must_use]
pub fn losses_alike(old: &DependencyGraph, new: &DependencyGraph) -> bool {
    if old.is_same(new) {
        return true;
    }
    old.plateau() == new.plateau()
        && old.elements().len() == new.elements().len()
        && old.elements().iter().zip(new.elements()).all(read_alike)
        && old.groups() == new.groups()
        && old.replicas == new.replicas
        && old.backups == new.backups
        && arcs_alike(old, new)
}

fn read_alike((old, new): (&Arc<Element>, &Arc<Element>)) -> bool {
    // Names too: columns of the same need stand in their order.
    Arc::ptr_eq(old, new)
        || (old.id == new.id
            && old.kind == new.kind
            && old.name == new.name
            && READ
                .iter()
                .all(|name| old.attributes.get(*name) == new.attributes.get(*name)))
}

fn arcs_alike(old: &DependencyGraph, new: &DependencyGraph) -> bool {
    if old.shares_arcs_with(new) {
        return true;
    }
    let rows = u32::try_from(old.needs.rows()).unwrap_or(u32::MAX);
    old.needs.len() == new.needs.len()
        && (0..rows).all(|row| arcs_of(old, row).eq(arcs_of(new, row)))
}

/// What an element needs: which, how, for how long not, and whether it is hosted there – what hosts
/// a store is part of it, what it depends on may be not.
fn arcs_of(
    graph: &DependencyGraph,
    row: u32,
) -> impl Iterator<Item = (u32, Class, u64, bool)> + '_ {
    graph.needs.whole(row).map(|arc| {
        let is_host = graph.kind_of_link(arc.link) == Some("hosted_on");
        (arc.to, arc.class, arc.buffer_h.to_bits(), is_host)
    })
}
