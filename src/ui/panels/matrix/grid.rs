//! The grid: rows of losses, columns of services, headings that stay in sight.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Id, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::controls;
use crate::analysis::{LossOrigin, ServiceCell, State, Tally};
use crate::locale::msg;
use crate::model::ElementId;
use crate::text::FontWeight;
use crate::ui::{icon, theme};
use crate::workspace::matrix::MatrixSheet;

/// Sizes, in points.
const HEAD: f32 = 46.0;
const ROW: f32 = 26.0;
const COLUMN: f32 = 112.0;
const SUM: f32 = 78.0;
/// Column of the scenarios: as wide as the drawer allows.
const SIDE: f32 = 250.0;
const LEAST_SIDE: f32 = 130.0;

/// What is drawn.
pub(super) struct Shown<'a> {
    pub(super) sheet: MatrixSheet<'a>,
    /// The cell, or the row, that was opened last.
    pub(super) opened: Option<&'a (LossOrigin, Option<ElementId>)>,
}

/// A place in the grid: a row, and a column where it is a cell.
type Place = (usize, Option<usize>);

/// Draws it, and gives what was clicked.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>) -> Option<Place> {
    let matrix = shown.sheet.matrix;
    let side = SIDE.min((ui.available_width() * 0.34).max(LEAST_SIDE));
    let columns = matrix.columns.len() as f32;
    // A row and a column more: how many are met.
    let size = vec2(
        side + columns * COLUMN + SUM,
        HEAD + (matrix.rows.len() as f32 + 1.0) * ROW,
    );
    let mut clicked = None;
    ScrollArea::both()
        .id_salt("scenario matrix")
        .auto_shrink(false)
        .show(ui, |ui| {
            let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
            let sight = ui.clip_rect().intersect(whole);
            let grid = Grid { whole, sight, side };
            cells(ui, shown, &grid, &mut clicked);
            sides(ui, shown, &grid, &mut clicked);
            heads(ui, shown, &grid);
            corner(ui, shown, &grid);
        });
    clicked
}

/// Where things lie on the screen.
struct Grid {
    whole: Rect,
    sight: Rect,
    side: f32,
}

impl Grid {
    fn cell(&self, row: usize, column: usize) -> Rect {
        let left = self.whole.left() + self.side + column as f32 * COLUMN;
        Rect::from_min_size(pos2(left, self.top(row)), vec2(COLUMN, ROW))
    }

    fn top(&self, row: usize) -> f32 {
        self.whole.top() + HEAD + row as f32 * ROW
    }

    /// The last column: how many are met.
    fn sum(&self, row: usize, columns: usize) -> Rect {
        let left = self.whole.left() + self.side + columns as f32 * COLUMN;
        Rect::from_min_size(pos2(left, self.top(row)), vec2(SUM, ROW))
    }

    /// The room of cells: not under the headings.
    fn body(&self) -> Rect {
        Rect::from_min_max(
            pos2(self.sight.left() + self.side, self.sight.top() + HEAD),
            self.sight.max,
        )
    }

    /// The heading of a row, which keeps to the left edge.
    fn side(&self, row: usize) -> Rect {
        Rect::from_min_size(pos2(self.sight.left(), self.top(row)), vec2(self.side, ROW))
    }

    /// The heading of a column, which keeps to the upper edge.
    fn head(&self, column: usize) -> Rect {
        let left = self.whole.left() + self.side + column as f32 * COLUMN;
        Rect::from_min_size(pos2(left, self.sight.top()), vec2(COLUMN, HEAD))
    }
}

fn text(
    ui: &Ui,
    words: &str,
    size: f32,
    weight: FontWeight,
    color: Color32,
    room: f32,
) -> Arc<Galley> {
    controls::elided(ui, words, theme::font(size, weight), color, room)
}

