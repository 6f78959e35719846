//! The text that is being read, with what could have stood where reading stopped: errors and
//! completions come from the same grammar.

use std::ops::Range;

use winnow::Parser as _;
use winnow::error::{ErrMode, ParserError};
use winnow::stream::{LocatingSlice, Location as _, Stateful, Stream as _};
use winnow::token::take;

use super::error::Problem;
use super::syntax::{Head, Step};
use super::words::Word;

/// What could stand at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expect {
    Word(Word),
    Kind,
    LinkKind,
    /// A neighbour or an attribute.
    Member,
    Relation,
    Value,
    Number,
    Unit,
    Sign(&'static str),
    End,
}

/// Whose neighbours and attributes are spoken of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scope {
    Head(Head),
    /// Those at the end of a path from the scope around.
    Steps(Vec<Step>),
}

/// Something that could stand at a place, with what completion has to know about the place.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    pub(super) what: Expect,
    pub(super) scopes: Vec<Scope>,
    /// The names before this one.
    pub(super) path: Vec<Step>,
}

/// What reading knows beside the text.
#[derive(Debug, Default)]
pub(super) struct State {
    /// How far any attempt came, bytes.
    pub(super) far: usize,
    /// What could have stood there.
    pub(super) expected: Vec<Expected>,
    pub(super) scopes: Vec<Scope>,
    pub(super) path: Vec<Step>,
    pub(super) depth: u32,
}

pub(super) type Text<'t> = Stateful<LocatingSlice<&'t str>, State>;

/// Why an attempt failed: with a problem when no other attempt can help.
#[derive(Debug, Default)]
pub(super) struct Fault(pub(super) Option<(Range<usize>, Problem)>);

impl<'t> ParserError<Text<'t>> for Fault {
    type Inner = Self;

    fn from_input(_: &Text<'t>) -> Self {
        Self(None)
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}

pub(super) type Parsed<T> = Result<T, ErrMode<Fault>>;

/// How deep conditions may lie in each other.
const DEEPEST: u32 = 32;

/// What is not read yet.
pub(super) fn rest<'t>(text: &Text<'t>) -> &'t str {
    text.input.as_ref()
}

/// Where reading stands, bytes.
pub(super) fn here(text: &Text<'_>) -> usize {
    text.current_token_start()
}

/// Another attempt may help.
pub(super) fn missed<T>() -> Parsed<T> {
    Err(ErrMode::Backtrack(Fault(None)))
}

/// No other attempt helps.
pub(super) fn wrong<T>(at: Range<usize>, problem: Problem) -> Parsed<T> {
    Err(ErrMode::Cut(Fault(Some((at, problem)))))
}

/// From here on no other attempt helps: what is missing stands among what was expected.
pub(super) fn due<T>(parsed: Parsed<T>) -> Parsed<T> {
    parsed.map_err(|fault| match fault {
        ErrMode::Backtrack(fault) => ErrMode::Cut(fault),
        other => other,
    })
}

/// Reads on over so many bytes, which end between two letters.
pub(super) fn advance<'t>(text: &mut Text<'t>, bytes: usize) -> Parsed<&'t str> {
    take(rest(text)[..bytes].chars().count()).parse_next(text)
}

/// Passes over space and over what stands behind `#` on a line.
pub(super) fn blank(text: &mut Text<'_>) -> Parsed<()> {
    loop {
        let left = rest(text);
        let trimmed = left.trim_start();
        let comment = if trimmed.starts_with('#') {
            trimmed.find('\n').unwrap_or(trimmed.len())
        } else {
            0
        };
        let bytes = left.len() - trimmed.len() + comment;
        if bytes == 0 {
            return Ok(());
        }
        advance(text, bytes)?;
    }
}

/// Notes that something could stand here.
pub(super) fn want(text: &mut Text<'_>, what: Expect) {
    let at = here(text);
    let state = &mut text.state;
    if at > state.far {
        state.far = at;
        state.expected.clear();
    }
    if at == state.far && !state.expected.iter().any(|known| known.what == what) {
        state.expected.push(Expected {
            what,
            scopes: state.scopes.clone(),
            path: state.path.clone(),
        });
    }
}

/// Reads a keyword.
pub(super) fn word(text: &mut Text<'_>, word: Word) -> Parsed<Range<usize>> {
    blank(text)?;
    want(text, Expect::Word(word));
    let Some(bytes) = word.length_in(rest(text)) else {
        return missed();
    };
    let start = here(text);
    advance(text, bytes)?;
    Ok(start..start + bytes)
}

/// Whether a keyword comes next; it is read if so.
pub(super) fn has_word(text: &mut Text<'_>, asked: Word) -> Parsed<bool> {
    attempt(text, |text| word(text, asked)).map(|found| found.is_some())
}

/// Reads a sign.
pub(super) fn sign(text: &mut Text<'_>, sign: &'static str) -> Parsed<()> {
    blank(text)?;
    want(text, Expect::Sign(sign));
    if !rest(text).starts_with(sign) {
        return missed();
    }
    advance(text, sign.len()).map(drop)
}

/// Whether a sign comes next; it is read if so.
pub(super) fn has_sign(text: &mut Text<'_>, asked: &'static str) -> Parsed<bool> {
    attempt(text, |text| sign(text, asked)).map(|found| found.is_some())
}

/// Tries a parser; where it fails, nothing was read.
pub(super) fn attempt<'t, T>(
    text: &mut Text<'t>,
    parser: impl FnOnce(&mut Text<'t>) -> Parsed<T>,
) -> Parsed<Option<T>> {
    let start = text.input.checkpoint();
    match parser(text) {
        Ok(found) => Ok(Some(found)),
        Err(ErrMode::Backtrack(_)) => {
            text.input.reset(&start);
            Ok(None)
        }
        Err(fault) => Err(fault),
    }
}

/// Reads what lies one level deeper, within bounds: no text makes the stack overflow.
pub(super) fn deeper<'t, T>(
    text: &mut Text<'t>,
    parser: impl FnOnce(&mut Text<'t>) -> Parsed<T>,
) -> Parsed<T> {
    if text.state.depth >= DEEPEST {
        let at = here(text);
        return wrong(at..at + 1, Problem::TooDeep);
    }
    text.state.depth += 1;
    let parsed = parser(text);
    text.state.depth -= 1;
    parsed
}

/// Reads what speaks of others than what stands around it.
pub(super) fn within<'t, T>(
    text: &mut Text<'t>,
    scope: Scope,
    parser: impl FnOnce(&mut Text<'t>) -> Parsed<T>,
) -> Parsed<T> {
    text.state.scopes.push(scope);
    let parsed = parser(text);
    text.state.scopes.pop();
    parsed
}
