//! Words and names that are replaced wherever they stand, all of them in one pass over a text.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use smol_str::SmolStr;

/// What stands around a word where it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bounds {
    /// Nothing: it is meant within longer words too.
    Free,
    /// No letter and no digit.
    Word,
    /// No letter, digit, hyphen or underscore.
    Id,
}

/// What stands in the place of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    /// The word as it was met.
    pub(super) word: SmolStr,
    /// What comes in its place.
    pub(super) by: SmolStr,
    /// Where it is meant.
    pub(super) bounds: Bounds,
}

/// The shortest word that is meant whatever its letter case: of shorter ones, `RH` is not `rh`.
const SHORTEST_IN_ANY_CASE: usize = 4;

/// Words to look for; the first replacement that is given for a word stays.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    by_fold: BTreeMap<String, Replacement>,
}

impl Words {
    /// Adds a word; an empty one is none.
    pub(super) fn add(&mut self, word: &str, by: &str, bounds: Bounds) {
        let key = folded(word.trim()).0;
        if !key.is_empty() {
            self.by_fold.entry(key).or_insert_with(|| Replacement {
                word: word.trim().into(),
                by: by.into(),
                bounds,
            });
        }
    }

    /// The words, sorted.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Replacement> {
        self.by_fold.values()
    }

    /// Makes ready to look for all of them; `None` where there are none, or more than fit into
    /// memory. O(length of all words).
    pub(super) fn finder(&self) -> Finder {
        let automaton = (!self.by_fold.is_empty())
            .then(|| {
                AhoCorasick::builder()
                    .match_kind(MatchKind::Standard)
                    .build(self.by_fold.keys())
                    .ok()
            })
            .flatten();
        Finder {
            automaton,
            replacements: self.by_fold.values().cloned().collect(),
        }
    }
}

/// See [`Words::finder`].
#[derive(Debug, Default)]
pub(super) struct Finder {
    automaton: Option<AhoCorasick>,
    replacements: Vec<Replacement>,
}

impl Finder {
    /// Every place where a word is meant, overlapping ones too. O(length + places).
    pub(super) fn find<'f>(&'f self, text: &str) -> Vec<(Range<usize>, &'f Replacement)> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let (fold, starts) = folded(text);
        let mut out = Vec::new();
        for found in automaton.find_overlapping_iter(&fold) {
            let Some(replacement) = self.replacements.get(found.pattern().as_usize()) else {
                continue;
            };
            let at = |index: usize| starts.get(index).copied().unwrap_or(text.len());
            let range = at(found.start())..at(found.end());
            if is_meant(text, &range, replacement) {
                out.push((range, replacement));
            }
        }
        out
    }
}

fn is_meant(text: &str, range: &Range<usize>, replacement: &Replacement) -> bool {
    let Some(here) = text.get(range.clone()) else {
        return false;
    };
    let is_short = replacement.word.chars().count() < SHORTEST_IN_ANY_CASE;
    if is_short && here != replacement.word {
        return false;
    }
    let joins = |c: char| match replacement.bounds {
        Bounds::Free => is_short && c.is_alphanumeric(),
        Bounds::Word => c.is_alphanumeric(),
        Bounds::Id => c.is_alphanumeric() || c == '-' || c == '_',
    };
    let before = text.get(..range.start).and_then(|s| s.chars().next_back());
    let after = text.get(range.end..).and_then(|s| s.chars().next());
    let meets = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(char::is_alphanumeric) && outside.is_some_and(joins)
    };
    !meets(here.chars().next(), before) && !meets(here.chars().next_back(), after)
}

/// A text in lower case with plain spaces and apostrophes, and for each of its bytes where the letter
/// that it comes from starts in the text.
pub(super) fn folded(text: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut starts = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let before = out.len();
        match c {
            '’' | 'ʼ' => out.push('\''),
            _ if c.is_whitespace() => out.push(' '),
            _ => out.extend(c.to_lowercase()),
        }
        starts.resize(starts.len() + out.len() - before, at);
    }
    (out, starts)
}

/// Lower-case ASCII letters, digits and single hyphens: what an id made from a name looks like.
pub(super) fn slug(name: &str) -> String {
    const TAIL: usize = 5;
    let id = crate::model::fresh_id(name, &mut || 0, |_| false);
    id.get(..id.len().saturating_sub(TAIL))
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[(&str, Bounds)], text: &str) -> Vec<String> {
        let mut all = Words::default();
        for (word, bounds) in words {
            all.add(word, "X", *bounds);
        }
        let finder = all.finder();
        let found = finder.find(text).into_iter();
        found.map(|(range, _)| text[range].to_owned()).collect()
    }

    #[test]
    fn a_word_is_found_whatever_its_case_and_spaces_but_not_within_another() {
        let paie = [("Serveur Paie", Bounds::Word)];
        assert_eq!(found(&paie, "le SERVEUR\u{a0}paie."), ["SERVEUR\u{a0}paie"]);
        assert!(found(&paie, "le serveur paiement").is_empty());
        assert_eq!(
            found(&[("métropole", Bounds::Free)], "LAMÉTROPOLEX"),
            ["MÉTROPOLE"]
        );
        assert_eq!(
            found(&[("l'Étoile", Bounds::Word)], "à l’étoile"),
            ["l’étoile"]
        );
    }

    #[test]
    fn short_words_are_meant_as_they_are_written_and_ids_as_a_whole() {
        assert_eq!(found(&[("RH", Bounds::Word)], "RH rh aRH"), ["RH"]);
        assert_eq!(
            found(&[("srv-1", Bounds::Id)], "@srv-1, srv-1-bis"),
            ["srv-1"]
        );
    }
}
