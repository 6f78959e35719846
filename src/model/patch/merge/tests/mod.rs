//! What everybody relies on: no change is lost, no side has more of a say than the other, and
//! whatever is chosen, the map keeps its promises.
//!
//! Random walks over a map with containers, links, places, notes, plateaus, overrides, work packages
//! and views. The walks of both sides draw from few ids, so that they meet often.

mod kinds;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use smol_str::SmolStr;

use super::*;
use crate::model::patch::{Change, Patch, RecordKey, diff};
use crate::model::promises::broken;
use crate::model::{
    Element, ElementId, FieldPath, Finite, Link, LinkId, Note, Placement, Plateau, PlateauId,
    Record, Reply, SubjectId, SystemMap, TableName, Tables, Value, View, ViewId, WorkPackage,
};

/// One edit of a walk: which, on what, with what. Numbers are taken modulo what there is.
type Edit = (u8, u8, u8, u8);

fn edits(length: usize) -> impl Strategy<Value = Vec<Edit>> {
    proptest::collection::vec(any::<Edit>(), 0..length)
}

fn element(number: u8) -> ElementId {
    ElementId::from(format!("e{}", number % 8).as_str())
}

fn plateau(number: u8) -> PlateauId {
    PlateauId::from(["p1", "p2", "p3"][usize::from(number % 3)])
}

fn view(number: u8) -> ViewId {
    ViewId::from(["v", "w"][usize::from(number % 2)])
}

fn subject(number: u8, of: u8) -> SubjectId {
    match of % 4 {
        0 => SubjectId::from(format!("l{}", number % 6).as_str()),
        1 => SubjectId::from(format!("n{}", number % 2).as_str()),
        _ => (&element(number)).into(),
    }
}

/// A timeline of two targets over one base, some elements, two views.
fn start() -> SystemMap {
    let mut tables = Tables::default();
    for (id, base) in [("p1", None), ("p2", Some("p1")), ("p3", Some("p1"))] {
        let mut plateau = Plateau::blank(id.into());
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(Arc::new(plateau));
    }
    for number in 0..5 {
        let blank = Element::blank(element(number));
        tables.elements.insert(Arc::new(blank));
    }
    for (number, id) in [(1.0, "v"), (2.0, "w")] {
        let mut view = View::blank(id.into());
        view.order = Finite::new(number).unwrap();
        tables.views.insert(Arc::new(view));
    }
    tables
        .work_packages
        .insert(Arc::new(WorkPackage::blank("wp".into())));
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty());
    map
}

fn edit<R: Record>(patch: &mut Patch, old: Option<&Arc<R>>, change: impl FnOnce(&mut R)) {
    if let Some(old) = old {
        let mut new = R::clone(old);
        change(&mut new);
        patch.change(old.as_ref(), &new);
    }
}

