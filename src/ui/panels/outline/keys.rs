//! The keyboard in the outline: up and down, fold and unfold, the first letters of a name.

use egui::{Event, Id, Key, Modifiers, Ui};

use super::{OutlineState, Renaming};
use crate::model::{ElementId, SubjectId};
use crate::ui::UiState;
use crate::ui::canvas::Request;
use crate::workspace::finding::folded;
use crate::workspace::{Action, Document, Selecting};

/// Seconds after which letters begin another name.
const PAUSE_S: f64 = 1.0;
/// Rows that a page key goes.
const PAGE: isize = 12;

/// What has the keyboard while no name is being typed.
pub(super) fn focus_id() -> Id {
    Id::unique("outline of the map")
}

/// What was pressed while the outline had the keyboard.
pub(super) enum Pressed {
    /// A key, and whether Shift was held.
    Key(Key, bool),
    /// A letter of a name to go to.
    Text(String),
}

/// Takes the keys that belong to the outline before the commands of the window see them.
pub(in crate::ui::panels) fn take_keys(ui: &Ui, state: &mut UiState) {
    if !ui.memory(|memory| memory.has_focus(focus_id())) {
        return;
    }
    let keys = &mut state.panels.dock.outline.keys;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if belongs(*key, *modifiers) => {
                keys.push(Pressed::Key(*key, modifiers.shift));
                false
            }
            Event::Text(text) if !text.trim().is_empty() => {
                keys.push(Pressed::Text(text.clone()));
                false
            }
            _ => true,
        });
    });
}

fn belongs(key: Key, modifiers: Modifiers) -> bool {
    if modifiers.alt || modifiers.command {
        return false;
    }
    let moves = matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
    );
    let acts = matches!(key, Key::F2 | Key::Enter | Key::Escape);
    // Letters come as text, and must not be taken for commands of one letter.
    moves || acts || key.name().chars().count() == 1
}

/// Carries out what was pressed.
pub(super) fn carry_out(
    ui: &Ui,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let pressed = std::mem::take(&mut state.panels.dock.outline.keys);
    let now_s = ui.input(|input| input.time);
    for pressed in pressed {
        match pressed {
            Pressed::Text(text) => type_ahead(&text, now_s, document, state, actions),
            Pressed::Key(key, extends) => press(ui, key, extends, document, state, actions),
        }
    }
}

fn press(
    ui: &Ui,
    key: Key,
    extends: bool,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let outline = &mut state.panels.dock.outline;
    let snapshot = document.snapshot();
    let all = isize::try_from(outline.rows.len()).unwrap_or(isize::MAX);
    let here = outline.cursor.clone();
    let row = here.as_ref().and_then(|id| outline.place_of(document, id));
    match key {
        Key::ArrowUp => go(-1, extends, document, state, actions),
        Key::ArrowDown => go(1, extends, document, state, actions),
        Key::PageUp => go(-PAGE, extends, document, state, actions),
        Key::PageDown => go(PAGE, extends, document, state, actions),
        Key::Home => go(-all, extends, document, state, actions),
        Key::End => go(all, extends, document, state, actions),
        Key::Escape => ui.memory_mut(|memory| memory.surrender_focus(focus_id())),
        Key::Enter => {
            if let Some(id) = here {
                state.canvas.request = Some(Request::CenterOn(SubjectId::from(&id)));
            }
        }
        Key::F2 if !document.is_read_only() => {
            outline.renaming = here.and_then(|id| Renaming::of(document, id));
        }
        Key::ArrowLeft | Key::ArrowRight => {
            let (Some(id), Some(at)) = (here, row) else {
                return;
            };
            let is_folded = outline.folded.contains(&id);
            let has_children = outline.rows[at].has_children;
            let closes = key == Key::ArrowLeft;
            if has_children && closes != is_folded {
                outline.turn(&id);
            } else if closes {
                let parent = snapshot.find(&id).and_then(|ix| snapshot.parent(ix));
                let parent = parent.map(|parent| snapshot.element(parent).id.clone());
                let place = parent.and_then(|parent| outline.place_of(document, &parent));
                if let Some(place) = place {
                    select(place, false, document, state, actions);
                }
            } else if has_children {
                go(1, false, document, state, actions);
            }
        }
        _ => {}
    }
}

fn go(
    by: isize,
    extends: bool,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let outline = &state.panels.dock.outline;
    let Some(last) = outline.rows.len().checked_sub(1) else {
        return;
    };
    let here = outline.cursor.as_ref();
    let at = here.and_then(|id| outline.place_of(document, id));
    let next = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
    select(next, extends, document, state, actions);
}

/// Goes to the next row whose name begins with the letters typed in a row.
fn type_ahead(
    text: &str,
    now_s: f64,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let outline = &mut state.panels.dock.outline;
    let goes_on = now_s - outline.typed_at_s < PAUSE_S;
    if !goes_on {
        outline.typed.clear();
    }
    outline.typed.push_str(text);
    outline.typed_at_s = now_s;
    let wanted = folded(&outline.typed);
    let count = outline.rows.len();
    let here = outline.cursor.as_ref();
    let at = here.and_then(|id| outline.place_of(document, id));
    // A first letter goes on from the row; a second one may still mean it.
    let start = at.map_or(0, |at| if goes_on { at } else { at + 1 });
    let found = (start..start + count)
        .map(|place| place % count.max(1))
        .find(|place| {
            let row = outline.rows.get(*place);
            let name = row.map(|row| folded(&document.snapshot().element(row.element).name));
            name.is_some_and(|name| name.starts_with(&wanted))
        });
    if let Some(place) = found {
        select(place, false, document, state, actions);
    }
}

/// Puts the keyboard on a row and selects it, or all rows from where a range began.
pub(super) fn select(
    place: usize,
    extends: bool,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let outline = &mut state.panels.dock.outline;
    let snapshot = document.snapshot();
    let Some(row) = outline.rows.get(place) else {
        return;
    };
    let id = snapshot.element(row.element).id.clone();
    outline.cursor = Some(id.clone());
    outline.scroll_to = Some(place);
    let anchor = outline.anchor.clone().filter(|_| extends);
    let anchor = anchor.and_then(|anchor| outline.place_of(document, &anchor));
    if let Some(anchor) = anchor {
        let range = anchor.min(place)..=anchor.max(place);
        let rows = outline.rows.get(range).unwrap_or_default();
        let ids = rows
            .iter()
            .map(|row| SubjectId::from(&snapshot.element(row.element).id));
        actions.push(Action::Select(ids.collect(), Selecting::Only));
        return;
    }
    outline.anchor = Some(id.clone());
    let subject = SubjectId::from(&id);
    actions.push(Action::Select(vec![subject.clone()], Selecting::Only));
    state.canvas.request = Some(Request::CenterOn(subject));
}

impl OutlineState {
    /// The place of an element among the visible rows.
    pub(super) fn place_of(&self, document: &Document, id: &ElementId) -> Option<usize> {
        let ix = document.snapshot().find(id)?;
        self.rows.iter().position(|row| row.element == ix)
    }
}
