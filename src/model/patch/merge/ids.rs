//! One id that both sides gave to something new.
//!
//! Ids have random tails, so this happens where both imported the same inventory, or wrote ids by
//! hand. Two records of one id that say the same, or of which one says more, are one record.
//! Otherwise somebody decides: ours, theirs, or both, theirs under a fresh id, with all that their
//! side made point at it.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::conflict::{Choice, Choices, Conflict, ConflictKey, ConflictKind};
use super::{contains, lists, references};
use crate::model::id::PlacementId;
use crate::model::map::SystemMap;
use crate::model::patch::{Change, FieldChange, Patch, RecordKey};
use crate::model::record::RecordFields;
use crate::model::table::TableName;
use crate::model::value::Value;

/// Both sides with no id for two things.
pub(super) struct ToldApart {
    pub(super) sides: [Patch; 2],
    pub(super) conflicts: BTreeMap<ConflictKey, Conflict>,
    /// Records that were left out, and why.
    pub(super) dropped: BTreeMap<RecordKey, Option<ConflictKey>>,
}

/// Tables that share their ids.
const ONE_SPACE: [TableName; 4] = [
    TableName::Elements,
    TableName::Links,
    TableName::Views,
    TableName::Notes,
];

pub(super) fn tell_apart(
    base: &SystemMap,
    ours: &Patch,
    theirs: &Patch,
    choices: &Choices,
) -> ToldApart {
    let mut out = ToldApart {
        sides: [ours.clone(), theirs.clone()],
        conflicts: BTreeMap::new(),
        dropped: BTreeMap::new(),
    };
    let mut taken: BTreeSet<SmolStr> = [ours, theirs]
        .into_iter()
        .flat_map(Patch::iter)
        .map(|(key, _)| key.id.clone())
        .collect();
    for (our_key, our_fields, their_key, their_fields) in clashes(ours, theirs) {
        let fresh = fresh_id(&our_key.id, |id| {
            taken.contains(id)
                || TableName::ALL
                    .into_iter()
                    .any(|table| contains(base.tables(), &RecordKey::new(table, id.clone())))
        });
        taken.insert(fresh.clone());
        let kind = ConflictKind::SharedId {
            ours: (our_key.table, our_fields.clone()),
            theirs: (their_key.table, their_fields.clone()),
            fresh: fresh.clone(),
        };
        let mut conflict = Conflict::new(our_key.clone(), kind);
        let key = conflict.key();
        let chosen = choices.get(&key).copied();
        conflict.settled = chosen.filter(|choice| conflict.choices().contains(choice));
        let [ours, theirs] = &mut out.sides;
        let apart = our_key.table != their_key.table;
        let lost = match conflict.choice() {
            Choice::Ours | Choice::Base => take_out(theirs, &their_key, apart),
            Choice::Theirs => take_out(ours, &our_key, apart),
            Choice::Both => {
                let fresh_key = RecordKey::new(their_key.table, fresh.clone());
                let (patch, touched) = renamed(theirs, &their_key, &fresh);
                *theirs = patch;
                conflict.touches.insert(fresh_key);
                conflict.touches.extend(touched);
                Vec::new()
            }
        };
        if apart {
            let why = lost.iter().map(|gone| (gone.clone(), Some(key.clone())));
            out.dropped.extend(why);
        }
        conflict.touches.extend(lost);
        conflict.touches.insert(their_key);
        out.conflicts.insert(key, conflict);
    }
    out
}

/// A record of a side that cannot be one with a record of the other: its key and fields, and those
/// of the other.
type Clash = (RecordKey, RecordFields, RecordKey, RecordFields);

fn clashes(ours: &Patch, theirs: &Patch) -> Vec<Clash> {
    let mut out = Vec::new();
    for (key, change) in ours.iter() {
        let Change::Added(fields) = change else {
            continue;
        };
        if key.table == TableName::Placements {
            continue;
        }
        let others = if ONE_SPACE.contains(&key.table) {
            &ONE_SPACE[..]
        } else {
            std::slice::from_ref(&key.table)
        };
        for table in others {
            let other = RecordKey::new(*table, key.id.clone());
            if let Some(Change::Added(their_fields)) = theirs.get(&other)
                && (*table != key.table || !is_one(key.table, fields, their_fields))
            {
                out.push((key.clone(), fields.clone(), other, their_fields.clone()));
            }
        }
    }
    out
}

