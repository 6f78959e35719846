//! Notes: sticky paper beside what they speak of.

use std::sync::Arc;

use smol_str::SmolStr;

use super::chosen::chosen_hue;
use super::drawing::Drawing;
use super::figure::Stroke;
use super::figure::{Color, Figure, Item, ItemRole, Subject, TextAnchor};
use super::occupied::Occupied;
use super::pen::{Font, anchored, fill, half_cap, icon, line, rect, square, stroke, words};
use super::request::SceneRequest;
use super::theme::Tint;
use crate::geometry::{BezPath, Point, Rect, Size};
use crate::locale::{Language, MessageId, msg};
use crate::model::{AnnotationStatus, ElementId, Note, NoteKind};
use crate::text::{self, FontWeight};

const TEXT: Font = Font::new(11.0, FontWeight::Medium);
const HEAD: Font = Font::new(9.5, FontWeight::Bold);
const FOOT: Font = Font::new(9.5, FontWeight::Regular);
const NUMBER: Font = Font::new(9.5, FontWeight::Bold);
const TEXT_LINE: f64 = 15.0;
/// Words written on the map itself.
const BARE: Font = Font::new(14.0, FontWeight::Medium);
const BARE_LINE: f64 = 20.0;
const MOST_BARE_LINES: usize = 40;
const PADDING: f64 = 11.0;
const WIDTH: f64 = 190.0;
const MOST_LINES: usize = 9;
const FOLD: f64 = 12.0;
/// From a note to what it stands beside.
const GAP: f64 = 14.0;
const MARKER: f64 = 16.0;

/// What a note says, broken into lines.
struct Sheet {
    head: Option<String>,
    lines: Vec<text::Line>,
    foot: String,
    size: Size,
}

/// Draws the notes of the view: where they are placed, else beside their target where there is
/// room, else in a column at the right of the drawing (`bounds`), with a number on both.
pub(super) fn notes(drawing: &mut Drawing, occupied: &mut Occupied, bounds: Rect) -> Vec<Item> {
    let options = drawing.request.options;
    let mut items = Vec::new();
    if !options.notes {
        return items;
    }
    let notes = std::mem::take(&mut drawing.content.notes);
    let shown = notes.iter().filter(|(note, placed)| {
        placed.is_some() || note.status == AnnotationStatus::Open || options.resolved_notes
    });
    let column_x = bounds.x1 + 40.0;
    let mut column_y = bounds.y0;
    let mut number = 0;
    for (note, placed) in shown {
        let target = target_rect(drawing, note);
        let width = placed.map_or(WIDTH, |rect| rect.width().max(80.0));
        let sheet = sheet(note, width, drawing.request.language);
        let beside = || free_place(occupied, target?, sheet.size);
        let (rect, marker) = if let Some(placed) = placed {
            let height = placed.height().max(sheet.size.height);
            (
                Rect::from_origin_size(placed.origin(), (width, height)),
                None,
            )
        } else if let Some(place) = beside() {
            (place, None)
        } else {
            number += 1;
            let rect = Rect::from_origin_size((column_x, column_y), sheet.size);
            column_y = rect.y1 + GAP;
            (rect, Some(number))
        };
        occupied.add(rect);
        match chosen_hue(drawing.request, &note.tint) {
            Some(hue) => *drawing.contents.hues.entry(hue).or_default() += 1,
            // The legend explains notes; a text explains itself.
            None => drawing.contents.notes += usize::from(note.kind != NoteKind::Text),
        }
        if let (None, Some(target)) = (marker, target) {
            items.extend(tether(drawing, note, rect, target));
        }
        items.push(note_item(drawing, note, &sheet, rect));
        if let (Some(number), Some(target)) = (marker, target) {
            let centers = [
                Point::new(rect.x0 + 2.0, rect.y0 + 2.0),
                Point::new(target.x0 + 2.0, target.y0 + 2.0),
            ];
            items.extend(centers.map(|center| marker_item(drawing, note, number, center)));
        }
    }
    drawing.content.notes = notes;
    items
}

