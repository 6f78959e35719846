//! The grid: titles, filters, and the cells in sight.

use egui::{Button, Id, Label, RichText, ScrollArea, Sense, Stroke, TextEdit, TextWrapMode, Ui};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::{TableState, bulk, columns, editor, keys};
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::text::FontWeight;
use crate::ui::panels::{commands, menu};
use crate::ui::{UiState, icon, theme};
use crate::workspace::listing::{self, Column, Sheet};
use crate::workspace::{Action, Document, Selecting, Workspace};

/// Height of a row, in points.
const ROW: f32 = 26.0;
/// Height of the row of filters, in points.
const FILTER: f32 = 30.0;

/// What has the keyboard while no cell is edited.
pub(super) fn focus_id() -> Id {
    Id::unique("table of the map")
}

/// What was done to a cell.
#[derive(Clone, Copy)]
enum Touch {
    Click {
        column: usize,
        adds: bool,
        extends: bool,
    },
    Edit {
        column: usize,
    },
    Menu {
        column: usize,
    },
}

/// Draws the table.
pub(super) fn show(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    hold_focus(ui, sheet, &mut state.panels.table);
    let columns = state.panels.table.view().columns.clone();
    let rows = state.panels.table.rows().to_vec();
    let scroll_to = state.panels.table.scroll_to.take();
    let has_filters = state.panels.table.view().has_filters;
    let mut touched = None;
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt(sheet.of)
            .striped(false)
            .resizable(true)
            .sense(Sense::click())
            .auto_shrink(false);
        if let Some(place) = scroll_to {
            builder = builder.scroll_to_row(place, None).animate_scrolling(false);
        }
        for column in &columns {
            builder = builder.column(Width::initial(width(column)).at_least(60.0).clip(true));
        }
        let height = if has_filters { ROW + FILTER } else { ROW };
        let table = builder.header(height, |mut header| {
            for at in 0..columns.len() {
                let (_, response) =
                    header.col(|ui| heading(ui, sheet, &mut state.panels.table, at));
                response.context_menu(|ui| {
                    columns::menu(ui, sheet.language, &mut state.panels.table, at);
                });
            }
        });
        table.body(|body| {
            body.rows(ROW, rows.len(), |mut row| {
                let place = row.index();
                let Some(&number) = rows.get(place) else {
                    return;
                };
                let done = row_cells(
                    &mut row, number, &columns, sheet, document, workspace, state, actions,
                );
                if let Some(touch) = done {
                    touched = Some((place, touch));
                }
            });
        });
    });
    if let Some((place, touch)) = touched {
        take(place, touch, sheet, document, state, actions);
    }
}

/// Keeps the keyboard in the table while it has it.
fn hold_focus(ui: &mut Ui, sheet: &Sheet<'_>, table: &mut TableState) {
    let id = focus_id();
    let response = ui.interact(
        ui.available_rect_before_wrap(),
        id,
        Sense::focusable_noninteractive(),
    );
    let name = sheet.language.text(msg::LISTING_TABLE);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, &name));
    if std::mem::take(&mut table.wants_focus) {
        response.request_focus();
    }
    table.has_focus = response.has_focus();
    if table.has_focus {
        let filter = egui::EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if table.cursor.is_none() {
            table.cursor = table.ids().first().map(|id| (id.clone(), 0));
        }
    }
}

fn width(column: &Column) -> f32 {
    match column {
        Column::Name | Column::From | Column::To => 220.0,
        Column::Container => 170.0,
        Column::Kind => 150.0,
        _ => 130.0,
    }
}

/// A title to sort by, and under it the field that filters.
fn heading(ui: &mut Ui, sheet: &Sheet<'_>, table: &mut TableState, at: usize) {
    let Some(column) = table.view().columns.get(at).cloned() else {
        return;
    };
    let language = sheet.language;
    let title = column.title(language);
    let palette = theme::palette(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(2.0, 2.0);
        let words = RichText::new(&title)
            .font(theme::font(12.0, FontWeight::SemiBold))
            .color(palette.muted);
        let sight = &table.view().sight;
        let arrow = if sight.is_descending {
            "chevron-down"
        } else {
            "chevron-up"
        };
        let button = if sight.sorted_by.as_ref() == Some(&column) {
            Button::new((words, icon::tinted(arrow, 13.0, palette.muted)))
        } else {
            Button::new(words)
        };
        if ui
            .add(button.frame_when_inactive(false).truncate())
            .clicked()
        {
            columns::sort(table, &column);
        }
        if table.view().has_filters {
            filter(ui, language, table, &column, &title);
        }
    });
}

fn filter(ui: &mut Ui, language: Language, table: &mut TableState, column: &Column, title: &str) {
    let conditions = &mut table.view_mut().sight.conditions;
    let known = conditions.iter().position(|(of, _)| of == column);
    let mut text = known.map(|at| conditions[at].1.clone()).unwrap_or_default();
    let hint =
        RichText::new(language.text(msg::LISTING_FILTER_HINT)).color(theme::palette(ui).muted);
    let field = TextEdit::singleline(&mut text)
        .id(Id::unique(("filter", column.id())))
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    let name = language.say(&msg::LISTING_FILTER.with("column", title));
    let response = ui.add(field).accessible_name(&name);
    if response.changed() {
        match known {
            Some(at) => conditions[at].1 = text,
            None => conditions.push((column.clone(), text)),
        }
    }
    response.on_hover_text(language.text(msg::LISTING_FILTER_HELP));
}

