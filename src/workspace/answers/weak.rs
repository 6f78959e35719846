//! What alone stops a service, by how many services it stops.

use std::collections::BTreeMap;

use super::{count_on_view, shown_of};
use crate::analysis::WeakPoints;
use crate::locale::{Language, msg};
use crate::model::{ElementId, SystemMap, ViewId};
use crate::scene::{AnswerEntry, AnswerFigure, AnswerMark, AnswerMarks, ImpactState, Tone};

/// The marks of the weak points of some services.
#[must_use]
pub fn weak_marks(
    found: &BTreeMap<ElementId, WeakPoints>,
    (map, view): (&SystemMap, &ViewId),
    language: Language,
) -> AnswerMarks {
    let mut stops: BTreeMap<&ElementId, usize> = BTreeMap::new();
    let mut passages: BTreeMap<&ElementId, usize> = BTreeMap::new();
    for weak in found.values() {
        for id in &weak.single {
            *stops.entry(id).or_default() += 1;
        }
        for id in &weak.obligatory {
            *passages.entry(id).or_default() += 1;
        }
    }
    let most = stops.values().copied().max().unwrap_or(0);
    let mut elements: BTreeMap<ElementId, AnswerMark> = BTreeMap::new();
    for id in passages.keys() {
        let mark = AnswerMark {
            tone: Tone::State(ImpactState::MarginLost),
            icon: "combine",
            pill: language.text(msg::ANSWER_PILL_PASSAGE).into(),
            phrase: language.text(msg::ANSWER_PASSAGE).into(),
        };
        elements.insert((*id).clone(), mark);
    }
    for (id, count) in &stops {
        let pill = msg::ANSWER_PILL_STOPS.with("count", *count);
        let phrase = msg::ANSWER_STOPS.with("count", *count);
        let mark = AnswerMark {
            tone: Tone::Level(level(*count, most)),
            icon: "octagon-alert",
            pill: language.say(&pill).into(),
            phrase: language.say(&phrase).into(),
        };
        elements.insert((*id).clone(), mark);
    }
    let mut legend = Vec::new();
    let mut add = |tone: Tone, icon: &'static str, words: String, ids: Vec<&ElementId>| {
        let shown = count_on_view(map, view, ids.iter().copied());
        let count = shown_of(shown, ids.len(), language);
        if !ids.is_empty() {
            let words = format!("{words} · {count}");
            legend.push(AnswerEntry { tone, icon, words });
        }
    };
    for wanted in [4, 3, 2, 1] {
        let of_level = stops
            .iter()
            .filter(|(_, count)| level(**count, most) == wanted);
        let counts = of_level.clone().map(|(_, count)| *count);
        let (from, to) = (counts.clone().min().unwrap_or(0), counts.max().unwrap_or(0));
        let words = match (from, to) {
            (1, 1) => msg::ANSWER_LEGEND_STOPS_ONE.into(),
            (from, to) if from == to => msg::ANSWER_LEGEND_STOPS.with("from", from),
            (from, to) => msg::ANSWER_LEGEND_STOPS_RANGE
                .with("from", from)
                .with("to", to),
        };
        let ids = of_level.map(|(id, _)| *id).collect();
        add(
            Tone::Level(wanted),
            "octagon-alert",
            language.say(&words),
            ids,
        );
    }
    let words = language.text(msg::ANSWER_PASSAGE);
    let ids = passages.keys().copied().collect();
    add(Tone::State(ImpactState::MarginLost), "combine", words, ids);
    let figure = |tone: Tone, count: usize, word| AnswerFigure {
        tone,
        digits: count.to_string(),
        word: language.text(word),
    };
    AnswerMarks {
        title: msg::ANSWER_WEAK_POINTS,
        elements,
        links: BTreeMap::new(),
        legend,
        figures: vec![
            figure(Tone::Level(4), stops.len(), msg::ANSWER_FIGURE_POINTS),
            figure(Tone::Asked, found.len(), msg::ANSWER_FIGURE_SERVICES),
        ],
    }
}

/// In quarters of the most services that one element stops.
fn level(count: usize, most: usize) -> u8 {
    match (count * 4).div_ceil(most.max(1)) {
        0 | 1 => 1,
        2 => 2,
        3 => 3,
        _ => 4,
    }
}
