//! The impact sheet: one page to print about one scenario: what is lost, the map, how much stops,
//! which services come back too late, which data are lost, and what all this rests on.
//!
//! The page has the proportions of A4. The map takes the room that the tables leave; tables that
//! are too long end with how many lines are left out, or go on, on further pages that hold nothing
//! but them.

mod head;
mod map;
mod notes;
mod table;
mod tables;

use super::contents::Contents;
use super::figure::{Item, Scene};
use super::page::{self, PageFrame};
use super::request::Composition;
use super::theme::Theme;
use crate::analysis::{Account, Impact, Scenario, honesty};
use crate::geometry::Rect;
use crate::locale::Language;
use crate::model::ElementIx;
use table::{Table, draw_table};

/// Width of the page in its own units.
pub const SHEET_WIDTH: f64 = 1000.0;
/// Its height: that of A4.
const SHEET_HEIGHT: f64 = 1414.2;
const MARGIN: f64 = 36.0;
const WIDTH: f64 = SHEET_WIDTH - 2.0 * MARGIN;
const GAP: f64 = 20.0;
const HALF: f64 = (WIDTH - GAP) / 2.0;
/// The map takes no less than this, and no more than that.
const MAP_HEIGHT: (f64, f64) = (250.0, 470.0);
/// Lines that a table keeps before the others may take its room.
const LEAST_LINES: usize = 4;

/// A sheet to draw. Equal requests give equal sheets.
#[derive(Clone, Copy, Debug)]
pub struct ImpactSheetRequest<'a> {
    /// The name under which the scenario was kept; may be empty.
    pub name: &'a str,
    /// The scenario, with the hour that was asked for.
    pub scenario: &'a Scenario,
    /// What the scenario does then.
    pub impact: &'a Impact,
    /// Names of what the scenario loses and the plateau does not have.
    pub missing: &'a [String],
    /// A view of the map, drawn through the perspective of the impact.
    pub map: &'a Composition,
    /// What the page says about itself.
    pub frame: &'a PageFrame,
}

/// What the parts of one sheet share.
struct Draft<'a> {
    request: &'a ImpactSheetRequest<'a>,
    account: Account,
    theme: &'static Theme,
    language: Language,
}

impl Draft<'_> {
    fn contents(&self) -> &Contents {
        &self.request.map.contents
    }

    fn name(&self, ix: ElementIx) -> String {
        let element = self.request.impact.graph().element(ix);
        if element.name.is_empty() {
            element.id.to_string()
        } else {
            element.name.to_string()
        }
    }
}

/// The sheet on one page.
#[must_use]
pub fn compose_impact_sheet(request: &ImpactSheetRequest<'_>) -> Scene {
    let draft = draft(request);
    let (scene, _) = first_page(&draft);
    scene
}

/// The sheet with all its lines: the page, and further ones for what it leaves out.
#[must_use]
pub fn compose_impact_pages(request: &ImpactSheetRequest<'_>) -> Vec<Scene> {
    let draft = draft(request);
    let (first, mut rest) = first_page(&draft);
    let mut pages = vec![first];
    while !rest.is_empty() {
        let (page, left) = further_page(&draft, rest, pages.len() + 1);
        pages.push(page);
        rest = left;
    }
    pages
}

fn draft<'a>(request: &'a ImpactSheetRequest<'a>) -> Draft<'a> {
    let account = Account::of(request.impact);
    let language = request.map.contents.language;
    Draft {
        account,
        theme: request.map.contents.theme,
        language,
        request,
    }
}

