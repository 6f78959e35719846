//! The areas of the window, and the key that moves the keyboard from one to the next: tool bar,
//! dock, tabs, canvas, inspector, lists, status bar.
//!
//! An area that is walked to shows a ring around itself, and Tab goes on to its first control. It
//! is no stop of the way that Tab takes otherwise.

use egui::accesskit::Role;
use egui::{Id, Rect, Response, Sense, Ui};

use crate::locale::{Language, MessageId, msg};
use crate::ui::UiState;
use crate::ui::canvas::Request;
use crate::workspace::{Panels, Workspace};

/// An area of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The tool bar.
    Tools,
    /// Palette and outline.
    Dock,
    /// The tabs of views.
    Tabs,
    /// The drawing.
    Canvas,
    /// The inspector.
    Inspector,
    /// The lists below.
    Drawer,
    /// The status bar.
    Status,
}

impl Area {
    /// All areas, in the order of the key.
    pub const ALL: [Self; 7] = [
        Self::Tools,
        Self::Dock,
        Self::Tabs,
        Self::Canvas,
        Self::Inspector,
        Self::Drawer,
        Self::Status,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Tools => msg::ACCESS_AREA_TOOLS,
            Self::Dock => msg::ACCESS_AREA_DOCK,
            Self::Tabs => msg::ACCESS_AREA_TABS,
            Self::Canvas => msg::ACCESS_AREA_CANVAS,
            Self::Inspector => msg::ACCESS_AREA_INSPECTOR,
            Self::Drawer => msg::ACCESS_AREA_DRAWER,
            Self::Status => msg::ACCESS_AREA_STATUS,
        }
    }

    fn shows(self, panels: Panels) -> bool {
        match self {
            Self::Dock => panels.left,
            Self::Inspector => panels.right,
            Self::Drawer => panels.lower,
            _ => true,
        }
    }

    fn id(self) -> Id {
        Id::unique(("area", self.name().as_str()))
    }
}

/// What is known of the areas between frames.
#[derive(Debug, Default)]
pub struct AreasState {
    /// Where they were drawn last.
    rects: Vec<(Area, Rect)>,
    /// Whether the next frame goes on to the next area, or back to the one before.
    asked: Option<bool>,
    /// The one that gets the keyboard in this frame.
    pending: Option<Area>,
}

impl AreasState {
    /// The next frame moves the keyboard to the next area, or back to the one before.
    pub(super) fn ask(&mut self, back: bool) {
        self.asked = Some(back);
    }

    /// A new frame: areas say anew where they are.
    pub(super) fn begin(&mut self) {
        self.rects.clear();
    }
}

/// Moves the keyboard to the next area that shows, or to the one before, where that was asked.
pub(super) fn walk(ctx: &egui::Context, workspace: &Workspace, state: &mut UiState) {
    let Some(back) = state.panels.areas.asked.take() else {
        return;
    };
    let shown: Vec<Area> = Area::ALL
        .into_iter()
        .filter(|area| area.shows(workspace.preferences.panels))
        .collect();
    let at = current(ctx, state);
    let at = shown.iter().position(|area| *area == at).unwrap_or(0);
    let step = if back { shown.len() - 1 } else { 1 };
    let next = shown.get((at + step) % shown.len().max(1)).copied();
    if next == Some(Area::Canvas) {
        state.canvas.request = Some(Request::Focus);
    } else {
        state.panels.areas.pending = next;
    }
}

/// Where the keyboard is: on the canvas, where nothing says otherwise.
fn current(ctx: &egui::Context, state: &UiState) -> Area {
    let focused = ctx.memory(egui::Memory::focused);
    let Some(focused) = focused else {
        return Area::Canvas;
    };
    if let Some(area) = Area::ALL.into_iter().find(|area| area.id() == focused) {
        return area;
    }
    let Some(response) = ctx.read_response(focused) else {
        return Area::Canvas;
    };
    let center = response.rect.center();
    let areas = &state.panels.areas.rects;
    let holds = |(_, rect): &&(Area, Rect)| rect.contains(center);
    areas
        .iter()
        .find(holds)
        .map_or(Area::Canvas, |(area, _)| *area)
}

/// Says where an area is. To be called first in it, so that Tab goes from the area into it.
pub(super) fn mark(ui: &mut Ui, area: Area, language: Language, areas: &mut AreasState) {
    let rect = ui.max_rect();
    areas.rects.push((area, rect));
    let id = area.id();
    let is_pending = areas.pending == Some(area);
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if !(is_pending || has_focus) {
        return;
    }
    let sense = Sense::focusable_noninteractive();
    let response: Response = ui.interact(rect.shrink(2.0), id, sense);
    let name = language.text(area.name());
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Group, true, &name));
    if is_pending {
        response.request_focus();
        areas.pending = None;
    }
}
