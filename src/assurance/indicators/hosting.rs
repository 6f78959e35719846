//! I01 to I05: where applications run, and in whose hands they and personal data are
//! (public-sector guide, §6.4 and §8).

use std::collections::BTreeMap;

use super::super::aspects::Noted;
use super::super::facts::Facts;
use super::super::finding::Review;
use super::super::indicator::{Indicator, IndicatorRule, PartSet, Unit};
use super::super::maturity::Maturity;
use super::super::resilience::Resilience;
use super::figure::{
    Split, count, data_sets, figure, of_kind, part, part_of, part_of_choice, share, subject, volume,
};
use crate::locale::msg;
use crate::model::ElementIx;

/// The models that the index of hybridisation spreads over.
const MODELS: [&str; 4] = ["on_prem", "iaas", "paas", "saas"];
/// From this level on a host is sovereign: technological and operational control in the EU.
const SOVEREIGN: u8 = 3;
/// The categories of data about persons.
pub(super) const PERSONAL: [&str; 2] = ["personal", "health"];

pub(super) const I01: IndicatorRule = IndicatorRule {
    id: "I01",
    name: msg::INDICATOR_I01,
    formula: msg::INDICATOR_I01_FORMULA,
    unit: Unit::Ratio,
    more_is_better: None,
    compute: hybridisation,
};

fn hybridisation(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let applications = of_kind(facts, "application");
    let is_elsewhere = |ix: ElementIx| facts.text(ix, "hosting") != "on_prem";
    let mut indicator = Split::of(
        applications
            .iter()
            .map(|ix| (subject(facts, *ix), is_elsewhere(*ix))),
    )
    .ratio();
    per_model(facts, &applications, &mut indicator);
    indicator
}

/// Adds how many applications run in which model, the usual ones first.
fn per_model(facts: &Facts<'_>, applications: &[ElementIx], indicator: &mut Indicator) {
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    let mut usual = [0; MODELS.len()];
    for ix in applications {
        let model = facts.text(*ix, "hosting");
        match MODELS.iter().position(|known| *known == model) {
            Some(at) => usual[at] += 1,
            None => *others.entry(model).or_default() += 1,
        }
    }
    let unknown = others.values().sum::<usize>();
    let all = MODELS.into_iter().zip(usual).chain(others);
    indicator.parts.extend(all.map(|(model, number)| {
        part_of_choice(
            PartSet::HostingModel,
            "hosting",
            model,
            count(number),
            Unit::Count,
        )
    }));
    if unknown > 0 {
        let note = msg::INDICATOR_NOTE_OTHER_HOSTING.with("count", unknown);
        indicator.notes.push(note);
    }
}

pub(super) const I02: IndicatorRule = IndicatorRule {
    id: "I02",
    name: msg::INDICATOR_I02,
    formula: msg::INDICATOR_I02_FORMULA,
    unit: Unit::Index,
    more_is_better: None,
    compute: spread_over_models,
};

fn spread_over_models(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let applications = of_kind(facts, "application");
    let of_model = |model: &str| {
        let is_of = |ix: &&ElementIx| facts.text(**ix, "hosting") == model;
        count(applications.iter().filter(is_of).count())
    };
    let counts = MODELS.map(of_model);
    let total: f64 = counts.iter().sum();
    let mut indicator = if total > 0.0 {
        let squares: f64 = counts.iter().map(|count| (count / total).powi(2)).sum();
        share(1.0 - squares, 1.0 - 1.0 / count(MODELS.len()))
    } else {
        Indicator::default()
    };
    per_model(facts, &applications, &mut indicator);
    indicator
}

pub(super) const I03: IndicatorRule = IndicatorRule {
    id: "I03",
    name: msg::INDICATOR_I03,
    formula: msg::INDICATOR_I03_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: sovereign_applications,
};

