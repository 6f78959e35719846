//! The canvas while two states are compared: both in one drawing, or each in full beside, above or
//! left and right of the other.
//!
//! Nothing is moved or drawn here: the pointer looks, selects and drags the divider. Both drawings
//! are composed once and kept; a frame only paints them.

mod affected;
mod divider;
mod hover;

use std::sync::Arc;

use egui::{CornerRadius, Sense, Stroke, StrokeKind};

use super::camera::Camera;
use super::drawing::Drawing;
use super::painter::{MeshCache, color32};
use super::{
    CanvasState, Request, access, camera_of, drawing_of, gestures, legend, minimap, page_of,
    turn_to,
};
use crate::model::SubjectId;
use crate::scene::Theme;
use crate::workspace::{Action, ComparisonMode, Document, PictureOrder, Selecting, Workspace};

/// From this many placements on, the second drawing is composed on another thread.
const COMPOSE_APART_FROM: usize = super::COMPOSE_APART_FROM;

/// Where the divider stands, how much of the state after shows, and the drawing of the state
/// before.
pub struct ComparisonView {
    /// The place of the divider, from 0 at the left edge to 1 at the right.
    pub divider: f32,
    /// How much of the state after shows over the state before, from 0 to 1.
    pub opacity: f32,
    before: Option<(PictureOrder, Arc<Drawing>)>,
    waiting: Option<(PictureOrder, std::sync::mpsc::Receiver<Drawing>)>,
    meshes: MeshCache,
    is_dragging: bool,
}

impl Default for ComparisonView {
    fn default() -> Self {
        Self {
            divider: 0.5,
            opacity: 0.5,
            before: None,
            waiting: None,
            meshes: MeshCache::default(),
            is_dragging: false,
        }
    }
}

impl ComparisonView {
    /// The drawing of the state before, where it shows by itself.
    #[must_use]
    pub fn drawing_before(&self) -> Option<&Arc<Drawing>> {
        self.before.as_ref().map(|(_, drawing)| drawing)
    }

    /// Brings the drawing of the state before in step.
    fn refresh(&mut self, ctx: &egui::Context, order: PictureOrder) {
        if let Some((order, answer)) = &self.waiting {
            match answer.try_recv() {
                Ok(drawing) => {
                    self.before = Some((order.clone(), Arc::new(drawing)));
                    self.waiting = None;
                }
                Err(std::sync::mpsc::TryRecvError::Disconnected) => self.waiting = None,
                Err(std::sync::mpsc::TryRecvError::Empty) => {}
            }
        }
        let is_there = self
            .before
            .as_ref()
            .is_some_and(|(shown, _)| *shown == order);
        let is_coming = self
            .waiting
            .as_ref()
            .is_some_and(|(asked, _)| *asked == order);
        if is_there || is_coming {
            return;
        }
        if order.placements() < COMPOSE_APART_FROM {
            let drawing = drawing_of(&order);
            self.before = Some((order, Arc::new(drawing)));
            return;
        }
        let (sender, answer) = std::sync::mpsc::channel();
        let (task, ctx) = (order.clone(), ctx.clone());
        rayon::spawn(move || {
            // Nobody listens any more when the comparison was closed meanwhile; that is fine.
            let _sent = sender.send(drawing_of(&task)).is_ok();
            ctx.request_repaint();
        });
        self.waiting = Some((order, answer));
    }
}

/// What one frame sees.
struct Frame<'a> {
    document: &'a Document,
    after: &'a Arc<Drawing>,
    before: Option<Arc<Drawing>>,
    mode: ComparisonMode,
    theme: &'static Theme,
    /// Where the state after shows.
    canvas: egui::Rect,
    /// Where the state before shows.
    other: egui::Rect,
}

impl Frame<'_> {
    /// The drawing under a point of the screen, and the canvas that it lies in.
    fn at(&self, point: egui::Pos2, divider_x: f32) -> (&Arc<Drawing>, egui::Rect) {
        let Some(before) = &self.before else {
            return (self.after, self.canvas);
        };
        let is_before = match self.mode {
            ComparisonMode::Slider => point.x < divider_x,
            ComparisonMode::SideBySide => self.other.contains(point),
            _ => false,
        };
        if is_before {
            (before, self.other)
        } else {
            (self.after, self.canvas)
        }
    }
}

