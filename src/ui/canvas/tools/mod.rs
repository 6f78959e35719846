//! The gestures of the tools, one small state machine a file.
//!
//! Each begins with a press, shows every frame what a release would do, and ends with at most one
//! step to undo. None of them changes the map before its end.

pub(super) mod bending;
pub(super) mod connecting;
pub(super) mod dropping;
pub(super) mod guides;
pub(super) mod labelling;
pub(super) mod marquee;
pub(super) mod moving;
pub(super) mod placing;
pub(super) mod pointing;
pub(super) mod reattaching;
pub(super) mod resizing;
pub(super) mod spacing;
pub(super) mod splitting;

use egui::{CursorIcon, Painter};

use super::CanvasState;
use super::sight::Sight;
use crate::workspace::Action;

/// What every gesture can do.
pub(super) trait Machine {
    /// Draws over the scene what a release would do now.
    fn paint(&self, sight: &Sight<'_>, painter: &Painter);
    /// The release.
    fn end(self, sight: &Sight<'_>, state: &mut CanvasState, actions: &mut Vec<Action>);
    /// The pointer that shows meanwhile.
    fn cursor(&self, _sight: &Sight<'_>) -> CursorIcon {
        CursorIcon::Default
    }
}
