//! Random maps for tests: trees of plateaus, each with edits of its own, and what each of them shows.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::command::{Command, Context, FieldEdit, plan};
use crate::model::{
    Element, ElementId, KindId, Link, LinkId, Note, Placement, PlateauKind, Record, RecordFields,
    SystemMap, Tables, Value, View, ViewId,
};

/// One edit of a walk: what, at which plateau, on what, with what. Numbers are taken modulo what
/// there is.
pub(super) type Edit = (u8, u8, u8, u8);

pub(super) fn walk() -> impl Strategy<Value = Vec<Edit>> {
    proptest::collection::vec(any::<Edit>(), 0..40)
}

pub(super) fn start() -> SystemMap {
    let mut tables = Tables::default();
    for number in 0..5 {
        let mut element = Element::blank(ElementId::from(format!("e{number}").as_str()));
        element.kind = KindId::from(if number < 2 { "site" } else { "application" });
        element.name = format!("Element {number}").into();
        if number == 3 {
            element.parent = Some("e0".into());
        }
        let subject = SubjectId::from(&element.id);
        let mut placement = Placement::blank(Placement::id_for(&"v".into(), &subject));
        (placement.view, placement.subject) = ("v".into(), subject);
        [placement.w, placement.h] = [100.0, 60.0].map(side_of);
        placement.x = side_of(f64::from(number) * 150.0);
        tables.placements.insert(placement.into());
        tables.elements.insert(element.into());
    }
    for (id, from, to) in [("l0", "e2", "e3"), ("l1", "e3", "e4")] {
        let mut link = Link::blank(LinkId::from(id));
        (link.kind, link.from, link.to) = (KindId::from("flow"), from.into(), to.into());
        tables.links.insert(link.into());
    }
    let mut note = Note::blank("n0".into());
    note.text = "Why".into();
    note.target = Some("e4".into());
    tables.notes.insert(note.into());
    tables.views.insert(View::blank(ViewId::from("v")).into());
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

pub(super) fn side_of(side: f64) -> crate::model::Finite {
    crate::model::Finite::new(side).unwrap()
}

/// Carries a command out at a plateau, with undo; `None` where it is refused, or where it would put
/// an element into itself at some plateau.
pub(super) fn run_at(
    map: &SystemMap,
    plateau: Option<&PlateauId>,
    command: &Command,
) -> Option<SystemMap> {
    let mut dice = map.revision() * 64;
    let mut context = Context {
        plateau,
        random: &mut || {
            dice += 1;
            dice
        },
        today: "2026-01-15",
        author_role: "RSSI",
    };
    let patch = plan(map, command, &mut context).ok()?;
    let after = map.with(&patch).ok()?;
    assert_eq!(
        after.with(&patch.inverted()).unwrap(),
        *map,
        "undo brings back the same records: {command:?}"
    );
    Some(after)
}

pub(super) fn run(map: &SystemMap, command: PlateauCommand) -> Option<SystemMap> {
    run_at(map, None, &Command::Plateau(Box::new(command)))
}

pub(super) fn form(name: &str) -> PlateauForm {
    PlateauForm {
        name: name.into(),
        kind: PlateauKind::Target,
        ..PlateauForm::default()
    }
}

pub(super) fn pick<T: Clone>(list: &[T], number: u8) -> Option<T> {
    (!list.is_empty()).then(|| list[usize::from(number) % list.len()].clone())
}

pub(super) fn elements(map: &SystemMap) -> Vec<RecordKey> {
    let all = map.tables().elements.iter();
    all.map(|element| RecordKey::of(element.as_ref())).collect()
}

pub(super) fn links(map: &SystemMap) -> Vec<RecordKey> {
    let all = map.tables().links.iter();
    all.map(|link| RecordKey::of(link.as_ref())).collect()
}

/// One step of a walk; the map as it was where the step is refused.
pub(super) fn step(map: &SystemMap, (what, at, a, b): Edit) -> SystemMap {
    let order = map.timeline().order().to_vec();
    let plateau = pick(&order, at);
    let things = elements(map);
    let Some(thing) = pick(&things, a) else {
        return map.clone();
    };
    let other = pick(&things, b).unwrap();
    let at_plateau = |command| run_at(map, plateau.as_ref(), &command);
    let set = |record: RecordKey, name: &'static str, value: Option<Value>| Command::SetFields {
        records: Arc::new([record]),
        name: Name::new_static(name),
        edit: FieldEdit::Set(value),
    };
    let after = match what % 16 {
        0 | 1 => {
            let base = pick(&order, a).filter(|_| b % 7 != 0);
            let children = base.as_ref().map(|base| map.timeline().children(base));
            let before = match children {
                Some(children) if b % 3 == 0 => children.into_iter().take(1).collect(),
                _ => Vec::new(),
            };
            run(
                map,
                PlateauCommand::Create {
                    form: form(&format!("Plateau {}", order.len())),
                    based_on: base,
                    before,
                    existing: "Existing".into(),
                },
            )
            .filter(|_| order.len() < 7)
        }
        2 | 3 => {
            let value = (b % 4 != 0).then(|| Value::text(format!("team {b}")));
            at_plateau(set(thing, "owner_role", value))
        }
        4 => at_plateau(set(thing, "description", Some(Value::text(format!("{b}"))))),
        5 | 6 => {
            let parent = (b % 5 != 0).then(|| Value::Text(other.id.clone()));
            at_plateau(set(thing, "parent", parent))
        }
        7 => at_plateau(Command::Delete {
            subjects: vec![SubjectId::from(thing.id)],
        }),
        8 => at_plateau(Command::InsertElement {
            kind: KindId::from("application"),
            name: format!("New {b}").into(),
            parent: (b % 2 == 0).then(|| ElementId::from(other.id)),
            place: Some((
                ViewId::from("v"),
                crate::geometry::Rect::new(0.0, 0.0, 90.0, 50.0),
            )),
        }),
        9 => at_plateau(Command::Connect {
            kind: KindId::from("flow"),
            from: ElementId::from(thing.id),
            to: ElementId::from(other.id),
        }),
        10 => plateau.clone().and_then(|at| {
            run(
                map,
                PlateauCommand::Appear {
                    records: Arc::new([thing]),
                    at,
                    present: b % 2 == 0,
                },
            )
        }),
        11 => plateau.clone().and_then(|at| {
            let record = pick(&links(map), a)?;
            run(
                map,
                PlateauCommand::Appear {
                    records: Arc::new([record]),
                    at,
                    present: b % 2 == 0,
                },
            )
        }),
        12 => at_plateau(Command::Move {
            view: ViewId::from("v"),
            subjects: vec![SubjectId::from(thing.id)],
            by: crate::geometry::Vec2::new(f64::from(b), 5.0),
            nudge: false,
        }),
        13 => plateau.clone().zip(pick(&order, b)).and_then(|(from, to)| {
            run(
                map,
                PlateauCommand::Move {
                    records: Arc::new([thing]),
                    part: Part::Whole,
                    from,
                    to,
                },
            )
        }),
        14 => plateau.clone().and_then(|plateau| {
            let record = map.tables().plateaus.get(&plateau)?;
            run(
                map,
                PlateauCommand::Edit {
                    form: PlateauForm::of(record),
                    based_on: pick(&order, b).filter(|_| b % 5 != 0),
                    plateau,
                },
            )
        }),
        _ => plateau.clone().and_then(|plateau| {
            let fate = if b % 2 == 0 {
                Fate::HandOn
            } else {
                Fate::TakeBack
            };
            run(map, PlateauCommand::Delete { plateau, fate })
        }),
    };
    after.unwrap_or_else(|| map.clone())
}

