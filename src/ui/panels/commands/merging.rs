//! Ending a merge, and settling all of it at once.

use super::{Entry, Menu, entry};
use crate::locale::msg;
use crate::model::patch::Side;
use crate::workspace::{Action, Dialog, Merging, Underway, Workspace};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::File, msg::MERGING_FINISH, &[], |doing| {
        doing.act(Action::Merging(Merging::Finish));
    })
    .within(msg::MERGING_MENU)
    .when(|workspace| under_way(workspace).is_some_and(|it| it.pending.merge().is_settled())),
    entry(Menu::File, msg::MERGING_TAKE_ALL_MINE, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::TakeSide(Side::Ours, None)));
    })
    .within(msg::MERGING_MENU)
    .when(is_open),
    entry(Menu::File, msg::MERGING_TAKE_ALL_THEIRS, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::TakeSide(Side::Theirs, None)));
    })
    .within(msg::MERGING_MENU)
    .when(is_open),
    entry(Menu::File, msg::MERGING_ABANDON, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::AbandonMerge));
    })
    .within(msg::MERGING_MENU)
    .when(|workspace| under_way(workspace).is_some()),
];

fn under_way(workspace: &Workspace) -> Option<&Underway> {
    workspace.document.as_ref()?.merging.as_deref()
}

fn is_open(workspace: &Workspace) -> bool {
    under_way(workspace).is_some_and(|it| !it.pending.merge().is_settled())
}
