//! Which data a business service works on.
//!
//! A data set belongs to the services whose applications process it (`processed_by`); where it does
//! not say who does, to those whose applications need one of its stores. Needing a store alone
//! would say too much: a shared database holds the data of many.

use std::collections::{BTreeMap, BTreeSet};

use super::arcs::Class;
use super::data_use::applications_of;
use super::graph::DependencyGraph;
use crate::model::{ElementIx, Snapshot};

/// The data sets of each business service that has any, by id. `graph` is that of the snapshot.
/// O(links + data sets).
#[must_use]
pub fn data_of_services(
    snapshot: &Snapshot,
    graph: &DependencyGraph,
) -> BTreeMap<ElementIx, BTreeSet<ElementIx>> {
    let mut out: BTreeMap<ElementIx, BTreeSet<ElementIx>> = BTreeMap::new();
    for (row, element) in (0..).zip(graph.elements()) {
        if element.kind.as_str() != "data_set" {
            continue;
        }
        let data_set = ElementIx(row);
        for application in processors(snapshot, graph, data_set) {
            for service in services_of(graph, application) {
                out.entry(service).or_default().insert(data_set);
            }
        }
    }
    out
}

/// What processes a data set, as it says itself, or as its stores are needed.
fn processors(
    snapshot: &Snapshot,
    graph: &DependencyGraph,
    data_set: ElementIx,
) -> BTreeSet<ElementIx> {
    let is_stated = snapshot
        .element(data_set)
        .attributes
        .contains_key("processed_by");
    if is_stated {
        return applications_of(snapshot, data_set).into_iter().collect();
    }
    let stores = graph
        .needs(data_set)
        .filter(|(_, class)| *class == Class::Store);
    stores
        .flat_map(|(store, _)| graph.needed_by(store))
        .filter(|(_, class)| matches!(class, Class::Hard | Class::Soft))
        .map(|(application, _)| application)
        .collect()
}

/// The business services that need an application directly, or through a group that it is in.
fn services_of(graph: &DependencyGraph, application: ElementIx) -> BTreeSet<ElementIx> {
    let is_service = |ix: &ElementIx| graph.element(*ix).kind.as_str() == "business_service";
    let mut found = BTreeSet::new();
    for (dependent, class) in graph.needed_by(application) {
        if class == Class::Member {
            let by_group = graph.needed_by(dependent).map(|(ix, _)| ix);
            found.extend(by_group.filter(is_service));
        } else if is_service(&dependent) {
            found.insert(dependent);
        }
    }
    found
}
