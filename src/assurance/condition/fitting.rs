//! Values made to fit what they are held against: type, unit, choice.

use std::ops::Range;

use smol_str::SmolStr;

use super::check::{Checked, Checker};
use super::error::{Problem, type_name};
use super::names;
use super::plan::{Scalar, Shape, What};
use super::syntax::{Literal, Name, Said};
use super::values;
use crate::catalogue::{Attribute, AttributeType, attribute};
use crate::locale::{Arg, Language, MessageId, msg};
use crate::model::Day;

impl Checker<'_> {
    pub(super) fn wrong_type<T>(&self, at: &Range<usize>, what: &What) -> Checked<T> {
        let wanted = Type::of(what).name(what);
        self.refuse(at, Problem::WrongType(names::label(what), wanted))
    }

    /// A value in the form that is compared.
    pub(super) fn scalar(&self, what: &What, literal: &Said<Literal>) -> Checked<Scalar> {
        let said = &literal.what;
        let own = match what {
            What::Attribute(id) => attribute(id),
            _ => None,
        };
        let refuse = |problem| self.refuse(&literal.at, problem);
        let unit_refused = |unit: &Option<Name>, problem| {
            let at = unit.as_ref().map_or(&literal.at, |unit| &unit.at);
            self.refuse(at, problem)
        };
        match (Type::of(what), said) {
            (Type::Flag, _) => match values::flag(said) {
                Some(flag) => Ok(Scalar::Flag(flag)),
                None => self.wrong_type(&literal.at, what),
            },
            (Type::Number, Literal::Number { number, unit }) => {
                let name = unit.as_ref().map(|unit| unit.what.as_str());
                if own.is_none() && unit.is_some() && *what != What::Kind {
                    return self.wrong_type(&literal.at, what);
                }
                let scalar = values::number(*number, name, own);
                scalar.or_else(|problem| unit_refused(unit, problem))
            }
            // *criticality = vital*: a number that has a name.
            (Type::Number, Literal::Word(word) | Literal::Quoted(word)) => {
                let number = own.and_then(|own| named_number(own, word));
                match (number, own) {
                    (Some(value), _) => Ok(Scalar::Number {
                        value,
                        written: None,
                    }),
                    _ => self.wrong_type(&literal.at, what),
                }
            }
            (Type::Day, Literal::Day(day)) => Ok(Scalar::Day(day.clone())),
            (Type::Day, Literal::Number { number, unit: None }) => {
                let year = SmolStr::from(format!("{number:04}"));
                match Day::first_of(&year) {
                    Some(_) => Ok(Scalar::Day(year)),
                    None => self.wrong_type(&literal.at, what),
                }
            }
            (Type::Day | Type::Any, Literal::Moment { moment, later }) => {
                let later = match later {
                    Some((number, unit)) if values::span(*number, &unit.what).is_none() => {
                        return self.refuse(&unit.at, values::unknown_unit(&unit.what));
                    }
                    Some((number, unit)) => Some((*number, unit.what.clone())),
                    None => None,
                };
                Ok(Scalar::Moment {
                    moment: *moment,
                    later,
                })
            }
            (Type::Choice, Literal::Word(word) | Literal::Quoted(word)) => {
                let Some(own) = own else {
                    return Ok(Scalar::Text(word.clone()));
                };
                match values::choice(own, word) {
                    Some(value) => Ok(Scalar::Text(value.into())),
                    None => {
                        let meant = values::closest_choice(own, word).map(str::to_owned);
                        refuse(Problem::UnknownChoice(word.to_string(), own, meant))
                    }
                }
            }
            (Type::Open, Literal::Word(word) | Literal::Quoted(word)) => {
                let known = own.and_then(|own| values::choice(own, word));
                // Other words are allowed; in quotes they are surely meant, and so they are when
                // the map has them.
                let is_meant = matches!(said, Literal::Quoted(_));
                match (known, own) {
                    (Some(value), _) => Ok(Scalar::Text(value.into())),
                    (None, Some(own)) if !is_meant && !self.names.is_used(own.id, word) => {
                        match values::closest_choice(own, word) {
                            Some(meant) => {
                                let meant = Some(meant.to_owned());
                                refuse(Problem::UnknownChoice(word.to_string(), own, meant))
                            }
                            None => Ok(Scalar::Text(word.clone())),
                        }
                    }
                    _ => Ok(Scalar::Text(word.clone())),
                }
            }
            (Type::Kind, Literal::Word(word) | Literal::Quoted(word)) => {
                let kind = self.names.kind(word);
                kind.map(|(id, _)| Scalar::Text(id)).or_else(refuse)
            }
            (Type::Any, Literal::Number { number, unit }) => {
                let name = unit.as_ref().map(|unit| unit.what.as_str());
                let scalar = values::number(*number, name, None);
                scalar.or_else(|problem| unit_refused(unit, problem))
            }
            (Type::Any, Literal::Day(day)) => Ok(Scalar::Day(day.clone())),
            (Type::Any, _) => match values::flag(said) {
                Some(flag) => Ok(Scalar::Flag(flag)),
                None => Ok(Scalar::Text(values::text(said).unwrap_or_default())),
            },
            (Type::Text | Type::Node | Type::Open | Type::Choice, _) => match values::text(said) {
                Some(text) => Ok(Scalar::Text(text)),
                None => self.wrong_type(&literal.at, what),
            },
            _ => self.wrong_type(&literal.at, what),
        }
    }
}

