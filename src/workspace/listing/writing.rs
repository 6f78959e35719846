//! What typed and pasted cells change: one value for many rows, or a block of cells.

use super::{Column, Sheet, Subjects};
use crate::catalogue::{self, Attribute, AttributeType, ELEMENT_KINDS, LINK_KINDS};
use crate::command::Setting;
use crate::locale::{Message, MessageId, msg};
use crate::model::{Name, Value};
use crate::workspace::clipboard::{Named, value_of};
use crate::workspace::finding::folded;

/// What a block of cells changes, and what was not understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Writing {
    /// The fields with their new values.
    pub settings: Vec<Setting>,
    /// Why some cells were left as they are.
    pub refused: Vec<Message>,
}

/// Writes a block into rows and columns: cell by cell from the first, or, where the block has one
/// row only, that row into all rows; one column only, likewise.
#[must_use]
pub fn write(
    sheet: &Sheet<'_>,
    rows: &[usize],
    columns: &[Column],
    block: &[Vec<String>],
) -> Writing {
    let named = names(sheet);
    let mut out = Writing::default();
    for (index, &row) in rows.iter().enumerate() {
        let line = if block.len() == 1 { 0 } else { index };
        let Some(cells) = block.get(line) else { break };
        for (column, cell) in columns.iter().zip(cells) {
            match setting(sheet, row, column, cell, &named) {
                Ok(Some(setting)) => out.settings.push(setting),
                Ok(None) => {}
                Err(refusal) => out.refused.push(refusal),
            }
        }
    }
    out
}

/// Elements by their folded names; `None` where several are called so.
fn names(sheet: &Sheet<'_>) -> Named {
    let mut named = Named::new();
    for element in sheet.snapshot.elements() {
        named
            .entry(folded(element.name.trim()))
            .and_modify(|one| *one = None)
            .or_insert_with(|| Some(element.id.clone()));
    }
    named
}

/// What one cell changes; nothing where it holds that value already.
fn setting(
    sheet: &Sheet<'_>,
    row: usize,
    column: &Column,
    text: &str,
    named: &Named,
) -> Result<Option<Setting>, Message> {
    let text = text.trim();
    let Some(record) = sheet.record(row) else {
        return Ok(None);
    };
    if sheet.cell(row, column) == text {
        return Ok(None);
    }
    let refusal = |id: MessageId| {
        id.with("name", sheet.cell(row, &naming(sheet.of)))
            .with("value", text)
            .with("column", column.title(sheet.language))
    };
    let (name, value) = match column {
        Column::Id | Column::State | Column::Plateaus | Column::From | Column::To => {
            return Err(why_not(sheet, row, column));
        }
        Column::Name if text.is_empty() && sheet.of == Subjects::Elements => {
            return Err(refusal(msg::LISTING_BAD_VALUE));
        }
        Column::Name => (Name::new_static("name"), text_value(text)),
        Column::Kind => {
            let kind = kind_named(sheet, text).ok_or_else(|| refusal(msg::LISTING_BAD_VALUE))?;
            (Name::new_static("kind"), Some(Value::text(kind)))
        }
        Column::Container if text.is_empty() => (Name::new_static("parent"), None),
        Column::Container => {
            let parent = named.get(&folded(text)).cloned().flatten();
            let parent = parent.ok_or_else(|| refusal(msg::LISTING_BAD_VALUE))?;
            let value = Value::Text(parent.text().clone());
            (Name::new_static("parent"), Some(value))
        }
        Column::Attribute(name) => match catalogue::attribute(name) {
            Some(attribute) if !carries(sheet, row, attribute) => {
                return Err(why_not(sheet, row, column));
            }
            Some(_) if text.is_empty() => (name.clone(), None),
            Some(attribute) => {
                let value = value_of(attribute, text, named);
                let value = value.ok_or_else(|| refusal(msg::LISTING_BAD_VALUE))?;
                (name.clone(), Some(value))
            }
            None => (name.clone(), text_value(text)),
        },
    };
    Ok(Some(Setting {
        record,
        name,
        value,
    }))
}

fn text_value(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::text(text))
}

/// The column that says which row a message is about.
fn naming(of: Subjects) -> Column {
    match of {
        Subjects::Elements => Column::Name,
        Subjects::Links => Column::From,
    }
}

