//! What several selected things have in common: the records, their attributes, and where their
//! values differ. Found once per change of the map or of the selection.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::form::{Held, overrides};
use crate::catalogue::Attribute;
use crate::model::{
    Attributes, ElementId, FieldPath, LinkId, Name, NoteId, Record, RecordKey, Snapshot, SubjectId,
    TableName, Value,
};
use crate::workspace::Document;
use crate::workspace::typed::known_fields;

/// The value of a field and how many records hold it.
type Counts = Vec<(Option<Value>, usize)>;

/// See the module's header.
#[derive(Debug)]
pub(super) struct Common {
    snapshot: Arc<Snapshot>,
    selection: BTreeSet<SubjectId>,
    /// What is edited together.
    pub(super) records: Arc<[RecordKey]>,
    /// The table, where all are of the same.
    pub(super) table: Option<TableName>,
    /// Kinds and how many are of each, the most frequent first.
    pub(super) kinds: Vec<(String, usize)>,
    /// The attributes that the kinds of all carry.
    pub(super) attributes: Vec<&'static Attribute>,
    /// The names of attributes that the catalogue does not give to all, and that some have.
    pub(super) own: Vec<Name>,
    /// Fields that differ at this plateau in some.
    pub(super) overridden: Arc<BTreeSet<Name>>,
    counts: BTreeMap<Name, Counts>,
}

impl Common {
    /// Whether it still holds.
    pub(super) fn is_of(&self, document: &Document) -> bool {
        Arc::ptr_eq(&self.snapshot, document.snapshot()) && self.selection == document.selection
    }

    /// Finds it. O(records · attributes).
    pub(super) fn of(document: &Document) -> Self {
        let snapshot = Arc::clone(document.snapshot());
        let seen: Vec<Seen> = document
            .selection
            .iter()
            .filter_map(|subject| Seen::of(&snapshot, subject))
            .collect();
        let records: Arc<[RecordKey]> = seen.iter().map(|seen| seen.record.clone()).collect();
        let table = records.first().map(|record| record.table);
        let table = table.filter(|table| records.iter().all(|record| record.table == *table));
        let attributes = shared(&seen);
        let is_known = |name: &Name| attributes.iter().any(|attribute| attribute.id == name);
        let names: BTreeSet<Name> = seen
            .iter()
            .flat_map(|seen| seen.attributes.keys())
            .filter(|name| !is_known(name))
            .cloned()
            .collect();
        let fields = ["kind", "status", "author_role", "due"].map(Name::new_static);
        let all = attributes
            .iter()
            .map(|attribute| Name::new_static(attribute.id));
        let counts = all
            .chain(names.iter().cloned())
            .chain(fields)
            .map(|name| (name.clone(), counts(&seen, &name)))
            .collect();
        let overridden = records
            .iter()
            .flat_map(|record| overrides(document, record))
            .collect();
        let kinds = kinds(&seen);
        drop(seen);
        Self {
            selection: document.selection.clone(),
            kinds,
            overridden: Arc::new(overridden),
            own: names.into_iter().collect(),
            snapshot,
            records,
            table,
            attributes,
            counts,
        }
    }

    /// What the records hold in a field.
    pub(super) fn held(&self, name: &str) -> Held<'_> {
        match self.counts.get(name).map(Vec::as_slice) {
            None | Some([]) => Held::Same(None),
            Some([(value, _)]) => Held::Same(value.as_ref()),
            Some(values) => Held::Mixed(values),
        }
    }
}

/// Reads a field of a record.
type Reader<'a> = Box<dyn Fn(&Name) -> Option<Value> + 'a>;

/// One of the records, as it stands at the plateau.
struct Seen<'a> {
    record: RecordKey,
    kind: String,
    attributes: &'a Attributes,
    field: Reader<'a>,
}

impl<'a> Seen<'a> {
    fn of(snapshot: &'a Snapshot, subject: &SubjectId) -> Option<Self> {
        let text = subject.text();
        if let Some(element) = snapshot.element_by_id(&ElementId::from(text.clone())) {
            return Some(Self::new(element.as_ref(), element.kind.as_str()));
        }
        if let Some(ix) = snapshot.find_link(&LinkId::from(text.clone())) {
            let link = snapshot.link(ix);
            return Some(Self::new(link.as_ref(), link.kind.as_str()));
        }
        let id = NoteId::from(text.clone());
        let note = snapshot.notes().iter().find(|note| note.id == id)?;
        Some(Self::new(note.as_ref(), note.kind.as_str()))
    }

    fn new<R: Record>(record: &'a R, kind: &str) -> Self {
        Self {
            record: RecordKey::of(record),
            kind: kind.to_owned(),
            attributes: record.attributes(),
            field: Box::new(|name| record.get(&FieldPath::own(name.clone()))),
        }
    }
}

/// The attributes that all kinds carry, in the order of the first.
fn shared(seen: &[Seen<'_>]) -> Vec<&'static Attribute> {
    let kinds: BTreeSet<(TableName, &str)> = seen
        .iter()
        .map(|seen| (seen.record.table, seen.kind.as_str()))
        .collect();
    let mut kinds = kinds
        .into_iter()
        .map(|(table, kind)| known_fields(table, kind));
    let mut first = kinds.next().unwrap_or_default();
    for other in kinds {
        first.retain(|attribute| other.iter().any(|one| one.id == attribute.id));
    }
    first
}

fn counts(seen: &[Seen<'_>], name: &Name) -> Counts {
    let mut counts: BTreeMap<Option<Value>, usize> = BTreeMap::new();
    for seen in seen {
        *counts.entry((seen.field)(name)).or_default() += 1;
    }
    let mut counts: Counts = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn kinds(seen: &[Seen<'_>]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for seen in seen {
        *counts.entry(&seen.kind).or_default() += 1;
    }
    let mut kinds: Vec<(String, usize)> = counts
        .into_iter()
        .map(|(kind, count)| (kind.to_owned(), count))
        .collect();
    kinds.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    kinds
}
