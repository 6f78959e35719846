//! The grammar: `every KIND where … : …`, with *and*, *or*, *not*, parentheses, quantifiers over
//! neighbours, paths and counts.
//!
//! Linear in the length of the text: every attempt is decided by the next word or sign, but for
//! one name that may turn out to be a path.

use std::ops::Range;

use winnow::error::ErrMode;
use winnow::stream::{LocatingSlice, Stateful, Stream as _};

use super::error::{ConditionError, Problem};
use super::stream::{
    Expect, Expected, Parsed, Scope, State, Text, attempt, blank, deeper, due, has_sign, has_word,
    here, missed, rest, sign, want, within, word,
};
use super::syntax::{
    Check, Condition, Counted, Each, Expr, Head, Operand, Path, Quantity, Relation, Said, Step,
    Term, Test, Way,
};
use super::terms::{count, kind, literal, path, step};
use super::words::Word;

/// Longer texts are refused: nobody writes such a rule, and everybody would wait for it.
pub(super) const LONGEST: usize = 20_000;

/// Reads a condition.
///
/// # Errors
/// With the place and what should stand there, when the text is none.
pub(super) fn parse(source: &str) -> Result<Condition, ConditionError> {
    let (parsed, _) = run(source);
    parsed
}

/// What could stand at the end of the beginning of a condition.
pub(super) fn expected(beginning: &str) -> Vec<Expected> {
    let (_, state) = run(beginning);
    if rest_is_blank(beginning, state.far) {
        state.expected
    } else {
        Vec::new()
    }
}

fn rest_is_blank(text: &str, from: usize) -> bool {
    text.get(from..).is_some_and(|rest| rest.trim().is_empty())
}

fn run(source: &str) -> (Result<Condition, ConditionError>, State) {
    let refused = |at: Range<usize>, problem| Err(ConditionError::at(source, at, problem));
    if source.len() > LONGEST {
        let problem = Problem::TooLong(source.chars().count());
        return (refused(0..0, problem), State::default());
    }
    let is_control = |char: char| char.is_control() && !char.is_whitespace();
    if let Some(at) = source.find(is_control) {
        return (
            refused(at..at + 1, Problem::ControlCharacter),
            State::default(),
        );
    }
    let mut text: Text<'_> = Stateful {
        input: LocatingSlice::new(source),
        state: State::default(),
    };
    let parsed = condition(&mut text);
    let state = text.state;
    let parsed = parsed.or_else(|fault| {
        let said = match fault {
            ErrMode::Backtrack(fault) | ErrMode::Cut(fault) => fault.0,
            ErrMode::Incomplete(_) => None,
        };
        let (at, problem) = said.unwrap_or_else(|| {
            let left = &source[state.far..];
            let length = left
                .find(|char: char| char.is_whitespace() || ":()=,".contains(char))
                .unwrap_or(left.len());
            // A sign alone is its own word.
            let length = length.max(left.chars().next().map_or(0, char::len_utf8));
            let found = &left[..length];
            let expected = state.expected.iter().map(|one| one.what.clone()).collect();
            let at = state.far..state.far + length;
            if source.trim().is_empty() {
                return (at, Problem::Empty);
            }
            (at, Problem::Unexpected(found.trim().into(), expected))
        });
        refused(at, problem)
    });
    (parsed, state)
}

fn condition(text: &mut Text<'_>) -> Parsed<Condition> {
    let forbids = if has_word(text, Word::Every)? {
        false
    } else {
        word(text, Word::No)?;
        true
    };
    let head = head(text)?;
    within(text, Scope::Head(head.what.clone()), |text| {
        let filter = if has_word(text, Word::Where)? {
            Some(any_of(text)?)
        } else {
            None
        };
        // What is forbidden may be said behind *where* alone.
        let body = if has_sign(text, ":")? {
            Some(any_of(text)?)
        } else if forbids && filter.is_some() {
            None
        } else {
            return missed();
        };
        blank(text)?;
        want(text, Expect::End);
        if !rest(text).is_empty() {
            return missed();
        }
        Ok(Condition {
            forbids,
            head,
            filter,
            body,
        })
    })
}

