//! Words as they stand in markup.

/// Puts words at the end of `out` so that nothing of them acts as markup of XML or HTML, between
/// tags or between quotes of either kind. O(length).
pub fn push_markup(out: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
}

/// The same as a text of its own.
#[must_use]
pub fn in_markup(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push_markup(&mut out, words);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_markup_is_left() {
        assert_eq!(
            in_markup("<a title=\"x\">l'eau & co</a>"),
            "&lt;a title=&quot;x&quot;&gt;l&#39;eau &amp; co&lt;/a&gt;"
        );
    }
}
