//! Why an element is affected: the path numbered from the loss on, and whatever else the proof
//! rests on.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Explanation, Impact, State};
use crate::locale::{Language, msg};
use crate::model::{ElementId, ElementIx};
use crate::scene::{AnswerEntry, AnswerFigure, AnswerMark, AnswerMarks, ImpactState, Tone};

/// The marks of an explanation.
#[must_use]
pub fn path_marks(impact: &Impact, why: &Explanation, language: Language) -> AnswerMarks {
    let graph = impact.graph();
    let mut elements: BTreeMap<ElementId, AnswerMark> = BTreeMap::new();
    let id = |ix: ElementIx| graph.element(ix).id.clone();
    let mark = |ix: ElementIx, number: Option<usize>| {
        let state = state_of(impact.state(ix));
        let word = language.text(if impact.is_injected(ix) {
            msg::ANSWER_PILL_STRUCK
        } else {
            state.pill()
        });
        let pill = number.map_or(word.clone(), |number| format!("{number} · {word}"));
        let reason = impact.reason(ix);
        let reason = reason.map_or(String::new(), |reason| language.say(&reason.message(graph)));
        let phrase = match number {
            Some(number) => language.say(
                &msg::ANSWER_STEP
                    .with("number", number)
                    .with("reason", reason),
            ),
            None => reason,
        };
        AnswerMark {
            tone: Tone::State(state),
            icon: state.icon(),
            pill: pill.into(),
            phrase: phrase.into(),
        }
    };
    for line in &why.proof {
        elements.insert(id(line.element), mark(line.element, None));
    }
    let mut links = BTreeMap::new();
    for (at, step) in why.path.iter().rev().enumerate() {
        elements.insert(id(step.element), mark(step.element, Some(at + 1)));
        if let Some(link) = step.link {
            let tone = Tone::State(state_of(impact.state(step.element)));
            links.insert(graph.links()[link.row()].id.clone(), tone);
        }
    }
    let on_path: BTreeSet<ElementIx> = why.path.iter().map(|step| step.element).collect();
    let beside = why.proof.iter().map(|line| line.element);
    let beside: BTreeSet<ElementIx> = beside.filter(|ix| !on_path.contains(ix)).collect();
    let tone = Tone::State(state_of(why.state));
    let icon = state_of(why.state).icon();
    let steps = msg::ANSWER_LEGEND_STEPS.with("count", why.path.len());
    let mut legend = vec![AnswerEntry {
        tone,
        icon,
        words: language.say(&steps),
    }];
    if !beside.is_empty() {
        let words = msg::ANSWER_LEGEND_BESIDE.with("count", beside.len());
        legend.push(AnswerEntry {
            tone,
            icon,
            words: language.say(&words),
        });
    }
    let figure = |tone: Tone, count: usize, word: String| AnswerFigure {
        tone,
        digits: count.to_string(),
        word,
    };
    AnswerMarks {
        title: msg::ANSWER_EXPLAIN,
        elements,
        links,
        legend,
        figures: vec![
            figure(tone, why.path.len(), language.text(msg::ANSWER_STEPS)),
            figure(
                tone,
                on_path.len() + beside.len(),
                language.text(msg::ANSWER_IN_PROOF),
            ),
        ],
    }
}

fn state_of(state: State) -> ImpactState {
    match state {
        State::Down => ImpactState::Down,
        State::Degraded => ImpactState::Degraded,
        State::Up => ImpactState::Intact,
    }
}
