//! Finding and replacing in the open map.

use egui::Key;

use super::keys::{Keys, ctrl, plain, shift};
use super::{Entry, Menu, entry, may_edit};
use crate::locale::msg;

/// Ctrl+H; the Mac keeps ⌘H for itself and has ⌥⌘F here.
#[cfg(not(target_os = "macos"))]
const REPLACE: &[Keys] = &[ctrl(Key::H)];
#[cfg(target_os = "macos")]
const REPLACE: &[Keys] = &[Keys {
    command: true,
    shift: false,
    alt: true,
    key: Key::F,
}];

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Edit, msg::FINDING_FIND, &[ctrl(Key::F)], |doing| {
        doing.state.panels.finding.open(false);
    })
    .on_ground()
    .apart(),
    entry(Menu::Edit, msg::FINDING_NEXT, &[plain(Key::F3)], |doing| {
        doing.state.panels.finding.step(1);
    }),
    entry(
        Menu::Edit,
        msg::FINDING_PREVIOUS,
        &[shift(Key::F3)],
        |doing| doing.state.panels.finding.step(-1),
    ),
    entry(Menu::Edit, msg::FINDING_REPLACE, REPLACE, |doing| {
        doing.state.panels.finding.open(true);
    })
    .when(may_edit),
];