/// The patch of one edit; it may well break a promise.
fn patch_of(map: &SystemMap, (what, a, b, c): Edit) -> Patch {
    let tables = map.tables();
    // No command overrides anything at a plateau that is not there.
    let is_there = |number: u8| tables.plateaus.contains(&plateau(number));
    let at = match what % 18 {
        7 | 8 => c,
        _ => b,
    };
    if matches!(what % 18, 5 | 7 | 8 | 14 | 17) && !is_there(at) {
        return Patch::new();
    }
    let mut patch = Patch::new();
    let id = element(a);
    let link_id = LinkId::from(format!("l{}", a % 6).as_str());
    let here = tables.elements.get(&id);
    match what % 18 {
        0 | 1 => match here {
            None => {
                let mut new = Element::blank(id);
                new.parent = (b % 2 == 0).then(|| element(c));
                new.name = ["", "x", "y"][usize::from(b % 3)].into();
                patch.add(&new);
            }
            old => edit(&mut patch, old, |new| new.name = format!("name {b}").into()),
        },
        // Deleting as the program does: with content, links and places.
        2 | 3 => return deletion(map, &id),
        4 => edit(&mut patch, here, |new| {
            new.parent = (b % 4 != 0).then(|| element(c));
        }),
        5 => edit(&mut patch, here, |new| {
            let value = (b % 2 == 0).then(|| Value::text(element(c).as_str()));
            let path = FieldPath::at(plateau(b), "parent");
            new.set(&path, value.as_ref()).unwrap();
        }),
        6 => edit(&mut patch, here, |new| {
            let path = FieldPath::own(["k", "users"][usize::from(b % 2)]);
            let value = Value::number(f64::from(c));
            new.set(&path, value.as_ref()).unwrap();
        }),
        7 | 8 => match tables.links.get(&link_id) {
            None => {
                let mut link = Link::blank(link_id);
                (link.from, link.to) = (element(b), element(c));
                patch.add(&link);
            }
            Some(old) if c % 3 == 0 => patch.take(old.as_ref()),
            old => edit(&mut patch, old, |new| {
                new.to = element(b);
                let path = FieldPath::at(plateau(c), "from");
                let value = Value::text(element(b).as_str());
                new.set(&path, Some(&value)).unwrap();
            }),
        },
        9 => {
            let note = Note::blank(["n0", "n1"][usize::from(a % 2)].into());
            match tables.notes.get(&note.id) {
                None => patch.add(&Note {
                    target: (b % 2 == 0).then(|| subject(b, c | 2)),
                    text: format!("{b}").into(),
                    ..note
                }),
                Some(old) if b % 5 == 0 => patch.take(old.as_ref()),
                old => edit(&mut patch, old, |new| {
                    new.replies.push(Reply {
                        created: format!("2027-01-{:02}", 1 + c % 28).into(),
                        text: format!("{b}").into(),
                        ..Reply::default()
                    });
                }),
            }
        }
        10..=12 => {
            let (view, subject) = (view(b), subject(a, c));
            let mut placement = Placement::blank(Placement::id_for(&view, &subject));
            (placement.view, placement.subject) = (view, subject);
            (placement.w, placement.h) = (Finite::new(1.0).unwrap(), Finite::new(1.0).unwrap());
            match tables.placements.get(&placement.id) {
                None => patch.add(&placement),
                Some(old) if c % 5 == 0 => patch.take(old.as_ref()),
                old => edit(&mut patch, old, |new| {
                    let number = Finite::new(f64::from(b)).unwrap();
                    match c % 3 {
                        0 => new.x = number,
                        1 => new.y = number,
                        _ => new.pinned = !new.pinned,
                    }
                }),
            }
        }
        13 => {
            let id = plateau(a);
            match tables.plateaus.get(&id) {
                None => patch.add(&Plateau::blank(id)),
                Some(old) if b % 2 == 0 => {
                    patch.take(old.as_ref());
                    for element in tables.elements.iter() {
                        edit(&mut patch, Some(element), |new| {
                            new.at.remove(&id);
                        });
                    }
                    for link in tables.links.iter() {
                        edit(&mut patch, Some(link), |new| {
                            new.at.remove(&id);
                        });
                    }
                }
                old => edit(&mut patch, old, |new| new.name = format!("{b}").into()),
            }
        }
        14 => edit(&mut patch, here, |new| {
            let path = FieldPath::at(plateau(b), "name");
            let value = (c % 4 != 0).then(|| Value::text(format!("{c}")));
            new.set(&path, value.as_ref()).unwrap();
        }),
        15 => edit(&mut patch, tables.work_packages.get(&"wp".into()), |new| {
            let list = if b % 2 == 0 {
                &mut new.delivers
            } else {
                &mut new.removes
            };
            let subject = subject(a, c);
            match list.iter().position(|other| *other == subject) {
                Some(at) => drop(list.remove(at)),
                None => list.push(subject),
            }
        }),
        16 => match tables.views.get(&view(a)) {
            None => patch.add(&View::blank(view(a))),
            Some(old) if b % 3 == 0 => {
                patch.take(old.as_ref());
                for placement in map.placements_of(&old.id) {
                    patch.take(placement.as_ref());
                }
            }
            old => edit(&mut patch, old, |new| {
                new.order = Finite::new(f64::from(b % 4)).unwrap();
            }),
        },
        _ => {
            let mut new = Element::blank(id);
            new.since = Some(plateau(b));
            if here.is_none() {
                patch.add(&new);
            }
        }
    }
    patch
}

fn deletion(map: &SystemMap, id: &ElementId) -> Patch {
    let removal = all_that_goes(map, id);
    let mut patch = Patch::new();
    let tables = map.tables();
    for element in tables.elements.iter() {
        if removal.contains(element.id.text()) {
            patch.take(element.as_ref());
        }
    }
    for link in tables.links.iter() {
        if removal.contains(link.id.text()) {
            patch.take(link.as_ref());
        }
    }
    for placement in tables.placements.iter() {
        if removal.contains(placement.subject.text()) {
            patch.take(placement.as_ref());
        }
    }
    patch
}

