//! How a loss unfolds over the hours: who falls, who degrades once a buffer is used up, who comes
//! back, and which services are away for longer than their users can bear.
//!
//! Everything is lost at hour 0. With `T(n)` for the recovery time of an element (the longest path
//! of `recovery.rs`: repair, restart and failover times over all that is down), at hour `h`
//!
//! - an element that the loss takes down, be it struck or pulled down by others, is down while
//!   `h < T(n)` and no longer down from `h = T(n)` on. It is up again then, unless something
//!   degrades it;
//! - an element that the scenario degrades is degraded while `h` is below its `repair_h`;
//! - any other element is degraded while one of the rules of `propagation.rs` degrades it; a soft
//!   dependency with a buffer counts from `h = buffer_h` on, as long as what it uses is down. So a
//!   degraded state ends with its causes;
//! - an element with a `dmia_h` overruns it from `h = dmia_h` on when `T(n) > dmia_h`.
//!
//! `T(n)` of a redundancy group with fewer members than it needs is infinite: no repair helps.
//! Where the map gives no `repair_h` to an element that the scenario strikes, [`Repairs`] says what
//! holds; a `restart_h` or `failover_h` that is not given takes no time. Both are counted and stated:
//! [`Unfolding::unknown_repairs`], [`Unfolding::unknown_restarts`].
//!
//! Replacing the rules for *down* by `h < T(n)` changes nothing but when things come back: a cause
//! never comes back after what hangs on it, so what is down at an hour is what spreads from what is
//! still struck and from what restarts.

mod building;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use super::impact::{Impact, impact_later};
use super::scenario::State;
use crate::locale::MessageId;
use crate::locale::msg;
use crate::model::ElementIx;

pub use building::unfold;

/// The last hour that is looked at.
pub const HORIZON_H: f64 = 72.0;

/// What is taken for the repair of an element that the scenario strikes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Repairs {
    /// What the map says; where it says nothing, what [`super::own_duration`] assumes, as the
    /// recovery times beside it do: two answers to one question would puzzle.
    #[default]
    Assumed,
    /// What the map says; where it says nothing, the element does not come back.
    Known,
    /// Nothing is repaired: what falls stays down.
    Lasting,
}

impl Repairs {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Assumed, Self::Known, Self::Lasting];

    /// The word of the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Assumed => "assumed",
            Self::Lasting => "none",
        }
    }

    /// The value of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|repairs| repairs.as_str() == word)
    }

    /// In words.
    #[must_use]
    pub fn message(self) -> MessageId {
        match self {
            Self::Known => msg::UNFOLDING_REPAIRS_KNOWN,
            Self::Assumed => msg::UNFOLDING_REPAIRS_ASSUMED,
            Self::Lasting => msg::UNFOLDING_REPAIRS_LASTING,
        }
    }
}

/// An element that goes from one state to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateChange {
    /// Which.
    pub element: ElementIx,
    /// Its state just before; up before hour 0.
    pub from: State,
    /// Its state from this hour on.
    pub to: State,
}

/// How many business services are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceCount {
    /// Down.
    pub down: usize,
    /// Degraded.
    pub degraded: usize,
    /// All of them, the affected and the intact.
    pub total: usize,
}

/// An hour at which something changes, and how things stand until the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Hours after the loss.
    pub at_h: f64,
    /// Who falls, degrades or comes back, by id.
    pub changes: Vec<StateChange>,
    /// Who is away for longer than it may from now on, by id.
    pub overruns: Vec<ElementIx>,
    /// Business services from now on.
    pub services: ServiceCount,
}

/// What the loss does to an element that has a need (`dmia_h`) and is down at least for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outage {
    /// The element.
    pub element: ElementIx,
    /// How long it may be away, hours.
    pub dmia_h: f64,
    /// When it is back, hours after the loss; `None` when nothing on the map says so.
    pub back_h: Option<f64>,
}

impl Outage {
    /// Whether it is away for longer than it may.
    #[must_use]
    pub fn is_overrun(&self) -> bool {
        let late = self.dmia_h + building::SAME_H;
        self.back_h.is_none_or(|back_h| back_h > late)
    }
}

