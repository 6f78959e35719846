//! The keyboard in the list of versions.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, Ui};

use crate::ui::UiState;
use crate::ui::panels::list_keys;
use crate::workspace::{Action, VersionList, Versioning};

/// Rows that a page key goes.
const PAGE: isize = 8;

/// What has the keyboard.
pub(super) fn focus_id() -> Id {
    Id::unique("list of versions")
}

/// Takes the keys that belong to the list before the commands of the window see them.
pub(in crate::ui::panels) fn take_keys(ui: &Ui, state: &mut UiState) {
    let pressed = list_keys::taken(ui, focus_id(), belongs);
    state.panels.versions.keys.extend(pressed);
}

fn belongs(key: Key, modifiers: Modifiers) -> bool {
    !modifiers.alt
        && !modifiers.command
        && matches!(
            key,
            Key::ArrowUp
                | Key::ArrowDown
                | Key::Home
                | Key::End
                | Key::PageUp
                | Key::PageDown
                | Key::Enter
                | Key::Escape
        )
}

/// Carries out what was pressed. With Shift the second row moves, from the first one on.
pub(super) fn carry_out(
    ui: &Ui,
    list: &Arc<VersionList>,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let panel = &mut state.panels.versions;
    for (key, modifiers) in std::mem::take(&mut panel.keys) {
        let all = isize::try_from(panel.shown.len()).unwrap_or(isize::MAX);
        let by = match key {
            Key::ArrowUp => -1,
            Key::ArrowDown => 1,
            Key::PageUp => -PAGE,
            Key::PageDown => PAGE,
            Key::Home => -all,
            Key::End => all,
            Key::Enter => {
                if let Some(version) = panel.chosen(list).filter(|version| version.has_file()) {
                    actions.push(Action::Versioning(Versioning::Open(version.clone())));
                }
                continue;
            }
            _ => {
                if panel.other.take().is_none() {
                    ui.memory_mut(|memory| memory.surrender_focus(focus_id()));
                }
                continue;
            }
        };
        let from = if modifiers.shift {
            panel.other.clone().or(panel.cursor.clone())
        } else {
            panel.cursor.clone()
        };
        let Some(last) = panel.shown.len().checked_sub(1) else {
            continue;
        };
        let at = from.and_then(|id| panel.row_of(list, &id));
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
        let id = panel.shown.get(next).and_then(|&at| list.versions.get(at));
        let id = id.map(|version| version.id.clone());
        panel.scroll_to = Some(next);
        if modifiers.shift {
            panel.other = id.filter(|id| panel.cursor.as_ref() != Some(id));
        } else {
            panel.cursor = id;
            panel.other = None;
        }
    }
}
