//! Reading names, paths and values.

use smol_str::SmolStr;

use super::error::Problem;
use super::names::Names;
use super::stream::{
    Expect, Parsed, Text, advance, attempt, blank, due, has_sign, has_word, here, missed, rest,
    sign, want, word, wrong,
};
use super::syntax::{Along, Literal, Moment, Name, Path, Said, Step};
use super::words::{Word, is_in_word};
use winnow::stream::Stream as _;

use crate::model::Day;

/// Words that no name is without quotes.
const RESERVED: [Word; 5] = [Word::Where, Word::And, Word::Or, Word::Not, Word::To];

/// The signs that open and close words that belong together.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“')];

/// A text in quotes.
fn quoted(text: &mut Text<'_>) -> Parsed<Name> {
    blank(text)?;
    let start = here(text);
    let left = rest(text);
    let Some((open, close)) = QUOTES.into_iter().find(|(open, _)| left.starts_with(*open)) else {
        return missed();
    };
    let inner = &left[open.len_utf8()..];
    let Some(length) = inner.find(close) else {
        return wrong(start..start + left.len(), Problem::UnclosedQuote);
    };
    let end = start + open.len_utf8() + length + close.len_utf8();
    advance(text, end - start)?;
    Ok(Said {
        what: inner[..length].trim().into(),
        at: start..end,
    })
}

/// Letters, digits and what joins them; a word starts with no digit and no hyphen.
fn bare(text: &mut Text<'_>) -> Parsed<Name> {
    blank(text)?;
    let start = here(text);
    let left = rest(text);
    let is_start = |char: char| is_in_word(char) && !char.is_ascii_digit() && char != '-';
    if !left.starts_with(is_start) {
        return missed();
    }
    // An apostrophe joins within a word: *mission d’intérêt*.
    let length = left
        .char_indices()
        .find(|&(at, char)| {
            let joins = matches!(char, '\'' | '’')
                && left[at + char.len_utf8()..].starts_with(char::is_alphabetic);
            !is_in_word(char) && !joins
        })
        .map_or(left.len(), |(at, _)| at);
    advance(text, length)?;
    Ok(Said {
        what: left[..length].into(),
        at: start..start + length,
    })
}

/// A name: one word, or several in quotes.
fn name(text: &mut Text<'_>) -> Parsed<Name> {
    if let Some(name) = attempt(text, quoted)? {
        return Ok(name);
    }
    blank(text)?;
    let left = rest(text);
    let is_reserved = |word: &Word| word.length_in(left).is_some();
    if RESERVED.iter().any(is_reserved) {
        return missed();
    }
    bare(text)
}

/// No kind has a name of more words.
const MOST_WORDS: usize = 8;

/// The name of a kind: words up to the next sign or keyword, so that *jeu de données* needs no
/// quotes.
pub(super) fn kind(text: &mut Text<'_>) -> Parsed<Name> {
    blank(text)?;
    want(text, Expect::Kind);
    let is_quoted = rest(text).starts_with(|char| QUOTES.iter().any(|(open, _)| *open == char));
    let first = name(text)?;
    if is_quoted {
        return Ok(first);
    }
    let start = first.at.start;
    let mut said = first.clone();
    // The longest run of words that names a kind; where none does, all of them, to be told of.
    let mut known: Option<(Name, _)> = None;
    let names = Names::of(None);
    for _ in 0..MOST_WORDS {
        if names.kind(&said.what).is_ok() {
            known = Some((said.clone(), text.input.checkpoint()));
        }
        let Some(next) = attempt(text, name)? else {
            break;
        };
        said = Said {
            what: format!("{} {}", said.what, next.what).into(),
            at: start..next.at.end,
        };
    }
    match known {
        Some((known, end)) => {
            text.input.reset(&end);
            Ok(known)
        }
        None => Ok(said),
    }
}

/// One step of a path.
pub(super) fn step(text: &mut Text<'_>) -> Parsed<Step> {
    let along = if has_sign(text, "->")? {
        Along::Out
    } else if has_sign(text, "<-")? {
        Along::In
    } else {
        Along::Name
    };
    blank(text)?;
    want(
        text,
        match along {
            Along::Name => Expect::Member,
            Along::Out | Along::In => Expect::LinkKind,
        },
    );
    let name = if along == Along::Name {
        name(text)?
    } else {
        due(name(text))?
    };
    let is_repeated = has_sign(text, "*")?;
    Ok(Step {
        along,
        name,
        is_repeated,
    })
}

/// Names with dots between.
pub(super) fn path(text: &mut Text<'_>) -> Parsed<Path> {
    blank(text)?;
    let start = here(text);
    let before = std::mem::take(&mut text.state.path);
    let parsed = steps(text);
    text.state.path = before;
    let (is_of_subject, steps) = parsed?;
    let end = steps.last().map_or(start, |step| step.name.at.end);
    Ok(Path {
        is_of_subject,
        steps,
        at: start..end,
    })
}

fn steps(text: &mut Text<'_>) -> Parsed<(bool, Vec<Step>)> {
    let subject = attempt(text, |text| {
        word(text, Word::Subject)?;
        sign(text, ".")
    })?;
    let mut steps = Vec::new();
    loop {
        let step = if steps.is_empty() && subject.is_none() {
            step(text)?
        } else {
            due(step(text))?
        };
        steps.push(step.clone());
        text.state.path.push(step);
        // An arrow needs no dot before it.
        let left = rest(text).trim_start();
        let is_arrow = left.starts_with("->") || left.starts_with("<-");
        if !is_arrow && !has_sign(text, ".")? {
            return Ok((subject.is_some(), steps));
        }
    }
}

