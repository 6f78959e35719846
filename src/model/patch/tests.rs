//! Random maps and random walks through patches: what undo, the journal, comparisons and merges
//! rely on.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Change, FieldChange, Patch, RecordKey, diff};
use crate::model::promises::broken;
use crate::model::{
    Element, ElementId, FieldPath, Link, LinkId, Note, Placement, Plateau, PlateauId, Record as _,
    SystemMap, TableName, Tables, Value, View,
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

/// A map with a timeline of two targets over one base, some elements, links, a view and a note.
fn start() -> SystemMap {
    let mut tables = Tables::default();
    for (id, base) in [("p1", None), ("p2", Some("p1")), ("p3", Some("p1"))] {
        let mut plateau = Plateau::blank(id.into());
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(Arc::new(plateau));
    }
    for number in 0..4 {
        tables
            .elements
            .insert(Arc::new(Element::blank(element(number))));
    }
    tables.views.insert(Arc::new(View::blank("v".into())));
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty());
    map
}

/// The patch of one edit on a map; it may well break a promise.
fn patch_of(map: &SystemMap, (what, a, b, c): Edit) -> Patch {
    let tables = map.tables();
    let mut patch = Patch::new();
    let id = element(a);
    let link_id = LinkId::from(format!("l{}", a % 6).as_str());
    match what % 9 {
        0 => match tables.elements.get(&id) {
            None => patch.add(&Element::blank(id)),
            Some(old) => {
                let mut new = Element::clone(old);
                new.name = format!("name {b}").into();
                patch.change(old.as_ref(), &new);
            }
        },
        1 => {
            if let Some(old) = tables.elements.get(&id) {
                patch.take(old.as_ref());
            }
        }
        2 => {
            if let Some(old) = tables.elements.get(&id) {
                let mut new = Element::clone(old);
                new.parent = (b % 4 != 0).then(|| element(c));
                patch.change(old.as_ref(), &new);
            }
        }
        3 => {
            if let Some(old) = tables.elements.get(&id) {
                let mut new = Element::clone(old);
                let path = FieldPath::at(plateau(b), "parent");
                let value = (b % 2 == 0).then(|| Value::text(element(c).as_str()));
                new.set(&path, value.as_ref()).unwrap();
                patch.change(old.as_ref(), &new);
            }
        }
        4 => {
            if let Some(old) = tables.elements.get(&id) {
                let mut new = Element::clone(old);
                let value = Value::number(f64::from(c));
                new.set(
                    &FieldPath::own(["k", "users"][usize::from(b % 2)]),
                    value.as_ref(),
                )
                .unwrap();
                patch.change(old.as_ref(), &new);
            }
        }
        5 | 6 => match tables.links.get(&link_id) {
            None => {
                let mut link = Link::blank(link_id);
                (link.from, link.to) = (element(b), element(c));
                patch.add(&link);
            }
            Some(old) if what % 9 == 5 => {
                let mut new = Link::clone(old);
                new.to = element(b);
                let path = FieldPath::at(plateau(c), "from");
                new.set(&path, Some(&Value::text(element(b).as_str())))
                    .unwrap();
                patch.change(old.as_ref(), &new);
            }
            Some(old) => patch.take(old.as_ref()),
        },
        7 => {
            let mut note = Note::blank(["n1", "n2"][usize::from(a % 2)].into());
            note.text = format!("{b}").into();
            match tables.notes.get(&note.id) {
                None => patch.add(&note),
                Some(old) => patch.change(old.as_ref(), &note),
            }
        }
        _ => {
            let view = "v".into();
            let subject = (&id).into();
            let mut placement = Placement::blank(Placement::id_for(&view, &subject));
            (placement.view, placement.subject) = (view, subject);
            match tables.placements.get(&placement.id) {
                None => patch.add(&placement),
                Some(old) => patch.take(old.as_ref()),
            }
        }
    }
    patch
}

/// Walks over a map: edits that do not fit are refused and leave it as it was.
fn walk(map: &mut SystemMap, edits: &[Edit]) -> Vec<Patch> {
    let mut done = Vec::new();
    for edit in edits {
        let patch = patch_of(map, *edit);
        let before = map.clone();
        if map.apply(&patch).is_ok() {
            assert_sound(map);
            done.push(patch);
        } else {
            assert_eq!(*map, before, "a refused patch leaves the map as it was");
            assert_same_graph(map);
        }
    }
    done
}

/// The graph that was kept up to date is the one that the tables give.
fn assert_same_graph(map: &SystemMap) {
    let (fresh, _) = SystemMap::assemble(map.tables().clone());
    for number in 0..8 {
        let id = element(number);
        assert_eq!(map.around(&id), fresh.around(&id), "around {id}");
    }
}

fn assert_sound(map: &SystemMap) {
    assert_eq!(broken(map.tables()), Vec::new());
    assert_same_graph(map);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_comparison_applied_to_the_old_map_gives_the_new_one(first in edits(30), second in edits(30)) {
        let mut old = start();
        walk(&mut old, &first);
        let mut new = old.clone();
        walk(&mut new, &second);
        let patch = diff(&old, &new);
        prop_assert_eq!(&old.with(&patch).unwrap(), &new);
        prop_assert_eq!(&new.with(&patch.inverted()).unwrap(), &old);
        prop_assert_eq!(patch.inverted().inverted(), patch);
        prop_assert!(diff(&new, &new).is_empty());
    }

    #[test]
    fn undoing_a_walk_step_by_step_leads_back(walked in edits(40)) {
        let before = start();
        let mut map = before.clone();
        let done = walk(&mut map, &walked);
        let after = map.clone();
        for patch in done.iter().rev() {
            map.apply(&patch.inverted()).unwrap();
            assert_sound(&map);
        }
        prop_assert_eq!(&map, &before);
        for patch in &done {
            map.apply(patch).unwrap();
        }
        prop_assert_eq!(&map, &after);
    }

    #[test]
    fn a_squashed_walk_is_the_comparison_of_its_ends(walked in edits(40)) {
        let before = start();
        let mut map = before.clone();
        let done = walk(&mut map, &walked);
        let squashed = done.iter().fold(Patch::new(), |sum, next| sum.squashed(next));
        prop_assert_eq!(&squashed, &diff(&before, &map));
        prop_assert_eq!(&before.with(&squashed).unwrap(), &map);
    }
}

#[test]
fn a_patch_that_expects_another_value_is_refused() {
    let mut map = start();
    let key = RecordKey::new(TableName::Elements, "e0");
    let change = FieldChange {
        from: Some(Value::text("something else")),
        to: Some(Value::text("new")),
    };
    let fields = [(FieldPath::own("name"), change)].into_iter().collect();
    let patch: Patch = [(key, Change::Changed(fields))].into_iter().collect();
    let before = map.clone();
    assert!(map.apply(&patch).is_err());
    assert_eq!(map, before);
    assert_eq!(map.revision(), before.revision());
}
