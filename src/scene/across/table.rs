//! What becomes of the business services: a row a service, a column a plateau.
//!
//! Services that no plateau sees struck are counted in the last line, so that what matters stands
//! alone.

use super::Sketch;
use crate::analysis::{ServiceAcross, ServiceCell, State, Tally, Trend, need_or_dash};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::scene::figure::{Figure, Item, ItemRole, Stroke, Subject, TextAnchor};
use crate::scene::pen::{Font, icon, line, rect, square, stroke};
use crate::scene::perspective::ImpactState;
use crate::scene::roadmap::sheet::{item, label};
use crate::scene::theme::{Theme, Tint};
use crate::text::FontWeight;

const TITLE: Font = Font::new(16.0, FontWeight::Bold);
const HEADING: Font = Font::new(13.5, FontWeight::SemiBold);
const NAME: Font = Font::new(13.5, FontWeight::Regular);
const WORD: Font = Font::new(13.0, FontWeight::SemiBold);
const HOURS: Font = Font::new(13.0, FontWeight::Regular);
const NOTE: Font = Font::new(12.5, FontWeight::Regular);
const ROW: f64 = 31.0;
const PADDING: f64 = 14.0;
const NEED: f64 = 84.0;
const TREND: f64 = 132.0;

/// Where the columns lie.
struct Columns {
    name: Rect,
    need: Rect,
    plateaus: Vec<Rect>,
    /// The last plateau against the first; none where there is but one.
    trend: Option<Rect>,
}

impl Columns {
    fn of(card: Rect, count: usize) -> Self {
        let name_width = (card.width() * 0.24).clamp(150.0, 430.0);
        let trend_width = if count > 1 { TREND } else { 0.0 };
        let left = card.x0 + PADDING;
        let right = card.x1 - PADDING;
        let column = |x0: f64, x1: f64| Rect::new(x0, card.y0, x1, card.y1);
        let first = left + name_width + NEED;
        let width = (right - trend_width - first) / count.max(1) as f64;
        let plateau = |at: usize| {
            let x0 = first + at as f64 * width;
            column(x0, x0 + width)
        };
        Self {
            name: column(left, left + name_width - 8.0),
            need: column(left + name_width, first - 8.0),
            plateaus: (0..count).map(plateau).collect(),
            trend: (count > 1).then(|| column(right - trend_width + 10.0, right)),
        }
    }
}

/// Draws the table from `top` down, and answers where it ends.
pub(super) fn draw(sketch: &mut Sketch<'_>, width: f64, top: f64) -> f64 {
    let services: &[ServiceAcross] = &sketch.request.across.services;
    if services.is_empty() {
        return top;
    }
    let is_struck = |service: &&ServiceAcross| {
        let mut cells = service.cells.iter().flatten();
        cells.any(|cell| cell.state() != State::Up)
    };
    let struck: Vec<&ServiceAcross> = services.iter().filter(is_struck).collect();
    let unstruck = services.len() - struck.len();
    let lines = 1 + struck.len() + usize::from(unstruck > 0);
    let theme = sketch.request.theme;
    let body = top + PADDING + 30.0;
    let notes = notes(sketch);
    let bottom = body + lines as f64 * ROW + notes.len() as f64 * 22.0 + PADDING;
    let card = Rect::new(0.0, top, width, bottom);
    let columns = Columns::of(card, sketch.request.panels.len());
    head(sketch, card, body, &columns);
    for (at, service) in struck.iter().enumerate() {
        let y0 = body + (at + 1) as f64 * ROW;
        let bounds = Rect::new(card.x0, y0, card.x1, y0 + ROW);
        row(sketch, service, bounds, &columns);
    }
    let mut figures = Vec::new();
    let mut said = Vec::new();
    let mut y = body + (struck.len() + 1) as f64 * ROW;
    let tail = sketch.request.language;
    if unstruck > 0 {
        let words = tail.say(&msg::ACROSS_UNSTRUCK.with("count", unstruck));
        let sign = square(Point::new(columns.name.x0 + 8.0, y + ROW / 2.0), 16.0);
        figures.push(icon(
            "circle-check",
            sign,
            theme.state(ImpactState::Intact).ink,
        ));
        let from = Point::new(columns.name.x0 + 24.0, y + ROW / 2.0);
        let room = width - 60.0;
        figures.extend(label(
            from,
            TextAnchor::Start,
            &words,
            NAME,
            room,
            theme.ink,
        ));
        said.push(words);
        y += ROW;
    }
    for words in notes {
        let from = Point::new(columns.name.x0, y + 12.0);
        let room = width - 2.0 * PADDING;
        figures.extend(label(
            from,
            TextAnchor::Start,
            &words,
            NOTE,
            room,
            theme.muted,
        ));
        said.push(words);
        y += 22.0;
    }
    let foot = Rect::new(card.x0, card.y1 - 1.0, card.x1, card.y1);
    sketch
        .items
        .push(item(ItemRole::Frame, foot, said.join(" "), figures));
    bottom
}

