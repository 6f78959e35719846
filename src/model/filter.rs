//! What a view leaves out, or draws faintly, by what is known about an element or a link.

use smol_str::SmolStr;

use super::field::{FieldValue, ValueType};
use super::value::{Name, Value};

/// One rule: only what has one of these values shows. A view shows what all its rules let through,
/// and the containers around that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What is asked: [`Filter::KIND`], [`Filter::SINCE`], [`Filter::LINK_KIND`], or the name of an
    /// attribute.
    pub by: Name,
    /// The values that show; the empty text stands for “not stated”.
    pub values: Vec<SmolStr>,
    /// Whether the rest is drawn faintly instead of being left out.
    pub fades: bool,
}

impl Filter {
    /// The kind of an element.
    pub const KIND: &'static str = "kind";
    /// The plateau that brought an element; the empty text stands for those of the first one.
    pub const SINCE: &'static str = "since";
    /// The kind of a link: the one rule about links.
    pub const LINK_KIND: &'static str = "link_kind";

    /// Whether it is about links.
    #[must_use]
    pub fn is_of_links(&self) -> bool {
        self.by == Self::LINK_KIND
    }

    /// Whether a value is among those that show.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.values.iter().any(|one| one == value)
    }

    /// Whether this is let through: no value, one, or a list, of which one is enough.
    #[must_use]
    pub fn lets_through(&self, value: Option<&Value>) -> bool {
        match value {
            None | Some(Value::Nothing) => self.has(""),
            Some(Value::List(list)) if list.is_empty() => self.has(""),
            Some(Value::List(list)) => list.iter().any(|one| self.has(&plain(one))),
            Some(one) => self.has(&plain(one)),
        }
    }
}

/// A value as a rule names it.
#[must_use]
pub fn plain(value: &Value) -> SmolStr {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string().into(),
        Value::Flag(flag) => SmolStr::new_static(if *flag { "true" } else { "false" }),
        _ => SmolStr::default(),
    }
}

const BY: &str = "by";
const VALUES: &str = "values";
const FADES: &str = "fades";

impl FieldValue for Vec<Filter> {
    fn to_value(&self) -> Option<Value> {
        let fields = |filter: &Filter| {
            let values = filter.values.iter().cloned().map(Value::Text).collect();
            let mut fields = vec![
                (Name::new_static(BY), Value::Text(filter.by.clone())),
                (Name::new_static(VALUES), Value::List(values)),
            ];
            if filter.fades {
                fields.push((Name::new_static(FADES), Value::Flag(true)));
            }
            Value::Fields(fields.into_iter().collect())
        };
        (!self.is_empty()).then(|| Value::List(self.iter().map(fields).collect()))
    }

    fn from_value(value: Option<&Value>) -> Result<Self, ValueType> {
        let list = match value {
            None | Some(Value::Nothing) => return Ok(Self::new()),
            Some(Value::List(list)) => list,
            Some(_) => return Err(ValueType::Filters),
        };
        let filter = |entry: &Value| {
            let fields = entry.as_fields()?;
            let values = match fields.get(VALUES) {
                None => Vec::new(),
                Some(values) => values
                    .as_list()?
                    .iter()
                    .map(|value| value.as_text().map(SmolStr::from))
                    .collect::<Option<_>>()?,
            };
            Some(Filter {
                by: fields.get(BY)?.as_text()?.into(),
                values,
                fades: bool::from_value(fields.get(FADES)).ok()?,
            })
        };
        list.iter()
            .map(|entry| filter(entry).ok_or(ValueType::Filters))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_come_back_from_their_value() {
        let filters = vec![
            Filter {
                by: "environment".into(),
                values: vec!["production".into(), "".into()],
                fades: true,
            },
            Filter::default(),
        ];
        let value = filters.to_value();
        assert_eq!(Vec::from_value(value.as_ref()), Ok(filters));
        assert_eq!(Vec::<Filter>::new().to_value(), None);
        assert!(Vec::<Filter>::from_value(Some(&Value::text("kind"))).is_err());
    }

    #[test]
    fn one_value_of_a_list_is_enough_and_the_empty_text_is_not_stated() {
        let filter = Filter {
            by: "tags".into(),
            values: vec!["old".into(), "".into()],
            fades: false,
        };
        let list = |words: &[&str]| Value::List(words.iter().copied().map(Value::text).collect());
        assert!(filter.lets_through(None));
        assert!(filter.lets_through(Some(&list(&[]))));
        assert!(filter.lets_through(Some(&list(&["new", "old"]))));
        assert!(!filter.lets_through(Some(&list(&["new"]))));
        assert!(!filter.lets_through(Some(&Value::number(4.0).unwrap())));
    }
}
