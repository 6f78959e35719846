//! How often a service works, by going through all cases (§7); what alone stops it, and what stops
//! it together, by losing them (§6).

use std::collections::{BTreeMap, BTreeSet};

use portolan::analysis::State;

use super::model::Plain;
use super::states::Injected;

/// Something that happens by itself: what it stops, and how often it does not happen.
pub(super) struct Event {
    /// The element, or the group whose members have a common cause.
    pub(super) of: usize,
    stops: BTreeSet<usize>,
    pub(super) works: f64,
}

/// All cases of some events: in the case numbered `n`, the events happen whose bits are set in `n`.
pub(super) struct Cases {
    is_up: Vec<bool>,
    works: Vec<f64>,
}

impl Cases {
    /// The probability that the service works.
    pub(super) fn probability(&self) -> f64 {
        self.probability_if(&self.works)
    }

    fn probability_if(&self, works: &[f64]) -> f64 {
        let mut shares = vec![1.0];
        for works in works {
            let failing: Vec<f64> = shares.iter().map(|share| share * (1.0 - works)).collect();
            shares.iter_mut().for_each(|share| *share *= works);
            shares.extend(failing);
        }
        let up = shares.iter().zip(&self.is_up).filter(|(_, is_up)| **is_up);
        up.map(|(share, _)| share).sum()
    }

    /// Birnbaum's importance of an event.
    pub(super) fn birnbaum(&self, event: usize) -> f64 {
        let with = |value: f64| {
            let mut works = self.works.clone();
            works[event] = value;
            self.probability_if(&works)
        };
        with(1.0) - with(0.0)
    }

    /// Whether the service works while nothing happens.
    pub(super) fn works_untouched(&self) -> bool {
        self.is_up[0]
    }

    /// Whether an event alone stops the service.
    pub(super) fn is_stopped_by(&self, event: usize) -> bool {
        !self.is_up[1 << event]
    }
}

impl Plain {
    /// The probability that the map gives; `None` where it gives none that can be.
    pub(super) fn given(&self, at: usize) -> Option<f64> {
        let from_times = || {
            let (between, repair) = (self.number(at, "mtbf_h")?, self.number(at, "mttr_h")?);
            (between > 0.0 && repair >= 0.0).then(|| between / (between + repair))
        };
        let given = self.number(at, "availability").or_else(from_times)?;
        (0.0..=1.0).contains(&given).then_some(given)
    }

    /// The events that a service hangs on. Members with a common cause share a part of their
    /// failures (§7.4); all members of such a group fail equally often here.
    pub(super) fn events(&self, service: usize) -> Vec<Event> {
        let under = self.closure(service);
        let beta = |group: usize| {
            let beta = self
                .number(group, "beta")
                .filter(|_| self.needs[group].k.is_some());
            beta.map_or(0.0, |beta| beta.clamp(0.0, 1.0))
        };
        let groups_of = |at: usize| {
            let groups = 0..self.ids.len();
            groups.filter(move |&group| self.needs[group].members.contains(&at))
        };
        let mut events = Vec::new();
        for &at in &under {
            let Some(works) = self.given(at) else {
                continue;
            };
            let shared: f64 = groups_of(at).map(beta).sum();
            events.push(Event {
                of: at,
                stops: BTreeSet::from([at]),
                works: 1.0 - (1.0 - works) * (1.0 - shared),
            });
        }
        let groups: BTreeSet<usize> = under.iter().flat_map(|&at| groups_of(at)).collect();
        for group in groups.into_iter().filter(|&group| beta(group) > 0.0) {
            let members = self.needs[group].members.clone();
            let fails = members
                .first()
                .and_then(|&at| self.given(at))
                .map_or(0.0, |p| 1.0 - p);
            events.push(Event {
                of: group,
                stops: members,
                works: 1.0 - beta(group) * fails,
            });
        }
        events.retain(|event| event.works < 1.0);
        events
    }

    /// Goes through all cases of these events: 2 to their number.
    pub(super) fn cases(&self, service: usize, events: &[Event]) -> Cases {
        let masks = Masks::of(self);
        let stops: Vec<u64> = events.iter().map(|event| mask(&event.stops)).collect();
        let is_up = |case: u64| {
            let happens = (0..events.len()).filter(|at| case >> at & 1 == 1);
            let lost = happens.fold(0, |all, at| all | stops[at]);
            masks.down(lost) >> service & 1 == 0
        };
        Cases {
            is_up: (0..1 << events.len()).map(is_up).collect(),
            works: events.iter().map(|event| event.works).collect(),
        }
    }

