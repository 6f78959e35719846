//! Ends of support: a mark where the maker's support of elements ends that are still there then,
//! with how many they are and their names where there is room.

use std::collections::BTreeSet;

use super::facts::SupportEnd;
use super::sheet::{CAPTION, FIGURE, date, item, label, plate};
use super::{Depth, RoadmapPart, SIDE_WIDTH, Sketch, SupportMark, groups};
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::Day;
use crate::scene::figure::{ItemRole, Stroke, TextAnchor};
use crate::scene::pen::{icon, line, rect, square, stroke};

const ROW: f64 = 58.0;
const PILL: f64 = 22.0;
/// Marks nearer to each other than this become one.
const NEAR: f64 = 46.0;
/// Room below which no names stand beside a mark.
const LEAST_NAMES: f64 = 54.0;

/// Draws the row from `top` down, and answers where it ends; there is none without marks.
pub(super) fn draw(sketch: &mut Sketch<'_>, top: f64, right: f64) -> f64 {
    let (first, last) = sketch.roadmap.days;
    let all = &sketch.request.facts.support;
    let elements: BTreeSet<&str> = all.iter().map(|end| end.element.as_str()).collect();
    if elements.is_empty() {
        return top;
    }
    let language = sketch.request.language;
    let bottom = top + ROW;
    let theme = sketch.request.theme;
    let ground = Rect::new(0.0, top, right, bottom);
    let edge = Stroke::solid(theme.line, 1.0);
    let under = line(Point::new(0.0, bottom), Point::new(right, bottom), edge);
    let figures = vec![rect(ground, 0.0, None, None), under];
    let band = item(ItemRole::Container, ground, String::new(), figures);
    sketch.push(Depth::Ground, RoadmapPart::Body, band);
    // What ended before the first day stands at its edge, since it has no end any more.
    let place = |sketch: &Sketch<'_>, day: Day| sketch.x_of(day.max(first)).min(right - NEAR);
    let mut clusters: Vec<(f64, Vec<SupportEnd>)> = Vec::new();
    for end in all.iter().filter(|end| end.day <= last) {
        let x = place(sketch, end.day);
        match clusters.last_mut().filter(|(start, _)| x - start < NEAR) {
            Some((_, cluster)) => cluster.push(end.clone()),
            None => clusters.push((x, vec![end.clone()])),
        }
    }
    for (index, (x, cluster)) in clusters.iter().enumerate() {
        let until = clusters.get(index + 1).map_or(right, |next| next.0 - 8.0);
        draw_mark(sketch, cluster, *x, until, top + ROW / 2.0);
    }
    let later = all.iter().filter(|end| end.day > last).count();
    let caption = if later > 0 {
        language.say(&msg::ROADMAP_SUPPORT_LATER.with("count", later))
    } else {
        language.say(&msg::ROADMAP_SUPPORT_COUNT.with("count", elements.len()))
    };
    let place = Rect::new(-SIDE_WIDTH, top, 0.0, bottom);
    groups::side(
        sketch,
        &language.text(msg::ROADMAP_SUPPORT),
        &caption,
        place,
        false,
    );
    bottom
}

fn draw_mark(sketch: &mut Sketch<'_>, ends: &[SupportEnd], x: f64, until: f64, middle: f64) {
    let theme = sketch.request.theme;
    let language = sketch.request.language;
    let Some((earliest, latest)) = ends.first().zip(ends.last()) else {
        return;
    };
    let (first_shown, _) = sketch.roadmap.days;
    let is_over = latest.day < first_shown;
    let ink = theme.warning.ink;
    let count = ends.len().to_string();
    let width = PILL + FIGURE.width(&count) + 8.0;
    let pill = Rect::new(x, middle - PILL / 2.0, x + width, middle + PILL / 2.0);
    let mut figures = vec![rect(
        pill,
        PILL / 2.0,
        Some(theme.warning.ground),
        stroke(ink, 1.2),
    )];
    let sign = Point::new(pill.x0 + 12.0, middle);
    figures.push(icon("octagon-alert", square(sign, 13.0), ink));
    figures.extend(label(
        Point::new(pill.x0 + 21.0, middle),
        TextAnchor::Start,
        &count,
        FIGURE,
        f64::INFINITY,
        ink,
    ));
    let days = if is_over {
        language.say(&msg::ROADMAP_SUPPORT_BEFORE.with("day", date(first_shown, language)))
    } else if earliest.day == latest.day {
        date(earliest.day, language)
    } else {
        msg_days(sketch, earliest.day, latest.day)
    };
    let names: Vec<&str> = ends.iter().map(|end| end.name.as_str()).collect();
    let names = names.join(", ");
    let left = pill.x1 + 6.0;
    let room = until - left;
    if room >= LEAST_NAMES {
        let shown = crate::text::visible(&names).into_owned();
        // A date is never cut: where there is no room for it, its place on the axis says it.
        let is_dated = CAPTION.width(&days) <= room;
        let up = if is_dated { -7.5 } else { 0.0 };
        let lines = [(up, &shown, theme.ink), (7.5, &days, theme.muted)];
        let lines = lines.into_iter().take(1 + usize::from(is_dated));
        let wide = lines.clone().map(|(_, words, _)| CAPTION.width(words));
        let right = left + wide.fold(0.0, f64::max).min(room);
        let ground = Rect::new(left, pill.y0, right, pill.y1);
        figures.push(plate(ground, theme.canvas));
        for (down, words, color) in lines {
            let at = Point::new(left, middle + down);
            figures.extend(label(at, TextAnchor::Start, words, CAPTION, room, color));
        }
    }
    let said = language.say(
        &msg::ROADMAP_SAID_SUPPORT
            .with("count", ends.len())
            .with("days", days)
            .with("names", names),
    );
    let bounds = Rect::new(pill.x0, pill.y0, until.max(pill.x1), pill.y1);
    let drawn = item(ItemRole::Card, bounds, said, figures);
    sketch.push(Depth::Bar, RoadmapPart::Body, drawn);
    sketch.roadmap.marks.push(SupportMark {
        elements: ends.iter().map(|end| end.element.clone()).collect(),
        days: (earliest.day, latest.day),
        rect: pill,
    });
}

fn msg_days(sketch: &Sketch<'_>, first: Day, last: Day) -> String {
    let language = sketch.request.language;
    let days = msg::ROADMAP_DAYS
        .with("start", date(first, language))
        .with("end", date(last, language));
    language.say(&days)
}
