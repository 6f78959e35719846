//! Names of sheets that Excel takes.

use std::collections::BTreeSet;

use super::clean;

/// The most letters of a sheet's name.
const MOST_NAME: usize = 31;

/// Names of sheets: 31 letters, none of `[]:*?/\`, each once whatever its case.
#[derive(Default)]
pub(super) struct Names {
    used: BTreeSet<String>,
}

impl Names {
    /// A name close to what is wished, which no other sheet has.
    pub(super) fn unique(&mut self, wish: &str) -> String {
        let plain: String = clean::line(wish)
            .chars()
            .map(|letter| {
                let is_forbidden = matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
                if is_forbidden { '-' } else { letter }
            })
            .collect();
        let trimmed = |text: &str| text.trim().trim_matches('\'').trim().to_owned();
        let mut plain = trimmed(&plain);
        // Excel keeps this name for itself.
        if plain.is_empty() || plain.eq_ignore_ascii_case("history") {
            plain.push('-');
        }
        for next in 1.. {
            let tail = if next == 1 {
                String::new()
            } else {
                format!(" ({next})")
            };
            // Excel counts in UTF-16 units.
            let mut room = MOST_NAME.saturating_sub(tail.len());
            let mut head = String::new();
            for letter in plain.chars() {
                if letter.len_utf16() > room {
                    break;
                }
                room -= letter.len_utf16();
                head.push(letter);
            }
            let name = format!("{}{tail}", trimmed(&head));
            if self.used.insert(name.to_lowercase()) {
                return name;
            }
        }
        plain
    }
}
