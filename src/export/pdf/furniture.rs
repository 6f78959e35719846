//! What stands around the drawing on a sheet of many: cut marks, labels, protection marks, and the
//! plan of how the sheets lie.

use std::sync::Arc;

use super::PdfOptions;
use super::sheet::PT_PER_MM;
use super::tiling::{self, Grid, OVERLAP_MM};
use crate::geometry::{Point, Rect, Size};
use crate::locale::msg;
use crate::scene::{
    Color, Dash, Figure, FontWeight, RectFigure, Stroke, TextAnchor, TextRun, scale_in_words,
};
use crate::text;

const INK: Color = Color::hex(0x0f172a);
const MUTED: Color = Color::hex(0x475569);
const ACCENT: Color = Color::hex(0x0f5fa8);
const PAPER: Color = Color::hex(0xffffff);
/// Colours of the protection mark, those of the light theme.
const MARK_INK: Color = Color::hex(0xb54708);
const MARK_GROUND: Color = Color::hex(0xfff8ec);

/// Distance of words from the edge of the paper, in points: what printers leave free, and a little.
const EDGE: f64 = 6.0 * PT_PER_MM;
/// Font sizes in points.
const SMALL: f64 = 7.5;
const LABEL: f64 = 11.0;
const TITLE: f64 = 15.0;

/// Figures in points from the upper left corner of the sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Furniture {
    /// Lines and grounds, which say nothing.
    pub(super) lines: Vec<Figure>,
    /// What is to be read.
    pub(super) words: Vec<Figure>,
}

/// Which sheet of a grid it is.
pub(super) struct Tile<'a> {
    pub(super) grid: &'a Grid,
    pub(super) column: usize,
    pub(super) row: usize,
    /// From 1 on.
    pub(super) number: usize,
    pub(super) label: &'a str,
}

/// What stands around the window of a tile.
pub(super) fn of_tile(
    tile: &Tile<'_>,
    size_pt: Size,
    window: Rect,
    title: &str,
    options: &PdfOptions,
) -> Furniture {
    let mut out = Furniture::default();
    crop_marks(window, &mut out);
    overlap_marks(tile, window, &mut out);
    let baseline = size_pt.height - EDGE;
    let label_width = text::width(tile.label, FontWeight::Bold, LABEL);
    let left = window.x0.min(EDGE + 8.0 * PT_PER_MM);
    out.words.extend(words(
        Point::new(left, baseline),
        (tile.label, label_width + 1.0),
        (LABEL, FontWeight::Bold),
        INK,
        TextAnchor::Start,
    ));
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let sheet = msg::PDF_SHEET
        .with("number", count(tile.number))
        .with("total", count(tile.grid.sheets()));
    let sheet = options.language.say(&sheet);
    let note = if title.is_empty() {
        sheet
    } else {
        format!("{sheet} · {title}")
    };
    let note_left = left + label_width + 8.0;
    // The protection mark stands in the middle.
    let end = marking_bounds(size_pt, options, baseline).map_or(size_pt.width - EDGE, |it| it.x0);
    let room = end - 10.0 - note_left;
    out.words.extend(words(
        Point::new(note_left, baseline),
        (&note, room),
        (SMALL, FontWeight::Regular),
        MUTED,
        TextAnchor::Start,
    ));
    markings(size_pt, options, &mut out);
    out
}

/// The room of the whole drawing on the assembly plan.
pub(super) fn overview_room(size_pt: Size) -> Rect {
    let side = 14.0 * PT_PER_MM;
    let top = 32.0 * PT_PER_MM;
    Rect::new(
        side,
        top,
        size_pt.width - side,
        size_pt.height - 16.0 * PT_PER_MM,
    )
}

