//! The title block: what a reader must know of a map that lies before them on paper, and the
//! numbers that matter most.

use super::caption::number;
use super::comparison::ChangeMark;
use super::contents::Contents;
use super::figure::{Stroke, TextAnchor};
use super::frame::Sheet;
use super::page::PageFrame;
use super::pen::{Font, anchored, line, rect, stroke, words};
use super::perspective::ImpactState;
use super::theme::Tint;
use crate::geometry::{Point, Rect, Size};
use crate::locale::{Message, msg};
use crate::text::{self, FontWeight};

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
    if !contents.figures.is_empty() {
        let figures = contents.figures.iter().take(4);
        let tiles = figures.map(|one| {
            let tint = theme.tone(one.tone);
            (one.digits.clone(), one.word.clone(), tint)
        });
        return draw_tiles(&tiles.collect::<Vec<_>>(), corner, sheet);
    }
    let tiles: Vec<(usize, Message, Tint)> = if !contents.changes.is_empty() {
        ChangeMark::ALL
            .into_iter()
            .map(|change| {
                let count = contents.changes.get(&Some(change)).copied().unwrap_or(0);
                (count, change.word().into(), theme.change(change))
            })
            .collect()
    } else if contents.states.is_empty() {
        let counts = [
            (contents.elements, msg::SCENE_COUNT_ELEMENTS.into(), neutral),
            (contents.links, msg::SCENE_COUNT_LINKS.into(), neutral),
            (contents.services, msg::PDF_COUNT_SERVICES.into(), neutral),
            (contents.notes, msg::SCENE_COUNT_NOTES.into(), neutral),
        ];
        // A view without business services says nothing of them.
        let services = contents.services;
        let is_said = |at: &usize| *at != 2 || services > 0;
        let counts = counts.into_iter().enumerate();
        counts
            .filter_map(|(at, count)| is_said(&at).then_some(count))
            .collect()
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
    let tiles = tiles.into_iter().map(|(count, word, tint)| {
        let word = language.say(&word.with("count", count as f64));
        (number(count as f64, language), word, tint)
    });
    draw_tiles(&tiles.collect::<Vec<_>>(), corner, sheet);
}

/// Key figures side by side: the figure, its word, its colours.
fn draw_tiles(tiles: &[(String, String, Tint)], corner: Point, sheet: &mut Sheet) {
    let count = tiles.len() as f64;
    let width = (TITLE_BLOCK_WIDTH - TILE_GAP * (count - 1.0)) / count;
    for (index, (digits, word, tint)) in tiles.iter().enumerate() {
        let left = corner.x + index as f64 * (width + TILE_GAP);
        let tile = Rect::new(left, corner.y, left + width, corner.y + TILE_HEIGHT);
        sheet.say(&format!("{digits} {word}"));
        sheet.figures.push(rect(tile, 8.0, Some(tint.ground), None));
        sheet.figures.extend(words(
            Point::new(left + 11.0, corner.y + 25.0),
            FIGURE.fit(digits, width - 22.0),
            FIGURE,
            tint.ink,
        ));
        sheet.figures.extend(words(
            Point::new(left + 11.0, corner.y + 41.5),
            FIGURE_WORD.fit(word, width - 14.0),
            FIGURE_WORD,
            tint.ink,
        ));
    }
}

/// The block with key figures of its own.
pub(super) fn draw_block(
    frame: &PageFrame,
    contents: &Contents,
    tiles: &[(String, String, Tint)],
    corner: Point,
    sheet: &mut Sheet,
) -> Size {
    draw_tiles(tiles, corner, sheet);
    let table_top = corner.y + TILE_HEIGHT + 10.0;
    let height = draw_table(frame, contents, Point::new(corner.x, table_top), sheet);
    Size::new(TITLE_BLOCK_WIDTH, TILE_HEIGHT + 10.0 + height)
}

/// A cell of the table: what it is, and what stands there.
struct Cell {
    label: String,
    value: String,
}