/// A state that an element is in from one hour to another.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    element: ElementIx,
    state: State,
    from_h: f64,
    until_h: f64,
}

/// See the module's header. Found once by [`unfold`]; after that, hours are looked up.
#[derive(Clone, Debug)]
pub struct Unfolding {
    whole: Arc<Impact>,
    repairs: Repairs,
    moments: Vec<Moment>,
    /// By element, then by hour.
    spans: Vec<Span>,
    back: Vec<building::Back>,
    outages: Vec<Outage>,
    unknown_repairs: Vec<ElementIx>,
    unknown_restarts: usize,
    steady_services: ServiceCount,
    degraded_until: Vec<(u32, f64)>,
}

impl Unfolding {
    /// What the loss leads to where nothing is repaired and every buffer is used up.
    #[must_use]
    pub fn whole(&self) -> &Arc<Impact> {
        &self.whole
    }

    /// What is taken for repairs.
    #[must_use]
    pub fn repairs(&self) -> Repairs {
        self.repairs
    }

    /// The hours up to [`HORIZON_H`] at which something changes; the first is hour 0.
    #[must_use]
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// Business services in the state that the loss leads to.
    #[must_use]
    pub fn steady_services(&self) -> ServiceCount {
        self.steady_services
    }

    /// The number of the moment that an hour belongs to. O(log moments).
    #[must_use]
    pub fn moment_at(&self, hour: f64) -> usize {
        let later = self.moments.partition_point(|moment| moment.at_h <= hour);
        later.saturating_sub(1)
    }

    /// The number of the last moment up to an hour at which a state changed. O(log moments) where
    /// states change often.
    #[must_use]
    pub fn stage_at(&self, hour: f64) -> usize {
        let upto = self
            .moments
            .get(..=self.moment_at(hour))
            .unwrap_or_default();
        let changed = upto.iter().rposition(|moment| !moment.changes.is_empty());
        changed.unwrap_or(0)
    }

    /// What is not up at an hour, by id. O(affected).
    pub fn states_at(&self, hour: f64) -> impl Iterator<Item = (ElementIx, State)> + '_ {
        let spans = self.spans.iter();
        spans
            .filter(move |span| span.from_h <= hour && hour < span.until_h)
            .map(|span| (span.element, span.state))
    }

    /// Everything that can be asked of an impact, at an hour. O(elements + dependencies).
    #[must_use]
    pub fn impact_at(&self, hour: f64) -> Impact {
        let hour = hour.max(0.0);
        let (struck, coming_back) = self.seeds_at(hour);
        impact_later(Arc::clone(&self.whole), hour, struck, coming_back)
    }

    /// When an element is back, hours after the loss: `None` when it never falls, and infinity when
    /// nothing on the map says when. O(log down).
    #[must_use]
    pub fn back_h(&self, ix: ElementIx) -> Option<f64> {
        let at = self.back.binary_search_by_key(&ix, |back| back.element);
        at.ok().map(|at| self.back[at].at_h)
    }

    /// The elements with a need that fall, by id: how long they may be away, and how long they are.
    #[must_use]
    pub fn outages(&self) -> &[Outage] {
        &self.outages
    }

    /// How many of the elements that fall are not back at the end, as far as the map says.
    #[must_use]
    pub fn never_back(&self) -> usize {
        let is_late = |back: &&building::Back| back.at_h > HORIZON_H;
        self.back.iter().filter(is_late).count()
    }

    /// How many elements fall.
    #[must_use]
    pub fn fallen(&self) -> usize {
        self.back.len()
    }

    /// The elements that the scenario strikes and whose repair the map gives no time for, by id.
    #[must_use]
    pub fn unknown_repairs(&self) -> &[ElementIx] {
        &self.unknown_repairs
    }

    /// How many elements that fall could have a time to restart or to fail over and have none on
    /// the map: they are taken to be back as soon as what they need is.
    #[must_use]
    pub fn unknown_restarts(&self) -> usize {
        self.unknown_restarts
    }
}
