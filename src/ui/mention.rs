//! Completion of mentions: after an `@`, the elements that its letters fit, to be taken by Enter,
//! Tab or a press. What is written is the id, which stays when the name changes.

use egui::{Frame, Id, Key, Margin, Modifiers, Order, Response, Sense, Ui, vec2};

use super::{icon, theme};
use crate::model::Snapshot;
use crate::text::FontWeight;
use crate::workspace::finding::folded;

/// So many elements are offered at once.
const MOST: usize = 7;
/// A word longer than this is no name that somebody types.
const LONGEST: usize = 40;
const ROW: f32 = 24.0;

/// What a field remembers of its list from frame to frame.
#[derive(Clone, Debug, Default)]
struct Memory {
    /// The row that Enter takes.
    row: usize,
    /// How many rows showed in the frame before.
    rows: usize,
    /// The place of an `@` whose list was put away.
    put_away: Option<usize>,
    /// Enter or Tab took the row.
    takes: bool,
}

fn memory_of(field: Id) -> Id {
    field.with("mention")
}

/// Before the field is drawn: while a list shows, arrows, Enter, Tab and Escape are its own.
pub(super) fn take_keys(ui: &Ui, field: Id) {
    let id = memory_of(field);
    let Some(mut memory) = ui.data(|data| data.get_temp::<Memory>(id)) else {
        return;
    };
    if memory.rows == 0 || !ui.memory(|memory| memory.has_focus(field)) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        memory.row = (memory.row + 1) % memory.rows;
    }
    if pressed(Key::ArrowUp) {
        memory.row = (memory.row + memory.rows - 1) % memory.rows;
    }
    if pressed(Key::Enter) || pressed(Key::Tab) {
        memory.takes = true;
    }
    if pressed(Key::Escape) {
        memory.rows = 0;
        memory.put_away = Some(usize::MAX);
    }
    ui.data_mut(|data| data.insert_temp(id, memory));
}

/// After the field is drawn: offers what fits the word at the cursor; gives whether the text
/// changed.
pub(super) fn offer(ui: &Ui, field: &Response, text: &mut String, snapshot: &Snapshot) -> bool {
    let id = memory_of(field.id);
    let mut memory = ui
        .data(|data| data.get_temp::<Memory>(id))
        .unwrap_or_default();
    let takes = std::mem::take(&mut memory.takes);
    let word = cursor_of(ui, field.id).and_then(|cursor| word_at(text, cursor));
    let Some((start, word)) = word.filter(|_| field.has_focus()) else {
        ui.data_mut(|data| data.remove::<Memory>(id));
        return false;
    };
    if memory.put_away == Some(usize::MAX) {
        memory.put_away = Some(start);
    }
    let found = if memory.put_away == Some(start) {
        Vec::new()
    } else {
        fitting(snapshot, &word)
    };
    memory.rows = found.len();
    memory.row = memory.row.min(found.len().saturating_sub(1));
    let mut taken = takes.then(|| found.get(memory.row)).flatten();
    if let Some(row) = list(ui, field, &found, memory.row) {
        taken = found.get(row);
    }
    let is_taken = taken.is_some();
    if let Some((mentioned, _)) = taken {
        let end = start + 1 + word.len();
        text.replace_range(start..end, &format!("@{mentioned} "));
        let cursor = text[..start].chars().count() + mentioned.chars().count() + 2;
        set_cursor(ui, field.id, cursor);
        field.request_focus();
        memory = Memory::default();
    }
    ui.data_mut(|data| data.insert_temp(id, memory));
    is_taken
}

