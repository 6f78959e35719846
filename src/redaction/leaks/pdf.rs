//! PDF files: every stream unpacked, strings as they are read, and text that is set in fonts of which
//! only some letters are embedded, by the tables that give these letters back.
//!
//! The file is not read by its tables of objects but from front to back, so that nothing is missed
//! that another reader would still find: old versions of objects too. Text is put together from all
//! strings of a block, once as it runs on and once with a space between two strings, by each of the
//! file's letter tables; which of them is the right one is not asked, since only the right one gives
//! words.

use std::collections::BTreeMap;

use super::plain;
use super::search::{Search, within};

/// The most letter tables that are tried.
const MOST_TABLES: usize = 64;

/// Stands between blocks of text, which do not belong together.
const APART: char = '\u{1}';

/// Letters by the code that stands for them in strings.
type Letters = BTreeMap<u32, String>;

/// Looks through a PDF file.
pub(super) fn look(search: &mut Search, bytes: &[u8], part: &str, depth: usize) {
    let (streams, outside) = unpack(search, bytes, part);
    let tables: Vec<Letters> = streams
        .iter()
        .filter(|stream| find(stream, b"begincmap").is_some())
        .map(|stream| letters(stream))
        .filter(|letters| !letters.is_empty())
        .take(MOST_TABLES)
        .collect();
    look_at_strings(search, &outside, part);
    for stream in &streams {
        let part = within(part, "stream");
        search.any(stream, &part, depth + 1);
        look_at_strings(search, stream, &part);
        if !is_content(stream) {
            continue;
        }
        let strings = strings(stream);
        for table in &tables {
            for (width, between) in [(2, ""), (2, " "), (1, ""), (1, " ")] {
                let text = spelled(&strings, table, width, between);
                search.bytes(plain::one_line(&text).as_bytes(), &part);
                // A name that was broken into lines stands in several blocks.
                search.joined(&plain::one_line(&text.replace(APART, " ")), &part);
            }
        }
    }
}

/// The streams of a file that say something, unpacked, and all that stands between streams.
fn unpack(search: &mut Search, bytes: &[u8], part: &str) -> (Vec<Vec<u8>>, Vec<u8>) {
    const LONGEST_HEAD: usize = 4096;
    let mut streams: Vec<Vec<u8>> = Vec::new();
    let mut outside: Vec<u8> = Vec::new();
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let before = rest.get(..at).unwrap_or_default();
        outside.extend_from_slice(before);
        let body = rest.get(at + 6..).unwrap_or_default();
        let body = body
            .strip_prefix(b"\r\n")
            .or_else(|| body.strip_prefix(b"\n"))
            .unwrap_or(body);
        let end = find(body, b"endstream").unwrap_or(body.len());
        let data = body.get(..end).unwrap_or_default();
        let from = before.len().saturating_sub(LONGEST_HEAD);
        let head = before.get(from..).unwrap_or_default();
        let head = rfind(head, b" obj").map_or(head, |at| head.get(at..).unwrap_or_default());
        // Pixels and outlines of letters say nothing that can be looked for.
        let is_mute = [
            b"/Image".as_slice(),
            b"/FontFile",
            b"CIDFontType0C",
            b"/OpenType",
        ]
        .iter()
        .any(|word| find(head, word).is_some());
        if find(head, b"FlateDecode").is_some() {
            match search.inflated(data) {
                Some(inner) if !is_mute => streams.push(inner),
                Some(_) => {}
                None => search.cannot_read(&within(part, "stream")),
            }
        } else if !is_mute {
            streams.push(data.to_vec());
        }
        rest = body.get((end + 9).min(body.len())..).unwrap_or_default();
    }
    outside.extend_from_slice(rest);
    (streams, outside)
}

/// Strings of objects: titles, links, bookmarks, in whichever of the two encodings.
fn look_at_strings(search: &mut Search, bytes: &[u8], part: &str) {
    search.bytes(bytes, part);
    for string in strings(bytes) {
        match string.as_slice() {
            [0xfe, 0xff, rest @ ..] => {
                search.bytes(plain::one_line(&letter(rest)).as_bytes(), part);
            }
            other => search.bytes(other, part),
        }
    }
}

/// Whether a stream looks like one that sets text.
fn is_content(stream: &[u8]) -> bool {
    find(stream, b"BT").is_some()
        && (find(stream, b"Tj").is_some() || find(stream, b"TJ").is_some())
}

/// All strings of a stream, `(…)` and `<…>`, in their order; an empty one where a block of text ends.
fn strings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'(' => {
                let (string, next) = in_brackets(bytes, at);
                out.push(string);
                at = next;
            }
            b'<' if bytes.get(at) == Some(&b'<') => at += 1,
            b'<' => {
                let tail = bytes.get(at..).unwrap_or_default();
                let is_other = |b: &u8| !b.is_ascii_hexdigit() && !b.is_ascii_whitespace();
                let end = tail.iter().position(is_other).unwrap_or(tail.len());
                if tail.get(end) == Some(&b'>') {
                    out.push(from_hex(tail.get(..end).unwrap_or_default()));
                    at += end + 1;
                }
            }
            b'E' if bytes.get(at) == Some(&b'T') => out.push(Vec::new()),
            _ => {}
        }
    }
    out
}

