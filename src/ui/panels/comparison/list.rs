//! The list of differences: by table and record, field by field, from and to. A click goes to it on
//! the map; the button at its end brings it back.

use std::sync::Arc;

use egui::{Align, Layout, ScrollArea, Sense, Ui, Vec2, pos2};

use super::super::findings::trend_line;
use super::super::{controls, theme};
use super::{bar, go_to, is_of};
use crate::locale::{Language, msg};
use crate::model::TableName;
use crate::scene::ChangeMark;
use crate::text::FontWeight;
use crate::ui::{UiState, icon};
use crate::workspace::comparing::{
    Back, Comparison, Entry, Line, TABLES, counts, lines, table, table_words,
};
use crate::workspace::{Action, Document, Workspace};

/// Height of a row, in points.
const ROW: f32 = 26.0;

/// A row of the list.
enum Row<'a> {
    Table(TableName, [(ChangeMark, usize); 4]),
    Line(usize, Line<'a>, bool),
}

/// Draws the list.
pub(in crate::ui::panels) fn show(
    ui: &mut Ui,
    document: &Document,
    workspace: &Workspace,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = workspace.language();
    let Some(comparison) = &document.comparison else {
        ui.label(controls::caption(
            ui,
            language.text(msg::COMPARISON_NONE_OPEN),
        ));
        return;
    };
    let entries = state.panels.comparison.entries(comparison, language);
    let shown: Vec<usize> = (0..entries.len())
        .filter(|&index| state.panels.comparison.lets_through(&entries[index]))
        .collect();
    head(ui, &entries, &shown, language, state, actions);
    trend_line(ui, document, workspace, state, actions);
    if shown.is_empty() {
        let nothing = if entries.is_empty() {
            msg::COMPARISON_NOTHING
        } else {
            msg::COMPARISON_NONE_FITS
        };
        ui.label(controls::caption(ui, language.text(nothing)));
        return;
    }
    let rows = rows(&entries, &shown);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut gone_to = None;
    let current = state.panels.comparison.current;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, ROW, rows.len(), |ui, range| {
            for row in rows.get(range).unwrap_or_default() {
                match row {
                    Row::Table(table, counted) => heading(ui, *table, counted, language),
                    Row::Line(index, line, is_first) => {
                        let is_selected = current == Some(*index)
                            || document
                                .selection
                                .iter()
                                .any(|subject| is_of(line.entry, subject));
                        let drawn = Drawn {
                            line: *line,
                            is_first: *is_first,
                            is_selected,
                            comparison,
                            language,
                        };
                        if line_row(ui, &drawn, document, actions) {
                            gone_to = Some(*index);
                        }
                    }
                }
            }
        });
    if let Some(index) = gone_to {
        state.panels.comparison.current = Some(index);
        go_to(document, comparison, &entries[index], state, actions);
    }
}

/// Filter by text and kind, how many show, copy and export.
fn head(
    ui: &mut Ui,
    entries: &Arc<[Entry]>,
    shown: &[usize],
    language: Language,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let hint = language.text(msg::COMPARISON_FILTER);
        let id = egui::Id::unique("comparison filter");
        ui.scope(|ui| {
            ui.set_max_width(220.0);
            controls::search_field(ui, &mut state.panels.comparison.search, &hint, id);
        });
        for (change, count) in counts(entries) {
            let word = language.text(change.word());
            let said = msg::COMPARISON_COUNT
                .with("word", word)
                .with("count", count);
            let said = language.say(&said);
            let left_out = &mut state.panels.comparison.left_out;
            let is_shown = !left_out.contains(&change);
            let words = egui::RichText::new(format!("{} {count}", change.sign()))
                .font(theme::font(theme::BODY, FontWeight::SemiBold))
                .color(bar::ink(ui, change));
            let response = ui.add(egui::Button::selectable(is_shown, words));
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_shown, &said)
            });
            if response.on_hover_text(&said).clicked() && !left_out.remove(&change) {
                left_out.insert(change);
            }
        }
        let count = msg::COMPARISON_SHOWN
            .with("shown", shown.len())
            .with("total", entries.len());
        ui.label(controls::caption(ui, language.say(&count)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let save = language.text(msg::COMPARISON_SAVE_TABLE);
            if icon::sized_button(ui, "download", &save, false, 26.0).clicked() {
                actions.push(Action::AskDifferencesFile);
            }
            let copy = language.text(msg::COMPARISON_COPY);
            if icon::sized_button(ui, "copy", &copy, false, 26.0).clicked() {
                let chosen: Vec<Entry> = shown.iter().map(|&at| entries[at].clone()).collect();
                ui.ctx().copy_text(table::as_tabs(&chosen, language));
            }
        });
    });
}

