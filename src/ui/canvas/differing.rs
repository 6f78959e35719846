//! Small signs on boxes that differ from the plateau that the shown one builds on: + for what came,
//! ~ for what changed. On screen only, and nowhere while the user has switched them off.

use std::sync::Arc;

use egui::{Color32, Stroke, Vec2};

use super::painter::color32;
use super::sight::Sight;
use crate::analysis::{Difference, Gap};
use crate::model::{PlateauId, SubjectId};
use crate::scene::ItemRole;
use crate::ui::{icon, theme};

/// Side of a sign, in screen points at full size.
const SIGN_PX: f32 = 13.0;
/// The least side at which a sign can be told, in screen points.
const LEAST_SIGN_PX: f32 = 8.0;
/// Boxes narrower than this on screen carry no sign, in points.
const LEAST_WIDTH_PX: f32 = 34.0;

/// The elements that differ: looked up once a change, not once a frame.
#[derive(Default)]
pub(super) struct Differing {
    of: Option<(Arc<()>, u64, PlateauId)>,
    elements: Vec<(SubjectId, Difference)>,
}

impl Differing {
    fn refresh(&mut self, sight: &Sight<'_>) {
        let document = sight.document;
        let map = document.map();
        let Some(plateau) = document.plateau.clone() else {
            *self = Self::default();
            return;
        };
        let is_current = self.of.as_ref().is_some_and(|(identity, revision, of)| {
            Arc::ptr_eq(identity, document.identity())
                && *revision == map.revision()
                && *of == plateau
        });
        if is_current {
            return;
        }
        self.elements = match map.timeline().base(&plateau) {
            None => Vec::new(),
            Some(base) => {
                let gap = Gap::between(&document.snapshot_at(base), document.snapshot());
                let differing = gap.elements.iter();
                differing
                    .map(|(id, delta)| (SubjectId::from(id), delta.difference))
                    .collect()
            }
        };
        self.of = Some((Arc::clone(document.identity()), map.revision(), plateau));
    }
}

/// Paints the signs of boxes that are in sight and large enough.
pub(super) fn paint(painter: &egui::Painter, sight: &Sight<'_>, differing: &mut Differing) {
    if sight.workspace.preferences.hides_plateau_marks {
        return;
    }
    differing.refresh(sight);
    let is_dark = painter.ctx().global_style().visuals.dark_mode;
    let palette = theme::palette_of(is_dark);
    let paper = color32(sight.theme.paper);
    let visible = sight.visible();
    let side = (SIGN_PX * sight.camera.zoom as f32).clamp(LEAST_SIGN_PX, SIGN_PX);
    for (subject, difference) in &differing.elements {
        let Some(item) = sight.item(subject) else {
            continue;
        };
        let rect = sight.screen_rect(item.bounds);
        let is_box = matches!(item.role, ItemRole::Card | ItemRole::Container);
        let is_seen = crate::geometry::overlaps(item.bounds.inflate(4.0, 4.0), visible);
        if !is_box || !is_seen || rect.width() < LEAST_WIDTH_PX {
            continue;
        }
        let (glyph, ink): (&str, Color32) = match difference {
            Difference::Added => ("plus", palette.added),
            Difference::Changed => ("tilde", palette.changed),
            Difference::Removed => ("minus", palette.removed),
        };
        let center = rect.left_top();
        painter.circle(center, side * 0.62, paper, Stroke::new(1.25, ink));
        let square = egui::Rect::from_center_size(center, Vec2::splat(side * 0.84));
        icon::paint(painter, glyph, square, ink);
    }
}
