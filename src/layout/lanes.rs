//! Lanes: links that share a channel run side by side, never on top of each other.
//!
//! The nudging of Wybrow, Marriott & Stuckey (2009). Segments on one line are ordered by where
//! their routes part, so that they do not cross without need; then each gets its own place.
//! Instead of a quadratic program the places come from longest chains of overlapping segments:
//! a segment lies in the middle of its chain, and chains that are too long for their channel are
//! drawn closer together.

use std::cmp::Ordering;

use rstar::{AABB, RTree, primitives::GeomWithData, primitives::Rectangle};

use super::channels::Axis;
use super::hierarchy::Hierarchy;
use super::spreading::{Segment, spread};
use super::track::Track;
use crate::geometry::Rect;

/// Distance between two lanes, map units.
pub(super) const LANE: f64 = 9.0;
/// Distance that a lane keeps from a box.
const MARGIN: f64 = 5.0;
/// How far badges stand out above their box.
const BADGE_OVERHANG: f64 = 8.0;
/// How far a lane may be moved from its line.
pub(super) const REACH: f64 = 140.0;
/// How far from a route that moves the routes that stay are looked at.
pub(super) const BESIDE: f64 = 4.0 * LANE;
/// A box no deeper in a segment's extent than this only touches its end. Lines of the network keep
/// a little more distance from boxes than this.
const TOUCH: f64 = 0.005;
/// Largest group on one line that is ordered pair by pair.
const PAIRWISE: usize = 300;

type Entry = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// All boxes, to know how far a segment may move.
pub(super) struct Obstacles<'a> {
    tree: &'a Hierarchy,
    rects: &'a [Rect],
    index: RTree<Entry>,
}

impl<'a> Obstacles<'a> {
    /// Indexes `rects`.
    pub(super) fn new(tree: &'a Hierarchy, rects: &'a [Rect]) -> Self {
        let entries = rects
            .iter()
            .enumerate()
            .map(|(i, r)| Entry::new(Rectangle::from_corners([r.x0, r.y0], [r.x1, r.y1]), i))
            .collect();
        Self {
            tree,
            rects,
            index: RTree::bulk_load(entries),
        }
    }

    /// Boxes that touch `area`.
    pub(super) fn touching(&self, area: Rect) -> impl Iterator<Item = usize> {
        self.index
            .locate_in_envelope_intersecting(AABB::from_corners(
                [area.x0, area.y0],
                [area.x1, area.y1],
            ))
            .map(|entry| entry.data)
    }

    /// How far a segment at `across` between `from` and `to` along `axis` may slide.
    fn room(&self, axis: Axis, across: f64, from: f64, to: f64, margin: f64) -> (f64, f64) {
        let (from, to) = (from.min(to), from.max(to));
        let (mut low, mut high) = (across - REACH, across + REACH);
        let area = match axis {
            Axis::Horizontal => Rect::new(from, low, to, high),
            Axis::Vertical => Rect::new(low, from, high, to),
        };
        for index in self.touching(area) {
            let rect = self.rects[index];
            let (s, t) = axis.span(rect);
            if t - TOUCH <= from || to <= s + TOUCH {
                continue;
            }
            let (near, far) = axis.other().span(rect);
            if far <= across + 0.01 {
                low = low.max(far + margin);
            } else if near >= across - 0.01 {
                let badges = axis == Axis::Horizontal && self.tree.has_badges(index);
                high = high.min(near - margin - if badges { BADGE_OVERHANG } else { 0.0 });
            } else if self.tree.is_container(index) {
                if axis == Axis::Vertical {
                    let text = self.tree.title_text(rect);
                    let meets = text.y0 + TOUCH < to && from < text.y1 - TOUCH;
                    if meets && across >= text.x1 - 0.01 {
                        low = low.max(text.x1 + margin);
                    }
                }
                let title_end = near + self.tree.spacing.title_height;
                let inner = if axis == Axis::Horizontal && across > title_end {
                    title_end
                } else {
                    near + margin
                };
                low = low.max(inner);
                high = high.min(far - margin);
            }
        }
        around(low, high, across)
    }

    /// How far segment `index` of `track` may slide, its ends included.
    fn slide(&self, track: &Track, index: usize, margin: f64) -> (f64, f64) {
        let (from, to) = track.ends(index);
        let across = track.across[index];
        let (low, high) = self.room(track.axis(index), across, from, to, margin);
        let (least, most) = track.range(index);
        around(low.max(least), high.min(most), across)
    }
}

