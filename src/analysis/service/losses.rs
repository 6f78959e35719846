//! The loss of each single thing that a service needs: how long it stops the service, and how much
//! data it costs.

use std::collections::BTreeMap;

use super::super::graph::DependencyGraph;
use super::super::impact::impact;
use super::super::recovery::{DataLoss, assumed_repair_h, data_losses, recovery_times};
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
    /// Hours until the service works again.
    pub hours: f64,
    /// Whether elements that wait for each other come back together on the way.
    pub is_coordinated: bool,
    /// The hours assumed for its repair, where the map gives none.
    pub assumed_repair_h: Option<f64>,
    /// The greatest loss among the data of the service.
    pub data: Option<(ElementId, DataLoss)>,
}

/// What the loss of one thing does.
pub(super) struct Played {
    pub(super) lost: ElementIx,
    /// Hours and whether by a coordinated restart, where the service goes down.
    pub(super) recovery: Option<(f64, bool)>,
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
            .map(|at| (times[at].hours, times[at].is_coordinated));
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
        .map(|played| {
            let element = graph.element(played.lost);
            let (hours, is_coordinated) = played.recovery.unwrap_or_default();
            let of_service = played
                .data
                .iter()
                .filter(|(id, _)| data.iter().any(|data| data.data_set == **id));
            let worst =
                of_service.reduce(|worst, other| if other.1 > worst.1 { other } else { worst });
            SingleLoss {
                lost: element.id.clone(),
                nature: PointNature::of(element),
                hours,
                is_coordinated,
                assumed_repair_h: assumed_repair_h(graph, played.lost),
                data: worst.map(|(id, loss)| (id.clone(), *loss)),
            }
        })
        .collect();
    losses.sort_by(|a, b| {
        let by_time = b.hours.total_cmp(&a.hours);
        by_time.then_with(|| a.lost.cmp(&b.lost))
    });
    losses
}
