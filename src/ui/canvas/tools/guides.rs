//! Lining up while dragging: edges and centres of neighbours, equal gaps in a row or column, and
//! the grid.
//!
//! What stays is sorted once, when the drag begins; a frame then asks for the nearest lines, which
//! costs a logarithm, and for the neighbours in its row and column.

use egui::{Align2, Color32, FontId, Painter, Stroke};

use crate::geometry::{Point, Rect, Vec2};
use crate::model::SubjectId;
use crate::scene::ItemRole;
use crate::ui::canvas::drawing::subject_id;
use crate::ui::canvas::sight::Sight;

/// How near a line pulls, in screen points.
const PULL_PX: f64 = 6.0;
/// Two lengths that differ by less are the same, in map units.
const SAME: f64 = 0.01;

/// Along x, or along y.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    X,
    Y,
}

/// A stretch of a box along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    from: f64,
    to: f64,
}

impl Span {
    fn of(rect: Rect, axis: Axis) -> Self {
        match axis {
            Axis::X => Self {
                from: rect.x0,
                to: rect.x1,
            },
            Axis::Y => Self {
                from: rect.y0,
                to: rect.y1,
            },
        }
    }

    fn middle(self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    /// Its edges and its middle.
    fn lines(self) -> [f64; 3] {
        [self.from, self.middle(), self.to]
    }

    fn length(self) -> f64 {
        self.to - self.from
    }

    fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

impl Axis {
    fn across(self) -> Self {
        match self {
            Self::X => Self::Y,
            Self::Y => Self::X,
        }
    }

    /// A point from its place along this axis and across it.
    fn point(self, along: f64, across: f64) -> Point {
        match self {
            Self::X => Point::new(along, across),
            Self::Y => Point::new(across, along),
        }
    }

    fn part(self, way: Vec2) -> f64 {
        match self {
            Self::X => way.x,
            Self::Y => way.y,
        }
    }
}

/// A box of a row, and its stretch along it.
type Placed = (Span, Rect);

/// The same distance, seen between two boxes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Where it begins,
    pub from: Point,
    /// and where it ends, on the map.
    pub to: Point,
}

/// Where a dragged box goes, and what shows why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapped {
    /// The way from where it was.
    pub by: Vec2,
    /// Lines through edges and centres that are level.
    pub guides: Vec<(Point, Point)>,
    /// Distances that are equal.
    pub gaps: Vec<Gap>,
}

/// What stays while something is dragged.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    boxes: Vec<Rect>,
    /// Edges and centres along x and along y, sorted.
    lines: [Vec<f64>; 2],
    /// The step of the grid, where boxes keep to it.
    grid: Option<f64>,
}

impl Neighbours {
    /// The boxes in sight, and a little around, that `leaves_out` does not name. O(n log n).
    pub(in crate::ui::canvas) fn of(
        sight: &Sight<'_>,
        leaves_out: impl Fn(&SubjectId) -> bool,
    ) -> Self {
        let visible = sight.visible();
        let around = visible.inflate(visible.width() * 0.25, visible.height() * 0.25);
        let boxes = sight
            .drawing
            .items_in(around)
            .into_iter()
            .map(|index| &sight.drawing.scene.items[index])
            .filter(|item| {
                matches!(
                    item.role,
                    ItemRole::Card | ItemRole::Container | ItemRole::Note
                )
            })
            .filter(|item| {
                let subject = item.subject.as_ref().map(subject_id);
                subject.is_some_and(|subject| !leaves_out(&subject))
            })
            .map(|item| item.bounds)
            .collect();
        Self::around(boxes, sight.workspace.preferences.grid.then_some(GRID))
    }

    /// Given boxes.
    #[must_use]
    pub fn around(boxes: Vec<Rect>, grid: Option<f64>) -> Self {
        let lines = [Axis::X, Axis::Y].map(|axis| {
            let mut lines: Vec<f64> = boxes
                .iter()
                .flat_map(|rect| Span::of(*rect, axis).lines())
                .collect();
            lines.sort_by(f64::total_cmp);
            lines
        });
        Self { boxes, lines, grid }
    }

