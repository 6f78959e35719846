//! One package as a bar: as long as its time, in the colour of the plateau that it leads to, with
//! name, budget and claims in it, or beside it where it is too short.

use super::groups::{Grouping, LANE};
use super::plateaus::tint;
use super::sheet::{CAPTION, NAME, amount, date, item, label, plate};
use super::{Bar, Depth, RoadmapPart, Sketch};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, MessageId, msg};
use crate::model::{Day, PackageStatus, WorkPackage};
use crate::scene::figure::{Color, Dash, Figure, ItemRole, Stroke, TextAnchor};
use crate::scene::pen::{dashed, icon, rect, square};
use crate::scene::theme::{Hue, Tint};

/// Height of a bar.
const BAR: f64 = 40.0;
/// The least width of a bar, so that it can be taken hold of.
const LEAST_WIDTH: f64 = 6.0;
/// Days that a package is supposed to take of which nobody knows better.
const GUESSED_DAYS: i32 = 180;
const PADDING: f64 = 11.0;
const SIGN: f64 = 14.0;
/// What an arrow takes before a bar.
const ARROW_ROOM: f64 = 22.0;
/// The longest words beside a bar.
const WIDEST_BESIDE: f64 = 340.0;

/// Where the words of a bar stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Inside,
    Right,
    Left,
}

/// A package that is about to be drawn.
pub(super) struct Planned<'a> {
    pub package: &'a WorkPackage,
    pub first: Day,
    pub last: Day,
    is_guessed: bool,
    /// Left and right end of the bar.
    bar: (f64, f64),
    /// The same with the words, where these stand beside it.
    pub extent: (f64, f64),
    words: Words,
    name: String,
    caption: String,
    /// `→ Cible 2029`: what the colour says, in words where there is room; empty where the group
    /// says it.
    target: String,
    /// Signs before the name, and their colour.
    signs: Vec<(&'static str, Color)>,
}

/// Settles where a package goes and what it says.
pub(super) fn plan<'a>(
    sketch: &Sketch<'a>,
    package: &'a WorkPackage,
    right: f64,
    grouping: Grouping,
) -> Planned<'a> {
    let (first, last, is_guessed) = days(sketch, package);
    let left = sketch.x_of(first);
    let end = sketch.x_of(last.plus(1)).max(left + LEAST_WIDTH);
    let name = if package.name.is_empty() {
        package.id.to_string()
    } else {
        crate::text::visible(&package.name).into_owned()
    };
    let caption = caption(package, grouping, sketch.request.language);
    let target = target(sketch, package, grouping);
    let signs = signs(sketch, package);
    let wide = NAME.width(&name).max(CAPTION.width(&caption));
    // One more, so that rounding never cuts what fits.
    let wanted = 1.0 + wide + signs.len() as f64 * (SIGN + 4.0);
    let beside = wanted.min(WIDEST_BESIDE) + 8.0;
    // Words on the left leave room for the arrow that comes in there.
    let room_for_arrow = if package.depends_on.is_empty() {
        0.0
    } else {
        ARROW_ROOM
    };
    let fits = |share: f64| end - left >= wanted * share + 2.0 * PADDING;
    // A name that is cut a little inside reads better than one that stands apart.
    let words = if fits(1.0) || (end - left > 150.0 && fits(0.72)) {
        Words::Inside
    } else if end + beside <= right {
        Words::Right
    } else if left - beside - room_for_arrow >= 0.0 {
        Words::Left
    } else {
        Words::Inside
    };
    let extent = match words {
        Words::Inside => (left, end),
        Words::Right => (left, end + beside),
        Words::Left => (left - beside - room_for_arrow, end),
    };
    Planned {
        package,
        first,
        last,
        is_guessed,
        bar: (left, end),
        extent,
        words,
        name,
        caption,
        target,
        signs,
    }
}

/// What a package leads to, in words.
fn target(sketch: &Sketch<'_>, package: &WorkPackage, grouping: Grouping) -> String {
    let plateaus = &sketch.request.map.tables().plateaus;
    let to = package.to_plateau.as_ref().and_then(|to| plateaus.get(to));
    to.filter(|_| grouping != Grouping::Target)
        .map(|to| format!("→ {}", crate::text::visible(&to.name)))
        .unwrap_or_default()
}

