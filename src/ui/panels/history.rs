//! The changes of the session by name: a click goes back, or forward again, to any of them.
//!
//! The oldest stands first; what was undone stays below, muted, until another change takes its
//! place.

use egui::{Align, ScrollArea, Sense, Ui};

use super::controls;
use crate::history::Step;
use crate::locale::{Language, msg};
use crate::model::{Change, FieldPath, Patch, RecordKey, TableName, Value};
use crate::ui::theme;
use crate::workspace::{Action, Document};

/// Height of a row, in points.
const ROW: f32 = 26.0;
/// Most names that a row lists.
const NAMES: usize = 3;

/// Draws the list.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let history = &document.history;
    let steps: Vec<&Step> = history.steps().collect();
    let now = history.len();
    ui.spacing_mut().item_spacing.y = 0.0;
    let moved = ui.make_persistent_id("history at");
    let is_elsewhere = ui.data(|data| data.get_temp::<usize>(moved)) != Some(now);
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if is_elsewhere {
        // The row of what shows comes into sight when it changes.
        let at = now as f32 * ROW - ui.available_height() / 2.0;
        area = area.vertical_scroll_offset(at.max(0.0));
        ui.data_mut(|data| data.insert_temp(moved, now));
    }
    area.show_rows(ui, ROW, steps.len() + 1, |ui, range| {
        for index in range {
            let step = index.checked_sub(1).and_then(|index| steps.get(index));
            if row(ui, document, language, index, step.copied()) && index != now {
                actions.push(Action::GoToStep(index));
            }
        }
    });
}

/// The state after so many steps, named by the last of them. Gives whether it was clicked.
fn row(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    index: usize,
    step: Option<&Step>,
) -> bool {
    let palette = theme::palette(ui);
    let history = &document.history;
    let is_undone = index > history.len();
    let text = match step {
        None => language.text(msg::HISTORY_START),
        Some(step) => capitalised(&language.say(&step.title)),
    };
    let mut aside = step.map_or_else(String::new, |step| touched(document, &step.patch));
    if history.saved_at() == Some(index) {
        let saved = language.text(msg::HISTORY_SAVED);
        aside = if aside.is_empty() {
            saved
        } else {
            format!("{aside} · {saved}")
        };
    }
    let icon = if is_undone {
        ("redo-2", palette.muted)
    } else if index == history.len() {
        ("chevron-right", palette.accent)
    } else {
        ("check", palette.muted)
    };
    let row = controls::Row {
        icon: Some(icon),
        text: &text,
        aside: &aside,
        indent: 0.0,
        selected: index == history.len(),
    };
    let tip = if is_undone {
        msg::HISTORY_FORWARD
    } else {
        msg::HISTORY_BACK
    };
    let response = ui
        .scope(|ui| {
            if is_undone {
                ui.multiply_opacity(0.6);
            }
            controls::row_with_tip(ui, &row, &language.text(tip), Sense::click())
        })
        .inner;
    if index == history.len() && response.has_focus() {
        response.scroll_to_me(Some(Align::Center));
    }
    response.clicked()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The names of what a change touched, and of how much more.
fn touched(document: &Document, patch: &Patch) -> String {
    let mut named: Vec<String> = Vec::new();
    let mut more = 0;
    for (key, change) in patch.iter() {
        let has_name = matches!(
            key.table,
            TableName::Elements | TableName::Views | TableName::Plateaus
        );
        if !has_name {
            continue;
        }
        if named.len() < NAMES {
            named.push(name_of(document, key, change));
        } else {
            more += 1;
        }
    }
    let list = named.join(", ");
    if more > 0 {
        format!("{list} +{more}")
    } else {
        list
    }
}

fn name_of(document: &Document, key: &RecordKey, change: &Change) -> String {
    let name = FieldPath::own("name");
    let fields = match change {
        Change::Added(fields) | Change::Removed(fields) => Some(fields.clone()),
        Change::Changed(_) => document.map().tables().fields_of(key.table, &key.id),
    };
    let text = fields.as_ref().and_then(|fields| fields.get(&name));
    let text = text.and_then(Value::as_text).unwrap_or(&key.id);
    // A long name leaves room for the others.
    let short: String = text.chars().take(40).collect();
    controls::shown(&short).into_owned()
}