/// The list under a field; gives the row that is pressed.
fn list(ui: &Ui, field: &Response, found: &[(String, String)], chosen: usize) -> Option<usize> {
    if found.is_empty() {
        return None;
    }
    let palette = theme::palette(ui);
    let mut pressed = None;
    egui::Area::new(field.id.with("mentions"))
        .order(Order::Tooltip)
        .fixed_pos(field.rect.left_bottom() + vec2(0.0, 2.0))
        .constrain(true)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .inner_margin(Margin::same(4))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let width = field.rect.width().clamp(200.0, 320.0);
                    for (at, (mentioned, name)) in found.iter().enumerate() {
                        let size = vec2(width, ROW);
                        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                        let said = format!("{name} @{mentioned}");
                        response.widget_info(|| {
                            let is_chosen = at == chosen;
                            egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, &said)
                        });
                        if at == chosen || response.hovered() {
                            ui.painter().rect_filled(rect, 4.0, palette.accent_soft);
                        }
                        let sign = egui::Rect::from_center_size(
                            rect.left_center() + vec2(12.0, 0.0),
                            vec2(13.0, 13.0),
                        );
                        icon::paint(ui.painter(), "box", sign, palette.muted);
                        let font = theme::font(theme::BODY, FontWeight::Regular);
                        let mut job = egui::text::LayoutJob::simple(
                            crate::text::visible(name).into_owned(),
                            font,
                            palette.ink,
                            width - 30.0,
                        );
                        job.wrap.max_rows = 1;
                        let galley = ui.painter().layout_job(job);
                        let place = rect.left_center() + vec2(24.0, -galley.size().y / 2.0);
                        ui.painter().galley(place, galley, palette.ink);
                        // The press, since a click would come after the field lost the keyboard.
                        if response.is_pointer_button_down_on()
                            && ui.input(|input| input.pointer.primary_pressed())
                        {
                            pressed = Some(at);
                        }
                    }
                });
        });
    pressed
}

fn cursor_of(ui: &Ui, field: Id) -> Option<usize> {
    let state = egui::TextEdit::load_state(ui.ctx(), field)?;
    Some(state.cursor.char_range()?.primary.index.0)
}

fn set_cursor(ui: &Ui, field: Id, at: usize) {
    if let Some(mut state) = egui::TextEdit::load_state(ui.ctx(), field) {
        let cursor = egui::text::CCursor::new(at);
        let range = egui::text::CCursorRange::one(cursor);
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), field);
    }
}

/// The word after the last `@` before a cursor (in characters), and the byte where its `@` stands;
/// `None` where the cursor is in no such word.
fn word_at(text: &str, cursor: usize) -> Option<(usize, String)> {
    let end = text
        .char_indices()
        .nth(cursor)
        .map_or(text.len(), |(at, _)| at);
    let before = &text[..end];
    let start = before.rfind('@')?;
    let word = &before[start + 1..];
    let opens = !before[..start]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric);
    let is_word = word.chars().count() <= LONGEST && !word.chars().any(char::is_whitespace);
    (opens && is_word).then(|| (start, word.to_owned()))
}

/// Elements whose name or id holds a word: those that begin with it first. O(elements).
fn fitting(snapshot: &Snapshot, word: &str) -> Vec<(String, String)> {
    let word = folded(word);
    let mut found: Vec<(usize, String, String)> = Vec::new();
    for element in snapshot.elements() {
        let (name, id) = (folded(&element.name), folded(element.id.as_str()));
        let rank = if name.starts_with(&word) || id.starts_with(&word) {
            0
        } else if name.split_whitespace().any(|part| part.starts_with(&word)) {
            1
        } else if name.contains(&word) || id.contains(&word) {
            2
        } else {
            continue;
        };
        found.push((rank, element.name.to_string(), element.id.to_string()));
    }
    found.sort();
    found.dedup();
    found.truncate(MOST);
    let both = found.into_iter();
    both.map(|(_, name, id)| (id, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_at_the_cursor_is_what_is_completed() {
        assert_eq!(word_at("voir @pare", 10), Some((5, "pare".to_owned())));
        assert_eq!(word_at("voir @pare feu", 14), None, "the word is over");
        assert_eq!(word_at("dsi@pare", 8), None, "an address");
        assert_eq!(word_at("é @", 3), Some((3, String::new())));
        assert_eq!(word_at("@a b", 2), Some((0, "a".to_owned())));
        assert_eq!(word_at("", 4), None);
    }
}