/// Draws the comparison in the space that is left.
pub(super) fn show(
    ui: &mut egui::Ui,
    workspace: &Workspace,
    document: &Document,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let (response, painter) = ui.allocate_painter(ui.available_size(), Sense::click_and_drag());
    let whole = response.rect;
    state.focus = Some((response.id, response.has_focus() && state.focus_by_key(ui)));
    let theme = Theme::of_screen(ui.visuals().dark_mode);
    painter.rect_filled(whole, 0.0, color32(theme.canvas));
    let Some((order, after)) = state.shown.clone() else {
        return;
    };
    let mode = document.compare_as;
    let before = order.of_before().filter(|_| mode.is_apart());
    if let Some(before) = before {
        state.comparison.refresh(ui.ctx(), before);
    } else {
        state.comparison.before = None;
    }
    let (other, canvas) = match mode {
        ComparisonMode::SideBySide => {
            let middle = whole.center().x;
            let left =
                egui::Rect::from_min_max(whole.min, egui::pos2(middle - 1.0, whole.bottom()));
            let right = egui::Rect::from_min_max(egui::pos2(middle + 1.0, whole.top()), whole.max);
            (left, right)
        }
        _ => (whole, whole),
    };
    let frame = Frame {
        document,
        after: &after,
        before: state.comparison.drawing_before().cloned(),
        mode,
        theme,
        canvas,
        other,
    };
    let mut camera = camera_of(state, &order.view, &after, canvas);
    take_request(state, &mut camera, &frame);
    let now_s = ui.input(|input| input.time);
    let zoom = camera.zoom;
    let divider_x = whole.left() + whole.width() * state.comparison.divider;
    gestures::look_around(
        ui,
        &response,
        &mut camera,
        |point| frame.at(point, divider_x).1,
        workspace,
    );
    if (camera.zoom - zoom).abs() > f64::EPSILON {
        state.zoomed_at_s = now_s;
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_millis(160));
    }
    let resting = now_s - state.zoomed_at_s > 0.14;
    paint(&painter, state, &frame, &camera, resting, divider_x);
    select(&response, &frame, &camera, divider_x, actions);
    paint_selection(&painter, &frame, &camera, divider_x);
    let shows_after = match mode {
        ComparisonMode::Slider => whole.split_left_right_at_x(divider_x).1,
        _ => canvas,
    };
    let clipped = painter.with_clip_rect(shows_after.intersect(painter.clip_rect()));
    affected::paint(&clipped, workspace, &frame, &camera);
    hover::show(&response, &frame, &camera, divider_x, language);
    match mode {
        ComparisonMode::Slider => divider::slider(ui, whole, state, theme, language),
        ComparisonMode::OnionSkin => divider::onion(ui, whole, state, language),
        _ => {}
    }
    divider::names(&painter, &frame, document, language);
    legend::paint(&painter, &after, canvas);
    let exposing = access::Exposing {
        document,
        drawing: &after,
        camera: &camera,
        canvas: &response,
        language,
    };
    access::expose(ui, &exposing, &mut state.access, actions);
    if workspace.preferences.panels.minimap && mode != ComparisonMode::SideBySide {
        minimap::show(ui, &after, &mut camera, canvas, theme, language);
    }
    minimap::zoom_control(ui, state, &mut camera, whole, theme, language);
    state.zoom = camera.zoom as f32;
    state.shown_at = Some((order.view.clone(), canvas));
    state.cameras.insert(order.view, camera);
}

/// Answers what menus, keys and the list ask of the canvas, as far as it concerns looking.
fn take_request(state: &mut CanvasState, camera: &mut Camera, frame: &Frame<'_>) {
    let item = |subject: &SubjectId| {
        let before = frame.before.as_ref();
        (frame.after.item_of(subject))
            .or_else(|| before.and_then(|drawing| drawing.item_of(subject)))
            .map(|item| item.bounds)
    };
    let canvas = frame.canvas;
    match state.request.take() {
        Some(Request::FitAll) => camera.fit(page_of(frame.after), canvas, 1.0),
        Some(Request::FitSelection) => {
            let bounds = frame.document.selection.iter().filter_map(item);
            if let Some(bounds) = bounds.reduce(|a, b| a.union(b)) {
                camera.fit(bounds, canvas, 2.0);
            }
        }
        Some(Request::ZoomBy(factor)) => camera.zoom_at(f64::from(factor), canvas.center(), canvas),
        Some(Request::ZoomTo(zoom)) => {
            camera.zoom_at(f64::from(zoom) / camera.zoom, canvas.center(), canvas);
        }
        Some(Request::Reveal(subject)) => {
            if let Some(bounds) = item(&subject) {
                camera.reveal(bounds, canvas);
            }
        }
        Some(Request::RevealPlace(place)) => camera.reveal(place, canvas),
        Some(Request::CenterOn(subject)) => {
            if let Some(bounds) = item(&subject) {
                turn_to(camera, bounds, canvas);
            } else if state.waiting.is_some() {
                state.request = Some(Request::CenterOn(subject));
            }
        }
        _ => {}
    }
}

