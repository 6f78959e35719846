//! Sets of keys of other programs, as far as they have a command of ours and differ from our own
//! keys; and what macOS has instead of some of ours.
//!
//! Taken from the key handler of draw.io's editor and the key bindings of Archi's plug-in.

use egui::Key;

use super::keys::{Keys, alt, alt_shift, ctrl, ctrl_shift, plain, shift};
use crate::workspace::KeyPreset;

type Preset = &'static [(&'static str, &'static [Keys])];

/// draw.io: Ctrl+arrows resize, Alt+Shift+arrows make a neighbour, letters hold its shapes.
static DRAW_IO: Preset = &[
    ("ui-select-none", &[ctrl_shift(Key::A)]),
    ("ui-zoom-100", &[ctrl(Key::H)]),
    ("finding-replace", &[ctrl_shift(Key::F)]),
    ("ui-fit-all", &[ctrl_shift(Key::H), shift(Key::Num1)]),
    ("ui-fit-selection", &[shift(Key::Num2), shift(Key::Home)]),
    ("ui-duplicate", &[ctrl(Key::D), ctrl(Key::Enter)]),
    ("ui-hide", &[plain(Key::Delete), plain(Key::Backspace)]),
    ("ui-delete", &[ctrl(Key::Delete), shift(Key::Delete)]),
    ("ui-panel-left", &[ctrl_shift(Key::K), plain(Key::F9)]),
    ("ui-panel-right", &[ctrl_shift(Key::P), shift(Key::F9)]),
    ("ui-minimap", &[ctrl_shift(Key::O), plain(Key::F8)]),
    ("ui-tool-note", &[plain(Key::S), plain(Key::C)]),
    ("gesture-tool-space", &[shift(Key::S)]),
    ("ui-insert-element", &[plain(Key::D), plain(Key::N)]),
    ("ui-wider", &[ctrl(Key::ArrowRight)]),
    ("ui-narrower", &[ctrl(Key::ArrowLeft)]),
    ("ui-taller", &[ctrl(Key::ArrowDown)]),
    ("ui-shorter", &[ctrl(Key::ArrowUp)]),
    ("keys-neighbour-right", &[alt_shift(Key::ArrowRight)]),
    ("keys-neighbour-left", &[alt_shift(Key::ArrowLeft)]),
    ("keys-neighbour-below", &[alt_shift(Key::ArrowDown)]),
    ("keys-neighbour-above", &[alt_shift(Key::ArrowUp)]),
];

/// Archi: Eclipse's keys, panels by Alt and a digit, Ctrl+M closes a model.
static ARCHI: Preset = &[
    ("ui-close-map", &[ctrl(Key::M), ctrl(Key::W)]),
    ("ui-panel-left", &[alt(Key::Num1), plain(Key::F9)]),
    ("ui-panel-right", &[alt(Key::Num2), shift(Key::F9)]),
    ("ui-minimap", &[alt(Key::Num4), plain(Key::F8)]),
    ("keys-palette", &[alt(Key::Num5)]),
    ("ui-redo", &[ctrl(Key::Y), ctrl_shift(Key::Z)]),
    ("ui-rename", &[plain(Key::F2), plain(Key::Enter)]),
    ("ui-find-command", &[ctrl(Key::Num3), ctrl(Key::K)]),
    ("ui-shortcuts", &[ctrl_shift(Key::L), plain(Key::F1)]),
];

/// What macOS has in place of keys that it keeps for itself, or that its users expect elsewhere.
static MAC: Preset = &[];

fn table(preset: KeyPreset) -> Preset {
    match preset {
        KeyPreset::Portolan => &[],
        KeyPreset::DrawIo => DRAW_IO,
        KeyPreset::Archi => ARCHI,
    }
}

/// The keys that a set gives to a command, where it says something about it.
pub(super) fn of_preset(preset: KeyPreset, id: &str) -> Option<&'static [Keys]> {
    let of = |table: Preset| table.iter().find(|(known, _)| *known == id);
    of(table(preset)).map(|(_, keys)| *keys)
}

/// Whether a set gives keys to any command.
pub(super) fn gives(preset: KeyPreset, keys: Keys) -> bool {
    table(preset).iter().any(|(_, all)| all.contains(&keys))
}

/// The keys of a command on macOS, where they are others.
pub(super) fn on_mac(id: &str) -> Option<&'static [Keys]> {
    MAC.iter()
        .find(|(known, _)| *known == id)
        .map(|(_, keys)| *keys)
}

/// All tables, for tests.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static [Keys])> {
    [DRAW_IO, ARCHI, MAC].into_iter().flatten().copied()
}
