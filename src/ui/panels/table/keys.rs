//! The keyboard in the table: cell to cell, range by range, editing as in a spreadsheet.

use egui::{Event, Key, Modifiers, Ui};

use super::{TableState, bulk};
use crate::model::SubjectId;
use crate::ui::UiState;
use crate::ui::canvas::Request;
use crate::workspace::listing::Sheet;
use crate::workspace::{Action, Document, Selecting};

/// Rows that a page key goes.
const PAGE: isize = 10;

/// What was pressed while the table had the keyboard.
pub(super) enum Pressed {
    /// A key with its modifiers.
    Key(Key, Modifiers),
    /// A text, which begins to edit a cell.
    Text(String),
    /// The key for copying.
    Copy,
    /// A pasted text.
    Paste(String),
}

/// Takes the keys that belong to the table before the commands of the window see them.
pub(in crate::ui::panels) fn take_keys(ui: &Ui, state: &mut UiState) {
    let table = &mut state.panels.table;
    let has = |id| ui.memory(|memory| memory.has_focus(id));
    let is_new = table.editing.as_ref().is_some_and(|editing| editing.is_new);
    // A table that is out of sight has no keyboard, whatever it remembers.
    let is_editing = table.editing.is_some() && (is_new || has(super::editor::focus_id()));
    if !(is_editing || has(super::body::focus_id())) {
        return;
    }
    let keys = &mut table.keys;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if belongs(*key, *modifiers, is_editing) => {
                keys.push(Pressed::Key(*key, *modifiers));
                false
            }
            Event::Text(text) if !is_editing && !text.trim().is_empty() => {
                keys.push(Pressed::Text(text.clone()));
                false
            }
            Event::Copy if !is_editing => {
                keys.push(Pressed::Copy);
                false
            }
            Event::Paste(text) if !is_editing => {
                keys.push(Pressed::Paste(text.clone()));
                false
            }
            _ => true,
        });
    });
}

fn belongs(key: Key, modifiers: Modifiers, is_editing: bool) -> bool {
    if modifiers.alt {
        return false;
    }
    if is_editing {
        return matches!(
            key,
            Key::Enter | Key::Tab | Key::Escape | Key::ArrowUp | Key::ArrowDown
        );
    }
    match key {
        Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End => true,
        Key::D | Key::A => modifiers.command && !modifiers.shift,
        Key::Enter
        | Key::Tab
        | Key::Escape
        | Key::F2
        | Key::ArrowLeft
        | Key::ArrowRight
        | Key::PageUp
        | Key::PageDown => !modifiers.command,
        Key::Delete | Key::Backspace => !modifiers.shift && !modifiers.command,
        // Letters come as text, and must not be taken for commands of one letter.
        _ => !modifiers.command && is_sign(key),
    }
}

/// Whether a key types a sign.
fn is_sign(key: Key) -> bool {
    key.name().chars().count() == 1 || matches!(key, Key::Space | Key::Minus | Key::Plus)
}

/// Carries out what was pressed.
pub(super) fn carry_out(
    ui: &Ui,
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let pressed = std::mem::take(&mut state.panels.table.keys);
    for pressed in pressed {
        let table = &mut state.panels.table;
        match pressed {
            Pressed::Key(key, modifiers) if table.editing.is_some() => {
                while_editing(sheet, document, state, key, modifiers, actions);
            }
            Pressed::Key(key, modifiers) => {
                at_rest(ui, sheet, document, state, key, modifiers, actions);
            }
            Pressed::Text(text) if !document.is_read_only() => {
                bulk::begin(sheet, table, Some(&text), false);
            }
            Pressed::Paste(text) if !document.is_read_only() => {
                bulk::paste(sheet, document, table, &text, actions);
            }
            Pressed::Copy => bulk::copy(ui, sheet, document, table),
            Pressed::Text(_) | Pressed::Paste(_) => {}
        }
    }
}

