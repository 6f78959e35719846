//! The matrix of feared losses and services as a drawing: a row a loss, a column a service, how many
//! are met at the ends of both.
//!
//! Down and degraded carry sign, colour and word or hours; what is intact is left quiet, so that
//! what matters stands out. A cell with a frame and `!` lasts longer than the business bears.

mod page;
#[cfg(test)]
mod tests;

use super::figure::{Color, Figure, Item, ItemRole, Scene, Stroke, Subject, TextAnchor};
use super::pen::{Font, anchored, half_cap, icon, line, rect, square, stroke, words};
use super::perspective::ImpactState;
use super::roadmap::sheet::{item, label};
use super::theme::Theme;
use crate::analysis::{Matrix, MatrixRow, ServiceCell, State, Tally, need_or_dash};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::{ElementId, Snapshot};
use crate::text::{self, FontWeight};

pub use page::compose_matrix_page;

const HEADING: Font = Font::new(11.5, FontWeight::SemiBold);
const NEED: Font = Font::new(11.0, FontWeight::Regular);
const NAME: Font = Font::new(13.0, FontWeight::SemiBold);
const ABOUT: Font = Font::new(10.5, FontWeight::Regular);
const CELL: Font = Font::new(12.0, FontWeight::SemiBold);
const SUM: Font = Font::new(12.0, FontWeight::SemiBold);
const SIDE: f64 = 300.0;
const COLUMN: f64 = 124.0;
const SUMS: f64 = 84.0;
const HEAD: f64 = 78.0;
const ROW: f64 = 40.0;
/// Lines of a service's name.
const NAME_LINES: usize = 3;

/// What to draw. Equal requests give equal drawings.
#[derive(Clone, Copy, Debug)]
pub struct MatrixRequest<'a> {
    /// The matrix.
    pub matrix: &'a Matrix,
    /// The map at its plateau: for names.
    pub snapshot: &'a Snapshot,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of words.
    pub language: Language,
}

impl MatrixRequest<'_> {
    fn name(&self, id: &ElementId) -> String {
        let element = self.snapshot.element_by_id(id);
        let name = element.map(|element| element.name.to_string());
        name.filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| id.to_string())
    }

    fn met(&self, tally: Tally) -> String {
        let words = msg::MATRIX_MET_OF.with("met", tally.met);
        self.language.say(&words.with("pairs", tally.pairs))
    }
}

/// Draws it. O(losses × services).
#[must_use]
pub fn compose_matrix(request: &MatrixRequest<'_>) -> Scene {
    let matrix = request.matrix;
    let width = SIDE + matrix.columns.len() as f64 * COLUMN + SUMS;
    let height = HEAD + (matrix.rows.len() as f64 + 1.0) * ROW;
    let bounds = Rect::new(0.0, 0.0, width, height);
    let mut items = vec![ground(request, bounds)];
    for at in 0..matrix.columns.len() {
        items.push(head(request, at));
    }
    for (at, row) in matrix.rows.iter().enumerate() {
        items.push(draw_row(request, at, row));
    }
    items.push(sums(request, bounds));
    Scene {
        bounds,
        background: Some(request.theme.canvas),
        items,
    }
}

/// The card, and lines between the rows.
fn ground(request: &MatrixRequest<'_>, bounds: Rect) -> Item {
    let theme = request.theme;
    let card = bounds.inflate(14.0, 12.0);
    let mut figures = vec![rect(card, 12.0, Some(theme.paper), stroke(theme.line, 1.2))];
    for row in 0..=request.matrix.rows.len() {
        let y = HEAD + row as f64 * ROW;
        let ends = (Point::new(0.0, y), Point::new(bounds.x1, y));
        figures.push(line(ends.0, ends.1, Stroke::solid(theme.line, 1.0)));
    }
    let x = bounds.x1 - SUMS / 2.0;
    let met = request.language.text(msg::MATRIX_COLUMN_MET);
    let at = Point::new(x, HEAD - 14.0);
    let room = SUMS - 8.0;
    figures.extend(label(
        at,
        TextAnchor::Middle,
        &met,
        HEADING,
        room,
        theme.muted,
    ));
    let scenario = request.language.text(msg::MATRIX_COLUMN_SCENARIO);
    let at = Point::new(6.0, HEAD - 14.0);
    figures.extend(label(
        at,
        TextAnchor::Start,
        &scenario,
        HEADING,
        SIDE,
        theme.muted,
    ));
    item(ItemRole::Frame, card, String::new(), figures)
}

