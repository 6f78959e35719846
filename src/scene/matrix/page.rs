//! The matrix as a page to hand over: heading, legend, what the figures rest on, title block and
//! protection mark.

use super::MatrixRequest;
use crate::analysis::share_in_words;
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::contents::Contents;
use crate::scene::figure::{Item, Scene, Stroke};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::legend::{
    Entry, Group, SAMPLE_HEIGHT, SAMPLE_WIDTH, draw_groups, legend_name, signed,
};
use crate::scene::page::{MARGIN, PageFrame, set_on_page};
use crate::scene::pen::{Font, icon, line, square, words};
use crate::scene::perspective::ImpactState;
use crate::scene::theme::Tint;
use crate::scene::title_block::{TITLE_BLOCK_WIDTH, draw_block};
use crate::text::{self, FontWeight};

const NOTE: Font = Font::new(11.0, FontWeight::Regular);

/// A matrix set on a page.
#[must_use]
pub fn compose_matrix_page(scene: &Scene, request: &MatrixRequest<'_>, frame: &PageFrame) -> Scene {
    let contents = Contents::new(msg::MATRIX_TITLE, request.theme, request.language);
    set_on_page(scene, &contents, frame, |width, top| {
        footer(request, frame, &contents, (width, top))
    })
}

/// Legend and notes at the left, title block at the right, under a rule. Answers where it ends.
fn footer(
    request: &MatrixRequest<'_>,
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
    let origin = Point::new(MARGIN, top + 20.0);
    let size = draw_groups(&[legend(request)], theme, origin, room, &mut sheet);
    let mut y = origin.y + size.height + 16.0;
    for said in request.matrix.summary(&frame.plateau, request.language) {
        for one in text::wrap(&said, NOTE.weight, NOTE.size, room, 3) {
            sheet.say(&one.text);
            let fitted = (one.text, one.width);
            let baseline = Point::new(MARGIN, y);
            sheet
                .figures
                .extend(words(baseline, fitted, NOTE, theme.ink));
            y += 16.0;
        }
    }
    let corner = Point::new(width - MARGIN - TITLE_BLOCK_WIDTH, top + 16.0);
    let block = draw_block(frame, contents, &tiles(request), corner, &mut sheet);
    let bottom = y.max(corner.y + block.height) + 10.0;
    let bounds = Rect::new(MARGIN, top, width - MARGIN, bottom);
    (frame_item(sheet, bounds), bottom)
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
