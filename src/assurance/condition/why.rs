//! Why a condition does not hold of something: which neighbour fails, with its value.

use super::evaluate::{Found, Judge, Truth};
use super::names;
use super::plan::{Asked, Claim, Each, Place, Test, Way, What};
use super::print;
use super::syntax::Quantity;
use super::world::{Node, TooLong};
use crate::catalogue::{Attribute, attribute};
use crate::locale::{Arg, Language, Message, MessageId, msg};

/// One reason, and the nodes that are at fault.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reason {
    pub(super) at: Vec<Node>,
    pub(super) message: Message,
}

/// The most neighbours whose reasons are looked for: the sentence names a few, and counts the rest.
const MOST_NODES: usize = 200;

impl Judge<'_, '_> {
    /// Why a claim is not as `wanted`; none where it is.
    pub(super) fn reasons(
        &self,
        claim: &Claim,
        node: Node,
        wanted: bool,
    ) -> Result<Vec<Reason>, TooLong> {
        let truth = self.claim(claim, node)?;
        if truth == (if wanted { Truth::Yes } else { Truth::No }) {
            return Ok(Vec::new());
        }
        match claim {
            Claim::And(parts) | Claim::Or(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(self.reasons(part, node, wanted)?);
                }
                Ok(all)
            }
            Claim::Not(inner) => self.reasons(inner, node, !wanted),
            Claim::Test(test) => self.of_test(test, node, wanted).map(|reason| vec![reason]),
            Claim::Each(each) => self.of_each(each, node, wanted),
            Claim::Way(way) => self.of_way(way, node, wanted),
        }
    }

    fn of_test(&self, test: &Test, node: Node, wanted: bool) -> Result<Reason, TooLong> {
        let Some(at) = self.at(&test.place, node)? else {
            let message = msg::CONDITION_WHY_NO_NEIGHBOUR
                .with("name", self.name(node))
                .with("neighbour", legs(&test.place));
            return Ok(Reason {
                at: vec![node],
                message,
            });
        };
        let found = self.found(&test.place, node)?;
        let label = match &test.place.what {
            What::Count(legs, filter) => {
                let said = |language: Language| {
                    let list = print::legs(legs, language);
                    match filter {
                        None => list,
                        Some(filter) => {
                            let word = super::words::Word::Where.text(language);
                            format!("{list} {word} {}", print::claim(filter, language))
                        }
                    }
                };
                msg::CONDITION_WHY_COUNT
                    .with("neighbours", both(said))
                    .into()
            }
            what => names::label(what),
        };
        let id: MessageId = match (&found, wanted) {
            (Found::Missing, _) => msg::CONDITION_WHY_MISSING,
            (_, true) => msg::CONDITION_WHY_VALUE,
            (_, false) => msg::CONDITION_WHY_UNWANTED,
        };
        let mut message = id.with("name", self.name(at)).with("label", label);
        if found != Found::Missing {
            message = message.with("found", self.said(&test.place.what, &found));
        }
        if found != Found::Missing && wanted {
            message = message.with("asked", asked(&test.asked));
        }
        Ok(Reason {
            at: vec![at],
            message,
        })
    }

    fn of_each(&self, each: &Each, node: Node, wanted: bool) -> Result<Vec<Reason>, TooLong> {
        let nodes = self.asked_nodes(each, node)?;
        let neighbours = both(|language| print::legs(&each.legs, language));
        let mut counted = Vec::new();
        let mut failing = Vec::new();
        for &one in &nodes {
            match self.counts(each, one)? {
                Truth::Yes => counted.push(one),
                Truth::Unknown | Truth::No => failing.push(one),
            }
        }
        let too_few = match each.how {
            Quantity::All => wanted,
            Quantity::Any => wanted,
            Quantity::No => !wanted,
            Quantity::AtLeast(_) => wanted,
            Quantity::AtMost(_) => !wanted,
            Quantity::Exactly(count) => {
                usize::try_from(count).is_ok_and(|count| counted.len() < count)
            }
        };
        let mut reasons = Vec::new();
        if !matches!(each.how, Quantity::All | Quantity::No) {
            let id = if nodes.is_empty() {
                msg::CONDITION_WHY_NONE
            } else {
                msg::CONDITION_WHY_TOO_FEW
            };
            let mut message = id
                .with("name", self.name(node))
                .with("neighbours", neighbours.clone());
            if !nodes.is_empty() {
                message = message
                    .with("count", counted.len())
                    .with("all", nodes.len());
            }
            reasons.push(Reason {
                at: vec![node],
                message,
            });
        }
        let at_fault = if too_few { &failing } else { &counted };
        for &one in at_fault.iter().take(MOST_NODES) {
            let inner = match (&each.body, each.how) {
                (Some(body), _) => self.reasons(body, one, too_few)?,
                (None, _) => Vec::new(),
            };
            if inner.is_empty() {
                let message = msg::CONDITION_WHY_ONE_OF
                    .with("name", self.name(one))
                    .with("neighbours", neighbours.clone());
                reasons.push(Reason {
                    at: vec![one],
                    message,
                });
            }
            for mut reason in inner {
                // The neighbour is at fault, even where the value is that of another.
                if !reason.at.contains(&one) {
                    reason.at.push(one);
                }
                reasons.push(reason);
            }
        }
        Ok(reasons)
    }

    fn of_way(&self, way: &Way, node: Node, wanted: bool) -> Result<Vec<Reason>, TooLong> {
        let mut unsure = false;
        let found = self.way_to(way, node, &mut unsure)?;
        let is_unwanted = way.is_none == wanted;
        let (at, message) = match found {
            Some(way) if is_unwanted => {
                let names: Vec<String> = way.iter().map(|node| self.name(*node)).collect();
                (way, msg::CONDITION_WHY_WAY.with("way", names.join(" → ")))
            }
            _ => {
                let target = super::fitting::shape_words(&way.to);
                let id = if unsure {
                    msg::CONDITION_WHY_WAY_UNSURE
                } else {
                    msg::CONDITION_WHY_NO_WAY
                };
                let message = id.with("name", self.name(node)).with("target", target);
                (vec![node], message)
            }
        };
        Ok(vec![Reason { at, message }])
    }

    /// What a node is called.
    pub(super) fn name(&self, node: Node) -> String {
        let facts = self.world.facts;
        let of = |ix| {
            let name = facts.own_name(ix).trim();
            if name.is_empty() {
                facts.id(ix).as_str()
            } else {
                name
            }
            .to_owned()
        };
        match node {
            Node::Element(ix) => of(ix),
            Node::Link(ix) => {
                let (from, to) = facts.snapshot.ends(ix);
                format!("{} → {}", of(from), of(to))
            }
        }
    }

    /// A value as people read it.
    fn said(&self, what: &What, found: &Found<'_>) -> Arg {
        let own = match what {
            What::Attribute(id) => attribute(id),
            _ => None,
        };
        match found {
            Found::Missing | Found::Other => msg::CONDITION_NOT_STATED.into(),
            Found::Flag(true) => msg::CONDITION_YES.into(),
            Found::Flag(false) => msg::CONDITION_NO.into(),
            Found::Number(least, most) if (least - most).abs() > f64::EPSILON => {
                format!("{least}–{most}").into()
            }
            Found::Number(number, _) => match own.and_then(|own| own.unit.as_ref()) {
                Some(unit) => Arg::Both {
                    en: format!("{number} {}", unit.en).into(),
                    fr: format!("{number} {}", unit.fr).replace('.', ",").into(),
                },
                None => number.to_string().into(),
            },
            Found::Text(text) => named(own, text),
            Found::List(list) => {
                let texts: Vec<String> = list.iter().map(ToString::to_string).collect();
                if texts.is_empty() {
                    msg::CONDITION_NOT_STATED.into()
                } else {
                    texts.join(", ").into()
                }
            }
            Found::Node(node) => self.name(*node).into(),
        }
    }
}

