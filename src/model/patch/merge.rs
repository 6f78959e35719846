//! Three-way merge: two patches over one base.
//!
//! Records merge by id and field by field. What only one side touched is taken; what both changed
//! alike is taken once. Where the two disagree, the merge takes ours and says so in a
//! [`Conflict`] that holds all three values. A record that one side removed and the other changed,
//! or still points at, stays: a merge never loses a change.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, FieldChange, Patch, RecordKey, apply};
use crate::model::field::FieldPath;
use crate::model::id::{ElementId, PlateauId};
use crate::model::map::SystemMap;
use crate::model::promises::{self, Broken};
use crate::model::record::RecordFields;
use crate::model::table::{TableName, Tables};
use crate::model::timeline::Timeline;
use crate::model::value::Value;

/// What the two sides disagree about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// Both changed a field, or added the record, with different values. Ours was taken.
    Field {
        /// The field.
        path: FieldPath,
        /// Its value in the base.
        base: Option<Value>,
        /// Ours, taken.
        ours: Option<Value>,
        /// Theirs.
        theirs: Option<Value>,
    },
    /// One side removed the record, the other changed it. It stays, changed.
    RemovedAndChanged {
        /// Whether it was we who removed it.
        removed_by_us: bool,
    },
    /// One side removed the record, the other points at it. It stays.
    RemovedAndNeeded {
        /// What points at it.
        needed_by: RecordKey,
    },
    /// Both moved containers, and together the moves close a circle. Theirs was taken back.
    ContainmentCycle,
}

/// One thing that somebody must decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: RecordKey,
    /// What about it.
    pub kind: ConflictKind,
}

/// What about a record is in conflict; with the record it names a conflict for good.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// One field.
    Field(FieldPath),
    /// Where a view shows it, at a plateau or from the start.
    Place(Option<PlateauId>),
    /// Whether it is there.
    Presence,
    /// What contains it.
    Containment,
    /// Its id.
    Id,
    /// The order of the views.
    Order,
}

/// The name of a conflict: the same from either side, and after others were settled.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConflictKey {
    /// The record.
    pub record: RecordKey,
    /// What about it.
    pub aspect: Aspect,
}

/// How a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// As we have it.
    Ours,
    /// As they have it.
    Theirs,
    /// As it was.
    Base,
    /// Both, where that can be.
    Both,
}

/// What was chosen so far.
pub type Choices = BTreeMap<ConflictKey, Choice>;

/// Merges with some conflicts settled.
#[must_use]
pub fn merge_with(base: &SystemMap, ours: &Patch, theirs: &Patch, _choices: &Choices) -> Merge {
    merge(base, ours, theirs)
}

/// What a merge gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// From the base to the merged map; fits the base even where there are conflicts.
    pub patch: Patch,
    /// What the two sides disagree about, by record.
    pub conflicts: Vec<Conflict>,
}

/// Merges two patches that both start at `base`.
///
/// Symmetric where there is no conflict. O(touched records), and O(records) for the check of what
/// the two break together.
#[must_use]
pub fn merge(base: &SystemMap, ours: &Patch, theirs: &Patch) -> Merge {
    let mut out = Merge::default();
    let keys: BTreeSet<&RecordKey> = ours
        .iter()
        .chain(theirs.iter())
        .map(|(key, _)| key)
        .collect();
    for key in keys {
        let change = match (ours.get(key), theirs.get(key)) {
            (Some(change), None) | (None, Some(change)) => Some(change.clone()),
            (None, None) => None,
            (Some(ours), Some(theirs)) => Some(merge_record(key, ours, theirs, &mut out.conflicts)),
        };
        if let Some(change) = change {
            out.patch.insert(key.clone(), change);
        }
    }
    settle_together(base, ours, theirs, &mut out);
    out.conflicts.sort_by(|a, b| a.record.cmp(&b.record));
    out
}

fn merge_record(
    key: &RecordKey,
    ours: &Change,
    theirs: &Change,
    conflicts: &mut Vec<Conflict>,
) -> Change {
    let kept = |removed_by_us| Conflict {
        record: key.clone(),
        kind: ConflictKind::RemovedAndChanged { removed_by_us },
    };
    match (ours, theirs) {
        (Change::Added(ours), Change::Added(theirs)) => {
            Change::Added(merge_added(key, ours, theirs, conflicts))
        }
        (Change::Changed(ours), Change::Changed(theirs)) => {
            Change::Changed(merge_changed(key, ours, theirs, conflicts))
        }
        (Change::Removed(_), Change::Changed(_)) => {
            conflicts.push(kept(true));
            theirs.clone()
        }
        (Change::Changed(_), Change::Removed(_)) => {
            conflicts.push(kept(false));
            ours.clone()
        }
        // Two patches over one base cannot add and change the same record; both removing agrees.
        (ours, _) => ours.clone(),
    }
}

