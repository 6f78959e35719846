//! Steps, selection, deleting.

use egui::Key;

use super::align::selected;
use super::keys::{ctrl, ctrl_shift, plain, shift};
use super::{
    Doing, Entry, Menu, can_redo, can_undo, entry, has_one, has_selection, may_edit, may_edit_boxes,
};
use crate::command::{Command, Home};
use crate::locale::msg;
use crate::ui::canvas::Request;
use crate::workspace::{Action, Clip, TextForm};

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
    entry(Menu::Edit, msg::UI_CUT, &[ctrl(Key::X)], |doing| {
        doing.act(Action::Clip(Clip::Cut));
    })
    .when(|workspace| may_edit_boxes(workspace, 1))
    .on_selection(),
    entry(Menu::Edit, msg::UI_COPY, &[ctrl(Key::C)], |doing| {
        doing.act(Action::Clip(Clip::Copy));
    })
    .when(has_selection)
    .on_selection(),
    entry(Menu::Edit, msg::UI_PASTE, &[ctrl(Key::V)], |doing| {
        paste(doing, false);
    })
    .when(may_edit)
    .on_ground(),
    entry(
        Menu::Edit,
        msg::UI_PASTE_NEW,
        &[ctrl_shift(Key::V)],
        |doing| paste(doing, true),
    )
    .when(may_edit)
    .on_ground(),
    entry(
        Menu::Edit,
        msg::UI_COPY_PICTURE,
        &[ctrl_shift(Key::C)],
        |doing| doing.act(Action::Clip(Clip::CopyPicture)),
    )
    .on_selection()
    .within(msg::UI_COPY_AS),
    entry(Menu::Edit, msg::UI_COPY_LINES, &[], |doing| {
        doing.act(Action::Clip(Clip::CopyAs(TextForm::Lines)));
    })
    .when(has_selection)
    .on_selection()
    .within(msg::UI_COPY_AS),
    entry(Menu::Edit, msg::UI_COPY_TABLE, &[], |doing| {
        doing.act(Action::Clip(Clip::CopyAs(TextForm::Table)));
    })
    .when(has_selection)
    .on_selection()
    .within(msg::UI_COPY_AS),
    entry(Menu::Edit, msg::UI_DUPLICATE, &[ctrl(Key::D)], |doing| {
        if let Some((view, subjects)) = selected(doing) {
            doing.act(Action::Edit(Command::Duplicate {
                view,
                subjects,
                by: None,
                home: Home::Same,
            }));
        }
    })
    .when(|workspace| may_edit_boxes(workspace, 1))
    .on_selection(),
    entry(Menu::Edit, msg::UI_SELECT_ALL, &[ctrl(Key::A)], |doing| {
        doing.act(Action::SelectAll);
    }),
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
    .on_selection(),
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

/// Asks the canvas where to, which asks the clipboard for what.
fn paste(doing: &mut Doing<'_>, as_new: bool) {
    let text = doing.state.panels.pasted_text.take();
    doing.ask(Request::Paste { as_new, text });
}
