//! What a replacement changes: names, notes and attributes that are words of the user.
//!
//! The names of kinds and choices belong to the catalogue, and an answer under a note to whoever
//! signed it: they are found, and never replaced.

use super::{Finder, Hit};
use crate::catalogue::{self, AttributeType};
use crate::command::Setting;
use crate::model::{
    Attributes, Name, Record as _, RecordKey, Snapshot, SystemMap, TableName, Value,
};

/// What replacing would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replacement {
    /// The fields with their new values.
    pub settings: Vec<Setting>,
    /// How many places change.
    pub places: usize,
}

/// Plans the replacement in the records that were found.
#[must_use]
pub fn replacement<'h>(
    map: &SystemMap,
    snapshot: &Snapshot,
    finder: &Finder,
    with: &str,
    hits: impl IntoIterator<Item = &'h Hit>,
) -> Replacement {
    let mut out = Replacement::default();
    for hit in hits {
        let record = &hit.record;
        for (name, value) in texts_of(map, snapshot, record) {
            if let Some((new, places)) = replaced_in(&value, finder, with) {
                out.places += places;
                if new != value {
                    out.settings.push(Setting {
                        record: record.clone(),
                        name,
                        value: Some(new).filter(|value| value.as_text() != Some("")),
                    });
                }
            }
        }
    }
    out
}

fn replaced_in(value: &Value, finder: &Finder, with: &str) -> Option<(Value, usize)> {
    match value {
        Value::Text(text) => {
            let (new, places) = finder.replaced(text, with)?;
            Some((Value::text(new), places))
        }
        Value::List(list) => {
            let mut places = 0;
            let new = list
                .iter()
                .map(|entry| match replaced_in(entry, finder, with) {
                    Some((new, count)) => {
                        places += count;
                        new
                    }
                    None => entry.clone(),
                });
            let new = new.filter(|entry| entry.as_text() != Some("")).collect();
            (places > 0).then_some((Value::List(new), places))
        }
        _ => None,
    }
}

/// The fields of a record that hold words of the user, as they stand at the plateau.
fn texts_of(map: &SystemMap, snapshot: &Snapshot, record: &RecordKey) -> Vec<(Name, Value)> {
    let id = &record.id;
    let tables = map.tables();
    let own = |name: &'static str, text: &smol_str::SmolStr| {
        (Name::new_static(name), Value::Text(text.clone()))
    };
    match record.table {
        TableName::Elements => match snapshot.element_by_id(&id.clone().into()) {
            Some(element) => with_attributes(vec![own("name", &element.name)], &element.attributes),
            None => Vec::new(),
        },
        TableName::Links => match snapshot.find_link(&id.clone().into()) {
            Some(ix) => {
                let link = snapshot.link(ix);
                with_attributes(vec![own("name", &link.name)], &link.attributes)
            }
            None => Vec::new(),
        },
        TableName::Notes => match snapshot.notes().iter().find(|note| note.id.text() == id) {
            Some(note) => with_attributes(vec![own("text", &note.text)], note.attributes()),
            None => Vec::new(),
        },
        TableName::Views => match tables.views.get(&id.clone().into()) {
            Some(view) => with_attributes(
                vec![
                    own("name", &view.name),
                    own("description", &view.description),
                ],
                view.attributes(),
            ),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn with_attributes(mut out: Vec<(Name, Value)>, attributes: &Attributes) -> Vec<(Name, Value)> {
    let words = attributes
        .iter()
        .filter(|(name, value)| holds_words(name, value));
    out.extend(words.map(|(name, value)| (name.clone(), value.clone())));
    out
}

/// Whether an attribute holds words of the user's own.
fn holds_words(name: &str, value: &Value) -> bool {
    let Some(attribute) = catalogue::attribute(name) else {
        return true;
    };
    match attribute.value_type {
        AttributeType::Text | AttributeType::LongText | AttributeType::TextList => true,
        AttributeType::OpenChoice => value
            .as_text()
            .is_some_and(|text| attribute.choices.iter().all(|choice| choice.value != text)),
        _ => false,
    }
}