fn head(text: &mut Text<'_>) -> Parsed<Said<Head>> {
    blank(text)?;
    let start = here(text);
    for (asked, head) in [(Word::Element, Head::Element), (Word::Link, Head::Link)] {
        if has_word(text, asked)? {
            let at = start..here(text);
            return Ok(Said { what: head, at });
        }
    }
    let name = kind(text)?;
    Ok(Said {
        what: Head::Kind(name.what),
        at: name.at,
    })
}

/// One condition or another.
fn any_of(text: &mut Text<'_>) -> Parsed<Expr> {
    deeper(text, |text| {
        let mut parts = vec![all_of(text)?];
        while has_word(text, Word::Or)? {
            parts.push(due(all_of(text))?);
        }
        Ok(one_or(parts, Expr::Or))
    })
}

/// One condition and another.
fn all_of(text: &mut Text<'_>) -> Parsed<Expr> {
    let mut parts = vec![single(text)?];
    while has_word(text, Word::And)? {
        parts.push(due(single(text))?);
    }
    Ok(one_or(parts, Expr::And))
}

fn one_or(mut parts: Vec<Expr>, together: fn(Vec<Expr>) -> Expr) -> Expr {
    if parts.len() > 1 {
        return together(parts);
    }
    parts.pop().unwrap_or_else(|| together(Vec::new()))
}

fn single(text: &mut Text<'_>) -> Parsed<Expr> {
    if has_word(text, Word::Not)? {
        let inner = deeper(text, |text| due(single(text)))?;
        return Ok(Expr::Not(Box::new(inner)));
    }
    if has_sign(text, "(")? {
        let inner = due(any_of(text))?;
        due(sign(text, ")"))?;
        return Ok(inner);
    }
    if let Some(way) = way(text)? {
        return Ok(Expr::Way(way));
    }
    if let Some(how) = quantity(text)? {
        return each(text, how).map(Expr::Each);
    }
    let left = term(text)?;
    let check = match &left {
        Term::Path(path) => check_of(text, path)?,
        Term::Count(_) => check(text)?,
    };
    Ok(Expr::Test(Test { left, check }))
}

fn quantity(text: &mut Text<'_>) -> Parsed<Option<Quantity>> {
    for (asked, how) in [
        (Word::Any, Quantity::Any),
        (Word::All, Quantity::All),
        (Word::No, Quantity::No),
    ] {
        if has_word(text, asked)? {
            return Ok(Some(how));
        }
    }
    for (asked, how) in [
        (Word::AtLeast, Quantity::AtLeast as fn(u32) -> Quantity),
        (Word::AtMost, Quantity::AtMost),
        (Word::Exactly, Quantity::Exactly),
    ] {
        if has_word(text, asked)? {
            return due(count(text)).map(|count| Some(how(count)));
        }
    }
    Ok(None)
}

fn each(text: &mut Text<'_>, how: Quantity) -> Parsed<Each> {
    let path = due(path(text))?;
    let scope = Scope::Steps(path.steps.clone());
    let check = check_of(text, &path)?;
    if check != Check::Holds {
        return Ok(Each {
            how,
            path,
            filter: None,
            body: None,
            check,
        });
    }
    within(text, scope, |text| {
        let filter = filter(text)?;
        let body = if has_sign(text, ":")? {
            Some(Box::new(due(any_of(text))?))
        } else {
            None
        };
        Ok(Each {
            how,
            path,
            filter,
            body,
            check,
        })
    })
}

fn filter(text: &mut Text<'_>) -> Parsed<Option<Box<Expr>>> {
    if !has_word(text, Word::Where)? {
        return Ok(None);
    }
    due(any_of(text)).map(|filter| Some(Box::new(filter)))
}

