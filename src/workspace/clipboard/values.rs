//! Values of attributes as people write them in a cell, in either language.

use std::collections::BTreeMap;

use crate::catalogue::{self, Attribute, AttributeType};
use crate::locale::{Language, msg};
use crate::model::{ElementId, SystemMap, Value};
use crate::workspace::iso_day;

/// Elements by folded name; `None` where several are called so.
pub type Named = BTreeMap<String, Option<ElementId>>;

/// A value in words: choices by their labels, references by the names of elements.
#[must_use]
pub fn text_of(attribute: &str, value: &Value, map: &SystemMap, language: Language) -> String {
    let known = catalogue::attribute(attribute);
    let refers = known.is_some_and(|known| {
        matches!(
            known.value_type,
            AttributeType::Reference(_) | AttributeType::ReferenceList(_)
        )
    });
    match value {
        Value::Text(text) if refers => {
            let element = map.tables().elements.get(&ElementId::from(text.clone()));
            element.map_or_else(|| text.to_string(), |element| element.name.to_string())
        }
        Value::Flag(flag) => language.text(if *flag { msg::UI_YES } else { msg::UI_NO }),
        Value::Number(number) => {
            let plain = number.to_string();
            let label = known.and_then(|known| known.value_label(&plain, language));
            match (label, language) {
                (Some(label), _) => label.to_owned(),
                (None, Language::French) => plain.replace('.', ","),
                (None, _) => plain,
            }
        }
        Value::Text(text) => known
            .and_then(|known| known.value_label(text, language))
            .map_or_else(|| text.to_string(), ToOwned::to_owned),
        Value::List(list) => list
            .iter()
            .map(|value| text_of(attribute, value, map, language))
            .collect::<Vec<_>>()
            .join("; "),
        other => other.to_string(),
    }
}

/// The value that a cell stands for; `None` where the attribute takes no such value.
#[must_use]
pub fn value_of(attribute: &Attribute, cell: &str, named: &Named) -> Option<Value> {
    let element = |cell: &str| {
        let found = named.get(&folded(cell)).cloned().flatten();
        found.map(|id| Value::Text(id.text().clone()))
    };
    match attribute.value_type {
        AttributeType::Text | AttributeType::LongText => Some(Value::text(cell)),
        AttributeType::Flag => flag(cell).map(Value::Flag),
        AttributeType::Number
        | AttributeType::Integer
        | AttributeType::Hours
        | AttributeType::Ratio
        | AttributeType::Percent => number(attribute, cell),
        AttributeType::Date => iso_day(cell).map(Value::Text),
        AttributeType::Choice => choice(attribute, cell),
        AttributeType::OpenChoice => choice(attribute, cell).or_else(|| Some(Value::text(cell))),
        AttributeType::TextList => Some(Value::List(parts(cell).map(Value::text).collect())),
        AttributeType::Reference(_) => element(cell),
        AttributeType::ReferenceList(_) => {
            let found: Option<Vec<Value>> = parts(cell).map(element).collect();
            found.map(Value::List)
        }
        AttributeType::Needs | AttributeType::RecordList(_) => None,
    }
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split([';', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn flag(cell: &str) -> Option<bool> {
    match folded(cell).as_str() {
        "oui" | "yes" | "true" | "vrai" | "1" | "x" | "o" | "y" => Some(true),
        "non" | "no" | "false" | "faux" | "0" | "n" => Some(false),
        _ => None,
    }
}

/// A number with a point or a comma, and spaces between thousands; or the name of one.
fn number(attribute: &Attribute, cell: &str) -> Option<Value> {
    let named = choice(attribute, cell).and_then(|value| value.as_text()?.parse().ok());
    let digits: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = digits.replace(',', ".");
    let digits = digits.strip_suffix('%').unwrap_or(&digits);
    let number: f64 = named.or_else(|| digits.parse().ok())?;
    if !(number.is_finite() && attribute.allows_number(number)) {
        return None;
    }
    Value::number(number)
}

fn choice(attribute: &Attribute, cell: &str) -> Option<Value> {
    let wanted = folded(cell);
    let fits = |words: &str| folded(words) == wanted;
    let found = attribute
        .choices
        .iter()
        .find(|choice| fits(choice.value) || fits(choice.words.en) || fits(choice.words.fr));
    found.map(|choice| Value::text(choice.value))
}

/// A cell as it is compared: without accents, case and spaces around it.
#[must_use]
pub fn folded(text: &str) -> String {
    crate::workspace::finding::folded(text.trim())
}