/// The days of a package. Where one is missing it is supposed from the plateaus that the package
/// leads between, or from the other.
fn days(sketch: &Sketch<'_>, package: &WorkPackage) -> (Day, Day, bool) {
    let plateaus = &sketch.request.map.tables().plateaus;
    let begins = |id: &Option<crate::model::PlateauId>| {
        let plateau = id.as_ref().and_then(|id| plateaus.get(id))?;
        Day::first_of(&plateau.valid_from)
    };
    let (first, last) = (package.first_day(), package.last_day());
    match (first, last) {
        (Some(first), Some(last)) => (first, last.max(first), false),
        (Some(first), None) => {
            let last = begins(&package.to_plateau).map(|day| day.plus(-1));
            let last = last.filter(|last| *last > first);
            (
                first,
                last.unwrap_or_else(|| first.plus(GUESSED_DAYS)),
                true,
            )
        }
        (None, Some(last)) => {
            let first = begins(&package.from_plateau).filter(|first| *first < last);
            (
                first.unwrap_or_else(|| last.plus(-GUESSED_DAYS)),
                last,
                true,
            )
        }
        (None, None) => {
            let first = begins(&package.from_plateau).unwrap_or(sketch.roadmap.days.0);
            let last = begins(&package.to_plateau).map(|day| day.plus(-1));
            let last = last.filter(|last| *last > first);
            (
                first,
                last.unwrap_or_else(|| first.plus(GUESSED_DAYS)),
                true,
            )
        }
    }
}

/// `620 k€ · 6 livrés, 2 modifiés`.
fn caption(package: &WorkPackage, grouping: Grouping, language: Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(budget) = package.budget_keur {
        parts.push(amount(budget.get(), language));
    }
    let names_owner = matches!(grouping, Grouping::Owner | Grouping::Usual);
    if !names_owner && !package.owner_role.is_empty() {
        parts.push(crate::text::visible(&package.owner_role).into_owned());
    }
    let counts: [(usize, MessageId); 3] = [
        (package.delivers.len(), msg::ROADMAP_COUNT_DELIVERS),
        (package.removes.len(), msg::ROADMAP_COUNT_REMOVES),
        (package.changes.len(), msg::ROADMAP_COUNT_CHANGES),
    ];
    let claims = counts.into_iter().filter(|(count, _)| *count > 0);
    let claims: Vec<String> = claims
        .map(|(count, word)| language.say(&word.with("count", count)))
        .collect();
    if !claims.is_empty() {
        parts.push(claims.join(", "));
    }
    parts.join(" · ")
}

/// The sign of a status; none for what is only proposed.
pub(super) fn status_sign(status: PackageStatus) -> Option<&'static str> {
    match status {
        PackageStatus::Proposed => None,
        PackageStatus::Approved => Some("square-pen"),
        PackageStatus::Running => Some("play"),
        PackageStatus::Paused => Some("clock"),
        PackageStatus::Done => Some("circle-check"),
        PackageStatus::Cancelled => Some("circle-x"),
    }
}

fn signs(sketch: &Sketch<'_>, package: &WorkPackage) -> Vec<(&'static str, Color)> {
    let theme = sketch.request.theme;
    let mut signs = Vec::new();
    if sketch.doubtful.contains(&package.id) {
        signs.push(("triangle-alert", theme.warning.ink));
    }
    if let Some(sign) = status_sign(package.status) {
        signs.push((sign, colors(sketch, package).ink));
    }
    signs
}

/// The colours of a package: those of its target.
fn colors(sketch: &Sketch<'_>, package: &WorkPackage) -> Tint {
    let plateaus = &sketch.request.map.tables().plateaus;
    let target = package
        .to_plateau
        .as_ref()
        .filter(|to| plateaus.contains(*to));
    match target {
        Some(target) if package.status != PackageStatus::Cancelled => tint(sketch, target),
        _ => sketch.request.theme.hue(Hue::Slate),
    }
}

/// Draws a bar whose line starts at `top`.
pub(super) fn draw(sketch: &mut Sketch<'_>, planned: &Planned<'_>, top: f64) {
    let theme = sketch.request.theme;
    let colors = colors(sketch, planned.package);
    let upper = top + (LANE - BAR) / 2.0;
    let bar = Rect::new(planned.bar.0, upper, planned.bar.1, upper + BAR);
    let edge = if planned.is_guessed {
        dashed(colors.ink, 1.2, Dash::Dashed)
    } else {
        Stroke::solid(colors.ink, 1.2)
    };
    let mut figures = vec![rect(bar, 6.0, Some(colors.ground), Some(edge))];
    draw_progress(planned, bar, colors, &mut figures);
    draw_words(
        planned,
        bar,
        theme.ink,
        theme.muted,
        theme.canvas,
        &mut figures,
    );
    draw_milestones(sketch, planned, bar, colors, &mut figures);
    let extent = Rect::new(planned.extent.0, bar.y0, planned.extent.1, bar.y1);
    let said = said(planned, sketch.request.language);
    let drawn = item(ItemRole::Card, extent, said, figures);
    sketch.push(Depth::Bar, RoadmapPart::Body, drawn);
    sketch.roadmap.bars.push(Bar {
        package: planned.package.id.clone(),
        rect: bar,
        extent,
        first: planned.first,
        last: planned.last,
        is_guessed: planned.is_guessed,
    });
}

