//! The loss of each single thing that a service needs: how long it stops the service, and how much
//! data it costs.

use std::collections::BTreeMap;

use super::super::data_loss::{DataLoss, data_losses};
use super::super::graph::DependencyGraph;
use super::super::impact::impact;
use super::super::recovery::{
    OwnDuration, RecoveryTime, critical_path, own_duration, recovery_times,
};
use super::super::scenario::Scenario;
use super::super::watch::Watch;
use super::super::weak_points::{PointNature, WeakPoints, fails_by_itself};
use super::data::ServiceData;
use crate::model::{ElementId, ElementIx};

/// One thing whose loss alone stops a service.
#[derive(Clone, Debug, PartialEq)]
pub struct SingleLoss {
    /// What is lost.
    pub lost: ElementId,
    /// What sort of thing it is.
    pub nature: PointNature,
    /// When the service works again, and how much of that is known.
    pub time: RecoveryTime,
    /// The chain that takes longest, from the service to what is repaired.
    pub path: Vec<ElementId>,
    /// The greatest loss among the data of the service.
    pub data: Option<(ElementId, DataLoss)>,
}

/// What the loss of one thing does.
pub(super) struct Played {
    pub(super) lost: ElementIx,
    /// How the service comes back, where it goes down.
    pub(super) recovery: Option<(RecoveryTime, Vec<ElementIx>)>,
    pub(super) data: BTreeMap<ElementId, DataLoss>,
}

/// Loses each thing that can fail by itself; `None` when it was cancelled.
pub(super) fn play(
    graph: &DependencyGraph,
    service: ElementIx,
    parts: &[ElementIx],
    watch: &Watch<'_>,
) -> Option<Vec<Played>> {
    let mut out = Vec::new();
    for (done, &lost) in parts.iter().enumerate() {
        watch.tell(done, parts.len());
        if watch.is_cancelled() {
            return None;
        }
        let element = graph.element(lost);
        if !fails_by_itself(element) {
            continue;
        }
        let Ok(found) = impact(graph, &Scenario::losing([element.id.as_str()])) else {
            continue;
        };
        let times = recovery_times(&found);
        let time = times.binary_search_by_key(&service, |time| time.element);
        let recovery = time
            .ok()
            .map(|at| (times[at], critical_path(&times, service)));
        out.push(Played {
            lost,
            recovery,
            data: data_losses(&found),
        });
    }
    Some(out)
}

/// The single points of failure, that which stops the service longest first, then by id.
pub(super) fn longest_first(
    graph: &DependencyGraph,
    weak: &WeakPoints,
    played: &[Played],
    data: &[ServiceData],
) -> Vec<SingleLoss> {
    let is_single = |played: &&Played| weak.single.contains(&graph.element(played.lost).id);
    let mut losses: Vec<SingleLoss> = played
        .iter()
        .filter(is_single)
        .filter_map(|played| {
            let element = graph.element(played.lost);
            let (time, path) = played.recovery.as_ref()?;
            let of_service = played
                .data
                .iter()
                .filter(|(id, _)| data.iter().any(|data| data.data_set == **id));
            let worst =
                of_service.reduce(|worst, other| if other.1 > worst.1 { other } else { worst });
            Some(SingleLoss {
                lost: element.id.clone(),
                nature: PointNature::of(element),
                time: *time,
                path: path
                    .iter()
                    .map(|&ix| graph.element(ix).id.clone())
                    .collect(),
                data: worst.map(|(id, loss)| (id.clone(), *loss)),
            })
        })
        .collect();
    losses.sort_by(|a, b| {
        let by_time = b.time.hours.total_cmp(&a.time.hours);
        by_time.then_with(|| a.lost.cmp(&b.lost))
    });
    losses
}

/// The hours that are assumed for the repair of an element; `None` where the map gives them.
pub(super) fn assumed_repair_h(graph: &DependencyGraph, ix: ElementIx) -> Option<f64> {
    match own_duration(graph, ix, true) {
        OwnDuration::Assumed(hours) => Some(hours),
        OwnDuration::Given(_) | OwnDuration::None => None,
    }
}