fn cells(ui: &mut Ui, shown: &Shown<'_>, grid: &Grid, clicked: &mut Option<Place>) {
    let matrix = shown.sheet.matrix;
    let body = grid.body();
    let columns = matrix.columns.len();
    for (row, losses) in matrix.rows.iter().enumerate() {
        if losses.cells.is_empty() {
            void(ui, shown, grid, row);
            continue;
        }
        for (column, cell) in losses.cells.iter().enumerate() {
            let place = grid.cell(row, column);
            if !body.intersects(place) {
                continue;
            }
            let response = ui.interact(
                place.intersect(body),
                Id::unique(("matrix cell", row, column)),
                Sense::click(),
            );
            draw_cell(ui, shown, (row, column), cell, place, body, &response);
            if response.clicked() {
                *clicked = Some((row, Some(column)));
            }
            about(shown, (row, column), cell, response);
        }
        tally(
            ui,
            shown,
            matrix.row_tally(row),
            grid.sum(row, columns),
            body,
        );
    }
    for column in 0..columns {
        let place = grid.cell(matrix.rows.len(), column);
        tally(ui, shown, matrix.column_tally(column), place, body);
    }
    let place = grid.sum(matrix.rows.len(), columns);
    tally(ui, shown, matrix.tally(), place, body);
}

/// Says on hover, and to those who do not see, all that a cell knows.
fn about(shown: &Shown<'_>, (row, column): (usize, usize), cell: &ServiceCell, response: Response) {
    let sheet = &shown.sheet;
    let (Some(losses), Some(service)) =
        (sheet.matrix.rows.get(row), sheet.matrix.columns.get(column))
    else {
        return;
    };
    let said = || {
        let names = |id: &ElementId| crate::workspace::matrix::element_name(sheet.snapshot, id);
        let mut lines = vec![losses.loss.title(sheet.language)];
        lines.extend(cell.said(&service.service, &names, sheet.language));
        lines
    };
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::Button,
            true,
            crate::text::visible(&said().join(". ")),
        )
    });
    response.on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        let mut lines = said().into_iter();
        if let Some(first) = lines.next() {
            ui.label(controls::strong(first, 12.5));
        }
        for line in lines {
            ui.add(egui::Label::new(line).wrap());
        }
        ui.label(controls::caption(ui, sheet.language.text(msg::MATRIX_OPEN)));
    });
}

fn draw_cell(
    ui: &Ui,
    shown: &Shown<'_>,
    (row, column): (usize, usize),
    cell: &ServiceCell,
    place: Rect,
    body: Rect,
    response: &Response,
) {
    let language = shown.sheet.language;
    let palette = theme::palette(ui);
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let inner = place.shrink2(vec2(2.0, 1.5));
    let (glyph, (ink, ground)) = match cell.state() {
        State::Down => ("circle-x", palette.down),
        State::Degraded => ("triangle-alert", palette.degraded),
        State::Up => ("check", palette.intact),
    };
    let corner = CornerRadius::same(5);
    if cell.state() != State::Up {
        painter.rect_filled(inner, corner, ground);
    }
    if cell.is_beyond() {
        painter.rect_stroke(inner, corner, Stroke::new(1.5, ink), StrokeKind::Inside);
    }
    if response.hovered() || response.has_focus() {
        painter.rect_stroke(
            inner,
            corner,
            Stroke::new(1.5, palette.accent),
            StrokeKind::Outside,
        );
    }
    if is_opened(shown, row, Some(column)) {
        painter.rect_stroke(
            inner,
            corner,
            Stroke::new(2.0, palette.accent),
            StrokeKind::Outside,
        );
    }
    let middle = inner.center().y;
    let square = |x: f32, side: f32| Rect::from_center_size(pos2(x, middle), Vec2::splat(side));
    if cell.state() == State::Up {
        icon::paint(
            &painter,
            glyph,
            square(inner.center().x, 13.0),
            palette.muted,
        );
        if cell.loses_data() {
            let place = square(inner.right() - 10.0, 12.0);
            icon::paint(&painter, "database", place, palette.down.0);
        }
        return;
    }
    icon::paint(&painter, glyph, square(inner.left() + 11.0, 14.0), ink);
    let words = cell.rto_in_short(language);
    let words = words.unwrap_or_else(|| language.text(cell.word()));
    let mark = cell.mark();
    let mut room = inner.width() - 24.0 - if mark.is_empty() { 3.0 } else { 13.0 };
    if cell.loses_data() {
        let place = square(inner.left() + 22.0 + room - 4.0, 12.0);
        icon::paint(&painter, "database", place, palette.down.0);
        room -= 13.0;
    }
    let galley = text(ui, &words, 12.0, FontWeight::Medium, ink, room);
    let at = pos2(inner.left() + 22.0, middle - galley.size().y / 2.0);
    painter.galley(at, galley, ink);
    if !mark.is_empty() {
        let at = pos2(inner.right() - 8.0, middle);
        let font = theme::font(13.0, FontWeight::Bold);
        painter.text(at, Align2::CENTER_CENTER, mark, font, ink);
    }
}

