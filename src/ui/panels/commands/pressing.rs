//! From presses to commands.

use egui::{Event, Key, Modifiers};

use super::keymap::Keyboard;
use super::{Doing, Entry};

/// The keys that an event stands for: the window turns those of the clipboard into events of their
/// own.
pub(in crate::ui::panels) fn pressed_keys(event: &Event) -> Option<(Key, Option<Key>, Modifiers)> {
    match event {
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } => Some((*key, *physical_key, *modifiers)),
        Event::Copy => Some((Key::C, None, Modifiers::COMMAND)),
        Event::Cut => Some((Key::X, None, Modifiers::COMMAND)),
        Event::Paste(_) | Event::PasteImage(_) => Some((Key::V, None, Modifiers::COMMAND)),
        _ => None,
    }
}

/// Carries out the commands whose keys were pressed in this frame, and takes the keys away.
/// Nothing happens while a dialog waits; keys that type belong to a text field that has the focus.
pub(in crate::ui::panels) fn take_keys(ui: &egui::Ui, doing: &mut Doing<'_>) {
    let ctx = ui.ctx();
    if doing.workspace.dialog.is_some() || ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    if !ctx.input(|input| {
        input
            .events
            .iter()
            .any(|event| pressed_keys(event).is_some())
    }) {
        return;
    }
    let is_typing = ctx.text_edit_focused();
    let has_focus = ctx.memory(|memory| memory.focused().is_some());
    let menu_open = egui::Popup::is_any_open(ctx);
    let keyboard = Keyboard::of(&doing.workspace.preferences.keymap);
    let mut pressed: Vec<&'static Entry> = Vec::new();
    let mut pasted = None;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Some((key, physical_key, modifiers)) = pressed_keys(event) else {
                return true;
            };
            let is_enabled = |entry: &Entry| (entry.enabled)(doing.workspace);
            let meant = keyboard.meant_by(key, physical_key, modifiers, is_enabled);
            let Some((entry, keys)) = meant else {
                return true;
            };
            let types = keys.belongs_to_text();
            // Enter presses the button that has the focus.
            let is_button_key = key == Key::Enter && !modifiers.any() && (has_focus || menu_open);
            // Or it uses the tool in hand.
            let is_button_key = is_button_key
                || (key == Key::Enter && !modifiers.any() && doing.state.canvas.tool.takes_enter());
            let is_letter = types && menu_open;
            let is_of_track = !modifiers.any() && doing.state.panels.scenario.takes(key);
            if (types && is_typing)
                || is_button_key
                || is_letter
                || is_of_track
                || !(entry.enabled)(doing.workspace)
            {
                return true;
            }
            if let Event::Paste(text) = event {
                pasted = Some(text.clone());
            }
            pressed.push(entry);
            false
        });
    });
    doing.state.panels.pasted_text = pasted;
    for entry in pressed {
        (entry.run)(doing);
    }
}
