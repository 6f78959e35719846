//! An axis a category, an outline a series, from nothing at the middle to all at the rim.

use super::look::{dash, mark};
use super::{Board, Chart};
use crate::geometry::{BezPath, Circle, Point, Rect, Shape as _, Vec2};
use crate::scene::figure::{Figure, PathFigure, Stroke, TextAnchor};
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, anchored, half_cap, line};
use crate::text::{self, FontWeight};

const NAME: Font = Font::new(11.0, FontWeight::SemiBold);
const FIGURE: Font = Font::new(10.5, FontWeight::Regular);
const SCALE: Font = Font::new(9.0, FontWeight::Regular);
const LINE: f64 = 13.5;
/// Room for the names above and below the rim.
const RIM: f64 = 46.0;

pub(super) fn height(count: usize, width: f64) -> f64 {
    // Only an even number of axes has a name below the rim.
    let below = if count.is_multiple_of(2) { RIM } else { 20.0 };
    2.0 * radius(width) + RIM + below
}

fn radius(width: f64) -> f64 {
    (width * 0.24).clamp(60.0, 130.0)
}

pub(super) fn draw(board: &mut Board<'_>, chart: &Chart, area: Rect) {
    let count = chart.categories.len();
    let reach = radius(area.width());
    let center = Point::new(area.center().x, area.y0 + RIM + reach);
    let way = |axis: usize| {
        let turn = std::f64::consts::TAU * axis as f64 / count.max(1) as f64;
        Vec2::new(turn.sin(), -turn.cos())
    };
    rings(board, count, center, reach, &way);
    for (at, series) in chart.series.iter().enumerate() {
        let point = |axis: usize| {
            let number = chart.number(at, axis)?.clamp(0.0, 1.0);
            Some(center + way(axis) * (reach * number))
        };
        let points: Vec<Option<Point>> = (0..count).map(point).collect();
        let mut sheet = Sheet::default();
        sheet.say(&series.name);
        let stroke = Stroke {
            color: series.tint.ink,
            width: if chart.shown == Some(at) { 2.6 } else { 1.6 },
            dash: dash(at),
        };
        // An axis without a figure parts the outline.
        let is_whole = points.iter().all(Option::is_some);
        let mut path = BezPath::new();
        let mut before: Option<Point> = None;
        for axis in 0..=count {
            let here = points.get(axis % count.max(1)).copied().flatten();
            match (before, here) {
                (Some(_), Some(here)) => path.line_to(here),
                (None, Some(here)) => path.move_to(here),
                _ => {}
            }
            before = here;
        }
        if is_whole {
            path.close_path();
        }
        let ground = series.tint.ink.with_alpha(26);
        sheet.figures.push(Figure::Path(PathFigure {
            path,
            fill: (is_whole && chart.shown == Some(at)).then_some(ground),
            stroke: Some(stroke),
            halo: None,
        }));
        for point in points.iter().flatten() {
            let sign = mark(at, *point, series.tint.ink, board.theme.paper);
            sheet.figures.push(sign);
        }
        let bounds = Rect::from_center_size(center, (2.0 * reach, 2.0 * reach));
        board.put(sheet, bounds, None);
    }
    for axis in 0..count {
        name(
            board,
            chart,
            axis,
            center + way(axis) * reach,
            area,
            way(axis),
        );
    }
}

/// Circles at each quarter, and the axes.
fn rings(
    board: &mut Board<'_>,
    count: usize,
    center: Point,
    reach: f64,
    way: &impl Fn(usize) -> Vec2,
) {
    let mut sheet = Sheet::default();
    let rule = Stroke::solid(board.theme.line, 1.0);
    for quarter in 1..=4_u8 {
        let share = f64::from(quarter) / 4.0;
        sheet.figures.push(Figure::Path(PathFigure {
            path: Circle::new(center, reach * share).to_path(0.05),
            fill: None,
            stroke: Some(rule),
            halo: None,
        }));
        let percent = (share * 100.0).round();
        let baseline = Point::new(center.x + 3.0, center.y - reach * share + 10.0);
        let fitted = SCALE.fit(&format!("{percent}"), 40.0);
        let run = anchored(
            baseline,
            TextAnchor::Start,
            fitted,
            SCALE,
            board.theme.muted,
        );
        sheet.figures.extend(run);
    }
    for axis in 0..count {
        let end = center + way(axis) * reach;
        sheet.figures.push(line(center, end, rule));
    }
    let bounds = Rect::from_center_size(center, (2.0 * reach, 2.0 * reach));
    board.put(sheet, bounds, None);
}

/// The name of an axis and its figure, in the series that shows, beside its end.
fn name(board: &mut Board<'_>, chart: &Chart, axis: usize, end: Point, area: Rect, way: Vec2) {
    let at = chart.shown.unwrap_or(0);
    let reading = chart.reading(at, axis);
    let (anchor, x) = if way.x.abs() < 0.2 {
        (TextAnchor::Middle, end.x)
    } else if way.x > 0.0 {
        (TextAnchor::Start, end.x + 9.0)
    } else {
        (TextAnchor::End, end.x - 9.0)
    };
    let room = match anchor {
        TextAnchor::Start => area.x1 - x,
        TextAnchor::End => x - area.x0,
        TextAnchor::Middle => area.width() * 0.5,
    };
    let title = chart.categories.get(axis).map_or("", String::as_str);
    let mut lines: Vec<_> = text::wrap(title, NAME.weight, NAME.size, room, 2)
        .into_iter()
        .map(|line| ((line.text, line.width), NAME, board.theme.ink))
        .collect();
    let mut sheet = Sheet::default();
    sheet.say(title);
    if let Some(reading) = reading {
        sheet.say(&reading.words);
        let ink = board.theme.ink;
        lines.push((FIGURE.fit(&reading.words, room), FIGURE, ink));
    }
    let high = lines.len() as f64 * LINE;
    let top = if way.x.abs() < 0.2 && way.y < 0.0 {
        end.y - high - 5.0
    } else if way.x.abs() < 0.2 {
        end.y + 7.0
    } else {
        end.y - high / 2.0 + way.y * high * 0.3
    };
    let mut bounds: Option<Rect> = None;
    for (row, (fitted, font, ink)) in lines.into_iter().enumerate() {
        let middle = top + (row as f64 + 0.5) * LINE;
        let baseline = Point::new(x, middle + half_cap(font));
        if let Some(run) = anchored(baseline, anchor, fitted, font, ink) {
            bounds = Some(bounds.map_or(run.bounds(), |all| all.union(run.bounds())));
            sheet.figures.push(run);
        }
    }
    let Some(bounds) = bounds else { return };
    let behind = reading.and_then(|reading| reading.behind.clone());
    board.put(sheet, bounds, behind.as_ref());
}
