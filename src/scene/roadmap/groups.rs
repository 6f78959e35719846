//! Packages put together by who answers for them, by the line of the masterplan or by target: a
//! heading at the left, and the bars beside it in as few lines as they need.

use std::collections::BTreeMap;

use super::bars::{self, Planned};
use super::lanes::pack;
use super::sheet::{CAPTION, HEADING, amount, item, label};
use super::{Depth, RoadmapPart, SIDE_WIDTH, Sketch, arrows};
use crate::analysis;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::model::{SystemMap, WorkPackage};
use crate::scene::figure::{ItemRole, Stroke, TextAnchor};
use crate::scene::pen::{line, rect, words};
use crate::text;

/// What packages are put together by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By line of the masterplan where any package names one, else by who answers for them.
    #[default]
    Usual,
    /// By who answers for them.
    Owner,
    /// By line of the masterplan.
    Axis,
    /// By the plateau that they lead to.
    Target,
}

impl Grouping {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Owner, Self::Axis, Self::Target];

    /// The word for it in commands and settings.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Owner => "owner",
            Self::Axis => "axis",
            Self::Target => "target",
        }
    }

    /// What it stands for on a map.
    #[must_use]
    pub fn settled(self, map: &SystemMap) -> Self {
        let packages = &map.tables().work_packages;
        match self {
            Self::Usual if packages.iter().any(|package| !package.axis.is_empty()) => Self::Axis,
            Self::Usual => Self::Owner,
            other => other,
        }
    }

    /// The heading of the group that a package belongs to; empty for none.
    fn heading(self, map: &SystemMap, package: &WorkPackage) -> String {
        match self {
            Self::Usual | Self::Owner => package.owner_role.to_string(),
            Self::Axis => package.axis.to_string(),
            Self::Target => {
                let to = package.to_plateau.as_ref();
                let plateau = to.and_then(|to| map.tables().plateaus.get(to));
                plateau.map_or_else(String::new, |plateau| plateau.name.to_string())
            }
        }
    }
}

/// Height of a line of bars.
pub(super) const LANE: f64 = 50.0;
const PADDING: f64 = 9.0;
const LEAST_HEIGHT: f64 = 60.0;
/// The least distance of bars that share a line: an arrow turns in it.
const GAP: f64 = 26.0;