/// A text without paper, head and foot: its words alone.
fn bare_sheet(note: &Note, width: f64) -> Sheet {
    let words = text::visible(&note.text);
    let lines = text::wrap(&words, BARE.weight, BARE.size, width, MOST_BARE_LINES);
    let height = lines.len() as f64 * BARE_LINE + 4.0;
    Sheet {
        head: None,
        lines,
        foot: String::new(),
        size: Size::new(width, height.max(BARE_LINE)),
    }
}

/// The words of a text, as they stand on the map.
fn bare_figures(drawing: &Drawing, sheet: &Sheet, bounds: Rect) -> Vec<Figure> {
    let ink = drawing.request.theme.ink;
    let mut figures = Vec::with_capacity(sheet.lines.len());
    for (number, text_line) in sheet.lines.iter().enumerate() {
        let baseline = Point::new(bounds.x0, bounds.y0 + BARE_LINE * (number as f64 + 0.76));
        let fitted = BARE.fit(&text_line.text, bounds.width() + 1.0);
        figures.extend(words(baseline, fitted, BARE, ink));
    }
    figures
}

fn sheet(note: &Note, width: f64, language: Language) -> Sheet {
    if note.kind == NoteKind::Text {
        return bare_sheet(note, width);
    }
    let room = width - 2.0 * PADDING;
    let words = text::visible(&note.text);
    let lines = text::wrap(&words, TEXT.weight, TEXT.size, room, MOST_LINES);
    let head = (note.kind != NoteKind::Note).then(|| language.text(kind_name(note.kind)));
    let mut foot: Vec<String> = Vec::new();
    if !note.author_role.is_empty() {
        foot.push(text::visible(&note.author_role).into_owned());
    }
    foot.extend(day(&note.created, language));
    if !note.replies.is_empty() {
        foot.push(language.say(&msg::SCENE_NOTE_REPLIES.with("count", note.replies.len())));
    }
    if note.status == AnnotationStatus::Resolved {
        foot.push(language.text(msg::SCENE_NOTE_RESOLVED));
    }
    let foot = foot.join(" · ");
    let height = 2.0 * PADDING
        + lines.len() as f64 * TEXT_LINE
        + if head.is_some() { 17.0 } else { 0.0 }
        + if foot.is_empty() { 0.0 } else { 16.0 };
    Sheet {
        head,
        lines,
        foot,
        size: Size::new(width, height.max(44.0)),
    }
}

fn note_item(drawing: &Drawing, note: &Note, sheet: &Sheet, bounds: Rect) -> Item {
    if note.kind == NoteKind::Text {
        return Item {
            subject: Some(Subject::Note(note.id.text().clone())),
            role: ItemRole::Note,
            bounds,
            description: describe(drawing, note, sheet),
            figures: bare_figures(drawing, sheet, bounds),
        };
    }
    let theme = drawing.request.theme;
    let wear = wear(drawing.request, note);
    let mut figures = Vec::with_capacity(sheet.lines.len() + 6);
    if theme.shade.a > 0 {
        let shadow = Rect::new(
            bounds.x0 + 1.5,
            bounds.y0 + 3.0,
            bounds.x1 + 1.0,
            bounds.y1 + 3.0,
        );
        figures.push(rect(shadow, 2.0, Some(theme.shade), None));
    }
    figures.extend(paper(wear.sheet, bounds));
    let left = bounds.x0 + PADDING;
    let room = bounds.width() - 2.0 * PADDING;
    let mut y = bounds.y0 + PADDING;
    if let Some(head) = &sheet.head {
        let middle = Point::new(left + 6.0, y + 5.0);
        figures.push(icon(kind_icon(note.kind), square(middle, 12.0), wear.muted));
        let baseline = Point::new(left + 17.0, y + 5.0 + half_cap(HEAD));
        let head = head.to_uppercase();
        figures.extend(words(
            baseline,
            HEAD.fit(&head, room - 17.0),
            HEAD,
            wear.muted,
        ));
        y += 17.0;
    }
    for text_line in &sheet.lines {
        let fitted = TEXT.fit(&text_line.text, room);
        let baseline = Point::new(left, y + 11.0);
        figures.extend(words(baseline, fitted, TEXT, wear.ink));
        y += TEXT_LINE;
    }
    if !sheet.foot.is_empty() {
        let baseline = Point::new(left, bounds.y1 - PADDING + 1.0);
        figures.extend(words(
            baseline,
            FOOT.fit(&sheet.foot, room),
            FOOT,
            wear.muted,
        ));
    }
    Item {
        subject: Some(Subject::Note(note.id.text().clone())),
        role: ItemRole::Note,
        bounds,
        description: describe(drawing, note, sheet),
        figures,
    }
}

