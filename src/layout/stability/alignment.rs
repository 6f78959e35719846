//! Almost aligned boxes aligned, almost equal gaps made equal.
//!
//! Only moves of at most [`NEAR`] map units count as small, and a move is made only where it
//! brings more: lines that boxes share are weighed by the square of how many boxes share them, and
//! no move may lower that sum, nor bring a box nearer to a neighbour than allowed. So the work
//! comes to an end, and a second run finds nothing left to do.

use std::collections::BTreeMap;

use crate::geometry::{Rect, Vec2, overlaps};

/// The largest unevenness that counts as a slip, in map units.
pub(super) const NEAR: f64 = 8.0;
/// Rounds at most; three or four are usual.
const ROUNDS: usize = 60;
/// Gaps wider than this many of the least ones are no row.
const WIDEST_GAP: f64 = 8.0;

/// Siblings that are lined up.
pub(super) struct Row {
    /// Where they lie.
    pub(super) rects: Vec<Rect>,
    /// Which of them must not move.
    pub(super) still: Vec<bool>,
    /// Least distance between two of them.
    pub(super) gap: f64,
    /// What they must not leave, where their container cannot grow.
    pub(super) frame: Option<Rect>,
}

/// Lines up the boxes of `row` with each other, across and down, and evens out their gaps.
pub(super) fn align(row: &mut Row) {
    for _ in 0..ROUNDS {
        let mut moved = false;
        for across in [false, true] {
            let mut lines = Lines::of(row, across);
            moved |= line_up(row, &mut lines, across);
            moved |= even_out(row, &mut lines, across);
        }
        if !moved {
            break;
        }
    }
}

/// The lines that a box touches on one axis: low edge, middle, high edge.
fn features(rect: Rect, across: bool) -> [f64; 3] {
    let (low, high) = if across {
        (rect.x0, rect.x1)
    } else {
        (rect.y0, rect.y1)
    };
    [low, (low + high) / 2.0, high]
}

/// A line in millionths, so that the rounding of sums does not tell lines apart.
#[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
fn key(value: f64) -> i64 {
    (value * 1_048_576.0).round() as i64
}

fn moved_along(rect: Rect, by: f64, across: bool) -> Rect {
    rect + if across {
        Vec2::new(by, 0.0)
    } else {
        Vec2::new(0.0, by)
    }
}

/// `rect` moved so that its low edge, middle or high edge, by `kind`, lies on `line`.
fn on_line(rect: Rect, kind: usize, line: f64, across: bool) -> Rect {
    let size = rect.size();
    let length = if across { size.width } else { size.height };
    let low = line - [0.0, 0.5, 1.0][kind] * length;
    let origin = if across {
        (low, rect.y0)
    } else {
        (rect.x0, low)
    };
    Rect::from_origin_size(origin, size)
}

/// How many boxes share each line of one axis, for low edges, middles and high edges.
struct Lines {
    counts: [BTreeMap<i64, Line>; 3],
}

/// A line that boxes share.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// How many.
    boxes: u64,
    /// Where exactly the first of them touches it; others take this over to the last bit, so that
    /// they stay in line when all of them are moved together.
    place: f64,
}

impl Lines {
    fn of(row: &Row, across: bool) -> Self {
        let mut lines = Self {
            counts: Default::default(),
        };
        for rect in &row.rects {
            lines.add(*rect, across);
        }
        lines
    }

    fn add(&mut self, rect: Rect, across: bool) {
        for (counts, place) in self.counts.iter_mut().zip(features(rect, across)) {
            counts
                .entry(key(place))
                .or_insert(Line { boxes: 0, place })
                .boxes += 1;
        }
    }

    fn remove(&mut self, rect: Rect, across: bool) {
        for (counts, place) in self.counts.iter_mut().zip(features(rect, across)) {
            if let Some(line) = counts.get_mut(&key(place)) {
                line.boxes -= 1;
                if line.boxes == 0 {
                    counts.remove(&key(place));
                }
            }
        }
    }

    /// What a box at `rect` would add to the sum of squares.
    fn worth(&self, rect: Rect, across: bool) -> u64 {
        let shared = |(counts, place): (&BTreeMap<i64, Line>, f64)| {
            2 * counts.get(&key(place)).map_or(0, |line| line.boxes) + 1
        };
        self.counts
            .iter()
            .zip(features(rect, across))
            .map(shared)
            .sum()
    }

    /// The lines near `value` among those of one kind.
    fn near(&self, kind: usize, value: f64) -> Vec<f64> {
        let range = key(value - NEAR)..=key(value + NEAR);
        self.counts[kind]
            .range(range)
            .map(|(_, line)| line.place)
            .collect()
    }
}

/// Moves single boxes onto lines that more boxes share; whether any moved.
fn line_up(row: &mut Row, lines: &mut Lines, across: bool) -> bool {
    let mut moved = false;
    for index in 0..row.rects.len() {
        if row.still[index] {
            continue;
        }
        let own = row.rects[index];
        lines.remove(own, across);
        let mut best = (lines.worth(own, across), 0.0, own);
        for (kind, value) in features(own, across).into_iter().enumerate() {
            for line in lines.near(kind, value) {
                let by: f64 = line - value;
                let rect = on_line(own, kind, line, across);
                let worth = lines.worth(rect, across);
                let better = worth > best.0 || (worth == best.0 && by.abs() < f64::abs(best.1));
                if better && worth > lines.worth(own, across) && row.may_stand(index, rect, &[]) {
                    best = (worth, by, rect);
                }
            }
        }
        moved |= best.2 != own;
        row.rects[index] = best.2;
        lines.add(best.2, across);
    }
    moved
}

