//! How much room links will need between boxes, without a search.
//!
//! Within a container the boxes stand in rows, and links run in the gaps between rows and pass each
//! row between two of its boxes. So every link is led through the rows of each container on its
//! way by the cheapest passage near its straight line, as feed-throughs are assigned between the
//! rows of standard cells (Sechen & Sangiovanni-Vincentelli 1985); how many links share a place of
//! a gap or passage is then its density, and the density times the distance of two lanes its width.
//!
//! Takes O(links × (depth + rows) × log n) time; the answer errs by a lane or two where a full
//! search would take another way.

use super::hierarchy::Hierarchy;
use super::lanes::LANE;
use super::room::{UNDER_TITLE, Widening};
use crate::geometry::{Point, Rect};

/// Most room that links may add to one gap.
const MOST_ROOM: f64 = 240.0;

/// A row of a container: boxes that share some height, in columns from left to right.
struct Row {
    top: f64,
    bottom: f64,
    /// Boxes of each column, and the extent of the column.
    columns: Vec<(f64, f64, Vec<usize>)>,
    /// Links through each passage; passage `k` lies on the left of column `k`.
    passing: Vec<u32>,
    /// Links along the gap above the row, as intervals.
    above: Vec<(f64, f64)>,
}

impl Row {
    /// The middle of the passage on the left of column `at`.
    fn passage(&self, at: usize, frame: Rect) -> f64 {
        let left = at
            .checked_sub(1)
            .and_then(|before| self.columns.get(before))
            .map_or(frame.x0, |column| column.1);
        let right = self.columns.get(at).map_or(frame.x1, |column| column.0);
        left.midpoint(right)
    }

    /// The passage for a link that would run straight at `x`.
    fn cheapest(&self, x: f64, frame: Rect) -> usize {
        let near = self
            .columns
            .partition_point(|column| column.0.midpoint(column.1) <= x);
        let cost =
            |at: usize| (self.passage(at, frame) - x).abs() + f64::from(self.passing[at]) * LANE;
        let candidates = near.saturating_sub(1)..=(near + 1).min(self.columns.len());
        candidates
            .min_by(|&a, &b| cost(a).total_cmp(&cost(b)))
            .unwrap_or(0)
    }
}

/// The rows of one container.
struct Floor {
    frame: Rect,
    rows: Vec<Row>,
    /// Links along the gap below the last row.
    below: Vec<(f64, f64)>,
}

/// How much more room than usual links need at each box, where it lies at `rects` with the room
/// that is `given` already.
pub(super) fn widening(tree: &Hierarchy, rects: &[Rect], given: &[Widening]) -> Vec<Widening> {
    let mut row_of = vec![0_usize; tree.root()];
    let mut floors: Vec<Option<Floor>> = (0..=tree.root())
        .map(|container| floor(tree, rects, container, &mut row_of))
        .collect();
    for link in &tree.links {
        let (from, to) = (rects[link.from].center(), rects[link.to].center());
        match tree.lifted(link.from, link.to) {
            Some((top, a, b)) => {
                let start = leave(tree, &mut floors, &row_of, rects, (link.from, a), to);
                let end = leave(tree, &mut floors, &row_of, rects, (link.to, b), from);
                if let Some(floor) = &mut floors[top] {
                    floor.join((row_of[a], rects[a], start), (row_of[b], rects[b], end));
                }
            }
            None if link.from != link.to => {
                // One end holds the other: the link runs to the frame from within.
                let (inner, outer) = if tree.holds(link.from, link.to) {
                    (link.to, link.from)
                } else {
                    (link.from, link.to)
                };
                let mut at = inner;
                while tree.parent_of(at) != outer {
                    at = tree.parent_of(at);
                }
                let target = Point::new(rects[inner].center().x, rects[outer].y1);
                leave(tree, &mut floors, &row_of, rects, (inner, at), target);
            }
            None => {}
        }
    }
    let mut widening = vec![Widening::default(); tree.root() + 1];
    for (container, floor) in floors.into_iter().enumerate() {
        if let Some(floor) = floor {
            floor.ask(container, tree, given, &mut widening);
        }
    }
    widening
}

/// Leads a link from the box `end` out of all containers up to and with `top`, towards `target`;
/// answers where it then is.
fn leave(
    tree: &Hierarchy,
    floors: &mut [Option<Floor>],
    row_of: &[usize],
    rects: &[Rect],
    (end, top): (usize, usize),
    target: Point,
) -> Point {
    let mut point = rects[end].center();
    let mut at = end;
    while at != top {
        let container = tree.parent_of(at);
        if let Some(floor) = &mut floors[container] {
            point = floor.exit((row_of[at], rects[at], point), target);
        }
        at = container;
    }
    point
}