    /// How far a box that was dragged by `by` must go to line up, at the size in which it shows.
    #[must_use]
    pub fn snap(&self, bounds: Rect, by: Vec2, zoom: f64) -> Snapped {
        let reach = PULL_PX / zoom;
        let x = self.pull(Axis::X, bounds + by, reach);
        let by = Vec2::new(by.x + x.unwrap_or_default(), by.y);
        let y = self.pull(Axis::Y, bounds + by, reach);
        let by = Vec2::new(by.x, by.y + y.unwrap_or_default());
        let mut snapped = Snapped {
            by,
            ..Snapped::default()
        };
        for (axis, is_pulled) in [(Axis::X, x.is_some()), (Axis::Y, y.is_some())] {
            if is_pulled {
                snapped.guides.extend(self.guides(axis, bounds + by));
                snapped.gaps.extend(self.gaps(axis, bounds + by));
            }
        }
        if let Some(step) = self.grid {
            let onto = |value: f64| (value / step).round() * step - value;
            let at = bounds + by;
            if x.is_none() {
                snapped.by.x += onto(at.x0);
            }
            if y.is_none() {
                snapped.by.y += onto(at.y0);
            }
        }
        snapped
    }

    /// Where an edge goes that is pulled to `x` (or `y`), and whether something holds it there.
    #[must_use]
    pub fn edge(&self, value: f64, is_x: bool, zoom: f64) -> f64 {
        let axis = if is_x { Axis::X } else { Axis::Y };
        if let Some(away) = self.nearest(axis, value, PULL_PX / zoom) {
            return value + away;
        }
        self.grid
            .map_or(value, |step| (value / step).round() * step)
    }

    /// The lines through a box that is level with others.
    #[must_use]
    pub fn level_lines(&self, rect: Rect) -> Vec<(Point, Point)> {
        [Axis::X, Axis::Y]
            .into_iter()
            .flat_map(|axis| self.guides(axis, rect))
            .collect()
    }

    fn pull(&self, axis: Axis, at: Rect, reach: f64) -> Option<f64> {
        let span = Span::of(at, axis);
        let level = span
            .lines()
            .into_iter()
            .filter_map(|own| self.nearest(axis, own, reach));
        let even = self
            .even_places(axis, at)
            .map(|place| place - span.from)
            .filter(|away| away.abs() <= reach);
        level.chain(even).min_by(|a, b| a.abs().total_cmp(&b.abs()))
    }

    /// The way to the nearest line of another box.
    fn nearest(&self, axis: Axis, own: f64, reach: f64) -> Option<f64> {
        let lines = &self.lines[axis as usize];
        let at = lines.partition_point(|line| *line < own);
        let near = [at.checked_sub(1), Some(at)];
        near.into_iter()
            .flatten()
            .filter_map(|index| lines.get(index))
            .map(|line| line - own)
            .filter(|away| away.abs() <= reach)
            .min_by(|a, b| a.abs().total_cmp(&b.abs()))
    }

    /// The boxes in the row (or column) of a box that do not lie around it.
    fn row(&self, axis: Axis, at: Rect) -> impl Iterator<Item = (Span, Rect)> {
        let across = Span::of(at, axis.across());
        let middle = at.center();
        self.boxes.iter().filter_map(move |rect| {
            let is_level = Span::of(*rect, axis.across()).overlaps(across);
            (is_level && !rect.contains(middle)).then(|| (Span::of(*rect, axis), *rect))
        })
    }

    /// The nearest box before and after a stretch in a row.
    fn beside(&self, axis: Axis, row: Rect, span: Span) -> (Option<Placed>, Option<Placed>) {
        let slack = span.length().min(8.0) / 2.0;
        let before = self
            .row(axis, row)
            .filter(|(other, _)| other.to <= span.from + slack)
            .max_by(|a, b| a.0.to.total_cmp(&b.0.to));
        let after = self
            .row(axis, row)
            .filter(|(other, _)| other.from >= span.to - slack)
            .min_by(|a, b| a.0.from.total_cmp(&b.0.from));
        (before, after)
    }

