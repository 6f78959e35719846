//! Values with their units, made to fit the attribute that they are held against.

use smol_str::SmolStr;

use super::closest::{closest, folded};
use super::error::Problem;
use super::plan::Scalar;
use super::syntax::Literal;
use super::words::Word;
use crate::catalogue::{Attribute, AttributeType};
use crate::locale::Language;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Time,
    Volume,
    Rate,
    Power,
    Share,
}

/// Names of units – English, French, others –, what they measure, and how much of the base unit they are: hours, gigabytes,
/// megabits a second, watts, one. A year has 365 days, a month its twelfth.
const UNITS: &[(&[&str], Measure, f64)] = &[
    (
        &["min", "min", "minute", "minutes"],
        Measure::Time,
        1.0 / 60.0,
    ),
    (
        &["h", "h", "hour", "hours", "heure", "heures"],
        Measure::Time,
        1.0,
    ),
    (
        &["days", "jours", "d", "day", "j", "jour"],
        Measure::Time,
        24.0,
    ),
    (
        &["weeks", "semaines", "week", "semaine"],
        Measure::Time,
        168.0,
    ),
    (&["months", "mois", "month"], Measure::Time, 730.0),
    (
        &["years", "ans", "year", "an", "année", "années"],
        Measure::Time,
        8_760.0,
    ),
    (&["MB", "Mo"], Measure::Volume, 0.001),
    (&["GB", "Go"], Measure::Volume, 1.0),
    (&["TB", "To"], Measure::Volume, 1_000.0),
    (&["PB", "Po"], Measure::Volume, 1_000_000.0),
    (&["kb/s", "kb/s", "kbit/s"], Measure::Rate, 0.001),
    (&["Mb/s", "Mb/s", "Mbit/s"], Measure::Rate, 1.0),
    (&["Gb/s", "Gb/s", "Gbit/s"], Measure::Rate, 1_000.0),
    (&["W", "W"], Measure::Power, 1.0),
    (&["kW", "kW"], Measure::Power, 1_000.0),
    (&["%", "%"], Measure::Share, 0.01),
];

fn unit(name: &str) -> Option<(Measure, f64)> {
    let name = folded(name);
    let found = UNITS
        .iter()
        .find(|(names, ..)| names.iter().any(|known| folded(known) == name));
    found.map(|&(_, measure, factor)| (measure, factor))
}

/// The units that an attribute's value may be written in.
pub(super) fn units_of(attribute: &'static Attribute, language: Language) -> Vec<&'static str> {
    let Some((measure, _)) = own_unit(attribute) else {
        let own = attribute.unit.iter();
        return own.map(|unit| unit.in_language(language)).collect();
    };
    let at = usize::from(language == Language::French);
    let fitting = UNITS.iter().filter(|(_, of, _)| *of == measure);
    fitting
        .filter_map(|(names, ..)| names.get(at).copied())
        .collect()
}

fn own_unit(attribute: &Attribute) -> Option<(Measure, f64)> {
    match attribute.value_type {
        AttributeType::Ratio => Some((Measure::Share, 1.0)),
        AttributeType::Percent => Some((Measure::Share, 0.01)),
        AttributeType::Hours => Some((Measure::Time, 1.0)),
        _ => unit(attribute.unit.as_ref()?.en),
    }
}

/// How many days, and months, a span of time is; `24 h` is no span of days.
pub(super) fn span(number: f64, name: &str) -> Option<Span> {
    let name = folded(name);
    let (names, ..) = UNITS.iter().find(|(names, measure, _)| {
        *measure == Measure::Time && names.iter().any(|known| folded(known) == name)
    })?;
    let (days, months) = match names[0] {
        "days" => (number, 0.0),
        "weeks" => (number * 7.0, 0.0),
        "months" => (0.0, number),
        "years" => (0.0, number * 12.0),
        _ => return None,
    };
    Some(Span { days, months })
}

/// A span of the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) days: f64,
    pub(super) months: f64,
}

/// An unknown unit, with the one that was probably meant.
pub(super) fn unknown_unit(name: &str) -> Problem {
    let known = UNITS.iter().flat_map(|(names, ..)| names.iter().copied());
    Problem::UnknownUnit(name.to_owned(), closest(name, known).map(str::to_owned))
}

/// A number with its unit, in the unit of the attribute; without one it is taken as it is.
pub(super) fn number(
    number: f64,
    unit_name: Option<&str>,
    attribute: Option<&'static Attribute>,
) -> Result<Scalar, Problem> {
    let Some(name) = unit_name else {
        return Ok(Scalar::Number {
            value: number,
            written: None,
        });
    };
    let said = |value: f64| Scalar::Number {
        value,
        written: Some((number, name.into())),
    };
    let Some(attribute) = attribute else {
        let (_, factor) = unit(name).ok_or_else(|| unknown_unit(name))?;
        return Ok(said(number * factor));
    };
    let own = attribute.unit.as_ref();
    if own.is_some_and(|own| [own.en, own.fr].map(folded).contains(&folded(name))) {
        return Ok(said(number));
    }
    let Some((measure, factor)) = unit(name) else {
        return Err(unknown_unit(name));
    };
    match own_unit(attribute) {
        Some((of, own)) if of == measure => Ok(said(number * factor / own)),
        _ => Err(Problem::WrongUnit(name.to_owned(), attribute)),
    }
}

/// Yes or no.
pub(super) fn flag(literal: &Literal) -> Option<bool> {
    let (Literal::Word(word) | Literal::Quoted(word)) = literal else {
        return None;
    };
    let is = |keyword: Word| keyword.length_in(word) == Some(word.len());
    if is(Word::Yes) {
        Some(true)
    } else if is(Word::NotYes) {
        Some(false)
    } else {
        None
    }
}

/// The text of a value that may be written without quotes.
pub(super) fn text(literal: &Literal) -> Option<SmolStr> {
    match literal {
        Literal::Word(word) | Literal::Quoted(word) => Some(word.clone()),
        Literal::Number { number, unit: None } => Some(number.to_string().into()),
        Literal::Number { .. } | Literal::Day(_) | Literal::Moment { .. } => None,
    }
}

/// A choice by its value or by its name in either language.
pub(super) fn choice(attribute: &'static Attribute, said: &str) -> Option<&'static str> {
    let wanted = folded(said);
    let by_value = attribute
        .choices
        .iter()
        .find(|choice| folded(choice.value) == wanted);
    let by_name = || {
        let is_named = |name: &str| folded(name) == wanted;
        attribute
            .choices
            .iter()
            .find(|choice| is_named(choice.words.en) || is_named(choice.words.fr))
    };
    by_value.or_else(by_name).map(|choice| choice.value)
}

/// The choice that was probably meant.
pub(super) fn closest_choice(attribute: &'static Attribute, said: &str) -> Option<&'static str> {
    let values = attribute.choices.iter().map(|choice| choice.value);
    let names = attribute
        .choices
        .iter()
        .flat_map(|choice| [choice.words.en, choice.words.fr]);
    closest(said, values).or_else(|| choice(attribute, closest(said, names)?))
}