/// The colours of one note.
struct Wear {
    sheet: Tint,
    ink: Color,
    muted: Color,
}

/// Those that somebody chose for it, or those of all notes.
fn wear(request: &SceneRequest, note: &Note) -> Wear {
    let theme = request.theme;
    match chosen_hue(request, &note.tint) {
        Some(hue) => Wear {
            sheet: theme.hue(hue),
            ink: theme.ink,
            muted: theme.muted,
        },
        None => Wear {
            sheet: theme.note,
            ink: theme.note_ink,
            muted: theme.note_muted,
        },
    }
}

/// The sheet with its folded corner.
fn paper(sheet: Tint, bounds: Rect) -> [Figure; 2] {
    let fold = FOLD.min(bounds.height() / 3.0);
    let mut outline = BezPath::new();
    outline.move_to((bounds.x0, bounds.y0));
    outline.line_to((bounds.x1 - fold, bounds.y0));
    outline.line_to((bounds.x1, bounds.y0 + fold));
    outline.line_to((bounds.x1, bounds.y1));
    outline.line_to((bounds.x0, bounds.y1));
    outline.close_path();
    let mut corner = BezPath::new();
    corner.move_to((bounds.x1 - fold, bounds.y0));
    corner.line_to((bounds.x1 - fold, bounds.y0 + fold));
    corner.line_to((bounds.x1, bounds.y0 + fold));
    corner.close_path();
    let ground = Figure::Path(super::figure::PathFigure {
        path: outline,
        fill: Some(sheet.ground),
        stroke: stroke(sheet.ink, 1.0),
        halo: None,
    });
    [ground, fill(corner, sheet.ink.with_alpha(110))]
}

/// A short line from a note to what it speaks of.
fn tether(drawing: &Drawing, note: &Note, rect: Rect, target: Rect) -> Option<Item> {
    let nearest =
        |of: Rect, to: Point| Point::new(to.x.clamp(of.x0, of.x1), to.y.clamp(of.y0, of.y1));
    let start = nearest(rect, target.center());
    let end = nearest(target, start);
    let start = nearest(rect, end);
    let length = (end - start).hypot();
    if !(4.0..=400.0).contains(&length) {
        return None;
    }
    let theme = drawing.request.theme;
    Some(Item {
        subject: Some(Subject::Note(note.id.text().clone())),
        role: ItemRole::Note,
        bounds: Rect::from_points(start, end),
        description: Arc::from(drawing.request.language.text(kind_name(note.kind))),
        figures: vec![line(start, end, Stroke::solid(theme.note.ink, 1.5))],
    })
}

fn marker_item(drawing: &Drawing, note: &Note, number: usize, center: Point) -> Item {
    let theme = drawing.request.theme;
    let bounds = square(center, MARKER);
    let digits = number.to_string();
    let mut figures = vec![rect(
        bounds,
        MARKER / 2.0,
        Some(theme.note.ground),
        stroke(theme.note.ink, 1.5),
    )];
    let baseline = Point::new(center.x, center.y + half_cap(NUMBER));
    figures.extend(anchored(
        baseline,
        TextAnchor::Middle,
        NUMBER.fit(&digits, 40.0),
        NUMBER,
        theme.note_ink,
    ));
    let kind = drawing.request.language.text(kind_name(note.kind));
    Item {
        subject: Some(Subject::Note(note.id.text().clone())),
        role: ItemRole::Note,
        bounds,
        description: Arc::from(format!("{kind} {digits}")),
        figures,
    }
}

