//! The physical network: devices and cables that everything beyond them hangs on.
//!
//! Over `connected_to` links alone, which have no direction. A device whose loss cuts the network in
//! two is an articulation point; a cable of which that is true is a bridge, unless another cable
//! joins the same two devices. Tarjan, *A note on finding the bridges of a graph*, 1974.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Family, element_kind};
use crate::model::{ElementId, ElementIx, LinkId, LinkIx, Snapshot};

/// A device that others are cut off without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticulationPoint {
    /// The device.
    pub element: ElementId,
    /// How many elements of the network lose touch with the largest part that stays together.
    pub isolates: usize,
}

/// A cable that others are cut off without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The link.
    pub link: LinkId,
    /// Its ends.
    pub ends: [ElementId; 2],
    /// How many elements lose touch with the larger part.
    pub isolates: usize,
}

/// What the network has only one of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkPoints {
    /// Devices, by id.
    pub articulation_points: Vec<ArticulationPoint>,
    /// Cables, by id.
    pub bridges: Vec<Bridge>,
}

/// The articulation points and bridges of a snapshot. O(elements + links).
#[must_use]
pub fn network_points(snapshot: &Snapshot) -> NetworkPoints {
    let mut neighbors: BTreeMap<ElementIx, Vec<(ElementIx, LinkIx)>> = BTreeMap::new();
    for (number, (link, &(from, to))) in (0..).zip(snapshot.links().iter().zip(snapshot.all_ends()))
    {
        let is_cable = link.kind.as_str() == "connected_to" && from != to;
        if is_cable && is_network(snapshot, from) && is_network(snapshot, to) {
            neighbors
                .entry(from)
                .or_default()
                .push((to, LinkIx(number)));
            neighbors
                .entry(to)
                .or_default()
                .push((from, LinkIx(number)));
        }
    }
    let mut search = Search {
        snapshot,
        neighbors: &neighbors,
        visits: BTreeMap::new(),
        found: NetworkPoints::default(),
    };
    for &start in neighbors.keys() {
        if !search.visits.contains_key(&start) {
            search.run(start);
        }
    }
    let mut found = search.found;
    found
        .articulation_points
        .sort_by(|a, b| a.element.cmp(&b.element));
    found.bridges.sort_by(|a, b| a.link.cmp(&b.link));
    found
}

fn is_network(snapshot: &Snapshot, ix: ElementIx) -> bool {
    element_kind(snapshot.element(ix).kind.as_str())
        .is_none_or(|kind| kind.family == Family::Network)
}

struct Visit {
    number: usize,
    /// The earliest visit that is reached without the way here.
    low: usize,
    /// How many elements were first seen from here on, this one included.
    below: usize,
    /// The sizes of parts that hang on this one alone.
    parts: Vec<usize>,
}

struct Search<'a> {
    snapshot: &'a Snapshot,
    neighbors: &'a BTreeMap<ElementIx, Vec<(ElementIx, LinkIx)>>,
    visits: BTreeMap<ElementIx, Visit>,
    found: NetworkPoints,
}

