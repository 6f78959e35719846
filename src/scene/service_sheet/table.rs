//! Tables of a sheet: headings, rows that stand for elements, set in two columns.

use super::{Draft, GAP, MARGIN};
use crate::analysis::Verdict;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::ElementId;
use crate::scene::figure::{Color, Figure, Item, ItemRole, Stroke, Subject};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, icon, line, square, words};
use crate::scene::perspective::ImpactState;
use crate::text::{self, FontWeight};

const HEADING: Font = Font::new(12.5, FontWeight::SemiBold);
const COLUMN: Font = Font::new(9.5, FontWeight::SemiBold);
const CELL: Font = Font::new(10.5, FontWeight::Regular);
const STRONG: Font = Font::new(10.5, FontWeight::SemiBold);
const LINE: f64 = 14.0;
const ROW_PAD: f64 = 4.5;
const CELL_GAP: f64 = 10.0;
const SIGN: f64 = 16.0;

/// A column: its heading, and its share of the width.
pub(super) struct Column {
    pub(super) title: String,
    pub(super) share: f64,
}

/// What stands in a cell.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) verdict: Option<Verdict>,
    pub(super) is_strong: bool,
    /// What stands below, smaller in weight.
    pub(super) under: String,
}

impl Cell {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    pub(super) fn strong(text: impl Into<String>) -> Self {
        Self {
            is_strong: true,
            ..Self::of(text)
        }
    }

    pub(super) fn verdict(text: impl Into<String>, verdict: Verdict) -> Self {
        Self {
            verdict: Some(verdict),
            ..Self::of(text)
        }
    }

    fn font(&self) -> Font {
        if self.is_strong { STRONG } else { CELL }
    }
}

/// A line of a table, and the element that it stands for.
pub(super) struct Row {
    pub(super) subject: Option<ElementId>,
    pub(super) cells: Vec<Cell>,
}

/// A table with its heading.
pub(super) struct Table {
    pub(super) title: String,
    /// A sentence under the heading; alone where there are no rows.
    pub(super) note: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// Rows that are left out.
    pub(super) more: usize,
}

/// Draws tables one under the other in two columns, each in the one that is shorter. Answers where
/// the longer ends.
pub(super) fn in_columns(
    draft: &Draft<'_>,
    tables: Vec<Table>,
    top: f64,
    items: &mut Vec<Item>,
) -> f64 {
    let width = (draft.width - GAP) / 2.0;
    let lefts = [MARGIN, MARGIN + width + GAP];
    let mut ends = [top, top];
    for table in tables {
        let at = usize::from(ends[1] < ends[0]);
        let end = table.draw(draft, (lefts[at], ends[at], width), items);
        ends[at] = end + GAP;
    }
    ends[0].max(ends[1]) - GAP
}

/// A heading over a rule. Answers where it ends.
pub(super) fn heading(
    draft: &Draft<'_>,
    title: &str,
    left: f64,
    top: f64,
    width: f64,
    items: &mut Vec<Item>,
) -> f64 {
    let mut sheet = Sheet::default();
    sheet.say(title);
    let fitted = HEADING.fit(title, width);
    let baseline = Point::new(left, top + 12.0);
    sheet
        .figures
        .extend(words(baseline, fitted, HEADING, draft.theme.ink));
    let rule = Stroke::solid(draft.theme.accent, 1.4);
    let (from, to) = (
        Point::new(left, top + 19.0),
        Point::new(left + width, top + 19.0),
    );
    sheet.figures.push(line(from, to, rule));
    let bounds = Rect::new(left, top, left + width, top + 20.0);
    items.push(frame_item(sheet, bounds));
    bounds.y1 + 3.0
}

impl Table {
    fn draw(
        &self,
        draft: &Draft<'_>,
        (left, top, width): (f64, f64, f64),
        items: &mut Vec<Item>,
    ) -> f64 {
        let mut y = heading(draft, &self.title, left, top, width, items);
        if !self.note.is_empty() {
            y = self.note(draft, (left, y, width), items);
        }
        if self.rows.is_empty() {
            return y;
        }
        let shares: f64 = self.columns.iter().map(|column| column.share).sum();
        let room = width - CELL_GAP * (self.columns.len() as f64 - 1.0);
        let mut places = Vec::new();
        let mut x = left;
        for column in &self.columns {
            let wide = room * column.share / shares.max(f64::EPSILON);
            places.push((x, wide));
            x += wide + CELL_GAP;
        }
        y = self.head(draft, &places, (left, y, width), items);
        for row in &self.rows {
            y = row.draw(draft, &places, (left, y, width), items);
        }
        if self.more > 0 {
            let more = draft
                .language
                .say(&msg::SERVICE_TABLE_MORE.with("count", self.more));
            let more = Row {
                subject: None,
                cells: vec![Cell::of(more)],
            };
            y = more.draw(draft, &[(left, width)], (left, y, width), items);
        }
        y
    }

