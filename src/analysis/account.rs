//! The account of a loss: services against the interruption that the business bears, data against
//! the loss that it bears, what lost its margin, and how much of all this is known.
//!
//! Command line, window and impact sheet all read the same account, so that they say the same.

use super::arcs::Class;
use super::data_loss::{DataLoss, data_losses};
use super::graph::hours_of;
use super::impact::{Impact, Margin};
use super::recovery::{
    Certainty, Durations, OwnDuration, RecoveryTime, own_duration, recovery_times,
};
use super::scenario::State;
use crate::catalogue::Family;
use crate::model::{Element, ElementIx};

/// How what is achieved stands to what is needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Within the need, by so many hours.
    Within(f64),
    /// Beyond the need, by so many hours; infinite where data are lost for good.
    Over(f64),
    /// The map gives no need.
    NoNeed,
    /// What is achieved is not known well enough to tell.
    Unknown,
}

impl Verdict {
    /// What is beyond its need comes first, by how much; then what nobody can tell.
    fn urgency(self) -> f64 {
        match self {
            Self::Over(over_h) => over_h,
            Self::Unknown => 0.0,
            Self::NoNeed => -1.0,
            Self::Within(_) => -2.0,
        }
    }
}

/// A business service that is not up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceAccount {
    /// The service.
    pub element: ElementIx,
    /// Down or degraded.
    pub state: State,
    /// When it works again; `None` for one that is degraded.
    pub recovery: Option<RecoveryTime>,
    /// The interruption that the business bears, in hours (DMIA).
    pub need_h: Option<f64>,
}

impl ServiceAccount {
    /// How its recovery stands to the need. A time that is at least so long may already be too
    /// long, but never short enough.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let Some(need_h) = self.need_h else {
            return Verdict::NoNeed;
        };
        let Some(time) = self.recovery else {
            return Verdict::Unknown;
        };
        let over_h = time.hours - need_h;
        match time.certainty() {
            Certainty::Unknown => Verdict::Unknown,
            _ if over_h > 0.0 => Verdict::Over(over_h),
            Certainty::AtLeast | Certainty::About => Verdict::Unknown,
            Certainty::Known => Verdict::Within(-over_h),
        }
    }
}

/// A data set with a store that is down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DataAccount {
    /// The data set.
    pub element: ElementIx,
    /// Its state.
    pub state: State,
    /// How much of it is lost.
    pub loss: DataLoss,
    /// The loss that the business bears, in hours (PDMA).
    pub need_h: Option<f64>,
}

impl DataAccount {
    /// How the loss stands to the need.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.loss, self.need_h) {
            (DataLoss::Lost, _) => Verdict::Over(f64::INFINITY),
            (_, None) => Verdict::NoNeed,
            (DataLoss::Unknown, _) => Verdict::Unknown,
            (DataLoss::Hours(loss_h), Some(need_h)) if loss_h > need_h => {
                Verdict::Over(loss_h - need_h)
            }
            (DataLoss::Hours(loss_h), Some(need_h)) => Verdict::Within(need_h - loss_h),
        }
    }
}

/// How many elements are in each state; together, all that there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// They stop.
    pub down: usize,
    /// They go on with less.
    pub degraded: usize,
    /// Groups that go on, but lost members.
    pub margin_lost: usize,
    /// Nothing changes.
    pub intact: usize,
}

/// A duration that the map does not give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumption {
    /// Whose.
    pub element: ElementIx,
    /// Whether it is the time to repair; else to restart, or of a group to switch over.
    pub is_repair: bool,
    /// How many hours are reckoned with in its place.
    pub hours: f64,
}

/// A dependency that nobody feels for some hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Buffer {
    /// Who depends.
    pub element: ElementIx,
    /// On what, which is down.
    pub on: ElementIx,
    /// For how many hours it bears the loss.
    pub hours: f64,
    /// Whether it still does, at the hour of the scenario.
    pub holds: bool,
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Elements by state.
    pub counts: StateCounts,
    /// Services that are not up: those that are down first, and among these the furthest beyond
    /// their need; then by time and name.
    pub services: Vec<ServiceAccount>,
    /// Data sets with a store down: the furthest beyond their need first, then by name.
    pub data_sets: Vec<DataAccount>,
    /// Groups that lost members and still work, by id.
    pub margins: Vec<Margin>,
    /// Flows that are down.
    pub flows_down: usize,
    /// Flows that are degraded.
    pub flows_degraded: usize,
    /// The durations of all that is down.
    pub durations: Durations,
    /// Those that are assumed, by element.
    pub assumptions: Vec<Assumption>,
    /// Buffered dependencies on what is down, by element.
    pub buffers: Vec<Buffer>,
}

impl Account {
    /// The account of an impact. O(elements + dependencies of what is affected).
    #[must_use]
    pub fn of(impact: &Impact) -> Self {
        let graph = impact.graph();
        let times = recovery_times(impact);
        let margins = impact.redundancy_lost();
        let (down, degraded) = (impact.down_total(), impact.degraded_total());
        let healthy_groups = margins.iter().filter(|margin| {
            let group = graph.find(&margin.group);
            group.is_ok_and(|ix| impact.state(ix) == State::Up)
        });
        let margin_lost = healthy_groups.count();
        let (durations, assumptions) = durations(impact);
        let flows_down = impact.flows_down();
        Self {
            counts: StateCounts {
                down,
                degraded,
                margin_lost,
                intact: graph
                    .elements()
                    .len()
                    .saturating_sub(down + degraded + margin_lost),
            },
            services: services(impact, &times),
            data_sets: data_sets(impact),
            margins,
            flows_down,
            flows_degraded: impact.flows().len() - flows_down,
            durations,
            assumptions,
            buffers: buffers(impact),
        }
    }

