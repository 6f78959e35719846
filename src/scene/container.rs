//! Frames: elements that hold others, tinted by hosting.

use std::sync::Arc;

use super::backdrop::backdrop;
use super::badge::{draw_badges, draw_pill};
use super::caption::caption;
use super::chosen::icon_of;
use super::describe;
use super::drawing::Drawing;
use super::figure::{Color, Figure, Item, ItemRole, Stroke, Subject, TextAnchor};
use super::findings::FindingSign;
use super::hosting::HostingClass;
use super::lens::tally;
use super::lines::Lines;
use super::look::look;
use super::measure::FRAME_TEXT_LEFT;
use super::pen::{CAPTION, CONTAINER_NAME, HOSTING_WORD, anchored, icon, rect, square, words};
use super::perspective::Perspective;
use super::theme::{Tint, frame_dash};
use super::weak_points;
use crate::geometry::{Point, Rect};
use crate::model::Element;

const RADIUS: f64 = 10.0;
const TILE: f64 = 24.0;
const MARGIN: f64 = 14.0;
/// Room on the lower edge that a pill may take.
const WIDEST_PILL: f64 = 150.0;
/// Frames narrower than this show their name alone, without the hosting word.
const LEAST_NAME_ROOM: f64 = 72.0;

/// How the frame stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameStyle {
    /// Tinted by its hosting, or a white panel inside one that is.
    pub is_tinted: bool,
    /// Whether the hosting word stands in its corner: on the outermost frame of each hosting.
    pub has_word: bool,
}

/// Styles of all boxes, by index: tinted and white frames take turns inward, and a change of
/// hosting is always tinted and says its word.
pub(super) fn frame_styles(drawing: &Drawing, outer_first: &[usize]) -> Vec<FrameStyle> {
    let plain = FrameStyle {
        is_tinted: false,
        has_word: false,
    };
    let mut styles = vec![plain; drawing.content.boxes.len()];
    for &index in outer_first {
        let class = hosting_of(drawing, index);
        let around = drawing.content.boxes[index]
            .parent
            .map(|parent| (hosting_of(drawing, parent), styles[parent]));
        styles[index] = match around {
            None => FrameStyle {
                is_tinted: true,
                has_word: class.is_some(),
            },
            Some((outer, style)) if outer == class || class.is_none() => FrameStyle {
                is_tinted: !style.is_tinted,
                has_word: false,
            },
            Some(_) => FrameStyle {
                is_tinted: true,
                has_word: true,
            },
        };
    }
    styles
}

fn hosting_of(drawing: &Drawing, index: usize) -> Option<HostingClass> {
    drawing.facts.hosting[drawing.content.boxes[index].ix.row()]
}

/// The frame of a box of the view.
pub(super) fn container(drawing: &mut Drawing, index: usize, style: FrameStyle) -> Item {
    let view_box = &drawing.content.boxes[index];
    let (ix, bounds, depth) = (view_box.ix, view_box.rect, view_box.depth);
    let theme = drawing.request.theme;
    let element = drawing.request.snapshot.element(ix);
    let class = hosting_of(drawing, index);
    let look = look(drawing.request, ix, &mut drawing.contents);
    tally(drawing, index, ix);
    if look.tint.is_none() {
        drawing.contents.hostings.insert(class);
    }
    let tint = look.tint.unwrap_or(theme.hosting(class));
    let frame = Stroke {
        color: if look.is_marked { look.frame } else { tint.ink },
        width: match (look.is_marked, depth) {
            (true, _) => 2.0,
            (false, 0) => 1.5,
            (false, _) => 1.2,
        },
        dash: match drawing.request.perspective {
            Perspective::Comparison(_) if look.is_marked => look.dash,
            _ => frame_dash(class),
        },
    };
    let ground = if style.is_tinted || look.tint.is_some() {
        tint.ground
    } else {
        theme.paper
    };
    let mut figures = vec![rect(bounds, RADIUS, Some(ground), Some(frame))];
    if !drawing.request.options.details {
        return Item {
            subject: Some(Subject::Element(element.id.text().clone())),
            role: ItemRole::Container,
            bounds,
            description: Arc::clone(&drawing.nothing_said),
            figures,
        };
    }
    figures.extend(backdrop(drawing, element, bounds));
    let word = class.filter(|_| style.has_word);
    let mut title = Vec::with_capacity(5);
    draw_title(drawing, element, index, word, tint, bounds, &mut title);
    figures.extend(title.iter().cloned());
    drawing.titles.push(Title {
        subject: Subject::Element(element.id.text().clone()),
        figures: title,
        ground,
    });
    if let Some(badge) = weak_points::badge(drawing.request, element) {
        draw_badges(&[badge], bounds, theme, &mut figures);
    }
    let finding = drawing.finding(index);
    // In a frame that keeps its own colours, what lies in it says the class of its lens.
    let is_tinted = matches!(drawing.request.perspective, Perspective::Lens(_)) && !look.is_marked;
    if let Some(pill) = look.pill.as_ref().filter(|_| !is_tinted) {
        let mut room = bounds;
        room.x1 -= finding.map_or(0.0, FindingSign::room);
        draw_pill(pill, room, MARGIN, theme, &mut figures);
    }
    if let Some(sign) = finding {
        sign.draw_on(bounds, theme, &mut figures);
    }
    let description = describe::element(drawing, index, look.phrase.as_deref());
    Item {
        subject: Some(Subject::Element(element.id.text().clone())),
        role: ItemRole::Container,
        bounds,
        description,
        figures,
    }
}

