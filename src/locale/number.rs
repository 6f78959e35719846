//! Numbers as people write them: digits in groups of three, with the language's separators.

use super::Language;

/// A number with all its digits: `42 000`, `1,5`. Years and the like stay together: groups begin
/// with five digits.
#[must_use]
pub fn number(value: f64, language: Language) -> String {
    grouped(&format!("{value}"), language)
}

/// A number with so many decimals: `69 831`, `0,52`.
#[must_use]
pub fn number_rounded(value: f64, decimals: usize, language: Language) -> String {
    let text = format!("{value:.decimals$}");
    // No “−0” where a small loss was rounded away.
    let is_nothing = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    grouped(
        if is_nothing {
            text.trim_start_matches('-')
        } else {
            &text
        },
        language,
    )
}

/// A share as a percentage with one decimal: `29,0 %`. What is not quite all is never rounded to
/// 100, nor what is not quite nothing to 0.
#[must_use]
pub fn percent(share: f64, language: Language) -> String {
    let rounded = (share * 1000.0).round() / 10.0;
    let shown = if share > 0.0 && rounded <= 0.0 {
        0.1
    } else if share < 1.0 && rounded >= 100.0 {
        99.9
    } else {
        rounded
    };
    let is_whole = share <= 0.0 || (share - 1.0).abs() < f64::EPSILON;
    let digits = number_rounded(shown, usize::from(!is_whole), language);
    match language {
        Language::English => format!("{digits}%"),
        Language::French => format!("{digits}\u{a0}%"),
    }
}

fn grouped(plain: &str, language: Language) -> String {
    let (group, point) = match language {
        Language::French => ("\u{202f}", ","),
        Language::English => (",", "."),
    };
    let (sign, plain) = plain
        .strip_prefix('-')
        .map_or(("", plain), |rest| ("−", rest));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push_str(point);
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(number(42_000.0, Language::French), "42\u{202f}000");
        assert_eq!(number(42_000.0, Language::English), "42,000");
        assert_eq!(number(1.5, Language::French), "1,5");
        assert_eq!(number(2000.0, Language::English), "2000");
        assert_eq!(number_rounded(69_831.085, 0, Language::English), "69,831");
        assert_eq!(number_rounded(-0.001, 2, Language::French), "0,00");
    }

    #[test]
    fn percentages_never_claim_all_or_nothing_by_rounding() {
        let words = |share| percent(share, Language::French);
        assert_eq!(words(0.290_322), "29,0\u{a0}%");
        assert_eq!(words(1.0), "100\u{a0}%");
        assert_eq!(words(0.0), "0\u{a0}%");
        assert_eq!(words(0.9999), "99,9\u{a0}%");
        assert_eq!(words(0.0001), "0,1\u{a0}%");
        assert_eq!(percent(0.5, Language::English), "50.0%");
    }
}
