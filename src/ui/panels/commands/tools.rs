//! What the hand holds and what holds the hand: the grid.

use egui::Key;

use super::keys::plain;
use super::{Entry, Menu, always, entry};
use crate::locale::msg;
use crate::workspace::Action;

pub(super) static ENTRIES: &[Entry] =
    &[
        entry(Menu::View, msg::GESTURE_GRID, &[plain(Key::F7)], |doing| {
            let kept = doing.workspace.preferences.grid;
            doing.act(Action::KeepToGrid(!kept));
        })
        .checked_when(|workspace, _| workspace.preferences.grid)
        .when(always)
        .apart(),
    ];
