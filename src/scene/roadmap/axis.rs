//! The axis: which days show, years over months, quarters or half years, and the lines that they
//! send through the drawing.

use super::plateaus;
use super::sheet::{TICK, YEAR, date, item, label};
use super::{Depth, RoadmapPart, RoadmapRequest, SIDE_WIDTH, Sketch};
use crate::geometry::{BezPath, Point, Rect};
use crate::locale::{Language, msg};
use crate::model::Day;
use crate::scene::figure::{Dash, Figure, ItemRole, Stroke, TextAnchor};
use crate::scene::pen::{dashed, line, rect, stroke};

const YEAR_ROW: f64 = 24.0;
const TICK_ROW: f64 = 20.0;
/// Today shows where it lies no further than this from what else there is to see.
const NEAR_TODAY_DAYS: i32 = 400;
/// The least room of a tick, in map units.
const LEAST_MONTH: f64 = 26.0;
const LEAST_QUARTER: f64 = 30.0;
const LEAST_YEAR: f64 = 40.0;

/// The first and the last day of the roadmap: whole years around packages and plateaus.
pub(super) fn days_shown(request: &RoadmapRequest<'_>) -> (Day, Day) {
    let tables = request.map.tables();
    let mut days: Vec<Day> = Vec::new();
    for package in tables.work_packages.iter() {
        days.extend(package.first_day());
        days.extend(package.last_day());
    }
    for plateau in tables.plateaus.iter() {
        days.extend(Day::first_of(&plateau.valid_from));
        days.extend(Day::last_of(&plateau.valid_to));
    }
    let today = request.today.unwrap_or_default();
    let span = days.iter().min().copied().zip(days.iter().max().copied());
    let (mut first, mut last) = span.unwrap_or((today, today.plus(3 * 365)));
    if let Some(today) = request.today {
        let is_near = today.0 >= first.0.saturating_sub(NEAR_TODAY_DAYS)
            && today.0 <= last.0.saturating_add(NEAR_TODAY_DAYS);
        if is_near {
            (first, last) = (first.min(today), last.max(today));
        }
    }
    let start = first.year_start();
    let end = last.year_start().months_on(12).plus(-1);
    // The state that is reached last is to be seen lasting.
    let is_tight = end.0.saturating_sub(last.0) < 90;
    (
        start,
        if is_tight {
            end.plus(1).months_on(6).plus(-1)
        } else {
            end
        },
    )
}

/// Draws years, ticks and plateaus, and answers where they end.
pub(super) fn draw_head(sketch: &mut Sketch<'_>, right: f64) -> f64 {
    let theme = sketch.request.theme;
    let bottom = plateaus::draw(sketch, YEAR_ROW + TICK_ROW, right);
    let ground = Rect::new(0.0, 0.0, right, bottom);
    let edge = Stroke::solid(theme.line, 1.0);
    let mut figures = vec![rect(ground, 0.0, Some(theme.paper), None)];
    draw_years(sketch, right, &mut figures);
    draw_ticks(sketch, right, &mut figures);
    let under = [YEAR_ROW + TICK_ROW, bottom];
    figures.extend(under.map(|y| line(Point::new(0.0, y), Point::new(right, y), edge)));
    draw_today_word(sketch, &mut figures);
    let words = sketch.request.language.text(msg::ROADMAP_AXIS);
    let head = item(ItemRole::Frame, ground, words, figures);
    // Under the plateaus, which were drawn before.
    let at = sketch
        .items
        .iter()
        .position(|(depth, ..)| *depth == Depth::Fixed);
    let at = at.unwrap_or(sketch.items.len());
    sketch
        .items
        .insert(at, (Depth::Fixed, RoadmapPart::Head, head));
    let corner = Rect::new(-SIDE_WIDTH, 0.0, 0.0, bottom);
    let mut figures = vec![rect(corner, 0.0, Some(theme.paper), None)];
    figures.extend(label(
        Point::new(-SIDE_WIDTH + 14.0, YEAR_ROW + TICK_ROW + 17.0),
        TextAnchor::Start,
        &sketch.request.language.text(msg::ROADMAP_PLATEAUS),
        YEAR,
        SIDE_WIDTH - 24.0,
        theme.ink,
    ));
    let lines = [
        (Point::new(-SIDE_WIDTH, bottom), Point::new(0.0, bottom)),
        (Point::new(0.0, 0.0), Point::new(0.0, bottom)),
    ];
    figures.extend(lines.map(|(from, to)| line(from, to, edge)));
    let corner = item(ItemRole::Frame, corner, String::new(), figures);
    sketch.push(Depth::Fixed, RoadmapPart::Corner, corner);
    bottom
}

