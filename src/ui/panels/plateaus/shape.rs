//! Where the stops of the plateau line stand, and which legs join them.
//!
//! Plateaus that follow one another stand in a row, their names below. Where alternatives build on
//! one base the line branches: a column for each step from the root, a lane for each alternative,
//! names beside the stops.

use egui::{Pos2, Rect, pos2};

use crate::model::{PlateauId, Timeline};

/// The least room for a stop of a row, in points.
const STOP_ROOM: f32 = 92.0;
/// The least room for a stop of a branching line, which has its name beside it.
const BRANCH_ROOM: f32 = 104.0;
/// How much wider than the least a stop is at most.
const WIDEST: f32 = 1.75;
/// With more alternatives than this the line is a menu.
const MOST_LANES: usize = 4;

/// One plateau on the line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop {
    pub plateau: PlateauId,
    pub center: Pos2,
    /// Where its name stands.
    pub name: Rect,
    /// Where a click means it.
    pub hit: Rect,
}

/// The way from a plateau to one that builds on it, by their places among the stops.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Leg {
    pub from: usize,
    pub to: usize,
    pub points: Vec<Pos2>,
}

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    pub stops: Vec<Stop>,
    pub legs: Vec<Leg>,
    /// Whether names stand beside the stops.
    pub branches: bool,
}

/// A place on the line: on which leg, and how far along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub leg: usize,
    pub share: f32,
}

impl Shape {
    /// The line in a room; `None` where it does not fit.
    pub(super) fn of(timeline: &Timeline, room: Rect) -> Option<Self> {
        let order = timeline.order();
        let follows = |pair: &[PlateauId]| timeline.base(&pair[1]) == Some(&pair[0]);
        if order.windows(2).all(follows) && timeline.roots().len() <= 1 {
            row(order, room)
        } else {
            tree(timeline, room)
        }
    }

    /// How wide the line is at most.
    pub(super) fn widest(timeline: &Timeline) -> f32 {
        let order = timeline.order();
        let columns = order.iter().map(|id| timeline.chain(id).len()).max();
        let follows = |pair: &[PlateauId]| timeline.base(&pair[1]) == Some(&pair[0]);
        if order.windows(2).all(follows) {
            STOP_ROOM * WIDEST * order.len() as f32
        } else {
            BRANCH_ROOM * WIDEST * columns.unwrap_or(1) as f32
        }
    }

    /// The number of a plateau's stop.
    pub(super) fn stop_of(&self, plateau: &PlateauId) -> Option<usize> {
        let mut stops = self.stops.iter();
        stops.position(|stop| stop.plateau == *plateau)
    }

    /// The place on the line that is nearest to a point.
    pub(super) fn nearest(&self, point: Pos2) -> Option<Place> {
        let mut best: Option<(f32, Place)> = None;
        for (leg, record) in self.legs.iter().enumerate() {
            let whole = length(&record.points);
            let mut before = 0.0;
            for pair in record.points.windows(2) {
                let (start, way) = (pair[0], pair[1] - pair[0]);
                let size = way.length();
                let along = if size > 0.0 {
                    ((point - start).dot(way) / (size * size)).clamp(0.0, 1.0)
                } else {
                    0.0
                };
                let away = (start + way * along - point).length();
                let share = (before + size * along) / whole.max(1.0);
                if best.is_none_or(|(nearest, _)| away < nearest) {
                    best = Some((away, Place { leg, share }));
                }
                before += size;
            }
        }
        best.map(|(_, place)| place)
    }

    /// Where a place is.
    pub(super) fn point(&self, leg: usize, share: f32) -> Option<Pos2> {
        let points = &self.legs.get(leg)?.points;
        let mut left = length(points) * share.clamp(0.0, 1.0);
        for pair in points.windows(2) {
            let way = pair[1] - pair[0];
            let size = way.length();
            if left <= size {
                return Some(pair[0] + way * (left / size.max(0.001)));
            }
            left -= size;
        }
        points.last().copied()
    }

    /// The leg between two plateaus, and whether it is walked from base to what builds on it.
    pub(super) fn leg_between(&self, from: &PlateauId, to: &PlateauId) -> Option<(usize, bool)> {
        let (from, to) = (self.stop_of(from)?, self.stop_of(to)?);
        self.legs.iter().enumerate().find_map(|(at, leg)| {
            if (leg.from, leg.to) == (from, to) {
                Some((at, true))
            } else {
                ((leg.from, leg.to) == (to, from)).then_some((at, false))
            }
        })
    }
}

fn length(points: &[Pos2]) -> f32 {
    let lengths = points.windows(2).map(|pair| (pair[1] - pair[0]).length());
    lengths.sum()
}

fn row(order: &[PlateauId], room: Rect) -> Option<Shape> {
    if room.width() < STOP_ROOM * order.len() as f32 {
        return None;
    }
    let step = room.width() / order.len().max(1) as f32;
    let at = |index: usize| pos2(room.left() + step * (index as f32 + 0.5), room.top() + 19.0);
    let stop = |(index, plateau): (usize, &PlateauId)| {
        let center = at(index);
        let width = step - 6.0;
        Stop {
            plateau: plateau.clone(),
            center,
            name: Rect::from_x_y_ranges(
                center.x - width / 2.0..=center.x + width / 2.0,
                room.bottom() - 22.0..=room.bottom() - 5.0,
            ),
            hit: Rect::from_center_size(
                pos2(center.x, room.center().y),
                egui::vec2(width, room.height() - 6.0),
            ),
        }
    };
    Some(Shape {
        stops: order.iter().enumerate().map(stop).collect(),
        legs: (1..order.len())
            .map(|index| Leg {
                from: index - 1,
                to: index,
                points: vec![at(index - 1), at(index)],
            })
            .collect(),
        branches: false,
    })
}

