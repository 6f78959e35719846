//! Every item that shows, as a node of the accessibility tree (EN 301 549, 11.5.2.5): its sentence,
//! its place, and whether it is selected. Screen readers and tests find items by their label.

use egui::Id;

use super::camera::Camera;
use super::drawing::Drawing;
use crate::scene::ItemRole;
use crate::workspace::Document;

/// Items beyond this many are left to the outline, which lists all of them.
const MOST_NODES: usize = 600;
/// Below this zoom no name can be read, by eye or by pointer: the outline lists all items.
const LEAST_ZOOM: f64 = 0.12;

/// The id of the node that stands for a subject.
#[must_use]
pub(super) fn node_id(subject: &str) -> Id {
    Id::unique(("canvas item", subject))
}

/// Exposes what shows.
pub(super) fn expose(
    ui: &egui::Ui,
    document: &Document,
    drawing: &Drawing,
    camera: &Camera,
    canvas: egui::Rect,
) {
    if camera.zoom < LEAST_ZOOM {
        return;
    }
    let visible = camera.visible(canvas);
    let items = drawing
        .items_in(visible)
        .into_iter()
        .map(|index| &drawing.scene.items[index]);
    let named = items.filter(|item| item.role != ItemRole::LinkLabel && item.subject.is_some());
    for item in named.take(MOST_NODES) {
        let Some(subject) = item.subject.as_ref().map(super::drawing::subject_id) else {
            continue;
        };
        let rect = camera
            .screen_rect_from_map(item.bounds, canvas)
            .intersect(canvas);
        let is_selected = document.selection.contains(&subject);
        let id = node_id(subject.as_str());
        // Registered after the canvas itself and without sense: it names the place and leaves the
        // pointer to the canvas.
        let response = ui.interact(rect, id, egui::Sense::hover());
        response.widget_info(|| {
            egui::WidgetInfo::selected(
                egui::Role::GraphicsObject,
                true,
                is_selected,
                item.description.as_ref(),
            )
        });
    }
}
