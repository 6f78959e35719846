//! A condition as it was written: what the parser makes of a text, before the catalogue is asked.

use std::ops::Range;

use smol_str::SmolStr;

/// Something with its place in the text, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said<T> {
    pub(super) what: T,
    pub(super) at: Range<usize>,
}

/// A name as it was written.
pub(super) type Name = Said<SmolStr>;

/// What a condition speaks of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Head {
    /// All elements.
    Element,
    /// All links.
    Link,
    /// Those of a kind of elements or links.
    Kind(SmolStr),
}

/// `every KIND where …: …`, or `no KIND where …`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    /// Whether none may be so, instead of all.
    pub(super) forbids: bool,
    pub(super) head: Said<Head>,
    pub(super) filter: Option<Expr>,
    pub(super) body: Option<Expr>,
}

/// What may hold of one element or link.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Not(Box<Expr>),
    Test(Test),
    Each(Each),
    Way(Way),
}

/// How many have to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantity {
    All,
    Any,
    No,
    AtLeast(u32),
    AtMost(u32),
    Exactly(u32),
}

/// `all stores where …: …`, or `all stores.attribute = …`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Each {
    pub(super) how: Quantity,
    pub(super) path: Path,
    pub(super) filter: Option<Box<Expr>>,
    pub(super) body: Option<Box<Expr>>,
    /// What is asked of the end of the path, unless a body asks.
    pub(super) check: Check,
}

/// `a path of … to … where …`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    pub(super) is_none: bool,
    pub(super) relations: Vec<Step>,
    pub(super) to: Said<Head>,
    pub(super) filter: Option<Box<Expr>>,
}

/// Names with dots between: neighbours, and at the end an attribute.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Path {
    /// Whether it starts at what the condition speaks of, wherever it stands.
    pub(super) is_of_subject: bool,
    pub(super) steps: Vec<Step>,
    pub(super) at: Range<usize>,
}

/// How a step finds its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// By a name: a neighbour or an attribute.
    Name,
    /// `-> kind`: along links of a kind.
    Out,
    /// `<- kind`: against them.
    In,
}

/// One name of a path.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) along: Along,
    pub(super) name: Name,
    /// `*`: again and again.
    pub(super) is_repeated: bool,
}

/// One comparison.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Test {
    pub(super) left: Term,
    pub(super) check: Check,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    Path(Path),
    Count(Counted),
}

/// `count(stores where …)`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    pub(super) path: Path,
    pub(super) filter: Option<Box<Expr>>,
}

/// How two values may stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    Different,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What is asked of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Check {
    /// That it says yes.
    Holds,
    Is(Relation, Operand),
    OneOf {
        negated: bool,
        values: Vec<Said<Literal>>,
    },
    Contains {
        negated: bool,
        value: Said<Literal>,
    },
    IsSet,
    IsNotSet,
}

/// What a value is held against.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Literal(Said<Literal>),
    Term(Term),
}

/// A day that is not written as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    PlateauStart,
    PlateauEnd,
    Today,
}

/// A value as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Literal {
    Word(SmolStr),
    Quoted(SmolStr),
    Number {
        number: f64,
        unit: Option<Name>,
    },
    /// An ISO date, which may lack its day or month.
    Day(SmolStr),
    /// A moment, so much later (or earlier, for less than 0).
    Moment {
        moment: Moment,
        later: Option<(f64, Name)>,
    },
}
