//! A small map with something of everything, and maps made at random.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::geometry::Point;
use crate::model::{
    Element, ElementId, Finite, KindId, Link, LossScenario, MapInfo, Name, Nature, Note, NoteKind,
    Override, PRESENT, Placement, Plateau, PlateauId, PlateauKind, Record, Reply, Requirement,
    SubjectId, SystemMap, Tables, Value, View, WorkPackage,
};

pub(crate) fn element(id: &str, name: &str) -> Element {
    let mut element = Element::blank(id.into());
    element.kind = KindId::from("server");
    element.name = name.into();
    element
}

pub(crate) fn link(id: &str, from: &str, to: &str) -> Link {
    let mut link = Link::blank(id.into());
    link.kind = KindId::from("flow");
    link.from = from.into();
    link.to = to.into();
    link
}

/// Something of everything.
pub(crate) fn sample() -> SystemMap {
    let mut tables = Tables::default();
    let mut info = MapInfo::blank(MapInfo::the_id());
    info.title = "Système d’information de la « Métropole »".into();
    info.marking = "Diffusion restreinte".into();
    tables.map.insert(info.into());
    for (id, base) in [("P2026", None), ("P2027", Some("P2026"))] {
        let mut plateau = Plateau::blank(id.into());
        plateau.name = format!("État {id}").into();
        plateau.kind = if base.is_some() {
            PlateauKind::Target
        } else {
            PlateauKind::Existing
        };
        plateau.based_on = base.map(PlateauId::from);
        tables.plateaus.insert(plateau.into());
    }
    for number in 0..12 {
        let mut element = element(&format!("srv-{number:02}"), &format!("Serveur {number}"));
        if number > 0 {
            element.parent = Some(ElementId::from("srv-00"));
        }
        element.attributes.insert(
            "criticality".into(),
            Value::Number(Finite::new(4.0).unwrap()),
        );
        element
            .attributes
            .insert("RTO (h)".into(), Value::Number(Finite::new(0.5).unwrap()));
        if number == 3 {
            let fields: Override = [
                ("parent".into(), Value::Nothing),
                (Name::from(PRESENT), Value::Flag(false)),
                ("clé à part".into(), Value::from("oui")),
            ]
            .into();
            element.at.insert("P2027".into(), fields);
            element.since = Some("P2026".into());
        }
        tables.elements.insert(element.into());
    }
    for number in 1..12 {
        tables.links.insert(
            link(
                &format!("flow-{number:02}"),
                &format!("srv-{number:02}"),
                "srv-00",
            )
            .into(),
        );
    }
    let mut view = View::blank("vue".into());
    view.name = "Vue d’ensemble".into();
    view.link_kinds = vec!["flow".into(), "replication".into()];
    tables.views.insert(view.into());
    let subject = SubjectId::from("srv-01");
    let mut placement = Placement::blank(Placement::id_for(&"vue".into(), &subject));
    placement.view = "vue".into();
    placement.subject = subject;
    placement.x = Finite::new(12.5).unwrap();
    placement.w = Finite::new(120.0).unwrap();
    tables.placements.insert(placement.into());
    let subject = SubjectId::from("flow-01");
    let mut pinned = Placement::blank(Placement::id_for(&"vue".into(), &subject));
    pinned.view = "vue".into();
    pinned.subject = subject;
    pinned.bends = (0..9)
        .map(|step| Point::new(f64::from(step) * 100.0, 0.25))
        .collect();
    tables.placements.insert(pinned.into());
    let mut note = Note::blank("note-1".into());
    note.kind = NoteKind::Risk;
    note.target = Some("srv-01".into());
    note.text = "Première ligne\nDeuxième \"ligne\" \\ fin\t.".into();
    note.replies = vec![Reply {
        author_role: "RSSI".into(),
        created: "2026-11-22".into(),
        text: "Vu.".into(),
    }];
    tables.notes.insert(note.into());
    let mut requirement = Requirement::blank("PSSI-4".into());
    requirement.severity = Finite::new(3.0).unwrap();
    requirement.text = "Chiffrer les flux.".into();
    tables.requirements.insert(requirement.into());
    let mut package = WorkPackage::blank("lot-1".into());
    package.budget_keur = Finite::new(0.0);
    package.delivers = vec!["srv-03".into()];
    tables.work_packages.insert(package.into());
    let mut scenario = LossScenario::blank("incendie".into());
    scenario.name = "Incendie".into();
    scenario.lost = vec!["srv-01".into()];
    scenario.nature = Nature::Logical;
    scenario.at_h = Finite::new(4.5);
    tables.scenarios.insert(scenario.into());
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

/// Texts that have broken other programs; no NUL.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9éàç’ ]{0,12}",
        "[\u{1}-\u{7f}]{0,8}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "\"",
            "\\",
            "\\\"",
            "'",
            "//",
            "/*",
            "*/",
            "r#\"x\"#",
            "(",
            "),",
            "]",
            "}",
            "None",
            "\u{202e}cba",
            "\u{feff}",
            "\r\n",
            "\n\n",
            "<<<<<<< HEAD",
            "=======",
            "        (",
            "    elements: [",
            "\u{1f600}",
            "\u{2028}",
            "=1+1",
            "<script>",
            "\\u{0}",
            "a\u{300}",
        ])
        .prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Flag),
        any::<f64>().prop_filter_map("finite", Value::number),
        (-1000..1000_i32).prop_filter_map("finite", |n| Value::number(f64::from(n))),
        hostile_text().prop_map(Value::text),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::btree_map(hostile_text().prop_map(Name::from), inner, 0..4)
                .prop_map(Value::Fields),
        ]
    })
}

fn attributes() -> impl Strategy<Value = BTreeMap<Name, Value>> {
    let name = prop_oneof![
        hostile_text(),
        prop::sample::select(vec![
            "id",
            "at",
            "attributes",
            "x-y",
            "true",
            "None",
            "r",
            "b"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::btree_map(name.prop_map(Name::from), value(), 0..4).prop_map(|mut map| {
        // Names of typed fields lead to those fields, which take certain values only.
        for name in ["kind", "name", "parent", "since", "present"] {
            map.remove(name);
        }
        map
    })
}

/// Maps at random, with hostile texts everywhere.
pub(crate) fn any_map() -> impl Strategy<Value = SystemMap> {
    let element = (hostile_text(), attributes(), attributes(), any::<bool>());
    (
        hostile_text(),
        prop::collection::vec(element, 0..8),
        prop::collection::vec((hostile_text(), any::<f64>()), 0..4),
    )
        .prop_map(|(title, elements, notes)| {
            let mut tables = Tables::default();
            let mut info = MapInfo::blank(MapInfo::the_id());
            info.title = title.into();
            tables.map.insert(info.into());
            for (number, (name, attributes, at, gone)) in elements.into_iter().enumerate() {
                let mut record = self::element(&format!("{name}#{number}"), &name);
                record.attributes = attributes;
                let mut at = at;
                if gone {
                    at.insert(PRESENT.into(), Value::Flag(false));
                }
                if !at.is_empty() {
                    record.at.insert(PlateauId::from(name.as_str()), at);
                }
                tables.elements.insert(record.into());
            }
            for (number, (text, x)) in notes.into_iter().enumerate() {
                let mut note = Note::blank(format!("note {number}").as_str().into());
                note.text = text.into();
                if let Some(value) = Value::number(x) {
                    note.attributes.insert("x".into(), value);
                }
                tables.notes.insert(note.into());
            }
            SystemMap::assemble(tables).0
        })
}
