//! One test for each kind of conflict: what it holds, what the merge takes while it is open, and
//! what each way to settle it gives.

use super::*;
use crate::model::patch::{Aspect, PendingMerge};

fn alter<R: Record>(map: &SystemMap, old: Option<&Arc<R>>, change: impl FnOnce(&mut R)) -> Patch {
    let mut patch = Patch::new();
    assert!(old.is_some(), "{:?}", map.tables().elements.len());
    edit(&mut patch, old, change);
    patch
}

fn alter_element(map: &SystemMap, id: &str, change: impl FnOnce(&mut Element)) -> Patch {
    alter(map, map.tables().elements.get(&id.into()), change)
}

fn added<R: Record>(id: &str, change: impl FnOnce(&mut R)) -> Patch {
    let mut record = R::blank(SmolStr::from(id).into());
    change(&mut record);
    let mut patch = Patch::new();
    patch.add(&record);
    patch
}

fn place(map: &SystemMap, view: &str, subject: &str, x: f64, y: f64) -> Patch {
    let id = Placement::id_for(&view.into(), &subject.into());
    let new = |placement: &mut Placement| {
        (placement.view, placement.subject) = (view.into(), subject.into());
        (placement.x, placement.y) = (Finite::new(x).unwrap(), Finite::new(y).unwrap());
    };
    match map.tables().placements.get(&id) {
        None => added(id.as_str(), new),
        old => alter(map, old, new),
    }
}

fn with(map: &SystemMap, patches: &[Patch]) -> SystemMap {
    let mut map = map.clone();
    for patch in patches {
        map.apply(patch).unwrap();
    }
    map
}

/// The map that each choice about the one conflict gives.
fn settled(base: &SystemMap, ours: &Patch, theirs: &Patch, choice: Choice) -> SystemMap {
    let sides = Sides {
        base: base.clone(),
        ours: ours.clone(),
        theirs: theirs.clone(),
    };
    let (merge, _) = sides.settle_all(|conflict| {
        assert!(
            conflict.choices().contains(&choice),
            "{choice:?} of {conflict:?}"
        );
        choice
    });
    base.with(&merge.patch).unwrap()
}

fn only(merge: &Merge) -> &Conflict {
    assert_eq!(merge.conflicts.len(), 1, "{:?}", merge.conflicts);
    &merge.conflicts[0]
}

#[test]
fn two_names_for_one_element_are_a_conflict_of_that_field() {
    let base = start();
    let ours = alter_element(&base, "e0", |element| element.name = "ours".into());
    let theirs = alter_element(&base, "e0", |element| {
        element.name = "theirs".into();
        element.icon = "server".into();
    });
    let merged = merge(&base, &ours, &theirs);
    let kind = ConflictKind::Field {
        path: FieldPath::own("name"),
        base: None,
        ours: Some(Value::text("ours")),
        theirs: Some(Value::text("theirs")),
    };
    assert_eq!(only(&merged).kind, kind);
    for (choice, name) in [
        (Choice::Ours, "ours"),
        (Choice::Theirs, "theirs"),
        (Choice::Base, ""),
    ] {
        let map = settled(&base, &ours, &theirs, choice);
        let element = map.tables().elements.get(&"e0".into()).unwrap();
        assert_eq!(
            (element.name.as_str(), element.icon.as_str()),
            (name, "server")
        );
    }
}

#[test]
fn an_element_that_one_side_deletes_and_the_other_changes_stays_with_its_links_and_places() {
    let base = with(
        &start(),
        &[
            added("l", |link: &mut Link| {
                (link.from, link.to) = ("e0".into(), "e1".into());
            }),
            place(&start(), "v", "e0", 5.0, 5.0),
        ],
    );
    let ours = deletion(&base, &"e0".into());
    assert_eq!(ours.len(), 3, "the element, its link and its place");
    let theirs = alter_element(&base, "e0", |element| element.name = "kept".into());
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.patch, theirs);
    let conflict = only(&merged);
    assert!(
        matches!(&conflict.kind, ConflictKind::Removed { by: Side::Ours, changed, .. } if changed.len() == 1)
    );
    assert_eq!(conflict.touches.len(), 2, "{:?}", conflict.touches);
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Ours),
        base.with(&ours).unwrap()
    );
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Theirs),
        base.with(&theirs).unwrap()
    );
    assert_eq!(settled(&base, &ours, &theirs, Choice::Base), base);
}

