//! Cards: one element that contains nothing in this view.

use std::sync::Arc;

use super::badge::{Badge, draw_badges, draw_pill};
use super::caption::{caption_within, kind_name};
use super::chosen::{icon_of, solid_tile};
use super::contents::BadgeKind;
use super::describe;
use super::drawing::Drawing;
use super::figure::{Figure, Item, ItemRole, Stroke, Subject};
use super::findings::FindingSign;
use super::lens::tally;
use super::look::{Look, look};
use super::measure::{CARD_TEXT_LEFT, CARD_TEXT_RIGHT};
use super::pen::{CAPTION, NAME, icon, rect, square, stroke, words};
use super::perspective::Perspective;
use super::spokesman::spokesman;
use super::theme::{Hue, frame_dash};
use super::weak_points;
use crate::catalogue::{Family, element_kind};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, msg};
use crate::model::{Element, ElementIx};
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
    let request = drawing.request;
    let element = request.snapshot.element(ix);
    let (speaks, is_collapsed) = (spokesman(drawing, index), view_box.is_collapsed());
    let mut look = look(drawing.request, speaks, &mut drawing.contents);
    tally(drawing, index, speaks);
    if is_collapsed {
        wear_container(drawing, ix, &mut look);
    }
    let mut figures = Vec::with_capacity(if drawing.request.options.details {
        10
    } else {
        2
    });
    if drawing.content.boxes[index].put_away > 0 {
        draw_sheets(drawing, &look, bounds, &mut figures);
    }
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
    draw_sign(drawing, element, &look, bounds, &mut figures);
    if !is_narrow(bounds) {
        draw_words(drawing, element, index, bounds, &mut figures);
    }
    if drawing.request.options.badges {
        let spoken = drawing.request.snapshot.element(speaks);
        let badges = badges(drawing, element, spoken, index);
        draw_badges(&badges, bounds, drawing.request.theme, &mut figures);
    }
    let finding = drawing.finding(index);
    if let Some(pill) = &look.pill {
        let mut room = bounds;
        room.x1 -= finding.map_or(0.0, FindingSign::room);
        draw_pill(pill, room, 10.0, drawing.request.theme, &mut figures);
    }
    if let Some(sign) = finding {
        sign.draw_on(bounds, drawing.request.theme, &mut figures);
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

/// A collapsed container keeps the colours of its frame.
fn wear_container(drawing: &mut Drawing, ix: ElementIx, look: &mut Look) {
    if look.is_marked {
        return;
    }
    let tint = look.tint.unwrap_or_else(|| {
        let class = drawing.facts.hosting[ix.row()];
        drawing.contents.hostings.insert(class);
        look.dash = frame_dash(class);
        drawing.request.theme.hosting(class)
    });
    look.tint = Some(tint);
    (look.ground, look.frame, look.frame_width) = (tint.ground, tint.ink, 1.5);
}

/// The edges of sheets behind the card: more lies in it than shows.
fn draw_sheets(drawing: &Drawing, look: &Look, bounds: Rect, out: &mut Vec<Figure>) {
    let theme = drawing.request.theme;
    for away in [6.0, 3.0] {
        let inset = away * 1.5;
        let sheet = Rect::new(
            bounds.x0 + inset,
            bounds.y0 + away,
            bounds.x1 - inset,
            bounds.y1 + away,
        );
        let edge = stroke(look.frame, 1.0);
        out.push(rect(sheet, RADIUS, Some(theme.paper), edge));
    }
}

/// Whether a card has room for its sign only.
fn is_narrow(bounds: Rect) -> bool {
    bounds.width() < CARD_TEXT_LEFT + CARD_TEXT_RIGHT + 24.0
}

/// The tile with the icon of the kind.
fn draw_sign(
    drawing: &Drawing,
    element: &Element,
    look: &Look,
    bounds: Rect,
    out: &mut Vec<Figure>,
) {
    let theme = drawing.request.theme;
    let hue = match look.tint {
        Some(tint) => solid_tile(theme, tint),
        None => theme.hue(hue_of(element)),
    };
    let tile_side = TILE.min(bounds.height() - 8.0).min(bounds.width() - 8.0);
    let tile_x = if is_narrow(bounds) {
        bounds.center().x
    } else {
        bounds.x0 + 12.0 + TILE / 2.0
    };
    if tile_side >= 8.0 {
        let tile = square(Point::new(tile_x, bounds.center().y), tile_side);
        out.push(rect(tile, tile_side * 0.22, Some(hue.ground), None));
        out.push(icon(
            icon_of(element),
            square(tile.center(), tile_side * 0.56),
            hue.ink,
        ));
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
        let language = drawing.request.language;
        let caption = match drawing.content.boxes[index].put_away {
            0 => caption_within(element, members, language, room),
            count => put_away_caption(element, count, language, room),
        };
        let baseline = Point::new(left, y + 10.2);
        out.extend(words(
            baseline,
            CAPTION.fit(&caption, room),
            CAPTION,
            theme.muted,
        ));
    }
}

/// What a collapsed container says beneath its name: how much lies in it, after its kind where
/// there is room.
fn put_away_caption(element: &Element, count: usize, language: Language, room: f64) -> String {
    let inside = language.say(&msg::SCENE_PUT_AWAY.with("count", count));
    let whole = format!("{} · {inside}", kind_name(element, language));
    if CAPTION.width(&whole) <= room {
        whole
    } else {
        inside
    }
}

/// The badges of an element, the most urgent first.
fn badges(
    drawing: &mut Drawing,
    element: &Element,
    spokesman: &Element,
    index: usize,
) -> Vec<Badge> {
    let request = drawing.request;
    if matches!(request.perspective, Perspective::WeakPoints(_)) {
        return weak_points::badge(request, spokesman).into_iter().collect();
    }
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
#[must_use]
pub fn hue_of(element: &Element) -> Hue {
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
