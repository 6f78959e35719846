//! What the signs of a roadmap mean: those that are really on it.

use std::collections::BTreeSet;

use super::bars::status_sign;
use super::plateaus::{diamond, plateau_hue};
use super::{Roadmap, RoadmapRequest, arrows};
use crate::geometry::{Point, Rect};
use crate::locale::{MessageId, msg};
use crate::model::PackageStatus;
use crate::scene::figure::{Dash, Figure, Stroke};
use crate::scene::legend::{Entry, Group, SAMPLE_HEIGHT, SAMPLE_WIDTH};
use crate::scene::pen::{dashed, icon, line, rect, square, stroke};

/// The name of a status.
#[must_use]
pub fn status_name(status: PackageStatus) -> MessageId {
    match status {
        PackageStatus::Proposed => msg::ROADMAP_STATUS_PROPOSED,
        PackageStatus::Approved => msg::ROADMAP_STATUS_APPROVED,
        PackageStatus::Running => msg::ROADMAP_STATUS_RUNNING,
        PackageStatus::Paused => msg::ROADMAP_STATUS_PAUSED,
        PackageStatus::Done => msg::ROADMAP_STATUS_DONE,
        PackageStatus::Cancelled => msg::ROADMAP_STATUS_CANCELLED,
    }
}

fn middle() -> Point {
    Point::new(SAMPLE_WIDTH / 2.0, SAMPLE_HEIGHT / 2.0)
}

/// The groups of the legend.
pub(super) fn groups(roadmap: &Roadmap, request: &RoadmapRequest<'_>) -> Vec<Group> {
    let language = request.language;
    let mut groups = vec![
        Group {
            heading: language.text(msg::ROADMAP_LEGEND_PACKAGES).to_uppercase(),
            entries: targets(roadmap, request),
        },
        Group {
            heading: language.text(msg::ROADMAP_LEGEND_SIGNS).to_uppercase(),
            entries: signs(roadmap, request),
        },
    ];
    groups.retain(|group| !group.entries.is_empty());
    groups
}

/// The colours of bars: the plateaus that packages lead to.
fn targets(roadmap: &Roadmap, request: &RoadmapRequest<'_>) -> Vec<Entry> {
    let tables = request.map.tables();
    let packages = roadmap.bars.iter();
    let led_to: BTreeSet<_> = packages
        .filter_map(|bar| tables.work_packages.get(&bar.package)?.to_plateau.clone())
        .collect();
    let order = request.map.timeline().order().iter();
    let swatch = Rect::new(2.0, 0.0, SAMPLE_WIDTH - 2.0, SAMPLE_HEIGHT);
    order
        .filter(|id| led_to.contains(*id))
        .filter_map(|id| tables.plateaus.get(id))
        .map(|plateau| {
            let tint = request.theme.hue(plateau_hue(request.map, &plateau.id));
            let name = msg::ROADMAP_LEGEND_LEADS_TO.with("plateau", plateau.name.as_str());
            Entry {
                sample: vec![rect(swatch, 4.0, Some(tint.ground), stroke(tint.ink, 1.2))],
                words: request.language.say(&name),
            }
        })
        .collect()
}

fn signs(roadmap: &Roadmap, request: &RoadmapRequest<'_>) -> Vec<Entry> {
    let theme = request.theme;
    let tables = request.map.tables();
    let mut entries = Vec::new();
    let mut add = |sample: Vec<Figure>, words: MessageId| {
        let words = request.language.text(words);
        entries.push(Entry { sample, words });
    };
    let across = |stroke: Stroke| {
        let (left, right) = (Point::new(2.0, middle().y), Point::new(SAMPLE_WIDTH - 3.0, middle().y));
        line(left, right, stroke)
    };
    let upright = |stroke: Stroke| {
        let x = middle().x;
        line(Point::new(x, -3.0), Point::new(x, SAMPLE_HEIGHT + 3.0), stroke)
    };
    if let Some(milestone) = roadmap.milestones.first() {
        let tint = theme.hue(plateau_hue(request.map, &milestone.plateau));
        let sample = vec![
            upright(dashed(tint.ink, 1.4, Dash::Dashed)),
            diamond(middle(), 10.0, tint.ink),
        ];
        add(sample, msg::ROADMAP_LEGEND_PLATEAU);
    }
    let bars = || {
        let bars = roadmap.bars.iter();
        bars.filter_map(|bar| tables.work_packages.get(&bar.package))
    };
    let tip = Point::new(SAMPLE_WIDTH - 1.0, middle().y);
    let waits = bars().any(|package| package.depends_on.iter().any(|on| roadmap.bar(on).is_some()));
    if waits {
        let sample = vec![across(Stroke::solid(theme.link, 1.5)), arrows::head(tip, theme.link)];
        add(sample, msg::ROADMAP_LEGEND_WAITS);
    }
    let is_late = |package: &crate::model::WorkPackage| {
        let before = package.depends_on.iter().filter_map(|on| roadmap.bar(on));
        let own = roadmap.bar(&package.id);
        own.is_some_and(|own| before.into_iter().any(|before| before.last >= own.first))
    };
    if bars().any(|package| is_late(package)) {
        let ink = theme.warning.ink;
        let sample = vec![across(dashed(ink, 1.5, Dash::Dashed)), arrows::head(tip, ink)];
        add(sample, msg::ROADMAP_LEGEND_LATE);
    }
    let sign = |name: &str, color| vec![icon(name, square(middle(), 14.0), color)];
    if !roadmap.marks.is_empty() {
        add(sign("octagon-alert", theme.warning.ink), msg::ROADMAP_LEGEND_SUPPORT);
    }
    let doubtful = request.facts.doubtful();
    if bars().any(|package| doubtful.contains(&package.id)) {
        add(sign("triangle-alert", theme.warning.ink), msg::ROADMAP_LEGEND_DOUBT);
    }
    let statuses: BTreeSet<PackageStatus> = bars().map(|package| package.status).collect();
    for status in statuses {
        if let Some(name) = status_sign(status) {
            add(sign(name, theme.ink), status_name(status));
        }
    }
    if roadmap.bars.iter().any(|bar| bar.is_guessed) {
        let swatch = Rect::new(2.0, 0.0, SAMPLE_WIDTH - 2.0, SAMPLE_HEIGHT);
        let edge = dashed(theme.muted, 1.2, Dash::Dashed);
        add(vec![rect(swatch, 4.0, None, Some(edge))], msg::ROADMAP_LEGEND_GUESSED);
    }
    let (first, last) = roadmap.days;
    if request.today.is_some_and(|today| (first..=last).contains(&today)) {
        add(vec![upright(Stroke::solid(theme.accent, 1.6))], msg::ROADMAP_TODAY);
    }
    entries
}
