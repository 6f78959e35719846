//! I06 to I10: what protects data on the way and at rest, who gets in, and what stands in the open
//! (public-sector guide, §4 and §8).

use super::super::aspects::Noted;
use super::super::facts::Facts;
use super::super::finding::Review;
use super::super::index::FlowFacts;
use super::super::indicator::{Indicator, IndicatorRule, Unit};
use super::super::maturity::Maturity;
use super::super::resilience::Resilience;
use super::figure::{Split, is_left_out, link_subject, of_kind, subject};
use super::hosting::by_volume;
use crate::locale::msg;
use crate::model::{ElementIx, Value};

/// From this need for confidentiality on data are sensitive.
const SENSITIVE: f64 = 3.0;
/// From this criticality on an application has to know who comes in.
const CRITICAL: f64 = 3.0;

/// The flows that count: neither end is left out.
pub(super) fn flows<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'f FlowFacts> {
    let counts = |flow: &&FlowFacts| !is_left_out(facts, flow.from) && !is_left_out(facts, flow.to);
    facts.flows().iter().filter(counts)
}

/// The share of flows that are known to be encrypted.
fn encrypted<'f>(facts: &Facts<'_>, flows: impl Iterator<Item = &'f FlowFacts>) -> Indicator {
    let is_encrypted = |flow: &FlowFacts| facts.is_flow_encrypted(flow) == Some(true);
    Split::of(flows.map(|flow| (link_subject(facts, flow.link), is_encrypted(flow)))).ratio()
}

pub(super) const I06: IndicatorRule = IndicatorRule {
    id: "I06",
    name: msg::INDICATOR_I06,
    formula: msg::INDICATOR_I06_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |facts, _, _, _| {
        let mut indicator = encrypted(facts, flows(facts).filter(|flow| flow.is_between_zones()));
        let unknown = flows(facts).filter(|flow| flow.zones.contains(&None));
        let unknown = unknown.count();
        if unknown > 0 {
            let note = msg::INDICATOR_NOTE_UNKNOWN_ZONES.with("count", unknown);
            indicator.notes.push(note);
        }
        indicator
    },
};

pub(super) const I07: IndicatorRule = IndicatorRule {
    id: "I07",
    name: msg::INDICATOR_I07,
    formula: msg::INDICATOR_I07_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |facts, _, _, _| {
        let carries = |flow: &&FlowFacts| flow.data.iter().any(|data| is_sensitive(facts, *data));
        encrypted(facts, flows(facts).filter(carries))
    },
};

fn is_sensitive(facts: &Facts<'_>, data_set: ElementIx) -> bool {
    let needs = facts.value(data_set, "dict").and_then(Value::as_fields);
    let confidentiality = needs.and_then(|needs| needs.get("c"));
    let level = confidentiality.and_then(Value::as_number);
    level.is_some_and(|level| level >= SENSITIVE)
}

pub(super) const I08: IndicatorRule = IndicatorRule {
    id: "I08",
    name: msg::INDICATOR_I08,
    formula: msg::INDICATOR_I08_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |facts, _, _, _| {
        by_volume(facts, &["personal", "health", "financial"], |store| {
            facts.is_encrypted_at_rest(store) == Some(true)
        })
    },
};

pub(super) const I09: IndicatorRule = IndicatorRule {
    id: "I09",
    name: msg::INDICATOR_I09,
    formula: msg::INDICATOR_I09_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: strong_authentication,
};

fn strong_authentication(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let mut among = of_kind(facts, "application");
    let criticality = |ix: ElementIx| facts.number(ix, "criticality");
    let without = among
        .iter()
        .filter(|ix| criticality(**ix).is_none())
        .count();
    among.retain(|ix| criticality(*ix).is_some_and(|level| level >= CRITICAL));
    let has_mfa = |ix: ElementIx| facts.flag(ix, "mfa") == Some(true);
    let mut indicator =
        Split::of(among.iter().map(|ix| (subject(facts, *ix), has_mfa(*ix)))).ratio();
    if without > 0 {
        let note = msg::INDICATOR_NOTE_WITHOUT_CRITICALITY.with("count", without);
        indicator.notes.push(note);
    }
    indicator
}

pub(super) const I10: IndicatorRule = IndicatorRule {
    id: "I10",
    name: msg::INDICATOR_I10,
    formula: msg::INDICATOR_I10_FORMULA,
    unit: Unit::Count,
    more_is_better: Some(false),
    compute: exposed_applications,
};

fn exposed_applications(
    facts: &Facts<'_>,
    _: &Noted<'_, Resilience>,
    _: &Noted<'_, Review>,
    _: &Noted<'_, Maturity>,
) -> Indicator {
    let comes_from_outside = |flow: &&FlowFacts| {
        let [from, to] = flow.zones;
        from.is_some_and(|zone| facts.trust(zone) == Some(0.0)) && from != to
    };
    let mut exposed: Vec<ElementIx> = flows(facts)
        .filter(comes_from_outside)
        .map(|flow| flow.to)
        .collect();
    exposed.sort_unstable();
    let applications = of_kind(facts, "application");
    Split::of(applications.iter().map(|ix| {
        let is_exposed = exposed.binary_search(ix).is_ok();
        (subject(facts, *ix), is_exposed)
    }))
    .count()
}

/// I28: flows whose protocol, port, encryption, authentication and reason are written down.
pub(super) const I28: IndicatorRule = IndicatorRule {
    id: "I28",
    name: msg::INDICATOR_I28,
    formula: msg::INDICATOR_I28_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |facts, _, _, _| {
        const NEEDED: [&str; 5] = ["protocol", "port", "encryption", "auth", "justification"];
        let is_documented = |flow: &FlowFacts| {
            let mut needed = NEEDED.iter();
            needed.all(|name| facts.is_link_filled(flow.link, name))
        };
        Split::of(flows(facts).map(|flow| (link_subject(facts, flow.link), is_documented(flow))))
            .ratio()
    },
};
