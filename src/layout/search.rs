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
const BEND: f64 = 60.0;
/// So is each link crossed,
const CROSSING: f64 = 14.0;
/// a title band run through,
const TITLE: f64 = 90.0;
/// and a frame passed.
const FRAME: f64 = 8.0;
/// Share of a stretch's length added for each link already there.
const CROWD: f64 = 0.012;

/// Working memory of all searches of one network.
pub(super) struct Search<'a> {
    network: &'a Network,
    cost: Vec<f64>,
    came_from: Vec<u32>,
    round_of: Vec<u32>,
    goal_of: Vec<u32>,
    round: u32,
    heap: BinaryHeap<Open>,
    /// Links that pass each vertex horizontally and vertically.
    passing: Vec<[u16; 2]>,
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
        other.estimate.total_cmp(&self.estimate).then(self.cost.total_cmp(&other.cost)).then(other.state.cmp(&self.state))
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
    /// Whether a container may be entered.
    pub(super) may_enter: &'a dyn Fn(u32) -> bool,
    /// Nesting depth of a container, to know title bands.
    pub(super) depth: &'a [usize],
    /// Most states to look at.
    pub(super) limit: usize,
}

impl<'a> Search<'a> {
    /// Memory for searches of `network`.
    pub(super) fn new(network: &'a Network) -> Self {
        let count = network.points.len();
        Self {
            network,
            cost: vec![0.0; count * 4],
            came_from: vec![NONE; count * 4],
            round_of: vec![0; count * 4],
            goal_of: vec![0; count],
            round: 0,
            heap: BinaryHeap::new(),
            passing: vec![[0; 2]; count],
        }
    }

    /// The vertices of the cheapest way, both ends included; `None` where there is none within
    /// the limit.
    pub(super) fn find(&mut self, query: &Query) -> Option<Vec<u32>> {
        self.round += 1;
        self.heap.clear();
        for &goal in query.goals {
            self.goal_of[goal as usize] = self.round;
        }
        let goals: Vec<Point> = query.goals.iter().map(|&goal| self.network.points[goal as usize]).collect();
        for &start in query.starts {
            for direction in 0..4 {
                if self.network.next[start as usize][direction] != NONE {
                    self.offer(start, direction, 0.0, NONE, &goals);
                }
            }
        }
        let mut looked_at = 0;
        while let Some(open) = self.heap.pop() {
            if open.cost > self.cost[open.state as usize] {
                continue;
            }
            let (vertex, direction) = (open.state / 4, (open.state % 4) as usize);
            if self.goal_of[vertex as usize] == self.round && self.came_from[open.state as usize] != NONE {
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

    /// Offers the next vertex straight on, and the turns there.
    fn step(&mut self, query: &Query, vertex: u32, direction: usize, open: &Open, goals: &[Point]) {
        let network = self.network;
        let next = network.next[vertex as usize][direction];
        if next == NONE || !(query.may_enter)(network.container[next as usize]) {
            return;
        }
        let (a, b) = (network.points[vertex as usize], network.points[next as usize]);
        let length = (a.x - b.x).abs() + (a.y - b.y).abs();
        let axis = direction / 2;
        let here = self.passing[next as usize];
        let mut cost = open.cost + length * (1.0 + CROWD * f64::from(here[axis].min(40)));
        let (outer, inner) = (network.container[vertex as usize] as usize, network.container[next as usize] as usize);
        if outer != inner {
            cost += FRAME;
            let (above, below) = if direction == UP { (inner, outer) } else { (outer, inner) };
            if axis == 1 && query.depth[below] > query.depth[above] {
                cost += TITLE;
            }
        }
        let straight_on = cost + CROSSING * f64::from(here[1 - axis].min(30));
        self.offer(next, direction, straight_on, open.state, goals);
        for turned in if axis == 0 { [DOWN, UP] } else { [RIGHT, LEFT] } {
            if network.next[next as usize][turned] != NONE {
                self.offer(next, turned, cost + BEND, open.state, goals);
            }
        }
    }

    fn offer(&mut self, vertex: u32, direction: usize, cost: f64, from: u32, goals: &[Point]) {
        let state = vertex * 4 + u32::try_from(direction).unwrap_or(0);
        let slot = state as usize;
        if self.round_of[slot] == self.round && self.cost[slot] <= cost {
            return;
        }
        self.round_of[slot] = self.round;
        self.cost[slot] = cost;
        self.came_from[slot] = from;
        let point = self.network.points[vertex as usize];
        let rest = goals.iter().map(|goal| lower_bound(point, direction, *goal)).fold(f64::INFINITY, f64::min);
        self.heap.push(Open { estimate: cost + rest, cost, state });
    }

    fn way_to(&self, last: u32) -> Vec<u32> {
        let mut way = Vec::new();
        let mut state = last;
        while state != NONE {
            way.push(state / 4);
            state = self.came_from[state as usize];
        }
        way.reverse();
        way
    }

    /// Notes that a link takes `way`, so that later ones keep clear of it.
    pub(super) fn occupy(&mut self, way: &[u32]) {
        for pair in way.windows(2) {
            let (a, b) = (self.network.points[pair[0] as usize], self.network.points[pair[1] as usize]);
            let axis = usize::from((a.x - b.x).abs() < (a.y - b.y).abs());
            let count = &mut self.passing[pair[1] as usize][axis];
            *count = count.saturating_add(1);
        }
    }
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
