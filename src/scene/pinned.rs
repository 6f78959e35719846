//! Routes along bends that the user pinned.

use crate::geometry::{Point, Rect};
use crate::layout::Route;

/// A line from the border of `from` through every bend to the border of `to`, in steps along x
/// and y; `None` without bends. Bends that are no finite points are passed over.
#[must_use]
pub fn pinned_route(from: Rect, bends: &[Point], to: Rect) -> Option<Route> {
    let bends: Vec<Point> = bends
        .iter()
        .copied()
        .filter(|bend| bend.is_finite())
        .collect();
    let (first, last) = (*bends.first()?, *bends.last()?);
    let start = port(from, first);
    let end = port(to, last);
    let mut points = vec![start];
    let is_upright = is_on_flat_side(from, start);
    step_to(&mut points, first, is_upright);
    for bend in bends.iter().skip(1) {
        // Each step goes on as the one before ran, and turns once.
        let is_upright = runs_upright(&points);
        step_to(&mut points, *bend, is_upright);
    }
    let arrives_upright = is_on_flat_side(to, end);
    step_to(&mut points, end, !arrives_upright);
    let label_center = points
        .windows(2)
        .max_by(|a, b| (a[1] - a[0]).hypot().total_cmp(&(b[1] - b[0]).hypot()))
        .map(|pair| pair[0].midpoint(pair[1]));
    Some(Route {
        points,
        label_center,
    })
}

/// Where a line towards `bend` leaves a box: straight where it can, else at the middle of a side.
fn port(rect: Rect, bend: Point) -> Point {
    let is_above_or_below = (rect.x0..=rect.x1).contains(&bend.x);
    let is_beside = (rect.y0..=rect.y1).contains(&bend.y);
    let near_y = if bend.y < rect.center().y {
        rect.y0
    } else {
        rect.y1
    };
    let near_x = if bend.x < rect.center().x {
        rect.x0
    } else {
        rect.x1
    };
    if is_above_or_below {
        Point::new(bend.x, near_y)
    } else if is_beside {
        Point::new(near_x, bend.y)
    } else {
        Point::new(near_x, rect.center().y)
    }
}

/// Whether a point of the border lies on the upper or lower side.
fn is_on_flat_side(rect: Rect, point: Point) -> bool {
    (point.y == rect.y0 || point.y == rect.y1) && point.x > rect.x0 && point.x < rect.x1
}

fn runs_upright(points: &[Point]) -> bool {
    match points {
        [.., before, last] => before.x == last.x && before.y != last.y,
        _ => false,
    }
}

/// Adds `next`, with a corner before it where it lies neither level nor upright of the last point.
fn step_to(points: &mut Vec<Point>, next: Point, upright_first: bool) {
    let Some(&last) = points.last() else {
        points.push(next);
        return;
    };
    if last.x != next.x && last.y != next.y {
        points.push(if upright_first {
            Point::new(last.x, next.y)
        } else {
            Point::new(next.x, last.y)
        });
    }
    if points.last() != Some(&next) {
        points.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pinned_line_passes_its_bends_and_keeps_to_right_angles() {
        let from = Rect::new(0.0, 0.0, 100.0, 50.0);
        let to = Rect::new(300.0, 200.0, 400.0, 250.0);
        for bends in [
            vec![Point::new(50.0, 120.0)],
            vec![Point::new(200.0, 20.0), Point::new(200.0, 140.0)],
            vec![Point::new(-80.0, 300.0), Point::new(500.0, -40.0)],
        ] {
            let route = pinned_route(from, &bends, to).unwrap();
            for pair in route.points.windows(2) {
                assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "{pair:?}");
            }
            for bend in bends {
                assert!(route.points.contains(&bend), "{bend:?} in {route:?}");
            }
            let on_border = |rect: Rect, point: Point| {
                rect.inflate(0.01, 0.01).contains(point) && !rect.inset(-0.01).contains(point)
            };
            assert!(on_border(from, route.points[0]));
            assert!(on_border(to, *route.points.last().unwrap()));
        }
    }

    #[test]
    fn without_bends_the_layout_decides() {
        assert!(pinned_route(Rect::ZERO, &[], Rect::ZERO).is_none());
        let nowhere = [Point::new(f64::NAN, 0.0)];
        assert!(pinned_route(Rect::ZERO, &nowhere, Rect::ZERO).is_none());
    }
}
