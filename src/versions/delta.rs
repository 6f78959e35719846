//! What makes one file out of another that is nearly the same, in git's own form: copy these bytes
//! of the old file, insert these new ones.
//!
//! The old file is indexed by blocks of [`BLOCK`] bytes; a rolling hash over the new one finds
//! blocks that it shares, and each is grown both ways as far as the files agree. Time O(both
//! lengths) for files that are alike; source: rsync's rolling checksum, and Pieter de Jonge's and
//! Nicolas Pitre's `diff-delta.c` for the form.

use rustc_hash::FxHashMap;

/// Bytes that are looked up at once.
const BLOCK: usize = 32;
/// The most bytes that one order copies, and one inserts.
const MOST_COPIED: usize = 0x1_0000;
const MOST_INSERTED: usize = 127;
/// Factor of the rolling hash, odd and without a pattern.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// The orders that turn `old` into `new`.
#[must_use]
pub(super) fn delta(old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    push_size(&mut out, old.len());
    push_size(&mut out, new.len());
    let start = common_start(old, new);
    let end = common_end(&old[start..], &new[start..]);
    push_copy(&mut out, 0, start);
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    middle(&mut out, &old[..old_end], &new[..new_end], start);
    push_copy(&mut out, old_end, end);
    out
}

fn common_start(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn common_end(a: &[u8], b: &[u8]) -> usize {
    let pairs = a.iter().rev().zip(b.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

/// The orders for `new[from..]`.
fn middle(out: &mut Vec<u8>, old: &[u8], new: &[u8], from: usize) {
    let mut pending = from;
    if new.len() < from + BLOCK || old.len() < BLOCK {
        push_insert(out, new.get(pending..).unwrap_or_default());
        return;
    }
    let index = index_of(old);
    let leaving = FACTOR.wrapping_pow(u32::try_from(BLOCK - 1).unwrap_or(0));
    let mut at = from;
    let mut rolled = hash(&new[at..at + BLOCK]);
    loop {
        let found = index.get(&rolled).copied().filter(|&place| {
            // Two blocks may share a hash.
            old[place..place + BLOCK] == new[at..at + BLOCK]
        });
        if let Some(place) = found {
            let back = common_end(&old[..place], &new[pending..at]);
            let (old_from, new_from) = (place - back, at - back);
            let length = back + BLOCK + common_start(&old[place + BLOCK..], &new[at + BLOCK..]);
            push_insert(out, &new[pending..new_from]);
            push_copy(out, old_from, length);
            pending = new_from + length;
            at = pending;
            let Some(block) = new.get(at..at + BLOCK) else {
                break;
            };
            rolled = hash(block);
            continue;
        }
        let Some(&next) = new.get(at + BLOCK) else {
            break;
        };
        let gone = u64::from(new[at]).wrapping_mul(leaving);
        rolled = rolled
            .wrapping_sub(gone)
            .wrapping_mul(FACTOR)
            .wrapping_add(u64::from(next));
        at += 1;
    }
    push_insert(out, &new[pending..]);
}

fn hash(block: &[u8]) -> u64 {
    block.iter().fold(0_u64, |sum, &byte| {
        sum.wrapping_mul(FACTOR).wrapping_add(u64::from(byte))
    })
}

/// The first place of each block of the old file.
fn index_of(old: &[u8]) -> FxHashMap<u64, usize> {
    let mut index = FxHashMap::default();
    index.reserve(old.len() / BLOCK);
    for (number, block) in old.chunks_exact(BLOCK).enumerate() {
        index.entry(hash(block)).or_insert(number * BLOCK);
    }
    index
}

fn push_size(out: &mut Vec<u8>, mut size: usize) {
    loop {
        let low = (size & 0x7f) as u8;
        size >>= 7;
        if size == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn push_copy(out: &mut Vec<u8>, mut from: usize, mut length: usize) {
    while length > 0 {
        let part = length.min(MOST_COPIED);
        let mut order = 0x80_u8;
        let mut bytes = Vec::with_capacity(7);
        for shift in 0..4 {
            let byte = ((from >> (8 * shift)) & 0xff) as u8;
            if byte != 0 {
                order |= 1 << shift;
                bytes.push(byte);
            }
        }
        // The full length is written as nothing at all.
        let written = if part == MOST_COPIED { 0 } else { part };
        for shift in 0..2 {
            let byte = ((written >> (8 * shift)) & 0xff) as u8;
            if byte != 0 {
                order |= 0x10 << shift;
                bytes.push(byte);
            }
        }
        out.push(order);
        out.extend(bytes);
        from += part;
        length -= part;
    }
}

fn push_insert(out: &mut Vec<u8>, bytes: &[u8]) {
    for part in bytes.chunks(MOST_INSERTED) {
        out.push(part.len() as u8);
        out.extend_from_slice(part);
    }
}

/// Carries the orders out; `None` when they do not fit the old file.
#[must_use]
pub(super) fn apply(old: &[u8], delta: &[u8]) -> Option<Vec<u8>> {
    let mut rest = delta.iter().copied();
    if take_size(&mut rest)? != old.len() {
        return None;
    }
    let size = take_size(&mut rest)?;
    let mut new = Vec::with_capacity(size);
    while let Some(order) = rest.next() {
        if order & 0x80 == 0 {
            for _ in 0..order {
                new.push(rest.next()?);
            }
            continue;
        }
        let mut figure = |bits: std::ops::Range<usize>| {
            let mut value = 0_usize;
            for (shift, bit) in bits.enumerate() {
                if order & (1 << bit) != 0 {
                    value |= usize::from(rest.next()?) << (8 * shift);
                }
            }
            Some(value)
        };
        let from = figure(0..4)?;
        let length = match figure(4..7)? {
            0 => MOST_COPIED,
            length => length,
        };
        new.extend_from_slice(old.get(from..from.checked_add(length)?)?);
    }
    (new.len() == size).then_some(new)
}

fn take_size(rest: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let mut size = 0_usize;
    for shift in (0..usize::BITS).step_by(7) {
        let byte = rest.next()?;
        size |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(size);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_small_change_is_a_small_delta() {
        let old: String = (0..20_000).map(|n| format!("line {n}\n")).collect();
        let new = old
            .replace("line 7\n", "line seven\n")
            .replace("line 19000\n", "");
        let delta = delta(old.as_bytes(), new.as_bytes());
        assert!(delta.len() < 200, "{} bytes", delta.len());
        assert_eq!(apply(old.as_bytes(), &delta).unwrap(), new.as_bytes());
    }

    #[test]
    fn moved_parts_are_copied() {
        let old: String = (0..4_000).map(|n| format!("line {n}\n")).collect();
        let (a, b) = old.split_at(old.len() / 2);
        let new = format!("{b}{a}");
        let delta = delta(old.as_bytes(), new.as_bytes());
        assert!(delta.len() < 100, "{} bytes", delta.len());
        assert_eq!(apply(old.as_bytes(), &delta).unwrap(), new.as_bytes());
    }

    proptest! {
        #[test]
        fn whatever_the_files_the_delta_gives_the_new_one(
            parts in prop::collection::vec(prop::collection::vec(0_u8..3, 0..90), 0..9),
            order in prop::collection::vec(0_usize..9, 0..12),
            extra in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let old: Vec<u8> = parts.concat();
            let mut new: Vec<u8> = order.iter().filter_map(|&at| parts.get(at)).flatten().copied().collect();
            new.extend(&extra);
            for (a, b) in [(&old, &new), (&new, &old), (&old, &old), (&extra, &new)] {
                let orders = delta(a, b);
                prop_assert_eq!(apply(a, &orders), Some(b.clone()));
            }
        }
    }
}