/// Whether two records of one id are the same thing: what it is and what it is called agrees, and
/// no field says two things.
fn is_one(table: TableName, ours: &RecordFields, theirs: &RecordFields) -> bool {
    const WHAT_IT_IS: [&str; 6] = ["kind", "name", "from", "to", "text", "parent"];
    ours.keys().chain(theirs.keys()).all(|path| {
        let (our, their) = (ours.get(path), theirs.get(path));
        if our == their {
            return true;
        }
        let decides = path.plateau.is_none() && WHAT_IT_IS.contains(&path.name.as_str());
        match (our, their) {
            (Some(_), Some(_)) => lists::merge(table, path, None, our, their).is_some(),
            _ => !decides,
        }
    })
}

/// The id and a number, the first that is free.
fn fresh_id(id: &SmolStr, is_taken: impl Fn(&SmolStr) -> bool) -> SmolStr {
    let numbered = (2_u64..).map(|number| SmolStr::from(format!("{id}-{number}")));
    let mut free = numbered.filter(|id| !is_taken(id));
    free.next().unwrap_or_else(|| id.clone())
}

/// Takes a record that a side added out of its patch; where the id is the other side's in another
/// table, with its places, which would show that one.
fn take_out(side: &mut Patch, key: &RecordKey, with_places: bool) -> Vec<RecordKey> {
    let mut gone = vec![key.clone()];
    if with_places {
        let shows = side.iter().filter(|(other, change)| {
            other.table == TableName::Placements
                && matches!(change, Change::Added(fields) if places(fields, key))
        });
        gone.extend(shows.map(|(place, _)| place.clone()));
    }
    for key in &gone {
        side.remove(key);
    }
    gone
}

fn places(placement: &RecordFields, key: &RecordKey) -> bool {
    let names = |name: &str| {
        let value = placement.get(&crate::model::FieldPath::own(name));
        value.and_then(Value::as_text) == Some(key.id.as_str())
    };
    if key.table == TableName::Views {
        names("view")
    } else {
        names("subject")
    }
}

/// A side with another id for one of the records that it adds; and the keys that changed with it.
fn renamed(side: &Patch, key: &RecordKey, fresh: &SmolStr) -> (Patch, Vec<RecordKey>) {
    let mut touched = Vec::new();
    let write = |table, fields: &RecordFields| -> RecordFields {
        fields
            .iter()
            .map(|(path, value)| references::renamed(table, path, value, key, fresh))
            .collect()
    };
    let patch = side
        .iter()
        .map(|(other, change)| {
            let rewritten = match change {
                Change::Added(fields) => Change::Added(write(other.table, fields)),
                Change::Removed(fields) => Change::Removed(fields.clone()),
                Change::Changed(fields) => {
                    let field = |(path, change): (&_, &FieldChange)| {
                        let Some(to) = &change.to else {
                            return (crate::model::FieldPath::clone(path), change.clone());
                        };
                        let (path, to) = references::renamed(other.table, path, to, key, fresh);
                        let from = change.from.clone();
                        (path, FieldChange { from, to: Some(to) })
                    };
                    Change::Changed(fields.iter().map(field).collect())
                }
            };
            let name = name_of(other, &rewritten, key, fresh);
            if name != *other || rewritten != *change {
                touched.extend([other.clone(), name.clone()]);
            }
            (name, rewritten)
        })
        .collect();
    (patch, touched)
}

/// The key of a record once another one bears a fresh id.
fn name_of(other: &RecordKey, change: &Change, key: &RecordKey, fresh: &SmolStr) -> RecordKey {
    if other == key {
        return RecordKey::new(key.table, fresh.clone());
    }
    if other.table != TableName::Placements {
        return other.clone();
    }
    let Change::Added(fields) = change else {
        return other.clone();
    };
    let text = |name: &str| {
        let value = fields.get(&crate::model::FieldPath::own(name));
        value
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned()
    };
    let id = PlacementId::from(format!("{}/{}", text("view"), text("subject")).as_str());
    RecordKey::new(TableName::Placements, id.text().clone())
}