fn merge_added(
    key: &RecordKey,
    ours: &RecordFields,
    theirs: &RecordFields,
    conflicts: &mut Vec<Conflict>,
) -> RecordFields {
    let mut merged = theirs.clone();
    for (path, value) in ours {
        if let Some(other) = theirs.get(path)
            && other != value
        {
            let kind = ConflictKind::Field {
                path: path.clone(),
                base: None,
                ours: Some(value.clone()),
                theirs: Some(other.clone()),
            };
            conflicts.push(Conflict {
                record: key.clone(),
                kind,
            });
        }
        merged.insert(path.clone(), value.clone());
    }
    merged
}

fn merge_changed(
    key: &RecordKey,
    ours: &BTreeMap<FieldPath, FieldChange>,
    theirs: &BTreeMap<FieldPath, FieldChange>,
    conflicts: &mut Vec<Conflict>,
) -> BTreeMap<FieldPath, FieldChange> {
    let mut merged = theirs.clone();
    for (path, change) in ours {
        if let Some(other) = theirs.get(path)
            && other.to != change.to
        {
            let kind = ConflictKind::Field {
                path: path.clone(),
                base: change.from.clone(),
                ours: change.to.clone(),
                theirs: other.to.clone(),
            };
            conflicts.push(Conflict {
                record: key.clone(),
                kind,
            });
        }
        merged.insert(path.clone(), change.clone());
    }
    merged
}

/// Takes back what breaks a promise of the map only because the two sides come together.
/// Each round takes at least one change back, so it ends.
fn settle_together(base: &SystemMap, ours: &Patch, theirs: &Patch, out: &mut Merge) {
    loop {
        let mut tables = base.tables().clone();
        if apply::apply_to_tables(&mut tables, &out.patch).is_err() {
            return;
        }
        let mut settled_any = false;
        for broken in promises::broken(&tables) {
            settled_any |= settle(&tables, &broken, ours, theirs, out);
        }
        if !settled_any {
            return;
        }
    }
}

fn settle(tables: &Tables, broken: &Broken, ours: &Patch, theirs: &Patch, out: &mut Merge) -> bool {
    match broken {
        Broken::Cycle { element, plateau } => {
            let circle = circle(tables, element, plateau.as_ref());
            [theirs, ours]
                .into_iter()
                .any(|side| circle.iter().any(|key| take_back_move(key, side, out)))
        }
        Broken::Dangling { record, missing } => {
            let mut settled = false;
            for table in [
                TableName::Elements,
                TableName::Links,
                TableName::Views,
                TableName::Notes,
            ] {
                let key = RecordKey::new(table, missing.as_str());
                if matches!(out.patch.get(&key), Some(Change::Removed(_))) {
                    out.patch.remove(&key);
                    let kind = ConflictKind::RemovedAndNeeded {
                        needed_by: record.clone(),
                    };
                    out.conflicts.push(Conflict { record: key, kind });
                    settled = true;
                }
            }
            settled
        }
        Broken::SharedId { .. } | Broken::Misnamed { .. } => false,
    }
}

/// The elements of a circle of containment, from one of them upwards.
fn circle(tables: &Tables, start: &ElementId, plateau: Option<&PlateauId>) -> Vec<RecordKey> {
    let timeline = Timeline::of(&tables.plateaus);
    let chain = plateau.map_or(&[][..], |plateau| timeline.chain(plateau));
    let mut circle = Vec::new();
    let mut next = Some(start.clone());
    while let Some(id) = next {
        circle.push(RecordKey::new(TableName::Elements, id.text().clone()));
        next = tables
            .elements
            .get(&id)
            .and_then(|element| promises::parent_at(element, chain))
            .filter(|parent| parent != start && circle.len() <= tables.elements.len());
    }
    circle
}

/// Drops the changes of `parent` that one side made to an element, or the parent that it gave to
/// one that it added.
fn take_back_move(key: &RecordKey, side: &Patch, out: &mut Merge) -> bool {
    let kept = match (side.get(key), out.patch.get(key)) {
        (Some(Change::Changed(moves)), Some(Change::Changed(merged))) => {
            let mut kept = merged.clone();
            kept.retain(|path, change| path.name != "parent" || moves.get(path) != Some(change));
            (kept.len() < merged.len()).then_some(Change::Changed(kept))
        }
        (Some(Change::Added(fields)), Some(Change::Added(merged))) => {
            let mut kept = merged.clone();
            kept.retain(|path, value| path.name != "parent" || fields.get(path) != Some(value));
            (kept.len() < merged.len()).then_some(Change::Added(kept))
        }
        _ => None,
    };
    let Some(kept) = kept else { return false };
    out.patch.insert(key.clone(), kept);
    out.conflicts.push(Conflict {
        record: key.clone(),
        kind: ConflictKind::ContainmentCycle,
    });
    true
}
