//! What could be written next: the grammar says what may stand at the cursor, the catalogue which
//! names and values there are.

use std::ops::Range;

use super::closest::folded;
use super::names::{self, Member, Names, OWN_VALUES};
use super::neighbours::NEIGHBOURS;
use super::parse::expected;
use super::plan::{Shape, What};
use super::print::quoted;
use super::stream::{Expect, Expected, Scope};
use super::syntax::Step;
use super::values;
use super::words::{Word, is_in_word};
use crate::catalogue::{Attribute, AttributeType, ELEMENT_KINDS, LINK_KINDS, attribute};
use crate::locale::Language;

/// What a completion is, for its mark in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CompletionKind {
    /// An attribute.
    Attribute,
    /// Neighbours.
    Neighbour,
    /// A kind of elements or links.
    Kind,
    /// A value of a choice.
    Value,
    /// A unit.
    Unit,
    /// A keyword or a sign.
    Word,
}

/// One thing that could stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What is put in.
    pub text: String,
    /// What it means; empty for what says it itself.
    pub about: String,
    /// What it is.
    pub kind: CompletionKind,
    /// The bytes of the text that it takes the place of: the word begun at the cursor.
    pub replaces: Range<usize>,
}

/// What could stand at the cursor (a byte of the text), in the order of lists: names before
/// keywords, and what begins like the word begun before what only holds it. Empty where the text
/// before it is no beginning of a condition. O(length of the text + catalogue).
#[must_use]
pub fn complete(text: &str, cursor: usize, language: Language) -> Vec<Completion> {
    let cursor = (0..=cursor.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let before = &text[..cursor];
    let letters = before.char_indices().rev();
    let start = letters
        .take_while(|(_, char)| is_in_word(*char))
        .last()
        .map_or(cursor, |(at, _)| at);
    let begun = folded(&before[start..]);
    let mut list = List {
        language,
        found: Vec::new(),
        replaces: start..cursor,
    };
    let all = expected(&before[..start]);
    let has_value = all.iter().any(|one| one.what == Expect::Value);
    for one in &all {
        // Where a value may stand a path may, too; its names would drown the values.
        let is_beside = has_value && !fits_value(one);
        if !is_beside {
            list.add(one);
        }
    }
    let mut found = list.found;
    let rank = |one: &Completion| {
        let (text, about) = (folded(&one.text), folded(&one.about));
        if text.starts_with(&begun) {
            Some(0)
        } else if about.starts_with(&begun) {
            Some(1)
        } else if begun.len() > 1 && (text.contains(&begun) || about.contains(&begun)) {
            Some(2)
        } else {
            None
        }
    };
    found.retain(|one| rank(one).is_some());
    found.sort_by_cached_key(|one| (rank(one), one.kind));
    found
}

/// Whether something is worth offering where a value stands: moments for days, counts for numbers.
fn fits_value(one: &Expected) -> bool {
    use super::fitting::Type;
    let kind = value_of(one).map_or(Type::Any, |what| Type::of(&what));
    match one.what {
        Expect::Word(Word::PlateauStart | Word::PlateauEnd | Word::Today) => kind == Type::Day,
        Expect::Word(_) => false,
        Expect::Member | Expect::Sign(_) => false,
        _ => true,
    }
}

struct List {
    language: Language,
    found: Vec<Completion>,
    replaces: Range<usize>,
}

impl List {
    fn push(&mut self, kind: CompletionKind, text: impl Into<String>, about: impl Into<String>) {
        let one = Completion {
            text: text.into(),
            about: about.into(),
            kind,
            replaces: self.replaces.clone(),
        };
        if !self.found.iter().any(|known| known.text == one.text) {
            self.found.push(one);
        }
    }

    fn add(&mut self, expected: &Expected) {
        let language = self.language;
        match &expected.what {
            Expect::Word(word) => self.push(CompletionKind::Word, word.text(language), ""),
            Expect::Sign(sign) if matches!(*sign, ":" | ")" | "(") => {
                self.push(CompletionKind::Word, *sign, "");
            }
            Expect::Kind => {
                for kind in ELEMENT_KINDS {
                    self.push(CompletionKind::Kind, kind.id, kind.name(language));
                }
                self.add_link_kinds();
            }
            Expect::LinkKind => self.add_link_kinds(),
            Expect::Member => self.add_members(&shape_of(expected)),
            Expect::Value => self.add_values(expected),
            Expect::Unit => {
                if let Some(What::Attribute(id)) = value_of(expected)
                    && let Some(attribute) = attribute(&id)
                {
                    for unit in values::units_of(attribute, language) {
                        self.push(CompletionKind::Unit, unit, "");
                    }
                }
            }
            Expect::Relation => {
                let has_order = match value_of(expected) {
                    Some(what) => super::fitting::Type::of(&what).has_order(),
                    None => true,
                };
                let signs: &[&str] = if has_order {
                    &["=", "!=", "<", "<=", ">", ">="]
                } else {
                    &["=", "!="]
                };
                for sign in signs {
                    self.push(CompletionKind::Word, *sign, "");
                }
            }
            Expect::Number | Expect::Sign(_) | Expect::End => {}
        }
    }

    fn add_link_kinds(&mut self) {
        for kind in LINK_KINDS {
            self.push(CompletionKind::Kind, kind.id, kind.name(self.language));
        }
    }

    fn add_members(&mut self, shape: &Shape) {
        let language = self.language;
        for neighbour in NEIGHBOURS
            .iter()
            .filter(|one| names::has_neighbour(shape, one))
        {
            let about = language.text(neighbour.about);
            let name = neighbour.names.in_language(language);
            self.push(CompletionKind::Neighbour, name, about);
        }
        for attribute in names::attributes_of(shape) {
            self.push(
                CompletionKind::Attribute,
                attribute.id,
                attribute.label(language),
            );
        }
        for (words, what) in &OWN_VALUES {
            let about = language
                .say(&crate::locale::msg::CONDITION_OWN_VALUE.with("value", names::label(what)));
            self.push(
                CompletionKind::Attribute,
                words.in_language(language),
                about,
            );
        }
    }

    fn add_values(&mut self, expected: &Expected) {
        let language = self.language;
        let Some(what) = value_of(expected) else {
            return;
        };
        match what {
            What::Attribute(id) => {
                let Some(attribute) = attribute(&id) else {
                    return;
                };
                self.add_values_of(attribute, &scope_of(expected));
            }
            What::Kind => {
                for kind in ELEMENT_KINDS {
                    self.push(CompletionKind::Value, kind.id, kind.name(language));
                }
            }
            _ => {}
        }
    }

    fn add_values_of(&mut self, attribute: &'static Attribute, shape: &Shape) {
        let language = self.language;
        if attribute.value_type == AttributeType::Flag {
            for word in [Word::Yes, Word::NotYes] {
                self.push(CompletionKind::Value, word.text(language), "");
            }
        }
        for choice in attribute.choices {
            let is_offered = shape.kinds.is_empty()
                || choice.kinds.is_empty()
                || shape
                    .kinds
                    .iter()
                    .any(|kind| choice.kinds.contains(&kind.as_str()));
            if is_offered {
                let value = match attribute.value_type {
                    AttributeType::Integer => choice.value.to_owned(),
                    _ => quoted(choice.value),
                };
                self.push(
                    CompletionKind::Value,
                    value,
                    choice.words.in_language(language),
                );
            }
        }
    }
}

/// Whose names are spoken of at a place: the scopes around it, then the names before it.
fn shape_of(expected: &Expected) -> Shape {
    walk(&expected.path, scope_of(expected)).1
}

fn scope_of(expected: &Expected) -> Shape {
    let names = Names::of(None);
    let mut shape = Shape::default();
    for scope in &expected.scopes {
        shape = match scope {
            Scope::Head(head) => names.head(head).unwrap_or_default(),
            Scope::Steps(steps) => walk(steps, shape).1,
        };
    }
    shape
}

/// The value that the names before a place lead to.
fn value_of(expected: &Expected) -> Option<What> {
    walk(&expected.path, scope_of(expected)).0
}

fn walk(steps: &[Step], mut shape: Shape) -> (Option<What>, Shape) {
    let names = Names::of(None);
    for step in steps {
        match names.member(step, &shape) {
            Ok(Member::Hop(_, next)) => shape = next,
            Ok(Member::Value(what)) => return (Some(what), shape),
            Err(_) => return (None, Shape::default()),
        }
    }
    (None, shape)
}