/// The rectangle that a note speaks of: its element's box, or the middle of its link.
fn target_rect(drawing: &Drawing, note: &Note) -> Option<Rect> {
    let target = note.target.as_ref()?;
    let snapshot = drawing.request.snapshot;
    if let Some(ix) = snapshot.find(&ElementId::from(target.text().clone())) {
        let index = *drawing.content.box_of.get(&ix)?;
        return Some(drawing.content.boxes[index].rect);
    }
    let name = bundle_around(drawing, target.text()).unwrap_or(target.text());
    let route = drawing.request.routes.get(name)?;
    let middle = route
        .label_center
        .or_else(|| route.points.get(route.points.len() / 2).copied())?;
    Some(square(middle, 4.0))
}

/// The name of the route that is drawn in place of a link which is part of a bundle.
fn bundle_around<'a>(drawing: &'a Drawing, link: &SmolStr) -> Option<&'a SmolStr> {
    let content = &drawing.content;
    let ix = drawing.request.snapshot.find_link(&link.clone().into())?;
    let at = content
        .links
        .binary_search_by_key(&ix, |link| link.ix)
        .ok()?;
    Some(&content.bundles[content.links[at].bundle?].id)
}

/// A free place beside `target`: right, left, above, below.
fn free_place(occupied: &Occupied, target: Rect, size: Size) -> Option<Rect> {
    let Size { width, height } = size;
    let origins = [
        (target.x1 + GAP, target.y0),
        (target.x0 - GAP - width, target.y0),
        (target.x1 + GAP, target.y0 - height - GAP),
        (target.x0, target.y0 - GAP - height),
        (target.x0, target.y1 + GAP),
        (target.x1 - width, target.y1 + GAP),
    ];
    origins
        .into_iter()
        .map(|origin| Rect::from_origin_size(origin, size))
        .find(|place| occupied.is_free(place.inflate(6.0, 8.0)))
}

fn describe(drawing: &Drawing, note: &Note, sheet: &Sheet) -> Arc<str> {
    let language = drawing.request.language;
    let mut parts = vec![
        language.text(kind_name(note.kind)),
        text::visible(&note.text).into_owned(),
    ];
    if !sheet.foot.is_empty() {
        parts.push(sheet.foot.clone());
    }
    let target = note
        .target
        .as_ref()
        .and_then(|id| {
            let id = ElementId::from(id.text().clone());
            drawing.request.snapshot.element_by_id(&id)
        })
        .map(|element| text::visible(&element.name).into_owned());
    if let Some(name) = target {
        parts.push(language.say(&msg::SCENE_NOTE_ABOUT.with("name", name)));
    }
    Arc::from(parts.join(", "))
}

fn kind_name(kind: NoteKind) -> MessageId {
    match kind {
        NoteKind::Note => msg::SCENE_NOTE_KIND_NOTE,
        NoteKind::Risk => msg::SCENE_NOTE_KIND_RISK,
        NoteKind::Question => msg::SCENE_NOTE_KIND_QUESTION,
        NoteKind::Debt => msg::SCENE_NOTE_KIND_DEBT,
        NoteKind::Decision => msg::SCENE_NOTE_KIND_DECISION,
        NoteKind::Compliance => msg::SCENE_NOTE_KIND_COMPLIANCE,
        NoteKind::Text => msg::GESTURE_TEXT,
    }
}

fn kind_icon(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "sticky-note",
        NoteKind::Risk => "triangle-alert",
        NoteKind::Question => "circle-help",
        NoteKind::Debt => "clock",
        NoteKind::Decision => "flag",
        NoteKind::Compliance => "scale",
        NoteKind::Text => "type",
    }
}

/// An ISO day in short words; the text itself where it is none.
pub(super) fn day(iso: &str, language: Language) -> Option<String> {
    if iso.is_empty() {
        return None;
    }
    let parsed = || {
        let mut parts = iso.splitn(3, '-');
        let year: u32 = parts.next()?.parse().ok()?;
        let month: u32 = parts.next()?.parse().ok()?;
        let day: u32 = parts.next()?.get(..2)?.parse().ok()?;
        Some((year, month, day))
    };
    let Some((year, month, day)) = parsed() else {
        return Some(text::visible(iso).into_owned());
    };
    let date = msg::SCENE_DATE
        .with("day", f64::from(day))
        .with("month", f64::from(month))
        .with("year", year.to_string());
    Some(language.say(&date))
}
