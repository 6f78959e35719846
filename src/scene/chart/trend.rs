//! A line a series over the categories; its name and last figure stand where it ends.

use super::bars::plain;
use super::look::{dash, mark};
use super::{Board, Chart, Reading};
use crate::geometry::{BezPath, Point, Rect, overlaps};
use crate::scene::figure::{Dash, Figure, PathFigure, Stroke, TextAnchor};
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, anchored, half_cap, line, rect, words};
use crate::text::{self, FontWeight};

const AXIS: Font = Font::new(9.5, FontWeight::Regular);
const NAME: Font = Font::new(10.5, FontWeight::Regular);
const SHOWN: Font = Font::new(10.5, FontWeight::Bold);
const FIGURE: Font = Font::new(9.5, FontWeight::SemiBold);
const FOOT: f64 = 32.0;
/// What a line below the categories takes more.
const BELOW: f64 = 12.0;
const HEAD: f64 = 14.0;
/// Least distance of the names of lines.
const ROW: f64 = 28.0;
/// Between the last category and the names of lines.
const LEADER: f64 = 34.0;
/// The sign before a name.
const SIGN: f64 = 24.0;

/// Room below the plot, for the names of the categories.
fn foot(chart: &Chart) -> f64 {
    match chart.below.is_empty() {
        true => FOOT,
        false => FOOT + BELOW,
    }
}

/// The plot grows with its lines, so that each has a name.
pub(super) fn height(chart: &Chart) -> f64 {
    (chart.series.len() as f64 * ROW + HEAD + foot(chart)).max(210.0)
}

/// Where numbers and categories lie.
struct Scales {
    plot: Rect,
    most: f64,
    count: usize,
}

impl Scales {
    fn at(&self, category: usize, number: f64) -> Point {
        let share = if self.count > 1 {
            category as f64 / (self.count - 1) as f64
        } else {
            0.5
        };
        let high = (number / self.most).clamp(0.0, 1.0);
        Point::new(
            self.plot.x0 + self.plot.width() * share,
            self.plot.y1 - self.plot.height() * high,
        )
    }
}

pub(super) fn draw(board: &mut Board<'_>, chart: &Chart, area: Rect) {
    let names = (area.width() * 0.37).clamp(100.0, 230.0);
    let inset = 22.0;
    let scales = Scales {
        plot: Rect::new(
            area.x0 + 34.0 + inset,
            area.y0 + HEAD,
            area.x1 - names - LEADER,
            area.y1 - foot(chart),
        ),
        most: if chart.is_share {
            1.0
        } else {
            round_up(chart.most())
        },
        count: chart.categories.len(),
    };
    let mut taken = marks_of(chart, &scales);
    taken.extend(grid(board, chart, &scales, inset));
    let ends = spread(chart, &scales, area);
    for (at, end) in ends.into_iter().enumerate() {
        taken.extend(curve(board, chart, at, &scales, (area, names, end)));
    }
    for (at, series) in chart.series.iter().enumerate() {
        for (category, point, reading) in points(chart, at, &scales) {
            let mut part = Sheet::default();
            part.say(&format!("{}, {}", series.name, chart.category(category)));
            part.say(&reading.words);
            let sign = mark(at, point, series.tint.ink, board.theme.paper);
            part.figures.push(sign);
            let words = figure(board, reading, point, &mut taken);
            part.figures.extend(words.into_iter().flatten());
            let bounds = Rect::from_center_size(point, (13.0, 13.0));
            board.put(part, bounds, reading.behind.as_ref());
        }
    }
}

/// The readings of a series that there are, with where they lie.
fn points<'a>(
    chart: &'a Chart,
    at: usize,
    scales: &'a Scales,
) -> impl DoubleEndedIterator<Item = (usize, Point, &'a Reading)> {
    (0..scales.count).filter_map(move |category| {
        let number = chart.number(at, category)?;
        let reading = chart.reading(at, category)?;
        Some((category, scales.at(category, number), reading))
    })
}

