//! Finds an [`Unfolding`]: recovery times first, then the states at each hour at which they may
//! change.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::{HORIZON_H, Moment, Outage, Repairs, ServiceCount, Span, StateChange, Unfolding};
use crate::analysis::arcs::Class;
use crate::analysis::graph::DependencyGraph;
use crate::analysis::impact::{Impact, impact};
use crate::analysis::propagation::Propagation;
use crate::analysis::recovery::{OwnDuration, OwnTime, own_duration, times_by};
use crate::analysis::scenario::{Scenario, State, UnknownElement};
use crate::model::{ElementIx, Value};

/// Hours that differ by less are the same.
pub(super) const SAME_H: f64 = 1e-9;

/// When an element that falls is back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Back {
    pub(super) element: ElementIx,
    /// Hours after the loss; infinite when nothing on the map says so.
    pub(super) at_h: f64,
    block: u32,
}

/// How a loss unfolds; the hour that the scenario looks at plays no part.
/// O(elements + dependencies, and what is affected for each hour at which something changes).
///
/// # Errors
/// When the scenario strikes an element that is not there at this plateau.
pub fn unfold(
    graph: &DependencyGraph,
    scenario: &Scenario,
    repairs: Repairs,
) -> Result<Unfolding, UnknownElement> {
    let steady = Scenario {
        at_h: None,
        ..scenario.clone()
    };
    let whole = Arc::new(impact(graph, &steady)?);
    let mut unfolding = Unfolding {
        back: back_times(&whole, repairs),
        outages: Vec::new(),
        unknown_repairs: struck(&whole)
            .filter(|&(ix, _)| !matches!(own_duration(graph, ix, true), OwnDuration::Given(_)))
            .map(|(ix, _)| ix)
            .collect(),
        unknown_restarts: unknown_restarts(&whole),
        steady_services: ServiceCount::default(),
        degraded_until: struck(&whole)
            .filter(|&(_, state)| state == State::Degraded)
            .map(|(ix, _)| (ix.0, repair_h(graph, ix, repairs)))
            .collect(),
        whole,
        repairs,
        moments: Vec::new(),
        spans: Vec::new(),
    };
    unfolding.outages = outages(&unfolding);
    unfolding.find_moments();
    Ok(unfolding)
}

/// What the scenario strikes, with the state that it gives, by id.
fn struck(whole: &Impact) -> impl Iterator<Item = (ElementIx, State)> + '_ {
    let injected = whole.scenario().injected.iter();
    injected
        .filter(|(_, state)| **state != State::Up)
        .filter_map(|(id, &state)| Some((whole.graph().find(id).ok()?, state)))
}

/// The hours that a repair takes.
fn repair_h(graph: &DependencyGraph, ix: ElementIx, repairs: Repairs) -> f64 {
    match (repairs, own_duration(graph, ix, true)) {
        (Repairs::Known | Repairs::Assumed, OwnDuration::Given(hours))
        | (Repairs::Assumed, OwnDuration::Assumed(hours)) => hours,
        _ => f64::INFINITY,
    }
}

fn back_times(whole: &Impact, repairs: Repairs) -> Vec<Back> {
    let graph = whole.graph();
    let down: Vec<ElementIx> = whole.in_state(State::Down).collect();
    let own = |ix: ElementIx| {
        let is_short = graph.group(ix).is_some_and(|group| group.size < group.k);
        let hours = if is_short {
            f64::INFINITY
        } else if whole.is_injected(ix) {
            repair_h(graph, ix, repairs)
        } else {
            own_duration(graph, ix, false).hours()
        };
        OwnTime {
            hours,
            ..OwnTime::default()
        }
    };
    let times = times_by(graph, &down, &own).into_iter();
    times
        .map(|time| Back {
            element: time.element,
            at_h: if repairs == Repairs::Lasting {
                f64::INFINITY
            } else {
                time.hours
            },
            block: time.block,
        })
        .collect()
}

/// Those that fall with others and for whose restart something is assumed.
fn unknown_restarts(whole: &Impact) -> usize {
    let is_unknown = |ix: &ElementIx| {
        let duration = own_duration(whole.graph(), *ix, false);
        !whole.is_injected(*ix) && matches!(duration, OwnDuration::Assumed(_))
    };
    whole.in_state(State::Down).filter(is_unknown).count()
}

fn outages(unfolding: &Unfolding) -> Vec<Outage> {
    let graph = unfolding.whole.graph();
    let with_need = unfolding.back.iter().filter_map(|back| {
        let need = graph.element(back.element).attributes.get("dmia_h");
        Some(Outage {
            element: back.element,
            dmia_h: need.and_then(Value::as_number)?.max(0.0),
            back_h: back.at_h.is_finite().then_some(back.at_h),
        })
    });
    with_need.collect()
}

impl Unfolding {
    /// What is struck at an hour still, and what is down then for no other reason than that it is
    /// not back yet; both by number. O(down and its dependencies).
    pub(super) fn seeds_at(&self, hour: f64) -> (Vec<(u32, State)>, Vec<u32>) {
        let is_down = |ix: ElementIx| self.back_h(ix).is_some_and(|back_h| hour < back_h);
        let degrades = |row: u32| {
            let all = &self.degraded_until;
            let at = all.binary_search_by_key(&row, |&(other, _)| other);
            at.is_ok_and(|at| hour < all[at].1)
        };
        let is_still = |&(ix, state): &(ElementIx, State)| match state {
            State::Down => is_down(ix),
            _ => degrades(ix.0),
        };
        let still = struck(&self.whole).filter(is_still);
        let still: Vec<(u32, State)> = still.map(|(ix, state)| (ix.0, state)).collect();
        let is_lost = |ix: ElementIx| still.binary_search(&(ix.0, State::Down)).is_ok();
        let late = self.back.iter().filter(|back| hour < back.at_h);
        let coming_back = late
            .filter(|back| !is_lost(back.element) && !self.is_held_down(back, hour))
            .map(|back| back.element.0)
            .collect();
        (still, coming_back)
    }

