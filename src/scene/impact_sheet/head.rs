//! The head of the sheet: what is lost, when and where, and how much stops.

use super::{Draft, MARGIN, WIDTH};
use crate::analysis::{harm_in_words, moment_in_words, scenario_in_words};
use crate::geometry::{Point, Rect};
use crate::locale::{Message, msg};
use crate::scene::caption::number;
use crate::scene::figure::{Figure, Item, TextAnchor};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, anchored, icon, rect, square, words};
use crate::scene::perspective::ImpactState;
use crate::text::{self, FontWeight};

const KIND: Font = Font::new(9.5, FontWeight::Bold);
const TITLE: Font = Font::new(20.0, FontWeight::Bold);
const SMALL_TITLE: Font = Font::new(14.0, FontWeight::Bold);
const LINE: Font = Font::new(11.0, FontWeight::Regular);
const BRIEF: Font = Font::new(11.5, FontWeight::SemiBold);
const FIGURE: Font = Font::new(21.0, FontWeight::Bold);
const WORD: Font = Font::new(10.5, FontWeight::Medium);
const TILE_HEIGHT: f64 = 50.0;
const TILE_GAP: f64 = 10.0;

/// The title of the sheet: the name of the scenario, or what it strikes.
fn title(draft: &Draft<'_>) -> (String, String) {
    let request = draft.request;
    let impact = request.impact;
    let struck = scenario_in_words(impact.graph(), request.scenario, draft.language);
    if request.name.trim().is_empty() {
        (struck, String::new())
    } else {
        (request.name.to_owned(), struck)
    }
}

/// Title, what is struck, and where and when. Answers where it ends.
pub(super) fn heading(draft: &Draft<'_>, top: f64) -> (Item, f64) {
    let (theme, language) = (draft.theme, draft.language);
    let frame = draft.request.frame;
    let scenario = draft.request.scenario;
    let mut sheet = Sheet::default();
    let left = MARGIN + 14.0;
    let room = WIDTH - 14.0;
    let mut y = top + 9.0;
    let mut put = |text: &str, font: Font, color, most: usize, step: f64| {
        if text.trim().is_empty() {
            return 0.0;
        }
        sheet.say(text);
        let lines = text::wrap(text, font.weight, font.size, room, most);
        let count = lines.len() as f64;
        for (at, line) in lines.into_iter().enumerate() {
            let baseline = Point::new(left, y + at as f64 * step);
            let run = words(baseline, (line.text, line.width), font, color);
            sheet.figures.extend(run);
        }
        y += count * step;
        count * step
    };
    let (title, struck) = title(draft);
    let kind = language.text(msg::IMPACT_SHEET_KIND).to_uppercase();
    put(&kind, KIND, theme.accent, 1, 22.0);
    put(&title, TITLE, theme.ink, 2, 24.0);
    put(&struck, BRIEF, theme.ink, 2, 15.0);
    let about = [
        capital(&harm_in_words(scenario.nature, language)),
        moment_in_words(scenario, language),
        frame.plateau.clone(),
    ];
    put(&joined(&about), LINE, theme.ink, 1, 16.0);
    let is_said = frame.title.contains(frame.organisation.as_str());
    let organisation = if is_said { "" } else { &frame.organisation };
    let map = [
        organisation.to_owned(),
        frame.title.clone(),
        frame.version.clone(),
        frame.date.clone(),
    ];
    put(&joined(&map), LINE, theme.muted, 1, 16.0);
    let bottom = y - 10.0;
    let bar = Rect::new(MARGIN, top + 1.0, MARGIN + 4.0, bottom);
    sheet.figures.push(rect(bar, 2.0, Some(theme.accent), None));
    let bounds = Rect::new(MARGIN, top, MARGIN + WIDTH, bottom);
    (frame_item(sheet, bounds), bottom)
}