fn rows<'a>(entries: &'a [Entry], shown: &[usize]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for table in TABLES {
        let of: Vec<usize> = shown
            .iter()
            .copied()
            .filter(|&index| entries[index].table == table)
            .collect();
        if of.is_empty() {
            continue;
        }
        let here: Vec<Entry> = of.iter().map(|&index| entries[index].clone()).collect();
        rows.push(Row::Table(table, counts(&here)));
        for index in of {
            let lines = lines(std::slice::from_ref(&entries[index]));
            rows.extend(
                lines
                    .enumerate()
                    .map(|(number, line)| Row::Line(index, line, number == 0)),
            );
        }
    }
    rows
}

fn heading(ui: &mut Ui, table: TableName, counted: &[(ChangeMark, usize); 4], language: Language) {
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::empty());
    let title = language.text(table_words(table));
    let told: Vec<String> = counted
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(change, count)| format!("{}{count}", change.sign()))
        .collect();
    let text = format!("{title}  {}", told.join(" "));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    let font = theme::font(12.0, FontWeight::SemiBold);
    let galley = controls::elided(ui, &text, font, palette.muted, rect.width());
    let at = pos2(rect.left() + 4.0, rect.bottom() - galley.size().y - 4.0);
    ui.painter().galley(at, galley, palette.muted);
}

/// A line to draw.
struct Drawn<'a> {
    line: Line<'a>,
    /// Whether it is the first of its record, which names it.
    is_first: bool,
    is_selected: bool,
    comparison: &'a Comparison,
    language: Language,
}

/// Draws a line; gives whether it was clicked.
fn line_row(
    ui: &mut Ui,
    drawn: &Drawn<'_>,
    document: &Document,
    actions: &mut Vec<Action>,
) -> bool {
    let palette = theme::palette(ui);
    let (entry, field) = (drawn.line.entry, drawn.line.field);
    let language = drawn.language;
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let word = language.text(entry.change.word());
    let change = field.map_or_else(
        || entry.about.clone(),
        |field| format!("{} → {}", or_dash(&field.from), or_dash(&field.to)),
    );
    let label = field.map_or("", |field| field.label.as_str());
    let said = [&word, &entry.name, label, &change]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<&str>>()
        .join(", ");
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, drawn.is_selected, &said)
    });
    if drawn.is_selected {
        ui.painter().rect_filled(rect, 5.0, palette.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let room = rect.width() - 34.0;
    let text = |left: f32, share: f32, words: &str, weight: FontWeight, ink| {
        let font = theme::font(theme::BODY, weight);
        let galley = controls::elided(ui, words, font, ink, (room * share - 10.0).max(10.0));
        let at = pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    };
    let ink = bar::ink(ui, entry.change);
    if drawn.is_first {
        let sign = egui::Rect::from_center_size(
            pos2(rect.left() + 14.0, rect.center().y),
            Vec2::splat(15.0),
        );
        text(28.0, 0.30, &entry.name, FontWeight::Medium, palette.ink);
        icon::paint(ui.painter(), entry.change.icon(), sign, ink);
    }
    let second = if field.is_some() { label } else { &word };
    let regular = FontWeight::Regular;
    text(28.0 + room * 0.30, 0.22, second, regular, palette.muted);
    text(28.0 + room * 0.52, 0.46, &change, regular, palette.text);
    let clicked = response.clicked();
    response.on_hover_text(said);
    back_button(ui, rect, drawn, document, actions);
    clicked
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "–" } else { words }
}

/// The button that brings a difference back, where that can be done.
fn back_button(
    ui: &mut Ui,
    row: egui::Rect,
    drawn: &Drawn<'_>,
    document: &Document,
    actions: &mut Vec<Action>,
) {
    let (entry, field) = (drawn.line.entry, drawn.line.field);
    let back = Back {
        table: entry.table,
        record: entry.record.clone(),
        field: field.map(|field| field.path.clone()),
    };
    if document.is_read_only() || !drawn.comparison.can_bring_back(&back) {
        return;
    }
    let language = drawn.language;
    let name = field.map_or_else(
        || entry.name.clone(),
        |field| format!("{}, {}", entry.name, field.label),
    );
    let said = language.say(&msg::COMPARISON_BRING_BACK.with("name", name));
    let square =
        egui::Rect::from_center_size(pos2(row.right() - 16.0, row.center().y), Vec2::splat(22.0));
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(square));
    let from = drawn.comparison.name_before(language);
    let tip = language.say(&msg::COMPARISON_BRING_BACK_TIP.with("from", from));
    let response = icon::sized_button(&mut inner, "undo-2", &said, false, 22.0);
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::BringBack(Box::new(back)));
    }
}
