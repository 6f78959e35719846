//! All about one business service: what it needs, how often it works, what alone stops it and for
//! how long, what it costs in data, and what of all this was assumed.
//!
//! Every figure comes from the analysis that answers its own question; here they are put together
//! for one service, and each single loss is played once for time and data alike.

mod data;
mod losses;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use super::account::{ServiceAccount, Verdict};
use super::arcs::Class;
use super::availability::{self, Availability, NODE_LIMIT, own_availability};
use super::components::Components;
use super::cycles::{Cycle, cycles};
use super::graph::DependencyGraph;
use super::redundancy::redundancy_on_paper;
use super::scenario::{State, UnknownElement};
use super::watch::Watch;
use super::weak_points::{self, PointNature, WeakPoints, fails_by_itself};
use crate::model::{ElementId, ElementIx, Value};
pub use data::ServiceData;
pub use losses::SingleLoss;
pub use tree::{NeedNode, NeedTree};

/// An element that a service needs, directly or by way of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Which.
    pub element: ElementIx,
    /// The least number of dependencies to it.
    pub depth: u32,
    /// Whether its loss can stop the service; otherwise a soft dependency stands between, and its
    /// loss can only degrade it.
    pub can_stop: bool,
}

/// See the module's header.
#[derive(Clone, Debug)]
pub struct ServiceFacts {
    /// What all elements are numbers of.
    pub graph: DependencyGraph,
    /// The service.
    pub service: ElementIx,
    /// What it needs, nearest first, then by id; without itself.
    pub needs: Vec<Need>,
    /// How often it works, and its ceiling.
    pub availability: Availability,
    /// The share of time that it should work, from 0 to 1; `None` where the map does not say.
    pub target: Option<f64>,
    /// The longest downtime that the business bears (DMIA), in hours.
    pub dmia_h: Option<f64>,
    /// The longest loss of data that the business bears (PDMA), in hours.
    pub pdma_h: Option<f64>,
    /// What alone stops it.
    pub weak: WeakPoints,
    /// Each single point of failure, that which stops the service longest first, then by id.
    pub losses: Vec<SingleLoss>,
    /// Pairs whose loss together stops it although neither does alone, by id; `None` where there
    /// are too many to be found.
    pub pairs: Option<Vec<[ElementId; 2]>>,
    /// Groups among what it needs that one loss defeats although they have members to spare.
    pub on_paper: BTreeMap<ElementId, BTreeSet<ElementId>>,
    /// Circles among what it needs.
    pub cycles: Vec<Cycle>,
    /// The data that it works with, by id.
    pub data: Vec<ServiceData>,
    /// Elements that can fail and have no availability in the map: taken as never failing.
    pub unquantified: Vec<ElementId>,
    /// Elements that can fail and have no time of repair in the map, with the hours assumed.
    pub assumed_repairs: Vec<(ElementId, f64)>,
    /// Who uses it.
    pub people: Vec<ElementId>,
    /// What it needs, as a tree.
    pub tree: NeedTree,
}

impl ServiceFacts {
    /// The facts of one service; `None` when it was cancelled. O(what it needs × what the loss of
    /// each stops), beside the availability and the redundancy on paper of the whole map.
    ///
    /// # Errors
    /// When there is no such element at this plateau.
    pub fn of(
        graph: &DependencyGraph,
        id: &ElementId,
        watch: &Watch<'_>,
    ) -> Result<Option<Self>, UnknownElement> {
        let service = graph.find(id)?;
        Ok(Self::found(graph, service, watch))
    }

    fn found(graph: &DependencyGraph, service: ElementIx, watch: &Watch<'_>) -> Option<Self> {
        let part = |from: f32, share: f32| move |done: f32| (watch.progress)(from + done * share);
        let needs = needs(graph, service);
        let stops: Vec<ElementIx> = needs
            .iter()
            .filter(|need| need.can_stop)
            .map(|need| need.element)
            .collect();
        let components = Components::of(graph);
        let is_cancelled = || watch.is_cancelled();
        let availability =
            availability::found(graph, &components, service, NODE_LIMIT, &is_cancelled)?;
        (watch.progress)(0.2);
        let weak = weak_points::of_services(
            graph,
            &[service],
            &Watch {
                cancelled: watch.cancelled,
                progress: &part(0.2, 0.2),
            },
        )?
        .pop()?;
        let played = losses::play(
            graph,
            service,
            &stops,
            &Watch {
                cancelled: watch.cancelled,
                progress: &part(0.4, 0.4),
            },
        )?;
        let pairs = availability::cuts(graph, &components, service, 2);
        (watch.progress)(0.9);
        if watch.is_cancelled() {
            return None;
        }
        let under: BTreeSet<ElementId> = stops
            .iter()
            .map(|&ix| graph.element(ix).id.clone())
            .collect();
        let mut on_paper = redundancy_on_paper(graph);
        on_paper.retain(|group, _| under.contains(group));
        let mut circles = cycles(graph);
        circles.retain(|cycle| cycle.elements.iter().all(|id| under.contains(id)));
        let number = |name: &str| {
            let attributes = &graph.element(service).attributes;
            attributes.get(name).and_then(Value::as_number)
        };
        let can_fail = || {
            let parts = stops.iter().map(|&ix| (ix, graph.element(ix)));
            parts.filter(|(_, element)| fails_by_itself(element))
        };
        let data = data::of_service(graph, service, &stops, &played, number("pdma_h"));
        Some(Self {
            target: number("availability_target").filter(|share| (0.0..=1.0).contains(share)),
            dmia_h: number("dmia_h"),
            pdma_h: number("pdma_h"),
            losses: losses::longest_first(graph, &weak, &played, &data),
            pairs: pairs.map(|cuts| {
                let pairs = cuts.into_iter().filter_map(|cut| cut.try_into().ok());
                pairs.collect()
            }),
            on_paper,
            cycles: circles,
            data,
            unquantified: can_fail()
                .filter(|(_, element)| own_availability(element).is_none())
                .map(|(_, element)| element.id.clone())
                .collect(),
            assumed_repairs: can_fail()
                .filter_map(|(ix, element)| {
                    let assumed = losses::assumed_repair_h(graph, ix)?;
                    Some((element.id.clone(), assumed))
                })
                .collect(),
            people: people(graph, service),
            tree: NeedTree::of(graph, service),
            graph: graph.clone(),
            service,
            needs,
            availability,
            weak,
        })
    }

