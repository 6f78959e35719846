//! I29 and I30: how much changes on the way from the plateau before, and whether it is somebody's
//! work (public-sector guide, §8; `analysis::Coverage`).
//!
//! I30 counts a difference as claimed where a work package names it at all. The roadmap is stricter:
//! there, “delivers” something that was there before and only moves is told apart.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::aspects::Aspect;
use super::super::facts::Facts;
use super::super::indicator::{Indicator, IndicatorRule, Part, PartSet, Unit};
use super::figure::{Split, count, figure, part};
use crate::analysis::{Coverage, Gap, GapCounts, NoDifference};
use crate::locale::{MessageId, msg};
use crate::model::{ElementId, Snapshot, SubjectId};

/// The state before, and what differs.
fn step<'a>(facts: &Facts<'a>) -> Option<(Cow<'a, Snapshot>, Gap)> {
    facts.note(Aspect::Records);
    let before = facts.map.timeline().base(facts.snapshot.plateau()?)?;
    let before = match facts.before {
        Some(shared) if shared.plateau() == Some(before) => Cow::Borrowed(shared),
        _ => Cow::Owned(facts.map.snapshot(Some(before))),
    };
    let mut gap = Gap::between(&before, facts.snapshot);
    if facts.settings.without_experiments {
        let is_experiment = |id: &ElementId| {
            let flag = |side: &Snapshot| {
                let value = side.element_by_id(id)?.attributes.get("experimental")?;
                value.as_flag()
            };
            flag(&before) == Some(true) || flag(facts.snapshot) == Some(true)
        };
        gap.elements.retain(|id, _| !is_experiment(id));
    }
    Some((before, gap))
}

fn first_plateau() -> Indicator {
    Indicator {
        notes: vec![msg::INDICATOR_NOTE_FIRST_PLATEAU.into()],
        ..Indicator::default()
    }
}

pub(super) const I29: IndicatorRule = IndicatorRule {
    id: "I29",
    name: msg::INDICATOR_I29,
    formula: msg::INDICATOR_I29_FORMULA,
    unit: Unit::Count,
    more_is_better: None,
    compute: |facts, _, _, _| {
        let Some((_, gap)) = step(facts) else {
            return first_plateau();
        };
        let differing: Vec<SubjectId> = gap.subjects().collect();
        let mut indicator = figure(count(differing.len()), 1);
        indicator.counted = differing;
        indicator.counted.sort_unstable();
        indicator.parts.extend(differences(
            gap.element_counts(),
            [
                ("elements_added", msg::INDICATOR_PART_ELEMENTS_ADDED),
                ("elements_removed", msg::INDICATOR_PART_ELEMENTS_REMOVED),
                ("elements_changed", msg::INDICATOR_PART_ELEMENTS_CHANGED),
            ],
        ));
        indicator.parts.extend(differences(
            gap.link_counts(),
            [
                ("links_added", msg::INDICATOR_PART_LINKS_ADDED),
                ("links_removed", msg::INDICATOR_PART_LINKS_REMOVED),
                ("links_changed", msg::INDICATOR_PART_LINKS_CHANGED),
            ],
        ));
        indicator
    },
};

fn differences(
    counts: GapCounts,
    words: [(&'static str, MessageId); 3],
) -> impl Iterator<Item = Part> {
    let numbers = [counts.added, counts.removed, counts.changed];
    words.into_iter().zip(numbers).map(|((key, name), number)| {
        part(PartSet::Difference, key, name, count(number), Unit::Count)
    })
}

pub(super) const I30: IndicatorRule = IndicatorRule {
    id: "I30",
    name: msg::INDICATOR_I30,
    formula: msg::INDICATOR_I30_FORMULA,
    unit: Unit::Ratio,
    more_is_better: Some(true),
    compute: |facts, _, _, _| {
        let Some((before, gap)) = step(facts) else {
            return first_plateau();
        };
        let coverage = Coverage::of(facts.map, &before, facts.snapshot, &gap);
        let otherwise: BTreeSet<&SubjectId> = coverage
            .without_difference
            .iter()
            .filter(|(_, reason)| matches!(reason, NoDifference::Other(_)))
            .map(|(claim, _)| &claim.subject)
            .filter(|subject| coverage.unclaimed.contains(*subject))
            .collect();
        let is_claimed = |subject: &SubjectId| {
            coverage.claimed.contains_key(subject) || otherwise.contains(subject)
        };
        let mut indicator = Split::of(gap.subjects().map(|subject| {
            let is_claimed = is_claimed(&subject);
            (subject, is_claimed)
        }))
        .ratio();
        of_elements(&gap, &is_claimed, &mut indicator);
        let companions = coverage.goes_with.len();
        let notes = [
            (otherwise.len(), msg::INDICATOR_NOTE_CLAIMED_OTHERWISE),
            (companions, msg::INDICATOR_NOTE_GOES_WITH),
        ];
        let said = notes.into_iter().filter(|(number, _)| *number > 0);
        indicator
            .notes
            .extend(said.map(|(number, note)| note.with("count", number)));
        indicator
    },
};

/// The share among the elements alone: links usually go with them, and packages seldom name them.
fn of_elements(gap: &Gap, is_claimed: &dyn Fn(&SubjectId) -> bool, indicator: &mut Indicator) {
    let elements = gap.elements.keys().map(SubjectId::from);
    let claimed = elements.filter(is_claimed).count();
    if !gap.elements.is_empty() {
        let value = count(claimed) / count(gap.elements.len());
        let name = msg::INDICATOR_PART_ELEMENTS_ALONE;
        let set = PartSet::AlsoCounted;
        indicator
            .parts
            .push(part(set, "elements", name, value, Unit::Ratio));
    }
}