    /// Whether something that is down at an hour, and does not come back together with the element,
    /// is enough to keep it down.
    fn is_held_down(&self, back: &Back, hour: f64) -> bool {
        let graph = self.whole.graph();
        let (mut members, mut stores) = (0_usize, 0_usize);
        for (other, class) in graph.needs(back.element) {
            let at = self.back.binary_search_by_key(&other, |back| back.element);
            let Ok(at) = at else { continue };
            let other = self.back[at];
            if hour >= other.at_h || other.block == back.block {
                continue;
            }
            match class {
                Class::Container | Class::Hard => return true,
                Class::Soft => {}
                Class::Member => members += 1,
                Class::Store => stores += 1,
            }
        }
        let group = graph.group(back.element);
        let is_short = |size: u32, k: u32| (size as usize).saturating_sub(members) < k as usize;
        group.is_some_and(|group| is_short(group.size, group.k))
            || (stores > 0 && stores == graph.store_counts[back.element.row()] as usize)
    }

    /// The hours at which states may change: when something is back, or a buffer is used up.
    fn hours(&self) -> Vec<f64> {
        let graph = self.whole.graph();
        let mut hours = vec![0.0];
        for back in &self.back {
            hours.push(back.at_h);
            for (_, class, buffer_h) in graph.needed_by.classed(back.element.0) {
                if class == Class::Soft && buffer_h < back.at_h {
                    hours.push(buffer_h);
                }
            }
        }
        hours.extend(self.degraded_until.iter().map(|&(_, until_h)| until_h));
        let late = self.outages.iter().filter(|outage| outage.is_overrun());
        hours.extend(late.map(|outage| outage.dmia_h));
        hours.retain(|hour| (0.0..=HORIZON_H).contains(hour));
        hours.sort_by(f64::total_cmp);
        // Sums of the same times in another order are the same hour: the latest, when all is done.
        hours.dedup_by(|later, kept| {
            let is_same = *later - *kept < SAME_H;
            if is_same {
                *kept = *later;
            }
            is_same
        });
        hours
    }

    fn find_moments(&mut self) {
        let graph = self.whole.graph().clone();
        let is_service = |ix: ElementIx| graph.element(ix).kind.as_str() == "business_service";
        let services = graph.elements().iter();
        let total = services
            .filter(|element| element.kind.as_str() == "business_service")
            .count();
        let in_the_end = |state: State| self.whole.in_state(state).filter(|ix| is_service(*ix));
        self.steady_services = ServiceCount {
            down: in_the_end(State::Down).count(),
            degraded: in_the_end(State::Degraded).count(),
            total,
        };
        let mut propagation = Propagation::new(&graph, Some(0.0));
        let mut open: BTreeMap<ElementIx, (State, f64)> = BTreeMap::new();
        for at_h in self.hours() {
            let (struck, coming_back) = self.seeds_at(at_h);
            let others = coming_back.iter().map(|&row| (row, State::Down));
            propagation.reset();
            propagation.at_h = Some(at_h);
            propagation.run(struck.iter().copied().chain(others));
            let states = &propagation.states;
            let mut changes = self.close_spans(&mut open, states, at_h);
            for &row in &propagation.risen {
                let ix = ElementIx(row);
                let to = states[ix.row()];
                if let Entry::Vacant(place) = open.entry(ix) {
                    place.insert((to, at_h));
                    let from = changes.get(&ix).map_or(State::Up, |change| change.from);
                    let element = ix;
                    changes.insert(ix, StateChange { element, from, to });
                }
            }
            let count = |state: State| {
                let in_state = open.iter().filter(|(_, (other, _))| *other == state);
                in_state.filter(|(ix, _)| is_service(**ix)).count()
            };
            let late = self
                .outages
                .iter()
                .filter(|outage| outage.is_overrun() && (outage.dmia_h - at_h).abs() < SAME_H);
            let moment = Moment {
                at_h,
                changes: changes.into_values().collect(),
                overruns: late.map(|outage| outage.element).collect(),
                services: ServiceCount {
                    down: count(State::Down),
                    degraded: count(State::Degraded),
                    total,
                },
            };
            self.moments.push(moment);
        }
        let last = open.into_iter().map(|(element, (state, from_h))| Span {
            element,
            state,
            from_h,
            until_h: f64::INFINITY,
        });
        self.spans.extend(last);
        self.spans.sort_by(|a, b| {
            let by_element = a.element.cmp(&b.element);
            by_element.then_with(|| a.from_h.total_cmp(&b.from_h))
        });
    }

    /// Ends what is in another state from this hour on, and says so.
    fn close_spans(
        &mut self,
        open: &mut BTreeMap<ElementIx, (State, f64)>,
        states: &[State],
        at_h: f64,
    ) -> BTreeMap<ElementIx, StateChange> {
        let mut changes = BTreeMap::new();
        open.retain(|&element, &mut (state, from_h)| {
            let is_same = states[element.row()] == state;
            if !is_same {
                self.spans.push(Span {
                    element,
                    state,
                    from_h,
                    until_h: at_h,
                });
                let change = StateChange {
                    element,
                    from: state,
                    to: State::Up,
                };
                changes.insert(element, change);
            }
            is_same
        });
        changes
    }
}
