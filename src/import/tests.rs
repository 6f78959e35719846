//! What users rely on when they bring a file along.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value as Json;

use super::{ImportError, Imported, read, read_at_most};
use crate::locale::Language;
use crate::model::{
    Element, ElementId, FieldPath, LinkId, NoteId, PlateauId, Record, RequirementId, Table, Value,
    WorkPackageId,
};

fn metropole() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/metropole.json");
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} is needed: {error}", path.display()))
}

fn import(text: &str) -> Imported {
    read(text.as_bytes(), "map.json", None).unwrap()
}

fn codes(imported: &Imported) -> BTreeSet<&'static str> {
    imported
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect()
}

/// The JSON value in the model's form, made apart from the importer.
fn plain(json: &Json) -> Value {
    match json {
        Json::Null => Value::Nothing,
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Number(number) => Value::number(number.as_f64().unwrap()).unwrap(),
        Json::String(text) => Value::text(text.as_str()),
        Json::Array(list) => Value::List(list.iter().map(plain).collect()),
        Json::Object(fields) => Value::Fields(
            fields
                .iter()
                .map(|(name, value)| (name.as_str().into(), plain(value)))
                .collect(),
        ),
    }
}

/// Asserts that a record says what a JSON field says: null and the empty are absence.
fn assert_says<R: Record>(record: &R, field: &str, json: &Json) {
    let found = record.get(&FieldPath::own(field));
    let expected = plain(json);
    let is_default = matches!(&expected, Value::Nothing)
        || (record.get(&FieldPath::own(field)).is_none() && is_first_word(&expected));
    if is_default {
        assert!(
            found.is_none() || found.as_ref() == Some(&expected),
            "{}.{field}: {found:?}, not {expected:?}",
            record.id()
        );
    } else {
        assert_eq!(found, Some(expected), "{}.{field}", record.id());
    }
}

/// Words that stand for the default of a typed field, and so are absent.
fn is_first_word(value: &Value) -> bool {
    matches!(value.as_text(), Some("existing" | "note" | "open"))
}

fn list<'a>(json: &'a Json, name: &str) -> &'a Vec<Json> {
    json[name].as_array().unwrap()
}

fn find<'a, R: Record>(table: &'a Table<R>, id: &str) -> &'a R {
    let id = R::Id::from(id.into());
    table.get(&id).unwrap_or_else(|| panic!("{id} was dropped"))
}

/// Walks every field of a source record, attributes included.
fn assert_record_is_kept<R: Record>(record: &R, source: &Json, names: &[(&str, &str)]) {
    for (field, json) in source.as_object().unwrap() {
        if matches!(field.as_str(), "id" | "attributes") {
            continue;
        }
        let name = names.iter().find(|(from, _)| from == field);
        assert_says(record, name.map_or(field.as_str(), |(_, to)| to), json);
    }
    let none = serde_json::Map::new();
    let attributes = source.get("attributes").and_then(Json::as_object);
    for (name, json) in attributes.unwrap_or(&none) {
        if !matches!(name.as_str(), "presence" | "by_plateau") {
            assert_says(record, name, json);
        }
    }
}

#[test]
fn every_field_of_the_metropole_is_in_the_map() {
    let text = metropole();
    let source: Json = serde_json::from_str(&text).unwrap();
    let imported = import(&text);
    assert_eq!(imported.problems, []);
    let tables = imported.map.tables();
    const NAMES: &[(&str, &str)] = &[("type", "kind"), ("label", "name")];
    let counted = [
        ("plateaus", tables.plateaus.len()),
        ("elements", tables.elements.len()),
        ("relations", tables.links.len()),
        ("work_packages", tables.work_packages.len()),
        ("requirements", tables.requirements.len()),
        ("annotations", tables.notes.len()),
    ];
    for (name, count) in counted {
        assert_eq!(list(&source, name).len(), count, "{name}");
    }
    let known: BTreeSet<&str> = counted.iter().map(|(name, _)| *name).collect();
    for (name, json) in source.as_object().unwrap() {
        if !known.contains(name.as_str()) {
            let field = if name == "format" {
                "source_format"
            } else {
                name
            };
            assert_says(imported.map.info().as_ref(), field, json);
        }
    }
    let id = |json: &Json| json["id"].as_str().unwrap().to_owned();
    for json in list(&source, "plateaus") {
        // `kind` of a plateau is its own field, not a translated one.
        assert_record_is_kept(find(&tables.plateaus, &id(json)), json, NAMES);
    }
    for json in list(&source, "elements") {
        assert_record_is_kept(find(&tables.elements, &id(json)), json, NAMES);
    }
    for json in list(&source, "relations") {
        assert_record_is_kept(find(&tables.links, &id(json)), json, NAMES);
    }
    for json in list(&source, "work_packages") {
        assert_record_is_kept(find(&tables.work_packages, &id(json)), json, NAMES);
    }
    for json in list(&source, "requirements") {
        assert_record_is_kept(find(&tables.requirements, &id(json)), json, NAMES);
    }
    for json in list(&source, "annotations") {
        assert_record_is_kept(find(&tables.notes, &id(json)), json, NAMES);
    }
}

