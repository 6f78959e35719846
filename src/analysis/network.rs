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
    starts: Vec<u32>,
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
        let mut starts = vec![0_u32; rows + 1];
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
                cables[next[row as usize] as usize] = (other, cable);
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
        let (start, end) = (self.starts[row as usize], self.starts[row as usize + 1]);
        &self.cables[start as usize..end as usize]
    }

    /// Whether an element is a device of the network that has a cable.
    pub(super) fn is_device(&self, row: u32) -> bool {
        self.is_device[row as usize]
    }

    /// The articulation points and bridges. O(devices + cables).
    #[must_use]
    pub fn points(&self) -> NetworkPoints {
        let numbers = self.is_device.iter();
        let numbers = numbers.map(|&is_device| if is_device { UNSEEN } else { NO_DEVICE });
        let mut search = Search {
            network: self,
            numbers: numbers.collect(),
            order: Vec::new(),
            lows: Vec::new(),
            hanging: Vec::new(),
            points: Vec::new(),
            bridges: Vec::new(),
        };
        for row in 0..u32::try_from(self.is_device.len()).unwrap_or(u32::MAX) {
            if search.numbers[row as usize] == UNSEEN {
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

/// In place of a visit's number, for devices not visited yet, and for what is no device.
const UNSEEN: u32 = u32::MAX;
const NO_DEVICE: u32 = u32::MAX - 1;

/// What hangs on one device alone, as far as it is known.
#[derive(Clone, Copy, Default)]
struct Hanging {
    /// How many devices were first seen from here on, this one not included.
    below: usize,
    /// How many parts there are, the devices in them, and those in the largest.
    parts: usize,
    devices: usize,
    largest: usize,
}

struct Search<'a> {
    network: &'a Network<'a>,
    /// The number of each row's visit within its part of the network.
    numbers: Vec<u32>,
    /// By visit: the device, and the earliest visit that is reached without the way here.
    order: Vec<u32>,
    lows: Vec<u32>,
    hanging: Vec<Hanging>,
    points: Vec<(u32, usize)>,
    bridges: Vec<(LinkIx, usize)>,
}

/// Where a search stands: a device, the cable by which it was reached, and its next cable.
struct Place {
    row: u32,
    number: u32,
    by: Option<LinkIx>,
    next: usize,
}

impl Search<'_> {
    /// Visits all that hangs together with a device.
    fn run(&mut self, start: u32) {
        let network = self.network;
        self.order.clear();
        self.lows.clear();
        self.hanging.clear();
        let mut path = vec![self.enter(start, None)];
        // The other side of a bridge is known only once the whole part is.
        let first_bridge = self.bridges.len();
        while let Some(place) = path.last_mut() {
            let (row, number, by) = (place.row, place.number, place.by);
            let next = network.cables(row).get(place.next);
            place.next += 1;
            match next.copied() {
                // Only the cable used to arrive is left out, so a second one counts.
                Some((_, cable)) if Some(cable) == by => {}
                Some((other, cable)) => match self.numbers[other as usize] {
                    NO_DEVICE => {}
                    UNSEEN => {
                        let place = self.enter(other, Some(cable));
                        path.push(place);
                    }
                    seen => {
                        let low = &mut self.lows[number as usize];
                        *low = (*low).min(seen);
                    }
                },
                None => {
                    path.pop();
                    if let (Some(above), Some(cable)) = (path.last(), by) {
                        self.leave(number, above.number, cable);
                    }
                }
            }
        }
        let all = self.order.len();
        for (_, isolates) in &mut self.bridges[first_bridge..] {
            *isolates = (*isolates).min(all - *isolates);
        }
        for (number, (&row, hanging)) in self.order.iter().zip(&self.hanging).enumerate() {
            let is_cut = hanging.parts > usize::from(number == 0);
            if is_cut {
                let rest = all - 1 - hanging.devices;
                self.points.push((row, all - 1 - hanging.largest.max(rest)));
            }
        }
    }

    fn enter(&mut self, row: u32, by: Option<LinkIx>) -> Place {
        let number = u32::try_from(self.order.len()).unwrap_or(NO_DEVICE);
        self.numbers[row as usize] = number;
        self.order.push(row);
        self.lows.push(number);
        self.hanging.push(Hanging::default());
        Place {
            row,
            number,
            by,
            next: 0,
        }
    }

    /// All that was first seen from a device on is known.
    fn leave(&mut self, number: u32, above: u32, cable: LinkIx) {
        let low = self.lows[number as usize];
        let devices = self.hanging[number as usize].below + 1;
        let low_above = &mut self.lows[above as usize];
        *low_above = (*low_above).min(low);
        let hanging = &mut self.hanging[above as usize];
        hanging.below += devices;
        if low >= above {
            hanging.parts += 1;
            hanging.devices += devices;
            hanging.largest = hanging.largest.max(devices);
        }
        if low > above {
            self.bridges.push((cable, devices));
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
