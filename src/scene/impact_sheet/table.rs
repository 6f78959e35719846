//! Tables of the sheet: a heading, titles of columns, and lines that each stand for one record.

use std::sync::Arc;

use smol_str::SmolStr;

use super::Draft;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::figure::{Color, Figure, Item, ItemRole, Stroke, Subject, TextAnchor};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, anchored, half_cap, icon, line, rect, square, words};
use crate::scene::perspective::ImpactState;
use crate::text::{self, FontWeight};

const HEADING: Font = Font::new(12.5, FontWeight::SemiBold);
const TITLE: Font = Font::new(8.5, FontWeight::Bold);
const CELL: Font = Font::new(9.5, FontWeight::Regular);
const STRONG: Font = Font::new(9.5, FontWeight::SemiBold);
const PILL: Font = Font::new(8.5, FontWeight::Bold);
const HEADING_HEIGHT: f64 = 20.0;
const TITLES_HEIGHT: f64 = 17.0;
const TEXT_LINE: f64 = 11.5;
const PADDING: f64 = 4.5;
const REST_HEIGHT: f64 = 18.0;
const COLUMN_GAP: f64 = 10.0;

/// A column: its title, and its share of the width.
pub(super) struct Column {
    pub title: String,
    pub share: f64,
}

/// What stands in a cell.
pub(super) enum Cell {
    /// Words, on up to so many lines.
    Words { text: String, most: usize },
    /// Words that lead the line.
    Strong(String),
    /// A state: sign, word and colour.
    State(ImpactState),
    /// Words in the colour of a state, with its sign.
    Signed(ImpactState, String),
}

impl Cell {
    /// Words on one line.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self::Words {
            text: text.into(),
            most: 1,
        }
    }
}

/// One line of a table.
pub(super) struct Row {
    /// The element that it stands for.
    pub subject: Option<SmolStr>,
    pub cells: Vec<Cell>,
}

/// See the module's header.
pub(super) struct Table {
    pub heading: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// What stands there when there are no rows.
    pub none: String,
    /// How high each row is, for the width that it was measured for.
    heights: Vec<f64>,
    width: f64,
}

impl Table {
    /// A table as wide as `width`.
    pub(super) fn new(
        heading: String,
        columns: Vec<Column>,
        rows: Vec<Row>,
        none: String,
        width: f64,
    ) -> Self {
        let mut table = Self {
            heading,
            columns,
            rows,
            none,
            heights: Vec::new(),
            width,
        };
        table.heights = table
            .rows
            .iter()
            .map(|row| table.row_height(row, width))
            .collect();
        table
    }

    fn row_height(&self, row: &Row, width: f64) -> f64 {
        let lines = row.cells.iter().zip(self.widths(width));
        let most = lines
            .map(|(cell, (_, width))| match cell {
                Cell::Words { text, most } => wrapped(text, width, *most).len(),
                _ => 1,
            })
            .max();
        most.unwrap_or(1) as f64 * TEXT_LINE + 2.0 * PADDING
    }

    /// Left edge and width of each column.
    fn widths(&self, width: f64) -> Vec<(f64, f64)> {
        let all: f64 = self.columns.iter().map(|column| column.share).sum();
        let room = width - COLUMN_GAP * (self.columns.len() as f64 - 1.0);
        let mut left = 0.0;
        let mut out = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            let width = room * column.share / all;
            out.push((left, width));
            left += width + COLUMN_GAP;
        }
        out
    }

    /// The height with so many of its lines.
    pub(super) fn height(&self, lines: usize) -> f64 {
        let head = HEADING_HEIGHT + TITLES_HEIGHT;
        if self.rows.is_empty() {
            return HEADING_HEIGHT + TEXT_LINE + 2.0 * PADDING;
        }
        let rows: f64 = self.heights.iter().take(lines).sum();
        let rest = if lines < self.rows.len() {
            REST_HEIGHT
        } else {
            0.0
        };
        head + rows + rest
    }

    /// Whether a table without lines has room to say so.
    pub(super) fn fits_empty(&self, room: f64) -> bool {
        self.rows.is_empty() && self.height(0) <= room
    }

    /// The same table for another width.
    pub(super) fn at_width(self, width: f64) -> Self {
        Self::new(self.heading, self.columns, self.rows, self.none, width)
    }

    /// How many of its lines fit.
    pub(super) fn lines_within(&self, room: f64) -> usize {
        let counts = (0..=self.rows.len()).rev();
        counts
            .into_iter()
            .find(|&lines| self.height(lines) <= room + 0.5)
            .unwrap_or(0)
    }

    /// The first lines, and a table of the others where there are any.
    pub(super) fn split_at(mut self, lines: usize) -> (Self, Option<Self>) {
        let later = self.rows.split_off(lines.min(self.rows.len()));
        let columns = |columns: &[Column]| {
            let copied = columns.iter().map(|column| Column {
                title: column.title.clone(),
                share: column.share,
            });
            copied.collect::<Vec<_>>()
        };
        let (heading, none) = (self.heading.clone(), self.none.clone());
        let rest = (!later.is_empty())
            .then(|| Self::new(heading, columns(&self.columns), later, none, self.width));
        let now = Self::new(self.heading, self.columns, self.rows, self.none, self.width);
        (now, rest)
    }
}

fn wrapped(text: &str, width: f64, most: usize) -> Vec<text::Line> {
    text::wrap(text, CELL.weight, CELL.size, width, most)
}