    /// How many elements it needs, by nature; those that can only degrade it apart.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<PointNature, [usize; 2]> {
        let mut counts: BTreeMap<PointNature, [usize; 2]> = BTreeMap::new();
        for need in &self.needs {
            let element = self.graph.element(need.element);
            if fails_by_itself(element) {
                let of = counts.entry(PointNature::of(element)).or_default();
                of[usize::from(!need.can_stop)] += 1;
            }
        }
        counts
    }

    /// The single loss that stops it longest.
    #[must_use]
    pub fn worst_loss(&self) -> Option<&SingleLoss> {
        self.losses.first()
    }

    /// The recovery after the worst single loss against the need (DMIA): within it where no single
    /// loss stops the service, and beyond any where it is down with nothing lost.
    #[must_use]
    pub fn recovery_verdict(&self) -> Verdict {
        if self.weak.is_down_already {
            return Verdict::Over(f64::INFINITY);
        }
        match self.worst_loss() {
            Some(loss) => self.verdict_of(loss),
            None => self.dmia_h.map_or(Verdict::NoNeed, Verdict::Within),
        }
    }

    /// The recovery after one loss against the need.
    #[must_use]
    pub fn verdict_of(&self, loss: &SingleLoss) -> Verdict {
        self.account_of(loss).verdict()
    }

    /// The recovery after one loss, for words.
    #[must_use]
    pub fn account_of(&self, loss: &SingleLoss) -> ServiceAccount {
        ServiceAccount {
            element: self.service,
            state: State::Down,
            recovery: Some(loss.time),
            need_h: self.dmia_h,
        }
    }

    /// The data set whose worst single loss is the worst: those that miss their need first, by how
    /// much, then by what is lost.
    #[must_use]
    pub fn worst_data(&self) -> Option<&ServiceData> {
        let over_h = |data: &ServiceData| match data.verdict() {
            Verdict::Over(hours) => hours,
            Verdict::Within(hours) => -hours,
            Verdict::NoNeed | Verdict::Unknown => 0.0,
        };
        let worse = |a: &&ServiceData, b: &&ServiceData| {
            let by_need = over_h(a).total_cmp(&over_h(b));
            let loss = |data: &ServiceData| data.worst.as_ref().map(|worst| worst.0);
            let by_loss = loss(a).partial_cmp(&loss(b));
            by_need
                .then(by_loss.unwrap_or(std::cmp::Ordering::Equal))
                .then(b.data_set.cmp(&a.data_set))
        };
        self.data.iter().max_by(worse)
    }

    /// The availability against its target, in hours of a year. One that is high enough as far as
    /// is known says nothing while parts are not quantified: it can only be lower.
    #[must_use]
    pub fn target_verdict(&self) -> Verdict {
        let Some(target) = self.target else {
            return Verdict::NoNeed;
        };
        let spare_h = (self.availability.availability - target) * HOURS_OF_A_YEAR;
        if spare_h < 0.0 {
            Verdict::Over(-spare_h)
        } else if self.availability.is_fully_quantified() {
            Verdict::Within(spare_h)
        } else {
            Verdict::Unknown
        }
    }

    /// Whether no redundancy elsewhere can reach the target, because what alone stops the service
    /// fails too often.
    #[must_use]
    pub fn is_target_out_of_reach(&self) -> bool {
        self.target
            .is_some_and(|target| target > self.availability.ceiling)
    }
}

const HOURS_OF_A_YEAR: f64 = 8_760.0;

/// All that an element needs, soft dependencies included. Two searches, breadth first.
fn needs(graph: &DependencyGraph, service: ElementIx) -> Vec<Need> {
    let mut can_stop = vec![false; graph.elements().len()];
    let mut open = vec![service];
    while let Some(ix) = open.pop() {
        for (other, class) in graph.needs(ix) {
            if class != Class::Soft && !std::mem::replace(&mut can_stop[other.row()], true) {
                open.push(other);
            }
        }
    }
    let id = graph.element(service).id.clone();
    let found = super::reach::reach(graph, &id, super::reach::Direction::Upstream, None);
    let found = found.unwrap_or_default().into_iter();
    found
        .filter_map(|(id, depth)| {
            let element = graph.find(&id).ok()?;
            Some(Need {
                element,
                depth,
                can_stop: can_stop[element.row()],
            })
        })
        .collect()
}

/// Who uses a service, by id.
fn people(graph: &DependencyGraph, service: ElementIx) -> Vec<ElementId> {
    let id = &graph.element(service).id;
    let uses = graph
        .links()
        .iter()
        .filter(|link| link.kind.as_str() == "uses" && link.to == *id);
    let people: BTreeSet<ElementId> = uses.map(|link| link.from.clone()).collect();
    people.into_iter().collect()
}
