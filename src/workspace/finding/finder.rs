//! Where a text holds what is looked for: words as they are typed, or a regular expression.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::folded;
use super::folding::Folded;
use crate::locale::{Message, msg};

/// The longest text that is looked for.
const LONGEST: usize = 2_000;
/// The most memory that a compiled expression may take.
const MOST_BYTES: usize = 1 << 20;

/// What is looked for, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, or the expression.
    pub text: String,
    /// Whether case and accents matter.
    pub matches_case: bool,
    /// Whether only whole words count.
    pub whole_words: bool,
    /// Whether `text` is a regular expression.
    pub is_pattern: bool,
}

/// A query, ready to be held against texts.
#[derive(Clone, Debug)]
pub struct Finder {
    how: How,
    whole_words: bool,
}

#[derive(Clone, Debug)]
enum How {
    /// The folded text.
    Loose(String),
    /// The text itself.
    Exact(String),
    Pattern(Regex),
}

impl Finder {
    /// Reads a query; `None` where there is nothing to look for.
    ///
    /// # Errors
    /// Why the query cannot be read: too long, or no regular expression.
    pub fn new(query: &Query) -> Result<Option<Self>, Message> {
        if query.text.trim().is_empty() {
            return Ok(None);
        }
        if query.text.chars().count() > LONGEST {
            return Err(msg::FINDING_TOO_LONG.with("most", LONGEST));
        }
        let how = if query.is_pattern {
            How::Pattern(pattern(query)?)
        } else if query.matches_case {
            How::Exact(query.text.clone())
        } else {
            let text = folded(&query.text);
            if text.is_empty() {
                // Nothing but combining marks: they are looked for as they are.
                How::Exact(query.text.clone())
            } else {
                How::Loose(text)
            }
        };
        let whole_words = query.whole_words;
        Ok(Some(Self { how, whole_words }))
    }

    /// Whether a text, given with its folded form, may hold a match: quick, and never wrongly no.
    #[must_use]
    pub fn may_match(&self, text: &str, folded: &str) -> bool {
        match &self.how {
            How::Loose(wanted) => folded.contains(wanted.as_str()),
            How::Exact(wanted) => text.contains(wanted.as_str()),
            How::Pattern(pattern) => pattern.is_match(text),
        }
    }

    /// The places in a text, from left to right, none over another and none empty.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut out = match &self.how {
            How::Pattern(pattern) => pattern.find_iter(text).map(|found| found.range()).collect(),
            How::Exact(wanted) => text
                .match_indices(wanted.as_str())
                .map(|(at, _)| at..at + wanted.len())
                .collect(),
            How::Loose(wanted) => loose_places(text, wanted),
        };
        out.retain(|place| self.counts(text, place));
        out
    }

    /// Whether a place is not empty, tears no joined sign apart, and is a word where words are asked
    /// for.
    fn counts(&self, text: &str, place: &Range<usize>) -> bool {
        const JOINER: char = '\u{200d}';
        let before = text[..place.start].chars().next_back();
        let after = text[place.end..].chars().next();
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let is_torn = before == Some(JOINER) || after == Some(JOINER);
        !(place.is_empty()
            || is_torn
            || self.whole_words && (is_letter(before) || is_letter(after)))
    }

    /// The text with every place replaced, and how many there were; `None` where there are none.
    /// In a regular expression `$1` stands for its first group.
    #[must_use]
    pub fn replaced(&self, text: &str, with: &str) -> Option<(String, usize)> {
        let places = self.places(text);
        let first = places.first()?;
        let mut out = text[..first.start].to_owned();
        for (index, place) in places.iter().enumerate() {
            match &self.how {
                How::Pattern(pattern) => match pattern.captures_at(text, place.start) {
                    Some(groups) => groups.expand(with, &mut out),
                    None => out.push_str(&text[place.clone()]),
                },
                _ => out.push_str(with),
            }
            let next = places.get(index + 1).map_or(text.len(), |next| next.start);
            out.push_str(&text[place.end..next]);
        }
        Some((out, places.len()))
    }
}