/// Title, explanation, and the edges of all sheets over the small drawing.
pub(super) fn of_overview(
    grid: &Grid,
    size_pt: Size,
    drawn: Rect,
    title: &str,
    scale: f64,
    options: &PdfOptions,
) -> Furniture {
    let language = options.language;
    let mut out = Furniture::default();
    let side = 14.0 * PT_PER_MM;
    let room = size_pt.width - 2.0 * side;
    let plan = language.text(msg::PDF_OVERVIEW);
    let heading = if title.is_empty() {
        plan
    } else {
        format!("{plan} – {title}")
    };
    let top = 19.0 * PT_PER_MM;
    out.words.extend(words(
        Point::new(side, top),
        (&heading, room),
        (TITLE, FontWeight::Bold),
        INK,
        TextAnchor::Start,
    ));
    let count = f64::from(u32::try_from(grid.sheets()).unwrap_or(u32::MAX));
    let about = msg::PDF_OVERVIEW_ABOUT
        .with("total", count)
        .with("paper", options.paper.word())
        .with("scale", scale_in_words(scale, language));
    let about = language.say(&about);
    let lines = text::wrap(&about, FontWeight::Regular, SMALL + 1.0, room, 2);
    for (index, line) in lines.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "two lines")]
        let baseline = top + 14.0 + 11.0 * index as f64;
        out.words.extend(words(
            Point::new(side, baseline),
            (&line.text, room + 1.0),
            (SMALL + 1.0, FontWeight::Regular),
            MUTED,
            TextAnchor::Start,
        ));
    }
    edges(grid, drawn, &mut out);
    markings(size_pt, options, &mut out);
    out
}

/// The edges of sheets, in the middle of what neighbours share, and their names.
fn edges(grid: &Grid, drawn: Rect, out: &mut Furniture) {
    let factor = drawn.width() / whole(grid.columns, grid.window_mm.width);
    let bounds = |count: usize, window: f64, low: f64| -> Vec<f64> {
        let inner = (1..count).map(|index| {
            #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
            let start = (window - OVERLAP_MM) * index as f64;
            low + (start + OVERLAP_MM / 2.0) * factor
        });
        let end = low + whole(count, window) * factor;
        std::iter::once(low).chain(inner).chain([end]).collect()
    };
    let columns = bounds(grid.columns, grid.window_mm.width, drawn.x0);
    let rows = bounds(grid.rows, grid.window_mm.height, drawn.y0);
    let stroke = Stroke::solid(ACCENT, 0.8);
    for &x in &columns {
        let ends = (Point::new(x, drawn.y0), Point::new(x, drawn.y1));
        out.lines.push(Figure::line(ends.0, ends.1, stroke));
    }
    for &y in &rows {
        let ends = (Point::new(drawn.x0, y), Point::new(drawn.x1, y));
        out.lines.push(Figure::line(ends.0, ends.1, stroke));
    }
    let cell = |bounds: &[f64], at: usize| Some((*bounds.get(at)?, *bounds.get(at + 1)?));
    for row in 0..grid.rows {
        for column in 0..grid.columns {
            let (Some((x0, x1)), Some((y0, y1))) = (cell(&columns, column), cell(&rows, row))
            else {
                continue;
            };
            let label = tiling::label(column, row);
            let size = ((y1 - y0) * 0.3).min((x1 - x0) * 0.25).clamp(4.0, 22.0);
            let center = Rect::new(x0, y0, x1, y1).center();
            let width = text::width(&label, FontWeight::Bold, size);
            let plate = Rect::from_center_size(center, (width + size, size * 1.5));
            out.lines.push(Figure::Rect(RectFigure {
                rect: plate,
                radius: size * 0.3,
                fill: Some(PAPER.with_alpha(225)),
                stroke: Some(stroke),
            }));
            out.words.extend(words(
                Point::new(center.x, center.y + size * 0.36),
                (&label, width + 1.0),
                (size, FontWeight::Bold),
                ACCENT,
                TextAnchor::Middle,
            ));
        }
    }
}

/// What a row of windows shows together, in millimetres.
fn whole(count: usize, window: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let count = count as f64;
    count * window - (count - 1.0) * OVERLAP_MM
}

