//! The table of services: how safe each was and will be, what is worse first. A click unfolds what
//! came, what went, and which loss lasts longest.

use egui::{Color32, Rect, Sense, Ui, Vec2, pos2};

use super::super::commands::jump;
use super::super::controls;
use super::Shown;
use crate::analysis::{RiskState, ServiceRisk, Trend, hours_in_words, share_in_words};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, SubjectId};
use crate::text::FontWeight;
use crate::ui::theme::Palette;
use crate::ui::{UiState, icon, theme};
use crate::workspace::Action;

/// Height of a row, in points.
const ROW: f32 = 27.0;
/// Width of the column that says which way a service goes.
const TREND: f32 = 104.0;

/// A column after the name: its heading, its width, and whether it is left out where room is short.
struct Column {
    heading: MessageId,
    width: f32,
    is_spare: bool,
    words: fn(&RiskState, &Shown<'_>) -> String,
    trend: fn(&ServiceRisk) -> Trend,
}

const COLUMNS: [Column; 5] = [
    Column {
        heading: msg::CHANGE_COLUMN_POINTS,
        width: 112.0,
        is_spare: false,
        words: |state, _| state.weak.single.len().to_string(),
        trend: |risk| risk.weak_points,
    },
    Column {
        heading: msg::CHANGE_COLUMN_AVAILABILITY,
        width: 176.0,
        is_spare: false,
        words: |state, shown| share_in_words(state.availability.availability, shown.language),
        trend: |risk| risk.availability,
    },
    Column {
        heading: msg::CHANGE_COLUMN_QUANTIFIED,
        width: 112.0,
        is_spare: true,
        words: |state, _| {
            format!(
                "{}/{}",
                state.availability.quantified, state.availability.of
            )
        },
        trend: |_| Trend::Same,
    },
    Column {
        heading: msg::CHANGE_COLUMN_RECOVERY,
        width: 128.0,
        is_spare: false,
        words: |state, shown| hours_in_words(state.recovery_h(), shown.language),
        trend: |risk| risk.recovery,
    },
    Column {
        heading: msg::CHANGE_COLUMN_VIOLATIONS,
        width: 112.0,
        is_spare: true,
        words: |state, _| state.violations.len().to_string(),
        trend: |risk| risk.violations,
    },
];

/// Sign and colour of a trend.
fn look(trend: Trend, palette: &Palette) -> (&'static str, Color32) {
    match trend {
        Trend::Worse => ("trending-down", palette.down.0),
        Trend::Mixed => ("tilde", palette.degraded.0),
        Trend::New => ("plus", palette.accent),
        Trend::Better => ("trending-up", palette.intact.0),
        Trend::Gone => ("minus", palette.muted),
        Trend::Same => ("equal", palette.muted),
    }
}

/// Draws the table.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, state: &mut UiState, actions: &mut Vec<Action>) {
    let impact = &shown.found.impact;
    summary(ui, shown);
    if impact.risks.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let columns = fitting(ui.available_width());
    headings(ui, shown, &columns);
    for risk in impact.by_trend() {
        let is_open = state.panels.change.open.contains(&risk.service);
        if row(ui, shown, risk, &columns, is_open) {
            let open = &mut state.panels.change.open;
            if !open.remove(&risk.service) {
                open.insert(risk.service.clone());
            }
        }
        if is_open {
            details(ui, shown, risk, state, actions);
        }
    }
    if shown.found.impact.out_of_reach > 0 {
        ui.add_space(4.0);
        let words = msg::CHANGE_OUT_OF_REACH.with("count", impact.out_of_reach);
        ui.label(controls::caption(ui, shown.language.say(&words)));
    }
}

/// “13 better · 1 mixed”, each in its colour.
fn summary(ui: &mut Ui, shown: &Shown<'_>) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        let title = shown.language.text(msg::CHANGE_SERVICES);
        ui.label(controls::strong(title, 12.5));
        for trend in Trend::ALL {
            let mut count = shown.found.impact.count(trend);
            if trend == Trend::Same {
                count += shown.found.impact.out_of_reach;
            }
            if count == 0 {
                continue;
            }
            let (glyph, color) = look(trend, palette);
            icon::show(ui, glyph, 14.0, color);
            let words = format!("{count} {}", shown.language.say(&trend.message()));
            let words = egui::RichText::new(words)
                .font(theme::font(12.5, FontWeight::Medium))
                .color(color);
            ui.label(words);
            ui.add_space(4.0);
        }
    });
}

