//! The rules R1 to R7, repeated over all elements until nothing changes (§3), and the length of the
//! shortest explanation (§4).

use std::collections::BTreeMap;

use portolan::analysis::State;

use super::model::Plain;
use State::{Degraded, Down, Up};

/// Own states by place, and the hours after the loss; `None` once every buffer is used up.
#[derive(Clone, Default)]
pub(super) struct Injected {
    pub(super) own: BTreeMap<usize, State>,
    pub(super) at_h: Option<f64>,
}

impl Injected {
    pub(super) fn losing(all: impl IntoIterator<Item = usize>) -> Self {
        let own = all.into_iter().map(|at| (at, Down)).collect();
        Self { own, at_h: None }
    }
}

fn count(places: impl IntoIterator<Item = usize>, is: impl Fn(usize) -> bool) -> usize {
    places.into_iter().filter(|&at| is(at)).count()
}

impl Plain {
    /// The least fixpoint.
    pub(super) fn states(&self, injected: &Injected) -> Vec<State> {
        let mut states = vec![Up; self.ids.len()];
        loop {
            let before = states.clone();
            for at in 0..states.len() {
                states[at] = states[at].max(self.by_the_rules(at, &states, injected));
            }
            if states == before {
                return states;
            }
        }
    }

    fn by_the_rules(&self, at: usize, states: &[State], injected: &Injected) -> State {
        let needs = &self.needs[at];
        let mut state = injected.own.get(&at).copied().unwrap_or(Up);
        for &cause in needs.domain.iter().chain(&needs.hard) {
            state = state.max(states[cause]);
        }
        for &(used, buffer_h) in &needs.soft {
            let is_felt = injected.at_h.is_none_or(|at_h| at_h >= buffer_h);
            if states[used] == Down && is_felt {
                state = state.max(Degraded);
            }
        }
        if let Some(k) = needs.k {
            let members = || needs.members.iter().copied();
            if count(members(), |member| states[member] != Down) < k {
                state = Down;
            } else if count(members(), |member| states[member] == Up) < k {
                state = state.max(Degraded);
            }
        }
        let stores = || needs.stores.iter().copied();
        if !needs.stores.is_empty() {
            state = state.max(if stores().all(|store| states[store] == Down) {
                Down
            } else if stores().any(|store| states[store] == Down) {
                Degraded
            } else {
                stores().map(|store| states[store]).max().unwrap_or(Up)
            });
        }
        state
    }

    /// The flows by id, each in its own state.
    pub(super) fn flows(&self, states: &[State]) -> BTreeMap<String, State> {
        self.of_kind("flow")
            .map(|flow| {
                let via = flow.list("via");
                let crossed = via.into_iter().filter_map(|id| self.find(id));
                let ends = [flow.from, flow.to].into_iter().chain(crossed);
                let worst = ends.map(|at| states[at]).max().unwrap_or(Up);
                (flow.id.clone(), worst)
            })
            .collect()
    }

    /// The groups that lost a member and work on: available members, needed, and all.
    pub(super) fn redundancy_lost(
        &self,
        states: &[State],
    ) -> BTreeMap<String, (usize, usize, usize)> {
        let mut found = BTreeMap::new();
        for (at, needs) in self.needs.iter().enumerate() {
            let Some(k) = needs.k.filter(|_| states[at] != Down) else {
                continue;
            };
            let available = count(needs.members.iter().copied(), |at| states[at] != Down);
            if available < needs.members.len() {
                found.insert(self.ids[at].clone(), (available, k, needs.members.len()));
            }
        }
        found
    }

    /// Whether `cause`, in the state that it ends in, is one of those that give `at` its state.
    pub(super) fn is_cause(
        &self,
        cause: usize,
        at: usize,
        states: &[State],
        injected: &Injected,
    ) -> bool {
        let needs = &self.needs[at];
        let (state, of_cause) = (states[at], states[cause]);
        if state == Up || of_cause == Up {
            return false;
        }
        let passes_on = needs.domain == Some(cause) || needs.hard.contains(&cause);
        let is_felt = |buffer_h: f64| injected.at_h.is_none_or(|at_h| at_h >= buffer_h);
        let is_used = needs
            .soft
            .iter()
            .any(|&(used, buffer_h)| used == cause && is_felt(buffer_h));
        let counts = |at: &&usize| states[**at] == Up || (state == Down && states[**at] != Down);
        let is_lost = of_cause >= state;
        let by_members = needs.members.contains(&cause)
            && is_lost
            && needs.members.iter().filter(counts).count() < needs.k.unwrap_or(0);
        let by_stores = needs.stores.contains(&cause)
            && is_lost
            && (state == Degraded || needs.stores.iter().all(|at| states[*at] == Down));
        (passes_on && of_cause >= state)
            || (is_used && state == Degraded && of_cause == Down)
            || by_members
            || by_stores
    }

    /// How many relations lie between an element and the nearest injected one; `None` when it is up.
    pub(super) fn depths(&self, states: &[State], injected: &Injected) -> Vec<Option<usize>> {
        let count = self.ids.len();
        let is_start = |at: usize| {
            let needs = &self.needs[at];
            let is_short = needs.k.is_some_and(|k| needs.members.len() < k);
            let own = injected.own.get(&at).copied().unwrap_or(Up);
            is_short || (own != Up && own == states[at])
        };
        let mut depths: Vec<Option<usize>> =
            (0..count).map(|at| is_start(at).then_some(0)).collect();
        let mut front: Vec<usize> = (0..count).filter(|&at| depths[at].is_some()).collect();
        while let Some(&first) = front.first() {
            let next = depths[first].map(|depth| depth + 1);
            let is_next = |at: &usize| {
                let is_caused = |&cause: &usize| self.is_cause(cause, *at, states, injected);
                depths[*at].is_none() && front.iter().any(is_caused)
            };
            front = (0..count).filter(is_next).collect();
            front.iter().for_each(|&at| depths[at] = next);
        }
        depths
    }
}
