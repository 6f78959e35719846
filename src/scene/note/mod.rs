//! Notes: sheets beside what they speak of, callouts with a tail, highlighted areas, and numbered
//! markers whose words stand in a list.

mod kind;
mod listed;
mod shapes;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use super::chosen::chosen_hue;
use super::content::ViewNote;
use super::drawing::Drawing;
use super::figure::{Figure, Item, ItemRole, Subject};
use super::occupied::Occupied;
use super::pen::square;
use crate::geometry::{Point, Rect, Size};
use crate::locale::msg;
use crate::model::{ElementId, Note, NoteId, NoteKind, NoteShape, note_numbers, subject_name};
use crate::text;
use kind::Wear;
pub(super) use kind::kind_name;
pub use kind::{note_icon, note_tint};
pub use listed::ListedNote;
pub(super) use listed::draw_listed;
use shapes::{area, marker, marker_size, marker_words, tail, tether, tip_on};
use sheet::{Sheet, said};

const WIDTH: f64 = 190.0;
/// From a note to what it stands beside.
const GAP: f64 = 14.0;
/// An area without a place of its own stands this far around its target.
const AROUND: f64 = 16.0;
/// So many sheets look for a place; more of them are markers, which the list explains.
const MOST_SHEETS: usize = 40;
/// So many markers stand on one target; the last says how many more there are.
const MOST_MARKERS: usize = 5;

/// Draws the highlighted areas of the view: over the frames, behind links and cards.
pub(super) fn areas(drawing: &mut Drawing) -> Vec<Item> {
    let mut items = Vec::new();
    if !drawing.request.options.notes {
        return items;
    }
    let notes = std::mem::take(&mut drawing.content.notes);
    for one in &notes {
        let bounds = area_of(drawing, one).filter(|_| is_shown(drawing, one));
        let Some(bounds) = bounds else {
            continue;
        };
        count(drawing, &one.note);
        let title = said(drawing, one.note.headline());
        items.push(Item {
            subject: Some(Subject::Note(one.note.id.text().clone())),
            role: ItemRole::Area,
            bounds,
            description: describe(drawing, &one.note, ""),
            figures: area(drawing, &one.note, &title, bounds),
        });
    }
    drawing.content.notes = notes;
    items
}

/// Where a note is drawn as an area; `None` for other shapes, and for an area that stands nowhere.
fn area_of(drawing: &Drawing, one: &ViewNote) -> Option<Rect> {
    if one.note.shape != NoteShape::Area || one.note.kind == NoteKind::Text {
        return None;
    }
    let around = || Some(target_rect(drawing, &one.note)?.inflate(AROUND, AROUND));
    one.rect.or_else(around)
}

/// What is resolved shows where somebody put it, or where it is asked for.
fn is_shown(drawing: &Drawing, one: &ViewNote) -> bool {
    one.rect.is_some() || one.note.is_open() || drawing.request.options.resolved_notes
}

/// Draws the other notes of the view: where they are placed, else beside their target where there
/// is room, else in a column at the right of the drawing (`bounds`), with a number on both.
pub(super) fn notes(drawing: &mut Drawing, occupied: &mut Occupied, bounds: Rect) -> Vec<Item> {
    if !drawing.request.options.notes || drawing.content.notes.is_empty() {
        return Vec::new();
    }
    let notes = std::mem::take(&mut drawing.content.notes);
    let mut placer = Placer {
        numbers: note_numbers(drawing.request.map.tables()),
        drawing,
        occupied,
        column: Point::new(bounds.x1 + 40.0, bounds.y0),
        sheets: 0,
        on_target: BTreeMap::new(),
        items: Vec::new(),
    };
    for one in &notes {
        if is_shown(placer.drawing, one) && area_of(placer.drawing, one).is_none() {
            count(placer.drawing, &one.note);
            placer.place(one);
        }
    }
    let items = placer.finish();
    drawing.content.notes = notes;
    items
}

