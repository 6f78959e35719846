//! How many ways lead from one device of the network to another that share no device between.
//!
//! Menger, *Zur allgemeinen Kurventheorie*, 1927: there are as many as devices must be lost to
//! separate the two. Found as a maximum flow (Ford and Fulkerson, 1956) through a network in which
//! every device between is split in two, joined by a way of capacity one; each search is breadth
//! first, so that the ways are short. O(ways × (devices + cables)).

use std::collections::{BTreeSet, VecDeque};

use super::network::Network;
use super::scenario::UnknownElement;
use crate::locale::{Message, msg};
use crate::model::{ElementId, ElementIx};

/// The ways between two elements that have cables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisjointPaths {
    /// How many cables join the two directly; together they are one way.
    pub direct_cables: usize,
    /// The ways by other devices, each from one end to the other, the shortest first.
    pub detours: Vec<Vec<ElementId>>,
    /// A smallest set of devices without which the two are separated; `None` where they are joined
    /// directly, and no device can separate them.
    pub separators: Option<BTreeSet<ElementId>>,
}

impl DisjointPaths {
    /// How many ways there are that share no device between.
    #[must_use]
    pub fn count(&self) -> usize {
        self.detours.len() + usize::from(self.direct_cables > 0)
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPaths {
    /// There is no such element at this plateau.
    Unknown(UnknownElement),
    /// It has no cable.
    Unplugged(ElementId),
    /// Both ends are the same.
    Same(ElementId),
}

impl NoPaths {
    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown(unknown) => unknown.message(),
            Self::Unplugged(id) => msg::NEEDS_UNPLUGGED.with("id", id.as_str()),
            Self::Same(id) => msg::NEEDS_SAME_END.with("id", id.as_str()),
        }
    }
}

impl Network<'_> {
    /// The ways between two elements that share no device between; what is no device of the network
    /// may be an end, and passes nothing on.
    ///
    /// # Errors
    /// When one of them is not there or has no cable, and when they are the same.
    pub fn disjoint_paths(
        &self,
        from: &ElementId,
        to: &ElementId,
    ) -> Result<DisjointPaths, NoPaths> {
        let find = |id: &ElementId| {
            let ix = self.snapshot().find(id);
            let ix = ix.ok_or_else(|| NoPaths::Unknown(UnknownElement { id: id.clone() }))?;
            if self.cables(ix.0).is_empty() {
                return Err(NoPaths::Unplugged(id.clone()));
            }
            Ok(ix.0)
        };
        let (source, target) = (find(from)?, find(to)?);
        if source == target {
            return Err(NoPaths::Same(from.clone()));
        }
        let mut flow = Flow::between(self, source, target);
        let reached = loop {
            if let Err(reached) = flow.augment() {
                break reached;
            }
        };
        let id = |row: u32| self.snapshot().element(ElementIx(row)).id.clone();
        let mut detours = flow.ways();
        detours.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        let is_direct = |cable: &&(u32, _)| cable.0 == target;
        let direct_cables = self.cables(source).iter().filter(is_direct).count();
        // What the last search could enter and not leave.
        let is_cut = |row: &u32| reached[entry(*row)] && !reached[exit(*row)];
        let between = detours.iter().flatten().copied();
        let between = between.filter(|&row| row != source && row != target);
        let separators = between.filter(is_cut).map(id).collect();
        Ok(DisjointPaths {
            direct_cables,
            separators: (direct_cables == 0).then_some(separators),
            detours: detours
                .into_iter()
                .map(|way| way.into_iter().map(id).collect())
                .collect(),
        })
    }
}

/// The half of a device where it is entered.
fn entry(row: u32) -> usize {
    row as usize * 2
}

/// The half of a device where it is left.
fn exit(row: u32) -> usize {
    row as usize * 2 + 1
}

/// More than can ever flow.
const UNLIMITED: u32 = u32::MAX / 2;

/// An arc of the flow, and what may still go along it; arc `i ^ 1` leads back.
struct Arc {
    to: usize,
    room: u32,
}

/// A flow from the exit of one element to the entry of another.
struct Flow {
    source: u32,
    target: u32,
    arcs: Vec<Arc>,
    /// The arcs that leave each half, in the order of cables.
    leaving: Vec<Vec<usize>>,
}

