//! New things on the map.

use egui::Key;

use super::keys::{ctrl_shift, plain};
use super::{Entry, Menu, entry, may_edit, panels};
use crate::locale::msg;
use crate::ui::canvas::{Request, Tool};
use crate::workspace::{Action, Dialog};

pub(super) static ENTRIES: &[Entry] = &[
    entry(
        Menu::Insert,
        msg::UI_INSERT_ELEMENT,
        &[plain(Key::N)],
        |doing| doing.ask(Request::QuickEntry),
    )
    .on_ground()
    .when(may_edit),
    entry(
        Menu::Insert,
        msg::ENTRY_FROM_TEXT,
        &[ctrl_shift(Key::N)],
        |doing| doing.act(Action::OpenDialog(Dialog::FromText)),
    )
    .on_ground()
    .when(may_edit),
    entry(Menu::Insert, msg::KEYS_PALETTE, &[], |doing| {
        doing.state.panels.open_palette = true;
        if !doing.workspace.preferences.panels.left {
            panels(doing, |panels| panels.left = true);
        }
    })
    .when(may_edit),
    entry(
        Menu::Insert,
        msg::UI_TOOL_CONNECT,
        &[plain(Key::L)],
        |doing| doing.hold(Tool::Connect),
    )
    .checked_when(|_, state| state.canvas.tool == Tool::Connect)
    .when(may_edit),
    entry(Menu::Insert, msg::UI_TOOL_NOTE, &[plain(Key::C)], |doing| {
        doing.hold(Tool::Note);
    })
    .checked_when(|_, state| state.canvas.tool == Tool::Note)
    .when(may_edit),
    entry(Menu::Insert, msg::UI_NEW_VIEW, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::NewView));
    })
    .when(may_edit),
    entry(Menu::Insert, msg::UI_NEW_PLATEAU, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::NewPlateau));
    })
    .when(may_edit),
];
