//! Sections of a document in another order and in other words.

use std::collections::BTreeSet;

use super::super::block::{Block, Document, Span};
use crate::diagnostic::{Problem, Severity};
use crate::locale::msg;
use crate::storage::{DocumentWording, TemplateWording, WORDING};

/// What is said of every kind of document.
const ANY_KIND: &str = "*";

/// See [`Template::reworded`](super::Template::reworded). What is said of all kinds comes first, and
/// need not fit each of them.
pub(super) fn apply(wording: &TemplateWording, mut document: Document) -> (Document, Vec<Problem>) {
    let kind = document.kind.word();
    let mut problems = Vec::new();
    for word in [ANY_KIND, kind] {
        let Some(asked) = wording.get(word) else {
            continue;
        };
        let missing = missing(asked, &document);
        document = changed(asked, document);
        if word == kind {
            problems.extend(missing.into_iter().map(|heading| {
                let message = msg::TEMPLATE_NO_HEADING
                    .with("heading", heading.as_str())
                    .with("kind", kind);
                Problem::new("template-no-heading", Severity::Warning, message)
                    .in_file(WORDING)
                    .with_hint(msg::TEMPLATE_NO_HEADING_HINT.into())
            }));
        }
    }
    (document, problems)
}

/// Headings that are named and that there are none of.
fn missing(asked: &DocumentWording, document: &Document) -> BTreeSet<String> {
    let named = asked.order.iter().chain(&asked.left_out);
    let named = named.chain(asked.headings.keys());
    let named = named.chain(asked.before.keys()).chain(asked.after.keys());
    let has = |name: &&String| {
        document
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Heading { text, .. } if text.trim() == name.trim()))
    };
    named.filter(|name| !has(name)).cloned().collect()
}

fn changed(asked: &DocumentWording, mut document: Document) -> Document {
    if !asked.title.is_empty() {
        document.title.clone_from(&asked.title);
    }
    let kept = without(&asked.left_out, document.blocks);
    let said = with_texts(asked, kept);
    let ordered = in_order(&asked.order, said);
    document.blocks = ordered;
    for block in &mut document.blocks {
        if let Block::Heading { text, .. } = block
            && let Some(other) = asked.headings.get(text.trim())
        {
            text.clone_from(other);
        }
    }
    document
}

/// Without the sections of these headings.
fn without(left_out: &[String], blocks: Vec<Block>) -> Vec<Block> {
    let mut within: Option<u8> = None;
    let mut kept = Vec::with_capacity(blocks.len());
    for block in blocks {
        if let Block::Heading { level, text } = &block {
            if within.is_some_and(|outer| *level <= outer) {
                within = None;
            }
            if within.is_none() && left_out.iter().any(|name| name.trim() == text.trim()) {
                within = Some(*level);
            }
        }
        if within.is_none() {
            kept.push(block);
        }
    }
    kept
}

/// With the texts of the user below headings and at the ends of sections.
fn with_texts(asked: &DocumentWording, blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    // Sections that are open, with what stands at their end.
    let mut open: Vec<(u8, Option<&String>)> = Vec::new();
    for block in blocks {
        if let Block::Heading { level, text } = &block {
            let name = text.trim();
            let (level, name) = (*level, name.to_owned());
            // A page break before a heading is that of the section to come.
            let breaks = matches!(out.last(), Some(Block::PageBreak));
            if breaks {
                out.pop();
            }
            while let Some((_, after)) = open.pop_if(|(outer, _)| *outer >= level) {
                out.extend(after.into_iter().flat_map(|text| paragraphs(text)));
            }
            if breaks {
                out.push(Block::PageBreak);
            }
            open.push((level, asked.after.get(&name)));
            out.push(block);
            let before = asked.before.get(&name);
            out.extend(before.into_iter().flat_map(|text| paragraphs(text)));
        } else {
            out.push(block);
        }
    }
    while let Some((_, after)) = open.pop() {
        out.extend(after.into_iter().flat_map(|text| paragraphs(text)));
    }
    out
}

fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| Block::Paragraph(vec![Span::Text(line.trim().to_owned())]))
}

/// Sections of the first level, those that are named first.
fn in_order(order: &[String], blocks: Vec<Block>) -> Vec<Block> {
    if order.is_empty() {
        return blocks;
    }
    let mut sections: Vec<(Option<String>, Vec<Block>)> = vec![(None, Vec::new())];
    for block in blocks {
        if let Block::Heading { level: 1, text } = &block {
            let name = text.trim().to_owned();
            let last = sections.last_mut().map(|(_, blocks)| blocks);
            let breaks = last.and_then(|blocks| blocks.pop_if(|last| *last == Block::PageBreak));
            sections.push((Some(name), breaks.into_iter().collect()));
        }
        if let Some((_, blocks)) = sections.last_mut() {
            blocks.push(block);
        }
    }
    let place = |name: &Option<String>| match name {
        // What stands before the first section stays there.
        None => 0,
        Some(name) => {
            let named = order.iter().position(|asked| asked.trim() == name);
            named.map_or(order.len() + 1, |at| at + 1)
        }
    };
    sections.sort_by_key(|(name, _)| place(name));
    sections
        .into_iter()
        .flat_map(|(_, blocks)| blocks)
        .collect()
}
