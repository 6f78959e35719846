//! The tables of a small font file, and the file made of them.

use std::collections::BTreeMap;

/// A number of two bytes in a table.
pub(super) fn word(table: &[u8], at: usize) -> Option<u16> {
    let bytes = table.get(at..at + 2)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

/// The glyphs that a composite glyph is put together from, each with where its number stands;
/// none of a plain one.
pub(super) fn components(outline: &[u8]) -> Vec<(usize, u16)> {
    const WORDS: u16 = 1;
    const SCALE: u16 = 8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    let mut out = Vec::new();
    // A negative number of contours says so.
    if word(outline, 0).is_none_or(|contours| contours < 0x8000) {
        return out;
    }
    let mut at = 10;
    while let (Some(flags), Some(glyph)) = (word(outline, at), word(outline, at + 2)) {
        out.push((at + 2, glyph));
        at += if flags & WORDS > 0 { 8 } else { 6 };
        at += match flags & (SCALE | TWO_SCALES | MATRIX) {
            0 => 0,
            SCALE => 2,
            TWO_SCALES => 4,
            _ => 8,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    out
}

/// Which letter is which glyph: `cmap` with one table of groups (format 12); letters sorted.
pub(super) fn letters(letters: &[(char, u16)]) -> Vec<u8> {
    let mut groups: Vec<(u32, u32, u32)> = Vec::new();
    for &(letter, glyph) in letters {
        let (letter, glyph) = (u32::from(letter), u32::from(glyph));
        match groups.last_mut() {
            Some((first, last, start))
                if *last + 1 == letter && *start + (letter - *first) == glyph =>
            {
                *last = letter;
            }
            _ => groups.push((letter, letter, glyph)),
        }
    }
    let count = groups.len() as u32;
    let mut out = Vec::new();
    // Version, one table, for Windows with all of Unicode, at byte 12.
    out.extend(words(&[0, 1, 3, 10]));
    out.extend(12_u32.to_be_bytes());
    out.extend(words(&[12, 0]));
    out.extend((16 + 12 * count).to_be_bytes());
    out.extend(0_u32.to_be_bytes());
    out.extend(count.to_be_bytes());
    for (first, last, glyph) in groups {
        for number in [first, last, glyph] {
            out.extend(number.to_be_bytes());
        }
    }
    out
}

/// How much farther glyphs stand in pairs: `kern` of format 0. Pairs that would not fit into the
/// 64 KiB of the table are left out.
pub(super) fn kerning(pairs: &BTreeMap<(u16, u16), i16>) -> Vec<u8> {
    let count = pairs.len().min(10_900) as u16;
    let (reach, log) = search(count, 6);
    let mut out = words(&[0, 1, 0, 14 + 6 * count, 1, count, reach, log]);
    out.extend(words(&[(6 * count).saturating_sub(reach)]));
    for ((first, second), by) in pairs.iter().take(usize::from(count)) {
        out.extend(words(&[*first, *second]));
        out.extend(by.to_be_bytes());
    }
    out
}

/// Copyright, family, style, full name and licence of a `name` table, for Windows; the rest is
/// not needed in a drawing.
pub(super) fn names(table: &[u8]) -> Vec<u8> {
    const KEPT: [u16; 6] = [0, 1, 2, 4, 6, 13];
    let (count, texts) = (word(table, 2).unwrap_or(0), word(table, 4).unwrap_or(0));
    let mut records = Vec::new();
    let mut bytes: Vec<u8> = Vec::new();
    for at in 0..usize::from(count) {
        let field = |of: usize| word(table, 6 + 12 * at + 2 * of).unwrap_or(0);
        let (length, offset) = (field(4), field(5));
        let from = usize::from(texts) + usize::from(offset);
        let text = table.get(from..from + usize::from(length));
        if let Some(text) = text.filter(|_| field(0) == 3 && KEPT.contains(&field(3))) {
            let place = bytes.len() as u16;
            records.push([field(0), field(1), field(2), field(3), length, place]);
            bytes.extend(text);
        }
    }
    let start = 6 + 12 * records.len() as u16;
    let mut out = words(&[0, records.len() as u16, start]);
    for record in records {
        out.extend(words(&record));
    }
    out.extend(bytes);
    out
}

/// The font file: directory, then the tables, with their sums.
pub(super) fn file(tables: BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let count = tables.len() as u16;
    let (reach, log) = search(count, 16);
    let mut out = words(&[1, 0, count, reach, log, count * 16 - reach]);
    let mut body: Vec<u8> = Vec::new();
    let start = out.len() + 16 * tables.len();
    let mut head = None;
    for (tag, mut table) in tables {
        if tag == *b"head" {
            head = Some(start + body.len());
            // The sum over the file is taken with none in its place.
            if let Some(sum) = table.get_mut(8..12) {
                sum.fill(0);
            }
        }
        out.extend(tag);
        out.extend(sum(&table).to_be_bytes());
        out.extend(((start + body.len()) as u32).to_be_bytes());
        out.extend((table.len() as u32).to_be_bytes());
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    out.extend(body);
    let whole = 0xB1B0_AFBA_u32.wrapping_sub(sum(&out));
    if let Some(place) = head.and_then(|at| out.get_mut(at + 8..at + 12)) {
        place.copy_from_slice(&whole.to_be_bytes());
    }
    out
}

/// The two numbers with which readers halve a list of so many entries of this size.
fn search(count: u16, size: u16) -> (u16, u16) {
    let log = count.checked_ilog2().unwrap_or(0) as u16;
    (size << log, log)
}

fn words(all: &[u16]) -> Vec<u8> {
    all.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn sum(bytes: &[u8]) -> u32 {
    let fours = bytes.chunks(4).map(|four| {
        let byte = |at: usize| four.get(at).copied().unwrap_or(0);
        u32::from_be_bytes([byte(0), byte(1), byte(2), byte(3)])
    });
    fours.fold(0, u32::wrapping_add)
}
