//! Whether a condition holds: yes, no, or unknown where an attribute is missing (Kleene's strong
//! logic of three values, 1938).

use super::closest::folded;
use super::plan::{Asked, Claim, Each, Held, Place, Plan, Scalar, Shape, Test, Way, What};
use super::syntax::{Moment, Quantity, Relation};
use super::values;
use super::world::{Node, TooLong, World};
use crate::model::{Day, Value};

/// Three values, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }

    fn not_if(self, negated: bool) -> Self {
        if negated { self.not() } else { self }
    }
}

/// A value of the map, as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found<'f> {
    Missing,
    Text(&'f str),
    Flag(bool),
    /// From, to: a count may be unsure.
    Number(f64, f64),
    List(&'f [Value]),
    /// An element, whose id or name is compared.
    Node(Node),
    /// Something of the map that is not compared.
    Other,
}

/// Claims about one subject.
pub(super) struct Judge<'w, 'f> {
    pub(super) world: &'w World<'f>,
    pub(super) subject: Node,
}

type Answer = Result<Truth, TooLong>;

/// What a condition speaks of, by number.
pub(super) fn subjects(plan: &Plan, world: &World<'_>) -> Vec<Node> {
    let snapshot = world.facts.snapshot;
    let is_meant = |node: &Node| fits(*node, &plan.head, world);
    if plan.head.is_link {
        let nodes = snapshot.link_numbers().map(Node::Link);
        nodes.filter(is_meant).collect()
    } else {
        let nodes = snapshot.element_numbers().map(Node::Element);
        nodes.filter(is_meant).collect()
    }
}

fn fits(node: Node, shape: &Shape, world: &World<'_>) -> bool {
    matches!(node, Node::Link(_)) == shape.is_link && shape.covers(node.kind(world.facts))
}

impl<'f> Judge<'_, 'f> {
    /// Whether a claim holds of a node.
    pub(super) fn claim(&self, claim: &Claim, node: Node) -> Answer {
        self.world.spend(1)?;
        match claim {
            Claim::And(parts) => self.worst(parts, node, Truth::No),
            Claim::Or(parts) => self.worst(parts, node, Truth::Yes),
            Claim::Not(inner) => self.claim(inner, node).map(Truth::not),
            Claim::Test(test) => self.test(test, node),
            Claim::Each(each) => self.each(each, node),
            Claim::Way(way) => self.way(way, node),
        }
    }

    /// The least of the parts for *and*, whose `end` is no; the greatest for *or*.
    fn worst(&self, parts: &[Claim], node: Node, end: Truth) -> Answer {
        let mut truth = end.not();
        for part in parts {
            let part = self.claim(part, node)?;
            truth = if end == Truth::No {
                truth.min(part)
            } else {
                truth.max(part)
            };
            if truth == end {
                break;
            }
        }
        Ok(truth)
    }

    /// The neighbours that are asked, by number.
    pub(super) fn asked_nodes(&self, each: &Each, node: Node) -> Result<Vec<Node>, TooLong> {
        let start = if each.is_of_subject {
            self.subject
        } else {
            node
        };
        self.world.follow(start, &each.legs)
    }

    /// Whether one of the neighbours counts: for *all* whether it is as it should be, for the
    /// others whether it is one of those that are counted.
    pub(super) fn counts(&self, each: &Each, node: Node) -> Answer {
        let filter = self.optional(each.filter.as_deref(), node)?;
        let is_all = each.how == Quantity::All;
        match (filter, is_all) {
            (Truth::No, true) => Ok(Truth::Yes),
            (Truth::No, false) => Ok(Truth::No),
            (filter, true) => Ok(self.optional(each.body.as_deref(), node)?.max(filter.not())),
            (filter, false) => Ok(self.optional(each.body.as_deref(), node)?.min(filter)),
        }
    }

    fn optional(&self, claim: Option<&Claim>, node: Node) -> Answer {
        claim.map_or(Ok(Truth::Yes), |claim| self.claim(claim, node))
    }

    fn each(&self, each: &Each, node: Node) -> Answer {
        let nodes = self.asked_nodes(each, node)?;
        let (mut sure, mut perhaps) = (0, 0);
        for &node in &nodes {
            match self.counts(each, node)? {
                Truth::Yes => sure += 1,
                Truth::Unknown => perhaps += 1,
                Truth::No => {}
            }
        }
        let all = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        Ok(enough(each.how, all, sure, sure + perhaps))
    }

    fn way(&self, way: &Way, node: Node) -> Answer {
        let mut unsure = false;
        let found = self.way_to(way, node, &mut unsure)?;
        let truth = match (found, unsure) {
            (Some(_), _) => Truth::Yes,
            (None, true) => Truth::Unknown,
            (None, false) => Truth::No,
        };
        Ok(truth.not_if(way.is_none))
    }

    /// The shortest way, both ends with it; `unsure` where only what is unknown stands against one.
    pub(super) fn way_to(
        &self,
        way: &Way,
        node: Node,
        unsure: &mut bool,
    ) -> Result<Option<Vec<Node>>, TooLong> {
        self.world.way(node, &way.relations, |node| {
            if !fits(node, &way.to, self.world) {
                return Ok(false);
            }
            let truth = self.optional(way.filter.as_deref(), node)?;
            *unsure |= truth == Truth::Unknown;
            Ok(truth == Truth::Yes)
        })
    }

    fn test(&self, test: &Test, node: Node) -> Answer {
        let found = self.found(&test.place, node)?;
        Ok(match &test.asked {
            Asked::IsSet => Truth::of(is_set(&found)),
            Asked::IsNotSet => Truth::of(!is_set(&found)),
            _ if found == Found::Missing => Truth::Unknown,
            Asked::Holds => match found {
                Found::Flag(flag) => Truth::of(flag),
                _ => Truth::Unknown,
            },
            Asked::Contains { negated, text } => contains(&found, text).not_if(*negated),
            Asked::OneOf { negated, values } => {
                let mut truth = Truth::No;
                for value in values {
                    truth = truth.max(self.is(&test.place.what, &found, Relation::Equal, value));
                }
                truth.not_if(*negated)
            }
            Asked::Is(relation, Held::Scalar(scalar)) => {
                self.is(&test.place.what, &found, *relation, scalar)
            }
            Asked::Is(relation, Held::Place(place)) => {
                let other = self.found(place, node)?;
                self.between((&test.place.what, &found), *relation, (&place.what, &other))
            }
        })
    }

    /// Where a value stands: the one node at the end of the way.
    pub(super) fn at(&self, place: &Place, node: Node) -> Result<Option<Node>, TooLong> {
        let start = if place.is_of_subject {
            self.subject
        } else {
            node
        };
        if place.legs.is_empty() {
            return Ok(Some(start));
        }
        let nodes = self.world.follow(start, &place.legs)?;
        Ok(nodes.first().copied())
    }

    /// The value of a place.
    pub(super) fn found(&self, place: &Place, node: Node) -> Result<Found<'f>, TooLong> {
        let facts = self.world.facts;
        let Some(node) = self.at(place, node)? else {
            return Ok(Found::Missing);
        };
        let element = match node {
            Node::Element(ix) => Some(ix),
            Node::Link(_) => None,
        };
        let number = |number: Option<f64>| {
            number.map_or(Found::Missing, |number| Found::Number(number, number))
        };
        Ok(match &place.what {
            What::Attribute(id) => plain(node.value(facts, id)),
            What::Need(letter) => {
                let needs = node.value(facts, "dict").and_then(Value::as_fields);
                let level = needs.and_then(|needs| needs.get(*letter));
                number(level.and_then(Value::as_number))
            }
            What::Kind => Found::Text(node.kind(facts)),
            What::Id => Found::Text(match node {
                Node::Element(ix) => facts.id(ix).as_str(),
                Node::Link(ix) => facts.link_id(ix).as_str(),
            }),
            What::Name => Found::Text(match node {
                Node::Element(ix) => facts.own_name(ix),
                Node::Link(ix) => facts.link_name(ix),
            }),
            What::Sovereignty => number(element.map(|ix| facts.hosting().sovereignty(ix).into())),
            What::Trust => {
                let zone = element.and_then(|ix| facts.zone(ix));
                number(zone.and_then(|zone| facts.trust(zone)))
            }
            What::Count(legs, filter) => {
                let (mut sure, mut perhaps) = (0_u32, 0_u32);
                for node in self.world.follow(node, legs)? {
                    match self.optional(filter.as_deref(), node)? {
                        Truth::Yes => sure += 1,
                        Truth::Unknown => perhaps += 1,
                        Truth::No => {}
                    }
                }
                Found::Number(sure.into(), (sure + perhaps).into())
            }
            What::Itself => Found::Node(node),
        })
    }

    /// Whether a value stands to another as asked.
    fn is(&self, what: &What, found: &Found<'_>, relation: Relation, scalar: &Scalar) -> Truth {
        match (found, scalar) {
            (Found::Text(text), Scalar::Text(other)) => same(text, other, relation),
            (Found::Node(node), Scalar::Text(other)) => {
                let names = self.names(*node);
                let is_one = names.iter().any(|name| folded(name) == folded(other));
                Truth::of(is_one).not_if(relation == Relation::Different)
            }
            (Found::Flag(flag), Scalar::Flag(other)) => {
                Truth::of(flag == other).not_if(relation == Relation::Different)
            }
            (Found::Number(least, most), Scalar::Number { value, .. }) => {
                ordered((*least, *most), relation, (*value, *value))
            }
            (Found::Text(text), Scalar::Day(day)) => {
                let span = Day::first_of(day).zip(Day::last_of(day));
                dated(own_day(what, text), relation, span)
            }
            (Found::Text(text), Scalar::Moment { moment, later }) => {
                let day = self.day_of(*moment, later.as_ref());
                dated(own_day(what, text), relation, day.zip(day))
            }
            (Found::List(list), Scalar::Text(other)) => {
                contains(&Found::List(list), other).not_if(relation == Relation::Different)
            }
            _ => Truth::Unknown,
        }
    }

    fn between(
        &self,
        (what, this): (&What, &Found<'_>),
        relation: Relation,
        (other, that): (&What, &Found<'_>),
    ) -> Truth {
        match (this, that) {
            (Found::Number(l, m), Found::Number(n, o)) => ordered((*l, *m), relation, (*n, *o)),
            (Found::Flag(this), Found::Flag(that)) => {
                Truth::of(this == that).not_if(relation == Relation::Different)
            }
            (Found::Text(this), Found::Text(that)) => {
                match (own_day(what, this), own_day(other, that)) {
                    (Some(day), Some(other)) => dated(Some(day), relation, Some((other, other))),
                    _ => same(this, that, relation),
                }
            }
            (Found::Node(this), Found::Node(that)) => {
                Truth::of(this == that).not_if(relation == Relation::Different)
            }
            (Found::Node(node), Found::Text(text)) | (Found::Text(text), Found::Node(node)) => {
                let is_one = self.names(*node).contains(text);
                Truth::of(is_one).not_if(relation == Relation::Different)
            }
            _ => Truth::Unknown,
        }
    }

    fn names(&self, node: Node) -> [&'f str; 2] {
        let facts = self.world.facts;
        match node {
            Node::Element(ix) => [facts.id(ix).as_str(), facts.own_name(ix)],
            Node::Link(ix) => [facts.link_id(ix).as_str(), facts.link_name(ix)],
        }
    }

    fn day_of(&self, moment: Moment, later: Option<&(f64, smol_str::SmolStr)>) -> Option<Day> {
        let facts = self.world.facts;
        let day = match moment {
            Moment::PlateauStart => facts.start(),
            Moment::PlateauEnd => Day::last_of(&facts.plateau?.valid_to),
            Moment::Today => facts.settings.today,
        }?;
        let Some((number, unit)) = later else {
            return Some(day);
        };
        let span = values::span(*number, unit)?;
        let moved = day.shifted(whole(span.months)?).plus(whole(span.days)?);
        Some(moved)
    }
}

/// A number of days or months that the calendar can count.
fn whole(number: f64) -> Option<i32> {
    const MOST: f64 = 100_000.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range was just checked"
    )]
    (number.abs() <= MOST).then(|| number.round() as i32)
}

