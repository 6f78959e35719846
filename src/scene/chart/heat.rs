//! A table of figures: a row a series, a column a category. As a map of heat the ground of a cell
//! says how much; as a table a sign says how a figure stands, and an arrow where it goes.

use std::cmp::Ordering;

use super::bars::label_lines;
use super::{Board, Chart, Form, Reading, Series};
use crate::assurance::{Course, Standing};
use crate::geometry::{Point, Rect};
use crate::scene::figure::{Color, Stroke, TextAnchor};
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, anchored, half_cap, icon, line, rect, square, words};
use crate::scene::perspective::ImpactState;
use crate::scene::theme::{Theme, Tint};
use crate::text::{self, FontWeight};

const HEAD: Font = Font::new(10.0, FontWeight::SemiBold);
const NAME: Font = Font::new(10.5, FontWeight::Medium);
const ABOUT: Font = Font::new(9.0, FontWeight::Regular);
const FIGURE: Font = Font::new(11.0, FontWeight::SemiBold);
const UNDER: Font = Font::new(9.0, FontWeight::Regular);
const NARROW: Font = Font::new(9.0, FontWeight::SemiBold);
const HEAD_LINE: f64 = 11.5;
const ABOUT_LINE: f64 = 11.5;

/// The sign and the colours of a standing, where there is a target: shapes differ, so that they
/// read without colour.
pub(in crate::scene) fn standing_sign(
    theme: &Theme,
    standing: Standing,
) -> Option<(&'static str, Tint)> {
    match standing {
        Standing::Reached => Some(("circle-check", theme.state(ImpactState::Intact))),
        Standing::Close => Some(("circle-alert", theme.state(ImpactState::Degraded))),
        Standing::Missed => Some(("octagon-alert", theme.state(ImpactState::Down))),
        Standing::NoTarget => None,
    }
}

/// The sign and the colour of a change.
pub(in crate::scene) fn course_sign(theme: &Theme, course: Course) -> (&'static str, Color) {
    let sign = match course.direction {
        Ordering::Greater => "trending-up",
        Ordering::Less => "trending-down",
        Ordering::Equal => "equal",
    };
    let ink = match course.is_better {
        Some(true) => theme.state(ImpactState::Intact).ink,
        Some(false) => theme.state(ImpactState::Down).ink,
        None => theme.muted,
    };
    (sign, ink)
}

/// How high the head is: maps of heat have narrow columns, whose names take lines.
fn head_row(chart: &Chart) -> f64 {
    match chart.form {
        Form::Table => 26.0,
        _ => 49.0,
    }
}

/// Where the columns lie.
struct Columns {
    name: f64,
    cell: f64,
}

impl Columns {
    fn of(chart: &Chart, width: f64) -> Self {
        let count = chart.categories.len().max(1) as f64;
        let (share, most) = match chart.form {
            Form::Table => (0.44, 520.0),
            _ => (0.22, 220.0),
        };
        let widest = chart.series.iter().map(|series| NAME.width(&series.name));
        let wanted = widest.fold(60.0, f64::max) + 14.0;
        let least = match chart.form {
            Form::Table => width * share,
            _ => wanted.min(width * share),
        };
        let name = least.min(most);
        Self {
            name,
            cell: (width - name) / count,
        }
    }
}

fn about_lines(series: &Series, columns: &Columns) -> Vec<text::Line> {
    if series.about.trim().is_empty() {
        return Vec::new();
    }
    text::wrap(
        &series.about,
        ABOUT.weight,
        ABOUT.size,
        columns.name - 12.0,
        4,
    )
}

fn row_height(chart: &Chart, series: &Series, columns: &Columns) -> f64 {
    match chart.form {
        Form::Table => 24.0 + about_lines(series, columns).len() as f64 * ABOUT_LINE,
        _ => 32.0,
    }
}

pub(super) fn height(chart: &Chart, width: f64) -> f64 {
    let columns = Columns::of(chart, width);
    let rows = chart.series.iter();
    let rows = rows.map(|series| row_height(chart, series, &columns));
    head_row(chart) + rows.sum::<f64>()
}