#[test]
fn a_container_that_stays_brings_its_content_back() {
    let base = with(
        &start(),
        &[alter_element(&start(), "e1", |element| {
            element.parent = Some("e0".into());
        })],
    );
    let ours = deletion(&base, &"e0".into());
    let theirs = alter_element(&base, "e0", |element| element.name = "kept".into());
    assert_eq!(merge(&base, &ours, &theirs).patch, theirs);
}

#[test]
fn a_link_to_an_element_that_the_other_side_deletes_asks_for_it() {
    let base = start();
    let ours = deletion(&base, &"e0".into());
    let theirs = added("l", |link: &mut Link| {
        (link.from, link.to) = ("e1".into(), "e0".into());
    });
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.patch, theirs);
    let conflict = only(&merged);
    assert_eq!(conflict.record, RecordKey::new(TableName::Elements, "e0"));
    let needed_by = BTreeSet::from([RecordKey::new(TableName::Links, "l")]);
    assert!(
        matches!(&conflict.kind, ConflictKind::Removed { by: Side::Ours, needed_by: by, .. } if *by == needed_by)
    );
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Ours),
        base.with(&ours).unwrap()
    );
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Theirs),
        base.with(&theirs).unwrap()
    );
}

#[test]
fn what_one_side_adds_to_a_container_that_the_other_deletes_moves_up_or_keeps_it() {
    let base = with(
        &start(),
        &[alter_element(&start(), "e1", |element| {
            element.parent = Some("e0".into());
        })],
    );
    let ours = deletion(&base, &"e1".into());
    let theirs = added("new", |element: &mut Element| {
        element.parent = Some("e1".into());
    });
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.patch, theirs, "open: the container stays");
    only(&merged);
    let map = settled(&base, &ours, &theirs, Choice::Ours);
    let new = map.tables().elements.get(&"new".into()).unwrap();
    assert_eq!(new.parent, Some("e0".into()), "in what held the container");
    assert!(!map.tables().elements.contains(&"e1".into()));
}

#[test]
fn a_box_in_a_view_that_the_other_side_deletes_asks_for_the_view() {
    let base = start();
    let mut ours = Patch::new();
    ours.take(base.tables().views.get(&"v".into()).unwrap().as_ref());
    let theirs = place(&base, "v", "e0", 5.0, 5.0);
    assert_eq!(merge(&base, &ours, &theirs).patch, theirs);
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Ours),
        base.with(&ours).unwrap()
    );
}

#[test]
fn two_moves_that_close_a_circle_ask_which_one_holds() {
    let base = start();
    let ours = alter_element(&base, "e0", |element| element.parent = Some("e1".into()));
    let theirs = alter_element(&base, "e1", |element| element.parent = Some("e0".into()));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.patch, ours);
    let conflict = only(&merged);
    assert!(matches!(&conflict.kind, ConflictKind::Cycle { moves, .. } if moves.len() == 2));
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Theirs),
        base.with(&theirs).unwrap()
    );
    assert_eq!(settled(&base, &ours, &theirs, Choice::Base), base);
}

#[test]
fn a_circle_through_an_element_that_nobody_moved_is_opened() {
    let base = with(
        &start(),
        &[alter_element(&start(), "e1", |element| {
            element.parent = Some("e3".into());
        })],
    );
    let ours = alter_element(&base, "e0", |element| element.parent = Some("e1".into()));
    let theirs = alter_element(&base, "e3", |element| element.parent = Some("e2".into())).squashed(
        &alter_element(&base, "e2", |element| element.parent = Some("e0".into())),
    );
    for choice in [Choice::Ours, Choice::Theirs, Choice::Base] {
        let map = settled(&base, &ours, &theirs, choice);
        assert_eq!(broken(map.tables()), Vec::new());
    }
}

