//! The cheapest course of one link: A* (Hart, Nilsson & Raphael 1968) on the network.
//!
//! Costs are map units of length: a bend, a crossing, a title band and a frame each cost as much
//! as a detour that is worth making to avoid them. A state is a vertex and the direction of travel,
//! as in the connector routing of Wybrow, Marriott & Stuckey (2009).

use super::hierarchy::Hierarchy;
use super::network::{DOWN, LEFT, NONE, Network, RIGHT, UP};
use super::queue::Queue;
use crate::geometry::{Point, Rect};

/// A bend is worth a detour of this length.
const BEND: f64 = 120.0;
/// So is each link crossed,
const CROSSING: f64 = 14.0;
/// the free part of a title band run through,
const TITLE: f64 = 150.0;
/// the text of a title run through,
const TITLE_TEXT: f64 = 1_600.0;
/// and a frame passed.
const FRAME: f64 = 8.0;
/// Share of a stretch's length added for each link already there.
const CROWD: f64 = 0.012;
/// A bend right in front of a box costs so much more,
const STUB: f64 = 300.0;
/// when it is nearer to the end of the link than this.
const SHORT: f64 = 12.0;
/// Crossings up to which a network is small enough to search for the best way.
const SMALL: usize = 8_000_000;
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

    open: Queue,
    /// The goals of the search going on, and the direction in which each is entered.
    goals: Vec<(Point, usize)>,
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
    /// Whether its neighbours have been looked at since its cost last fell.
    closed: bool,
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
    /// The boxes, to know title bands.
    pub(super) tree: &'a Hierarchy,
    /// Where they lie.
    pub(super) rects: &'a [Rect],
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
                    round: 0,
                    closed: false,
                };
                count * 4
            ],
            goal_of: vec![0; count],
            round: 0,
            greed: 1.0,
            dearness: 1.0,
            open: Queue::default(),
            goals: Vec::new(),
            passing: vec![[0; 2]; count],
        }
    }

    /// The vertices of the cheapest way, both ends included; `None` where there is none within
    /// the limit.
    pub(super) fn find(&mut self, query: &Query) -> Option<Vec<u32>> {
        self.round += 1;
        let dearness = if self.network.points.len() <= SMALL {
            1.0
        } else {
            (GREED * self.dearness).clamp(1.0, MOST_GREED)
        };
        self.greed = query.greed * dearness;
        let mut least = f64::INFINITY;
        for &goal in query.goals {
            self.goal_of[goal as usize] = self.round;
        }
        let entered = |goal: u32| {
            let next = self.network.next[goal as usize];
            let out = next.iter().position(|&next| next != NONE).unwrap_or(RIGHT);
            (self.network.points[goal as usize], out ^ 1)
        };
        self.goals.clear();
        self.goals
            .extend(query.goals.iter().map(|&goal| entered(goal)));
        let next = &self.network.next;
        let headings = |start: u32| (0..4).filter(move |&d| next[start as usize][d] != NONE);
        for (start, direction) in query
            .starts
            .iter()
            .flat_map(|&s| headings(s).map(move |d| (s, d)))
        {
            let point = self.network.points[start as usize];
            least = least.min(rest_of(point, direction, &self.goals));
        }
        self.open.restart(self.greed * least.min(1.0e9));
        for (start, direction) in query
            .starts
            .iter()
            .flat_map(|&s| headings(s).map(move |d| (s, d)))
        {
            self.offer(start, direction, 0.0, NONE);
        }
        let mut looked_at = 0;
        while let Some(number) = self.open.pop() {
            let state = &mut self.states[number as usize];
            if std::mem::replace(&mut state.closed, true) {
                continue;
            }
            let vertex = number / 4;
            let (cost, came_from) = (state.cost, state.came_from);
            if self.goal_of[vertex as usize] == self.round && came_from != NONE {
                let dearness = (cost / least.max(1.0)).clamp(1.0, MOST_GREED);

                self.dearness += 0.04 * (dearness - self.dearness);
                return Some(self.way_to(number));
            }
            looked_at += 1;
            if looked_at > query.limit {
                return None;
            }
            self.step(query, number, cost);
        }
        None
    }

    /// Goes straight on to the next vertex where a turn makes sense, and offers it with its turns.
    ///
    /// Lines out of other boxes' ports are crossed without stopping, since nobody turns there.
    fn step(&mut self, query: &Query, from: u32, cost_so_far: f64) {
        let network = self.network;
        let direction = (from % 4) as usize;
        let axis = direction / 2;
        let mut at = from / 4;
        let mut cost = cost_so_far;
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
                if axis == 1 {
                    cost += titles_between(query, below, above, a.x);
                }
            }
            let straight_on = cost + CROSSING * f64::from(here[1 - axis].min(30));
            let owner = network.owner[next as usize][1 - axis];
            let home = network.home[next as usize][1 - axis];
            if self.goal_of[next as usize] == self.round
                || (owner == NONE && (query.may_enter)(home))
                || query.ends.contains(&owner)
            {
                self.offer(next, direction, straight_on, from);
                let is_own = query
                    .ends
                    .iter()
                    .any(|end| network.owner[next as usize].contains(end));
                let bend = if is_own && self.is_short(query, b) {
                    BEND + STUB
                } else {
                    BEND
                };
                for turned in if axis == 0 { [DOWN, UP] } else { [RIGHT, LEFT] } {
                    if network.next[next as usize][turned] != NONE {
                        self.offer(next, turned, cost + bend, from);
                    }
                }
                return;
            }
            cost = straight_on;
            at = next;
        }
    }

    /// Whether `point` is so near to an end of the link that a bend there can hardly be seen.
    fn is_short(&self, query: &Query, point: Point) -> bool {
        let ends = query.starts.iter().chain(query.goals);
        ends.map(|&end| self.network.points[end as usize])
            .any(|end| (end.x - point.x).abs() + (end.y - point.y).abs() < SHORT)
    }

    fn offer(&mut self, vertex: u32, direction: usize, cost: f64, from: u32) {
        let state = vertex * 4 + u32::try_from(direction).unwrap_or(0);
        let slot = &mut self.states[state as usize];
        if slot.round == self.round && slot.cost <= cost {
            return;
        }
        *slot = State {
            cost,
            came_from: from,
            round: self.round,
            closed: false,
        };
        let point = self.network.points[vertex as usize];
        let rest = rest_of(point, direction, &self.goals);
        self.open.push(cost + self.greed * rest, state);
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

/// What it costs to pass at `x` the title bands from container `below` up to container `above`.
fn titles_between(query: &Query, below: usize, above: usize, x: f64) -> f64 {
    let tree = query.tree;
    let (mut at, mut cost) = (below, 0.0);
    while tree.depth[at] > tree.depth[above] {
        let text = query.rects.get(at).map(|rect| tree.title_text(*rect));
        let is_text = text.is_some_and(|text| text.x0 < x && x < text.x1);
        cost += if is_text { TITLE_TEXT } else { TITLE };
        at = tree.parent_of(at);
    }
    cost
}

/// The lower bound to the nearest of `goals`.
fn rest_of(point: Point, direction: usize, goals: &[(Point, usize)]) -> f64 {
    goals
        .iter()
        .map(|&(goal, entry)| lower_bound(point, direction, goal, entry))
        .fold(f64::INFINITY, f64::min)
}

/// Length and bends that are needed at least from `point`, heading in `direction`, to `goal`
/// entered in direction `entry` (the bend estimate of Wybrow, Marriott & Stuckey 2009).
fn lower_bound(point: Point, direction: usize, goal: Point, entry: usize) -> f64 {
    let (dx, dy) = (goal.x - point.x, goal.y - point.y);
    let towards = |heading: usize| match heading {
        RIGHT => dx,
        LEFT => -dx,
        DOWN => dy,
        _ => -dy,
    };
    let ahead = towards(direction);
    let bends = if direction / 2 == entry / 2 {
        let aside = if direction / 2 == 0 { dy } else { dx };
        let in_line = aside.abs() <= 0.5;
        match (direction == entry, in_line) {
            (true, true) if ahead > -0.5 => 0.0,
            (true, false) if ahead > -0.5 => 2.0,
            (false, false) => 2.0,
            _ => 4.0,
        }
    } else if ahead > -0.5 && towards(entry) > -0.5 {
        1.0
    } else {
        3.0
    };
    dx.abs() + dy.abs() + BEND * bends
}