pub(super) fn draw(board: &mut Board<'_>, chart: &Chart, area: Rect) {
    let columns = Columns::of(chart, area.width());
    head(board, chart, area, &columns);
    let most = chart.most();
    let mut y = area.y0 + head_row(chart);
    for series in &chart.series {
        let high = row_height(chart, series, &columns);
        let row = Rect::new(area.x0, y, area.x1, y + high);
        name(board, chart, series, row, &columns);
        for (category, reading) in series
            .readings
            .iter()
            .take(chart.categories.len())
            .enumerate()
        {
            let x = area.x0 + columns.name + category as f64 * columns.cell;
            let cell = Rect::new(x, y, x + columns.cell, y + high);
            let title = chart.categories.get(category).map_or("", String::as_str);
            match chart.form {
                Form::Heat => heat(board, (&series.name, title), reading, most, cell),
                _ => figure(board, (&series.name, title), reading, cell),
            }
        }
        y += high;
    }
}

/// The font, smaller where the longest word would not stand in one line; a word that is longer than
/// can be read so is broken after all.
fn whole_words(font: Font, name: &str, room: f64) -> Font {
    const LEAST: f64 = 6.5;
    let widths = name.split_whitespace().map(|word| font.width(word));
    let widest = widths.fold(0.0, f64::max);
    if widest <= room {
        return font;
    }
    Font::new((font.size * room / widest).max(LEAST), font.weight)
}

fn head(board: &mut Board<'_>, chart: &Chart, area: Rect, columns: &Columns) {
    let mut sheet = Sheet::default();
    let theme = board.theme;
    let baseline = Point::new(area.x0, area.y0 + head_row(chart) - 10.0);
    let fitted = HEAD.fit(&chart.axis, columns.name - 10.0);
    sheet
        .figures
        .extend(words(baseline, fitted, HEAD, theme.muted));
    for (category, name) in chart.categories.iter().enumerate() {
        let x = area.x0 + columns.name + (category as f64 + 0.5) * columns.cell;
        let is_shown = chart.shown == Some(category);
        let ink = if is_shown { theme.accent } else { theme.muted };
        let font = if chart.form == Form::Table {
            HEAD
        } else {
            NARROW
        };
        let most = if chart.form == Form::Table { 1 } else { 3 };
        let room = columns.cell - 4.0;
        let font = whole_words(font, name, room);
        let lines = text::wrap(name, font.weight, font.size, room, most);
        let top = area.y0 + head_row(chart) - 10.0 - (lines.len() as f64 - 1.0) * HEAD_LINE;
        for (row, line) in lines.into_iter().enumerate() {
            let baseline = Point::new(x, top + row as f64 * HEAD_LINE);
            let fitted = (line.text, line.width);
            let run = anchored(baseline, TextAnchor::Middle, fitted, font, ink);
            sheet.figures.extend(run);
        }
        sheet.say(name);
    }
    let y = area.y0 + head_row(chart) - 2.0;
    let (from, to) = (Point::new(area.x0, y), Point::new(area.x1, y));
    sheet
        .figures
        .push(line(from, to, Stroke::solid(theme.accent, 1.2)));
    let bounds = Rect::new(area.x0, area.y0, area.x1, area.y0 + head_row(chart));
    board.put(sheet, bounds, None);
}

fn name(board: &mut Board<'_>, chart: &Chart, series: &Series, row: Rect, columns: &Columns) {
    let mut sheet = Sheet::default();
    let theme = board.theme;
    sheet.say(&series.name);
    sheet.say(&series.about);
    let room = columns.name - 12.0;
    if chart.form == Form::Table {
        let baseline = Point::new(row.x0, row.y0 + 15.5);
        let fitted = NAME.fit(&series.name, room);
        sheet
            .figures
            .extend(words(baseline, fitted, NAME, theme.ink));
        for (at, line) in about_lines(series, columns).into_iter().enumerate() {
            let baseline = Point::new(row.x0, row.y0 + 27.5 + at as f64 * ABOUT_LINE);
            let run = words(baseline, (line.text, line.width), ABOUT, theme.muted);
            sheet.figures.extend(run);
        }
    } else {
        let place = (row.x0, row.center().y, room);
        let lines = label_lines(&series.name, NAME, place, board);
        sheet.figures.extend(lines);
    }
    let (from, to) = (Point::new(row.x0, row.y1), Point::new(row.x1, row.y1));
    sheet
        .figures
        .push(line(from, to, Stroke::solid(theme.line, 0.8)));
    board.put(
        sheet,
        Rect::new(row.x0, row.y0, row.x0 + columns.name, row.y1),
        None,
    );
}