/// Finds places for notes, one after the other.
struct Placer<'d, 'r> {
    drawing: &'d mut Drawing<'r>,
    occupied: &'d mut Occupied,
    numbers: BTreeMap<NoteId, u32>,
    /// Where the next sheet stands that finds no room beside its target.
    column: Point,
    /// How many sheets looked for a place.
    sheets: usize,
    /// The markers of each target: where the next stands, and how many there are.
    on_target: BTreeMap<SmolStr, (Point, usize)>,
    items: Vec<Item>,
}

impl Placer<'_, '_> {
    fn place(&mut self, one: &ViewNote) {
        let note = &one.note;
        let target = target_rect(self.drawing, note);
        let asks_room = one.rect.is_none();
        let is_crowded = asks_room && self.sheets >= MOST_SHEETS;
        if note.is_said() && (note.shape == NoteShape::Marker || is_crowded) {
            match (one.rect, target) {
                (Some(rect), _) => return self.marker_at(note, rect.center()),
                (None, Some(target)) => return self.marker_on(note, target),
                // It is about the view as a whole: the list has its words.
                (None, None) if is_crowded => return self.list(note),
                (None, None) => {}
            }
        }
        self.sheets += usize::from(asks_room);
        self.sheet(one, target);
    }

    fn number(&self, note: &Note) -> Option<u32> {
        self.numbers.get(&note.id).copied()
    }

    fn sheet(&mut self, one: &ViewNote, target: Option<Rect>) {
        let note = &one.note;
        let width = one.rect.map_or(WIDTH, |rect| rect.width().max(80.0));
        let number = self.number(note);
        let mut sheet = Sheet::of(self.drawing, note, number, width);
        let beside = || free_place(self.occupied, target?, sheet.size);
        let mut is_far = false;
        let rect = if let Some(placed) = one.rect {
            let height = placed.height().max(sheet.size.height);
            Rect::from_origin_size(placed.origin(), (width.max(placed.width()), height))
        } else if let Some(place) = beside() {
            place
        } else {
            is_far = target.is_some();
            // The marker on its corner has the number.
            sheet.forget_number(is_far);
            let rect = Rect::from_origin_size(self.column, sheet.size);
            self.column.y = rect.y1 + GAP;
            rect
        };
        self.occupied.add(rect);
        let wear = self.wear(note);
        let leader = if note.kind == NoteKind::Text {
            None
        } else if note.shape == NoteShape::Callout {
            let below = Point::new(rect.x0 + 24.0, rect.y1 + 40.0);
            let tip = one.tip.or_else(|| Some(tip_on(target?, rect)));
            tail(wear, rect, tip.unwrap_or(below))
        } else if is_far {
            None
        } else {
            target.and_then(|target| tether(wear, rect, target))
        };
        if let Some((bounds, figures)) = leader {
            let kind = self.drawing.request.language.text(kind_name(note.kind));
            self.push(note, bounds, Arc::from(kind), figures);
        }
        if is_far && note.shape != NoteShape::Callout {
            // The same number on both says what goes together.
            if let Some(target) = target {
                self.marker_on(note, target);
            }
        }
        let description = describe(self.drawing, note, &sheet.foot_words());
        let mut figures = if note.kind == NoteKind::Text {
            sheet.bare_figures(self.drawing, rect)
        } else {
            sheet.figures(self.drawing, note.kind, wear, rect)
        };
        if is_far && note.is_said() && note.shape != NoteShape::Callout {
            let digits = self.digits(note);
            let center = Point::new(rect.x1 - 14.0, rect.y0 + 1.0);
            let bounds = Rect::from_center_size(center, marker_size(&digits));
            let theme = self.drawing.request.theme;
            let ground = wear.sheet.ink;
            figures.extend(marker(
                theme,
                note.kind,
                note.is_open(),
                &digits,
                ground,
                bounds,
            ));
        }
        self.push(note, rect, description, figures);
    }

    fn wear(&self, note: &Note) -> Wear {
        Wear::of(self.drawing.request, &note.tint, note.kind, !note.is_open())
    }

