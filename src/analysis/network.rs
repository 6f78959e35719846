//! The physical network: devices and cables that everything beyond them hangs on.
//!
//! Over `connected_to` links alone, which have no direction. A device whose loss cuts the network in
//! two is an articulation point; a cable of which that is true is a bridge, unless another cable
//! joins the same two devices. Tarjan, *A note on finding the bridges of a graph*, 1974.

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
    Network::of(snapshot).points()
}

/// What is joined by cables, made ready for questions about the network.
pub struct Network<'a> {
    snapshot: &'a Snapshot,
    /// Whether an element is of the network: a device, and not what is merely plugged in.
    is_device: Vec<bool>,
    /// The cables of element `i` lie between `starts[i]` and `starts[i + 1]`.
    starts: Vec<usize>,
    /// The other end of each cable, and the cable, in the order of links.
    cables: Vec<(u32, LinkIx)>,
}

impl<'a> Network<'a> {
    /// The cables of a snapshot. O(elements + links).
    #[must_use]
    pub fn of(snapshot: &'a Snapshot) -> Self {
        let links = snapshot.links().iter().zip(snapshot.all_ends());
        let joined: Vec<(LinkIx, u32, u32)> = (0..)
            .zip(links)
            .filter(|(_, (link, (from, to)))| link.kind.as_str() == "connected_to" && from != to)
            .map(|(number, (_, (from, to)))| (LinkIx(number), from.0, to.0))
            .collect();
        let rows = snapshot.elements().len();
        let mut starts = vec![0; rows + 1];
        for &(_, from, to) in &joined {
            starts[from as usize + 1] += 1;
            starts[to as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut cables = vec![(0, LinkIx(0)); joined.len() * 2];
        let mut is_device = vec![false; rows];
        for &(cable, from, to) in &joined {
            for (row, other) in [(from, to), (to, from)] {
                cables[next[row as usize]] = (other, cable);
                next[row as usize] += 1;
                is_device[row as usize] = is_network(snapshot, ElementIx(row));
            }
        }
        Self {
            snapshot,
            is_device,
            starts,
            cables,
        }
    }

    /// The snapshot that it was made from.
    pub(super) fn snapshot(&self) -> &'a Snapshot {
        self.snapshot
    }

    /// The other ends of an element's cables, each with its cable.
    pub(super) fn cables(&self, row: u32) -> &[(u32, LinkIx)] {
        &self.cables[self.starts[row as usize]..self.starts[row as usize + 1]]
    }

    /// Whether an element is a device of the network that has a cable.
    pub(super) fn is_device(&self, row: u32) -> bool {
        self.is_device[row as usize]
    }

    /// The articulation points and bridges. O(devices + cables).
    #[must_use]
    pub fn points(&self) -> NetworkPoints {
        let mut search = Search {
            network: self,
            visits: vec![Visit::default(); self.is_device.len()],
            order: Vec::new(),
            points: Vec::new(),
            bridges: Vec::new(),
        };
        for row in 0..u32::try_from(self.is_device.len()).unwrap_or(u32::MAX) {
            if self.is_device(row) && search.visits[row as usize].number == UNSEEN {
                search.run(row);
            }
        }
        let (mut points, mut bridges) = (search.points, search.bridges);
        points.sort_unstable();
        bridges.sort_unstable();
        let point = |(row, isolates)| ArticulationPoint {
            element: self.snapshot.element(ElementIx(row)).id.clone(),
            isolates,
        };
        let bridge = |(cable, isolates)| {
            let link = self.snapshot.link(cable);
            Bridge {
                link: link.id.clone(),
                ends: [link.from.clone(), link.to.clone()],
                isolates,
            }
        };
        NetworkPoints {
            articulation_points: points.into_iter().map(point).collect(),
            bridges: bridges.into_iter().map(bridge).collect(),
        }
    }
}

fn is_network(snapshot: &Snapshot, ix: ElementIx) -> bool {
    element_kind(snapshot.element(ix).kind.as_str())
        .is_none_or(|kind| kind.family == Family::Network)
}

/// In place of a visit's number, for devices not visited yet.
const UNSEEN: u32 = u32::MAX;

#[derive(Clone)]
struct Visit {
    number: u32,
    /// The earliest visit that is reached without the way here.
    low: u32,
    /// How many devices were first seen from here on, this one included.
    below: usize,
    /// How many parts hang on this one alone, the devices in them, and those in the largest.
    parts: usize,
    hanging: usize,
    largest: usize,
}

impl Default for Visit {
    fn default() -> Self {
        Self {
            number: UNSEEN,
            low: UNSEEN,
            below: 1,
            parts: 0,
            hanging: 0,
            largest: 0,
        }
    }
}

struct Search<'a> {
    network: &'a Network<'a>,
    visits: Vec<Visit>,
    /// The devices of the part that is being visited.
    order: Vec<u32>,
    points: Vec<(u32, usize)>,
    bridges: Vec<(LinkIx, usize)>,
}

/// Where a visit stands: a device, the cable by which it was reached, and its next cable.
struct Place {
    row: u32,
    by: Option<LinkIx>,
    next: usize,
}

impl Search<'_> {
    /// Visits all that hangs together with a device.
    fn run(&mut self, start: u32) {
        let network = self.network;
        self.order.clear();
        let mut path = vec![self.enter(start, None)];
        // The other side of a bridge is known only once the whole part is.
        let first_bridge = self.bridges.len();
        while let Some(place) = path.last_mut() {
            let (row, by) = (place.row, place.by);
            let next = network.cables(row).get(place.next);
            place.next += 1;
            match next.copied() {
                // Only the cable used to arrive is left out, so a second one counts.
                Some((_, cable)) if Some(cable) == by => {}
                Some((other, _)) if !network.is_device(other) => {}
                Some((other, cable)) => {
                    let seen = self.visits[other as usize].number;
                    if seen == UNSEEN {
                        let place = self.enter(other, Some(cable));
                        path.push(place);
                    } else {
                        let visit = &mut self.visits[row as usize];
                        visit.low = visit.low.min(seen);
                    }
                }
                None => {
                    path.pop();
                    if let (Some(above), Some(cable)) = (path.last(), by) {
                        self.leave(row, above.row, cable);
                    }
                }
            }
        }
        let all = self.order.len();
        for (_, isolates) in &mut self.bridges[first_bridge..] {
            *isolates = (*isolates).min(all - *isolates);
        }
        for &row in &self.order {
            let visit = &self.visits[row as usize];
            let is_cut = visit.parts > usize::from(row == start);
            if is_cut {
                let rest = all - 1 - visit.hanging;
                self.points.push((row, all - 1 - visit.largest.max(rest)));
            }
        }
    }

    fn enter(&mut self, row: u32, by: Option<LinkIx>) -> Place {
        let number = u32::try_from(self.order.len()).unwrap_or(UNSEEN);
        self.order.push(row);
        self.visits[row as usize].number = number;
        self.visits[row as usize].low = number;
        Place { row, by, next: 0 }
    }

    /// All that was first seen from a device on is known.
    fn leave(&mut self, row: u32, above: u32, cable: LinkIx) {
        let Visit { low, below, .. } = self.visits[row as usize];
        let visit = &mut self.visits[above as usize];
        visit.low = visit.low.min(low);
        visit.below += below;
        if low >= visit.number {
            visit.parts += 1;
            visit.hanging += below;
            visit.largest = visit.largest.max(below);
        }
        if low > visit.number {
            self.bridges.push((cable, below));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
