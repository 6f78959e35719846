//! Our own JSON: plain objects for scripts, the schema of which stands in the user guide.

use serde_json::{Map, Value as Json, json};

use super::content::Content;
use crate::model::{Attributes, Value};

/// Name and version of the form.
const FORMAT: &str = "portolan-export/1";

pub(super) fn write(content: &Content<'_>) -> String {
    let elements: Vec<Json> = content
        .nodes
        .iter()
        .map(|node| {
            let parent = node
                .parent
                .map(|row| content.nodes[row].element.id.as_str());
            json!({
                "id": node.element.id.as_str(),
                "kind": node.element.kind.as_str(),
                "name": node.element.name.as_str(),
                "parent": parent,
                "attributes": attributes(&node.element.attributes),
            })
        })
        .collect();
    let links: Vec<Json> = content
        .edges
        .iter()
        .map(|edge| {
            json!({
                "id": edge.link.id.as_str(),
                "kind": edge.link.kind.as_str(),
                "name": edge.link.name.as_str(),
                "from": content.nodes[edge.from].element.id.as_str(),
                "to": content.nodes[edge.to].element.id.as_str(),
                "attributes": attributes(&edge.link.attributes),
            })
        })
        .collect();
    let whole = json!({
        "format": FORMAT,
        "title": content.info.title.as_str(),
        "organisation": content.info.organisation.as_str(),
        "marking": content.info.marking.as_str(),
        "plateau": content.plateau.map(|plateau| json!({
            "id": plateau.id.as_str(),
            "name": plateau.name.as_str(),
            "valid_from": plateau.valid_from.as_str(),
            "valid_to": plateau.valid_to.as_str(),
        })),
        "view": content.view.map(|view| json!({
            "id": view.id.as_str(),
            "name": view.name.as_str(),
        })),
        "elements": elements,
        "links": links,
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn attributes(attributes: &Attributes) -> Json {
    let known = attributes
        .iter()
        .filter(|(_, value)| !matches!(value, Value::Nothing));
    Json::Object(
        known
            .map(|(name, value)| (name.to_string(), plain(value)))
            .collect(),
    )
}

/// A value as JSON has it; numbers are finite, and whole ones have no point.
fn plain(value: &Value) -> Json {
    match value {
        Value::Nothing => Json::Null,
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Number(number) => {
            let number = number.get();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "whole and within the range"
            )]
            let whole = (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64);
            whole.map_or_else(|| json!(number), Json::from)
        }
        Value::Text(text) => Json::String(text.to_string()),
        Value::List(list) => Json::Array(list.iter().map(plain).collect()),
        Value::Fields(fields) => {
            let fields = fields.iter();
            let pairs = fields.map(|(name, value)| (name.to_string(), plain(value)));
            Json::Object(pairs.collect::<Map<_, _>>())
        }
    }
}
