//! The ways of all links on the network: in which order they are searched, what each may use, and
//! how often.
//!
//! Short links come first, because long ones have more ways round them. Links are searched in
//! small batches, the links of one batch side by side: none of them sees the others of its batch,
//! so that the answer does not depend on how many threads there are. A second round then searches
//! again each link that crosses others, now that all of them are known (the rip-up and
//! re-route of Ting & Tien 1983).

use rayon::prelude::*;

use super::channels::Axis;
use super::hierarchy::{Hierarchy, Link};
use super::lanes::LANE;
use super::network::{Gate, Network};
use super::ports::{Port, free_top};
use super::routing::Watch;
use super::search::{Care, Door, Query, Search};
use super::track::sliding_range;
use super::traffic::Traffic;
use crate::geometry::Rect;

/// Most states that the searches of all links look at together,
const STATES_OF_ALL: usize = 60_000_000;
/// and the least and the most that the first search of one link may.
const STATES_OF_ONE: (usize, usize) = (1_500, 60_000);
/// How often a search is tried: whether the route may leave the innermost common container, how
/// greedy the search is, and how many times the usual limit it has.
const ATTEMPTS: [(bool, f32, usize); 3] = [(false, 1.0, 1), (false, 2.0, 1), (true, 3.0, 20)];
/// Searches side by side at most; each needs memory for the whole network.
const MOST_WORKERS: usize = 4;
/// Batches that the links of a map are divided into at least,
const LEAST_BATCHES: usize = 40;
/// and the largest batch.
const LARGEST_BATCH: usize = 64;

/// The way of a link as vertices of the network, `None` where there is none.
pub(super) type Way = Option<Vec<u32>>;

/// The places where links may start or end, for each box on its outside and on its inside.
pub(super) struct Doors {
    outside: Vec<Vec<Door>>,
    inside: Vec<Vec<Door>>,
}

impl Doors {
    /// Of the `ports` that lie at `vertices`.
    pub(super) fn new(tree: &Hierarchy, rects: &[Rect], ports: &[Port], vertices: &[u32]) -> Self {
        let mut doors = Self {
            outside: vec![Vec::new(); rects.len()],
            inside: vec![Vec::new(); rects.len()],
        };
        for (port, &vertex) in ports.iter().zip(vertices) {
            let side = if port.inside {
                &mut doors.inside
            } else {
                &mut doors.outside
            };
            side[port.node].push(Door {
                vertex,
                ends: ends_at(tree, rects[port.node], port),
            });
        }
        doors
    }

    fn of(&self, tree: &Hierarchy, end: usize, other: usize) -> &[Door] {
        if tree.holds(end, other) {
            &self.inside[end]
        } else {
            &self.outside[end]
        }
    }
}

/// How many ends fit side by side at `port`, which lies on a side of `rect`.
fn ends_at(tree: &Hierarchy, rect: Rect, port: &Port) -> u16 {
    let on_top = (port.point.y - rect.y0).abs() < 0.01;
    let on_bottom = (port.point.y - rect.y1).abs() < 0.01;
    let (low, high) = if on_top {
        free_top(tree, port.node, rect, port.inside)
    } else if on_bottom {
        sliding_range(rect, Axis::Vertical)
    } else {
        sliding_range(rect, Axis::Horizontal)
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float cast saturates, and no side has more ends than that"
    )]
    let more = ((high - low) / LANE).max(0.0) as u16;
    more.saturating_add(1)
}

/// The map that links are routed on.
pub(super) struct Ground<'a> {
    /// The boxes and links.
    pub(super) tree: &'a Hierarchy,
    /// Where the boxes lie.
    pub(super) rects: &'a [Rect],
    /// The free lines.
    pub(super) network: &'a Network,
    /// Where links may start and end.
    pub(super) doors: &'a Doors,
    /// How much care links take of each other.
    pub(super) care: Care,
}

/// Memory for one search at a time.
struct Worker<'a> {
    search: Search<'a>,
    gates: Vec<u32>,
    stamp: u32,
}

