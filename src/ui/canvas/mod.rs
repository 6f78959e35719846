//! The canvas: the scene of the current view, camera, tools and overlay.

use crate::workspace::{Action, Workspace};

/// The tool in hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tool {
    /// Select, move, resize, nest, connect by hovering (V).
    #[default]
    Select,
    /// Pan (H).
    Hand,
    /// Connect (L).
    Connect,
    /// Insert an element of a kind, by click or drag (N, palette).
    Insert(crate::model::KindId),
    /// Insert a note (C).
    Note,
}

/// Camera, tool in hand, gesture under way.
#[derive(Default)]
pub struct CanvasState {
    /// The tool in hand.
    pub tool: Tool,
    /// Screen pixels (points) per map unit; 1 is 100 %.
    pub zoom: f32,
    /// Ask the canvas to do something at its next frame.
    pub request: Option<Request>,
}

/// What menus, keys and panels may ask of the canvas.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Show everything.
    FitAll,
    /// Show the selection.
    FitSelection,
    /// Zoom by a factor around the middle.
    ZoomBy(f32),
    /// Zoom to a scale: 1 is 100 %.
    ZoomTo(f32),
    /// Rename the selected element in place.
    RenameSelection,
    /// Bring one element, link or note into the middle.
    CenterOn(crate::model::SubjectId),
}

/// Draws the canvas in the space that is left, with zoom control and minimap.
pub fn show(
    ui: &mut egui::Ui,
    workspace: &Workspace,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let _ = (ui, workspace, state, actions);
}
