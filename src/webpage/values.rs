//! Attributes in words: labels of the catalogue, names in place of ids, numbers with their units.

use crate::catalogue::{self, Attribute, AttributeType};
use crate::locale::{Language, msg, number};
use crate::model::{Snapshot, SystemMap, Value, subject_name};
use crate::text::visible;
use crate::workspace::typed::Reading;

/// The map at a plateau, in whose words values are said.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) map: &'a SystemMap,
    pub(super) snapshot: &'a Snapshot,
    pub(super) language: Language,
}

/// The letters of security needs and their names, in the order of the page.
pub(super) fn needs(language: Language) -> [(&'static str, String, String); 4] {
    [
        ("d", msg::UI_NEED_D_LETTER, msg::UI_NEED_D),
        ("i", msg::UI_NEED_I_LETTER, msg::UI_NEED_I),
        ("c", msg::UI_NEED_C_LETTER, msg::UI_NEED_C),
        ("t", msg::UI_NEED_T_LETTER, msg::UI_NEED_T),
    ]
    .map(|(field, letter, name)| (field, language.text(letter), language.text(name)))
}

impl Speaker<'_> {
    /// The label of an attribute.
    pub(super) fn label(&self, name: &str) -> String {
        visible(catalogue::attribute_label(name, self.language)).into_owned()
    }

    /// A value as a person reads it, perhaps on several lines.
    pub(super) fn value(&self, name: &str, value: &Value) -> String {
        let attribute = catalogue::attribute(name);
        let said = match (attribute.map(|attribute| attribute.value_type), value) {
            (Some(AttributeType::Reference(_)), Value::Text(id)) => self.name(id),
            (Some(AttributeType::ReferenceList(_)), Value::List(list)) => {
                let names = list.iter().map(|id| self.name(&id.to_string()));
                names.collect::<Vec<_>>().join(", ")
            }
            (Some(AttributeType::Needs), Value::Fields(fields)) => {
                let all = needs(self.language).into_iter();
                let said = all.filter_map(|(field, letter, _)| {
                    Some(format!("{letter}{}", fields.get(field)?))
                });
                said.collect::<Vec<_>>().join(" ")
            }
            (Some(AttributeType::TextList), Value::List(list)) => {
                let said = list.iter().map(Value::to_string);
                said.collect::<Vec<_>>().join("\n")
            }
            (_, Value::List(list)) => {
                let said = list.iter().map(|one| self.plain(attribute, one));
                said.collect::<Vec<_>>().join("\n")
            }
            _ => self.plain(attribute, value),
        };
        lines(&said)
    }

    fn plain(&self, attribute: Option<&Attribute>, value: &Value) -> String {
        let language = self.language;
        let named = attribute.and_then(|one| one.value_label(&value.to_string(), language));
        if let Some(named) = named {
            return named.to_owned();
        }
        let unit = attribute.and_then(|attribute| attribute.unit);
        match (value, unit) {
            (Value::Number(figure), Some(unit)) => {
                let unit = unit.in_language(language);
                format!("{}\u{a0}{unit}", number(figure.get(), language))
            }
            (Value::Number(figure), None) => number(figure.get(), language),
            _ => {
                let reading = attribute.map_or_else(|| Reading::of_value(Some(value)), Reading::of);
                reading.text(Some(value), language)
            }
        }
    }

    /// What an element, link, note or view is called.
    pub(super) fn name(&self, id: &str) -> String {
        let name = subject_name(self.map, Some(self.snapshot), id);
        visible(&name.unwrap_or_else(|| id.to_owned())).into_owned()
    }

    /// The words of a note, with names in place of the ids that they mention.
    pub(super) fn said(&self, words: &str) -> String {
        let name = |id: &str| subject_name(self.map, Some(self.snapshot), id);
        lines(&crate::model::with_names(words, name))
    }
}

/// Words as they may be shown, line by line.
fn lines(words: &str) -> String {
    let lines = words.lines().map(|line| visible(line).trim().to_owned());
    let lines: Vec<String> = lines.collect();
    lines.join("\n").trim().to_owned()
}
