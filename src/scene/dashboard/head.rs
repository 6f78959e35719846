//! The head of the dashboard: whose it is, and how the plateau stands in two or three sentences.

use super::{Draft, MARGIN, WIDTH};
use crate::assurance::{INDICATORS, Standing};
use crate::geometry::{Point, Rect};
use crate::locale::msg;
use crate::scene::figure::Item;
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, rect, words};
use crate::text::{self, FontWeight};

const KIND: Font = Font::new(9.5, FontWeight::Bold);
const TITLE: Font = Font::new(20.0, FontWeight::Bold);
const LINE: Font = Font::new(11.0, FontWeight::Regular);
const BRIEF: Font = Font::new(12.5, FontWeight::Medium);

/// Draws it. Answers where it ends.
pub(super) fn draw(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let frame = draft.request.frame;
    let theme = draft.request.theme;
    let room = WIDTH - 2.0 * MARGIN - 14.0;
    let left = MARGIN + 14.0;
    let about = [
        &frame.organisation,
        &frame.title,
        &frame.version,
        &frame.date,
    ];
    let about: Vec<&str> = about
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    let kind = draft.text(msg::DASHBOARD_TITLE).to_uppercase();
    let mut sheet = Sheet::default();
    let lines = [
        (kind, KIND, theme.accent, 9.0),
        (draft.now().name.clone(), TITLE, theme.ink, 32.0),
        (about.join("  ·  "), LINE, theme.muted, 51.0),
    ];
    for (said, font, ink, y) in lines {
        sheet.say(&said);
        let run = words(Point::new(left, top + y), font.fit(&said, room), font, ink);
        sheet.figures.extend(run);
    }
    let bar = Rect::new(MARGIN, top, MARGIN + 4.0, top + 54.0);
    sheet.figures.push(rect(bar, 2.0, Some(theme.accent), None));
    let bounds = Rect::new(MARGIN, top, WIDTH - MARGIN, top + 56.0);
    items.push(frame_item(sheet, bounds));
    brief(draft, bounds.y1 + 10.0, items)
}

fn brief(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let theme = draft.request.theme;
    let said = in_brief(draft);
    let mut sheet = Sheet::default();
    sheet.say(&said);
    let room = WIDTH - 2.0 * MARGIN - 28.0;
    let lines = text::wrap(&said, BRIEF.weight, BRIEF.size, room, 5);
    let height = lines.len() as f64 * 18.0 + 14.0;
    let panel = Rect::new(MARGIN, top, WIDTH - MARGIN, top + height);
    let ground = theme.hosting(None).ground;
    sheet.figures.push(rect(panel, 7.0, Some(ground), None));
    for (at, line) in lines.into_iter().enumerate() {
        let baseline = Point::new(MARGIN + 14.0, top + 20.0 + at as f64 * 18.0);
        let run = words(baseline, (line.text, line.width), BRIEF, theme.ink);
        sheet.figures.extend(run);
    }
    items.push(frame_item(sheet, panel));
    panel.y1
}

/// How many targets are reached, which are missed, and how many violations stay.
fn in_brief(draft: &Draft<'_>) -> String {
    let language = draft.request.language;
    let now = draft.now();
    let mut counts = [0_usize; 3];
    let mut missed = Vec::new();
    for rule in INDICATORS {
        let Some(found) = now.found.indicators.get(rule.id) else {
            continue;
        };
        match found.standing {
            Standing::Reached => counts[0] += 1,
            Standing::Close => counts[1] += 1,
            Standing::Missed => {
                counts[2] += 1;
                missed.push(language.text(rule.name));
            }
            Standing::NoTarget => {}
        }
    }
    let [reached, watched, failed] = counts;
    let mut out = Vec::new();
    if reached + watched + failed == 0 {
        out.push(language.text(msg::DASHBOARD_NO_TARGETS));
    } else {
        let all = msg::DASHBOARD_BRIEF
            .with("reached", reached)
            .with("watched", watched)
            .with("missed", failed);
        out.push(language.say(&all));
    }
    if !missed.is_empty() {
        let most = 4;
        let more = missed.len().saturating_sub(most);
        missed.truncate(most);
        let mut names = missed.join(", ");
        if more > 0 {
            names.push_str(&language.say(&msg::SERVICE_AND_MORE.with("count", more)));
        }
        out.push(language.say(&msg::DASHBOARD_BRIEF_MISSED.with("names", names)));
    }
    let findings = now.found.review.findings.iter();
    let count = findings.filter(|finding| finding.counts()).count();
    out.push(language.say(&msg::DASHBOARD_BRIEF_FINDINGS.with("count", count)));
    out.join(" ")
}
