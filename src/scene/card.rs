//! Cards: one element that contains nothing in this view.

use std::sync::Arc;

use super::badge::{Badge, draw_badges, draw_pill};
use super::caption::caption_within;
use super::contents::BadgeKind;
use super::describe;
use super::drawing::Drawing;
use super::figure::{Figure, Item, ItemRole, Stroke, Subject};
use super::look::{Look, look};
use super::measure::{CARD_TEXT_LEFT, CARD_TEXT_RIGHT};
use super::pen::{CAPTION, NAME, icon, rect, square, words};
use super::theme::Hue;
use crate::catalogue::{Family, element_kind};
use crate::geometry::{Point, Rect};
use crate::model::Element;
use crate::text;

const RADIUS: f64 = 8.0;
const TILE: f64 = 32.0;
const NAME_LINE: f64 = 15.5;
const CAPTION_LINE: f64 = 13.5;
/// Cards at least this high have room for two lines of name.
const TWO_LINES_FROM: f64 = 68.0;

/// The card of a box of the view.
pub(super) fn card(drawing: &mut Drawing, index: usize) -> Item {
    let view_box = &drawing.content.boxes[index];
    let (ix, bounds) = (view_box.ix, view_box.rect);
    let element = drawing.request.snapshot.element(ix);
    let look = look(drawing.request, &drawing.facts, ix, &mut drawing.contents);
    let mut figures = Vec::with_capacity(if drawing.request.options.details {
        10
    } else {
        2
    });
    draw_ground(drawing, &look, bounds, &mut figures);
    if !drawing.request.options.details {
        return Item {
            subject: Some(Subject::Element(element.id.text().clone())),
            role: ItemRole::Card,
            bounds,
            description: Arc::clone(&drawing.nothing_said),
            figures,
        };
    }
    draw_sign(drawing, element, bounds, &mut figures);
    if !is_narrow(bounds) {
        draw_words(drawing, element, index, bounds, &mut figures);
    }
    if drawing.request.options.badges {
        let badges = badges(drawing, element, index);
        draw_badges(&badges, bounds, drawing.request.theme, &mut figures);
    }
    if let Some(pill) = &look.pill {
        draw_pill(pill, bounds, 10.0, drawing.request.theme, &mut figures);
    }
    if drawing.request.perspective == super::Perspective::Hosting {
        drawing
            .contents
            .hostings
            .insert(drawing.facts.hosting[ix.row()]);
    }
    let description = describe::element(drawing, index, look.phrase.as_deref());
    Item {
        subject: Some(Subject::Element(element.id.text().clone())),
        role: ItemRole::Card,
        bounds,
        description,
        figures,
    }
}

fn draw_ground(drawing: &Drawing, look: &Look, bounds: Rect, out: &mut Vec<Figure>) {
    let theme = drawing.request.theme;
    if theme.shade.a > 0 {
        let shadow = Rect::new(bounds.x0, bounds.y0 + 1.0, bounds.x1, bounds.y1 + 2.0);
        out.push(rect(shadow, RADIUS + 0.5, Some(theme.shade), None));
    }
    let frame = Stroke {
        color: look.frame,
        width: look.frame_width,
        dash: look.dash,
    };
    out.push(rect(bounds, RADIUS, Some(look.ground), Some(frame)));
}

/// Whether a card has room for its sign only.
fn is_narrow(bounds: Rect) -> bool {
    bounds.width() < CARD_TEXT_LEFT + CARD_TEXT_RIGHT + 24.0
}

