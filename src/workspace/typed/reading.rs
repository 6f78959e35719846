//! How typed text becomes a value of a type, and how a value becomes text to type in.

use std::collections::BTreeMap;

use crate::catalogue::{Attribute, AttributeType};
use crate::locale::{Language, Message, msg};
use crate::model::{Finite, Name, Value};
use crate::workspace::iso_day;

/// How typed text becomes a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// As it is.
    Text,
    /// As it is, and never empty.
    Name,
    /// A number between bounds; comma or point.
    Number {
        /// Whole numbers only.
        whole: bool,
        /// Smallest.
        min: Option<f64>,
        /// Largest.
        max: Option<f64>,
    },
    /// A day: `2027-12-31`, or `31/12/2027`.
    Date,
    /// A list, a line each.
    Lines,
    /// Records, a line each, fields parted by semicolons.
    Records(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A value with parts, as JSON.
    Parts,
}

impl Reading {
    /// How an attribute's text is read.
    #[must_use]
    pub fn of(attribute: &Attribute) -> Self {
        let number = |whole| Self::Number {
            whole,
            min: attribute.min,
            max: attribute.max,
        };
        match attribute.value_type {
            AttributeType::Number
            | AttributeType::Hours
            | AttributeType::Ratio
            | AttributeType::Percent => number(false),
            AttributeType::Integer => number(true),
            AttributeType::Date => Self::Date,
            AttributeType::TextList | AttributeType::ReferenceList(_) => Self::Lines,
            AttributeType::RecordList(fields) => Self::Records(fields),
            AttributeType::Flag => Self::Flag,
            AttributeType::Needs => Self::Parts,
            _ => Self::Text,
        }
    }

    /// How a value that no catalogue describes is read, so that it keeps its type.
    #[must_use]
    pub fn of_value(value: Option<&Value>) -> Self {
        match value {
            Some(Value::Number(_)) => Self::Number {
                whole: false,
                min: None,
                max: None,
            },
            Some(Value::Flag(_)) => Self::Flag,
            Some(Value::List(_) | Value::Fields(_)) => Self::Parts,
            _ => Self::Text,
        }
    }

    /// The value of a text; `None` clears the field.
    ///
    /// # Errors
    /// What was expected.
    pub fn value(self, text: &str) -> Result<Option<Value>, Message> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return match self {
                Self::Name => Err(msg::TYPED_NAME.into()),
                _ => Ok(None),
            };
        }
        match self {
            Self::Text | Self::Name => Ok(Some(Value::text(trimmed))),
            Self::Number { whole, min, max } => number(trimmed, whole, min, max).map(Some),
            Self::Date => iso_day(trimmed)
                .map(|date| Some(Value::text(date)))
                .ok_or_else(|| msg::TYPED_DATE.into()),
            Self::Lines => Ok(Some(Value::List(lines(trimmed).map(Value::text).collect()))),
            Self::Records(fields) => {
                let records = lines(trimmed).map(|line| record(line, fields));
                Ok(Some(Value::List(records.collect())))
            }
            Self::Flag => flag(trimmed)
                .map(|on| Some(Value::Flag(on)))
                .ok_or_else(|| msg::TYPED_FLAG.into()),
            Self::Parts => parts(trimmed).map(Some),
        }
    }

    /// The text of a value, as it is typed in a language.
    #[must_use]
    pub fn text(self, value: Option<&Value>, language: Language) -> String {
        match (self, value) {
            (_, None) => String::new(),
            (Self::Date, Some(Value::Text(day))) => day_in(language, day),
            (Self::Number { .. }, Some(Value::Number(number))) if language == Language::French => {
                number.to_string().replace('.', ",")
            }
            (Self::Flag, Some(Value::Flag(on))) => {
                language.text(if *on { msg::UI_YES } else { msg::UI_NO })
            }
            (Self::Lines, Some(Value::List(list))) => list
                .iter()
                .map(Value::to_string)
                .collect::<Vec<_>>()
                .join("\n"),
            (Self::Records(names), Some(Value::List(list))) => {
                let lines = list.iter().map(|entry| record_text(entry, names));
                lines.collect::<Vec<_>>().join("\n")
            }
            (Self::Parts, Some(value)) => json_of(value).to_string(),
            (_, Some(value)) => value.to_string(),
        }
    }
}