    /// Where a box could begin so that its distances are those of its neighbours.
    fn even_places(&self, axis: Axis, at: Rect) -> impl Iterator<Item = f64> {
        let span = Span::of(at, axis);
        let (before, after) = self.beside(axis, at, span);
        let between = before
            .zip(after)
            .map(|((before, _), (after, _))| (before.to + after.from - span.length()) / 2.0);
        let after_two = before.and_then(|(near, rect)| {
            let (far, _) = self.beside(axis, rect, near);
            let gap = near.from - far?.0.to;
            (gap > 1.0).then_some(near.to + gap)
        });
        let before_two = after.and_then(|(near, rect)| {
            let (_, far) = self.beside(axis, rect, near);
            let gap = far?.0.from - near.to;
            (gap > 1.0).then_some(near.from - gap - span.length())
        });
        [between, after_two, before_two].into_iter().flatten()
    }

    /// The distances around a box that are equal.
    fn gaps(&self, axis: Axis, at: Rect) -> Vec<Gap> {
        let span = Span::of(at, axis);
        let (before, after) = self.beside(axis, at, span);
        let mut chain: Vec<(Span, Rect)> = Vec::new();
        if let Some((near, rect)) = before {
            chain.extend(self.beside(axis, rect, near).0);
            chain.push((near, rect));
        }
        chain.push((span, at));
        if let Some((near, rect)) = after {
            chain.push((near, rect));
            chain.extend(self.beside(axis, rect, near).1);
        }
        let found: Vec<(f64, Gap)> = chain
            .windows(2)
            .filter_map(|pair| {
                let [(first, a), (second, b)] = pair else {
                    return None;
                };
                let length = second.from - first.to;
                let (a, b) = (Span::of(*a, axis.across()), Span::of(*b, axis.across()));
                let level = f64::midpoint(a.from.max(b.from), a.to.min(b.to));
                let gap = Gap {
                    from: axis.point(first.to, level),
                    to: axis.point(second.from, level),
                };
                (length > 1.0).then_some((length, gap))
            })
            .collect();
        let own = chain.iter().position(|(_, rect)| *rect == at).unwrap_or(0);
        let is_beside_own = |gap: &Gap| {
            let (from, to) = (axis.part(gap.from.to_vec2()), axis.part(gap.to.to_vec2()));
            let span = chain[own].0;
            (from - span.to).abs() < SAME || (to - span.from).abs() < SAME
        };
        let equal = found.iter().filter(|(length, gap)| {
            let twins = found.iter().filter(|(other, twin)| {
                twin != gap
                    && (other - length).abs() < SAME
                    && (is_beside_own(gap) || is_beside_own(twin))
            });
            twins.count() > 0
        });
        equal.map(|(_, gap)| *gap).collect()
    }

    /// The lines through edges and centres of a box that others share, as long as they reach.
    fn guides(&self, axis: Axis, at: Rect) -> Vec<(Point, Point)> {
        let own = Span::of(at, axis.across());
        let mut guides = Vec::new();
        for line in Span::of(at, axis).lines() {
            let level = self.boxes.iter().filter(|rect| {
                let lines = Span::of(**rect, axis).lines();
                lines.iter().any(|other| (other - line).abs() < SAME)
            });
            let reach = level
                .map(|rect| Span::of(*rect, axis.across()))
                .reduce(|a, b| Span {
                    from: a.from.min(b.from),
                    to: a.to.max(b.to),
                });
            if let Some(reach) = reach {
                guides.push((
                    axis.point(line, own.from.min(reach.from)),
                    axis.point(line, own.to.max(reach.to)),
                ));
            }
        }
        guides
    }
}

/// The step of the grid, in map units: what the canvas dots, and what Shift+arrows go by.
pub(in crate::ui::canvas) const GRID: f64 = 24.0;

/// Draws what shows why a box stands where it stands.
pub(in crate::ui::canvas) fn paint(
    sight: &Sight<'_>,
    painter: &Painter,
    snapped: &Snapped,
    color: Color32,
) {
    let stroke = Stroke::new(1.0, color);
    for (a, b) in &snapped.guides {
        painter.line_segment([sight.pos(*a), sight.pos(*b)], stroke);
    }
    for gap in &snapped.gaps {
        paint_gap(sight, painter, *gap, color);
    }
}