/// The page, and the tables that did not find room on it, whole.
fn first_page(draft: &Draft<'_>) -> (Scene, Vec<Table>) {
    let frame = draft.request.frame;
    let mut items = Vec::new();
    let mut top = MARGIN * 0.6;
    let mut bottom = SHEET_HEIGHT - MARGIN * 0.6;
    if !frame.marking.trim().is_empty() {
        let contents = draft.contents();
        items.push(page::marking(frame, contents, SHEET_WIDTH, top));
        items.push(page::marking(
            frame,
            contents,
            SHEET_WIDTH,
            bottom - page::MARKING_HEIGHT,
        ));
        top += page::MARKING_HEIGHT + 10.0;
        bottom -= page::MARKING_HEIGHT + 10.0;
    }
    let (heading, after) = head::heading(draft, top);
    items.push(heading);
    let (tiles, after) = head::tiles(draft, after + 12.0);
    items.push(tiles);
    let (legend, legend_height) = map::legend(draft);
    let wide = tables::services(draft);
    let left = tables::data_sets(draft);
    let right = tables::margins(draft);
    let request = draft.request;
    let lines = honesty(
        &draft.account,
        request.impact,
        request.missing,
        draft.language,
    );
    let notes = notes::Notes::of(draft, lines, HALF);
    // What is below the map, from the bottom up: what it wants, what it can do with.
    let top_of_map = after + 14.0;
    let room = bottom - top_of_map - legend_height - 10.0 - 3.0 * GAP;
    let wanted_map = map::height(draft).clamp(MAP_HEIGHT.0, MAP_HEIGHT.1);
    let split = split_room(room, wanted_map, &wide, &left, &right, notes.height());
    let map_area = Rect::new(MARGIN, top_of_map, MARGIN + WIDTH, top_of_map + split.map);
    items.extend(map::panel(draft, map_area));
    let legend_top = map_area.y1 + 10.0;
    items.push(map::placed((legend, legend_height), MARGIN, legend_top));
    let mut rest = Vec::new();
    let mut draw = |table: Table, (x, y, width): (f64, f64, f64), room: f64| {
        let height = if table.lines_within(room) > 0 || table.fits_empty(room) {
            let (drawn, height) = draw_table(draft, &table, (x, y, width), room);
            items.extend(drawn);
            height
        } else {
            0.0
        };
        if table.lines_within(room) < table.rows.len() {
            rest.push(table.at_width(WIDTH));
        }
        y + height
    };
    let y = draw(
        wide,
        (MARGIN, legend_top + legend_height + GAP, WIDTH),
        split.wide,
    ) + GAP;
    let y_left = draw(left, (MARGIN, y, HALF), split.below) + GAP;
    // Applications take what room is left; what of them finds none goes on with the other tables.
    let applications = tables::applications(draft);
    draw(applications, (MARGIN, y_left, HALF), bottom - GAP - y_left);
    let right_x = MARGIN + HALF + GAP;
    let right_room = (split.below - notes.height() - GAP).max(0.0);
    let y = draw(right, (right_x, y, HALF), right_room) + GAP;
    items.push(notes.draw(draft, right_x, y));
    (sheet(draft, items), rest)
}

struct Split {
    map: f64,
    wide: f64,
    below: f64,
}

/// Shares the room among the map, the table of services and what stands below it. The map gives
/// way first, then the longer of the two.
fn split_room(
    room: f64,
    wanted_map: f64,
    wide: &Table,
    left: &Table,
    right: &Table,
    notes: f64,
) -> Split {
    let beside = |table: &Table| match table.rows.len() {
        0 => 0.0,
        _ => table.height(table.rows.len()) + GAP,
    };
    let least = |table: &Table| table.height(table.rows.len().min(LEAST_LINES));
    let wanted_below = left.height(left.rows.len()).max(beside(right) + notes);
    let least_below = least(left).max(least(right) + GAP + notes);
    let wanted_wide = wide.height(wide.rows.len());
    let wanted = wanted_wide + wanted_below;
    let map = (room - wanted).clamp(MAP_HEIGHT.0, wanted_map);
    let over = (wanted + map - room).max(0.0);
    let from_below = over.min((wanted_below - least_below).max(0.0));
    let from_wide = (over - from_below).min((wanted_wide - least(wide)).max(0.0));
    Split {
        map,
        wide: wanted_wide - from_wide,
        below: wanted_below - from_below,
    }
}

/// A page of tables alone, and what of them is left for the next.
fn further_page(draft: &Draft<'_>, tables: Vec<Table>, number: usize) -> (Scene, Vec<Table>) {
    let mut items = Vec::new();
    let (heading, after) = head::running_head(draft, number);
    items.push(heading);
    let mut y = after + GAP;
    let mut rest = Vec::new();
    for table in tables {
        let room = SHEET_HEIGHT - MARGIN - y;
        let fits = table.lines_within(room);
        if fits == 0 && !items.is_empty() && y > after + GAP {
            rest.push(table);
            continue;
        }
        let (now, later) = table.split_at(fits.max(1));
        let height_of_now = now.height(now.rows.len());
        let (drawn, height) = draw_table(draft, &now, (MARGIN, y, WIDTH), height_of_now);
        items.extend(drawn);
        y += height + GAP;
        rest.extend(later);
    }
    (sheet(draft, items), rest)
}

fn sheet(draft: &Draft<'_>, items: Vec<Item>) -> Scene {
    Scene {
        bounds: Rect::new(0.0, 0.0, SHEET_WIDTH, SHEET_HEIGHT),
        background: Some(draft.theme.canvas),
        items,
    }
}
