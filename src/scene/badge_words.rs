//! Which badges an element carries, in words: drawn on its card, and known to the routing, so that
//! no link ends under them.

use super::contents::{BadgeKind, Support};
use super::facts::{Facts, PersonalData, needs};
use super::look::{needs_letters, support_at};
use crate::locale::{Language, msg};
use crate::model::{Element, Snapshot, SystemMap};

/// The words of badges in one language, each put into words once.
pub(super) struct BadgeWords {
    letters: [String; 4],
    personal: String,
}

impl BadgeWords {
    pub(super) fn new(language: Language) -> Self {
        Self {
            letters: needs_letters(language),
            personal: language.text(msg::SCENE_BADGE_PERSONAL),
        }
    }

    /// The badges of an element that stands in `row` of the snapshot, the most urgent first.
    pub(super) fn of(
        &self,
        (map, snapshot): (&SystemMap, &Snapshot),
        element: &Element,
        facts: &Facts,
        row: usize,
        is_warned: bool,
    ) -> Vec<(BadgeKind, String)> {
        let mut badges = Vec::new();
        if is_warned || support_at(map, snapshot, element) == Support::Ended {
            badges.push((BadgeKind::Warning, "!".to_owned()));
        }
        let strong = self.strong_needs(needs(element));
        if !strong.is_empty() {
            badges.push((BadgeKind::Needs, strong));
        }
        let members = facts.members[row];
        if members > 1 {
            badges.push((BadgeKind::Members, format!("×{members}")));
        }
        if facts.personal[row] != PersonalData::None {
            badges.push((BadgeKind::Personal, self.personal.clone()));
        }
        badges
    }

    /// The needs of 3 and 4, as on a badge: `D4 C3`.
    pub(super) fn strong_needs(&self, needs: [u8; 4]) -> String {
        let strong = self.letters.iter().zip(needs);
        let words: Vec<String> = strong
            .filter(|(_, level)| *level >= 3)
            .map(|(letter, level)| format!("{letter}{level}"))
            .collect();
        words.join(" ")
    }
}
