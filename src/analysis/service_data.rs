//! Which data a business service works on.
//!
//! A data set belongs to the services whose applications process it (`processed_by`); where it does
//! not say who does, to those whose applications need one of its stores. Needing a store alone
//! would say too much: a shared database holds the data of many.

use std::collections::{BTreeMap, BTreeSet};

use super::arcs::Class;
use super::graph::DependencyGraph;
use crate::model::{ElementId, ElementIx, PlateauId, Value};

/// The data sets of each business service that has any, by id. O(links + data sets).
#[must_use]
pub fn data_of_services(graph: &DependencyGraph) -> BTreeMap<ElementIx, BTreeSet<ElementIx>> {
    let mut out: BTreeMap<ElementIx, BTreeSet<ElementIx>> = BTreeMap::new();
    for (row, element) in (0..).zip(graph.elements()) {
        if element.kind.as_str() != "data_set" {
            continue;
        }
        let data_set = ElementIx(row);
        for application in processors(graph, data_set) {
            for service in services_of(graph, application) {
                out.entry(service).or_default().insert(data_set);
            }
        }
    }
    out
}

/// What processes a data set at this plateau.
fn processors(graph: &DependencyGraph, data_set: ElementIx) -> BTreeSet<ElementIx> {
    let stated = graph.element(data_set).attributes.get("processed_by");
    let Some(stated) = stated.and_then(Value::as_list) else {
        let stores = graph
            .needs(data_set)
            .filter(|(_, class)| *class == Class::Store);
        return stores
            .flat_map(|(store, _)| graph.needed_by(store))
            .filter(|(_, class)| matches!(class, Class::Hard | Class::Soft))
            .map(|(application, _)| application)
            .collect();
    };
    let named = stated.iter().filter_map(|entry| match entry {
        Value::Text(id) => Some(id.as_str()),
        Value::Fields(fields) if entry_holds_at(entry, graph.plateau()) => {
            fields.get("application").and_then(Value::as_text)
        }
        _ => None,
    });
    named
        .filter_map(|id| graph.find(&ElementId::from(id)).ok())
        .collect()
}

/// Whether an entry of a list of records, which may name plateaus under `presence`, holds at this
/// one.
#[must_use]
pub fn entry_holds_at(entry: &Value, plateau: Option<&PlateauId>) -> bool {
    let presence = entry
        .as_fields()
        .and_then(|fields| fields.get("presence"))
        .and_then(Value::as_list);
    match (presence, plateau) {
        (Some(presence), Some(plateau)) => presence
            .iter()
            .any(|id| id.as_text() == Some(plateau.as_str())),
        _ => true,
    }
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