/// Draws all groups from `top` down, and answers where they end.
pub(super) fn draw(sketch: &mut Sketch<'_>, top: f64, right: f64) -> f64 {
    let map = sketch.request.map;
    let grouping = sketch.request.grouping.settled(map);
    let mut groups: BTreeMap<String, Vec<Planned<'_>>> = BTreeMap::new();
    for package in map.tables().work_packages.iter() {
        let heading = grouping.heading(map, package);
        let planned = bars::plan(sketch, package, right, grouping);
        groups.entry(heading).or_default().push(planned);
    }
    if groups.is_empty() {
        return draw_nothing(sketch, top, right);
    }
    let mut groups: Vec<(String, Vec<Planned<'_>>)> = groups.into_iter().collect();
    for (_, planned) in &mut groups {
        planned.sort_by(|a, b| {
            (a.first, a.last, &a.package.id).cmp(&(b.first, b.last, &b.package.id))
        });
    }
    // Those that start earliest stand first, and those without a heading last.
    groups.sort_by_key(|(heading, planned)| {
        let first = planned.first().map(|planned| planned.first);
        (heading.is_empty(), first, heading.clone())
    });
    let mut y = top;
    for (index, (heading, planned)) in groups.iter().enumerate() {
        let lanes = pack(planned.iter().map(|bar| (bar.extent.0, bar.extent.1)), GAP);
        let rows = lanes.iter().max().map_or(1, |last| last + 1);
        let height = (rows as f64 * LANE + 2.0 * PADDING).max(LEAST_HEIGHT);
        draw_ground(sketch, Rect::new(0.0, y, right, y + height), index);
        draw_heading(sketch, heading, planned, y, y + height, index);
        let slack = (height - 2.0 * PADDING - rows as f64 * LANE) / 2.0;
        for (bar, lane) in planned.iter().zip(lanes) {
            let upper = y + PADDING + slack + lane as f64 * LANE;
            bars::draw(sketch, bar, upper);
        }
        y += height;
    }
    arrows::draw(sketch);
    y
}

fn draw_ground(sketch: &mut Sketch<'_>, band: Rect, index: usize) {
    let theme = sketch.request.theme;
    let ground = theme.hosting(None).ground;
    let fill = (index % 2 == 1).then_some(ground);
    let edge = Stroke::solid(theme.line, 1.0);
    let y = band.y1 - 0.5;
    let under = line(Point::new(band.x0, y), Point::new(band.x1, y), edge);
    let figures = vec![rect(band, 0.0, fill, None), under];
    let ground = item(ItemRole::Container, band, String::new(), figures);
    sketch.push(Depth::Ground, RoadmapPart::Body, ground);
}

fn draw_heading(
    sketch: &mut Sketch<'_>,
    heading: &str,
    planned: &[Planned<'_>],
    top: f64,
    bottom: f64,
    index: usize,
) {
    let language = sketch.request.language;
    let budget = analysis::budget(planned.iter().map(|bar| bar.package));
    let count = language.say(&msg::ROADMAP_PACKAGES.with("count", planned.len()));
    let caption = if budget.total > 0.0 {
        format!("{count} · {}", amount(budget.total, language))
    } else {
        count
    };
    let none = language.text(msg::ROADMAP_NO_GROUP);
    let heading = if heading.is_empty() { &none } else { heading };
    let place = Rect::new(-SIDE_WIDTH, top, 0.0, bottom);
    side(sketch, heading, &caption, place, index % 2 == 1);
}

/// A heading with a caption under it, in the column at the left.
pub(super) fn side(
    sketch: &mut Sketch<'_>,
    heading: &str,
    caption: &str,
    place: Rect,
    is_shaded: bool,
) {
    let theme = sketch.request.theme;
    let ground = if is_shaded {
        theme.hosting(None).ground
    } else {
        theme.paper
    };
    let mut figures = vec![rect(place, 0.0, Some(ground), None)];
    let room = SIDE_WIDTH - 28.0;
    let most = (((place.height() - 28.0) / 16.0).floor() as usize).clamp(1, 3);
    let lines = text::wrap(heading, HEADING.weight, HEADING.size, room, most);
    let height = lines.len() as f64 * 16.0 + if caption.is_empty() { 0.0 } else { 16.0 };
    let mut y = (place.y0 + (place.height() - height) / 2.0).max(place.y0 + 6.0) + 12.0;
    let left = place.x0 + 14.0;
    for row in &lines {
        let fitted = HEADING.fit(&row.text, room);
        figures.extend(words(Point::new(left, y), fitted, HEADING, theme.ink));
        y += 16.0;
    }
    let fitted = CAPTION.fit(caption, room);
    figures.extend(words(Point::new(left, y), fitted, CAPTION, theme.muted));
    let edge = Stroke::solid(theme.line, 1.0);
    let under = place.y1 - 0.5;
    let lines = [
        (Point::new(place.x0, under), Point::new(place.x1, under)),
        (
            Point::new(place.x1, place.y0),
            Point::new(place.x1, place.y1),
        ),
    ];
    figures.extend(lines.map(|(from, to)| line(from, to, edge)));
    let said = format!("{heading}, {caption}");
    let drawn = item(ItemRole::Frame, place, said, figures);
    sketch.push(Depth::Fixed, RoadmapPart::Side, drawn);
}

/// What shows in place of groups where there is no package.
fn draw_nothing(sketch: &mut Sketch<'_>, top: f64, right: f64) -> f64 {
    let language = sketch.request.language;
    let band = Rect::new(0.0, top, right, top + 120.0);
    let mut figures = Vec::new();
    let words = language.text(msg::ROADMAP_NOTHING);
    figures.extend(label(
        Point::new(24.0, band.center().y),
        TextAnchor::Start,
        &words,
        HEADING,
        right - 48.0,
        sketch.request.theme.muted,
    ));
    let nothing = item(ItemRole::Card, band, words, figures);
    sketch.push(Depth::Bar, RoadmapPart::Body, nothing);
    let place = Rect::new(-SIDE_WIDTH, band.y0, 0.0, band.y1);
    side(
        sketch,
        &language.text(msg::ROADMAP_NO_PACKAGES),
        "",
        place,
        false,
    );
    band.y1
}
