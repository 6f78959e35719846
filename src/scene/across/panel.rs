//! A panel: the plateau's heading, what the loss does there in figures and words, and the view.

use std::ops::Range;

use super::{AcrossPanel, AcrossRequest, GAP, PANEL, Sketch};
use crate::analysis::PlateauEffect;
use crate::geometry::{Point, Rect, Size, Vec2};
use crate::locale::msg;
use crate::model::ElementId;
use crate::scene::caption::number;
use crate::scene::figure::{Figure, Item, ItemRole, TextAnchor};
use crate::scene::pen::{Font, half_cap, icon, rect, square, stroke, words};
use crate::scene::perspective::ImpactState;
use crate::scene::roadmap::sheet::{item, label};
use crate::text::{self, FontWeight};

const NAME: Font = Font::new(18.0, FontWeight::Bold);
const DATES: Font = Font::new(12.0, FontWeight::Regular);
const COUNT: Font = Font::new(21.0, FontWeight::Bold);
const WORD: Font = Font::new(12.0, FontWeight::Medium);
const NOTE: Font = Font::new(12.5, FontWeight::Medium);
const PADDING: f64 = 14.0;
/// Heights of the parts, from the top.
const HEADING: f64 = 52.0;
const TILE: f64 = 46.0;
const LINE: f64 = 24.0;
/// Lines of what is missing, at most.
const MOST_MISSING: usize = 2;
/// The view is drawn no higher than this share of its width.
const HIGHEST: f64 = 1.15;

/// The places of all panels together.
fn view_bounds(request: &AcrossRequest<'_>) -> Rect {
    let drawn = request
        .panels
        .iter()
        .map(|panel| panel.composition.scene.bounds);
    let drawn = drawn.filter(|bounds| bounds.area() > 0.0);
    drawn
        .reduce(|all, bounds| all.union(bounds))
        .unwrap_or(Rect::new(0.0, 0.0, PANEL, PANEL * 0.3))
}

/// Units of the page a map unit: alike in all panels.
pub(super) fn scale(request: &AcrossRequest<'_>) -> f64 {
    let room = PANEL - 2.0 * PADDING;
    let bounds = view_bounds(request);
    (room / bounds.width())
        .min(room * HIGHEST / bounds.height())
        .min(1.0)
}

/// The panels of each row.
pub(super) fn rows(panels: usize, in_row: usize) -> impl Iterator<Item = Range<usize>> {
    (0..panels)
        .step_by(in_row.max(1))
        .map(move |first| first..(first + in_row).min(panels))
}

/// Draws a row of panels from `top` down, and answers where it ends.
pub(super) fn draw_row(sketch: &mut Sketch<'_>, row: Range<usize>, scale: f64, top: f64) -> f64 {
    let request = sketch.request;
    let shown: Vec<(&AcrossPanel, &PlateauEffect)> = request
        .panels
        .iter()
        .zip(&request.across.plateaus)
        .skip(row.start)
        .take(row.len())
        .collect();
    // Views stand at one height, whatever is missing where.
    let notes = shown.iter().map(|(_, at)| missing(sketch, at).len());
    let note_lines = notes.max().unwrap_or(0);
    let has_since = row.end > 1;
    let view = view_bounds(&request);
    let view_size = Size::new(view.width() * scale, view.height() * scale);
    let view_top = top + PADDING + HEADING + TILE + 14.0 + note_lines as f64 * LINE;
    let since = if has_since { LINE + 6.0 } else { 0.0 };
    let bottom = view_top + view_size.height + PADDING + since;
    for (column, (panel, at)) in shown.into_iter().enumerate() {
        let left = column as f64 * (PANEL + GAP);
        let card = Rect::new(left, top, left + PANEL, bottom);
        draw_card(sketch, (panel, at), row.start + column, card);
        let slack = (PANEL - view_size.width) / 2.0;
        let corner = Point::new(left + slack, view_top);
        let offset = corner.to_vec2() - view.origin().to_vec2() * scale;
        draw_view(sketch, panel, offset, scale);
    }
    bottom + GAP
}

fn draw_view(sketch: &mut Sketch<'_>, panel: &AcrossPanel, offset: Vec2, scale: f64) {
    let items = panel.composition.scene.items.iter().cloned();
    sketch.items.extend(items.map(|item| {
        Item {
            bounds: item.bounds.scale_from_origin(scale) + offset,
            figures: item
                .figures
                .into_iter()
                .map(|figure| figure.transformed(scale, offset))
                .collect(),
            ..item
        }
    }));
}

/// What of the scenario is not there, in lines; none where all is.
fn missing(sketch: &Sketch<'_>, at: &PlateauEffect) -> Vec<text::Line> {
    if at.missing.is_empty() {
        return Vec::new();
    }
    let language = sketch.request.language;
    let names: Vec<String> = at
        .missing
        .iter()
        .map(|id: &ElementId| sketch.name(id))
        .collect();
    let mut said = language.say(&msg::ACROSS_MISSING.with("names", names.join(", ")));
    if at.is_void() {
        said = language.text(msg::ACROSS_VOID);
    }
    let room = PANEL - 2.0 * PADDING - 24.0;
    text::wrap(&said, NOTE.weight, NOTE.size, room, MOST_MISSING)
}

