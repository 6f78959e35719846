//! Files and pictures.

use egui::Key;

use super::keys::{ctrl, ctrl_shift};
use super::{Entry, Menu, always, entry, may_edit};
use crate::locale::msg;
use crate::workspace::{Action, Dialog, Handing, Panels, Sharing, Versioning};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::File, msg::UI_NEW, &[ctrl(Key::N)], |doing| {
        doing.act(Action::NewMap);
    })
    .when(always),
    entry(Menu::File, msg::UI_OPEN, &[ctrl(Key::O)], |doing| {
        doing.act(Action::AskOpen);
    })
    .when(always),
    entry(Menu::File, msg::UI_SAVE, &[ctrl(Key::S)], |doing| {
        doing.act(Action::Save);
    }),
    entry(
        Menu::File,
        msg::UI_SAVE_AS,
        &[ctrl_shift(Key::S)],
        |doing| doing.act(Action::AskSaveAs),
    ),
    entry(
        Menu::File,
        msg::UI_KEEP_VERSION,
        &[ctrl_shift(Key::M)],
        |doing| doing.act(Action::OpenDialog(Dialog::KeepVersion)),
    )
    .when(may_edit),
    entry(Menu::File, msg::UI_VERSIONS, &[], |doing| {
        let is_open = doing.workspace.preferences.panels.lower;
        let closes = doing.state.panels.drawer.show_versions() && is_open;
        doing.act(Action::ShowPanels(Panels {
            lower: !closes,
            ..doing.workspace.preferences.panels
        }));
        if !closes {
            doing.act(Action::Versioning(Versioning::Read));
        }
    }),
    entry(Menu::File, msg::UI_SHARE, &[], |doing| {
        doing.act(Action::Sharing(Sharing::Open));
    }),
    entry(Menu::File, msg::UI_SEND_VERSIONS, &[], |doing| {
        doing.act(Action::Sharing(Sharing::Send));
    }),
    entry(Menu::File, msg::UI_TAKE_VERSIONS, &[], |doing| {
        doing.act(Action::Sharing(Sharing::Take));
    }),
    entry(Menu::File, msg::UI_CLONE, &[], |doing| {
        doing.act(Action::Sharing(Sharing::OpenClone));
    })
    .when(always),
    entry(Menu::File, msg::UI_EXPORT_AGAIN, &[ctrl(Key::E)], |doing| {
        doing.act(Action::Handing(Handing::Again));
    }),
    entry(Menu::File, msg::UI_EXPORT, &[ctrl_shift(Key::E)], |doing| {
        doing.act(Action::OpenDialog(Dialog::Export));
    }),
    entry(Menu::File, msg::DOCUMENTING_COMMAND, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Documents));
    }),
    entry(Menu::File, msg::REDACTION_OPEN, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::Redactions));
    }),
    entry(Menu::File, msg::UI_MAP_PROPERTIES, &[], |doing| {
        doing.act(Action::OpenDialog(Dialog::MapProperties));
    }),
    entry(Menu::File, msg::UI_CLOSE_MAP, &[ctrl(Key::W)], |doing| {
        doing.act(Action::CloseMap);
    }),
    entry(Menu::File, msg::UI_QUIT, &[ctrl(Key::Q)], |doing| {
        doing.act(Action::Quit);
    })
    .when(always),
];
