//! Words of a map as they may stand in a file that others open.
//!
//! What cannot be seen, or turns the direction of reading, becomes the sign that it is on screen,
//! too (`text::visible`); line breaks stay line breaks. Then each form escapes in its own way.

use crate::export::base64_of;
use crate::text;

/// One line: line breaks and tabs become a space.
pub(super) fn line(words: &str) -> String {
    sound(&text::visible(words))
}

/// The lines of a text, at least one. All kinds of line breaks count.
pub(super) fn lines(words: &str) -> Vec<String> {
    let unix = words.replace("\r\n", "\n");
    let breaks = [
        '\n', '\r', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    unix.split(breaks).map(line).collect()
}

/// Lines parted by `\n`.
pub(super) fn block(words: &str) -> String {
    lines(words).join("\n")
}

/// Without the characters that XML has none of, however they are escaped.
fn sound(words: &str) -> String {
    words.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

/// A string of a style sheet, with its quotation marks (CSS Syntax 3, §4.3.7); `<` is written as a
/// number so that no tag of the page ends in it.
pub(super) fn css_string(words: &str) -> String {
    let mut out = String::from("\"");
    for letter in line(words).chars() {
        match letter {
            '"' | '\\' | '<' | '>' | '&' => out.push_str(&format!("\\{:x} ", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// A style sheet of the user's own, which cannot end the element that it stands in.
pub(super) fn style_sheet(text: &str) -> String {
    text.replace("</", "<\\/").replace("<!--", "<\\!--")
}

/// Bytes as a `data:` address (RFC 2397).
pub(super) fn data_address(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", base64_of(bytes))
}

/// A name for a file beside the document: letters, digits and hyphens.
pub(super) fn file_word(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars().take(80) {
        if letter.is_ascii_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "part".to_owned()
    } else {
        out.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_stays_and_lines_stay_lines() {
        assert_eq!(lines("a\r\nb\u{2028}c"), ["a", "b", "c"]);
        assert_eq!(line("a\tb\u{202E}c"), "a b◊c");
        assert_eq!(line("x\u{FFFF}"), "x\u{FFFD}");
    }

    #[test]
    fn a_string_of_a_style_sheet_ends_where_it_should() {
        assert_eq!(
            css_string("a\"b\\</style>"),
            "\"a\\22 b\\5c \\3c /style\\3e \""
        );
        assert!(!style_sheet("a{}</style><script>").contains("</style"));
    }

    #[test]
    fn names_of_files_lead_nowhere() {
        assert_eq!(file_word("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_word("…"), "part");
    }
}
