//! A bar a category, its series one after the other.

use super::look::ground;
use super::{Board, Chart};
use crate::geometry::{Point, Rect};
use crate::scene::figure::{Figure, TextAnchor};
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, anchored, half_cap, rect, words};
use crate::text::{self, FontWeight};

const LABEL: Font = Font::new(10.5, FontWeight::Regular);
const SHOWN: Font = Font::new(10.5, FontWeight::Bold);
const FIGURE: Font = Font::new(10.5, FontWeight::SemiBold);
const BAR: f64 = 24.0;
const ROW: f64 = 38.0;
/// Room for the sum at the end of the longest bar.
const SUM: f64 = 44.0;

pub(super) fn height(chart: &Chart) -> f64 {
    chart.categories.len() as f64 * ROW
}

pub(super) fn draw(board: &mut Board<'_>, chart: &Chart, area: Rect) {
    let widest = chart.categories.iter().map(|name| SHOWN.width(name));
    let label = widest.fold(0.0, f64::max).min(area.width() * 0.34) + 10.0;
    let bars = Rect::new(area.x0 + label, area.y0, area.x1 - SUM, area.y1);
    let sums = (0..chart.categories.len()).map(|at| chart.total(at));
    let most = sums.fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    for (category, name) in chart.categories.iter().enumerate() {
        let top = area.y0 + category as f64 * ROW;
        let middle = top + ROW / 2.0;
        let mut sheet = Sheet::default();
        sheet.say(name);
        let font = if chart.shown == Some(category) {
            SHOWN
        } else {
            LABEL
        };
        sheet.figures.extend(label_lines(
            name,
            font,
            (area.x0, middle, label - 10.0),
            board,
        ));
        let mut x = bars.x0;
        for (at, series) in chart.series.iter().enumerate() {
            let Some(number) = chart.number(at, category).filter(|it| *it > 0.0) else {
                continue;
            };
            let wide = bars.width() * number / most;
            let place = Rect::new(x, middle - BAR / 2.0, x + wide, middle + BAR / 2.0);
            x += wide;
            let mut part = Sheet::default();
            part.say(&format!("{name}, {}", series.name));
            part.figures.extend(ground(board, series, at, place));
            let Some(reading) = chart.reading(at, category) else {
                continue;
            };
            part.say(&reading.words);
            part.figures.extend(plate(board, &reading.words, place));
            board.put(part, place, reading.behind.as_ref());
        }
        let sum = plain(chart.total(category), board);
        sheet.say(&sum);
        let baseline = Point::new(x + 8.0, middle + half_cap(FIGURE));
        let fitted = FIGURE.fit(&sum, area.x1 - x - 8.0);
        let run = words(baseline, fitted, FIGURE, board.theme.ink);
        sheet.figures.extend(run);
        let bounds = Rect::new(area.x0, top, area.x1, top + ROW);
        board.put(sheet, bounds, None);
    }
}

/// A number of things.
pub(super) fn plain(number: f64, board: &Board<'_>) -> String {
    crate::locale::number((number * 100.0).round() / 100.0, board.language)
}

/// A figure on a plate in the middle of a ground, so that the pattern does not run through it;
/// nothing where it does not fit.
pub(super) fn plate(board: &Board<'_>, figure: &str, place: Rect) -> Vec<Figure> {
    let width = FIGURE.width(figure);
    let plate = Rect::from_center_size(place.center(), (width + 6.0, 16.0));
    if plate.width() > place.width() || plate.height() > place.height() {
        return Vec::new();
    }
    let mut out = vec![rect(plate, 3.0, Some(board.theme.paper), None)];
    let baseline = Point::new(place.center().x, place.center().y + half_cap(FIGURE));
    out.extend(anchored(
        baseline,
        TextAnchor::Middle,
        FIGURE.fit(figure, width + 1.0),
        FIGURE,
        board.theme.ink,
    ));
    out
}

/// A name at the left of `middle`, on one line or two.
pub(super) fn label_lines(
    name: &str,
    font: Font,
    (left, middle, room): (f64, f64, f64),
    board: &Board<'_>,
) -> Vec<Figure> {
    let lines = text::wrap(name, font.weight, font.size, room, 2);
    let step = 13.0;
    let top = middle - (lines.len() as f64 - 1.0) * step / 2.0 + half_cap(font);
    let lines = lines.into_iter().enumerate();
    lines
        .filter_map(|(at, line)| {
            let baseline = Point::new(left, top + at as f64 * step);
            words(baseline, (line.text, line.width), font, board.theme.ink)
        })
        .collect()
}
