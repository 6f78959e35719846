//! The cheapest course of one link: A* (Hart, Nilsson & Raphael 1968) on the network.
//!
//! Costs are map units of length: a bend, a crossing, a title band and a frame each cost as much
//! as a detour that is worth making to avoid them. A state is a vertex and the direction of travel,
//! as in the connector routing of Wybrow, Marriott & Stuckey (2009).
//!
//! A search turns only into lines of containers that the link may run in; all other lines are
//! crossed without stopping. That leaves a small part of the network to look at, so small that
//! the exact lower bound is quicker than a weighted one, whose ways have more bends and crossings.

use super::hierarchy::Hierarchy;
use super::network::{DOWN, NONE, Network, RIGHT, UP, Vertex};
use super::queue::Queue;
use super::traffic::Traffic;
use crate::geometry::Rect;

/// A bend is worth a detour of this length.
const BEND: f32 = 180.0;
/// So is the free part of a title band run through,
const TITLE: f32 = 150.0;
/// the text of a title run through,
const TITLE_TEXT: f32 = 1_600.0;
/// and a frame passed.
const FRAME: f32 = 8.0;
/// Share of a stretch's length added for each link already there.
const CROWD: f32 = 0.012;
/// Share of a stretch's length added for each link more than there is room for side by side.
const OVERFULL: f32 = 0.25;
/// An end on a side of a box that is full costs so much for each link too many there.
const SIDE_FULL: f32 = 60.0;
/// A bend right in front of a box costs so much more,
const STUB: f32 = 300.0;
/// when it is nearer to the end of the link than this.
const SHORT: f32 = 12.0;

/// Working memory of one search after the other on one network.
pub(super) struct Search<'a> {
    network: &'a Network,
    states: Vec<State>,
    round: u32,
    open: Queue,
    goals: Vec<Goal>,
    /// Cost of the cheapest way to a goal that is known.
    best: f32,
}

/// A vertex to arrive at.
#[derive(Clone, Copy)]
struct Goal {
    vertex: u32,
    at: [f32; 2],
    /// The direction in which it is entered.
    entry: usize,
    /// What it costs to end here.
    fee: f32,
}

/// What is known of a vertex reached in one direction.
#[derive(Clone, Copy)]
struct State {
    cost: f32,
    came_from: u32,
    /// Twice the number of the search that wrote it, and one more once its neighbours have been
    /// looked at since its cost last fell; older entries count as empty.
    stamp: u32,
}

/// A place on the side of a box where links may start or end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Door {
    /// Its vertex.
    pub(super) vertex: u32,
    /// How many ends fit side by side there.
    pub(super) ends: u16,
}

/// How much care is taken of other links.
#[derive(Clone, Copy, Debug)]
pub(super) struct Care {
    /// The detour that is worth making to avoid a crossing.
    pub(super) crossing: f32,
    /// Whether corridors and sides of boxes may be overfull, because there will be more room.
    pub(super) overfull: bool,
}

/// What one search may use.
pub(super) struct Query<'a> {
    /// Vertices to start from.
    pub(super) starts: &'a [Door],
    /// Vertices to arrive at.
    pub(super) goals: &'a [Door],
    /// Whether each gate of the network is open: those that hold `stamp` are.
    pub(super) gates: &'a [u32],
    /// See `gates`.
    pub(super) stamp: u32,
    /// The gates of the ports of the two ends.
    pub(super) own: [u32; 2],
    /// The boxes, to know title bands.
    pub(super) tree: &'a Hierarchy,
    /// Where they lie.
    pub(super) rects: &'a [Rect],
    /// The links already there.
    pub(super) traffic: &'a Traffic,
    /// What to search for.
    pub(super) care: Care,
    /// 1 for the best way, more for any way soon (the weighted A* of Pohl 1970).
    pub(super) greed: f32,
    /// Most states to look at.
    pub(super) limit: usize,
}

