//! Days as people write them.

use smol_str::SmolStr;

use crate::locale::Language;
use crate::model::Day;
use crate::scene;

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
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(Day::iso)
}

/// A day as a language writes it in figures; what is none stays as it is.
#[must_use]
pub fn shown_date(text: &str, language: Language) -> String {
    Day::first_of(text).map_or_else(
        || text.to_owned(),
        |day| scene::date_in_words(day, language),
    )
}
