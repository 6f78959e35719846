//! Keys: as a person reads them, as they are pressed, and the commands that they carry out.

use egui::{Event, Key, Modifiers};

use super::{Doing, Entry, entries};
use crate::locale::{Language, msg};

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Ctrl (⌘ on macOS).
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt (⌥ on macOS).
    pub alt: bool,
    /// The key.
    pub key: Key,
}

pub(super) const fn plain(key: Key) -> Keys {
    Keys {
        command: false,
        shift: false,
        alt: false,
        key,
    }
}
pub(super) const fn shift(key: Key) -> Keys {
    Keys {
        command: false,
        shift: true,
        alt: false,
        key,
    }
}
pub(super) const fn ctrl(key: Key) -> Keys {
    Keys {
        command: true,
        shift: false,
        alt: false,
        key,
    }
}
pub(super) const fn ctrl_shift(key: Key) -> Keys {
    Keys {
        command: true,
        shift: true,
        alt: false,
        key,
    }
}
pub(super) const fn alt(key: Key) -> Keys {
    Keys {
        command: false,
        shift: false,
        alt: true,
        key,
    }
}
pub(super) const fn alt_shift(key: Key) -> Keys {
    Keys {
        command: false,
        shift: true,
        alt: true,
        key,
    }
}

impl Keys {
    /// As a person reads it: `Ctrl+Maj+S`.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.command {
            parts.push(
                if cfg!(target_os = "macos") {
                    "⌘"
                } else {
                    "Ctrl"
                }
                .to_owned(),
            );
        }
        if self.alt {
            parts.push(
                if cfg!(target_os = "macos") {
                    "⌥"
                } else {
                    "Alt"
                }
                .to_owned(),
            );
        }
        if self.shift {
            parts.push(language.text(msg::UI_KEY_SHIFT));
        }
        parts.push(match self.key {
            Key::Delete => language.text(msg::UI_KEY_DELETE),
            Key::Home => language.text(msg::UI_KEY_HOME),
            Key::PageUp => language.text(msg::UI_KEY_PAGE_UP),
            Key::PageDown => language.text(msg::UI_KEY_PAGE_DOWN),
            Key::Plus => "+".to_owned(),
            Key::Minus => "−".to_owned(),
            Key::ArrowLeft => "←".to_owned(),
            Key::ArrowRight => "→".to_owned(),
            Key::ArrowUp => "↑".to_owned(),
            Key::ArrowDown => "↓".to_owned(),
            key => key.name().to_owned(),
        });
        parts.join("+")
    }

    fn fits(self, key: Key, physical_key: Option<Key>, modifiers: Modifiers) -> bool {
        let is_digit = matches!(self.key, Key::Num0 | Key::Num1 | Key::Num2);
        // With Alt held some systems report the sign that it types instead of the letter.
        let same_key = key == self.key
            || ((is_digit || self.alt) && physical_key == Some(self.key))
            || (self.key == Key::Plus && key == Key::Equals);
        // Plus stands on the shifted level of many layouts.
        let same_shift = modifiers.shift == self.shift || self.key == Key::Plus;
        same_key && same_shift && modifiers.command == self.command && modifiers.alt == self.alt
    }

    /// Whether the keys type or edit when a text field has the focus.
    fn belongs_to_text(self) -> bool {
        let is_function = matches!(
            self.key,
            Key::F1 | Key::F2 | Key::F3 | Key::F5 | Key::F8 | Key::F9 | Key::F11
        );
        if self.command {
            let moves = matches!(
                self.key,
                Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown
            );
            let carries = matches!(self.key, Key::X | Key::C | Key::V) && !self.shift;
            moves || carries || matches!(self.key, Key::A | Key::Z | Key::Y)
        } else {
            !is_function
        }
    }
}

/// The keys that an event stands for: the window turns those of the clipboard into events of their
/// own.
fn pressed_keys(event: &Event) -> Option<(Key, Option<Key>, Modifiers)> {
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
    let is_typing = ctx.text_edit_focused();
    let has_focus = ctx.memory(|memory| memory.focused().is_some());
    let menu_open = egui::Popup::is_any_open(ctx);
    let mut pressed: Vec<&'static Entry> = Vec::new();
    let mut pasted = None;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Some((key, physical_key, modifiers)) = pressed_keys(event) else {
                return true;
            };
            let found = entries().find(|entry| {
                entry
                    .keys
                    .iter()
                    .any(|keys| keys.fits(key, physical_key, modifiers))
            });
            let Some(entry) = found else { return true };
            let keys = entry
                .keys
                .iter()
                .find(|keys| keys.fits(key, physical_key, modifiers));
            let types = keys.is_some_and(|keys| keys.belongs_to_text());
            // Enter presses the button that has the focus.
            let is_button_key = key == Key::Enter && (has_focus || menu_open);
            let is_letter = types && menu_open;
            if (types && is_typing)
                || is_button_key
                || is_letter
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_in_the_language_of_the_user() {
        let keys = ctrl_shift(Key::S);
        assert_eq!(keys.text(Language::French), "Ctrl+Maj+S");
        assert_eq!(keys.text(Language::English), "Ctrl+Shift+S");
    }

    #[test]
    fn digits_are_found_by_their_place_on_a_french_keyboard() {
        let keys = shift(Key::Num1);
        assert!(keys.fits(Key::A, Some(Key::Num1), Modifiers::SHIFT));
        assert!(!keys.fits(Key::A, Some(Key::Num1), Modifiers::NONE));
    }
}
