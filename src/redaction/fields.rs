//! What the fields of records hold: ids of other records, words of the program's own, or text.

use crate::catalogue::{self, AttributeType};
use crate::model::{FieldPath, Filter, TINTS, TableName, Value, View, WorkPackage};

/// Fields that say what a record is or joins: a profile cannot leave them out.
pub(super) const STRUCTURE: [&str; 11] = [
    "kind",
    "parent",
    "from",
    "to",
    "view",
    "subject",
    "present",
    "since",
    "based_on",
    "requirement",
    "indicator",
];

/// The tables in which the ids of a field are looked up.
pub(super) fn ids_in(table: TableName, name: &str) -> Option<&'static [TableName]> {
    use TableName as T;
    const SUBJECTS: &[T] = &[T::Elements, T::Links, T::Notes, T::Views];
    let own: Option<&'static [T]> = match (table, name) {
        (_, "since") | (T::Plateaus, "based_on") | (T::Notes, "plateau") => Some(&[T::Plateaus]),
        (T::Exemptions | T::Targets, "plateau") => Some(&[T::Plateaus]),
        (T::WorkPackages, "from_plateau" | "to_plateau") => Some(&[T::Plateaus]),
        (T::Presets, "plateaus") => Some(&[T::Plateaus]),
        (T::Presets, "views") | (T::Placements, "view") => Some(&[T::Views]),
        (T::Elements, "parent") | (T::Links, "from" | "to") => Some(&[T::Elements]),
        (T::Views, "center" | "of" | "gathered") => Some(&[T::Elements]),
        (T::Scenarios, "lost" | "degraded") => Some(&[T::Elements]),
        (T::Placements | T::Exemptions, "subject") | (T::Notes, "target") => Some(SUBJECTS),
        (T::WorkPackages, "delivers" | "removes" | "changes") => Some(SUBJECTS),
        (T::Notes, "superseded_by") => Some(&[T::Notes]),
        (T::WorkPackages, "depends_on") => Some(&[T::WorkPackages]),
        (T::WorkPackages, "requirements") | (T::Exemptions, "requirement") => {
            Some(&[T::Requirements])
        }
        _ => None,
    };
    own.or_else(|| {
        let has_attributes = matches!(table, T::Elements | T::Links);
        let kind = catalogue::attribute(name)?.value_type;
        let refers = matches!(
            kind,
            AttributeType::Reference(_) | AttributeType::ReferenceList(_)
        );
        (has_attributes && refers).then_some(&[T::Elements][..])
    })
}

/// Whether a value is one of the words that the program itself knows for this field, and so tells
/// nothing. Numbers and flags are.
pub(super) fn is_own_word(table: TableName, path: &FieldPath, value: &str) -> bool {
    let attribute = || {
        let attribute = catalogue::attribute(&path.name);
        attribute.is_some_and(|it| it.choices.iter().any(|choice| choice.value == value))
    };
    match (table, path.name.as_str()) {
        (TableName::Elements, "kind") => catalogue::element_kind(value).is_some(),
        (TableName::Links, "kind") => catalogue::link_kind(value).is_some(),
        (TableName::Plateaus | TableName::Notes, "kind") => true,
        (_, "tint") => TINTS.contains(&value),
        (_, "icon") => crate::icon::path(value).is_some(),
        (TableName::Views, "arrangement") => View::ARRANGEMENTS.contains(&value),
        (TableName::Views, "direction") => View::DIRECTIONS.contains(&value),
        (TableName::Views, "link_kinds") => catalogue::link_kind(value).is_some(),
        (TableName::Views, "group_by") => catalogue::attribute(value).is_some(),
        (TableName::Views, "recipe") => {
            catalogue::element_kind(value).is_some() || RECIPES.contains(&value)
        }
        (TableName::Views, "filters") => is_filter_word(value),
        (TableName::WorkPackages, "r_strategy") => WorkPackage::STRATEGIES.contains(&value),
        (TableName::WorkPackages | TableName::Notes, "status") => true,
        (TableName::Notes, "shape" | "decision") | (TableName::Requirements, "verdict") => true,
        (TableName::Standards, "standing") | (TableName::Scenarios, "nature") => true,
        (TableName::Standards, "kinds") => catalogue::element_kind(value).is_some(),
        (TableName::Standards, "attribute") => catalogue::attribute(value).is_some(),
        (TableName::Map, "language") => matches!(value, "fr" | "en"),
        (TableName::Presets, "form" | "theme" | "paper") => value.len() <= 8,
        (TableName::Elements | TableName::Links, _) => attribute(),
        _ => false,
    }
}

const RECIPES: [&str; 8] = [
    "around",
    "zone",
    "service",
    "changes",
    "kinds",
    "inside",
    "upstream",
    "downstream",
];

fn is_filter_word(value: &str) -> bool {
    [Filter::KIND, Filter::SINCE, Filter::LINK_KIND].contains(&value)
        || catalogue::element_kind(value).is_some()
        || catalogue::link_kind(value).is_some()
        || catalogue::attribute(value).is_some()
}

/// Whether a name is on the labels of the catalogue or among its values, in either language: then it
/// tells nothing, and it is left where it stands.
pub(super) fn is_common(name: &str) -> bool {
    use std::collections::BTreeSet;
    use std::sync::OnceLock;
    static COMMON: OnceLock<BTreeSet<String>> = OnceLock::new();
    let common = COMMON.get_or_init(|| {
        let kinds = catalogue::ELEMENT_KINDS
            .iter()
            .flat_map(|kind| [kind.id, kind.words.en, kind.words.fr]);
        let links = catalogue::LINK_KINDS
            .iter()
            .flat_map(|kind| [kind.id, kind.words.en, kind.words.fr]);
        let attributes = catalogue::ATTRIBUTES.iter().flat_map(|attribute| {
            let choices = attribute
                .choices
                .iter()
                .flat_map(|it| [it.value, it.words.en, it.words.fr]);
            [attribute.id, attribute.words.en, attribute.words.fr]
                .into_iter()
                .chain(choices)
        });
        let all = kinds.chain(links).chain(attributes);
        all.map(|word| super::words::folded(word).0).collect()
    });
    common.contains(&super::words::folded(name.trim()).0)
}

/// Whether a name is worth looking for in other texts: it says something, and is no word of the
/// catalogue. Short ones are when they look like an acronym.
pub(super) fn is_telling(name: &str) -> bool {
    let name = name.trim();
    let length = name.chars().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let is_acronym = (2..4).contains(&length)
        && letters >= 2
        && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    // A year or a size is in too many texts that mean something else.
    let is_number = digits == length;
    let is_word = length >= 4 && (letters >= 2 || digits >= 4) && !(is_number && length < 6);
    (is_acronym || is_word) && !is_common(name)
}

/// Whether a value can have a token in its place, so that what reads the map still understands it.
pub(super) fn takes_token(table: TableName, name: &str, value: &Value) -> bool {
    if ids_in(table, name).is_some() {
        return false;
    }
    let is_text = |value: &Value| value.as_text().is_some();
    let fits = match value {
        Value::List(list) => list.iter().all(is_text),
        other => is_text(other),
    };
    let kind = catalogue::attribute(name).map(|attribute| attribute.value_type);
    fits && !matches!(kind, Some(AttributeType::Date | AttributeType::Choice))
}