fn is_opened(shown: &Shown<'_>, row: usize, column: Option<usize>) -> bool {
    let Some((origin, service)) = shown.opened else {
        return false;
    };
    let matrix = shown.sheet.matrix;
    let here = column.and_then(|at| matrix.columns.get(at));
    let is_row = matrix
        .rows
        .get(row)
        .is_some_and(|row| row.loss.origin == *origin);
    is_row && here.map(|column| &column.service) == service.as_ref()
}

/// A loss that is none at this plateau.
fn void(ui: &Ui, shown: &Shown<'_>, grid: &Grid, row: usize) {
    let body = grid.body();
    let left = grid.whole.left().max(grid.sight.left()) + grid.side + 8.0;
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let words = shown.sheet.language.text(msg::MATRIX_VOID);
    let palette = theme::palette(ui);
    let galley = text(ui, &words, 12.0, FontWeight::Regular, palette.muted, 600.0);
    let at = pos2(left, grid.top(row) + (ROW - galley.size().y) / 2.0);
    painter.galley(at, galley, palette.muted);
}

/// “12 of 15”, weak where something is not met.
fn tally(ui: &Ui, shown: &Shown<'_>, tally: Tally, place: Rect, body: Rect) {
    if !body.intersects(place) || tally.pairs == 0 {
        return;
    }
    let palette = theme::palette(ui);
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let words = msg::MATRIX_MET_OF.with("met", tally.met);
    let words = shown.sheet.language.say(&words.with("pairs", tally.pairs));
    let (ink, weight) = if tally.met < tally.pairs {
        (palette.ink, FontWeight::SemiBold)
    } else {
        (palette.muted, FontWeight::Regular)
    };
    let galley = text(ui, &words, 12.0, weight, ink, place.width() - 8.0);
    let at = place.center() - galley.size() / 2.0;
    painter.galley(at, galley, ink);
}

/// The losses at the left, which stay in sight.
fn sides(ui: &mut Ui, shown: &Shown<'_>, grid: &Grid, clicked: &mut Option<Place>) {
    let palette = theme::palette(ui);
    let room = Rect::from_min_max(
        pos2(grid.sight.left(), grid.sight.top() + HEAD),
        pos2(grid.sight.left() + grid.side, grid.sight.bottom()),
    );
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    painter.rect_filled(room, 0.0, palette.paper);
    let line = Stroke::new(1.0, palette.line);
    painter.vline(room.right() - 0.5, room.y_range(), line);
    for (row, losses) in shown.sheet.matrix.rows.iter().enumerate() {
        let place = grid.side(row);
        if !room.intersects(place) {
            continue;
        }
        let title = losses.loss.title(shown.sheet.language);
        let id = Id::unique(("matrix row", row));
        let response = ui.interact(place.intersect(room), id, Sense::click());
        let is_opened = is_opened(shown, row, None);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, is_opened, title.clone())
        });
        if response.hovered() || response.has_focus() {
            painter.rect_filled(place.shrink(2.0), 5.0, palette.hover);
        }
        if is_opened {
            painter.rect_filled(place.shrink(2.0), 5.0, palette.accent_soft);
        }
        let is_partial = !losses.loss.missing.is_empty();
        let slack = if is_partial { 40.0 } else { 18.0 };
        let room = grid.side - slack;
        let galley = text(ui, &title, 12.5, FontWeight::Medium, palette.ink, room);
        let at = pos2(place.left() + 6.0, place.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, palette.ink);
        if is_partial {
            let at = pos2(place.right() - 18.0, place.center().y);
            let square = Rect::from_center_size(at, Vec2::splat(14.0));
            icon::paint(&painter, "circle-help", square, palette.degraded.0);
        }
        if response.clicked() {
            *clicked = Some((row, None));
        }
        response.on_hover_ui(|ui| {
            ui.set_max_width(360.0);
            ui.label(controls::strong(title, 12.5));
            ui.add(egui::Label::new(shown.sheet.effect(row)).wrap());
            let hint = shown.sheet.language.text(msg::MATRIX_OPEN_ROW);
            ui.label(controls::caption(ui, hint));
        });
    }
    let place = grid.side(shown.sheet.matrix.rows.len());
    let words = shown.sheet.language.text(msg::MATRIX_COLUMN_MET);
    let galley = text(
        ui,
        &words,
        12.0,
        FontWeight::Regular,
        palette.muted,
        grid.side - 12.0,
    );
    let at = pos2(place.left() + 6.0, place.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, palette.muted);
}

