//! *Did you mean*: the known word that lies nearest to the one that is unknown.

/// A word as it is compared: in lower case, without accents, with spaces for what joins words.
#[must_use]
pub(super) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for char in word.trim().chars().flat_map(char::to_lowercase) {
        match char {
            'à' | 'â' | 'ä' => out.push('a'),
            'ç' => out.push('c'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' => out.push('i'),
            'ô' | 'ö' => out.push('o'),
            'ù' | 'û' | 'ü' => out.push('u'),
            'œ' => out.push_str("oe"),
            '’' => out.push('\''),
            '_' | '\u{a0}' | '\u{202f}' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// Words longer than this are not compared letter by letter.
const LONGEST: usize = 60;

/// The candidate that is nearest to a word, where one is near: at most a third of its letters
/// differ, or the word is the beginning of it. Ties go to the first. O(candidates × letters²).
pub(super) fn closest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word: Vec<char> = folded(word).chars().take(LONGEST).collect();
    let most = (word.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = folded(candidate).chars().take(LONGEST).collect();
        let begins = word.len() >= 3 && letters.starts_with(&word);
        let distance = if begins { 1 } else { distance(&word, &letters) };
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many letters have to be put in, taken out, changed or swapped with their neighbour
/// (optimal string alignment distance).
fn distance(these: &[char], those: &[char]) -> usize {
    let width = those.len() + 1;
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..width).collect();
    for (row, this) in these.iter().enumerate() {
        let mut next = vec![row + 1; width];
        for (column, that) in those.iter().enumerate() {
            let change = last[column] + usize::from(this != that);
            let mut least = change.min(last[column + 1] + 1).min(next[column] + 1);
            let is_swapped =
                row > 0 && column > 0 && these[row - 1] == *that && those[column - 1] == *this;
            if is_swapped {
                least = least.min(before[column - 1] + 1);
            }
            next[column + 1] = least;
        }
        before = std::mem::replace(&mut last, next);
    }
    last[width - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_put_right() {
        let known = ["encryption", "encryption_at_rest", "category", "stores"];
        assert_eq!(closest("categroy", known), Some("category"));
        assert_eq!(closest("Encrypton", known), Some("encryption"));
        assert_eq!(closest("store", known), Some("stores"));
        assert_eq!(closest("wheel", known), None);
        assert_eq!(distance(&['a', 'b'], &['b', 'a']), 1);
    }

    #[test]
    fn accents_and_case_make_no_difference() {
        assert_eq!(folded("Chiffré_au repos"), "chiffre au repos");
        assert_eq!(closest("criticite", ["Criticité"]), Some("Criticité"));
    }
}