/// A measure between two boxes, with its length in map units.
fn paint_gap(sight: &Sight<'_>, painter: &Painter, gap: Gap, color: Color32) {
    const TICK_PX: f32 = 4.0;
    let (a, b) = (sight.pos(gap.from), sight.pos(gap.to));
    let way = b - a;
    if way.length() < 3.0 {
        return;
    }
    let stroke = Stroke::new(1.25, color);
    let across = way.normalized().rot90() * TICK_PX;
    painter.line_segment([a, b], stroke);
    for end in [a, b] {
        painter.line_segment([end - across, end + across], stroke);
    }
    let length = (gap.to - gap.from).hypot().round();
    let words = painter.layout_no_wrap(
        length.to_string(),
        FontId::proportional(11.0),
        Color32::WHITE,
    );
    let room = egui::vec2(5.0, 1.0);
    // Beside the measure where it is too short to carry its number.
    let needed = if way.x.abs() > way.y.abs() {
        words.size().x
    } else {
        words.size().y
    } + 14.0;
    let middle = a + way / 2.0;
    let center = if way.length() >= needed {
        middle
    } else {
        middle
            + way.normalized().rot90()
                * if way.x.abs() > way.y.abs() {
                    -16.0
                } else {
                    -22.0
                }
    };
    let plate = Align2::CENTER_CENTER.anchor_size(center, words.size() + 2.0 * room);
    painter.rect_filled(plate, 4.0, color);
    painter.galley(plate.min + room, words, Color32::WHITE);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(x: f64, y: f64) -> Rect {
        Rect::new(x, y, x + 100.0, y + 60.0)
    }

    #[test]
    fn a_dragged_box_lines_up_with_the_nearest_edge_or_centre() {
        let neighbours = Neighbours::around(vec![card(0.0, 0.0), card(400.0, 300.0)], None);
        let snapped = neighbours.snap(card(0.0, 200.0), Vec2::new(4.0, 0.0), 1.0);
        assert_eq!(snapped.by, Vec2::ZERO);
        assert!(snapped.guides.iter().any(|(a, b)| a.x == 0.0 && b.x == 0.0));
        let far = neighbours.snap(card(0.0, 200.0), Vec2::new(40.0, 0.0), 1.0);
        assert_eq!(far.by, Vec2::new(40.0, 0.0));
    }

    #[test]
    fn a_box_finds_the_middle_between_two_and_the_step_of_a_row() {
        let row = vec![card(0.0, 0.0), card(500.0, 0.0)];
        let between =
            Neighbours::around(row, None).snap(card(0.0, 4.0), Vec2::new(253.0, 0.0), 1.0);
        assert_eq!(between.by.x, 250.0);
        let lengths: Vec<f64> = between
            .gaps
            .iter()
            .map(|gap| gap.to.x - gap.from.x)
            .collect();
        assert_eq!(lengths, [150.0, 150.0]);
        let row = vec![card(0.0, 0.0), card(137.0, 0.0)];
        let after = Neighbours::around(row, None).snap(card(0.0, 20.0), Vec2::new(277.0, 0.0), 1.0);
        assert_eq!(after.by.x, 274.0);
        assert_eq!(after.gaps.len(), 2);
    }

    #[test]
    fn the_grid_holds_what_nothing_else_does() {
        let neighbours = Neighbours::around(Vec::new(), Some(24.0));
        let snapped = neighbours.snap(card(0.0, 0.0), Vec2::new(31.0, 50.0), 1.0);
        assert_eq!(snapped.by, Vec2::new(24.0, 48.0));
    }

    #[test]
    fn a_column_is_a_row_that_stands() {
        let column = vec![card(0.0, 0.0), card(0.0, 100.0)];
        let snapped =
            Neighbours::around(column, None).snap(card(0.0, 0.0), Vec2::new(0.0, 203.0), 1.0);
        assert_eq!(snapped.by.y, 200.0);
        assert_eq!(snapped.gaps.len(), 2);
    }
}
