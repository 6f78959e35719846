//! The data that a service works with: where it is kept, and what the worst losses cost of it.

use std::collections::BTreeSet;

use super::super::account::{DataAccount, Verdict};
use super::super::arcs::Class;
use super::super::data_loss::{DataLoss, data_losses};
use super::super::graph::DependencyGraph;
use super::super::impact::impact;
use super::super::scenario::{Scenario, State};
use super::losses::Played;
use crate::model::{ElementId, ElementIx, Nature, PlateauId, Value};

/// A data set and what a service may lose of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceData {
    /// The data set.
    pub data_set: ElementId,
    /// Where it is kept, by id.
    pub stores: Vec<ElementId>,
    /// The loss that is bearable (PDMA), in hours: the data set's own, or the service's where that
    /// is less.
    pub need_h: Option<f64>,
    /// The greatest loss through one thing that is lost, and that thing; `None` where no single
    /// loss touches it.
    pub worst: Option<(DataLoss, ElementId)>,
    /// The loss when all its stores are corrupted, as by malware: replicas are, too.
    pub corrupted: DataLoss,
}

impl ServiceData {
    /// The worst single loss against the need.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match &self.worst {
            Some((loss, _)) => judged(*loss, self.need_h),
            None => judged(DataLoss::Hours(0.0), self.need_h),
        }
    }

    /// The loss by corruption against the need.
    #[must_use]
    pub fn corrupted_verdict(&self) -> Verdict {
        judged(self.corrupted, self.need_h)
    }
}

fn judged(loss: DataLoss, need_h: Option<f64>) -> Verdict {
    let account = DataAccount {
        element: ElementIx(u32::MAX),
        state: State::Down,
        loss,
        need_h,
    };
    account.verdict()
}

/// The data sets kept in a store that the service needs, by id; of those that say by which
/// applications they are used, the ones used by an application that it needs.
pub(super) fn of_service(
    graph: &DependencyGraph,
    service: ElementIx,
    parts: &[ElementIx],
    played: &[Played],
    service_need_h: Option<f64>,
) -> Vec<ServiceData> {
    let mut found: BTreeSet<ElementIx> = BTreeSet::new();
    for &part in parts.iter().chain([&service]) {
        let kept = graph.needed_by(part);
        found.extend(
            kept.filter(|(_, class)| *class == Class::Store)
                .map(|(set, _)| set),
        );
    }
    let needed: BTreeSet<&str> = parts
        .iter()
        .map(|&ix| graph.element(ix).id.as_str())
        .collect();
    found
        .into_iter()
        .filter(|&set| is_used(graph, set, &needed))
        .map(|set| facts(graph, set, played, service_need_h))
        .collect()
}

fn is_used(graph: &DependencyGraph, set: ElementIx, needed: &BTreeSet<&str>) -> bool {
    let attributes = &graph.element(set).attributes;
    let users = attributes.get("processed_by").and_then(Value::as_list);
    let users: Vec<&str> = users
        .unwrap_or_default()
        .iter()
        .filter(|entry| is_there(entry, graph.plateau()))
        .filter_map(|entry| match entry {
            Value::Text(id) => Some(id.as_str()),
            Value::Fields(fields) => fields.get("application").and_then(Value::as_text),
            _ => None,
        })
        .collect();
    users.is_empty() || users.iter().any(|user| needed.contains(user))
}

/// Whether an entry with a list of plateaus under `presence` holds at this one.
fn is_there(entry: &Value, plateau: Option<&PlateauId>) -> bool {
    let presence = entry
        .as_fields()
        .and_then(|fields| fields.get("presence"))
        .and_then(Value::as_list);
    presence.zip(plateau).is_none_or(|(presence, plateau)| {
        let mut plateaus = presence.iter().filter_map(Value::as_text);
        plateaus.any(|id| id == plateau.as_str())
    })
}

fn facts(
    graph: &DependencyGraph,
    set: ElementIx,
    played: &[Played],
    service_need_h: Option<f64>,
) -> ServiceData {
    let element = graph.element(set);
    let stores: Vec<ElementId> = graph
        .needs(set)
        .filter(|(_, class)| *class == Class::Store)
        .map(|(store, _)| graph.element(store).id.clone())
        .collect();
    let own_h = element.attributes.get("pdma_h").and_then(Value::as_number);
    let losses = played
        .iter()
        .filter_map(|played| Some((*played.data.get(&element.id)?, played.lost)));
    // The first by id where several cost the same.
    let worst = losses.reduce(|worst, other| if other.0 > worst.0 { other } else { worst });
    let corruption = Scenario::losing(stores.iter().map(ElementId::as_str));
    let corrupted = impact(graph, &corruption.of_nature(Nature::Logical))
        .ok()
        .and_then(|found| data_losses(&found).get(&element.id).copied());
    ServiceData {
        data_set: element.id.clone(),
        stores,
        need_h: match (own_h, service_need_h) {
            (Some(own), Some(service)) => Some(own.min(service)),
            (own, service) => own.or(service),
        },
        worst: worst.map(|(loss, lost)| (loss, graph.element(lost).id.clone())),
        corrupted: corrupted.unwrap_or(DataLoss::Lost),
    }
}
