//! Which hidden texts are worth looking for in what goes out.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use smol_str::SmolStr;

use super::rows::{Rows, texts_of};
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::{Record, Table, TableName, TableVisitor, Tables};

/// Texts that must not go out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secrets {
    /// The texts, sorted, each once; long enough not to be in any file by chance, no words of the
    /// program's own, and in nothing that stays visible.
    pub texts: Vec<String>,
}

impl Secrets {
    /// Those of the hidden texts by which a leak can be told for sure. O(length of all texts).
    pub(super) fn among(hidden: &BTreeSet<SmolStr>, visible: &Rows) -> Self {
        let mut pieces = BTreeSet::new();
        for text in hidden {
            pieces_of(text, &mut pieces);
        }
        let pieces: Vec<String> = pieces.into_iter().collect();
        let folded: Vec<String> = pieces.iter().map(|piece| piece.to_lowercase()).collect();
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&folded);
        let Ok(finder) = built else {
            return Self { texts: pieces };
        };
        let mut seen = vec![false; pieces.len()];
        for haystack in [own_words(), &text_of(visible)] {
            for found in finder.find_overlapping_iter(haystack) {
                if let Some(seen) = seen.get_mut(found.pattern().as_usize()) {
                    *seen = true;
                }
            }
        }
        let unseen = pieces.into_iter().zip(seen).filter(|(_, seen)| !seen);
        Self {
            texts: unseen.map(|(piece, _)| piece).collect(),
        }
    }
}

/// The lines and sentences of a text that are long enough and short enough to be looked for: what
/// goes out may break a text into lines, but hardly its sentences.
fn pieces_of(text: &str, out: &mut BTreeSet<String>) {
    const LONGEST: usize = 100;
    for line in text.lines() {
        let line = line.trim();
        if line.chars().count() <= LONGEST {
            keep(line, out);
            continue;
        }
        for sentence in line.split(['.', ';', '!', '?']) {
            let cut: String = sentence.trim().chars().take(LONGEST).collect();
            keep(cut.trim(), out);
        }
    }
}

fn keep(piece: &str, out: &mut BTreeSet<String>) {
    const FEWEST: usize = 4;
    const FEWEST_WITHOUT_LETTERS: usize = 7;
    let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
    let length = piece.chars().count();
    let digits = piece.chars().filter(char::is_ascii_digit).count();
    let is_long =
        letters >= FEWEST || (length >= FEWEST_WITHOUT_LETTERS && letters + digits >= FEWEST);
    if is_long && !FORMAT_WORDS.contains(&piece.to_lowercase().as_str()) {
        out.insert(piece.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

/// All that stays visible, in lower case.
fn text_of(rows: &Rows) -> String {
    let mut out = String::new();
    let mut texts = Vec::new();
    for (key, fields) in rows {
        push(&mut out, &key.id);
        for (path, value) in fields {
            push(&mut out, &path.name);
            texts.clear();
            texts_of(value, &mut texts);
            for text in &texts {
                // As one line, since that is how pieces are kept.
                push(
                    &mut out,
                    &text.split_whitespace().collect::<Vec<_>>().join(" "),
                );
            }
            if let Some(number) = value.as_number() {
                push(&mut out, &number.to_string());
            }
        }
    }
    out
}

fn push(out: &mut String, text: &str) {
    out.push_str(&text.to_lowercase());
    out.push('\n');
}

/// Every word that the program itself may write: its texts in both languages, its catalogue, the
/// names of its tables and fields; in lower case.
fn own_words() -> &'static str {
    static WORDS: OnceLock<String> = OnceLock::new();
    WORDS.get_or_init(|| {
        struct Names<'a>(&'a mut String);
        impl TableVisitor for Names<'_> {
            type Output = ();
            fn visit<R: Record>(self, _: &Table<R>) {
                R::FIELDS.iter().for_each(|name| push(self.0, name));
            }
        }
        let mut out = String::new();
        let tables = Tables::default();
        for table in TableName::ALL {
            push(&mut out, table.as_str());
            tables.visit(table, Names(&mut out));
        }
        for id in msg::ALL {
            for language in Language::ALL {
                push(&mut out, &language.text(*id));
            }
        }
        for kind in catalogue::ELEMENT_KINDS {
            let words = [kind.words, kind.description];
            [kind.id, kind.icon, kind.archimate]
                .iter()
                .for_each(|it| push(&mut out, it));
            words.iter().for_each(|it| both(&mut out, it));
        }
        for kind in catalogue::LINK_KINDS {
            push(&mut out, kind.id);
            both(&mut out, &kind.words);
        }
        for attribute in catalogue::ATTRIBUTES {
            push(&mut out, attribute.id);
            both(&mut out, &attribute.words);
            attribute
                .description
                .iter()
                .for_each(|it| both(&mut out, it));
            for choice in attribute.choices {
                push(&mut out, choice.value);
                both(&mut out, &choice.words);
            }
        }
        out
    })
}

fn both(out: &mut String, words: &catalogue::Words) {
    push(out, words.en);
    push(out, words.fr);
}

/// Words of the forms that files come in.
const FORMAT_WORDS: [&str; 97] = [
    "html",
    "head",
    "body",
    "title",
    "style",
    "script",
    "table",
    "span",
    "button",
    "input",
    "label",
    "form",
    "link",
    "meta",
    "main",
    "aside",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "caption",
    "summary",
    "details",
    "dialog",
    "width",
    "height",
    "class",
    "text",
    "path",
    "rect",
    "line",
    "circle",
    "group",
    "font",
    "color",
    "colour",
    "fill",
    "stroke",
    "image",
    "data",
    "name",
    "type",
    "value",
    "true",
    "false",
    "null",
    "none",
    "node",
    "edge",
    "graph",
    "digraph",
    "cluster",
    "shape",
    "subgraph",
    "port",
    "page",
    "pages",
    "root",
    "object",
    "stream",
    "document",
    "sheet",
    "workbook",
    "core",
    "theme",
    "index",
    "list",
    "item",
    "items",
    "size",
    "view",
    "views",
    "layer",
    "model",
    "element",
    "elements",
    "property",
    "properties",
    "relation",
    "content",
    "default",
    "function",
    "return",
    "const",
    "event",
    "window",
    "search",
    "filter",
    "print",
    "helvetica",
    "sans",
    "serif",
    "bold",
    "italic",
    "normal",
    "xmlns",
];
