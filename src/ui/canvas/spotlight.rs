//! What was found keeps its full strength while the rest of the drawing fades: on screen only.

use std::collections::BTreeSet;

use egui::{Stroke, StrokeKind};

use super::drawing::subject_id;
use super::painter::{color32, paint_items};
use super::sight::Sight;
use crate::model::SubjectId;
use crate::scene::{Figure, Item, ItemRole};

/// How much of the rest is covered.
const VEIL: f32 = 0.74;
/// From this many hits in sight on, they show as marked places instead of being drawn again.
const MOST_DRAWN: usize = 300;

/// More hits than this single nothing out: the drawing stays as it is.
const MOST_LIT: usize = 2_000;

/// Fades the drawing, and paints what was found over it.
pub(super) fn paint(painter: &egui::Painter, lit: &BTreeSet<SubjectId>, sight: &Sight<'_>) {
    if lit.len() > MOST_LIT {
        return;
    }
    let drawing = sight.drawing;
    let veil = color32(sight.theme.canvas).gamma_multiply(VEIL);
    painter.rect_filled(sight.canvas, 0.0, veil);
    let seen: Vec<&Item> = drawing
        .items_in(sight.visible())
        .into_iter()
        .map(|index| &drawing.scene.items[index])
        .filter(|item| {
            let shows = |subject| lit.contains(&subject_id(subject));
            item.subject.as_ref().is_some_and(shows)
        })
        .collect();
    let accent = color32(sight.theme.accent);
    for item in seen.iter().filter(|item| item.role != ItemRole::LinkLabel) {
        if let (ItemRole::Link, Some(subject)) = (item.role, &item.subject) {
            let line = drawing.line(&subject_id(subject)).unwrap_or_default();
            let points = line.iter().map(|point| sight.pos(*point));
            painter.line(points.collect(), Stroke::new(2.0, accent));
            continue;
        }
        let rect = sight.screen_rect(item.bounds);
        let radius = (8.0 * sight.camera.zoom as f32).min(10.0);
        if seen.len() > MOST_DRAWN {
            painter.rect_filled(rect, radius, accent.gamma_multiply(0.55));
        } else {
            let edge = Stroke::new(1.5, accent);
            painter.rect_stroke(rect.expand(1.0), radius, edge, StrokeKind::Outside);
        }
    }
    // Over the rings, so that badges on an edge stay whole.
    if seen.len() <= MOST_DRAWN {
        let drawn: Vec<Item> = seen.iter().map(|item| without_ground(item)).collect();
        paint_items(painter, drawn.iter(), &sight.camera, sight.canvas, 1.0);
    }
}

/// A frame without its ground, which would hide what lies in it; anything else as it is.
fn without_ground(item: &Item) -> Item {
    let mut item = item.clone();
    if item.role == ItemRole::Container {
        let most = item.bounds.area() / 3.0;
        item.figures
            .retain(|figure| matches!(figure, Figure::Text(_)) || figure.bounds().area() < most);
    }
    item
}
