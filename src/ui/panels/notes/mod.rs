//! The notes of the map, as a list.

use egui::Ui;

use crate::ui::UiState;
use crate::workspace::{Action, Document, Workspace};

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let _ = (ui, document, workspace, state, actions);
}
