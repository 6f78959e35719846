//! Reach and radii (§5), circles (§10) and the physical network (§6.4), by trying everything.

use std::collections::{BTreeMap, BTreeSet};

use portolan::analysis::State;

use super::model::Plain;
use super::states::Injected;

impl Plain {
    /// The elements within reach with their least depth: of those that depend on `start`, or of
    /// those that it needs.
    pub(super) fn reach(&self, start: usize, is_downstream: bool) -> BTreeMap<String, u32> {
        let all = 0..self.ids.len();
        let needs: Vec<BTreeSet<usize>> = all.clone().map(|at| self.all_needs(at)).collect();
        let is_joined = |from: usize, to: usize| {
            let (dependent, needed) = if is_downstream {
                (to, from)
            } else {
                (from, to)
            };
            needs[dependent].contains(&needed)
        };
        let mut depths = BTreeMap::from([(start, 0)]);
        let mut front = vec![start];
        while let Some(&first) = front.first() {
            let depth = depths[&first] + 1;
            let next = all
                .clone()
                .filter(|&to| front.iter().any(|&from| is_joined(from, to)));
            front = next.filter(|to| !depths.contains_key(to)).collect();
            depths.extend(front.iter().map(|&to| (to, depth)));
        }
        depths.remove(&start);
        depths
            .into_iter()
            .map(|(at, depth)| (self.ids[at].clone(), depth))
            .collect()
    }

    /// How many others are affected when each is lost alone, beyond what is affected anyway.
    pub(super) fn actual_radii(&self, alone: &[Vec<State>]) -> Vec<usize> {
        let anyway = self.states(&Injected::default());
        let radius = |(lost, states): (usize, &Vec<State>)| {
            let others = (0..self.ids.len()).filter(|&at| at != lost);
            others.filter(|&at| states[at] > anyway[at]).count()
        };
        alone.iter().enumerate().map(radius).collect()
    }

    /// The sets of elements that need each other in ways that can stop them, each with the number
    /// of elements in its shortest circle.
    pub(super) fn circles(&self) -> BTreeMap<BTreeSet<String>, usize> {
        // From each element, the least number of steps to each other and back to itself.
        let steps = |start: usize| {
            let mut found: BTreeMap<usize, usize> = BTreeMap::new();
            let mut front = BTreeSet::from([start]);
            for step in 1..=self.ids.len() {
                front = front
                    .iter()
                    .flat_map(|&at| self.stopping_needs(at))
                    .collect();
                for &at in &front {
                    found.entry(at).or_insert(step);
                }
            }
            found
        };
        let steps: Vec<BTreeMap<usize, usize>> = (0..self.ids.len()).map(steps).collect();
        let mut found = BTreeMap::new();
        for at in (0..self.ids.len()).filter(|at| steps[*at].contains_key(at)) {
            let block: Vec<usize> = (0..self.ids.len())
                .filter(|other| steps[at].contains_key(other) && steps[*other].contains_key(&at))
                .collect();
            let shortest = block.iter().filter_map(|at| steps[*at].get(at)).min();
            let ids = block.iter().map(|&at| self.ids[at].clone()).collect();
            found.insert(ids, *shortest.unwrap());
        }
        found
    }
}

/// A network by its cables: their ids and the two ends of each.
pub(super) struct Cables<'a> {
    pub(super) devices: BTreeSet<&'a str>,
    pub(super) cables: Vec<(&'a str, [&'a str; 2])>,
}

impl<'a> Cables<'a> {
    /// All that hangs together with a device without the one and the cable that are lost.
    fn part(&self, start: &'a str, lost: Option<&str>, cut: Option<&str>) -> BTreeSet<&'a str> {
        let mut part = BTreeSet::from([start]);
        for _ in 0..self.devices.len() {
            for (id, ends) in &self.cables {
                let is_left = Some(*id) != cut && !ends.iter().any(|end| Some(*end) == lost);
                if is_left && ends.iter().any(|end| part.contains(end)) {
                    part.extend(ends);
                }
            }
        }
        part
    }

    /// The devices whose loss cuts others apart, and how many lose touch with the largest part.
    pub(super) fn articulation_points(&self) -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for &device in &self.devices {
            let mut others = self.part(device, None, None);
            others.remove(device);
            let sizes = others
                .iter()
                .map(|other| self.part(other, Some(device), None).len());
            if let Some(largest) = sizes.max().filter(|largest| *largest < others.len()) {
                found.insert(device.to_owned(), others.len() - largest);
            }
        }
        found
    }

    /// The cables of which the same is true, and how many lose touch with the larger part.
    pub(super) fn bridges(&self) -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for &(id, [a, b]) in &self.cables {
            let near = self.part(a, None, Some(id));
            if !near.contains(b) {
                let far = self.part(b, None, Some(id));
                found.insert(id.to_owned(), near.len().min(far.len()));
            }
        }
        found
    }
}
