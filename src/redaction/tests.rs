//! What is hidden is nowhere in the map that goes out, and that map is sound.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use smol_str::SmolStr;

use super::rows::{Rows, rows_of, tables_of, texts_of};
use super::*;
use crate::locale::Language;
use crate::model::{
    Element, ElementId, FieldPath, Link, Note, Placement, Plateau, Record as _, RecordKey,
    RedactionId, RedactionProfile, SubjectId, SystemMap, TableName, Tables, Value, View, ViewId,
    Withholding, WorkPackage, promises,
};

fn metropole() -> SystemMap {
    let text = include_str!("../../samples/metropole.ron");
    let read = crate::storage::read_bytes(text.as_bytes(), "metropole.ron");
    read.unwrap_or_else(|_| panic!("the sample can be read"))
        .map
}

/// Every text of a map, its ids and the names of its attributes.
fn all_texts(map: &SystemMap) -> Vec<String> {
    let mut out = Vec::new();
    for (key, fields) in rows_of(map.tables()) {
        out.push(key.id.to_string());
        for (path, value) in fields {
            out.push(path.to_string());
            let mut texts = Vec::new();
            texts_of(&value, &mut texts);
            out.extend(texts.into_iter().map(str::to_owned));
        }
    }
    out
}

#[track_caller]
fn says_nothing_of(map: &SystemMap, secrets: &[&str]) {
    for text in all_texts(map) {
        let lower = text.to_lowercase();
        for secret in secrets {
            assert!(
                !lower.contains(&secret.to_lowercase()),
                "{secret:?} in {text:?}"
            );
        }
    }
}

fn profile_of(edit: impl FnOnce(&mut RedactionProfile)) -> RedactionProfile {
    let mut profile = RedactionProfile::blank(RedactionId::from("own"));
    profile.keeps_notes = true;
    profile.keeps_assurance = true;
    profile.keeps_projects = true;
    profile.keeps_scenarios = true;
    edit(&mut profile);
    profile
}

/// Elements as `id kind parent name`, a dash for none; links as `id from to`.
fn map_of(elements: &[&str], links: &[&str]) -> Tables {
    let mut tables = Tables::default();
    for row in elements {
        let words: Vec<&str> = row.splitn(4, ' ').collect();
        let mut element = Element::blank(words[0].into());
        element.kind = words[1].into();
        element.parent = (words[2] != "-").then(|| words[2].into());
        element.name = words[3].into();
        tables.elements.insert(Arc::new(element));
    }
    for row in links {
        let words: Vec<&str> = row.split(' ').collect();
        let mut link = Link::blank(words[0].into());
        link.kind = "flow".into();
        link.from = words[1].into();
        link.to = words[2].into();
        tables.links.insert(Arc::new(link));
    }
    tables
}

