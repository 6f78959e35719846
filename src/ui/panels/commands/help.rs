//! Search, keys, about.

use egui::Key;

use super::keys::{ctrl, ctrl_shift, plain};
use super::{Entry, Menu, always, entry};
use crate::locale::msg;
use crate::workspace::{Action, Dialog};

pub(super) static ENTRIES: &[Entry] = &[
    entry(
        Menu::Help,
        msg::UI_FIND_COMMAND,
        &[ctrl(Key::K), ctrl_shift(Key::P)],
        |doing| {
            doing.state.panels.search.ask_for_focus();
        },
    ),
    entry(
        Menu::Help,
        msg::UI_SHORTCUTS,
        &[plain(Key::F1), plain(Key::Questionmark)],
        |doing| {
            doing.act(Action::OpenDialog(Dialog::Shortcuts));
        },
    )
    .when(always),
    entry(Menu::Help, msg::UI_ABOUT, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::About));
    })
    .when(always),
];