/// How far the recovery times are known.
fn notes(sketch: &Sketch<'_>) -> Vec<String> {
    let services = sketch.request.across.services.iter();
    let tally = Tally::of(services.flat_map(|service| service.cells.iter().flatten()));
    let said = tally.durations_said().into_iter();
    said.map(|words| sketch.request.language.say(&words))
        .collect()
}

/// The card, its title, and the headings of the columns.
fn head(sketch: &mut Sketch<'_>, card: Rect, body: f64, columns: &Columns) {
    let (theme, language) = (sketch.request.theme, sketch.request.language);
    let mut figures = vec![rect(card, 12.0, Some(theme.paper), stroke(theme.line, 1.2))];
    let mut said = Vec::new();
    let mut headings = Vec::new();
    let middle = body + ROW / 2.0;
    let mut put = |figures: &mut Vec<Figure>, column: Rect, words: &str, font: Font| {
        let from = Point::new(column.x0, middle);
        let room = column.width() - 8.0;
        figures.extend(label(
            from,
            TextAnchor::Start,
            words,
            font,
            room,
            theme.muted,
        ));
        said.push(words.to_owned());
    };
    let title = language.text(msg::ACROSS_SERVICES);
    let at = Point::new(columns.name.x0, card.y0 + PADDING + 10.0);
    figures.extend(label(
        at,
        TextAnchor::Start,
        &title,
        TITLE,
        card.width(),
        theme.ink,
    ));
    put(
        &mut figures,
        columns.name,
        &language.text(msg::MATRIX_COLUMN_SERVICE),
        HEADING,
    );
    put(
        &mut figures,
        columns.need,
        &language.text(msg::ACROSS_NEED),
        HEADING,
    );
    for (at, column) in columns.plateaus.iter().enumerate() {
        let (Some(panel), Some(effect)) = (
            sketch.request.panels.get(at),
            sketch.request.across.plateaus.get(at),
        ) else {
            continue;
        };
        put(&mut figures, *column, &panel.name, HEADING);
        let heading = Rect::new(
            column.x0 - 8.0,
            body + 2.0,
            column.x1 - 10.0,
            body + ROW - 2.0,
        );
        headings.push((effect.plateau.clone(), heading, panel.name.clone()));
    }
    if let Some(column) = columns.trend {
        put(
            &mut figures,
            column,
            &language.text(msg::ACROSS_TREND),
            HEADING,
        );
    }
    said.insert(0, title);
    sketch
        .items
        .push(item(ItemRole::Frame, card, said.join(", "), figures));
    for (plateau, place, name) in headings {
        sketch.lead_to(&plateau, place, &name);
    }
}

fn row(sketch: &mut Sketch<'_>, service: &ServiceAcross, bounds: Rect, columns: &Columns) {
    let (theme, language) = (sketch.request.theme, sketch.request.language);
    let middle = bounds.center().y;
    let name = sketch.name(&service.service);
    let need = service.cells.iter().flatten().next_back();
    let need = need_or_dash(need.and_then(|cell| cell.account.need_h), language);
    let rule = Stroke::solid(theme.line, 1.0);
    let ends = [
        Point::new(columns.name.x0, bounds.y0),
        Point::new(bounds.x1 - PADDING, bounds.y0),
    ];
    let mut figures = vec![line(ends[0], ends[1], rule)];
    let from = |column: &Rect| Point::new(column.x0, middle);
    let room = columns.name.width();
    figures.extend(label(
        from(&columns.name),
        TextAnchor::Start,
        &name,
        NAME,
        room,
        theme.ink,
    ));
    let room = columns.need.width();
    figures.extend(label(
        from(&columns.need),
        TextAnchor::Start,
        &need,
        NAME,
        room,
        theme.ink,
    ));
    let mut said = vec![name];
    for (at, column) in columns.plateaus.iter().enumerate() {
        let place = Rect::new(
            column.x0,
            bounds.y0 + 3.0,
            column.x1 - 10.0,
            bounds.y1 - 3.0,
        );
        let trend = service.trends.get(at).copied().unwrap_or(Trend::Same);
        let cell = service.cells.get(at).and_then(Option::as_ref);
        said.push(draw_cell(cell, trend, place, theme, language, &mut figures));
    }
    if let Some(column) = columns.trend {
        said.push(draw_trend(
            service.trend,
            column,
            middle,
            theme,
            language,
            &mut figures,
        ));
    }
    sketch.items.push(Item {
        subject: Some(Subject::Element(service.service.text().clone())),
        ..item(ItemRole::Card, bounds, said.join(", "), figures)
    });
}

