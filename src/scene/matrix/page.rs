//! The matrix as a page to hand over: heading, legend, what the figures rest on, title block and
//! protection mark.

use super::MatrixRequest;
use crate::analysis::share_in_words;
use crate::geometry::Point;
use crate::locale::msg;
use crate::scene::contents::Contents;
use crate::scene::figure::Scene;
use crate::scene::legend::{Entry, Group, SAMPLE_HEIGHT, SAMPLE_WIDTH, legend_name, signed};
use crate::scene::page::{Footer, PageFrame, draw_footer, set_on_page};
use crate::scene::pen::{icon, square};
use crate::scene::perspective::ImpactState;
use crate::scene::theme::Tint;

/// A matrix set on a page.
#[must_use]
pub fn compose_matrix_page(scene: &Scene, request: &MatrixRequest<'_>, frame: &PageFrame) -> Scene {
    let contents = Contents::new(msg::MATRIX_TITLE, request.theme, request.language);
    let footer = footer(request, frame);
    set_on_page(scene, &contents, frame, |width, top| {
        draw_footer(&footer, frame, &contents, (width, top))
    })
}

/// Legend, what the figures rest on, and key figures.
fn footer(request: &MatrixRequest<'_>, frame: &PageFrame) -> Footer {
    Footer {
        groups: vec![legend(request)],
        notes: request.matrix.summary(&frame.plateau, request.language),
        tiles: Some(tiles(request)),
    }
}

fn legend(request: &MatrixRequest<'_>) -> Group {
    let (theme, language) = (request.theme, request.language);
    let states = [ImpactState::Down, ImpactState::Degraded].into_iter();
    let mut entries: Vec<Entry> = states
        .map(|state| Entry {
            sample: signed(theme.state(state), state.icon(), theme),
            words: language.text(legend_name(state)),
        })
        .collect();
    let others = [msg::MATRIX_LEGEND_HOURS, msg::MATRIX_LEGEND_BEYOND];
    entries.extend(others.map(|id| Entry {
        sample: Vec::new(),
        words: language.text(id),
    }));
    let ink = theme.state(ImpactState::Down).ink;
    let middle = Point::new(SAMPLE_WIDTH / 2.0, SAMPLE_HEIGHT / 2.0);
    entries.push(Entry {
        sample: vec![icon("database", square(middle, 13.0), ink)],
        words: language.text(msg::MATRIX_LEGEND_DATA),
    });
    Group {
        heading: language.text(msg::MATRIX_TITLE).to_uppercase(),
        entries,
    }
}

/// The share of pairs that are met (I15), and of data.
fn tiles(request: &MatrixRequest<'_>) -> Vec<(String, String, Tint)> {
    let language = request.language;
    let tally = request.matrix.tally();
    let neutral = Tint {
        ink: request.theme.ink,
        ground: request.theme.hosting(None).ground,
    };
    let of = |met: usize, pairs: usize| {
        if pairs == 0 {
            return "–".to_owned();
        }
        share_in_words(met as f64 / pairs as f64, language)
    };
    vec![
        (
            of(tally.met, tally.pairs),
            language.text(msg::MATRIX_TILE_RTO),
            neutral,
        ),
        (
            of(tally.data_met, tally.data_pairs),
            language.text(msg::MATRIX_TILE_RPO),
            neutral,
        ),
    ]
}