/// The tile with the icon of the kind.
fn draw_sign(drawing: &Drawing, element: &Element, bounds: Rect, out: &mut Vec<Figure>) {
    let hue = drawing.request.theme.hue(hue_of(element));
    let tile_side = TILE.min(bounds.height() - 8.0).min(bounds.width() - 8.0);
    let tile_x = if is_narrow(bounds) {
        bounds.center().x
    } else {
        bounds.x0 + 12.0 + TILE / 2.0
    };
    if tile_side >= 8.0 {
        let kind = element_kind(element.kind.as_str());
        let tile = square(Point::new(tile_x, bounds.center().y), tile_side);
        out.push(rect(tile, tile_side * 0.22, Some(hue.ground), None));
        let sign = kind.map_or("square", |kind| kind.icon);
        out.push(icon(sign, square(tile.center(), tile_side * 0.56), hue.ink));
    }
}

fn draw_words(
    drawing: &Drawing,
    element: &Element,
    index: usize,
    bounds: Rect,
    out: &mut Vec<Figure>,
) {
    let theme = drawing.request.theme;
    let middle = bounds.center().y;
    let left = bounds.x0 + CARD_TEXT_LEFT;
    let room = bounds.width() - CARD_TEXT_LEFT - CARD_TEXT_RIGHT;
    let name = text::visible(&element.name);
    let lines: Vec<_> = if bounds.height() >= TWO_LINES_FROM && NAME.width(&name) > room {
        text::wrap(&name, NAME.weight, NAME.size, room, 2)
            .into_iter()
            .map(|line| (line.text, line.width))
            .collect()
    } else {
        vec![NAME.fit(&name, room)]
    };
    let rows = lines.len() as f64;
    let has_caption = bounds.height() >= rows * NAME_LINE + CAPTION_LINE + 6.0;
    let block = rows * NAME_LINE + if has_caption { CAPTION_LINE } else { 0.0 };
    let mut y = middle - block / 2.0;
    if block > bounds.height() {
        return;
    }
    for line in lines {
        let baseline = Point::new(left, y + 11.9);
        out.extend(words(baseline, line, NAME, theme.ink));
        y += NAME_LINE;
    }
    if has_caption {
        let members = drawing.facts.members[drawing.content.boxes[index].ix.row()];
        let caption = caption_within(element, members, drawing.request.language, room);
        let baseline = Point::new(left, y + 10.2);
        out.extend(words(
            baseline,
            CAPTION.fit(&caption, room),
            CAPTION,
            theme.muted,
        ));
    }
}

/// The badges of an element, the most urgent first.
fn badges(drawing: &mut Drawing, element: &Element, index: usize) -> Vec<Badge> {
    let request = drawing.request;
    let theme = request.theme;
    let row = drawing.content.boxes[index].ix.row();
    let is_warned = request.warnings.contains(&element.id);
    let place = (request.map, request.snapshot);
    let words = (drawing.badge_words).of(place, element, &drawing.facts, row, is_warned);
    drawing
        .contents
        .badges
        .extend(words.iter().map(|(kind, _)| *kind));
    let badge = |(kind, words)| Badge {
        words,
        color: match kind {
            BadgeKind::Warning => theme.badge_warning,
            BadgeKind::Needs => theme.badge_needs,
            BadgeKind::Members => theme.badge_count,
            BadgeKind::Personal => theme.badge_personal,
        },
    };
    words.into_iter().map(badge).collect()
}

/// The hue of an element's icon: that of its family, with a few kinds that stand out on a map.
fn hue_of(element: &Element) -> Hue {
    match element.kind.as_str() {
        "firewall" | "bastion" | "vpn" => return Hue::Rose,
        "directory" | "certificate" | "business_service" => return Hue::Amber,
        "database" | "storage" | "backup_vault" | "file_share" => return Hue::Teal,
        "cloud_service" | "container_workload" | "iot_fleet" => return Hue::Violet,
        _ => {}
    }
    match element_kind(element.kind.as_str()).map(|kind| kind.family) {
        Some(Family::Network | Family::Business) => Hue::Sky,
        Some(Family::Software) => Hue::Indigo,
        Some(Family::Data) => Hue::Teal,
        Some(Family::Places | Family::Compute | Family::Structure) | None => Hue::Slate,
    }
}