fn sound(tables: Tables) -> SystemMap {
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

fn links_of(map: &SystemMap) -> Vec<String> {
    let links = map.tables().links.iter();
    links
        .map(|link| format!("{} {} {}", link.id, link.from, link.to))
        .collect()
}

#[test]
fn what_is_merged_ends_where_its_container_is_and_says_it_once() {
    let map = sound(map_of(
        &[
            "site site - Siège",
            "s1 logical_server site Alpha01",
            "s2 logical_server site Beta02",
            "app application s1 Paie",
        ],
        &["l1 app s2", "l2 app s1", "l3 s1 s2", "l4 app site"],
    ));
    let profile = profile_of(|it| {
        it.kinds = vec!["logical_server".into()];
        it.withholding = Withholding::Merge;
    });
    let redacted = redact(&map, &profile, Language::French);
    // l1 and l2 now say what l4 says, and l3 would start where it ends.
    assert_eq!(links_of(&redacted.map), ["l4 app site"]);
    let app = &redacted
        .map
        .tables()
        .elements
        .get(&ElementId::from("app"))
        .unwrap();
    assert_eq!(app.parent, Some("site".into()));
    says_nothing_of(&redacted.map, &["alpha01", "beta02"]);
    assert_eq!(redacted.secrets.texts, ["Alpha01", "Beta02"]);
}

#[test]
fn what_is_removed_takes_its_links_its_notes_and_its_names_along() {
    let mut tables = map_of(
        &[
            "site site - Siège",
            "room room site Bunker",
            "app application room Paie-Secrète",
            "web application site Portail-Web",
        ],
        &["l1 web app"],
    );
    let mut note = Note::blank("n1".into());
    note.target = Some("app".into());
    tables.notes.insert(Arc::new(note));
    let mut note = Note::blank("n2".into());
    note.text = "Voir @app, dit Paie-secrète, dans le bunker.".into();
    tables.notes.insert(Arc::new(note));
    let mut package = WorkPackage::blank("p".into());
    package.name = "Projet".into();
    package.delivers = vec!["app".into(), "web".into()];
    tables.work_packages.insert(Arc::new(package));
    tables.views.insert(Arc::new(View::blank("v".into())));
    let mut placement = Placement::blank(Placement::id_for(
        &ViewId::from("v"),
        &SubjectId::from("app"),
    ));
    placement.view = "v".into();
    placement.subject = "app".into();
    tables.placements.insert(Arc::new(placement));
    let map = sound(tables);
    let profile = profile_of(|it| it.elements = vec!["room".into()]);
    let redacted = redact(&map, &profile, Language::French);
    let tables = redacted.map.tables();
    assert!(tables.links.is_empty() && tables.views.is_empty() && tables.placements.is_empty());
    let notes: Vec<&str> = tables.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["Voir VAL-3, dit VAL-1, dans le VAL-2."]);
    assert_eq!(
        tables.work_packages.iter().next().unwrap().delivers,
        ["web".into()]
    );
    says_nothing_of(&redacted.map, &["bunker", "paie-secrète"]);
    let gone: Vec<String> = redacted
        .report
        .iter()
        .map(|line| line.record.to_string())
        .collect();
    for record in [
        "elements/app",
        "elements/room",
        "links/l1",
        "views/v",
        "notes/n1",
    ] {
        assert!(gone.contains(&record.to_owned()), "{record} in {gone:?}");
    }
}

#[test]
fn the_same_value_has_the_same_token_in_attributes_texts_and_ids() {
    let mut tables = map_of(
        &[
            "srv-paie-01-x7k2 logical_server - srv-paie-01",
            "b database srv-paie-01-x7k2 Base",
        ],
        &[],
    );
    let edit = |tables: &mut Tables, id: &str, name: &str, value: Value| {
        let mut element = Element::clone(tables.elements.get(&ElementId::from(id)).unwrap());
        element.attributes.insert(name.into(), value);
        tables.elements.insert(Arc::new(element));
    };
    edit(&mut tables, "b", "ip_address", "10.1.2.3".into());
    edit(
        &mut tables,
        "b",
        "description",
        "sur SRV-PAIE-01 (10.1.2.3), mot de passe : Tr0ub4dor".into(),
    );
    edit(
        &mut tables,
        "srv-paie-01-x7k2",
        "limits",
        "Tr0ub4dor ailleurs".into(),
    );
    let map = sound(tables);
    let profile = profile_of(|it| {
        it.masked = vec!["ip_address".into()];
        it.patterns = vec!["host".into(), "key".into()];
    });
    let redacted = redact(&map, &profile, Language::French);
    let elements: Vec<String> = redacted
        .map
        .tables()
        .elements
        .iter()
        .map(|it| format!("{} {} {:?} {:?}", it.id, it.name, it.parent, it.attributes))
        .collect();
    assert_eq!(
        elements,
        [
            r#"b Base Some(ElementId("element-1")) {"description": Text("sur HOST-1 (IP-1), mot de passe : KEY-1"), "ip_address": Text("IP-1")}"#,
            r#"element-1 HOST-1 None {"limits": Text("KEY-1 ailleurs")}"#,
        ]
    );
    for secret in ["10.1.2.3", "Tr0ub4dor", "srv-paie-01", "srv-paie-01-x7k2"] {
        assert!(
            redacted
                .secrets
                .texts
                .iter()
                .any(|it| it.to_lowercase() == secret.to_lowercase()),
            "{secret}"
        );
    }
}

