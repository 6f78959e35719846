//! Finds how safe each business service is in both states, as far as a difference can reach it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::account::need_h;
use super::super::arcs::Class;
use super::super::availability::{self, NODE_LIMIT};
use super::super::components::Components;
use super::super::gap::Gap;
use super::super::graph::DependencyGraph;
use super::super::modelling::modelling_errors;
use super::super::propagation::Propagation;
use super::super::recovery::times_of_down;
use super::super::watch::Watch;
use super::super::weak_points::{self, WeakPoints, services};
use super::ChangeSide;
use super::risk::{RiskState, ServiceRisk, Violation, WorstLoss};
use crate::diagnostic::Severity;
use crate::model::{ElementId, ElementIx, LinkId};

/// The risks of all services that a difference can reach, by id, and the number of the others.
pub(super) fn delta(
    sides: [ChangeSide<'_>; 2],
    graphs: &[DependencyGraph; 2],
    gap: &Gap,
    watch: &Watch<'_>,
) -> Option<(Vec<ServiceRisk>, usize)> {
    let faults = sides.map(|side| Fault::all_of(side));
    let reach = Reach::of(graphs, gap, &faults);
    let mut states: [BTreeMap<ElementId, RiskState>; 2] = Default::default();
    for (at, graph) in graphs.iter().enumerate() {
        let services: Vec<ElementIx> = services(graph)
            .into_iter()
            .filter(|&ix| reach.services.contains(&graph.element(ix).id))
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "0 or 1")]
        let start = at as f32 * 0.5;
        let progress = |share: f32| (watch.progress)(start + share * 0.5);
        let part = Watch {
            cancelled: watch.cancelled,
            progress: &progress,
        };
        states[at] = states_of(graph, &services, &faults[at], &part)?;
    }
    let [mut before, mut after] = states;
    let risks = reach
        .services
        .into_iter()
        .map(|id| {
            let (before, after) = (before.remove(&id), after.remove(&id));
            ServiceRisk::of(id, before, after)
        })
        .collect();
    Some((risks, reach.others))
}

/// Services that a difference can reach.
struct Reach {
    services: BTreeSet<ElementId>,
    others: usize,
}

impl Reach {
    /// A service hangs on what lies upstream of it, soft dependencies left out; so whatever lies
    /// downstream of no difference is as safe as it was. O(elements + dependencies).
    fn of(graphs: &[DependencyGraph; 2], gap: &Gap, faults: &[Vec<Fault>; 2]) -> Self {
        let mut sources: BTreeSet<&ElementId> = gap.elements.keys().collect();
        for graph in graphs {
            for id in gap.links.keys() {
                if let Ok(at) = graph.links().binary_search_by(|link| link.id.cmp(id)) {
                    let link = &graph.links()[at];
                    sources.extend([&link.from, &link.to]);
                }
            }
        }
        for (these, those) in [(&faults[0], &faults[1]), (&faults[1], &faults[0])] {
            let known: BTreeSet<&Violation> = those.iter().map(|fault| &fault.violation).collect();
            let news = these
                .iter()
                .filter(|fault| !known.contains(&fault.violation));
            sources.extend(news.flat_map(|fault| &fault.at));
        }
        let mut found = BTreeSet::new();
        for graph in graphs {
            let rows = sources.iter().filter_map(|id| graph.find(id).ok());
            let rows: Vec<u32> = with_partners(graph, rows).into_iter().collect();
            let stopped = closure(graph, &rows, |graph, row| graph.needed_by.classed(row));
            let reached = services(graph)
                .into_iter()
                .filter(|ix| stopped[ix.row()])
                .map(|ix| graph.element(ix).id.clone());
            found.extend(reached);
        }
        let [before, _] = graphs;
        let others = services(before)
            .into_iter()
            .filter(|&ix| !found.contains(&before.element(ix).id))
            .count();
        Self {
            services: found,
            others,
        }
    }
}

/// A common cause joins the members of a group even where a service needs one of them directly.
fn with_partners(graph: &DependencyGraph, rows: impl Iterator<Item = ElementIx>) -> BTreeSet<u32> {
    let mut out = BTreeSet::new();
    let members = |group: ElementIx| {
        let needs = graph.needs(group);
        needs
            .filter(|(_, class)| *class == Class::Member)
            .map(|(member, _)| member.0)
    };
    for ix in rows {
        out.insert(ix.0);
        out.extend(members(ix));
        for (group, class) in graph.needed_by(ix) {
            let has_common_cause = || graph.element(group).attributes.contains_key("beta");
            if class == Class::Member && has_common_cause() {
                out.extend(members(group));
            }
        }
    }
    out
}

/// All rows that are reached along arcs that are not soft, the starts included.
fn closure<'g, I: Iterator<Item = (u32, Class, f64)>>(
    graph: &'g DependencyGraph,
    starts: &[u32],
    arcs: impl Fn(&'g DependencyGraph, u32) -> I,
) -> Vec<bool> {
    let mut seen = vec![false; graph.elements().len()];
    for &row in starts {
        seen[row as usize] = true;
    }
    let mut open = starts.to_vec();
    while let Some(row) = open.pop() {
        for (other, class, _) in arcs(graph, row) {
            if class != Class::Soft && !std::mem::replace(&mut seen[other as usize], true) {
                open.push(other);
            }
        }
    }
    seen
}