/// The starts of the years that show, with as many left out as need be.
fn years(sketch: &Sketch<'_>) -> Vec<Day> {
    let (first, last) = sketch.roadmap.days;
    let width = 365.25 * sketch.roadmap.day_width;
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000];
    let step = steps
        .into_iter()
        .find(|step| f64::from(*step) * width >= LEAST_YEAR);
    let step = step.unwrap_or(5_000);
    let start = first.year() - first.year().rem_euclid(step);
    let count = (last.year() - start) / step + 1;
    (0..=count)
        .filter_map(|index| Day::new(start + index * step, 1, 1))
        .filter(|day| (first..=last).contains(day))
        .collect()
}

fn draw_years(sketch: &Sketch<'_>, right: f64, figures: &mut Vec<Figure>) {
    let theme = sketch.request.theme;
    let years = years(sketch);
    for (index, day) in years.iter().enumerate() {
        let left = sketch.x_of(*day);
        let end = years
            .get(index + 1)
            .map_or(right, |next| sketch.x_of(*next));
        figures.extend(label(
            Point::new((left + end) / 2.0, YEAR_ROW / 2.0 + 1.0),
            TextAnchor::Middle,
            &day.year().to_string(),
            YEAR,
            end - left - 4.0,
            theme.ink,
        ));
        if left > 0.0 {
            let to = Point::new(left, YEAR_ROW + TICK_ROW);
            let edge = Stroke::solid(theme.line, 1.0);
            figures.push(line(Point::new(left, 0.0), to, edge));
        }
    }
}

/// How many months a tick stands for; `None` where there is room for years alone.
fn months_a_tick(day_width: f64) -> Option<i32> {
    let month = 30.44 * day_width;
    [(1, LEAST_MONTH), (3, LEAST_QUARTER), (6, LEAST_QUARTER)]
        .into_iter()
        .find(|(months, least)| f64::from(*months) * month >= *least)
        .map(|(months, _)| months)
}

/// The starts of the ticks that show.
fn ticks(sketch: &Sketch<'_>) -> Vec<Day> {
    let Some(months) = months_a_tick(sketch.roadmap.day_width) else {
        return Vec::new();
    };
    let (first, last) = sketch.roadmap.days;
    let mut out = Vec::new();
    let mut day = first.month_start();
    while day <= last {
        out.push(day);
        let next = day.months_on(months);
        if next <= day {
            break;
        }
        day = next;
    }
    out
}

fn draw_ticks(sketch: &Sketch<'_>, right: f64, figures: &mut Vec<Figure>) {
    let theme = sketch.request.theme;
    let language = sketch.request.language;
    let months = months_a_tick(sketch.roadmap.day_width);
    let ticks = ticks(sketch);
    let today = today_pill(sketch);
    for (index, day) in ticks.iter().enumerate() {
        let left = sketch.x_of(*day);
        let end = ticks
            .get(index + 1)
            .map_or(right, |next| sketch.x_of(*next));
        let center = (left + end) / 2.0;
        let name = tick_name(*day, months.unwrap_or(1), language);
        let half = TICK.width(&name) / 2.0 + 2.0;
        let is_covered = today
            .as_ref()
            .is_some_and(|(pill, _)| center + half > pill.x0 && center - half < pill.x1);
        if is_covered {
            continue;
        }
        let at = Point::new(center, YEAR_ROW + TICK_ROW / 2.0);
        let room = end - left;
        figures.extend(label(
            at,
            TextAnchor::Middle,
            &name,
            TICK,
            room,
            theme.muted,
        ));
    }
}

