//! The exchange form read back: what it can carry comes out as it went in.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node as Xml};

use super::archimate;
use super::content::plain_name;
use super::tests::{hostile, sample};
use crate::locale::Language;
use crate::model::{Attributes, PlateauId, Snapshot, SubjectId, SystemMap, Value, ViewId};
use crate::scene::Theme;
use crate::text;

/// The id behind a name that [`plain_name`] made, which no other id has.
fn id_of(name: &str, prefix: &str) -> String {
    let mut rest = name
        .strip_prefix(prefix)
        .unwrap()
        .strip_prefix('_')
        .unwrap();
    let mut id = String::new();
    while let Some(c) = rest.chars().next() {
        let number = rest.strip_prefix("__");
        // A third underscore belongs to what follows: the first was a hyphen.
        if let Some(number) = number.filter(|number| !number.starts_with('_')) {
            let (number, after) = number.split_once('_').unwrap();
            id.extend(char::from_u32(u32::from_str_radix(number, 16).unwrap()));
            rest = after;
        } else {
            id.push(if c == '_' { '-' } else { c });
            rest = &rest[c.len_utf8()..];
        }
    }
    id
}

fn child_text(node: Xml<'_, '_>, name: &str) -> String {
    let child = node
        .children()
        .find(|child| child.tag_name().name() == name);
    child
        .and_then(|child| child.text())
        .unwrap_or_default()
        .to_owned()
}

/// Properties by the name of their definition.
fn properties(node: Xml<'_, '_>, names: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let all = node
        .children()
        .filter(|child| child.tag_name().name() == "properties");
    all.flat_map(|list| list.children().filter(Xml::is_element))
        .map(|property| {
            let definition = property.attribute("propertyDefinitionRef").unwrap();
            (names[definition].clone(), child_text(property, "value"))
        })
        .collect()
}

/// What properties should say of a record.
fn expected(kind: &str, attributes: &Attributes) -> BTreeMap<String, String> {
    let known = attributes.iter();
    let known =
        known.filter(|(name, value)| *name != "description" && !matches!(value, Value::Nothing));
    let own = ("portolan.kind".to_owned(), kind.to_owned());
    known
        .map(|(name, value)| {
            let seen = |words: &str| text::visible(words).into_owned();
            (seen(name), seen(&value.to_string()))
        })
        .chain([own])
        .collect()
}

fn all_named<'a, 'd>(document: &'a Document<'d>, name: &'static str) -> Vec<Xml<'a, 'd>> {
    let all = document.descendants();
    all.filter(|node| node.tag_name().name() == name).collect()
}

