//! A condition in the words of a language: one spelling for each, so that two conditions that mean
//! the same read the same.

use super::plan::{Asked, Claim, Each, Held, Hop, Leg, Place, Plan, Scalar, Shape, Way, What};
use super::syntax::{Moment, Quantity, Relation};
use super::words::{Word, is_in_word};
use crate::locale::Language;

/// The whole condition.
pub(super) fn plan(plan: &Plan, language: Language) -> String {
    let printer = Printer { language };
    let mut text = printer
        .word(if plan.forbids { Word::No } else { Word::Every })
        .to_owned();
    text.push(' ');
    text.push_str(&printer.shape(&plan.head));
    // What is forbidden was turned into what must not hold.
    let body = match &plan.body {
        Claim::Not(inner) if plan.forbids => inner.as_ref(),
        body => body,
    };
    let filter = match (&plan.filter, plan.forbids) {
        (None, true) => Some(body),
        (filter, _) => filter.as_ref(),
    };
    if let Some(filter) = filter {
        text.push_str(&format!(
            " {} {}",
            printer.word(Word::Where),
            printer.claim(filter, false)
        ));
    }
    if !(plan.forbids && plan.filter.is_none()) {
        text.push_str(printer.colon());
        text.push_str(&printer.claim(body, false));
    }
    text
}

/// What must hold.
pub(super) fn claim(claim: &Claim, language: Language) -> String {
    Printer { language }.claim(claim, false)
}

/// What is asked of a value, such as `>= 24 h`; empty where it has to say yes.
pub(super) fn asked(asked: &Asked, language: Language) -> String {
    Printer { language }.asked(asked)
}

/// Neighbours as they are written.
pub(super) fn legs(legs: &[Leg], language: Language) -> String {
    Printer { language }.legs(legs)
}

struct Printer {
    language: Language,
}