fn draw_table(frame: &PageFrame, contents: &Contents, corner: Point, sheet: &mut Sheet) -> f64 {
    let theme = contents.theme;
    let rows = rows(cells(frame, contents));
    if rows.is_empty() {
        return 0.0;
    }
    let height = rows.len() as f64 * ROW;
    let table = Rect::from_origin_size(corner, (TITLE_BLOCK_WIDTH, height));
    sheet
        .figures
        .push(rect(table, 8.0, Some(theme.paper), stroke(theme.line, 1.0)));
    let hairline = Stroke::solid(theme.line, 1.0);
    let middle = table.center().x;
    for (index, row) in rows.iter().enumerate() {
        let top = corner.y + index as f64 * ROW;
        if index > 0 {
            let (left, right) = (Point::new(table.x0, top), Point::new(table.x1, top));
            sheet.figures.push(line(left, right, hairline));
        }
        if row.len() > 1 {
            let (upper, lower) = (Point::new(middle, top), Point::new(middle, top + ROW));
            sheet.figures.push(line(upper, lower, hairline));
        }
        let width = TITLE_BLOCK_WIDTH / row.len() as f64;
        for (column, cell) in row.iter().enumerate() {
            let left = table.x0 + column as f64 * width + PADDING;
            draw_cell(
                cell,
                Point::new(left, top),
                width - 2.0 * PADDING,
                contents,
                sheet,
            );
        }
    }
    height
}

/// What is known of the page, the most telling first; what is not known is left out.
fn cells(frame: &PageFrame, contents: &Contents) -> Vec<Cell> {
    let language = contents.language;
    let perspective = language.say(&contents.perspective);
    // A roadmap is no way of looking at a view, but stands for one.
    let perspective_label = if contents.perspective.id == msg::ROADMAP_TITLE {
        msg::SCENE_TITLE_VIEW
    } else {
        msg::SCENE_TITLE_PERSPECTIVE
    };
    [
        (msg::ANSWER_TITLE_MAP, frame.map.as_str()),
        (msg::SCENE_TITLE_ORGANISATION, frame.organisation.as_str()),
        (msg::SCENE_TITLE_VIEW, &frame.view),
        (msg::SCENE_TITLE_PLATEAU, &frame.plateau),
        (perspective_label, &perspective),
        (msg::SCENE_TITLE_VERSION, &frame.version),
        (msg::SCENE_TITLE_DATE, &frame.date),
        (msg::SCENE_TITLE_AUTHOR, &frame.author),
        (msg::SCENE_TITLE_SCALE, &frame.scale),
        (msg::PDF_TITLE_PAGE, &frame.page),
    ]
    .into_iter()
    .filter(|(_, value)| !value.trim().is_empty())
    .map(|(label, value)| Cell {
        label: language.text(label).to_string(),
        value: value.to_owned(),
    })
    .collect()
}

/// Cells in rows: two short ones side by side, a long one on a row of its own, so that no name is
/// cut where there is room for it.
fn rows(cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    let half = TITLE_BLOCK_WIDTH / 2.0 - 2.0 * PADDING;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut open: Option<usize> = None;
    for cell in cells {
        let is_long = text::width(&cell.value, VALUE.weight, VALUE.size) > half;
        match open {
            _ if is_long => rows.push(vec![cell]),
            Some(row) => {
                rows[row].push(cell);
                open = None;
            }
            None => {
                open = Some(rows.len());
                rows.push(vec![cell]);
            }
        }
    }
    rows
}

fn draw_cell(cell: &Cell, corner: Point, room: f64, contents: &Contents, sheet: &mut Sheet) {
    let theme = contents.theme;
    sheet.say(&format!("{} {}", cell.label, cell.value));
    sheet.figures.extend(anchored(
        Point::new(corner.x, corner.y + 13.0),
        TextAnchor::Start,
        LABEL.fit(&cell.label, room),
        LABEL,
        theme.muted,
    ));
    sheet.figures.extend(words(
        Point::new(corner.x, corner.y + 26.5),
        VALUE.fit(&cell.value, room),
        VALUE,
        theme.ink,
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(values: &[&str]) -> Vec<usize> {
        let cell = |value: &&str| Cell {
            label: "x".to_owned(),
            value: (*value).to_owned(),
        };
        rows(values.iter().map(cell).collect())
            .iter()
            .map(Vec::len)
            .collect()
    }

    #[test]
    fn a_long_value_has_a_row_of_its_own_and_short_ones_share() {
        let long = "Zones réseau et raccordements des sites distants";
        assert_eq!(shape(&["a", "b", "c"]), [2, 1]);
        assert_eq!(shape(&["a", long, "b", "c"]), [2, 1, 1]);
        assert_eq!(shape(&[long]), [1]);
        assert!(shape(&[]).is_empty());
    }
}