impl Search<'_> {
    fn run(&mut self, start: ElementIx) {
        let known: BTreeSet<ElementIx> = self.visits.keys().copied().collect();
        let mut order = Vec::new();
        // An element, the cable by which it was reached, and how many of its cables were followed.
        let mut path: Vec<(ElementIx, Option<LinkIx>, usize)> = vec![(start, None, 0)];
        self.enter(start, &mut order);
        let mut bridges = Vec::new();
        while let Some((ix, by, followed)) = path.last_mut() {
            let (ix, by) = (*ix, *by);
            let next = self.neighbors.get(&ix).and_then(|list| list.get(*followed));
            *followed += 1;
            match next.copied() {
                // Only the cable used to arrive is left out, so a second one counts.
                Some((_, cable)) if Some(cable) == by => {}
                Some((other, cable)) => {
                    if let Some(seen) = self.visits.get(&other).map(|visit| visit.number) {
                        self.lower(ix, seen);
                    } else {
                        self.enter(other, &mut order);
                        path.push((other, Some(cable), 0));
                    }
                }
                None => {
                    path.pop();
                    if let (Some(&(above, _, _)), Some(cable)) = (path.last(), by) {
                        self.leave(ix, above, cable, &mut bridges);
                    }
                }
            }
        }
        let all = self.visits.len() - known.len();
        self.judge(start, &order, all, bridges);
    }

    fn enter(&mut self, ix: ElementIx, order: &mut Vec<ElementIx>) {
        let number = self.visits.len();
        order.push(ix);
        let visit = Visit {
            number,
            low: number,
            below: 1,
            parts: Vec::new(),
        };
        self.visits.insert(ix, visit);
    }

    fn lower(&mut self, ix: ElementIx, to: usize) {
        if let Some(visit) = self.visits.get_mut(&ix) {
            visit.low = visit.low.min(to);
        }
    }

    /// All that was first seen from `ix` on is known.
    fn leave(
        &mut self,
        ix: ElementIx,
        above: ElementIx,
        cable: LinkIx,
        bridges: &mut Vec<(LinkIx, usize)>,
    ) {
        let Some((low, below)) = self.visits.get(&ix).map(|visit| (visit.low, visit.below)) else {
            return;
        };
        if let Some(visit) = self.visits.get_mut(&above) {
            visit.low = visit.low.min(low);
            visit.below += below;
            if low >= visit.number {
                visit.parts.push(below);
            }
            if low > visit.number {
                bridges.push((cable, below));
            }
        }
    }

    fn judge(
        &mut self,
        start: ElementIx,
        order: &[ElementIx],
        all: usize,
        bridges: Vec<(LinkIx, usize)>,
    ) {
        for &ix in order {
            let Some(visit) = self.visits.get(&ix) else {
                continue;
            };
            let hanging: usize = visit.parts.iter().sum();
            let rest = all - 1 - hanging;
            let is_cut = visit.parts.len() > usize::from(ix == start);
            if is_cut {
                let largest = visit.parts.iter().copied().max().unwrap_or(0).max(rest);
                self.found.articulation_points.push(ArticulationPoint {
                    element: self.snapshot.element(ix).id.clone(),
                    isolates: all - 1 - largest,
                });
            }
        }
        for (cable, below) in bridges {
            let link = self.snapshot.link(cable);
            self.found.bridges.push(Bridge {
                link: link.id.clone(),
                ends: [link.from.clone(), link.to.clone()],
                isolates: below.min(all - below),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::support::map;

    fn found(cables: &str) -> (Vec<String>, Vec<String>) {
        let mut lines = String::new();
        let devices: BTreeSet<&str> = cables.split([' ', '-']).collect();
        for device in devices {
            lines += &format!("{device} switch\n");
        }
        for (a, b) in cables.split(' ').filter_map(|cable| cable.split_once('-')) {
            lines += &format!("{a} connected_to {b}\n");
        }
        let points = network_points(&map(&lines).snapshot(None));
        let devices = points.articulation_points.iter();
        let bridges = points.bridges.iter();
        (
            devices
                .map(|point| format!("{} {}", point.element, point.isolates))
                .collect(),
            bridges
                .map(|bridge| format!("{}-{} {}", bridge.ends[0], bridge.ends[1], bridge.isolates))
                .collect(),
        )
    }

    #[test]
    fn w29_the_middle_of_a_path_is_its_articulation_point() {
        assert_eq!(
            found("a-b b-c"),
            (vec!["b 1".into()], vec!["a-b 1".into(), "b-c 1".into()])
        );
    }

    #[test]
    fn the_published_graph_whose_source_prints_it_wrongly() {
        let (points, bridges) = found("d0-d1 d0-d2 d1-d2 d2-d3 d3-d4");
        assert_eq!(points, ["d2 2", "d3 1"]);
        assert_eq!(bridges, ["d2-d3 2", "d3-d4 1"]);
    }

    #[test]
    fn two_cables_between_two_devices_are_no_bridge() {
        let (points, bridges) = found("a-b a-b b-c");
        assert_eq!(points, ["b 1"]);
        assert_eq!(bridges, ["b-c 1"]);
    }

    #[test]
    fn parts_that_never_touched_are_judged_apart() {
        let (points, bridges) = found("a-b b-c c-a x-y y-z");
        assert_eq!(points, ["y 1"]);
        assert_eq!(bridges, ["x-y 1", "y-z 1"]);
    }
}