    /// A marker on the upper left corner of a target, beside those that are there.
    fn marker_on(&mut self, note: &Note, target: Rect) {
        let digits = self.digits(note);
        let key = note
            .target
            .as_ref()
            .map_or_else(|| note.id.text().clone(), |target| target.text().clone());
        let corner = Point::new(target.x0 + 4.0, target.y0);
        let (next, count) = self.on_target.entry(key).or_insert((corner, 0));
        *count += 1;
        if *count <= MOST_MARKERS {
            let (width, _) = marker_size(&digits);
            let center = Point::new(next.x + width / 2.0, next.y);
            next.x += width + 3.0;
            self.marker_at(note, center);
        } else {
            self.list(note);
        }
    }

    fn digits(&self, note: &Note) -> String {
        self.number(note).unwrap_or_default().to_string()
    }

    fn marker_at(&mut self, note: &Note, center: Point) {
        let digits = self.digits(note);
        let bounds = Rect::from_center_size(center, marker_size(&digits));
        let request = self.drawing.request;
        let ground = self.wear(note).sheet.ink;
        let (kind, is_open) = (note.kind, note.is_open());
        let figures = marker(request.theme, kind, is_open, &digits, ground, bounds);
        let name = marker_words(self.drawing, note, &digits);
        let words = describe(self.drawing, note, "");
        self.push(note, bounds, Arc::from(format!("{name}, {words}")), figures);
        self.list(note);
    }

    /// The list on the page explains it.
    fn list(&mut self, note: &Note) {
        let number = self.number(note).unwrap_or_default();
        let listed = &mut self.drawing.contents.listed_notes;
        if listed.iter().any(|one| one.number == number) {
            return;
        }
        let words = listed::words(self.drawing, note);
        self.drawing.contents.listed_notes.push(ListedNote {
            number,
            kind: note.kind,
            is_open: note.is_open(),
            words,
        });
    }

    fn push(&mut self, note: &Note, bounds: Rect, description: Arc<str>, figures: Vec<Figure>) {
        self.items.push(Item {
            subject: Some(Subject::Note(note.id.text().clone())),
            role: ItemRole::Note,
            bounds,
            description,
            figures,
        });
    }

    /// Says on each crowded target how many more there are.
    fn finish(mut self) -> Vec<Item> {
        let theme = self.drawing.request.theme;
        for (at, count) in std::mem::take(&mut self.on_target).into_values() {
            if count <= MOST_MARKERS {
                continue;
            }
            let more = format!("+{}", count - MOST_MARKERS);
            let size = marker_size(&more);
            let center = Point::new(at.x + size.0 / 2.0, at.y);
            let bounds = Rect::from_center_size(center, size);
            let ground = theme.note.ink;
            self.items.push(Item {
                subject: None,
                role: ItemRole::Note,
                bounds,
                description: Arc::from(more.as_str()),
                figures: marker(theme, NoteKind::Note, true, &more, ground, bounds),
            });
        }
        self.drawing
            .contents
            .listed_notes
            .sort_by_key(|listed| listed.number);
        self.items
    }
}

/// The legend explains notes; a text explains itself, and so does a colour that somebody chose.
fn count(drawing: &mut Drawing, note: &Note) {
    match chosen_hue(drawing.request, &note.tint) {
        Some(hue) => *drawing.contents.hues.entry(hue).or_default() += 1,
        None if note.is_said() => {
            drawing.contents.notes += 1;
            *drawing.contents.note_kinds.entry(note.kind).or_default() += 1;
        }
        None => {}
    }
}

/// The rectangle that a note speaks of: its element's box, the middle of its link, or where the
/// note stands that it is about.
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

fn describe(drawing: &Drawing, note: &Note, foot: &str) -> Arc<str> {
    let request = drawing.request;
    let language = request.language;
    let mut parts = vec![language.text(kind_name(note.kind))];
    parts.extend([&note.title, &note.text].map(|words| said(drawing, words)));
    parts.push(foot.to_owned());
    let target = note.target.as_ref();
    let name = target.and_then(|id| subject_name(request.map, Some(request.snapshot), id.as_str()));
    if let Some(name) = name {
        let name = text::visible(&name).into_owned();
        parts.push(language.say(&msg::SCENE_NOTE_ABOUT.with("name", name)));
    }
    parts.retain(|part| !part.trim().is_empty());
    Arc::from(parts.join(", "))
}