/// The number of a choice that has a name, such as *vital*; names repeat their number in front.
fn named_number(attribute: &'static Attribute, word: &str) -> Option<f64> {
    let bare = |name: &str| {
        let words = name.split_once('–').map_or(name, |(_, words)| words);
        super::closest::folded(words)
    };
    let wanted = super::closest::folded(word);
    let found = attribute.choices.iter().find(|choice| {
        let [en, fr] = [choice.words.en, choice.words.fr].map(bare);
        en == wanted || fr == wanted
    });
    values::choice(attribute, word)
        .or(found.map(|choice| choice.value))?
        .parse()
        .ok()
}

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Flag,
    Number,
    Day,
    Choice,
    /// Choices, or other words.
    Open,
    Text,
    List,
    Kind,
    /// An element, by its id or name.
    Node,
    /// Whatever the map has: the catalogue does not know it.
    Any,
}

impl Type {
    pub(super) fn of(what: &What) -> Self {
        match what {
            What::Attribute(id) => attribute(id).map_or(Self::Any, Self::of_attribute),
            What::Need(_) | What::Sovereignty | What::Trust | What::Count(..) => Self::Number,
            What::Kind => Self::Kind,
            What::Id | What::Name => Self::Text,
            What::Itself => Self::Node,
        }
    }

    fn of_attribute(attribute: &'static Attribute) -> Self {
        match attribute.value_type {
            AttributeType::Flag => Self::Flag,
            AttributeType::Number
            | AttributeType::Integer
            | AttributeType::Hours
            | AttributeType::Ratio
            | AttributeType::Percent => Self::Number,
            AttributeType::Date => Self::Day,
            AttributeType::Choice => Self::Choice,
            AttributeType::OpenChoice => Self::Open,
            AttributeType::Text | AttributeType::LongText | AttributeType::Reference(_) => {
                Self::Text
            }
            AttributeType::TextList
            | AttributeType::ReferenceList(_)
            | AttributeType::RecordList(_)
            | AttributeType::Needs => Self::List,
        }
    }

    pub(super) fn has_order(self) -> bool {
        matches!(self, Self::Number | Self::Day | Self::Any)
    }

    pub(super) fn is_textual(self) -> bool {
        matches!(
            self,
            Self::Text | Self::Open | Self::Choice | Self::Kind | Self::Node
        )
    }

    pub(super) fn name(self, what: &What) -> MessageId {
        match (self, what) {
            (_, What::Attribute(id)) => {
                attribute(id).map_or(msg::CONDITION_TYPE_TEXT, |own| type_name(own.value_type))
            }
            (Self::Number, _) => msg::CONDITION_TYPE_NUMBER,
            _ => msg::CONDITION_TYPE_TEXT,
        }
    }
}

/// The words of a shape, for messages.
pub(super) fn shape_words(shape: &Shape) -> Arg {
    let names: Vec<[String; 2]> = shape
        .kinds
        .iter()
        .map(|kind| Language::ALL.map(|language| names::kind_name(kind, language)))
        .collect();
    if names.is_empty() {
        return if shape.is_link {
            msg::CONDITION_ANY_LINK.into()
        } else {
            msg::CONDITION_ANY_ELEMENT.into()
        };
    }
    let joined = |at: usize| {
        let names: Vec<&str> = names.iter().map(|name| name[at].as_str()).collect();
        names.join(", ")
    };
    Arg::Both {
        fr: joined(0).into(),
        en: joined(1).into(),
    }
}