impl Flow {
    fn between(network: &Network<'_>, source: u32, target: u32) -> Self {
        let rows = network.snapshot().elements().len();
        let mut flow = Self {
            source,
            target,
            arcs: Vec::new(),
            leaving: vec![Vec::new(); rows * 2],
        };
        for row in 0..u32::try_from(rows).unwrap_or(u32::MAX) {
            let is_between = network.is_device(row) && row != source && row != target;
            if is_between {
                flow.join(entry(row), exit(row), 1);
            }
            if !is_between && row != source {
                continue;
            }
            for &(other, _) in network.cables(row) {
                let goes_on = other != source && network.is_device(other);
                let arrives = other == target && row != source;
                if arrives || (goes_on && other != target) {
                    flow.join(exit(row), entry(other), UNLIMITED);
                }
            }
        }
        flow
    }

    fn join(&mut self, from: usize, to: usize, room: u32) {
        self.leaving[from].push(self.arcs.len());
        self.arcs.push(Arc { to, room });
        self.leaving[to].push(self.arcs.len());
        self.arcs.push(Arc { to: from, room: 0 });
    }

    /// Lets one more unit flow by a shortest way; what was reached when there is none.
    fn augment(&mut self) -> Result<(), Vec<bool>> {
        let mut reached = vec![false; self.leaving.len()];
        let mut came_by = vec![0; self.leaving.len()];
        let mut queue = VecDeque::from([exit(self.source)]);
        reached[exit(self.source)] = true;
        while let Some(half) = queue.pop_front() {
            for &by in &self.leaving[half] {
                let Arc { to, room } = self.arcs[by];
                if room > 0 && !std::mem::replace(&mut reached[to], true) {
                    came_by[to] = by;
                    queue.push_back(to);
                }
            }
            if reached[entry(self.target)] {
                let mut half = entry(self.target);
                while half != exit(self.source) {
                    let by: usize = came_by[half];
                    self.arcs[by].room -= 1;
                    self.arcs[by ^ 1].room += 1;
                    half = self.arcs[by ^ 1].to;
                }
                return Ok(());
            }
        }
        Err(reached)
    }

