//! Small maps in a line, and the sample metropole.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde_json::Value as Json;

use crate::analysis::{DependencyGraph, Impact, Scenario, State, Watch, impact};
use crate::model::{
    Attributes, Element, ElementId, ElementIx, FieldPath, Link, Name, PRESENT, Plateau, PlateauId,
    PlateauKind, Record, SystemMap, Tables, Value,
};

/// A map in lines: `id kind [parent] [name=value …]` for elements,
/// `from kind to [name=value …]` for links, which the kind tells apart.
pub(in crate::analysis) fn map(lines: &str) -> SystemMap {
    let mut tables = Tables::default();
    for (at, line) in lines
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .enumerate()
    {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_link = words
            .get(1)
            .is_some_and(|kind| crate::catalogue::link_kind(kind).is_some());
        if is_link {
            let mut link = Link::blank(format!("l{at:03}").as_str().into());
            link.from = words[0].into();
            link.kind = words[1].into();
            link.to = words[2].into();
            link.attributes = attributes(&words[3..]);
            tables.links.insert(Arc::new(link));
        } else {
            let mut element = Element::blank(words[0].into());
            element.name = words[0].into();
            element.kind = words[1].into();
            let mut rest = &words[2..];
            if let Some(parent) = rest.first().filter(|word| !word.contains('=')) {
                element.parent = Some((*parent).into());
                rest = &rest[1..];
            }
            element.attributes = attributes(rest);
            tables.elements.insert(Arc::new(element));
        }
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

fn attributes(words: &[&str]) -> Attributes {
    words
        .iter()
        .filter_map(|word| word.split_once('='))
        .map(|(name, text)| {
            let value = match text {
                "true" => Value::Flag(true),
                "false" => Value::Flag(false),
                _ if text.starts_with('[') => Value::List(
                    text.trim_matches(['[', ']'])
                        .split(',')
                        .map(Value::from)
                        .collect(),
                ),
                _ => text
                    .parse()
                    .ok()
                    .and_then(Value::number)
                    .unwrap_or_else(|| Value::from(text)),
            };
            (Name::from(name), value)
        })
        .collect()
}

pub(in crate::analysis) fn graph(lines: &str) -> DependencyGraph {
    DependencyGraph::of(&map(lines).snapshot(None))
}

/// The impact of losing elements of a map in lines.
pub(in crate::analysis) fn losing(lines: &str, ids: &[&str]) -> Impact {
    impact(&graph(lines), &Scenario::losing(ids.iter().copied())).unwrap()
}

pub(in crate::analysis) fn state(impact: &Impact, id: &str) -> State {
    impact.state(number(impact, id))
}

pub(in crate::analysis) fn number(impact: &Impact, id: &str) -> ElementIx {
    impact.graph().find(&ElementId::from(id)).unwrap()
}

pub(in crate::analysis) fn names(ids: &[ElementId]) -> Vec<&str> {
    ids.iter().map(ElementId::as_str).collect()
}

pub(in crate::analysis) fn read_shared(file: &str) -> Json {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/domain")
        .join(file);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("the test needs {}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// The sample metropole in all its plateaus: the least conversion that keeps what analyses read.
pub(in crate::analysis) fn metropole() -> SystemMap {
    let json = read_shared("metropole.json");
    let mut tables = Tables::default();
    let mut order: Vec<PlateauId> = Vec::new();
    for row in json["plateaus"].as_array().unwrap() {
        let mut plateau = Plateau::blank(text(&row["id"]).into());
        plateau.name = text(&row["label"]).into();
        plateau.kind = PlateauKind::from_word(text(&row["kind"])).unwrap();
        plateau.valid_from = text(&row["valid_from"]).into();
        plateau.based_on = order.last().cloned();
        order.push(plateau.id.clone());
        tables.plateaus.insert(Arc::new(plateau));
    }
    for row in json["elements"].as_array().unwrap() {
        let mut element = Element::blank(text(&row["id"]).into());
        element.kind = text(&row["type"]).into();
        element.name = text(&row["label"]).into();
        element.parent = row["parent"].as_str().map(ElementId::from);
        fill(&mut element, &row["attributes"], &order);
        tables.elements.insert(Arc::new(element));
    }
    for row in json["relations"].as_array().unwrap() {
        let mut link = Link::blank(text(&row["id"]).into());
        link.kind = text(&row["type"]).into();
        link.from = text(&row["from"]).into();
        link.to = text(&row["to"]).into();
        fill(&mut link, &row["attributes"], &order);
        tables.links.insert(Arc::new(link));
    }
    let (map, problems) = SystemMap::assemble(tables);
    assert!(problems.is_empty(), "{problems:?}");
    map
}

/// The dependencies of the sample at a plateau.
pub(in crate::analysis) fn graph_of(plateau: &str) -> DependencyGraph {
    DependencyGraph::of(&metropole().snapshot(Some(&PlateauId::from(plateau))))
}

/// A watch for those who wait until the end.
pub(in crate::analysis) fn patient() -> Watch<'static> {
    static NEVER: AtomicBool = AtomicBool::new(false);
    Watch {
        cancelled: &NEVER,
        progress: &|_| {},
    }
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap()
}

fn fill<R: Record>(record: &mut R, attributes: &Json, order: &[PlateauId]) {
    let attributes = attributes.as_object().unwrap();
    let own = |name: &str| !matches!(name, "presence" | "by_plateau");
    for (name, value) in attributes.iter().filter(|(name, _)| own(name)) {
        let path = FieldPath::own(name.as_str());
        record.set(&path, to_value(value).as_ref()).unwrap();
    }
    let presence: Vec<&str> = attributes["presence"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect();
    let mut was_present = false;
    for (at, plateau) in order.iter().enumerate() {
        let is_present = presence.contains(&plateau.as_str());
        if is_present && !was_present && at > 0 && !presence.contains(&order[0].as_str()) {
            let path = FieldPath::own(crate::model::SINCE);
            record
                .set(&path, Some(&Value::text(plateau.as_str())))
                .unwrap();
        } else if is_present != was_present && at > 0 {
            let path = FieldPath::at(plateau.clone(), PRESENT);
            record.set(&path, Some(&Value::Flag(is_present))).unwrap();
        }
        was_present = is_present;
    }
    let mut overridden: BTreeMap<PlateauId, Json> = BTreeMap::new();
    if let Some(by_plateau) = attributes.get("by_plateau").and_then(Json::as_object) {
        for (plateau, fields) in by_plateau {
            overridden.insert(plateau.as_str().into(), fields.clone());
        }
    }
    for (plateau, fields) in overridden {
        for (name, value) in fields.as_object().unwrap() {
            let path = FieldPath::at(plateau.clone(), name.as_str());
            record.set(&path, to_value(value).as_ref()).unwrap();
        }
    }
}

fn to_value(json: &Json) -> Option<Value> {
    Some(match json {
        Json::Null => return None,
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Number(number) => Value::number(number.as_f64()?)?,
        Json::String(text) => Value::text(text.as_str()),
        Json::Array(list) => Value::List(list.iter().filter_map(to_value).collect()),
        Json::Object(fields) => Value::Fields(
            fields
                .iter()
                .filter_map(|(name, value)| Some((Name::from(name.as_str()), to_value(value)?)))
                .collect(),
        ),
    })
}
