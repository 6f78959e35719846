//! The find bar over the canvas (Ctrl+F, Ctrl+H): what it looks for, what it found, where it is.
//!
//! Hits are counted while typing and the rest of the drawing fades; the camera moves only when the
//! user goes to a hit. What another view shows is counted apart, and going to it opens that view.

mod bar;
mod hits;
mod steps;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::locale::{Language, Message};
use crate::model::{RecordKey, Snapshot, SubjectId, TableName, ViewId};
use crate::workspace::Document;
use crate::workspace::finding::{FindIndex, Finder, Hit, Query, Replacement, Shown, replacement};

pub(super) use bar::show;
pub(super) use steps::take_escape;

/// What the bar remembers.
#[derive(Default)]
pub(in crate::ui) struct FindingState {
    is_open: bool,
    replaces: bool,
    query: Query,
    with: String,
    /// Whether hits outside the view count, too.
    in_whole_map: bool,
    lists_hits: bool,
    /// The next frame puts the keyboard into the field, with its text selected.
    wants_focus: bool,
    had_focus: bool,
    /// Hits to go forward or back in the next frame.
    wanted_step: isize,
    current: Option<RecordKey>,
    /// Where the hit stood that was just replaced.
    replaced_at: Option<usize>,
    /// What the last replacement did, until something else happens.
    told: Option<Message>,
    index: Option<FindIndex>,
    shown: Option<(Arc<Snapshot>, Option<ViewId>, Arc<Shown>)>,
    answer: Option<Answer>,
}

/// What the query found, and for what it is right.
struct Answer {
    snapshot: Arc<Snapshot>,
    view: Option<ViewId>,
    language: Language,
    query: Query,
    with: String,
    finder: Option<Finder>,
    trouble: Option<Message>,
    /// What the view shows, in reading order.
    here: Vec<Hit>,
    elsewhere: Vec<Hit>,
    lit: Arc<BTreeSet<SubjectId>>,
    /// What replacing all would do: in the view, and in the whole map.
    replacing: [Replacement; 2],
}

impl FindingState {
    /// Opens the bar, with or without the field for what replaces.
    pub(super) fn open(&mut self, replaces: bool) {
        self.is_open = true;
        self.replaces = replaces;
        self.wants_focus = true;
    }

    /// Opens the bar on a text.
    pub(super) fn look_for(&mut self, text: &str) {
        self.query.text = text.to_owned();
        self.open(false);
    }

    /// Goes to the next hit (1) or to the one before (-1).
    pub(super) fn step(&mut self, by: isize) {
        if !self.is_open {
            self.open(false);
        }
        self.wanted_step = by;
    }

    /// What keeps its full strength on the canvas; `None` while nothing is looked for.
    pub(super) fn spotlight(&self) -> Option<Arc<BTreeSet<SubjectId>>> {
        let answer = self.answer.as_ref().filter(|_| self.is_open)?;
        answer.finder.as_ref()?;
        // Where only other views show something, fading this one would tell nothing.
        let fades = !answer.here.is_empty() || answer.elsewhere.is_empty();
        fades.then(|| Arc::clone(&answer.lit))
    }

    /// Brings the answer in step with the map and the query.
    pub(super) fn refresh(&mut self, document: &Document, language: Language) {
        if !self.is_open {
            return;
        }
        let snapshot = document.snapshot();
        let is_current = self.answer.as_ref().is_some_and(|answer| {
            Arc::ptr_eq(&answer.snapshot, snapshot)
                && answer.view == document.view
                && answer.language == language
                && answer.query == self.query
                && answer.with == self.with
        });
        if is_current {
            return;
        }
        let index = match self.index.take() {
            Some(index) if index.is_of(snapshot, language) => index,
            _ => FindIndex::of(document.map(), snapshot, language),
        };
        let shown = self.shown(document);
        self.answer = Some(self.find(&index, &shown, document, language));
        self.index = Some(index);
    }

    /// What the view shows, looked up once a change and not at every letter.
    fn shown(&mut self, document: &Document) -> Arc<Shown> {
        let snapshot = document.snapshot();
        let view = document.view.as_ref();
        if let Some((of, shown_view, shown)) = &self.shown
            && Arc::ptr_eq(of, snapshot)
            && shown_view.as_ref() == view
        {
            return Arc::clone(shown);
        }
        let shown = view.map(|view| Shown::in_view(document.map(), snapshot, view));
        let shown = Arc::new(shown.unwrap_or_default());
        self.shown = Some((Arc::clone(snapshot), view.cloned(), Arc::clone(&shown)));
        shown
    }

    fn find(
        &self,
        index: &FindIndex,
        shown: &Shown,
        document: &Document,
        language: Language,
    ) -> Answer {
        let (map, snapshot) = (document.map(), document.snapshot());
        let (finder, trouble) = match Finder::new(&self.query) {
            Ok(finder) => (finder, None),
            Err(trouble) => (None, Some(trouble)),
        };
        let hits = finder.as_ref().map(|finder| index.find(finder));
        let (mut here, elsewhere): (Vec<Hit>, Vec<Hit>) = hits
            .unwrap_or_default()
            .into_iter()
            .partition(|hit| shown.has(&hit.record));
        shown.in_reading_order(&mut here);
        let replacing = match &finder {
            Some(finder) if self.replaces => {
                let with = self.with.as_str();
                let all = here.iter().chain(&elsewhere);
                [
                    replacement(map, snapshot, finder, with, &here),
                    replacement(map, snapshot, finder, with, all),
                ]
            }
            _ => Default::default(),
        };
        Answer {
            snapshot: Arc::clone(snapshot),
            view: document.view.clone(),
            language,
            query: self.query.clone(),
            with: self.with.clone(),
            finder,
            trouble,
            lit: Arc::new(here.iter().map(|hit| subject_of(&hit.record)).collect()),
            here,
            elsewhere,
            replacing,
        }
    }

    /// The hits that count, in the order in which they are gone through.
    fn hits(&self) -> Vec<&Hit> {
        let Some(answer) = &self.answer else {
            return Vec::new();
        };
        let elsewhere = answer.elsewhere.iter().filter(|_| self.in_whole_map);
        answer.here.iter().chain(elsewhere).collect()
    }

    /// Where the current hit stands among those that count.
    fn position(&self) -> Option<usize> {
        let current = self.current.as_ref()?;
        let hits = self.hits();
        hits.iter().position(|hit| hit.record == *current)
    }

    /// How many hits only other views show, where this one shows none and they do not count.
    fn only_elsewhere(&self) -> usize {
        let answer = self.answer.as_ref();
        let elsewhere = answer.map_or(0, |answer| answer.elsewhere.len());
        if self.hits().is_empty() { elsewhere } else { 0 }
    }

    /// What replacing all would do.
    fn replacing(&self) -> Option<&Replacement> {
        let answer = self.answer.as_ref()?;
        Some(&answer.replacing[usize::from(self.in_whole_map)])
    }
}

fn subject_of(record: &RecordKey) -> SubjectId {
    SubjectId::from(record.id.clone())
}

/// Whether a record is something that can be selected.
fn is_subject(record: &RecordKey) -> bool {
    matches!(
        record.table,
        TableName::Elements | TableName::Links | TableName::Notes
    )
}