/// `mars`, `T2`, `S1`.
fn tick_name(day: Day, months: i32, language: Language) -> String {
    let (_, month, _) = day.civil();
    let index = usize::try_from(month - 1).unwrap_or(0);
    match months {
        1 => {
            let names = language.text(msg::ROADMAP_MONTHS);
            names.split(' ').nth(index).unwrap_or_default().to_owned()
        }
        3 => language.say(&msg::ROADMAP_QUARTER.with("number", (index / 3 + 1).to_string())),
        _ => language.say(&msg::ROADMAP_HALF.with("number", (index / 6 + 1).to_string())),
    }
}

/// The place of the word for today, and the word.
fn today_pill(sketch: &Sketch<'_>) -> Option<(Rect, String)> {
    let word = sketch.request.language.text(msg::ROADMAP_TODAY);
    let size = (TICK.width(&word) + 14.0, 16.0);
    let center = Point::new(today_x(sketch)?, YEAR_ROW + TICK_ROW / 2.0);
    Some((Rect::from_center_size(center, size), word))
}

fn draw_today_word(sketch: &Sketch<'_>, figures: &mut Vec<Figure>) {
    let Some((pill, word)) = today_pill(sketch) else {
        return;
    };
    let theme = sketch.request.theme;
    figures.push(rect(pill, 8.0, Some(theme.accent), None));
    let (at, ink) = (pill.center(), theme.on_ink(theme.accent));
    figures.extend(label(
        at,
        TextAnchor::Middle,
        &word,
        TICK,
        pill.width(),
        ink,
    ));
}

fn today_x(sketch: &Sketch<'_>) -> Option<f64> {
    let (first, last) = sketch.roadmap.days;
    let today = sketch.request.today?;
    (first..=last).contains(&today).then(|| sketch.x_of(today))
}

/// Draws the lines of years, ticks, plateaus and today through the drawing.
pub(super) fn draw_lines(sketch: &mut Sketch<'_>, top: f64, bottom: f64, right: f64) {
    let theme = sketch.request.theme;
    let bounds = Rect::new(0.0, top, right, bottom);
    let upright = |xs: &mut dyn Iterator<Item = f64>| {
        let mut path = BezPath::new();
        for x in xs.filter(|x| *x > 0.0) {
            path.move_to(Point::new(x, top));
            path.line_to(Point::new(x, bottom));
        }
        path
    };
    let plain = |path: BezPath, line: Stroke| {
        Figure::Path(crate::scene::figure::PathFigure {
            path,
            fill: None,
            stroke: Some(line),
            halo: None,
        })
    };
    let years = years(sketch);
    let ticks = ticks(sketch);
    let mut faint = ticks
        .iter()
        .filter(|day| !years.contains(day))
        .map(|day| sketch.x_of(*day));
    let faint = upright(&mut faint);
    let strong = upright(&mut years.iter().map(|day| sketch.x_of(*day)));
    let mut figures = Vec::new();
    for (path, color) in [(faint, theme.line.with_alpha(110)), (strong, theme.line)] {
        if !path.elements().is_empty() {
            figures.push(plain(path, Stroke::solid(color, 1.0)));
        }
    }
    let grid = item(ItemRole::Container, bounds, String::new(), figures);
    sketch.push(Depth::Grid, RoadmapPart::Body, grid);
    for milestone in sketch.roadmap.milestones.clone() {
        let x = sketch.x_of(milestone.begins);
        let ink = plateaus::tint(sketch, &milestone.plateau).ink;
        let figure = plain(
            upright(&mut std::iter::once(x)),
            dashed(ink, 1.4, Dash::Dashed),
        );
        let bounds = Rect::new(x, top, x, bottom);
        let line = item(ItemRole::Container, bounds, String::new(), vec![figure]);
        sketch.push(Depth::Line, RoadmapPart::Body, line);
    }
    if let Some(x) = today_x(sketch) {
        let bounds = Rect::new(x, top, x, bottom);
        let today = sketch.request.today.unwrap_or_default();
        let word = date(today, sketch.request.language);
        let figure = Figure::Path(crate::scene::figure::PathFigure {
            path: upright(&mut std::iter::once(x)),
            fill: None,
            stroke: stroke(theme.accent, 1.6),
            halo: None,
        });
        let line = item(ItemRole::Container, bounds, word, vec![figure]);
        sketch.push(Depth::Line, RoadmapPart::Body, line);
    }
}
