//! The way of boxes from where they stood to where an arrangement put them.
//!
//! A quarter of a second, so that the eye keeps hold of what it was looking at (Misue, Eades, Lai
//! and Sugiyama 1995 name this *the mental map*). Links, which would bend and cross on the way, and
//! notes, which look for a free place anew, come in at the end. Nothing of the map depends on it: the map changed before it begins.

use std::collections::BTreeMap;

use egui::Shape;
use egui::epaint::Mesh;

use super::camera::Camera;
use super::drawing::{Drawing, subject_id};
use super::far::{is_speck, tessellate_speck};
use super::painter;
use crate::geometry::{Rect, Vec2};
use crate::model::SubjectId;
use crate::scene::{Figure, Item, ItemRole};

/// How long it takes, in seconds.
const LENGTH_S: f64 = 0.25;
/// The share of it after which links begin to show.
const LINKS_FROM: f64 = 0.6;
/// With more boxes than this the frames would be too slow to be seen as one movement.
const MOST_BOXES: usize = 2_000;

/// See the module's header.
pub(super) struct Slide {
    from: BTreeMap<SubjectId, Rect>,
    began_s: f64,
    cameras: Option<(Camera, Camera)>,
}

fn is_box(item: &Item) -> bool {
    matches!(item.role, ItemRole::Container | ItemRole::Card)
}

impl Slide {
    /// The way from one drawing to the next; `None` where nothing moves, or too much.
    pub(super) fn between(before: &Drawing, after: &Drawing, now_s: f64) -> Option<Self> {
        let boxes = after.scene.items.iter().filter(|item| is_box(item)).count();
        if boxes > MOST_BOXES {
            return None;
        }
        let from: BTreeMap<SubjectId, Rect> = before
            .subjects()
            .filter(|(_, item)| is_box(item))
            .map(|(subject, item)| (subject.clone(), item.bounds))
            .collect();
        let moves = |(subject, rect): (&SubjectId, &Rect)| {
            after
                .item_of(subject)
                .is_some_and(|item| item.bounds != *rect)
        };
        from.iter().any(moves).then_some(Self {
            from,
            began_s: now_s,
            cameras: None,
        })
    }

    /// The eye turns along the way, from one camera to another.
    pub(super) fn turn(&mut self, from: Camera, to: Camera) {
        self.cameras = Some((from, to));
    }

    /// Where the eye looks now, when it turns.
    pub(super) fn camera(&self, now_s: f64) -> Option<Camera> {
        let (from, to) = self.cameras?;
        Some(from.towards(to, eased(self.share(now_s))))
    }

    /// The share of the time that is over.
    fn share(&self, now_s: f64) -> f64 {
        ((now_s - self.began_s) / LENGTH_S).clamp(0.0, 1.0)
    }

    /// Paints the drawing on its way. Gives whether it goes on.
    pub(super) fn paint(
        &self,
        painter: &egui::Painter,
        drawing: &Drawing,
        camera: &Camera,
        canvas: egui::Rect,
        now_s: f64,
    ) -> bool {
        let share = self.share(now_s);
        let links = ((share - LINKS_FROM) / (1.0 - LINKS_FROM)).clamp(0.0, 1.0) as f32;
        let visible = camera.visible(canvas);
        let mut specks = Mesh::default();
        let mut moving: Vec<Item> = Vec::new();
        for item in &drawing.scene.items {
            if !is_box(item) {
                if links > 0.0 && crate::geometry::overlaps(item.bounds, visible) {
                    flush(painter, &mut specks, &mut moving, camera, canvas);
                    painter::paint_items(painter, std::iter::once(item), camera, canvas, links);
                }
                continue;
            }
            let subject = item.subject.as_ref().map(subject_id);
            let from = subject.and_then(|subject| self.from.get(&subject).copied());
            let now = between(from.unwrap_or(item.bounds), item.bounds, eased(share));
            if !crate::geometry::overlaps(now.inflate(1.0, 1.0), visible) {
                continue;
            }
            let moved = moved_item(item, now);
            if is_speck(&moved, camera.zoom) {
                tessellate_speck(&moved, camera.zoom, &mut specks);
            } else {
                moving.push(moved);
            }
        }
        flush(painter, &mut specks, &mut moving, camera, canvas);
        share < 1.0
    }
}

