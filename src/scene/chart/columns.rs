//! A column a category – a year –, its series one upon the other.

use super::bars::{plain, plate};
use super::look::ground;
use super::{Board, Chart};
use crate::geometry::{Point, Rect};
use crate::scene::figure::{Stroke, TextAnchor};
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, anchored, line};
use crate::text::FontWeight;

const LABEL: Font = Font::new(10.5, FontWeight::Regular);
const SUM: Font = Font::new(11.0, FontWeight::SemiBold);
const FOOT: f64 = 22.0;
const HEAD: f64 = 18.0;
/// The height of the plot.
pub(super) const HEIGHT: f64 = 190.0;

pub(super) fn draw(board: &mut Board<'_>, chart: &Chart, area: Rect) {
    let count = chart.categories.len().max(1) as f64;
    let step = area.width() / count;
    let wide = (step * 0.68).min(64.0);
    let floor = area.y1 - FOOT;
    let sums = (0..chart.categories.len()).map(|at| chart.total(at));
    let most = sums.fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let per_unit = (floor - area.y0 - HEAD) / most;
    let mut sheet = Sheet::default();
    let rule = Stroke::solid(board.theme.line, 1.2);
    let ends = (Point::new(area.x0, floor), Point::new(area.x1, floor));
    sheet.figures.push(line(ends.0, ends.1, rule));
    for (category, name) in chart.categories.iter().enumerate() {
        let center = area.x0 + (category as f64 + 0.5) * step;
        let mut top = floor;
        for (at, series) in chart.series.iter().enumerate() {
            let Some(number) = chart.number(at, category).filter(|it| *it > 0.0) else {
                continue;
            };
            let high = number * per_unit;
            let place = Rect::new(center - wide / 2.0, top - high, center + wide / 2.0, top);
            top -= high;
            let mut part = Sheet::default();
            part.say(&format!("{name}, {}", series.name));
            part.figures.extend(ground(board, series, at, place));
            let Some(reading) = chart.reading(at, category) else {
                continue;
            };
            part.say(&reading.words);
            if high < chart.total(category) * per_unit - 0.5 {
                part.figures.extend(plate(board, &reading.words, place));
            }
            board.put(part, place, reading.behind.as_ref());
        }
        let total = chart.total(category);
        let sum = if total > 0.0 {
            plain(total, board)
        } else {
            "–".to_owned()
        };
        sheet.say(&format!("{name} {sum}"));
        for (words, font, y) in [(&sum, SUM, top - 5.0), (name, LABEL, floor + 15.0)] {
            let baseline = Point::new(center, y);
            let fitted = font.fit(words, step - 2.0);
            let ink = board.theme.ink;
            let run = anchored(baseline, TextAnchor::Middle, fitted, font, ink);
            sheet.figures.extend(run);
        }
    }
    board.put(sheet, area, None);
}