fn all_that_goes(map: &SystemMap, id: &ElementId) -> BTreeSet<SmolStr> {
    let mut out = BTreeSet::new();
    let mut open = vec![id.clone()];
    while let Some(id) = open.pop() {
        if out.insert(id.text().clone()) {
            out.extend(map.links_of(&id).iter().map(|link| link.text().clone()));
            open.extend(map.children_of(&id));
        }
    }
    out
}

/// Walks over a map: edits that do not fit are refused and leave it as it was.
fn walked(map: &SystemMap, edits: &[Edit]) -> SystemMap {
    let mut map = map.clone();
    for edit in edits {
        let patch = patch_of(&map, *edit);
        let _refused = map.apply(&patch).is_err();
    }
    map
}

struct Sides {
    base: SystemMap,
    ours: Patch,
    theirs: Patch,
}

fn two_sides(base: &[Edit], ours: &[Edit], theirs: &[Edit]) -> Sides {
    let base = walked(&start(), base);
    let (our_map, their_map) = (walked(&base, ours), walked(&base, theirs));
    Sides {
        ours: diff(&base, &our_map),
        theirs: diff(&base, &their_map),
        base,
    }
}

impl Sides {
    fn merge(&self, choices: &Choices) -> Merge {
        merge_with(&self.base, &self.ours, &self.theirs, choices)
    }

    fn mirrored(&self) -> Self {
        Self {
            base: self.base.clone(),
            ours: self.theirs.clone(),
            theirs: self.ours.clone(),
        }
    }

    /// Settles everything, quiet conflicts too, until nothing is left.
    fn settle_all(&self, mut pick: impl FnMut(&Conflict) -> Choice) -> (Merge, Choices) {
        let mut choices = Choices::new();
        for _ in 0..200 {
            let merge = self.merge(&choices);
            let next = merge
                .conflicts
                .iter()
                .find(|conflict| conflict.settled.is_none());
            let Some(next) = next else {
                return (merge, choices);
            };
            choices.insert(next.key(), pick(next));
        }
        panic!("no end of conflicts: {choices:?}");
    }
}

/// Every field change that a patch makes, in one form for added and changed records.
fn field_changes(patch: &Patch) -> Vec<(RecordKey, FieldPath, Option<Value>)> {
    let mut out = Vec::new();
    for (key, change) in patch.iter() {
        match change {
            Change::Added(fields) => out.extend(
                fields
                    .iter()
                    .map(|(path, value)| (key.clone(), path.clone(), Some(value.clone()))),
            ),
            Change::Changed(fields) => out.extend(
                fields
                    .iter()
                    .map(|(path, change)| (key.clone(), path.clone(), change.to.clone())),
            ),
            Change::Removed(_) => {}
        }
    }
    out
}

/// Whether somebody was told that a change of this record is not (wholly) taken.
fn is_told(merge: &Merge, key: &RecordKey) -> bool {
    merge.conflicts.iter().any(|conflict| {
        conflict.record == *key
            || conflict.touches.contains(key)
            || matches!(&conflict.kind, ConflictKind::Removed { needed_by, .. } if needed_by.contains(key))
            || (key.table == TableName::Views
                && matches!(conflict.kind, ConflictKind::Order { .. }))
    })
}

fn entries(value: Option<&Value>) -> Vec<Value> {
    value.and_then(Value::as_list).unwrap_or_default().to_vec()
}

/// A list holds what this side added; anything else holds the value itself.
fn holds(merged: Option<&Value>, base: Option<&Value>, wanted: Option<&Value>) -> bool {
    if merged == wanted {
        return true;
    }
    let (merged, base, wanted) = (entries(merged), entries(base), entries(wanted));
    (!wanted.is_empty() || !base.is_empty())
        && wanted
            .iter()
            .all(|entry| base.contains(entry) || merged.contains(entry))
        && base
            .iter()
            .all(|entry| wanted.contains(entry) || !merged.contains(entry))
}

