//! Two states beside each other: the bar above the canvas, and the list of differences in the
//! drawer.

mod bar;
mod inspect;
mod list;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) use bar::show as bar;
pub(super) use inspect::show as inspect;
pub(super) use list::show as list;

use super::commands::{jump, show_in_view};
use crate::locale::Language;
use crate::model::{SubjectId, TableName};
use crate::scene::ChangeMark;
use crate::ui::UiState;
use crate::workspace::comparing::{Comparison, Entry};
use crate::workspace::finding::{Shown, folded};
use crate::workspace::{Action, Document, Perspective};

/// What the window remembers of a comparison.
#[derive(Default)]
pub(in crate::ui) struct ComparisonState {
    of: Option<(Arc<Comparison>, Language)>,
    entries: Arc<[Entry]>,
    /// What is typed into the filter.
    search: String,
    /// Kinds of change that are left out.
    left_out: BTreeSet<ChangeMark>,
    /// The entry that was gone to last.
    current: Option<usize>,
}

impl ComparisonState {
    /// The entries of a comparison, listed once.
    fn entries(&mut self, comparison: &Arc<Comparison>, language: Language) -> Arc<[Entry]> {
        let is_known = (self.of.as_ref())
            .is_some_and(|(of, spoken)| Arc::ptr_eq(of, comparison) && *spoken == language);
        if !is_known {
            self.entries = comparison.entries(language).into();
            self.of = Some((Arc::clone(comparison), language));
            self.current = None;
        }
        Arc::clone(&self.entries)
    }

    /// Whether the filter lets an entry through.
    fn lets_through(&self, entry: &Entry) -> bool {
        if self.left_out.contains(&entry.change) {
            return false;
        }
        let typed = folded(self.search.trim());
        if typed.is_empty() {
            return true;
        }
        let has = |text: &str| folded(text).contains(&typed);
        has(&entry.name)
            || has(&entry.record.id)
            || entry
                .fields
                .iter()
                .any(|field| has(&field.label) || has(&field.from) || has(&field.to))
    }
}

/// Goes to the next difference that shows on a map, or with −1 to the one before.
pub(super) fn step(
    document: &Document,
    language: Language,
    by: isize,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    let Some(comparison) = &document.comparison else {
        return;
    };
    let panel = &mut state.panels.comparison;
    let entries = panel.entries(comparison, language);
    let shown: Vec<usize> = (0..entries.len())
        .filter(|&index| entries[index].subject().is_some() && panel.lets_through(&entries[index]))
        .collect();
    if shown.is_empty() {
        return;
    }
    let at = panel
        .current
        .and_then(|current| shown.iter().position(|index| *index == current));
    let count = isize::try_from(shown.len()).unwrap_or(isize::MAX);
    let next = match at.and_then(|at| isize::try_from(at).ok()) {
        Some(at) => (at + by).rem_euclid(count),
        None if by < 0 => count - 1,
        None => 0,
    };
    let index = usize::try_from(next).ok().and_then(|next| shown.get(next));
    if let Some(&index) = index {
        state.panels.comparison.current = Some(index);
        go_to(document, comparison, &entries[index], state, actions);
    }
}

/// Brings an entry to the eye: selected in a view that shows it, or the view itself.
fn go_to(
    document: &Document,
    comparison: &Comparison,
    entry: &Entry,
    state: &mut UiState,
    actions: &mut Vec<Action>,
) {
    if document.perspective != Perspective::Comparison {
        actions.push(Action::Look(Perspective::Comparison));
    }
    if let Some(view) = entry.view() {
        if document.map().tables().views.contains(&view) {
            actions.push(Action::ShowView(view));
        }
        return;
    }
    let Some(subject) = entry.subject() else {
        return;
    };
    let shows_here = [&comparison.after, &comparison.before].iter().any(|side| {
        let view = document.view.as_ref();
        view.is_some_and(|view| Shown::in_view(&side.map, &side.snapshot, view).has(&entry.record))
    });
    if shows_here {
        jump(subject, state, actions);
        return;
    }
    match view_of(document, comparison, entry) {
        Some(view) => show_in_view(view, subject, state, actions),
        None => jump(subject, state, actions),
    }
}

fn view_of(
    document: &Document,
    comparison: &Comparison,
    entry: &Entry,
) -> Option<crate::model::ViewId> {
    let views = document.views();
    [&comparison.after, &comparison.before]
        .into_iter()
        .find_map(|side| {
            crate::workspace::finding::view_showing(
                &side.map,
                &side.snapshot,
                &views,
                &entry.record,
            )
        })
}

/// Whether a table's records show on the map.
fn is_on_map(table: TableName) -> bool {
    matches!(
        table,
        TableName::Elements | TableName::Links | TableName::Notes
    )
}

/// Whether a subject is the one of an entry.
fn is_of(entry: &Entry, subject: &SubjectId) -> bool {
    is_on_map(entry.table) && entry.record.id == *subject.text()
}
