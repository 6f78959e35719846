//! What plateaus promise, over random trees of them with random edits at each.

use proptest::prelude::*;

use super::walk::*;
use super::*;
use crate::command::Command;
use crate::model::{Element, FieldPath, Record, Value};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn an_edit_shows_in_every_later_plateau_that_does_not_override_it_and_in_no_other(
        walk in walk(), at in any::<u8>(), thing in any::<u8>()
    ) {
        let map = map_of(&walk);
        let order = map.timeline().order().to_vec();
        prop_assume!(!order.is_empty());
        let at = pick(&order, at).unwrap();
        let there = map.snapshot(Some(&at));
        let Some(element) = pick(there.elements(), thing) else { return Ok(()) };
        let record = RecordKey::of(element.as_ref());
        let name = Name::new_static("owner_role");
        let value = Value::text("the new team");
        let command = Command::SetField {
            record: record.clone(),
            name: name.clone(),
            value: Some(value.clone()),
        };
        let after = run_at(&map, Some(&at), &command).unwrap();
        let (before_looks, after_looks) = (looks(&map), looks(&after));
        let stored = map.tables().elements.get(&element.id).unwrap();
        for plateau in &order {
            let mut expected = before_looks[plateau].clone();
            let chain = map.timeline().chain(plateau);
            let later = chain.iter().skip_while(|id| **id != at).skip(1);
            let overrides = later.into_iter().any(|id| {
                stored.at.get(id).is_some_and(|fields| fields.contains_key(&name))
            });
            if chain.contains(&at) && !overrides && let Some(fields) = expected.get_mut(&record) {
                fields.insert(FieldPath::own(name.clone()), value.clone());
            }
            prop_assert_eq!(differences(&expected, &after_looks[plateau]), "", "at {}", plateau);
        }
    }

    #[test]
    fn back_to_inherited_equals_never_having_overridden(
        walk in walk(), at in any::<u8>(), thing in any::<u8>(), edits in walk()
    ) {
        let map = map_of(&walk);
        let order = map.timeline().order().to_vec();
        prop_assume!(!order.is_empty());
        let at = pick(&order, at).unwrap();
        let there = map.snapshot(Some(&at));
        let Some(element) = pick(there.elements(), thing) else { return Ok(()) };
        let record = RecordKey::of(element.as_ref());
        let stored = map.tables().elements.get(&element.id).unwrap();
        prop_assume!(stored.since.as_ref() != Some(&at) && !map.timeline().is_home(stored.as_ref(), Some(&at)));
        let back = PlateauCommand::Back { records: Arc::new([record.clone()]), at: at.clone() };
        let Some(never) = run(&map, back.clone()) else { return Ok(()) };
        let mut edited = never.clone();
        let was_there = never.snapshot(Some(&at)).find(&element.id).is_some();
        for (what, _, _, value) in edits {
            let text = || Some(Value::text(format!("value {value}")));
            let command = match what % 5 {
                0 => Command::SetField { record: record.clone(), name: "owner_role".into(), value: text() },
                1 => Command::SetField { record: record.clone(), name: "own".into(), value: None },
                2 => Command::Rename { record: record.clone(), name: format!("Name {value}").into() },
                3 => Command::SetField {
                    record: record.clone(),
                    name: "parent".into(),
                    value: pick(&elements(&edited), value).map(|other| Value::Text(other.id)),
                },
                // What a plateau brings comes earlier or later then: that is no override.
                _ if !was_there => continue,
                _ => Command::Plateau(Box::new(PlateauCommand::Appear {
                    records: Arc::new([record.clone()]),
                    at: at.clone(),
                    present: value % 2 == 0,
                })),
            };
            if let Some(after) = run_at(&edited, Some(&at), &command) {
                edited = after;
            }
        }
        let again = run(&edited, back).unwrap();
        assert_same(&looks(&never), &looks(&again));
        let of = |map: &SystemMap| {
            let element = map.tables().elements.get(&element.id).unwrap();
            let mut element = Element::clone(element);
            // What other plateaus say needlessly may go.
            let mut presence = Presence::of(&element);
            presence.settle(map.timeline());
            presence.write(&mut element, map.timeline());
            element
        };
        prop_assert_eq!(of(&again), of(&never));
    }

    #[test]
    fn handing_changes_on_leaves_every_other_plateau_as_it_was(walk in walk(), at in any::<u8>()) {
        let map = map_of(&walk);
        let Some(plateau) = pick(map.timeline().order(), at) else { return Ok(()) };
        let last = look(&map, Some(&plateau));
        let after = run(&map, PlateauCommand::Delete { plateau: plateau.clone(), fate: Fate::HandOn }).unwrap();
        prop_assert!(!after.timeline().order().contains(&plateau));
        assert_same(&looks(&map), &looks(&after));
        if after.timeline().order().is_empty() {
            prop_assert_eq!(look(&after, None), last, "the map is what its only plateau showed");
        }
        assert_nothing_names(&after, &plateau);
    }

    #[test]
    fn taking_changes_back_leaves_what_does_not_build_on_the_plateau(walk in walk(), at in any::<u8>()) {
        let map = map_of(&walk);
        let Some(plateau) = pick(map.timeline().order(), at) else { return Ok(()) };
        let delete = PlateauCommand::Delete { plateau: plateau.clone(), fate: Fate::TakeBack };
        let Some(after) = run(&map, delete) else { return Ok(()) };
        let (before, now) = (looks(&map), looks(&after));
        for id in after.timeline().order() {
            if !map.timeline().builds_on(id, &plateau) {
                prop_assert_eq!(differences(&before[id], &now[id]), "", "at {}", id);
            }
        }
        assert_nothing_names(&after, &plateau);
    }

    #[test]
    fn merging_makes_the_base_look_as_the_plateau_did_and_nothing_else_changes(walk in walk(), at in any::<u8>()) {
        let map = map_of(&walk);
        let Some(plateau) = pick(map.timeline().order(), at) else { return Ok(()) };
        let merged = run(&map, PlateauCommand::Merge { plateau: plateau.clone() });
        let Some(base) = map.timeline().base(&plateau).cloned() else {
            prop_assert!(merged.is_none());
            return Ok(());
        };
        let after = merged.unwrap();
        let mut expected = looks(&map);
        let became_true = expected.remove(&plateau).unwrap();
        expected.insert(base, became_true);
        assert_same(&expected, &looks(&after));
        prop_assert_eq!(expected.len(), after.timeline().order().len());
        assert_nothing_names(&after, &plateau);
    }

    #[test]
    fn a_plateau_inserted_between_two_changes_none(walk in walk(), at in any::<u8>(), first in any::<bool>()) {
        let map = map_of(&walk);
        let Some(base) = pick(map.timeline().order(), at) else { return Ok(()) };
        let children = map.timeline().children(&base);
        let before = if first { children.into_iter().take(1).collect() } else { children };
        let create = PlateauCommand::Create {
            form: form("Between"),
            based_on: Some(base.clone()),
            before,
            existing: "".into(),
        };
        let after = run(&map, create).unwrap();
        let now = looks(&after);
        assert_same(&looks(&map), &now);
        let new = after.timeline().order().iter().find(|id| id.as_str().starts_with("between")).unwrap();
        prop_assert_eq!(differences(&now[new], &now[&base]), "", "it begins as what it builds on");
    }

    #[test]
    fn the_first_plateau_moves_nothing(walk in walk()) {
        let without: Vec<Edit> = walk.into_iter().filter(|edit| edit.0 % 16 > 1).collect();
        let map = map_of(&without);
        let create = PlateauCommand::Create {
            form: form("Target"),
            based_on: None,
            before: Vec::new(),
            existing: "Existing".into(),
        };
        let after = run(&map, create).unwrap();
        let before = look(&map, None);
        for now in looks(&after).into_values() {
            prop_assert_eq!(&now, &before);
        }
        let tables = [after.tables().elements == map.tables().elements, after.tables().placements == map.tables().placements];
        prop_assert_eq!(tables, [true, true], "the file changes by two plateaus alone");
    }

    #[test]
    fn promoting_a_field_makes_the_earlier_plateau_equal_in_it(
        walk in walk(), from in any::<u8>(), to in any::<u8>(), thing in any::<u8>()
    ) {
        let map = map_of(&walk);
        let Some(from) = pick(map.timeline().order(), from) else { return Ok(()) };
        let to = pick(map.timeline().chain(&from), to).unwrap();
        let there = map.snapshot(Some(&from));
        let Some(element) = pick(there.elements(), thing) else { return Ok(()) };
        let name = Name::new_static("owner_role");
        let path = FieldPath::own(name.clone());
        let promote = PlateauCommand::Move {
            records: Arc::new([RecordKey::of(element.as_ref())]),
            part: Part::Fields(vec![name.clone()]),
            from: from.clone(),
            to: to.clone(),
        };
        let Some(after) = run(&map, promote) else { return Ok(()) };
        let value = element.get(&path);
        let of = |map: &SystemMap, at: &PlateauId| {
            let snapshot = map.snapshot(Some(at));
            snapshot.element_by_id(&element.id).map(|element| element.get(&path))
        };
        prop_assert_eq!(of(&after, &to), Some(value.clone()));
        prop_assert_eq!(of(&after, &from), Some(value));
        let (before, now) = (looks(&map), looks(&after));
        for id in map.timeline().order() {
            if !map.timeline().builds_on(id, &to) || map.timeline().builds_on(id, &from) {
                prop_assert_eq!(differences(&before[id], &now[id]), "", "at {}", id);
            }
        }
    }

    #[test]
    fn promoting_an_element_shows_it_earlier_and_leaves_what_does_not_build_on_that(
        walk in walk(), from in any::<u8>(), to in any::<u8>(), thing in any::<u8>()
    ) {
        let map = map_of(&walk);
        let Some(from) = pick(map.timeline().order(), from) else { return Ok(()) };
        let to = pick(map.timeline().chain(&from), to).unwrap();
        let Some(record) = pick(&elements(&map), thing) else { return Ok(()) };
        let promote = PlateauCommand::Move {
            records: Arc::new([record.clone()]),
            part: Part::Whole,
            from: from.clone(),
            to: to.clone(),
        };
        let Some(after) = run(&map, promote) else { return Ok(()) };
        let (before, now) = (looks(&map), looks(&after));
        let fields = |look: &Look| {
            let mut fields = look.get(&record).cloned();
            // A container may be at one of the two only.
            fields.iter_mut().for_each(|fields| drop(fields.remove(&FieldPath::own("parent"))));
            fields
        };
        prop_assert_eq!(fields(&now[&to]), fields(&before[&from]));
        for id in map.timeline().order() {
            if !map.timeline().builds_on(id, &to) || *id == from {
                prop_assert_eq!(differences(&before[id], &now[id]), "", "at {}", id);
            }
        }
    }

    #[test]
    fn putting_a_change_off_leaves_the_later_plateau_as_it_was(
        walk in walk(), from in any::<u8>(), to in any::<u8>(), thing in any::<u8>()
    ) {
        let map = map_of(&walk);
        let Some(to) = pick(map.timeline().order(), to) else { return Ok(()) };
        let from = pick(map.timeline().chain(&to), from).unwrap();
        prop_assume!(from != to);
        let Some(record) = pick(&elements(&map), thing) else { return Ok(()) };
        let put_off = PlateauCommand::Move {
            records: Arc::new([record.clone()]),
            part: Part::Whole,
            from: from.clone(),
            to: to.clone(),
        };
        let Some(after) = run(&map, put_off) else { return Ok(()) };
        let (before, now) = (looks(&map), looks(&after));
        prop_assert_eq!(differences(&before[&to], &now[&to]), "");
        for id in map.timeline().order() {
            if !map.timeline().builds_on(id, &from) {
                prop_assert_eq!(differences(&before[id], &now[id]), "", "at {}", id);
            }
        }
    }
}

/// No record is left that says anything about a plateau that is gone.
fn assert_nothing_names(map: &SystemMap, plateau: &PlateauId) {
    fn names<R: Record>(record: &R, plateau: &PlateauId) -> bool {
        record.since() == Some(plateau) || record.overrides().contains_key(plateau)
    }
    let tables = map.tables();
    assert!(
        !tables
            .elements
            .iter()
            .any(|one| names(one.as_ref(), plateau))
    );
    assert!(!tables.links.iter().any(|one| names(one.as_ref(), plateau)));
    assert!(
        !tables
            .placements
            .iter()
            .any(|one| names(one.as_ref(), plateau))
    );
    assert!(!tables.notes.iter().any(|one| names(one.as_ref(), plateau)));
    assert!(named_by(map, plateau).is_empty());
}
