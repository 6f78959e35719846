//! What differs as a list: by table, record and field, in words.
//!
//! Two versions are compared in all tables; two plateaus of one map in the elements and links that
//! stand there. Placements are told as one line a view: where boxes stand is no content.

use std::collections::BTreeMap;

use super::words::{path_words, record_words, table_words, value_words};
use super::{Comparison, change_of};
use crate::analysis::Delta;
use crate::locale::{Language, msg};
use crate::model::{
    Change, FieldPath, Patch, RecordFields, RecordKey, SubjectId, SystemMap, TableName, ViewId,
};
use crate::scene::ChangeMark;

/// The tables in the order of the list: what a map is about first, the map as a file last.
pub const TABLES: [TableName; 17] = [
    TableName::Elements,
    TableName::Links,
    TableName::Views,
    TableName::Placements,
    TableName::Notes,
    TableName::Requirements,
    TableName::WorkPackages,
    TableName::Scenarios,
    TableName::Exemptions,
    TableName::Standards,
    TableName::DataTypes,
    TableName::Targets,
    TableName::Factors,
    TableName::Presets,
    TableName::Redactions,
    TableName::Plateaus,
    TableName::Map,
];

/// Fields of a placement that say where it stands and how large.
const PLACE_FIELDS: [&str; 6] = ["x", "y", "w", "h", "bends", "label_at"];

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldEntry {
    /// Which.
    pub path: FieldPath,
    /// Its label.
    pub label: String,
    /// Its value before, in words; empty where it is not set.
    pub from: String,
    /// Its value after, in words; empty where it is not set.
    pub to: String,
}

/// One record that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which; of placements, that of their view.
    pub record: RecordKey,
    /// The table that it is told under.
    pub table: TableName,
    /// What happened to it.
    pub change: ChangeMark,
    /// What somebody calls it.
    pub name: String,
    /// More about it, in words; of placements, how many of them differ.
    pub about: String,
    /// The fields that differ, by name; empty for a record that came or went.
    pub fields: Vec<FieldEntry>,
}

impl Entry {
    /// What the entry shows on the map: an element, a link or a note.
    #[must_use]
    pub fn subject(&self) -> Option<SubjectId> {
        matches!(
            self.table,
            TableName::Elements | TableName::Links | TableName::Notes
        )
        .then(|| SubjectId::new(self.record.id.clone()))
    }

    /// The view that the entry is about.
    #[must_use]
    pub fn view(&self) -> Option<ViewId> {
        matches!(self.table, TableName::Views | TableName::Placements)
            .then(|| ViewId::from(self.record.id.clone()))
    }
}

/// How many records came, went, changed and moved, in the order of [`ChangeMark::ALL`].
#[must_use]
pub fn counts(entries: &[Entry]) -> [(ChangeMark, usize); 4] {
    ChangeMark::ALL.map(|change| {
        let count = entries.iter().filter(|entry| entry.change == change);
        (change, count.count())
    })
}

impl Comparison {
    /// All that differs, by table and record. O(differences · log).
    #[must_use]
    pub fn entries(&self, language: Language) -> Vec<Entry> {
        if self.is_between_plateaus() {
            let mut entries = Vec::new();
            for (id, delta) in &self.gap.elements {
                let key = RecordKey::new(TableName::Elements, id.text().clone());
                entries.push(self.gap_entry(key, delta, language));
            }
            for (id, delta) in &self.gap.links {
                let key = RecordKey::new(TableName::Links, id.text().clone());
                entries.push(self.gap_entry(key, delta, language));
            }
            return entries;
        }
        patch_entries(&self.patch, &self.before.map, &self.after.map, language)
    }

    /// What differs about an element or link that the map shows; `None` for what is the same.
    #[must_use]
    pub fn entry_of(&self, subject: &SubjectId, language: Language) -> Option<Entry> {
        let element =
            (self.gap.elements.get(subject.as_str())).map(|delta| (TableName::Elements, delta));
        let link = || {
            let delta = self.gap.links.get(subject.as_str());
            delta.map(|delta| (TableName::Links, delta))
        };
        let (table, delta) = element.or_else(link)?;
        let key = RecordKey::new(table, subject.text().clone());
        Some(self.gap_entry(key, delta, language))
    }

    fn gap_entry(&self, key: RecordKey, delta: &Delta, language: Language) -> Entry {
        let (before, after) = (&self.before.map, &self.after.map);
        let fields = (after.tables().fields_of(key.table, &key.id))
            .or_else(|| before.tables().fields_of(key.table, &key.id))
            .unwrap_or_default();
        let field = |field: &crate::analysis::FieldDifference| {
            let words = |value: &Option<crate::model::Value>, map: &SystemMap| {
                let words = |value| value_words(key.table, &field.name, value, map, language);
                value.as_ref().map(words).unwrap_or_default()
            };
            FieldEntry {
                path: FieldPath::own(field.name.clone()),
                label: super::field_words(&field.name, language),
                from: words(&field.before, before),
                to: words(&field.after, after),
            }
        };
        Entry {
            table: key.table,
            change: change_of(delta),
            name: record_words(&key, &fields, after, language),
            about: String::new(),
            fields: delta.fields.iter().map(field).collect(),
            record: key,
        }
    }
}