#[expect(
    clippy::too_many_arguments,
    reason = "a row shows, selects, edits and opens a menu"
)]
fn row_cells(
    row: &mut TableRow<'_, '_>,
    number: usize,
    columns: &[Column],
    sheet: &Sheet<'_>,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) -> Option<Touch> {
    let record = sheet.record(number)?;
    let subject = SubjectId::from(record.id.clone());
    row.set_selected(document.selection.contains(&subject));
    let mut touch = None;
    for (at, column) in columns.iter().enumerate() {
        let table = &state.panels.table;
        let is_at = |(id, column): &(smol_str::SmolStr, usize)| *id == record.id && *column == at;
        let has_cursor = table.cursor.as_ref().is_some_and(is_at);
        let is_edited = table
            .editing
            .as_ref()
            .is_some_and(|editing| editing.id == record.id && editing.column == at);
        if is_edited {
            row.col(|ui| editor::show(ui, sheet, document, state, actions));
            continue;
        }
        let text = sheet.cell(number, column);
        let marked = has_cursor && (table.has_focus || table.editing.is_some());
        let is_void = text.is_empty() && !listing::takes(sheet, number, column);
        let (_, response) = row.col(|ui| {
            if is_void {
                // Its kind has no such attribute: the cell is no empty one.
                let words = RichText::new("–").color(theme::palette(ui).edge);
                ui.add(Label::new(words).selectable(false));
            }
            cell(ui, &text, at == 0, marked);
        });
        let label = format!("{}: {text}", column.title(sheet.language));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Cell, true, &label));
        let modifiers = response.ctx.input(|input| input.modifiers);
        if response.double_clicked() {
            touch = Some(Touch::Edit { column: at });
        } else if response.clicked() {
            touch = Some(Touch::Click {
                column: at,
                adds: modifiers.command,
                extends: modifiers.shift,
            });
        } else if response.secondary_clicked() {
            touch = Some(Touch::Menu { column: at });
        }
        response.context_menu(|ui| cell_menu(ui, sheet, document, workspace, state, actions));
    }
    touch
}

/// The first line of a text, with an edge where the keyboard is.
fn cell(ui: &mut Ui, text: &str, is_first: bool, marked: bool) {
    if marked {
        let edge = Stroke::new(1.5, theme::palette(ui).accent);
        let rect = ui.max_rect().expand2(egui::vec2(3.0, -1.0));
        ui.painter()
            .rect_stroke(rect, 3.0, edge, egui::StrokeKind::Inside);
    }
    let weight = if is_first {
        FontWeight::Medium
    } else {
        FontWeight::Regular
    };
    let line = text.lines().next().unwrap_or_default();
    let words = RichText::new(line).font(theme::font(12.5, weight));
    let label = Label::new(words)
        .wrap_mode(TextWrapMode::Truncate)
        .selectable(false);
    ui.add(label);
}

/// What the cell can do, and then what its row can.
fn cell_menu(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = sheet.language;
    let table = &mut state.panels.table;
    let is_editable = bulk::column(table).is_some_and(Column::is_editable);
    let may_edit = is_editable && !document.is_read_only();
    let several = table.selected(document).len() > 1;
    let entry = |ui: &mut Ui, label, enabled: bool| {
        let clicked = ui
            .add_enabled(enabled, Button::new(language.text(label)))
            .clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if entry(ui, msg::LISTING_EDIT_CELL, may_edit) {
        bulk::begin(sheet, table, None, false);
    }
    if entry(ui, msg::LISTING_EDIT_ALL, may_edit && several) {
        bulk::begin(sheet, table, None, true);
    }
    if entry(ui, msg::LISTING_FILL_DOWN, may_edit && several) {
        bulk::fill_down(sheet, document, table, actions);
    }
    if entry(ui, msg::LISTING_COPY_ROWS, true) {
        bulk::copy(ui, sheet, document, table);
    }
    ui.separator();
    menu::at_pointer(
        ui,
        &mut commands::Doing {
            workspace,
            state,
            actions,
        },
    );
}

/// Carries out what was done to a cell.
fn take(
    place: usize,
    touch: Touch,
    sheet: &Sheet<'_>,
    document: &Document,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let table = &mut state.panels.table;
    // Another cell was left for this one: what was typed there is kept.
    if table.editing.is_some() && !bulk::commit(sheet, document, table, false, actions) {
        table.editing = None;
    }
    table.wants_focus = true;
    let Some(id) = table.ids().get(place).cloned() else {
        return;
    };
    let (column, adds, extends) = match touch {
        Touch::Click {
            column,
            adds,
            extends,
        } => (column, adds, extends),
        Touch::Edit { column } | Touch::Menu { column } => (column, false, false),
    };
    table.cursor = Some((id.clone(), column));
    let subject = SubjectId::from(id.clone());
    let is_selected = document.selection.contains(&subject);
    match touch {
        Touch::Click { .. } if adds => {
            table.anchor = Some(id);
            actions.push(Action::Select(vec![subject], Selecting::Toggle));
        }
        Touch::Menu { .. } if is_selected => {}
        _ => keys::select(state, document, place, extends, actions),
    }
    if let Touch::Edit { .. } = touch
        && !document.is_read_only()
    {
        bulk::begin(sheet, &mut state.panels.table, None, false);
    }
}
