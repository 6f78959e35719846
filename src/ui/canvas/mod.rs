//! The canvas: the scene of the current view, camera, tools and overlay.
//!
//! The scene is composed off the frame's path ([`drawing`] indexes it) and painted by [`painter`];
//! selection, handles, guides and hover are an overlay that no export ever sees. Every item that
//! shows is a node of the accessibility tree, under the sentence that the scene holds for it.

mod access;
#[cfg(test)]
mod access_tests;
#[cfg(test)]
mod agreement_tests;
mod by_key;
pub mod camera;
mod choice;
mod comparing;
mod conflicts;
mod corners;
mod differing;
pub mod drawing;
mod far;
mod findings;
mod following;
mod gestures;
mod ghost;
mod groups;
mod insertion;
mod keys;
mod kind_menu;
mod legend;
mod link_menu;
mod marks;
mod minimap;
mod morph;
mod neighbour;
mod neighbours;
mod overlay;
pub mod painter;
mod pictures;
mod popup;
mod quick_entry;
mod reading;
mod rename;
mod request;
mod showing;
mod sight;
mod slide;
mod spotlight;
mod still;
mod tool;
mod tools;
mod trail;
mod travel;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{PlateauId, SubjectId, ViewId};
use crate::scene::RouteMemory;
use crate::workspace::{Action, Perspective, PictureOrder, Workspace};

use camera::Camera;
pub use comparing::ComparisonView;
use drawing::Drawing;
pub use neighbour::Side;
use painter::MeshCache;
use popup::Popup;
pub use request::Request;
use showing::{COMPOSE_APART_FROM, Composed, Stage, Waiting, compose_apart, drawing_of};
use sight::Sight;
pub use still::show_still;
use tool::Gesture;
pub use tool::Tool;
pub use travel::Travel;

/// Camera, tool in hand, gesture under way.
#[derive(Default)]
pub struct CanvasState {
    /// The tool in hand.
    pub tool: Tool,
    /// Screen points per map unit; 1 is 100 %. Written by the canvas, for others to show.
    pub zoom: f32,
    /// Ask the canvas to do something at its next frame.
    pub request: Option<Request>,
    /// For how many frames it waited for the view that it is about.
    request_kept: u8,
    /// Where the legend of the perspective stands, in points; `None` where there is none.
    pub legend_at: Option<egui::Rect>,
    /// Whether the legend is folded, where somebody chose.
    legend_folded: Option<bool>,
    /// What was found: it keeps its full strength while the rest fades.
    pub spotlight: Option<Arc<BTreeSet<SubjectId>>>,
    /// Where the map is between two plateaus, while it is on its way.
    pub travel: Option<Travel>,
    /// A plateau that is likely to be shown next: it is drawn ahead.
    pub ahead: Option<PlateauId>,
    travelling: travel::Travelling,
    /// The two states beside each other, while they are compared.
    pub comparison: ComparisonView,
    cameras: BTreeMap<ViewId, Camera>,
    /// The cameras that show whole views, and the canvas for which each was set: as long as nobody
    /// moves it, it follows the size of the window.
    fitted: BTreeMap<ViewId, (Camera, egui::Rect)>,
    trail: trail::Trail,
    shown: Option<(PictureOrder, Arc<Drawing>)>,
    waiting: Option<Waiting>,
    memory: RouteMemory,
    meshes: MeshCache,
    signed: marks::Signed,
    differing: differing::Differing,
    gesture: Gesture,
    hovered: Option<SubjectId>,
    rename: Option<rename::Rename>,
    popup: Option<Popup>,
    rename_when_selected: bool,
    /// What was selected when renaming was asked for: it begins when that changes.
    rename_waits_from: Option<(BTreeSet<SubjectId>, u64)>,
    access: Option<access::Tree>,
    /// The canvas as a place that may have the keyboard, and whether it got it by key.
    focus: Option<(egui::Id, bool)>,
    /// The view that was drawn last, and where.
    shown_at: Option<(ViewId, egui::Rect)>,
    /// The walk along links that is under way.
    walk: Option<following::Walk>,
    zoomed_at_s: f64,
    slide: Option<slide::Slide>,
    /// The arrangement whose way was shown last.
    slid_to: Option<u64>,
    /// The view was arranged as a whole: where it does not show whole any more, the next frame
    /// turns to it.
    refit: bool,
}

impl CanvasState {
    /// The routes that were shown: an export of what shows takes them.
    #[must_use]
    pub fn route_memory(&self) -> RouteMemory {
        self.memory.clone()
    }

