//! The comparison as a page to hand over: heading, legend, title block and protection mark.

use super::{AcrossPage, AcrossRequest};
use crate::analysis::Trend;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::caption::number;
use crate::scene::contents::Contents;
use crate::scene::figure::{Item, Scene, Stroke};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::legend::{Entry, Group, draw_groups, groups, legend_name, signed};
use crate::scene::page::{MARGIN, PageFrame, set_on_page};
use crate::scene::pen::line;
use crate::scene::perspective::ImpactState;
use crate::scene::theme::Tint;
use crate::scene::title_block::{TITLE_BLOCK_WIDTH, draw_block};

/// A comparison set on a page.
#[must_use]
pub fn compose_across_page(
    page: &AcrossPage,
    request: &AcrossRequest<'_>,
    frame: &PageFrame,
) -> Scene {
    let contents = contents(request);
    set_on_page(&page.scene, &contents, frame, |width, top| {
        footer(request, frame, &contents, (width, top))
    })
}

/// What is on any of the panels; figures stand on the panels themselves.
fn contents(request: &AcrossRequest<'_>) -> Contents {
    let mut all = Contents::new(msg::ACROSS_TITLE, request.theme, request.language);
    for panel in request.panels {
        let contents = &panel.composition.contents;
        all.hostings.extend(&contents.hostings);
        all.link_looks.extend(&contents.link_looks);
        all.bundles = all.bundles.max(contents.bundles);
        all.has_encrypted |= contents.has_encrypted;
        all.has_unencrypted |= contents.has_unencrypted;
        all.badges.extend(&contents.badges);
    }
    all
}

/// Legend at the left, title block at the right, under a rule. Answers where it ends.
fn footer(
    request: &AcrossRequest<'_>,
    frame: &PageFrame,
    contents: &Contents,
    (width, top): (f64, f64),
) -> (Item, f64) {
    let theme = request.theme;
    let mut sheet = Sheet::default();
    let rule = Stroke::solid(theme.line, 1.0);
    let ends = (Point::new(MARGIN, top), Point::new(width - MARGIN, top));
    sheet.figures.push(line(ends.0, ends.1, rule));
    let room = width - 2.0 * MARGIN - TITLE_BLOCK_WIDTH - 32.0;
    let mut legend = vec![state_group(request), trend_group(request)];
    legend.extend(groups(contents));
    let origin = Point::new(MARGIN, top + 20.0);
    let size = draw_groups(&legend, theme, origin, room, &mut sheet);
    let corner = Point::new(width - MARGIN - TITLE_BLOCK_WIDTH, top + 16.0);
    let block = draw_block(frame, contents, &tiles(request), corner, &mut sheet);
    let bottom = (origin.y + size.height).max(corner.y + block.height) + 10.0;
    let bounds = Rect::new(MARGIN, top, width - MARGIN, bottom);
    (frame_item(sheet, bounds), bottom)
}

fn state_group(request: &AcrossRequest<'_>) -> Group {
    let (theme, language) = (request.theme, request.language);
    let states = ImpactState::ALL.into_iter();
    Group {
        heading: language.text(msg::SCENE_PERSPECTIVE_IMPACT).to_uppercase(),
        entries: states
            .map(|state| Entry {
                sample: signed(theme.state(state), state.icon(), theme),
                words: language.text(legend_name(state)),
            })
            .collect(),
    }
}

fn trend_group(request: &AcrossRequest<'_>) -> Group {
    let (theme, language) = (request.theme, request.language);
    let trends = [
        (
            Trend::Better,
            theme.state(ImpactState::Intact),
            "trending-up",
        ),
        (
            Trend::Worse,
            theme.state(ImpactState::Down),
            "trending-down",
        ),
    ];
    let mut entries: Vec<Entry> = trends
        .into_iter()
        .map(|(trend, tint, sign)| Entry {
            sample: signed(tint, sign, theme),
            words: language.say(&msg::ACROSS_LEGEND_TREND.with("trend", trend.message())),
        })
        .collect();
    entries.push(Entry {
        sample: Vec::new(),
        words: language.text(msg::ACROSS_LEGEND_HOURS),
    });
    Group {
        heading: language.text(msg::ACROSS_TREND).to_uppercase(),
        entries,
    }
}

/// Services down, plateau by plateau.
fn tiles(request: &AcrossRequest<'_>) -> Vec<(String, String, Tint)> {
    let down = request.across.plateaus.iter();
    let counts: Vec<usize> = down.map(|at| at.impact.services_down().len()).collect();
    let digits = counts
        .iter()
        .map(|&count| number(count as f64, request.language));
    let state = match counts.last() {
        Some(0) => ImpactState::Intact,
        _ => ImpactState::Down,
    };
    vec![(
        digits.collect::<Vec<_>>().join(" → "),
        request.language.text(msg::ACROSS_TILE),
        request.theme.state(state),
    )]
}
