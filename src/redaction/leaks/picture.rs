//! Pictures: everything in them that is not the picture itself.

use super::search::{Search, is_zlib, within};

/// The first bytes of a PNG picture.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that hold pixels or what is needed to read them.
const PIXELS: [&[u8; 4]; 5] = [b"IHDR", b"PLTE", b"IDAT", b"fdAT", b"IEND"];

/// Looks through the chunks of a PNG picture.
pub(super) fn look(search: &mut Search, bytes: &[u8], part: &str, depth: usize) {
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    while let Some((name, data, after)) = chunk(rest) {
        if !PIXELS.contains(&name) {
            let part = within(part, &String::from_utf8_lossy(name));
            look_into(search, name, data, &part, depth);
        }
        rest = after;
        if name == b"IEND" {
            break;
        }
    }
    // What was hung onto the end, or could not be read as chunks.
    if !rest.is_empty() {
        search.any(rest, &within(part, "…"), depth + 1);
    }
}

/// The name and the data of the first chunk, and what follows it.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let data = rest.get(..length)?;
    let after = rest.get(length.checked_add(4)?..)?;
    Some((name, data, after))
}

fn look_into(search: &mut Search, name: &[u8; 4], data: &[u8], part: &str, depth: usize) {
    let after_zero =
        |data: &[u8]| -> Option<usize> { data.iter().position(|b| *b == 0).map(|at| at + 1) };
    let (words, body) = data.split_at(after_zero(data).unwrap_or(0));
    match name {
        b"tEXt" => {
            search.bytes(words, part);
            search.any(body, part, depth + 1);
        }
        b"zTXt" | b"iCCP" => {
            search.bytes(words, part);
            packed(search, body.get(1..).unwrap_or_default(), part, depth);
        }
        b"iTXt" => {
            search.bytes(words, part);
            // Packed or not, the method, the language, the word in that language, the text.
            let is_packed = body.first() == Some(&1);
            let mut rest = body.get(2..).unwrap_or_default();
            for _ in 0..2 {
                let (words, after) = rest.split_at(after_zero(rest).unwrap_or(rest.len()));
                search.bytes(words, part);
                rest = after;
            }
            if is_packed {
                packed(search, rest, part, depth);
            } else {
                search.any(rest, part, depth + 1);
            }
        }
        // A chunk of our own or another's: as it is, and from wherever it seems to be packed.
        _ => {
            search.any(data, part, depth + 1);
            for at in 1..data.len().min(64) {
                let tail = data.get(at..).unwrap_or_default();
                if let Some(inner) = is_zlib(tail).then(|| search.inflated(tail)).flatten() {
                    search.any(&inner, part, depth + 1);
                }
            }
        }
    }
}

fn packed(search: &mut Search, data: &[u8], part: &str, depth: usize) {
    match search.inflated(data) {
        Some(inner) => search.any(&inner, part, depth + 1),
        None => search.cannot_read(part),
    }
}

/// Looks through what a JPEG picture says of itself before its pixels begin.
pub(super) fn look_jpeg(search: &mut Search, bytes: &[u8], part: &str, depth: usize) {
    const START_OF_SCAN: u8 = 0xda;
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xff, marker, high, low, ..] = rest {
        if *marker == START_OF_SCAN {
            return;
        }
        let length = usize::from(*high) << 8 | usize::from(*low);
        let Some(segment) = rest.get(4..length.saturating_add(2)) else {
            break;
        };
        // Application segments and comments; the others are tables of numbers.
        if matches!(marker, 0xe0..=0xef | 0xfe) {
            super::plain::look(search, segment, part, depth);
        }
        rest = rest.get(length.saturating_add(2)..).unwrap_or_default();
    }
    search.bytes(rest, part);
}
