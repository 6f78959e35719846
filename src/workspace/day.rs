//! Days as people write them.

use smol_str::{SmolStr, format_smolstr};

/// `2027-12-31` of `2027-12-31` or `31/12/2027`; `None` for a day that the calendar lacks.
#[must_use]
pub fn iso_day(text: &str) -> Option<SmolStr> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 {
        return None;
    }
    let (year, month, day): (u32, u32, u32) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days)
        .contains(&day)
        .then(|| format_smolstr!("{year:04}-{month:02}-{day:02}"))
}
