//! How typed text becomes a value, and how a value becomes text to type in.

use std::collections::BTreeMap;

use crate::catalogue::{Attribute, AttributeType};
use crate::locale::{MessageId, msg};
use crate::model::{Finite, Name, Value};
use crate::workspace::iso_day;

/// How typed text becomes a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reading {
    /// As it is.
    Text,
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
}

impl Reading {
    /// How an attribute's text is read.
    pub(super) fn of(attribute: &Attribute) -> Self {
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
            _ => Self::Text,
        }
    }

    /// The value of a text; `None` clears the field.
    ///
    /// # Errors
    /// What was expected.
    pub(super) fn value(self, text: &str) -> Result<Option<Value>, MessageId> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(None);
        }
        match self {
            Self::Text => Ok(Some(Value::text(trimmed))),
            Self::Number { whole, min, max } => {
                let plain: String = trimmed
                    .chars()
                    .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
                    .map(|c| if c == ',' { '.' } else { c })
                    .collect();
                let number: f64 = plain.parse().map_err(|_| msg::UI_EXPECTED_NUMBER)?;
                let is_whole = (number - number.round()).abs() < f64::EPSILON;
                if whole && !is_whole {
                    return Err(msg::UI_EXPECTED_WHOLE);
                }
                if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
                    return Err(msg::UI_EXPECTED_RANGE);
                }
                Value::number(number)
                    .map(Some)
                    .ok_or(msg::UI_EXPECTED_NUMBER)
            }
            Self::Date => iso_day(trimmed)
                .map(|date| Some(Value::text(date)))
                .ok_or(msg::UI_EXPECTED_DATE),
            Self::Lines => {
                let lines = trimmed
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty());
                Ok(Some(Value::List(lines.map(Value::text).collect())))
            }
            Self::Records(fields) => {
                let lines = trimmed
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.is_empty());
                Ok(Some(Value::List(
                    lines.map(|line| record(line, fields)).collect(),
                )))
            }
        }
    }

    /// The text of a value.
    pub(super) fn text(self, value: Option<&Value>) -> String {
        match (self, value) {
            (_, None) => String::new(),
            (Self::Lines, Some(Value::List(list))) => list
                .iter()
                .map(Value::to_string)
                .collect::<Vec<_>>()
                .join("\n"),
            (Self::Records(names), Some(Value::List(list))) => {
                let lines = list.iter().map(|entry| match entry.as_fields() {
                    None => entry.to_string(),
                    Some(fields) => {
                        let cells = names.iter().map(|name| {
                            fields.get(*name).map(Value::to_string).unwrap_or_default()
                        });
                        cells
                            .collect::<Vec<_>>()
                            .join(" ; ")
                            .trim_end_matches([' ', ';'])
                            .to_owned()
                    }
                });
                lines.collect::<Vec<_>>().join("\n")
            }
            (_, Some(value)) => value.to_string(),
        }
    }
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

    #[test]
    fn numbers_take_a_comma_and_keep_to_their_bounds() {
        let ratio = Reading::Number {
            whole: false,
            min: Some(0.0),
            max: Some(1.0),
        };
        assert_eq!(ratio.value("0,99"), Ok(Value::number(0.99)));
        assert_eq!(ratio.value("2"), Err(msg::UI_EXPECTED_RANGE));
        assert_eq!(ratio.value("viel"), Err(msg::UI_EXPECTED_NUMBER));
        let whole = Reading::Number {
            whole: true,
            min: None,
            max: None,
        };
        assert_eq!(whole.value("3,5"), Err(msg::UI_EXPECTED_WHOLE));
        assert_eq!(whole.value("12 000"), Ok(Value::number(12_000.0)));
        assert_eq!(whole.value("  "), Ok(None));
    }

    #[test]
    fn dates_are_read_in_both_orders_and_checked_against_the_calendar() {
        assert_eq!(iso_day("31/12/2027").as_deref(), Some("2027-12-31"));
        assert_eq!(iso_day("2028-02-29").as_deref(), Some("2028-02-29"));
        assert_eq!(iso_day("2027-02-29"), None);
        assert_eq!(iso_day("mai 2028"), None);
    }

    #[test]
    fn lists_and_records_read_what_they_wrote() {
        let list = Value::List(vec![Value::text("a"), Value::text("b")]);
        assert_eq!(
            Reading::Lines.value(&Reading::Lines.text(Some(&list))),
            Ok(Some(list))
        );
        let reading = Reading::Records(&["version", "until"]);
        let written = reading.value("12.2 ; 2027-01-01\n13").unwrap();
        assert_eq!(reading.text(written.as_ref()), "12.2 ; 2027-01-01\n13");
    }
}
