//! The keyboard in the list of findings: from row to row, and to the map.

use std::sync::Arc;

use egui::{Id, Key, Ui};

use super::{Line, controls, going};
use crate::locale::{Language, msg};
use crate::ui::UiState;
use crate::ui::panels::list_keys;
use crate::workspace::findings::FindingList;
use crate::workspace::{Action, Document};

/// Rows that a page key goes.
const PAGE: isize = 8;

/// What has the keyboard.
pub(super) fn focus_id() -> Id {
    Id::unique("list of findings")
}

/// Takes the keys that belong to the list before the commands of the window see them.
pub(in crate::ui::panels) fn take_keys(ui: &Ui, state: &mut UiState) {
    let pressed = list_keys::taken(ui, focus_id(), |key, modifiers| {
        modifiers.is_none() && belongs(key)
    });
    let keys = pressed.into_iter().map(|(key, _)| key);
    state.panels.findings.keys.extend(keys);
}

fn belongs(key: Key) -> bool {
    matches!(
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

/// Keeps the keyboard in the list while it has it.
pub(super) fn hold_focus(ui: &mut Ui, language: Language) {
    let id = focus_id();
    let room = ui.available_rect_before_wrap();
    let response = ui.interact(room, id, egui::Sense::focusable_noninteractive());
    let name = language.text(msg::ASSURANCE_FINDINGS_TAB);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::List, true, &name));
    if response.has_focus() {
        let filter = egui::EventFilter {
            vertical_arrows: true,
            escape: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
}

/// Carries out what was pressed.
pub(super) fn carry_out(
    ui: &Ui,
    list: &Arc<FindingList>,
    lines: &[Line],
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    for key in std::mem::take(&mut state.panels.findings.keys) {
        let rows: Vec<usize> = (0..lines.len())
            .filter(|&at| matches!(lines[at], Line::Row(_)))
            .collect();
        let Some(last) = rows.len().checked_sub(1) else {
            continue;
        };
        let panel = &mut state.panels.findings;
        let at = rows.iter().position(|&at| match lines[at] {
            Line::Row(row) => panel.is_chosen(list, row),
            Line::Heading { .. } => false,
        });
        let by = match key {
            Key::ArrowUp => -1,
            Key::ArrowDown => 1,
            Key::PageUp => -PAGE,
            Key::PageDown => PAGE,
            Key::Home => isize::MIN / 2,
            Key::End => isize::MAX / 2,
            Key::Enter => {
                if let Some(Line::Row(row)) = at.and_then(|at| lines.get(rows[at])) {
                    going::go_to(list, *row, document, state, actions);
                }
                continue;
            }
            _ => {
                controls::take_escape(ui);
                ui.memory_mut(|memory| memory.surrender_focus(focus_id()));
                continue;
            }
        };
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
        if let Line::Row(row) = lines[rows[next]] {
            panel.choose(list, row);
            panel.scroll_to = Some(rows[next]);
        }
    }
}
