//! What goes out is what is there, and no name of a map becomes markup of another tool.

use std::collections::BTreeMap;

use super::*;
use crate::geometry::Rect;
use crate::import;
use crate::model::{ElementId, Record as _, SystemMap, ViewId};
use crate::scene::Theme;

/// A name with everything that some form might take for its own.
const HOSTILE: &str = "<script>alert(\"1\")</script> & =cmd() ]]> --> `x` #quot; %s \\n {end} |a|";

pub(super) fn sample(name: &str) -> SystemMap {
    let path = format!("{}/samples/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path} is needed: {error}"));
    crate::storage::read_bytes(&bytes, name).unwrap().map
}

pub(super) fn hostile() -> SystemMap {
    let text = r#"{"format":"portolan-sample/1","title":"t","language":"fr","plateaus":[],"elements":[
        {"id":"a\"<b","type":"site","label":"NAME","parent":null,"attributes":{"note\"x":"=1+1","xmlns":"u"}},
        {"id":"end","type":"application","label":"NAME","parent":"a\"<b","attributes":{}},
        {"id":"c","type":"application","label":"","parent":null,"attributes":{"tags":["<b>"]}}],
        "relations":[{"id":"l 1","type":"flow","from":"end","to":"c","attributes":{"protocol":"NAME"}}]}"#;
    let name = serde_json::to_string(HOSTILE).unwrap();
    let text = text.replace("NAME", name.trim_matches('"'));
    import::read(text.as_bytes(), "hostile.json", None)
        .unwrap()
        .map
}

fn written(form: Form, map: &SystemMap) -> Vec<String> {
    let snapshot = map.snapshot(map.timeline().first());
    let content = Content::of(map, &snapshot, None);
    let parts = form.write(&content, Language::French);
    let text = |part: Part| String::from_utf8(part.bytes).unwrap();
    parts.into_iter().map(text).collect()
}

#[test]
fn every_form_tells_every_element_and_every_link() {
    let map = sample("metropole");
    let snapshot = map.snapshot(map.timeline().first());
    let (elements, links) = (snapshot.elements().len(), snapshot.links().len());
    let [json] = written(Form::Json, &map).try_into().unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["elements"].as_array().unwrap().len(), elements);
    assert_eq!(json["links"].as_array().unwrap().len(), links);
    let [dot] = written(Form::Dot, &map).try_into().unwrap();
    assert_eq!(dot.matches(" -> ").count(), links);
    let [graphml] = written(Form::GraphMl, &map).try_into().unwrap();
    let document = roxmltree::Document::parse(&graphml).unwrap();
    let count = |name: &str| {
        document
            .descendants()
            .filter(|node| node.has_tag_name(("http://graphml.graphdrawing.org/xmlns", name)))
            .count()
    };
    assert_eq!((count("node"), count("edge")), (elements, links));
    let [table, other] = written(Form::Csv, &map).try_into().unwrap();
    assert_eq!(
        (table.lines().count(), other.lines().count()),
        (elements + 1, links + 1)
    );
}

#[test]
fn no_name_becomes_markup() {
    let map = hostile();
    for form in Form::ALL {
        for text in written(form, &map) {
            if form != Form::Json && form != Form::Csv && form != Form::Dot {
                assert!(!text.contains("<script"), "{form:?}: {text}");
            }
            if form == Form::Mermaid {
                assert!(!text.contains("`x`") && !text.contains("{end}"), "{text}");
            }
        }
    }
    let [graphml] = written(Form::GraphMl, &map).try_into().unwrap();
    assert!(graphml.contains("&lt;script&gt;"));
    roxmltree::Document::parse(&graphml).unwrap();
    let [table, _] = written(Form::Csv, &map).try_into().unwrap();
    assert!(table.contains("'=1+1"), "{table}");
    let [dot] = written(Form::Dot, &map).try_into().unwrap();
    assert!(dot.contains("\\\"1\\\""), "{dot}");
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let map = sample("metropole");
    for form in Form::ALL {
        assert_eq!(written(form, &map), written(form, &map), "{form:?}");
    }
    let snapshot = map.snapshot(map.timeline().first());
    let views: Vec<ViewId> = map
        .tables()
        .views
        .iter()
        .map(|view| view.id.clone())
        .collect();
    let file = || drawio(&map, &snapshot, &views, &Theme::LIGHT, Language::French);
    assert_eq!(file(), file());
}