/// `2028-05-31`, or `31/05/2028`; what is no day stays as it is.
fn day_in(language: Language, day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    match (language, parts.as_slice()) {
        (Language::French, [year, month, last]) if iso_day(day).as_deref() == Some(day) => {
            format!("{last}/{month}/{year}")
        }
        _ => day.to_owned(),
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn number(text: &str, whole: bool, min: Option<f64>, max: Option<f64>) -> Result<Value, Message> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .map(|c| match c {
            ',' => '.',
            '−' => '-',
            c => c,
        })
        .collect();
    let has_digit = plain.chars().any(|c| c.is_ascii_digit());
    let number: Option<f64> = plain.parse().ok().filter(|_| has_digit);
    let value = number.and_then(Value::number);
    let (Some(number), Some(value)) = (number, value) else {
        return Err(msg::TYPED_NUMBER.into());
    };
    if whole && (number - number.round()).abs() >= f64::EPSILON {
        return Err(msg::TYPED_WHOLE.into());
    }
    let is_low = min.is_some_and(|min| number < min);
    let is_high = max.is_some_and(|max| number > max);
    match (min, max) {
        (Some(min), Some(max)) if is_low || is_high => {
            Err(msg::TYPED_BETWEEN.with("min", min).with("max", max))
        }
        (Some(min), _) if is_low => Err(msg::TYPED_AT_LEAST.with("min", min)),
        (_, Some(max)) if is_high => Err(msg::TYPED_AT_MOST.with("max", max)),
        _ => Ok(value),
    }
}

/// Yes or no, in either language, whichever is spoken.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "oui" | "vrai" | "1" | "y" | "o" => Some(true),
        "false" | "no" | "non" | "faux" | "0" | "n" => Some(false),
        _ => None,
    }
}

/// Deepest nesting that is read; far more than anybody writes.
const DEEPEST: usize = 16;

fn parts(text: &str) -> Result<Value, Message> {
    let json: serde_json::Value = serde_json::from_str(text).map_err(|error| {
        msg::TYPED_PARTS
            .with("line", error.line())
            .with("column", error.column())
    })?;
    value_of(&json, DEEPEST).ok_or_else(|| msg::TYPED_PARTS.with("line", 1.0).with("column", 1.0))
}

fn value_of(json: &serde_json::Value, depth: usize) -> Option<Value> {
    use serde_json::Value as Json;
    let depth = depth.checked_sub(1)?;
    match json {
        Json::Null => None,
        Json::Bool(on) => Some(Value::Flag(*on)),
        Json::Number(number) => Value::number(number.as_f64()?),
        Json::String(text) => Some(Value::text(text.as_str())),
        Json::Array(list) => {
            let list: Option<Vec<Value>> =
                list.iter().map(|entry| value_of(entry, depth)).collect();
            list.map(Value::List)
        }
        Json::Object(fields) => {
            let fields: Option<BTreeMap<Name, Value>> = fields
                .iter()
                .map(|(name, value)| Some((Name::new(name), value_of(value, depth)?)))
                .collect();
            fields.map(Value::Fields)
        }
    }
}

fn json_of(value: &Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Value::Nothing => Json::Null,
        Value::Flag(on) => Json::Bool(*on),
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number in range was checked"
        )]
        Value::Number(number) if number.get().fract() == 0.0 && number.get().abs() < 1e15 => {
            Json::from(number.get() as i64)
        }
        Value::Number(number) => Json::from(number.get()),
        Value::Text(text) => Json::from(text.as_str()),
        Value::List(list) => list.iter().map(json_of).collect(),
        Value::Fields(fields) => fields
            .iter()
            .map(|(name, value)| (name.to_string(), json_of(value)))
            .collect(),
    }
}