/// A line, broken where there is no number, with its name where it ends. Answers what the name
/// takes.
fn curve(
    board: &mut Board<'_>,
    chart: &Chart,
    at: usize,
    scales: &Scales,
    (area, names, end): (Rect, f64, f64),
) -> Vec<Rect> {
    let Some(series) = chart.series.get(at) else {
        return Vec::new();
    };
    let mut path = BezPath::new();
    let mut before = None;
    for (category, point, _) in points(chart, at, scales) {
        if before.is_some_and(|before: usize| before + 1 == category) {
            path.line_to(point);
        } else {
            path.move_to(point);
        }
        before = Some(category);
    }
    let color = series.tint.ink;
    let mut sheet = Sheet::default();
    sheet.say(&series.name);
    sheet.figures.push(Figure::Path(PathFigure {
        path,
        fill: None,
        stroke: Some(Stroke {
            color,
            width: 2.0,
            dash: dash(at),
        }),
        halo: Some(Stroke::solid(board.theme.paper, 4.0)),
    }));
    let mut taken = Vec::new();
    if let Some((_, last, reading)) = points(chart, at, scales).next_back() {
        let left = area.x1 - names;
        let leader = Stroke {
            dash: Dash::Dotted,
            ..Stroke::solid(color, 1.0)
        };
        let (from, to) = (
            Point::new(last.x + 7.0, last.y),
            Point::new(left - 4.0, end),
        );
        sheet.figures.push(line(from, to, leader));
        let stroke = Stroke {
            color,
            width: 2.0,
            dash: dash(at),
        };
        let sign = (Point::new(left, end), Point::new(left + 18.0, end));
        sheet.figures.push(line(sign.0, sign.1, stroke));
        let center = sign.0.midpoint(sign.1);
        sheet
            .figures
            .push(mark(at, center, color, board.theme.paper));
        let left = left + SIGN;
        let label = format!("{}\u{a0}: {}", series.name, reading.words);
        let lines = text::wrap(&label, NAME.weight, NAME.size, names - SIGN, 2);
        let top = end - (lines.len() as f64 - 1.0) * 6.5 + half_cap(NAME);
        for (row, line) in lines.into_iter().enumerate() {
            let baseline = Point::new(left, top + row as f64 * 13.0);
            let run = words(baseline, (line.text, line.width), NAME, board.theme.ink);
            taken.extend(run.as_ref().map(Figure::bounds));
            sheet.figures.extend(run);
        }
    }
    board.put(sheet, area, None);
    taken
}

/// The figure of a point, where there is room: above it, below it, or beside it.
fn figure(
    board: &Board<'_>,
    reading: &Reading,
    point: Point,
    taken: &mut Vec<Rect>,
) -> Option<[Figure; 2]> {
    let fitted = FIGURE.fit(&reading.words, 90.0);
    let level = point.y + half_cap(FIGURE);
    for (anchor, x, y) in [
        (TextAnchor::Middle, point.x, point.y - 8.0),
        (TextAnchor::Middle, point.x, point.y + 15.0),
        (TextAnchor::End, point.x - 8.0, level),
        (TextAnchor::Start, point.x + 8.0, level),
    ] {
        let (ink, baseline) = (board.theme.ink, Point::new(x, y));
        let run = anchored(baseline, anchor, fitted.clone(), FIGURE, ink)?;
        let bounds = run.bounds();
        if !taken.iter().any(|other| overlaps(*other, bounds)) {
            taken.push(bounds);
            // A plate in the colour of the ground: a line behind a figure is no part of it.
            let plate = bounds.inset((1.5, -2.0));
            let ground = board.theme.paper.with_alpha(225);
            return Some([rect(plate, 3.0, Some(ground), None), run]);
        }
    }
    None
}

/// What the marks of all lines take.
fn marks_of(chart: &Chart, scales: &Scales) -> Vec<Rect> {
    let mut out = Vec::new();
    for at in 0..chart.series.len() {
        for category in 0..scales.count {
            if let Some(number) = chart.number(at, category) {
                let point = scales.at(category, number);
                out.push(Rect::from_center_size(point, (9.0, 9.0)));
            }
        }
    }
    out
}

