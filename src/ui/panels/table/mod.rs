//! Elements or links as a table: sorted, filtered, edited cell by cell or many cells at once.
//!
//! The rows that show are worked out when the map or what is asked of it changes; a frame makes the
//! cells that are in sight and no others. An edit leaves the order as it is, so that no row jumps
//! away under the hand that edits it.

mod body;
mod bulk;
mod columns;
mod editor;
mod keys;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;
use smol_str::SmolStr;

use super::controls;
use crate::locale::{Language, Message, msg};
use crate::model::{Snapshot, SubjectId};
use crate::ui::{UiState, icon, theme};
use crate::workspace::listing::{self, Column, Sheet, Sight, Subjects};
use crate::workspace::{Action, Document, Workspace};

pub(super) use keys::take_keys;

/// What the table remembers.
#[derive(Default)]
pub(in crate::ui) struct TableState {
    elements: View,
    links: View,
    of: Subjects,
    /// Where the keyboard is: a row and a column.
    cursor: Option<(SmolStr, usize)>,
    /// Where a range of rows began.
    anchor: Option<SmolStr>,
    editing: Option<Editing>,
    has_focus: bool,
    wants_focus: bool,
    keys: Vec<keys::Pressed>,
    /// A row to bring into sight.
    scroll_to: Option<usize>,
    /// The selection that the table knows of: another one comes from the canvas.
    seen: BTreeSet<SubjectId>,
    column_search: String,
    /// Why a paste left cells as they are.
    told: Vec<Message>,
}

/// What one of the two lists shows.
#[derive(Default)]
struct View {
    /// Empty until the list is shown for the first time.
    columns: Vec<Column>,
    sight: Sight,
    has_filters: bool,
    shown: Option<Shown>,
}

/// The rows that show, and for what they are right.
struct Shown {
    snapshot: Arc<Snapshot>,
    language: Language,
    columns: Vec<Column>,
    sight: Sight,
    rows: Vec<usize>,
    ids: Vec<SmolStr>,
}

/// A cell that is being edited.
struct Editing {
    id: SmolStr,
    column: usize,
    text: String,
    /// What stood there.
    before: String,
    /// The values to choose from.
    offers: Vec<String>,
    chosen: Option<usize>,
    /// Whether all selected rows get the value.
    for_all: bool,
    trouble: Option<Message>,
    is_new: bool,
}

impl TableState {
    fn view(&self) -> &View {
        match self.of {
            Subjects::Elements => &self.elements,
            Subjects::Links => &self.links,
        }
    }

    fn view_mut(&mut self) -> &mut View {
        match self.of {
            Subjects::Elements => &mut self.elements,
            Subjects::Links => &mut self.links,
        }
    }

    /// The rows that show, in their order.
    fn rows(&self) -> &[usize] {
        self.view().shown.as_ref().map_or(&[], |shown| &shown.rows)
    }

    /// The ids of the rows that show.
    fn ids(&self) -> &[SmolStr] {
        self.view().shown.as_ref().map_or(&[], |shown| &shown.ids)
    }

    fn place_of(&self, id: &str) -> Option<usize> {
        self.ids().iter().position(|other| other == id)
    }

    /// The selected rows that show, by their place.
    fn selected(&self, document: &Document) -> Vec<usize> {
        let ids = self.ids().iter().enumerate();
        ids.filter(|(_, id)| document.selection.contains(id.as_str()))
            .map(|(place, _)| place)
            .collect()
    }

    /// Brings the rows in step with the map and with what is asked.
    fn refresh(&mut self, sheet: &Sheet<'_>) {
        let view = self.view_mut();
        if view.columns.is_empty() {
            view.columns = Column::usual(sheet.of);
        }
        let same_question = view.shown.as_ref().is_some_and(|shown| {
            shown.language == sheet.language
                && shown.columns == view.columns
                && shown.sight == view.sight
                && shown.snapshot.plateau() == sheet.snapshot.plateau()
        });
        let is_current = same_question
            && view
                .shown
                .as_ref()
                .is_some_and(|shown| Arc::ptr_eq(&shown.snapshot, sheet.snapshot));
        if is_current {
            return;
        }
        let kept = view.shown.take().filter(|_| same_question);
        let mut rows = listing::rows(sheet, &view.columns, &view.sight);
        if let Some(kept) = kept {
            rows = in_order_of(&kept.ids, rows, sheet);
        }
        let ids = rows
            .iter()
            .filter_map(|row| sheet.record(*row))
            .map(|record| record.id);
        view.shown = Some(Shown {
            snapshot: Arc::clone(sheet.snapshot),
            language: sheet.language,
            columns: view.columns.clone(),
            sight: view.sight.clone(),
            ids: ids.collect(),
            rows,
        });
    }
}

