//! I17, I18 and X01: what goes out of support, and what is free software
//! (public-sector guide, §7 and §8).

use std::collections::BTreeMap;

use super::super::facts::Facts;
use super::super::indicator::{Indicator, IndicatorRule, PartSet, Unit};
use super::super::maturity::is_component;
use super::figure::{
    Split, count, is_left_out, of_kind, part, part_of_choice, part_of_kind, subject,
};
use crate::locale::msg;
use crate::model::Day;

/// How far I18 looks ahead.
const MONTHS_AHEAD: i32 = 24;

pub(super) const I17: IndicatorRule = IndicatorRule {
    id: "I17",
    name: msg::INDICATOR_I17,
    formula: msg::INDICATOR_I17_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(false),
    compute: |facts, _, _, _| obsolescence(facts, |end, start| end < start),
};

pub(super) const I18: IndicatorRule = IndicatorRule {
    id: "I18",
    name: msg::INDICATOR_I18,
    formula: msg::INDICATOR_I18_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(false),
    compute: |facts, _, _, _| {
        obsolescence(facts, |end, start| {
            (start..start.shifted(MONTHS_AHEAD)).contains(&end)
        })
    },
};

/// The share of what has a known end of support whose end falls in a span; with the number of ends
/// by year, and how much of each kind of component has one.
fn obsolescence(facts: &Facts<'_>, falls: impl Fn(Day, Day) -> bool) -> Indicator {
    let Some(start) = facts.start().or(facts.settings.today) else {
        return Indicator {
            notes: vec![msg::INDICATOR_NOTE_NO_START.into()],
            ..Indicator::default()
        };
    };
    let (mut unreadable, mut split) = (0, Split::default());
    let mut by_year: BTreeMap<i32, usize> = BTreeMap::new();
    for ix in facts.snapshot.element_numbers() {
        let text = facts.text(ix, "eol").trim();
        if text.is_empty() || is_left_out(facts, ix) {
            unreadable += usize::from(text.is_empty() && facts.value(ix, "eol").is_some());
            continue;
        }
        // The last day that is meant: support “until 2027” lasts all of 2027.
        let Some(end) = Day::last_of(text) else {
            unreadable += 1;
            continue;
        };
        *by_year.entry(end.year()).or_default() += 1;
        split.take(subject(facts, ix), 1.0, falls(end, start));
    }
    let mut indicator = split.ratio();
    indicator.parts = by_year
        .into_iter()
        .map(|(year, number)| {
            let name = msg::INDICATOR_PART.with("name", year.to_string());
            let (set, key) = (PartSet::Year, year.to_string());
            part(set, &key, name, count(number), Unit::Count)
        })
        .collect();
    coverage(facts, "eol", is_component, &mut indicator);
    if unreadable > 0 {
        let note = msg::INDICATOR_NOTE_UNREADABLE_DATES.with("count", unreadable);
        indicator.notes.push(note);
    }
    indicator
}

/// Says how much of these kinds has an attribute at all: an indicator over few of them says little.
fn coverage(
    facts: &Facts<'_>,
    attribute: &str,
    is_meant: impl Fn(&str) -> bool,
    indicator: &mut Indicator,
) {
    let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let counted = facts.snapshot.element_numbers();
    for ix in counted.filter(|ix| !is_left_out(facts, *ix)) {
        let kind = facts.kind(ix);
        if is_meant(kind) {
            let (known, all) = by_kind.entry(kind).or_default();
            *known += usize::from(facts.is_filled(ix, attribute));
            *all += 1;
        }
    }
    let parts = by_kind.iter().map(|(kind, (known, all))| {
        let share = count(*known) / count(*all);
        part_of_kind(PartSet::Kind, kind, share, Unit::Ratio)
    });
    indicator.parts.extend(parts);
    let known = by_kind.values().map(|(known, _)| known).sum::<usize>();
    let all = by_kind.values().map(|(_, all)| all).sum::<usize>();
    if all > 0 {
        let note = msg::INDICATOR_NOTE_COVERAGE.with("count", known);
        indicator.notes.push(note.with("of", all));
    }
}

/// The share of free software among the software whose licence is known: the guide has no number
/// for it, though strategies name it.
pub(super) const X01: IndicatorRule = IndicatorRule {
    id: "X01",
    name: msg::INDICATOR_X01,
    formula: msg::INDICATOR_X01_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |facts, _, _, _| {
        let mut split = Split::default();
        let mut by_licence: BTreeMap<&str, usize> = BTreeMap::new();
        for kind in SOFTWARE {
            for ix in of_kind(facts, kind) {
                let licence = facts.text(ix, "licence").trim();
                if !licence.is_empty() {
                    *by_licence.entry(licence).or_default() += 1;
                    split.take(subject(facts, ix), 1.0, licence == "open_source");
                }
            }
        }
        let mut indicator = split.ratio();
        indicator.parts = by_licence
            .into_iter()
            .map(|(licence, number)| {
                let (set, number) = (PartSet::Licence, count(number));
                part_of_choice(set, "licence", licence, number, Unit::Count)
            })
            .collect();
        let is_software = |kind: &str| SOFTWARE.contains(&kind);
        coverage(facts, "licence", is_software, &mut indicator);
        indicator
    },
};

/// What is under a licence.
const SOFTWARE: [&str; 4] = ["application", "database", "logical_server", "saas_service"];
