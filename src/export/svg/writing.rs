//! Numbers, texts and bytes as they stand in XML.

use crate::text;

/// A length or a place, to a hundredth of a map unit; 0 for what is no number.
#[must_use]
pub fn number(value: f64) -> String {
    let mut out = String::with_capacity(8);
    push_number(&mut out, value);
    out
}

/// The same at the end of a text.
pub(super) fn push_number(out: &mut String, value: f64) {
    let hundredths = (value * 100.0).round();
    if !hundredths.is_finite() || hundredths.abs() >= 1e15 {
        out.push('0');
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    let hundredths = hundredths as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    out.push_str(&whole.to_string());
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + u8::try_from(rest / 10).unwrap_or(0)));
        if !rest.is_multiple_of(10) {
            out.push(char::from(b'0' + u8::try_from(rest % 10).unwrap_or(0)));
        }
    }
}

/// ` name="value"`, escaped.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text(out, value);
    out.push('"');
}

/// Words of the map: nothing of them acts as markup, and what cannot be seen becomes a sign, as
/// in every other drawing.
pub(super) fn text(out: &mut String, words: &str) {
    for letter in text::visible(words).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No characters of XML, however they are escaped.
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(letter),
        }
    }
}

/// Bytes as the letters of a data URI (RFC 4648, §4).
#[must_use]
pub fn base64_of(bytes: &[u8]) -> String {
    let mut out = String::new();
    push_base64(&mut out, bytes);
    out
}

/// The same at the end of a text.
pub(super) fn push_base64(out: &mut String, bytes: &[u8]) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    out.reserve(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for at in 0..4 {
            if at > three.len() {
                out.push('=');
            } else {
                let sextet = (bits >> (18 - 6 * at)) & 63;
                out.push(char::from(LETTERS[sextet as usize]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_strange() {
        for (value, written) in [
            (0.0, "0"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-12.3456, "-12.35"),
            (0.07, "0.07"),
            (1e300, "0"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(number(value), written);
        }
    }

    #[test]
    fn bytes_are_written_as_the_standard_says() {
        for (bytes, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut out = String::new();
            push_base64(&mut out, bytes.as_bytes());
            assert_eq!(out, written);
        }
    }
}
