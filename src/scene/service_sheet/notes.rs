//! What the figures of the sheet rest on.

use std::sync::Arc;

use super::{Draft, MARGIN};
use crate::analysis::{Method, ServiceFacts, hours_in_words, share_in_words};
use crate::geometry::{Point, Rect};
use crate::locale::{Language, Message, msg};
use crate::model::ElementId;
use crate::scene::figure::{Item, Stroke};
use crate::scene::frame::{Sheet, frame_item};
use crate::scene::pen::{Font, line, rect, words};
use crate::text::{self, FontWeight};

const TITLE: Font = Font::new(10.5, FontWeight::SemiBold);
const LINE: Font = Font::new(10.0, FontWeight::Regular);
const STEP: f64 = 14.0;
/// Names that a sentence lists before it counts the rest.
const NAMES: usize = 8;

/// The sentences, broken into lines.
pub(super) struct Notes {
    lines: Vec<(bool, Arc<str>, f64)>,
    said: Vec<String>,
}

impl Notes {
    pub(super) fn of(draft: &Draft<'_>) -> Self {
        let name = |id: &ElementId| draft.name_of(id);
        let said = service_assumptions(draft.facts, &name, draft.language);
        let room = draft.width - 12.0;
        let mut lines = Vec::new();
        for sentence in &said {
            let broken = text::wrap(sentence, LINE.weight, LINE.size, room, 4);
            for (at, line) in broken.into_iter().enumerate() {
                lines.push((at == 0, line.text, line.width));
            }
        }
        Self { lines, said }
    }

    pub(super) fn height(&self) -> f64 {
        26.0 + self.lines.len() as f64 * STEP
    }

    /// Draws them. Answers where they end.
    pub(super) fn draw(&self, draft: &Draft<'_>, top: f64, items: &mut Vec<Item>) -> f64 {
        let theme = draft.theme;
        let mut sheet = Sheet::default();
        let rule = Stroke::solid(theme.line, 1.0);
        let ends = (
            Point::new(MARGIN, top),
            Point::new(MARGIN + draft.width, top),
        );
        sheet.figures.push(line(ends.0, ends.1, rule));
        let title = draft.language.text(msg::SERVICE_ASSUMPTIONS);
        sheet.say(&title);
        let baseline = Point::new(MARGIN, top + 17.0);
        let fitted = TITLE.fit(&title, draft.width);
        sheet
            .figures
            .extend(words(baseline, fitted, TITLE, theme.ink));
        for sentence in &self.said {
            sheet.say(sentence);
        }
        let mut y = top + 33.0;
        for (is_first, text, width) in &self.lines {
            if *is_first {
                let dot = Rect::new(MARGIN + 1.0, y - 5.0, MARGIN + 4.0, y - 2.0);
                sheet.figures.push(rect(dot, 1.5, Some(theme.muted), None));
            }
            let baseline = Point::new(MARGIN + 12.0, y);
            let run = words(baseline, (Arc::clone(text), *width), LINE, theme.muted);
            sheet.figures.extend(run);
            y += STEP;
        }
        let bounds = Rect::new(MARGIN, top, MARGIN + draft.width, top + self.height());
        items.push(frame_item(sheet, bounds));
        bounds.y1
    }
}

/// What the figures of a service rest on, a sentence each: what is not quantified, what was
/// assumed, how it was reckoned.
#[must_use]
pub fn service_assumptions(
    facts: &ServiceFacts,
    name: &dyn Fn(&ElementId) -> String,
    language: Language,
) -> Vec<String> {
    let of = &facts.availability;
    let names = |ids: Vec<&ElementId>| {
        let all = ids.into_iter().map(name).collect();
        super::listed(all, NAMES, language)
    };
    let mut out: Vec<Message> = Vec::new();
    let quantified = if of.is_fully_quantified() {
        msg::SERVICE_NOTE_QUANTIFIED.with("of", of.of)
    } else {
        msg::SERVICE_NOTE_NOT_QUANTIFIED
            .with("quantified", of.quantified)
            .with("of", of.of)
            .with("names", names(facts.unquantified.iter().collect()))
    };
    out.push(quantified);
    if let Method::MonteCarlo {
        draws,
        standard_error,
    } = of.method
    {
        let error = share_in_words(standard_error, language);
        let message = msg::SERVICE_NOTE_DRAWN.with("draws", draws as usize);
        out.push(message.with("error", error));
    } else {
        out.push(msg::SERVICE_NOTE_EXACT.into());
    }
    let mut hours: Vec<f64> = facts.assumed_repairs.iter().map(|(_, h)| *h).collect();
    hours.sort_by(f64::total_cmp);
    hours.dedup();
    for hours in hours {
        let alike = facts.assumed_repairs.iter();
        #[expect(clippy::float_cmp, reason = "the very value that was assumed")]
        let alike: Vec<&ElementId> = alike
            .filter(|(_, assumed)| *assumed == hours)
            .map(|(id, _)| id)
            .collect();
        let message = msg::SERVICE_NOTE_REPAIR
            .with("hours", hours_in_words(hours, language))
            .with("count", alike.len());
        out.push(message.with("names", names(alike)));
    }
    if facts.dmia_h.is_none() {
        out.push(msg::SERVICE_NOTE_NO_DMIA.into());
    }
    if facts.target.is_none() {
        out.push(msg::SERVICE_NOTE_NO_TARGET.into());
    }
    if facts.needs.iter().any(|need| !need.can_stop) {
        out.push(msg::SERVICE_NOTE_SOFT.into());
    }
    out.iter().map(|message| language.say(message)).collect()
}
