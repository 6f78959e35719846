//! Properties, the changes of the session, what the user likes, and the scale of the window.

use egui::Key;

use super::keys::{Keys, alt, ctrl};
use super::{Doing, Entry, Menu, always, entry, panels};
use crate::locale::{MessageId, msg};
use crate::ui::UiState;
use crate::workspace::{Action, Dialog, Scale, Workspace};

const PROPERTIES_KEYS: &[Keys] = if cfg!(target_os = "macos") {
    &[ctrl(Key::I), alt(Key::Enter)]
} else {
    &[alt(Key::Enter), ctrl(Key::I)]
};

pub(super) static ENTRIES: &[Entry] = &[
    entry(Menu::Edit, msg::UI_PROPERTIES, PROPERTIES_KEYS, |doing| {
        panels(doing, |panels| panels.right = true);
        doing.state.panels.inspector.ask_for_focus();
    })
    .on_selection(),
    entry(Menu::Edit, msg::HISTORY_SHOW, &[], |doing| {
        let is_open = doing.workspace.preferences.panels.lower;
        if doing.state.panels.drawer.show_history() && is_open {
            panels(doing, |panels| panels.lower = false);
        } else {
            panels(doing, |panels| panels.lower = true);
        }
    }),
    entry(
        Menu::Edit,
        msg::PREFERENCES_OPEN,
        &[ctrl(Key::Comma)],
        |doing| doing.act(Action::OpenDialog(Dialog::Preferences)),
    )
    .when(always),
];

/// They stand in the menu of views, after the zoom of the drawing.
pub(super) static SCALES: &[Entry] = &[
    scale(
        msg::PREFERENCES_LARGER,
        |doing| step(doing, true),
        |_, _| false,
    ),
    scale(
        msg::PREFERENCES_SMALLER,
        |doing| step(doing, false),
        |_, _| false,
    ),
    scale(
        msg::PREFERENCES_SCALE_75,
        |doing| set(doing, 75),
        |now, _| is(now, 75),
    ),
    scale(
        msg::PREFERENCES_SCALE_100,
        |doing| set(doing, 100),
        |now, _| is(now, 100),
    ),
    scale(
        msg::PREFERENCES_SCALE_125,
        |doing| set(doing, 125),
        |now, _| is(now, 125),
    ),
    scale(
        msg::PREFERENCES_SCALE_150,
        |doing| set(doing, 150),
        |now, _| is(now, 150),
    ),
    scale(
        msg::PREFERENCES_SCALE_200,
        |doing| set(doing, 200),
        |now, _| is(now, 200),
    ),
];

const fn scale(
    label: MessageId,
    run: fn(&mut Doing<'_>),
    checked: fn(&Workspace, &UiState) -> bool,
) -> Entry {
    entry(Menu::View, label, &[], run)
        .checked_when(checked)
        .when(always)
        .within(msg::PREFERENCES_SCALE)
}

fn is(workspace: &Workspace, percent: u16) -> bool {
    workspace.preferences.scale.percent() == percent
}

fn set(doing: &mut Doing<'_>, percent: u16) {
    wear(doing, Scale::near(percent));
}

fn step(doing: &mut Doing<'_>, larger: bool) {
    wear(doing, doing.workspace.preferences.scale.next(larger));
}

fn wear(doing: &mut Doing<'_>, scale: Scale) {
    let mut preferences = doing.workspace.preferences.clone();
    preferences.scale = scale;
    doing.act(Action::Prefer(Box::new(preferences)));
}
