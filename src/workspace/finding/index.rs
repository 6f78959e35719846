//! All that can be found in a map at one plateau, folded once a revision.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use smol_str::SmolStr;

use super::{Finder, folded};
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::{
    Attributes, Element, Link, Name, Note, Record as _, RecordKey, Snapshot, SystemMap, TableName,
    View,
};
use crate::workspace::clipboard::text_of;

/// What of a record holds a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its name; of a link its label.
    Name,
    /// The name of its kind.
    Kind,
    /// The words of a note.
    Text,
    /// An answer under a note.
    Reply,
    /// The role that signed a note.
    Author,
    /// One of its attributes.
    Attribute(Name),
}

impl Field {
    /// Its name.
    #[must_use]
    pub fn label(&self, language: Language) -> String {
        let id = match self {
            Self::Name => msg::FINDING_FIELD_NAME,
            Self::Kind => msg::FINDING_FIELD_KIND,
            Self::Text => msg::FINDING_FIELD_TEXT,
            Self::Reply => msg::FINDING_FIELD_REPLY,
            Self::Author => msg::FINDING_FIELD_AUTHOR,
            Self::Attribute(name) => {
                return catalogue::attribute_label(name, language).to_owned();
            }
        };
        language.text(id)
    }

    /// Its name in files and in answers of the command line.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Text => "text",
            Self::Reply => "replies",
            Self::Author => "author_role",
            Self::Attribute(name) => name,
        }
    }
}

/// One text of one record that holds what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where the text stands.
    pub field: Field,
    /// The text, as it is shown.
    pub text: SmolStr,
    /// The places in it.
    pub places: Vec<Range<usize>>,
}

/// A record with something that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which record.
    pub record: RecordKey,
    /// Where in it; the name comes first.
    pub found: Vec<Found>,
}

/// See the module's header.
pub struct FindIndex {
    snapshot: Arc<Snapshot>,
    language: Language,
    records: Vec<(RecordKey, Range<usize>)>,
    texts: Vec<Entry>,
}

struct Entry {
    field: Field,
    text: SmolStr,
    folded: Box<str>,
}

impl FindIndex {
    /// Gathers the texts of elements, links, notes and views. O(texts).
    #[must_use]
    pub fn of(map: &SystemMap, snapshot: &Arc<Snapshot>, language: Language) -> Self {
        let mut index = Self {
            snapshot: Arc::clone(snapshot),
            language,
            records: Vec::new(),
            texts: Vec::new(),
        };
        for element in snapshot.elements() {
            index.element(map, element);
        }
        for link in snapshot.links() {
            index.link(map, link);
        }
        for note in snapshot.notes() {
            index.note(map, note);
        }
        for view in map.tables().views.iter() {
            index.view(map, view);
        }
        index
    }

    /// Whether it is still right.
    #[must_use]
    pub fn is_of(&self, snapshot: &Arc<Snapshot>, language: Language) -> bool {
        Arc::ptr_eq(&self.snapshot, snapshot) && self.language == language
    }

    fn element(&mut self, map: &SystemMap, element: &Element) {
        let start = self.texts.len();
        let kind = catalogue::element_kind(element.kind.as_str());
        let kind = kind.map_or(element.kind.as_str(), |kind| kind.name(self.language));
        self.add(Field::Name, element.name.clone());
        self.add(Field::Kind, kind.into());
        self.attributes(map, &element.attributes);
        self.close(RecordKey::of(element), start);
    }

    fn link(&mut self, map: &SystemMap, link: &Link) {
        let start = self.texts.len();
        let kind = catalogue::link_kind(link.kind.as_str());
        let kind = kind.map_or(link.kind.as_str(), |kind| kind.name(self.language));
        self.add(Field::Name, link.name.clone());
        self.add(Field::Kind, kind.into());
        self.attributes(map, &link.attributes);
        self.close(RecordKey::of(link), start);
    }

    fn note(&mut self, map: &SystemMap, note: &Note) {
        let start = self.texts.len();
        self.add(Field::Text, note.text.clone());
        self.add(Field::Author, note.author_role.clone());
        for reply in &note.replies {
            self.add(Field::Reply, reply.text.clone());
        }
        self.attributes(map, note.attributes());
        self.close(RecordKey::of(note), start);
    }

    fn view(&mut self, map: &SystemMap, view: &View) {
        let start = self.texts.len();
        self.add(Field::Name, view.name.clone());
        let description = Name::new_static("description");
        self.add(Field::Attribute(description), view.description.clone());
        self.attributes(map, view.attributes());
        self.close(RecordKey::of(view), start);
    }

    fn attributes(&mut self, map: &SystemMap, attributes: &Attributes) {
        for (name, value) in attributes {
            let text = text_of(name, value, map, self.language);
            self.add(Field::Attribute(name.clone()), text.into());
        }
    }

    fn add(&mut self, field: Field, text: SmolStr) {
        if !text.is_empty() {
            let folded = folded(&text).into_boxed_str();
            self.texts.push(Entry {
                field,
                text,
                folded,
            });
        }
    }

    fn close(&mut self, record: RecordKey, start: usize) {
        self.records.push((record, start..self.texts.len()));
    }

    /// The records that hold what is looked for, table by table and by id. O(texts).
    #[must_use]
    pub fn find(&self, finder: &Finder) -> Vec<Hit> {
        let in_record = |(record, texts): &(RecordKey, Range<usize>)| {
            let found: Vec<Found> = self.texts[texts.clone()]
                .iter()
                .filter(|entry| finder.may_match(&entry.text, &entry.folded))
                .filter_map(|entry| {
                    let places = finder.places(&entry.text);
                    (!places.is_empty()).then(|| Found {
                        field: entry.field.clone(),
                        text: entry.text.clone(),
                        places,
                    })
                })
                .collect();
            (!found.is_empty()).then(|| Hit {
                record: record.clone(),
                found,
            })
        };
        // On all cores: every keystroke asks for it.
        self.records.par_iter().filter_map(in_record).collect()
    }
}

/// The name that a person knows a record by: its own, or the first words of a note, or the ends of
/// a link.
#[must_use]
pub fn title_of(map: &SystemMap, snapshot: &Snapshot, record: &RecordKey) -> String {
    let id = &record.id;
    match record.table {
        TableName::Elements => snapshot
            .element_by_id(&id.clone().into())
            .map(|element| element.name.to_string()),
        TableName::Links => snapshot.find_link(&id.clone().into()).map(|ix| {
            let (from, to) = snapshot.ends(ix);
            let name = |ix| snapshot.element(ix).name.as_str();
            format!("{} → {}", name(from), name(to))
        }),
        TableName::Notes => map.tables().notes.get(&id.clone().into()).map(|note| {
            let words = note.text.lines().next().unwrap_or_default();
            words.chars().take(80).collect()
        }),
        TableName::Views => map
            .tables()
            .views
            .get(&id.clone().into())
            .map(|view| view.name.to_string()),
        _ => None,
    }
    .filter(|name| !name.is_empty())
    .unwrap_or_else(|| id.to_string())
}