#[test]
fn drawio_keeps_every_place_to_the_pixel() {
    let map = sample("metropole");
    let snapshot = map.snapshot(map.timeline().first());
    for view in map.tables().views.iter() {
        let file = drawio(
            &map,
            &snapshot,
            std::slice::from_ref(&view.id),
            &Theme::LIGHT,
            Language::French,
        );
        let document = roxmltree::Document::parse(&file).unwrap();
        let places = absolute_places(&document);
        let drawn = crate::scene::Bundling::never();
        let routes = crate::scene::routes(&map, &snapshot, &view.id, &drawn, Language::French);
        let scene = crate::scene::compose(&crate::scene::SceneRequest {
            map: &map,
            snapshot: &snapshot,
            view: &view.id,
            routes: &routes,
            bundling: &drawn,
            theme: &Theme::LIGHT,
            language: Language::French,
            perspective: crate::scene::Perspective::Standard,
            pictures: &BTreeMap::new(),
            warnings: &std::collections::BTreeSet::new(),
            findings: None,
            options: crate::scene::SceneOptions::default(),
        })
        .scene;
        let mut boxes = 0;
        for item in &scene.items {
            use crate::scene::{ItemRole, Subject};
            let (Some(Subject::Element(id)), ItemRole::Card | ItemRole::Container) =
                (&item.subject, item.role)
            else {
                continue;
            };
            let place = places
                .get(id.as_str())
                .unwrap_or_else(|| panic!("{}: {id} is missing", view.id));
            let off = [
                place.x0 - item.bounds.x0,
                place.y0 - item.bounds.y0,
                place.x1 - item.bounds.x1,
                place.y1 - item.bounds.y1,
            ];
            assert!(
                off.iter().all(|off| off.abs() < 0.01),
                "{}: {id} {place:?} {:?}",
                view.id,
                item.bounds
            );
            boxes += 1;
        }
        assert!(boxes > 4);
        let edges = document
            .descendants()
            .filter(|node| node.attribute("edge") == Some("1"));
        let ids: std::collections::BTreeSet<&str> = document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        let mut lines = 0;
        for edge in edges {
            assert!(ids.contains(edge.attribute("source").unwrap()));
            assert!(ids.contains(edge.attribute("target").unwrap()));
            assert!(ids.contains(edge.attribute("parent").unwrap()));
            lines += 1;
        }
        assert_eq!(lines, routes.len(), "{}", view.id);
    }
}

/// Where every cell with a record of an element lies, from its places within its containers.
fn absolute_places(document: &roxmltree::Document<'_>) -> BTreeMap<String, Rect> {
    let mut cells: BTreeMap<String, (String, Rect, String)> = BTreeMap::new();
    for object in document
        .descendants()
        .filter(|node| node.has_tag_name("object"))
    {
        let cell = object
            .children()
            .find(|node| node.has_tag_name("mxCell"))
            .unwrap();
        if cell.attribute("vertex") != Some("1") {
            continue;
        }
        let geometry = cell
            .children()
            .find(|node| node.has_tag_name("mxGeometry"))
            .unwrap();
        let number = |name: &str| geometry.attribute(name).unwrap().parse::<f64>().unwrap();
        let rect = Rect::new(
            number("x"),
            number("y"),
            number("x") + number("width"),
            number("y") + number("height"),
        );
        let id = object.attribute("id").unwrap().to_owned();
        let record = object.attribute("portolan_id").unwrap().to_owned();
        cells.insert(
            id,
            (cell.attribute("parent").unwrap().to_owned(), rect, record),
        );
    }
    let absolute = |id: &str| {
        let (parent, rect, _) = &cells[id];
        let mut rect = *rect;
        let mut above = parent;
        while let Some((parent, of, _)) = cells.get(above) {
            rect = rect + of.origin().to_vec2();
            above = parent;
        }
        rect
    };
    cells
        .iter()
        .map(|(id, (_, _, record))| (record.clone(), absolute(id)))
        .collect()
}