fn pattern(query: &Query) -> Result<Regex, Message> {
    let built = RegexBuilder::new(&query.text)
        .case_insensitive(!query.matches_case)
        .size_limit(MOST_BYTES)
        .dfa_size_limit(MOST_BYTES)
        .build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => msg::FINDING_PATTERN_TOO_BIG.into(),
        other => {
            // The last line says what is wrong; those before point at it with spaces.
            let text = other.to_string();
            let reason = text.lines().last().unwrap_or_default();
            let reason = reason.trim_start_matches("error:").trim().to_owned();
            msg::FINDING_BAD_PATTERN.with("reason", reason)
        }
    })
}

fn loose_places(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let folded = Folded::of(text);
    folded
        .text
        .match_indices(wanted)
        .filter_map(|(at, _)| folded.original(at, at + wanted.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder(text: &str, change: impl FnOnce(&mut Query)) -> Finder {
        let mut query = Query {
            text: text.to_owned(),
            ..Query::default()
        };
        change(&mut query);
        Finder::new(&query).unwrap().unwrap()
    }

    fn found<'t>(finder: &Finder, text: &'t str) -> Vec<&'t str> {
        let places = finder.places(text).into_iter();
        places.map(|place| &text[place]).collect()
    }

    #[test]
    fn words_are_found_without_case_and_accents_unless_asked() {
        let text = "État civil, l’etat";
        assert_eq!(found(&finder("etat", |_| {}), text), ["État", "etat"]);
        let exact = finder("etat", |query| query.matches_case = true);
        assert_eq!(found(&exact, text), ["etat"]);
    }

    #[test]
    fn whole_words_leave_parts_of_words_alone() {
        let whole = finder("port", |query| query.whole_words = true);
        assert_eq!(
            found(&whole, "Port, portail, transport, port"),
            ["Port", "port"]
        );
    }

    #[test]
    fn a_regular_expression_replaces_with_its_groups() {
        let pattern = finder(r"srv-(\d+)", |query| query.is_pattern = true);
        let answer = pattern.replaced("SRV-12 et srv-7", "serveur $1");
        assert_eq!(answer, Some(("serveur 12 et serveur 7".to_owned(), 2)));
    }

    #[test]
    fn what_replaces_is_taken_as_it_is_and_accents_around_it_stay() {
        let plain = finder("e\u{301}tat", |_| {});
        let answer = plain.replaced("L’État, l’e\u{301}tat civil", "$1");
        assert_eq!(answer, Some(("L’$1, l’$1 civil".to_owned(), 2)));
    }

    #[test]
    fn a_broken_expression_is_refused_with_a_reason() {
        let query = Query {
            text: "(".to_owned(),
            is_pattern: true,
            ..Query::default()
        };
        let refusal = Finder::new(&query).unwrap_err();
        let sentence = crate::locale::Language::English.say(&refusal);
        assert!(sentence.contains("unclosed group"), "{sentence}");
    }

    #[test]
    fn long_and_odd_texts_are_refused_or_found_but_never_break() {
        let long = Query {
            text: "a".repeat(10_000),
            ..Query::default()
        };
        assert!(Finder::new(&long).is_err());
        let huge = Query {
            text: r"(\w{500}){500}".to_owned(),
            is_pattern: true,
            ..Query::default()
        };
        assert!(Finder::new(&huge).is_err());
        assert_eq!(found(&finder("👩", |_| {}), "👩‍💻 👩"), ["👩"]);
        assert_eq!(found(&finder("\u{301}", |_| {}), "e\u{301}"), ["\u{301}"]);
        let empty = finder("x*", |query| query.is_pattern = true);
        assert_eq!(found(&empty, "axxa"), ["xx"], "empty places do not count");
    }
}
