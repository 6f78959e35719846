//! A conflict in words: what it is about, and how each side has it.

use crate::locale::{Language, Message, msg};
use crate::model::patch::{Choice, Conflict, ConflictKind, Move, PendingMerge, Side};
use crate::model::{
    ElementId, FieldPath, RecordFields, RecordKey, SystemMap, TableName, Value, ViewId,
};
use crate::workspace::comparing::{path_words, record_words, table_words, value_words};

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictWords {
    /// What the record is called.
    pub name: String,
    /// What holds it, from the outside in; what kind of record it is where nothing does.
    pub place: String,
    /// What about it.
    pub what: String,
    /// How it was.
    pub base: String,
    /// How we have it.
    pub ours: String,
    /// How they have it.
    pub theirs: String,
}

/// Says a conflict.
#[must_use]
pub fn conflict_words(
    conflict: &Conflict,
    pending: &PendingMerge,
    language: Language,
) -> ConflictWords {
    let words = Words { pending, language };
    let (base, ours, theirs) = words.sides(conflict);
    ConflictWords {
        name: words.name(&conflict.record),
        place: words.place(&conflict.record),
        what: words.what(conflict),
        base,
        ours,
        theirs,
    }
}

/// What a choice about a conflict is called: the whole of it may mean *delete* or *keep both*.
#[must_use]
pub fn choice_words(conflict: &Conflict, choice: Choice) -> Message {
    match (choice, &conflict.kind) {
        (Choice::Ours, _) => msg::MERGING_MINE.into(),
        (Choice::Theirs, _) => msg::MERGING_THEIRS.into(),
        (Choice::Base, _) => msg::MERGING_BASE.into(),
        (Choice::Both, ConflictKind::SharedId { fresh, .. }) => {
            msg::MERGING_BOTH_AS.with("id", fresh.as_str())
        }
        (Choice::Both, _) => msg::MERGING_BOTH.into(),
    }
}

struct Words<'a> {
    pending: &'a PendingMerge,
    language: Language,
}