fn kind_named(sheet: &Sheet<'_>, text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    let is_it = |id: &str, words: &catalogue::Words| {
        [id, words.en, words.fr]
            .iter()
            .any(|word| folded(word) == wanted)
    };
    match sheet.of {
        Subjects::Elements => ELEMENT_KINDS
            .iter()
            .find(|kind| is_it(kind.id, &kind.words))
            .map(|kind| kind.id),
        Subjects::Links => LINK_KINDS
            .iter()
            .find(|kind| is_it(kind.id, &kind.words))
            .map(|kind| kind.id),
    }
}

/// Whether the kind of a row has an attribute, or the row has it all the same.
#[must_use]
pub fn carries(sheet: &Sheet<'_>, row: usize, attribute: &Attribute) -> bool {
    let kind = sheet.kind(row);
    let by_kind = match sheet.of {
        Subjects::Elements => {
            catalogue::element_kind(kind).is_none_or(|kind| kind.has_attribute(attribute.id))
        }
        Subjects::Links => {
            catalogue::link_kind(kind).is_none_or(|kind| kind.has_attribute(attribute.id))
        }
    };
    by_kind || sheet.value(row, attribute.id).is_some()
}

/// Whether a cell can hold anything: the column can be written, and the kind of the row has it.
#[must_use]
pub fn takes(sheet: &Sheet<'_>, row: usize, column: &Column) -> bool {
    match column {
        Column::Attribute(name) => {
            catalogue::attribute(name).is_none_or(|attribute| carries(sheet, row, attribute))
        }
        other => other.is_editable(),
    }
}

/// Why a cell can hold nothing.
#[must_use]
pub fn why_not(sheet: &Sheet<'_>, row: usize, column: &Column) -> Message {
    let id = if column.is_editable() {
        msg::LISTING_NOT_CARRIED
    } else {
        msg::LISTING_NOT_WRITTEN
    };
    id.with("name", sheet.cell(row, &naming(sheet.of)))
        .with("column", column.title(sheet.language))
}

/// The values that a cell offers to choose from, in their order; empty where it takes free words.
#[must_use]
pub fn offers(sheet: &Sheet<'_>, row: usize, column: &Column) -> Vec<String> {
    let language = sheet.language;
    let kind = sheet.kind(row);
    match column {
        Column::Kind => {
            let mut names: Vec<String> = match sheet.of {
                Subjects::Elements => ELEMENT_KINDS
                    .iter()
                    .map(|kind| kind.name(language).to_owned())
                    .collect(),
                Subjects::Links => LINK_KINDS
                    .iter()
                    .map(|kind| kind.name(language).to_owned())
                    .collect(),
            };
            names.sort_by_cached_key(|name| folded(name));
            names
        }
        Column::Container => {
            let child = catalogue::element_kind(kind);
            let holds = |parent: &str| {
                let parent = catalogue::element_kind(parent);
                parent.is_some_and(|parent| {
                    child.map_or(parent.is_container, |child| {
                        child.accepts_parent(Some(parent))
                    })
                })
            };
            element_names(sheet, holds)
        }
        Column::Attribute(name) => {
            let Some(attribute) = catalogue::attribute(name) else {
                return Vec::new();
            };
            match attribute.value_type {
                AttributeType::Flag => [msg::UI_YES, msg::UI_NO]
                    .map(|word| language.text(word))
                    .to_vec(),
                AttributeType::Reference(rules) => element_names(sheet, |kind| {
                    rules.is_empty()
                        || catalogue::element_kind(kind)
                            .is_some_and(|kind| rules.iter().any(|rule| rule.covers(kind)))
                }),
                _ => attribute
                    .choices_for(kind)
                    .map(|choice| choice.words.in_language(language).to_owned())
                    .collect(),
            }
        }
        _ => Vec::new(),
    }
}

fn element_names(sheet: &Sheet<'_>, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let elements = sheet.snapshot.elements().iter();
    let mut names: Vec<String> = elements
        .filter(|element| fits(element.kind.as_str()))
        .map(|element| element.name.to_string())
        .collect();
    names.sort_by_cached_key(|name| folded(name));
    names.dedup();
    names
}