/// A cell of a map of heat.
fn heat(
    board: &mut Board<'_>,
    (series, category): (&str, &str),
    reading: &Reading,
    most: f64,
    cell: Rect,
) {
    let Some(number) = reading.number.filter(|number| *number > 0.0) else {
        return;
    };
    let theme = board.theme;
    let share = number / most.max(f64::MIN_POSITIVE);
    // Steps of the root: a few very large cells would leave all others pale.
    let step = ((share.sqrt() * 4.0).ceil() as usize).clamp(1, 4);
    let tint = theme.heats[step];
    let place = cell.inset(-1.5);
    let mut sheet = Sheet::default();
    sheet.say(&format!("{series} → {category}"));
    sheet.say(&reading.words);
    sheet.say(&reading.under);
    let edge = if reading.is_marked {
        Stroke::solid(theme.warning.ink, 1.6)
    } else {
        Stroke::solid(theme.line, 0.8)
    };
    sheet
        .figures
        .push(rect(place, 3.0, Some(tint.ground), Some(edge)));
    let center = place.center();
    let has_under = !reading.under.is_empty();
    let middle = if has_under { center.y - 6.0 } else { center.y };
    let baseline = Point::new(center.x, middle + half_cap(FIGURE));
    let fitted = FIGURE.fit(&reading.words, place.width() - 4.0);
    let run = anchored(baseline, TextAnchor::Middle, fitted, FIGURE, theme.ink);
    sheet.figures.extend(run);
    if has_under {
        let fitted = UNDER.fit(&reading.under, place.width() - 16.0);
        let wide = fitted.1 + 12.0;
        let left = center.x - wide / 2.0;
        let y = center.y + 8.0;
        if reading.is_marked {
            let sign = square(Point::new(left + 4.5, y), 9.5);
            sheet
                .figures
                .push(icon("lock-open", sign, theme.warning.ink));
        }
        let baseline = Point::new(left + 12.0, y + half_cap(UNDER));
        let run = words(baseline, fitted, UNDER, theme.ink);
        sheet.figures.extend(run);
    }
    board.put(sheet, place, reading.behind.as_ref());
}

/// A cell of a table: sign, figure, arrow.
fn figure(board: &mut Board<'_>, (series, category): (&str, &str), reading: &Reading, cell: Rect) {
    let theme = board.theme;
    let mut sheet = Sheet::default();
    sheet.say(&format!("{series}, {category}"));
    sheet.say(&reading.words);
    sheet.say(&reading.under);
    let told = [
        standing_sign(theme, reading.standing).map(|_| reading.standing.name()),
        reading.course.map(Course::name),
    ];
    for word in told.into_iter().flatten() {
        sheet.say(&board.language.text(word));
    }
    let middle = cell.y0 + 12.0;
    let right = cell.center().x + (cell.width() * 0.28).min(34.0);
    let has_sign = standing_sign(theme, reading.standing).is_some();
    let room = right - cell.x0 - if has_sign { 18.0 } else { 4.0 };
    let ink = if reading.number.is_some() {
        theme.ink
    } else {
        theme.muted
    };
    let fitted = FIGURE.fit(&reading.words, room);
    let left = right - fitted.1;
    let baseline = Point::new(right, middle + half_cap(FIGURE));
    let run = anchored(baseline, TextAnchor::End, fitted, FIGURE, ink);
    sheet.figures.extend(run);
    if let Some((sign, Tint { ink, .. })) = standing_sign(theme, reading.standing) {
        let place = square(Point::new(left - 10.0, middle), 13.0);
        sheet.figures.push(icon(sign, place, ink));
    }
    if let Some(course) = reading.course {
        let (sign, ink) = course_sign(theme, course);
        let place = square(Point::new(right + 12.0, middle), 12.0);
        sheet.figures.push(icon(sign, place, ink));
    }
    if !reading.under.is_empty() {
        let lines = text::wrap(
            &reading.under,
            UNDER.weight,
            UNDER.size,
            cell.width() - 10.0,
            2,
        );
        for (at, line) in lines.into_iter().enumerate() {
            let baseline = Point::new(cell.center().x, cell.y0 + 27.5 + at as f64 * ABOUT_LINE);
            if baseline.y > cell.y1 - 2.0 {
                break;
            }
            let fitted = (line.text, line.width);
            let run = anchored(baseline, TextAnchor::Middle, fitted, UNDER, theme.muted);
            sheet.figures.extend(run);
        }
    }
    board.put(sheet, cell.inset(-1.0), reading.behind.as_ref());
}