fn paint(
    painter: &egui::Painter,
    state: &mut CanvasState,
    frame: &Frame<'_>,
    camera: &Camera,
    resting: bool,
    divider_x: f32,
) {
    let view = &mut state.comparison;
    let before = frame.before.clone();
    let clipped = |area: egui::Rect| painter.with_clip_rect(area.intersect(painter.clip_rect()));
    match (frame.mode, before) {
        (ComparisonMode::Slider, Some(before)) => {
            let (left, right) = frame.canvas.split_left_right_at_x(divider_x);
            view.meshes
                .paint(&clipped(left), &before, camera, frame.canvas, resting);
            (state.meshes).paint(&clipped(right), frame.after, camera, frame.canvas, resting);
        }
        (ComparisonMode::OnionSkin, Some(before)) => {
            let mut faint = painter.clone();
            faint.set_opacity((2.0 - 2.0 * view.opacity).clamp(0.0, 1.0));
            view.meshes
                .paint(&faint, &before, camera, frame.canvas, resting);
            let mut faint = painter.clone();
            faint.set_opacity((2.0 * view.opacity).clamp(0.0, 1.0));
            (state.meshes).paint(&faint, frame.after, camera, frame.canvas, resting);
        }
        (ComparisonMode::SideBySide, Some(before)) => {
            view.meshes
                .paint(&clipped(frame.other), &before, camera, frame.other, resting);
            let right = clipped(frame.canvas);
            (state.meshes).paint(&right, frame.after, camera, frame.canvas, resting);
            let x = (frame.other.right() + frame.canvas.left()) / 2.0;
            let edge = Stroke::new(2.0, color32(frame.theme.line));
            painter.vline(x, frame.canvas.y_range(), edge);
        }
        _ => (state.meshes).paint(painter, frame.after, camera, frame.canvas, resting),
    }
}

/// A click selects what lies there; a click on nothing selects nothing.
fn select(
    response: &egui::Response,
    frame: &Frame<'_>,
    camera: &Camera,
    divider_x: f32,
    actions: &mut Vec<Action>,
) {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let Some(point) = response
        .interact_pointer_pos()
        .filter(|_| response.clicked())
    else {
        return;
    };
    let chosen = subject_at(frame, camera, point, divider_x);
    actions.push(Action::Select(
        chosen.into_iter().collect(),
        Selecting::Only,
    ));
}

/// What lies at a point of the screen, topmost.
fn subject_at(
    frame: &Frame<'_>,
    camera: &Camera,
    point: egui::Pos2,
    divider_x: f32,
) -> Option<SubjectId> {
    let (drawing, canvas) = frame.at(point, divider_x);
    let reach = super::sight::REACH_PX / camera.zoom;
    drawing.top_at(camera.map_from_screen(point, canvas), reach)
}

fn paint_selection(painter: &egui::Painter, frame: &Frame<'_>, camera: &Camera, divider_x: f32) {
    let stroke = Stroke::new(2.5, color32(frame.theme.accent));
    let (left, right) = match frame.mode {
        ComparisonMode::Slider => frame.canvas.split_left_right_at_x(divider_x),
        _ => (frame.other, frame.canvas),
    };
    let sides = [
        frame
            .before
            .as_ref()
            .map(|drawing| (drawing, frame.other, left)),
        Some((frame.after, frame.canvas, right)),
    ];
    for (drawing, canvas, clip) in sides.into_iter().flatten() {
        let painter = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
        for subject in &frame.document.selection {
            if let Some(line) = drawing.line(subject) {
                let points = line
                    .iter()
                    .map(|point| camera.screen_from_map(*point, canvas))
                    .collect();
                painter.line(points, Stroke::new(4.0, stroke.color.gamma_multiply(0.6)));
            } else if let Some(item) = drawing.item_of(subject) {
                let rect = camera.screen_rect_from_map(item.bounds, canvas).expand(4.0);
                let radius = CornerRadius::same(10);
                painter.rect_stroke(rect, radius, stroke, StrokeKind::Middle);
            }
        }
    }
}
