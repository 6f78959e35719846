//! Making the invisible visible.
//!
//! A label copied from elsewhere may carry control characters, zero-width characters or marks
//! that reverse the direction of reading (so that `gnp.exe` reads `exe.png`). None of them may
//! act on a map; each is shown as a sign instead.

use std::borrow::Cow;

/// The sign shown for what cannot be seen: a lozenge, which Inter has in every weight.
const HIDDEN_MARK: char = '\u{25CA}';

/// The text as it may be drawn on one line: line breaks and tabs become a space; control
/// characters, and those that are invisible or change the direction of reading, become the
/// sign `◊`. Borrowed when there is nothing to change.
///
/// Zero-width joiners between emoji and variation selectors stay: they only shape their cluster.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut previous = None;
    let needs_change = text.chars().any(|c| {
        let shown = shown_as(c, previous);
        previous = Some(c);
        shown != c
    });
    if !needs_change {
        return Cow::Borrowed(text);
    }
    let mut previous = None;
    let shown = text.chars().map(|c| {
        let shown = shown_as(c, previous);
        previous = Some(c);
        shown
    });
    Cow::Owned(shown.collect())
}

/// Whether a text holds what acts without being seen: control characters but line breaks and tabs,
/// zero-width characters, marks that turn the direction of reading.
#[must_use]
pub fn hides_something(text: &str) -> bool {
    let mut previous = None;
    text.chars().any(|c| {
        let is_hidden = shown_as(c, previous) == HIDDEN_MARK && c != HIDDEN_MARK;
        previous = Some(c);
        is_hidden
    })
}

/// What is drawn for a character that follows `previous`.
fn shown_as(c: char, previous: Option<char>) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{200D}' if previous.is_some_and(is_pictograph) => c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' // controls
        | '\u{AD}' // soft hyphen
        | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' // zero width, direction marks
        | '\u{202A}'..='\u{202E}' // embedding and override
        | '\u{2060}'..='\u{206F}' // joiners, isolates, deprecated format characters
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => HIDDEN_MARK,
        _ => c,
    }
}

/// Whether a zero-width joiner after this character builds a picture.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in [
            "État civil",
            "« Élus » : qui ?",
            "Ελλάδα, Москва, עברית, العربية",
            "a\u{A0}b\u{202F}c",
            "👩‍👩‍👧‍👦 🇫🇷 é",
        ] {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn what_acts_without_being_seen_is_noticed() {
        assert!(hides_something("a\u{202E}b"));
        assert!(hides_something("a\u{200B}b"));
        assert!(!hides_something("two\nlines\tand ◊ 👩‍👩‍👧"));
    }

    #[test]
    fn characters_that_act_are_shown() {
        assert_eq!(visible("\u{202E}gnp.exe"), "◊gnp.exe");
        assert_eq!(visible("\u{1B}[31mred"), "◊[31mred");
        assert_eq!(visible("a\0b\u{200B}c"), "a◊b◊c");
        assert_eq!(visible("two\nlines\tand a tab"), "two lines and a tab");
    }
}
