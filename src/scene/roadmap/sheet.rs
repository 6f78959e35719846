//! Short hands of the roadmap: items of figures, fonts, dates and amounts in words.

use std::sync::Arc;

use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::Day;
use crate::scene::caption::number;
use crate::scene::figure::{Color, Figure, Item, ItemRole, TextAnchor};
use crate::scene::pen::{Font, anchored, half_cap, rect};
use crate::text::FontWeight;

pub(super) const YEAR: Font = Font::new(12.0, FontWeight::SemiBold);
pub(super) const TICK: Font = Font::new(10.0, FontWeight::Regular);
pub(super) const HEADING: Font = Font::new(12.5, FontWeight::SemiBold);
pub(super) const NAME: Font = Font::new(12.0, FontWeight::SemiBold);
pub(super) const CAPTION: Font = Font::new(10.5, FontWeight::Regular);
pub(super) const FIGURE: Font = Font::new(11.0, FontWeight::SemiBold);

/// An item that shows no record of a view. `role` decides which others it is painted with.
pub(in crate::scene) fn item(
    role: ItemRole,
    bounds: Rect,
    said: String,
    figures: Vec<Figure>,
) -> Item {
    Item {
        subject: None,
        role,
        bounds,
        description: Arc::from(said),
        figures,
    }
}

/// The ground of words that stand outside of bars: lines that pass behind do not run through them.
pub(super) fn plate(words: Rect, paper: Color) -> Figure {
    let ground = Rect::new(words.x0 - 3.0, words.y0, words.x1 + 3.0, words.y1);
    rect(ground, 3.0, Some(paper.with_alpha(225)), None)
}

/// Words on one line, in the middle of a height, cut at `room`.
pub(in crate::scene) fn label(
    at: Point,
    anchor: TextAnchor,
    text: &str,
    font: Font,
    room: f64,
    color: Color,
) -> Option<Figure> {
    let baseline = Point::new(at.x, at.y + half_cap(font));
    anchored(baseline, anchor, font.fit(text, room), font, color)
}

/// A day as people write it.
#[must_use]
pub fn date(day: Day, language: Language) -> String {
    let (year, month, of_month) = day.civil();
    let date = msg::ROADMAP_DATE
        .with("year", year.to_string())
        .with("month", format!("{month:02}"))
        .with("day", format!("{of_month:02}"));
    language.say(&date)
}

/// Thousands of euros, whole or with one digit behind the point.
#[must_use]
pub fn amount(keur: f64, language: Language) -> String {
    let rounded = (keur * 10.0).round() / 10.0;
    let digits = number(rounded, language);
    language.say(&msg::ROADMAP_KEUR.with("amount", digits))
}
