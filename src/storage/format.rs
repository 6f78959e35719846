//! What the file format fixes: its version, its reserved names, and how a name or a text is spelt.

/// The format that this program writes, and the newest that it reads whole.
pub const FORMAT_VERSION: u64 = 1;
/// The extension of map files.
pub const EXTENSION: &str = "ron";

/// Top-level field that holds the format version.
pub(super) const HEADER: &str = "portolan";
/// Field of a record that holds its id.
pub(super) const ID: &str = "id";
/// Field of a record that holds its overrides by plateau.
pub(super) const AT: &str = "at";
/// Field of a record or an override for attributes whose names cannot stand as field names.
pub(super) const ATTRIBUTES: &str = "attributes";
/// First line of every file.
pub(super) const FIRST_LINE: &str =
    "// Portolan map. Records stand sorted by id; a field that is left out has its default.\n";

/// Whether a name can stand as the name of a field: an ASCII or Latin letter or `_`, then
/// letters, digits or `_`, and not a name that the format itself uses.
pub(super) fn is_field_name(name: &str) -> bool {
    !matches!(name, ID | AT | ATTRIBUTES) && is_identifier(name)
}

/// Whether a text is spelt like an identifier that every RON reader takes.
pub(super) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c == '_' || is_letter(c))
        && chars.all(|c| c == '_' || c.is_ascii_digit() || is_letter(c))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, 'À'..='ſ') && !matches!(c, '×' | '÷' | '\u{149}' | '\u{13f}' | '\u{140}'))
}

/// Writes a text as a RON string on one line. Control characters, and marks that hide or turn
/// the text around them, are spelt out, so that a comparison of two files shows them.
pub(super) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut plain_from = 0;
    for (at, c) in text.char_indices() {
        let escape = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\t' => "\\t",
            '\r' => "\\r",
            ' '..='~' => continue,
            c if is_invisible(c) => "",
            _ => continue,
        };
        out.push_str(&text[plain_from..at]);
        plain_from = at + c.len_utf8();
        if escape.is_empty() {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
        } else {
            out.push_str(escape);
        }
    }
    out.push_str(&text[plain_from..]);
    out.push('"');
}

/// Control characters, byte-order mark, line separators, and marks of direction.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{feff}'
        )
}

/// Writes a number: whole numbers without a decimal point as long as they are exact, all others
/// in the shortest form that reads back as the same number.
pub(super) fn push_number(out: &mut String, number: f64) {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole and below 2^53, so exact"
        )]
        let whole = number as i64;
        out.push_str(&whole.to_string());
    } else {
        out.push_str(&format!("{number:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_the_format_uses_are_not_field_names() {
        assert!(is_field_name("criticité") && is_field_name("rto_hours") && is_field_name("r"));
        for odd in [
            "",
            "id",
            "at",
            "attributes",
            "rto-hours",
            "4x",
            "a b",
            "漢",
            "a.b",
            "x²",
        ] {
            assert!(!is_field_name(odd), "{odd}");
        }
    }

    #[test]
    fn every_field_name_is_an_identifier_for_ron() {
        for code in 0..0x3000_u32 {
            let Some(c) = char::from_u32(code) else {
                continue;
            };
            for name in [format!("{c}"), format!("a{c}")] {
                if is_field_name(&name) {
                    let text = format!("({name}: 1)");
                    assert!(ron::from_str::<ron::Value>(&text).is_ok(), "{text}");
                }
            }
        }
    }

    #[test]
    fn numbers_read_back_as_they_were() {
        for number in [
            0.0,
            -4.0,
            0.1,
            1e300,
            5e-324,
            9.1e15,
            9_007_199_254_740_993.0,
            1.5e16,
        ] {
            let mut text = String::new();
            push_number(&mut text, number);
            assert_eq!(ron::from_str::<f64>(&text).ok(), Some(number), "{text}");
        }
        let mut text = String::new();
        push_number(&mut text, 12.0);
        assert_eq!(text, "12");
    }
}
