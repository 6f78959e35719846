//! How safe each business service is before and after: what alone stops it, how often it works, how
//! long the worst single loss lasts, and what is wrong with the model under it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::arcs::Class;
use super::super::availability::{self, Availability, Method, NODE_LIMIT};
use super::super::components::Components;
use super::super::gap::Gap;
use super::super::graph::DependencyGraph;
use super::super::modelling::modelling_errors;
use super::super::propagation::Propagation;
use super::super::recovery::times_of_down;
use super::super::watch::Watch;
use super::super::weak_points::{self, WeakPoints, services};
use super::ChangeSide;
use crate::diagnostic::Severity;
use crate::locale::{Message, msg};
use crate::model::{ElementId, ElementIx, LinkId, Value};

/// Which way something goes, what asks for attention first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trend {
    /// Less safe.
    Worse,
    /// Less safe in one respect and safer in another, or other weak points in equal number.
    Mixed,
    /// Only there after.
    New,
    /// Safer.
    Better,
    /// Only there before.
    Gone,
    /// No different.
    Same,
}

impl Trend {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Worse,
        Self::Mixed,
        Self::New,
        Self::Better,
        Self::Gone,
        Self::Same,
    ];

    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Mixed => "mixed",
            Self::New => "new",
            Self::Better => "better",
            Self::Gone => "gone",
            Self::Same => "same",
        }
    }

    /// The word shown to people.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Worse => msg::CHANGE_WORSE.into(),
            Self::Mixed => msg::CHANGE_MIXED.into(),
            Self::New => msg::CHANGE_NEW.into(),
            Self::Better => msg::CHANGE_BETTER.into(),
            Self::Gone => msg::CHANGE_GONE.into(),
            Self::Same => msg::CHANGE_SAME.into(),
        }
    }

    fn of_order(order: std::cmp::Ordering) -> Self {
        match order {
            std::cmp::Ordering::Less => Self::Better,
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Greater => Self::Worse,
        }
    }

    /// What several respects come to together.
    fn of_all(trends: impl IntoIterator<Item = Self>) -> Self {
        let trends: BTreeSet<Self> = trends.into_iter().collect();
        let has = |trend: Self| trends.contains(&trend);
        match (has(Self::Worse), has(Self::Better), has(Self::Mixed)) {
            (true, false, _) => Self::Worse,
            (false, true, _) => Self::Better,
            (false, false, false) => Self::Same,
            _ => Self::Mixed,
        }
    }
}

/// The single loss after which a service is down longest.
#[derive(Clone, Debug, PartialEq)]
pub struct WorstLoss {
    /// Hours until the service works again (its RTO in this scenario).
    pub hours: f64,
    /// What is lost.
    pub lost: ElementId,
}

/// A modelling error among what a service hangs on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Errors before warnings.
    pub is_warning: bool,
    /// Its stable code.
    pub code: &'static str,
    /// The record that is at fault, as `table/id`.
    pub record: String,
}

/// How safe a service is in one state.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskState {
    /// What alone stops it.
    pub weak: WeakPoints,
    /// How often it works.
    pub availability: Availability,
    /// The single point of failure whose loss lasts longest, each repaired as the map says;
    /// `None` when no single loss stops it.
    pub worst_loss: Option<WorstLoss>,
    /// The longest downtime that the business bears (DMIA), in hours; `None` where the map does
    /// not say.
    pub need_h: Option<f64>,
    /// What is wrong with the model under it.
    pub violations: BTreeSet<Violation>,
}

impl RiskState {
    /// Hours until it works again after the worst single loss; none when no single loss stops it,
    /// and infinite when it is down with nothing lost: no repair brings it back.
    #[must_use]
    pub fn recovery_h(&self) -> f64 {
        if self.weak.is_down_already {
            return f64::INFINITY;
        }
        self.worst_loss.as_ref().map_or(0.0, |loss| loss.hours)
    }

    /// Whether the business bears less than the worst single loss takes.
    #[must_use]
    pub fn exceeds_need(&self) -> bool {
        self.need_h.is_some_and(|need| self.recovery_h() > need)
    }
}