/// A string in brackets from its first byte on, and where it ends.
fn in_brackets(bytes: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let mut out = Vec::new();
    let mut open = 1_usize;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'(' => open += 1,
            b')' => {
                open -= 1;
                if open == 0 {
                    break;
                }
            }
            b'\\' => {
                let (escaped, next) = escaped(bytes, at);
                out.extend(escaped);
                at = next;
                continue;
            }
            _ => {}
        }
        out.push(*byte);
    }
    (out, at)
}

/// What stands behind a backslash, and where that ends.
fn escaped(bytes: &[u8], at: usize) -> (Option<u8>, usize) {
    let Some(first) = bytes.get(at) else {
        return (None, at);
    };
    match first {
        b'n' => (Some(b'\n'), at + 1),
        b'r' => (Some(b'\r'), at + 1),
        b't' => (Some(b'\t'), at + 1),
        b'b' => (Some(8), at + 1),
        b'f' => (Some(12), at + 1),
        b'\n' => (None, at + 1),
        b'\r' => (
            None,
            at + 1 + usize::from(bytes.get(at + 1) == Some(&b'\n')),
        ),
        b'0'..=b'7' => {
            let tail = bytes.get(at..).unwrap_or_default().iter().take(3);
            let digits: Vec<u8> = tail
                .take_while(|b| matches!(b, b'0'..=b'7'))
                .map(|b| b - b'0')
                .collect();
            let code = digits
                .iter()
                .fold(0_u32, |code, d| code * 8 + u32::from(*d));
            (u8::try_from(code & 0xff).ok(), at + digits.len())
        }
        other => (Some(*other), at + 1),
    }
}

fn from_hex(digits: &[u8]) -> Vec<u8> {
    let digit = |b: &u8| u8::try_from(char::from(*b).to_digit(16)?).ok();
    let digits: Vec<u8> = digits.iter().filter_map(digit).collect();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| {
            pair.iter()
                .chain(&[0])
                .take(2)
                .fold(0_u8, |byte, d| byte << 4 | d)
        })
        .collect()
}

/// Text of UTF-16, high byte first.
fn letter(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .filter_map(|pair| <[u8; 2]>::try_from(pair).ok())
        .map(u16::from_be_bytes)
        .collect();
    String::from_utf16_lossy(&units)
}

fn code(string: &[u8]) -> u32 {
    let bytes = string.iter().take(4);
    bytes.fold(0, |code, byte| code << 8 | u32::from(*byte))
}

/// The letters of a table: `<01> <0041>` and `<01> <05> <0041>` in their sections, and lists.
fn letters(stream: &[u8]) -> Letters {
    let text = String::from_utf8_lossy(stream);
    let mut out = Letters::new();
    for section in sections(&text, "beginbfchar", "endbfchar") {
        for pair in strings(section.as_bytes()).chunks_exact(2) {
            if let [from, to] = pair {
                out.insert(code(from), letter(to));
            }
        }
    }
    for section in sections(&text, "beginbfrange", "endbfrange") {
        for line in section.lines() {
            take_range(line, &mut out);
        }
    }
    out
}

fn sections<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    let parts = text.split(from).skip(1);
    parts.filter_map(|tail| tail.split(to).next()).collect()
}

fn take_range(line: &str, out: &mut Letters) {
    const MOST: u32 = 0xffff;
    let found = strings(line.as_bytes());
    let [from, to, letters @ ..] = found.as_slice() else {
        return;
    };
    let from = code(from);
    let to = code(to).min(from.saturating_add(MOST));
    let is_list = line.contains('[');
    for (step, code) in (from..=to).enumerate() {
        let text = if is_list {
            letters.get(step).map(|it| letter(it))
        } else {
            let first = letters.first().map(|it| letter(it));
            first.and_then(|first| following(&first, step))
        };
        out.extend(text.map(|text| (code, text)));
    }
}

/// The text whose last letter is some places further on.
fn following(text: &str, step: usize) -> Option<String> {
    let last = text.chars().next_back()?;
    let moved = u32::from(last).checked_add(u32::try_from(step).ok()?)?;
    let head = text.get(..text.len() - last.len_utf8())?;
    Some(format!("{head}{}", char::from_u32(moved)?))
}

/// What strings say by a table of letters, of codes of one or two bytes.
fn spelled(strings: &[Vec<u8>], table: &Letters, width: usize, between: &str) -> String {
    let mut out = String::new();
    for string in strings {
        if string.is_empty() {
            out.push(APART);
        }
        for bytes in string.chunks(width) {
            if let Some(letter) = table.get(&code(bytes)) {
                out.push_str(letter);
            }
        }
        out.push_str(between);
    }
    out
}

/// The first place of some bytes among others. O(bytes) where the first of them is rare.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    loop {
        let tail = bytes.get(from..)?;
        let at = from + tail.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(what) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}
