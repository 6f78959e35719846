//! Sizes and times of files, as people read them.

use std::time::SystemTime;

use crate::locale::{Language, Message, msg, number_rounded};
use crate::model::Day;

/// `840 Ko`, `3,4 Mo`.
pub(super) fn bytes_in_words(bytes: u64, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size to be shown")]
    let bytes = bytes as f64;
    let (value, decimals, unit): (f64, usize, fn(String) -> Message) = if bytes < 1e6 {
        let kilo = (bytes / 1e3).ceil().max(1.0);
        (kilo, 0, |n| msg::HANDOUT_KILOBYTES.with("number", n))
    } else if bytes < 1e9 {
        (bytes / 1e6, 1, |n| msg::HANDOUT_MEGABYTES.with("number", n))
    } else {
        (bytes / 1e9, 1, |n| msg::HANDOUT_GIGABYTES.with("number", n))
    };
    language.say(&unit(number_rounded(value, decimals, language)))
}

/// `2026-03-31 14:05`, in universal time.
pub(super) fn day_and_time(time: SystemTime) -> String {
    let Ok(since) = time.duration_since(SystemTime::UNIX_EPOCH) else {
        return String::new();
    };
    let secs = since.as_secs();
    let (days, rest) = (secs / 86_400, secs % 86_400);
    let (year, month, day) = Day(i32::try_from(days).unwrap_or(i32::MAX)).civil();
    format!(
        "{year:04}-{month:02}-{day:02} {:02}:{:02}",
        rest / 3600,
        rest % 3600 / 60
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn days_come_out_as_in_the_calendar() {
        let at = |secs| SystemTime::UNIX_EPOCH + Duration::from_secs(secs);
        assert_eq!(day_and_time(at(0)), "1970-01-01 00:00");
        assert_eq!(day_and_time(at(951_782_400)), "2000-02-29 00:00");
        assert_eq!(day_and_time(at(1_774_965_900)), "2026-03-31 14:05");
    }
}