    /// The drawing that shows, where there is one.
    #[must_use]
    pub fn drawing(&self) -> Option<&Arc<Drawing>> {
        self.shown.as_ref().map(|(_, drawing)| drawing)
    }

    /// Whether the drawing that shows is the one of the workspace, and no draft of it.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.waiting.is_none()
            && self
                .shown
                .as_ref()
                .is_some_and(|(order, _)| !order.is_draft)
    }

    /// The canvas as a place that may have the keyboard, and whether it got it by key.
    pub(super) fn focus(&self) -> Option<(egui::Id, bool)> {
        self.focus
    }

    /// Whether the canvas that had the keyboard got it by key.
    fn focus_by_key(&self, ui: &egui::Ui) -> bool {
        let is_pointing = ui.input(|input| input.pointer.any_down());
        !is_pointing && self.focus.is_some_and(|(_, by_key)| by_key)
    }

    /// Whether nothing is under way that Escape would end: no gesture, no tool but the usual one,
    /// no name being typed, no menu.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        matches!(self.gesture, Gesture::Idle)
            && self.tool == Tool::Select
            && self.rename.is_none()
            && self.popup.is_none()
    }

    /// Drops the gesture under way, with nothing changed: what was dragged landed elsewhere.
    pub(in crate::ui) fn drop_gesture(&mut self) {
        self.gesture = Gesture::Idle;
    }

    /// Whether a selection is being dragged.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        matches!(self.gesture, Gesture::Move(_))
    }

    /// Where a map point of the view that shows stands on screen.
    #[must_use]
    pub fn on_screen(&self, point: crate::geometry::Point) -> Option<egui::Pos2> {
        let (view, canvas) = self.shown_at.as_ref()?;
        let camera = self.cameras.get(view)?;
        Some(camera.screen_from_map(point, *canvas))
    }

    /// The part of the view that was in sight last, in map units.
    #[must_use]
    pub fn sight(&self) -> Option<crate::geometry::Rect> {
        let (view, canvas) = self.shown_at.as_ref()?;
        Some(self.cameras.get(view)?.visible(*canvas))
    }

    /// Whether boxes are on their way to where an arrangement put them.
    #[must_use]
    pub fn is_sliding(&self) -> bool {
        self.slide.is_some()
    }
}