/// The range from `low` to `high`, which need not hold `across`: a segment too close to a box may
/// move away from it. Where there is no room at all, the segment may stay at `across`.
fn around(low: f64, high: f64, across: f64) -> (f64, f64) {
    if low <= high {
        (low, high)
    } else {
        (low.min(across), high.max(across))
    }
}

/// Takes out steps that sliding can avoid: two parallel segments that fit on one line become one.
pub(super) fn straighten(tracks: &mut [Track], obstacles: &Obstacles) {
    for track in tracks.iter_mut().filter(|track| !track.stays) {
        let mut index = 1;
        while index + 1 < track.across.len() {
            let before = obstacles.slide(track, index - 1, 6.0);
            let after = obstacles.slide(track, index + 1, 6.0);
            let (low, high) = (before.0.max(after.0), before.1.min(after.1));
            let (a, b) = (track.across[index - 1], track.across[index + 1]);
            // A route never turns back on itself, so only steps are straightened, not loops.
            let (begin, turn) = track.ends(index - 1);
            let (_, end) = track.ends(index + 1);
            let goes_on = (turn - begin) * (end - turn) > 0.0;
            if goes_on && low <= high {
                let ends = (index == 1, index + 2 == track.across.len());
                let wished = match ends {
                    (true, false) => a,
                    (false, true) => b,
                    _ => f64::midpoint(a, b),
                };
                track.straighten(index, wished.clamp(low, high));
                index = 1;
            } else {
                index += 1;
            }
        }
    }
}

/// Moves overlapping segments of `tracks` apart, first the vertical ones, then the horizontal.
pub(super) fn separate(tracks: &mut [Track], obstacles: &Obstacles) {
    for axis in [Axis::Vertical, Axis::Horizontal] {
        let mut segments = collect(tracks, axis, obstacles);
        order_groups(&mut segments, tracks);
        let places = spread(&segments);
        for (segment, place) in segments.iter().zip(places) {
            tracks[segment.track].across[segment.index] = place;
        }
    }
}

/// Where segments of one axis run that may still move; what stays far away from them need not be looked at.
struct Moving {
    /// `None` where no route stays, so that nobody asks.
    areas: Option<RTree<Rectangle<[f64; 2]>>>,
}

impl Moving {
    fn new(tracks: &[Track], axis: Axis) -> Self {
        let areas = tracks.iter().any(|track| track.stays).then(|| {
            let moving = tracks.iter().filter(|track| !track.stays);
            let areas = moving.flat_map(|track| {
                let own = (0..track.across.len()).filter(|&index| track.axis(index) == axis);
                own.map(|index| area(track, index, BESIDE))
            });
            RTree::bulk_load(
                areas
                    .map(|r| Rectangle::from_corners([r.x0, r.y0], [r.x1, r.y1]))
                    .collect(),
            )
        });
        Self { areas }
    }

    fn are_far(&self, track: &Track, index: usize) -> bool {
        let here = area(track, index, 1.0);
        let here = AABB::from_corners([here.x0, here.y0], [here.x1, here.y1]);
        self.areas
            .as_ref()
            .is_none_or(|areas| areas.locate_in_envelope_intersecting(here).next().is_none())
    }
}

/// The surroundings of segment `index` of `track`.
pub(super) fn area(track: &Track, index: usize, distance: f64) -> Rect {
    let (from, to) = track.ends(index);
    let (axis, across) = (track.axis(index), track.across[index]);
    Rect::from_points(axis.point(from, across), axis.point(to, across)).inflate(distance, distance)
}

fn collect(tracks: &[Track], axis: Axis, obstacles: &Obstacles) -> Vec<Segment> {
    let mut segments = Vec::new();
    let moving = Moving::new(tracks, axis);
    for (number, track) in tracks.iter().enumerate() {
        for index in 0..track.across.len() {
            if track.axis(index) == axis && !(track.stays && moving.are_far(track, index)) {
                let (a, b) = track.ends(index);
                let across = track.across[index];
                let (low, high) = if track.stays {
                    (across, across)
                } else {
                    obstacles.slide(track, index, MARGIN)
                };
                segments.push(Segment {
                    stays: track.stays,
                    track: number,
                    index,
                    across,
                    from: a.min(b),
                    to: a.max(b),
                    low,
                    high,
                });
            }
        }
    }
    segments.sort_by(|a, b| {
        a.across
            .total_cmp(&b.across)
            .then(a.from.total_cmp(&b.from))
            .then(a.track.cmp(&b.track))
            .then(a.index.cmp(&b.index))
    });
    segments
}

