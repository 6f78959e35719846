//! How indicators count: who is counted, who is missing, and what follows.

use super::super::facts::Facts;
use super::super::indicator::{Indicator, Part, PartSet, Unit};
use crate::catalogue::{Words, attribute, element_kind};
use crate::locale::{Message, msg};
use crate::model::{ElementIx, LinkIx, SubjectId};

/// A share in the making.
#[derive(Debug, Default)]
pub(super) struct Split {
    counted: Vec<SubjectId>,
    missing: Vec<SubjectId>,
    numerator: f64,
    denominator: f64,
}

impl Split {
    /// A share of records, each of the same weight.
    pub(super) fn of(records: impl IntoIterator<Item = (SubjectId, bool)>) -> Self {
        let mut split = Self::default();
        for (record, is_counted) in records {
            split.take(record, 1.0, is_counted);
        }
        split
    }

    /// Takes a record of some weight into account.
    pub(super) fn take(&mut self, record: SubjectId, weight: f64, is_counted: bool) {
        self.denominator += weight;
        if is_counted {
            self.numerator += weight;
            self.counted.push(record);
        } else {
            self.missing.push(record);
        }
    }

    /// Numerator over denominator; not applicable where that is nothing.
    pub(super) fn ratio(self) -> Indicator {
        let mut indicator = share(self.numerator, self.denominator);
        (indicator.counted, indicator.missing) = (self.counted, self.missing);
        indicator.counted.sort_unstable();
        indicator.missing.sort_unstable();
        indicator
    }

    /// The numerator alone, over so many; not applicable where those are none.
    pub(super) fn count(self) -> Indicator {
        let mut indicator = self.ratio();
        indicator.value = indicator.value.map(|_| indicator.numerator);
        indicator
    }
}

/// A share without a list.
pub(super) fn share(numerator: f64, denominator: f64) -> Indicator {
    let value = numerator / denominator;
    let applies = denominator > 0.0 && value.is_finite();
    indicator(applies.then_some(value), numerator, denominator)
}

/// A figure that is no share, over so many records.
pub(super) fn figure(value: f64, over: usize) -> Indicator {
    let applies = over > 0 && value.is_finite();
    indicator(applies.then_some(value), value, count(over))
}

fn indicator(value: Option<f64>, numerator: f64, denominator: f64) -> Indicator {
    // What does not apply has no parts of a fraction either.
    let of = |part| if value.is_some() { part } else { 0.0 };
    Indicator {
        value,
        numerator: of(numerator),
        denominator: of(denominator),
        ..Indicator::default()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts, far below 2^52")]
pub(super) fn count(of: usize) -> f64 {
    of as f64
}

/// A part that is called by a message.
pub(super) fn part(
    set: PartSet,
    key: &str,
    name: impl Into<Message>,
    value: f64,
    unit: Unit,
) -> Part {
    Part {
        set,
        key: key.into(),
        name: name.into(),
        value,
        unit,
    }
}

/// A part that is called by words of the map.
pub(super) fn part_called(set: PartSet, key: &str, name: &str, value: f64, unit: Unit) -> Part {
    let name = if name.trim().is_empty() { key } else { name };
    part(
        set,
        key,
        msg::INDICATOR_PART.with("name", name),
        value,
        unit,
    )
}

/// A part for an element.
pub(super) fn part_of(
    facts: &Facts<'_>,
    set: PartSet,
    ix: ElementIx,
    value: f64,
    unit: Unit,
) -> Part {
    part_called(set, facts.id(ix).as_str(), facts.own_name(ix), value, unit)
}

/// A part for a value of an attribute, in the words of the catalogue where it has any.
pub(super) fn part_of_choice(
    set: PartSet,
    attribute_id: &str,
    value: &str,
    figure: f64,
    unit: Unit,
) -> Part {
    let choices = attribute(attribute_id).map_or(&[][..], |attribute| attribute.choices);
    let known = choices.iter().find(|choice| choice.value == value);
    match known {
        Some(choice) => part(set, value, in_both(choice.words), figure, unit),
        None if value.is_empty() => part(set, value, msg::INDICATOR_PART_NONE, figure, unit),
        None => part_called(set, value, value, figure, unit),
    }
}

/// A part for a kind of element.
pub(super) fn part_of_kind(set: PartSet, kind: &str, value: f64, unit: Unit) -> Part {
    match element_kind(kind) {
        Some(known) => part(set, kind, in_both(known.words), value, unit),
        None => part_called(set, kind, kind, value, unit),
    }
}

fn in_both(words: Words) -> Message {
    msg::INDICATOR_PART.with("name", words)
}

/// Whether an element stays out of indicators: it, or what contains it, is marked as an experiment
/// and the map asks for figures without those.
pub(super) fn is_left_out(facts: &Facts<'_>, ix: ElementIx) -> bool {
    facts.settings.without_experiments
        && std::iter::once(ix)
            .chain(facts.snapshot.ancestors(ix))
            .any(|ix| facts.flag(ix, "experimental") == Some(true))
}

/// The elements of a kind that count.
pub(super) fn of_kind(facts: &Facts<'_>, kind: &str) -> Vec<ElementIx> {
    let all = facts.of_kind(kind).iter().copied();
    all.filter(|ix| !is_left_out(facts, *ix)).collect()
}

/// The data sets of these categories that count.
pub(super) fn data_sets(facts: &Facts<'_>, categories: &[&str]) -> Vec<ElementIx> {
    let mut all = facts.data_sets_of(categories);
    all.retain(|ix| !is_left_out(facts, *ix));
    all
}

/// The business services of criticality 4 that count.
pub(super) fn vital_services(facts: &Facts<'_>) -> Vec<ElementIx> {
    let mut all = of_kind(facts, "business_service");
    all.retain(|ix| facts.number(*ix, "criticality") == Some(4.0));
    all
}

/// An amount; `None` where the map gives none, or one below nothing.
pub(super) fn amount(facts: &Facts<'_>, ix: ElementIx, attribute: &str) -> Option<f64> {
    let number = facts.number(ix, attribute);
    number.filter(|number| *number >= 0.0)
}

/// How much a data set takes, in GB; nothing where the map does not say.
pub(super) fn volume(facts: &Facts<'_>, data_set: ElementIx) -> f64 {
    amount(facts, data_set, "volume_gb").unwrap_or(0.0)
}

/// An element as a record.
pub(super) fn subject(facts: &Facts<'_>, ix: ElementIx) -> SubjectId {
    SubjectId::from(facts.id(ix))
}

/// A link as a record.
pub(super) fn link_subject(facts: &Facts<'_>, ix: LinkIx) -> SubjectId {
    SubjectId::from(facts.link_id(ix))
}

/// How many amounts of an attribute are no amounts: words, or below nothing. Said, not hidden.
pub(super) fn note_of_bad_amounts(
    facts: &Facts<'_>,
    among: &[ElementIx],
    attribute_id: &str,
) -> Option<Message> {
    let is_bad = |ix: &&ElementIx| {
        facts.value(**ix, attribute_id).is_some() && amount(facts, **ix, attribute_id).is_none()
    };
    let bad = among.iter().filter(is_bad).count();
    let label = attribute(attribute_id)?;
    (bad > 0).then(|| {
        msg::INDICATOR_NOTE_BAD_AMOUNTS
            .with("count", bad)
            .with("attribute", label.words)
    })
}
