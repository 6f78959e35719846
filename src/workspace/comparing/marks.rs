//! What the map shows of a comparison: each difference of the gap with its words.

use std::sync::Arc;

use super::words::{field_words, value_words};
use super::{Compared, Comparison};
use crate::analysis::{Delta, Difference};
use crate::locale::{Language, msg};
use crate::model::{Snapshot, SystemMap, TableName, ViewId};
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
            ..ComparisonMarks::default()
        }
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