/// The columns that leave the name enough room.
fn fitting(width: f32) -> Vec<&'static Column> {
    const LEAST_NAME: f32 = 190.0;
    let total = |spare: bool| -> f32 {
        let columns = COLUMNS.iter().filter(|column| spare || !column.is_spare);
        columns.map(|column| column.width).sum()
    };
    let has_room = width - TREND - total(true) >= LEAST_NAME;
    COLUMNS
        .iter()
        .filter(|column| has_room || !column.is_spare)
        .collect()
}

/// The room of the name, and of each column.
fn cells(rect: Rect, columns: &[&Column]) -> (Rect, Vec<Rect>) {
    let total: f32 = columns.iter().map(|column| column.width).sum();
    let name = Rect::from_min_max(
        pos2(rect.left() + TREND, rect.top()),
        pos2(
            (rect.right() - total).max(rect.left() + TREND + 60.0),
            rect.bottom(),
        ),
    );
    let mut left = name.right();
    let rects = columns
        .iter()
        .map(|column| {
            let cell = Rect::from_min_size(
                pos2(left, rect.top()),
                Vec2::new(column.width, rect.height()),
            );
            left += column.width;
            cell
        })
        .collect();
    (name, rects)
}

fn text(ui: &Ui, rect: Rect, words: &str, size: f32, weight: FontWeight, color: Color32) -> f32 {
    let galley = controls::elided(
        ui,
        words,
        theme::font(size, weight),
        color,
        rect.width() - 10.0,
    );
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let width = galley.size().x;
    ui.painter().galley(at, galley, color);
    width
}

fn headings(ui: &mut Ui, shown: &Shown<'_>, columns: &[&Column]) {
    let size = Vec2::new(ui.available_width(), 22.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let palette = theme::palette(ui);
    let (name, rects) = cells(rect, columns);
    let write = |rect: Rect, id: MessageId| {
        let words = shown.language.text(id);
        text(ui, rect, &words, 11.5, FontWeight::Medium, palette.muted);
    };
    let first = Rect::from_min_size(
        pos2(rect.left() + 6.0, rect.top()),
        Vec2::new(TREND - 6.0, rect.height()),
    );
    write(first, msg::CHANGE_COLUMN_TREND);
    write(name, msg::CHANGE_COLUMN_SERVICE);
    for (column, rect) in columns.iter().zip(rects) {
        write(rect, column.heading);
    }
    let line = egui::Stroke::new(1.0, palette.line);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

/// “11 → 8”, or the one value where both are alike.
fn both(risk: &ServiceRisk, words: &dyn Fn(&RiskState) -> String) -> String {
    let side = |state: &Option<RiskState>| state.as_ref().map_or_else(|| "–".to_owned(), words);
    let (before, after) = (side(&risk.before), side(&risk.after));
    if before == after {
        before
    } else {
        format!("{before} → {after}")
    }
}

/// A service; gives whether it was clicked.
fn row(
    ui: &mut Ui,
    shown: &Shown<'_>,
    risk: &ServiceRisk,
    columns: &[&Column],
    is_open: bool,
) -> bool {
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = shown.name(&risk.service);
    let trend = shown.language.say(&risk.trend.message());
    let said = || {
        let cells = COLUMNS.iter().map(|column| {
            let heading = shown.language.text(column.heading);
            format!(
                "{heading}: {}",
                both(risk, &|state| (column.words)(state, shown))
            )
        });
        let cells: Vec<String> = cells.collect();
        format!("{name}, {trend}, {}", cells.join(", "))
    };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_open, said()));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let palette = theme::palette(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, palette.hover);
    }
    let (glyph, color) = look(risk.trend, palette);
    let chevron = if is_open {
        "chevron-down"
    } else {
        "chevron-right"
    };
    let square = |x: f32, side: f32| {
        Rect::from_center_size(pos2(rect.left() + x, rect.center().y), Vec2::splat(side))
    };
    icon::paint(ui.painter(), chevron, square(10.0, 13.0), palette.muted);
    icon::paint(ui.painter(), glyph, square(28.0, 15.0), color);
    let first = Rect::from_min_max(
        pos2(rect.left() + 40.0, rect.top()),
        pos2(rect.left() + TREND + 4.0, rect.bottom()),
    );
    text(ui, first, &trend, 12.5, FontWeight::Medium, color);
    let (name_rect, rects) = cells(rect, columns);
    text(
        ui,
        name_rect,
        &name,
        theme::BODY,
        FontWeight::Regular,
        palette.text,
    );
    for (column, cell) in columns.iter().zip(rects) {
        let words = both(risk, &|state| (column.words)(state, shown));
        let trend = (column.trend)(risk);
        let (glyph, color) = look(trend, palette);
        let is_told = matches!(trend, Trend::Better | Trend::Worse | Trend::Mixed);
        let ink = if is_told { color } else { palette.text };
        let room = cell.with_max_x(cell.right() - if is_told { 18.0 } else { 0.0 });
        let width = text(ui, room, &words, 12.5, FontWeight::Regular, ink);
        if is_told {
            let at = pos2(cell.left() + width + 11.0, cell.center().y);
            let square = Rect::from_center_size(at, Vec2::splat(13.0));
            icon::paint(ui.painter(), glyph, square, color);
        }
    }
    response.clicked()
}