#[test]
fn one_id_for_two_things_asks_for_one_or_both() {
    let base = start();
    let name = |name: &'static str| move |element: &mut Element| element.name = name.into();
    let ours = added("new", name("server"));
    let theirs = added("new", name("office")).squashed(&added("l", |link: &mut Link| {
        (link.from, link.to) = ("new".into(), "e0".into());
    }));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(only(&merged).key().aspect, Aspect::Id);
    let names = |choice| {
        let map = settled(&base, &ours, &theirs, choice);
        let link = map.tables().links.get(&"l".into()).unwrap().clone();
        let name = |id: &str| {
            map.tables()
                .elements
                .get(&id.into())
                .map(|element| element.name.to_string())
        };
        (name("new"), name("new-2"), link.from.to_string())
    };
    let some = |name: &str| Some(name.to_owned());
    assert_eq!(
        names(Choice::Ours),
        (some("server"), None, "new".to_owned())
    );
    assert_eq!(
        names(Choice::Theirs),
        (some("office"), None, "new".to_owned())
    );
    assert_eq!(
        names(Choice::Both),
        (some("server"), some("office"), "new-2".to_owned()),
        "what their side made points at theirs"
    );
}

#[test]
fn one_id_in_two_tables_keeps_both_until_somebody_decides() {
    let base = start();
    let ours = added("new", |element: &mut Element| {
        element.name = "server".into();
    });
    let theirs = added("new", |note: &mut Note| note.text = "words".into())
        .squashed(&place(&base, "v", "new", 5.0, 5.0));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(only(&merged).choice(), Choice::Both);
    let map = base.with(&merged.patch).unwrap();
    assert!(map.tables().elements.contains(&"new".into()));
    assert!(map.tables().notes.contains(&"new-2".into()));
    assert!(map.tables().placements.contains(&"v/new-2".into()));
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Ours),
        base.with(&ours).unwrap()
    );
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Theirs),
        base.with(&theirs).unwrap()
    );
}

#[test]
fn two_records_of_one_id_that_say_the_same_are_one() {
    let base = start();
    let of = |icon: &'static str| {
        added("new", move |element: &mut Element| {
            element.name = "server".into();
            element.icon = icon.into();
        })
    };
    let merged = merge(&base, &of(""), &of("server"));
    assert_eq!(merged.conflicts, Vec::new());
    assert_eq!(merged.patch, of("server"));
}

#[test]
fn a_list_that_both_only_added_to_holds_the_additions_of_both() {
    let base = start();
    let list = |ids: &'static [&'static str]| {
        let base = start();
        let package = base.tables().work_packages.get(&"wp".into()).cloned();
        alter(&base, package.as_ref(), |package: &mut WorkPackage| {
            package.delivers = ids.iter().map(|id| SubjectId::from(*id)).collect();
        })
    };
    let merged = merge(&base, &list(&["e1", "e3"]), &list(&["e0"]));
    assert_eq!(merged.conflicts, Vec::new());
    let map = base.with(&merged.patch).unwrap();
    let package = map.tables().work_packages.get(&"wp".into()).unwrap();
    let ids: Vec<&str> = package.delivers.iter().map(SubjectId::as_str).collect();
    assert_eq!(ids, ["e0", "e1", "e3"]);
}

