//! Holds a condition against the catalogue and against what the map itself uses: names become
//! neighbours and attributes, values get the type and the unit that they need.

use std::ops::Range;

use smol_str::SmolStr;

use super::error::{ConditionError, Problem};
use super::fitting::Type;
use super::names::{self, Member, Names};
use super::plan::{Asked, Claim, Each, Held, Leg, Place, Plan, Shape, Test, Way, What};
use super::syntax::{
    Check, Condition, Counted, Expr, Head, Literal, Operand, Path, Quantity, Relation, Said, Step,
    Term,
};
use super::values;
use crate::catalogue::{AttributeType, attribute};
use crate::model::Snapshot;

/// Checks a condition; `snapshot` is the map whose own kinds and attributes count as known. With the
/// plan come the attributes that the map was asked about.
///
/// # Errors
/// With the place of the first name or value that does not fit.
pub(super) fn check(
    source: &str,
    condition: &Condition,
    snapshot: Option<&Snapshot>,
) -> Result<(Plan, Vec<SmolStr>), ConditionError> {
    let names = Names::of(snapshot);
    let said = &condition.head;
    let head = names
        .head(&said.what)
        .map_err(|problem| ConditionError::at(source, said.at.clone(), problem))?;
    let checker = Checker {
        source,
        names,
        subject: head.clone(),
    };
    let filter = match &condition.filter {
        Some(filter) => Some(checker.claim(filter, &head)?),
        None => None,
    };
    let body = match (&condition.body, condition.forbids) {
        (Some(body), false) => checker.claim(body, &head)?,
        (Some(body), true) => {
            let body = checker.claim(body, &head)?;
            Claim::Not(Box::new(body))
        }
        // *no KIND where …* forbids what the filter says, and applies to all of the kind.
        (None, _) => {
            let forbidden = filter.unwrap_or(Claim::Or(Vec::new()));
            let plan = Plan {
                forbids: true,
                head,
                filter: None,
                body: Claim::Not(Box::new(forbidden)),
            };
            return Ok((plan, checker.names.into_asked()));
        }
    };
    let plan = Plan {
        forbids: condition.forbids,
        head,
        filter,
        body,
    };
    Ok((plan, checker.names.into_asked()))
}

pub(super) type Checked<T> = Result<T, ConditionError>;

pub(super) struct Checker<'c> {
    source: &'c str,
    pub(super) names: Names<'c>,
    subject: Shape,
}