impl Words<'_> {
    fn text(&self, message: impl Into<Message>) -> String {
        self.language.say(&message.into())
    }

    /// The states in which a record may be found, the likeliest first.
    fn states(&self) -> [&SystemMap; 4] {
        let pending = self.pending;
        [
            pending.merged(),
            &pending.ours,
            &pending.theirs,
            &pending.base,
        ]
    }

    fn name(&self, key: &RecordKey) -> String {
        let found = self.states().into_iter().find_map(|map| {
            let fields = map.tables().fields_of(key.table, &key.id)?;
            Some(record_words(key, &fields, map, self.language))
        });
        found.unwrap_or_else(|| key.id.to_string())
    }

    fn place(&self, key: &RecordKey) -> String {
        let holders = (key.table == TableName::Elements)
            .then(|| self.states().into_iter().find_map(|map| holders(map, key)));
        match holders.flatten() {
            Some(holders) if !holders.is_empty() => holders.join(" › "),
            _ => self.text(table_words(key.table)),
        }
    }

    fn what(&self, conflict: &Conflict) -> String {
        match &conflict.kind {
            ConflictKind::Field { path, .. } => path_words(path, &self.pending.ours, self.language),
            ConflictKind::Place { plateau: None, .. } => self.text(msg::MERGING_PLACE),
            ConflictKind::Place {
                plateau: Some(plateau),
                ..
            } => {
                let path = FieldPath::at(plateau.clone(), "x");
                path_words(&path, &self.pending.ours, self.language)
            }
            ConflictKind::Removed { changed, .. } if changed.is_empty() => {
                self.text(msg::MERGING_DELETED_NEEDED)
            }
            ConflictKind::Removed { .. } => self.text(msg::MERGING_DELETED_CHANGED),
            ConflictKind::Cycle { .. } => self.text(msg::MERGING_CIRCLE),
            ConflictKind::SharedId { .. } => {
                self.text(msg::MERGING_SHARED_ID.with("id", conflict.record.id.as_str()))
            }
            ConflictKind::Order { .. } => self.text(msg::MERGING_ORDER),
        }
    }

    /// Base, ours and theirs.
    fn sides(&self, conflict: &Conflict) -> (String, String, String) {
        let key = &conflict.record;
        let pending = self.pending;
        match &conflict.kind {
            ConflictKind::Field {
                path,
                base,
                ours,
                theirs,
            } => (
                self.value(key, path, base.as_ref(), &pending.base),
                self.value(key, path, ours.as_ref(), &pending.ours),
                self.value(key, path, theirs.as_ref(), &pending.theirs),
            ),
            ConflictKind::Place {
                base, ours, theirs, ..
            } => (self.spot(base), self.spot(ours), self.spot(theirs)),
            ConflictKind::Removed {
                by,
                changed,
                needed_by,
            } => {
                let deleted = self.text(msg::MERGING_DELETED);
                let names: Vec<String> = if changed.is_empty() {
                    needed_by.iter().map(|needer| self.name(needer)).collect()
                } else {
                    let label = |path: &FieldPath| path_words(path, &pending.ours, self.language);
                    let mut labels: Vec<String> = changed
                        .iter()
                        .map(|(path, change)| {
                            let map = match by {
                                Side::Ours => &pending.theirs,
                                Side::Theirs => &pending.ours,
                            };
                            let to = self.value(key, path, change.to.as_ref(), map);
                            let said = msg::MERGING_FIELD_VALUE.with("field", label(path));
                            self.text(said.with("value", to))
                        })
                        .collect();
                    labels.extend(needed_by.iter().map(|needer| self.name(needer)));
                    labels
                };
                let list = names.join(", ");
                let other = if changed.is_empty() {
                    self.text(msg::MERGING_NEEDED_BY.with("names", list))
                } else {
                    self.text(msg::MERGING_KEPT_CHANGED.with("fields", list))
                };
                let base = self.text(msg::MERGING_WAS_THERE);
                match by {
                    Side::Ours => (base, deleted, other),
                    Side::Theirs => (base, other, deleted),
                }
            }
            ConflictKind::Cycle { moves, .. } => {
                let of = |side: Side| {
                    let moves = moves.iter().filter(|step| step.side == side);
                    let said: Vec<String> = moves.map(|step| self.moved(step, true)).collect();
                    said.join("; ")
                };
                let before: Vec<String> =
                    moves.iter().map(|step| self.moved(step, false)).collect();
                (before.join("; "), of(Side::Ours), of(Side::Theirs))
            }
            ConflictKind::SharedId { ours, theirs, .. } => {
                let record = |(table, fields): &(TableName, RecordFields), map| {
                    let key = RecordKey::new(*table, key.id.clone());
                    let name = record_words(&key, fields, map, self.language);
                    let kind = fields.get(&FieldPath::own("kind"));
                    match kind {
                        Some(kind) => {
                            let kind = value_words(*table, "kind", kind, map, self.language);
                            format!("{name} ({kind})")
                        }
                        None => format!("{name} ({})", self.text(table_words(*table))),
                    }
                };
                (
                    self.text(msg::MERGING_EMPTY),
                    record(ours, &pending.ours),
                    record(theirs, &pending.theirs),
                )
            }
            ConflictKind::Order { base, ours, theirs } => {
                (self.views(base), self.views(ours), self.views(theirs))
            }
        }
    }

    fn value(
        &self,
        key: &RecordKey,
        path: &FieldPath,
        value: Option<&Value>,
        map: &SystemMap,
    ) -> String {
        match value {
            Some(value) => value_words(key.table, &path.name, value, map, self.language),
            None => self.text(msg::MERGING_EMPTY),
        }
    }

    fn spot(&self, fields: &RecordFields) -> String {
        let number = |name: &str| {
            let found = fields.iter().find(|(path, _)| path.name == name);
            found
                .and_then(|(_, value)| value.as_number())
                .unwrap_or(0.0)
        };
        let round = |number: f64| format!("{}", number.round());
        let spot = msg::MERGING_SPOT
            .with("x", round(number("x")))
            .with("y", round(number("y")))
            .with("w", round(number("w")))
            .with("h", round(number("h")));
        self.text(spot)
    }

    /// A move: what went where, or where it was.
    fn moved(&self, step: &Move, is_after: bool) -> String {
        let element = RecordKey::new(TableName::Elements, step.element.text().clone());
        let holder = if is_after { &step.to } else { &step.from };
        let holder = holder.as_ref().and_then(Value::as_text).map(|id| {
            let key = RecordKey::new(TableName::Elements, id);
            self.name(&key)
        });
        let message = match holder {
            Some(holder) => msg::MERGING_IN
                .with("name", self.name(&element))
                .with("holder", holder),
            None => msg::MERGING_IN_NOTHING.with("name", self.name(&element)),
        };
        self.text(message)
    }

    fn views(&self, ids: &[ViewId]) -> String {
        let name = |id: &ViewId| self.name(&RecordKey::new(TableName::Views, id.text().clone()));
        ids.iter().map(name).collect::<Vec<_>>().join(" · ")
    }
}

/// The names of what holds an element, from the outside in; `None` where it is not there.
fn holders(map: &SystemMap, key: &RecordKey) -> Option<Vec<String>> {
    let elements = &map.tables().elements;
    let mut next = elements
        .get(&ElementId::from(key.id.clone()))?
        .parent
        .clone();
    let mut out = Vec::new();
    while let Some(element) = next.as_ref().and_then(|id| elements.get(id)) {
        out.push(element.name.to_string());
        next.clone_from(&element.parent);
    }
    out.reverse();
    Some(out)
}
