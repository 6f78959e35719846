//! The key figures of the plateau that shows: a light against the target, and an arrow to the next
//! plateau.

use super::said::{reading, target_of};
use super::{Draft, MARGIN, WIDTH};
use crate::assurance::{IndicatorRule, Standing, indicator_rule};
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::chart::{Board, Reading, course_sign, standing_sign};
use crate::scene::figure::Item;
use crate::scene::frame::Sheet;
use crate::scene::pen::{Font, half_cap, icon, rect, square, stroke, words};
use crate::scene::theme::Tint;
use crate::text::{self, FontWeight};

/// The indicators, in the order of reading.
const CHOSEN: [&str; 10] = [
    "I01", "I03", "I07", "I09", "I20", "I11", "I14", "I17", "I19", "I26",
];
const A_ROW: usize = 5;
const GAP: f64 = 10.0;
const HEIGHT: f64 = 116.0;
const PAD: f64 = 11.0;
const NAME: Font = Font::new(10.0, FontWeight::SemiBold);
const FIGURE: Font = Font::new(21.0, FontWeight::Bold);
const WORD: Font = Font::new(10.0, FontWeight::Medium);

/// Draws them in rows. Answers where they end.
pub(super) fn draw(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let width = (WIDTH - 2.0 * MARGIN - GAP * (A_ROW as f64 - 1.0)) / A_ROW as f64;
    let mut board = Board {
        theme: draft.request.theme,
        language: draft.request.language,
        items,
    };
    let mut bottom = top;
    let rules = CHOSEN.iter().filter_map(|id| indicator_rule(id));
    for (at, rule) in rules.enumerate() {
        let left = MARGIN + (at % A_ROW) as f64 * (width + GAP);
        let y = top + (at / A_ROW) as f64 * (HEIGHT + GAP);
        let place = Rect::new(left, y, left + width, y + HEIGHT);
        tile(draft, &mut board, rule, place);
        bottom = place.y1;
    }
    bottom
}

fn tile(draft: &Draft<'_>, board: &mut Board<'_>, rule: &IndicatorRule, place: Rect) {
    let theme = board.theme;
    let language = board.language;
    let figure = reading(draft, draft.now(), rule, None);
    let standing = standing_sign(theme, figure.standing);
    let (ink, ground) = standing.map_or((theme.muted, theme.paper), |(_, Tint { ink, ground })| {
        (ink, ground)
    });
    let mut sheet = Sheet::default();
    let edge = match figure.standing {
        Standing::NoTarget => stroke(theme.line, 1.0),
        Standing::Missed => stroke(ink, 1.6),
        Standing::Reached | Standing::Close => stroke(ink, 1.0),
    };
    sheet.figures.push(rect(place, 7.0, Some(ground), edge));
    let left = place.x0 + PAD;
    let room = place.width() - 2.0 * PAD;
    let name = language.text(rule.name);
    sheet.say(&format!("{} {name}", rule.id));
    sheet.say(&figure.words);
    let lines = text::wrap(&name, NAME.weight, NAME.size, room - 18.0, 2);
    for (at, line) in lines.into_iter().enumerate() {
        let baseline = Point::new(left, place.y0 + 18.0 + at as f64 * 12.5);
        let run = words(baseline, (line.text, line.width), NAME, theme.muted);
        sheet.figures.extend(run);
    }
    if let Some((sign, _)) = standing {
        let center = Point::new(place.x1 - PAD - 6.0, place.y0 + 15.0);
        sheet.figures.push(icon(sign, square(center, 16.0), ink));
    }
    let font = if FIGURE.width(&figure.words) <= room {
        FIGURE
    } else {
        Font::new(14.0, FontWeight::Bold)
    };
    let baseline = Point::new(left, place.y0 + 56.0);
    let fitted = font.fit(&figure.words, room);
    sheet
        .figures
        .extend(words(baseline, fitted, font, theme.ink));
    let state = language.text(figure.standing.name());
    let held = match standing {
        Some(_) => format!("{state} – {}", target_of(draft, draft.now(), rule)),
        None => state,
    };
    sheet.say(&held);
    let mut y = place.y0 + 72.0;
    for line in text::wrap(&held, WORD.weight, WORD.size, room, 2) {
        let run = words(Point::new(left, y), (line.text, line.width), WORD, ink);
        sheet.figures.extend(run);
        y += 12.5;
    }
    next(
        draft,
        rule,
        &figure,
        &mut sheet,
        (left, place.y1 - 12.0, room),
    );
    sheet.say(&language.text(rule.formula));
    board.put(sheet, place, figure.behind.as_ref());
}

/// Where the figure goes at the next plateau.
fn next(
    draft: &Draft<'_>,
    rule: &IndicatorRule,
    now: &Reading,
    sheet: &mut Sheet,
    (left, middle, room): (f64, f64, f64),
) {
    let at = draft.shown + 1;
    let (Some(value), Some(stage)) = (now.number, draft.stages.get(at)) else {
        return;
    };
    let Some(later) = draft.value(at, rule.id) else {
        return;
    };
    let theme = draft.request.theme;
    let language = draft.request.language;
    let Some(course) = rule.course(Some(value), Some(later)) else {
        return;
    };
    let (sign, ink) = course_sign(theme, course);
    let center = Point::new(left + 6.0, middle);
    sheet.figures.push(icon(sign, square(center, 12.0), ink));
    let words_of = msg::DASHBOARD_NEXT
        .with("value", rule.unit.in_words(later, language))
        .with("plateau", stage.name.as_str());
    let said = language.say(&words_of);
    sheet.say(&said);
    let baseline = Point::new(left + 17.0, middle + half_cap(WORD));
    let run = words(baseline, WORD.fit(&said, room - 17.0), WORD, theme.ink);
    sheet.figures.extend(run);
}
