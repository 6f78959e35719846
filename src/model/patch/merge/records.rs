//! Record by record, and field by field.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Aspect, Choice, ConflictKey, ConflictKind, Side};
use super::{Merger, lists};
use crate::model::field::FieldPath;
use crate::model::id::{PlateauId, ViewId};
use crate::model::patch::{Change, FieldChange, RecordKey};
use crate::model::record::RecordFields;
use crate::model::table::TableName;
use crate::model::value::{Finite, Value};

type FieldChanges = BTreeMap<FieldPath, FieldChange>;

/// The fields of a placement that say where: together one thing.
const PLACE: [&str; 6] = ["x", "y", "w", "h", "bends", "label_at"];
const ORDER: &str = "order";

impl Merger<'_> {
    /// Merges every record that a side touches.
    pub(super) fn merge_records(&mut self) {
        let [ours, theirs] = self.sides;
        let keys: BTreeSet<&RecordKey> = ours
            .iter()
            .chain(theirs.iter())
            .map(|(key, _)| key)
            .collect();
        for key in keys {
            let change = match (ours.get(key), theirs.get(key)) {
                (Some(change), None) | (None, Some(change)) => Some(change.clone()),
                (None, None) => None,
                (Some(ours), Some(theirs)) => self.merge_record(key, ours, theirs),
            };
            if let Some(change) = change {
                self.patch.insert(key.clone(), change);
            }
        }
    }

    fn merge_record(&mut self, key: &RecordKey, ours: &Change, theirs: &Change) -> Option<Change> {
        match (ours, theirs) {
            (Change::Added(ours), Change::Added(theirs)) => {
                let merged = self.merge_fields(key, &from_nothing(ours), &from_nothing(theirs));
                let fields = merged
                    .into_iter()
                    .filter_map(|(path, change)| Some((path, change.to?)));
                Some(Change::Added(fields.collect()))
            }
            (Change::Changed(ours), Change::Changed(theirs)) => {
                Some(Change::Changed(self.merge_fields(key, ours, theirs)))
            }
            (Change::Removed(_), Change::Changed(changed)) => {
                self.removed_and_changed(key, Side::Ours, ours, changed)
            }
            (Change::Changed(changed), Change::Removed(_)) => {
                self.removed_and_changed(key, Side::Theirs, theirs, changed)
            }
            // Two patches over one base cannot add and change the same record; both removing
            // agrees.
            (ours, _) => Some(ours.clone()),
        }
    }

    fn removed_and_changed(
        &mut self,
        key: &RecordKey,
        by: Side,
        removal: &Change,
        changed: &FieldChanges,
    ) -> Option<Change> {
        let kind = ConflictKind::Removed {
            by,
            changed: changed.clone(),
            needed_by: BTreeSet::new(),
        };
        let choice = self.conflict(key, kind);
        if choice == by.choice() {
            Some(removal.clone())
        } else if choice == Choice::Base {
            None
        } else {
            Some(Change::Changed(changed.clone()))
        }
    }

    fn merge_fields(
        &mut self,
        key: &RecordKey,
        ours: &FieldChanges,
        theirs: &FieldChanges,
    ) -> FieldChanges {
        let mut merged = FieldChanges::new();
        let paths: BTreeSet<&FieldPath> = ours.keys().chain(theirs.keys()).collect();
        for path in &paths {
            if is_place(key, path) {
                continue;
            }
            let change = match (ours.get(path), theirs.get(path)) {
                (Some(change), None) | (None, Some(change)) => Some(change.clone()),
                (None, None) => None,
                (Some(ours), Some(theirs)) => self.merge_field(key, path, ours, theirs),
            };
            if let Some(change) = change.filter(|change| change.from != change.to) {
                merged.insert((*path).clone(), change);
            }
        }
        let plateaus: BTreeSet<&Option<PlateauId>> = paths
            .iter()
            .filter(|path| is_place(key, path))
            .map(|path| &path.plateau)
            .collect();
        for plateau in plateaus {
            let of = |side: &FieldChanges| -> FieldChanges {
                side.iter()
                    .filter(|(path, _)| is_place(key, path) && path.plateau == *plateau)
                    .map(|(path, change)| (path.clone(), change.clone()))
                    .collect()
            };
            merged.extend(self.merge_place(key, plateau, of(ours), of(theirs)));
        }
        merged
    }

    fn merge_field(
        &mut self,
        key: &RecordKey,
        path: &FieldPath,
        ours: &FieldChange,
        theirs: &FieldChange,
    ) -> Option<FieldChange> {
        if ours.to == theirs.to {
            return Some(ours.clone());
        }
        if let Some((by, kept)) = self.removed_plateau(path) {
            // Whether the plateau stays decides; see `together`.
            if let Some(plateau) = &path.plateau {
                let plateau = RecordKey::new(TableName::Plateaus, plateau.text().clone());
                self.presence(&plateau, by, Some(key));
            }
            let takes_theirs = (by == Side::Ours) == kept;
            return Some(if takes_theirs { theirs } else { ours }.clone());
        }
        let base = &ours.from;
        let to = |to: Option<Value>| {
            Some(FieldChange {
                from: base.clone(),
                to,
            })
        };
        let [our, their] = [ours.to.as_ref(), theirs.to.as_ref()];
        if let Some(merged) = lists::merge(key.table, path, base.as_ref(), our, their) {
            return to(merged);
        }
        if key.table == TableName::Views && *path == FieldPath::own(ORDER) {
            // The order of all views is one thing; see `merge_order`.
            return Some(ours.clone());
        }
        let kind = ConflictKind::Field {
            path: path.clone(),
            base: base.clone(),
            ours: ours.to.clone(),
            theirs: theirs.to.clone(),
        };
        match self.conflict(key, kind) {
            Choice::Ours => Some(ours.clone()),
            Choice::Theirs => Some(theirs.clone()),
            Choice::Base => None,
            Choice::Both => to(lists::union(our, their)),
        }
    }

    /// Of an override at a plateau that one side removed: who did, and whether it stays.
    fn removed_plateau(&self, path: &FieldPath) -> Option<(Side, bool)> {
        let plateau = path.plateau.as_ref()?;
        let key = RecordKey::new(TableName::Plateaus, plateau.text().clone());
        let removes = |side: Side| matches!(self.side(side).get(&key), Some(Change::Removed(_)));
        let by = match (removes(Side::Ours), removes(Side::Theirs)) {
            (true, false) => Side::Ours,
            (false, true) => Side::Theirs,
            _ => return None,
        };
        Some((by, self.keeps(&key, by)))
    }

    /// Whether a record that one side removed and the other needs or changed stays.
    pub(super) fn keeps(&self, record: &RecordKey, by: Side) -> bool {
        let key = ConflictKey {
            record: record.clone(),
            aspect: Aspect::Presence,
        };
        match self.choices.get(&key) {
            Some(choice) => *choice != by.choice(),
            None => record.table != TableName::Placements,
        }
    }

    fn merge_place(
        &mut self,
        key: &RecordKey,
        plateau: &Option<PlateauId>,
        ours: FieldChanges,
        theirs: FieldChanges,
    ) -> FieldChanges {
        if ours.is_empty() || ours == theirs {
            return theirs;
        }
        if theirs.is_empty() {
            return ours;
        }
        let base_fields = self.base.tables().fields_of(key.table, &key.id);
        let base: RecordFields = base_fields
            .unwrap_or_default()
            .into_iter()
            .filter(|(path, _)| is_place(key, path) && path.plateau == *plateau)
            .collect();
        let after = |changes: &FieldChanges| {
            let mut fields = base.clone();
            for (path, change) in changes {
                match &change.to {
                    Some(value) => fields.insert(path.clone(), value.clone()),
                    None => fields.remove(path),
                };
            }
            fields
        };
        let kind = ConflictKind::Place {
            plateau: plateau.clone(),
            ours: after(&ours),
            theirs: after(&theirs),
            base,
        };
        match self.conflict(key, kind) {
            Choice::Theirs => theirs,
            // A new placement has no other place than those of the two.
            Choice::Base if self.base.tables().fields_of(key.table, &key.id).is_some() => {
                FieldChanges::new()
            }
            _ => ours,
        }
    }

    /// The order of the views, which stands as a number with each: taken from one side as a whole.
    pub(super) fn merge_order(&mut self) {
        let path = FieldPath::own(ORDER);
        let sorted = |side: Side| {
            let change = |key: &RecordKey| self.side(side).get(key);
            self.sorted_views(|key, base| match change(key) {
                Some(Change::Changed(fields)) => fields.get(&path).map_or(Some(base), |change| {
                    change.to.as_ref().map_or(Some(0.0), Value::as_number)
                }),
                _ => Some(base),
            })
        };
        let touches = |side: Side| {
            self.side(side).iter().any(|(key, change)| {
                key.table == TableName::Views
                    && matches!(change, Change::Changed(fields) if fields.contains_key(&path))
            })
        };
        if !Side::BOTH.into_iter().all(touches) {
            return;
        }
        let base = self.sorted_views(|_, order| Some(order));
        let (ours, theirs) = (sorted(Side::Ours), sorted(Side::Theirs));
        let taken = if ours == theirs || theirs == base {
            // Equal orders may still stand in other numbers: the lesser ones, from either side.
            if ours == theirs && self.numbers(Side::Theirs) < self.numbers(Side::Ours) {
                Some(Side::Theirs)
            } else {
                Some(Side::Ours)
            }
        } else if ours == base {
            Some(Side::Theirs)
        } else {
            let kind = ConflictKind::Order { base, ours, theirs };
            let record = RecordKey::new(TableName::Map, "map");
            match self.conflict(&record, kind) {
                Choice::Theirs => Some(Side::Theirs),
                Choice::Base => None,
                _ => Some(Side::Ours),
            }
        };
        self.take_order(taken);
    }

    /// The views of the base in some order.
    fn sorted_views(&self, order: impl Fn(&RecordKey, f64) -> Option<f64>) -> Vec<ViewId> {
        let views = self.base.tables().views.iter();
        let mut sorted: Vec<(Finite, ViewId)> = views
            .map(|view| {
                let key = RecordKey::of(view.as_ref());
                let number = order(&key, view.order.get()).and_then(Finite::new);
                (number.unwrap_or_default(), view.id.clone())
            })
            .collect();
        sorted.sort();
        sorted.into_iter().map(|(_, id)| id).collect()
    }

    fn numbers(&self, side: Side) -> Vec<(RecordKey, Option<Value>)> {
        let path = FieldPath::own(ORDER);
        let views = self.side(side).iter().filter_map(|(key, change)| {
            let Change::Changed(fields) = change else {
                return None;
            };
            let change = fields.get(&path)?;
            (key.table == TableName::Views).then(|| (key.clone(), change.to.clone()))
        });
        views.collect()
    }

    /// Writes the numbers of one side, or of the base, into the merged views.
    fn take_order(&mut self, side: Option<Side>) {
        let path = FieldPath::own(ORDER);
        let views: Vec<RecordKey> = self
            .base
            .tables()
            .views
            .iter()
            .map(|view| RecordKey::of(view.as_ref()))
            .collect();
        for key in views {
            let chosen = side.and_then(|side| match self.side(side).get(&key) {
                Some(Change::Changed(fields)) => fields.get(&path).cloned(),
                _ => None,
            });
            let mut fields = match self.patch.get(&key) {
                Some(Change::Removed(_) | Change::Added(_)) => continue,
                Some(Change::Changed(fields)) => fields.clone(),
                None => FieldChanges::new(),
            };
            match chosen {
                Some(change) => fields.insert(path.clone(), change),
                None => fields.remove(&path),
            };
            self.patch.insert(key, Change::Changed(fields));
        }
    }
}

fn is_place(key: &RecordKey, path: &FieldPath) -> bool {
    key.table == TableName::Placements && PLACE.contains(&path.name.as_str())
}

/// The fields of a new record as changes from their defaults.
fn from_nothing(fields: &RecordFields) -> FieldChanges {
    let change = |(path, value): (&FieldPath, &Value)| {
        let change = FieldChange {
            from: None,
            to: Some(value.clone()),
        };
        (path.clone(), change)
    };
    fields.iter().map(change).collect()
}
