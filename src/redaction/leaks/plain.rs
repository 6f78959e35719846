//! Text, whatever it is written in: as it is, without markup, without escapes, and what it carries
//! along as base 64.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::search::{Search, within};

/// The shortest run of base 64 that may be a file, in letters.
const SHORTEST_RUN: usize = 64;

/// The shortest run of base 64 that is taken for one and no long word, in letters.
const SHORTEST_NOISE: usize = 200;

/// Stands between texts that do not belong together: in no text of a map, and no space.
const APART: &str = "\u{1}";

/// Tags within a line of text: what stands around them belongs together.
const INLINE: [&str; 16] = [
    "tspan", "w:t", "w:r", "w:rPr", "w:rFonts", "w:lang", "w:b", "w:i", "span", "b", "i", "em",
    "strong", "t", "r", "wbr",
];

/// Looks through a text.
pub(super) fn look(search: &mut Search, bytes: &[u8], part: &str, depth: usize) {
    let mut text = text_of(bytes);
    for run in runs(&text) {
        if let Some(inner) = decoded(run) {
            search.any(&inner, &within(part, "base64"), depth + 1);
        }
    }
    // Fonts and pictures in base 64 are letters by chance: a short word is among them soon.
    let noise: Vec<String> = runs(&text)
        .filter(|run| is_noise(run))
        .map(str::to_owned)
        .collect();
    if noise.is_empty() {
        search.bytes(bytes, part);
    }
    for run in noise {
        text = Cow::Owned(text.replacen(&run, APART, 1));
    }
    if let Some(form) = markup_less(&text, " ", " ") {
        search.joined(&form, part);
    }
    let forms = [
        Some(text.clone().into_owned()),
        Some(one_line(&text)),
        markup_less(&text, "", APART),
        markup_less(&text, " ", APART),
        text.contains('\\')
            .then(|| one_line(&without_backslashes(&text))),
        text.contains('%')
            .then(|| one_line(&without_percents(&text))),
        text.contains('\u{ad}')
            .then(|| one_line(&text.replace('\u{ad}', ""))),
    ];
    for form in forms.into_iter().flatten() {
        search.bytes(form.as_bytes(), part);
        // An escape within an escape: a string of a script, escaped again as markup, or the other way.
        if form.contains('\\') || form.contains('<') || form.contains('&') {
            let inner = without_backslashes(&form);
            let bare = markup_less(&inner, " ", APART).unwrap_or(inner);
            search.bytes(bare.as_bytes(), part);
        }
    }
}

/// Bytes as text: UTF-16 where a mark says so, or else UTF-8 with what is none replaced.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    let units = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2);
        let units: Vec<u16> = pairs
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok())
            .map(of)
            .collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes),
    }
}

/// A text in which each run of spaces and line breaks is one space; marks that take no room are gone.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_space = false;
    for c in text.chars() {
        match c {
            '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            _ if c.is_whitespace() => is_space = true,
            _ => {
                if std::mem::take(&mut is_space) && !out.is_empty() {
                    out.push(' ');
                }
                out.push(c);
            }
        }
    }
    out
}

/// The words of a text with markup, on one line, with `inline` in the place of each tag within a
/// line of text and `between` in that of others, and after them the quoted values within tags, since
/// those are read out or shown too; `None` for a text without markup.
fn markup_less(text: &str, inline: &str, between: &str) -> Option<String> {
    if !text.contains('<') && !text.contains('&') {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut values = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let end = tail.find('>').map_or(tail.len(), |end| end + 1);
        let tag = tail.get(..end).unwrap_or_default();
        for value in tag.split(['"', '\'']).skip(1).step_by(2) {
            values.push_str(value);
            values.push_str(APART);
        }
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split([' ', '/', '>', '\n']).next().unwrap_or_default();
        out.push_str(if INLINE.contains(&name) {
            inline
        } else {
            between
        });
        rest = tail.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push_str(APART);
    out.push_str(&values);
    Some(one_line(&without_entities(&out)))
}

/// `&amp;`, `&#233;` and `&#xe9;` as the letters that they stand for.
fn without_entities(text: &str) -> String {
    const LONGEST: usize = 12;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let mut letters = tail.char_indices().take(LONGEST);
        let found = letters
            .find(|(_, c)| *c == ';')
            .and_then(|(end, _)| Some((entity(tail.get(1..end)?)?, end + 1)));
        let (letter, length) = found.unwrap_or(('&', 1));
        out.push(letter);
        rest = tail.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => None,
    }
}

/// `\n`, `\"`, `\u00e9`, `\u{e9}` and `\xe9` as what they stand for; any other letter that a backslash
/// stands before as it is.
fn without_backslashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at + 1..).unwrap_or_default();
        let Some(first) = tail.chars().next() else {
            rest = "";
            break;
        };
        let (letter, length) = match first {
            'n' | 'r' | 't' => (' ', 1),
            'u' | 'x' => code(tail).unwrap_or((first, 1)),
            other => (other, other.len_utf8()),
        };
        out.push(letter);
        rest = tail.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The letter of `u00e9`, `u{e9}` or `xe9`, and how many bytes that took.
fn code(tail: &str) -> Option<(char, usize)> {
    if let Some(braced) = tail.strip_prefix("u{") {
        let end = braced.find('}').filter(|end| *end <= 8)?;
        let letter = u32::from_str_radix(braced.get(..end)?, 16).ok()?;
        return Some((char::from_u32(letter)?, end + 3));
    }
    let length = if tail.starts_with('u') { 4 } else { 2 };
    let unit = |from: usize| u32::from_str_radix(tail.get(from..from + length)?, 16).ok();
    let first = unit(1)?;
    if (0xd800..0xdc00).contains(&first) && tail.get(5..7) == Some("\\u") {
        let second = unit(7)?.checked_sub(0xdc00)?;
        let letter = 0x1_0000_u32.checked_add((first - 0xd800) << 10)?;
        return Some((char::from_u32(letter.checked_add(second)?)?, 11));
    }
    Some((char::from_u32(first)?, 1 + length))
}

fn without_percents(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = (*byte == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(if *byte == b'+' { b' ' } else { *byte });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Runs of base 64 that are long enough to be a file.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+/-_".contains(c);
    let all = text.split(move |c| !is_part(c));
    all.filter(|run| run.len() >= SHORTEST_RUN)
}

/// Whether a run is hardly anything but base 64: long, and of letters of both cases and digits.
fn is_noise(run: &str) -> bool {
    let has = |is: fn(&u8) -> bool| run.bytes().any(|byte| is(&byte));
    run.len() >= SHORTEST_NOISE
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
        && decoded(run).is_some()
}

fn decoded(run: &str) -> Option<Vec<u8>> {
    let lenient = |text: &str| {
        let standard = STANDARD_NO_PAD.decode(text);
        standard.or_else(|_| URL_SAFE_NO_PAD.decode(text)).ok()
    };
    // Four letters are three bytes; what is left over of a run that was cut is left out.
    lenient(run).or_else(|| lenient(run.get(..run.len() / 4 * 4)?))
}
