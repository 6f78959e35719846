//! I19 to I21 and I23: how complete the documentation and the register are, and how what is asked
//! fares (public-sector guide, §2, §5.3 and §8).

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::super::aspects::Noted;
use super::super::facts::Facts;
use super::super::finding::{ProtectionLevel, Review};
use super::super::indicator::{Indicator, IndicatorRule, PartSet, Unit};
use super::super::maturity::Maturity;
use super::super::requirement::Judgement;
use super::super::resilience::Resilience;
use super::figure::{
    Split, count, data_sets, figure, is_left_out, part, part_called, share, subject,
};
use super::hosting::PERSONAL;
use crate::locale::msg;
use crate::model::{ElementId, ElementIx, SubjectId};

pub(super) const I19: IndicatorRule = IndicatorRule {
    id: "I19",
    name: msg::INDICATOR_I19,
    formula: msg::INDICATOR_I19_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: documentation,
};

fn documentation(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    maturity: &Noted<'_, Maturity>,
) -> Indicator {
    let counts = |id: &SubjectId| {
        let element = || facts.snapshot.find(&ElementId::from(id.text().clone()));
        !facts.settings.without_experiments || element().is_none_or(|ix| !is_left_out(facts, ix))
    };
    let objects: Vec<_> = maturity
        .objects
        .iter()
        .filter(|(id, _)| counts(id))
        .collect();
    let at = |level: u8| objects.iter().filter(move |(_, it)| it.asked_from <= level);
    let asked = facts.settings.maturity_level;
    let records = at(asked).map(|(id, it)| ((*id).clone(), it.reached >= asked));
    let mut indicator = Split::of(records).ratio();
    for level in 1..=3 {
        let reached = at(level).filter(|(_, it)| it.reached >= level).count();
        if let Some(value) = share(count(reached), count(at(level).count())).value {
            let name = msg::INDICATOR_PART_LEVEL.with("level", f64::from(level));
            let (set, key) = (PartSet::DocumentationLevel, level.to_string());
            indicator
                .parts
                .push(part(set, &key, name, value, Unit::Ratio));
        }
    }
    let note = msg::INDICATOR_NOTE_LEVEL.with("level", f64::from(asked));
    indicator.notes.push(note);
    indicator
}

/// The requirements that count: those that the map states; what we bring along where it states none.
fn asked<'r>(review: &'r Noted<'_, Review>) -> impl Iterator<Item = &'r Judgement> {
    let has_own = review.judgements.iter().any(|it| it.asked.is_own);
    let all = review.judgements.iter().map(Arc::as_ref);
    all.filter(move |it| it.asked.is_own || !has_own)
}

/// What breaks one of them and is not exempt, by id; of what is broken in several ways, once.
fn faulty(review: &Noted<'_, Review>) -> Vec<SubjectId> {
    let asked: FxHashSet<_> = asked(review).map(|it| &it.asked.id).collect();
    let findings = review.findings.iter();
    let counted = findings.filter(|it| it.counts() && asked.contains(&it.requirement));
    let mut subjects: Vec<&SubjectId> = counted.filter_map(|it| it.subject.as_ref()).collect();
    subjects.sort_unstable();
    subjects.dedup();
    subjects.into_iter().cloned().collect()
}

pub(super) const I20: IndicatorRule = IndicatorRule {
    id: "I20",
    name: msg::INDICATOR_I20,
    formula: msg::INDICATOR_I20_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |_, _, review, _| {
        let weight = |it: &Judgement, number: usize| f64::from(it.asked.severity) * count(number);
        let of: f64 = asked(review).map(|it| weight(it, it.applicable)).sum();
        let missed = |it: &Judgement| it.violations.min(it.applicable);
        let missed: f64 = asked(review).map(|it| weight(it, missed(it))).sum();
        let mut indicator = share(of - missed, of);
        indicator.missing = faulty(review);
        indicator.parts = asked(review)
            .filter(|it| it.applicable > 0)
            .map(|it| {
                let met = it.applicable.saturating_sub(it.violations);
                let value = count(met) / count(it.applicable);
                let id = it.asked.id.as_str();
                part_called(PartSet::Requirement, id, id, value, Unit::Ratio)
            })
            .collect();
        note_exempt(review, &mut indicator);
        indicator
    },
};

pub(super) const I21: IndicatorRule = IndicatorRule {
    id: "I21",
    name: msg::INDICATOR_I21,
    formula: msg::INDICATOR_I21_FORMULA,
    unit: Unit::Count,
    more_is_better: Some(false),
    compute: |_, _, review, _| {
        let total = asked(review).map(|it| it.violations).sum();
        let mut indicator = figure(count(total), asked(review).count());
        indicator.counted = faulty(review);
        let mut per_level: BTreeMap<ProtectionLevel, usize> = BTreeMap::new();
        for it in asked(review) {
            *per_level.entry(it.asked.level).or_default() += it.violations;
            let id = it.asked.id.as_str();
            let number = count(it.violations);
            let part = part_called(PartSet::Requirement, id, id, number, Unit::Count);
            indicator.parts.push(part);
        }
        for level in ProtectionLevel::ALL.into_iter().rev() {
            let number = per_level.get(&level).copied().unwrap_or_default();
            let (set, key) = (PartSet::ProtectionLevel, level.as_str());
            let part = part(set, key, level.name(), count(number), Unit::Count);
            indicator.parts.push(part);
        }
        note_exempt(review, &mut indicator);
        indicator
    },
};

fn note_exempt(review: &Noted<'_, Review>, indicator: &mut Indicator) {
    let exempt: usize = asked(review).map(|it| it.exempt).sum();
    if exempt > 0 {
        let note = msg::INDICATOR_NOTE_EXEMPT.with("count", exempt);
        indicator.notes.push(note);
    }
    let failed = asked(review).filter(|it| it.error.is_some()).count();
    if failed > 0 {
        let note = msg::INDICATOR_NOTE_NOT_JUDGED.with("count", failed);
        indicator.notes.push(note);
    }
}

pub(super) const I23: IndicatorRule = IndicatorRule {
    id: "I23",
    name: msg::INDICATOR_I23,
    formula: msg::INDICATOR_I23_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |facts, _, _, _| {
        const NEEDED: [&str; 3] = ["legal_basis", "data_subjects", "retention_years"];
        let is_complete = |ix: ElementIx| NEEDED.iter().all(|name| facts.is_filled(ix, name));
        let among = data_sets(facts, &PERSONAL);
        Split::of(
            among
                .iter()
                .map(|ix| (subject(facts, *ix), is_complete(*ix))),
        )
        .ratio()
    },
};