/// The state of a source record at one plateau, folded from the JSON alone; `None` when absent.
fn state_at(source: &Json, plateau: &str) -> Option<BTreeMap<String, Value>> {
    let attributes = source["attributes"].as_object().unwrap();
    let presence = attributes["presence"].as_array().unwrap();
    if !presence.iter().any(|id| id == plateau) {
        return None;
    }
    let mut state: BTreeMap<String, Value> = BTreeMap::new();
    let own = source.as_object().unwrap().iter().chain(attributes);
    let there = attributes
        .get("by_plateau")
        .and_then(|by| by[plateau].as_object());
    for (name, json) in own.chain(there.into_iter().flatten()) {
        let name = match name.as_str() {
            "id" | "attributes" | "presence" | "by_plateau" => continue,
            "type" => "kind",
            "label" => "name",
            name => name,
        };
        match plain(json) {
            Value::Nothing => state.remove(name),
            value => state.insert(name.to_owned(), value),
        };
    }
    Some(state)
}

fn fields_of<R: Record>(record: &R) -> BTreeMap<String, Value> {
    record
        .fields()
        .into_iter()
        .filter(|(path, _)| path.plateau.is_none() && path.name != crate::model::SINCE)
        .map(|(path, value)| (path.name.to_string(), value))
        .collect()
}

#[test]
fn each_plateau_of_the_metropole_is_what_the_source_says() {
    let text = metropole();
    let source: Json = serde_json::from_str(&text).unwrap();
    let map = import(&text).map;
    for (plateau, elements, links) in [
        ("P2026", 193, 309),
        ("P2027", 211, 356),
        ("P2029", 204, 355),
    ] {
        let snapshot = map.snapshot(Some(&PlateauId::from(plateau)));
        assert_eq!(snapshot.elements().len(), elements, "{plateau}");
        assert_eq!(snapshot.links().len(), links, "{plateau}");
        assert!(snapshot.links_without_ends().is_empty());
        assert!(snapshot.elements_without_parent().is_empty());
        for json in list(&source, "elements") {
            let id = ElementId::from(json["id"].as_str().unwrap());
            let found = snapshot
                .element_by_id(&id)
                .map(|element| fields_of(element.as_ref()));
            assert_eq!(found, state_at(json, plateau), "{id} at {plateau}");
        }
        for json in list(&source, "relations") {
            let id = LinkId::from(json["id"].as_str().unwrap());
            let found = snapshot
                .find_link(&id)
                .map(|ix| fields_of(snapshot.link(ix).as_ref()));
            assert_eq!(found, state_at(json, plateau), "{id} at {plateau}");
        }
    }
}

#[test]
fn plateaus_follow_one_another() {
    let map = import(&metropole()).map;
    let order: Vec<&str> = map
        .timeline()
        .order()
        .iter()
        .map(PlateauId::as_str)
        .collect();
    assert_eq!(order, ["P2026", "P2027", "P2029"]);
    let target = map.timeline().chain(&PlateauId::from("P2029"));
    assert_eq!(target.len(), 3);
}

#[test]
fn a_file_cut_anywhere_is_refused_where_it_breaks() {
    let text = metropole();
    for step in 0..50 {
        let mut end = text.len() * step / 50;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let error = read(&text.as_bytes()[..end], "cut.json", None).unwrap_err();
        if end == 0 {
            assert_eq!(error, ImportError::Empty);
        } else {
            let problem = error.problem("cut.json");
            assert!(problem.place.line.is_some(), "{error:?}");
            for language in Language::ALL {
                assert!(problem.sentence(language).starts_with("cut.json:"));
            }
        }
    }
}