impl Row {
    /// Whether box `index` may lie at `rect`, if `others` are out of the way.
    fn may_stand(&self, index: usize, rect: Rect, others: &[usize]) -> bool {
        let inside = self.frame.is_none_or(|frame| {
            // What stuck out before cannot get worse by a small move, but is no reason for one.
            rect.union(frame) == frame
        });
        let around = rect.inflate(self.gap - 1.0e-9, self.gap - 1.0e-9);
        inside
            && self.rects.iter().enumerate().all(|(other, taken)| {
                other == index || others.contains(&other) || !overlaps(around, *taken)
            })
    }
}

/// Evens out the gaps of boxes that stand in one row (or column, when not `across`) with their
/// middles in line; whether any moved.
fn even_out(row: &mut Row, lines: &mut Lines, across: bool) -> bool {
    let mut in_line: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (index, rect) in row.rects.iter().enumerate() {
        in_line
            .entry(key(features(*rect, !across)[1]))
            .or_default()
            .push(index);
    }
    let mut moved = false;
    for mut members in in_line.into_values().filter(|members| members.len() > 2) {
        members.sort_by(|&a, &b| {
            features(row.rects[a], across)[0].total_cmp(&features(row.rects[b], across)[0])
        });
        for run in runs(row, &members, across) {
            moved |= even_run(row, lines, &run, across);
        }
    }
    moved
}

/// The gap between two neighbours of a row.
fn gap_between(row: &Row, pair: &[usize], across: bool) -> f64 {
    features(row.rects[pair[1]], across)[0] - features(row.rects[pair[0]], across)[2]
}

/// Stretches of at least three `members` whose gaps are almost equal; only ends may be still.
fn runs(row: &Row, members: &[usize], across: bool) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for pair in members.windows(2) {
        let gap = gap_between(row, pair, across);
        let goes_on = match run.len() {
            0 => false,
            1 => true,
            _ => !row.still[pair[0]],
        };
        let fits = goes_on && gap.max(most) - gap.min(least) <= NEAR + 1.0e-6;
        if gap <= 0.0 || gap > WIDEST_GAP * row.gap {
            runs.push(std::mem::take(&mut run));
        } else if fits {
            run.push(pair[1]);
            (least, most) = (least.min(gap), most.max(gap));
        } else {
            runs.push(std::mem::replace(&mut run, pair.to_vec()));
            (least, most) = (gap, gap);
        }
    }
    runs.push(run);
    runs.retain(|run| run.len() > 2);
    runs
}

/// Spreads the inner boxes of a run evenly between its ends, unless that costs more than it brings.
fn even_run(row: &mut Row, lines: &mut Lines, run: &[usize], across: bool) -> bool {
    let gaps: Vec<f64> = run
        .windows(2)
        .map(|pair| gap_between(row, pair, across))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a row has few boxes")]
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    if gaps.iter().all(|gap| (gap - mean).abs() < 0.1) {
        return false;
    }
    let inner = &run[1..run.len() - 1];
    let before: Vec<Rect> = inner.iter().map(|&index| row.rects[index]).collect();
    let mut at = features(row.rects[run[0]], across)[2];
    let mut after = Vec::with_capacity(inner.len());
    for rect in &before {
        let [low, _, high] = features(*rect, across);
        after.push(moved_along(*rect, at + mean - low, across));
        at += mean + high - low;
    }
    let sum = |lines: &mut Lines, rects: &[Rect]| {
        let mut sum = 0;
        for rect in rects {
            sum += lines.worth(*rect, across);
            lines.add(*rect, across);
        }
        for rect in rects {
            lines.remove(*rect, across);
        }
        sum
    };
    for rect in &before {
        lines.remove(*rect, across);
    }
    let gains = sum(lines, &after) >= sum(lines, &before);
    let free = (inner.iter().zip(&after)).all(|(&index, rect)| row.may_stand(index, *rect, inner));
    let chosen = if gains && free { &after } else { &before };
    for (&index, rect) in inner.iter().zip(chosen) {
        lines.add(*rect, across);
        row.rects[index] = *rect;
    }
    gains && free
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(rects: &[(f64, f64)]) -> Row {
        Row {
            rects: rects
                .iter()
                .map(|&(x, y)| Rect::new(x, y, x + 100.0, y + 40.0))
                .collect(),
            still: vec![false; rects.len()],
            gap: 16.0,
            frame: None,
        }
    }

    #[test]
    fn what_is_almost_in_line_comes_into_line_with_even_gaps() {
        let mut row = row(&[(0.0, 0.0), (134.0, 3.0), (263.0, -2.0), (400.0, 0.0)]);
        align(&mut row);
        assert!(
            row.rects.iter().all(|rect| rect.y0 == row.rects[0].y0),
            "{:?}",
            row.rects
        );
        let gaps: Vec<f64> = row.rects.windows(2).map(|p| p[1].x0 - p[0].x1).collect();
        assert!(
            gaps.iter().all(|gap| (gap - gaps[0]).abs() < 0.1),
            "{gaps:?}"
        );
    }

    #[test]
    fn a_box_that_must_not_move_is_what_others_line_up_with() {
        let mut row = row(&[(0.0, 0.0), (150.0, 5.0)]);
        row.still[1] = true;
        align(&mut row);
        assert_eq!((row.rects[0].y0, row.rects[1].y0), (5.0, 5.0));
    }

    #[test]
    fn what_is_clearly_apart_stays_apart() {
        let mut row = row(&[(0.0, 0.0), (150.0, 20.0)]);
        align(&mut row);
        assert_eq!((row.rects[0].y0, row.rects[1].y0), (0.0, 20.0));
    }
}