/// Orders the segments of each line so that few of them cross where they part.
fn order_groups(segments: &mut [Segment], tracks: &[Track]) {
    let mut begin = 0;
    while begin < segments.len() {
        // Segments on one line are sorted by their start, so a chain of overlaps is a run.
        let mut end = begin + 1;
        let mut reach = segments[begin].to;
        while end < segments.len()
            && (segments[end].across - segments[begin].across).abs() < 0.01
            && segments[end].from < reach + 2.0
        {
            reach = reach.max(segments[end].to);
            end += 1;
        }
        if end - begin > 1 && end - begin <= PAIRWISE {
            order_run(&mut segments[begin..end], tracks);
        }
        begin = end;
    }
}

/// Orders one run by the number of pairwise comparisons won (Copeland's rule), since the
/// comparisons need not be transitive.
fn order_run(run: &mut [Segment], tracks: &[Track]) {
    let mut votes = vec![0_i32; run.len()];
    for a in 0..run.len() {
        for b in a + 1..run.len() {
            let both_stay = run[a].stays && run[b].stays;
            if !both_stay && run[a].overlaps(&run[b]) {
                let vote = compare(&run[a], &run[b], tracks);
                votes[a] += vote;
                votes[b] -= vote;
            }
        }
    }
    let mut keyed: Vec<(i32, Segment)> = votes.into_iter().zip(run.iter().copied()).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| tie(&a.1, &b.1)));
    for (slot, (_, segment)) in run.iter_mut().zip(keyed) {
        *slot = segment;
    }
}

fn tie(a: &Segment, b: &Segment) -> Ordering {
    a.track.cmp(&b.track).then(a.index.cmp(&b.index))
}

/// Negative when `a` should get the smaller coordinate, positive when `b` should.
fn compare(a: &Segment, b: &Segment, tracks: &[Track]) -> i32 {
    let axis = tracks[a.track].axis(a.index);
    // Left of somebody who walks along +x is a smaller y; along +y it is a larger x.
    let sign = if axis == Axis::Horizontal { -1 } else { 1 };
    let onward = parting(&Walk::new(a, tracks, true), &Walk::new(b, tracks, true));
    let back = parting(&Walk::new(a, tracks, false), &Walk::new(b, tracks, false));
    sign * (onward - back)
}

/// A walk along a track that begins on one segment in a given sense along its axis.
#[derive(Clone)]
struct Walk<'a> {
    track: &'a Track,
    index: usize,
    /// Whether the walk follows the track's own direction.
    with_track: bool,
}

impl<'a> Walk<'a> {
    fn new(segment: &Segment, tracks: &'a [Track], increasing: bool) -> Self {
        let track = &tracks[segment.track];
        let (begin, end) = track.ends(segment.index);
        Self {
            track,
            index: segment.index,
            with_track: (end >= begin) == increasing,
        }
    }

    fn end(&self) -> f64 {
        let (begin, end) = self.track.ends(self.index);
        if self.with_track { end } else { begin }
    }

    fn start(&self) -> f64 {
        let (begin, end) = self.track.ends(self.index);
        if self.with_track { begin } else { end }
    }

    fn next(&self) -> Option<Self> {
        let index = if self.with_track {
            self.index + 1
        } else {
            self.index.checked_sub(1)?
        };
        (index < self.track.across.len()).then(|| Self {
            index,
            ..self.clone()
        })
    }

    /// 1 for a turn to the left at the end of this segment, -1 to the right, 0 at the end.
    fn turn(&self) -> i32 {
        let Some(next) = self.next() else { return 0 };
        let ahead = self.end() >= self.start();
        let grows = next.end() >= next.start();
        // With y downwards, walking along +x and turning to +y is a turn to the right.
        let right = match self.track.axis(self.index) {
            Axis::Horizontal => ahead == grows,
            Axis::Vertical => ahead != grows,
        };
        if right { -1 } else { 1 }
    }
}

/// 1 when `a` leaves to the left of `b`, -1 to the right, 0 when they do not part.
fn parting(a: &Walk, b: &Walk) -> i32 {
    let (mut a, mut b) = (a.clone(), b.clone());
    for _ in 0..12 {
        let ahead = if a.end() >= a.start() { 1.0 } else { -1.0 };
        let lead = (a.end() - b.end()) * ahead;
        if lead < -0.01 {
            return a.turn();
        }
        if lead > 0.01 {
            return -b.turn();
        }
        let (turn_a, turn_b) = (a.turn(), b.turn());
        if turn_a != turn_b {
            return (turn_a - turn_b).signum();
        }
        match (a.next(), b.next()) {
            (Some(next_a), Some(next_b)) => (a, b) = (next_a, next_b),
            _ => return 0,
        }
    }
    0
}
