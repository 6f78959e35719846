//! The numbers of a document: of its headings, tables and figures.

use super::super::block::{Block, Document};
use super::clean;
use crate::locale::{Language, msg};

/// What a block is in the order of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A heading.
    Heading {
        /// 1 to 4, never more than one below the heading before.
        level: usize,
        /// `2.1`.
        number: String,
        /// Where links lead.
        anchor: String,
        /// Its words.
        text: String,
    },
    /// A table with its number.
    Table(usize),
    /// A figure with its number.
    Figure(usize),
    /// Anything else.
    Plain,
    /// It does not stand in this form.
    LeftOut,
}

/// A mark for each block.
pub(super) struct Outline {
    pub(super) marks: Vec<Mark>,
}

impl Outline {
    /// Numbers the blocks; those that are for sheets only, or for pages only, are left out. O(blocks).
    pub(super) fn of(document: &Document, is_sheet: bool) -> Self {
        let (mut tables, mut figures) = (0, 0);
        let mut counts: Vec<usize> = Vec::new();
        let mark = |block: &Block| match block {
            Block::Heading { level, text } => {
                let level = usize::from(*level).clamp(1, 4).min(counts.len() + 1);
                counts.truncate(level);
                match counts.get_mut(level - 1) {
                    Some(count) => *count += 1,
                    None => counts.push(1),
                }
                let parts: Vec<String> = counts.iter().map(usize::to_string).collect();
                Mark::Heading {
                    level,
                    number: parts.join("."),
                    anchor: format!("s-{}", parts.join("-")),
                    text: clean::line(text),
                }
            }
            Block::Table(table) if table.reader.is_served(is_sheet) => {
                tables += 1;
                Mark::Table(tables)
            }
            Block::Table(_) => Mark::LeftOut,
            Block::Figure(_) => {
                figures += 1;
                Mark::Figure(figures)
            }
            _ => Mark::Plain,
        };
        Self {
            marks: document.blocks.iter().map(mark).collect(),
        }
    }

    /// The headings down to a level, with their numbers, anchors and words.
    pub(super) fn headings(&self, down_to: usize) -> Vec<(usize, &str, &str, &str)> {
        self.marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Heading {
                    level,
                    number,
                    anchor,
                    text,
                } if *level <= down_to => {
                    Some((*level, number.as_str(), anchor.as_str(), text.as_str()))
                }
                _ => None,
            })
            .collect()
    }
}

/// `Tableau 3 – Flux techniques`.
pub(super) fn table_caption(number: usize, caption: &str, language: Language) -> String {
    captioned(&language.text(msg::FORMS_TABLE), number, caption)
}

/// `Figure 3 – Hébergement`.
pub(super) fn figure_caption(number: usize, caption: &str, language: Language) -> String {
    captioned(&language.text(msg::FORMS_FIGURE), number, caption)
}

fn captioned(word: &str, number: usize, caption: &str) -> String {
    let caption = clean::line(caption);
    if caption.is_empty() {
        format!("{word}\u{a0}{number}")
    } else {
        format!("{word}\u{a0}{number} – {caption}")
    }
}
