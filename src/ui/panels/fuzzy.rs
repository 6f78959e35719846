//! How well a text answers what was typed: every letter in order, better in a row, best at the
//! start of a word. Accents and case do not matter.

/// The score of `text` for `typed`; `None` when a letter is missing, larger is better.
/// An empty query fits everything equally. O(length of `text`).
pub(super) fn score(typed: &str, text: &str) -> Option<i32> {
    let wanted: Vec<char> = folded(typed).filter(|c| !c.is_whitespace()).collect();
    if wanted.is_empty() {
        return Some(0);
    }
    let letters: Vec<char> = folded(text).collect();
    // The whole query as one piece beats letters far apart.
    if let Some(at) = find(&letters, &wanted) {
        let starts_word = at == 0 || !letters[at - 1].is_alphanumeric();
        let early = 20 - i32::try_from(at.min(20)).unwrap_or(20);
        let tight = 30 - i32::try_from((letters.len() - wanted.len()).min(30)).unwrap_or(30);
        return Some(200 + if starts_word { 100 } else { 0 } + early + tight);
    }
    let mut total = 0;
    let mut next = 0;
    let mut before_matched = false;
    for (index, letter) in letters.iter().enumerate() {
        let Some(want) = wanted.get(next) else { break };
        if letter == want {
            let starts_word = index == 0 || !letters[index - 1].is_alphanumeric();
            total += 1 + if starts_word { 8 } else { 0 } + if before_matched { 4 } else { 0 };
            next += 1;
            before_matched = true;
        } else {
            before_matched = false;
        }
    }
    let least = i32::try_from(wanted.len()).unwrap_or(0) * 4;
    (next == wanted.len() && total >= least).then_some(total)
}

/// Whether `text` answers what was typed.
pub(super) fn fits(typed: &str, text: &str) -> bool {
    score(typed, text).is_some()
}

fn find(letters: &[char], wanted: &[char]) -> Option<usize> {
    letters
        .windows(wanted.len())
        .position(|window| window == wanted)
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).map(|c| match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        '’' => '\'',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert!(fits("etat", "État civil"));
        assert!(fits("ÉTAT", "etat civil"));
    }

    #[test]
    fn a_piece_at_the_start_of_a_word_beats_one_inside() {
        assert!(score("port", "Portail") > score("port", "Transport"));
        assert!(score("ec", "État civil") < score("etat", "État civil"));
    }

    #[test]
    fn letters_that_are_not_there_do_not_fit() {
        assert!(!fits("xyz", "Portail citoyen"));
    }
}
