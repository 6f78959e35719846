//! A route while it is still being shaped: alternating segments that can slide sideways.
//!
//! A segment is known by its coordinate across its own axis only; where it begins and ends
//! follows from its neighbours. So a segment can move without the route ever coming apart.

use super::channels::Axis;
use crate::geometry::{Point, Rect};

/// Least length of the first and the last segment of a bent route, where there is room.
const STUB: f64 = 16.0;

/// Where an end may slide along the side of its box, in coordinates of its segment.
pub(super) type Range = (f64, f64);

/// The course of one link as alternating segments.
#[derive(Clone, Debug)]
pub(super) struct Track {
    /// Axis of the first segment; the others alternate.
    pub(super) first_axis: Axis,
    /// Where the first segment starts, along its axis.
    pub(super) start: f64,
    /// Where the last segment ends, along its axis.
    pub(super) end: f64,
    /// Coordinate of each segment across its axis.
    pub(super) across: Vec<f64>,
    /// Where the start may slide.
    pub(super) start_range: Range,
    /// Where the end may slide.
    pub(super) end_range: Range,
    /// Whether it is an earlier route that stays where it is.
    pub(super) stays: bool,
}

impl Track {
    /// The track through `points`, which must be joined by axis-parallel lines, from the border
    /// of `from` to the border of `to`.
    pub(super) fn new(points: &[Point], from: Rect, to: Rect) -> Self {
        let first = points.first().copied().unwrap_or_default();
        let last = points.last().copied().unwrap_or_default();
        let mut first_axis = None;
        let mut axis_now = Axis::Horizontal;
        let mut across: Vec<f64> = Vec::new();
        for pair in points.windows(2) {
            let (dx, dy) = ((pair[1].x - pair[0].x).abs(), (pair[1].y - pair[0].y).abs());
            if dx.max(dy) < 1.0e-6 {
                continue;
            }
            let axis = if dx >= dy {
                Axis::Horizontal
            } else {
                Axis::Vertical
            };
            if first_axis.is_none() || axis != axis_now {
                across.push(axis.other().along(pair[0]));
                axis_now = axis;
                first_axis = first_axis.or(Some(axis));
            }
        }
        let first_axis = first_axis.unwrap_or(Axis::Horizontal);
        if across.is_empty() {
            across.push(first_axis.other().along(first));
        }
        let mut track = Self {
            first_axis,
            start: first_axis.along(first),
            end: 0.0,
            across,
            start_range: (0.0, 0.0),
            end_range: (0.0, 0.0),
            stays: false,
        };
        let last_axis = track.axis(track.across.len() - 1);
        track.end = last_axis.along(last);
        track.start_range = sliding_range(from, first_axis);
        track.end_range = sliding_range(to, last_axis);
        track
    }

    /// Keeps the ends that lie on the upper edge of a box within the given parts of that edge;
    /// `None` for an end whose box has no such limit.
    pub(super) fn keep_tops_within(&mut self, start: Option<Range>, end: Option<Range>) {
        let narrow = |range: &mut Range, limit: Option<Range>| {
            if let Some((low, high)) = limit {
                let narrowed = (range.0.max(low), range.1.min(high));
                // A part too short for its margins shrinks to a place, never turns round.
                let middle = f64::midpoint(low, high);
                *range = if narrowed.0 <= narrowed.1 {
                    narrowed
                } else {
                    (middle, middle)
                };
            }
        };
        narrow(&mut self.start_range, start);
        narrow(&mut self.end_range, end);
    }

    /// Axis of segment `index`.
    pub(super) fn axis(&self, index: usize) -> Axis {
        if index.is_multiple_of(2) {
            self.first_axis
        } else {
            self.first_axis.other()
        }
    }

    /// Where segment `index` begins and ends along its axis, in the direction of travel.
    pub(super) fn ends(&self, index: usize) -> (f64, f64) {
        let begin = if index == 0 {
            self.start
        } else {
            self.across[index - 1]
        };
        let end = self.across.get(index + 1).copied().unwrap_or(self.end);
        (begin, end)
    }

    /// The slide range that the ends of the route impose on segment `index`.
    pub(super) fn range(&self, index: usize) -> Range {
        let mut range = (f64::NEG_INFINITY, f64::INFINITY);
        if index == 0 {
            range = self.start_range;
        }
        if index + 1 == self.across.len() {
            range = (range.0.max(self.end_range.0), range.1.min(self.end_range.1));
        }
        if index == 1 {
            self.keep_off(&mut range, index, self.start);
        }
        if index + 2 == self.across.len() {
            self.keep_off(&mut range, index, self.end);
        }
        range
    }

    /// Leaves room for an arrow head between segment `index` and the end of the route at `end`.
    fn keep_off(&self, range: &mut Range, index: usize, end: f64) {
        if self.across[index] >= end {
            range.0 = range.0.max(end + STUB);
        } else {
            range.1 = range.1.min(end - STUB);
        }
    }

    /// The corner points.
    pub(super) fn points(&self) -> Vec<Point> {
        let mut points = Vec::with_capacity(self.across.len() + 1);
        points.push(self.first_axis.point(self.start, self.across[0]));
        for index in 1..self.across.len() {
            points.push(
                self.axis(index)
                    .point(self.across[index - 1], self.across[index]),
            );
        }
        let last = self.across.len() - 1;
        points.push(self.axis(last).point(self.end, self.across[last]));
        points
    }

    /// Joins the segments before and after `index` at `across` and drops the one between.
    pub(super) fn straighten(&mut self, index: usize, across: f64) {
        self.across[index - 1] = across;
        self.across.drain(index..index + 2);
    }
}

/// The part of a box's side where links may end: clear of the rounded corners.
pub(super) fn sliding_range(rect: Rect, axis: Axis) -> Range {
    let (low, high) = axis.other().span(rect);
    let margin = ((high - low) * 0.25).min(14.0);
    (low + margin, high - margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_track_gives_back_the_corners_it_was_made_of() {
        let corners = [
            Point::new(0.0, 5.0),
            Point::new(10.0, 5.0),
            Point::new(20.0, 5.0),
            Point::new(20.0, 30.0),
        ];
        let track = Track::new(
            &corners,
            Rect::new(-50.0, 0.0, 0.0, 10.0),
            Rect::new(10.0, 30.0, 30.0, 40.0),
        );
        assert_eq!(track.points(), [corners[0], corners[2], corners[3]]);
    }
}
