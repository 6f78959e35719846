//! The plateaus over the packages: a diamond where each begins, its name, and the time that it
//! lasts as a band in its colour.

use super::facts::times;
use super::lanes::pack;
use super::sheet::{NAME, TICK, date, item, label};
use super::{Depth, Milestone, RoadmapPart, Sketch};
use crate::geometry::{BezPath, Point, Rect};
use crate::locale::msg;
use crate::model::{
    Day, FieldPath, Plateau, PlateauId, PlateauKind, Record as _, SystemMap, Value,
};
use crate::scene::figure::{Color, Figure, ItemRole, TextAnchor};
use crate::scene::pen::{fill, rect};
use crate::scene::theme::{Hue, Tint};

const ROW: f64 = 34.0;
const BAND: f64 = 24.0;
const DIAMOND: f64 = 15.0;

/// The colour of a plateau: the one that somebody gave it, or one by its place among the others.
#[must_use]
pub fn plateau_hue(map: &SystemMap, plateau: &PlateauId) -> Hue {
    let record = map.tables().plateaus.get(plateau);
    let chosen = record.and_then(|record| record.get(&FieldPath::own("tint")));
    let chosen = chosen.as_ref().and_then(Value::as_text);
    if let Some(hue) = chosen.and_then(Hue::of_word) {
        return hue;
    }
    if record.is_some_and(|record| record.kind == PlateauKind::Existing) {
        return Hue::Slate;
    }
    // Neighbours in time stay apart in greyscale, too: their names stand by their diamonds.
    const TURN: [Hue; 6] = [
        Hue::Teal,
        Hue::Indigo,
        Hue::Amber,
        Hue::Violet,
        Hue::Sky,
        Hue::Rose,
    ];
    let later = map.timeline().order().iter().filter(|id| {
        let plateau = map.tables().plateaus.get(id);
        plateau.is_some_and(|plateau| plateau.kind != PlateauKind::Existing)
    });
    let place = later.take_while(|id| *id != plateau).count();
    TURN[place % TURN.len()]
}

/// The colours of a plateau on this drawing.
pub(super) fn tint(sketch: &Sketch<'_>, plateau: &PlateauId) -> Tint {
    let hue = plateau_hue(sketch.request.map, plateau);
    sketch.request.theme.hue(hue)
}

/// A square that stands on its corner.
pub(super) fn diamond(center: Point, side: f64, color: Color) -> Figure {
    let half = side / 2.0 * std::f64::consts::SQRT_2;
    let mut path = BezPath::new();
    path.move_to(Point::new(center.x, center.y - half));
    path.line_to(Point::new(center.x + half, center.y));
    path.line_to(Point::new(center.x, center.y + half));
    path.line_to(Point::new(center.x - half, center.y));
    path.close_path();
    fill(path, color)
}

/// Draws the plateaus from `top` down, and answers where they end.
pub(super) fn draw(sketch: &mut Sketch<'_>, top: f64, right: f64) -> f64 {
    let map = sketch.request.map;
    let times = times(map);
    let mut shown: Vec<(Day, f64, f64, &Plateau)> = Vec::new();
    for id in map.timeline().order() {
        if let (Some((begins, last)), Some(plateau)) =
            (times.get(id), map.tables().plateaus.get(id))
        {
            let ends = last.map_or(right, |last| sketch.x_of(last.plus(1)).min(right));
            let left = sketch.x_of(*begins);
            shown.push((*begins, left, ends.max(left), plateau));
        }
    }
    shown.sort_by(|a, b| (a.0, &a.3.id).cmp(&(b.0, &b.3.id)));
    // At a small scale diamonds that would touch stand below each other.
    let stretches = shown
        .iter()
        .map(|(_, left, ends, _)| (*left, ends.max(*left + 2.0 * DIAMOND)));
    let lanes = pack(stretches, 0.0);
    let rows = lanes.iter().max().map_or(1, |last| last + 1);
    let row_of: Vec<f64> = lanes.iter().map(|lane| top + *lane as f64 * ROW).collect();
    for (index, (begins, left, ends, plateau)) in shown.iter().enumerate() {
        let same_row = shown.iter().zip(&row_of).skip(index + 1);
        let next = same_row
            .filter(|(_, row)| **row == row_of[index])
            .map(|((_, left, ..), _)| *left - DIAMOND)
            .next();
        let room = next.unwrap_or(f64::INFINITY).min(right) - left;
        draw_one(
            sketch,
            plateau,
            *begins,
            Rect::new(*left, row_of[index], *ends, 0.0),
            room,
        );
    }
    top + rows as f64 * ROW
}

/// One plateau: `place` says where its time starts and ends, and the upper edge of its row.
fn draw_one(sketch: &mut Sketch<'_>, plateau: &Plateau, begins: Day, place: Rect, room: f64) {
    let theme = sketch.request.theme;
    let language = sketch.request.language;
    let tint = tint(sketch, &plateau.id);
    let middle = place.y0 + ROW / 2.0;
    let band = Rect::new(place.x0, middle - BAND / 2.0, place.x1, middle + BAND / 2.0);
    let mut figures = vec![rect(band, 4.0, Some(tint.ground), None)];
    let center = Point::new(place.x0, middle);
    figures.push(diamond(center, DIAMOND, tint.ink));
    let half = DIAMOND * 0.75;
    let name_left = place.x0 + half + 6.0;
    let name_room = room - half - 10.0;
    let name_width = NAME.width(&crate::text::visible(&plateau.name));
    let word = date(begins, language);
    figures.extend(label(
        Point::new(name_left, middle),
        TextAnchor::Start,
        &plateau.name,
        NAME,
        name_room,
        theme.ink,
    ));
    let date_left = name_left + name_width + 8.0;
    if name_room >= name_width + 8.0 + TICK.width(&word) {
        figures.extend(label(
            Point::new(date_left, middle),
            TextAnchor::Start,
            &word,
            TICK,
            f64::INFINITY,
            theme.muted,
        ));
    }
    let said = msg::ROADMAP_SAID_PLATEAU
        .with("name", plateau.name.as_str())
        .with("begins", word);
    let rect = Rect::new(
        place.x0 - half,
        band.y0,
        (name_left + name_width.min(name_room.max(0.0))).max(place.x0 + half),
        band.y1,
    );
    let drawn = item(
        ItemRole::Frame,
        band.union(rect),
        language.say(&said),
        figures,
    );
    sketch.push(Depth::Fixed, RoadmapPart::Head, drawn);
    sketch.roadmap.milestones.push(Milestone {
        plateau: plateau.id.clone(),
        begins,
        diamond: Rect::from_center_size(center, (2.0 * half, 2.0 * half)),
        rect,
    });
}