fn while_editing(
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
    key: Key,
    modifiers: Modifiers,
    actions: &mut Vec<Action>,
) {
    let table = &mut state.panels.table;
    let Some(editing) = &mut table.editing else {
        return;
    };
    let count = bulk::fitting(editing).count();
    match key {
        Key::Escape => {
            table.editing = None;
            table.wants_focus = true;
        }
        Key::ArrowDown if count > 0 => {
            let next = editing.chosen.map_or(0, |at| at + 1);
            editing.chosen = Some(next.min(count - 1));
        }
        Key::ArrowUp => {
            editing.chosen = editing.chosen.and_then(|at| at.checked_sub(1));
        }
        Key::Enter | Key::Tab => {
            let for_all = key == Key::Enter && modifiers.command;
            if bulk::commit(sheet, document, table, for_all, actions) {
                match (key, modifiers.shift) {
                    (Key::Tab, false) => sideways(table, 1),
                    (Key::Tab, true) => sideways(table, -1),
                    (_, shift) if !for_all => {
                        go(state, document, if shift { -1 } else { 1 }, false, actions);
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn at_rest(
    ui: &Ui,
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
    key: Key,
    modifiers: Modifiers,
    actions: &mut Vec<Action>,
) {
    let table = &mut state.panels.table;
    let last = isize::try_from(table.rows().len()).unwrap_or(isize::MAX);
    let extends = modifiers.shift;
    match key {
        Key::ArrowUp => go(state, document, -1, extends, actions),
        Key::ArrowDown => go(state, document, 1, extends, actions),
        Key::PageUp => go(state, document, -PAGE, extends, actions),
        Key::PageDown => go(state, document, PAGE, extends, actions),
        Key::Home if modifiers.command => go(state, document, -last, extends, actions),
        Key::End if modifiers.command => go(state, document, last, extends, actions),
        Key::Home => sideways(table, -1000),
        Key::End => sideways(table, 1000),
        Key::ArrowLeft => sideways(table, -1),
        Key::ArrowRight => sideways(table, 1),
        Key::Tab => sideways(table, if modifiers.shift { -1 } else { 1 }),
        Key::Escape => {
            table.has_focus = false;
            ui.memory_mut(|memory| memory.surrender_focus(super::body::focus_id()));
        }
        Key::A => {
            let all = table.ids().iter().cloned().map(SubjectId::from);
            actions.push(Action::Select(all.collect(), Selecting::Only));
        }
        _ if document.is_read_only() => {}
        Key::Enter | Key::F2 => bulk::begin(sheet, table, None, false),
        Key::D => bulk::fill_down(sheet, document, table, actions),
        Key::Delete | Key::Backspace => bulk::clear(sheet, document, table, actions),
        _ => {}
    }
}

fn sideways(table: &mut TableState, by: isize) {
    let last = table.view().columns.len().saturating_sub(1);
    if let Some((_, column)) = &mut table.cursor {
        *column = column.saturating_add_signed(by).min(last);
    }
}

/// Goes up or down by so many rows, and selects: the row alone, or with all from where it began.
fn go(
    state: &mut UiState,
    document: &Document,
    by: isize,
    extends: bool,
    actions: &mut Vec<Action>,
) {
    let table = &state.panels.table;
    let Some(last) = table.rows().len().checked_sub(1) else {
        return;
    };
    let at = table.cursor.as_ref().and_then(|(id, _)| table.place_of(id));
    let next = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
    select(state, document, next, extends, actions);
    state.panels.table.scroll_to = Some(next);
}

/// Puts the cursor into a row and selects it, or the range up to it.
pub(super) fn select(
    state: &mut UiState,
    document: &Document,
    place: usize,
    extends: bool,
    actions: &mut Vec<Action>,
) {
    let table = &mut state.panels.table;
    let Some(id) = table.ids().get(place).cloned() else {
        return;
    };
    let column = table.cursor.as_ref().map_or(0, |(_, column)| *column);
    let anchor = table
        .anchor
        .as_ref()
        .and_then(|anchor| table.place_of(anchor))
        .filter(|_| extends);
    table.cursor = Some((id.clone(), column));
    let subject = SubjectId::from(id.clone());
    let Some(anchor) = anchor else {
        table.anchor = Some(id);
        actions.push(Action::Select(vec![subject.clone()], Selecting::Only));
        let is_selected = document.selection.contains(&subject);
        if !is_selected {
            state.canvas.request = Some(Request::CenterOn(subject));
        }
        return;
    };
    let range = anchor.min(place)..=anchor.max(place);
    let ids = table.ids().get(range).unwrap_or_default();
    let subjects = ids.iter().cloned().map(SubjectId::from).collect();
    actions.push(Action::Select(subjects, Selecting::Only));
}
