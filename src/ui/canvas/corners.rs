//! The corners of a drawn link, before they were rounded: what bends are pulled by.

use super::drawing::Drawing;
use crate::geometry::Point;
use crate::model::SubjectId;
use crate::scene::{Figure, ItemRole, Subject};

/// How far the first handle of a rounded corner stands from the corner, as a share of the way to
/// where the rounding begins.
const BOW: f64 = 0.447_715;

impl Drawing {
    /// The corner points of a single link, from its start to its tip.
    #[must_use]
    pub fn corners(&self, link: &SubjectId) -> Option<Vec<Point>> {
        let item = self.item_of(link)?;
        if !matches!(item.subject, Some(Subject::Link(_))) || item.role != ItemRole::Link {
            return None;
        }
        let paths = item.figures.iter().filter_map(|figure| match figure {
            Figure::Path(path) => Some(path),
            _ => None,
        });
        let (mut corners, mut tip) = (None, None);
        for path in paths {
            if path.stroke.is_some() && path.fill.is_none() {
                corners = Some(corners_of(&path.path));
            } else if let Some(kurbo::PathEl::MoveTo(point)) = path.path.elements().first() {
                // The line ends where its arrow head begins; the head begins with its tip.
                tip = Some(*point);
            }
        }
        let mut corners: Vec<Point> = corners.filter(|corners| corners.len() >= 2)?;
        if let (Some(tip), Some(last)) = (tip, corners.last_mut()) {
            *last = tip;
        }
        Some(corners)
    }

    /// The link whose label lies at a point.
    #[must_use]
    pub fn label_at(&self, point: Point) -> Option<SubjectId> {
        let around = crate::geometry::Rect::from_points(point, point);
        self.items_in(around).into_iter().rev().find_map(|index| {
            let item = &self.scene.items[index];
            match &item.subject {
                Some(Subject::Link(id))
                    if item.role == ItemRole::LinkLabel && item.bounds.contains(point) =>
                {
                    Some(SubjectId::new(id.clone()))
                }
                _ => None,
            }
        })
    }
}

fn corners_of(path: &kurbo::BezPath) -> Vec<Point> {
    use kurbo::PathEl;
    let elements = path.elements();
    let mut corners = Vec::new();
    let mut at = Point::ORIGIN;
    for (index, element) in elements.iter().enumerate() {
        match *element {
            PathEl::MoveTo(point) => {
                corners.push(point);
                at = point;
            }
            PathEl::LineTo(point) => {
                let begins_corner = matches!(elements.get(index + 1), Some(PathEl::CurveTo(..)));
                if !begins_corner {
                    corners.push(point);
                }
                at = point;
            }
            PathEl::CurveTo(handle, _, end) => {
                let corner = (handle.to_vec2() - at.to_vec2() * BOW) / (1.0 - BOW);
                corners.push(corner.to_point());
                at = end;
            }
            _ => {}
        }
    }
    corners
}

/// The share of a line's length at which it comes nearest to a point.
#[must_use]
pub fn nearest_share(line: &[Point], point: Point) -> f64 {
    let length: f64 = line
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).hypot())
        .sum();
    if length <= 0.0 {
        return 0.5;
    }
    let (mut best, mut passed) = ((f64::INFINITY, 0.5), 0.0);
    for pair in line.windows(2) {
        let way = pair[1] - pair[0];
        let step = way.hypot();
        let along = if step > 0.0 {
            ((point - pair[0]).dot(way) / (step * step)).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let away = (pair[0] + way * along - point).hypot();
        if away < best.0 {
            best = (away, (passed + along * step) / length);
        }
        passed += step;
    }
    best.1
}

/// The point at a share of a line's length.
#[must_use]
pub fn at_share(line: &[Point], share: f64) -> Option<Point> {
    let length: f64 = line
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).hypot())
        .sum();
    let mut left = length * share;
    for pair in line.windows(2) {
        let step = (pair[1] - pair[0]).hypot();
        if left <= step && step > 0.0 {
            return Some(pair[0].lerp(pair[1], left / step));
        }
        left -= step;
    }
    line.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_beside_a_line_is_as_far_along_as_its_foot() {
        let line = [
            Point::new(0.0, 0.0),
            Point::new(100.0, 0.0),
            Point::new(100.0, 100.0),
        ];
        assert_eq!(nearest_share(&line, Point::new(50.0, 8.0)), 0.25);
        assert_eq!(nearest_share(&line, Point::new(120.0, 50.0)), 0.75);
        assert_eq!(at_share(&line, 0.75), Some(Point::new(100.0, 50.0)));
        assert_eq!(nearest_share(&[], Point::ORIGIN), 0.5);
    }
}
