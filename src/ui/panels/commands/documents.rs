//! What the map documents: completeness, where data go and who answers for what, the register of
//! processing activities, the protection table.

use super::super::{completeness, data};
use super::{Entry, Menu, entry, has_map};
use crate::locale::msg;
use crate::workspace::data_paths::DataList;
use crate::workspace::{Action, Dialog, Page};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Assure, msg::MATURITY_COMMAND, &[], completeness::open).when(has_map),
    entry(Menu::Assure, msg::DATA_SHOW, &[], |doing| {
        data::open(doing, DataList::Lineage);
    })
    .when(has_map),
    entry(Menu::Assure, msg::DATA_SHOW_OWNERS, &[], |doing| {
        data::open(doing, DataList::Owners);
    })
    .when(has_map),
    entry(Menu::Assure, msg::REGISTER_OPEN, &[], |doing| {
        doing.act(Action::ShowPage(Some(Page::Register(0))));
    })
    .when(has_map)
    .checked_when(|workspace, _| {
        let document = workspace.document.as_ref();
        document.is_some_and(|document| matches!(document.page, Some(Page::Register(_))))
    }),
    entry(Menu::Assure, msg::DATA_TYPE_OPEN, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Protection));
    })
    .when(has_map),
];
