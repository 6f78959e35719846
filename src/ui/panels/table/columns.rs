//! Which columns show: a list to tick, and a menu on each title.

use egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};

use super::TableState;
use crate::locale::{Language, msg};
use crate::ui::icon;
use crate::ui::panels::controls;
use crate::ui::panels::fuzzy::Typed;
use crate::workspace::listing::{Column, Sheet, Subjects};

/// The button that opens the list of columns.
pub(super) fn button(ui: &mut Ui, sheet: &Sheet<'_>, table: &mut TableState) {
    let language = sheet.language;
    let name = language.text(msg::LISTING_COLUMNS);
    let response = icon::sized_button(ui, "table-properties", &name, false, 28.0);
    if response.clicked() {
        table.column_search.clear();
    }
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(260.0);
            let name = language.text(msg::LISTING_COLUMN_SEARCH);
            let id = egui::Id::unique("column search");
            controls::search_field(ui, &mut table.column_search, &name, id);
            let typed = Typed::new(&table.column_search);
            let all = all_columns(sheet);
            let mut turned = None;
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for column in all {
                    let title = column.title(language);
                    if !typed.fits(&title) {
                        continue;
                    }
                    let mut is_on = table.view().columns.contains(&column);
                    if ui.checkbox(&mut is_on, title).clicked() {
                        turned = Some((column, is_on));
                    }
                }
            });
            match turned {
                Some((column, true)) => table.view_mut().columns.push(column),
                Some((column, false)) => hide(table, &column),
                None => {}
            }
        });
}

/// Those of the catalogue, and attributes that only the map knows.
fn all_columns(sheet: &Sheet<'_>) -> Vec<Column> {
    let mut all = Column::all(sheet.of);
    let mut add = |name: &crate::model::Name| {
        let column = Column::Attribute(name.clone());
        if !all.contains(&column) {
            all.push(column);
        }
    };
    match sheet.of {
        Subjects::Elements => {
            let elements = sheet.snapshot.elements().iter();
            elements.for_each(|element| element.attributes.keys().for_each(&mut add));
        }
        Subjects::Links => {
            let links = sheet.snapshot.links().iter();
            links.for_each(|link| link.attributes.keys().for_each(&mut add));
        }
    }
    all
}

/// Takes a column away; the last one stays.
fn hide(table: &mut TableState, column: &Column) {
    let view = table.view_mut();
    if view.columns.len() > 1 {
        view.columns.retain(|other| other != column);
        view.sight.conditions.retain(|(of, _)| of != column);
        if view.sight.sorted_by.as_ref() == Some(column) {
            view.sight.sorted_by = None;
        }
        table.editing = None;
    }
}

/// Sorts by a column; by the same one again, the other way round.
pub(super) fn sort(table: &mut TableState, column: &Column) {
    let sight = &mut table.view_mut().sight;
    let is_same = sight.sorted_by.as_ref() == Some(column);
    sight.is_descending = is_same && !sight.is_descending;
    sight.sorted_by = Some(column.clone());
}

/// The menu on the title of a column.
pub(super) fn menu(ui: &mut Ui, language: Language, table: &mut TableState, at: usize) {
    let Some(column) = table.view().columns.get(at).cloned() else {
        return;
    };
    let last = table.view().columns.len() - 1;
    let entry = |ui: &mut Ui, label, enabled: bool| {
        let words = language.text(label);
        let clicked = ui.add_enabled(enabled, egui::Button::new(words)).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    for (label, is_descending) in [
        (msg::LISTING_SORT_UP, false),
        (msg::LISTING_SORT_DOWN, true),
    ] {
        if entry(ui, label, true) {
            let sight = &mut table.view_mut().sight;
            sight.sorted_by = Some(column.clone());
            sight.is_descending = is_descending;
        }
    }
    if entry(ui, msg::LISTING_MOVE_LEFT, at > 0) {
        table.view_mut().columns.swap(at, at - 1);
    }
    if entry(ui, msg::LISTING_MOVE_RIGHT, at < last) {
        table.view_mut().columns.swap(at, at + 1);
    }
    if entry(ui, msg::LISTING_HIDE_COLUMN, last > 0) {
        hide(table, &column);
    }
}
