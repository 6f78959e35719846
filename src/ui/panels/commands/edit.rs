//! Steps, selection, deleting.

use egui::Key;

use super::keys::{ctrl, ctrl_shift, plain, shift};
use super::{Entry, Menu, can_redo, can_undo, entry, has_one, has_selection};
use crate::locale::msg;
use crate::ui::canvas::Request;
use crate::workspace::Action;

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Edit, msg::UI_UNDO, &[ctrl(Key::Z)], |doing| {
        doing.act(Action::Undo);
    })
    .when(can_undo),
    entry(
        Menu::Edit,
        msg::UI_REDO,
        &[ctrl_shift(Key::Z), ctrl(Key::Y)],
        |doing| {
            doing.act(Action::Redo);
        },
    )
    .when(can_redo),
    entry(Menu::Edit, msg::UI_SELECT_ALL, &[ctrl(Key::A)], |doing| {
        doing.act(Action::SelectAll);
    })
    .apart(),
    entry(Menu::Edit, msg::UI_SELECT_NONE, &[], |doing| {
        doing.act(Action::SelectNone);
    })
    .when(has_selection),
    entry(
        Menu::Edit,
        msg::UI_RENAME,
        &[plain(Key::F2), plain(Key::Enter)],
        |doing| {
            doing.ask(Request::RenameSelection);
        },
    )
    .when(has_one)
    .on_selection()
    .apart(),
    entry(
        Menu::Edit,
        msg::UI_HIDE,
        &[plain(Key::Delete), plain(Key::Backspace)],
        |doing| {
            doing.act(Action::HideSelection);
        },
    )
    .when(has_selection)
    .on_selection(),
    entry(Menu::Edit, msg::UI_DELETE, &[shift(Key::Delete)], |doing| {
        doing.act(Action::DeleteSelection);
    })
    .when(has_selection)
    .on_selection(),
];
