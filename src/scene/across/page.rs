//! The comparison as a page to hand over: heading, legend, title block and protection mark.

use super::{AcrossPage, AcrossRequest};
use crate::analysis::Trend;
use crate::locale::msg;
use crate::scene::caption::number;
use crate::scene::contents::Contents;
use crate::scene::figure::Scene;
use crate::scene::legend::{Entry, Group, groups, legend_name, signed};
use crate::scene::page::{Footer, PageFrame, draw_footer, set_on_page};
use crate::scene::perspective::ImpactState;
use crate::scene::theme::Tint;

/// A comparison set on a page.
#[must_use]
pub fn compose_across_page(
    page: &AcrossPage,
    request: &AcrossRequest<'_>,
    frame: &PageFrame,
) -> Scene {
    let contents = contents(request);
    let footer = footer(request, &contents);
    set_on_page(&page.scene, &contents, frame, |width, top| {
        draw_footer(&footer, frame, &contents, (width, top))
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

/// Legend and key figures.
fn footer(request: &AcrossRequest<'_>, contents: &Contents) -> Footer {
    let mut legend = vec![state_group(request), trend_group(request)];
    legend.extend(groups(contents));
    Footer {
        groups: legend,
        tiles: Some(tiles(request)),
        ..Footer::default()
    }
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
