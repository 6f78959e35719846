//! I11 to I16: what alone stops a vital service, what losses do, and whether all is back in time
//! (public-sector guide, §8; the analyses are those of `analysis`).

use std::collections::BTreeSet;

use super::super::aspects::Noted;
use super::super::facts::Facts;
use super::super::finding::Review;
use super::super::indicator::{Indicator, IndicatorRule, Part, PartSet, Unit};
use super::super::maturity::Maturity;
use super::super::resilience::Resilience;
use super::figure::{
    Split, count, figure, is_left_out, of_kind, part, part_called, part_of, share, subject,
    vital_services,
};
use crate::analysis::{DataLoss, FearedLoss, LossOrigin, ServiceCell, State, data_losses};
use crate::locale::msg;
use crate::model::{ElementIx, SubjectId};

pub(super) const I11: IndicatorRule = IndicatorRule {
    id: "I11",
    name: msg::INDICATOR_I11,
    formula: msg::INDICATOR_I11_FORMULA,
    unit: Unit::Count,
    more_is_better: Some(false),
    compute: single_points,
};

fn single_points(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let points = |service: ElementIx| resilience.weak_points.get(facts.id(service));
    let vital = vital_services(facts);
    let distinct: BTreeSet<SubjectId> = vital
        .iter()
        .filter_map(|service| points(*service))
        .flat_map(|points| points.single.iter().map(SubjectId::from))
        .collect();
    let mut indicator = figure(count(distinct.len()), vital.len());
    if indicator.value.is_some() {
        indicator.counted = distinct.into_iter().collect();
    }
    indicator.parts = of_kind(facts, "business_service")
        .into_iter()
        .map(|service| {
            let number = points(service).map_or(0, |points| points.single.len());
            part_of(facts, PartSet::Service, service, count(number), Unit::Count)
        })
        .collect();
    let is_down = |service: &&ElementIx| points(**service).is_some_and(|it| it.is_down_already);
    let down = vital.iter().filter(is_down).count();
    if down > 0 {
        let note = msg::INDICATOR_NOTE_DOWN_ALREADY.with("count", down);
        indicator.notes.push(note);
    }
    indicator
}

pub(super) const I12: IndicatorRule = IndicatorRule {
    id: "I12",
    name: msg::INDICATOR_I12,
    formula: msg::INDICATOR_I12_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(false),
    compute: loss_of_main_site,
};

fn loss_of_main_site(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let Some(impact) = resilience.main_site_loss.as_deref() else {
        return without_main_site();
    };
    let is_down = |ix: ElementIx| impact.state(ix) == State::Down;
    let vital = vital_services(facts);
    let mut indicator =
        Split::of(vital.iter().map(|ix| (subject(facts, *ix), is_down(*ix)))).ratio();
    let all = of_kind(facts, "business_service");
    let down = all.iter().filter(|ix| is_down(**ix)).count();
    indicator.notes.push(
        msg::INDICATOR_NOTE_SERVICES_DOWN
            .with("count", down)
            .with("of", all.len()),
    );
    indicator
}

fn without_main_site() -> Indicator {
    Indicator {
        notes: vec![msg::INDICATOR_NOTE_NO_MAIN_SITE.into()],
        ..Indicator::default()
    }
}

pub(super) const I13: IndicatorRule = IndicatorRule {
    id: "I13",
    name: msg::INDICATOR_I13,
    formula: msg::INDICATOR_I13_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(false),
    compute: worst_supplier,
};

fn worst_supplier(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let services = of_kind(facts, "business_service");
    let mut losses: Vec<(ElementIx, Vec<ElementIx>)> = resilience
        .provider_losses
        .iter()
        .filter(|(provider, _)| !is_left_out(facts, *provider))
        .map(|(provider, down)| {
            let kept = down.iter().copied().filter(|ix| !is_left_out(facts, *ix));
            (*provider, kept.collect())
        })
        .collect();
    losses.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    let Some((worst, down)) = losses.first() else {
        return figure(0.0, 0);
    };
    let mut indicator = Split::of(
        services
            .iter()
            .map(|ix| (subject(facts, *ix), down.contains(ix))),
    )
    .ratio();
    if !down.is_empty() {
        let name = facts.own_name(*worst);
        let note = msg::INDICATOR_NOTE_WORST.with("name", name);
        indicator.notes.push(note);
    }
    indicator.parts = losses
        .iter()
        .map(|(ix, down)| {
            let number = count(down.len());
            part_of(facts, PartSet::Provider, *ix, number, Unit::Count)
        })
        .collect();
    indicator
}

pub(super) const I14: IndicatorRule = IndicatorRule {
    id: "I14",
    name: msg::INDICATOR_I14,
    formula: msg::INDICATOR_I14_FORMULA,
    unit: Unit::Probability,
    more_is_better: Some(true),
    compute: lowest_availability,
};