/// The rows of `container`; notes the row of each child in `row_of`.
fn floor(
    tree: &Hierarchy,
    rects: &[Rect],
    container: usize,
    row_of: &mut [usize],
) -> Option<Floor> {
    let mut children = tree.children[container].clone();
    let around = children
        .iter()
        .map(|&child| rects[child])
        .reduce(|a, b| a.union(b))?;
    children.sort_by(|&a, &b| rects[a].y0.total_cmp(&rects[b].y0).then(a.cmp(&b)));
    let mut rows: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    for child in children {
        let rect = rects[child];
        match rows.last_mut() {
            Some(row) if rect.y0 < row.1 => {
                row.1 = row.1.max(rect.y1);
                row.2.push(child);
            }
            _ => rows.push((rect.y0, rect.y1, vec![child])),
        }
    }
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(index, (top, bottom, members))| {
            for &member in &members {
                row_of[member] = index;
            }
            let columns = columns(rects, members);
            Row {
                top,
                bottom,
                passing: vec![0; columns.len() + 1],
                columns,
                above: Vec::new(),
            }
        })
        .collect();
    Some(Floor {
        frame: rects.get(container).copied().unwrap_or(around),
        rows,
        below: Vec::new(),
    })
}

fn columns(rects: &[Rect], mut members: Vec<usize>) -> Vec<(f64, f64, Vec<usize>)> {
    members.sort_by(|&a, &b| rects[a].x0.total_cmp(&rects[b].x0).then(a.cmp(&b)));
    let mut columns: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    for member in members {
        let rect = rects[member];
        match columns.last_mut() {
            Some(column) if rect.x0 < column.1 => {
                column.1 = column.1.max(rect.x1);
                column.2.push(member);
            }
            _ => columns.push((rect.x0, rect.x1, vec![member])),
        }
    }
    columns
}

impl Floor {
    /// Notes a run from `x0` to `x1` along the gap above row `gap`, or below the last row.
    fn run(&mut self, gap: usize, x0: f64, x1: f64) {
        if (x0 - x1).abs() < LANE {
            return;
        }
        let interval = (x0.min(x1), x0.max(x1));
        match self.rows.get_mut(gap) {
            Some(row) => row.above.push(interval),
            None => self.below.push(interval),
        }
    }

    /// Leads a link at `x` in gap `from` to gap `to`; answers its x there.
    fn pass(&mut self, from: usize, to: usize, mut x: f64, goal: f64) -> f64 {
        let count = from.abs_diff(to);
        for step in 0..count {
            let down = from < to;
            let (gap, row) = if down {
                (from + step, from + step)
            } else {
                (from - step, from - step - 1)
            };
            // What is left of the way is shared out evenly: the straight line.
            #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 rows")]
            let wished = x + (goal - x) / (count - step) as f64 * 0.5;
            let at = self.rows[row].cheapest(wished, self.frame);
            self.rows[row].passing[at] += 1;
            let passage = self.rows[row].passage(at, self.frame);
            self.run(gap, x, passage);
            x = passage;
        }
        x
    }

    /// Leads a link from one box, its row and a point in it, to another of this container.
    fn join(&mut self, a: (usize, Rect, Point), b: (usize, Rect, Point)) {
        let (upper, lower) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        if upper.0 == lower.0 {
            let (left, right) = if upper.1.x0 <= lower.1.x0 {
                (upper, lower)
            } else {
                (lower, upper)
            };
            let row = &self.rows[upper.0];
            let column = |x: f64| row.columns.partition_point(|column| column.1 <= x);
            if column(left.1.x0 + 0.5).abs_diff(column(right.1.x0 + 0.5)) <= 1 {
                return;
            }
            let middle = row.top.midpoint(row.bottom);
            let gap = if left.2.y.midpoint(right.2.y) < middle {
                upper.0
            } else {
                upper.0 + 1
            };
            self.run(gap, left.2.x, right.2.x);
            return;
        }
        let x = self.pass(upper.0 + 1, lower.0, upper.2.x, lower.2.x);
        // A box that stands right below the other is joined with it by a straight line.
        let neighbours = lower.0 - upper.0 == 1;
        let below = |rect: Rect, x: f64| (rect.x0..=rect.x1).contains(&x);
        if !(neighbours && below(lower.1, x) && below(upper.1, lower.2.x)) {
            self.run(lower.0, x, lower.2.x);
        }
    }

