//! What two sound sides break together.
//!
//! Each side keeps the promises of the map; both at once may not: one removes what the other points
//! at, or two moves close a circle. Round after round the first thing that is amiss is put right,
//! by the choice where there is one and by bringing back where there is none, until nothing is.
//! What was let go never comes back and what came back is never taken again, so the rounds end.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Aspect, ConflictKey, ConflictKind, Side};
use super::{Merger, contains, references};
use crate::model::field::FieldPath;
use crate::model::patch::{Change, FieldChange, RecordKey, apply, diff_tables};
use crate::model::promises::{self, Broken};
use crate::model::record::SINCE;
use crate::model::table::{TableName, Tables};
use crate::model::value::Value;

const PARENT: &str = "parent";

/// Something that one side did points at what the other removed.
struct Need {
    needer: RecordKey,
    path: FieldPath,
    target: RecordKey,
    by: Side,
}

/// What a side removed, by what it could not be without.
type Dependents = BTreeMap<RecordKey, BTreeSet<RecordKey>>;

impl Merger<'_> {
    /// Makes the merged patch keep all promises; gives the merged records.
    pub(super) fn hold_together(&mut self) -> Tables {
        let dependents = Side::BOTH.map(|side| self.dependents(side));
        self.bring_along(&dependents);
        let needs = self.needs();
        // Each round lets go or brings back at least one record or reference.
        let most = 16 + 4 * (self.side(Side::Ours).len() + self.side(Side::Theirs).len());
        for _ in 0..most {
            let mut tables = self.base.tables().clone();
            if apply::apply_to_tables(&mut tables, &self.patch).is_err() {
                break;
            }
            // What is let go first: it may be all that needs something else.
            let mut has_moved = needs.iter().any(|need| {
                !self.keeps(&need.target, need.by) && self.meet(need, &tables, &dependents)
            });
            if has_moved {
                continue;
            }
            for need in &needs {
                has_moved |= self.meet(need, &tables, &dependents);
            }
            if has_moved {
                continue;
            }
            if self.base.with(&self.patch).is_ok() {
                return tables;
            }
            let all = promises::broken(&tables);
            // What went for a known reason takes along what hung on it, for that reason.
            let (known, open): (Vec<_>, Vec<_>) =
                all.iter().partition(|broken| self.is_explained(broken));
            for broken in if known.is_empty() { open } else { known } {
                has_moved |= self.put_right(&tables, broken, &dependents);
            }
            if !has_moved {
                break;
            }
        }
        self.mend()
    }

    /// The last resort, which no merge is known to need: what still breaks a promise is cut, as
    /// when a damaged file is read.
    fn mend(&mut self) -> Tables {
        let mut tables = self.base.tables().clone();
        if apply::apply_to_tables(&mut tables, &self.patch).is_err() {
            self.patch = self.side(Side::Ours).clone();
            tables = self.base.tables().clone();
            let _ours_fits = apply::apply_to_tables(&mut tables, &self.patch).is_ok();
        }
        let cut = promises::mend(&mut tables);
        debug_assert!(cut.is_empty(), "the merge broke {cut:?}");
        self.patch = diff_tables(self.base.tables(), &tables);
        tables
    }

    /// All that points across: what each side did, at what the other removed.
    fn needs(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        for side in Side::BOTH {
            let other = side.other();
            for (key, change) in self.side(side).iter() {
                let values: Vec<(&FieldPath, &Value)> = match change {
                    Change::Added(fields) => fields.iter().collect(),
                    Change::Changed(fields) => fields
                        .iter()
                        .filter_map(|(path, change)| Some((path, change.to.as_ref()?)))
                        .collect(),
                    Change::Removed(_) => continue,
                };
                for (path, value) in values {
                    for target in references::of_field(key.table, path, value) {
                        let removed = |side: Side| {
                            matches!(self.side(side).get(&target), Some(Change::Removed(_)))
                        };
                        // Where a link or a note lies on a drawing is no reason to keep it.
                        let is_place = key.table == TableName::Placements
                            && matches!(target.table, TableName::Links | TableName::Notes);
                        if removed(other) && !removed(side) && !is_place {
                            needs.push(Need {
                                needer: key.clone(),
                                path: path.clone(),
                                target,
                                by: other,
                            });
                        }
                    }
                }
            }
        }
        needs
    }

    fn meet(&mut self, need: &Need, tables: &Tables, dependents: &[Dependents; 2]) -> bool {
        let Some(fields) = tables.fields_of(need.needer.table, &need.needer.id) else {
            return false;
        };
        let points = fields.get(&need.path).is_some_and(|value| {
            references::of_field(need.needer.table, &need.path, value).contains(&need.target)
        });
        if !points || self.not_needed.contains(&need.target) {
            return false;
        }
        let key = self.presence(&need.target, need.by, Some(&need.needer));
        // It may have come back in this very round, which `tables` does not know.
        if !self.is_removed(&need.target) {
            return false;
        }
        if self.keeps(&need.target, need.by)
            && self.bring_back(&need.target, need.by, &key, dependents)
        {
            return true;
        }
        self.detach(tables, &need.needer, &need.target, Some(&key))
    }

    /// The conflict about whether a record stays; made where there is none yet.
    pub(super) fn presence(
        &mut self,
        record: &RecordKey,
        by: Side,
        needer: Option<&RecordKey>,
    ) -> ConflictKey {
        let key = ConflictKey {
            record: record.clone(),
            aspect: Aspect::Presence,
        };
        if !self.conflicts.contains_key(&key) {
            let kind = ConflictKind::Removed {
                by,
                changed: BTreeMap::new(),
                needed_by: BTreeSet::new(),
            };
            self.conflict(record, kind);
        }
        if let Some(conflict) = self.conflicts.get_mut(&key)
            && let ConflictKind::Removed { needed_by, .. } = &mut conflict.kind
        {
            needed_by.extend(needer.cloned());
        }
        key
    }

    /// What each removed record took along: places and links, which cannot be without it, and the
    /// content of a container, which deleting takes along.
    fn dependents(&self, side: Side) -> Dependents {
        let mut out = Dependents::new();
        for (key, change) in self.side(side).iter() {
            let Change::Removed(fields) = change else {
                continue;
            };
            for (path, value) in fields {
                let holds = match key.table {
                    TableName::Placements => matches!(path.name.as_str(), "view" | "subject"),
                    TableName::Links => matches!(path.name.as_str(), "from" | "to"),
                    TableName::Elements => matches!(path.name.as_str(), PARENT | SINCE),
                    _ => path.name == SINCE,
                };
                if holds && path.plateau.is_none() {
                    for target in references::of_field(key.table, path, value) {
                        out.entry(target).or_default().insert(key.clone());
                    }
                }
            }
        }
        out
    }

    /// What stays because the other side changed it brings its own along.
    fn bring_along(&mut self, dependents: &[Dependents; 2]) {
        let kept: Vec<(ConflictKey, Side)> = self
            .conflicts
            .iter()
            .filter_map(|(key, conflict)| match &conflict.kind {
                ConflictKind::Removed { by, .. } => {
                    (conflict.choice() != by.choice()).then(|| (key.clone(), *by))
                }
                _ => None,
            })
            .collect();
        for (key, by) in kept {
            self.bring_what_hangs_on(&key.record, by, &key, true, dependents);
        }
    }

    /// Takes a removal back, and that of what cannot be without the record. Gives whether there was
    /// one to take back.
    fn bring_back(
        &mut self,
        record: &RecordKey,
        by: Side,
        cause: &ConflictKey,
        dependents: &[Dependents; 2],
    ) -> bool {
        let came = self.bring_one_back(record, by);
        if came {
            self.bring_what_hangs_on(record, by, cause, false, dependents);
        }
        came
    }

    fn bring_one_back(&mut self, record: &RecordKey, by: Side) -> bool {
        if self.dropped.contains_key(record) || !self.is_removed(record) {
            return false;
        }
        self.patch.remove(record);
        if let Some(change @ Change::Changed(_)) = self.side(by.other()).get(record) {
            self.patch.insert(record.clone(), change.clone());
        }
        true
    }

    fn bring_what_hangs_on(
        &mut self,
        record: &RecordKey,
        by: Side,
        cause: &ConflictKey,
        with_content: bool,
        dependents: &[Dependents; 2],
    ) {
        let mut open = vec![record.clone()];
        while let Some(next) = open.pop() {
            self.attach_again(&next, by, cause);
            for key in dependents[by as usize].get(&next).into_iter().flatten() {
                let is_content = !matches!(key.table, TableName::Placements | TableName::Links);
                let removed_by_both =
                    matches!(self.side(by.other()).get(key), Some(Change::Removed(_)));
                let chosen = self.choices.get(&ConflictKey {
                    record: key.clone(),
                    aspect: Aspect::Presence,
                });
                if removed_by_both
                    || (is_content && !with_content)
                    || chosen == Some(&by.choice())
                    || !self.has_its_ends(key)
                {
                    continue;
                }
                if self.bring_one_back(key, by) {
                    open.push(key.clone());
                    self.touch(cause, key);
                }
            }
        }
    }

    /// Whether all that a removed link or placement points at is there.
    fn has_its_ends(&self, key: &RecordKey) -> bool {
        let Some(fields) = self.base.tables().fields_of(key.table, &key.id) else {
            return false;
        };
        let ends = fields.iter().filter(|(path, _)| {
            path.plateau.is_none()
                && match key.table {
                    TableName::Links => matches!(path.name.as_str(), "from" | "to"),
                    TableName::Placements => matches!(path.name.as_str(), "view" | "subject"),
                    _ => false,
                }
        });
        ends.flat_map(|(path, value)| references::of_field(key.table, path, value))
            .all(|target| !self.is_removed(&target))
    }

    /// What the side that removed a record cleared elsewhere because of it points at it again:
    /// targets of notes, entries of lists, overrides at a plateau.
    fn attach_again(&mut self, record: &RecordKey, by: Side, cause: &ConflictKey) {
        let mut again: Vec<(RecordKey, FieldPath, FieldChange)> = Vec::new();
        for (key, change) in self.side(by).iter() {
            let Change::Changed(fields) = change else {
                continue;
            };
            for (path, change) in fields {
                let Some(from) = &change.from else { continue };
                let points = references::of_field(key.table, path, from).contains(record);
                let cleared =
                    change.to.is_none() || change.to == references::without(from, &record.id);
                if points && cleared {
                    again.push((key.clone(), path.clone(), change.clone()));
                }
            }
        }
        for (key, path, ours) in again {
            if let Some(Change::Changed(merged)) = self.patch.get(&key)
                && merged.get(&path) == Some(&ours)
            {
                let mut merged = merged.clone();
                merged.remove(&path);
                self.patch.insert(key.clone(), Change::Changed(merged));
                self.touch(cause, &key);
            }
        }
    }

    fn is_removed(&self, key: &RecordKey) -> bool {
        matches!(self.patch.get(key), Some(Change::Removed(_)))
    }

    pub(super) fn touch(&mut self, cause: &ConflictKey, key: &RecordKey) {
        if let Some(conflict) = self.conflicts.get_mut(cause) {
            conflict.touches.insert(key.clone());
        }
    }

    fn is_explained(&self, broken: &Broken) -> bool {
        let Broken::Dangling { missing, .. } = broken else {
            return false;
        };
        self.dropped.keys().any(|key| key.id == *missing)
    }

    fn put_right(
        &mut self,
        tables: &Tables,
        broken: &Broken,
        dependents: &[Dependents; 2],
    ) -> bool {
        match broken {
            Broken::Dangling { record, missing } => {
                let named = [
                    TableName::Elements,
                    TableName::Links,
                    TableName::Views,
                    TableName::Notes,
                ]
                .map(|table| RecordKey::new(table, missing.clone()));
                let is_gone =
                    |key: &&RecordKey| self.dropped.contains_key(*key) || self.is_removed(key);
                let Some(gone) = named.iter().find(is_gone) else {
                    let came_back = named.iter().any(|key| contains(self.base.tables(), key));
                    return !came_back && self.detach(tables, record, &named[0], None);
                };
                self.put_reference_right(tables, record, gone, dependents)
            }
            Broken::Cycle { element, plateau } => {
                self.open_circle(tables, element, plateau.as_ref())
            }
            Broken::SharedId { record } => {
                let taken = [
                    TableName::Elements,
                    TableName::Links,
                    TableName::Views,
                    TableName::Notes,
                ]
                .map(|table| RecordKey::new(table, record.id.clone()));
                // What came back makes room again for what was given its id.
                let came_back = taken.into_iter().find(|key| {
                    let removed = Side::BOTH
                        .into_iter()
                        .any(|side| matches!(self.side(side).get(key), Some(Change::Removed(_))));
                    removed && contains(tables, key)
                });
                let goes = came_back.unwrap_or_else(|| record.clone());
                self.drop_record(tables, &goes, None)
            }
            Broken::Misnamed { record } => self.drop_record(tables, record, None),
        }
    }

    fn put_reference_right(
        &mut self,
        tables: &Tables,
        record: &RecordKey,
        gone: &RecordKey,
        dependents: &[Dependents; 2],
    ) -> bool {
        let removed = |side: Side| matches!(self.side(side).get(gone), Some(Change::Removed(_)));
        let by = match (removed(Side::Ours), removed(Side::Theirs)) {
            (true, false) => Some(Side::Ours),
            (false, true) => Some(Side::Theirs),
            _ => None,
        };
        let is_place = record.table == TableName::Placements
            && matches!(gone.table, TableName::Links | TableName::Notes);
        if let Some(by) = by
            && !is_place
            && !self.dropped.contains_key(gone)
            && !self.not_needed.contains(gone)
        {
            let key = self.presence(gone, by, Some(record));
            if self.keeps(gone, by) && self.bring_back(gone, by, &key, dependents) {
                return true;
            }
            return self.detach(tables, record, gone, Some(&key));
        }
        let cause = self.dropped.get(gone).cloned().flatten();
        self.detach(tables, record, gone, cause.as_ref())
    }
}
