//! The window's panels, canvas and tools.
//!
//! Every part draws itself from a [`Workspace`] that it may only read, keeps what is its own
//! (search text, camera, tool in hand) in [`UiState`], and pushes what the user does as
//! [`Action`]s. [`show`] draws one frame.

pub mod announce;
pub mod canvas;
#[cfg(test)]
mod contrast_tests;
mod focus_ring;
pub mod icon;
mod mention;
pub mod panels;
pub mod theme;

use crate::workspace::{Action, Workspace};

/// What the window remembers between frames and no file keeps.
#[derive(Default)]
pub struct UiState {
    /// Camera, tool in hand, gesture under way.
    pub canvas: canvas::CanvasState,
    /// What was said last to those who do not see it.
    pub announcer: announce::Announcer,
    /// Search texts, open tabs of docks, field buffers.
    pub panels: panels::PanelsState,
}

/// Draws one frame and gives what the user did in it.
pub fn show(ui: &mut egui::Ui, workspace: &Workspace, state: &mut UiState) -> Vec<Action> {
    let mut actions = Vec::new();
    panels::show_around(ui, workspace, state, &mut actions);
    let ctx = ui.ctx();
    if let Some((canvas, by_key)) = state.canvas.focus() {
        focus_ring::show(ctx, canvas, by_key);
    } else {
        focus_ring::show(ctx, egui::Id::unique("no canvas"), false);
    }
    announce::show(ctx, &mut state.announcer, workspace, &state.canvas);
    actions
}
