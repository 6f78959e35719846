//! Places for segments that share a corridor: in a given order, with even gaps.
//!
//! Two segments need a gap where they run side by side with none between them. These pairs are
//! found by sweeping across the corridor with the outline of what was swept over (the visibility
//! that VLSI compaction uses, Lengauer 1990, §10.1.2), so that there are about as many pairs as
//! segments.

use std::collections::BTreeMap;

use super::lanes::{LANE, REACH};

/// A segment to be placed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    /// Number of its track,
    pub(super) track: usize,
    /// and its own within that.
    pub(super) index: usize,
    /// Where it lies across its axis.
    pub(super) across: f64,
    /// Where it begins along its axis,
    pub(super) from: f64,
    /// and where it ends.
    pub(super) to: f64,
    /// Least coordinate across its axis,
    pub(super) low: f64,
    /// and the greatest.
    pub(super) high: f64,
    /// Whether it belongs to a route that stays.
    pub(super) stays: bool,
}

impl Segment {
    /// Whether both run beside each other somewhere.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to + 2.0 && other.from < self.to + 2.0
    }
}

/// What is seen when looking back from the segments swept over: the foremost one at every place.
#[derive(Debug, Default)]
struct Outline {
    /// The pieces by where they begin: where each ends, and its segment.
    pieces: BTreeMap<u32, (u32, usize)>,
}

impl Outline {
    /// Puts `segment` in front between `from` and `to`, and adds to `behind` those it hides.
    fn cover(&mut self, from: u32, to: u32, segment: usize, behind: &mut Vec<usize>) {
        if let Some((&begin, &(end, other))) = self.pieces.range(..from).next_back()
            && end > from
        {
            behind.push(other);
            self.pieces.insert(begin, (from, other));
            if end > to {
                self.pieces.insert(to, (end, other));
            }
        }
        while let Some((&begin, &(end, other))) = self.pieces.range(from..to).next() {
            behind.push(other);
            self.pieces.remove(&begin);
            if end > to {
                self.pieces.insert(to, (end, other));
            }
        }
        self.pieces.insert(from, (to, segment));
    }
}

/// For each of the ordered `segments` the earlier ones that may get in its way.
fn neighbours_before(segments: &[Segment]) -> Vec<Vec<usize>> {
    // Segments that end less than a hair's breadth apart count as side by side.
    let ends = |segment: &Segment| [segment.from - 1.0, segment.to + 1.0];
    let mut places: Vec<f64> = segments.iter().flat_map(ends).collect();
    places.sort_unstable_by(f64::total_cmp);
    places.dedup();
    let place_of = |at: f64| {
        let place = places.partition_point(|place| place.total_cmp(&at).is_lt());
        u32::try_from(place).unwrap_or(u32::MAX)
    };
    let mut outline = Outline::default();
    let mut behind = Vec::new();
    let mut before = Vec::with_capacity(segments.len());
    for (index, segment) in segments.iter().enumerate() {
        let [from, to] = ends(segment);
        behind.clear();
        outline.cover(place_of(from), place_of(to), index, &mut behind);
        behind.sort_unstable();
        behind.dedup();
        let in_way = behind.iter().copied().filter(|&other| {
            let earlier = &segments[other];
            segment.across - earlier.across <= REACH
                && earlier.high + LANE > segment.low
                && segment.track != earlier.track
                && !(segment.stays && earlier.stays)
        });
        before.push(in_way.collect());
    }
    before
}

/// A place for each of the ordered `segments`.
pub(super) fn spread(segments: &[Segment]) -> Vec<f64> {
    let count = segments.len();
    let before = neighbours_before(segments);
    let mut chain_up = vec![0_u32; count];
    let mut chain_down = vec![0_u32; count];
    for index in 0..count {
        for &other in &before[index] {
            if segments[index].across - segments[other].across < 0.01 {
                chain_up[index] = chain_up[index].max(chain_up[other] + 1);
            }
        }
    }
    for index in (0..count).rev() {
        for &other in &before[index] {
            if segments[index].across - segments[other].across < 0.01 {
                chain_down[other] = chain_down[other].max(chain_down[index] + 1);
            }
        }
    }
    let mut gap = vec![LANE; count];
    let mut earliest = vec![0.0_f64; count];
    let mut latest = vec![0.0_f64; count];
    for _ in 0..10 {
        for index in 0..count {
            earliest[index] = before[index]
                .iter()
                .map(|&o| earliest[o] + gap[o].min(gap[index]))
                .fold(segments[index].low, f64::max);
            latest[index] = segments[index].high;
        }
        for index in (0..count).rev() {
            for &other in &before[index] {
                latest[other] = latest[other].min(latest[index] - gap[other].min(gap[index]));
            }
        }
        let mut tight = false;
        for index in 0..count {
            if earliest[index] > latest[index] + 1.0e-6 {
                gap[index] *= 0.7;
                tight = true;
            }
        }
        if !tight {
            break;
        }
    }
    let mut place = vec![0.0_f64; count];
    for index in 0..count {
        let segment = &segments[index];
        let wished = segment.across
            + (f64::from(chain_up[index]) - f64::from(chain_down[index])) / 2.0 * gap[index];
        let pushed = before[index]
            .iter()
            .map(|&o| place[o] + gap[o].min(gap[index]))
            .fold(wished, f64::max);
        place[index] = pushed.min(latest[index]).clamp(segment.low, segment.high);
    }
    place
}
