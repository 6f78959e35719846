//! Why a condition cannot be read or held against a map, where, and what was meant instead.

use std::ops::Range;

use super::stream::Expect;
use super::words::Word;
use crate::catalogue::{Attribute, AttributeType};
use crate::locale::{Arg, Language, Message, MessageId, msg};

/// See the module's header.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionError {
    /// The line of the text, from 1.
    pub line: usize,
    /// The letter of the line, from 1.
    pub column: usize,
    /// The bytes of the text that are wrong; empty at its end.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl ConditionError {
    /// A problem at a place of a text.
    pub(super) fn at(text: &str, at: Range<usize>, problem: Problem) -> Self {
        let start = at.start.min(text.len());
        let before = text.get(..start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let of_line = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line,
            column: before[of_line..].chars().count() + 1,
            at: start..at.end.clamp(start, text.len()),
            suggestion: problem.suggestion(),
            message: problem.message(),
        }
    }

    /// Line, column, what is wrong, and what was probably meant.
    #[must_use]
    pub fn sentence(&self) -> Message {
        let place = |id: MessageId| {
            id.with("line", self.line.to_string())
                .with("column", self.column.to_string())
                .with("problem", self.message.clone())
        };
        match &self.suggestion {
            Some(suggestion) => {
                place(msg::CONDITION_AT_WITH_HINT).with("suggestion", suggestion.as_str())
            }
            None => place(msg::CONDITION_AT),
        }
    }
}

