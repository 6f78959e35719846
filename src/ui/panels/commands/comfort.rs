//! Properties: the panel at the right, by key.

use egui::Key;

use super::keys::{Keys, alt, ctrl};
use super::{Entry, Menu, entry, panels};
use crate::locale::msg;

const PROPERTIES_KEYS: &[Keys] = if cfg!(target_os = "macos") {
    &[ctrl(Key::I), alt(Key::Enter)]
} else {
    &[alt(Key::Enter), ctrl(Key::I)]
};

pub(super) static ENTRIES: &[Entry] =
    &[
        entry(Menu::Edit, msg::UI_PROPERTIES, PROPERTIES_KEYS, |doing| {
            panels(doing, |panels| panels.right = true);
            doing.state.panels.inspector.ask_for_focus();
        })
        .on_selection()
        .apart(),
    ];