/// Paints what was gathered, so that what comes next lies above it.
fn flush(
    painter: &egui::Painter,
    specks: &mut Mesh,
    moving: &mut Vec<Item>,
    camera: &Camera,
    canvas: egui::Rect,
) {
    if !specks.is_empty() {
        let mut mesh = std::mem::take(specks);
        let origin = camera.screen_from_map(crate::geometry::Point::ORIGIN, canvas);
        mesh.translate(origin.to_vec2());
        painter.add(Shape::mesh(mesh));
    }
    painter::paint_items(painter, moving.iter(), camera, canvas, 1.0);
    moving.clear();
}

/// Slow at both ends.
fn eased(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}

/// The rectangle on the way from one to another.
pub(super) fn between(from: Rect, to: Rect, share: f64) -> Rect {
    let mix = |a: f64, b: f64| a + (b - a) * share;
    Rect::new(
        mix(from.x0, to.x0),
        mix(from.y0, to.y0),
        mix(from.x1, to.x1),
        mix(from.y1, to.y1),
    )
}

/// The item drawn into another rectangle: what stands at its left edge stays there, and so on for
/// the other edges.
pub(super) fn moved_item(item: &Item, now: Rect) -> Item {
    let (was, middle) = (item.bounds, item.bounds.center());
    let by_x = |x: f64| {
        if x > middle.x {
            now.x1 - was.x1
        } else {
            now.x0 - was.x0
        }
    };
    let by_y = |y: f64| {
        if y > middle.y {
            now.y1 - was.y1
        } else {
            now.y0 - was.y0
        }
    };
    let is_stiff =
        (now.width() - was.width()).abs() < 0.01 && (now.height() - was.height()).abs() < 0.01;
    let figures = item.figures.iter().map(|figure| match figure {
        Figure::Rect(rect) if !is_stiff => {
            let mut rect = *rect;
            rect.rect = Rect::new(
                rect.rect.x0 + by_x(rect.rect.x0),
                rect.rect.y0 + by_y(rect.rect.y0),
                rect.rect.x1 + by_x(rect.rect.x1),
                rect.rect.y1 + by_y(rect.rect.y1),
            );
            Figure::Rect(rect)
        }
        other => {
            let center = other.bounds().center();
            other
                .clone()
                .transformed(1.0, Vec2::new(by_x(center.x), by_y(center.y)))
        }
    });
    Item {
        bounds: now,
        figures: figures.collect(),
        ..item.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{RectFigure, Scene, Subject};

    fn drawing(boxes: &[(&str, Rect)]) -> Drawing {
        let items = boxes.iter().map(|(id, rect)| Item {
            subject: Some(Subject::Element((*id).into())),
            role: ItemRole::Card,
            bounds: *rect,
            description: (*id).into(),
            figures: vec![Figure::Rect(RectFigure {
                rect: *rect,
                radius: 8.0,
                fill: None,
                stroke: None,
            })],
        });
        Drawing::new(Scene {
            bounds: Rect::new(0.0, 0.0, 500.0, 500.0),
            background: None,
            items: items.collect(),
        })
    }

    #[test]
    fn a_box_on_its_way_is_drawn_between_both_places() {
        let (from, to) = (
            Rect::new(0.0, 0.0, 100.0, 50.0),
            Rect::new(200.0, 100.0, 340.0, 150.0),
        );
        let halfway = between(from, to, 0.5);
        assert_eq!(halfway, Rect::new(100.0, 50.0, 220.0, 100.0));
        let after = drawing(&[("a", to)]);
        let moved = moved_item(&after.scene.items[0], halfway);
        assert_eq!(moved.figures[0].bounds(), halfway);
        assert_eq!(between(from, to, 1.0), to);
    }

    #[test]
    fn nothing_slides_where_nothing_moved_and_where_too_much_would() {
        let still = [("a", Rect::new(0.0, 0.0, 100.0, 50.0))];
        assert!(Slide::between(&drawing(&still), &drawing(&still), 0.0).is_none());
        let moved = [("a", Rect::new(9.0, 0.0, 109.0, 50.0))];
        assert!(Slide::between(&drawing(&still), &drawing(&moved), 0.0).is_some());
        let names: Vec<String> = (0..=MOST_BOXES).map(|number| number.to_string()).collect();
        let many = |x: f64| -> Vec<(&str, Rect)> {
            let rect = Rect::new(x, 0.0, x + 10.0, 10.0);
            names.iter().map(|name| (name.as_str(), rect)).collect()
        };
        assert!(Slide::between(&drawing(&many(0.0)), &drawing(&many(5.0)), 0.0).is_none());
    }
}