/// The entries of a patch that leads from one map to another, by table and record.
#[must_use]
pub fn patch_entries(
    patch: &Patch,
    before: &SystemMap,
    after: &SystemMap,
    language: Language,
) -> Vec<Entry> {
    let mut entries: BTreeMap<(usize, RecordKey), Entry> = BTreeMap::new();
    let rank = |table: TableName| TABLES.iter().position(|one| *one == table).unwrap_or(9);
    let mut places: BTreeMap<ViewId, Places> = BTreeMap::new();
    for (key, change) in patch.iter() {
        if key.table == TableName::Placements {
            note_place(key, change, before, &mut places);
            continue;
        }
        let entry = record_entry(key, change, before, after, language);
        entries.insert((rank(key.table), key.clone()), entry);
    }
    for (view, counted) in places {
        let record = RecordKey::new(TableName::Views, view.text().clone());
        // A view that came or went takes its placements along.
        let whole = patch.get(&record);
        if matches!(whole, Some(Change::Added(_) | Change::Removed(_))) {
            continue;
        }
        let name = (after
            .tables()
            .views
            .get(&view)
            .or(before.tables().views.get(&view)))
        .map_or_else(|| view.to_string(), |view| view.name.to_string());
        let entry = Entry {
            record: record.clone(),
            table: TableName::Placements,
            change: ChangeMark::Changed,
            name,
            about: counted.words(language),
            fields: Vec::new(),
        };
        entries.insert((rank(TableName::Placements), record), entry);
    }
    entries.into_values().collect()
}

/// How the placements of a view differ.
#[derive(Default)]
struct Places {
    added: usize,
    removed: usize,
    elsewhere: usize,
    otherwise: usize,
}

impl Places {
    fn words(&self, language: Language) -> String {
        let counted = [
            (self.elsewhere, msg::COMPARISON_PLACED_ELSEWHERE),
            (self.otherwise, msg::COMPARISON_SHOWN_OTHERWISE),
            (self.added, msg::COMPARISON_PLACED),
            (self.removed, msg::COMPARISON_TAKEN_OUT),
        ];
        let said = counted.into_iter().filter(|(count, _)| *count > 0);
        said.map(|(count, words)| language.say(&words.with("count", count)))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn note_place(
    key: &RecordKey,
    change: &Change,
    before: &SystemMap,
    places: &mut BTreeMap<ViewId, Places>,
) {
    let view_of = |fields: &RecordFields| {
        let view = fields.get(&FieldPath::own("view"))?.as_text()?;
        Some(ViewId::from(view))
    };
    let known = before.tables().fields_of(key.table, &key.id);
    let view = match change {
        Change::Added(fields) | Change::Removed(fields) => view_of(fields),
        Change::Changed(_) => known.as_ref().and_then(view_of),
    };
    let Some(view) = view else { return };
    let counted = places.entry(view).or_default();
    match change {
        Change::Added(_) => counted.added += 1,
        Change::Removed(_) => counted.removed += 1,
        Change::Changed(fields) => {
            let is_place = |path: &FieldPath| PLACE_FIELDS.contains(&path.name.as_str());
            if fields.keys().all(is_place) {
                counted.elsewhere += 1;
            } else {
                counted.otherwise += 1;
            }
        }
    }
}

fn record_entry(
    key: &RecordKey,
    change: &Change,
    before: &SystemMap,
    after: &SystemMap,
    language: Language,
) -> Entry {
    let (mark, fields, map) = match change {
        Change::Added(fields) => (ChangeMark::Added, fields.clone(), after),
        Change::Removed(fields) => (ChangeMark::Removed, fields.clone(), before),
        Change::Changed(changes) => {
            let is_moved = key.table == TableName::Elements
                && changes.keys().any(|path| path.name == "parent");
            let mark = if is_moved {
                ChangeMark::Moved
            } else {
                ChangeMark::Changed
            };
            let fields = after.tables().fields_of(key.table, &key.id);
            (mark, fields.unwrap_or_default(), after)
        }
    };
    let mut entries = Vec::new();
    if let Change::Changed(changes) = change {
        for (path, change) in changes {
            let words = |value: &Option<crate::model::Value>, map: &SystemMap| {
                let words = |value| value_words(key.table, &path.name, value, map, language);
                value.as_ref().map(words).unwrap_or_default()
            };
            entries.push(FieldEntry {
                path: path.clone(),
                label: path_words(path, after, language),
                from: words(&change.from, before),
                to: words(&change.to, after),
            });
        }
    }
    Entry {
        record: key.clone(),
        table: key.table,
        change: mark,
        name: record_words(key, &fields, map, language),
        about: String::new(),
        fields: entries,
    }
}

/// One line of the list: a record, and where it changed, one of its fields.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The record.
    pub entry: &'a Entry,
    /// The field; `None` for a record that came or went.
    pub field: Option<&'a FieldEntry>,
}

/// The list line by line: one for each record that came or went, one for each field that changed.
pub fn lines(entries: &[Entry]) -> impl Iterator<Item = Line<'_>> {
    entries.iter().flat_map(|entry| {
        let whole = entry
            .fields
            .is_empty()
            .then_some(Line { entry, field: None });
        let fields = entry.fields.iter().map(move |field| Line {
            entry,
            field: Some(field),
        });
        whole.into_iter().chain(fields)
    })
}

impl Line<'_> {
    /// Its cells: table, change, record, field, from, to, id.
    #[must_use]
    pub fn cells(&self, language: Language) -> [String; 7] {
        let field = self.field;
        [
            language.text(table_words(self.entry.table)),
            language.text(self.entry.change.word()),
            self.entry.name.clone(),
            field.map(|field| field.label.clone()).unwrap_or_default(),
            field.map(|field| field.from.clone()).unwrap_or_default(),
            field.map_or_else(|| self.entry.about.clone(), |field| field.to.clone()),
            self.entry.record.id.to_string(),
        ]
    }
}