/// The order from before an edit, with what is new at its end. Rows that an edit took out of the
/// filter stay until another question is asked.
fn in_order_of(ids: &[SmolStr], rows: Vec<usize>, sheet: &Sheet<'_>) -> Vec<usize> {
    let mut out: Vec<usize> = ids.iter().filter_map(|id| sheet.row_of(id)).collect();
    let known: BTreeSet<usize> = out.iter().copied().collect();
    out.extend(rows.into_iter().filter(|row| !known.contains(row)));
    out
}

/// Draws the list of elements or of links.
pub(super) fn show(
    ui: &mut Ui,
    of: Subjects,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let sheet = Sheet {
        map: document.map(),
        snapshot: document.snapshot(),
        of,
        language: workspace.language(),
    };
    let table = &mut state.panels.table;
    let kept = workspace.preferences.columns.get(&of);
    if table.of != of {
        table.of = of;
        table.cursor = None;
        table.anchor = None;
        table.editing = None;
    }
    if let Some(kept) = kept.filter(|_| table.view().columns.is_empty()) {
        let columns = kept.iter().map(|id| Column::of_id(id, of));
        table.view_mut().columns = columns.collect();
    }
    table.refresh(&sheet);
    follow_selection(table, document);
    keys::carry_out(ui, &sheet, document, state, actions);
    bar(ui, &sheet, document, state, actions);
    body::show(ui, &sheet, document, workspace, state, actions);
    let columns = &state.panels.table.view().columns;
    let ids = columns.iter().map(Column::id);
    let is_kept = match kept {
        Some(kept) => ids.eq(kept.iter().map(String::as_str)),
        None => *columns == Column::usual(of),
    };
    if !is_kept {
        let ids = columns.iter().map(|column| column.id().to_owned());
        actions.push(Action::KeepColumns(of, ids.collect()));
    }
}

/// Brings what was selected elsewhere into sight.
fn follow_selection(table: &mut TableState, document: &Document) {
    if table.seen == document.selection {
        return;
    }
    table.seen.clone_from(&document.selection);
    let is_at_cursor = table
        .cursor
        .as_ref()
        .is_some_and(|(id, _)| document.selection.contains(id.as_str()));
    if is_at_cursor {
        return;
    }
    if let Some(place) = table.selected(document).first().copied() {
        let column = table.cursor.as_ref().map_or(0, |(_, column)| *column);
        table.cursor = table.ids().get(place).map(|id| (id.clone(), column));
        table.scroll_to = Some(place);
    }
}

/// The line over the table: search, filters, columns, counts, and what many rows can do.
fn bar(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = sheet.language;
    ui.horizontal(|ui| {
        let table = &mut state.panels.table;
        ui.scope(|ui| {
            ui.set_max_width(230.0);
            let name = language.text(msg::UI_TABLE_SEARCH);
            let id = egui::Id::unique("table search");
            let words = &mut table.view_mut().sight.words;
            controls::search_field(ui, words, &name, id);
        });
        let has_filters = table.view().has_filters;
        let name = language.text(msg::LISTING_FILTERS);
        if icon::sized_button(ui, "funnel", &name, has_filters, 28.0).clicked() {
            let view = table.view_mut();
            view.has_filters = !view.has_filters;
            view.sight.conditions.clear();
        }
        columns::button(ui, sheet, table);
        let count = msg::LISTING_COUNT
            .with("shown", table.rows().len())
            .with("count", sheet.len());
        ui.label(controls::caption(ui, language.say(&count)));
        bulk::buttons(ui, sheet, document, state, actions);
        told(ui, language, &mut state.panels.table);
    });
}

/// Why a paste left cells as they are: the first reason, and the others in the tooltip.
fn told(ui: &mut Ui, language: Language, table: &mut TableState) {
    let Some(first) = table.told.first() else {
        return;
    };
    let all: Vec<String> = table
        .told
        .iter()
        .take(12)
        .map(|message| language.say(message))
        .collect();
    let words = language.say(
        &msg::LISTING_REFUSED
            .with("count", table.told.len())
            .with("first", first.clone()),
    );
    let text = egui::RichText::new(words)
        .size(theme::CAPTION)
        .color(theme::palette(ui).down.0);
    let name = language.text(msg::LISTING_DISMISS);
    let dismissed = icon::sized_button(ui, "x", &name, false, 22.0).clicked();
    controls::line(ui, text).on_hover_text(all.join("\n"));
    if dismissed {
        table.told.clear();
    }
}
