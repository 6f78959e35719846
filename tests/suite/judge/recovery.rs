//! How long until all works again (§8.1), and how much data is lost (§8.3).

use std::collections::{BTreeMap, BTreeSet};

use portolan::analysis::{DataLoss, State};
use portolan::model::Nature;

use super::model::Plain;
use super::states::Injected;

/// Hours that the reference results assume for a repair where the map gives none: of a place or a
/// provider, and of anything else.
const REPAIR_H: (f64, f64) = (24.0, 4.0);

impl Plain {
    fn own_time(&self, at: usize, is_injected: bool) -> f64 {
        let is_place = matches!(
            self.kinds[at].as_str(),
            "site"
                | "building"
                | "room"
                | "rack"
                | "power"
                | "provider"
                | "cloud_region"
                | "cloud_az"
        );
        // “Down data set: the smallest T among its stores”, and nothing on top of it.
        if self.kinds[at] == "data_set" && !is_injected {
            return 0.0;
        }
        let (name, assumed) = match is_injected {
            true if is_place => ("repair_h", REPAIR_H.0),
            true => ("repair_h", REPAIR_H.1),
            false if self.needs[at].k.is_some() => ("failover_h", 0.0),
            false => ("restart_h", 0.0),
        };
        self.hours(at, name).unwrap_or(assumed)
    }

    /// What an element that is down waits for: in all of the first list, and in enough of the second
    /// (with how many are enough).
    fn waits_for(&self, at: usize, states: &[State]) -> (BTreeSet<usize>, BTreeSet<usize>, usize) {
        let needs = &self.needs[at];
        let down = |at: &usize| states[*at] == State::Down;
        let mut all: BTreeSet<usize> = needs.hard.iter().copied().filter(down).collect();
        all.extend(needs.domain.filter(down));
        all.remove(&at);
        let members: BTreeSet<usize> = needs.members.iter().copied().filter(down).collect();
        let left = needs.members.len() - members.len();
        let missing = needs.k.unwrap_or(0).saturating_sub(left);
        let are_stores_lost = !needs.stores.is_empty() && needs.stores.iter().all(down);
        if missing > 0 && !members.is_empty() {
            (all, members, missing)
        } else if are_stores_lost {
            (all, needs.stores.clone(), 1)
        } else {
            (all, BTreeSet::new(), 0)
        }
    }

    /// Hours until each element that is down works again, and whether it comes back together with
    /// others that wait for it.
    pub(super) fn recovery_times(
        &self,
        states: &[State],
        injected: &Injected,
    ) -> BTreeMap<usize, (f64, bool)> {
        let all = 0..self.ids.len();
        let down: BTreeSet<usize> = all.filter(|&at| states[at] == State::Down).collect();
        let is_injected = |at: usize| injected.own.get(&at) == Some(&State::Down);
        let causes: BTreeMap<usize, BTreeSet<usize>> = down
            .iter()
            .map(|&at| {
                let (all, some, _) = self.waits_for(at, states);
                (at, all.into_iter().chain(some).collect())
            })
            .collect();
        // Everything that an element waits for, directly or by way of others.
        let reached = |start: usize| {
            let (mut found, mut open) = (BTreeSet::new(), causes[&start].clone());
            while let Some(at) = open.pop_first() {
                if found.insert(at) {
                    open.extend(&causes[&at]);
                }
            }
            found
        };
        let reached: BTreeMap<usize, BTreeSet<usize>> =
            down.iter().map(|&at| (at, reached(at))).collect();
        let mut times: BTreeMap<usize, (f64, bool)> = BTreeMap::new();
        while times.len() < down.len() {
            for &at in &down {
                let together = |other: &&usize| {
                    **other == at
                        || (reached[&at].contains(*other) && reached[*other].contains(&at))
                };
                let block: BTreeSet<usize> = down.iter().filter(together).copied().collect();
                let outside: BTreeSet<usize> = block
                    .iter()
                    .flat_map(|at| causes[at].clone())
                    .filter(|at| !block.contains(at))
                    .collect();
                if times.contains_key(&at) || !outside.iter().all(|at| times.contains_key(at)) {
                    continue;
                }
                let time = |at: &usize| times[at].0;
                let hours = if block.len() > 1 {
                    let own: f64 = block
                        .iter()
                        .map(|&at| self.own_time(at, is_injected(at)))
                        .sum();
                    outside.iter().map(time).fold(0.0, f64::max) + own
                } else {
                    let (all, some, enough) = self.waits_for(at, states);
                    let mut some: Vec<f64> =
                        some.iter().filter(|&&one| one != at).map(time).collect();
                    some.sort_by(f64::total_cmp);
                    let last = enough.checked_sub(1).and_then(|nth| some.get(nth)).copied();
                    let waits = all.iter().map(time).fold(last.unwrap_or(0.0), f64::max);
                    waits + self.own_time(at, is_injected(at))
                };
                let found = block.iter().map(|&one| (one, (hours, block.len() > 1)));
                times.extend(found.collect::<Vec<_>>());
            }
        }
        times
    }

