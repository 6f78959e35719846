//! The keywords, each in both languages: either is read anywhere, and the first of a language is
//! the one that is written.

use super::closest::folded;
use crate::locale::Language;

/// A keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Word {
    Every,
    All,
    Any,
    No,
    AtLeast,
    AtMost,
    Exactly,
    One,
    Where,
    And,
    Or,
    Not,
    IsNotSet,
    IsSet,
    NotIn,
    In,
    NotContains,
    Contains,
    Is,
    Count,
    Path,
    NoPath,
    To,
    PlateauStart,
    PlateauEnd,
    Today,
    Yes,
    NotYes,
    Subject,
    Element,
    Link,
}

impl Word {
    /// How it may be spelled: in English, in French. Letter case, accents and the form of the
    /// apostrophe make no difference, except where they tell two words apart (*ou* and *où*).
    #[must_use]
    pub fn spellings(self) -> [&'static [&'static str]; 2] {
        match self {
            Self::Every => [
                &["every", "each", "all"],
                &[
                    "tout",
                    "toute",
                    "chaque",
                    "tous les",
                    "toutes les",
                    "tous",
                    "toutes",
                ],
            ],
            Self::All => [
                &["all", "every", "each"],
                &[
                    "tous",
                    "toutes",
                    "tous les",
                    "toutes les",
                    "tout",
                    "toute",
                    "chaque",
                ],
            ],
            Self::Any => [
                &["any", "some", "at least one"],
                &["au moins un", "au moins une", "un des", "une des"],
            ],
            Self::No => [
                &["no", "none of"],
                &["aucun", "aucune", "aucun des", "aucune des"],
            ],
            Self::AtLeast => [&["at least"], &["au moins"]],
            Self::AtMost => [&["at most"], &["au plus"]],
            Self::Exactly => [&["exactly"], &["exactement"]],
            Self::One => [&["one"], &["un", "une"]],
            Self::Where => [&["where"], &["où", "dont"]],
            Self::And => [&["and"], &["et"]],
            Self::Or => [&["or"], &["ou"]],
            Self::Not => [&["not"], &["non", "pas"]],
            Self::IsNotSet => [
                &["is not set", "is missing"],
                &[
                    "n’est pas renseigné",
                    "n’est pas renseignée",
                    "est absent",
                    "est absente",
                ],
            ],
            Self::IsSet => [
                &["is set", "is given"],
                &["est renseigné", "est renseignée"],
            ],
            Self::NotIn => [
                &["not in", "is not in"],
                &["hors de", "pas parmi", "n’est pas parmi"],
            ],
            Self::In => [&["in", "is in"], &["parmi", "dans", "est parmi"]],
            Self::NotContains => [&["does not contain"], &["ne contient pas"]],
            Self::Contains => [&["contains"], &["contient"]],
            Self::Is => [&["is"], &["est", "vaut"]],
            Self::Count => [&["count"], &["nombre"]],
            Self::Path => [&["a path of"], &["un chemin de", "un chemin par"]],
            Self::NoPath => [&["no path of"], &["aucun chemin de", "aucun chemin par"]],
            Self::To => [&["to"], &["vers", "jusqu’à"]],
            Self::PlateauStart => [&["plateau start"], &["début du plateau"]],
            Self::PlateauEnd => [&["plateau end"], &["fin du plateau"]],
            Self::Today => [&["today"], &["aujourd’hui"]],
            Self::Yes => [&["yes", "true"], &["oui", "vrai"]],
            Self::NotYes => [&["no", "false"], &["non", "faux"]],
            Self::Subject => [&["subject"], &["sujet"]],
            Self::Element => [&["element"], &["élément"]],
            Self::Link => [&["link"], &["lien"]],
        }
    }

    /// The word as it is written.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        let [english, french] = self.spellings();
        match language {
            Language::English => english[0],
            Language::French => french[0],
        }
    }

    /// How much of a text it takes up at its start, in bytes; `None` where the text begins with
    /// something else. O(length of the word).
    #[must_use]
    pub fn length_in(self, text: &str) -> Option<usize> {
        let [english, french] = self.spellings();
        let lengths = english.iter().chain(french);
        lengths
            .filter_map(|spelling| length_of(spelling, text))
            .max()
    }
}

/// A letter, a digit, or what stands within names.
#[must_use]
pub(super) fn is_in_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-')
}

/// The length of a spelling at the start of a text: words in their order, any space between them.
fn length_of(spelling: &str, text: &str) -> Option<usize> {
    let mut rest = text;
    for (at, part) in spelling.split(' ').enumerate() {
        if at > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        let is_same = |(wanted, found): (char, char)| match (wanted, found) {
            ('’', '\'' | '’') => true,
            // Without its accent *où* would be *ou*.
            ('ù', found) => found.to_lowercase().eq(['ù']),
            (wanted, found) => {
                folded(found.encode_utf8(&mut [0; 4])) == folded(wanted.encode_utf8(&mut [0; 4]))
            }
        };
        let mut chars = rest.chars();
        for wanted in part.chars() {
            let found = chars.next()?;
            if (wanted == 'u' && found == 'ù') || !is_same((wanted, found)) {
                return None;
            }
        }
        rest = chars.as_str();
    }
    (!rest.starts_with(is_in_word)).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyword_is_read_in_both_languages_whatever_its_case() {
        assert_eq!(Word::Every.length_in("EVERY site"), Some(5));
        assert_eq!(Word::Every.length_in("Toutes  les bases"), Some(11));
        assert_eq!(Word::Every.length_in("everything"), None);
        assert_eq!(Word::IsNotSet.length_in("n'est pas renseignée"), Some(21));
        assert_eq!(Word::Today.length_in("aujourd'hui"), Some(11));
        assert_eq!(Word::PlateauStart.length_in("debut du plateau"), Some(16));
    }

    #[test]
    fn or_and_where_differ_by_their_accent_in_french() {
        assert_eq!(Word::Or.length_in("ou x"), Some(2));
        assert_eq!(Word::Or.length_in("où x"), None);
        assert_eq!(Word::Where.length_in("où x"), Some(3));
        assert_eq!(Word::Where.length_in("ou x"), None);
    }
}
