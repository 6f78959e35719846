//! The roadmap as a page to hand over: heading, legend, title block and protection mark.

use super::sheet::amount;
use super::{Roadmap, RoadmapRequest, legend};
use crate::locale::msg;
use crate::scene::caption::number;
use crate::scene::contents::Contents;
use crate::scene::figure::Scene;
use crate::scene::page::{Footer, PageFrame, draw_footer, legend_room, set_on_page};
use crate::scene::theme::Tint;

/// A roadmap set on a page.
#[must_use]
pub fn compose_roadmap_page(
    roadmap: &Roadmap,
    request: &RoadmapRequest<'_>,
    frame: &PageFrame,
) -> Scene {
    let contents = Contents::new(msg::ROADMAP_TITLE, request.theme, request.language);
    set_on_page(&roadmap.scene, &contents, frame, |width, top| {
        let footer = footer(roadmap, request, width);
        draw_footer(&footer, frame, &contents, (width, top))
    })
}

/// Legend, what is doubtful, and key figures.
fn footer(roadmap: &Roadmap, request: &RoadmapRequest<'_>, width: f64) -> Footer {
    let mut groups = legend::groups(roadmap, request);
    groups.extend(legend::doubts(request, legend_room(width)));
    Footer {
        groups,
        tiles: Some(tiles(request)),
        ..Footer::default()
    }
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
