//! Words in XML and in HTML: nothing of a name becomes markup.

/// Words between tags. What XML 1.0 does not know is left out.
pub(super) fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Words in an attribute, where line ends would become blanks.
pub(super) fn escaped(words: &str) -> String {
    text(words).replace('\n', "&#10;").replace('\t', "&#9;")
}
