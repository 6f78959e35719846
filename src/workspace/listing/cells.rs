//! What stands in the cells of a list, and by what it is sorted.

use std::sync::Arc;

use super::{Column, Subjects};
use crate::catalogue;
use crate::locale::{Language, msg};
use crate::model::{
    Element, ElementIx, Finite, Link, LinkIx, Record, RecordKey, Snapshot, SystemMap, Timeline,
    Value,
};
use crate::workspace::clipboard::text_of;
use crate::workspace::finding::folded;

/// The rows of a map at one plateau. A row is the number of its element or link in the snapshot.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The map at the plateau.
    pub snapshot: &'a Arc<Snapshot>,
    /// What is listed.
    pub of: Subjects,
    /// The language of the words.
    pub language: Language,
}

/// By what a row is sorted: what is empty stands last, numbers stand before words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    is_empty: bool,
    number: Option<Finite>,
    words: String,
}

impl<'a> Sheet<'a> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self.of {
            Subjects::Elements => self.snapshot.elements().len(),
            Subjects::Links => self.snapshot.links().len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record of a row.
    #[must_use]
    pub fn record(&self, row: usize) -> Option<RecordKey> {
        match self.of {
            Subjects::Elements => self
                .element(row)
                .map(|element| RecordKey::of(element.as_ref())),
            Subjects::Links => self.link(row).map(|link| RecordKey::of(link.as_ref())),
        }
    }

    /// The row of an id.
    #[must_use]
    pub fn row_of(&self, id: &str) -> Option<usize> {
        match self.of {
            Subjects::Elements => self.snapshot.find(&id.into()).map(ElementIx::row),
            Subjects::Links => self.snapshot.find_link(&id.into()).map(LinkIx::row),
        }
    }