/// A cell: sign, word and recovery against the need, and which way it went. Answers it in words.
fn draw_cell(
    cell: Option<&ServiceCell>,
    trend: Trend,
    place: Rect,
    theme: &Theme,
    language: Language,
    figures: &mut Vec<Figure>,
) -> String {
    let middle = place.center().y;
    let Some(cell) = cell else {
        let words = language.text(msg::ACROSS_ABSENT);
        let from = Point::new(place.x0 + 10.0, middle);
        let room = place.width() - 20.0;
        figures.extend(label(
            from,
            TextAnchor::Start,
            &words,
            HOURS,
            room,
            theme.muted,
        ));
        return words;
    };
    let (state, tint) = look(cell.state(), theme);
    // A frame besides the sign: what is beyond the need is to be found at a glance.
    let edge = cell.is_beyond().then(|| Stroke::solid(tint.ink, 1.8));
    figures.push(rect(place, 6.0, Some(tint.ground), edge));
    let sign = square(Point::new(place.x0 + 15.0, middle), 16.0);
    figures.push(icon(state.icon(), sign, tint.ink));
    let word = language.text(cell.word());
    let has_trend = matches!(trend, Trend::Better | Trend::Worse | Trend::Mixed);
    let right = place.x1 - if has_trend { 30.0 } else { 8.0 };
    let left = place.x0 + 30.0;
    let from = Point::new(left, middle);
    figures.extend(label(
        from,
        TextAnchor::Start,
        &word,
        WORD,
        right - left,
        tint.ink,
    ));
    let mut said = word.clone();
    if let Some(hours) = hours(cell, language) {
        let left = left + WORD.width(&word) + 10.0;
        let from = Point::new(left, middle);
        figures.extend(label(
            from,
            TextAnchor::Start,
            &hours,
            HOURS,
            right - left,
            theme.ink,
        ));
        said = format!("{said} {hours}");
    }
    if has_trend {
        let (name, ink) = sign_of(trend, theme);
        let place = square(Point::new(place.x1 - 16.0, middle), 18.0);
        figures.push(icon(name, place, ink));
        said = format!("{said} ({})", language.say(&trend.message()));
    }
    said
}

/// “≈ 26 h > 4 h”.
fn hours(cell: &ServiceCell, language: Language) -> Option<String> {
    let rto = cell.rto_in_short(language)?;
    let need = need_or_dash(cell.account.need_h, language);
    let id = match (cell.is_beyond(), cell.is_met()) {
        (true, _) => msg::ACROSS_RTO_BEYOND,
        (_, true) => msg::ACROSS_RTO_WITHIN,
        _ => return Some(language.say(&msg::ACROSS_RTO_UNKNOWN.with("rto", rto))),
    };
    Some(language.say(&id.with("rto", rto).with("need", need)))
}

fn draw_trend(
    trend: Trend,
    column: Rect,
    middle: f64,
    theme: &Theme,
    language: Language,
    figures: &mut Vec<Figure>,
) -> String {
    let (name, ink) = sign_of(trend, theme);
    let words = language.say(&trend.message());
    figures.push(icon(
        name,
        square(Point::new(column.x0 + 9.0, middle), 18.0),
        ink,
    ));
    let from = Point::new(column.x0 + 26.0, middle);
    let room = column.width() - 26.0;
    figures.extend(label(from, TextAnchor::Start, &words, WORD, room, ink));
    words
}

/// The look of a service's state; a service has no margin to lose.
fn look(state: State, theme: &Theme) -> (ImpactState, Tint) {
    let state = match state {
        State::Down => ImpactState::Down,
        State::Degraded => ImpactState::Degraded,
        State::Up => ImpactState::Intact,
    };
    (state, theme.state(state))
}

fn sign_of(trend: Trend, theme: &Theme) -> (&'static str, crate::scene::Color) {
    match trend {
        Trend::Better => ("trending-up", theme.state(ImpactState::Intact).ink),
        Trend::Worse => ("trending-down", theme.state(ImpactState::Down).ink),
        Trend::Mixed => ("tilde", theme.state(ImpactState::Degraded).ink),
        Trend::New => ("plus", theme.muted),
        Trend::Gone => ("minus", theme.muted),
        Trend::Same => ("equal", theme.muted),
    }
}
