//! JSON that knows where each of its values stands.
//!
//! The parser is serde_json's, with its recursion limit. A [`Node`] is a slice of the source that
//! is known to be one sound value; it is taken apart one level at a time, so that a wrong value
//! spoils one field and not the file, and is named by line and column.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::error::ImportError;
use super::source::Source;
use crate::model::{Name, Value};

/// The deepest nesting that an attribute keeps; our own files set a limit too.
const MAX_DEPTH: usize = 24;

/// One value of a JSON text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a>(&'a str);

/// A value that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unfit {
    /// Line and column, both from 1.
    pub(super) position: (usize, usize),
    /// What the parser says.
    pub(super) reason: String,
}

/// The fields of an object in the order of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Object<'a> {
    fields: Vec<(Name, Node<'a>)>,
    /// Names that were given more than once; the last value counts.
    pub(super) repeated: Vec<(Name, Node<'a>)>,
}

impl<'a> Object<'a> {
    /// The value of a field.
    pub(super) fn get(&self, name: &str) -> Option<Node<'a>> {
        self.iter()
            .find(|(field, _)| *field == name)
            .map(|(_, node)| node)
    }

    /// The fields in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Name, Node<'a>)> {
        self.fields.iter().map(|(name, node)| (name, *node))
    }
}

/// Parses the whole text.
pub(super) fn parse<'a>(source: &Source<'a>) -> Result<Node<'a>, ImportError> {
    match serde_json::from_str::<&RawValue>(source.text()) {
        Ok(raw) => Ok(Node(raw.get())),
        Err(error) => Err(syntax_error(source, &error)),
    }
}

/// Whether the text is JSON; the first flaw where it is not.
pub(super) fn check_syntax(source: &Source<'_>) -> Result<(), ImportError> {
    parse(source).map(drop)
}

fn syntax_error(source: &Source<'_>, error: &serde_json::Error) -> ImportError {
    let (line, column) = position_within(source, source.text(), error);
    ImportError::Syntax {
        line,
        column,
        reason: reason(error),
    }
}

impl<'a> Node<'a> {
    /// Line and column, both from 1.
    pub(super) fn position(self, source: &Source<'_>) -> (usize, usize) {
        source.position_of(self.0)
    }

    /// Whether this is `null`.
    pub(super) fn is_null(self) -> bool {
        self.0 == "null"
    }

    /// The fields of an object.
    pub(super) fn object(self, source: &Source<'_>) -> Result<Object<'a>, Unfit> {
        let Entries(entries) = self.take(source)?;
        let mut object = Object::default();
        let mut places: BTreeMap<Name, usize> = BTreeMap::new();
        for (name, raw) in entries {
            let node = Node(raw.get());
            let name = Name::new(name);
            if let Some(earlier) = places.get(&name).and_then(|&at| object.fields.get_mut(at)) {
                earlier.1 = node;
                object.repeated.push((name, node));
                continue;
            }
            places.insert(name.clone(), object.fields.len());
            object.fields.push((name, node));
        }
        Ok(object)
    }

    /// The values of a list.
    pub(super) fn list(self, source: &Source<'_>) -> Result<Vec<Node<'a>>, Unfit> {
        let raws: Vec<&'a RawValue> = self.take(source)?;
        Ok(raws.into_iter().map(|raw| Node(raw.get())).collect())
    }

    /// Any value in the model's form: every number finite, characters that no text may hold
    /// replaced by a visible mark. `null` becomes [`Value::Nothing`].
    pub(super) fn value(self, source: &Source<'_>) -> Result<Value, Unfit> {
        let AnyValue(value) = self.take(source)?;
        if depth_exceeds(&value, MAX_DEPTH) {
            return Err(Unfit {
                position: self.position(source),
                reason: format!("nested more than {MAX_DEPTH} levels deep"),
            });
        }
        Ok(value)
    }

    fn take<T: Deserialize<'a>>(self, source: &Source<'_>) -> Result<T, Unfit> {
        serde_json::from_str(self.0).map_err(|error| Unfit {
            position: position_within(source, self.0, &error),
            reason: reason(&error),
        })
    }
}

/// The place in the source of an error that serde_json found in a part of it. serde_json counts
/// bytes in lines that `\n` ends, the column being the last byte that it read.
fn position_within(source: &Source<'_>, part: &str, error: &serde_json::Error) -> (usize, usize) {
    let start_of_line = part
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let mut byte = source.offset_of(part) + start_of_line + error.column().saturating_sub(1);
    byte = byte.min(source.text().len());
    while !source.text().is_char_boundary(byte) {
        byte -= 1;
    }
    source.position_of_byte(byte)
}

/// The parser's words without its own line and column, which count from the part's start.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text.get(..end).unwrap_or_default().to_owned(),
        None => text,
    }
}

