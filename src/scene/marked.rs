//! The protection mark of a drawing that has no page around it: a mark is never left out, however
//! bare a picture is asked for.

use super::figure::{Item, Scene};
use super::page::{MARKING_HEIGHT, grown, marking_item, page_scale};
use super::theme::Theme;
use crate::geometry::{Rect, Vec2};

/// Ground between the drawing and its marks, in page units.
const GAP: f64 = 10.0;

/// `region` of a drawing with the protection mark above and below it. The region grows by the
/// strips that hold the marks; without a mark, or without anything to mark, all stays as it is.
#[must_use]
pub fn marked(scene: Scene, region: Rect, marking: &str, theme: &'static Theme) -> Scene {
    let is_empty = region.width() <= 0.0 || region.height() <= 0.0 || !region.is_finite();
    if marking.trim().is_empty() || scene.items.is_empty() || is_empty {
        return scene;
    }
    let map_from_page = page_scale(region);
    let strip = (MARKING_HEIGHT + GAP) * map_from_page;
    let mark = |y: f64| -> Item {
        let width = region.width() / map_from_page;
        let item = marking_item(marking, theme, width, 0.0);
        grown(item, map_from_page, Vec2::new(region.x0, y))
    };
    let above = mark(region.y0 - strip);
    let below = mark(region.y1 + GAP * map_from_page);
    // A mark may be wider than a small drawing.
    let bounds = Rect {
        y0: region.y0 - strip,
        y1: region.y1 + strip,
        ..region
    };
    let bounds = bounds.union(above.bounds).union(below.bounds);
    let mut items = scene.items;
    items.extend([above, below]);
    Scene {
        bounds,
        items,
        ..scene
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Figure, ItemRole};
    use std::sync::Arc;

    fn drawing(width: f64) -> Scene {
        let bounds = Rect::new(10.0, 20.0, 10.0 + width, 120.0);
        Scene {
            bounds,
            background: None,
            items: vec![Item {
                subject: None,
                role: ItemRole::Card,
                bounds,
                description: Arc::from(""),
                figures: Vec::new(),
            }],
        }
    }

    #[test]
    fn the_mark_stands_above_and_below_and_covers_nothing() {
        for width in [40.0, 600.0, 9_000.0] {
            let plain = drawing(width);
            let region = plain.bounds;
            let marked = marked(plain, region, "Diffusion restreinte", &Theme::LIGHT);
            let marks = &marked.items[1..];
            assert_eq!(marks.len(), 2);
            for mark in marks {
                assert!(!crate::geometry::overlaps(mark.bounds, region));
                assert_eq!(marked.bounds.union(mark.bounds), marked.bounds);
                let said = mark.figures.iter().any(|figure| {
                    matches!(figure, Figure::Text(run) if &*run.text == "DIFFUSION RESTREINTE")
                });
                assert!(said, "{width}");
            }
        }
    }

    #[test]
    fn without_a_mark_nothing_changes() {
        let plain = drawing(300.0);
        let region = plain.bounds;
        assert_eq!(marked(plain.clone(), region, " ", &Theme::LIGHT), plain);
        let empty = Scene::default();
        assert_eq!(
            marked(empty.clone(), Rect::ZERO, "Secret", &Theme::LIGHT),
            empty
        );
    }
}
