//! Reads one record, or one value, with the `ron` crate.
//!
//! The readers here keep what a plain map type would lose in silence: fields given twice, numbers
//! that are not finite, words that are no values. They note such flaws and go on.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use smol_str::SmolStr;

use super::format::{AT, ATTRIBUTES, ID};
use crate::model::{Finite, Name, PlateauId, Value};

/// What is wrong with a value that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FlawKind {
    /// NaN, infinite, or too large for a number.
    NotFinite,
    /// A whole number with more digits than a number keeps.
    Inexact,
    /// The same name twice; the first was kept.
    Twice,
    /// A bare word, bytes, or something else that no field takes.
    NoValue,
}

/// A flaw, and the names that lead to it from the record down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub kind: FlawKind,
    pub path: Vec<SmolStr>,
}

/// A field as the file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawField {
    pub plateau: Option<PlateauId>,
    pub name: Name,
    pub value: Value,
    /// Whether it stood under `attributes`.
    pub quoted: bool,
}

/// A record as the file gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawRecord {
    pub id: Option<SmolStr>,
    pub fields: Vec<RawField>,
    pub flaws: Vec<Flaw>,
}

/// Reads a whole record.
pub(super) fn record(text: &str) -> ron::error::SpannedResult<RawRecord> {
    ron::Options::default().from_str_seed(text, RecordSeed)
}

/// Reads one value; the flaw says why there is none, or what is odd about it.
pub(super) fn value(text: &str) -> ron::error::SpannedResult<(Value, Option<FlawKind>)> {
    let flaw = Cell::new(None);
    let value = ron::Options::default().from_str_seed(text, ValueSeed(&flaw))?;
    Ok((value, flaw.get()))
}

/// Whether a value with this flaw is kept.
pub(super) fn keeps_value(flaw: Option<FlawKind>) -> bool {
    matches!(flaw, None | Some(FlawKind::Twice))
}

struct RecordSeed;

impl<'de> DeserializeSeed<'de> for RecordSeed {
    type Value = RawRecord;
    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<RawRecord, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed {
    type Value = RawRecord;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_unit<E: Error>(self) -> Result<RawRecord, E> {
        Ok(RawRecord::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<RawRecord, A::Error> {
        let mut record = RawRecord::default();
        let mut has_id = false;
        while let Some(key) = source.next_key_seed(KeySeed)? {
            match key.as_str() {
                ID => {
                    let flaw = Cell::new(None);
                    let value = source.next_value_seed(ValueSeed(&flaw))?;
                    let problem = match value {
                        _ if has_id => Some(FlawKind::Twice),
                        Value::Text(id) => {
                            record.id = Some(id);
                            None
                        }
                        _ => Some(FlawKind::NoValue),
                    };
                    has_id = true;
                    record.note(problem, [key]);
                }
                AT => source.next_value_seed(AtSeed(&mut record))?,
                _ => record.take_field(None, key, &mut source)?,
            }
        }
        record.drop_repeated();
        Ok(record)
    }
}

impl RawRecord {
    pub(super) fn note<const N: usize>(&mut self, kind: Option<FlawKind>, path: [SmolStr; N]) {
        if let Some(kind) = kind {
            let path = path.into();
            self.flaws.push(Flaw { kind, path });
        }
    }

    fn take_field<'de, A: MapAccess<'de>>(
        &mut self,
        plateau: Option<&PlateauId>,
        name: SmolStr,
        source: &mut A,
    ) -> Result<(), A::Error> {
        if name == ATTRIBUTES {
            return source.next_value_seed(QuotedSeed {
                record: self,
                plateau,
            });
        }
        let flaw = Cell::new(None);
        let value = source.next_value_seed(ValueSeed(&flaw))?;
        self.push(plateau, name, (value, flaw.get()), false);
        Ok(())
    }

    /// Takes a field, unless its flaw forbids; the flaw is noted either way.
    pub(super) fn push(
        &mut self,
        plateau: Option<&PlateauId>,
        name: SmolStr,
        (value, flaw): (Value, Option<FlawKind>),
        quoted: bool,
    ) {
        if let Some(kind) = flaw {
            self.flaws.push(Flaw {
                kind,
                path: path_of(plateau, &name, quoted),
            });
        }
        if keeps_value(flaw) {
            self.fields.push(RawField {
                plateau: plateau.cloned(),
                name,
                value,
                quoted,
            });
        }
    }

    /// Keeps the first of fields given twice, and notes the others.
    pub(super) fn drop_repeated(&mut self) {
        let mut order: Vec<usize> = (0..self.fields.len()).collect();
        let key = |at: usize| (&self.fields[at].plateau, &self.fields[at].name);
        order.sort_by(|&a, &b| key(a).cmp(&key(b)).then(a.cmp(&b)));
        let mut repeated: Vec<usize> = order
            .windows(2)
            .filter(|pair| key(pair[0]) == key(pair[1]))
            .map(|pair| pair[1])
            .collect();
        repeated.sort_unstable();
        for &at in repeated.iter().rev() {
            let field = self.fields.remove(at);
            self.flaws.push(Flaw {
                kind: FlawKind::Twice,
                path: path_of(field.plateau.as_ref(), &field.name, field.quoted),
            });
        }
    }
}

fn path_of(plateau: Option<&PlateauId>, name: &SmolStr, quoted: bool) -> Vec<SmolStr> {
    let mut path = Vec::new();
    if let Some(plateau) = plateau {
        path.push(SmolStr::new_static(AT));
        path.push(plateau.text().clone());
    }
    if quoted {
        path.push(SmolStr::new_static(ATTRIBUTES));
    }
    path.push(name.clone());
    path
}

/// `at: { "plateau": ( field: value ) }`.
struct AtSeed<'a>(&'a mut RawRecord);

impl<'de> DeserializeSeed<'de> for AtSeed<'_> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AtSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("overrides by plateau")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<(), A::Error> {
        while let Some(plateau) = source.next_key_seed(KeySeed)? {
            source.next_value_seed(OverrideSeed {
                record: self.0,
                plateau: PlateauId::from(plateau),
            })?;
        }
        Ok(())
    }
}