impl Query<'_> {
    fn is_open(&self, gate: u32) -> bool {
        self.gates.get(gate as usize) == Some(&self.stamp)
    }

    /// What it costs to start or end at `door`.
    fn fee(&self, door: &Door) -> f32 {
        let [across, down] = self.traffic.at(door.vertex);
        let full = (across.max(down) + 1).saturating_sub(door.ends);
        if self.care.overfull {
            0.0
        } else {
            SIDE_FULL * f32::from(full.min(40))
        }
    }

    /// What `length` of a line costs where `passing` links run along it already.
    fn toll(&self, length: f32, passing: u16, lanes: u16) -> f32 {
        let mut share = 1.0 + CROWD * f32::from(passing.min(40));
        if passing >= lanes && !self.care.overfull {
            share += OVERFULL * f32::from((passing + 1 - lanes).min(20));
        }
        length * share
    }

    /// What it costs to cross so many links.
    fn crossing(&self, links: u16) -> f32 {
        self.care.crossing * f32::from(links.min(30))
    }
}

impl<'a> Search<'a> {
    /// Memory for searches of `network`.
    pub(super) fn new(network: &'a Network) -> Self {
        let empty = State {
            cost: 0.0,
            came_from: NONE,
            stamp: 0,
        };
        Self {
            network,
            states: vec![empty; network.vertices.len() * 4],
            round: 0,
            open: Queue::default(),
            goals: Vec::new(),
            best: f32::INFINITY,
        }
    }

    /// The vertices of the cheapest way, both ends included, or `None` where there is none within
    /// the limit; and how many states were looked at.
    pub(super) fn find(&mut self, query: &Query) -> (Option<Vec<u32>>, usize) {
        self.round += 1;
        self.best = f32::INFINITY;
        let network = self.network;
        self.goals.clear();
        self.goals.extend(query.goals.iter().map(|goal| {
            let vertex = &network.vertices[goal.vertex as usize];
            let out = vertex.next.iter().position(|&next| next != NONE);
            Goal {
                vertex: goal.vertex,
                at: vertex.at,
                entry: out.unwrap_or(RIGHT) ^ 1,
                fee: query.fee(goal),
            }
        }));
        let headings = query.starts.iter().flat_map(|door| {
            let next = network.vertices[door.vertex as usize].next;
            (0..4)
                .filter(move |&d| next[d] != NONE)
                .map(move |d| (door, d))
        });
        let least = headings
            .clone()
            .map(|(door, direction)| {
                self.rest(network.vertices[door.vertex as usize].at, direction)
            })
            .fold(1.0e9, f32::min);
        self.open.restart(f64::from(query.greed * least));
        for (door, direction) in headings {
            self.offer(query, door.vertex, direction, query.fee(door), NONE);
        }
        let mut looked_at = 0;
        while let Some(number) = self.open.pop() {
            let state = &mut self.states[number as usize];
            if state.stamp & 1 == 1 {
                continue;
            }
            state.stamp |= 1;
            let (cost, came_from) = (state.cost, state.came_from);
            if came_from != NONE && self.is_goal(number / 4) {
                return (Some(self.way_to(number)), looked_at);
            }
            looked_at += 1;
            if looked_at > query.limit {
                break;
            }
            self.step(query, number, cost);
        }
        (None, looked_at)
    }

    fn is_goal(&self, vertex: u32) -> bool {
        self.goals.iter().any(|goal| goal.vertex == vertex)
    }

    /// Goes straight on to the next vertex where a turn makes sense, and offers it with its turns.
    fn step(&mut self, query: &Query, from: u32, cost_so_far: f32) {
        let network = self.network;
        let direction = (from % 4) as usize;
        let axis = direction / 2;
        let mut here = &network.vertices[(from / 4) as usize];
        let mut cost = cost_so_far;
        loop {
            let next = here.next[direction];
            let Some(there) = network.vertices.get(next as usize) else {
                return;
            };
            if !query.is_open(there.container) {
                return;
            }
            let length = (here.at[axis] - there.at[axis]).abs();
            let passing = query.traffic.at(next);
            cost += query.toll(length, passing[axis], there.lanes[axis]);
            if here.container != there.container {
                cost += frame_cost(query, here, there, direction);
            }
            let straight_on = cost + query.crossing(passing[1 - axis]);
            if straight_on >= self.best {
                return;
            }
            let crossed = there.gate[1 - axis];
            if let Some(goal) = self.goals.iter().find(|goal| goal.vertex == next) {
                let arrived = straight_on + goal.fee;
                self.offer(query, next, direction, arrived, from);
                return;
            }
            if query.is_open(crossed) {
                self.offer(query, next, direction, straight_on, from);
                let is_own = there.gate.iter().any(|gate| query.own.contains(gate));
                let bend = if is_own && self.is_short(query, there.at) {
                    BEND + STUB
                } else {
                    BEND
                };
                for turned in if axis == 0 { [DOWN, UP] } else { [RIGHT, 1] } {
                    if there.next[turned] != NONE {
                        self.offer(query, next, turned, cost + bend, from);
                    }
                }
                return;
            }
            cost = straight_on;
            here = there;
        }
    }

