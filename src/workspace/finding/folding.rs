//! Texts as they are compared: without case, accents, combining marks and typographic signs.

/// A text as it is compared, and where each of its bytes comes from.
pub(super) struct Folded {
    /// What is compared.
    pub text: String,
    /// For each byte of `text`, where the letter that it stands for begins in the original; one
    /// more at the end for the original's length.
    pub origins: Vec<usize>,
}

/// The text as it is compared.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_into(letter, &mut out);
    }
    out
}

impl Folded {
    /// Folds a text. O(length).
    pub(super) fn of(text: &str) -> Self {
        let mut out = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len() + 1),
        };
        for (at, letter) in text.char_indices() {
            fold_into(letter, &mut out.text);
            out.origins.resize(out.text.len(), at);
        }
        out.origins.push(text.len());
        out
    }

    /// Where a stretch of folded bytes stands in the original, with the combining marks that follow
    /// it; `None` where it begins or ends within one letter, as the `e` of `œ` does.
    pub(super) fn original(&self, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
        let begins = start == 0 || self.origins[start] != self.origins[start - 1];
        let ends = self.origins[end] != self.origins[end - 1];
        (begins && ends).then(|| self.origins[start]..self.origins[end])
    }
}

/// Whether a sign stands over or under the letter before it.
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

fn fold_into(letter: char, out: &mut String) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    if is_combining(letter) {
        return;
    }
    match letter {
        '’' | 'ʼ' | '‘' => out.push('\''),
        '\u{a0}' | '\u{202f}' | '\u{2009}' => out.push(' '),
        '‑' => out.push('-'),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ß' | 'ẞ' => out.push_str("ss"),
        other => {
            for low in other.to_lowercase() {
                if !is_combining(low) {
                    out.push(nucleo_matcher::chars::normalize(low));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_typographic_signs_do_not_matter() {
        assert_eq!(folded("L’ÉTAT civil"), "l'etat civil");
        assert_eq!(folded("e\u{301}tat"), "etat");
        assert_eq!(folded("Œuvre"), "oeuvre");
        assert_eq!(folded("Łódź"), "lodz");
    }

    #[test]
    fn folded_places_lead_back_to_whole_letters() {
        let text = "Un e\u{301}tat d’œuvre";
        let folded = Folded::of(text);
        let at = folded.text.find("etat").unwrap();
        assert_eq!(
            folded.original(at, at + 4).map(|range| &text[range]),
            Some("e\u{301}tat")
        );
        let at = folded.text.find("euvre").unwrap();
        assert_eq!(folded.original(at, at + 5), None, "half of œ is no match");
    }
}
