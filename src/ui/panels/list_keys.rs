//! Keys that belong to a list while it has the keyboard.

use egui::{Event, Id, Key, Modifiers, Ui};

/// Takes the keys that belong to a list, before the commands of the window see them; none while
/// something else has the keyboard.
pub(super) fn taken(
    ui: &Ui,
    list: Id,
    belongs: impl Fn(Key, Modifiers) -> bool,
) -> Vec<(Key, Modifiers)> {
    let mut keys = Vec::new();
    if !ui.memory(|memory| memory.has_focus(list)) {
        return keys;
    }
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if belongs(*key, *modifiers) => {
                keys.push((*key, *modifiers));
                false
            }
            _ => true,
        });
    });
    keys
}
