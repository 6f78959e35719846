//! The window's panels, canvas and tools.
//!
//! Every part draws itself from a [`Workspace`] that it may only read, keeps what is its own
//! (search text, camera, tool in hand) in [`UiState`], and pushes what the user does as
//! [`Action`]s. [`show`] draws one frame.

pub mod canvas;
pub mod icon;
pub mod panels;
pub mod theme;

use crate::workspace::{Action, Workspace};

/// What the window remembers between frames and no file keeps.
#[derive(Default)]
pub struct UiState {
    /// Camera, tool in hand, gesture under way.
    pub canvas: canvas::CanvasState,
    /// Search texts, open tabs of docks, field buffers.
    pub panels: panels::PanelsState,
}

/// Draws one frame and gives what the user did in it.
pub fn show(ui: &mut egui::Ui, workspace: &Workspace, state: &mut UiState) -> Vec<Action> {
    let mut actions = Vec::new();
    panels::show_around(ui, workspace, state, &mut actions);
    actions
}