impl Ground<'_> {
    /// The way of each link, searched so many `rounds`, as far as time allows.
    /// `None` when cancelled.
    pub(super) fn ways(&self, rounds: usize, watch: &Watch) -> Option<Vec<Way>> {
        let links = &self.tree.links;
        let order = self.order();
        let batch = (order.len() / LEAST_BATCHES).clamp(1, LARGEST_BATCH);
        let count = rayon::current_num_threads().min(MOST_WORKERS).min(batch);
        let mut workers: Vec<Worker> = (0..count).map(|_| Worker::new(self)).collect();
        let mut traffic = Traffic::new(self.network);
        let mut ways: Vec<Way> = vec![None; links.len()];
        let mut spent = 0;
        for round in 0..rounds {
            for (done, numbers) in order.chunks(batch).enumerate() {
                if watch.stops() {
                    return None;
                }
                if watch.is_late() {
                    return Some(ways);
                }
                #[expect(clippy::cast_precision_loss, reason = "a share for a progress bar")]
                (watch.progress)(
                    (round * order.len() + done * batch) as f32 / (rounds * order.len()) as f32,
                );
                for &number in numbers {
                    if let Some(way) = &ways[number] {
                        traffic.leave(self.network, way);
                    }
                }
                let limit = self.limit(spent);
                let found = self.search_batch(&mut workers, numbers, &traffic, limit);
                for (&number, (way, looked_at)) in numbers.iter().zip(found) {
                    spent += looked_at;
                    if way.is_some() {
                        ways[number] = way;
                    }
                    if let Some(way) = &ways[number] {
                        traffic.take(self.network, way);
                    }
                }
            }
        }
        Some(ways)
    }

    /// States that one search may look at, after so many have been `spent`.
    fn limit(&self, spent: usize) -> usize {
        let share = STATES_OF_ALL.saturating_sub(spent) / self.tree.links.len().max(1);
        (share * 10).clamp(STATES_OF_ONE.0, STATES_OF_ONE.1)
    }

    /// The links to search, short ones first.
    fn order(&self) -> Vec<usize> {
        let links = &self.tree.links;
        let distance = |link: &Link| {
            let (a, b) = (self.rects[link.from].center(), self.rects[link.to].center());
            (a.x - b.x).abs() + (a.y - b.y).abs()
        };
        let mut order: Vec<(f64, usize)> = links
            .iter()
            .enumerate()
            .filter(|(_, link)| link.from != link.to)
            .map(|(number, link)| (distance(link), number))
            .collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        order.into_iter().map(|(_, number)| number).collect()
    }

    /// Searches the links `numbers` side by side.
    fn search_batch(
        &self,
        workers: &mut [Worker],
        numbers: &[usize],
        traffic: &Traffic,
        limit: usize,
    ) -> Vec<(Way, usize)> {
        let share = numbers.len().div_ceil(workers.len().max(1)).max(1);
        let search = |(worker, numbers): (&mut Worker, &[usize])| -> Vec<(Way, usize)> {
            numbers
                .iter()
                .map(|&number| worker.find(self, &self.tree.links[number], traffic, limit))
                .collect()
        };
        if workers.len() < 2 || numbers.len() < 2 {
            return workers
                .iter_mut()
                .zip(numbers.chunks(share))
                .flat_map(search)
                .collect();
        }
        let found: Vec<Vec<(Way, usize)>> = workers
            .par_iter_mut()
            .zip(numbers.par_chunks(share))
            .map(search)
            .collect();
        found.into_iter().flatten().collect()
    }
}

impl<'a> Worker<'a> {
    fn new(ground: &Ground<'a>) -> Self {
        Self {
            search: Search::new(ground.network),
            gates: vec![0; Gate::count(ground.tree.root())],
            stamp: 0,
        }
    }

    /// The way of `link`, and how many states were looked at for it.
    fn find(
        &mut self,
        ground: &Ground,
        link: &Link,
        traffic: &Traffic,
        limit: usize,
    ) -> (Way, usize) {
        let tree = ground.tree;
        let own = [link.from, link.to].map(|end| Gate::of_port(end, tree.root()));
        let mut looked_at = 0;
        for (wide, greed, share) in ATTEMPTS {
            self.stamp += 1;
            self.open(tree, link, wide, own);
            let query = Query {
                starts: ground.doors.of(tree, link.from, link.to),
                goals: ground.doors.of(tree, link.to, link.from),
                gates: &self.gates,
                stamp: self.stamp,
                own,
                tree,
                rects: ground.rects,
                traffic,
                care: ground.care,
                greed,
                limit: limit * share,
            };
            let (way, looked) = self.search.find(&query);
            looked_at += looked;
            if way.is_some() {
                return (way, looked_at);
            }
        }
        (None, looked_at)
    }

    /// Opens the gates of the containers that `link` may run through and of its own ends.
    fn open(&mut self, tree: &Hierarchy, link: &Link, wide: bool, own: [u32; 2]) {
        let top = match tree.lifted(link.from, link.to) {
            Some((container, _, _)) if !wide => container,
            Some(_) => tree.root(),
            None if tree.holds(link.from, link.to) => link.from,
            None => link.to,
        };
        for end in [link.from, link.to] {
            let mut at = end;
            while at != top && at != tree.root() {
                at = tree.parent_of(at);
                self.gates[Gate::of_container(at) as usize] = self.stamp;
            }
        }
        self.gates[Gate::of_container(top) as usize] = self.stamp;
        for gate in own {
            self.gates[gate as usize] = self.stamp;
        }
    }
}