fn record_text(entry: &Value, names: &[&'static str]) -> String {
    let Some(fields) = entry.as_fields() else {
        return entry.to_string();
    };
    let cells = names
        .iter()
        .map(|name| fields.get(*name).map(Value::to_string).unwrap_or_default());
    cells
        .collect::<Vec<_>>()
        .join(" ; ")
        .trim_end_matches([' ', ';'])
        .to_owned()
}

fn record(line: &str, names: &[&'static str]) -> Value {
    let cells = names
        .iter()
        .zip(line.split(';'))
        .filter_map(|(name, cell)| {
            let cell = cell.trim();
            if cell.is_empty() {
                return None;
            }
            let number = cell.parse::<f64>().ok().and_then(Finite::new);
            let value = match (number, cell) {
                (Some(number), _) if number.to_string() == cell => Value::Number(number),
                (_, "true") => Value::Flag(true),
                (_, "false") => Value::Flag(false),
                _ => Value::text(cell),
            };
            Some((Name::new_static(name), value))
        });
    Value::Fields(cells.collect::<BTreeMap<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Language = Language::English;

    #[test]
    fn numbers_take_a_comma_and_keep_to_their_bounds() {
        let ratio = Reading::Number {
            whole: false,
            min: Some(0.0),
            max: Some(1.0),
        };
        assert_eq!(ratio.value("0,99"), Ok(Value::number(0.99)));
        let between = msg::TYPED_BETWEEN.with("min", 0.0).with("max", 1.0);
        assert_eq!(ratio.value("2"), Err(between.clone()));
        assert_eq!(
            Language::French.say(&between).replace('\u{a0}', " "),
            "Un nombre entre 0 et 1"
        );
        for no_number in ["viel", "nan", "inf", "1e999", "--2", "1.2.3"] {
            assert_eq!(
                ratio.value(no_number),
                Err(msg::TYPED_NUMBER.into()),
                "{no_number}"
            );
        }
        let whole = Reading::Number {
            whole: true,
            min: Some(0.0),
            max: None,
        };
        assert_eq!(whole.value("3,5"), Err(msg::TYPED_WHOLE.into()));
        assert_eq!(whole.value("-1"), Err(msg::TYPED_AT_LEAST.with("min", 0.0)));
        assert_eq!(whole.value("12 000"), Ok(Value::number(12_000.0)));
        assert_eq!(whole.value("  "), Ok(None));
    }

    #[test]
    fn dates_are_read_in_both_orders_and_checked_against_the_calendar() {
        let day = Value::text("2027-12-31");
        for language in Language::ALL {
            let shown = Reading::Date.text(Some(&day), language);
            assert_eq!(Reading::Date.value(&shown), Ok(Some(day.clone())));
        }
        assert_eq!(
            Reading::Date.text(Some(&day), Language::French),
            "31/12/2027"
        );
        assert_eq!(iso_day("2028-02-29").as_deref(), Some("2028-02-29"));
        assert_eq!(
            Reading::Date.value("2027-02-29"),
            Err(msg::TYPED_DATE.into())
        );
        assert_eq!(Reading::Date.value("mai 2028"), Err(msg::TYPED_DATE.into()));
    }

    #[test]
    fn lists_and_records_read_what_they_wrote() {
        let list = Value::List(vec![Value::text("a"), Value::text("b")]);
        let text = Reading::Lines.text(Some(&list), EN);
        assert_eq!(Reading::Lines.value(&text), Ok(Some(list)));
        let reading = Reading::Records(&["version", "until"]);
        let written = reading.value("12.2 ; 2027-01-01\n13").unwrap();
        assert_eq!(reading.text(written.as_ref(), EN), "12.2 ; 2027-01-01\n13");
    }

    #[test]
    fn values_that_no_catalogue_describes_keep_their_type() {
        let part = |name: &str, value: Value| (Name::new(name), value);
        let nested = Value::Fields(
            [
                part("n", Value::number(2.5).unwrap()),
                part(
                    "l",
                    Value::List(vec![Value::Flag(true), Value::text("é\n\"x\"")]),
                ),
            ]
            .into(),
        );
        for value in [
            nested,
            Value::List(Vec::new()),
            Value::Flag(false),
            Value::number(-3.25).unwrap(),
            Value::text("2027"),
        ] {
            for language in Language::ALL {
                let reading = Reading::of_value(Some(&value));
                let text = reading.text(Some(&value), language);
                assert_eq!(reading.value(&text), Ok(Some(value.clone())), "{text}");
            }
        }
        assert!(Reading::Parts.value("[1,").is_err());
        assert!(Reading::Parts.value(&"[".repeat(100_000)).is_err());
        assert!(Reading::Parts.value("[null]").is_err());
    }
}