fn way(text: &mut Text<'_>) -> Parsed<Option<Way>> {
    let is_none = if has_word(text, Word::Path)? {
        false
    } else if has_word(text, Word::NoPath)? {
        true
    } else {
        return Ok(None);
    };
    let mut relations: Vec<Step> = vec![due(step(text))?];
    while has_sign(text, ",")? {
        relations.push(due(step(text))?);
    }
    due(word(text, Word::To))?;
    let to = due(head(text))?;
    let filter = within(text, Scope::Head(to.what.clone()), filter)?;
    Ok(Some(Way {
        is_none,
        relations,
        to,
        filter,
    }))
}

fn term(text: &mut Text<'_>) -> Parsed<Term> {
    if let Some(counted) = attempt(text, counted)? {
        return Ok(Term::Count(counted));
    }
    path(text).map(Term::Path)
}

fn counted(text: &mut Text<'_>) -> Parsed<Counted> {
    word(text, Word::Count)?;
    sign(text, "(")?;
    let path = due(path(text))?;
    let scope = Scope::Steps(path.steps.clone());
    let filter = within(text, scope, filter)?;
    due(sign(text, ")"))?;
    Ok(Counted { path, filter })
}

/// The signs of comparison, longer ones first.
const RELATIONS: [(&str, Relation); 12] = [
    ("==", Relation::Equal),
    ("!=", Relation::Different),
    ("<>", Relation::Different),
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("=<", Relation::AtMost),
    ("≠", Relation::Different),
    ("≤", Relation::AtMost),
    ("≥", Relation::AtLeast),
    ("=", Relation::Equal),
    ("<", Relation::Less),
    (">", Relation::More),
];

/// What is asked of the end of a path, which decides what values are offered.
fn check_of(text: &mut Text<'_>, path: &Path) -> Parsed<Check> {
    let before = std::mem::replace(&mut text.state.path, path.steps.clone());
    let parsed = check(text);
    text.state.path = before;
    parsed
}

fn check(text: &mut Text<'_>) -> Parsed<Check> {
    for (asked, check) in [
        (Word::IsNotSet, Check::IsNotSet),
        (Word::IsSet, Check::IsSet),
    ] {
        if has_word(text, asked)? {
            return Ok(check);
        }
    }
    for (asked, negated) in [(Word::NotIn, true), (Word::In, false)] {
        if has_word(text, asked)? {
            let values = due(list(text))?;
            return Ok(Check::OneOf { negated, values });
        }
    }
    for (asked, negated) in [(Word::NotContains, true), (Word::Contains, false)] {
        if has_word(text, asked)? {
            let value = due(literal(text, false))?;
            return Ok(Check::Contains { negated, value });
        }
    }
    blank(text)?;
    want(text, Expect::Relation);
    let left = rest(text);
    let sign = RELATIONS
        .into_iter()
        .find(|(sign, _)| left.starts_with(sign));
    // `<-` is an arrow.
    let relation = match sign {
        Some((sign, relation)) if !left.starts_with("<-") => {
            super::stream::advance(text, sign.len())?;
            relation
        }
        _ if has_word(text, Word::Is)? => Relation::Equal,
        _ => return Ok(Check::Holds),
    };
    due(operand(text)).map(|operand| Check::Is(relation, operand))
}

fn list(text: &mut Text<'_>) -> Parsed<Vec<Said<super::syntax::Literal>>> {
    sign(text, "(")?;
    let mut values = vec![due(literal(text, true))?];
    while has_sign(text, ",")? {
        values.push(due(literal(text, true))?);
    }
    due(sign(text, ")"))?;
    Ok(values)
}

/// A value, a count, or a path: one name alone is a value, or an attribute where none is meant.
fn operand(text: &mut Text<'_>) -> Parsed<Operand> {
    if let Some(counted) = attempt(text, counted)? {
        return Ok(Operand::Term(Term::Count(counted)));
    }
    let start = text.input.checkpoint();
    if let Some(path) = attempt(text, path)?
        && is_path(&path)
    {
        return Ok(Operand::Term(Term::Path(path)));
    }
    text.input.reset(&start);
    literal(text, false).map(Operand::Literal)
}

fn is_path(path: &Path) -> bool {
    path.is_of_subject || path.steps.len() > 1
}
