//! What the map shows of a comparison: each difference of the gap with its words.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::words::{field_words, value_words};
use super::{Compared, Comparison};
use crate::analysis::{Delta, Difference};
use crate::locale::{Language, msg};
use crate::model::{Note, NoteId, Record as _, SINCE, Snapshot, SystemMap, TableName, ViewId};
use crate::scene::{self, ChangeMark, ComparisonMark, ComparisonMarks, Shown, State};

impl Comparison {
    /// What differs, for the map, in words of a language. Kept once it was asked for.
    #[must_use]
    pub fn marks(&self, language: Language) -> Arc<ComparisonMarks> {
        let kept = &self.marks[usize::from(language == Language::French)];
        Arc::clone(kept.get_or_init(|| Arc::new(self.find_marks(language))))
    }

    fn find_marks(&self, language: Language) -> ComparisonMarks {
        let mark = |table: TableName, delta: &Delta| ComparisonMark {
            change: change_of(delta),
            words: self.words_of(table, delta, language).into(),
        };
        ComparisonMarks {
            elements: (self.gap.elements.iter())
                .map(|(id, delta)| (id.clone(), mark(TableName::Elements, delta)))
                .collect(),
            links: (self.gap.links.iter())
                .map(|(id, delta)| (id.clone(), mark(TableName::Links, delta)))
                .collect(),
            notes: self.note_marks(language),
            ..ComparisonMarks::default()
        }
    }

    /// Notes that came, went or say something else.
    fn note_marks(&self, language: Language) -> BTreeMap<NoteId, ComparisonMark> {
        if self.before.snapshot.plateau() != self.after.snapshot.plateau() {
            // A note that speaks of one plateau came and went with nothing.
            return BTreeMap::new();
        }
        let rows = |state: &Compared| -> BTreeMap<NoteId, Arc<Note>> {
            let notes = state.snapshot.notes().iter();
            notes
                .map(|note| (note.id.clone(), Arc::clone(note)))
                .collect()
        };
        let (before, after) = (rows(&self.before), rows(&self.after));
        let own = |note: &Note| {
            let mut fields = note.fields();
            fields.retain(|path, _| path.plateau.is_none() && path.name != SINCE);
            fields
        };
        let mut marks = BTreeMap::new();
        let mut mark = |id: &NoteId, change, words: String| {
            let words = words.into();
            marks.insert(id.clone(), ComparisonMark { change, words });
        };
        for (id, note) in &after {
            let Some(old) = before.get(id) else {
                mark(id, ChangeMark::Added, String::new());
                continue;
            };
            let (old, new) = (own(old), own(note));
            let names: Vec<String> = new
                .keys()
                .chain(old.keys().filter(|path| !new.contains_key(*path)))
                .filter(|path| old.get(*path) != new.get(*path))
                .map(|path| field_words(&path.name, language))
                .collect();
            if !names.is_empty() {
                mark(id, ChangeMark::Changed, names.join(", "));
            }
        }
        for id in before.keys().filter(|id| !after.contains_key(*id)) {
            mark(id, ChangeMark::Removed, String::new());
        }
        marks
    }

    /// `Système, Criticité`, or `de Salle A à Salle B, Système`.
    fn words_of(&self, table: TableName, delta: &Delta, language: Language) -> String {
        let mut words = Vec::new();
        for field in &delta.fields {
            if field.name != "parent" {
                words.push(field_words(&field.name, language));
                continue;
            }
            let container = |state: &Compared, value: &Option<crate::model::Value>| match value {
                Some(value) => value_words(table, &field.name, value, &state.map, language),
                None => language.text(msg::COMPARISON_OUTERMOST),
            };
            let said = msg::COMPARISON_FROM_TO
                .with("from", container(&self.before, &field.before))
                .with("to", container(&self.after, &field.after));
            words.insert(0, language.say(&said));
        }
        words.join(", ")
    }

    /// The map to draw of a view, and its marks; `None` where neither state has the view.
    #[must_use]
    pub fn drawn(
        &self,
        view: &ViewId,
        shown: Shown,
        language: Language,
    ) -> Option<(SystemMap, Snapshot, ComparisonMarks)> {
        let (before, after) = (state(&self.before), state(&self.after));
        let marks = self.marks(language);
        let (map, marks) = scene::comparison_map(before, after, view, shown, &marks)?;
        let snapshot = map.snapshot(None);
        Some((map, snapshot, marks))
    }
}

/// What the map shows of a difference: a move says more than a change.
#[must_use]
pub fn change_of(delta: &Delta) -> ChangeMark {
    match delta.difference {
        Difference::Added => ChangeMark::Added,
        Difference::Removed => ChangeMark::Removed,
        Difference::Changed if delta.is_moved => ChangeMark::Moved,
        Difference::Changed => ChangeMark::Changed,
    }
}

fn state(compared: &Compared) -> State<'_> {
    State {
        map: &compared.map,
        snapshot: &compared.snapshot,
    }
}
