//! What the signs of a roadmap mean: those that are really on it.

use std::collections::BTreeSet;

use super::bars::status_sign;
use super::plateaus::{diamond, plateau_hue};
use super::{Roadmap, RoadmapRequest, arrows};
use crate::geometry::{Point, Rect};
use crate::locale::{MessageId, msg};
use crate::model::PackageStatus;
use crate::scene::figure::{Dash, Figure, Stroke};
use crate::scene::legend::{ENTRY, Entry, Group, SAMPLE_HEIGHT, SAMPLE_WIDTH};
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
        Group {
            heading: language.text(msg::ROADMAP_LEGEND_STATUS).to_uppercase(),
            entries: statuses(roadmap, request),
        },
    ];
    groups.retain(|group| !group.entries.is_empty());
    groups
}

/// What does not fit, a sentence each: a page has no tooltip to tell it.
pub(super) fn doubts(request: &RoadmapRequest<'_>, room: f64) -> Option<Group> {
    const MOST: usize = 8;
    let language = request.language;
    let problems = &request.facts.problems;
    let room = room - SAMPLE_WIDTH - 12.0;
    let sentence = |words: String| {
        let shown = crate::text::visible(&words).into_owned();
        ENTRY.fit(&shown, room).0.to_string()
    };
    let sign = || {
        vec![icon(
            "triangle-alert",
            square(middle(), 13.0),
            request.theme.warning.ink,
        )]
    };
    let mut entries: Vec<Entry> = problems
        .iter()
        .take(MOST)
        .map(|problem| Entry {
            sample: sign(),
            words: sentence(problem.sentence(language)),
        })
        .collect();
    if problems.len() > MOST {
        let more = msg::ROADMAP_MORE.with("count", problems.len() - MOST);
        entries.push(Entry {
            sample: Vec::new(),
            words: language.say(&more),
        });
    }
    (!entries.is_empty()).then(|| Group {
        heading: language.text(msg::ROADMAP_LEGEND_TO_CHECK).to_uppercase(),
        entries,
    })
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

/// The signs of how far packages have come.
fn statuses(roadmap: &Roadmap, request: &RoadmapRequest<'_>) -> Vec<Entry> {
    let packages = &request.map.tables().work_packages;
    let bars = roadmap.bars.iter();
    let shown: BTreeSet<PackageStatus> = bars
        .filter_map(|bar| packages.get(&bar.package))
        .map(|package| package.status)
        .collect();
    let signed = shown.into_iter().filter_map(|status| {
        let sign = icon(
            status_sign(status)?,
            square(middle(), 14.0),
            request.theme.ink,
        );
        Some(Entry {
            sample: vec![sign],
            words: request.language.text(status_name(status)),
        })
    });
    signed.collect()
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
        let (left, right) = (
            Point::new(2.0, middle().y),
            Point::new(SAMPLE_WIDTH - 3.0, middle().y),
        );
        line(left, right, stroke)
    };
    let upright = |stroke: Stroke| {
        let x = middle().x;
        line(
            Point::new(x, -3.0),
            Point::new(x, SAMPLE_HEIGHT + 3.0),
            stroke,
        )
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
    let waits = bars().any(|package| {
        package
            .depends_on
            .iter()
            .any(|on| roadmap.bar(on).is_some())
    });
    if waits {
        let sample = vec![
            across(Stroke::solid(theme.link, 1.5)),
            arrows::head(tip, theme.link),
        ];
        add(sample, msg::ROADMAP_LEGEND_WAITS);
    }
    let is_late = |package: &crate::model::WorkPackage| {
        let before = package.depends_on.iter().filter_map(|on| roadmap.bar(on));
        let own = roadmap.bar(&package.id);
        own.is_some_and(|own| before.into_iter().any(|before| before.last >= own.first))
    };
    if bars().any(|package| is_late(package)) {
        let ink = theme.warning.ink;
        let sample = vec![
            across(dashed(ink, 1.5, Dash::Dashed)),
            arrows::head(tip, ink),
        ];
        add(sample, msg::ROADMAP_LEGEND_LATE);
    }
    let sign = |name: &str, color| vec![icon(name, square(middle(), 14.0), color)];
    if !roadmap.marks.is_empty() {
        add(
            sign("octagon-alert", theme.warning.ink),
            msg::ROADMAP_LEGEND_SUPPORT,
        );
    }
    let doubtful = request.facts.doubtful();
    if bars().any(|package| doubtful.contains(&package.id)) {
        add(
            sign("triangle-alert", theme.warning.ink),
            msg::ROADMAP_LEGEND_DOUBT,
        );
    }
    if roadmap.bars.iter().any(|bar| bar.is_guessed) {
        let swatch = Rect::new(2.0, 0.0, SAMPLE_WIDTH - 2.0, SAMPLE_HEIGHT);
        let edge = dashed(theme.muted, 1.2, Dash::Dashed);
        add(
            vec![rect(swatch, 4.0, None, Some(edge))],
            msg::ROADMAP_LEGEND_GUESSED,
        );
    }
    let (first, last) = roadmap.days;
    if request
        .today
        .is_some_and(|today| (first..=last).contains(&today))
    {
        add(
            vec![upright(Stroke::solid(theme.accent, 1.6))],
            msg::ROADMAP_TODAY,
        );
    }
    entries
}