#[test]
fn a_view_goes_out_alone_with_what_it_shows() {
    let map = sample("metropole");
    let snapshot = map.snapshot(map.timeline().first());
    let view = map.tables().views.iter().next().unwrap();
    let content = Content::of(&map, &snapshot, Some(view.id()));
    let shown: Vec<&ElementId> = content.nodes.iter().map(|node| &node.element.id).collect();
    assert!(!shown.is_empty() && shown.len() < snapshot.elements().len());
    for edge in &content.edges {
        assert!(view.link_kinds.is_empty() || view.link_kinds.contains(&edge.link.kind));
    }
}

/// The rules of the exchange form that its schema has and tools trip over: order of children, ids,
/// references, places.
#[test]
fn an_archimate_file_keeps_the_rules_of_its_schema() {
    const NS: &str = "http://www.opengroup.org/xsd/archimate/3.0/";
    const ORDER: [&str; 8] = [
        "name",
        "documentation",
        "elements",
        "relationships",
        "organizations",
        "propertyDefinitions",
        "views",
        "",
    ];
    for map in [sample("metropole"), hostile()] {
        let snapshot = map.snapshot(map.timeline().first());
        let views = map.tables().views.iter().map(|view| view.id.clone());
        let views: Vec<ViewId> = views.collect();
        let file = archimate(&map, &snapshot, &views, &Theme::LIGHT, Language::French);
        assert_eq!(
            file,
            archimate(&map, &snapshot, &views, &Theme::LIGHT, Language::French)
        );
        let document = roxmltree::Document::parse(&file).unwrap();
        let root = document.root_element();
        assert!(root.has_tag_name((NS, "model")));
        let places: Vec<usize> = root
            .children()
            .filter(roxmltree::Node::is_element)
            .map(|child| {
                let name = child.tag_name().name();
                let place = ORDER.iter().position(|known| *known == name);
                place.unwrap_or_else(|| panic!("{name} stands nowhere in the schema"))
            })
            .collect();
        assert!(places.is_sorted(), "{places:?}");
        let mut ids = std::collections::BTreeSet::new();
        for id in document
            .descendants()
            .filter_map(|node| node.attribute("identifier"))
        {
            assert!(id.starts_with(|c: char| c.is_ascii_alphabetic()), "{id}");
            assert!(ids.insert(id), "{id} stands twice");
        }
        for node in document.descendants() {
            for reference in [
                "source",
                "target",
                "elementRef",
                "relationshipRef",
                "identifierRef",
                "propertyDefinitionRef",
            ] {
                if let Some(to) = node.attribute(reference) {
                    assert!(ids.contains(to), "{reference} {to} leads nowhere");
                }
            }
            let number = |name: &str| {
                let text = node.attribute(name);
                text.map(|text| text.parse::<i64>().unwrap())
            };
            assert!(number("x").is_none_or(|x| x >= 0) && number("y").is_none_or(|y| y >= 0));
            assert!(number("w").is_none_or(|w| w > 0) && number("h").is_none_or(|h| h > 0));
            let container = ["elements", "relationships", "properties", "diagrams"];
            if container.contains(&node.tag_name().name()) {
                assert!(node.has_children(), "{} is empty", node.tag_name().name());
            }
            if node.has_tag_name((NS, "view")) {
                let names = node.children().filter(roxmltree::Node::is_element);
                let names: Vec<&str> = names.map(|child| child.tag_name().name()).collect();
                let first_line = names.iter().position(|name| *name == "connection");
                let last_box = names.iter().rposition(|name| *name == "node");
                if let (Some(line), Some(last)) = (first_line, last_box) {
                    assert!(last < line, "all boxes before all lines");
                }
            }
        }
        let count = |name: &str| {
            let all = document.descendants();
            all.filter(|node| node.has_tag_name((NS, name))).count()
        };
        assert_eq!(count("element"), snapshot.elements().len());
        let held = snapshot.element_numbers();
        let held = held.filter(|ix| snapshot.parent(*ix).is_some()).count();
        assert_eq!(count("relationship"), snapshot.links().len() + held);
    }
}