/// A service: its name over its need.
fn head(request: &MatrixRequest<'_>, at: usize) -> Item {
    let theme = request.theme;
    let column = &request.matrix.columns[at];
    let name = request.name(&column.service);
    let center = SIDE + (at as f64 + 0.5) * COLUMN;
    let bounds = Rect::new(center - COLUMN / 2.0, 0.0, center + COLUMN / 2.0, HEAD);
    let room = COLUMN - 10.0;
    let lines = text::wrap(&name, HEADING.weight, HEADING.size, room, NAME_LINES);
    let need = request
        .language
        .say(&msg::MATRIX_NEED.with("hours", need_or_dash(column.need_h, request.language)));
    let mut figures = Vec::new();
    let first = HEAD - 32.0 - (lines.len() as f64 - 1.0) * 14.0;
    for (row, words) in lines.into_iter().enumerate() {
        let baseline = Point::new(center, first + row as f64 * 14.0);
        let fitted = (words.text, words.width);
        figures.extend(anchored(
            baseline,
            TextAnchor::Middle,
            fitted,
            HEADING,
            theme.ink,
        ));
    }
    let at = Point::new(center, HEAD - 14.0);
    figures.extend(label(
        at,
        TextAnchor::Middle,
        &need,
        NEED,
        room,
        theme.muted,
    ));
    Item {
        subject: Some(Subject::Element(column.service.text().clone())),
        ..item(ItemRole::Card, bounds, format!("{name}, {need}"), figures)
    }
}

fn draw_row(request: &MatrixRequest<'_>, at: usize, row: &MatrixRow) -> Item {
    let (theme, language) = (request.theme, request.language);
    let top = HEAD + at as f64 * ROW;
    let columns = request.matrix.columns.len();
    let width = SIDE + columns as f64 * COLUMN + SUMS;
    let bounds = Rect::new(0.0, top, width, top + ROW);
    let title = row.loss.title(language);
    let mut said = vec![title.clone()];
    let mut figures = Vec::new();
    let baseline = Point::new(6.0, top + 17.0);
    figures.extend(words(
        baseline,
        NAME.fit(&title, SIDE - 16.0),
        NAME,
        theme.ink,
    ));
    let about = effect(request, row);
    let baseline = Point::new(6.0, top + 31.5);
    figures.extend(words(
        baseline,
        ABOUT.fit(&about, SIDE - 16.0),
        ABOUT,
        theme.muted,
    ));
    said.push(about);
    for (column, cell) in row.cells.iter().enumerate() {
        let left = SIDE + column as f64 * COLUMN;
        let place = Rect::new(left + 3.0, top + 4.0, left + COLUMN - 3.0, top + ROW - 4.0);
        draw_cell(cell, place, request, &mut figures);
        if cell.state() != State::Up {
            let service = request.name(&request.matrix.columns[column].service);
            said.push(format!("{service}: {}", cell.short(language)));
        }
    }
    if row.loss.is_void() {
        let at = Point::new(SIDE + 10.0, bounds.center().y);
        let words = language.text(msg::MATRIX_VOID);
        let room = width - SIDE - SUMS - 20.0;
        figures.extend(label(
            at,
            TextAnchor::Start,
            &words,
            NEED,
            room,
            theme.muted,
        ));
    } else {
        let met = request.met(request.matrix.row_tally(at));
        let at = Point::new(width - SUMS / 2.0, bounds.center().y);
        figures.extend(label(
            at,
            TextAnchor::Middle,
            &met,
            SUM,
            SUMS - 8.0,
            theme.ink,
        ));
        said.push(met);
    }
    item(ItemRole::Frame, bounds, said.join(", "), figures)
}

