//! How well a text answers what was typed: every letter in order, better in a row, best at the
//! start of a word. Accents and case do not matter, nor does the order of words.
//!
//! The matching is nucleo's, as in the Helix editor; texts are folded once by
//! [`finding::folded`](crate::workspace::finding::folded), the same folding as in the find bar.

use std::cell::RefCell;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use crate::workspace::finding::folded;

/// What a letter has to be worth on average: letters strewn over a text are no answer.
const LEAST_A_LETTER: i32 = 18;
/// Letters of a query that are looked at.
const LONGEST: usize = 200;

thread_local! {
    static MATCHER: RefCell<Matcher> = RefCell::new(Matcher::new(Config::DEFAULT));
}

/// A text that is matched again and again, folded once.
pub(super) struct Words(Utf32String);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        Self(Utf32String::from(folded(text)))
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// What was typed, ready to be held against many texts.
pub(super) struct Typed {
    pattern: Pattern,
    least: i32,
}

impl Typed {
    pub(super) fn new(typed: &str) -> Self {
        let folded: String = folded(typed.trim()).chars().take(LONGEST).collect();
        let letters = folded.chars().filter(|c| !c.is_whitespace()).count();
        let pattern = Pattern::new(
            &folded,
            CaseMatching::Respect,
            Normalization::Never,
            AtomKind::Fuzzy,
        );
        let least = i32::try_from(letters).unwrap_or(0) * LEAST_A_LETTER;
        Self { pattern, least }
    }

    /// The score of a text; `None` where it is no answer, larger is better. An empty query fits
    /// everything equally. O(length of the text).
    pub(super) fn score(&self, words: &Words) -> Option<i32> {
        let score = MATCHER.with_borrow_mut(|matcher| {
            let text = words.0.slice(..);
            self.pattern.score(text, matcher)
        })?;
        let score = i32::try_from(score).unwrap_or(i32::MAX);
        (score >= self.least).then_some(score)
    }

    /// Whether a text is an answer.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.score(&Words::of(text)).is_some()
    }
}

/// Whether `text` answers what was typed.
pub(super) fn fits(typed: &str, text: &str) -> bool {
    Typed::new(typed).fits(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(typed: &str, text: &str) -> Option<i32> {
        Typed::new(typed).score(&Words::of(text))
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert!(fits("etat", "État civil"));
        assert!(fits("ÉTAT", "etat civil"));
        assert!(fits("e\u{301}tat", "État civil"));
    }

    #[test]
    fn a_piece_at_the_start_of_a_word_beats_one_inside() {
        assert!(score("port", "Portail") > score("port", "Transport"));
        assert!(score("ec", "État civil") < score("etat", "État civil"));
    }

    #[test]
    fn words_may_come_in_any_order_and_may_be_shortened() {
        assert!(fits("civil etat", "État civil"));
        assert!(fits("port cit", "Portail citoyen"));
    }

    #[test]
    fn letters_that_are_missing_or_strewn_are_no_answer() {
        assert!(!fits("xyz", "Portail citoyen"));
        assert!(!fits("etat", "Serveur de test d’archivage mutualisé"));
        assert!(fits("", "Portail citoyen"));
        assert!(!fits(&"a".repeat(10_000), "Portail citoyen"));
    }
}
