//! I25 and I26: energy and carbon of a year, as orders of magnitude for comparing plateaus
//! (public-sector guide, §8.1). They are no carbon statement.
//!
//! Each element counts by the first term that applies to it: a power that was measured or stated,
//! the virtual processors of a cloud or online service, the capacity of a storage. Memory is not
//! added, because the figures of processors hold part of it already; servers on our own hypervisors
//! are counted through these.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::super::facts::Facts;
use super::super::indicator::{Indicator, IndicatorRule, Part, PartSet, Unit};
use super::figure::{amount, figure, is_left_out, part, part_called, subject};
use super::protection::flows;
use crate::locale::{Arg, Message, MessageId, msg};
use crate::model::{ElementIx, LinkIx, SubjectId, Value};

/// kWh in a year of 8,760 hours, for each watt.
const KWH_PER_WATT: f64 = 8_760.0 / 1_000.0;
const MONTHS: f64 = 12.0;
/// The unit of the factors of countries of which we have none.
const COUNTRY_UNIT: &str = "kgCO₂e/kWh";
/// Where what flows through networks is taken to use its energy.
const COUNTRY_OF_TRANSFERS: &str = "FR";
/// Of these one expects a figure, or their host's.
const ESTIMATED_KINDS: [&str; 8] = [
    "backup_vault",
    "cloud_service",
    "firewall",
    "hypervisor",
    "router",
    "saas_service",
    "storage",
    "switch",
];

/// One of the four terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Term {
    Equipment,
    Compute,
    Storage,
    Transfers,
}

impl Term {
    const ALL: [Self; 4] = [
        Self::Equipment,
        Self::Compute,
        Self::Storage,
        Self::Transfers,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Equipment => "equipment",
            Self::Compute => "compute",
            Self::Storage => "storage",
            Self::Transfers => "transfers",
        }
    }

    fn name(self) -> MessageId {
        match self {
            Self::Equipment => msg::INDICATOR_PART_EQUIPMENT,
            Self::Compute => msg::INDICATOR_PART_COMPUTE,
            Self::Storage => msg::INDICATOR_PART_STORAGE,
            Self::Transfers => msg::INDICATOR_PART_TRANSFERS,
        }
    }
}

/// What a plateau uses in a year.
#[derive(Debug, Default)]
struct Energy {
    kwh: [f64; 4],
    by_country: BTreeMap<SmolStr, f64>,
    estimated: Vec<ElementIx>,
    /// kWh of those, in the same order.
    each_kwh: Vec<f64>,
    not_estimated: Vec<ElementIx>,
    /// Ids of the factors that went into it, in the order of lists.
    factors: Vec<&'static str>,
}

impl Energy {
    fn of(facts: &Facts<'_>) -> Self {
        let mut energy = Self::default();
        let counted = |ix: &ElementIx| !is_left_out(facts, *ix);
        for ix in facts.snapshot.element_numbers().filter(counted) {
            if let Some((term, watts)) = energy.power(facts, ix) {
                let pue = energy.pue(facts, ix);
                let country = country(facts, ix);
                let kwh = watts * KWH_PER_WATT * pue;
                energy.add(term, kwh, &country);
                energy.estimated.push(ix);
                energy.each_kwh.push(kwh);
            }
        }
        let gigabytes: f64 = flows(facts)
            .filter_map(|flow| monthly(facts, flow.link))
            .sum();
        if gigabytes > 0.0 {
            let kwh = gigabytes * MONTHS * energy.factor(facts, "kwh_per_gb");
            energy.add(Term::Transfers, kwh, COUNTRY_OF_TRANSFERS);
        }
        let estimated: FxHashSet<ElementIx> = energy.estimated.iter().copied().collect();
        energy.not_estimated = facts
            .snapshot
            .element_numbers()
            .filter(counted)
            .filter(|ix| !estimated.contains(ix) && is_expected(facts, *ix, &estimated))
            .collect();
        energy
    }

    fn add(&mut self, term: Term, kwh: f64, country: &str) {
        self.kwh[term as usize] += kwh;
        *self.by_country.entry(country.into()).or_default() += kwh;
    }

    /// A factor, remembered as one that was used.
    fn factor(&mut self, facts: &Facts<'_>, id: &'static str) -> f64 {
        if !self.factors.contains(&id) {
            self.factors.push(id);
        }
        facts.settings.factor(id)
    }

