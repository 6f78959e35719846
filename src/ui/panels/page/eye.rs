//! Where a page is looked at: fitted to the width until somebody zooms, never out of sight.

use egui::{Key, Modifiers, Rect, Response, Ui, Vec2, vec2};

use crate::geometry::{Point, Rect as MapRect};
use crate::ui::canvas::Request;
use crate::ui::canvas::camera::Camera;
use crate::workspace::Workspace;

/// Air around the page, in points.
const AIR_PX: f32 = 20.0;
/// A page that fits the width is not drawn larger than this.
const LARGEST_FIT: f64 = 1.6;
/// Points that a key scrolls.
const STEP_PX: f32 = 64.0;

/// How large the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fit {
    /// As wide as its room.
    #[default]
    Width,
    /// Whole.
    Page,
    /// As somebody zoomed it.
    Free,
}

/// See the module's header.
#[derive(Default)]
pub(super) struct Eye {
    pub(super) camera: Camera,
    pub(super) fit: Fit,
    /// What the bar asks for at the next look.
    pub(super) asked: Option<Request>,
    is_placed: bool,
    last_zoom: f64,
}

impl Eye {
    /// Whether the zoom did not move in this frame.
    pub(super) fn is_resting(&self) -> bool {
        (self.last_zoom - self.camera.zoom).abs() < 1e-9
    }

    /// Whether no menu, tooltip or drag would rather have the escape key.
    pub(super) fn is_idle(&self, ui: &Ui) -> bool {
        !egui::Popup::is_any_open(ui.ctx()) && !ui.input(|input| input.pointer.any_down())
    }

    /// Answers wheel, drag, keys and requests, and keeps the page in sight.
    pub(super) fn look(
        &mut self,
        ui: &Ui,
        ground: &Response,
        page: MapRect,
        request: Option<Request>,
        workspace: &Workspace,
    ) {
        let room = ground.rect;
        self.last_zoom = self.camera.zoom;
        for request in self.asked.take().into_iter().chain(request) {
            self.answer(&request, page, room, ground);
        }
        if ui.ui_contains_pointer() {
            self.wheel(ui, room, workspace);
        }
        if ground.dragged() || ground.dragged_by(egui::PointerButton::Middle) {
            self.camera.pan(ground.drag_delta());
            ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        }
        if ground.clicked() {
            // The page has the keyboard whenever nothing else does.
            give_up_focus(ui);
        }
        if ui.memory(|memory| memory.focused().is_none_or(|id| id == ground.id)) {
            self.keys(ui, page, room);
        }
        self.keep(page, room);
    }

    /// Brings a part of the page into sight.
    pub(super) fn reveal(&mut self, part: MapRect, room: Rect) {
        self.camera.reveal(part, room);
    }

    /// Takes the keyboard from whatever opened the page, until its drawing came.
    pub(super) fn take_keyboard(&self, ui: &Ui) {
        if !self.is_placed {
            give_up_focus(ui);
        }
    }

    fn answer(&mut self, request: &Request, page: MapRect, room: Rect, ground: &Response) {
        match request {
            Request::FitAll | Request::FitSelection => self.fit = Fit::Page,
            Request::ZoomBy(factor) => {
                self.fit = Fit::Free;
                self.camera.zoom_at(f64::from(*factor), room.center(), room);
            }
            Request::ZoomTo(zoom) => {
                self.fit = Fit::Free;
                let factor = f64::from(*zoom) / self.camera.zoom;
                let fixed = self.camera.screen_from_map(page.center(), room).x;
                let fixed = egui::pos2(fixed.clamp(room.left(), room.right()), room.center().y);
                self.camera.zoom_at(factor, fixed, room);
            }
            Request::Focus => ground.request_focus(),
            // The rest speaks of the view.
            _ => {}
        }
    }

    fn wheel(&mut self, ui: &Ui, room: Rect, workspace: &Workspace) {
        let at = ui.input(|input| input.pointer.latest_pos());
        let Some(at) = at.filter(|at| room.contains(*at)) else {
            return;
        };
        let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            self.fit = Fit::Free;
            self.camera.zoom_at(f64::from(zoom), at, room);
        } else if scroll != Vec2::ZERO {
            if workspace.preferences.wheel_zooms && scroll.y != 0.0 {
                self.fit = Fit::Free;
                let factor = f64::from((scroll.y / 240.0).exp());
                self.camera.zoom_at(factor, at, room);
            } else {
                self.camera.pan(scroll);
            }
        }
    }

    fn keys(&mut self, ui: &Ui, page: MapRect, room: Rect) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let leaf = room.height() * 0.9;
        let ways = [
            (Key::ArrowUp, vec2(0.0, STEP_PX)),
            (Key::ArrowDown, vec2(0.0, -STEP_PX)),
            (Key::ArrowLeft, vec2(STEP_PX, 0.0)),
            (Key::ArrowRight, vec2(-STEP_PX, 0.0)),
            (Key::PageUp, vec2(0.0, leaf)),
            (Key::PageDown, vec2(0.0, -leaf)),
        ];
        for (key, way) in ways {
            if pressed(key) {
                self.camera.pan(way);
            }
        }
        if pressed(Key::Home) {
            self.camera.origin.y = page.y0;
            self.is_placed = false;
        }
        if pressed(Key::End) {
            self.camera.origin.y = page.y1;
        }
    }

    /// Fits where a fit is asked for, and lets no page scroll out of sight.
    fn keep(&mut self, page: MapRect, room: Rect) {
        let air = f64::from(AIR_PX);
        let size = (f64::from(room.width()), f64::from(room.height()));
        let fitting = |length: f64, room: f64| (room - 2.0 * air).max(16.0) / length.max(1.0);
        let by_width = fitting(page.width(), size.0).min(LARGEST_FIT);
        match self.fit {
            Fit::Width => self.zoom_to(by_width),
            Fit::Page => self.zoom_to(by_width.min(fitting(page.height(), size.1))),
            Fit::Free => {}
        }
        if !self.is_placed {
            self.camera.origin.y = page.y0 - air / self.camera.zoom;
            self.is_placed = true;
        }
        let zoom = self.camera.zoom;
        let along = |origin: f64, from: f64, to: f64, room: f64| {
            let (room, air) = (room / zoom, air / zoom);
            let slack = room - (to - from) - 2.0 * air;
            if slack >= 0.0 {
                f64::midpoint(from, to) - room / 2.0
            } else {
                origin.clamp(from - air, to + air - room)
            }
        };
        self.camera.origin = Point::new(
            along(self.camera.origin.x, page.x0, page.x1, size.0),
            match self.fit {
                // A short page hangs from the top.
                Fit::Width | Fit::Free if size.1 / zoom > page.height() => page.y0 - air / zoom,
                _ => along(self.camera.origin.y, page.y0, page.y1, size.1),
            },
        );
    }

    fn zoom_to(&mut self, zoom: f64) {
        // The line at the top edge stays there.
        self.camera.zoom = zoom;
    }
}

fn give_up_focus(ui: &Ui) {
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}
