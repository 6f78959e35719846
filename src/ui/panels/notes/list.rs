//! The rows: a click selects the note and brings it into view, on a view and at a plateau where it
//! is there.

use egui::{Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::{NotesState, Order};
use crate::locale::{Language, msg};
use crate::model::SubjectId;
use crate::text::FontWeight;
use crate::ui::panels::controls;
use crate::ui::{icon, theme};
use crate::workspace::noting::{NoteColumn, NoteList, NoteRow};
use crate::workspace::{Action, Document, Noting, shown_date};

const ROW: f32 = 26.0;
const SIGN: f32 = 26.0;

/// How much of the width a column takes.
fn share(column: NoteColumn) -> f32 {
    match column {
        NoteColumn::Number | NoteColumn::Replies => 0.5,
        NoteColumn::Kind | NoteColumn::Status | NoteColumn::Due | NoteColumn::Decision => 0.95,
        NoteColumn::Decided => 0.95,
        NoteColumn::Title => 3.2,
        NoteColumn::Reason | NoteColumn::Consequence => 2.4,
        NoteColumn::About => 2.0,
        NoteColumn::Author | NoteColumn::Asks | NoteColumn::Plateau => 1.3,
        NoteColumn::SupersededBy => 1.6,
    }
}

/// Where the columns of a row stand.
fn cells(row: Rect, columns: &[NoteColumn]) -> Vec<Rect> {
    let all: f32 = columns.iter().map(|column| share(*column)).sum();
    let room = row.width() - SIGN - 6.0;
    let mut left = row.left() + SIGN;
    columns
        .iter()
        .map(|column| {
            let width = room * share(*column) / all;
            let cell = Rect::from_min_size(pos2(left, row.top()), vec2(width - 8.0, row.height()));
            left += width;
            cell
        })
        .collect()
}

/// Draws titles and rows.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    (list, lines): (&NoteList, &[usize]),
    notes: &mut NotesState,
    actions: &mut Vec<Action>,
) {
    let columns = notes.columns();
    titles(ui, &columns, &mut notes.order, language);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("notes")
        .auto_shrink(false)
        .show_rows(ui, ROW, lines.len(), |ui, range| {
            let rows = lines.get(range).unwrap_or_default();
            for row in rows.iter().filter_map(|at| list.rows.get(*at)) {
                line(ui, document, language, row, &columns, actions);
            }
        });
}

/// The titles; a click sorts, another the other way round.
fn titles(ui: &mut Ui, columns: &[NoteColumn], order: &mut Order, language: Language) {
    let palette = theme::palette(ui);
    let size = vec2(ui.available_width(), 20.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    for (column, cell) in columns.iter().zip(cells(rect, columns)) {
        let id = ui.scope_id().with(("title", *column));
        let response = ui.interact(cell, id, Sense::click());
        let title = language.text(column.title());
        let is_sorted = order.column == *column;
        let said = language.say(&msg::NOTES_SORT_BY.with("column", title.as_str()));
        response
            .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_sorted, &said));
        let ink = if is_sorted || response.hovered() {
            palette.accent
        } else {
            palette.muted
        };
        let font = theme::font(theme::CAPTION, FontWeight::Medium);
        let words = controls::elided(ui, &title, font, ink, cell.width() - 14.0);
        let place = pos2(cell.left(), cell.center().y - words.size().y / 2.0);
        let end = place.x + words.size().x;
        ui.painter().galley(place, words, ink);
        if is_sorted {
            let glyph = if order.is_descending {
                "chevron-down"
            } else {
                "chevron-up"
            };
            let center = pos2(end + 8.0, cell.center().y);
            let sign = Rect::from_center_size(center, Vec2::splat(11.0));
            icon::paint(ui.painter(), glyph, sign, ink);
        }
        if response.clicked() {
            order.is_descending = is_sorted && !order.is_descending;
            order.column = *column;
        }
    }
}

fn line(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    row: &NoteRow,
    columns: &[NoteColumn],
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_selected = document.selection.contains(&SubjectId::from(&row.note.id));
    let texts: Vec<String> = columns
        .iter()
        .map(|column| {
            let words = column.cell(row, language);
            let words = match column {
                NoteColumn::Due | NoteColumn::Decided => shown_date(&words, language),
                _ => words,
            };
            controls::shown(&words).replace('\n', " ")
        })
        .collect();
    let said: Vec<&str> = texts
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    let said = said.join(", ");
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &said));
    if is_selected {
        ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let colors = crate::ui::panels::inspector::note_colors(ui, row.note.kind);
    let center = pos2(rect.left() + 13.0, rect.center().y);
    let sign = Rect::from_center_size(center, Vec2::splat(18.0));
    icon::tile(
        ui.painter(),
        crate::scene::note_icon(row.note.kind),
        sign,
        colors,
    );
    for ((column, text), cell) in columns.iter().zip(&texts).zip(cells(rect, columns)) {
        let (weight, ink) = match column {
            NoteColumn::Title => (FontWeight::Medium, palette.ink),
            NoteColumn::Status if row.is_overdue => (FontWeight::SemiBold, palette.down.0),
            NoteColumn::Status if !row.note.is_open() => (FontWeight::Regular, palette.intact.0),
            NoteColumn::About if row.is_gone => (FontWeight::Regular, palette.degraded.0),
            NoteColumn::Number | NoteColumn::Author | NoteColumn::Plateau => {
                (FontWeight::Regular, palette.muted)
            }
            _ => (FontWeight::Regular, palette.text),
        };
        let font = theme::font(theme::BODY, weight);
        let galley = controls::elided(ui, text, font, ink, cell.width());
        let place = pos2(cell.left(), cell.center().y - galley.size().y / 2.0);
        ui.painter().galley(place, galley, ink);
    }
    if response.clicked() {
        actions.push(Action::Note(Noting::Show(row.note.id.clone())));
    }
    if response.hovered() {
        response.on_hover_ui(|ui| {
            ui.set_max_width(420.0);
            ui.add(egui::Label::new(controls::shown(&row.text).into_owned()).wrap());
        });
    }
}