    /// The term that an element falls under, and its watts before the PUE.
    fn power(&mut self, facts: &Facts<'_>, ix: ElementIx) -> Option<(Term, f64)> {
        if let Some(watts) = amount(facts, ix, "power_w") {
            return Some((Term::Equipment, watts));
        }
        let kind = facts.kind(ix);
        if matches!(kind, "cloud_service" | "saas_service")
            && let Some(processors) = amount(facts, ix, "vcpu")
        {
            let idle = self.factor(facts, "vcpu_min_w");
            let busy = self.factor(facts, "vcpu_max_w");
            let load = self.factor(facts, "vcpu_utilisation");
            let watts = processors * (idle + load * (busy - idle));
            return Some((Term::Compute, watts));
        }
        let capacity = amount(facts, ix, "capacity_tb")?;
        let per_terabyte = match facts.text(ix, "media") {
            "ssd" => "watts_per_tb_ssd",
            "hdd" => "watts_per_tb_hdd",
            "tape" => "watts_per_tb_tape",
            _ => return None,
        };
        let copies = if facts.flag(ix, "replicated") == Some(true) {
            2.0
        } else {
            1.0
        };
        let watts = capacity * self.factor(facts, per_terabyte) * copies;
        Some((Term::Storage, watts))
    }

    /// The PUE of the nearest place that states one; else that of the cloud below a provider, and
    /// that of our own rooms elsewhere.
    fn pue(&mut self, facts: &Facts<'_>, ix: ElementIx) -> f64 {
        let around = || std::iter::once(ix).chain(facts.snapshot.ancestors(ix));
        let stated = |ix: ElementIx| facts.number(ix, "pue").filter(|pue| *pue >= 1.0);
        if let Some(pue) = around().find_map(stated) {
            return pue;
        }
        let is_provider = |ix: ElementIx| facts.kind(ix) == "provider";
        let is_rented = around().skip(1).any(is_provider);
        self.factor(
            facts,
            if is_rented {
                "pue_cloud"
            } else {
                "pue_own_room"
            },
        )
    }
}

/// What each element of a plateau uses in a year, as I25 adds it up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnergyUse {
    /// kWh a year of the elements that can be estimated, by number.
    pub elements: Vec<(ElementIx, f64)>,
    /// Elements of which one expects a figure, by number.
    pub not_estimated: Vec<ElementIx>,
    /// All of it, what flows use included, kWh a year.
    pub total_kwh: f64,
}

/// The energy of each element of a plateau. O(elements · depth + links).
#[must_use]
pub fn energy_of(facts: &Facts<'_>) -> EnergyUse {
    let energy = Energy::of(facts);
    let each = energy.estimated.into_iter().zip(energy.each_kwh);
    EnergyUse {
        elements: each.collect(),
        not_estimated: energy.not_estimated,
        total_kwh: energy.kwh.iter().sum(),
    }
}

/// Gigabytes that a flow carries in a month.
fn monthly(facts: &Facts<'_>, flow: LinkIx) -> Option<f64> {
    let volume = facts.link_value(flow, "volume_gb_month")?.as_number()?;
    (volume >= 0.0).then_some(volume)
}

/// The country of the nearest place that states one, in capitals; empty where none does.
fn country(facts: &Facts<'_>, ix: ElementIx) -> SmolStr {
    let mut around = std::iter::once(ix).chain(facts.snapshot.ancestors(ix));
    let stated = around.find_map(|ix| {
        let text = facts.value(ix, "country").and_then(Value::as_text)?.trim();
        (!text.is_empty()).then_some(text)
    });
    stated.unwrap_or_default().to_uppercase().into()
}

/// Whether one would expect a figure of an element that has none: services, equipment, and servers
/// that stand on nothing that was counted.
fn is_expected(facts: &Facts<'_>, ix: ElementIx, estimated: &FxHashSet<ElementIx>) -> bool {
    let kind = facts.kind(ix);
    if kind != "logical_server" {
        return ESTIMATED_KINDS.contains(&kind);
    }
    let mut hosts = facts.hosting().hosts(ix).iter();
    !hosts.any(|host| {
        let mut members = facts.members(*host).iter();
        estimated.contains(host) || members.any(|member| estimated.contains(member))
    })
}