    /// The states when each element is lost alone.
    pub(super) fn each_alone(&self) -> Vec<Vec<State>> {
        let lost = 0..self.ids.len();
        lost.map(|at| self.states(&Injected::losing([at])))
            .collect()
    }

    /// The elements whose loss alone stops a service; none when it is down already.
    pub(super) fn stopping_alone(
        &self,
        service: usize,
        alone: &[Vec<State>],
        is_candidate: impl Fn(usize) -> bool,
    ) -> BTreeSet<String> {
        if self.states(&Injected::default())[service] == State::Down {
            return BTreeSet::new();
        }
        (0..self.ids.len())
            .filter(|&at| at != service && is_candidate(at))
            .filter(|&at| alone[at][service] == State::Down)
            .map(|at| self.ids[at].clone())
            .collect()
    }

    /// The minimal cut sets with at most `order` elements: every subset of what can fail is lost.
    pub(super) fn cuts(&self, service: usize, order: u32) -> BTreeSet<BTreeSet<String>> {
        let masks = Masks::of(self);
        let things = (0..self.ids.len()).filter(|&at| at != service && self.is_thing(at));
        let things: Vec<usize> = things.collect();
        let mut cuts: Vec<u64> = Vec::new();
        let mut subsets: Vec<u64> = (0..1 << things.len()).collect();
        subsets.sort_by_key(|subset| subset.count_ones());
        for subset in subsets {
            if subset.count_ones() > order {
                break;
            }
            let chosen = (0..things.len()).filter(|at| subset >> at & 1 == 1);
            let lost = chosen.fold(0, |all, at| all | 1 << things[at]);
            let is_minimal = !cuts.iter().any(|cut| cut & subset == *cut);
            if is_minimal && masks.down(lost) >> service & 1 == 1 {
                cuts.push(subset);
            }
        }
        let names = |cut: u64| {
            let chosen = (0..things.len()).filter(move |at| cut >> at & 1 == 1);
            chosen.map(|at| self.ids[things[at]].clone()).collect()
        };
        // Down with nothing lost: there is nothing to lose.
        let cuts = cuts.into_iter().filter(|cut| *cut != 0);
        cuts.map(names).collect()
    }

    /// The groups with members to spare, and what alone leaves them too few (§6.5).
    pub(super) fn redundancy_on_paper(
        &self,
        alone: &[Vec<State>],
    ) -> BTreeMap<String, BTreeSet<String>> {
        let untouched = self.states(&Injected::default());
        let mut found = BTreeMap::new();
        for (group, needs) in self.needs.iter().enumerate() {
            let Some(k) = needs.k.filter(|&k| k > 0 && k < needs.members.len()) else {
                continue;
            };
            let falls_short = |states: &[State]| {
                let members = needs.members.iter();
                members.filter(|&&at| states[at] != State::Down).count() < k
            };
            if falls_short(&untouched) {
                continue;
            }
            let points: BTreeSet<String> = (0..self.ids.len())
                .filter(|&at| self.is_thing(at) && falls_short(&alone[at]))
                .map(|at| self.ids[at].clone())
                .collect();
            if !points.is_empty() {
                found.insert(self.ids[group].clone(), points);
            }
        }
        found
    }
}

/// The rules for *down* alone, over sets of at most 64 elements: thousands of cases in no time.
pub(super) struct Masks {
    rules: Vec<Rule>,
}

struct Rule {
    all: u64,
    members: u64,
    k: Option<u32>,
    stores: u64,
}

fn mask(places: &BTreeSet<usize>) -> u64 {
    places.iter().fold(0, |all, at| all | 1 << at)
}

impl Masks {
    pub(super) fn of(plain: &Plain) -> Self {
        assert!(plain.ids.len() <= 64);
        let rule = |needs: &super::model::Needs| Rule {
            all: mask(&needs.hard) | needs.domain.map_or(0, |at| 1 << at),
            members: mask(&needs.members),
            k: needs.k.map(|k| u32::try_from(k).unwrap()),
            stores: mask(&needs.stores),
        };
        Self {
            rules: plain.needs.iter().map(rule).collect(),
        }
    }

    /// All that is down when these are lost.
    pub(super) fn down(&self, lost: u64) -> u64 {
        let mut down = lost;
        loop {
            let before = down;
            for (at, rule) in self.rules.iter().enumerate() {
                let falls = rule.all & down != 0
                    || rule
                        .k
                        .is_some_and(|k| (rule.members & !down).count_ones() < k)
                    || (rule.stores != 0 && rule.stores & !down == 0);
                down |= u64::from(falls) << at;
            }
            if down == before {
                return down;
            }
        }
    }
}