#[test]
fn a_box_placed_by_both_is_quiet_and_taken_whole() {
    let base = with(&start(), &[place(&start(), "v", "e0", 1.0, 1.0)]);
    let ours = place(&base, "v", "e0", 50.0, 1.0);
    let theirs = place(&base, "v", "e0", 1.0, 70.0);
    let merged = merge(&base, &ours, &theirs);
    assert!(only(&merged).is_quiet());
    assert!(merged.is_settled(), "nobody has to decide");
    let at = |choice| {
        let map = settled(&base, &ours, &theirs, choice);
        let placement = map.tables().placements.get(&"v/e0".into()).unwrap().clone();
        (placement.x.get(), placement.y.get())
    };
    assert_eq!(at(Choice::Ours), (50.0, 1.0));
    assert_eq!(at(Choice::Theirs), (1.0, 70.0));
    assert_eq!(at(Choice::Base), (1.0, 1.0));
}

#[test]
fn moving_a_box_never_stands_against_deleting_what_it_shows() {
    let base = with(&start(), &[place(&start(), "v", "e0", 1.0, 1.0)]);
    let ours = deletion(&base, &"e0".into());
    let theirs = place(&base, "v", "e0", 50.0, 1.0);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts, Vec::new());
    assert_eq!(merged.patch, ours);
}

#[test]
fn two_orders_of_the_views_are_one_quiet_conflict() {
    let base = with(
        &start(),
        &[added("x", |view: &mut View| {
            view.order = Finite::new(3.0).unwrap();
        })],
    );
    let put = |id: &str, order: f64| {
        alter(
            &base,
            base.tables().views.get(&id.into()),
            |view: &mut View| {
                view.order = Finite::new(order).unwrap();
            },
        )
    };
    let (ours, theirs) = (put("x", 0.5), put("v", 2.5));
    let merged = merge(&base, &ours, &theirs);
    let ids = |ids: [&str; 3]| ids.map(ViewId::from).to_vec();
    let kind = ConflictKind::Order {
        base: ids(["v", "w", "x"]),
        ours: ids(["x", "v", "w"]),
        theirs: ids(["w", "v", "x"]),
    };
    assert_eq!(only(&merged).kind, kind);
    assert_eq!(merged.patch, ours, "one order, not a mixture");
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Theirs),
        base.with(&theirs).unwrap()
    );
}

#[test]
fn a_plateau_that_one_side_deletes_and_the_other_works_at_stays() {
    let base = start();
    let mut ours = Patch::new();
    ours.take(base.tables().plateaus.get(&"p2".into()).unwrap().as_ref());
    let theirs = alter_element(&base, "e0", |element| {
        let path = FieldPath::at("p2".into(), "name");
        element.set(&path, Some(&Value::text("later"))).unwrap();
    });
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.patch, theirs);
    assert_eq!(
        only(&merged).record,
        RecordKey::new(TableName::Plateaus, "p2")
    );
    assert_eq!(
        settled(&base, &ours, &theirs, Choice::Ours),
        base.with(&ours).unwrap()
    );
}

#[test]
fn choices_are_taken_back_in_turn_and_can_be_changed() {
    let base = start();
    let name =
        |id: &str, name: &str| alter_element(&base, id, |element| element.name = name.into());
    let ours = with(&base, &[name("e0", "a"), name("e1", "b")]);
    let theirs = with(&base, &[name("e0", "c"), name("e1", "d")]);
    let mut pending = PendingMerge::new(base.clone(), ours, theirs, MergeNames::default());
    let untouched = pending.merged().clone();
    let keys: Vec<ConflictKey> = pending.merge().open().map(Conflict::key).collect();
    assert_eq!(keys.len(), 2);
    pending.choose(keys[0].clone(), Choice::Theirs);
    pending.choose(keys[1].clone(), Choice::Base);
    pending.choose(keys[0].clone(), Choice::Base);
    assert!(pending.merge().is_settled());
    assert_eq!(*pending.merged(), base);
    assert_eq!(pending.take_back(), Some(keys[0].clone()));
    assert_eq!(
        pending.merge().find(&keys[0]).unwrap().settled,
        Some(Choice::Theirs)
    );
    pending.take_back();
    pending.take_back();
    assert_eq!(*pending.merged(), untouched);
    assert_eq!(pending.take_back(), None);
}