    /// How many services are down.
    #[must_use]
    pub fn services_down(&self) -> usize {
        let services = self.services.iter();
        services.filter(|one| one.state == State::Down).count()
    }

    /// How many data sets lose more than the business bears, and how many of those have no copy
    /// left at all.
    #[must_use]
    pub fn data_over_need(&self) -> (usize, usize) {
        let count = |is: &dyn Fn(&DataAccount) -> bool| {
            let data_sets = self.data_sets.iter();
            data_sets.filter(|one| is(one)).count()
        };
        (
            count(&|one| matches!(one.verdict(), Verdict::Over(_))),
            count(&|one| one.loss == DataLoss::Lost),
        )
    }

    /// How many services come back too late for the business, or might: beyond the need, and not
    /// known well enough to tell.
    #[must_use]
    pub fn services_over_need(&self) -> (usize, usize) {
        let down = self.services.iter().filter(|one| one.state == State::Down);
        let verdicts: Vec<Verdict> = down.map(ServiceAccount::verdict).collect();
        let count = |is: fn(&Verdict) -> bool| verdicts.iter().filter(|one| is(one)).count();
        (
            count(|verdict| matches!(verdict, Verdict::Over(_))),
            count(|verdict| matches!(verdict, Verdict::Unknown | Verdict::NoNeed)),
        )
    }
}

/// The hours that the business bears: `dmia_h` or `pdma_h`.
#[must_use]
pub fn need_h(element: &Element, name: &str) -> Option<f64> {
    hours_of(&element.attributes, name)
}

fn services(impact: &Impact, times: &[RecoveryTime]) -> Vec<ServiceAccount> {
    let graph = impact.graph();
    let touched = impact.affected().iter().copied();
    let mut services: Vec<ServiceAccount> = touched
        .filter(|&ix| graph.element(ix).kind.as_str() == "business_service")
        .map(|element| {
            let at = times.binary_search_by_key(&element, |time| time.element);
            ServiceAccount {
                element,
                state: impact.state(element),
                recovery: at.ok().map(|at| times[at]),
                need_h: need_h(graph.element(element), "dmia_h"),
            }
        })
        .collect();
    services.sort_by(|a, b| {
        let hours = |one: &ServiceAccount| one.recovery.map_or(0.0, |time| time.hours);
        let name = |one: &ServiceAccount| &graph.element(one.element).name;
        (b.state.cmp(&a.state))
            .then_with(|| b.verdict().urgency().total_cmp(&a.verdict().urgency()))
            .then_with(|| hours(b).total_cmp(&hours(a)))
            .then_with(|| name(a).cmp(name(b)))
    });
    services
}

fn data_sets(impact: &Impact) -> Vec<DataAccount> {
    let graph = impact.graph();
    let losses = data_losses(impact).into_iter();
    let mut data_sets: Vec<DataAccount> = losses
        .filter_map(|(id, loss)| {
            let element = graph.find(&id).ok()?;
            Some(DataAccount {
                element,
                state: impact.state(element),
                loss,
                need_h: need_h(graph.element(element), "pdma_h"),
            })
        })
        .collect();
    data_sets.sort_by(|a, b| {
        let name = |one: &DataAccount| &graph.element(one.element).name;
        (b.verdict().urgency())
            .total_cmp(&a.verdict().urgency())
            .then_with(|| name(a).cmp(name(b)))
    });
    data_sets
}

fn durations(impact: &Impact) -> (Durations, Vec<Assumption>) {
    let mut durations = Durations::default();
    let mut assumptions = Vec::new();
    for element in impact.in_state(State::Down) {
        let is_repair = impact.is_injected(element);
        match own_duration(impact.graph(), element, is_repair) {
            OwnDuration::None => continue,
            OwnDuration::Given(_) => durations.given += 1,
            OwnDuration::Assumed(hours) => assumptions.push(Assumption {
                element,
                is_repair,
                hours,
            }),
        }
        durations.needed += 1;
    }
    (durations, assumptions)
}

fn buffers(impact: &Impact) -> Vec<Buffer> {
    let at_h = impact.scenario().at_h;
    let mut buffers = Vec::new();
    for on in impact.in_state(State::Down) {
        for (other, class, hours) in impact.graph().needed_by.classed(on.0) {
            if class == Class::Soft && hours > 0.0 {
                buffers.push(Buffer {
                    element: ElementIx(other),
                    on,
                    hours,
                    holds: at_h.is_some_and(|at_h| at_h < hours),
                });
            }
        }
    }
    buffers.sort_by_key(|buffer| (buffer.element, buffer.on));
    buffers
}

/// What kind of thing an element is in a review of an impact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccountGroup {
    /// Business services and processes, partners and people.
    Services,
    /// Applications and other software.
    Applications,
    /// Data sets.
    Data,
    /// Places, machines, networks, groups and what else there is.
    Infrastructure,
}

impl AccountGroup {
    /// Every group, in the order of a review.
    pub const ALL: [Self; 4] = [
        Self::Services,
        Self::Applications,
        Self::Data,
        Self::Infrastructure,
    ];

    /// The group of an element.
    #[must_use]
    pub fn of(element: &Element) -> Self {
        let kind = crate::catalogue::element_kind(element.kind.as_str());
        match kind.map(|kind| kind.family) {
            Some(Family::Business) => Self::Services,
            Some(Family::Software) => Self::Applications,
            Some(Family::Data) => Self::Data,
            Some(Family::Places | Family::Network | Family::Compute | Family::Structure) | None => {
                Self::Infrastructure
            }
        }
    }
}
