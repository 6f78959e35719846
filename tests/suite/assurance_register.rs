//! The register of processing activities of the sample, against the JSON file alone, and on maps
//! that say little.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use portolan::assurance::{Register, RegisterField, register_activities};
use portolan::locale::Language;
use portolan::model::{Element, Link, PlateauId, Record, SystemMap, Tables, Value};
use portolan::workspace::register_of;

use super::gaps::{metropole_json, rows};

fn register(map: &SystemMap, plateau: Option<&str>) -> Register {
    let snapshot = map.snapshot(plateau.map(PlateauId::from).as_ref());
    let register = register_of(map, &snapshot, Language::French);
    assert_eq!(register.activities.len(), register_activities(&snapshot));
    register
}

#[test]
fn the_sample_has_an_entry_for_each_data_set_about_people() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let bytes = std::fs::read(path).unwrap();
    let map = portolan::import::read(&bytes, "metropole.json", None)
        .unwrap()
        .map;
    let json = metropole_json();
    for plateau in ["P2026", "P2027", "P2029"] {
        let elements = rows(&json, "elements", plateau);
        let links = rows(&json, "relations", plateau);
        let register = register(&map, Some(plateau));
        let wanted: BTreeSet<&str> = elements
            .iter()
            .filter(|(_, row)| row["type"] == "data_set")
            .filter(|(_, row)| row["category"] == "personal" || row["category"] == "health")
            .map(|(id, _)| id.as_str())
            .collect();
        let data_sets = register.activities.iter().flat_map(|it| &it.data_sets);
        let found: BTreeSet<&str> = data_sets.map(|id| id.as_str()).collect();
        assert_eq!(found, wanted, "{plateau}");
        for activity in &register.activities {
            let data_set = activity.data_sets[0].as_str();
            let row = &elements[data_set];
            let stores: BTreeSet<&str> = links
                .values()
                .filter(|link| link["type"] == "stored_in" && link["from"] == data_set)
                .filter_map(|link| link["to"].as_str())
                .filter(|id| elements.contains_key(*id))
                .collect();
            let lines = &activity.fields[&RegisterField::Stores].lines;
            let named: BTreeSet<&str> = lines
                .iter()
                .filter_map(|line| Some(line.subject.as_ref()?.as_str()))
                .collect();
            assert_eq!(named, stores, "{plateau}: {data_set}");
            let has_basis = row.get("legal_basis").is_some_and(|basis| !basis.is_null());
            let basis = &activity.fields[&RegisterField::LegalBasis];
            assert_eq!(basis.is_missing, !has_basis, "{plateau}: {data_set}");
            let years = row
                .get("retention_years")
                .is_some_and(|years| !years.is_null());
            let retention = &activity.fields[&RegisterField::Retention];
            assert_eq!(retention.is_missing, !years, "{plateau}: {data_set}");
            // Nobody wrote purposes into the sample: they are asked for, not made up.
            let purposes = &activity.fields[&RegisterField::Purposes];
            assert!(purposes.is_missing && purposes.lines.is_empty());
        }
    }
}

/// An element: id, kind, attributes.
type Told<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

fn map_of(elements: &[Told<'_>], links: &[(&str, &str, &str)]) -> SystemMap {
    let mut tables = Tables::default();
    for (id, kind, attributes) in elements {
        let mut element = Element::blank((*id).into());
        element.name = (*id).into();
        element.kind = (*kind).into();
        for (name, value) in *attributes {
            element
                .attributes
                .insert((*name).into(), Value::from(*value));
        }
        tables.elements.insert(Arc::new(element));
    }
    for (at, (from, kind, to)) in links.iter().enumerate() {
        let mut link = Link::blank(format!("l{at}").as_str().into());
        (link.from, link.kind, link.to) = ((*from).into(), (*kind).into(), (*to).into());
        if *kind == "flow" {
            link.attributes.insert(
                "data".into(),
                Value::List(vec!["agents".into(), "nothing".into()]),
            );
        }
        tables.links.insert(Arc::new(link));
    }
    SystemMap::assemble(tables).0
}

#[test]
fn data_sets_of_one_activity_are_one_entry() {
    let paie = ("activity", "Paie");
    let map = map_of(
        &[
            (
                "agents",
                "data_set",
                &[("category", "personal"), paie, ("purposes", "Payer")],
            ),
            ("arrets", "data_set", &[("category", "health"), paie]),
            ("photos", "data_set", &[("category", "personal")]),
            ("budget", "data_set", &[("category", "financial")]),
        ],
        &[],
    );
    let register = register(&map, None);
    let names: Vec<&str> = register
        .activities
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["Paie", "photos"]);
    let purposes = &register.activities[0].fields[&RegisterField::Purposes];
    assert_eq!(purposes.lines[0].text, "Payer");
    assert!(purposes.is_missing, "one of the two data sets says nothing");
}

#[test]
fn a_transfer_outside_the_area_asks_for_its_guarantee() {
    let elements: &[Told<'_>] = &[
        ("agents", "data_set", &[("category", "personal")]),
        ("region", "cloud_region", &[("country", "us")]),
        ("store", "cloud_service", &[]),
        ("partner", "external_system", &[("country", "CH")]),
        ("app", "application", &[]),
    ];
    let links = [
        ("agents", "stored_in", "store"),
        ("store", "hosted_on", "region"),
        ("app", "flow", "partner"),
    ];
    let register = register(&map_of(elements, &links), None);
    let fields = &register.activities[0].fields;
    let transfers = &fields[&RegisterField::Transfers];
    let texts: Vec<&str> = transfers
        .lines
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(texts, ["partner (CH)", "region (us)"]);
    assert!(transfers.is_missing, "no guarantee is named");
    let recipients = &fields[&RegisterField::Recipients];
    assert_eq!(recipients.lines[0].text, "partner");
    assert!(!recipients.is_missing);
}

#[test]
fn a_data_set_that_lies_nowhere_is_an_entry_to_complete() {
    let map = map_of(&[("agents", "data_set", &[("category", "personal")])], &[]);
    let register = register(&map, None);
    let fields = &register.activities[0].fields;
    for field in RegisterField::ALL {
        let says_none = matches!(
            field,
            RegisterField::Categories | RegisterField::Processors | RegisterField::Transfers
        );
        assert_eq!(fields[&field].is_missing, !says_none, "{field:?}");
    }
}
