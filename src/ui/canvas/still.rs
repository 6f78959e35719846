//! The drawing alone, whole and in the middle, with nothing to be done to it: for presenting.

use super::camera::Camera;
use super::{CanvasState, legend, page_of, painter};
use crate::scene::Theme;
use crate::workspace::Workspace;

/// Draws the view that shows into `place`, with air around it.
pub fn show_still(
    ui: &egui::Ui,
    workspace: &Workspace,
    state: &mut CanvasState,
    place: egui::Rect,
) {
    const AIR_PX: f32 = 40.0;
    const LARGEST: f64 = 2.0;
    let is_dark = ui.visuals().dark_mode;
    state.refresh(ui.ctx(), workspace, is_dark);
    let theme = Theme::of_screen(is_dark);
    let painter = ui.painter().with_clip_rect(place);
    painter.rect_filled(place, 0.0, painter::color32(theme.canvas));
    let Some((_, drawing)) = state.shown.clone() else {
        return;
    };
    // Where an arrangement leads is shown at once: nobody arranges while presenting.
    state.slide = None;
    let mut camera = Camera::default();
    camera.fill(page_of(&drawing), place, AIR_PX, LARGEST);
    state.meshes.paint(&painter, &drawing, &camera, place, true);
    legend::paint(&painter, &drawing, place);
}
