//! Menu, tool bar, docks, inspector, status bar, welcome page and dialogs.

use super::UiState;
use crate::workspace::{Action, Workspace};

/// Search texts, open tabs of docks, field buffers.
#[derive(Default)]
pub struct PanelsState {}

/// Draws everything around the canvas, and the canvas in the middle.
pub fn show_around(
    ui: &mut egui::Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    super::canvas::show(ui, workspace, &mut state.canvas, actions);
}
