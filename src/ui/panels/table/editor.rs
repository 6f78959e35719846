//! The cell that is being edited: a field, and under it what it may hold.

use egui::{Area, Frame, Id, Order, RichText, Sense, TextEdit, Ui};

use super::bulk;
use crate::locale::msg;
use crate::ui::panels::controls;
use crate::ui::{UiState, theme};
use crate::workspace::listing::Sheet;
use crate::workspace::{Action, Document};

/// Most values that show at once.
const MOST_OFFERS: usize = 8;

/// What has the keyboard while a cell is edited.
pub(super) fn focus_id() -> Id {
    Id::unique("table cell")
}

/// Draws the field in its cell.
pub(super) fn show(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let table = &mut state.panels.table;
    let column = table.editing.as_ref().map(|editing| editing.column);
    let column = column.and_then(|at| table.view().columns.get(at));
    let title = column
        .map(|column| column.title(sheet.language))
        .unwrap_or_default();
    let Some(editing) = &mut table.editing else {
        return;
    };
    let id = focus_id();
    let name = sheet.language.say(&msg::LISTING_CELL.with("column", title));
    let field = TextEdit::singleline(&mut editing.text)
        .id(id)
        .lock_focus(true)
        .font(theme::font(12.5, crate::text::FontWeight::Regular))
        .margin(egui::Margin::symmetric(3, 1))
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name(&name);
    if response.changed() {
        editing.chosen = None;
        editing.trouble = None;
    }
    let is_new = std::mem::take(&mut editing.is_new);
    if is_new {
        response.request_focus();
        place_cursor(
            ui,
            id,
            editing.text == editing.before,
            editing.text.chars().count(),
        );
    }
    let picked = below(ui, response.rect, sheet, document, state);
    if picked {
        bulk::commit(sheet, document, &mut state.panels.table, false, actions);
    } else if response.lost_focus() {
        // Somewhere else was clicked: what was typed is kept where the cell takes it.
        let table = &mut state.panels.table;
        if !bulk::commit(sheet, document, table, false, actions) {
            table.editing = None;
        }
        table.wants_focus = false;
    } else if !(is_new || response.has_focus()) {
        // The table was out of sight meanwhile.
        state.panels.table.editing = None;
    }
}

/// What stood there is selected, so that typing takes its place; a typed sign is followed.
fn place_cursor(ui: &Ui, id: Id, selects: bool, letters: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let start = if selects { 0 } else { letters };
    let range = CCursorRange::two(CCursor::new(start), CCursor::new(letters));
    edit.cursor.set_char_range(Some(range));
    edit.store(ui.ctx(), id);
}

/// What may be chosen, why the value is not taken, and who gets it; whether something was chosen.
fn below(
    ui: &Ui,
    cell: egui::Rect,
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
) -> bool {
    let table = &mut state.panels.table;
    let several = table.selected(document).len();
    let Some(editing) = &mut table.editing else {
        return false;
    };
    let offers: Vec<String> = bulk::fitting(editing).cloned().collect();
    let hint = if editing.for_all {
        Some(msg::LISTING_FOR_ALL.with("count", several))
    } else if several > 1 {
        Some(msg::LISTING_ENTER_OR_ALL.with("count", several))
    } else {
        None
    };
    if offers.is_empty() && hint.is_none() && editing.trouble.is_none() {
        return false;
    }
    let first = editing
        .chosen
        .map_or(0, |at| at.saturating_sub(MOST_OFFERS - 1));
    let mut picked = None;
    let rows = offers.len().min(MOST_OFFERS) as f32;
    // Over the cell where there is no room below it.
    let height = rows * 26.0 + 44.0;
    let fits_below = cell.bottom() + height < ui.ctx().content_rect().bottom();
    let (pivot, at) = if fits_below {
        (egui::Align2::LEFT_TOP, cell.left_bottom())
    } else {
        (egui::Align2::LEFT_BOTTOM, cell.left_top())
    };
    Area::new(Id::unique("table offers"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(cell.width().max(240.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                for (index, offer) in offers.iter().enumerate().skip(first).take(MOST_OFFERS) {
                    let row = controls::Row {
                        icon: None,
                        text: offer,
                        aside: "",
                        indent: 0.0,
                        selected: editing.chosen == Some(index),
                    };
                    if controls::row(ui, &row, Sense::click()).clicked() {
                        picked = Some(index);
                    }
                }
                if let Some(trouble) = &editing.trouble {
                    let text = RichText::new(sheet.language.say(trouble)).size(theme::CAPTION);
                    let color = theme::palette(ui).down.0;
                    ui.add(egui::Label::new(text.color(color)).wrap());
                }
                if let Some(hint) = hint {
                    let words = controls::caption(ui, sheet.language.say(&hint));
                    ui.add(egui::Label::new(words).wrap());
                }
            });
        });
    if picked.is_some() {
        editing.chosen = picked;
    }
    picked.is_some()
}