/// A value. In a list the comma parts values, elsewhere it may stand within a number.
pub(super) fn literal(text: &mut Text<'_>, in_list: bool) -> Parsed<Said<Literal>> {
    blank(text)?;
    want(text, Expect::Value);
    let start = here(text);
    let said = |what: Literal, end: usize| Said {
        what,
        at: start..end,
    };
    if let Some(found) = attempt(text, quoted)? {
        return Ok(said(Literal::Quoted(found.what), found.at.end));
    }
    for (asked, moment) in [
        (Word::PlateauStart, Moment::PlateauStart),
        (Word::PlateauEnd, Moment::PlateauEnd),
        (Word::Today, Moment::Today),
    ] {
        if has_word(text, asked)? {
            let later = later(text)?;
            return Ok(said(Literal::Moment { moment, later }, here(text)));
        }
    }
    if let Some(day) = attempt(text, day)? {
        return Ok(said(Literal::Day(day), here(text)));
    }
    if let Some((number, unit)) = attempt(text, |text| quantity(text, in_list))? {
        return Ok(said(Literal::Number { number, unit }, here(text)));
    }
    let found = bare(text)?;
    Ok(said(Literal::Word(found.what), found.at.end))
}

/// `+ 2 years` behind a moment.
fn later(text: &mut Text<'_>) -> Parsed<Option<(f64, Name)>> {
    let direction = if has_sign(text, "+")? {
        1.0
    } else if has_sign(text, "-")? {
        -1.0
    } else {
        return Ok(None);
    };
    blank(text)?;
    want(text, Expect::Number);
    let (number, unit) = due(quantity(text, false))?;
    let Some(unit) = unit else {
        want(text, Expect::Unit);
        return due(missed());
    };
    Ok(Some((direction * number, unit)))
}

/// `2027-06-30`, `2027-06` or `30/06/2027`, as an ISO date.
fn day(text: &mut Text<'_>) -> Parsed<SmolStr> {
    let left = rest(text);
    let length = left
        .find(|char: char| !char.is_ascii_digit() && !matches!(char, '-' | '/'))
        .unwrap_or(left.len());
    let written = &left[..length];
    let parts: Vec<&str> = written.split(['-', '/']).collect();
    let is_day = match parts.as_slice() {
        [year, _] | [year, _, _] if written.contains('-') => year.len() == 4,
        [_, _, year] => year.len() == 4,
        _ => false,
    };
    if !is_day {
        return missed();
    }
    let iso = match parts.as_slice() {
        [day, month, year] if written.contains('/') => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => written.to_owned(),
    };
    let start = here(text);
    if Day::first_of(&iso).is_none() {
        return wrong(start..start + length, Problem::NoSuchDay(written.into()));
    }
    advance(text, length)?;
    Ok(iso.into())
}

/// A number and, behind it, its unit.
fn quantity(text: &mut Text<'_>, in_list: bool) -> Parsed<(f64, Option<Name>)> {
    let number = number(text, in_list)?;
    let start = here(text);
    let is_unit = |char: char| char.is_alphabetic() || matches!(char, '%' | '/' | '₂');
    let left = rest(text).trim_start();
    // *to* is a terabyte in French here.
    let parts = [Word::Where, Word::And, Word::Or, Word::Not];
    let is_keyword = parts.iter().any(|word| word.length_in(left).is_some());
    if is_keyword || !left.starts_with(is_unit) {
        // A unit could stand here, and is offered where the text ends.
        if left.is_empty() {
            blank(text)?;
            want(text, Expect::Unit);
        }
        return Ok((number, None));
    }
    let length = left.find(|char: char| !is_unit(char)).unwrap_or(left.len());
    blank(text)?;
    let at = here(text).max(start);
    advance(text, length)?;
    Ok((
        number,
        Some(Said {
            what: left[..length].into(),
            at: at..at + length,
        }),
    ))
}

fn number(text: &mut Text<'_>, in_list: bool) -> Parsed<f64> {
    blank(text)?;
    let left = rest(text);
    let unsigned = left.strip_prefix('-').unwrap_or(left);
    if !unsigned.starts_with(|char: char| char.is_ascii_digit()) {
        return missed();
    }
    let digits = |text: &str| {
        let end = text.find(|char: char| !char.is_ascii_digit());
        end.unwrap_or(text.len())
    };
    let mut length = left.len() - unsigned.len() + digits(unsigned);
    let fraction = left[length..].strip_prefix(if in_list { &['.'][..] } else { &['.', ','] });
    if let Some(fraction) = fraction.filter(|rest| digits(rest) > 0) {
        length += 1 + digits(fraction);
    }
    let start = here(text);
    let written = left[..length].replace(',', ".");
    let Some(number) = written
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
    else {
        return wrong(
            start..start + length,
            Problem::NoNumber(left[..length].into()),
        );
    };
    advance(text, length)?;
    Ok(number)
}

/// A count: a whole number, or *one*.
pub(super) fn count(text: &mut Text<'_>) -> Parsed<u32> {
    if has_word(text, Word::One)? {
        return Ok(1);
    }
    blank(text)?;
    want(text, Expect::Number);
    let start = here(text);
    let left = rest(text);
    let length = left
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(left.len());
    if length == 0 {
        return missed();
    }
    let Ok(count) = left[..length].parse() else {
        return wrong(
            start..start + length,
            Problem::NoNumber(left[..length].into()),
        );
    };
    advance(text, length)?;
    Ok(count)
}
