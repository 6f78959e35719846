//! The line beneath a name: the kind, and the most telling thing known about the element.

use super::pen::CAPTION;
use crate::catalogue::{attribute, element_kind};
use crate::locale::Language;
pub(super) use crate::locale::number;
use crate::model::{Element, Value};
use crate::text;

/// Attributes that may stand in a caption, the most telling first.
const TELLING: [&str; 16] = [
    "technology",
    "engine",
    "os",
    "cidr",
    "model",
    "media",
    "category",
    "devices",
    "users",
    "bandwidth_mbps",
    "service_model",
    "qualifications",
    "jurisdiction",
    "role",
    "dmia_h",
    "country",
];

/// The caption of an element: `Base de données · PostgreSQL 16`.
/// `members` is how many members a group has.
#[must_use]
pub(super) fn caption(element: &Element, members: usize, language: Language) -> String {
    let kind = kind_name(element, language);
    match telling(element, members, language) {
        Some(telling) if kind.is_empty() => telling,
        Some(telling) => format!("{kind} · {telling}"),
        None => kind.to_owned(),
    }
}

/// The caption, or the most telling part of it that is not wider than `room`: without the kind,
/// which the icon shows already, or the kind alone. Where nothing fits, the kind, to be cut.
#[must_use]
pub(super) fn caption_within(
    element: &Element,
    members: usize,
    language: Language,
    room: f64,
) -> String {
    let whole = caption(element, members, language);
    let kind = kind_name(element, language).to_owned();
    let telling = telling(element, members, language).unwrap_or_default();
    let fits = |text: &String| !text.is_empty() && CAPTION.width(&text::visible(text)) <= room;
    [whole, telling, kind.clone()]
        .into_iter()
        .find(fits)
        .unwrap_or(kind)
}

/// The name of an element's kind; its id where the catalogue does not know it.
#[must_use]
pub(super) fn kind_name(element: &Element, language: Language) -> &str {
    element_kind(element.kind.as_str()).map_or(element.kind.as_str(), |kind| kind.name(language))
}

fn telling(element: &Element, members: usize, language: Language) -> Option<String> {
    if element.kind.as_str() == "redundancy_group" && members > 0 {
        let needed = element
            .attributes
            .get("k")
            .and_then(Value::as_number)
            .unwrap_or(1.0);
        let of = match language {
            Language::French => "sur",
            Language::English => "of",
        };
        return Some(format!("{} {of} {members}", number(needed, language)));
    }
    TELLING
        .iter()
        .filter(|name| !(**name == "service_model" && element.kind.as_str() == "saas_service"))
        .find_map(|name| shown(name, element.attributes.get(*name)?, language))
}

/// A value in words, with its unit; `None` where there is nothing to say.
fn shown(name: &str, value: &Value, language: Language) -> Option<String> {
    let known = attribute(name);
    let words = match value {
        Value::Text(text) => known
            .and_then(|known| known.value_label(text, language))
            .map_or_else(|| text.to_string(), ToOwned::to_owned),
        // A fleet of nothing and no users yet: the kind alone says more.
        Value::Number(value) if value.get() == 0.0 => return None,
        Value::Number(value) => {
            let digits = number(value.get(), language);
            match known.and_then(|known| known.unit) {
                Some(unit) => format!("{digits}\u{a0}{}", unit.in_language(language)),
                None if matches!(name, "users" | "devices") => {
                    let label = known.map_or(name, |known| known.label(language));
                    format!("{digits} {}", label.to_lowercase())
                }
                None => digits,
            }
        }
        Value::List(values) if name == "qualifications" => {
            // Of all qualifications, these two decide who may be trusted with what.
            let wanted = ["secnumcloud", "hds"];
            let words = |value: &Value| value.as_text().map(ToOwned::to_owned);
            let mut known = values.iter().filter_map(words);
            known.find(|text| wanted.contains(&text.to_lowercase().as_str()))?
        }
        Value::List(values) => values.first()?.as_text()?.to_owned(),
        Value::Flag(_) | Value::Nothing | Value::Fields(_) => return None,
    };
    let words = words.trim();
    (!words.is_empty()).then(|| match name {
        // Two attributes that say nothing without their name.
        "dmia_h" => format!(
            "{} {words}",
            known.map_or(name, |known| known.label(language))
        ),
        _ => words.to_owned(),
    })
}
