//! Many cells at once: a value for all selected rows, filling down, copying and pasting.

use egui::Ui;

use super::{Editing, TableState};
use crate::command::{Command, Occasion};
use crate::locale::msg;
use crate::ui::UiState;
use crate::ui::panels::controls;
use crate::workspace::listing::{self, Column, Sheet, Writing};
use crate::workspace::{Action, Document};

/// What is offered while several rows are selected.
pub(super) fn buttons(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = sheet.language;
    let table = &mut state.panels.table;
    let count = table.selected(document).len();
    if count < 2 {
        return;
    }
    let said = language.say(&msg::LISTING_SELECTED.with("count", count));
    ui.label(controls::caption(ui, said));
    let can_write = !document.is_read_only() && column(table).is_some_and(Column::is_editable);
    if can_write {
        let title = column(table).map(|column| column.title(language));
        let set = msg::LISTING_SET_ALL.with("column", title.unwrap_or_default());
        if controls::link(ui, &language.say(&set)).clicked() {
            begin(sheet, table, None, true);
        }
        if controls::link(ui, &language.text(msg::LISTING_FILL_DOWN)).clicked() {
            fill_down(sheet, document, table, actions);
        }
    }
    if controls::link(ui, &language.text(msg::LISTING_COPY_ROWS)).clicked() {
        copy(ui, sheet, document, table);
    }
}

/// The column that the keyboard is in.
pub(super) fn column(table: &TableState) -> Option<&Column> {
    let (_, at) = table.cursor.as_ref()?;
    table.view().columns.get(*at)
}

/// Begins to edit the cell at the cursor, with a text of its own or with what stands there.
pub(super) fn begin(sheet: &Sheet<'_>, table: &mut TableState, text: Option<&str>, for_all: bool) {
    let Some((id, at)) = table.cursor.clone() else {
        return;
    };
    let (Some(column), Some(row)) = (table.view().columns.get(at), sheet.row_of(&id)) else {
        return;
    };
    if !for_all && !listing::takes(sheet, row, column) {
        table.told = vec![listing::why_not(sheet, row, column)];
        return;
    }
    let before = sheet.cell(row, column);
    table.editing = Some(Editing {
        text: text.map_or_else(|| before.clone(), ToOwned::to_owned),
        offers: listing::offers(sheet, row, column),
        before,
        id,
        column: at,
        chosen: None,
        for_all,
        trouble: None,
        is_new: true,
    });
    table.told.clear();
}

/// Keeps what was typed in a cell, for its row or for all selected ones. A value that the cell does
/// not take stays in it, with the reason.
pub(super) fn commit(
    sheet: &Sheet<'_>,
    document: &Document,
    table: &mut TableState,
    for_all: bool,
    actions: &mut Vec<Action>,
) -> bool {
    let Some(editing) = &table.editing else {
        return true;
    };
    let for_all = for_all || editing.for_all;
    let chosen = editing
        .chosen
        .and_then(|at| fitting(editing).nth(at).cloned());
    let text = chosen.unwrap_or_else(|| editing.text.clone());
    let (Some(column), Some(row)) = (
        table.view().columns.get(editing.column).cloned(),
        sheet.row_of(&editing.id),
    ) else {
        table.editing = None;
        return true;
    };
    let rows = if for_all {
        rows_at(table, &table.selected(document))
    } else {
        vec![row]
    };
    let writing = listing::write(sheet, &rows, &[column], &[vec![text]]);
    let all_refused = writing.settings.is_empty() && !writing.refused.is_empty();
    if all_refused && let Some(editing) = &mut table.editing {
        editing.trouble = writing.refused.into_iter().next();
        return false;
    }
    table.editing = None;
    table.wants_focus = true;
    keep(table, writing, Occasion::Edit, actions);
    true
}

/// The offers that hold what was typed; all of them while nothing was.
pub(super) fn fitting(editing: &Editing) -> impl Iterator<Item = &String> {
    let wanted = crate::workspace::finding::folded(editing.text.trim());
    let is_untouched = editing.text == editing.before;
    editing.offers.iter().filter(move |offer| {
        is_untouched || crate::workspace::finding::folded(offer).contains(&wanted)
    })
}

/// Copies the first selected cell of the column into those below it.
pub(super) fn fill_down(
    sheet: &Sheet<'_>,
    document: &Document,
    table: &mut TableState,
    actions: &mut Vec<Action>,
) {
    let rows = rows_at(table, &table.selected(document));
    let (Some(column), [first, rest @ ..]) = (column(table).cloned(), rows.as_slice()) else {
        return;
    };
    let text = sheet.cell(*first, &column);
    let writing = listing::write(sheet, rest, &[column], &[vec![text]]);
    keep(table, writing, Occasion::FillDown, actions);
}

/// Empties the cells of the column in the selected rows.
pub(super) fn clear(
    sheet: &Sheet<'_>,
    document: &Document,
    table: &mut TableState,
    actions: &mut Vec<Action>,
) {
    let rows = rows_at(table, &table.selected(document));
    if let Some(column) = column(table).filter(|column| column.is_editable()).cloned() {
        let writing = listing::write(sheet, &rows, &[column], &[vec![String::new()]]);
        keep(table, writing, Occasion::Edit, actions);
    }
}

/// Pastes a block: into the selected rows, or from the cursor down where only one is selected.
pub(super) fn paste(
    sheet: &Sheet<'_>,
    document: &Document,
    table: &mut TableState,
    text: &str,
    actions: &mut Vec<Action>,
) {
    let Some((id, at)) = table.cursor.clone() else {
        return;
    };
    let columns: Vec<Column> = table.view().columns.iter().skip(at).cloned().collect();
    let mut block = listing::block_of(text);
    let is_title =
        |(cell, column): (&String, &Column)| Column::named(cell, sheet.of).as_ref() == Some(column);
    let has_titles = block.len() > 1 && block[0].iter().zip(&columns).all(is_title);
    if has_titles {
        block.remove(0);
    }
    let selected = table.selected(document);
    let places: Vec<usize> = if selected.len() > 1 {
        selected
    } else {
        let from = table.place_of(&id).unwrap_or(0);
        (from..table.rows().len()).take(block.len()).collect()
    };
    let rows = rows_at(table, &places);
    let writing = listing::write(sheet, &rows, &columns, &block);
    keep(table, writing, Occasion::Paste, actions);
}

/// Copies the selected rows as a table with titles, or, where one is selected, its cell.
pub(super) fn copy(ui: &Ui, sheet: &Sheet<'_>, document: &Document, table: &TableState) {
    let rows = rows_at(table, &table.selected(document));
    let text = match (rows.as_slice(), column(table)) {
        ([row], Some(column)) => sheet.cell(*row, column),
        _ => listing::as_text(sheet, &rows, &table.view().columns, true),
    };
    if !text.is_empty() {
        ui.ctx().copy_text(text);
    }
}

fn rows_at(table: &TableState, places: &[usize]) -> Vec<usize> {
    let rows = table.rows();
    places
        .iter()
        .filter_map(|place| rows.get(*place).copied())
        .collect()
}

/// Makes one step of what is to be written, and keeps what was refused to be shown.
fn keep(table: &mut TableState, writing: Writing, occasion: Occasion, actions: &mut Vec<Action>) {
    table.told = writing.refused;
    if !writing.settings.is_empty() {
        let settings = writing.settings;
        actions.push(Action::Edit(Command::SetMany { settings, occasion }));
    }
}