#[test]
fn values_at_plateaus_are_held_back_too_and_links_follow_plateau_by_plateau() {
    let mut tables = map_of(
        &[
            "a site - Nord",
            "b site - Sud",
            "s logical_server a Alpha01",
            "x application - Portail-X",
        ],
        &["l x s"],
    );
    let mut plateau = Plateau::blank("p1".into());
    plateau.valid_from = "2026-01-01".into();
    tables.plateaus.insert(Arc::new(plateau));
    let mut plateau = Plateau::blank("p2".into());
    plateau.valid_from = "2027-01-01".into();
    plateau.based_on = Some("p1".into());
    tables.plateaus.insert(Arc::new(plateau));
    let mut server = Element::clone(tables.elements.get(&ElementId::from("s")).unwrap());
    let fields = [
        ("parent", "b"),
        ("name", "Gamma03"),
        ("contact", "Zoé Durand"),
    ];
    server.at.insert(
        "p2".into(),
        fields
            .map(|(name, value)| (name.into(), value.into()))
            .into(),
    );
    tables.elements.insert(Arc::new(server));
    let map = sound(tables);
    let profile = profile_of(|it| {
        it.kinds = vec!["logical_server".into()];
        it.withholding = Withholding::Merge;
        it.withheld = vec!["contact".into()];
    });
    let out = redact(&map, &profile, Language::French).map;
    says_nothing_of(&out, &["alpha01", "gamma03", "zoé"]);
    let ends = |plateau: &str| {
        let snapshot = out.snapshot(Some(&plateau.into()));
        let link = &snapshot.links()[0];
        format!("{} {}", link.from, link.to)
    };
    assert_eq!((ends("p1").as_str(), ends("p2").as_str()), ("x a", "x b"));
}

#[test]
fn names_become_kinds_and_numbers_in_texts_and_layers_too() {
    let mut tables = map_of(
        &[
            "paie-x7k2 application - Paie Rivelac",
            "usagers actor - Habitants de Rivelac",
        ],
        &[],
    );
    let mut view = View::blank("paie-rivelac-v".into());
    view.name = "Autour de Paie Rivelac".into();
    tables.views.insert(Arc::new(view));
    let map = sound(tables);
    let profile = profile_of(|it| it.anonymous = true);
    let out = redact(&map, &profile, Language::French).map;
    says_nothing_of(&out, &["paie"]);
    let names: Vec<&str> = out
        .tables()
        .elements
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["Application 1", "Habitants de Rivelac"]);
    let view = out.tables().views.iter().next().unwrap();
    assert_eq!(view.name, "Autour de Application 1");
}

#[test]
fn the_sample_goes_out_sound_by_every_profile_and_twice_the_same() {
    let map = metropole();
    for language in Language::ALL {
        for profile in built_in(language) {
            let redacted = redact(&map, &profile, language);
            let again = redact(&map, &profile, language);
            assert_eq!(redacted.map, again.map);
            assert_eq!(redacted.report, again.report);
            let broken = promises::broken(redacted.map.tables());
            assert!(broken.is_empty(), "{}: {broken:?}", profile.id);
            assert!(
                !redacted
                    .report
                    .iter()
                    .any(|it| it.what.id == crate::locale::msg::REDACTION_CUT)
            );
            let secrets: Vec<&str> = redacted.secrets.texts.iter().map(String::as_str).collect();
            says_nothing_of(&redacted.map, &secrets);
            assert!(redacted.map.info().shared_with.is_empty());
            assert!(redacted.map.tables().redactions.is_empty());
            // No reference to what is gone: as many warnings at most as before.
            let missing = |map: &SystemMap| {
                let all = promises::check(map);
                all.iter()
                    .filter(|it| it.code == "missing-reference")
                    .count()
            };
            assert!(missing(&redacted.map) <= missing(&map));
        }
    }
}

#[test]
fn the_public_sees_services_and_no_equipment() {
    let map = metropole();
    let public = profile(&map, "public", Language::French).unwrap();
    let redacted = redact(&map, &public, Language::French);
    let tables = redacted.map.tables();
    let kinds: BTreeSet<&str> = tables.elements.iter().map(|it| it.kind.as_str()).collect();
    assert!(kinds.contains("business_service") && kinds.contains("application"));
    for kind in &public.kinds {
        assert!(!kinds.contains(kind.as_str()), "{kind}");
    }
    assert!(
        tables.notes.is_empty()
            && tables.work_packages.is_empty()
            && tables.requirements.is_empty()
    );
    assert!(!tables.views.is_empty() && !tables.links.is_empty());
    assert_eq!(redacted.map.info().marking, "Diffusion publique");
    let counts = Counts::of(&redacted.report);
    assert!(counts.elements > 20 && counts.replaced > 20, "{counts:?}");
}