fn nothing_is_lost(sides: &Sides, merge: &Merge) -> Result<(), TestCaseError> {
    let result = sides.base.with(&merge.patch).unwrap();
    let value_in = |map: &SystemMap, key: &RecordKey, path: &FieldPath| {
        let fields = map.tables().fields_of(key.table, &key.id)?;
        fields.get(path).cloned()
    };
    for side in [&sides.ours, &sides.theirs] {
        for (key, path, value) in field_changes(side) {
            let is_order = key.table == TableName::Views && path == FieldPath::own("order");
            // Where nothing is left to be shown, its place has no meaning.
            let is_void =
                key.table == TableName::Placements && !places_something(result.tables(), &key);
            if is_told(merge, &key) || is_order || is_void {
                continue;
            }
            let (merged, base) = (
                value_in(&result, &key, &path),
                value_in(&sides.base, &key, &path),
            );
            prop_assert!(
                holds(merged.as_ref(), base.as_ref(), value.as_ref()),
                "{} {}: {:?}, wanted {:?}; {:?}",
                key,
                path,
                merged,
                value,
                merge.conflicts
            );
        }
        for (key, change) in side.iter() {
            if matches!(change, Change::Removed(_)) && !is_told(merge, key) {
                let left = result.tables().fields_of(key.table, &key.id);
                prop_assert!(left.is_none(), "{} is back; {:?}", key, merge.conflicts);
            }
        }
    }
    Ok(())
}

fn cases() -> ProptestConfig {
    let asked = std::env::var("MERGE_CASES").ok();
    let cases = asked
        .and_then(|number| number.parse().ok())
        .unwrap_or(2_000);
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_change_is_lost_and_all_promises_hold(
        base in edits(25), ours in edits(14), theirs in edits(14)
    ) {
        let sides = two_sides(&base, &ours, &theirs);
        let merge = sides.merge(&Choices::new());
        let result = sides.base.with(&merge.patch);
        prop_assert!(result.is_ok(), "{:?} with {:?}", result, merge.conflicts);
        prop_assert_eq!(broken(result.unwrap().tables()), Vec::new());
        nothing_is_lost(&sides, &merge)?;
    }

    #[test]
    fn whatever_is_chosen_all_promises_hold_and_nothing_else_is_lost(
        base in edits(25), ours in edits(14), theirs in edits(14),
        picks in proptest::collection::vec(any::<u8>(), 1..9)
    ) {
        let sides = two_sides(&base, &ours, &theirs);
        let mut turn = 0;
        let (merge, choices) = sides.settle_all(|conflict| {
            turn += 1;
            let ways = conflict.choices();
            ways[usize::from(picks[turn % picks.len()]) % ways.len()]
        });
        prop_assert!(merge.is_settled());
        let result = sides.base.with(&merge.patch);
        prop_assert!(result.is_ok(), "{:?} with {:?}", result, choices);
        nothing_is_lost(&sides, &merge)?;
    }

    #[test]
    fn no_side_has_more_of_a_say_than_the_other(
        base in edits(25), ours in edits(10), theirs in edits(10)
    ) {
        let sides = two_sides(&base, &ours, &theirs);
        let (merge, mirrored) = (
            sides.merge(&Choices::new()),
            sides.mirrored().merge(&Choices::new()),
        );
        prop_assert_eq!(merge.conflicts.is_empty(), mirrored.conflicts.is_empty());
        if merge.conflicts.is_empty() {
            prop_assert_eq!(merge.patch, mirrored.patch);
            return Ok(());
        }
        let (one, _) = sides.settle_all(|_| Choice::Ours);
        let (other, _) = sides.mirrored().settle_all(|_| Choice::Theirs);
        prop_assert_eq!(&one.patch, &other.patch);
        let keys = |merge: &Merge| merge.conflicts.iter().map(Conflict::key).collect::<Vec<_>>();
        prop_assert_eq!(keys(&one), keys(&other));
    }

    #[test]
    fn a_side_alone_and_two_equal_sides_merge_into_themselves(
        base in edits(25), ours in edits(14)
    ) {
        let sides = two_sides(&base, &ours, &[]);
        for theirs in [&Patch::new(), &sides.ours] {
            let merged = merge(&sides.base, &sides.ours, theirs);
            prop_assert_eq!(&merged.patch, &sides.ours);
            prop_assert_eq!(merged.conflicts.len(), 0);
        }
    }
}
