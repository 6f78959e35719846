//! What two sound sides break together.
//!
//! Each side keeps the promises of the map; both at once may not: one removes what the other points
//! at, or two moves close a circle. Round after round the first thing that is amiss is put right,
//! by the choice where there is one and by bringing back where there is none, until nothing is.
//! What was let go never comes back and what came back is never taken again, so the rounds end.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Aspect, Choice, ConflictKey, ConflictKind, Move, Side};
use super::{Merger, contains, references};
use crate::model::field::FieldPath;
use crate::model::id::{ElementId, PlateauId};
use crate::model::patch::{Change, FieldChange, RecordKey, apply, diff_tables};
use crate::model::promises::{self, Broken};
use crate::model::record::{RecordFields, SINCE};
use crate::model::table::{TableName, Tables};
use crate::model::timeline::Timeline;
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

    fn touch(&mut self, cause: &ConflictKey, key: &RecordKey) {
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

    /// Makes a record no longer point at one that is gone. A link or a placement goes with it, an
    /// element moves up to what held its holder, anything else forgets the reference.
    fn detach(
        &mut self,
        tables: &Tables,
        needer: &RecordKey,
        gone: &RecordKey,
        cause: Option<&ConflictKey>,
    ) -> bool {
        // It may have gone in this very round.
        let before = tables.fields_of(needer.table, &needer.id);
        let Some(before) = before.filter(|_| !self.dropped.contains_key(needer)) else {
            return false;
        };
        let base = self.base.tables().fields_of(needer.table, &needer.id);
        let base_value = |path: &FieldPath| base.as_ref()?.get(path).cloned();
        let mut after = before.clone();
        for (path, value) in &before {
            if !references::of_field(needer.table, path, value).contains(gone) {
                continue;
            }
            let stands = |value: &Value| {
                let targets = references::of_field(needer.table, path, value);
                targets
                    .iter()
                    .any(|target| target != gone && contains(tables, target))
            };
            let was = base_value(path).filter(stands);
            let new = match (needer.table, path.name.as_str()) {
                _ if path.plateau.as_ref().is_some_and(|at| {
                    gone.table == TableName::Plateaus && *at.text() == gone.id
                }) =>
                {
                    None
                }
                (TableName::Placements, "view" | "subject") => {
                    return self.drop_record(tables, needer, cause);
                }
                (TableName::Links, "from" | "to") if path.plateau.is_none() => match was {
                    Some(was) => Some(was),
                    None => return self.drop_record(tables, needer, cause),
                },
                (_, SINCE) => match was {
                    Some(was) => Some(was),
                    None if base.is_none() => return self.drop_record(tables, needer, cause),
                    None => base_value(path).filter(|value| value.as_text() != Some(&gone.id)),
                },
                (TableName::Elements, PARENT) if path.plateau.is_none() => {
                    self.holder_of(tables, gone, needer).map(Value::Text)
                }
                (TableName::Elements | TableName::Links, name)
                    if references::is_reference(name) =>
                {
                    continue;
                }
                _ => references::without(value, &gone.id),
            };
            match new {
                Some(value) => after.insert(path.clone(), value),
                None => after.remove(path),
            };
        }
        if after == before {
            return false;
        }
        self.set_merged(needer, Some(&after));
        if let Some(cause) = cause {
            self.touch(cause, needer);
        }
        true
    }

    /// What held an element that is gone, or held that, as far up as something is still there.
    fn holder_of(
        &self,
        tables: &Tables,
        gone: &RecordKey,
        except: &RecordKey,
    ) -> Option<smol_str::SmolStr> {
        let mut seen = BTreeSet::new();
        let mut next = gone.clone();
        while seen.insert(next.clone()) {
            let fields = self.base.tables().fields_of(next.table, &next.id)?;
            let parent = fields.get(&FieldPath::own(PARENT))?.as_text()?;
            next = RecordKey::new(TableName::Elements, parent);
            if contains(tables, &next) && next != *except {
                return Some(next.id);
            }
        }
        None
    }

    fn drop_record(
        &mut self,
        tables: &Tables,
        key: &RecordKey,
        cause: Option<&ConflictKey>,
    ) -> bool {
        if !contains(tables, key) || self.dropped.contains_key(key) {
            return false;
        }
        self.set_merged(key, None);
        self.dropped.insert(key.clone(), cause.cloned());
        if let Some(cause) = cause {
            self.touch(cause, key);
        }
        true
    }

    /// Writes what becomes of a record into the merged patch.
    fn set_merged(&mut self, key: &RecordKey, fields: Option<&RecordFields>) {
        let base = self.base.tables().fields_of(key.table, &key.id);
        let change = match (base, fields) {
            (None, None) => None,
            (None, Some(fields)) => Some(Change::Added(fields.clone())),
            (Some(base), None) => Some(Change::Removed(base)),
            (Some(base), Some(fields)) => {
                let paths: BTreeSet<&FieldPath> = base.keys().chain(fields.keys()).collect();
                let changed = paths.into_iter().filter_map(|path| {
                    let (from, to) = (base.get(path).cloned(), fields.get(path).cloned());
                    (from != to).then(|| (path.clone(), FieldChange { from, to }))
                });
                Some(Change::Changed(changed.collect()))
            }
        };
        match change {
            Some(change) => self.patch.insert(key.clone(), change),
            None => drop(self.patch.remove(key)),
        }
    }

    /// Takes one move of a circle back, by the side that loses.
    fn open_circle(
        &mut self,
        tables: &Tables,
        element: &ElementId,
        plateau: Option<&PlateauId>,
    ) -> bool {
        let timeline = Timeline::of(&tables.plateaus);
        let chain = plateau.map_or(&[][..], |plateau| timeline.chain(plateau));
        let circle = circle(tables, element, chain);
        let moves = self.moves_of(tables, &circle, chain);
        let Some(first) = moves.iter().map(|step| &step.element).min() else {
            return self.cut_circle(tables, element, chain);
        };
        let record = RecordKey::new(TableName::Elements, first.text().clone());
        let kind = ConflictKind::Cycle {
            plateau: plateau.cloned(),
            moves: moves.clone(),
        };
        let choice = self.conflict(&record, kind);
        let key = ConflictKey {
            record,
            aspect: Aspect::Containment,
        };
        for step in &moves {
            let moved = RecordKey::new(TableName::Elements, step.element.text().clone());
            self.touch(&key, &moved);
        }
        // What was moved before what came new: a new element has no place to go back to.
        let is_new = |step: &&Move| step.from.is_none();
        let of = |side: Option<Side>| {
            let mut steps: Vec<&Move> = moves
                .iter()
                .filter(|step| side.is_none_or(|side| step.side == side))
                .collect();
            steps.sort_by_key(|step| is_new(step));
            steps
        };
        let loser = match choice {
            Choice::Theirs => Some(Side::Ours),
            Choice::Base => None,
            _ => Some(Side::Theirs),
        };
        let mut losing = of(loser);
        if losing.is_empty() {
            losing = of(None);
        }
        if choice != Choice::Base {
            losing.truncate(1);
        }
        let mut has_moved = false;
        for step in losing {
            has_moved |= self.take_back(tables, step);
        }
        has_moved
    }

    /// A circle that nobody closed: it lay in overrides at a plateau that came back.
    fn cut_circle(&mut self, tables: &Tables, element: &ElementId, chain: &[PlateauId]) -> bool {
        let key = RecordKey::new(TableName::Elements, element.text().clone());
        let Some(mut fields) = tables.fields_of(key.table, &key.id) else {
            return false;
        };
        let overrides = chain.iter().rev();
        let path = overrides
            .map(|plateau| FieldPath::at(plateau.clone(), PARENT))
            .chain([FieldPath::own(PARENT)])
            .find(|path| fields.contains_key(path));
        if path.is_none_or(|path| fields.remove(&path).is_none()) {
            return false;
        }
        self.set_merged(&key, Some(&fields));
        true
    }

    fn take_back(&mut self, tables: &Tables, step: &Move) -> bool {
        let key = RecordKey::new(TableName::Elements, step.element.text().clone());
        let Some(mut fields) = tables.fields_of(key.table, &key.id) else {
            return false;
        };
        if fields.get(&step.path) == step.from.as_ref() {
            return false;
        }
        match &step.from {
            Some(value) => fields.insert(step.path.clone(), value.clone()),
            None => fields.remove(&step.path),
        };
        self.set_merged(&key, Some(&fields));
        true
    }

    /// The moves of either side that a circle is made of.
    fn moves_of(&self, tables: &Tables, circle: &[ElementId], chain: &[PlateauId]) -> Vec<Move> {
        let mut moves = Vec::new();
        for element in circle {
            let key = RecordKey::new(TableName::Elements, element.text().clone());
            let fields = tables.fields_of(key.table, &key.id).unwrap_or_default();
            let base = self.base.tables().fields_of(key.table, &key.id);
            for side in Side::BOTH {
                let paths = chain
                    .iter()
                    .map(|plateau| FieldPath::at(plateau.clone(), PARENT))
                    .chain([FieldPath::own(PARENT)]);
                for path in paths {
                    let to = match self.side(side).get(&key) {
                        Some(Change::Added(fields)) => fields.get(&path).cloned(),
                        Some(Change::Changed(fields)) => match fields.get(&path) {
                            Some(change) => change.to.clone(),
                            None => continue,
                        },
                        _ => continue,
                    };
                    let from = base.as_ref().and_then(|base| base.get(&path).cloned());
                    if fields.get(&path) == to.as_ref() && from != to {
                        moves.push(Move {
                            element: element.clone(),
                            path,
                            side,
                            from,
                            to,
                        });
                    }
                }
            }
        }
        moves.sort_by(|a, b| (&a.element, &a.path, a.side).cmp(&(&b.element, &b.path, b.side)));
        moves
    }
}

/// The elements of a circle of containment, from one of them upwards.
fn circle(tables: &Tables, start: &ElementId, chain: &[PlateauId]) -> Vec<ElementId> {
    let mut circle = Vec::new();
    let mut next = Some(start.clone());
    while let Some(id) = next {
        next = tables
            .elements
            .get(&id)
            .and_then(|element| promises::parent_at(element, chain))
            .filter(|parent| parent != start && circle.len() <= tables.elements.len());
        circle.push(id);
    }
    circle
}