/// Whether as many as asked are there, where between `sure` and `most` of `all` are.
fn enough(how: Quantity, all: u32, sure: u32, most: u32) -> Truth {
    let (least, limit) = match how {
        Quantity::All => (all, u32::MAX),
        Quantity::Any => (1, u32::MAX),
        Quantity::No => (0, 0),
        Quantity::AtLeast(count) => (count, u32::MAX),
        Quantity::AtMost(count) => (0, count),
        Quantity::Exactly(count) => (count, count),
    };
    if sure >= least && most <= limit {
        Truth::Yes
    } else if most < least || sure > limit {
        Truth::No
    } else {
        Truth::Unknown
    }
}

fn plain(value: Option<&Value>) -> Found<'_> {
    match value {
        None | Some(Value::Nothing) => Found::Missing,
        Some(Value::Text(text)) => Found::Text(text),
        Some(Value::Flag(flag)) => Found::Flag(*flag),
        Some(Value::Number(number)) => Found::Number(number.get(), number.get()),
        Some(Value::List(list)) => Found::List(list),
        Some(Value::Fields(_)) => Found::Other,
    }
}

/// Whether something is there: a blank text and an empty list are not.
fn is_set(found: &Found<'_>) -> bool {
    match found {
        Found::Missing => false,
        Found::Text(text) => !text.trim().is_empty(),
        Found::List(list) => !list.is_empty(),
        _ => true,
    }
}

