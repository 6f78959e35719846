//! What notes are drawn with beside paper: leaders and tails, highlighted areas, numbered markers.

use super::kind::{Wear, kind_name, note_icon};
use crate::geometry::{BezPath, Point, Rect, Vec2};
use crate::model::{Note, NoteKind};
use crate::scene::drawing::Drawing;
use crate::scene::figure::{Dash, Figure, PathFigure, Stroke, TextAnchor};
use crate::scene::pen::{
    Font, anchored, dashed, half_cap, icon, line, rect, square, stroke, words,
};
use crate::text::FontWeight;

const NUMBER: Font = Font::new(10.0, FontWeight::Bold);
const AREA_TITLE: Font = Font::new(11.0, FontWeight::Bold);
/// Height of a marker, map units.
pub(super) const MARKER: f64 = 18.0;
/// How far the wide end of a tail spreads.
const TAIL: f64 = 11.0;

fn nearest(of: Rect, to: Point) -> Point {
    Point::new(to.x.clamp(of.x0, of.x1), to.y.clamp(of.y0, of.y1))
}

/// Where a leader from a sheet ends on its target.
pub(super) fn tip_on(target: Rect, sheet: Rect) -> Point {
    nearest(target, nearest(sheet, target.center()))
}

/// A short line from a note to what it speaks of; `None` where both touch, or lie far apart.
pub(super) fn tether(wear: Wear, sheet: Rect, target: Rect) -> Option<(Rect, Vec<Figure>)> {
    let end = tip_on(target, sheet);
    let start = nearest(sheet, end);
    let length = (end - start).hypot();
    if !(4.0..=400.0).contains(&length) {
        return None;
    }
    let figures = vec![line(start, end, Stroke::solid(wear.sheet.ink, 1.5))];
    Some((Rect::from_points(start, end), figures))
}

/// The tail of a callout: it narrows from the sheet to its tip, which ends in a dot. It is drawn
/// under the sheet. `None` where the tip lies under the sheet.
pub(super) fn tail(wear: Wear, sheet: Rect, tip: Point) -> Option<(Rect, Vec<Figure>)> {
    let foot = nearest(sheet, tip);
    let way = tip - foot;
    let length = way.hypot();
    if length < 6.0 {
        return None;
    }
    let along = way / length;
    // The wide end lies within the sheet, so that both are one piece of paper.
    let across = Vec2::new(-along.y, along.x) * TAIL;
    let root = nearest(sheet.inset(-TAIL.min(sheet.height() / 2.0 - 1.0)), tip) - along * 2.0;
    let mut path = BezPath::new();
    path.move_to(root + across);
    path.line_to(tip);
    path.line_to(root - across);
    path.close_path();
    let bounds = Rect::from_points(root + across, root - across).union_pt(tip);
    let figures = vec![
        Figure::Path(PathFigure {
            path,
            fill: Some(wear.sheet.ground),
            stroke: stroke(wear.sheet.ink, 1.0),
            halo: None,
        }),
        rect(square(tip, 6.0), 3.0, Some(wear.sheet.ink), None),
    ];
    Some((bounds, figures))
}

/// A highlighted area with its title in the upper left corner.
pub(super) fn area(drawing: &Drawing, note: &Note, title: &str, bounds: Rect) -> Vec<Figure> {
    let theme = drawing.request.theme;
    let wear = Wear::of(drawing.request, &note.tint, note.kind, !note.is_open());
    let edge = dashed(wear.sheet.ink, 1.6, Dash::Dashed);
    // So thin that the names of frames below can be read through it.
    let veil = wear.sheet.ink.with_alpha(30);
    let mut figures = vec![rect(bounds, 12.0, Some(veil), Some(edge))];
    let room = (bounds.width() - 40.0).max(0.0);
    let (title, width) = AREA_TITLE.fit(title, room);
    if width > 0.0 {
        let plate = Rect::from_origin_size(
            (bounds.x0 + 10.0, bounds.y0 + 6.0),
            ((width + 28.0).min(bounds.width() - 12.0), 20.0),
        );
        let paper = wear.sheet.ground.mixed_with(theme.paper, 0.3);
        figures.push(rect(plate, 6.0, Some(paper), stroke(wear.sheet.ink, 1.0)));
        let sign = Point::new(plate.x0 + 12.0, plate.center().y);
        figures.push(icon(note_icon(note.kind), square(sign, 12.0), wear.muted));
        let baseline = Point::new(plate.x0 + 21.0, plate.center().y + half_cap(AREA_TITLE));
        figures.extend(words(baseline, (title, width), AREA_TITLE, wear.ink));
    }
    figures
}

/// What a marker is drawn from: the sign of its kind and its number.
pub(in crate::scene) fn marker_size(number: &str) -> (f64, f64) {
    (NUMBER.width(number) + 27.0, MARKER)
}

/// A marker: the sign of its kind and its number on a ground of full colour.
pub(in crate::scene) fn marker(
    theme: &crate::scene::theme::Theme,
    kind: NoteKind,
    is_open: bool,
    number: &str,
    ground: crate::scene::figure::Color,
    bounds: Rect,
) -> Vec<Figure> {
    let (fill, ink, edge) = if is_open {
        (ground, theme.on_ink(ground), theme.paper)
    } else {
        (theme.paper, theme.muted, theme.muted)
    };
    let middle = bounds.center().y;
    let sign = square(Point::new(bounds.x0 + 11.0, middle), 11.0);
    let mut figures = vec![
        rect(bounds, MARKER / 2.0, Some(fill), stroke(edge, 1.4)),
        icon(note_icon(kind), sign, ink),
    ];
    let baseline = Point::new(bounds.x0 + 19.0, middle + half_cap(NUMBER));
    let fitted = NUMBER.fit(number, bounds.width());
    figures.extend(anchored(baseline, TextAnchor::Start, fitted, NUMBER, ink));
    figures
}

/// What a marker is called.
pub(super) fn marker_words(drawing: &Drawing, note: &Note, number: &str) -> String {
    let kind = drawing.request.language.text(kind_name(note.kind));
    format!("{kind} {number}")
}
