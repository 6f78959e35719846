//! Mermaid: a flowchart with subgraphs, for wikis and forges.
//!
//! Words stand in quotes with the characters that Mermaid or HTML would read written as entities
//! (mermaid.js.org, *Flowcharts: special characters*), so that no name becomes markup.

use std::fmt::Write as _;

use super::content::{Content, Node, plain_name};
use crate::catalogue::{LinkFamily, link_kind};
use crate::locale::Language;

pub(super) fn write(content: &Content<'_>, language: Language) -> String {
    let mut out = String::new();
    let _written = writeln!(out, "---\ntitle: {}\n---", yaml(&content.title())).is_ok();
    out.push_str("flowchart LR\n");
    for root in content.roots() {
        nest(content, root, 1, language, &mut out);
    }
    for edge in &content.edges {
        let arrow = arrow(edge.link.kind.as_str());
        let _written = writeln!(
            out,
            "    {} {arrow}|\"{}\"| {}",
            name(&content.nodes[edge.from]),
            escaped(&edge.label(language)),
            name(&content.nodes[edge.to]),
        )
        .is_ok();
    }
    out
}

fn nest(content: &Content<'_>, row: usize, depth: usize, language: Language, out: &mut String) {
    let node = &content.nodes[row];
    let indent = "    ".repeat(depth);
    let words = escaped(&node.name());
    let kind = escaped(&node.kind_name(language));
    if node.children.is_empty() {
        let _written = writeln!(out, "{indent}{}[\"{words}<br>{kind}\"]", name(node)).is_ok();
        return;
    }
    let _written = writeln!(out, "{indent}subgraph {}[\"{words} – {kind}\"]", name(node)).is_ok();
    for &child in &node.children {
        nest(content, child, depth + 1, language, out);
    }
    let _written = writeln!(out, "{indent}end").is_ok();
}

fn name(node: &Node) -> String {
    plain_name("e", node.element.id.as_str())
}

fn arrow(kind: &str) -> &'static str {
    match link_kind(kind).map(|kind| kind.family) {
        Some(LinkFamily::Dependency) => "==>",
        Some(LinkFamily::Replication | LinkFamily::Backup) => "-.->",
        Some(LinkFamily::Structure) => "---",
        _ => "-->",
    }
}

/// Everything but letters, digits and a few harmless signs as an entity.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '"' | '<' | '>' | '&' | '#' | ';' | '`' | '|' | '[' | ']' | '{' | '}' | '\\' | '*'
            | '_' | '~' | '%' | '$' | '@' => {
                let _written = write!(out, "#{};", u32::from(c)).is_ok();
            }
            c => out.push(c),
        }
    }
    out
}

/// A title between quotes of YAML; what a page would take for markup is written by its number.
fn yaml(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '<' | '>' | '&' => {
                let _written = write!(out, "\\u{:04x}", u32::from(c)).is_ok();
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
