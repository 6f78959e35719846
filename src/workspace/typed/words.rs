//! A field by its name and a value in words: what `portolan set` and pasted cells are read by.
//!
//! Values may be typed as they stand in files or as the window shows them, in either language.

use super::reading::{Reading, flag};
use crate::catalogue::{self, Attribute, AttributeType, KindRule};
use crate::locale::{Language, Message, msg};
use crate::model::{Element, Name, RecordKey, Snapshot, TableName, Value};

/// The attributes that a kind of element or link carries.
#[must_use]
pub fn known_fields(table: TableName, kind: &str) -> Vec<&'static Attribute> {
    match table {
        TableName::Elements => catalogue::element_kind(kind)
            .map(|kind| kind.attributes().collect())
            .unwrap_or_default(),
        TableName::Links => catalogue::link_kind(kind)
            .map(|kind| kind.attributes().collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The value that words stand for in an attribute of a record of some kind; `None` clears it.
///
/// # Errors
/// What was expected.
pub fn read(
    snapshot: &Snapshot,
    attribute: &Attribute,
    kind: &str,
    text: &str,
) -> Result<Option<Value>, Message> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let reference = |text: &str, rules| reference(snapshot, text, rules).map(Value::text);
    match attribute.value_type {
        AttributeType::Flag => flag(text)
            .map(|on| Some(Value::Flag(on)))
            .ok_or_else(|| msg::TYPED_FLAG.into()),
        AttributeType::Choice => choice(attribute, kind, text).map(Some),
        AttributeType::OpenChoice => Ok(Some(
            choice(attribute, kind, text).unwrap_or_else(|_| Value::text(text)),
        )),
        AttributeType::Integer if !attribute.choices.is_empty() => {
            let value = choice(attribute, kind, text).ok();
            let number = value.and_then(|value| value.as_text()?.parse().ok());
            match number.and_then(Value::number) {
                Some(number) => Ok(Some(number)),
                None => Reading::of(attribute).value(text),
            }
        }
        AttributeType::Needs => needs(text).map(Some),
        AttributeType::Reference(rules) => reference(text, rules).map(Some),
        AttributeType::ReferenceList(rules) => {
            let list: Result<Vec<Value>, Message> =
                pieces(text).map(|piece| reference(piece, rules)).collect();
            list.map(|list| Some(Value::List(list)))
        }
        AttributeType::TextList => Ok(Some(Value::List(pieces(text).map(Value::text).collect()))),
        _ => Reading::of(attribute).value(text),
    }
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// One of the choices, by its value or by its name in either language.
fn choice(attribute: &Attribute, kind: &str, text: &str) -> Result<Value, Message> {
    let wanted = text.to_lowercase();
    let is_it = |words: &str| words.to_lowercase() == wanted;
    let found = attribute.choices_for(kind).find(|choice| {
        is_it(choice.value)
            || Language::ALL
                .iter()
                .any(|language| is_it(choice.words.in_language(*language)))
    });
    found
        .map(|choice| Value::text(choice.value))
        .ok_or_else(|| {
            let known: Vec<&str> = attribute
                .choices_for(kind)
                .map(|choice| choice.value)
                .collect();
            msg::TYPED_CHOICE.with("known", known.join(", "))
        })
}

/// `D4 I3 C2 T1`, in the letters of files; a letter that is left out is cleared.
fn needs(text: &str) -> Result<Value, Message> {
    let refuse = || Message::from(msg::TYPED_NEEDS);
    let mut fields = std::collections::BTreeMap::new();
    let letters = text
        .chars()
        .filter(|c| !matches!(c, ' ' | ',' | ';' | ':' | '=' | '/'))
        .collect::<Vec<char>>();
    for pair in letters.chunks(2) {
        let [letter, level] = pair else {
            return Err(refuse());
        };
        let letter = letter.to_ascii_lowercase();
        let level = level.to_digit(10).filter(|level| *level <= 4);
        let (true, Some(level)) = ("dict".contains(letter), level) else {
            return Err(refuse());
        };
        if let Some(number) = Value::number(f64::from(level)) {
            fields.insert(Name::new(letter.to_string()), number);
        }
    }
    if fields.is_empty() {
        return Err(refuse());
    }
    Ok(Value::Fields(fields))
}

/// The id of an element that is named by its id or by its name.
fn reference(snapshot: &Snapshot, text: &str, rules: &[KindRule]) -> Result<String, Message> {
    let by_id = snapshot.element_by_id(&text.into());
    let element = match by_id {
        Some(element) => element,
        None => {
            let wanted = text.to_lowercase();
            let mut named = snapshot
                .elements()
                .iter()
                .filter(|element| element.name.to_lowercase() == wanted);
            match (named.next(), named.next()) {
                (Some(element), None) => element,
                (None, _) => return Err(msg::TYPED_NO_ELEMENT.with("typed", text)),
                (Some(one), Some(other)) => {
                    return Err(msg::TYPED_TWO_ELEMENTS
                        .with("typed", text)
                        .with("one", one.id.as_str())
                        .with("other", other.id.as_str()));
                }
            }
        }
    };
    if !fits(element, rules) {
        return Err(msg::TYPED_WRONG_KIND.with("typed", text));
    }
    Ok(element.id.to_string())
}

/// Whether a reference with these rules may point at an element.
pub fn fits(element: &Element, rules: &[KindRule]) -> bool {
    rules.is_empty()
        || catalogue::element_kind(element.kind.as_str())
            .is_some_and(|kind| rules.iter().any(|rule| rule.covers(kind)))
}

/// The record that an id of an element, a link or a note stands for.
#[must_use]
pub fn record_of(snapshot: &Snapshot, id: &str) -> Option<(RecordKey, String)> {
    if let Some(element) = snapshot.element_by_id(&id.into()) {
        return Some((RecordKey::of(element.as_ref()), element.kind.to_string()));
    }
    let link = snapshot.find_link(&id.into()).map(|ix| snapshot.link(ix))?;
    Some((RecordKey::of(link.as_ref()), link.kind.to_string()))
}
