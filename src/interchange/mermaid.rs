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
    let _ = writeln!(out, "---\ntitle: {}\n---", yaml(&content.title()));
    out.push_str("flowchart LR\n");
    for root in content.roots() {
        nest(content, root, 1, language, &mut out);
    }
    for edge in &content.edges {
        let arrow = arrow(edge.link.kind.as_str());
        let _ = writeln!(
            out,
            "    {} {arrow}|\"{}\"| {}",
            name(&content.nodes[edge.from]),
            escaped(&edge.label(language)),
            name(&content.nodes[edge.to]),
        );
    }
    out
}

fn nest(content: &Content<'_>, row: usize, depth: usize, language: Language, out: &mut String) {
    let node = &content.nodes[row];
    let indent = "    ".repeat(depth);
    let words = escaped(&node.name());
    let kind = escaped(&node.kind_name(language));
    if node.children.is_empty() {
        let _ = writeln!(out, "{indent}{}[\"{words}<br>{kind}\"]", name(node));
        return;
    }
    let _ = writeln!(out, "{indent}subgraph {}[\"{words} – {kind}\"]", name(node));
    for &child in &node.children {
        nest(content, child, depth + 1, language, out);
    }
    let _ = writeln!(out, "{indent}end");
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
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// A title between quotes of YAML.
fn yaml(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
