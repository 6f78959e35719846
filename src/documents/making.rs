//! A document from the order to the bytes of its files: held back, drawn up, reworded, written,
//! checked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::block::{Block, Document};
use super::compose::compose;
use super::form::{Form, FormError, Part};
use super::kind::Kind;
use super::order::DocumentOrder;
use super::template::Template;
use crate::analysis::Watch;
use crate::diagnostic::Problem;
use crate::model::RedactionProfile;
use crate::redaction::{self, Secrets};

/// One document in one form.
#[derive(Clone)]
pub struct Making {
    /// Which document.
    pub kind: Kind,
    /// Of what; see [`DocumentOrder::redacted`] for what must not go out.
    pub order: DocumentOrder,
    /// In which form.
    pub form: Form,
    /// How it is written.
    pub template: Arc<Template>,
    /// What must not occur in any of its bytes.
    pub secrets: Arc<Secrets>,
}

/// A document that is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Its files.
    pub parts: Vec<Part>,
    /// What is to be told of it: headings that a template names and that are not there.
    pub problems: Vec<Problem>,
    /// How many things are to be filled in.
    pub gaps: usize,
}

/// A section of a document, as a list of them says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// How many things are to be filled in there.
    pub gaps: usize,
}

impl DocumentOrder {
    /// The same order for a circle of readers: map and version before without what the profile
    /// holds back. Also what must not go out, and how many things were held back.
    #[must_use]
    pub fn redacted(mut self, profile: &RedactionProfile) -> (Self, Secrets, usize) {
        let held = redaction::redact(&self.map, profile, self.language);
        let mut texts = held.secrets.texts;
        let count = held.report.len();
        self.map = held.map;
        if let Some((before, name)) = self.before {
            let held = redaction::redact(&before, profile, self.language);
            texts.extend(held.secrets.texts);
            self.before = Some((held.map, name));
        }
        texts.sort();
        texts.dedup();
        (self, Secrets { texts }, count)
    }
}

impl Document {
    /// Its sections of the first level with their gaps; what stands before the first counts with it.
    /// O(cells).
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut before = 0;
        for block in &self.blocks {
            if let Block::Heading { level: 1, text } = block {
                sections.push(Section {
                    title: text.clone(),
                    gaps: std::mem::take(&mut before),
                });
            }
            let gaps = gaps_of(block);
            match sections.last_mut() {
                Some(section) => section.gaps += gaps,
                None => before += gaps,
            }
        }
        sections
    }

    /// How many things are to be filled in. O(cells).
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.blocks.iter().map(gaps_of).sum()
    }
}

fn gaps_of(block: &Block) -> usize {
    match block {
        Block::Gap(_) => 1,
        Block::Facts(facts) => facts.iter().filter(|(_, cell)| cell.is_missing).count(),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.filter(|cell| cell.is_missing).count()
        }
        _ => 0,
    }
}

/// Draws a document up, and gives it as the template words it.
///
/// # Errors
/// When it was cancelled.
pub fn drawn_up(making: &Making, watch: &Watch<'_>) -> Result<(Document, Vec<Problem>), FormError> {
    let document = compose(making.kind, &making.order, watch).ok_or(FormError::Cancelled)?;
    Ok(making.template.reworded(document))
}

/// Makes a document: for a thread of its own. `name` is what its file is called, without the ending.
///
/// # Errors
/// Those of [`Form::write_as`]; when a text that is held back occurs in the result, which then must
/// not be written anywhere.
pub fn make(making: &Making, name: &str, watch: &Watch<'_>) -> Result<Made, FormError> {
    let (document, problems) = drawn_up(making, watch)?;
    let gaps = document.gaps();
    (watch.progress)(0.6);
    let parts = making
        .form
        .write_as(&document, &making.template, name, watch.cancelled)?;
    (watch.progress)(0.9);
    check(&parts, &making.secrets, watch.cancelled)?;
    Ok(Made {
        parts,
        problems,
        gaps,
    })
}

fn check(parts: &[Part], secrets: &Secrets, cancelled: &AtomicBool) -> Result<(), FormError> {
    if secrets.texts.is_empty() {
        return Ok(());
    }
    for part in parts {
        if cancelled.load(Ordering::Relaxed) {
            return Err(FormError::Cancelled);
        }
        if let Some(leak) = redaction::leaks(&part.bytes, secrets).into_iter().next() {
            return Err(FormError::Leak {
                text: leak.text,
                part: leak.part,
            });
        }
    }
    Ok(())
}
