//! GraphML 1.0 (graphml.graphdrawing.org): nested graphs, and every attribute under a key of its
//! own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::content::Content;
use super::xml::escaped;
use crate::model::{Attributes, Value};

pub(super) fn write(content: &Content<'_>) -> String {
    let mut keys: BTreeMap<(&str, &str), String> = BTreeMap::new();
    let node_names = content
        .nodes
        .iter()
        .flat_map(|node| node.element.attributes.keys());
    let edge_names = content
        .edges
        .iter()
        .flat_map(|edge| edge.link.attributes.keys());
    let names = ["name", "kind"].into_iter();
    for name in names.clone().chain(node_names.map(AsRef::as_ref)) {
        keys.insert(("node", name), String::new());
    }
    for name in names.chain(edge_names.map(AsRef::as_ref)) {
        keys.insert(("edge", name), String::new());
    }
    for (number, id) in keys.values_mut().enumerate() {
        *id = format!("d{number}");
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for ((of, name), id) in &keys {
        let _written = writeln!(
            out,
            "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{}\" attr.type=\"string\"/>",
            escaped(name)
        )
        .is_ok();
    }
    let _written = writeln!(out, "  <!-- {} -->", comment(&content.title())).is_ok();
    out.push_str("  <graph id=\"map\" edgedefault=\"directed\">\n");
    for root in content.roots() {
        node(content, root, 2, &keys, &mut out);
    }
    for edge in &content.edges {
        let (from, to) = (&content.nodes[edge.from], &content.nodes[edge.to]);
        let _written = writeln!(
            out,
            "    <edge id=\"{}\" source=\"{}\" target=\"{}\">",
            escaped(edge.link.id.as_str()),
            escaped(from.element.id.as_str()),
            escaped(to.element.id.as_str()),
        )
        .is_ok();
        let own = [
            ("name", edge.link.name.as_str()),
            ("kind", edge.link.kind.as_str()),
        ];
        data(&keys, "edge", own, &edge.link.attributes, 3, &mut out);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn node(
    content: &Content<'_>,
    row: usize,
    depth: usize,
    keys: &BTreeMap<(&str, &str), String>,
    out: &mut String,
) {
    let node_of = &content.nodes[row];
    let element = &node_of.element;
    let indent = "  ".repeat(depth);
    let id = escaped(element.id.as_str());
    let _written = writeln!(out, "{indent}<node id=\"{id}\">").is_ok();
    let own = [
        ("name", element.name.as_str()),
        ("kind", element.kind.as_str()),
    ];
    data(keys, "node", own, &element.attributes, depth + 1, out);
    if !node_of.children.is_empty() {
        let _written = writeln!(
            out,
            "{indent}  <graph id=\"{id}:\" edgedefault=\"directed\">"
        )
        .is_ok();
        for &child in &node_of.children {
            node(content, child, depth + 2, keys, out);
        }
        let _written = writeln!(out, "{indent}  </graph>").is_ok();
    }
    let _written = writeln!(out, "{indent}</node>").is_ok();
}

fn data(
    keys: &BTreeMap<(&str, &str), String>,
    of: &'static str,
    own: [(&str, &str); 2],
    attributes: &Attributes,
    depth: usize,
    out: &mut String,
) {
    let own = own
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.to_owned()));
    let others = attributes
        .iter()
        .filter(|(_, value)| !matches!(value, Value::Nothing))
        .map(|(name, value)| (name.as_str(), value.to_string()));
    for (name, value) in own.chain(others) {
        if let Some(key) = keys.get(&(of, name)) {
            let indent = "  ".repeat(depth);
            let _written = writeln!(
                out,
                "{indent}<data key=\"{key}\">{}</data>",
                escaped(&value)
            )
            .is_ok();
        }
    }
}

/// Words of a comment, which may hold no two hyphens.
fn comment(words: &str) -> String {
    let mut said = words.replace("--", "– ");
    said.retain(|c| !c.is_control());
    said
}