/// The services at the top, which stay in sight.
fn heads(ui: &mut Ui, shown: &Shown<'_>, grid: &Grid) {
    let palette = theme::palette(ui);
    let language = shown.sheet.language;
    let room = Rect::from_min_max(
        pos2(grid.sight.left() + grid.side, grid.sight.top()),
        pos2(grid.sight.right(), grid.sight.top() + HEAD),
    );
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    painter.rect_filled(room, 0.0, palette.paper);
    for (column, service) in shown.sheet.matrix.columns.iter().enumerate() {
        let place = grid.head(column);
        if !room.intersects(place) {
            continue;
        }
        let name = crate::workspace::matrix::element_name(shown.sheet.snapshot, &service.service);
        let need = crate::analysis::need_or_dash(service.need_h, language);
        let need = language.say(&msg::MATRIX_NEED.with("hours", need));
        let font = theme::font(11.0, FontWeight::Medium);
        let galley = controls::in_two_lines(ui, &name, font, palette.ink, COLUMN - 10.0);
        let at = pos2(place.left() + 5.0, place.top() + 1.0);
        painter.galley(at, galley, palette.ink);
        let galley = text(
            ui,
            &need,
            11.0,
            FontWeight::Regular,
            palette.muted,
            COLUMN - 10.0,
        );
        let at = pos2(place.left() + 5.0, place.bottom() - galley.size().y - 3.0);
        painter.galley(at, galley, palette.muted);
        let id = Id::unique(("matrix column", column));
        let response = ui.interact(place.intersect(room), id, Sense::hover());
        response.on_hover_text(format!("{name}\n{need}"));
    }
    let sum = grid.head(shown.sheet.matrix.columns.len());
    let words = language.text(msg::MATRIX_COLUMN_MET);
    let galley = text(
        ui,
        &words,
        11.5,
        FontWeight::Medium,
        palette.muted,
        SUM - 8.0,
    );
    let at = pos2(sum.left() + (SUM - galley.size().x) / 2.0, sum.top() + 1.0);
    painter.galley(at, galley, palette.muted);
    let line = Stroke::new(1.0, palette.line);
    painter.hline(room.x_range(), room.bottom() - 0.5, line);
}

fn corner(ui: &Ui, shown: &Shown<'_>, grid: &Grid) {
    let palette = theme::palette(ui);
    let room = Rect::from_min_size(grid.sight.min, vec2(grid.side, HEAD));
    ui.painter().rect_filled(room, 0.0, palette.paper);
    let words = shown.sheet.language.text(msg::MATRIX_COLUMN_SCENARIO);
    let galley = text(
        ui,
        &words,
        11.5,
        FontWeight::Medium,
        palette.muted,
        grid.side - 12.0,
    );
    let at = pos2(room.left() + 6.0, room.top() + 1.0);
    ui.painter().galley(at, galley, palette.muted);
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(room.x_range(), room.bottom() - 0.5, line);
    ui.painter().vline(room.right() - 0.5, room.y_range(), line);
}
