//! The page for export: the drawing under a heading, above its legend and title block, with the
//! protection mark at top and bottom.

use std::sync::Arc;

use super::contents::Contents;
use super::figure::{Figure, ImageFigure, Item, Scene, Stroke, TextAnchor};
use super::frame::{Sheet, frame_item};
use super::legend::{Group, draw_groups, groups};
use super::note::draw_listed;
use super::paper::{OnPaper, Paper};
use super::pen::{Font, anchored, half_cap, line, rect, stroke, words};
use super::request::Composition;
use super::theme::{Theme, Tint};
use super::title_block::{TITLE_BLOCK_WIDTH, draw_block, draw_title_block};
use crate::bitmap::{Bitmap, Shelf};
use crate::geometry::{Point, Rect, Size, Vec2};
use crate::model::MapInfo;
use crate::text::{self, FontWeight};

/// What the page says about itself; empty texts are left out.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// Scale, such as `1 : 2,5`; only where it is true of what the reader holds.
    pub scale: String,
    /// Which page of several it is, such as `2 / 7`.
    pub page: String,
    /// The logo of the body.
    pub logo: Option<Arc<Bitmap>>,
}

impl PageFrame {
    /// What a map says about itself on each of its pages. The logo is looked up among the pictures
    /// that could be read; one that could not is left out.
    #[must_use]
    pub fn about(info: &MapInfo, pictures: &Shelf) -> Self {
        Self {
            title: info.title.to_string(),
            organisation: info.organisation.to_string(),
            version: info.version.to_string(),
            author: info.author_role.to_string(),
            marking: info.marking.to_string(),
            logo: pictures.get(&info.logo).map(Arc::clone),
            ..Self::default()
        }
    }
}

const TITLE: Font = Font::new(20.0, FontWeight::Bold);
const SUBTITLE: Font = Font::new(12.0, FontWeight::Regular);
const NOTE: Font = Font::new(11.0, FontWeight::Regular);
const NOTE_ROW: f64 = 16.0;
const MARKING: Font = Font::new(10.5, FontWeight::Bold);
pub(super) const MARGIN: f64 = 36.0;
const HEADER: f64 = 74.0;
pub(super) const MARKING_HEIGHT: f64 = 20.0;
/// The least room of a protection mark.
const LEAST_MARKING: f64 = 200.0;
const FOOTER_GAP: f64 = 22.0;
/// The drawing is set at least on a page this wide.
const LEAST_WIDTH: f64 = 980.0;
/// A drawing of about this size takes the words of the page at their plain size; a larger one
/// takes larger words, so that a page that is shrunk to a sheet can be read.
const PLAIN_SIZE: f64 = 1_500.0;

/// The drawing set on a page that goes on a sheet of paper, with the scale that it has there.
#[must_use]
pub fn compose_page_on(composition: &Composition, frame: &PageFrame, on: &OnPaper) -> Scene {
    let language = composition.contents.language;
    let mut frame = frame.clone();
    let mut scene = compose_page(composition, &frame);
    if on.paper == Paper::Drawing {
        return scene;
    }
    // A scale more or less may move a row of the title block, and so the scale.
    for _ in 0..3 {
        let scale = on.words(scene.bounds.size(), language);
        if frame.scale == scale {
            break;
        }
        frame.scale = scale;
        scene = compose_page(composition, &frame);
    }
    scene
}

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
    let map_from_page = page_scale(drawing.bounds);
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
    let mut all = drawing.items.clone();
    let items = items.into_iter();
    all.extend(items.map(|item| grown(item, map_from_page, offset)));
    Scene {
        bounds: page.scale_from_origin(map_from_page) + offset,
        background: Some(theme.canvas),
        items: all,
    }
}

/// Map units of a page unit around a drawing.
pub(super) fn page_scale(drawing: Rect) -> f64 {
    (drawing.width().max(drawing.height()) / PLAIN_SIZE).max(1.0)
}

/// An item grown from the origin, then moved.
pub(super) fn grown(item: Item, factor: f64, offset: Vec2) -> Item {
    Item {
        bounds: item.bounds.scale_from_origin(factor) + offset,
        figures: item
            .figures
            .into_iter()
            .map(|figure| figure.transformed(factor, offset))
            .collect(),
        ..item
    }
}

/// The logo at the right of the heading; answers the width that it takes.
fn logo(
    frame: &PageFrame,
    contents: &Contents,
    (right, top): (f64, f64),
    sheet: &mut Sheet,
) -> f64 {
    /// The room of a logo, and how much smaller than it a picture may stay.
    const ROOM: Size = Size::new(170.0, 50.0);
    const MOST_GROWTH: f64 = 2.0;
    let Some(picture) = &frame.logo else {
        return 0.0;
    };
    let size = Size::new(f64::from(picture.width), f64::from(picture.height));
    let fit = (ROOM.width / size.width).min(ROOM.height / size.height);
    let size = size * fit.min(MOST_GROWTH);
    let rect = Rect::from_origin_size(
        (right - size.width, top + (ROOM.height - size.height) / 2.0),
        size,
    );
    if std::ptr::eq(contents.theme, &Theme::DARK) {
        // Logos are made for paper.
        let plate = rect.inflate(6.0, 6.0);
        sheet
            .figures
            .push(super::pen::rect(plate, 6.0, Some(Theme::LIGHT.paper), None));
    }
    sheet.figures.push(Figure::Image(ImageFigure {
        picture: Arc::clone(picture),
        rect,
    }));
    size.width + 24.0
}

fn header(frame: &PageFrame, contents: &Contents, width: f64) -> Item {
    let theme = contents.theme;
    let mut sheet = Sheet::default();
    let top = MARGIN / 2.0 + MARKING_HEIGHT;
    let logo_width = logo(frame, contents, (width - MARGIN, top + 6.0), &mut sheet);
    let room = width - 2.0 * MARGIN - logo_width;
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
    marking_item(&frame.marking, contents.theme, width, top)
}

/// The same of a drawing without a page.
pub(super) fn marking_item(said: &str, theme: &Theme, width: f64, top: f64) -> Item {
    let Tint { ink, ground } = theme.warning;
    let marking = said.trim().to_uppercase();
    // A small drawing has a mark all the same.
    let room = (width - 2.0 * MARGIN - 24.0).max(LEAST_MARKING);
    let (text, text_width) = MARKING.fit(&marking, room);
    let center = Point::new(width / 2.0, top + MARKING_HEIGHT / 2.0);
    let bounds = Rect::from_center_size(center, (text_width + 24.0, MARKING_HEIGHT));
    let mut sheet = Sheet::default();
    sheet.say(said);
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