    fn note(
        &self,
        draft: &Draft<'_>,
        (left, top, width): (f64, f64, f64),
        items: &mut Vec<Item>,
    ) -> f64 {
        let mut sheet = Sheet::default();
        sheet.say(&self.note);
        let mut y = top + 12.0;
        for line in text::wrap(&self.note, CELL.weight, CELL.size, width, 5) {
            let baseline = Point::new(left, y);
            let run = words(baseline, (line.text, line.width), CELL, draft.theme.muted);
            sheet.figures.extend(run);
            y += LINE;
        }
        let bounds = Rect::new(left, top, left + width, y - 6.0);
        items.push(frame_item(sheet, bounds));
        bounds.y1
    }

    fn head(
        &self,
        draft: &Draft<'_>,
        places: &[(f64, f64)],
        (left, top, width): (f64, f64, f64),
        items: &mut Vec<Item>,
    ) -> f64 {
        if self.columns.iter().all(|column| column.title.is_empty()) {
            return top;
        }
        let mut sheet = Sheet::default();
        for (column, (x, wide)) in self.columns.iter().zip(places) {
            sheet.say(&column.title);
            let fitted = COLUMN.fit(&column.title, *wide);
            let baseline = Point::new(*x, top + 12.0);
            let run = words(baseline, fitted, COLUMN, draft.theme.muted);
            sheet.figures.extend(run);
        }
        let bounds = Rect::new(left, top, left + width, top + 17.0);
        items.push(frame_item(sheet, bounds));
        bounds.y1
    }
}

impl Row {
    fn draw(
        &self,
        draft: &Draft<'_>,
        places: &[(f64, f64)],
        (left, top, width): (f64, f64, f64),
        items: &mut Vec<Item>,
    ) -> f64 {
        let mut sheet = Sheet::default();
        let mut bottom: f64 = top;
        for (cell, &(x, wide)) in self.cells.iter().zip(places) {
            sheet.say(&cell.text);
            sheet.say(&cell.under);
            let end = cell.draw(draft, (x, top, wide), &mut sheet.figures);
            bottom = bottom.max(end);
        }
        let ends = (Point::new(left, bottom), Point::new(left + width, bottom));
        let rule = Stroke::solid(draft.theme.line, 0.8);
        sheet.figures.push(line(ends.0, ends.1, rule));
        let bounds = Rect::new(left, top, left + width, bottom);
        let item = frame_item(sheet, bounds);
        items.push(match &self.subject {
            None => item,
            Some(id) => Item {
                subject: Some(Subject::Element(id.text().clone())),
                role: ItemRole::Card,
                ..item
            },
        });
        bottom
    }
}

impl Cell {
    fn draw(
        &self,
        draft: &Draft<'_>,
        (x, top, wide): (f64, f64, f64),
        figures: &mut Vec<Figure>,
    ) -> f64 {
        let font = self.font();
        let sign = self.verdict.and_then(|verdict| sign_of(draft, verdict));
        let (left, ink) = match sign {
            Some((name, ink)) => {
                let center = Point::new(x + 6.0, top + ROW_PAD + 6.8);
                figures.push(icon(name, square(center, 12.0), ink));
                (x + SIGN, ink)
            }
            None => (x, draft.theme.ink),
        };
        let room = wide - (left - x);
        let lines = text::wrap(&self.text, font.weight, font.size, room, 3);
        let mut y = top + ROW_PAD + 10.5;
        let lines = lines.into_iter().map(|line| (line, font, ink));
        let muted = draft.theme.muted;
        let under = match self.under.as_str() {
            "" => Vec::new(),
            under => text::wrap(under, CELL.weight, CELL.size, room, 2),
        };
        let under = under.into_iter().map(|line| (line, CELL, muted));
        for (line, font, ink) in lines.chain(under) {
            let run = words(Point::new(left, y), (line.text, line.width), font, ink);
            figures.extend(run);
            y += LINE;
        }
        y - 10.5 + ROW_PAD
    }
}

/// The sign and the colour of a verdict; `None` where there is nothing to hold it against.
fn sign_of(draft: &Draft<'_>, verdict: Verdict) -> Option<(&'static str, Color)> {
    let theme = draft.theme;
    match verdict {
        Verdict::Within(_) => Some(("circle-check", theme.state(ImpactState::Intact).ink)),
        Verdict::Over(_) => Some(("triangle-alert", theme.state(ImpactState::Down).ink)),
        Verdict::Unknown => Some(("circle-help", theme.state(ImpactState::Degraded).ink)),
        Verdict::NoNeed => None,
    }
}