fn tree(timeline: &Timeline, room: Rect) -> Option<Shape> {
    let order = timeline.order();
    let mut lanes: Vec<(PlateauId, usize)> = Vec::new();
    let mut next = 0;
    for root in timeline.roots() {
        assign(timeline, &root, next, &mut next, &mut lanes);
        next += 1;
    }
    let columns = order.iter().map(|id| timeline.chain(id).len()).max()?;
    let step = room.width() / columns as f32;
    if next > MOST_LANES || step < BRANCH_ROOM || lanes.len() != order.len() {
        return None;
    }
    let lane_height = (room.height() - 10.0) / next as f32;
    let lane_of = |id: &PlateauId| {
        lanes
            .iter()
            .find(|(of, _)| of == id)
            .map_or(0, |(_, at)| *at)
    };
    let at = |id: &PlateauId| {
        let column = timeline.chain(id).len() as f32 - 1.0;
        let lane = lane_of(id) as f32 + 0.5;
        pos2(
            room.left() + 12.0 + step * column,
            room.top() + 5.0 + lane_height * lane,
        )
    };
    let half = (lane_height - 1.0).min(20.0) / 2.0;
    let stops: Vec<Stop> = order
        .iter()
        .map(|plateau| {
            let center = at(plateau);
            let end = center.x + step - 16.0;
            Stop {
                plateau: plateau.clone(),
                center,
                name: Rect::from_x_y_ranges(
                    center.x + 11.0..=end,
                    center.y - half..=center.y + half,
                ),
                hit: Rect::from_x_y_ranges(
                    center.x - 10.0..=end,
                    center.y - half..=center.y + half,
                ),
            }
        })
        .collect();
    let number = |id: &PlateauId| order.iter().position(|other| other == id);
    let legs = order.iter().filter_map(|plateau| {
        let base = timeline.base(plateau)?;
        let (start, end) = (at(base), at(plateau));
        let mut points = vec![start];
        if (start.y - end.y).abs() > 0.5 {
            points.push(pos2(start.x, end.y));
        }
        points.push(end);
        Some(Leg {
            from: number(base)?,
            to: number(plateau)?,
            points,
        })
    });
    Some(Shape {
        legs: legs.collect(),
        stops,
        branches: true,
    })
}

/// The first that builds on a plateau goes on in its lane, the others get lanes of their own.
fn assign(
    timeline: &Timeline,
    plateau: &PlateauId,
    lane: usize,
    last: &mut usize,
    lanes: &mut Vec<(PlateauId, usize)>,
) {
    lanes.push((plateau.clone(), lane));
    for (index, child) in timeline.children(plateau).iter().enumerate() {
        let lane = if index == 0 {
            lane
        } else {
            *last += 1;
            *last
        };
        assign(timeline, child, lane, last, lanes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Plateau, Record as _, Table};

    fn timeline(plateaus: &[(&str, Option<&str>)]) -> Timeline {
        let table: Table<Plateau> = plateaus
            .iter()
            .map(|(id, base)| {
                let mut plateau = Plateau::blank(PlateauId::from(*id));
                plateau.based_on = base.map(PlateauId::from);
                plateau
            })
            .collect();
        Timeline::of(&table)
    }

    fn room(width: f32) -> Rect {
        Rect::from_min_size(pos2(100.0, 0.0), egui::vec2(width, 54.0))
    }

    #[test]
    fn plateaus_that_follow_one_another_stand_in_a_row() {
        let timeline = timeline(&[("a", None), ("b", Some("a")), ("c", Some("b"))]);
        let shape = Shape::of(&timeline, room(480.0)).unwrap();
        assert!(!shape.branches);
        assert_eq!(shape.stops[0].center.y, shape.stops[2].center.y);
        let between = shape.nearest(shape.stops[1].center + egui::vec2(40.0, 9.0));
        assert_eq!(
            between.unwrap(),
            Place {
                leg: 1,
                share: 0.25
            }
        );
        assert!(Shape::of(&timeline, room(200.0)).is_none(), "too narrow");
    }

    #[test]
    fn alternatives_branch_off_and_none_covers_another() {
        let timeline = timeline(&[
            ("a", None),
            ("b", Some("a")),
            ("c", Some("b")),
            ("d", Some("b")),
            ("e", Some("a")),
        ]);
        let shape = Shape::of(&timeline, room(480.0)).unwrap();
        assert!(shape.branches);
        assert_eq!(shape.legs.len(), 4);
        for (index, one) in shape.stops.iter().enumerate() {
            for other in &shape.stops[index + 1..] {
                assert!(!one.hit.intersects(other.hit), "{one:?} and {other:?}");
            }
        }
        let (leg, onward) = shape.leg_between(&"a".into(), &"e".into()).unwrap();
        assert!(onward);
        let end = shape.point(leg, 1.0).unwrap();
        assert_eq!(end, shape.stops[shape.stop_of(&"e".into()).unwrap()].center);
    }
}