/// Two short lines at each corner of the window, outside of it.
fn crop_marks(window: Rect, out: &mut Furniture) {
    let stroke = Stroke::solid(INK, 0.4);
    let (gap, length) = (1.0 * PT_PER_MM, 5.0 * PT_PER_MM);
    for (x, outward_x) in [(window.x0, -1.0), (window.x1, 1.0)] {
        for (y, outward_y) in [(window.y0, -1.0), (window.y1, 1.0)] {
            let along = |by: f64| Point::new(x + outward_x * by, y);
            let across = |by: f64| Point::new(x, y + outward_y * by);
            out.lines
                .push(Figure::line(along(gap), along(gap + length), stroke));
            out.lines
                .push(Figure::line(across(gap), across(gap + length), stroke));
        }
    }
}

/// Dotted lines outside of the window where the next sheet begins.
fn overlap_marks(tile: &Tile<'_>, window: Rect, out: &mut Furniture) {
    let stroke = Stroke {
        dash: Dash::Dotted,
        ..Stroke::solid(ACCENT, 0.6)
    };
    let (gap, length) = (1.0 * PT_PER_MM, 4.0 * PT_PER_MM);
    let overlap = OVERLAP_MM * PT_PER_MM;
    let mut uprights = Vec::new();
    let mut levels = Vec::new();
    if tile.column > 0 {
        uprights.push(window.x0 + overlap);
    }
    if tile.column + 1 < tile.grid.columns {
        uprights.push(window.x1 - overlap);
    }
    if tile.row > 0 {
        levels.push(window.y0 + overlap);
    }
    if tile.row + 1 < tile.grid.rows {
        levels.push(window.y1 - overlap);
    }
    for x in uprights {
        for (y, outward) in [(window.y0, -1.0), (window.y1, 1.0)] {
            let at = |by: f64| Point::new(x, y + outward * by);
            out.lines
                .push(Figure::line(at(gap), at(gap + length), stroke));
        }
    }
    for y in levels {
        for (x, outward) in [(window.x0, -1.0), (window.x1, 1.0)] {
            let at = |by: f64| Point::new(x + outward * by, y);
            out.lines
                .push(Figure::line(at(gap), at(gap + length), stroke));
        }
    }
}

/// The protection mark as it is said, within the room that it has, and its width.
fn marking(size_pt: Size, options: &PdfOptions) -> Option<(Arc<str>, f64)> {
    let marking = options.noted("Marking").trim().to_uppercase();
    let room = size_pt.width * 0.3;
    (!marking.is_empty()).then(|| text::elide(&marking, FontWeight::Bold, SMALL, room))
}

/// The plate of the protection mark whose words stand on this line.
fn marking_bounds(size_pt: Size, options: &PdfOptions, baseline: f64) -> Option<Rect> {
    let (_, width) = marking(size_pt, options)?;
    let center = Point::new(size_pt.width / 2.0, baseline - SMALL * 0.36);
    Some(Rect::from_center_size(center, (width + 14.0, SMALL * 1.9)))
}

/// The protection mark at top and bottom.
fn markings(size_pt: Size, options: &PdfOptions, out: &mut Furniture) {
    let Some((said, width)) = marking(size_pt, options) else {
        return;
    };
    for baseline in [EDGE + SMALL * 0.4, size_pt.height - EDGE] {
        let Some(plate) = marking_bounds(size_pt, options, baseline) else {
            continue;
        };
        out.lines.push(Figure::Rect(RectFigure {
            rect: plate,
            radius: 3.0,
            fill: Some(MARK_GROUND),
            stroke: Some(Stroke::solid(MARK_INK, 0.8)),
        }));
        out.words.extend(words(
            Point::new(plate.center().x, baseline),
            (&said, width + SMALL),
            (SMALL, FontWeight::Bold),
            MARK_INK,
            TextAnchor::Middle,
        ));
    }
}

/// A line of words within some room; nothing where there is none.
fn words(
    baseline: Point,
    (said, room): (&str, f64),
    (size, weight): (f64, FontWeight),
    color: Color,
    anchor: TextAnchor,
) -> Option<Figure> {
    if room <= size || said.is_empty() {
        return None;
    }
    let (text, width): (Arc<str>, f64) = text::elide(said, weight, size, room);
    Some(Figure::Text(TextRun {
        baseline,
        anchor,
        text,
        width,
        size,
        weight,
        color,
        struck: false,
    }))
}
