//! The map on the sheet, as large as its room allows, and what its colours mean.

use super::{Draft, MARGIN, WIDTH};
use crate::geometry::{Point, Rect, Vec2};
use crate::locale::msg;
use crate::scene::figure::{Figure, Item};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::legend::{ENTRY, Entry, SAMPLE_HEIGHT, SAMPLE_WIDTH, groups};
use crate::scene::pen::{Font, half_cap, rect, stroke, words};
use crate::text::FontWeight;

const PADDING: f64 = 10.0;
/// A small map is drawn at most this large.
const LARGEST: f64 = 0.9;
const LEGEND: Font = Font::new(9.5, FontWeight::Regular);
const HEADING: Font = Font::new(8.5, FontWeight::Bold);
const ROW: f64 = 18.0;
const SAMPLE: f64 = 0.78;

/// The height that the map would take at the full width of the page.
pub(super) fn height(draft: &Draft<'_>) -> f64 {
    let bounds = draft.request.map.scene.bounds;
    let factor = (WIDTH - 2.0 * PADDING) / bounds.width().max(1.0);
    bounds.height() * factor.min(LARGEST) + 2.0 * PADDING
}

/// The map in the middle of its panel.
pub(super) fn panel(draft: &Draft<'_>, area: Rect) -> Vec<Item> {
    let theme = draft.theme;
    let mut ground = Sheet::default();
    let view = &draft.request.frame.view;
    ground.say(view);
    ground
        .figures
        .push(rect(area, 8.0, Some(theme.canvas), stroke(theme.line, 1.0)));
    let mut items = vec![frame_item(ground, area)];
    let drawing = &draft.request.map.scene;
    let bounds = drawing.bounds;
    let room = area.inset(-PADDING);
    let factor = (room.width() / bounds.width().max(1.0))
        .min(room.height() / bounds.height().max(1.0))
        .min(LARGEST);
    let size = bounds.size() * factor;
    let corner = Point::new(
        room.center().x - size.width / 2.0,
        room.center().y - size.height / 2.0,
    );
    let offset = corner - (bounds.origin().to_vec2() * factor).to_point();
    items.extend(drawing.items.iter().cloned().map(|item| Item {
        bounds: item.bounds.scale_from_origin(factor) + offset,
        figures: moved(item.figures, factor, offset),
        ..item
    }));
    items
}

fn moved(figures: Vec<Figure>, factor: f64, offset: Vec2) -> Vec<Figure> {
    figures
        .into_iter()
        .map(|figure| figure.transformed(factor, offset))
        .collect()
}

/// Signs and lines of the map in rows, at the origin, and how high they are.
pub(super) fn legend(draft: &Draft<'_>) -> (Sheet, f64) {
    let theme = draft.theme;
    let mut sheet = Sheet::default();
    let heading = msg::IMPACT_SHEET_LEGEND.with("view", draft.request.frame.view.as_str());
    let heading = draft.language.say(&heading);
    sheet.say(&heading);
    let baseline = Point::new(0.0, 8.0);
    let fitted = HEADING.fit(&heading.to_uppercase(), WIDTH);
    let run = words(baseline, fitted, HEADING, theme.muted);
    sheet.figures.extend(run);
    let (mut x, mut y) = (0.0, 14.0);
    let entries = groups(draft.contents()).into_iter();
    for entry in entries.flat_map(|group| group.entries) {
        let width = SAMPLE_WIDTH * SAMPLE + 6.0 + LEGEND.width(&entry.words);
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + ROW);
        }
        draw_entry(draft, &entry, (x, y), &mut sheet);
        x += width + 18.0;
    }
    (sheet, y + ROW)
}

fn draw_entry(draft: &Draft<'_>, entry: &Entry, (x, y): (f64, f64), sheet: &mut Sheet) {
    let middle = y + ROW / 2.0;
    let offset = Vec2::new(x, middle - SAMPLE_HEIGHT * SAMPLE / 2.0);
    sheet
        .figures
        .extend(moved(entry.sample.clone(), SAMPLE, offset));
    sheet.say(&entry.words);
    let left = x + SAMPLE_WIDTH * SAMPLE + 6.0;
    let baseline = Point::new(left, middle + half_cap(ENTRY) * LEGEND.size / ENTRY.size);
    let fitted = LEGEND.fit(&entry.words, WIDTH - SAMPLE_WIDTH);
    sheet
        .figures
        .extend(words(baseline, fitted, LEGEND, draft.theme.ink));
}

/// A legend with its upper left corner at a point.
pub(super) fn placed((mut sheet, height): (Sheet, f64), left: f64, top: f64) -> Item {
    let figures = std::mem::take(&mut sheet.figures);
    sheet.figures = moved(figures, 1.0, Vec2::new(left, top));
    frame_item(sheet, Rect::new(MARGIN, top, MARGIN + WIDTH, top + height))
}
