//! Who depends on an element, or what it needs: each by how many steps it is away.

use std::collections::BTreeMap;

use super::{count_on_view, shown_of};
use crate::analysis::{DependencyGraph, Direction};
use crate::locale::{Language, msg};
use crate::model::{ElementId, SystemMap, ViewId};
use crate::scene::{AnswerEntry, AnswerFigure, AnswerMark, AnswerMarks, Tone};

/// Steps from which on the legend puts all in one line.
const FAR: u32 = 4;

/// The marks of what was reached, each with its distance.
#[must_use]
pub fn reach_marks(
    graph: &DependencyGraph,
    (from, direction): (&ElementId, Direction),
    found: &[(ElementId, u32)],
    (map, view): (&SystemMap, &ViewId),
    language: Language,
) -> AnswerMarks {
    let mut depths: BTreeMap<&ElementId, u32> = BTreeMap::new();
    depths.insert(from, 0);
    depths.extend(found.iter().map(|(id, depth)| (id, *depth)));
    let elements = depths.iter().map(|(id, depth)| {
        let mark = match depth {
            0 => AnswerMark {
                tone: Tone::Asked,
                icon: "target",
                pill: language.text(msg::ANSWER_PILL_FROM).into(),
                phrase: language.text(msg::ANSWER_FROM).into(),
            },
            depth => AnswerMark {
                tone: tone(*depth),
                icon: icon(direction),
                pill: depth.to_string().into(),
                phrase: steps(*depth, language).into(),
            },
        };
        ((*id).clone(), mark)
    });
    let elements: BTreeMap<ElementId, AnswerMark> = elements.collect();
    let links = graph
        .links()
        .iter()
        .filter(|link| {
            let kind = crate::catalogue::link_kind(link.kind.as_str());
            kind.is_some_and(|kind| kind.dependency != crate::catalogue::DependencyRule::None)
        })
        .filter_map(|link| {
            let (a, b) = (depths.get(&link.from)?, depths.get(&link.to)?);
            (a.abs_diff(*b) == 1).then(|| (link.id.clone(), tone(*a.max(b))))
        })
        .collect();
    let deepest = found.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
    let mut legend = vec![AnswerEntry {
        tone: Tone::Asked,
        icon: "target",
        words: language.text(msg::ANSWER_FROM),
    }];
    for depth in 1..=deepest.min(FAR) {
        let is_last = depth == FAR && deepest > FAR;
        let of_depth = found
            .iter()
            .filter(|(_, other)| *other == depth || (is_last && *other > depth));
        let ids: Vec<&ElementId> = of_depth.map(|(id, _)| id).collect();
        let shown = count_on_view(map, view, ids.iter().copied());
        let count = shown_of(shown, ids.len(), language);
        let words = if is_last {
            language.say(&msg::ANSWER_STEPS_AND_MORE.with("count", depth as usize))
        } else {
            steps(depth, language)
        };
        legend.push(AnswerEntry {
            tone: tone(depth),
            icon: icon(direction),
            words: format!("{words} · {count}"),
        });
    }
    let shown = count_on_view(map, view, found.iter().map(|(id, _)| id));
    let figure = |digits: String, word| AnswerFigure {
        tone: Tone::Asked,
        digits,
        word: language.text(word),
    };
    let title = match direction {
        Direction::Upstream => msg::ANSWER_UPSTREAM,
        Direction::Downstream => msg::ANSWER_DOWNSTREAM,
    };
    AnswerMarks {
        title,
        elements,
        links,
        legend,
        figures: vec![
            figure(found.len().to_string(), msg::ANSWER_REACHED),
            figure(shown.to_string(), msg::ANSWER_ON_VIEW),
            figure(deepest.to_string(), msg::ANSWER_FARTHEST),
        ],
    }
}

/// The nearer, the stronger.
fn tone(depth: u32) -> Tone {
    Tone::Level(match depth {
        0 | 1 => 4,
        2 => 3,
        3 => 2,
        _ => 1,
    })
}

fn icon(direction: Direction) -> &'static str {
    match direction {
        Direction::Upstream => "arrow-up",
        Direction::Downstream => "arrow-down",
    }
}

fn steps(depth: u32, language: Language) -> String {
    language.say(&msg::ANSWER_STEPS_AWAY.with("count", depth as usize))
}