/// Draws the canvas in the space that is left, with zoom control and minimap; gives it where there is
/// something on it, for the menu at the pointer.
pub fn show(
    ui: &mut egui::Ui,
    workspace: &Workspace,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) -> Option<egui::Response> {
    let document = workspace.document.as_ref()?;
    let is_dark = ui.visuals().dark_mode;
    state.refresh(ui.ctx(), workspace, is_dark);
    if document.perspective == Perspective::Comparison && document.comparison.is_some() {
        comparing::show(ui, workspace, document, state, actions);
        return None;
    }
    let stage = state.stage(ui.ctx(), workspace);
    let travels = state.travel(ui.ctx(), workspace, is_dark, &stage);
    let (response, painter) =
        ui.allocate_painter(ui.available_size(), egui::Sense::click_and_drag());
    let canvas = response.rect;
    let by_key = match state.focus {
        _ if ui.input(|input| input.pointer.any_down()) => false,
        _ if response.gained_focus() => true,
        Some((_, by_key)) => by_key && response.has_focus(),
        None => false,
    };
    state.focus = Some((response.id, by_key));
    let theme = crate::scene::Theme::of_screen(is_dark);
    painter.rect_filled(canvas, 0.0, painter::color32(theme.canvas));
    let (Some(view), Some((order, drawing))) = (document.view.clone(), state.shown.clone()) else {
        return None;
    };
    // Until a large view is drawn, the one before it shows.
    let drawn_view = order.view.clone();
    let camera = camera_of(state, &drawn_view, &drawing, canvas);
    let mut camera = state.arrive(&drawn_view, &drawing, camera, canvas);
    let now_s = ui.input(|input| input.time);
    if std::mem::take(&mut state.refit) && !camera.visible(canvas).contains_rect(page_of(&drawing))
    {
        let from = camera;
        camera.fit(page_of(&drawing), canvas, 1.0);
        if let Some(slide) = &mut state.slide {
            slide.turn(from, camera);
        }
    }
    if let Some(slide) = &state.slide {
        camera = slide.camera(now_s).unwrap_or(camera);
    }
    if matches!(
        state.request,
        Some(Request::CenterOn(_) | Request::FitSelection | Request::FitAll | Request::ShowAll(_))
    ) {
        state.leave_place(&drawn_view, camera);
    }
    let about_links = (state.request).take_if(|request| following::is_about_links(request));
    let asked = request::Asked {
        document,
        view: &view,
        drawing: &drawing,
        response: &response,
    };
    request::take(state, &mut camera, &asked, actions);
    let before = camera.zoom;
    let (pointer, modifiers) = ui.input(|input| (input.pointer.latest_pos(), input.modifiers));
    let mut sight = Sight {
        workspace,
        document,
        view: &view,
        drawing: &drawing,
        camera,
        canvas,
        theme,
        pointer: pointer.unwrap_or(canvas.center()),
        modifiers,
    };
    if let Some(request) = about_links {
        following::carry_out(request, &sight, state, actions);
    }
    if !travels {
        gestures::handle(ui, &response, &mut sight, state, actions);
    }
    camera = sight.camera;
    if (camera.zoom - before).abs() > f64::EPSILON {
        state.zoomed_at_s = now_s;
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_millis(160));
    }
    let resting = now_s - state.zoomed_at_s > 0.14;
    let grid = if workspace.preferences.grid {
        theme.line
    } else {
        theme.shade
    };
    painter::paint_grid(&painter, &camera, canvas, painter::color32(grid));
    if travels {
        state.paint_travel(&painter, &camera, canvas);
    } else if let Some(slide) = &state.slide {
        ui.ctx().request_repaint();
        if !slide.paint(&painter, &drawing, &camera, canvas, now_s) {
            state.slide = None;
        }
    } else {
        state
            .meshes
            .paint(&painter, &drawing, &camera, canvas, resting);
        if let Some(lit) = &state.spotlight {
            spotlight::paint(&painter, lit, &sight);
        }
        overlay::paint(&painter, &sight, state);
        marks::paint(&painter, &sight, &mut state.signed);
        if order.compared.is_none() {
            differing::paint(&painter, &sight, &mut state.differing);
        }
        conflicts::paint(&painter, &sight);
        if state.gesture.is_idle() {
            findings::show(&response, &sight);
        }
    }
    let exposing = access::Exposing {
        document,
        drawing: &drawing,
        camera: &camera,
        canvas: &response,
        language: workspace.language(),
    };
    access::expose(ui, &exposing, &mut state.access, actions);
    if !travels {
        marks::fold_buttons(ui, &sight, state, actions);
    }
    popup::show(
        ui, workspace, document, &view, state, &drawing, &camera, canvas, actions,
    );
    if workspace.preferences.panels.minimap {
        minimap::show(
            ui,
            &drawing,
            &mut camera,
            canvas,
            theme,
            workspace.language(),
        );
    }
    state.legend_at = legend::show(
        ui,
        &drawing,
        canvas,
        theme,
        &mut state.legend_folded,
        workspace.language(),
        actions,
    );
    minimap::zoom_control(ui, state, &mut camera, canvas, theme, workspace.language());
    state.zoom = camera.zoom as f32;
    state.shown_at = Some((drawn_view.clone(), canvas));
    state.cameras.insert(drawn_view, camera);
    Some(response)
}

/// The camera of a view. Where none was set by hand it shows the whole view, at any size of canvas.
fn camera_of(
    state: &mut CanvasState,
    view: &ViewId,
    drawing: &Drawing,
    canvas: egui::Rect,
) -> Camera {
    let known = state.cameras.get(view).copied();
    let is_fitted_elsewhere = state
        .fitted
        .get(view)
        .is_some_and(|(camera, around)| Some(*camera) == known && *around != canvas);
    match known {
        Some(camera) if !is_fitted_elsewhere => camera,
        _ => {
            let mut camera = Camera::default();
            camera.fit(page_of(drawing), canvas, 1.0);
            state.fitted.insert(view.clone(), (camera, canvas));
            camera
        }
    }
}

/// What “everything” is: the drawing, or a sheet of paper where nothing is drawn yet.
fn page_of(drawing: &Drawing) -> crate::geometry::Rect {
    if drawing.scene.items.is_empty() {
        crate::geometry::Rect::new(0.0, 0.0, 840.0, 560.0)
    } else {
        drawing.scene.bounds
    }
}

/// Brings a box into the middle, large enough to be read.
fn turn_to(camera: &mut Camera, bounds: crate::geometry::Rect, canvas: egui::Rect) {
    if camera.zoom < 0.5 {
        camera.zoom = 1.0;
    }
    camera.center_on(bounds.center(), canvas);
}
