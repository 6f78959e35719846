//! Days of the calendar, as numbers: the proleptic Gregorian calendar, counted from 1970-01-01.
//!
//! Records hold days as texts (`2027-06-30`, or `2027-06` and `2027` where no more is known); what
//! reckons with them reads them here. The reckoning is that of Howard Hinnant's
//! `days_from_civil` (chrono-compatible low-level date algorithms, 2013).

use smol_str::{SmolStr, format_smolstr};

/// A day: how many days it lies after 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub i32);

impl Day {
    /// A day of the calendar; `None` where the calendar lacks it, and before the year 1 or after
    /// 9999.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let is_day = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        is_day.then(|| Self::reckoned(year, month, day))
    }

    /// The first day that an ISO date means: `2027-06` means its first of June here.
    #[must_use]
    pub fn first_of(text: &str) -> Option<Self> {
        let (year, month, day) = parts(text)?;
        Self::new(year, month.unwrap_or(1), day.unwrap_or(1))
    }

    /// The last day that an ISO date means: `2027` means its thirty-first of December here.
    #[must_use]
    pub fn last_of(text: &str) -> Option<Self> {
        let (year, month, day) = parts(text)?;
        let month = month.unwrap_or(12);
        if !(1..=12).contains(&month) {
            return None;
        }
        Self::new(year, month, day.unwrap_or_else(|| days_in(year, month)))
    }

    fn reckoned(year: i32, month: u32, day: u32) -> Self {
        let (month, day) = (month.cast_signed(), day.cast_signed());
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month and day of the month.
    #[must_use]
    pub fn civil(self) -> (i32, u32, u32) {
        let days = self.0.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month.cast_unsigned(), day.cast_unsigned())
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// As an ISO date.
    #[must_use]
    pub fn iso(self) -> SmolStr {
        let (year, month, day) = self.civil();
        format_smolstr!("{year:04}-{month:02}-{day:02}")
    }

    /// The day after so many days, or before where that is negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The first day of its month.
    #[must_use]
    pub fn month_start(self) -> Self {
        let (year, month, _) = self.civil();
        Self::reckoned(year, month, 1)
    }

    /// The first day of its year.
    #[must_use]
    pub fn year_start(self) -> Self {
        Self::reckoned(self.year(), 1, 1)
    }

    /// The first day of the month that lies so many months after its own.
    #[must_use]
    pub fn months_on(self, months: i32) -> Self {
        let (year, month, _) = self.civil();
        let count = year * 12 + month.cast_signed() - 1 + months;
        let month = count.rem_euclid(12) + 1;
        Self::reckoned(count.div_euclid(12), month.cast_unsigned(), 1)
    }

    /// The last day of its month.
    #[must_use]
    pub fn month_end(self) -> Self {
        self.months_on(1).plus(-1)
    }

    /// The same day so many months later, or the last of that month where it is shorter; the last
    /// day of a month stays one.
    #[must_use]
    pub fn shifted(self, months: i32) -> Self {
        let (_, _, day) = self.civil();
        let start = self.months_on(months);
        let end = start.month_end();
        if self == self.month_end() {
            return end;
        }
        start.plus(day.cast_signed() - 1).min(end)
    }

    /// The first of a month that lies nearest.
    #[must_use]
    pub fn nearest_month_start(self) -> Self {
        let (before, after) = (self.month_start(), self.months_on(1));
        if self.0 - before.0 <= after.0 - self.0 {
            before
        } else {
            after
        }
    }
}

/// Year, month and day of a text; month and day may be missing.
fn parts(text: &str) -> Option<(i32, Option<u32>, Option<u32>)> {
    let mut parts = text.split('-');
    let mut number = |length: usize| match parts.next() {
        None => Some(None),
        Some(part) if part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse::<u32>().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day) = (number(4)??, number(2)?, number(2)?);
    (parts.next().is_none()).then_some((year.cast_signed(), month, day))
}

fn days_in(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        let mut day = Day::new(1900, 1, 1).unwrap();
        let mut last = 0;
        for year in 1900..2300 {
            for month in 1..=12 {
                for of_month in 1..=days_in(year, month) {
                    assert_eq!(day.civil(), (year, month, of_month));
                    assert_eq!(Day::new(year, month, of_month), Some(day));
                    last = day.0;
                    day = day.plus(1);
                }
            }
        }
        assert_eq!(last - Day::new(1970, 1, 1).unwrap().0, last);
        assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
    }

    #[test]
    fn a_text_means_its_first_or_its_last_day() {
        let iso = |day: Option<Day>| day.map(|day| day.iso().to_string()).unwrap_or_default();
        assert_eq!(iso(Day::first_of("2027-06-30")), "2027-06-30");
        assert_eq!(iso(Day::first_of("2027-06")), "2027-06-01");
        assert_eq!(iso(Day::last_of("2028-02")), "2028-02-29");
        assert_eq!(iso(Day::last_of("2027")), "2027-12-31");
        for text in [
            "",
            "soon",
            "2027-13",
            "2027-02-29",
            "27-01-01",
            "2027-1-1",
            "2027-01-01-1",
        ] {
            assert_eq!(Day::first_of(text), None, "{text}");
            assert_eq!(Day::last_of(text), None, "{text}");
        }
    }

    #[test]
    fn months_go_on_over_the_end_of_years() {
        let day = Day::new(2026, 11, 17).unwrap();
        assert_eq!(day.months_on(2).iso(), "2027-01-01");
        assert_eq!(day.months_on(-11).iso(), "2025-12-01");
        assert_eq!(day.nearest_month_start().iso(), "2026-12-01");
        assert_eq!(day.year_start().iso(), "2026-01-01");
        let end = Day::new(2027, 6, 30).unwrap();
        assert_eq!(
            end.shifted(1).iso(),
            "2027-07-31",
            "an end of month stays one"
        );
        assert_eq!(end.shifted(-4).iso(), "2027-02-28");
        assert_eq!(day.shifted(3).iso(), "2027-02-17");
    }
}