#[test]
fn what_is_no_map_is_refused_with_a_reason() {
    let refused = |bytes: &[u8]| read(bytes, "x", None).unwrap_err();
    assert_eq!(refused(b""), ImportError::Empty);
    assert_eq!(refused(b" \n\t"), ImportError::Empty);
    assert_eq!(refused(b"\xef\xbb\xbf"), ImportError::Empty);
    assert!(matches!(
        refused(b"{\"format\": \"\xff\"}"),
        ImportError::NotUtf8 { line: 1, .. }
    ));
    assert!(matches!(
        refused(b"\xff\xfe{\0}\0"),
        ImportError::NotUtf8 { .. }
    ));
    assert_eq!(refused(b"[]"), ImportError::UnknownFormat);
    assert_eq!(refused(b"{\"nodes\": []}"), ImportError::UnknownFormat);
    assert!(matches!(
        refused(br#"{"format": "portolan-sample/2"}"#),
        ImportError::OtherVersion {
            line: 1,
            column: 12,
            ..
        }
    ));
    let large = read_at_most(&[b' '; 11], "x", None, 10).unwrap_err();
    assert!(matches!(
        large,
        ImportError::TooLarge {
            bytes: 11,
            max_bytes: 10
        }
    ));
    for text in ["null", "[]", "3", "\"portolan-sample/1\""] {
        let format = super::format_by_id("portolan-sample");
        assert!(read(text.as_bytes(), "x", format).is_ok_and(|it| !it.problems.is_empty()));
    }
}

#[test]
fn flaws_are_listed_by_line_and_the_rest_is_kept() {
    let imported = import(
        r#"{"format": "portolan-sample/1", "title": 7, "language": "fr",
 "plateaus": [{"id": "p1", "label": "Un", "kind": "odd"}],
 "elements": [
  {"id": "a", "type": "application", "label": "A", "attributes": {"availability": 1e999, "k": 2}},
  {"id": "a", "type": "application", "label": "A bis"},
  {"id": "b/c", "type": "flying_saucer", "parent": "zz", "attributes": {"presence": ["p9", "p1"]}},
  {"id": "", "type": "site"},
  {"type": "site", "label": ["not", "a", "name"]},
  17,
  {"id": "x", "type": "site", "parent": "y"}, {"id": "y", "type": "site", "parent": "x"}
 ],
 "relations": [
  {"id": "a", "type": "depends_on", "from": "a", "to": "b/c"},
  {"id": "r2", "type": "depends_on", "from": "a", "to": "nowhere"},
  {"id": "r3", "type": "depends_on", "from": "a"}
 ],
 "annotations": [{"id": "n", "target": "nowhere", "text": "?", "kind": "shout"}],
 "work_packages": {"not": "a list"}}"#,
    );
    let expected = [
        "containment-cycle",
        "dangling-mention",
        "dangling-reference",
        "duplicate-id",
        "left-out",
        "missing-field",
        "missing-id",
        "shared-id",
        "unknown-kind",
        "unknown-plateau",
        "unusable-id",
        "wrong-type",
    ];
    assert_eq!(codes(&imported), BTreeSet::from(expected));
    let tables = imported.map.tables();
    assert_eq!(find(&tables.elements, "a-2").name, "A bis");
    let renamed = find(&tables.elements, "b-c");
    assert_eq!(
        renamed.attributes.get("source_id"),
        Some(&Value::from("b/c"))
    );
    assert_eq!(renamed.kind.as_str(), "flying_saucer");
    let link = tables.links.iter().next().unwrap();
    assert_eq!((link.from.as_str(), link.to.as_str()), ("a", "b-c"));
    assert_eq!(link.attributes.get("source_id"), Some(&Value::from("a")));
    assert_eq!(tables.links.len(), 1);
    let info = imported.map.info();
    assert_eq!(
        info.attributes.get("source_title"),
        Value::number(7.0).as_ref()
    );
    let number = find(&tables.elements, "a").attributes.get("k").cloned();
    assert_eq!(number, Value::number(2.0));
    let infinite = imported
        .problems
        .iter()
        .find(|problem| problem.code == "left-out");
    assert_eq!(infinite.unwrap().place.line, Some(4));
    for problem in &imported.problems {
        for language in Language::ALL {
            let sentence = problem.sentence(language);
            assert!(!sentence.contains('{'), "{sentence}");
        }
    }
}

