//! Where things stood: a free place for what went, and the outline of what moved with an arrow to
//! where it is now.

use std::sync::Arc;

use super::super::figure::{Dash, Figure, Item, ItemRole, PathFigure, Stroke, Subject};
use super::super::pen::{CAPTION, dashed, fill, icon, rect, square, words};
use super::super::theme::Theme;
use super::ChangeMark;
use crate::geometry::{BezPath, Point, Rect, Vec2};

/// How far a box is shifted at a time when it looks for a free place, map units.
const STEP: f64 = 22.0;
/// How often.
const STEPS: u32 = 14;
/// Air around a box that was shifted, map units.
const AIR: f64 = 6.0;

/// The share of the smaller rectangle that two have in common.
pub(super) fn overlap(a: Rect, b: Rect) -> f64 {
    let common = a.intersect(b).area().max(0.0);
    let common = if crate::geometry::overlaps(a, b) {
        common
    } else {
        0.0
    };
    common / a.area().min(b.area()).max(1.0)
}

/// The nearest place where a box covers no other, smaller by a quarter where there is none at its
/// full size; the place itself where there is none at all.
pub(super) fn free_place(wanted: Rect, others: &[Rect]) -> Rect {
    let small = Rect::from_center_size(
        wanted.center(),
        (wanted.width() * 0.75, wanted.height() * 0.75),
    );
    let reach = f64::from(STEPS) * STEP + AIR;
    let near = wanted.inflate(reach + wanted.width(), reach + wanted.height());
    let close: Vec<Rect> = others
        .iter()
        .copied()
        .filter(|other| crate::geometry::overlaps(*other, near))
        .collect();
    [wanted, small]
        .into_iter()
        .find_map(|rect| nearest(rect, &close))
        .unwrap_or(wanted)
}

fn nearest(rect: Rect, others: &[Rect]) -> Option<Rect> {
    // A frame around the place is no obstacle; what lies in it is.
    let is_free = |place: Rect| {
        let clear = place.inflate(AIR, AIR);
        others
            .iter()
            .all(|other| !crate::geometry::overlaps(*other, clear) || clear.union(*other) == *other)
    };
    let ways = [
        Vec2::new(1.0, 0.0),
        Vec2::new(0.0, 1.0),
        Vec2::new(-1.0, 0.0),
        Vec2::new(0.0, -1.0),
        Vec2::new(1.0, 1.0),
        Vec2::new(-1.0, 1.0),
        Vec2::new(1.0, -1.0),
        Vec2::new(-1.0, -1.0),
    ];
    (0..=STEPS)
        .flat_map(|steps| ways.map(|way| rect + way * (f64::from(steps) * STEP)))
        .find(|place| is_free(*place))
}

/// The outline of a moved element at its old place, struck out, and an arrow to where it is now.
pub(super) fn ghost(id: &str, name: &str, was: Rect, now: Rect, theme: &Theme) -> [Item; 2] {
    let tint = theme.change(ChangeMark::Moved);
    let stroke = dashed(tint.ink, 1.3, Dash::Dotted);
    let mut figures = vec![rect(was, 8.0, None, Some(stroke))];
    let side = 12.0_f64.min(was.height() * 0.4);
    let corner = Point::new(was.x0 + 8.0, was.y0 + 6.0);
    let sign = square(corner + Vec2::new(side / 2.0, side / 2.0), side);
    figures.push(icon(ChangeMark::Moved.icon(), sign, tint.ink));
    let room = was.width() - side - 22.0;
    let baseline = Point::new(corner.x + side + 6.0, corner.y + side * 0.85);
    if let Some(Figure::Text(mut run)) =
        words(baseline, CAPTION.fit(name, room), CAPTION, theme.muted)
    {
        run.struck = true;
        figures.push(Figure::Text(run));
    }
    let subject = Some(Subject::Element(id.into()));
    let outline = Item {
        subject: subject.clone(),
        role: ItemRole::LinkLabel,
        bounds: was,
        description: Arc::from(name),
        figures,
    };
    let (from, to) = (
        edge_towards(was, now.center()),
        edge_towards(now, was.center()),
    );
    let arrow = Item {
        subject,
        role: ItemRole::LinkLabel,
        bounds: Rect::from_points(from, to),
        description: Arc::from(name),
        figures: arrow(
            from,
            to,
            Stroke {
                width: 1.6,
                ..stroke
            },
            theme,
        ),
    };
    [outline, arrow]
}

/// Where the line from the middle of a rectangle to a point leaves it.
fn edge_towards(rect: Rect, point: Point) -> Point {
    let center = rect.center();
    let way = point - center;
    let share = |room: f64, length: f64| {
        if length.abs() < 1e-9 {
            f64::INFINITY
        } else {
            room / length.abs()
        }
    };
    let share = share(rect.width() / 2.0, way.x).min(share(rect.height() / 2.0, way.y));
    center + way * share.min(1.0)
}

fn arrow(from: Point, to: Point, stroke: Stroke, theme: &Theme) -> Vec<Figure> {
    let way = to - from;
    let length = way.hypot();
    if length < 12.0 {
        return Vec::new();
    }
    let direction = way / length;
    let base = to - direction * 9.0;
    let across = direction.turn_90() * 4.0;
    let mut head = BezPath::new();
    head.move_to(to);
    head.line_to(base + across);
    head.line_to(base - across);
    head.close_path();
    let mut path = BezPath::new();
    path.move_to(from);
    path.line_to(base);
    vec![
        Figure::Path(PathFigure {
            path,
            fill: None,
            stroke: Some(stroke),
            halo: Some(Stroke::solid(theme.halo, stroke.width + 3.0)),
        }),
        fill(head, stroke.color),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_finds_the_nearest_free_place_or_stays() {
        let place = Rect::new(0.0, 0.0, 100.0, 50.0);
        assert_eq!(free_place(place, &[]), place);
        let frame = Rect::new(-200.0, -200.0, 400.0, 400.0);
        let covered = free_place(place, &[place, frame]);
        assert!(overlap(covered, place) < 1e-9, "{covered:?}");
        assert!(frame.union(covered) == frame, "it stays in its frame");
        let crowded: Vec<Rect> = (-40..40)
            .flat_map(|x| (-40..40).map(move |y| (f64::from(x) * 30.0, f64::from(y) * 30.0)))
            .map(|(x, y)| Rect::new(x, y, x + 28.0, y + 28.0))
            .collect();
        assert_eq!(free_place(place, &crowded), place);
    }
}