    /// The kind of a row.
    #[must_use]
    pub fn kind(&self, row: usize) -> &'a str {
        match self.of {
            Subjects::Elements => self
                .element(row)
                .map_or("", |element| element.kind.as_str()),
            Subjects::Links => self.link(row).map_or("", |link| link.kind.as_str()),
        }
    }

    fn element(&self, row: usize) -> Option<&'a Arc<Element>> {
        self.snapshot.elements().get(row)
    }

    fn link(&self, row: usize) -> Option<&'a Arc<Link>> {
        self.snapshot.links().get(row)
    }

    /// The value of an attribute.
    #[must_use]
    pub fn value(&self, row: usize, attribute: &str) -> Option<&'a Value> {
        match self.of {
            Subjects::Elements => self.element(row)?.attributes.get(attribute),
            Subjects::Links => self.link(row)?.attributes.get(attribute),
        }
    }

    /// What stands in a cell.
    #[must_use]
    pub fn cell(&self, row: usize, column: &Column) -> String {
        match column {
            Column::Id => self.record(row).map(|record| record.id.to_string()),
            Column::Name => match self.of {
                Subjects::Elements => self.element(row).map(|element| element.name.to_string()),
                Subjects::Links => self.link(row).map(|link| link.name.to_string()),
            },
            Column::Kind => Some(self.kind_name(row)),
            Column::Container => self.container(row),
            Column::From => self.end(row, |ends| ends.0),
            Column::To => self.end(row, |ends| ends.1),
            Column::State => Some(self.state(row)),
            Column::Plateaus => Some(self.plateaus(row)),
            Column::Attribute(name) => self
                .value(row, name)
                .map(|value| text_of(name, value, self.map, self.language)),
        }
        .unwrap_or_default()
    }

    fn kind_name(&self, row: usize) -> String {
        let id = self.kind(row);
        let name = match self.of {
            Subjects::Elements => catalogue::element_kind(id).map(|kind| kind.name(self.language)),
            Subjects::Links => catalogue::link_kind(id).map(|kind| kind.name(self.language)),
        };
        name.unwrap_or(id).to_owned()
    }

    fn container(&self, row: usize) -> Option<String> {
        let ix = self.snapshot.find(&self.element(row)?.id)?;
        let parent = self.snapshot.parent(ix)?;
        Some(self.snapshot.element(parent).name.to_string())
    }

    fn end(
        &self,
        row: usize,
        which: impl FnOnce((ElementIx, ElementIx)) -> ElementIx,
    ) -> Option<String> {
        let ends = self.snapshot.all_ends().get(row)?;
        Some(self.snapshot.element(which(*ends)).name.to_string())
    }

    /// What the plateau does to the record of a row; empty in a map without plateaus.
    fn state(&self, row: usize) -> String {
        let id = match self.record(row) {
            Some(record) => record.id,
            None => return String::new(),
        };
        let tables = self.map.tables();
        let word = match self.of {
            Subjects::Elements => {
                let record = tables.elements.get(&id.into());
                record.and_then(|record| self.state_of(record.as_ref()))
            }
            Subjects::Links => {
                let record = tables.links.get(&id.into());
                record.and_then(|record| self.state_of(record.as_ref()))
            }
        };
        word.map(|word| self.language.text(word))
            .unwrap_or_default()
    }

    fn state_of<R: Record>(&self, record: &R) -> Option<crate::locale::MessageId> {
        let plateau = self.snapshot.plateau()?;
        if record.since() == Some(plateau) {
            return Some(msg::LISTING_STATE_NEW);
        }
        if record.overrides().contains_key(plateau) {
            return Some(msg::LISTING_STATE_CHANGED);
        }
        let goes = |at| {
            let here = Arc::new(record.clone());
            Timeline::fold(&here, self.map.timeline().chain(at)).is_none()
        };
        let timeline = self.map.timeline().order();
        let later = timeline.iter().skip_while(|at| *at != plateau).skip(1);
        Some(if later.into_iter().any(goes) {
            msg::LISTING_STATE_GOES
        } else {
            msg::LISTING_STATE_SAME
        })
    }

    /// `+ Transition 2027, ~ Target 2029`: where the record of a row comes, changes and goes.
    fn plateaus(&self, row: usize) -> String {
        let Some(record) = self.record(row) else {
            return String::new();
        };
        let tables = self.map.tables();
        match self.of {
            Subjects::Elements => {
                let element = tables.elements.get(&record.id.into());
                element.map(|element| self.plateaus_of(element))
            }
            Subjects::Links => {
                let link = tables.links.get(&record.id.into());
                link.map(|link| self.plateaus_of(link))
            }
        }
        .unwrap_or_default()
    }

    fn plateaus_of<R: Record>(&self, record: &Arc<R>) -> String {
        let timeline = self.map.timeline();
        let plateaus = &self.map.tables().plateaus;
        let said = timeline.order().iter().filter_map(|id| {
            let chain = timeline.chain(id);
            let is_there = Timeline::is_present(record.as_ref(), chain);
            let (_, before) = chain.split_last()?;
            let was_there = !before.is_empty() && Timeline::is_present(record.as_ref(), before);
            let sign = match (was_there, is_there) {
                (false, true) if record.since().is_some() || !before.is_empty() => '+',
                (true, false) => '−',
                (true, true) if record.overrides().contains_key(id) => '~',
                _ => return None,
            };
            let name = plateaus
                .get(id)
                .map_or(id.as_str(), |plateau| plateau.name.as_str());
            Some(format!("{sign} {name}"))
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// By what a cell is sorted.
    #[must_use]
    pub fn sort_key(&self, row: usize, column: &Column) -> SortKey {
        let text = self.cell(row, column);
        let mut number = None;
        if let Column::Attribute(name) = column
            && let Some(value) = self.value(row, name)
        {
            number = match value {
                Value::Number(number) => Some(*number),
                Value::Text(word) => place_among_choices(name, word),
                _ => None,
            };
        }
        SortKey {
            is_empty: text.is_empty(),
            // Words without a number stand after those with one.
            number: number.or(Finite::new(f64::MAX)),
            words: natural(&text),
        }
    }
}

/// The place of a choice in the catalogue's list, which says more than its first letter.
fn place_among_choices(attribute: &str, word: &str) -> Option<Finite> {
    let choices = catalogue::attribute(attribute)?.choices;
    let at = choices.iter().position(|choice| choice.value == word)?;
    #[expect(clippy::cast_precision_loss, reason = "a few choices")]
    Finite::new(at as f64)
}

/// A text in which `srv-2` stands before `srv-10`: folded, with numbers filled up.
fn natural(text: &str) -> String {
    const DIGITS: usize = 12;
    let folded = folded(text);
    let mut out = String::with_capacity(folded.len() + DIGITS);
    let mut digits = String::new();
    let close = |digits: &mut String, out: &mut String| {
        out.extend(std::iter::repeat_n(
            '0',
            DIGITS.saturating_sub(digits.len()),
        ));
        out.push_str(digits);
        digits.clear();
    };
    for letter in folded.chars() {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            close(&mut digits, &mut out);
        }
        out.push(letter);
    }
    if !digits.is_empty() {
        close(&mut digits, &mut out);
    }
    out
}