/// The head of a page that holds nothing but tables.
pub(super) fn running_head(draft: &Draft<'_>, number: usize) -> (Item, f64) {
    let theme = draft.theme;
    let mut sheet = Sheet::default();
    let (title, _) = title(draft);
    sheet.say(&title);
    let baseline = Point::new(MARGIN, MARGIN + 12.0);
    let page = msg::IMPACT_SHEET_PAGE.with("number", number);
    let page = LINE.fit(&draft.language.say(&page), WIDTH);
    let room = WIDTH - page.1 - 20.0;
    let title = SMALL_TITLE.fit(&title, room);
    sheet
        .figures
        .extend(words(baseline, title, SMALL_TITLE, theme.ink));
    let right = Point::new(MARGIN + WIDTH, baseline.y);
    let page = anchored(right, TextAnchor::End, page, LINE, theme.muted);
    sheet.figures.extend(page);
    let bottom = MARGIN + 22.0;
    let mark = draft.request.frame.marking.to_uppercase();
    let mark_at = Point::new(MARGIN, MARGIN - 10.0);
    let mark = KIND.fit(&mark, WIDTH);
    sheet
        .figures
        .extend(words(mark_at, mark, KIND, theme.warning.ink));
    let bounds = Rect::new(MARGIN, MARGIN, MARGIN + WIDTH, bottom);
    (frame_item(sheet, bounds), bottom)
}

fn joined(parts: &[String]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("  ·  ")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The counts, each with sign, word and colour, and the whole in one or two sentences. Answers
/// where they end.
pub(super) fn tiles(draft: &Draft<'_>, top: f64) -> (Item, f64) {
    let (theme, language) = (draft.theme, draft.language);
    let counts = draft.account.counts;
    let tiles = [
        (ImpactState::Down, counts.down, msg::SCENE_COUNT_DOWN),
        (
            ImpactState::Degraded,
            counts.degraded,
            msg::SCENE_COUNT_DEGRADED,
        ),
        (
            ImpactState::MarginLost,
            counts.margin_lost,
            msg::SCENE_COUNT_MARGIN,
        ),
        (ImpactState::Intact, counts.intact, msg::SCENE_COUNT_INTACT),
    ];
    let mut sheet = Sheet::default();
    let width = 112.0;
    for (at, (state, count, word)) in tiles.into_iter().enumerate() {
        let left = MARGIN + at as f64 * (width + TILE_GAP);
        let tile = Rect::new(left, top, left + width, top + TILE_HEIGHT);
        let tint = theme.state(state);
        let digits = number(count as f64, language);
        let word = language.say(&word.with("count", count));
        sheet.say(&format!("{digits} {word}"));
        sheet.figures.push(rect(tile, 7.0, Some(tint.ground), None));
        let sign = square(Point::new(left + 20.0, tile.center().y), 18.0);
        sheet.figures.push(icon(state.icon(), sign, tint.ink));
        let room = width - 44.0;
        let baselines = [(top + 24.0, digits, FIGURE), (top + 40.0, word, WORD)];
        for (y, text, font) in baselines {
            let run = words(
                Point::new(left + 38.0, y),
                font.fit(&text, room),
                font,
                tint.ink,
            );
            sheet.figures.extend(run);
        }
    }
    let left = MARGIN + 4.0 * (width + TILE_GAP) + 8.0;
    let room = MARGIN + WIDTH - left;
    let brief: Vec<Figure> = in_brief(draft, room, (left, top), &mut sheet);
    sheet.figures.extend(brief);
    let bounds = Rect::new(MARGIN, top, MARGIN + WIDTH, top + TILE_HEIGHT);
    (frame_item(sheet, bounds), bounds.y1)
}

/// The most telling facts, a line each.
fn in_brief(
    draft: &Draft<'_>,
    room: f64,
    (left, top): (f64, f64),
    sheet: &mut Sheet,
) -> Vec<Figure> {
    let account = &draft.account;
    let down = account.services_down();
    let (over, open) = account.services_over_need();
    let (data_over, data_lost) = account.data_over_need();
    let lines: [Message; 3] = [
        msg::IMPACT_SHEET_BRIEF_SERVICES
            .with("down", down)
            .with("over", over)
            .with("open", open),
        msg::IMPACT_SHEET_BRIEF_DATA
            .with("count", account.data_sets.len())
            .with("over", data_over)
            .with("lost", data_lost),
        msg::IMPACT_SHEET_BRIEF_FLOWS
            .with("down", account.flows_down)
            .with("degraded", account.flows_degraded),
    ];
    let mut figures = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = draft.language.say(line);
        sheet.say(&text);
        let font = if at == 0 { BRIEF } else { LINE };
        let baseline = Point::new(left, top + 12.0 + at as f64 * 17.0);
        figures.extend(words(
            baseline,
            font.fit(&text, room),
            font,
            draft.theme.ink,
        ));
    }
    figures
}
