//! Points of the unit circle by sums and products alone, so that they are the same on every
//! machine; the sine of a platform's library is not.

use crate::geometry::Vec2;

/// The point after `turn` full turns from the right, clockwise as y grows downwards.
///
/// Within 1e-8 of the circle: Taylor's series around the nearest eighth.
pub(super) fn at(turn: f64) -> Vec2 {
    let turn = if turn.is_finite() {
        turn - turn.floor()
    } else {
        0.0
    };
    let quarter = (turn * 4.0).round();
    let angle = (turn - quarter / 4.0) * std::f64::consts::TAU;
    let square = angle * angle;
    let sine = angle
        * (1.0
            - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
    let cosine = 1.0
        - square / 2.0
            * (1.0
                - square / 12.0
                    * (1.0 - square / 30.0 * (1.0 - square / 56.0 * (1.0 - square / 90.0))));
    if !(0.5..=3.5).contains(&quarter) {
        Vec2::new(cosine, sine)
    } else if quarter < 1.5 {
        Vec2::new(-sine, cosine)
    } else if quarter < 2.5 {
        Vec2::new(-cosine, -sine)
    } else {
        Vec2::new(sine, -cosine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_lies_on_the_circle_and_in_order() {
        for step in 0..1000_u32 {
            let turn = f64::from(step) / 1000.0;
            let (sine, cosine) = (turn * std::f64::consts::TAU).sin_cos();
            let error = at(turn) - Vec2::new(cosine, sine);
            assert!(error.hypot() < 1.0e-8, "{turn}: {error:?}");
        }
    }
}