pub(super) const I25: IndicatorRule = IndicatorRule {
    id: "I25",
    name: msg::INDICATOR_I25,
    formula: msg::INDICATOR_I25_FORMULA,
    unit: Unit::KilowattHours,
    more_is_better: Some(false),
    compute: |facts, _, _, _| {
        let energy = Energy::of(facts);
        let mut indicator = over(
            facts,
            &energy,
            energy.kwh.iter().sum(),
            energy.estimated.len(),
        );
        indicator.parts = Term::ALL
            .into_iter()
            .map(|term| {
                let (set, kwh) = (PartSet::Term, energy.kwh[term as usize]);
                part(set, term.key(), term.name(), kwh, Unit::KilowattHours)
            })
            .collect();
        let countries = energy.by_country.iter();
        let of_countries =
            countries.map(|(country, kwh)| part_of_country(country, *kwh, Unit::KilowattHours));
        indicator.parts.extend(of_countries);
        let factors = energy.factors.iter().map(|id| note_of_factor(facts, id));
        indicator.notes.extend(factors);
        indicator
    },
};

pub(super) const I26: IndicatorRule = IndicatorRule {
    id: "I26",
    name: msg::INDICATOR_I26,
    formula: msg::INDICATOR_I26_FORMULA,
    unit: Unit::Carbon,
    more_is_better: Some(false),
    compute: |facts, _, _, _| {
        let energy = Energy::of(facts);
        let factor_of = |country: &str| facts.settings.emission_id(country);
        let carbon = energy
            .by_country
            .iter()
            .map(|(country, kwh)| (country, kwh * facts.settings.factor(&factor_of(country))));
        let carbon: Vec<(&SmolStr, f64)> = carbon.collect();
        let total = carbon.iter().map(|(_, carbon)| carbon).sum();
        let mut indicator = over(facts, &energy, total, carbon.len());
        indicator.parts = carbon
            .iter()
            .map(|(country, carbon)| part_of_country(country, *carbon, Unit::Carbon))
            .collect();
        let mut factors: Vec<String> = energy.by_country.keys().map(|it| factor_of(it)).collect();
        factors.dedup();
        let notes = factors.iter().map(|id| note_of_factor(facts, id));
        indicator.notes.extend(notes);
        if factors.iter().any(|id| id == "emission_fr") {
            indicator.notes.push(msg::INDICATOR_NOTE_FRENCH_MIX.into());
        }
        indicator
    },
};

/// A sum over what was estimated, with what was not.
fn over(facts: &Facts<'_>, energy: &Energy, total: f64, number: usize) -> Indicator {
    let mut indicator = figure(total, number);
    let subjects = |list: &[ElementIx]| -> Vec<SubjectId> {
        list.iter().map(|ix| subject(facts, *ix)).collect()
    };
    indicator.counted = subjects(&energy.estimated);
    indicator.missing = subjects(&energy.not_estimated);
    indicator.notes.push(msg::INDICATOR_NOTE_MAGNITUDE.into());
    if !energy.not_estimated.is_empty() {
        let note = msg::INDICATOR_NOTE_NOT_ESTIMATED.with("count", energy.not_estimated.len());
        indicator.notes.push(note);
    }
    indicator
}

fn part_of_country(country: &str, value: f64, unit: Unit) -> Part {
    if country.is_empty() {
        return part(
            PartSet::Country,
            "",
            msg::INDICATOR_PART_NO_COUNTRY,
            value,
            unit,
        );
    }
    part_called(PartSet::Country, country, country, value, unit)
}

/// A factor that was used, with its source and year.
fn note_of_factor(facts: &Facts<'_>, id: &str) -> Message {
    let known = super::super::factors::BUILT_IN_FACTORS.iter();
    let known = known.clone().find(|factor| factor.id == id);
    let (source, year) = facts.settings.source(id);
    let name = match known {
        Some(factor) => factor.name.into(),
        None => msg::INDICATOR_PART.with("name", id),
    };
    let unit = match known {
        Some(factor) => factor.unit_to_say(),
        None => Arg::from(COUNTRY_UNIT),
    };
    let has_unit = known.is_none_or(|factor| !factor.unit.is_empty());
    let digits = msg::INDICATOR_FACTOR_VALUE
        .with("value", facts.settings.factor(id))
        .with("gap", if has_unit { "\u{a0}" } else { "" })
        .with("unit", unit);
    let said = match (source.trim().is_empty(), year) {
        (true, _) => msg::INDICATOR_NOTE_FACTOR_WITHOUT_SOURCE.into(),
        (false, 0) => msg::INDICATOR_NOTE_FACTOR_OF.with("source", source.as_str()),
        (false, year) => msg::INDICATOR_NOTE_FACTOR
            .with("source", source.as_str())
            .with("year", year.to_string()),
    };
    let said: Message = said;
    said.with("name", name).with("value", digits)
}
