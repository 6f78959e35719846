//! How often services work, and what would be gained by which of the elements that they hang on.

use std::collections::{BTreeMap, BTreeSet};

use super::{count_on_view, shown_of};
use crate::analysis::{Availability, hours_in_words, share_in_words};
use crate::locale::{Language, msg};
use crate::model::{ElementId, SystemMap, ViewId};
use crate::scene::{AnswerEntry, AnswerFigure, AnswerMark, AnswerMarks, Tone};

const HOURS_A_YEAR: f64 = 8_760.0;
/// From these shares of the greatest gain on, the weakest level first.
const LEVELS: [(f64, u8); 3] = [(0.5, 4), (0.25, 3), (0.1, 2)];

/// The marks of services and of all that they hang on. An element has the greatest gain that it
/// brings to any of the services.
#[must_use]
pub fn availability_marks(
    found: &BTreeMap<ElementId, Availability>,
    (map, view): (&SystemMap, &ViewId),
    language: Language,
) -> AnswerMarks {
    let mut gains: BTreeMap<&ElementId, f64> = BTreeMap::new();
    for one in found.values().flat_map(|of| &of.importance) {
        let gain = gains.entry(&one.element).or_default();
        *gain = gain.max(one.improvement * HOURS_A_YEAR);
    }
    gains.retain(|_, gain| *gain > 0.0);
    let greatest = gains.values().copied().fold(0.0, f64::max);
    let level = |gain: f64| {
        let levels = LEVELS.iter();
        let mut reached = levels.filter(|(share, _)| gain >= share * greatest);
        reached.next().map_or(1, |(_, level)| *level)
    };
    let unknown: BTreeSet<&ElementId> = found.values().flat_map(|of| &of.unquantified).collect();
    let mut elements: BTreeMap<ElementId, AnswerMark> = BTreeMap::new();
    for id in &unknown {
        let mark = AnswerMark {
            tone: Tone::Level(0),
            icon: "circle-help",
            pill: language.text(msg::ANSWER_PILL_UNQUANTIFIED).into(),
            phrase: language.text(msg::ANSWER_UNQUANTIFIED).into(),
        };
        elements.insert((*id).clone(), mark);
    }
    for (id, gain) in &gains {
        let hours = hours_in_words(*gain, language);
        let pill = msg::ANSWER_PILL_GAIN.with("hours", hours.as_str());
        let phrase = msg::ANSWER_GAIN.with("hours", hours);
        let mark = AnswerMark {
            tone: Tone::Level(level(*gain)),
            icon: "trending-up",
            pill: language.say(&pill).into(),
            phrase: language.say(&phrase).into(),
        };
        elements.insert((*id).clone(), mark);
    }
    for (id, of) in found {
        let share = share_in_words(of.availability, language);
        // Over unknown parts it is an upper bound.
        let share = if of.is_fully_quantified() {
            share
        } else {
            language.say(&msg::ANSWER_AT_MOST.with("share", share))
        };
        let mark = AnswerMark {
            tone: Tone::Asked,
            icon: "activity",
            pill: share.as_str().into(),
            phrase: share.into(),
        };
        elements.insert(id.clone(), mark);
    }
    let legend = legend(found, &gains, &unknown, (map, view), &level, language);
    AnswerMarks {
        title: msg::ANSWER_AVAILABILITY,
        elements,
        links: BTreeMap::new(),
        legend,
        figures: figures(found, &unknown, language),
    }
}

fn legend(
    found: &BTreeMap<ElementId, Availability>,
    gains: &BTreeMap<&ElementId, f64>,
    unknown: &BTreeSet<&ElementId>,
    (map, view): (&SystemMap, &ViewId),
    level: &dyn Fn(f64) -> u8,
    language: Language,
) -> Vec<AnswerEntry> {
    let entry = |tone: Tone, icon: &'static str, words: String, ids: Vec<&ElementId>| {
        let shown = count_on_view(map, view, ids.iter().copied());
        let count = shown_of(shown, ids.len(), language);
        (!ids.is_empty()).then(|| AnswerEntry {
            tone,
            icon,
            words: format!("{words} · {count}"),
        })
    };
    let mut legend = Vec::new();
    let services = language.text(msg::ANSWER_LEGEND_SERVICES);
    legend.extend(entry(
        Tone::Asked,
        "activity",
        services,
        found.keys().collect(),
    ));
    for (wanted, words) in [
        (4, msg::ANSWER_GAIN_GREAT),
        (3, msg::ANSWER_GAIN_LARGE),
        (2, msg::ANSWER_GAIN_MEDIUM),
        (1, msg::ANSWER_GAIN_SMALL),
    ] {
        let of_level = gains.iter().filter(|(_, gain)| level(**gain) == wanted);
        let ids = of_level.map(|(id, _)| *id).collect();
        let words = language.text(words);
        legend.extend(entry(Tone::Level(wanted), "trending-up", words, ids));
    }
    let words = language.text(msg::ANSWER_UNQUANTIFIED);
    let ids = unknown.iter().copied().collect();
    legend.extend(entry(Tone::Level(0), "circle-help", words, ids));
    legend
}

/// Of one service its own figures; of several how many, and the least.
fn figures(
    found: &BTreeMap<ElementId, Availability>,
    unknown: &BTreeSet<&ElementId>,
    language: Language,
) -> Vec<AnswerFigure> {
    let figure = |digits: String, word: String| AnswerFigure {
        tone: Tone::Asked,
        digits,
        word,
    };
    let mut figures = Vec::new();
    let least = found
        .values()
        .min_by(|a, b| a.availability.total_cmp(&b.availability));
    if let Some(least) = least {
        let word = if found.len() == 1 {
            msg::ANSWER_FIGURE_AVAILABILITY
        } else {
            msg::ANSWER_FIGURE_LEAST
        };
        let share = share_in_words(least.availability, language);
        figures.push(figure(share, language.text(word)));
        let down = hours_in_words(least.downtime_min_per_year() / 60.0, language);
        figures.push(figure(down, language.text(msg::ANSWER_FIGURE_DOWNTIME)));
    }
    let mut open = figure(
        unknown.len().to_string(),
        language.text(msg::ANSWER_FIGURE_UNKNOWN),
    );
    if !unknown.is_empty() {
        open.tone = Tone::Level(3);
    }
    figures.push(open);
    figures
}
