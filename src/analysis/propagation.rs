//! How a loss spreads: the least fixpoint of these rules, where `s(n)` is the effective state.
//!
//! - R1 own: `s(n)` is at least what the scenario injects.
//! - R2 containment: `s(n)` is at least the state of the fault domain in which `n` lies.
//! - R3 hard: `s(n)` is at least the state of all that `n` needs.
//! - R4 soft: what `n` uses is down, so `n` is at least degraded.
//! - R5 group: fewer than `k` members not down, so it is down; fewer than `k` up, so it is degraded.
//! - R6 data: all stores down, so it is down; one store down or degraded, so it is degraded.
//! - R7 flows have a state of their own and pass nothing on (see `impact.rs`).
//!
//! No rule for *down* reads *degraded*, so the elements that go down are found first, and those
//! that are degraded after them. Both spread in rounds, breadth first, and each element rises once
//! in each; so the result, and the round in which each element rises, depend on no order.
//! O(elements + dependencies) for the first run, O(affected) for each further one.

use super::arcs::Class;
use super::graph::DependencyGraph;
use super::scenario::State;

/// In place of a round, for elements that are up.
pub(super) const NEVER: u32 = u32::MAX;

/// The states of all elements, and the means to find them again for another scenario.
pub(super) struct Propagation<'g> {
    graph: &'g DependencyGraph,
    /// When we look; see [`super::Scenario::at_h`].
    pub(super) at_h: Option<f64>,
    /// The state of each element.
    pub(super) states: Vec<State>,
    /// The round in which each element rose to its final state; [`NEVER`] when it is up.
    pub(super) rounds: Vec<u32>,
    /// All elements that are not up: those down by round, then those degraded by round.
    pub(super) risen: Vec<u32>,
    members_down: Vec<u32>,
    members_not_up: Vec<u32>,
    stores_down: Vec<u32>,
    short_groups: Vec<u32>,
}

impl<'g> Propagation<'g> {
    /// All up, nothing injected yet.
    pub(super) fn new(graph: &'g DependencyGraph, at_h: Option<f64>) -> Self {
        let rows = graph.elements().len();
        let short_groups = graph
            .groups()
            .iter()
            .filter(|group| group.size < group.k)
            .map(|group| group.element.0)
            .collect();
        Self {
            graph,
            at_h,
            states: vec![State::Up; rows],
            rounds: vec![NEVER; rows],
            risen: Vec::new(),
            members_down: vec![0; graph.groups().len()],
            members_not_up: vec![0; graph.groups().len()],
            stores_down: vec![0; rows],
            short_groups,
        }
    }

    /// Finds the states when these elements are struck.
    pub(super) fn run(&mut self, injected: impl Iterator<Item = (u32, State)> + Clone) {
        let ends = self.spread_down(injected.clone());
        self.spread_degraded(injected, &ends);
    }

    /// Finds what is down when one element is lost, or nothing is; what is degraded is left out.
    pub(super) fn run_down(&mut self, lost: Option<u32>) {
        self.spread_down(lost.into_iter().map(|row| (row, State::Down)));
    }

    /// How many members of each group are down, in the order of groups.
    pub(super) fn members_down(&self) -> &[u32] {
        &self.members_down
    }

    /// Back to all up.
    pub(super) fn reset(&mut self) {
        for row in std::mem::take(&mut self.risen) {
            self.states[row as usize] = State::Up;
            self.rounds[row as usize] = NEVER;
            for (other, class, _) in self.graph.needed_by.classed(row) {
                match class {
                    Class::Member => {
                        let group = self.graph.group_rows[other as usize] as usize;
                        self.members_down[group] = 0;
                        self.members_not_up[group] = 0;
                    }
                    Class::Store => self.stores_down[other as usize] = 0,
                    _ => {}
                }
            }
        }
    }

    fn rise(&mut self, row: u32, state: State, round: u32) {
        if self.states[row as usize] == State::Up {
            self.states[row as usize] = state;
            self.rounds[row as usize] = round;
            self.risen.push(row);
        }
    }

    /// Finds all that is down. Gives, for each round, where it ends in `risen`.
    fn spread_down(&mut self, injected: impl Iterator<Item = (u32, State)>) -> Vec<usize> {
        let graph = self.graph;
        for (row, state) in injected {
            if state == State::Down {
                self.rise(row, State::Down, 0);
            }
        }
        for row in std::mem::take(&mut self.short_groups) {
            self.rise(row, State::Down, 0);
            self.short_groups.push(row);
        }
        let mut ends = vec![self.risen.len()];
        let (mut start, mut round) = (0, 0);
        while start < self.risen.len() {
            let end = self.risen.len();
            round += 1;
            for at in start..end {
                for (other, class, _) in graph.needed_by.classed(self.risen[at]) {
                    let falls = match class {
                        Class::Container | Class::Hard => true,
                        Class::Soft => false,
                        Class::Member => self.group_falls(other),
                        Class::Store => {
                            self.stores_down[other as usize] += 1;
                            self.stores_down[other as usize] == graph.store_counts[other as usize]
                        }
                    };
                    if falls {
                        self.rise(other, State::Down, round);
                    }
                }
            }
            start = end;
            ends.push(self.risen.len());
        }
        ends
    }

    fn group_falls(&mut self, element: u32) -> bool {
        let row = self.graph.group_rows[element as usize] as usize;
        self.members_down[row] += 1;
        let group = self.graph.groups()[row];
        group.size - self.members_down[row] < group.k
    }

    fn group_weakens(&mut self, element: u32) -> bool {
        let row = self.graph.group_rows[element as usize] as usize;
        self.members_not_up[row] += 1;
        let group = self.graph.groups()[row];
        group.size - self.members_not_up[row] < group.k
    }

    /// Finds all that is degraded, once what is down is known.
    fn spread_degraded(
        &mut self,
        injected: impl Iterator<Item = (u32, State)>,
        down_ends: &[usize],
    ) {
        let down_count = self.risen.len();
        for (row, state) in injected {
            if state == State::Degraded {
                self.rise(row, State::Degraded, 0);
            }
        }
        let (mut down_start, mut start) = (0, down_count);
        let mut round = 0;
        while round < down_ends.len() || start < self.risen.len() {
            let end = self.risen.len();
            let down_end = down_ends.get(round).copied().unwrap_or(down_count);
            for at in (down_start..down_end).chain(start..end) {
                self.weaken_dependents(self.risen[at], round);
            }
            (down_start, start) = (down_end, end);
            round += 1;
        }
    }

    fn weaken_dependents(&mut self, row: u32, round: usize) {
        let graph = self.graph;
        let next = u32::try_from(round + 1).unwrap_or(NEVER - 1);
        let is_down = self.states[row as usize] == State::Down;
        for (other, class, buffer_h) in graph.needed_by.classed(row) {
            let weakens = match class {
                Class::Container | Class::Hard | Class::Store => true,
                Class::Soft => is_down && is_felt(self.at_h, buffer_h),
                Class::Member => self.group_weakens(other),
            };
            if weakens {
                self.rise(other, State::Degraded, next);
            }
        }
    }
}

/// Whether the loss of a soft dependency with this buffer is felt at this time. Hours below none are
/// the moment of the loss; what is no number is no time to look at.
pub(super) fn is_felt(at_h: Option<f64>, buffer_h: f64) -> bool {
    at_h.is_none_or(|at_h| at_h.is_nan() || at_h.max(0.0) >= buffer_h)
}
