//! A condition that has been held against the catalogue: every name is known, every value fits.

use smol_str::SmolStr;

use super::neighbours::Neighbour;
use super::syntax::{Moment, Quantity, Relation};

/// The elements or links that something speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) is_link: bool,
    /// Their kinds; any for none.
    pub(super) kinds: Vec<SmolStr>,
}

impl Shape {
    /// Whether a kind is meant.
    pub(super) fn covers(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|one| one == kind)
    }
}

/// How neighbours are found.
#[derive(Clone)]
pub(super) enum Hop {
    Neighbour(&'static Neighbour),
    /// Along links of a kind.
    Out(SmolStr),
    /// Against them.
    In(SmolStr),
    /// The elements that an attribute names.
    Reference(SmolStr),
}

impl PartialEq for Hop {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Neighbour(this), Self::Neighbour(that)) => std::ptr::eq(*this, *that),
            (Self::Out(this), Self::Out(that))
            | (Self::In(this), Self::In(that))
            | (Self::Reference(this), Self::Reference(that)) => this == that,
            _ => false,
        }
    }
}

impl std::fmt::Debug for Hop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Neighbour(neighbour) => f.write_str(neighbour.names.en),
            Self::Out(kind) => write!(f, "-> {kind}"),
            Self::In(kind) => write!(f, "<- {kind}"),
            Self::Reference(attribute) => f.write_str(attribute),
        }
    }
}

/// A hop, once or again and again.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Leg {
    pub(super) hop: Hop,
    pub(super) is_repeated: bool,
}

/// What may hold of an element or a link.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Claim {
    And(Vec<Claim>),
    Or(Vec<Claim>),
    Not(Box<Claim>),
    Test(Test),
    Each(Each),
    Way(Way),
}

/// So many neighbours, of those that a filter leaves, have to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Each {
    pub(super) how: Quantity,
    pub(super) is_of_subject: bool,
    pub(super) legs: Vec<Leg>,
    pub(super) filter: Option<Box<Claim>>,
    /// `None` where it is enough to be there.
    pub(super) body: Option<Box<Claim>>,
}

/// A way over some hops to something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    pub(super) is_none: bool,
    pub(super) relations: Vec<Leg>,
    pub(super) to: Shape,
    pub(super) filter: Option<Box<Claim>>,
}

/// A value of an element or a link, or of the one neighbour at the end of a way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) is_of_subject: bool,
    pub(super) legs: Vec<Leg>,
    pub(super) what: What,
}

/// Which value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Attribute(SmolStr),
    /// One of the four security needs, by its letter.
    Need(&'static str),
    Kind,
    Id,
    Name,
    /// σ of the hosting closure.
    Sovereignty,
    /// How far the zone is trusted.
    Trust,
    /// How many neighbours a filter leaves.
    Count(Vec<Leg>, Option<Box<Claim>>),
    /// The element itself.
    Itself,
}

/// What is asked of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Test {
    pub(super) place: Place,
    pub(super) asked: Asked,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    Holds,
    Is(Relation, Held),
    OneOf { negated: bool, values: Vec<Scalar> },
    Contains { negated: bool, text: SmolStr },
    IsSet,
    IsNotSet,
}

/// What a value is held against.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Held {
    Scalar(Scalar),
    Place(Box<Place>),
}

/// A value that fits what it is held against.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scalar {
    Text(SmolStr),
    Flag(bool),
    /// In the unit of the attribute, and as it was written.
    Number {
        value: f64,
        written: Option<(f64, SmolStr)>,
    },
    /// An ISO date.
    Day(SmolStr),
    Moment {
        moment: Moment,
        later: Option<(f64, SmolStr)>,
    },
}

/// A whole condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) forbids: bool,
    pub(super) head: Shape,
    pub(super) filter: Option<Claim>,
    pub(super) body: Claim,
}
