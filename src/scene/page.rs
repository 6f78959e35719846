//! The page for export: the drawing under a heading, above its legend and title block, with the
//! protection mark at top and bottom.

use super::contents::Contents;
use super::figure::Stroke;
use super::figure::{Figure, Item, Scene, TextAnchor};
use super::frame::{Sheet, frame_item};
use super::legend::{Group, draw_groups, groups};
use super::note::draw_listed;
use super::pen::{Font, anchored, half_cap, line, rect, stroke, words};
use super::request::Composition;
use super::theme::Tint;
use super::title_block::{TITLE_BLOCK_WIDTH, draw_block, draw_title_block};
use crate::geometry::{Point, Rect, Size};
use crate::text::{self, FontWeight};

/// What the page says about itself; empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFrame {
    /// Title of the map.
    pub title: String,
    /// Title of the map, where the title of the page says what was asked of it.
    pub map: String,
    /// The body that it belongs to.
    pub organisation: String,
    /// Name of the view.
    pub view: String,
    /// Name of the plateau.
    pub plateau: String,
    /// Name of the version.
    pub version: String,
    /// Role of the author.
    pub author: String,
    /// Day of the export, as it is to be read.
    pub date: String,
    /// Protection mark, such as `Diffusion restreinte`.
    pub marking: String,
    /// Scale, such as `1 : 1`.
    pub scale: String,
}

const TITLE: Font = Font::new(20.0, FontWeight::Bold);
const SUBTITLE: Font = Font::new(12.0, FontWeight::Regular);
const NOTE: Font = Font::new(11.0, FontWeight::Regular);
const NOTE_ROW: f64 = 16.0;
const MARKING: Font = Font::new(10.5, FontWeight::Bold);
pub(super) const MARGIN: f64 = 36.0;
const HEADER: f64 = 74.0;
pub(super) const MARKING_HEIGHT: f64 = 20.0;
const FOOTER_GAP: f64 = 22.0;
/// The drawing is set at least on a page this wide.
const LEAST_WIDTH: f64 = 980.0;
/// A drawing of about this size takes the words of the page at their plain size; a larger one
/// takes larger words, so that a page that is shrunk to a sheet can be read.
const PLAIN_SIZE: f64 = 1_500.0;

/// The drawing set on a page. All that the page explains is really on the drawing.
#[must_use]
pub fn compose_page(composition: &Composition, frame: &PageFrame) -> Scene {
    let contents = &composition.contents;
    set_on_page(&composition.scene, contents, frame, |width, top| {
        let footer = Footer {
            groups: groups(contents),
            ..Footer::default()
        };
        draw_footer(&footer, frame, contents, (width, top))
    })
}

/// A drawing under its heading and above a footer, between protection marks. The footer is asked
/// for with the width of the page and its upper edge, and answers where it ends.
pub(super) fn set_on_page(
    drawing: &Scene,
    contents: &Contents,
    frame: &PageFrame,
    footer: impl FnOnce(f64, f64) -> (Item, f64),
) -> Scene {
    let theme = contents.theme;
    // Everything around the drawing is laid out at plain size in a space of its own
    // (page units), then grown to map units.
    let map_from_page = (drawing.bounds.width().max(drawing.bounds.height()) / PLAIN_SIZE).max(1.0);
    let room = Size::new(
        drawing.bounds.width() / map_from_page,
        drawing.bounds.height() / map_from_page,
    );
    let width = room.width.max(LEAST_WIDTH) + 2.0 * MARGIN;
    let top = MARGIN / 2.0 + MARKING_HEIGHT + HEADER;
    let drawing_area = Rect::new(MARGIN, top, width - MARGIN, top + room.height);
    let mut items = vec![header(frame, contents, width)];
    let footer_top = drawing_area.y1 + FOOTER_GAP;
    let (footer, footer_bottom) = footer(width, footer_top);
    items.push(footer);
    let height = footer_bottom + 12.0 + MARKING_HEIGHT + MARGIN / 2.0;
    if !frame.marking.trim().is_empty() {
        let tops = [MARGIN / 2.0, height - MARGIN / 2.0 - MARKING_HEIGHT];
        items.extend(tops.map(|y| marking(frame, contents, width, y)));
    }
    let page = Rect::new(0.0, 0.0, width, height);
    let slack = (drawing_area.width() - room.width) / 2.0;
    let drawing_corner = Point::new(drawing_area.x0 + slack, drawing_area.y0);
    let offset = drawing.bounds.origin().to_vec2() - drawing_corner.to_vec2() * map_from_page;
    let grow = |item: Item| Item {
        bounds: grow_rect(item.bounds, map_from_page) + offset,
        figures: item
            .figures
            .into_iter()
            .map(|figure| figure.transformed(map_from_page, offset))
            .collect(),
        ..item
    };
    let mut all = drawing.items.clone();
    all.extend(items.into_iter().map(grow));
    Scene {
        bounds: grow_rect(page, map_from_page) + offset,
        background: Some(theme.canvas),
        items: all,
    }
}

fn grow_rect(rect: Rect, factor: f64) -> Rect {
    rect.scale_from_origin(factor)
}

