//! I22, I24 and I27: how much is kept, for how long, and how safely (public-sector guide, §6.2,
//! §6.3 and §8).

use std::collections::{BTreeMap, BTreeSet};

use super::super::aspects::Noted;
use super::super::facts::Facts;
use super::super::finding::Review;
use super::super::indicator::{Indicator, IndicatorRule, PartSet, Unit};
use super::super::maturity::Maturity;
use super::super::resilience::Resilience;
use super::figure::{
    Split, amount, count, figure, note_of_bad_amounts, of_kind, part, part_of_choice, subject,
    volume,
};
use crate::locale::msg;
use crate::model::ElementIx;

/// What is kept for good counts as so many years.
const FOR_GOOD_YEARS: f64 = 99.0;
/// No plan looks further ahead than this.
const MOST_YEARS: f64 = 100.0;

pub(super) const I22: IndicatorRule = IndicatorRule {
    id: "I22",
    name: msg::INDICATOR_I22,
    formula: msg::INDICATOR_I22_FORMULA,
    unit: Unit::Gigabytes,
    more_is_better: None,
    compute: data_volume,
};

fn data_volume(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let among = of_kind(facts, "data_set");
    let mut by_category: BTreeMap<&str, f64> = BTreeMap::new();
    let mut total = 0.0;
    let years = facts
        .settings
        .factor("projection_years")
        .clamp(0.0, MOST_YEARS);
    let mut projection = 0.0;
    for &ix in &among {
        let volume = volume(facts, ix);
        total += volume;
        *by_category.entry(facts.text(ix, "category")).or_default() += volume;
        let growth = facts.number(ix, "growth_pct").unwrap_or(0.0) / 100.0;
        // What loses more than all of itself a year is gone, not below nothing.
        projection += volume * (1.0 + growth).max(0.0).powf(years);
    }
    let mut indicator = figure(total, among.len());
    indicator.counted = among.iter().map(|ix| subject(facts, *ix)).collect();
    let categories = by_category.into_iter();
    indicator.parts = categories
        .map(|(category, volume)| {
            let set = PartSet::Category;
            part_of_choice(set, "category", category, volume, Unit::Gigabytes)
        })
        .collect();
    if indicator.value.is_some() && projection.is_finite() {
        let name = msg::INDICATOR_PART_IN_YEARS.with("years", years);
        let (set, unit) = (PartSet::Projection, Unit::Gigabytes);
        indicator
            .parts
            .push(part(set, "projection", name, projection, unit));
    }
    let without = |ix: &&ElementIx| facts.value(**ix, "volume_gb").is_none();
    let without = among.iter().filter(without).count();
    if without > 0 {
        let note = msg::INDICATOR_NOTE_WITHOUT_VOLUME.with("count", without);
        indicator.notes.push(note);
    }
    let bad = note_of_bad_amounts(facts, &among, "volume_gb");
    indicator.notes.extend(bad);
    indicator
}

pub(super) const I24: IndicatorRule = IndicatorRule {
    id: "I24",
    name: msg::INDICATOR_I24,
    formula: msg::INDICATOR_I24_FORMULA,
    unit: Unit::TerabyteYears,
    more_is_better: Some(false),
    compute: volume_years,
};

fn volume_years(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let all = of_kind(facts, "data_set");
    let known = |ix: ElementIx| {
        let volume = amount(facts, ix, "volume_gb")?;
        let years = amount(facts, ix, "retention_years")?;
        Some(volume * years.min(FOR_GOOD_YEARS) / 1000.0)
    };
    let mut total = 0.0;
    let mut counted = Vec::new();
    let mut missing = Vec::new();
    for &ix in &all {
        match known(ix) {
            Some(volume_years) => {
                total += volume_years;
                counted.push(subject(facts, ix));
            }
            None => missing.push(subject(facts, ix)),
        }
    }
    let mut indicator = figure(total, counted.len());
    if !missing.is_empty() {
        let note = msg::INDICATOR_NOTE_WITHOUT_RETENTION.with("count", missing.len());
        indicator.notes.push(note);
    }
    (indicator.counted, indicator.missing) = (counted, missing);
    indicator
}

pub(super) const I27: IndicatorRule = IndicatorRule {
    id: "I27",
    name: msg::INDICATOR_I27,
    formula: msg::INDICATOR_I27_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: backups,
};

fn backups(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let stores: BTreeSet<ElementIx> = of_kind(facts, "data_set")
        .into_iter()
        .flat_map(|data_set| facts.stores(data_set).iter().copied())
        .collect();
    let is_out_of_reach = |vault: &ElementIx| {
        let says = |name: &str| facts.flag(*vault, name) == Some(true);
        says("immutable") || says("offline")
    };
    let vaults: Vec<(ElementIx, Vec<ElementIx>)> = stores
        .into_iter()
        .map(|store| (store, vaults_of(facts, store)))
        .collect();
    let mut indicator = Split::of(
        vaults
            .iter()
            .map(|(store, vaults)| (subject(facts, *store), !vaults.is_empty())),
    )
    .ratio();
    let safe = vaults
        .iter()
        .filter(|(_, vaults)| vaults.iter().any(is_out_of_reach))
        .count();
    if !vaults.is_empty() {
        let share = count(safe) / count(vaults.len());
        let name = msg::INDICATOR_PART_OUT_OF_REACH;
        let set = PartSet::AlsoCounted;
        let part = part(set, "immutable_or_offline", name, share, Unit::Ratio);
        indicator.parts.push(part);
        indicator.notes.push(
            msg::INDICATOR_NOTE_OUT_OF_REACH
                .with("count", safe)
                .with("of", vaults.len()),
        );
    }
    indicator
}

/// Where a store is backed up to.
fn vaults_of(facts: &Facts<'_>, store: ElementIx) -> Vec<ElementIx> {
    let backups = facts.backups_of_store(store).into_iter();
    backups.map(|(_, vault)| vault).collect()
}