    /// Leads a link from a box, its row and a point in it, out of the frame towards `target`;
    /// answers where it leaves.
    fn exit(&mut self, (row, rect, point): (usize, Rect, Point), target: Point) -> Point {
        let frame = self.frame;
        let beside = (frame.x0 - target.x).max(target.x - frame.x1).max(0.0);
        let above = (frame.y0 - target.y).max(0.0);
        let below = (target.y - frame.y1).max(0.0);
        if above.max(below) >= beside && above.max(below) > 0.0 {
            let goal = target.x.clamp(frame.x0, frame.x1);
            let (gap, last, y) = if below > 0.0 {
                (row + 1, self.rows.len(), frame.y1)
            } else {
                (row, 0, frame.y0)
            };
            let straight = goal.clamp(rect.x0, rect.x1);
            let x = self.pass(gap, last, straight, goal);
            return Point::new(x, y);
        }
        let to_right = target.x > frame.x1;
        let (side, last) = if to_right {
            (frame.x1, self.rows[row].columns.len())
        } else {
            (frame.x0, 0)
        };
        let columns = &self.rows[row].columns;
        let own = columns.partition_point(|column| column.1 <= rect.x0 + 0.5);
        let at_side = if to_right { own + 1 >= last } else { own == 0 };
        if !at_side {
            let gap = if target.y < rect.center().y {
                row
            } else {
                row + 1
            };
            self.run(gap, point.x, side);
        }
        Point::new(side, point.y)
    }

    /// Asks for the room that the runs of this container need.
    fn ask(
        mut self,
        container: usize,
        tree: &Hierarchy,
        given: &[Widening],
        widening: &mut [Widening],
    ) {
        self.ask_between_rows(container, tree, given, widening);
        for row in &self.rows {
            let count = row.columns.len();
            for (at, &passing) in row.passing.iter().enumerate() {
                if at == 0 || at == count {
                    let side = if at == 0 { 0 } else { 2 };
                    let missing = missing(passing, tree.spacing.padding);
                    let slot = &mut widening[container].within[side];
                    *slot = slot.max(missing);
                    continue;
                }
                let (left, right) = (&row.columns[at - 1], &row.columns[at]);
                let granted = most_given(given, &left.2, 2).max(most_given(given, &right.2, 0));
                let room = (right.0 - left.1 - granted).max(tree.spacing.between_nodes);
                let missing = missing(passing, room);
                for (column, side) in [(left, 2), (right, 0)] {
                    widen(widening, &column.2, side, missing);
                }
            }
        }
    }

    fn ask_between_rows(
        &mut self,
        container: usize,
        tree: &Hierarchy,
        given: &[Widening],
        widening: &mut [Widening],
    ) {
        let last = self.rows.len();
        for gap in 0..=last {
            let runs = self.rows.get(gap).map_or(&self.below, |row| &row.above);
            let needed = most_at_once(runs);
            if gap == 0 || gap == last {
                let side = if gap == 0 { 1 } else { 3 };
                let share = if gap == 0 { UNDER_TITLE } else { 1.0 };
                widening[container].within[side] = missing(needed, tree.spacing.padding * share);
                continue;
            }
            let (upper, lower) = (&self.rows[gap - 1], &self.rows[gap]);
            let most = |row: &Row, side| {
                let most = |column: &(f64, f64, Vec<usize>)| most_given(given, &column.2, side);
                row.columns.iter().map(most).fold(0.0, f64::max)
            };
            let granted = most(upper, 3).max(most(lower, 1));
            let room = (lower.top - upper.bottom - granted).max(tree.spacing.between_nodes);
            let missing = missing(needed, room);
            for (row, side) in [(upper, 3), (lower, 1)] {
                for column in &row.columns {
                    widen(widening, &column.2, side, missing);
                }
            }
        }
    }
}

fn most_given(given: &[Widening], members: &[usize], side: usize) -> f64 {
    members
        .iter()
        .map(|&member| given[member].around[side])
        .fold(0.0, f64::max)
}

fn widen(widening: &mut [Widening], members: &[usize], side: usize, room: f64) {
    for &member in members {
        let slot = &mut widening[member].around[side];
        *slot = slot.max(room);
    }
}

/// How much wider than `room` so many links are side by side.
fn missing(links: u32, room: f64) -> f64 {
    ((f64::from(links) + 1.0) * LANE - room)
        .clamp(0.0, MOST_ROOM)
        .ceil()
}

/// The largest number of intervals that share a place.
pub(super) fn most_at_once(intervals: &[(f64, f64)]) -> u32 {
    let mut events: Vec<(f64, i32)> = intervals
        .iter()
        .flat_map(|&(low, high)| [(low, 1), (high, -1)])
        .collect();
    events.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut now, mut most) = (0_i32, 0_i32);
    for (_, change) in events {
        now += change;
        most = most.max(now);
    }
    most.unsigned_abs()
}