/// What stands behind the figures of a service.
fn details(
    ui: &mut Ui,
    shown: &Shown<'_>,
    risk: &ServiceRisk,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let language = shown.language;
    let palette = theme::palette(ui);
    let mut gone_to = None;
    egui::Frame::new()
        .inner_margin(egui::Margin {
            left: 40,
            right: 8,
            top: 2,
            bottom: 8,
        })
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let (come, go) = risk.points_that_come_and_go();
            let lists = [
                (come, msg::CHANGE_POINTS_COME, "plus", palette.down.0),
                (go, msg::CHANGE_POINTS_GO, "minus", palette.intact.0),
            ];
            for (points, label, glyph, color) in lists {
                if points.is_empty() {
                    continue;
                }
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = Vec2::new(4.0, 2.0);
                    icon::show(ui, glyph, 13.0, color);
                    ui.label(controls::caption(ui, language.text(label)));
                    for id in points {
                        let name = shown.name(id);
                        let font = theme::font(12.0, FontWeight::Medium);
                        let wide = controls::elided(ui, &name, font, color, 400.0);
                        // What stands in a scope does not wrap by itself.
                        if ui.available_size_before_wrap().x < wide.size().x + 8.0 {
                            ui.end_row();
                        }
                        if controls::link(ui, &name).clicked() {
                            gone_to = Some(id.clone());
                        }
                    }
                });
            }
            for (side, label) in [
                (&risk.before, msg::CHANGE_BEFORE),
                (&risk.after, msg::CHANGE_AFTER),
            ] {
                if let Some(side) = side {
                    let words = language.say(&label.with("words", worst(side, shown)));
                    ui.add(egui::Label::new(controls::caption(ui, words)).wrap());
                }
            }
            if controls::link(ui, &language.text(msg::CHANGE_GO_TO_SERVICE)).clicked() {
                gone_to = Some(risk.service.clone());
            }
        });
    if let Some(id) = gone_to {
        let id: ElementId = id;
        jump(SubjectId::from(&id), state, actions);
    }
}

/// The longest single loss against what the business bears, and the ceiling.
fn worst(state: &RiskState, shown: &Shown<'_>) -> crate::locale::Message {
    let language = shown.language;
    let ceiling = share_in_words(state.availability.ceiling, language);
    let Some(loss) = &state.worst_loss else {
        let id = if state.weak.is_down_already {
            msg::CHANGE_DOWN_ALREADY
        } else {
            msg::CHANGE_NO_SINGLE_LOSS
        };
        return id.with("ceiling", ceiling);
    };
    let need = state
        .need_h
        .map_or_else(|| "–".to_owned(), |need| hours_in_words(need, language));
    msg::CHANGE_WORST_LOSS
        .with("name", shown.name(&loss.lost))
        .with("hours", hours_in_words(loss.hours, language))
        .with("need", need)
        .with("is_over", if state.exceeds_need() { "yes" } else { "no" })
        .with("ceiling", ceiling)
}
