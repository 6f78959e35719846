//! The head of the sheet: whose it is, and the whole in two or three sentences.

use super::{Draft, MARGIN};
use crate::analysis::{Verdict, hours_in_words, recovery_in_words, share_in_words};
use crate::geometry::{Point, Rect};
use crate::locale::{Message, msg};
use crate::model::Value;
use crate::scene::figure::{Figure, Item, ItemRole, Subject};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::look::criticality_name;
use crate::scene::pen::{Font, rect, words};
use crate::text::{self, FontWeight};

const KIND: Font = Font::new(9.5, FontWeight::Bold);
const TITLE: Font = Font::new(20.0, FontWeight::Bold);
const LINE: Font = Font::new(11.0, FontWeight::Regular);
const BRIEF: Font = Font::new(12.5, FontWeight::Medium);

/// Title, map and plateau, and what to remember. Answers where it ends.
pub(super) fn heading(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let (theme, language, frame) = (draft.theme, draft.language, draft.frame);
    let mut sheet = Sheet::default();
    let left = MARGIN + 14.0;
    let room = draft.width - 14.0;
    let mut y = top + 9.0;
    let title = draft.name(draft.facts.service);
    let about = [criticality(draft), people(draft), frame.plateau.clone()];
    let map = [
        frame.organisation.clone(),
        frame.title.clone(),
        frame.version.clone(),
        frame.date.clone(),
    ];
    let lines = [
        (
            language.text(msg::SERVICE_SHEET_KIND).to_uppercase(),
            KIND,
            theme.accent,
            1,
            23.0,
        ),
        (title, TITLE, theme.ink, 2, 20.0),
        (joined(&about), LINE, theme.ink, 1, 16.0),
        (joined(&map), LINE, theme.muted, 1, 16.0),
    ];
    for (words, font, color, most, after) in lines {
        if words.trim().is_empty() {
            continue;
        }
        sheet.say(&words);
        let count = put(
            &words,
            font,
            color,
            (left, y, room),
            most,
            &mut sheet.figures,
        );
        y += (count - 1.0) * 24.0 + after;
    }
    let bottom = y - 8.0;
    let bar = Rect::new(MARGIN, top + 1.0, MARGIN + 4.0, bottom);
    sheet.figures.push(rect(bar, 2.0, Some(theme.accent), None));
    let bounds = Rect::new(MARGIN, top, MARGIN + draft.width, bottom);
    let service = draft.facts.graph.element(draft.facts.service);
    items.push(Item {
        subject: Some(Subject::Element(service.id.text().clone())),
        role: ItemRole::Card,
        ..frame_item(sheet, bounds)
    });
    brief(draft, bottom + 12.0, items)
}

/// The whole in sentences.
fn brief(draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
    let sentences: Vec<String> = in_brief(draft)
        .iter()
        .map(|message| draft.language.say(message))
        .collect();
    let all = sentences.join(" ");
    let mut sheet = Sheet::default();
    sheet.say(&all);
    let room = draft.width - 28.0;
    let lines = text::wrap(&all, BRIEF.weight, BRIEF.size, room, 5);
    let height = lines.len() as f64 * 18.0 + 14.0;
    let panel = Rect::new(MARGIN, top, MARGIN + draft.width, top + height);
    let ground = draft.theme.hosting(None).ground;
    sheet.figures.push(rect(panel, 7.0, Some(ground), None));
    let mut y = top + 20.0;
    for line in lines {
        let baseline = Point::new(MARGIN + 14.0, y);
        let run = words(baseline, (line.text, line.width), BRIEF, draft.theme.ink);
        sheet.figures.extend(run);
        y += 18.0;
    }
    items.push(frame_item(sheet, panel));
    panel.y1
}

fn in_brief(draft: &Draft<'_>) -> Vec<Message> {
    let (facts, language) = (draft.facts, draft.language);
    if facts.weak.is_down_already {
        return vec![msg::SERVICE_BRIEF_DOWN_ALREADY.into()];
    }
    let availability = &facts.availability;
    let share = share_in_words(availability.availability, language);
    let downtime = hours_in_words(availability.downtime_min_per_year() / 60.0, language);
    let mut out = Vec::new();
    if availability.quantified == 0 {
        out.push(msg::SERVICE_BRIEF_NOT_QUANTIFIED.into());
    } else if availability.is_fully_quantified() {
        let works = msg::SERVICE_BRIEF_WORKS.with("share", share);
        out.push(works.with("downtime", downtime));
    } else {
        let works = msg::SERVICE_BRIEF_WORKS_AT_MOST.with("share", share);
        out.push(works.with("downtime", downtime));
    }
    if facts.losses.is_empty() {
        out.push(msg::SERVICE_BRIEF_NO_SINGLE.into());
    } else {
        out.push(msg::SERVICE_BRIEF_SINGLE.with("count", facts.losses.len()));
    }
    if let Some(loss) = facts.worst_loss() {
        let worst = msg::SERVICE_BRIEF_WORST
            .with("name", draft.name_of(&loss.lost))
            .with("hours", recovery_in_words(&loss.time, language));
        out.push(worst);
        if let (Verdict::Over(_), Some(need_h)) = (facts.verdict_of(loss), facts.dmia_h) {
            let need = hours_in_words(need_h, language);
            out.push(msg::SERVICE_BRIEF_OVER.with("need", need));
        }
    }
    out
}

fn criticality(draft: &Draft<'_>) -> String {
    let service = draft.facts.graph.element(draft.facts.service);
    let level = service.attributes.get("criticality");
    let level = level.and_then(Value::as_number).unwrap_or(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the scale before"
    )]
    let level = level.clamp(0.0, 4.0) as u8;
    let word = draft.language.text(criticality_name(level)).to_lowercase();
    match level {
        0 => String::new(),
        _ => draft
            .language
            .say(&msg::SERVICE_CRITICALITY.with("word", word)),
    }
}

fn people(draft: &Draft<'_>) -> String {
    if draft.facts.people.is_empty() {
        return String::new();
    }
    let names = draft.names_of(draft.facts.people.iter(), 4);
    draft
        .language
        .say(&msg::SERVICE_USED_BY.with("names", names))
}

fn joined(parts: &[String]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("  ·  ")
}

/// Words in at most so many lines 24 apart. Answers how many.
fn put(
    words_to_put: &str,
    font: Font,
    color: crate::scene::Color,
    (left, y, room): (f64, f64, f64),
    most: usize,
    figures: &mut Vec<Figure>,
) -> f64 {
    let lines = text::wrap(words_to_put, font.weight, font.size, room, most);
    let count = lines.len() as f64;
    for (at, line) in lines.into_iter().enumerate() {
        let baseline = Point::new(left, y + at as f64 * 24.0);
        figures.extend(words(baseline, (line.text, line.width), font, color));
    }
    count
}
