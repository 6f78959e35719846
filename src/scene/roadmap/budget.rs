//! What the packages cost year by year: a column a year, as high as its share of the dearest.

use super::sheet::{CAPTION, FIGURE, amount, item, label, plate};
use super::{Depth, RoadmapPart, SIDE_WIDTH, Sketch, groups};
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::Day;
use crate::scene::figure::{ItemRole, Stroke, TextAnchor};
use crate::scene::pen::{line, rect, stroke};

const ROW: f64 = 92.0;
const HIGHEST: f64 = 50.0;
const WIDEST: f64 = 120.0;

/// Draws the row from `top` down, and answers where it ends; there is none without a budget.
pub(super) fn draw(sketch: &mut Sketch<'_>, top: f64, right: f64) -> f64 {
    let budget = &sketch.request.facts.budget;
    if budget.total <= 0.0 {
        return top;
    }
    let theme = sketch.request.theme;
    let language = sketch.request.language;
    let bottom = top + ROW;
    let floor = bottom - 12.0;
    let most = budget
        .years
        .values()
        .fold(0.0_f64, |most, keur| most.max(*keur));
    let whole = budget.whole_years();
    let mut figures = Vec::new();
    let mut said = Vec::new();
    for (&year, keur) in &budget.years {
        let Some(begins) = Day::new(year, 1, 1) else {
            continue;
        };
        let left = sketch.x_of(begins).max(sketch.x_of(sketch.roadmap.days.0));
        let end = sketch.x_of(begins.months_on(12)).min(right);
        let room = end - left;
        if room <= 0.0 {
            continue;
        }
        let center = (left + end) / 2.0;
        let height = (HIGHEST * keur / most.max(f64::EPSILON)).max(1.5);
        let width = (room * 0.5).min(WIDEST);
        let column = Rect::new(
            center - width / 2.0,
            floor - height,
            center + width / 2.0,
            floor,
        );
        let fill = theme.accent.with_alpha(70);
        figures.push(rect(column, 3.0, Some(fill), stroke(theme.accent, 1.0)));
        #[expect(clippy::cast_precision_loss, reason = "thousands of euros")]
        let shown = whole.get(&year).map_or(*keur, |whole| *whole as f64);
        let words = amount(shown, language);
        said.push(format!("{year} {words}"));
        let (style, color) = if FIGURE.width(&words) <= room - 4.0 {
            (FIGURE, theme.ink)
        } else {
            (CAPTION, theme.muted)
        };
        let at = Point::new(center, column.y0 - 9.0);
        let half = style.width(&words).min(room) / 2.0;
        let ground = Rect::new(at.x - half, at.y - 7.0, at.x + half, at.y + 7.0);
        figures.push(plate(ground, theme.canvas));
        figures.extend(label(at, TextAnchor::Middle, &words, style, room, color));
    }
    let base = Stroke::solid(theme.line, 1.0);
    figures.push(line(Point::new(0.0, floor), Point::new(right, floor), base));
    let band = Rect::new(0.0, top, right, bottom);
    let drawn = item(ItemRole::Card, band, said.join(", "), figures);
    sketch.push(Depth::Bar, RoadmapPart::Body, drawn);
    let total = language.say(&msg::ROADMAP_TOTAL.with("amount", amount(budget.total, language)));
    let caption = if budget.undated > 0.0 {
        let undated = amount(budget.undated, language);
        language.say(
            &msg::ROADMAP_UNDATED
                .with("total", total)
                .with("amount", undated),
        )
    } else {
        total
    };
    let place = Rect::new(-SIDE_WIDTH, top, 0.0, bottom);
    groups::side(
        sketch,
        &language.text(msg::ROADMAP_BUDGET),
        &caption,
        place,
        false,
    );
    bottom
}
