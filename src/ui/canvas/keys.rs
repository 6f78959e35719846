//! Keys on the canvas: Escape, arrows, Enter, Tab.

use egui::{Event, Key};

use super::reading::Reading;
use super::sight::Sight;
use super::tool::{Gesture, Tool};
use super::tools::guides::GRID;
use super::{CanvasState, Request, by_key};
use crate::command::Command;
use crate::geometry::Vec2;
use crate::workspace::{Action, Selecting};

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
    let step = ui.input(|input| nudges(&input.events));
    if step != Vec2::ZERO && !document.selection.is_empty() {
        let subjects = document.selection.iter().cloned().collect();
        actions.push(Action::Edit(Command::Move {
            view: sight.view.clone(),
            subjects,
            by: step,
            nudge: true,
        }));
    }
    let is_enter = ui.input(|input| input.key_pressed(Key::Enter));
    if is_enter && by_key::use_tool(sight, state, actions) {
        return;
    }
    if is_enter {
        let closed = drawing.bundles_of(&document.selection);
        if !closed.is_empty() {
            actions.push(Action::OpenBundles(closed));
        }
    }
    if response.has_focus()
        && ui.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.command)
    {
        let back = ui.input(|input| input.modifiers.shift);
        let reading = Reading::of(document, drawing);
        if let Some(next) = reading.next(document, back) {
            actions.push(Action::Select(drawing.drawn_with(next), Selecting::Only));
            state.request = Some(Request::Reveal(next.clone()));
        } else {
            // Past the last one Tab leaves the canvas, so that the keyboard is never trapped.
            response.surrender_focus();
        }
    }
}

/// How far the arrows of a frame go. Each press brings the modifiers that were held with it: those
/// of the frame may be later ones.
fn nudges(events: &[Event]) -> Vec2 {
    let step = |event: &Event| {
        let Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            return Vec2::ZERO;
        };
        if modifiers.command || modifiers.alt {
            return Vec2::ZERO;
        }
        let way = match key {
            Key::ArrowLeft => Vec2::new(-1.0, 0.0),
            Key::ArrowRight => Vec2::new(1.0, 0.0),
            Key::ArrowUp => Vec2::new(0.0, -1.0),
            Key::ArrowDown => Vec2::new(0.0, 1.0),
            _ => Vec2::ZERO,
        };
        way * if modifiers.shift { GRID } else { 1.0 }
    };
    events.iter().map(step).fold(Vec2::ZERO, |a, b| a + b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    #[test]
    fn row_22_shift_counts_for_the_presses_that_it_was_held_with() {
        let press = |key, modifiers| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        let events = [
            press(Key::ArrowRight, Modifiers::SHIFT),
            press(Key::ArrowRight, Modifiers::NONE),
            press(Key::ArrowDown, Modifiers::COMMAND),
            press(Key::ArrowUp, Modifiers::NONE),
        ];
        assert_eq!(nudges(&events), Vec2::new(25.0, -1.0));
    }
}