pub(super) fn map_of(walk: &[Edit]) -> SystemMap {
    walk.iter().fold(start(), |map, edit| step(&map, *edit))
}

/// All that a plateau shows, by table and id.
pub(super) type Look = BTreeMap<RecordKey, RecordFields>;

pub(super) fn look(map: &SystemMap, plateau: Option<&PlateauId>) -> Look {
    fn put<R: Record>(out: &mut Look, record: &R) {
        let mut fields = record.fields();
        fields.retain(|path, _| path.plateau.is_none() && path.name != crate::model::SINCE);
        out.insert(RecordKey::of(record), fields);
    }
    let snapshot = map.snapshot(plateau);
    let mut out = Look::new();
    for element in snapshot.elements() {
        let mut element = Element::clone(element);
        // A container that is not there holds nothing.
        element.parent = element.parent.filter(|id| snapshot.find(id).is_some());
        put(&mut out, &element);
    }
    for link in snapshot.links() {
        put(&mut out, link.as_ref());
    }
    for (subject, placement) in snapshot.placements(map, &"v".into()) {
        if snapshot
            .find(&ElementId::from(subject.text().clone()))
            .is_some()
        {
            put(&mut out, placement.as_ref());
        }
    }
    out
}

pub(super) fn looks(map: &SystemMap) -> BTreeMap<PlateauId, Look> {
    let order = map.timeline().order().iter();
    order.map(|id| (id.clone(), look(map, Some(id)))).collect()
}

/// What differs between two looks, record by record; empty where they are alike.
pub(super) fn differences(before: &Look, after: &Look) -> String {
    let mut out = String::new();
    let keys: std::collections::BTreeSet<&RecordKey> = before.keys().chain(after.keys()).collect();
    for key in keys {
        match (before.get(key), after.get(key)) {
            (Some(one), Some(other)) if one == other => {}
            (one, other) => out.push_str(&format!("{key}: {one:?} → {other:?}\n")),
        }
    }
    out
}

pub(super) fn assert_same(before: &BTreeMap<PlateauId, Look>, after: &BTreeMap<PlateauId, Look>) {
    for (plateau, look) in before {
        if let Some(now) = after.get(plateau) {
            assert_eq!(differences(look, now), "", "at {plateau}");
        }
    }
}
