//! The cheapest course of one link: A* (Hart, Nilsson & Raphael 1968) on the network.
//!
//! Costs are map units of length: a bend, a crossing, a title band and a frame each cost as much
//! as a detour that is worth making to avoid them. A state is a vertex and the direction of travel,
//! as in the connector routing of Wybrow, Marriott & Stuckey (2009).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::network::{DOWN, LEFT, NONE, Network, RIGHT, UP};
use crate::geometry::Point;

/// A bend is worth a detour of this length.
const BEND: f64 = 120.0;
/// So is each link crossed,
const CROSSING: f64 = 14.0;
/// a title band run through,
const TITLE: f64 = 90.0;
/// and a frame passed.
const FRAME: f64 = 8.0;
/// Share of a stretch's length added for each link already there.
const CROWD: f64 = 0.012;
/// Weight of the lower bound (the weighted A* of Pohl 1970), as a share of how much dearer than
/// their lower bounds the ways found so far have come out. Where crossings are unavoidable, the
/// bare bound would let every search flood the map.
const GREED: f64 = 0.85;

/// Largest weight of the lower bound.
const MOST_GREED: f64 = 3.0;

/// Working memory of all searches of one network.
pub(super) struct Search<'a> {
    network: &'a Network,
    states: Vec<State>,
    goal_of: Vec<u32>,
    round: u32,
    /// Weight of the lower bound, see [`GREED`].
    greed: f64,
    /// Mean of the costs of the ways found over their lower bounds, the later ones counting more.
    dearness: f64,

    heap: BinaryHeap<Open>,
    /// Links that pass each vertex horizontally and vertically.
    passing: Vec<[u16; 2]>,
}

/// What is known of a vertex reached in one direction.
#[derive(Clone, Copy)]
struct State {
    cost: f64,
    came_from: u32,
    /// The search that wrote it; older entries count as empty.
    round: u32,
}

#[derive(PartialEq)]
struct Open {
    estimate: f64,
    cost: f64,
    state: u32,
}

impl Eq for Open {}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        // The heap gives the largest first; ties go to the longer way already gone.
        other
            .estimate
            .total_cmp(&self.estimate)
            .then(self.cost.total_cmp(&other.cost))
            .then(other.state.cmp(&self.state))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What one search may use.
pub(super) struct Query<'a> {
    /// Vertices to start from.
    pub(super) starts: &'a [u32],
    /// Vertices to arrive at.
    pub(super) goals: &'a [u32],
    /// The boxes at the two ends.
    pub(super) ends: [u32; 2],
    /// Whether a container may be entered.
    pub(super) may_enter: &'a dyn Fn(u32) -> bool,
    /// Nesting depth of a container, to know title bands.
    pub(super) depth: &'a [usize],
    /// 1 for the best way, more for any way soon.
    pub(super) greed: f64,
    /// Most states to look at.
    pub(super) limit: usize,
}

impl<'a> Search<'a> {
    /// Memory for searches of `network`.
    pub(super) fn new(network: &'a Network) -> Self {
        let count = network.points.len();
        Self {
            network,
            states: vec![
                State {
                    cost: 0.0,
                    came_from: NONE,
                    round: 0
                };
                count * 4
            ],
            goal_of: vec![0; count],
            round: 0,
            greed: 1.0,
            dearness: 1.0,
            heap: BinaryHeap::new(),
            passing: vec![[0; 2]; count],
        }
    }

    /// The vertices of the cheapest way, both ends included; `None` where there is none within
    /// the limit.
    pub(super) fn find(&mut self, query: &Query) -> Option<Vec<u32>> {
        self.round += 1;
        self.greed = query.greed * (GREED * self.dearness).clamp(1.0, MOST_GREED);
        let mut least = f64::INFINITY;
        self.heap.clear();
        for &goal in query.goals {
            self.goal_of[goal as usize] = self.round;
        }
        let goals: Vec<Point> = query
            .goals
            .iter()
            .map(|&goal| self.network.points[goal as usize])
            .collect();
        for &start in query.starts {
            for direction in 0..4 {
                if self.network.next[start as usize][direction] != NONE {
                    self.offer(start, direction, 0.0, NONE, &goals);
                    least = least.min(rest_of(
                        self.network.points[start as usize],
                        direction,
                        &goals,
                    ));
                }
            }
        }
        let mut looked_at = 0;
        while let Some(open) = self.heap.pop() {
            if open.cost > self.states[open.state as usize].cost {
                continue;
            }
            let (vertex, direction) = (open.state / 4, (open.state % 4) as usize);
            if self.goal_of[vertex as usize] == self.round
                && self.states[open.state as usize].came_from != NONE
            {
                let dearness = (open.cost / least.max(1.0)).clamp(1.0, MOST_GREED);
                self.dearness += 0.04 * (dearness - self.dearness);
                return Some(self.way_to(open.state));
            }
            looked_at += 1;
            if looked_at > query.limit {
                return None;
            }
            self.step(query, vertex, direction, &open, &goals);
        }
        None
    }

