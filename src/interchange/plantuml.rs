//! PlantUML with C4 deployment macros, which come with PlantUML itself: nothing is fetched.

use std::fmt::Write as _;

use super::content::{Content, Node, plain_name};
use crate::catalogue::{Family, element_kind};
use crate::locale::Language;

pub(super) fn write(content: &Content<'_>, language: Language) -> String {
    let mut out = String::from("@startuml\n!include <C4/C4_Deployment>\n");
    let _written = writeln!(out, "title {}", line(&content.title())).is_ok();
    for root in content.roots() {
        nest(content, root, 0, language, &mut out);
    }
    for edge in &content.edges {
        let _written = writeln!(
            out,
            "Rel({}, {}, \"{}\")",
            name(&content.nodes[edge.from]),
            name(&content.nodes[edge.to]),
            words(&edge.label(language)),
        )
        .is_ok();
    }
    out.push_str("@enduml\n");
    out
}

fn nest(content: &Content<'_>, row: usize, depth: usize, language: Language, out: &mut String) {
    let node = &content.nodes[row];
    let indent = "  ".repeat(depth);
    let said = words(&node.name());
    let kind = words(&node.kind_name(language));
    if node.children.is_empty() {
        let macro_name = macro_of(node);
        let arguments = if matches!(macro_name, "Person" | "System_Ext") {
            format!("{}, \"{said}\", \"{kind}\"", name(node))
        } else {
            format!("{}, \"{said}\", \"{kind}\", \"\"", name(node))
        };
        let _written = writeln!(out, "{indent}{macro_name}({arguments})").is_ok();
        return;
    }
    let _written = writeln!(
        out,
        "{indent}Deployment_Node({}, \"{said}\", \"{kind}\") {{",
        name(node)
    )
    .is_ok();
    for &child in &node.children {
        nest(content, child, depth + 1, language, out);
    }
    let _written = writeln!(out, "{indent}}}").is_ok();
}

fn macro_of(node: &Node) -> &'static str {
    let kind = node.element.kind.as_str();
    match (kind, element_kind(kind).map(|kind| kind.family)) {
        ("actor", _) => "Person",
        ("external_system", _) => "System_Ext",
        ("database" | "data_set" | "storage" | "backup_vault" | "file_share", _) => "ContainerDb",
        ("message_broker", _) => "ContainerQueue",
        (_, Some(Family::Software | Family::Business)) => "Container",
        _ => "Deployment_Node",
    }
}

fn name(node: &Node) -> String {
    plain_name("e", node.element.id.as_str())
}

/// Words between quotes: what ends them, starts a macro or is markup (Creole, HTML) is written as
/// a Unicode entity.
fn words(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '"' | '<' | '>' | '&' | '\\' | '$' | '~' | '*' | '%' | '!' | '[' | ']' | '{' | '}' => {
                let _written = write!(out, "&#{};", u32::from(c)).is_ok();
            }
            c => out.push(c),
        }
    }
    out
}

fn line(said: &str) -> String {
    words(said)
}
