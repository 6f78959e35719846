//! Where data lie: places with their country, who hosts or operates, and what leaves the European
//! Economic Area or its law.

use std::collections::BTreeSet;

use super::super::facts::Facts;
use crate::catalogue::{Family, element_kind};
use crate::model::ElementIx;

/// The European Economic Area: the countries of the Union, then Iceland, Liechtenstein, Norway.
const AREA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO",
];

/// Whether a country lies outside; a country that nobody wrote down does not say so.
pub(super) fn is_outside(country: &str) -> bool {
    let country = country.trim().to_uppercase();
    let country = if country == "EL" { "GR" } else { &country };
    !country.is_empty() && country != "UE" && country != "EU" && !AREA.contains(&country)
}

/// What the hosting of some elements says.
#[derive(Debug, Default)]
pub(super) struct Hosted {
    /// Sites and cloud regions, by number.
    pub(super) places: BTreeSet<ElementIx>,
    /// Providers that host or operate, by number.
    pub(super) providers: BTreeSet<ElementIx>,
}

impl Hosted {
    /// Of elements; `operators` are the providers of each, by row.
    pub(super) fn of(
        facts: &Facts<'_>,
        operators: &[Vec<ElementIx>],
        elements: impl Iterator<Item = ElementIx>,
    ) -> Self {
        let mut found = Self::default();
        for element in elements {
            for host in facts.hosting().closure(element) {
                match facts.kind(host) {
                    "site" | "cloud_region" => {
                        found.places.insert(host);
                    }
                    "provider" => {
                        found.providers.insert(host);
                    }
                    _ => {}
                }
                // Who operates the site or the room is no processor of the data.
                let family = element_kind(facts.kind(host));
                if family.is_some_and(|kind| kind.family != Family::Places) {
                    let operators = operators.get(host.row());
                    found.providers.extend(operators.into_iter().flatten());
                }
            }
        }
        found
    }
}