/// Ground, heading, figures and notes of a panel.
fn draw_card(
    sketch: &mut Sketch<'_>,
    (panel, at): (&AcrossPanel, &PlateauEffect),
    index: usize,
    card: Rect,
) {
    let (theme, language) = (sketch.request.theme, sketch.request.language);
    let inner = card.inflate(-PADDING, -PADDING);
    let mut figures = vec![rect(card, 12.0, Some(theme.paper), stroke(theme.line, 1.2))];
    let baseline = Point::new(inner.x0, inner.y0 + 18.0);
    let name = NAME.fit(&panel.name, inner.width() * 0.62);
    let name_width = name.1;
    figures.extend(words(baseline, name, NAME, theme.ink));
    let dates_at = Point::new(inner.x0 + name_width + 14.0, inner.y0 + 12.0);
    let room = inner.width() - name_width - 14.0;
    figures.extend(label(
        dates_at,
        TextAnchor::Start,
        &panel.dates,
        DATES,
        room,
        theme.muted,
    ));
    let said_of = msg::ACROSS_OF_ELEMENTS.with("count", at.impact.graph().elements().len());
    let said_of = language.say(&said_of);
    let of_at = Point::new(inner.x0, inner.y0 + 33.0);
    figures.extend(label(
        of_at,
        TextAnchor::Start,
        &said_of,
        DATES,
        inner.width(),
        theme.muted,
    ));
    let tiles = Rect::new(
        inner.x0,
        inner.y0 + HEADING,
        inner.x1,
        inner.y0 + HEADING + TILE,
    );
    let counted = draw_tiles(sketch, at, tiles, &mut figures);

    let mut said = vec![panel.name.clone(), panel.dates.clone(), said_of, counted];
    let mut y = tiles.y1 + 8.0;
    for (row, line) in missing(sketch, at).into_iter().enumerate() {
        let middle = y + LINE / 2.0;
        if row == 0 {
            let sign = square(Point::new(inner.x0 + 8.0, middle), 16.0);
            figures.push(icon("circle-help", sign, theme.warning.ink));
        }
        let baseline = Point::new(inner.x0 + 24.0, middle + half_cap(NOTE));
        said.push(line.text.to_string());
        let fitted = (line.text, line.width);
        figures.extend(words(baseline, fitted, NOTE, theme.warning.ink));
        y += LINE;
    }
    if let Some(before) = index
        .checked_sub(1)
        .and_then(|at| sketch.request.panels.get(at))
    {
        let words = msg::ACROSS_SINCE
            .with("plateau", before.name.as_str())
            .with("better", at.better.len())
            .with("worse", at.worse.len());
        let words = language.say(&words);
        let middle = card.y1 - PADDING - LINE / 2.0 + 4.0;
        let (sign, tint) = match at.better.len().cmp(&at.worse.len()) {
            std::cmp::Ordering::Greater => ("trending-up", theme.state(ImpactState::Intact)),
            std::cmp::Ordering::Less => ("trending-down", theme.state(ImpactState::Down)),
            std::cmp::Ordering::Equal => ("equal", theme.levels[0]),
        };
        figures.push(icon(
            sign,
            square(Point::new(inner.x0 + 8.0, middle), 18.0),
            tint.ink,
        ));
        let from = Point::new(inner.x0 + 26.0, middle);
        let room = inner.width() - 26.0;
        figures.extend(label(
            from,
            TextAnchor::Start,
            &words,
            NOTE,
            room,
            theme.ink,
        ));
        said.push(words);
    }
    let heading = Rect::new(card.x0, card.y0, card.x1, inner.y0 + HEADING - 6.0);
    said.retain(|words| !words.is_empty());
    sketch
        .items
        .push(item(ItemRole::Frame, card, said.join(", "), figures));
    sketch.lead_to(&at.plateau, heading, &panel.name);
}

/// Four tiles: sign, count and word of each state. Answers them as words.
fn draw_tiles(
    sketch: &Sketch<'_>,
    at: &PlateauEffect,
    room: Rect,
    figures: &mut Vec<Figure>,
) -> String {
    let (theme, language) = (sketch.request.theme, sketch.request.language);
    let counts = at.counts;
    let tiles = [
        (ImpactState::Down, counts.down, msg::ACROSS_DOWN),
        (ImpactState::Degraded, counts.degraded, msg::ACROSS_DEGRADED),
        (
            ImpactState::MarginLost,
            counts.margin_lost,
            msg::ACROSS_MARGIN,
        ),
        (ImpactState::Intact, counts.intact, msg::ACROSS_INTACT),
    ];
    const BETWEEN: f64 = 8.0;
    let width = (room.width() - 3.0 * BETWEEN) / 4.0;
    let mut said = Vec::new();
    for (index, (state, count, word)) in tiles.into_iter().enumerate() {
        let left = room.x0 + index as f64 * (width + BETWEEN);
        let tile = Rect::new(left, room.y0, left + width, room.y1);
        let tint = theme.state(state);
        let word = language.text(word);
        let digits = number(count as f64, language);
        let middle = tile.center().y;
        figures.push(rect(tile, 8.0, Some(tint.ground), stroke(tint.ink, 1.0)));
        let sign = square(Point::new(tile.x0 + 18.0, middle), 19.0);
        figures.push(icon(state.icon(), sign, tint.ink));
        let fitted = COUNT.fit(&digits, width);
        let beside = tile.x0 + 34.0 + fitted.1 + 7.0;
        let baseline = Point::new(tile.x0 + 34.0, middle + half_cap(COUNT));
        figures.extend(words(baseline, fitted, COUNT, tint.ink));
        let from = Point::new(beside, middle);
        let room = tile.x1 - beside - 5.0;
        figures.extend(label(from, TextAnchor::Start, &word, WORD, room, tint.ink));
        said.push(format!("{digits} {word}"));
    }
    said.join(", ")
}