/// A modelling error, and the elements that it speaks of.
struct Fault {
    violation: Violation,
    at: Vec<ElementId>,
}

impl Fault {
    fn all_of(side: ChangeSide<'_>) -> Vec<Self> {
        let problems = modelling_errors(side.map, side.snapshot.plateau());
        problems
            .into_iter()
            .filter(|problem| problem.severity != Severity::Note)
            .filter_map(|problem| {
                let record = problem.place.record?;
                let (table, id) = record.split_once('/')?;
                let at = if table == "links" {
                    let link = side.map.tables().links.get(&LinkId::from(id))?;
                    vec![link.from.clone(), link.to.clone()]
                } else {
                    vec![ElementId::from(id)]
                };
                let violation = Violation {
                    is_warning: problem.severity == Severity::Warning,
                    code: problem.code,
                    record,
                };
                Some(Self { violation, at })
            })
            .collect()
    }
}

/// How safe some services are in one state.
fn states_of(
    graph: &DependencyGraph,
    services: &[ElementIx],
    faults: &[Fault],
    watch: &Watch<'_>,
) -> Option<BTreeMap<ElementId, RiskState>> {
    let progress = |share: f32| (watch.progress)(share * 0.2);
    let part = Watch {
        cancelled: watch.cancelled,
        progress: &progress,
    };
    let weak = weak_points::of_services(graph, services, &part)?;
    let progress = |share: f32| (watch.progress)(0.2 + share * 0.3);
    let part = Watch {
        cancelled: watch.cancelled,
        progress: &progress,
    };
    let worst = worst_losses(graph, services, &weak, &part)?;
    let components = Components::of(graph);
    let mut states = BTreeMap::new();
    let is_cancelled = || watch.is_cancelled();
    for (done, ((&ix, weak), worst_loss)) in services.iter().zip(weak).zip(worst).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a share to be shown")]
        (watch.progress)(0.5 + 0.5 * done as f32 / services.len() as f32);
        let availability = availability::found(graph, &components, ix, NODE_LIMIT, &is_cancelled)?;
        let element = graph.element(ix);
        let state = RiskState {
            weak,
            availability,
            worst_loss,
            need_h: need_h(element, "dmia_h"),
            violations: violations_under(graph, ix, faults),
        };
        states.insert(element.id.clone(), state);
    }
    Some(states)
}

/// The modelling errors at a service and at what it hangs on.
fn violations_under(
    graph: &DependencyGraph,
    service: ElementIx,
    faults: &[Fault],
) -> BTreeSet<Violation> {
    if faults.is_empty() {
        return BTreeSet::new();
    }
    let under = closure(graph, &[service.0], |graph, row| graph.needs.classed(row));
    let is_under = |id: &ElementId| graph.find(id).is_ok_and(|ix| under[ix.row()]);
    faults
        .iter()
        .filter(|fault| fault.at.iter().any(is_under))
        .map(|fault| fault.violation.clone())
        .collect()
}

/// For each service, the single point of failure whose loss lasts longest; the smaller id where
/// two last equally long. Each point is lost once for all services.
fn worst_losses(
    graph: &DependencyGraph,
    services: &[ElementIx],
    weak: &[WeakPoints],
    watch: &Watch<'_>,
) -> Option<Vec<Option<WorstLoss>>> {
    let mut stops: BTreeMap<&ElementId, Vec<usize>> = BTreeMap::new();
    for (at, weak) in weak.iter().enumerate() {
        for point in &weak.single {
            stops.entry(point).or_default().push(at);
        }
    }
    let starts: Vec<u32> = services.iter().map(|ix| ix.0).collect();
    // The times of a service follow from what lies under it.
    let matters = closure(graph, &starts, |graph, row| graph.needs.classed(row));
    let mut worst: Vec<Option<WorstLoss>> = vec![None; services.len()];
    let mut propagation = Propagation::new(graph, None);
    for (done, (point, stopped)) in stops.iter().enumerate() {
        watch.tell(done, stops.len());
        if watch.is_cancelled() {
            return None;
        }
        let Ok(lost) = graph.find(point) else {
            continue;
        };
        propagation.run_down(Some(lost.0));
        let down = propagation.risen.iter().map(|&row| ElementIx(row));
        let mut down: Vec<ElementIx> = down.filter(|ix| matters[ix.row()]).collect();
        down.sort_unstable();
        let times = times_of_down(graph, &down, &|ix| ix == lost);
        propagation.reset();
        for &at in stopped {
            let time = times.binary_search_by_key(&services[at], |time| time.element);
            let Ok(time) = time else {
                continue;
            };
            let hours = times[time].hours;
            if worst[at].as_ref().is_none_or(|worst| hours > worst.hours) {
                worst[at] = Some(WorstLoss {
                    hours,
                    lost: (*point).clone(),
                });
            }
        }
    }
    Some(worst)
}