#[test]
fn a_profile_of_the_map_takes_the_place_of_the_built_in_one() {
    let mut tables = Tables::default();
    let mut own = RedactionProfile::blank(RedactionId::from("public"));
    own.name = "À nous".into();
    tables.redactions.insert(Arc::new(own));
    let map = sound(tables);
    assert_eq!(
        profile(&map, "public", Language::French).unwrap().name,
        "À nous"
    );
    assert_eq!(profiles(&map, Language::French).len(), 3);
    assert!(profile(&map, "none", Language::French).is_none());
}

/// Texts to plant: what each pattern knows, and words and names.
const PLANTED: [&str; 8] = [
    "10.20.30.40",
    "srv-kappa-07",
    "zeta.quill@interne.ville.fr",
    "05 56 77 88 99",
    r"\\nas-omega\rh$",
    "https://wiki-sigma.interne.ville.fr/page",
    "Theta Opaque",
    "AKIAQWERTYUIOPASDFGH",
];

/// Plants one of the texts into every text of the sample's records that may be one: alone, or within
/// what stands there.
fn planted(map: &SystemMap, seed: u64) -> SystemMap {
    let mut number = seed;
    let mut next = move |below: u64| {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % below
    };
    let mut rows: Rows = rows_of(map.tables());
    for (key, fields) in &mut rows {
        let paths: Vec<FieldPath> = fields.keys().cloned().collect();
        for path in paths {
            let plain = fields::ids_in(key.table, &path.name).is_some()
                || fields::STRUCTURE.contains(&path.name.as_str())
                || matches!(
                    path.name.as_str(),
                    "layer" | "groups" | "recipe" | "filters" | "layers"
                );
            if plain || next(3) > 0 {
                continue;
            }
            let secret = PLANTED[usize::try_from(next(8)).unwrap()];
            let is_whole = next(2) == 0;
            let value = rows::map_texts(&fields[&path], &mut |text| {
                let known = fields::is_own_word(key.table, &path, text);
                (!known).then(|| {
                    if is_whole {
                        secret.into()
                    } else {
                        SmolStr::from(format!("{text} ({secret})."))
                    }
                })
            });
            fields.insert(path, value);
        }
        let can_carry = matches!(
            key.table,
            TableName::Elements | TableName::Links | TableName::Map
        );
        if can_carry && next(4) == 0 {
            let secret = PLANTED[usize::try_from(next(8)).unwrap()];
            fields.insert(
                FieldPath::own("our_own"),
                Value::List(vec![secret.into(), "x".into()]),
            );
        }
    }
    SystemMap::assemble(tables_of(rows)).0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_planted_text_comes_through(seed in any::<u64>(), which in 0_usize..2) {
        let map = planted(&metropole(), seed);
        let mut profile = built_in(Language::French).remove(which + 1);
        profile.keeps_notes = true;
        profile.keeps_projects = seed % 2 == 0;
        profile.keeps_assurance = true;
        profile.keeps_scenarios = true;
        profile.words = vec!["Theta Opaque".into()];
        let redacted = redact(&map, &profile, Language::French);
        prop_assert!(promises::broken(redacted.map.tables()).is_empty());
        says_nothing_of(&redacted.map, &PLANTED);
        let file = crate::storage::write(&redacted.map);
        prop_assert_eq!(leaks(&file, &redacted.secrets), []);
        let planted = Secrets { texts: PLANTED.map(str::to_owned).to_vec() };
        prop_assert_eq!(leaks(&file, &planted), []);
    }
}

#[test]
fn many_machines_leave_no_name_behind() {
    let mut tables = Tables::default();
    for number in 0..2_000 {
        let mut element = Element::blank(ElementId::new(format!("srv-{number}-abcd")));
        element.kind = "logical_server".into();
        element.name = format!("srv-app-{number}").into();
        element.attributes.insert(
            "ip_address".into(),
            format!("10.0.{}.{}", number / 250, number % 250)
                .as_str()
                .into(),
        );
        element.attributes.insert(
            "description".into(),
            format!("à côté de srv-app-{}", number / 2).as_str().into(),
        );
        tables.elements.insert(Arc::new(element));
    }
    let map = sound(tables);
    let partner = profile(&map, "partner", Language::French).unwrap();
    let redacted = redact(&map, &partner, Language::French);
    says_nothing_of(&redacted.map, &["srv-app-1999", "10.0.7.249"]);
    let key = RecordKey::new(TableName::Elements, "srv-0-abcd");
    assert!(redacted.report.iter().any(|line| line.record == key));
}