/// Draws a table with its upper left corner at a point, as many lines as fit, and answers its
/// height.
pub(super) fn draw_table(
    draft: &Draft<'_>,
    table: &Table,
    (left, top, width): (f64, f64, f64),
    room: f64,
) -> (Vec<Item>, f64) {
    let theme = draft.theme;
    let mut head = Sheet::default();
    head.say(&table.heading);
    let baseline = Point::new(left, top + 11.0);
    let heading = HEADING.fit(&table.heading, width);
    head.figures
        .extend(words(baseline, heading, HEADING, theme.ink));
    let lines = table.lines_within(room);
    let height = table.height(lines);
    let mut y = top + HEADING_HEIGHT;
    if table.rows.is_empty() {
        head.say(&table.none);
        let baseline = Point::new(left, y + TEXT_LINE);
        let none = CELL.fit(&table.none, width);
        head.figures
            .extend(words(baseline, none, CELL, theme.muted));
        let bounds = Rect::new(left, top, left + width, top + height);
        return (vec![frame_item(head, bounds)], height);
    }
    let widths = table.widths(width);
    for (column, (x, room)) in table.columns.iter().zip(&widths) {
        let title = TITLE.fit(&column.title, *room);
        let baseline = Point::new(left + x, y + 10.0);
        head.figures
            .extend(words(baseline, title, TITLE, theme.muted));
    }
    y += TITLES_HEIGHT;
    let ends = (Point::new(left, y), Point::new(left + width, y));
    head.figures
        .push(line(ends.0, ends.1, Stroke::solid(theme.muted, 1.0)));
    let mut items = Vec::with_capacity(lines + 1);
    for (row, height) in table.rows.iter().zip(&table.heights).take(lines) {
        let bounds = Rect::new(left, y, left + width, y + height);
        items.push(draw_row(draft, row, &widths, bounds));
        y += height;
    }
    let rest = table.rows.len() - lines;
    if rest > 0 {
        let text = draft
            .language
            .say(&msg::IMPACT_SHEET_OTHERS.with("count", rest));
        head.say(&text);
        let baseline = Point::new(left, y + 12.5);
        let text = STRONG.fit(&text, width);
        head.figures
            .extend(words(baseline, text, STRONG, theme.accent));
    }
    let bounds = Rect::new(left, top, left + width, top + height);
    items.insert(0, frame_item(head, bounds));
    (items, height)
}

fn draw_row(draft: &Draft<'_>, row: &Row, widths: &[(f64, f64)], bounds: Rect) -> Item {
    let theme = draft.theme;
    let mut figures = Vec::new();
    let mut said: Vec<String> = Vec::new();
    let hairline = Stroke::solid(theme.line, 0.8);
    let ends = [bounds.x0, bounds.x1].map(|x| Point::new(x, bounds.y1));
    figures.push(line(ends[0], ends[1], hairline));
    for (cell, &(x, room)) in row.cells.iter().zip(widths) {
        let left = bounds.x0 + x;
        let middle = bounds.y0 + PADDING + TEXT_LINE / 2.0;
        let baseline = |font: Font| Point::new(left, middle + half_cap(font));
        match cell {
            Cell::Words { text, most } => {
                said.push(text.clone());
                for (at, line) in wrapped(text, room, *most).into_iter().enumerate() {
                    let mut place = baseline(CELL);
                    place.y += at as f64 * TEXT_LINE;
                    figures.extend(words(place, (line.text, line.width), CELL, theme.ink));
                }
            }
            Cell::Strong(text) => {
                said.push(text.clone());
                let fitted = STRONG.fit(text, room);
                figures.extend(words(baseline(STRONG), fitted, STRONG, theme.ink));
            }
            Cell::State(state) => {
                let word = draft.language.text(state.pill());
                said.push(draft.language.text(state.phrase()));
                let pill = (*state, word.as_str());
                pill_figures(draft, pill, (left, middle, room), &mut figures);
            }
            Cell::Signed(state, text) => {
                said.push(text.clone());
                let ink = theme.state(*state).ink;
                let sign = square(Point::new(left + 5.5, middle), 11.0);
                figures.push(icon(state.icon(), sign, ink));
                let mut place = baseline(STRONG);
                place.x += 15.0;
                let fitted = STRONG.fit(text, room - 15.0);
                figures.extend(words(place, fitted, STRONG, ink));
            }
        }
    }
    said.retain(|words| !words.is_empty());
    Item {
        subject: row.subject.clone().map(Subject::Element),
        role: ItemRole::Frame,
        bounds,
        description: Arc::from(said.join(", ")),
        figures,
    }
}

/// Sign and word of a state on a pill.
fn pill_figures(
    draft: &Draft<'_>,
    (state, word): (ImpactState, &str),
    (left, middle, room): (f64, f64, f64),
    figures: &mut Vec<Figure>,
) {
    let ink: Color = draft.theme.state(state).ink;
    let on = draft.theme.on_ink(ink);
    let (text, text_width) = PILL.fit(word, room - 24.0);
    let ground = Rect::new(left, middle - 7.0, left + text_width + 24.0, middle + 7.0);
    figures.push(rect(ground, 7.0, Some(ink), None));
    let sign = square(Point::new(left + 9.5, middle), 9.5);
    figures.push(icon(state.icon(), sign, on));
    let baseline = Point::new(left + 17.0, middle + half_cap(PILL));
    figures.extend(anchored(
        baseline,
        TextAnchor::Start,
        (text, text_width),
        PILL,
        on,
    ));
}
