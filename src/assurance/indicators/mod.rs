//! I01 to I30 (public-sector guide, §8) and a few beyond (X01 …), a file for each group of kin.
//!
//! Whatever an indicator cannot say it says: without a denominator it does not apply; what it left
//! out, assumed or could not estimate stands in its notes.

mod change;
mod data;
mod documentation;
mod energy;
mod figure;
mod hosting;
mod lifecycle;
mod protection;
mod resilience;

pub use self::energy::{EnergyUse, energy_of};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::aspects::{Aspects, Noted};
use super::facts::Facts;
use super::finding::Review;
use super::indicator::{Indicator, IndicatorRule};
use super::maturity::Maturity;
use super::resilience::Resilience;
use super::target;

/// All indicators, in the order of lists.
pub static INDICATORS: &[IndicatorRule] = &[
    hosting::I01,
    hosting::I02,
    hosting::I03,
    hosting::I04,
    hosting::I05,
    protection::I06,
    protection::I07,
    protection::I08,
    protection::I09,
    protection::I10,
    resilience::I11,
    resilience::I12,
    resilience::I13,
    resilience::I14,
    resilience::I15,
    resilience::I16,
    lifecycle::I17,
    lifecycle::I18,
    documentation::I19,
    documentation::I20,
    documentation::I21,
    data::I22,
    documentation::I23,
    data::I24,
    energy::I25,
    energy::I26,
    data::I27,
    protection::I28,
    change::I29,
    change::I30,
    lifecycle::X01,
];

/// The indicator of an id, whatever its case.
#[must_use]
pub fn indicator_rule(id: &str) -> Option<&'static IndicatorRule> {
    let mut all = INDICATORS.iter();
    all.find(|rule| rule.id.eq_ignore_ascii_case(id.trim()))
}

/// Indicators by id, shared over edits that leave them alone.
pub type Indicators = BTreeMap<&'static str, Arc<Indicator>>;

/// What each indicator rests on, in the order of [`INDICATORS`].
pub(super) type RestOn = Vec<Aspects>;

/// What indicators are made of.
pub(super) struct Grounds<'f, 'a> {
    pub(super) facts: &'f Facts<'a>,
    pub(super) resilience: Noted<'f, Resilience>,
    pub(super) review: Noted<'f, Review>,
    pub(super) maturity: Noted<'f, Maturity>,
}

/// All indicators of one plateau, each held against its target; after an edit those that rest on
/// what it changed, and the others as they were.
/// O(elements + links + what hosts them) beside what the analyses have found.
pub(super) fn indicators_since(
    grounds: &Grounds<'_, '_>,
    earlier: Option<(&Indicators, &RestOn, &Aspects)>,
) -> (Indicators, RestOn) {
    let facts = grounds.facts;
    let timeline = facts.map.timeline();
    let plateau = facts.snapshot.plateau();
    let of = |(row, rule): (usize, &IndicatorRule)| {
        if let Some((known, rest_on, changed)) = earlier
            && let (Some(known), Some(rests_on)) = (known.get(rule.id), rest_on.get(row))
            && !rests_on.meets(changed)
        {
            return ((rule.id, Arc::clone(known)), rests_on.clone());
        }
        let (mut indicator, rests_on) = facts.noting(|| {
            (rule.compute)(
                facts,
                &grounds.resilience,
                &grounds.review,
                &grounds.maturity,
            )
        });
        let set = facts.settings.target_at(rule.id, plateau, timeline);
        if let Some(set) = set {
            indicator.standing = target::standing(rule, set.target, indicator.value);
            indicator.target = Some(set.target.id.clone());
        }
        ((rule.id, Arc::new(indicator)), rests_on)
    };
    INDICATORS.iter().enumerate().map(of).unzip()
}