/// Numerator and denominator say how many of the elements that the service hangs on have an
/// availability in the map: below all of them, the value is an upper bound.
fn lowest_availability(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let known = |service: ElementIx| resilience.availability.get(facts.id(service));
    let vital = vital_services(facts).into_iter();
    // What hangs on nothing is no service that could fail.
    let mut vital: Vec<_> = vital
        .filter_map(|service| Some((service, known(service).filter(|it| it.of > 0)?)))
        .collect();
    vital.sort_by(|a, b| {
        let by_value = a.1.availability.total_cmp(&b.1.availability);
        by_value.then(a.0.cmp(&b.0))
    });
    let mut indicator = Indicator::default();
    if let Some((service, lowest)) = vital.first() {
        indicator.value = Some(lowest.availability);
        (indicator.numerator, indicator.denominator) = (count(lowest.quantified), count(lowest.of));
        indicator.counted.push(subject(facts, *service));
        if !lowest.is_fully_quantified() {
            indicator.notes.push(
                msg::INDICATOR_NOTE_UPPER_BOUND
                    .with("count", lowest.quantified)
                    .with("of", lowest.of),
            );
        }
        if lowest.method != crate::analysis::Method::Exact {
            let note = msg::INDICATOR_NOTE_DRAWN;
            indicator.notes.push(note.into());
        }
    }
    indicator.parts = of_kind(facts, "business_service")
        .into_iter()
        .filter_map(|service| {
            let value = known(service)?.availability;
            Some(part_of(
                facts,
                PartSet::Service,
                service,
                value,
                Unit::Probability,
            ))
        })
        .collect();
    indicator
}

pub(super) const I15: IndicatorRule = IndicatorRule {
    id: "I15",
    name: msg::INDICATOR_I15,
    formula: msg::INDICATOR_I15_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: back_in_time,
};

fn back_in_time(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let matrix = &resilience.matrix;
    let columns: Vec<(usize, SubjectId)> = matrix
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| {
            let ix = facts.snapshot.find(&column.service);
            ix.is_some_and(|ix| !is_left_out(facts, ix))
        })
        .map(|(at, column)| (at, SubjectId::from(&column.service)))
        .collect();
    let (mut met, mut pairs) = (0, 0);
    let mut failing: BTreeSet<&SubjectId> = BTreeSet::new();
    let mut parts = Vec::new();
    let (mut by_rule, mut void) = (!matrix.rows.is_empty(), 0);
    for row in &matrix.rows {
        by_rule &= matches!(row.loss.origin, LossOrigin::OfPlace(_));
        if row.cells.is_empty() {
            void += 1;
            continue;
        }
        let mut missed = 0;
        for (at, service) in &columns {
            let is_met = row.cells.get(*at).is_none_or(ServiceCell::is_met);
            pairs += 1;
            met += usize::from(is_met);
            if !is_met {
                missed += 1;
                failing.insert(service);
            }
        }
        parts.push(part_of_loss(&row.loss, count(missed)));
    }
    let mut indicator = share(count(met), count(pairs));
    if pairs > 0 {
        for (_, service) in &columns {
            let list = if failing.contains(service) {
                &mut indicator.missing
            } else {
                &mut indicator.counted
            };
            list.push(service.clone());
        }
        indicator.counted.sort_unstable();
        indicator.missing.sort_unstable();
    }
    indicator.parts = parts;
    if by_rule && pairs > 0 {
        indicator
            .notes
            .push(msg::INDICATOR_NOTE_LOSSES_BY_RULE.into());
    }
    if void > 0 {
        let note = msg::INDICATOR_NOTE_VOID_LOSSES.with("count", void);
        indicator.notes.push(note);
    }
    indicator
}

/// How many services are not back in time after a loss.
fn part_of_loss(loss: &FearedLoss, missed: f64) -> Part {
    let key = loss.origin.id();
    let name = if loss.name.trim().is_empty() {
        key
    } else {
        loss.name.as_str()
    };
    let set = PartSet::Scenario;
    match loss.origin {
        LossOrigin::Kept(_) => part_called(set, key, name, missed, Unit::Count),
        LossOrigin::OfPlace(_) => {
            let name = msg::MATRIX_LOSS_OF.with("name", name);
            part(set, key, name, missed, Unit::Count)
        }
    }
}

pub(super) const I16: IndicatorRule = IndicatorRule {
    id: "I16",
    name: msg::INDICATOR_I16,
    formula: msg::INDICATOR_I16_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: data_kept,
};

fn data_kept(
    facts: &Facts<'_>,
    resilience: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let Some(impact) = resilience.main_site_loss.as_deref() else {
        return without_main_site();
    };
    let losses = data_losses(impact);
    let among = of_kind(facts, "data_set");
    let loss = |ix: ElementIx| {
        let found = losses.get(facts.id(ix)).copied();
        found.unwrap_or(DataLoss::Hours(0.0))
    };
    let is_met = |ix: ElementIx| {
        let need_h = facts.need_h(ix, "pdma_h");
        matches!((loss(ix), need_h), (DataLoss::Hours(hours), Some(need_h)) if hours <= need_h)
    };
    let mut indicator =
        Split::of(among.iter().map(|ix| (subject(facts, *ix), is_met(*ix)))).ratio();
    for &ix in &among {
        if let DataLoss::Hours(hours) = loss(ix)
            && losses.contains_key(facts.id(ix))
        {
            let part = part_of(facts, PartSet::DataSet, ix, hours, Unit::Hours);
            indicator.parts.push(part);
        }
    }
    let of = |wanted: fn(DataLoss) -> bool| among.iter().filter(|ix| wanted(loss(**ix))).count();
    let lost = of(|loss| loss == DataLoss::Lost);
    let unknown = of(|loss| loss == DataLoss::Unknown);
    let without = |ix: &&ElementIx| facts.need_h(**ix, "pdma_h").is_none();
    let without = among.iter().filter(without).count();
    let notes = [
        (lost, msg::INDICATOR_NOTE_ALL_LOST),
        (unknown, msg::INDICATOR_NOTE_LOSS_UNKNOWN),
        (without, msg::INDICATOR_NOTE_WITHOUT_NEED),
    ];
    let said = notes.into_iter().filter(|(number, _)| *number > 0);
    indicator
        .notes
        .extend(said.map(|(number, note)| note.with("count", number)));
    indicator
}
