//! Finding and replacing in the open map, and its lists.

use egui::Key;

use super::keys::{Keys, ctrl, plain, shift};
use super::{Doing, Entry, Menu, entry, may_edit, panels};
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
    .on_ground(),
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
    entry(Menu::View, msg::LISTING_SHOW_ELEMENTS, &[], |doing| {
        doing.state.panels.drawer.show_elements();
        open_drawer(doing);
    }),
    entry(Menu::View, msg::LISTING_SHOW_LINKS, &[], |doing| {
        doing.state.panels.drawer.show_links();
        open_drawer(doing);
    }),
];

fn open_drawer(doing: &mut Doing<'_>) {
    if !doing.workspace.preferences.panels.lower {
        panels(doing, |panels| panels.lower = true);
    }
}
