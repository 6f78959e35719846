//! The roadmap as a page to hand over: heading, legend, title block and protection mark.

use super::sheet::amount;
use super::{Roadmap, RoadmapRequest, legend};
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::caption::number;
use crate::scene::contents::Contents;
use crate::scene::figure::{Item, Scene, Stroke};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::legend::draw_groups;
use crate::scene::page::{MARGIN, PageFrame, set_on_page};
use crate::scene::pen::line;
use crate::scene::theme::Tint;
use crate::scene::title_block::{TITLE_BLOCK_WIDTH, draw_block};

/// A roadmap set on a page.
#[must_use]
pub fn compose_roadmap_page(
    roadmap: &Roadmap,
    request: &RoadmapRequest<'_>,
    frame: &PageFrame,
) -> Scene {
    let contents = Contents::new(msg::ROADMAP_TITLE, request.theme, request.language);
    set_on_page(&roadmap.scene, &contents, frame, |width, top| {
        footer(roadmap, request, frame, &contents, (width, top))
    })
}

/// Legend at the left, title block at the right, under a rule. Answers where it ends.
fn footer(
    roadmap: &Roadmap,
    request: &RoadmapRequest<'_>,
    frame: &PageFrame,
    contents: &Contents,
    (width, top): (f64, f64),
) -> (Item, f64) {
    let theme = request.theme;
    let mut sheet = Sheet::default();
    let rule = Stroke::solid(theme.line, 1.0);
    let ends = (Point::new(MARGIN, top), Point::new(width - MARGIN, top));
    sheet.figures.push(line(ends.0, ends.1, rule));
    let room = width - 2.0 * MARGIN - TITLE_BLOCK_WIDTH - 32.0;
    let mut groups = legend::groups(roadmap, request);
    groups.extend(legend::doubts(request, room));
    let origin = Point::new(MARGIN, top + 20.0);
    let legend = draw_groups(&groups, theme, origin, room, &mut sheet);
    let corner = Point::new(width - MARGIN - TITLE_BLOCK_WIDTH, top + 16.0);
    let block = draw_block(frame, contents, &tiles(request), corner, &mut sheet);
    let bottom = (origin.y + legend.height).max(corner.y + block.height) + 10.0;
    let bounds = Rect::new(MARGIN, top, width - MARGIN, bottom);
    (frame_item(sheet, bounds), bottom)
}

/// How many packages and plateaus there are, and what it all costs.
fn tiles(request: &RoadmapRequest<'_>) -> Vec<(String, String, Tint)> {
    let language = request.language;
    let tables = request.map.tables();
    let neutral = Tint {
        ink: request.theme.ink,
        ground: request.theme.hosting(None).ground,
    };
    let counts = [
        (tables.work_packages.len(), msg::ROADMAP_TILE_PACKAGES),
        (tables.plateaus.len(), msg::ROADMAP_TILE_PLATEAUS),
    ];
    let mut tiles: Vec<(String, String, Tint)> = counts
        .into_iter()
        .map(|(count, word)| {
            let digits = number(count as f64, language);
            (digits, language.say(&word.with("count", count)), neutral)
        })
        .collect();
    let total = amount(request.facts.budget.total, language);
    tiles.push((total, language.text(msg::ROADMAP_TILE_BUDGET), neutral));
    tiles
}