/// The heights at which the names of lines stand: near their ends, apart from each other.
fn spread(chart: &Chart, scales: &Scales, area: Rect) -> Vec<f64> {
    let last = |at: usize| {
        let categories = (0..scales.count).rev();
        let found = categories
            .filter_map(|category| Some(scales.at(category, chart.number(at, category)?).y));
        found.into_iter().next()
    };
    let mut wanted: Vec<(f64, usize)> = (0..chart.series.len())
        .map(|at| (last(at).unwrap_or(area.y1), at))
        .collect();
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    // Down from the top, then back up from the bottom where that pushed names out.
    let mut least = area.y0 + ROW / 2.0;
    for (y, _) in &mut wanted {
        *y = y.max(least);
        least = *y + ROW;
    }
    let mut most = area.y1 - foot(chart) - ROW / 2.0;
    for (y, _) in wanted.iter_mut().rev() {
        *y = y.min(most);
        most = *y - ROW;
    }
    let mut out = vec![0.0; chart.series.len()];
    for (y, at) in wanted {
        out[at] = y;
    }
    out
}

/// Level lines with their numbers, and the names of the categories. Answers what the words take.
fn grid(board: &mut Board<'_>, chart: &Chart, scales: &Scales, inset: f64) -> Vec<Rect> {
    let mut sheet = Sheet::default();
    let plot = scales.plot;
    let theme = board.theme;
    for quarter in 0..=4_u8 {
        let share = f64::from(quarter) / 4.0;
        let y = plot.y1 - plot.height() * share;
        let (from, to) = (Point::new(plot.x0 - inset, y), Point::new(plot.x1 + 8.0, y));
        let width = if quarter == 0 { 1.2 } else { 0.8 };
        sheet
            .figures
            .push(line(from, to, Stroke::solid(theme.line, width)));
        let number = if chart.is_share {
            format!("{}\u{a0}%", (share * 100.0).round())
        } else {
            plain(scales.most * share, board)
        };
        let baseline = Point::new(from.x - 5.0, y + half_cap(AXIS));
        let fitted = AXIS.fit(&number, 40.0);
        let run = anchored(baseline, TextAnchor::End, fitted, AXIS, theme.muted);
        sheet.figures.extend(run);
    }
    let room = if scales.count > 1 {
        plot.width() / (scales.count - 1) as f64 - 6.0
    } else {
        plot.width()
    };
    for (category, name) in chart.categories.iter().enumerate() {
        let x = scales.at(category, 0.0).x;
        let font = if chart.shown == Some(category) {
            SHOWN
        } else {
            AXIS
        };
        // The first and the last have half their room beside the plot only.
        let is_end = category == 0 || category + 1 == scales.count;
        let room = if is_end {
            room.min(2.0 * inset + 28.0).max(40.0)
        } else {
            room
        };
        let below = chart.below.get(category).filter(|it| !it.is_empty());
        let names = text::wrap(name, font.weight, font.size, room, 2);
        // A day is never broken: it stands in a line of its own.
        let below = below.map(|it| text::wrap(it, font.weight, font.size, f64::MAX, 1));
        let rows = names.into_iter().chain(below.into_iter().flatten());
        for (row, line) in rows.enumerate() {
            let baseline = Point::new(x, plot.y1 + 14.0 + row as f64 * 11.5);
            let fitted = (line.text, line.width);
            let run = anchored(baseline, TextAnchor::Middle, fitted, font, theme.ink);
            sheet.figures.extend(run);
        }
    }
    let figures = sheet.figures.iter();
    let texts = figures.filter(|figure| matches!(figure, Figure::Text(_)));
    let taken = texts.map(Figure::bounds).collect();
    let bounds = Rect::new(plot.x0 - inset, plot.y0, plot.x1, plot.y1 + foot(chart));
    board.put(sheet, bounds, None);
    taken
}

/// The next round number: 1, 2, 4 or 5 times a power of ten.
fn round_up(number: f64) -> f64 {
    if number <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powi(number.log10().floor().clamp(-300.0, 300.0) as i32);
    let steps = [1.0, 2.0, 4.0, 5.0, 10.0];
    let found = steps
        .into_iter()
        .find(|step| step * power >= number * 0.999_999);
    found.unwrap_or(10.0) * power
}