impl Checker<'_> {
    pub(super) fn refuse<T>(&self, at: &Range<usize>, problem: Problem) -> Checked<T> {
        Err(ConditionError::at(self.source, at.clone(), problem))
    }

    fn head(&self, head: &Said<Head>) -> Checked<Shape> {
        let shape = self.names.head(&head.what);
        shape.or_else(|problem| self.refuse(&head.at, problem))
    }

    fn claim(&self, expr: &Expr, scope: &Shape) -> Checked<Claim> {
        let list = |parts: &[Expr]| -> Checked<Vec<Claim>> {
            parts.iter().map(|part| self.claim(part, scope)).collect()
        };
        Ok(match expr {
            Expr::And(parts) => Claim::And(list(parts)?),
            Expr::Or(parts) => Claim::Or(list(parts)?),
            Expr::Not(inner) => Claim::Not(Box::new(self.claim(inner, scope)?)),
            Expr::Test(test) => {
                let place = match &test.left {
                    Term::Path(path) => self.single(path, scope)?,
                    Term::Count(counted) => self.count(counted, scope)?,
                };
                let at = match &test.left {
                    Term::Path(path) | Term::Count(Counted { path, .. }) => &path.at,
                };
                let asked = self.asked(&place.what, at, &test.check, scope)?;
                Claim::Test(Test { place, asked })
            }
            Expr::Each(each) => Claim::Each(self.each(each, scope)?),
            Expr::Way(way) => Claim::Way(self.way(way, scope)?),
        })
    }

    fn optional(&self, expr: Option<&Expr>, scope: &Shape) -> Checked<Option<Box<Claim>>> {
        expr.map(|expr| self.claim(expr, scope).map(Box::new))
            .transpose()
    }

    /// A path from a scope: hops, what stands at their end, and whose that is.
    fn walk(&self, path: &Path, scope: &Shape) -> Checked<(Vec<Leg>, What, Shape)> {
        let mut at = if path.is_of_subject {
            self.subject.clone()
        } else {
            scope.clone()
        };
        let mut legs = Vec::new();
        let mut rest = path.steps.iter().peekable();
        while let Some(step) = rest.next() {
            let member = self.names.member(step, &at);
            let member = member.or_else(|problem| self.refuse(&step.name.at, problem))?;
            match member {
                Member::Hop(hop, shape) => {
                    if step.is_repeated && shape.is_link {
                        return self.no_way(step);
                    }
                    legs.push(Leg {
                        hop,
                        is_repeated: step.is_repeated,
                    });
                    at = if step.is_repeated {
                        Shape::default()
                    } else {
                        shape
                    };
                }
                Member::Value(what) if step.is_repeated => {
                    let _ = what;
                    return self.no_way(step);
                }
                Member::Value(What::Attribute(id)) if is_needs(&id) && rest.peek().is_some() => {
                    let Some(letter) = rest.next() else { break };
                    let Some(need) = names::need(&letter.name.what) else {
                        let problem = Problem::UnknownName(letter.name.what.to_string(), None);
                        return self.refuse(&letter.name.at, problem);
                    };
                    if rest.peek().is_some() {
                        return self.no_way(letter);
                    }
                    return Ok((legs, What::Need(need), at));
                }
                Member::Value(what) => {
                    if rest.peek().is_some() {
                        return self.no_way(step);
                    }
                    return Ok((legs, what, at));
                }
            }
        }
        Ok((legs, What::Itself, at))
    }

    fn no_way<T>(&self, step: &Step) -> Checked<T> {
        self.refuse(&step.name.at, Problem::NoWay(step.name.what.to_string()))
    }

    /// A path that leads to one value.
    fn single(&self, path: &Path, scope: &Shape) -> Checked<Place> {
        let (legs, what, _) = self.walk(path, scope)?;
        if let Some(at) = legs.iter().position(|leg| !names::is_one(leg)) {
            let step = &path.steps[at];
            return self.refuse(&step.name.at, Problem::Several(step.name.what.to_string()));
        }
        Ok(Place {
            is_of_subject: path.is_of_subject,
            legs,
            what,
        })
    }

    /// A path that leads to neighbours.
    fn several(&self, path: &Path, scope: &Shape) -> Checked<(Vec<Leg>, Shape)> {
        let (legs, what, shape) = self.walk(path, scope)?;
        match (what, path.steps.last()) {
            (What::Itself, _) | (_, None) => Ok((legs, shape)),
            (_, Some(step)) => self.no_way(step),
        }
    }

    fn count(&self, counted: &Counted, scope: &Shape) -> Checked<Place> {
        let (legs, shape) = self.several(&counted.path, scope)?;
        let filter = self.optional(counted.filter.as_deref(), &shape)?;
        Ok(Place {
            is_of_subject: counted.path.is_of_subject,
            legs: Vec::new(),
            what: What::Count(legs, filter),
        })
    }

    fn each(&self, each: &super::syntax::Each, scope: &Shape) -> Checked<Each> {
        let (legs, what, shape) = self.walk(&each.path, scope)?;
        let first = each.path.steps.first();
        let name = || {
            first
                .map(|step| step.name.what.to_string())
                .unwrap_or_default()
        };
        if legs.is_empty() {
            // *all encryption*: no neighbours at all.
            return match first {
                Some(step) => self.no_way(step),
                None => self.refuse(&each.path.at, Problem::NoWay(String::new())),
            };
        }
        let said = |filter, body| Each {
            how: each.how,
            is_of_subject: each.path.is_of_subject,
            legs: legs.clone(),
            filter,
            body,
        };
        if what != What::Itself || each.check != Check::Holds {
            let has_more = each.filter.is_some() || each.body.is_some();
            if let Some(step) = each.path.steps.last().filter(|_| has_more) {
                return self.no_way(step);
            }
            let asked = self.asked(&what, &each.path.at, &each.check, &shape)?;
            let place = Place {
                is_of_subject: false,
                legs: Vec::new(),
                what,
            };
            let body = Claim::Test(Test { place, asked });
            return Ok(said(None, Some(Box::new(body))));
        }
        let filter = self.optional(each.filter.as_deref(), &shape)?;
        let body = self.optional(each.body.as_deref(), &shape)?;
        match (filter, body) {
            (filter, None) if each.how == Quantity::All => {
                let _ = filter;
                self.refuse(&each.path.at, Problem::AllOfWhat(name()))
            }
            // *no stores where …*: what is said behind *where* is what none may be.
            (Some(filter), None) => Ok(said(None, Some(filter))),
            (filter, body) => Ok(said(filter, body)),
        }
    }

    fn way(&self, way: &super::syntax::Way, scope: &Shape) -> Checked<Way> {
        let mut relations = Vec::new();
        for (at, step) in way.relations.iter().enumerate() {
            // The first step starts here, all others where one of them leads.
            let from = if at == 0 {
                scope.clone()
            } else {
                Shape::default()
            };
            let member = self.names.member(step, &from);
            let member = member.or_else(|problem| self.refuse(&step.name.at, problem))?;
            let Member::Hop(hop, _) = member else {
                return self.no_way(step);
            };
            relations.push(Leg {
                hop,
                is_repeated: false,
            });
        }
        let to = self.head(&way.to)?;
        let filter = self.optional(way.filter.as_deref(), &to)?;
        Ok(Way {
            is_none: way.is_none,
            relations,
            to,
            filter,
        })
    }

    /// What is asked of a value, with the values that it is held against.
    fn asked(
        &self,
        what: &What,
        at: &Range<usize>,
        check: &Check,
        scope: &Shape,
    ) -> Checked<Asked> {
        let kind = Type::of(what);
        let label = || names::label(what);
        Ok(match check {
            Check::Holds => match kind {
                Type::Flag | Type::Any => Asked::Holds,
                _ => return self.refuse(at, Problem::NoFlag(label())),
            },
            Check::IsSet => Asked::IsSet,
            Check::IsNotSet => Asked::IsNotSet,
            Check::Contains { negated, value } => {
                if !matches!(kind, Type::List | Type::Text | Type::Open | Type::Any) {
                    return self.refuse(at, Problem::NoList(label()));
                }
                let Some(text) = values::text(&value.what) else {
                    return self.wrong_type(&value.at, what);
                };
                Asked::Contains {
                    negated: *negated,
                    text,
                }
            }
            Check::OneOf { negated, values } => {
                if matches!(kind, Type::List) {
                    return self.refuse(at, Problem::IsList(label()));
                }
                let scalars = values.iter().map(|value| self.scalar(what, value));
                Asked::OneOf {
                    negated: *negated,
                    values: scalars.collect::<Checked<_>>()?,
                }
            }
            Check::Is(relation, operand) => {
                if matches!(kind, Type::List) {
                    return self.refuse(at, Problem::IsList(label()));
                }
                if !kind.has_order() && !matches!(relation, Relation::Equal | Relation::Different) {
                    return self.refuse(at, Problem::NoOrder(label()));
                }
                Asked::Is(*relation, self.held(what, operand, scope)?)
            }
        })
    }

    fn held(&self, what: &What, operand: &Operand, scope: &Shape) -> Checked<Held> {
        let term = match operand {
            Operand::Literal(literal) => {
                if let Some(place) = self.other_attribute(what, literal, scope) {
                    return Ok(Held::Place(Box::new(place)));
                }
                return self.scalar(what, literal).map(Held::Scalar);
            }
            Operand::Term(term) => term,
        };
        let (place, at) = match term {
            Term::Path(path) => (self.single(path, scope)?, &path.at),
            Term::Count(counted) => (self.count(counted, scope)?, &counted.path.at),
        };
        let (this, that) = (Type::of(what), Type::of(&place.what));
        let fits = this == that
            || [this, that].contains(&Type::Any)
            || [this, that].iter().all(|one| one.is_textual());
        if !fits {
            return self.wrong_type(at, what);
        }
        Ok(Held::Place(Box::new(place)))
    }

    /// A word that names another attribute of the same type, where it cannot be a value.
    fn other_attribute(
        &self,
        what: &What,
        literal: &Said<Literal>,
        scope: &Shape,
    ) -> Option<Place> {
        let Literal::Word(word) = &literal.what else {
            return None;
        };
        let kind = Type::of(what);
        if !matches!(kind, Type::Number | Type::Day) || self.scalar(what, literal).is_ok() {
            return None;
        }
        let step = Step {
            along: super::syntax::Along::Name,
            name: Said {
                what: word.clone(),
                at: literal.at.clone(),
            },
            is_repeated: false,
        };
        match self.names.member(&step, scope) {
            Ok(Member::Value(other)) if Type::of(&other) == kind => Some(Place {
                is_of_subject: false,
                legs: Vec::new(),
                what: other,
            }),
            _ => None,
        }
    }
}

fn is_needs(id: &str) -> bool {
    attribute(id).is_some_and(|attribute| attribute.value_type == AttributeType::Needs)
}
