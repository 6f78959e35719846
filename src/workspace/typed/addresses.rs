//! Addresses in a text that a person may want to follow. Only the schemes that open a page or a
//! letter count: a map from elsewhere must not be able to start anything.

use std::ops::Range;

/// Longest address that is offered; longer ones are no address that a person wrote.
const LONGEST: usize = 2_000;
/// Most addresses of one text that are offered.
const MOST: usize = 20;
/// What an address starts with.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// An address in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where it stands.
    pub range: Range<usize>,
    /// As it is opened.
    pub text: String,
}

/// The addresses of a text, in its order. O(length).
#[must_use]
pub fn addresses(text: &str) -> Vec<Address> {
    let mut found = Vec::new();
    let mut from = 0;
    while found.len() < MOST {
        let Some(start) = next_scheme(text, from) else {
            break;
        };
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(ends_address).unwrap_or(rest.len());
        let word = without_marks(rest.get(..length).unwrap_or_default());
        from = start + length.max(1);
        let has_more = SCHEMES
            .iter()
            .any(|scheme| word.strip_prefix(scheme).is_some_and(is_target));
        if has_more && word.len() <= LONGEST {
            found.push(Address {
                range: start..start + word.len(),
                text: word.to_owned(),
            });
        }
    }
    found
}

/// Where the next scheme starts that no letter stands before.
fn next_scheme(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let starts = SCHEMES.iter().filter_map(|scheme| {
        rest.match_indices(scheme)
            .map(|(at, _)| from + at)
            .find(|at| {
                let before = text
                    .get(..*at)
                    .and_then(|before| before.chars().next_back());
                before.is_none_or(|c| !c.is_alphanumeric())
            })
    });
    starts.min()
}

/// Whether something is left to go to.
fn is_target(rest: &str) -> bool {
    rest.chars().next().is_some_and(char::is_alphanumeric) || rest.starts_with('[')
}

/// White space, quotes, brackets of a sentence, and all that cannot be seen, end an address.
fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '<' | '>' | '"' | '«' | '»' | '“' | '”' | '\\' | '`' | '^' | '{' | '}' | '|'
        )
        || crate::text::hides_something(c.encode_utf8(&mut [0; 4]))
}

/// Without the full stop, comma or bracket of the sentence around it.
fn without_marks(word: &str) -> &str {
    let mut word = word;
    loop {
        let before = word;
        word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
        if word.ends_with(')') && word.matches(')').count() > word.matches('(').count() {
            word = word.strip_suffix(')').unwrap_or(word);
        }
        if word == before {
            return word;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        addresses(text)
            .into_iter()
            .map(|address| address.text)
            .collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        assert_eq!(
            found(
                "Voir https://wiki.example.fr/sso (et http://a.example/b(c)). mailto:rssi@example.fr, fin"
            ),
            [
                "https://wiki.example.fr/sso",
                "http://a.example/b(c)",
                "mailto:rssi@example.fr"
            ]
        );
        let text = "« https://é.example/x » ";
        let address = addresses(text).remove(0);
        assert_eq!(text.get(address.range), Some("https://é.example/x"));
    }

    #[test]
    fn nothing_but_pages_and_letters_can_be_opened() {
        for text in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "xhttps://a.example",
            "https://",
            "mailto: ",
            "https://-",
            "\u{202E}https",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(
            found("https://a.example/\u{202E}gpj.exe"),
            ["https://a.example/"]
        );
        assert_eq!(
            found(&format!("https://{}", "a".repeat(5_000))),
            Vec::<String>::new()
        );
    }
}
