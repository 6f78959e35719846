//! I01 to I30 (public-sector guide, §8), one file for each group of kin.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::finding::Review;
use super::indicator::{Indicator, IndicatorRule};
use super::maturity::Maturity;
use super::resilience::Resilience;

/// All indicators, in the order of lists.
pub static INDICATORS: &[IndicatorRule] = &[];

/// All indicators of one plateau, by id.
#[must_use]
pub fn indicators(
    facts: &Facts<'_>,
    resilience: &Resilience,
    review: &Review,
    maturity: &Maturity,
) -> BTreeMap<&'static str, Indicator> {
    let all = INDICATORS.iter();
    all.map(|rule| (rule.id, (rule.compute)(facts, resilience, review, maturity)))
        .collect()
}
