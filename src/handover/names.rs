//! Names of files that are made of labels: safe on every system, and no two alike.

use std::collections::BTreeSet;

use crate::text;

/// Most letters of a name, its ending left out.
const LONGEST: usize = 120;

/// Most bytes of a name: file systems count these, and stop at 255 with the ending.
const MOST_BYTES: usize = 230;

/// Names that Windows keeps for devices, whatever ending follows.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A label as the name of a file, without ending: no separators, no letters that Windows refuses,
/// none that are not seen or turn the direction of reading, no dot or space at its ends, no name of
/// a device, at most 120 letters. `fallback` where nothing is left.
#[must_use]
pub fn safe_name(label: &str, fallback: &str) -> String {
    let mut out = String::new();
    for c in label.chars() {
        let is_refused = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        let c = match c {
            _ if is_refused => '-',
            c if c.is_whitespace() => ' ',
            c if c.is_control() || text::hides_something(c.encode_utf8(&mut [0; 4])) => continue,
            c => c,
        };
        // A run of what cannot stand there leaves one sign.
        if (c == ' ' || c == '-') && out.ends_with(c) {
            continue;
        }
        out.push(c);
    }
    let mut out: String = text_cut(out.trim_matches([' ', '.', '-']));
    out.truncate(out.trim_end_matches([' ', '.']).len());
    let before_dot = out
        .split('.')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if RESERVED.contains(&before_dot.as_str()) {
        out.insert(0, '_');
    }
    if out.is_empty() {
        out.push_str(fallback);
    }
    out
}

/// The longest beginning that keeps both bounds.
fn text_cut(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().take(LONGEST) {
        if out.len() + c.len_utf8() > MOST_BYTES {
            break;
        }
        out.push(c);
    }
    out
}

/// The name of a file: what tells it from others, what tells parts of it apart, and its ending.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FileName {
    /// Of all parts.
    pub stem: String,
    /// Of this part; empty where there is one only.
    pub suffix: &'static str,
    /// Without dot.
    pub ending: &'static str,
}

impl FileName {
    /// All of it.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}.{}", self.stem, self.suffix, self.ending)
    }
}

/// The stems that are given out, compared as a file system compares that tells no case.
#[derive(Debug, Default)]
pub(super) struct Stems {
    taken: BTreeSet<String>,
}

impl Stems {
    /// A stem that no other has: the label, or the label and a number.
    pub(super) fn give(&mut self, label: &str, fallback: &str) -> String {
        let plain = safe_name(label, fallback);
        let mut stem = plain.clone();
        let mut number = 2_u32;
        while !self.taken.insert(stem.to_lowercase()) {
            let tail = format!(" ({number})");
            let room = LONGEST.saturating_sub(tail.len());
            let head: String = plain.chars().take(room).collect();
            stem = format!("{}{tail}", head.trim_end());
            number += 1;
        }
        stem
    }
}