struct OverrideSeed<'a> {
    record: &'a mut RawRecord,
    plateau: PlateauId,
}

impl<'de> DeserializeSeed<'de> for OverrideSeed<'_> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OverrideSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields that differ at a plateau")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<(), A::Error> {
        while let Some(name) = source.next_key_seed(KeySeed)? {
            self.record
                .take_field(Some(&self.plateau), name, &mut source)?;
        }
        Ok(())
    }
}

/// `attributes: { "odd name": value }`.
struct QuotedSeed<'a> {
    record: &'a mut RawRecord,
    plateau: Option<&'a PlateauId>,
}

impl<'de> DeserializeSeed<'de> for QuotedSeed<'_> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for QuotedSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("attributes by name")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<(), A::Error> {
        while let Some(name) = source.next_key_seed(KeySeed)? {
            let flaw = Cell::new(None);
            let value = source.next_value_seed(ValueSeed(&flaw))?;
            self.record
                .push(self.plateau, name, (value, flaw.get()), true);
        }
        Ok(())
    }
}

/// The name of a field: an identifier or a text.
struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = SmolStr;
    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<SmolStr, D::Error> {
        source.deserialize_any(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = SmolStr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<SmolStr, E> {
        Ok(SmolStr::new(text))
    }
}

/// Any value; what is odd about it goes into the cell.
struct ValueSeed<'a>(&'a Cell<Option<FlawKind>>);

impl ValueSeed<'_> {
    fn number(&self, number: f64) -> Value {
        Finite::new(number).map_or_else(|| self.flawed(FlawKind::NotFinite), Value::Number)
    }

    fn flawed(&self, kind: FlawKind) -> Value {
        self.0.set(Some(kind));
        Value::Nothing
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;
    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "the loss is what is looked for"
    )]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        let rounded = number as f64;
        if i128::from(number) != rounded as i128 {
            return Ok(self.flawed(FlawKind::Inexact));
        }
        Ok(self.number(rounded))
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "the loss is what is looked for"
    )]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        let rounded = number as f64;
        if i128::from(number) != rounded as i128 {
            return Ok(self.flawed(FlawKind::Inexact));
        }
        Ok(self.number(rounded))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(self.number(number))
    }

    fn visit_char<E: Error>(self, letter: char) -> Result<Value, E> {
        Ok(Value::Text(letter.to_string().into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(SmolStr::new(text)))
    }

    fn visit_bytes<E: Error>(self, _bytes: &[u8]) -> Result<Value, E> {
        Ok(self.flawed(FlawKind::NoValue))
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_some<D: serde::Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        self.deserialize(source)
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(self.flawed(FlawKind::NoValue))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = source.next_element_seed(ValueSeed(self.0))? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut fields = BTreeMap::new();
        while let Some(name) = source.next_key_seed(KeySeed)? {
            let value = source.next_value_seed(ValueSeed(self.0))?;
            match fields.entry(name) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                std::collections::btree_map::Entry::Occupied(_) if self.0.get().is_none() => {
                    self.0.set(Some(FlawKind::Twice));
                }
                std::collections::btree_map::Entry::Occupied(_) => {}
            }
        }
        Ok(Value::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<FlawKind> {
        let record = record(text).unwrap_or_default();
        record.flaws.iter().map(|flaw| flaw.kind).collect()
    }

    #[test]
    fn a_field_given_twice_is_noted_and_the_first_stands() {
        let record = record(r#"(id: "a", name: "x", name: "y")"#).unwrap();
        assert_eq!(record.fields.len(), 1);
        assert_eq!(record.fields[0].value, Value::from("x"));
        assert_eq!(record.flaws[0].kind, FlawKind::Twice);
    }

    #[test]
    fn numbers_that_are_no_numbers_are_noted() {
        for text in ["NaN", "inf", "-inf", "1e999"] {
            let text = format!("(id: \"a\", x: {text})");
            assert_eq!(kinds(&text), [FlawKind::NotFinite], "{text}");
        }
        assert_eq!(kinds("(x: 9007199254740993)"), [FlawKind::Inexact]);
        assert_eq!(kinds("(x: [1, [NaN]])"), [FlawKind::NotFinite]);
    }

    #[test]
    fn bare_words_and_bytes_are_no_values() {
        assert_eq!(kinds("(kind: server)"), [FlawKind::NoValue]);
        assert_eq!(kinds("(kind: b\"x\")"), [FlawKind::NoValue]);
    }
}
