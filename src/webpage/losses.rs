//! What the loss of each element does at each plateau, found by [`analysis`](crate::analysis) and
//! kept as short lists: the page's answer is the program's.

use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::order::{Chapter, Chosen};
use super::pool::{Pool, list, numbers, text};
use crate::analysis::{DependencyGraph, Scenario, Watch, impact};
use crate::export::ExportError;
use crate::locale::Language;
use crate::model::ElementIx;
use crate::scene::{ImpactMarks, ImpactState};
use crate::workspace::marks_of;

/// More elements than this are not lost one by one.
const MOST_ELEMENTS: usize = 4_000;
/// More states than this, over all plateaus, would be a page of their own.
const MOST_STATES: usize = 250_000;

/// See the module's header.
pub(super) struct Losses {
    /// `[state, reason]` of every mark, as JSON.
    marks: String,
    /// By plateau, then by element of the page: `[mark, count, element, …, mark, …]`. `None` where
    /// there would be too many.
    by_plateau: Option<String>,
}

impl Losses {
    /// As fields of the page's data.
    pub(super) fn fields(&self) -> [(&'static str, String); 2] {
        let lost = self.by_plateau.clone();
        [
            ("marks", self.marks.clone()),
            ("losses", lost.unwrap_or_else(|| "null".to_owned())),
        ]
    }
}

/// Plays every single loss. O(plateaus × elements × what a loss reaches).
///
/// # Errors
/// When it was cancelled.
pub(super) fn losses(
    chosen: &Chosen,
    language: Language,
    watch: &Watch<'_>,
) -> Result<Losses, ExportError> {
    let mut marks = Pool::default();
    let mut states = Vec::new();
    let mut count = 0_usize;
    let is_too_much = |count: usize| {
        let elements = chosen.states.iter().map(|state| state.elements.len()).max();
        count > MOST_STATES || elements.unwrap_or(0) > MOST_ELEMENTS
    };
    for chapter in &chosen.states {
        if is_too_much(count) {
            break;
        }
        let graph = DependencyGraph::of(&chapter.snapshot);
        let played: Vec<Option<ImpactMarks>> = chapter
            .elements
            .par_iter()
            .map(|&ix| {
                let id = &chapter.snapshot.element(ix).id;
                let scenario = Scenario::losing([id.as_str()]);
                let is_wanted = !watch.cancelled.load(Ordering::Relaxed);
                is_wanted.then(|| {
                    impact(&graph, &scenario)
                        .map_or_else(|_| ImpactMarks::new(), |impact| marks_of(&impact, language))
                })
            })
            .collect();
        let played: Option<Vec<ImpactMarks>> = played.into_iter().collect();
        let played = played.ok_or(ExportError::Cancelled)?;
        count += played.iter().map(ImpactMarks::len).sum::<usize>();
        states.push(list(
            played
                .iter()
                .map(|loss| grouped(chapter, loss, chosen.is_whole, &mut marks)),
        ));
    }
    let is_whole = !is_too_much(count);
    Ok(Losses {
        marks: marks.json(),
        by_plateau: is_whole.then(|| list(states)),
    })
}

/// The states of a loss, gathered by mark; elements that are not on the page are left out. So are
/// reasons, where the page is of a part of the map: they would name what is not on it.
fn grouped(chapter: &Chapter, loss: &ImpactMarks, is_whole: bool, marks: &mut Pool) -> String {
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for (id, mark) in loss {
        let Some(place) = chapter.snapshot.find(id).and_then(|ix| place(chapter, ix)) else {
            continue;
        };
        let is_said = is_whole || mark.state == ImpactState::MarginLost;
        let reason = if is_said { mark.reason.as_str() } else { "" };
        let reason = crate::text::visible(reason);
        let mark = marks.put(list([state_number(mark.state).to_string(), text(&reason)]));
        match groups.iter_mut().find(|(of, _)| *of == mark) {
            Some((_, places)) => places.push(place),
            None => groups.push((mark, vec![place])),
        }
    }
    numbers(groups.into_iter().flat_map(|(mark, places)| {
        let count = places.len();
        [mark, count].into_iter().chain(places)
    }))
}

/// Which of the page's elements an element is.
fn place(chapter: &Chapter, ix: ElementIx) -> Option<usize> {
    chapter.elements.binary_search(&ix).ok()
}

/// A state as a number of the page's data: its place among all, from the worst.
fn state_number(state: ImpactState) -> usize {
    let all = ImpactState::ALL.iter();
    all.take_while(|other| **other != state).count()
}