#[test]
fn a_hundred_levels_of_containment_are_no_trouble() {
    let mut elements = vec![r#"{"id": "e0", "type": "group"}"#.to_owned()];
    for level in 1..100 {
        let parent = level - 1;
        elements.push(format!(
            r#"{{"id": "e{level}", "type": "group", "parent": "e{parent}"}}"#
        ));
    }
    let text = format!(
        r#"{{"format": "portolan-sample/1", "elements": [{}]}}"#,
        elements.join(",")
    );
    let imported = import(&text);
    assert_eq!(imported.problems, []);
    let snapshot = imported.map.snapshot(None);
    let deepest = snapshot.find(&ElementId::from("e99")).unwrap();
    assert_eq!(snapshot.ancestors(deepest).count(), 99);
    let deep = format!(
        r#"{{"format": "portolan-sample/1", "elements": [{{"id": "a", "type": "site", "attributes": {{"x": {}{}}}}}]}}"#,
        "[".repeat(100),
        "]".repeat(100)
    );
    assert_eq!(codes(&import(&deep)), BTreeSet::from(["left-out"]));
    let bomb = format!(
        r#"{{"format": "portolan-sample/1", "elements": {}"#,
        "[".repeat(1_000_000)
    );
    assert!(matches!(
        read(bomb.as_bytes(), "x", None),
        Err(ImportError::Syntax { .. })
    ));
}

#[test]
fn an_import_without_drawing_gets_a_view_of_everything() {
    let map = import(&metropole()).map;
    let views: Vec<&str> = map
        .tables()
        .views
        .iter()
        .map(|view| view.name.as_str())
        .collect();
    assert_eq!(views, ["Carte complète", "Vue d’ensemble"]);
    let shown = map.placements_of(&"everything".into()).count();
    assert!(shown > 200, "{shown}");
}

const NEUTRAL: &str = r#"{"format": "neutral-map/1", "name": "Carte", "n": 5, "seed": 1,
 "nodes": [
  {"id": "e0", "parent": null, "kind": "site", "tier": -1, "label": "Siège", "w": 60, "h": 40, "attrs": {"country": "France"}},
  {"id": "e1", "parent": "e0", "kind": "zone", "tier": -1, "label": "DMZ", "w": 60, "h": 40, "attrs": {}},
  {"id": "e2", "parent": "e1", "kind": "webapp", "tier": 0, "label": "Site", "w": 60, "h": 40, "attrs": {"rto_min": 15, "env": "recette", "cpu": 4, "owner": "DSI"}},
  {"id": "e3", "parent": "e1", "kind": "database", "tier": 4, "label": "Base", "w": 60, "h": 40, "attrs": {}, "shared": true},
  {"id": "e4", "parent": "e1", "kind": "quantum", "tier": 4, "label": "Qbit", "w": 60, "h": 40, "attrs": {}}],
 "edges": [
  {"id": "r0", "src": "e2", "dst": "e3", "type": "reads_writes", "label": "JDBC 1521"},
  {"id": "r1", "src": "e3", "dst": "e2", "type": "notifies"},
  {"id": "r2", "src": "e3", "dst": "e4", "type": "replicates"}],
 "groups": [{"id": "g0", "mode": "active-passive", "min_alive": 1, "members": ["e3", "e4"]}]}"#;

#[test]
fn a_generated_map_comes_with_kinds_dependencies_and_groups() {
    let imported = import(NEUTRAL);
    assert_eq!(codes(&imported), BTreeSet::from(["unknown-kind"]));
    let tables = imported.map.tables();
    let site = find(&tables.elements, "e2");
    assert_eq!(site.kind.as_str(), "application");
    assert_eq!(site.parent, Some("e1".into()));
    let attribute = |element: &Element, name: &str| element.attributes.get(name).cloned();
    assert_eq!(attribute(site, "source_kind"), Some("webapp".into()));
    assert_eq!(attribute(site, "dmia_h"), Value::number(0.25));
    assert_eq!(attribute(site, "environment"), Some("test".into()));
    assert_eq!(attribute(site, "vcpu"), Value::number(4.0));
    assert_eq!(attribute(site, "owner_role"), Some("DSI".into()));
    assert_eq!(
        attribute(find(&tables.elements, "e3"), "shared"),
        Some(true.into())
    );
    let kinds: Vec<(&str, &str)> = tables
        .links
        .iter()
        .map(|link| (link.id.as_str(), link.kind.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("g0-e3", "member_of"),
            ("g0-e4", "member_of"),
            ("r0", "depends_on"),
            ("r1", "flow"),
            ("r2", "replicates_to"),
        ]
    );
    let needed = find(&tables.links, "r0");
    assert_eq!(needed.name, "JDBC 1521");
    assert_eq!(
        needed.attributes.get("source_kind"),
        Some(&"reads_writes".into())
    );
    let group = find(&tables.elements, "g0");
    assert_eq!(attribute(group, "k"), Value::number(1.0));
    assert_eq!(attribute(group, "mode"), Some("active_passive".into()));
    // The group stands behind its members; the view shows these.
    assert_eq!(imported.map.placements_of(&"everything".into()).count(), 5);
}

#[test]
fn ids_of_other_tables_stay_as_they_are() {
    let map = import(&metropole()).map;
    assert!(
        map.tables()
            .work_packages
            .contains(&WorkPackageId::from("WP-01"))
    );
    assert!(
        map.tables()
            .requirements
            .contains(&RequirementId::from("EX-15"))
    );
    assert!(map.tables().notes.contains(&NoteId::from("AN-09")));
}