fn header(frame: &PageFrame, contents: &Contents, width: f64) -> Item {
    let theme = contents.theme;
    let mut sheet = Sheet::default();
    let top = MARGIN / 2.0 + MARKING_HEIGHT;
    let room = width - 2.0 * MARGIN;
    sheet.say(&frame.title);
    let bar = Rect::new(MARGIN, top + 10.0, MARGIN + 4.0, top + 52.0);
    sheet.figures.push(rect(bar, 2.0, Some(theme.accent), None));
    let left = MARGIN + 16.0;
    sheet.figures.extend(words(
        Point::new(left, top + 27.0),
        TITLE.fit(&frame.title, room - 16.0),
        TITLE,
        theme.ink,
    ));
    let perspective = contents.language.say(&contents.perspective);
    let parts: Vec<&str> = [
        frame.map.as_str(),
        &frame.organisation,
        &frame.view,
        &frame.plateau,
        &perspective,
    ]
    .into_iter()
    .filter(|part| !part.trim().is_empty())
    .collect();
    let subtitle = parts.join("  ·  ");
    sheet.say(&subtitle);
    sheet.figures.extend(words(
        Point::new(left, top + 48.0),
        SUBTITLE.fit(&subtitle, room - 16.0),
        SUBTITLE,
        theme.muted,
    ));
    let bounds = Rect::new(MARGIN, top, width - MARGIN, top + HEADER - 12.0);
    frame_item(sheet, bounds)
}

/// What stands under a drawing.
#[derive(Default)]
pub(super) struct Footer {
    /// The legend.
    pub(super) groups: Vec<Group>,
    /// What there is to say under the legend, a paragraph each.
    pub(super) notes: Vec<String>,
    /// Key figures over the title block: the figure, its word, its colours; `None` for those of
    /// the drawing's content.
    pub(super) tiles: Option<Vec<(String, String, Tint)>>,
}

/// The room beside the title block on a page of this width.
pub(super) fn legend_room(width: f64) -> f64 {
    width - 2.0 * MARGIN - TITLE_BLOCK_WIDTH - 32.0
}

/// Legend and notes at the left, title block at the right, under a rule. Answers where it ends.
pub(super) fn draw_footer(
    footer: &Footer,
    frame: &PageFrame,
    contents: &Contents,
    (width, top): (f64, f64),
) -> (Item, f64) {
    let theme = contents.theme;
    let mut sheet = Sheet::default();
    let rule = Stroke::solid(theme.line, 1.0);
    let ends = (Point::new(MARGIN, top), Point::new(width - MARGIN, top));
    sheet.figures.push(line(ends.0, ends.1, rule));
    let room = legend_room(width);
    let origin = Point::new(MARGIN, top + 20.0);
    let legend = draw_groups(&footer.groups, theme, origin, room, &mut sheet);
    let mut left_end = origin.y + legend.height;
    if !footer.notes.is_empty() {
        left_end += 16.0;
    }
    for note in &footer.notes {
        for one in text::wrap(note, NOTE.weight, NOTE.size, room, 3) {
            sheet.say(&one.text);
            let baseline = Point::new(MARGIN, left_end);
            let line = words(baseline, (one.text, one.width), NOTE, theme.ink);
            sheet.figures.extend(line);
            left_end += NOTE_ROW;
        }
    }
    let listed = Point::new(MARGIN, left_end + 18.0);
    match draw_listed(contents, listed, room, &mut sheet) {
        0.0 => {}
        height => left_end = listed.y + height,
    }
    let corner = Point::new(width - MARGIN - TITLE_BLOCK_WIDTH, top + 16.0);
    let block = match &footer.tiles {
        Some(tiles) => draw_block(frame, contents, tiles, corner, &mut sheet),
        None => draw_title_block(frame, contents, corner, &mut sheet),
    };
    let bottom = left_end.max(corner.y + block.height) + 10.0;
    let bounds = Rect::new(MARGIN, top, width - MARGIN, bottom);
    (frame_item(sheet, bounds), bottom)
}

/// The protection mark in the middle of a page.
pub(super) fn marking(frame: &PageFrame, contents: &Contents, width: f64, top: f64) -> Item {
    let theme = contents.theme;
    let Tint { ink, ground } = theme.warning;
    let marking = frame.marking.to_uppercase();
    let (text, text_width) = MARKING.fit(&marking, width - 2.0 * MARGIN - 24.0);
    let center = Point::new(width / 2.0, top + MARKING_HEIGHT / 2.0);
    let bounds = Rect::from_center_size(center, (text_width + 24.0, MARKING_HEIGHT));
    let mut sheet = Sheet::default();
    sheet.say(&frame.marking);
    sheet
        .figures
        .push(rect(bounds, 4.0, Some(ground), stroke(ink, 1.2)));
    let baseline = Point::new(center.x, center.y + half_cap(MARKING));
    let run: Option<Figure> = anchored(
        baseline,
        TextAnchor::Middle,
        (text, text_width),
        MARKING,
        ink,
    );
    sheet.figures.extend(run);
    frame_item(sheet, bounds)
}