/// What a loss does to the whole map, and what of it is not there.
fn effect(request: &MatrixRequest<'_>, row: &MatrixRow) -> String {
    let language = request.language;
    if !row.loss.missing.is_empty() {
        let names: Vec<&str> = row.loss.missing.iter().map(ElementId::as_str).collect();
        return language.say(&msg::MATRIX_MISSING.with("names", names.join(", ")));
    }
    let counts = msg::MATRIX_ROW_COUNTS.with("down", row.down_total);
    language.say(&counts.with("degraded", row.degraded_total))
}

fn draw_cell(
    cell: &ServiceCell,
    place: Rect,
    request: &MatrixRequest<'_>,
    figures: &mut Vec<Figure>,
) {
    let (theme, language) = (request.theme, request.language);
    let state = match cell.state() {
        State::Down => ImpactState::Down,
        State::Degraded => ImpactState::Degraded,
        State::Up => {
            let sign = square(place.center(), 14.0);
            figures.push(icon("check", sign, theme.muted));
            if cell.loses_data() {
                figures.push(data_sign(place, 10.0, theme.state(ImpactState::Down).ink));
            }
            return;
        }
    };
    let tint = theme.state(state);
    let edge = cell.is_beyond().then(|| Stroke::solid(tint.ink, 1.8));
    figures.push(rect(place, 6.0, Some(tint.ground), edge));
    let middle = place.center().y;
    let sign = square(Point::new(place.x0 + 12.0, middle), 15.0);
    figures.push(icon(state.icon(), sign, tint.ink));
    let shown = cell.rto_in_short(language);
    let shown = shown.unwrap_or_else(|| language.text(cell.word()));
    let mut right = place.x1 - if cell.is_beyond() { 14.0 } else { 3.0 };
    if cell.loses_data() {
        let from_right = place.x1 - right + 7.0;
        figures.push(data_sign(
            place,
            from_right,
            theme.state(ImpactState::Down).ink,
        ));
        right -= 14.0;
    }
    let at = Point::new(place.x0 + 23.0, middle);
    let room = right - at.x;
    figures.extend(label(at, TextAnchor::Start, &shown, CELL, room, tint.ink));
    if cell.is_beyond() {
        let baseline = Point::new(place.x1 - 9.0, middle + half_cap(CELL));
        let fitted = CELL.fit(cell.mark(), 10.0);
        figures.extend(anchored(
            baseline,
            TextAnchor::Middle,
            fitted,
            CELL,
            tint.ink,
        ));
    }
}

/// More of the data is lost than the business bears.
fn data_sign(place: Rect, from_right: f64, ink: Color) -> Figure {
    let center = Point::new(place.x1 - from_right, place.center().y);
    icon("database", square(center, 12.0), ink)
}

/// How many are met of each service, and of all.
fn sums(request: &MatrixRequest<'_>, bounds: Rect) -> Item {
    let theme = request.theme;
    let matrix = request.matrix;
    let top = HEAD + matrix.rows.len() as f64 * ROW;
    let middle = top + ROW / 2.0;
    let met = request.language.text(msg::MATRIX_COLUMN_MET);
    let mut figures = Vec::new();
    let at = Point::new(6.0, middle);
    figures.extend(label(
        at,
        TextAnchor::Start,
        &met,
        HEADING,
        SIDE,
        theme.muted,
    ));
    let mut said = vec![met];
    let mut put = |x: f64, room: f64, tally: Tally, figures: &mut Vec<Figure>| {
        let words = request.met(tally);
        let at = Point::new(x, middle);
        figures.extend(label(at, TextAnchor::Middle, &words, SUM, room, theme.ink));
        said.push(words);
    };
    for column in 0..matrix.columns.len() {
        let x = SIDE + (column as f64 + 0.5) * COLUMN;
        put(x, COLUMN - 8.0, matrix.column_tally(column), &mut figures);
    }
    put(
        bounds.x1 - SUMS / 2.0,
        SUMS - 8.0,
        matrix.tally(),
        &mut figures,
    );
    let row = Rect::new(0.0, top, bounds.x1, top + ROW);
    item(ItemRole::Frame, row, said.join(", "), figures)
}
