//! How complete the documentation of the sample is, against `tests/oracle`, which computes it from
//! the formulas alone; and what exemptions and small maps do to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use portolan::analysis::DependencyGraph;
use portolan::assurance::{AnssiView, Facts, Maturity, Settings, maturity};
use portolan::model::{
    Day, Element, Exemption, Link, PlateauId, Record, SubjectId, SystemMap, Tables, Value,
};
use serde_json::Value as Json;

fn maturity_at(map: &SystemMap, plateau: Option<&str>, today: Option<Day>) -> Maturity {
    let snapshot = map.snapshot(plateau.map(PlateauId::from).as_ref());
    let graph = DependencyGraph::of(&snapshot);
    let settings = Settings::of(map, today);
    maturity(&Facts::of(map, &snapshot, &graph, &settings))
}

fn metropole() -> SystemMap {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    let bytes = std::fs::read(path).unwrap();
    portolan::import::read(&bytes, "metropole.json", None)
        .unwrap()
        .map
}

/// `tests/oracle` calls the name of an element its label.
fn word_of_oracle(word: &str) -> &str {
    if word == "name" { "label" } else { word }
}

#[test]
fn the_documentation_of_the_sample_is_as_complete_as_the_formulas_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/expected.json");
    let expected: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let map = metropole();
    for (plateau, of_plateau) in expected["plateaus"].as_object().unwrap() {
        let found = maturity_at(&map, Some(plateau), None);
        for level in [1, 2, 3] {
            let wanted = &of_plateau["maturity"][level.to_string()];
            let (conforming, in_scope) = found.share(level, None);
            assert_eq!(wanted["conforming"], conforming, "{plateau}, level {level}");
            assert_eq!(wanted["in_scope"], in_scope, "{plateau}, level {level}");
            let mut by_kind: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
            let mut missing: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for (id, object) in found.objects.iter() {
                if object.asked_from > level {
                    continue;
                }
                let counts = by_kind.entry(object.kind.as_str()).or_default();
                counts[0] += usize::from(object.reached >= level);
                counts[1] += 1;
                let words = object.missing_at(level);
                let words: BTreeSet<&str> =
                    words.map(|(_, item)| word_of_oracle(item.word())).collect();
                if !words.is_empty() {
                    missing.insert(id.as_str(), words);
                }
            }
            let by_kind: BTreeMap<&str, Json> = by_kind
                .into_iter()
                .map(|(kind, [conforming, in_scope])| {
                    let counts = serde_json::json!({
                        "conforming": conforming, "in_scope": in_scope,
                    });
                    (kind, counts)
                })
                .collect();
            assert_eq!(wanted["by_kind"], serde_json::json!(by_kind), "{plateau}");
            let wanted: BTreeMap<&str, BTreeSet<&str>> = wanted["missing"]
                .as_object()
                .unwrap()
                .iter()
                .map(|(id, words)| {
                    let words = words.as_array().unwrap().iter();
                    (
                        id.as_str(),
                        words.map(|word| word.as_str().unwrap()).collect(),
                    )
                })
                .collect();
            assert_eq!(missing, wanted, "{plateau}, level {level}");
        }
    }
}

#[test]
fn the_views_add_up_to_the_whole() {
    let found = maturity_at(&metropole(), Some("P2026"), None);
    for level in [1, 2, 3] {
        let sum = AnssiView::ALL
            .iter()
            .map(|view| found.share(level, Some(*view)))
            .fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        assert_eq!(sum, found.share(level, None));
    }
}

fn element(id: &str, kind: &str, parent: Option<&str>) -> Element {
    let mut element = Element::blank(id.into());
    element.name = id.into();
    element.kind = kind.into();
    element.parent = parent.map(Into::into);
    element
}

fn assembled(elements: Vec<Element>, links: Vec<Link>, exemptions: Vec<Exemption>) -> SystemMap {
    let mut tables = Tables::default();
    for element in elements {
        tables.elements.insert(Arc::new(element));
    }
    for link in links {
        tables.links.insert(Arc::new(link));
    }
    for exemption in exemptions {
        tables.exemptions.insert(Arc::new(exemption));
    }
    SystemMap::assemble(tables).0
}

fn exemption(requirement: &str, subject: Option<&str>, expires: &str) -> Exemption {
    let mut exemption = Exemption::blank(format!("dg-{requirement}").as_str().into());
    exemption.requirement = requirement.into();
    exemption.subject = subject.map(Into::into);
    exemption.reason = "Remplacé cette année".into();
    exemption.expires = expires.into();
    exemption
}

fn words(found: &Maturity, id: &str) -> Vec<(u8, &'static str)> {
    let object = found.objects.get(&SubjectId::from(id)).unwrap();
    object
        .missing
        .iter()
        .map(|(level, item)| (*level, item.word()))
        .collect()
}

#[test]
fn an_exemption_excuses_what_its_level_asks_for_until_its_last_day() {
    let today = Day::first_of("2026-11-26");
    let database = || element("bd", "database", None);
    let found = |exemptions| {
        maturity_at(
            &assembled(vec![database()], Vec::new(), exemptions),
            None,
            today,
        )
    };
    let bare = found(Vec::new());
    assert_eq!(
        words(&bare, "bd"),
        [
            (1, "engine"),
            (1, "zone"),
            (1, "host"),
            (3, "eol"),
            (3, "availability")
        ]
    );
    assert_eq!(bare.share(1, None), (0, 1));

    let excused = found(vec![exemption("MATURITY-1", Some("bd"), "2026-11")]);
    assert_eq!(excused.share(1, None), (1, 1));
    assert_eq!(excused.share(2, None), (1, 1), "level 2 asks no more of it");
    assert_eq!(excused.share(3, None), (0, 1), "level 3 does");
    assert_eq!(
        excused
            .objects
            .get(&SubjectId::from("bd"))
            .unwrap()
            .excused
            .len(),
        3
    );

    for (subject, expires, holds) in [
        (Some("bd"), "2026-11-25", false),
        (Some("bd"), "demain", false),
        (Some("autre"), "", false),
        (None, "", true),
    ] {
        let found = found(vec![exemption("MATURITY-1", subject, expires)]);
        assert_eq!(found.share(1, None).0 == 1, holds, "{subject:?} {expires}");
    }
}

#[test]
fn what_lies_in_a_host_or_in_a_zone_needs_no_link_to_say_so() {
    let mut server = element("sv", "logical_server", Some("hv"));
    server.attributes.insert("os".into(), Value::from("Debian"));
    let elements = vec![
        element("zn", "zone", None),
        element("hv", "hypervisor", Some("zn")),
        server,
    ];
    let found = maturity_at(&assembled(elements, Vec::new(), Vec::new()), None, None);
    assert_eq!(words(&found, "sv"), [(3, "eol"), (3, "availability")]);
}

#[test]
fn whatever_holds_data_is_asked_for_a_backup_at_level_3() {
    let mut link = Link::blank("l1".into());
    link.kind = "stored_in".into();
    link.from = "dt".into();
    link.to = "mystery".into();
    let elements = vec![
        element("dt", "data_set", None),
        element("mystery", "kind_of_our_own", None),
    ];
    let found = maturity_at(&assembled(elements, vec![link], Vec::new()), None, None);
    assert_eq!(words(&found, "mystery"), [(3, "backup")]);
    assert_eq!(words(&found, "dt"), [(1, "category"), (2, "dict")]);
}
