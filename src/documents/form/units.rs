//! A number and how a person reads it, taken apart, so that a spreadsheet can hold the number and
//! show the words.

use crate::locale::Language;

/// How a number is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// What stands before it.
    pub(super) prefix: String,
    /// What stands behind it, with the space.
    pub(super) suffix: String,
    /// How many decimals.
    pub(super) decimals: usize,
    /// Whether it is a share that is shown as a percentage.
    pub(super) is_percent: bool,
}

impl Shown {
    /// The unit alone: `kWh`, `%`.
    pub(super) fn unit(&self) -> &str {
        self.suffix.trim()
    }

    /// As a number format of a spreadsheet (ECMA-376, part 1, §18.8.31): `#,##0.0" kWh"`.
    pub(super) fn format(&self) -> String {
        let quoted = |text: &str| {
            let plain = text.replace('"', "");
            if plain.is_empty() {
                String::new()
            } else {
                format!("\"{plain}\"")
            }
        };
        let mut digits = String::from(if self.is_percent { "0" } else { "#,##0" });
        if self.decimals > 0 {
            digits.push('.');
            digits.push_str(&"0".repeat(self.decimals));
        }
        if self.is_percent {
            let space = if self.suffix.starts_with('%') {
                ""
            } else {
                "\"\u{a0}\""
            };
            return format!("{}{digits}{space}%", quoted(&self.prefix));
        }
        format!("{}{digits}{}", quoted(&self.prefix), quoted(&self.suffix))
    }
}

/// Takes the words of a number apart; `None` where they do not say the number.
pub(super) fn shown(value: f64, words: &str, language: Language) -> Option<Shown> {
    if !value.is_finite() || words.chars().count() > 60 {
        return None;
    }
    let (point, groups): (char, &[char]) = match language {
        Language::French => (',', &['\u{202f}', '\u{a0}', ' ']),
        Language::English => ('.', &[',', '\u{202f}', '\u{a0}']),
    };
    let letters: Vec<char> = words.chars().collect();
    let first = letters.iter().position(char::is_ascii_digit)?;
    let is_negative = first > 0 && matches!(letters[first - 1], '-' | '−');
    let prefix: String = letters[..first - usize::from(is_negative)].iter().collect();
    let mut at = first;
    let (mut digits, mut decimals, mut has_point) = (String::new(), 0, false);
    while let Some(&letter) = letters.get(at) {
        let next_are_digits = |count: usize| {
            letters
                .get(at + 1..at + 1 + count)
                .is_some_and(|next| next.iter().all(char::is_ascii_digit))
        };
        if letter.is_ascii_digit() {
            digits.push(letter);
            decimals += usize::from(has_point);
        } else if letter == point && !has_point && next_are_digits(1) {
            digits.push('.');
            has_point = true;
        } else if has_point || !groups.contains(&letter) || !next_are_digits(3) {
            break;
        }
        at += 1;
    }
    let suffix: String = letters[at..].iter().collect();
    // Hours and minutes, ranges: several numbers are not one.
    if suffix.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let read: f64 = digits.parse().ok()?;
    let read = if is_negative { -read } else { read };
    let exponent = i32::try_from(decimals).ok()?;
    let tolerance = 0.51 * 10f64.powi(-exponent);
    let says = |number: f64| (read - number).abs() <= tolerance;
    let is_percent = suffix.trim() == "%" && says(value * 100.0) && !says(value);
    let fits = says(value) || is_percent;
    fits.then_some(Shown {
        prefix,
        suffix,
        decimals,
        is_percent,
    })
}

/// A number with a decimal comma or point and nothing else: as a spreadsheet of that language reads
/// it.
pub(super) fn plain(value: f64, language: Language) -> String {
    let text = format!("{value}");
    match language {
        Language::French => text.replace('.', ","),
        Language::English => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format_of(value: f64, words: &str) -> Option<String> {
        shown(value, words, Language::French).map(|shown| shown.format())
    }

    #[test]
    fn words_of_a_number_become_its_format() {
        for (value, words, format) in [
            (
                1234.5,
                "1\u{202f}234,5\u{a0}kWh",
                Some("#,##0.0\"\u{a0}kWh\""),
            ),
            (0.29, "29,0\u{a0}%", Some("0.0\"\u{a0}\"%")),
            (29.0, "29\u{a0}%", Some("#,##0\"\u{a0}%\"")),
            (
                4.0,
                "environ 4\u{a0}h",
                Some("\"environ \"#,##0\"\u{a0}h\""),
            ),
            (-3.0, "−3", Some("#,##0")),
            (4.5, "4\u{a0}h\u{a0}30", None),
            (12.0, "beaucoup", None),
            (7.0, "8", None),
            (f64::INFINITY, "∞", None),
        ] {
            assert_eq!(format_of(value, words).as_deref(), format, "{words}");
        }
        let english = shown(1234.0, "1,234 h", Language::English).unwrap();
        assert_eq!(english.unit(), "h");
    }
}
