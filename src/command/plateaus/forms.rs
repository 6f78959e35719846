//! What is said of a plateau: name, kind, days, colour.

use smol_str::SmolStr;

use super::super::Refusal;
use super::refuse;
use crate::locale::msg;
use crate::model::{Plateau, PlateauKind, TINTS};

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlateauForm {
    /// Its name.
    pub name: SmolStr,
    /// Existing, transition or target.
    pub kind: PlateauKind,
    /// First day, ISO date; empty where nobody said.
    pub valid_from: SmolStr,
    /// Last day, ISO date; empty when open.
    pub valid_to: SmolStr,
    /// A colour of the palette; empty for none.
    pub tint: SmolStr,
}

impl PlateauForm {
    /// What is said of a plateau now.
    #[must_use]
    pub fn of(plateau: &Plateau) -> Self {
        Self {
            name: plateau.name.clone(),
            kind: plateau.kind,
            valid_from: plateau.valid_from.clone(),
            valid_to: plateau.valid_to.clone(),
            tint: plateau.tint.clone(),
        }
    }

    /// Writes it into a plateau.
    ///
    /// # Errors
    /// A missing name, a day that is none, an end before the beginning, a colour that is none of
    /// the palette.
    pub(super) fn write(&self, plateau: &mut Plateau) -> Result<(), Refusal> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(refuse(msg::COMMAND_EMPTY_NAME));
        }
        for day in [&self.valid_from, &self.valid_to] {
            if !day.is_empty() && !is_day(day) {
                return Err(msg::PLATEAUS_NO_DAY.with("day", day.as_str()).into());
            }
        }
        if !self.valid_to.is_empty() && self.valid_to < self.valid_from {
            return Err(refuse(msg::PLATEAUS_ENDS_BEFORE));
        }
        if !self.tint.is_empty() && !TINTS.contains(&self.tint.as_str()) {
            return Err(msg::PLATEAUS_NO_TINT
                .with("tint", self.tint.as_str())
                .with("known", TINTS.join(", "))
                .into());
        }
        plateau.name = name.into();
        plateau.kind = self.kind;
        plateau.valid_from = self.valid_from.clone();
        plateau.valid_to = self.valid_to.clone();
        plateau.tint = self.tint.clone();
        Ok(())
    }
}

/// Whether a text is a day such as `2027-06-30`; a year, or a year and a month, are taken as well,
/// since files hold them.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let widths = [4, 2, 2];
    let numbers: Option<Vec<u32>> = parts
        .iter()
        .zip(widths)
        .map(|(part, width)| {
            let is_number = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        })
        .collect();
    let Some(numbers) = numbers.filter(|_| parts.len() <= 3) else {
        return false;
    };
    let month = numbers.get(1).copied().unwrap_or(1);
    let day = numbers.get(2).copied().unwrap_or(1);
    let year = numbers.first().copied().unwrap_or(0);
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}