    /// Whether `point` is so near to an end of the link that a bend there can hardly be seen.
    fn is_short(&self, query: &Query, point: [f32; 2]) -> bool {
        let ends = query.starts.iter().chain(query.goals);
        ends.map(|end| self.network.vertices[end.vertex as usize].at)
            .any(|end| (end[0] - point[0]).abs() + (end[1] - point[1]).abs() < SHORT)
    }

    fn offer(&mut self, query: &Query, vertex: u32, direction: usize, cost: f32, from: u32) {
        let number = vertex * 4 + u32::try_from(direction).unwrap_or(0);
        let slot = &mut self.states[number as usize];
        if slot.stamp / 2 == self.round && slot.cost <= cost {
            return;
        }
        *slot = State {
            cost,
            came_from: from,
            stamp: self.round * 2,
        };
        let arrives = from != NONE && self.is_goal(vertex);
        let rest = if arrives {
            0.0
        } else {
            self.rest(self.network.vertices[vertex as usize].at, direction)
        };
        let estimate = cost + query.greed * rest;
        if estimate < self.best {
            if arrives {
                self.best = cost;
            }
            self.open.push(f64::from(estimate), number);
        }
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

    /// The lower bound to the nearest goal.
    fn rest(&self, point: [f32; 2], direction: usize) -> f32 {
        self.goals
            .iter()
            .map(|goal| lower_bound(point, direction, goal) + goal.fee)
            .fold(f32::INFINITY, f32::min)
    }
}

/// What it costs to pass the frames between two neighbouring vertices.
fn frame_cost(query: &Query, here: &Vertex, there: &Vertex, direction: usize) -> f32 {
    let (below, above) = match direction {
        UP => (here.container, there.container),
        DOWN => (there.container, here.container),
        _ => return FRAME,
    };
    let tree = query.tree;
    let (mut at, mut cost) = (below as usize, FRAME);
    while tree.depth[at] > tree.depth[above as usize] {
        let text = query.rects.get(at).map(|rect| tree.title_text(*rect));
        let x = f64::from(here.at[0]);
        let is_text = text.is_some_and(|text| text.x0 < x && x < text.x1);
        cost += if is_text { TITLE_TEXT } else { TITLE };
        at = tree.parent_of(at);
    }
    cost
}

/// Length and bends that are needed at least from `point`, heading in `direction`, to `goal`
/// (the bend estimate of Wybrow, Marriott & Stuckey 2009).
fn lower_bound(point: [f32; 2], direction: usize, goal: &Goal) -> f32 {
    let d = [goal.at[0] - point[0], goal.at[1] - point[1]];
    let axis = direction / 2;
    let towards = |heading: usize| {
        if heading.is_multiple_of(2) {
            d[heading / 2]
        } else {
            -d[heading / 2]
        }
    };
    let ahead = towards(direction) > -0.5;
    let bends = if axis == goal.entry / 2 {
        let in_line = d[1 - axis].abs() <= 0.5;
        match (direction == goal.entry, in_line) {
            (true, true) if ahead => 0.0,
            (true, false) if ahead => 2.0,
            (false, false) => 2.0,
            _ => 4.0,
        }
    } else if ahead && towards(goal.entry) > -0.5 {
        1.0
    } else {
        3.0
    };
    d[0].abs() + d[1].abs() + BEND * bends
}