    /// The ways that it flows, each from end to end.
    fn ways(&self) -> Vec<Vec<u32>> {
        let onward = |half: usize| {
            let flows = |by: &&usize| by.is_multiple_of(2) && self.arcs[**by ^ 1].room > 0;
            self.leaving[half]
                .iter()
                .filter(flows)
                .map(|by| self.arcs[*by].to)
        };
        let row = |half: usize| u32::try_from(half / 2).unwrap_or(u32::MAX);
        let mut ways = Vec::new();
        for start in onward(exit(self.source)) {
            let mut way = vec![self.source, row(start)];
            let mut half = start;
            // One unit enters each device, so one leaves it.
            while let Some(next) = onward(half).next() {
                if half % 2 == 1 {
                    way.push(row(next));
                }
                half = next;
            }
            ways.push(way);
        }
        ways
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::tests::support::map;
    use crate::model::SystemMap;

    /// A network of devices joined by cables `a-b`.
    fn joined(cables: &[(String, String)], devices: &[String]) -> SystemMap {
        let mut lines = String::new();
        for device in devices {
            lines += &format!("{device} switch\n");
        }
        for (a, b) in cables {
            lines += &format!("{a} connected_to {b}\n");
        }
        map(&lines)
    }

    fn network_of(cables: &str) -> SystemMap {
        let mut devices: Vec<String> = cables.split([' ', '-']).map(Into::into).collect();
        devices.sort();
        devices.dedup();
        let cables = cables.split(' ').filter_map(|cable| cable.split_once('-'));
        let cables: Vec<_> = cables.map(|(a, b)| (a.into(), b.into())).collect();
        joined(&cables, &devices)
    }

    fn found(cables: &str, from: &str, to: &str) -> DisjointPaths {
        let map = network_of(cables);
        let snapshot = map.snapshot(None);
        let network = Network::of(&snapshot);
        network.disjoint_paths(&from.into(), &to.into()).unwrap()
    }

    fn words(paths: &DisjointPaths) -> (usize, Vec<String>, Option<String>) {
        let join = |ids: &mut dyn Iterator<Item = &ElementId>| {
            ids.map(ElementId::as_str).collect::<Vec<_>>().join(" ")
        };
        let detours = paths.detours.iter().map(|way| join(&mut way.iter()));
        let separators = paths.separators.as_ref().map(|set| join(&mut set.iter()));
        (paths.count(), detours.collect(), separators)
    }

    #[test]
    fn the_bridge_network_has_two_ways_and_two_devices_cut_it() {
        // The classical bridge (W13 of the worked examples) as cables.
        let (count, detours, separators) =
            words(&found("s-1 s-3 1-2 3-4 1-5 3-5 5-2 5-4 2-t 4-t", "s", "t"));
        assert_eq!(count, 2);
        assert_eq!(detours, ["s 1 2 t", "s 3 4 t"]);
        assert_eq!(separators.as_deref(), Some("1 3"));
    }

    #[test]
    fn a_second_way_may_have_to_move_the_first() {
        // The shortest way, s a b t, blocks both others unless it is taken apart.
        let (count, detours, _) = words(&found("s-a a-b b-t s-c c-b a-d d-e e-t", "s", "t"));
        assert_eq!(count, 2);
        assert_eq!(detours, ["s c b t", "s a d e t"]);
    }

    #[test]
    fn a_direct_cable_cannot_be_cut_by_devices() {
        let (count, detours, separators) = words(&found("s-t s-t s-a a-t", "s", "t"));
        assert_eq!((count, separators), (2, None));
        assert_eq!(detours, ["s a t"]);
        assert_eq!(found("s-t s-t s-a a-t", "s", "t").direct_cables, 2);
    }

    #[test]
    fn parts_that_never_touch_have_no_way() {
        assert_eq!(
            words(&found("s-a t-b", "s", "t")),
            (0, vec![], Some(String::new()))
        );
    }

    #[test]
    fn ends_that_cannot_be_are_refused() {
        let map = map("a switch\nb switch\nc application\na connected_to b");
        let snapshot = map.snapshot(None);
        let network = Network::of(&snapshot);
        let refused = |from: &str, to: &str| {
            network
                .disjoint_paths(&from.into(), &to.into())
                .unwrap_err()
        };
        assert_eq!(refused("a", "a"), NoPaths::Same("a".into()));
        assert_eq!(refused("a", "c"), NoPaths::Unplugged("c".into()));
        assert!(matches!(refused("x", "a"), NoPaths::Unknown(_)));
    }

    proptest! {
        /// Menger's theorem, by trying every set of devices.
        #[test]
        fn no_smaller_set_separates(cables in prop::collection::vec((0..8_u32, 0..8_u32), 1..20)) {
            let name = |row: u32| format!("d{row}");
            let devices: Vec<String> = (0..8).map(name).collect();
            let mut cables: Vec<(u32, u32)> = cables;
            cables.retain(|(a, b)| a != b && (*a, *b) != (0, 7) && (*a, *b) != (7, 0));
            // Both ends have a cable, to a device that nothing else need join.
            cables.extend([(0, 1), (7, 6)]);
            let named: Vec<_> = cables.iter().map(|(a, b)| (name(*a), name(*b))).collect();
            let map = joined(&named, &devices);
            let snapshot = map.snapshot(None);
            let network = Network::of(&snapshot);
            let found = network.disjoint_paths(&"d0".into(), &"d7".into()).unwrap();
            let connects = |lost: u32| {
                let mut seen = 1_u32;
                loop {
                    let before = seen;
                    for &(a, b) in &cables {
                        for (a, b) in [(a, b), (b, a)] {
                            if seen >> a & 1 == 1 && lost >> b & 1 == 0 {
                                seen |= 1 << b;
                            }
                        }
                    }
                    if seen == before {
                        return seen >> 7 & 1 == 1;
                    }
                }
            };
            let least = (0..64_u32).map(|set| set << 1).filter(|set| !connects(*set));
            let least = least.map(u32::count_ones).min().unwrap();
            prop_assert_eq!(found.count(), least as usize);
            let separators = found.separators.unwrap();
            prop_assert_eq!(separators.len(), least as usize);
            let set = separators.iter().fold(0_u32, |set, id| {
                set | 1 << id.as_str()[1..].parse::<u32>().unwrap()
            });
            prop_assert!(!connects(set));
            let mut between: Vec<&ElementId> = found.detours.iter()
                .flat_map(|way| &way[1..way.len() - 1])
                .collect();
            let all = between.len();
            between.sort();
            between.dedup();
            prop_assert_eq!(between.len(), all, "no device twice");
        }
    }
}