/// How much is done: a line along the lower edge.
fn draw_progress(planned: &Planned<'_>, bar: Rect, colors: Tint, figures: &mut Vec<Figure>) {
    let Some(progress) = planned.package.progress_pct.map(|progress| progress.get()) else {
        return;
    };
    let share = (progress / 100.0).clamp(0.0, 1.0);
    let inner = bar.inset(-3.0);
    let track = Rect::new(inner.x0, inner.y1 - 3.5, inner.x1, inner.y1);
    if track.width() > 4.0 && share > 0.0 {
        let done = Rect::new(
            track.x0,
            track.y0,
            track.x0 + track.width() * share,
            track.y1,
        );
        figures.push(rect(done, 1.75, Some(colors.ink), None));
    }
}

fn draw_words(
    planned: &Planned<'_>,
    bar: Rect,
    ink: Color,
    muted: Color,
    paper: Color,
    figures: &mut Vec<Figure>,
) {
    let (left, right) = match planned.words {
        Words::Inside => (bar.x0 + PADDING, bar.x1 - PADDING),
        Words::Right => (bar.x1 + 8.0, planned.extent.1),
        Words::Left if planned.package.depends_on.is_empty() => (planned.extent.0, bar.x0 - 8.0),
        Words::Left => (planned.extent.0, bar.x0 - 8.0 - ARROW_ROOM),
    };
    if planned.words != Words::Inside {
        let ground = Rect::new(left, bar.y0 + 3.0, right, bar.y1 - 3.0);
        figures.push(plate(ground, paper));
    }
    let has_caption = !planned.caption.is_empty();
    let first = if has_caption {
        bar.center().y - 9.5
    } else {
        bar.center().y
    };
    let mut x = left;
    for (name, color) in &planned.signs {
        if x + SIGN > right {
            break;
        }
        let center = Point::new(x + SIGN / 2.0, first);
        figures.push(icon(name, square(center, SIGN), *color));
        x += SIGN + 4.0;
    }
    let at = Point::new(x, first);
    let name = label(at, TextAnchor::Start, &planned.name, NAME, right - x, ink);
    let is_cancelled = planned.package.status == PackageStatus::Cancelled;
    figures.extend(name.map(|figure| match figure {
        Figure::Text(mut run) => {
            run.struck = is_cancelled;
            Figure::Text(run)
        }
        other => other,
    }));
    if has_caption {
        let whole = format!("{} · {}", planned.caption, planned.target);
        let fits = !planned.target.is_empty() && CAPTION.width(&whole) <= right - left;
        let caption = if fits { &whole } else { &planned.caption };
        figures.extend(label(
            Point::new(left, bar.center().y + 5.5),
            TextAnchor::Start,
            caption,
            CAPTION,
            right - left,
            muted,
        ));
    }
}

/// The days within a package at which something is reached.
fn draw_milestones(
    sketch: &Sketch<'_>,
    planned: &Planned<'_>,
    bar: Rect,
    colors: Tint,
    figures: &mut Vec<Figure>,
) {
    for milestone in &planned.package.milestones {
        let day = milestone.split(' ').next().and_then(Day::first_of);
        let Some(day) = day.filter(|day| (planned.first..=planned.last).contains(day)) else {
            continue;
        };
        let center = Point::new(sketch.x_of(day), bar.y1);
        figures.push(super::plateaus::diamond(
            center,
            8.0,
            sketch.request.theme.paper,
        ));
        figures.push(super::plateaus::diamond(center, 6.0, colors.ink));
    }
}

/// What a screen reader says of a bar.
fn said(planned: &Planned<'_>, language: Language) -> String {
    let mut said = language.say(
        &msg::ROADMAP_SAID_PACKAGE
            .with("name", planned.name.as_str())
            .with("start", date(planned.first, language))
            .with("end", date(planned.last, language)),
    );
    let parts = [
        planned.caption.as_str(),
        &planned.package.owner_role,
        &planned.target,
    ];
    for part in parts {
        if !part.is_empty() {
            said.push_str(", ");
            said.push_str(part);
        }
    }
    said
}
