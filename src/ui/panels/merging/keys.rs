//! The keys that settle conflicts and walk through them.

use egui::{Event, Key, Modifiers, Ui};

use super::row::third;
use super::sight::go_to;
use crate::model::patch::{Choice, Conflict};
use crate::ui::UiState;
use crate::workspace::{Action, Merging, Workspace};

/// Takes the keys that settle and walk, while the panel shows and nothing else has the keyboard.
pub(in crate::ui::panels) fn take_keys(
    ui: &Ui,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(document) = &workspace.document else {
        return;
    };
    let Some(underway) = &document.merging else {
        return;
    };
    let shows = workspace.preferences.panels.lower && state.panels.drawer.shows_merge();
    if !shows || workspace.dialog.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let pressed: Vec<Key> = ui.input_mut(|input| {
        let mut pressed = Vec::new();
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if *modifiers == Modifiers::NONE && means_something(*key) => {
                pressed.push(*key);
                false
            }
            // The letters also come as text.
            Event::Text(text) => !matches!(text.as_str(), "1" | "2" | "3" | "m" | "t" | "b"),
            _ => true,
        });
        pressed
    });
    let all = underway.pending.in_order();
    for key in pressed {
        let here = all
            .iter()
            .position(|conflict| Some(conflict.key()) == state.panels.merging.at);
        let step = |by: isize| {
            let last = all.len().saturating_sub(1);
            all.get(here.map_or(0, |here| here.saturating_add_signed(by).min(last)))
        };
        let Some(conflict) = here.and_then(|here| all.get(here)) else {
            if let Some(first) = all.first() {
                go_to(first, document, state, actions);
            }
            continue;
        };
        let choice = match key {
            Key::ArrowUp | Key::ArrowDown => {
                let by = if key == Key::ArrowUp { -1 } else { 1 };
                if let Some(next) = step(by) {
                    go_to(next, document, state, actions);
                }
                continue;
            }
            Key::Num1 | Key::M => Some(Choice::Ours),
            Key::Num2 | Key::T => Some(Choice::Theirs),
            _ => third(conflict),
        };
        let Some(choice) = choice.filter(|choice| conflict.choices().contains(choice)) else {
            continue;
        };
        actions.push(Action::Merging(Merging::Choose(conflict.key(), choice)));
        // On to the next that is open; the row stays where it was the last one.
        let open = |other: &&&Conflict| other.settled.is_none() && !other.is_quiet();
        let after = here.map_or(0, |here| here + 1);
        let next = all.iter().skip(after).find(open);
        let next = next.or_else(|| all.iter().take(after.saturating_sub(1)).find(open));
        match next {
            Some(next) => go_to(next, document, state, actions),
            None => go_to(conflict, document, state, actions),
        }
    }
}

fn means_something(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::Num1
            | Key::Num2
            | Key::Num3
            | Key::M
            | Key::T
            | Key::B
    )
}
