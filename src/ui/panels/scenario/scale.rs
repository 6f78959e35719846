//! From hours to places on the track and back. The first hours matter most, so the track gives them
//! more room: places go with the square root of the hours, and the numbers below say so. Right of
//! the last hour, apart from it, lies the state that the loss leads to in the end.

use std::ops::RangeInclusive;

use crate::analysis::HORIZON_H;

/// Hours that are written below the track.
pub(super) const TICKS: [f64; 9] = [0.0, 1.0, 2.0, 4.0, 8.0, 12.0, 24.0, 48.0, 72.0];

/// See the module's header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    left: f32,
    right: f32,
    /// Where the state in the end stands.
    pub(super) steady: f32,
}

impl Scale {
    /// On a track from left to right, with so much room at its end for the state in the end.
    pub(super) fn new(track: RangeInclusive<f32>, end: f32) -> Self {
        let (left, far) = (*track.start(), *track.end());
        Self {
            left,
            right: (far - end).max(left + 1.0),
            steady: far - end / 2.0,
        }
    }

    /// Where an hour stands.
    pub(super) fn x(self, hour: f64) -> f32 {
        self.left + (self.right - self.left) * share_of(hour) as f32
    }

    /// Where the last hour stands.
    pub(super) fn last(self) -> f32 {
        self.right
    }

    /// The hour at a place, to the quarter; `None` for the state in the end.
    pub(super) fn hour(self, x: f32) -> Option<f64> {
        if x > (self.right + self.steady) / 2.0 {
            return None;
        }
        let share = f64::from((x - self.left) / (self.right - self.left));
        Some((hour_at(share) * 4.0).round() / 4.0)
    }
}

/// How far along the track an hour stands, 0 to 1.
pub(super) fn share_of(hour: f64) -> f64 {
    (hour.clamp(0.0, HORIZON_H) / HORIZON_H).sqrt()
}

/// The hour so far along the track.
pub(super) fn hour_at(share: f64) -> f64 {
    share.clamp(0.0, 1.0).powi(2) * HORIZON_H
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_hours_answer_each_other() {
        let scale = Scale::new(100.0..=900.0, 80.0);
        for hour in TICKS {
            assert_eq!(scale.hour(scale.x(hour)), Some(hour));
        }
        assert_eq!(scale.hour(scale.steady), None);
        assert_eq!(scale.hour(0.0), Some(0.0), "left of the track");
        assert_eq!(scale.hour(scale.last() + 5.0), Some(72.0));
    }
}