fn same(this: &str, that: &str, relation: Relation) -> Truth {
    let is_same = this == that || folded(this) == folded(that);
    match relation {
        Relation::Equal => Truth::of(is_same),
        Relation::Different => Truth::of(!is_same),
        _ => Truth::Unknown,
    }
}

/// A text within a text, or a value among several.
fn contains(found: &Found<'_>, wanted: &str) -> Truth {
    let wanted = folded(wanted);
    match found {
        Found::Text(text) => Truth::of(folded(text).contains(&wanted)),
        Found::List(list) => {
            let is_wanted =
                |value: &Value| value.as_text().is_some_and(|text| folded(text) == wanted);
            Truth::of(list.iter().any(|value| match value {
                Value::Fields(fields) => fields.values().any(is_wanted),
                value => is_wanted(value),
            }))
        }
        _ => Truth::Unknown,
    }
}

/// Two numbers that differ by less than this share of them are the same: units were reckoned.
const TOLERANCE: f64 = 1e-9;

fn ordered(these: (f64, f64), relation: Relation, those: (f64, f64)) -> Truth {
    let near = |a: f64, b: f64| (a - b).abs() <= TOLERANCE * a.abs().max(b.abs());
    let less = |a: f64, b: f64| a < b && !near(a, b);
    let holds = |always: bool, never: bool| match (always, never) {
        (true, _) => Truth::Yes,
        (_, true) => Truth::No,
        _ => Truth::Unknown,
    };
    let is_less = holds(less(these.1, those.0), !less(these.0, those.1));
    let is_more = holds(less(those.1, these.0), !less(those.0, these.1));
    match relation {
        Relation::Less => is_less,
        Relation::AtLeast => is_less.not(),
        Relation::More => is_more,
        Relation::AtMost => is_more.not(),
        Relation::Equal => is_less.not().min(is_more.not()),
        Relation::Different => is_less.max(is_more),
    }
}

/// The day of an attribute; where only month or year are known, the last of what ends then and
/// the first of all else.
fn own_day(what: &What, text: &str) -> Option<Day> {
    match what {
        What::Attribute(id) if matches!(id.as_str(), "eol" | "withdrawal" | "valid_to") => {
            Day::last_of(text)
        }
        _ => Day::first_of(text),
    }
}

fn dated(day: Option<Day>, relation: Relation, span: Option<(Day, Day)>) -> Truth {
    let (Some(day), Some((first, last))) = (day, span) else {
        return Truth::Unknown;
    };
    Truth::of(match relation {
        Relation::Less => day < first,
        Relation::AtMost => day <= last,
        Relation::More => day > last,
        Relation::AtLeast => day >= first,
        Relation::Equal => (first..=last).contains(&day),
        Relation::Different => !(first..=last).contains(&day),
    })
}