    /// Goes straight on to the next vertex where a turn makes sense, and offers it with its turns.
    ///
    /// Lines out of other boxes' ports are crossed without stopping, since nobody turns there.
    fn step(&mut self, query: &Query, vertex: u32, direction: usize, open: &Open, goals: &[Point]) {
        let network = self.network;
        let axis = direction / 2;
        let mut at = vertex;
        let mut cost = open.cost;
        loop {
            let next = network.next[at as usize][direction];
            if next == NONE || !(query.may_enter)(network.container[next as usize]) {
                return;
            }
            let (a, b) = (network.points[at as usize], network.points[next as usize]);
            let length = (a.x - b.x).abs() + (a.y - b.y).abs();
            let here = self.passing[next as usize];
            cost += length * (1.0 + CROWD * f64::from(here[axis].min(40)));
            let (left, entered) = (
                network.container[at as usize] as usize,
                network.container[next as usize] as usize,
            );
            if left != entered {
                cost += FRAME;
                let (above, below) = if direction == UP {
                    (entered, left)
                } else {
                    (left, entered)
                };
                if axis == 1 && query.depth[below] > query.depth[above] {
                    cost += TITLE;
                }
            }
            let straight_on = cost + CROSSING * f64::from(here[1 - axis].min(30));
            let owner = network.owner[next as usize][1 - axis];
            if self.goal_of[next as usize] == self.round
                || owner == NONE
                || query.ends.contains(&owner)
            {
                self.offer(next, direction, straight_on, open.state, goals);
                for turned in if axis == 0 { [DOWN, UP] } else { [RIGHT, LEFT] } {
                    if network.next[next as usize][turned] != NONE {
                        self.offer(next, turned, cost + BEND, open.state, goals);
                    }
                }
                return;
            }
            cost = straight_on;
            at = next;
        }
    }

    fn offer(&mut self, vertex: u32, direction: usize, cost: f64, from: u32, goals: &[Point]) {
        let state = vertex * 4 + u32::try_from(direction).unwrap_or(0);
        let slot = &mut self.states[state as usize];
        if slot.round == self.round && slot.cost <= cost {
            return;
        }
        *slot = State {
            cost,
            came_from: from,
            round: self.round,
        };
        let point = self.network.points[vertex as usize];
        let rest = rest_of(point, direction, goals);
        self.heap.push(Open {
            estimate: cost + self.greed * rest,
            cost,
            state,
        });
    }

    fn way_to(&self, last: u32) -> Vec<u32> {
        let mut way = Vec::new();
        let mut state = last;
        while state != NONE {
            way.push(state / 4);
            state = self.states[state as usize].came_from;
        }
        way.reverse();
        way
    }

    /// Notes that a link takes `way`, so that later ones keep clear of it.
    pub(super) fn occupy(&mut self, way: &[u32]) {
        let network = self.network;
        for pair in way.windows(2) {
            let (a, b) = (
                network.points[pair[0] as usize],
                network.points[pair[1] as usize],
            );
            let direction = match (b.x - a.x, b.y - a.y) {
                (dx, _) if dx > 0.0 => RIGHT,
                (dx, _) if dx < 0.0 => LEFT,
                (_, dy) if dy > 0.0 => DOWN,
                _ => UP,
            };
            let mut at = pair[0];
            while at != pair[1] && at != NONE {
                at = network.next[at as usize][direction];
                if let Some(passing) = self.passing.get_mut(at as usize) {
                    passing[direction / 2] = passing[direction / 2].saturating_add(1);
                }
            }
        }
    }
}

/// The lower bound to the nearest of `goals`.
fn rest_of(point: Point, direction: usize, goals: &[Point]) -> f64 {
    goals
        .iter()
        .map(|goal| lower_bound(point, direction, *goal))
        .fold(f64::INFINITY, f64::min)
}

/// Length and bends that are needed at least from `point`, heading in `direction`, to `goal`.
fn lower_bound(point: Point, direction: usize, goal: Point) -> f64 {
    let (dx, dy) = (goal.x - point.x, goal.y - point.y);
    let (ahead, aside) = match direction {
        RIGHT => (dx, dy),
        LEFT => (-dx, dy),
        DOWN => (dy, dx),
        _ => (-dy, dx),
    };
    let bends = if ahead < -0.5 {
        2.0
    } else if aside.abs() > 0.5 {
        1.0
    } else {
        0.0
    };
    dx.abs() + dy.abs() + BEND * bends
}
