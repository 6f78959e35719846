//! A pair of tables for spreadsheets: elements and links, a column an attribute.

use std::collections::BTreeSet;

use super::Part;
use super::content::Content;
use crate::catalogue::attribute_label;
use crate::locale::{Language, msg};
use crate::model::Value;
use crate::workspace::listing;

/// What tells the two tables apart, in their order.
pub(super) const SUFFIXES: [&str; 2] = ["-elements", "-links"];

pub(super) fn write(content: &Content<'_>, language: Language) -> Vec<Part> {
    vec![
        Part {
            suffix: SUFFIXES[0],
            bytes: elements(content, language).into_bytes(),
        },
        Part {
            suffix: SUFFIXES[1],
            bytes: links(content, language).into_bytes(),
        },
    ]
}

fn elements(content: &Content<'_>, language: Language) -> String {
    let names = content
        .nodes
        .iter()
        .flat_map(|node| node.element.attributes.keys());
    let names: BTreeSet<&str> = names.map(AsRef::as_ref).collect();
    let mut head = vec![
        language.text(msg::INTERCHANGE_COLUMN_ID),
        language.text(msg::COMPARISON_FIELD_KIND),
        language.text(msg::COMPARISON_FIELD_NAME),
        language.text(msg::COMPARISON_FIELD_PARENT),
    ];
    head.extend(
        names
            .iter()
            .map(|name| attribute_label(name, language).to_owned()),
    );
    let mut rows = vec![head];
    for node in &content.nodes {
        let element = &node.element;
        let parent = node
            .parent
            .map(|row| content.nodes[row].element.id.to_string());
        let mut row = vec![
            element.id.to_string(),
            element.kind.to_string(),
            element.name.to_string(),
            parent.unwrap_or_default(),
        ];
        row.extend(names.iter().map(|name| cell(element.attributes.get(*name))));
        rows.push(row);
    }
    listing::csv(rows)
}

fn links(content: &Content<'_>, language: Language) -> String {
    let names = content
        .edges
        .iter()
        .flat_map(|edge| edge.link.attributes.keys());
    let names: BTreeSet<&str> = names.map(AsRef::as_ref).collect();
    let mut head = vec![
        language.text(msg::INTERCHANGE_COLUMN_ID),
        language.text(msg::COMPARISON_FIELD_KIND),
        language.text(msg::COMPARISON_FIELD_FROM),
        language.text(msg::COMPARISON_FIELD_TO),
        language.text(msg::COMPARISON_FIELD_NAME),
    ];
    head.extend(
        names
            .iter()
            .map(|name| attribute_label(name, language).to_owned()),
    );
    let mut rows = vec![head];
    for edge in &content.edges {
        let link = &edge.link;
        let mut row = vec![
            link.id.to_string(),
            link.kind.to_string(),
            link.from.to_string(),
            link.to.to_string(),
            link.name.to_string(),
        ];
        row.extend(names.iter().map(|name| cell(link.attributes.get(*name))));
        rows.push(row);
    }
    listing::csv(rows)
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Nothing) => String::new(),
        Some(value) => value.to_string(),
    }
}
