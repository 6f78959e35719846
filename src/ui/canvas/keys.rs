//! Keys on the canvas: Escape, arrows, Enter, Tab.

use egui::Key;

use super::CanvasState;
use super::drawing::Drawing;
use super::sight::Sight;
use super::tool::{Gesture, Tool};
use super::tools::guides::GRID;
use crate::command::Command;
use crate::geometry::Vec2;
use crate::model::SubjectId;
use crate::scene::{ItemRole, Subject};
use crate::workspace::{Action, Document, Selecting};

/// Carries out what keys did in this frame.
pub(super) fn handle(
    ui: &egui::Ui,
    response: &egui::Response,
    sight: &Sight<'_>,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let (document, drawing) = (sight.document, sight.drawing);
    if response.has_focus() {
        let filter = egui::EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if ui.ctx().text_edit_focused() || state.rename.is_some() {
        return;
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        // Out of whatever is innermost: popup, gesture, layout under way, tool, selection.
        if egui::Popup::is_any_open(ui.ctx()) || state.popup.take().is_some() {
        } else if !state.gesture.is_idle() {
            state.gesture = Gesture::Idle;
            ui.ctx().stop_dragging();
        } else if state.walk.take().is_some() {
            // The walk ends where it is: the next one goes on from here.
        } else if sight.workspace.arranging.is_some() {
            actions.push(Action::CancelArranging);
        } else if state.tool != Tool::Select {
            state.tool = Tool::Select;
        } else if !document.selection.is_empty() {
            actions.push(Action::SelectNone);
        }
    }
    if !(response.has_focus() || ui.memory(|memory| memory.focused().is_none())) {
        return;
    }
    let step = ui.input(|input| {
        let far = if input.modifiers.shift { GRID } else { 1.0 };
        let held = input.modifiers.command || input.modifiers.alt;
        let pressed = |key| {
            if !held && input.key_pressed(key) {
                far
            } else {
                0.0
            }
        };
        Vec2::new(
            pressed(Key::ArrowRight) - pressed(Key::ArrowLeft),
            pressed(Key::ArrowDown) - pressed(Key::ArrowUp),
        )
    });
    if step != Vec2::ZERO && !document.selection.is_empty() {
        let subjects = document.selection.iter().cloned().collect();
        actions.push(Action::Edit(Command::Move {
            view: sight.view.clone(),
            subjects,
            by: step,
            nudge: true,
        }));
    }
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        let closed = drawing.bundles_of(&document.selection);
        if !closed.is_empty() {
            actions.push(Action::OpenBundles(closed));
        }
    }
    if response.has_focus()
        && ui.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.command)
    {
        let back = ui.input(|input| input.modifiers.shift);
        if let Some(next) = next_in_reading_order(document, drawing, back) {
            actions.push(Action::Select(drawing.drawn_with(&next), Selecting::Only));
        } else {
            // Past the last one Tab leaves the canvas, so that the keyboard is never trapped.
            response.surrender_focus();
        }
    }
}

/// The next element, note or bundle by rows, from the upper left: what Tab selects. None past the
/// ends.
fn next_in_reading_order(document: &Document, drawing: &Drawing, back: bool) -> Option<SubjectId> {
    let mut order: Vec<(i64, i64, SubjectId)> = drawing
        .subjects()
        .filter(|(subject, item)| match &item.subject {
            Some(Subject::Bundle(bundle)) => bundle.links.first() == Some(subject.text()),
            _ => item.role != ItemRole::Link,
        })
        .map(|(subject, item)| {
            (
                (item.bounds.y0 / 24.0).floor() as i64,
                item.bounds.x0 as i64,
                subject.clone(),
            )
        })
        .collect();
    order.sort();
    let current = order
        .iter()
        .position(|(_, _, subject)| document.selection.contains(subject));
    let index = match (current, back) {
        (None, false) => 0,
        (None, true) => order.len().checked_sub(1)?,
        (Some(index), false) => index + 1,
        (Some(index), true) => index.checked_sub(1)?,
    };
    order.get(index).map(|(_, _, subject)| subject.clone())
}
