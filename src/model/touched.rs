//! Which elements and links an edit touched, found by looking at what two maps share in memory.

use std::sync::Arc;

use super::map::SystemMap;
use super::record::Record;
use super::records::{Element, Link};
use super::table::Table;

/// A record before an edit and after it.
pub(super) type Pair<'a, R> = (&'a Arc<R>, &'a Arc<R>);

/// The elements and links that differ between two maps that have the same ones at the same plateaus:
/// what an edit of fields leaves, and an undo of it.
#[derive(Debug)]
pub struct Touched<'a> {
    pub(super) elements: Vec<Pair<'a, Element>>,
    pub(super) links: Vec<Pair<'a, Link>>,
    /// Whether both have the same notes in memory.
    pub(super) has_same_notes: bool,
}

impl<'a> Touched<'a> {
    /// What differs; `None` where an element, a link or a plateau came or went. O(records), and
    /// O(1) for tables that the two share.
    #[must_use]
    pub fn between(before: &'a SystemMap, now: &'a SystemMap) -> Option<Self> {
        let (before, now) = (before.tables(), now.tables());
        if !before.plateaus.is_same(&now.plateaus) {
            return None;
        }
        Some(Self {
            elements: pairs(&before.elements, &now.elements)?,
            links: pairs(&before.links, &now.links)?,
            has_same_notes: before.notes.is_same(&now.notes),
        })
    }
}

fn pairs<'a, R: Record>(before: &'a Table<R>, now: &'a Table<R>) -> Option<Vec<Pair<'a, R>>> {
    if before.is_same(now) {
        return Some(Vec::new());
    }
    if before.len() != now.len() {
        return None;
    }
    let mut touched = Vec::new();
    for (old, new) in before.iter().zip(now.iter()) {
        if Arc::ptr_eq(old, new) {
            continue;
        }
        if old.id() != new.id() {
            return None;
        }
        touched.push((old, new));
    }
    Some(touched)
}