/// A choice by its name, any other text as it is.
fn named(own: Option<&'static Attribute>, text: &str) -> Arg {
    let choice = own.and_then(|own| own.choices.iter().find(|choice| choice.value == text));
    choice.map_or_else(|| text.into(), |choice| Arg::from(choice.words))
}

fn legs(place: &Place) -> Arg {
    both(|language| print::legs(&place.legs, language))
}

fn asked(asked: &Asked) -> Arg {
    match asked {
        Asked::Holds => msg::CONDITION_YES.into(),
        other => both(|language| print::asked(other, language)),
    }
}

/// Words made once for each language.
pub(super) fn both(words: impl Fn(Language) -> String) -> Arg {
    Arg::Both {
        en: words(Language::English).into(),
        fr: words(Language::French).into(),
    }
}

/// The most reasons that one sentence gives.
const MOST_REASONS: usize = 3;

/// The reasons in one sentence.
pub(super) fn sentence(reasons: &[Reason]) -> Message {
    let mut messages: Vec<&Message> = Vec::new();
    for reason in reasons {
        if !messages.contains(&&reason.message) {
            messages.push(&reason.message);
        }
    }
    let more = messages.len().saturating_sub(MOST_REASONS);
    let mut shown = messages.into_iter().take(MOST_REASONS).cloned();
    let Some(first) = shown.next() else {
        return msg::CONDITION_WHY_BROKEN.into();
    };
    let joined = shown.fold(first, |before, next| {
        msg::CONDITION_WHY_AND
            .with("first", before)
            .with("then", next)
    });
    if more == 0 {
        return joined;
    }
    msg::CONDITION_WHY_MORE
        .with("first", joined)
        .with("count", more)
}