    /// What a store stands on: itself, its group's members, what it is hosted on, its storage.
    fn support(&self, store: usize) -> BTreeSet<usize> {
        let is_storage = |at: usize| {
            let members = self.needs[at].members.iter();
            self.kinds[at] == "storage" || members.copied().any(|at| self.kinds[at] == "storage")
        };
        let mut found = BTreeSet::from([store]);
        for _ in 0..self.ids.len() {
            for relation in &self.relations {
                let (from, to) = (relation.from, relation.to);
                let is_hosting = relation.kind == "hosted_on" && found.contains(&from);
                let is_member = relation.kind == "member_of" && found.contains(&to);
                let is_its_storage =
                    found.contains(&from) && self.needs[from].hard.contains(&to) && is_storage(to);
                if is_hosting || is_its_storage {
                    found.insert(to);
                }
                if is_member && self.needs[to].members.contains(&from) {
                    found.insert(from);
                }
            }
        }
        found
    }

    /// Hours of data that each data set with a store down loses.
    pub(super) fn data_losses(
        &self,
        states: &[State],
        nature: Nature,
    ) -> BTreeMap<String, DataLoss> {
        let hours = |known: Option<f64>| known.map_or(DataLoss::Unknown, DataLoss::Hours);
        let is_usable = |at: usize| states[at] != State::Down;
        let is_safe = |vault: usize| {
            nature == Nature::Physical
                || self.flag(vault, "immutable") == Some(true)
                || self.flag(vault, "offline") == Some(true)
        };
        let of_store = |store: usize| {
            let support = self.support(store);
            let replicas = self
                .of_kind("replicates_to")
                .filter(|_| nature == Nature::Physical)
                .filter(|copy| support.contains(&copy.from) && is_usable(copy.to))
                .map(|copy| {
                    let at_once = (copy.text("mode") == "sync").then_some(0.0);
                    hours(copy.hours("lag_h").or(at_once))
                });
            let backups = self
                .of_kind("backed_up_by")
                .filter(|copy| copy.from == store && is_usable(copy.to) && is_safe(copy.to))
                .map(|copy| hours(copy.hours("interval_h")));
            let mut best = DataLoss::Lost;
            for copy in replicas.chain(backups) {
                best = if copy < best { copy } else { best };
            }
            best
        };
        let mut losses = BTreeMap::new();
        for (at, needs) in self.needs.iter().enumerate() {
            let down = needs
                .stores
                .iter()
                .filter(|&&store| states[store] == State::Down);
            for loss in down.map(|&store| of_store(store)) {
                let worst = losses.entry(self.ids[at].clone()).or_insert(loss);
                if loss > *worst {
                    *worst = loss;
                }
            }
        }
        losses
    }
}
