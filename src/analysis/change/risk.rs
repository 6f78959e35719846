//! How safe each business service is before and after: what alone stops it, how often it works, how
//! long the worst single loss lasts, and what is wrong with the model under it.

use std::collections::BTreeSet;

use super::super::availability::{Availability, Method};
use super::super::weak_points::WeakPoints;
use crate::locale::{Message, msg};
use crate::model::ElementId;

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
    pub(super) fn of(
        service: ElementId,
        before: Option<RiskState>,
        after: Option<RiskState>,
    ) -> Self {
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
