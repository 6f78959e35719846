//! All notes of a map, with what they are about in words, and what a filter leaves of them.
//!
//! A note is read as it stands at the plateau that is asked for; where none is, at the plateau that
//! it speaks of, or as it was written. A note about something that is gone says what that was.

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use super::table::NoteColumn;
use crate::model::{
    AnnotationStatus, Day, Note, NoteId, NoteKind, PlateauId, SubjectId, SystemMap, Timeline,
    note_numbers, subject_name, with_names,
};
use crate::workspace::finding::folded;

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteRow {
    /// The note, as it stands where it was read.
    pub note: Arc<Note>,
    /// The number that people call it by.
    pub number: u32,
    /// Its title, or the first line of its words, with the names of what it mentions.
    pub title: String,
    /// Its words, with the names of what it mentions.
    pub text: String,
    /// What it is about, by name; empty for nothing but a place.
    pub about: String,
    /// Whether that is out of the map, or not there at the plateau.
    pub is_gone: bool,
    /// The name of the plateau that it speaks of; empty for all.
    pub plateau: String,
    /// Whether it should have been answered before today.
    pub is_overdue: bool,
    /// The number and title of the decision that took its place.
    pub superseded_by: Option<(u32, String)>,
}

/// What is looked for in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteFilter {
    /// Of these kinds; all where there is none.
    pub kinds: BTreeSet<NoteKind>,
    /// Open or resolved.
    pub status: Option<AnnotationStatus>,
    /// A role whose answer is awaited: the one that is asked, or, where nobody is, the author.
    pub role: SmolStr,
    /// Written by this role.
    pub author: SmolStr,
    /// Asks this role.
    pub asked: SmolStr,
    /// About this element, link, note or view.
    pub target: Option<SubjectId>,
    /// Only what should have been answered before today.
    pub overdue: bool,
    /// Holding these words.
    pub words: String,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoteList {
    /// All lines, by number.
    pub rows: Vec<NoteRow>,
}

impl NoteList {
    /// The notes of a plateau, or of the whole map. Texts on the map are none.
    /// O(n log n + lengths of the words).
    #[must_use]
    pub fn of(map: &SystemMap, plateau: Option<&PlateauId>, today: Option<Day>) -> Self {
        let tables = map.tables();
        let snapshot = plateau.map(|plateau| map.snapshot(Some(plateau)));
        let notes: Vec<Arc<Note>> = match &snapshot {
            Some(snapshot) => snapshot.notes().to_vec(),
            None => tables.notes.iter().map(|note| as_read(map, note)).collect(),
        };
        let numbers = note_numbers(tables);
        let name = |id: &str| subject_name(map, snapshot.as_ref(), id);
        let is_there = |id: &str| match &snapshot {
            _ if tables.views.contains(&id.into()) || tables.notes.contains(&id.into()) => true,
            Some(snapshot) => {
                snapshot.find(&id.into()).is_some() || snapshot.find_link(&id.into()).is_some()
            }
            None => tables.elements.contains(&id.into()) || tables.links.contains(&id.into()),
        };
        let said = notes.into_iter().filter(|note| note.is_said());
        let mut rows: Vec<NoteRow> = said
            .map(|note| {
                let target = note.target.as_ref().map(SubjectId::as_str);
                let about = target.map(|id| match name(id) {
                    Some(name) => name,
                    None if note.about.is_empty() => id.to_owned(),
                    None => note.about.to_string(),
                });
                let by = note.superseded_by.as_ref().and_then(|by| {
                    let by = tables.notes.get(by)?;
                    let number = numbers.get(&by.id).copied()?;
                    Some((number, with_names(by.headline(), name)))
                });
                let plateau = note.plateau.as_ref().map(|id| {
                    let plateau = tables.plateaus.get(id);
                    plateau.map_or_else(|| id.to_string(), |plateau| plateau.name.to_string())
                });
                NoteRow {
                    number: numbers.get(&note.id).copied().unwrap_or_default(),
                    title: with_names(note.headline(), name),
                    text: with_names(&note.text, name),
                    about: about.unwrap_or_default(),
                    is_gone: target.is_some_and(|id| !is_there(id)),
                    plateau: plateau.unwrap_or_default(),
                    is_overdue: today.is_some_and(|today| note.is_overdue(today)),
                    superseded_by: by,
                    note,
                }
            })
            .collect();
        rows.sort_by_key(|row| row.number);
        Self { rows }
    }

    /// The lines that a filter leaves, in the order of a column. O(n log n).
    #[must_use]
    pub fn shown(
        &self,
        filter: &NoteFilter,
        order: NoteColumn,
        is_descending: bool,
    ) -> Vec<&NoteRow> {
        let lines = self.lines(filter, order, is_descending);
        lines.into_iter().map(|at| &self.rows[at]).collect()
    }

    /// The same as places in the list.
    #[must_use]
    pub fn lines(&self, filter: &NoteFilter, order: NoteColumn, is_descending: bool) -> Vec<usize> {
        let words = folded(filter.words.trim());
        let mut lines: Vec<usize> = (0..self.rows.len())
            .filter(|at| filter.takes(&self.rows[*at], &words))
            .collect();
        // By number where the column says the same.
        lines.sort_by_cached_key(|at| order.key(&self.rows[*at]));
        if is_descending {
            lines.reverse();
        }
        lines
    }

    /// The line of a note.
    #[must_use]
    pub fn row(&self, id: &NoteId) -> Option<&NoteRow> {
        self.rows.iter().find(|row| row.note.id == *id)
    }

    /// The roles that an answer is awaited of, those with most open notes first.
    #[must_use]
    pub fn roles(&self) -> Vec<(SmolStr, usize)> {
        let mut counts: std::collections::BTreeMap<&SmolStr, usize> = Default::default();
        for row in &self.rows {
            let role = awaited(&row.note);
            if !role.is_empty() {
                *counts.entry(role).or_default() += usize::from(row.note.is_open());
            }
        }
        let mut roles: Vec<(SmolStr, usize)> = counts
            .into_iter()
            .map(|(role, count)| (role.clone(), count))
            .collect();
        roles.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        roles
    }
}

/// A note as it stands at the plateau that it speaks of, or as it was written.
fn as_read(map: &SystemMap, note: &Arc<Note>) -> Arc<Note> {
    let Some(plateau) = &note.plateau else {
        return Arc::clone(note);
    };
    let chain = map.timeline().chain(plateau);
    Timeline::fold(note, chain).unwrap_or_else(|| Arc::clone(note))
}

/// The role that an answer is awaited of.
fn awaited(note: &Note) -> &SmolStr {
    if note.for_role.is_empty() {
        &note.author_role
    } else {
        &note.for_role
    }
}

impl NoteFilter {
    fn takes(&self, row: &NoteRow, folded_words: &str) -> bool {
        let note = &row.note;
        let is = |asked: &SmolStr, role: &SmolStr| {
            asked.is_empty() || folded(asked.trim()) == folded(role.trim())
        };
        let says = |text: &str| folded(text).contains(folded_words);
        (self.kinds.is_empty() || self.kinds.contains(&note.kind))
            && self.status.is_none_or(|status| status == note.status)
            && is(&self.role, awaited(note))
            && is(&self.author, &note.author_role)
            && is(&self.asked, &note.for_role)
            && (self.target.is_none() || self.target == note.target)
            && (!self.overdue || row.is_overdue)
            && (folded_words.is_empty()
                || says(&row.title)
                || says(&row.text)
                || says(&row.about)
                || says(&note.author_role)
                || says(&note.for_role)
                || note.replies.iter().any(|reply| says(&reply.text)))
    }
}