fn sovereign_applications(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let applications = of_kind(facts, "application");
    let mut per_level = [0; 5];
    for ix in &applications {
        let level = usize::from(facts.hosting().sovereignty(*ix));
        per_level[level.min(4)] += 1;
    }
    let is_sovereign = |ix: ElementIx| facts.hosting().sovereignty(ix) >= SOVEREIGN;
    let mut indicator = Split::of(
        applications
            .iter()
            .map(|ix| (subject(facts, *ix), is_sovereign(*ix))),
    )
    .ratio();
    let levels = ["0", "1", "2", "3", "4"].into_iter().zip(per_level);
    indicator.parts.extend(levels.map(|(level, number)| {
        let (set, figure) = (PartSet::Sovereignty, count(number));
        part_of_choice(set, "sovereignty_level", level, figure, Unit::Count)
    }));
    indicator
}

pub(super) const I04: IndicatorRule = IndicatorRule {
    id: "I04",
    name: msg::INDICATOR_I04,
    formula: msg::INDICATOR_I04_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: sovereign_personal_data,
};

fn sovereign_personal_data(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    by_volume(facts, &PERSONAL, |store| {
        facts.hosting().sovereignty(store) >= SOVEREIGN
    })
}

/// The share by volume of the data sets of these categories whose stores all comply; what is stored
/// nowhere does not.
pub(super) fn by_volume(
    facts: &Facts<'_>,
    categories: &[&str],
    complies: impl Fn(ElementIx) -> bool,
) -> Indicator {
    let among = data_sets(facts, categories);
    let mut split = Split::default();
    let mut conforming = 0;
    for &data_set in &among {
        let stores = facts.stores(data_set);
        let is_met = !stores.is_empty() && stores.iter().all(|store| complies(*store));
        conforming += usize::from(is_met);
        split.take(subject(facts, data_set), volume(facts, data_set), is_met);
    }
    let mut indicator = split.ratio();
    let notes = &mut indicator.notes;
    if !among.is_empty() {
        let note = msg::INDICATOR_NOTE_DATA_SETS.with("count", conforming);
        notes.push(note.with("of", among.len()));
    }
    let without = |ix: &&ElementIx| facts.value(**ix, "volume_gb").is_none();
    let without = among.iter().filter(without).count();
    if without > 0 {
        notes.push(msg::INDICATOR_NOTE_WITHOUT_VOLUME.with("count", without));
    }
    notes.extend(super::figure::note_of_bad_amounts(
        facts,
        &among,
        "volume_gb",
    ));
    indicator
}

pub(super) const I05: IndicatorRule = IndicatorRule {
    id: "I05",
    name: msg::INDICATOR_I05,
    formula: msg::INDICATOR_I05_FORMULA,
    unit: Unit::Index,
    more_is_better: Some(false),
    compute: supplier_concentration,
};

/// Herfindahl and Hirschman's index of what is attributed to each supplier.
fn supplier_concentration(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let applications = of_kind(facts, "application");
    let mut internal = 0.0;
    let mut by_provider: BTreeMap<ElementIx, f64> = BTreeMap::new();
    for &application in &applications {
        let providers = facts.hosting().providers(application, facts.snapshot);
        if providers.is_empty() {
            internal += 1.0;
        }
        for &provider in &providers {
            *by_provider.entry(provider).or_default() += 1.0 / count(providers.len());
        }
    }
    let total = count(applications.len());
    let squares: f64 = by_provider
        .values()
        .chain([&internal])
        .map(|number| number * number)
        .sum();
    // Thirds do not add up to the last digit.
    let most = total * total;
    let mut indicator = share(squares.min(most), most);
    if indicator.value.is_none() {
        return figure(0.0, 0);
    }
    let providers = by_provider.keys();
    indicator.counted = providers.map(|ix| subject(facts, *ix)).collect();
    let own = (internal > 0.0).then(|| {
        let name = msg::INDICATOR_PART_INTERNAL;
        part(PartSet::Provider, "internal", name, internal, Unit::Count)
    });
    indicator.parts.extend(own);
    let mut rows: Vec<(ElementIx, f64)> = by_provider.into_iter().collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    indicator.parts.extend(
        rows.into_iter()
            .map(|(ix, number)| part_of(facts, PartSet::Provider, ix, number, Unit::Count)),
    );
    indicator
}