impl Printer {
    fn word(&self, word: Word) -> &'static str {
        word.text(self.language)
    }

    /// French sets a space before it.
    fn colon(&self) -> &'static str {
        match self.language {
            Language::English => ": ",
            Language::French => "\u{a0}: ",
        }
    }

    fn shape(&self, shape: &Shape) -> String {
        match shape.kinds.first() {
            Some(kind) => kind.to_string(),
            None if shape.is_link => self.word(Word::Link).to_owned(),
            None => self.word(Word::Element).to_owned(),
        }
    }

    /// A claim, in parentheses where it stands among others.
    fn claim(&self, claim: &Claim, is_part: bool) -> String {
        let joined = |parts: &[Claim], word: Word| {
            let parts: Vec<String> = parts.iter().map(|part| self.claim(part, true)).collect();
            let text = parts.join(&format!(" {} ", self.word(word)));
            if is_part { format!("({text})") } else { text }
        };
        match claim {
            Claim::And(parts) => joined(parts, Word::And),
            Claim::Or(parts) => joined(parts, Word::Or),
            Claim::Not(inner) => format!("{} {}", self.word(Word::Not), self.claim(inner, true)),
            Claim::Test(test) => {
                let asked = self.asked(&test.asked);
                let space = if asked.is_empty() { "" } else { " " };
                format!("{}{space}{asked}", self.place(&test.place))
            }
            Claim::Each(each) => self.each(each, is_part),
            Claim::Way(way) => self.way(way, is_part),
        }
    }

    fn each(&self, each: &Each, is_part: bool) -> String {
        let counted = |word: Word, count: u32| format!("{} {count}", self.word(word));
        let how = match each.how {
            Quantity::All => self.word(Word::All).to_owned(),
            Quantity::Any => self.word(Word::Any).to_owned(),
            Quantity::No => self.word(Word::No).to_owned(),
            Quantity::AtLeast(count) => counted(Word::AtLeast, count),
            Quantity::AtMost(count) => counted(Word::AtMost, count),
            Quantity::Exactly(count) => counted(Word::Exactly, count),
        };
        let subject = if each.is_of_subject {
            format!("{}.", self.word(Word::Subject))
        } else {
            String::new()
        };
        let start = format!("{how} {subject}{}", self.legs(&each.legs));
        // One comparison of a value is said in short.
        if let (None, Some(body)) = (&each.filter, each.body.as_deref())
            && let Claim::Test(test) = body
            && test.place.legs.is_empty()
            && !test.place.is_of_subject
            && !matches!(test.place.what, What::Count(..))
        {
            let asked = self.asked(&test.asked);
            let space = if asked.is_empty() { "" } else { " " };
            let value = match &test.place.what {
                What::Itself => String::new(),
                what => format!(".{}", self.what(what)),
            };
            return format!("{start}{value}{space}{asked}");
        }
        let mut text = start;
        if let Some(filter) = &each.filter {
            let filter = self.claim(filter, false);
            text.push_str(&format!(" {} {filter}", self.word(Word::Where)));
        }
        if let Some(body) = &each.body {
            text.push_str(self.colon());
            text.push_str(&self.claim(body, false));
        }
        // What follows would belong to the last condition within.
        if is_part && (each.filter.is_some() || each.body.is_some()) {
            text = format!("({text})");
        }
        text
    }

    fn way(&self, way: &Way, is_part: bool) -> String {
        let start = self.word(if way.is_none {
            Word::NoPath
        } else {
            Word::Path
        });
        let relations: Vec<String> = way
            .relations
            .iter()
            .map(|leg| self.legs(std::slice::from_ref(leg)))
            .collect();
        let to = self.shape(&way.to);
        let text = format!(
            "{start} {} {} {to}",
            relations.join(", "),
            self.word(Word::To)
        );
        match &way.filter {
            None => text,
            Some(filter) => {
                let filter = self.claim(filter, false);
                let text = format!("{text} {} {filter}", self.word(Word::Where));
                if is_part { format!("({text})") } else { text }
            }
        }
    }

    fn legs(&self, legs: &[Leg]) -> String {
        let mut text = String::new();
        for leg in legs {
            let name = match &leg.hop {
                Hop::Neighbour(neighbour) => neighbour.names.in_language(self.language).to_owned(),
                Hop::Out(kind) => format!("-> {kind}"),
                Hop::In(kind) => format!("<- {kind}"),
                Hop::Reference(attribute) => attribute.to_string(),
            };
            if !text.is_empty() {
                text.push('.');
            }
            text.push_str(&name);
            if leg.is_repeated {
                text.push('*');
            }
        }
        text
    }

    fn place(&self, place: &Place) -> String {
        let mut parts = Vec::new();
        if place.is_of_subject && !matches!(place.what, What::Count(..)) {
            parts.push(self.word(Word::Subject).to_owned());
        }
        if !place.legs.is_empty() {
            parts.push(self.legs(&place.legs));
        }
        match &place.what {
            What::Itself => {}
            What::Count(legs, filter) => {
                let subject = if place.is_of_subject {
                    format!("{}.", self.word(Word::Subject))
                } else {
                    String::new()
                };
                let filter = match filter {
                    Some(filter) => {
                        format!(" {} {}", self.word(Word::Where), self.claim(filter, false))
                    }
                    None => String::new(),
                };
                let counted = format!("{subject}{}{filter}", self.legs(legs));
                parts.push(format!("{}({counted})", self.word(Word::Count)));
            }
            what => parts.push(self.what(what)),
        }
        parts.join(".")
    }

    fn what(&self, what: &What) -> String {
        let own = super::names::OWN_VALUES
            .iter()
            .find(|(_, known)| known == what);
        match (what, own) {
            (_, Some((words, _))) => words.in_language(self.language).to_owned(),
            (What::Attribute(id), _) => quoted(id),
            (What::Need(letter), _) => format!("dict.{letter}"),
            _ => String::new(),
        }
    }

    fn asked(&self, asked: &Asked) -> String {
        match asked {
            Asked::Holds => String::new(),
            Asked::IsSet => self.word(Word::IsSet).to_owned(),
            Asked::IsNotSet => self.word(Word::IsNotSet).to_owned(),
            Asked::Contains { negated, text } => {
                let word = if *negated {
                    Word::NotContains
                } else {
                    Word::Contains
                };
                format!("{} {}", self.word(word), quoted(text))
            }
            Asked::OneOf { negated, values } => {
                let word = if *negated { Word::NotIn } else { Word::In };
                let values: Vec<String> = values.iter().map(|value| self.scalar(value)).collect();
                format!("{} ({})", self.word(word), values.join(", "))
            }
            Asked::Is(relation, held) => {
                let held = match held {
                    Held::Scalar(scalar) => self.scalar(scalar),
                    Held::Place(place) => self.place(place),
                };
                format!("{} {held}", sign(*relation))
            }
        }
    }

    fn scalar(&self, scalar: &Scalar) -> String {
        match scalar {
            Scalar::Text(text) => quoted(text),
            Scalar::Flag(true) => self.word(Word::Yes).to_owned(),
            Scalar::Flag(false) => self.word(Word::NotYes).to_owned(),
            Scalar::Number {
                value,
                written: None,
            } => value.to_string(),
            Scalar::Number {
                written: Some((number, unit)),
                ..
            } => format!("{number} {unit}"),
            Scalar::Day(day) => day.to_string(),
            Scalar::Moment { moment, later } => {
                let word = self.word(match moment {
                    Moment::PlateauStart => Word::PlateauStart,
                    Moment::PlateauEnd => Word::PlateauEnd,
                    Moment::Today => Word::Today,
                });
                match later {
                    None => word.to_owned(),
                    Some((number, unit)) => {
                        let sign = if *number < 0.0 { '-' } else { '+' };
                        format!("{word} {sign} {} {unit}", number.abs())
                    }
                }
            }
        }
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "=",
        Relation::Different => "!=",
        Relation::Less => "<",
        Relation::AtMost => "<=",
        Relation::More => ">",
        Relation::AtLeast => ">=",
    }
}

/// A text as it can be read back: in quotes unless it is one word.
#[must_use]
pub fn quoted(text: &str) -> String {
    let starts = |char: char| char.is_alphabetic() || char == '_';
    if text.starts_with(starts) && text.chars().all(is_in_word) {
        return text.to_owned();
    }
    // A text holds no quotes of the kind that it was read from.
    let (open, close) = if text.contains('"') {
        ('«', '»')
    } else {
        ('"', '"')
    };
    format!("{open}{text}{close}")
}