fn round_trip(map: &SystemMap, plateau: Option<&PlateauId>) {
    let snapshot = map.snapshot(plateau);
    let views: Vec<ViewId> = map
        .tables()
        .views
        .iter()
        .map(|view| view.id.clone())
        .collect();
    let file = archimate(map, &snapshot, &views, &Theme::LIGHT, Language::French);
    let document = Document::parse(&file).unwrap();
    let definitions = all_named(&document, "propertyDefinition");
    let names: BTreeMap<String, String> = definitions
        .iter()
        .map(|one| {
            let id = one.attribute("identifier").unwrap().to_owned();
            (id, child_text(*one, "name"))
        })
        .collect();

    let elements = all_named(&document, "element");
    assert_eq!(elements.len(), snapshot.elements().len());
    for element in &elements {
        let id = id_of(element.attribute("identifier").unwrap(), "e");
        let record = snapshot.element_by_id(&id.as_str().into()).unwrap();
        let name = if record.name.trim().is_empty() {
            record.id.as_str()
        } else {
            record.name.trim()
        };
        assert_eq!(child_text(*element, "name"), text::visible(name), "{id}");
        let said = record
            .attributes
            .get("description")
            .and_then(Value::as_text);
        let said = text::visible(said.unwrap_or_default()).into_owned();
        assert_eq!(child_text(*element, "documentation"), said, "{id}");
        let properties = properties(*element, &names);
        assert_eq!(
            properties,
            expected(record.kind.as_str(), &record.attributes),
            "{id}"
        );
    }

    let mut held = BTreeSet::new();
    let mut links = BTreeSet::new();
    for relation in all_named(&document, "relationship") {
        let of = |name: &str| relation.attribute(name).unwrap();
        let ends = [of("source"), of("target")].map(|end| id_of(end, "e"));
        let id = of("identifier");
        if id.starts_with("in_") {
            held.insert(ends);
            continue;
        }
        let id = id_of(id, "l");
        let record = snapshot
            .links()
            .iter()
            .find(|link| link.id.as_str() == id)
            .unwrap();
        let straight = [record.from.to_string(), record.to.to_string()];
        let turned = [straight[1].clone(), straight[0].clone()];
        assert!(ends == straight || ends == turned, "{id}: {ends:?}");
        let properties = properties(relation, &names);
        assert_eq!(
            properties,
            expected(record.kind.as_str(), &record.attributes),
            "{id}"
        );
        links.insert(id);
    }
    assert_eq!(links.len(), snapshot.links().len());
    let contained: BTreeSet<[String; 2]> = snapshot
        .element_numbers()
        .filter_map(|ix| {
            let ends = [snapshot.parent(ix)?, ix];
            Some(ends.map(|end| snapshot.element(end).id.to_string()))
        })
        .collect();
    assert_eq!(held, contained);

    let drawn = all_named(&document, "view");
    assert_eq!(drawn.len(), views.len());
    for (view, id) in drawn.iter().zip(&views) {
        places_come_back(*view, map, &snapshot, id);
    }
}

/// Boxes stand as they stand in the view, to half a unit, all shifted by the same.
fn places_come_back(view: Xml<'_, '_>, map: &SystemMap, snapshot: &Snapshot, id: &ViewId) {
    let prefix = plain_name("v", id.as_str());
    let record = map.tables().views.get(id).unwrap();
    assert_eq!(child_text(view, "name"), text::visible(&record.name));
    let mut shift = None;
    let mut nodes = 0;
    for node in view
        .descendants()
        .filter(|node| node.tag_name().name() == "node")
    {
        if node.attribute(("http://www.w3.org/2001/XMLSchema-instance", "type")) == Some("Label") {
            let note = id_of(
                node.attribute("identifier").unwrap(),
                &format!("{prefix}_n"),
            );
            let note = snapshot
                .notes()
                .iter()
                .find(|one| one.id.as_str() == note)
                .unwrap();
            assert!(child_text(node, "label").contains(&*text::visible(&note.text)));
            continue;
        }
        nodes += 1;
        let element = id_of(node.attribute("elementRef").unwrap(), "e");
        let subject = SubjectId::from(element.as_str());
        let placements = snapshot.placements(map, id);
        let (_, placement) = placements
            .iter()
            .find(|(other, _)| *other == subject)
            .unwrap();
        let rect = placement.rect();
        let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let at = *shift.get_or_insert((number("x") - rect.x0, number("y") - rect.y0));
        for (got, wanted) in [
            (number("x"), rect.x0 + at.0),
            (number("y"), rect.y0 + at.1),
            (number("w"), rect.width()),
            (number("h"), rect.height()),
        ] {
            assert!((got - wanted).abs() <= 1.0, "{element}: {got} for {wanted}");
        }
    }
    let shown = super::Content::of(map, snapshot, Some(id)).nodes.len();
    assert_eq!(nodes, shown, "{id}");
}

#[test]
fn what_an_exchange_file_can_carry_comes_back() {
    for name in ["metropole", "hello", "cloud-migration"] {
        let map = sample(name);
        for plateau in map.timeline().order() {
            round_trip(&map, Some(plateau));
        }
    }
    let map = hostile();
    round_trip(&map, map.timeline().first());
}

#[test]
fn no_two_ids_become_one_name() {
    for id in [
        "a-", "a_", "a-5f-", "a--", "-", "é", "a b", "", "__", "_-_", "a5f", "2d-",
    ] {
        assert_eq!(id_of(&plain_name("e", id), "e"), id);
    }
}