fn depth_exceeds(value: &Value, limit: usize) -> bool {
    let Some(limit) = limit.checked_sub(1) else {
        return true;
    };
    match value {
        Value::List(list) => list.iter().any(|value| depth_exceeds(value, limit)),
        Value::Fields(fields) => fields.values().any(|value| depth_exceeds(value, limit)),
        _ => false,
    }
}

/// A text without characters that no file of ours may hold: control characters other than tab
/// and line end become the replacement character.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && !matches!(c, '\t' | '\n') {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect()
}

/// The entries of an object, repeated names included.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((name, raw)) = map.next_entry::<String, &RawValue>()? {
                    entries.push((clean(&name), raw));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// Any value.
struct AnyValue(Value);

impl<'de> Deserialize<'de> for AnyValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor).map(Self)
    }
}

struct AnyVisitor;

/// The largest whole number that a floating point number holds exactly.
const MAX_EXACT: u64 = 1 << 53;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }
    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        // A longer number would lose its last digits: as text it keeps them.
        if number > MAX_EXACT {
            return Ok(Value::text(number.to_string()));
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
        self.visit_f64(number as f64)
    }
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        if number.unsigned_abs() > MAX_EXACT {
            return Ok(Value::text(number.to_string()));
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
        self.visit_f64(number as f64)
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        Value::number(number).ok_or_else(|| E::custom("number out of range"))
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::text(clean(text)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(AnyValue(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = BTreeMap::new();
        while let Some((name, AnyValue(value))) = map.next_entry::<String, AnyValue>()? {
            let name = Name::new(clean(&name));
            if fields.insert(name.clone(), value).is_some() {
                return Err(de::Error::custom(format!("`{name}` is given twice")));
            }
        }
        Ok(Value::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value_of(text: &str) -> Result<Value, Unfit> {
        let source = Source::decode(text.as_bytes()).unwrap();
        parse(&source).unwrap().value(&source)
    }

    #[test]
    fn numbers_beyond_measure_are_refused_where_they_stand() {
        let unfit = value_of("{\"a\": 1,\n \"é\": 1e999}").unwrap_err();
        assert_eq!(unfit.position.0, 2);
        assert!(unfit.reason.contains("out of range"), "{}", unfit.reason);
    }

    #[test]
    fn long_whole_numbers_keep_their_digits() {
        assert_eq!(
            value_of("12345678901234567890"),
            Ok(Value::text("12345678901234567890"))
        );
        assert_eq!(value_of("4"), value_of("4.0"));
    }

    #[test]
    fn a_field_given_twice_is_not_overwritten_in_silence() {
        assert!(value_of(r#"{"a": 1, "a": 2}"#).is_err());
        let text = r#"{"a": 1, "b": 2, "a": 3}"#;
        let source = Source::decode(text.as_bytes()).unwrap();
        let object = parse(&source).unwrap().object(&source).unwrap();
        assert_eq!(object.repeated.len(), 1);
        assert_eq!(
            object.get("a").unwrap().value(&source),
            Ok(Value::number(3.0).unwrap())
        );
    }

    #[test]
    fn deep_nesting_is_refused_and_never_overflows() {
        let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(value_of(&deep(20)).is_ok());
        assert!(value_of(&deep(100)).is_err());
        assert!(value_of(&deep(100_000)).is_err());
    }

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(
            value_of(r#""a\u0000b\tc""#),
            Ok(Value::text("a\u{fffd}b\tc"))
        );
    }
}
