//! The title block: what a reader must know of a map that lies before them on paper, and the
//! numbers that matter most.

use super::caption::number;
use super::contents::Contents;
use super::figure::{Stroke, TextAnchor};
use super::frame::Sheet;
use super::page::PageFrame;
use super::pen::{Font, anchored, line, rect, stroke, words};
use super::perspective::ImpactState;
use super::theme::Tint;
use crate::geometry::{Point, Rect, Size};
use crate::locale::{Message, msg};
use crate::text::FontWeight;

/// Width of the block, in page units.
pub(super) const TITLE_BLOCK_WIDTH: f64 = 380.0;
const LABEL: Font = Font::new(9.5, FontWeight::Regular);
const VALUE: Font = Font::new(11.0, FontWeight::SemiBold);
const FIGURE: Font = Font::new(19.0, FontWeight::Bold);
const FIGURE_WORD: Font = Font::new(10.0, FontWeight::Medium);
const TILE_HEIGHT: f64 = 52.0;
const TILE_GAP: f64 = 8.0;
const ROW: f64 = 34.0;
const PADDING: f64 = 12.0;

/// Draws the block with its upper left corner at `corner`, and answers its size.
pub(super) fn draw_title_block(
    frame: &PageFrame,
    contents: &Contents,
    corner: Point,
    sheet: &mut Sheet,
) -> Size {
    draw_counts(contents, corner, sheet);
    let table_top = corner.y + TILE_HEIGHT + 10.0;
    let height = draw_table(frame, contents, Point::new(corner.x, table_top), sheet);
    Size::new(TITLE_BLOCK_WIDTH, TILE_HEIGHT + 10.0 + height)
}

/// The key figures: states in an impact review, else what is drawn.
fn draw_counts(contents: &Contents, corner: Point, sheet: &mut Sheet) {
    let theme = contents.theme;
    let language = contents.language;
    let neutral = Tint {
        ink: theme.ink,
        ground: theme.hosting(None).ground,
    };
    let tiles: Vec<(usize, Message, Tint)> = if contents.states.is_empty() {
        vec![
            (contents.elements, msg::SCENE_COUNT_ELEMENTS.into(), neutral),
            (contents.links, msg::SCENE_COUNT_LINKS.into(), neutral),
            (contents.notes, msg::SCENE_COUNT_NOTES.into(), neutral),
        ]
    } else {
        ImpactState::ALL
            .into_iter()
            .map(|state| {
                let count = contents.states.get(&state).copied().unwrap_or(0);
                let word = match state {
                    ImpactState::Down => msg::SCENE_COUNT_DOWN,
                    ImpactState::Degraded => msg::SCENE_COUNT_DEGRADED,
                    ImpactState::MarginLost => msg::SCENE_COUNT_MARGIN,
                    ImpactState::Intact => msg::SCENE_COUNT_INTACT,
                };
                (count, word.into(), theme.state(state))
            })
            .collect()
    };
    let count = tiles.len() as f64;
    let width = (TITLE_BLOCK_WIDTH - TILE_GAP * (count - 1.0)) / count;
    for (index, (count, word, tint)) in tiles.into_iter().enumerate() {
        let left = corner.x + index as f64 * (width + TILE_GAP);
        let tile = Rect::new(left, corner.y, left + width, corner.y + TILE_HEIGHT);
        let digits = number(count as f64, language);
        let word = language.say(&word.with("count", count));
        sheet.say(&format!("{digits} {word}"));
        sheet.figures.push(rect(tile, 8.0, Some(tint.ground), None));
        sheet.figures.extend(words(
            Point::new(left + 11.0, corner.y + 25.0),
            FIGURE.fit(&digits, width - 22.0),
            FIGURE,
            tint.ink,
        ));
        sheet.figures.extend(words(
            Point::new(left + 11.0, corner.y + 41.5),
            FIGURE_WORD.fit(&word, width - 14.0),
            FIGURE_WORD,
            tint.ink,
        ));
    }
}

fn draw_table(frame: &PageFrame, contents: &Contents, corner: Point, sheet: &mut Sheet) -> f64 {
    let theme = contents.theme;
    let language = contents.language;
    let perspective = language.text(contents.perspective);
    let all = [
        (msg::SCENE_TITLE_ORGANISATION, frame.organisation.as_str()),
        (msg::SCENE_TITLE_VIEW, &frame.view),
        (msg::SCENE_TITLE_PLATEAU, &frame.plateau),
        (msg::SCENE_TITLE_PERSPECTIVE, &perspective),
        (msg::SCENE_TITLE_VERSION, &frame.version),
        (msg::SCENE_TITLE_DATE, &frame.date),
        (msg::SCENE_TITLE_AUTHOR, &frame.author),
        (msg::SCENE_TITLE_SCALE, &frame.scale),
    ];
    let cells: Vec<_> = all
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .collect();
    let rows = cells.len().div_ceil(2);
    let height = rows as f64 * ROW;
    let table = Rect::new(
        corner.x,
        corner.y,
        corner.x + TITLE_BLOCK_WIDTH,
        corner.y + height,
    );
    if rows == 0 {
        return 0.0;
    }
    sheet
        .figures
        .push(rect(table, 8.0, Some(theme.paper), stroke(theme.line, 1.0)));
    let hairline = Stroke::solid(theme.line, 1.0);
    let middle = table.center().x;
    for row in 1..rows {
        let y = corner.y + row as f64 * ROW;
        let (left, right) = (Point::new(table.x0, y), Point::new(table.x1, y));
        sheet.figures.push(line(left, right, hairline));
    }
    let (upper, lower) = (Point::new(middle, table.y0), Point::new(middle, table.y1));
    sheet.figures.push(line(upper, lower, hairline));
    let room = TITLE_BLOCK_WIDTH / 2.0 - 2.0 * PADDING;
    for (index, (label, value)) in cells.into_iter().enumerate() {
        let left = if index % 2 == 0 { table.x0 } else { middle } + PADDING;
        let top = corner.y + (index / 2) as f64 * ROW;
        let label = language.text(label);
        sheet.say(&format!("{label} {value}"));
        sheet.figures.extend(anchored(
            Point::new(left, top + 13.0),
            TextAnchor::Start,
            LABEL.fit(&label, room),
            LABEL,
            theme.muted,
        ));
        sheet.figures.extend(words(
            Point::new(left, top + 26.5),
            VALUE.fit(value, room),
            VALUE,
            theme.ink,
        ));
    }
    height
}