fn draw_title(
    drawing: &Drawing,
    element: &Element,
    index: usize,
    word: Option<HostingClass>,
    tint: Tint,
    bounds: Rect,
    out: &mut Vec<Figure>,
) {
    let theme = drawing.request.theme;
    if bounds.height() < MARGIN + TILE || bounds.width() < 2.0 * MARGIN + TILE {
        return;
    }
    let tile = Rect::new(
        bounds.x0 + MARGIN,
        bounds.y0 + MARGIN - 1.0,
        bounds.x0 + MARGIN + TILE,
        bounds.y0 + MARGIN - 1.0 + TILE,
    );
    let sign = icon_of(element);
    out.push(rect(tile, 6.0, Some(tint.ink), None));
    out.push(icon(
        sign,
        square(tile.center(), 15.0),
        theme.on_ink(tint.ink),
    ));
    let left = bounds.x0 + FRAME_TEXT_LEFT;
    let room = bounds.width() - FRAME_TEXT_LEFT - MARGIN;
    let mut name_room = room;
    if let Some(class) = word {
        let word = drawing.hosting_words[class as usize].as_str();
        let (word, width) = HOSTING_WORD.fit(word, room);
        if room - width - 12.0 >= LEAST_NAME_ROOM {
            name_room = room - width - 12.0;
            let baseline = Point::new(bounds.x1 - MARGIN, bounds.y0 + 23.5);
            out.extend(anchored(
                baseline,
                TextAnchor::End,
                (word, width),
                HOSTING_WORD,
                tint.ink,
            ));
        }
    }
    let baseline = Point::new(left, bounds.y0 + 24.0);
    out.extend(words(
        baseline,
        CONTAINER_NAME.fit(&element.name, name_room),
        CONTAINER_NAME,
        theme.ink,
    ));
    let members = drawing.facts.members[drawing.content.boxes[index].ix.row()];
    let caption = caption(element, members, drawing.request.language);
    if bounds.height() >= 48.0 {
        let baseline = Point::new(left, bounds.y0 + 38.5);
        out.extend(words(
            baseline,
            CAPTION.fit(&caption, room),
            CAPTION,
            theme.muted,
        ));
    }
}

/// The figures of a frame's title, kept for where links run over them.
pub(super) struct Title {
    pub subject: Subject,
    pub figures: Vec<Figure>,
    /// Ground of the frame.
    pub ground: Color,
}

impl Title {
    /// The title once more, on a plate of the frame's own ground, when a line runs through it:
    /// the line then passes beneath, and every word can be read.
    pub(super) fn plate(&self, lines: &Lines) -> Option<Item> {
        let is_word =
            |figure: &&Figure| matches!(figure, Figure::Text(run) if run.anchor == TextAnchor::End);
        let (word, name): (Vec<&Figure>, Vec<&Figure>) = self.figures.iter().partition(is_word);
        let mut figures = Vec::new();
        let mut bounds: Option<Rect> = None;
        for part in [name, word] {
            let Some(area) = part
                .iter()
                .map(|figure| figure.bounds())
                .reduce(|a, b| a.union(b))
            else {
                continue;
            };
            if lines.spare(area) {
                continue;
            }
            let plate = area.inflate(4.0, 1.0);
            figures.push(rect(plate, 5.0, Some(self.ground), None));
            figures.extend(part.into_iter().cloned());
            bounds = Some(bounds.map_or(plate, |bounds| bounds.union(plate)));
        }
        let words = self.figures.iter().filter_map(|figure| match figure {
            Figure::Text(run) => Some(run.text.as_ref()),
            _ => None,
        });
        let description = words.collect::<Vec<_>>().join(", ");
        bounds.map(|bounds| Item {
            subject: Some(self.subject.clone()),
            role: ItemRole::LinkLabel,
            bounds,
            description: Arc::from(description),
            figures,
        })
    }
}

/// Where the pill of a perspective stands on the lower edge: labels and notes keep clear of it.
pub(super) fn pill_area(bounds: Rect) -> Rect {
    let right = (bounds.x0 + MARGIN + WIDEST_PILL).min(bounds.x1);
    Rect::new(bounds.x0, bounds.y1 - 9.0, right, bounds.y1 + 9.0)
}

/// Where the words of a frame's title stand: labels and notes keep clear of it.
pub(super) fn title_area(bounds: Rect) -> Rect {
    Rect::new(
        bounds.x0,
        bounds.y0,
        bounds.x1,
        (bounds.y0 + 44.0).min(bounds.y1),
    )
}