/// What can be wrong with a condition.
#[derive(Clone, Debug)]
pub(super) enum Problem {
    Empty,
    TooLong(usize),
    TooDeep,
    ControlCharacter,
    UnclosedQuote,
    NoSuchDay(String),
    NoNumber(String),
    Unexpected(String, Vec<Expect>),
    UnknownKind(String, Option<String>),
    UnknownLinkKind(String, Option<String>),
    /// A name that is neither an attribute nor a neighbour.
    UnknownName(String, Option<String>),
    /// An attribute that this kind does not carry.
    NotOfKind(&'static Attribute, Arg, Option<String>),
    /// A neighbour that only others have.
    NoNeighbourOf(String, Arg),
    /// A value that is none of the choices.
    UnknownChoice(String, &'static Attribute, Option<String>),
    UnknownUnit(String, Option<String>),
    WrongUnit(String, &'static Attribute),
    /// A value of another type than the attribute.
    WrongType(Arg, MessageId),
    /// Less or more of what has no order.
    NoOrder(Arg),
    /// An attribute that cannot stand alone, since it says neither yes nor no.
    NoFlag(Arg),
    /// *contains* of what is no text and no list.
    NoList(Arg),
    /// A list held against one value.
    IsList(Arg),
    /// An attribute with another name behind it, or that is to be repeated.
    NoWay(String),
    /// A neighbour where a value is needed, or several where one is.
    Several(String),
    /// *all*, and nothing that has to hold.
    AllOfWhat(String),
    /// More steps than one judgement may take.
    TooManySteps(u64),
}

/// What an attribute is to be held against.
pub(super) fn type_name(attribute: AttributeType) -> MessageId {
    match attribute {
        AttributeType::Flag => msg::CONDITION_TYPE_FLAG,
        AttributeType::Number | AttributeType::Integer => msg::CONDITION_TYPE_NUMBER,
        AttributeType::Hours => msg::CONDITION_TYPE_DURATION,
        AttributeType::Ratio | AttributeType::Percent => msg::CONDITION_TYPE_SHARE,
        AttributeType::Date => msg::CONDITION_TYPE_DAY,
        _ => msg::CONDITION_TYPE_TEXT,
    }
}

impl Problem {
    fn suggestion(&self) -> Option<String> {
        match self {
            Self::UnknownKind(_, suggestion)
            | Self::UnknownLinkKind(_, suggestion)
            | Self::UnknownName(_, suggestion)
            | Self::NotOfKind(_, _, suggestion)
            | Self::UnknownChoice(_, _, suggestion)
            | Self::UnknownUnit(_, suggestion) => suggestion.clone(),
            _ => None,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Empty => msg::CONDITION_EMPTY.into(),
            Self::TooLong(length) => msg::CONDITION_TOO_LONG
                .with("length", *length)
                .with("most", super::parse::LONGEST),
            Self::TooDeep => msg::CONDITION_TOO_DEEP.into(),
            Self::ControlCharacter => msg::CONDITION_CONTROL_CHARACTER.into(),
            Self::UnclosedQuote => msg::CONDITION_UNCLOSED_QUOTE.into(),
            Self::NoSuchDay(day) => msg::CONDITION_NO_SUCH_DAY.with("day", shown(day)),
            Self::NoNumber(number) => msg::CONDITION_NO_NUMBER.with("number", shown(number)),
            Self::Unexpected(found, expected) => unexpected(found, expected),
            Self::UnknownKind(name, _) => msg::CONDITION_UNKNOWN_KIND.with("name", shown(name)),
            Self::UnknownLinkKind(name, _) => {
                msg::CONDITION_UNKNOWN_LINK_KIND.with("name", shown(name))
            }
            Self::UnknownName(name, _) => msg::CONDITION_UNKNOWN_NAME.with("name", shown(name)),
            Self::NotOfKind(attribute, kind, _) => msg::CONDITION_NOT_OF_KIND
                .with("attribute", attribute.words)
                .with("kind", kind.clone()),
            Self::NoNeighbourOf(name, kind) => msg::CONDITION_NO_NEIGHBOUR_OF
                .with("name", shown(name))
                .with("kind", kind.clone()),
            Self::UnknownChoice(value, attribute, _) => msg::CONDITION_UNKNOWN_CHOICE
                .with("value", shown(value))
                .with("attribute", attribute.words)
                .with("choices", choices(attribute)),
            Self::UnknownUnit(unit, _) => msg::CONDITION_UNKNOWN_UNIT.with("unit", shown(unit)),
            Self::WrongUnit(unit, attribute) => {
                let message = |id: MessageId| {
                    id.with("unit", shown(unit))
                        .with("attribute", attribute.words)
                };
                match &attribute.unit {
                    Some(own) => message(msg::CONDITION_WRONG_UNIT).with("own", *own),
                    None => message(msg::CONDITION_NO_UNIT),
                }
            }
            Self::WrongType(name, wanted) => msg::CONDITION_WRONG_TYPE
                .with("name", name.clone())
                .with("wanted", *wanted),
            Self::NoOrder(name) => msg::CONDITION_NO_ORDER.with("name", name.clone()),
            Self::NoFlag(name) => msg::CONDITION_NO_FLAG.with("name", name.clone()),
            Self::NoList(name) => msg::CONDITION_NO_LIST.with("name", name.clone()),
            Self::IsList(name) => msg::CONDITION_IS_LIST.with("name", name.clone()),
            Self::NoWay(name) => msg::CONDITION_NO_WAY.with("name", shown(name)),
            Self::Several(name) => msg::CONDITION_SEVERAL.with("name", shown(name)),
            Self::AllOfWhat(name) => msg::CONDITION_ALL_OF_WHAT.with("name", shown(name)),
            Self::TooManySteps(steps) => {
                msg::CONDITION_TOO_MANY_STEPS.with("millions", (steps / 1_000_000).to_string())
            }
        }
    }
}

/// The most letters of a user's word that a message repeats.
const LONGEST_WORD: usize = 40;

/// A user's word as a message repeats it.
fn shown(word: &str) -> String {
    let mut short: String = word.chars().take(LONGEST_WORD).collect();
    if word.chars().nth(LONGEST_WORD).is_some() {
        short.push('…');
    }
    short
}

/// The most choices that a message lists.
const MOST_CHOICES: usize = 8;

fn choices(attribute: &Attribute) -> String {
    let values = attribute.choices.iter().map(|choice| choice.value);
    let mut list: Vec<&str> = values.take(MOST_CHOICES).collect();
    if attribute.choices.len() > MOST_CHOICES {
        list.push("…");
    }
    list.join(", ")
}

/// The most that a message says could stand at a place.
const MOST_EXPECTED: usize = 6;

fn unexpected(found: &str, expected: &[Expect]) -> Message {
    let mut names: Vec<[String; 2]> = Vec::new();
    let has_value = expected.contains(&Expect::Value);
    for one in expected {
        // Where a value may stand a path may, too, but that is not the first thing to say.
        let is_beside = has_value && matches!(one, Expect::Member | Expect::Sign("->" | "<-"));
        let name = in_both(one);
        if !is_beside && !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len() > MOST_EXPECTED;
    names.truncate(MOST_EXPECTED);
    let joined = |language: usize| {
        let list: Vec<&str> = names.iter().map(|name| name[language].as_str()).collect();
        let tail = if more { "…" } else { "" };
        format!("{}{tail}", list.join(", "))
    };
    let wanted = Arg::Both {
        en: joined(0).into(),
        fr: joined(1).into(),
    };
    if found.is_empty() {
        return msg::CONDITION_ENDS_EARLY.with("wanted", wanted);
    }
    // After a value another word probably belongs to it.
    let may_belong = expected.contains(&Expect::Word(Word::And))
        && found.starts_with(|char: char| char.is_alphanumeric());
    let id = if may_belong {
        msg::CONDITION_UNEXPECTED_WORD
    } else {
        msg::CONDITION_UNEXPECTED
    };
    id.with("found", shown(found)).with("wanted", wanted)
}

/// What could stand at a place, in English and in French.
fn in_both(expect: &Expect) -> [String; 2] {
    let both = |name: &dyn Fn(Language) -> String| [Language::English, Language::French].map(name);
    let named = |id: MessageId| both(&|language: Language| language.text(id));
    match expect {
        Expect::Word(word) => both(&|language| word.text(language).to_owned()),
        Expect::Kind => named(msg::CONDITION_EXPECT_KIND),
        Expect::LinkKind => named(msg::CONDITION_EXPECT_LINK_KIND),
        Expect::Member => named(msg::CONDITION_EXPECT_NAME),
        Expect::Relation => ["=".to_owned(), "=".to_owned()],
        Expect::Value => named(msg::CONDITION_EXPECT_VALUE),
        Expect::Number => named(msg::CONDITION_EXPECT_NUMBER),
        Expect::Unit => named(msg::CONDITION_EXPECT_UNIT),
        // In quotes, so that a list of signs can be told from its own commas and stops.
        Expect::Sign(sign) => [format!("“{sign}”"), format!("«\u{a0}{sign}\u{a0}»")],
        Expect::End => named(msg::CONDITION_EXPECT_END),
    }
}