/// What becomes of one business service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceRisk {
    /// The service.
    pub service: ElementId,
    /// The state before; `None` for a new service.
    pub before: Option<RiskState>,
    /// The state after; `None` for one that is gone.
    pub after: Option<RiskState>,
    /// All respects together.
    pub trend: Trend,
    /// Fewer or more single points of failure; mixed where others stand in their place.
    pub weak_points: Trend,
    /// More or less available.
    pub availability: Trend,
    /// Sooner or later back after the worst single loss.
    pub recovery: Trend,
    /// Fewer or more modelling errors, else warnings.
    pub violations: Trend,
}

/// Differences of availability below this are none: the arithmetic itself is not finer.
const SAME_AVAILABILITY: f64 = 1e-12;
/// Standard errors by which two drawn availabilities must differ.
const SAME_DRAWS: f64 = 3.0;
/// Differences in hours below this are none.
const SAME_HOURS: f64 = 1e-9;

impl ServiceRisk {
    fn of(service: ElementId, before: Option<RiskState>, after: Option<RiskState>) -> Self {
        let [weak_points, availability, recovery, violations] = match (&before, &after) {
            (Some(before), Some(after)) => [
                trend_of_weak_points(&before.weak, &after.weak),
                trend_of_availability(&before.availability, &after.availability),
                trend_of_recovery(before, after),
                trend_of_violations(&before.violations, &after.violations),
            ],
            (None, _) => [Trend::New; 4],
            (_, None) => [Trend::Gone; 4],
        };
        let trend = match (&before, &after) {
            (None, _) => Trend::New,
            (_, None) => Trend::Gone,
            _ => Trend::of_all([weak_points, availability, recovery, violations]),
        };
        Self {
            service,
            before,
            after,
            trend,
            weak_points,
            availability,
            recovery,
            violations,
        }
    }

    /// The single points of failure that come, and those that go.
    #[must_use]
    pub fn points_that_come_and_go(&self) -> (Vec<&ElementId>, Vec<&ElementId>) {
        fn points(state: Option<&RiskState>) -> BTreeSet<&ElementId> {
            state.iter().flat_map(|state| &state.weak.single).collect()
        }
        let (before, after) = (points(self.before.as_ref()), points(self.after.as_ref()));
        (
            after.difference(&before).copied().collect(),
            before.difference(&after).copied().collect(),
        )
    }
}

fn trend_of_weak_points(before: &WeakPoints, after: &WeakPoints) -> Trend {
    if before.is_down_already != after.is_down_already {
        return if after.is_down_already {
            Trend::Worse
        } else {
            Trend::Better
        };
    }
    match after.single.len().cmp(&before.single.len()) {
        std::cmp::Ordering::Equal if before.single != after.single => Trend::Mixed,
        order => Trend::of_order(order),
    }
}

fn trend_of_availability(before: &Availability, after: &Availability) -> Trend {
    let error = |of: &Availability| match of.method {
        Method::Exact => 0.0,
        Method::MonteCarlo { standard_error, .. } => standard_error,
    };
    let noise = SAME_DRAWS * error(before).hypot(error(after));
    let gained = after.availability - before.availability;
    if gained.abs() <= noise.max(SAME_AVAILABILITY) {
        Trend::Same
    } else if gained > 0.0 {
        Trend::Better
    } else {
        Trend::Worse
    }
}

fn trend_of_recovery(before: &RiskState, after: &RiskState) -> Trend {
    let (before, after) = (before.recovery_h(), after.recovery_h());
    if (after - before).abs() <= SAME_HOURS {
        return Trend::Same;
    }
    Trend::of_order(after.total_cmp(&before))
}

fn trend_of_violations(before: &BTreeSet<Violation>, after: &BTreeSet<Violation>) -> Trend {
    let counts = |violations: &BTreeSet<Violation>| {
        let warnings = violations.iter().filter(|one| one.is_warning).count();
        (violations.len() - warnings, warnings)
    };
    match counts(after).cmp(&counts(before)) {
        std::cmp::Ordering::Equal if before != after => Trend::Mixed,
        order => Trend::of_order(order),
    }
}

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
            need_h: element.attributes.get("dmia_h").and_then(Value::as_number),
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
