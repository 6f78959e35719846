//! Graphviz: clusters for what holds others, one edge a link.
//!
//! Grammar: *The DOT Language*, graphviz.org. Strings stand in quotes, where only `"` and `\` mean
//! anything.

use std::fmt::Write as _;

use super::content::{Content, Node, plain_name};
use crate::catalogue::{LinkFamily, link_kind};
use crate::locale::Language;

pub(super) fn write(content: &Content<'_>, language: Language) -> String {
    let mut out = String::new();
    let _written = writeln!(out, "digraph portolan {{").is_ok();
    let _written = writeln!(out, "    label={};", quoted(&content.title())).is_ok();
    out.push_str("    labelloc=t; rankdir=LR; compound=true; newrank=true;\n");
    out.push_str("    node [shape=box, style=\"rounded,filled\", fillcolor=white, color=\"#64748b\", fontname=\"Inter,sans-serif\", fontsize=11];\n");
    out.push_str("    edge [color=\"#475569\", fontname=\"Inter,sans-serif\", fontsize=9];\n");
    for root in content.roots() {
        nest(content, root, 1, language, &mut out);
    }
    for edge in &content.edges {
        let (from, to) = (&content.nodes[edge.from], &content.nodes[edge.to]);
        let mut marks = vec![format!("label={}", quoted(&edge.label(language)))];
        if let Some(style) = style(edge.link.kind.as_str()) {
            marks.push(format!("style={style}"));
        }
        if !from.children.is_empty() {
            marks.push(format!("ltail={}", cluster(from)));
        }
        if !to.children.is_empty() {
            marks.push(format!("lhead={}", cluster(to)));
        }
        let _written = writeln!(
            out,
            "    {} -> {} [{}];",
            name(from),
            name(to),
            marks.join(", ")
        )
        .is_ok();
    }
    out.push_str("}\n");
    out
}

/// A node, or a cluster with all that lies in it. Containment has no circle, so that it ends; the
/// depth is that of the map.
fn nest(content: &Content<'_>, row: usize, depth: usize, language: Language, out: &mut String) {
    let node = &content.nodes[row];
    let indent = "    ".repeat(depth);
    let label = format!("{}\n{}", node.name(), node.kind_name(language));
    if node.children.is_empty() {
        let _written = writeln!(out, "{indent}{} [label={}];", name(node), quoted(&label)).is_ok();
        return;
    }
    let _written = writeln!(out, "{indent}subgraph {} {{", cluster(node)).is_ok();
    let _written = writeln!(
        out,
        "{indent}    label={}; style=rounded; color=\"#94a3b8\";",
        quoted(&label)
    )
    .is_ok();
    // An edge needs a node to end at; it is cut at the border of the cluster.
    let _written = writeln!(
        out,
        "{indent}    {} [shape=point, style=invis, width=0];",
        name(node)
    )
    .is_ok();
    for &child in &node.children {
        nest(content, child, depth + 1, language, out);
    }
    let _written = writeln!(out, "{indent}}}").is_ok();
}

fn name(node: &Node) -> String {
    plain_name("e", node.element.id.as_str())
}

fn cluster(node: &Node) -> String {
    plain_name("cluster", node.element.id.as_str())
}

fn style(kind: &str) -> Option<&'static str> {
    match link_kind(kind)?.family {
        LinkFamily::Replication => Some("dashed"),
        LinkFamily::Backup => Some("dotted"),
        LinkFamily::Dependency => Some("bold"),
        _ => None,
    }
}

fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
