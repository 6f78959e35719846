//! Figures of analyses in words, alike in the window, in tables and on the command line.

use crate::locale::Language;

/// A probability in percent, with as many decimals as tell how far it is from certainty: `99.361 %`,
/// `99.99700 %`. Never rounds up to 100.
#[must_use]
pub fn share_in_words(share: f64, language: Language) -> String {
    let missing = 1.0 - share;
    let decimals = if missing < 1e-12 {
        0
    } else {
        (1..12)
            .find(|&at| missing * 1.000_001 >= 10_f64.powi(-at))
            .unwrap_or(12)
    };
    let decimals = usize::try_from(decimals).unwrap_or(0);
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let cut = (share * 100.0 * scale + 1e-6).floor() / scale;
    let number = decimal(cut, decimals, language);
    match language {
        Language::English => format!("{number}%"),
        Language::French => format!("{number}\u{a0}%"),
    }
}

/// A duration: minutes below an hour, one decimal below ten, whole hours above.
#[must_use]
pub fn hours_in_words(hours: f64, language: Language) -> String {
    if hours.is_infinite() {
        return "∞".to_owned();
    }
    if hours > 0.0 && hours < 1.0 {
        let minutes = (hours * 60.0).max(1.0);
        return format!("{}\u{a0}min", decimal(minutes, 0, language));
    }
    let is_whole = (hours - hours.round()).abs() < 0.05;
    let decimals = usize::from(!is_whole && hours < 100.0);
    format!("{}\u{a0}h", decimal(hours, decimals, language))
}

/// An hour after a loss, to the minute: `0 h`, `9 h 42 min`.
#[must_use]
pub fn clock_in_words(hours: f64) -> String {
    let minutes = (hours * 60.0).round();
    let (whole, rest) = ((minutes / 60.0).floor(), minutes.rem_euclid(60.0));
    if rest > 0.0 && whole > 0.0 {
        format!("{whole}\u{a0}h\u{a0}{rest:02}\u{a0}min")
    } else if rest > 0.0 {
        format!("{rest}\u{a0}min")
    } else {
        format!("{whole}\u{a0}h")
    }
}

fn decimal(number: f64, decimals: usize, language: Language) -> String {
    let text = format!("{number:.decimals$}");
    match language {
        Language::English => text,
        Language::French => text.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_show_how_far_they_are_from_certainty() {
        let words = |share| share_in_words(share, Language::English);
        assert_eq!(words(1.0), "100%");
        assert_eq!(words(0.993_612_563), "99.361%");
        assert_eq!(words(0.999_97), "99.99700%");
        assert_eq!(words(0.999_999_999), "99.999999900%");
        assert_eq!(words(0.5), "50.0%");
        assert_eq!(words(0.0), "0.0%");
        assert_eq!(share_in_words(0.989, Language::French), "98,90\u{a0}%");
    }

    #[test]
    fn hours_of_a_clock_are_whole_minutes() {
        assert_eq!(clock_in_words(0.0), "0\u{a0}h");
        assert_eq!(clock_in_words(0.1), "6\u{a0}min");
        assert_eq!(clock_in_words(9.7), "9\u{a0}h\u{a0}42\u{a0}min");
        assert_eq!(clock_in_words(9.999), "10\u{a0}h");
        assert_eq!(clock_in_words(72.0), "72\u{a0}h");
    }

    #[test]
    fn hours_are_as_fine_as_they_need_to_be() {
        let words = |hours| hours_in_words(hours, Language::French);
        assert_eq!(words(0.0), "0\u{a0}h");
        assert_eq!(words(0.5), "30\u{a0}min");
        assert_eq!(words(0.01), "1\u{a0}min");
        assert_eq!(words(4.5), "4,5\u{a0}h");
        assert_eq!(words(24.0), "24\u{a0}h");
        assert_eq!(words(55.95), "56\u{a0}h");
    }
}
