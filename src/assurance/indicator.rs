//! What an indicator is: a value with its numerator, its denominator and the list behind it.

use std::cmp::Ordering;

use smol_str::SmolStr;

use super::aspects::Noted;
use super::facts::Facts;
use super::finding::Review;
use super::maturity::Maturity;
use super::resilience::Resilience;
use super::target::Standing;
use crate::analysis::{hours_in_words, share_in_words};
use crate::locale::{Language, Message, MessageId, msg, number, number_rounded, percent};
use crate::model::{SubjectId, TargetId};

/// What a value is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A share between 0 and 1.
    Ratio,
    /// A number between 0 and 1 that is no share, such as an index of concentration.
    Index,
    /// How often something works, between 0 and 1: shares so near to 1 that the nines count.
    Probability,
    /// How many.
    Count,
    /// Gigabytes.
    Gigabytes,
    /// Terabytes kept for a year.
    TerabyteYears,
    /// Kilowatt-hours a year.
    KilowattHours,
    /// Kilograms of CO₂ equivalent a year.
    Carbon,
    /// Hours; of parts only.
    Hours,
}

impl Unit {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ratio => "ratio",
            Self::Index => "index",
            Self::Count => "count",
            Self::Gigabytes => "GB",
            Self::TerabyteYears => "TB·year",
            Self::KilowattHours => "kWh/year",
            Self::Carbon => "kgCO2e/year",
            Self::Probability => "probability",
            Self::Hours => "h",
        }
    }

    /// What stands after a figure; `None` for those that need nothing.
    #[must_use]
    pub fn name(self) -> Option<MessageId> {
        match self {
            Self::Ratio | Self::Index | Self::Probability | Self::Count | Self::Hours => None,
            Self::Gigabytes => Some(msg::INDICATOR_UNIT_GIGABYTES),
            Self::TerabyteYears => Some(msg::INDICATOR_UNIT_TERABYTE_YEARS),
            Self::KilowattHours => Some(msg::INDICATOR_UNIT_KILOWATT_HOURS),
            Self::Carbon => Some(msg::INDICATOR_UNIT_CARBON),
        }
    }

    /// A figure as people read it: `29,0 %`, `0,52`, `69 831 kWh/an`.
    #[must_use]
    pub fn in_words(self, value: f64, language: Language) -> String {
        let digits = match self {
            Self::Ratio => return percent(value, language),
            Self::Probability => return share_in_words(value, language),
            Self::Hours => return hours_in_words(value, language),
            Self::Index => return number_rounded(value, 2, language),
            // Shares of applications, a half for each of two suppliers, are counts too.
            Self::Count => return number((value * 100.0).round() / 100.0, language),
            Self::Gigabytes | Self::TerabyteYears | Self::KilowattHours | Self::Carbon => {
                let decimals = usize::from(value.abs() < 100.0 && value.fract() != 0.0);
                number_rounded(value, decimals, language)
            }
        };
        match self.name() {
            Some(name) => format!("{digits}\u{a0}{}", language.text(name)),
            None => digits,
        }
    }
}

/// What the parts of an indicator are parts of: figures of one set can be drawn together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartSet {
    /// Applications by where they run.
    HostingModel,
    /// Applications by their level of sovereignty.
    Sovereignty,
    /// By supplier.
    Provider,
    /// By business service.
    Service,
    /// By feared loss.
    Scenario,
    /// By data set.
    DataSet,
    /// By kind of element.
    Kind,
    /// By year.
    Year,
    /// By category of data.
    Category,
    /// What it will be.
    Projection,
    /// Equipment, computing, storage, transfers.
    Term,
    /// By country.
    Country,
    /// By level of documentation.
    DocumentationLevel,
    /// By requirement.
    Requirement,
    /// By level of protection.
    ProtectionLevel,
    /// What comes, goes and changes.
    Difference,
    /// By licence.
    Licence,
    /// Another share over the same records.
    AlsoCounted,
}

impl PartSet {
    /// The word used in JSON and CSV.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HostingModel => "hosting_model",
            Self::Sovereignty => "sovereignty",
            Self::Provider => "provider",
            Self::Service => "service",
            Self::Scenario => "scenario",
            Self::DataSet => "data_set",
            Self::Kind => "kind",
            Self::Year => "year",
            Self::Category => "category",
            Self::Projection => "projection",
            Self::Term => "term",
            Self::Country => "country",
            Self::DocumentationLevel => "documentation_level",
            Self::Requirement => "requirement",
            Self::ProtectionLevel => "protection_level",
            Self::Difference => "difference",
            Self::Licence => "licence",
            Self::AlsoCounted => "also_counted",
        }
    }

    /// What stands above its figures.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::HostingModel => msg::INDICATOR_BY_HOSTING_MODEL,
            Self::Sovereignty => msg::INDICATOR_BY_SOVEREIGNTY,
            Self::Provider => msg::INDICATOR_BY_PROVIDER,
            Self::Service => msg::INDICATOR_BY_SERVICE,
            Self::Scenario => msg::INDICATOR_BY_SCENARIO,
            Self::DataSet => msg::INDICATOR_BY_DATA_SET,
            Self::Kind => msg::INDICATOR_BY_KIND,
            Self::Year => msg::INDICATOR_BY_YEAR,
            Self::Category => msg::INDICATOR_BY_CATEGORY,
            Self::Projection => msg::INDICATOR_BY_PROJECTION,
            Self::Term => msg::INDICATOR_BY_TERM,
            Self::Country => msg::INDICATOR_BY_COUNTRY,
            Self::DocumentationLevel => msg::INDICATOR_BY_DOCUMENTATION_LEVEL,
            Self::Requirement => msg::INDICATOR_BY_REQUIREMENT,
            Self::ProtectionLevel => msg::INDICATOR_BY_PROTECTION_LEVEL,
            Self::Difference => msg::INDICATOR_BY_DIFFERENCE,
            Self::Licence => msg::INDICATOR_BY_LICENCE,
            Self::AlsoCounted => msg::INDICATOR_BY_ALSO_COUNTED,
        }
    }
}

/// A figure inside an indicator: a category, a hosting model, a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is a part of.
    pub set: PartSet,
    /// What stays the same over plateaus: a word of the catalogue, or an id.
    pub key: SmolStr,
    /// What it is called.
    pub name: Message,
    /// Its figure.
    pub value: f64,
    /// What that is measured in.
    pub unit: Unit,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indicator {
    /// `None` where it does not apply: the denominator is empty. Never 0 or 1 in place of that.
    pub value: Option<f64>,
    /// What is counted.
    pub numerator: f64,
    /// What it is held against; for a figure that is no share, how many records it is over. 0 where
    /// it does not apply.
    pub denominator: f64,
    /// The records behind the numerator, by id.
    pub counted: Vec<SubjectId>,
    /// The records of the denominator that are not in the numerator, by id.
    pub missing: Vec<SubjectId>,
    /// The figures inside, in the order of lists.
    pub parts: Vec<Part>,
    /// What has to be said beside it: coverage, what was not estimated, factors used.
    pub notes: Vec<Message>,
    /// How it fares against its target at this plateau.
    pub standing: Standing,
    /// That target.
    pub target: Option<TargetId>,
}

impl Indicator {
    /// The figures of one set, in the order of lists.
    pub fn parts_of(&self, set: PartSet) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.set == set)
    }

    /// The sets that it has figures of, in the order of lists.
    #[must_use]
    pub fn sets(&self) -> Vec<PartSet> {
        let mut sets: Vec<PartSet> = self.parts.iter().map(|part| part.set).collect();
        sets.dedup();
        sets
    }
}

/// How a figure moves from one plateau, or version, to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Whether it rises, falls or stays.
    pub direction: Ordering,
    /// Whether that is better; `None` where it stays, or is neither good nor bad.
    pub is_better: Option<bool>,
}

impl Course {
    /// An arrow.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self.direction {
            Ordering::Greater => "↗",
            Ordering::Less => "↘",
            Ordering::Equal => "→",
        }
    }

    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match (self.direction, self.is_better) {
            (Ordering::Equal, _) => "same",
            (_, Some(true)) => "better",
            (_, Some(false)) => "worse",
            (Ordering::Greater, None) => "up",
            (Ordering::Less, None) => "down",
        }
    }

    /// The word shown to people.
    #[must_use]
    pub fn name(self) -> MessageId {
        match (self.direction, self.is_better) {
            (Ordering::Equal, _) => msg::INDICATOR_COURSE_SAME,
            (_, Some(true)) => msg::INDICATOR_COURSE_BETTER,
            (_, Some(false)) => msg::INDICATOR_COURSE_WORSE,
            (Ordering::Greater, None) => msg::INDICATOR_COURSE_UP,
            (Ordering::Less, None) => msg::INDICATOR_COURSE_DOWN,
        }
    }
}

/// How an indicator is computed.
pub struct IndicatorRule {
    /// `I01` to `I30`, `X01` and so on for those beyond the guide.
    pub id: &'static str,
    /// What it is called.
    pub name: MessageId,
    /// Its formula in words.
    pub formula: MessageId,
    /// What it is measured in.
    pub unit: Unit,
    /// Whether more is better; `None` for a figure that is neither.
    pub more_is_better: Option<bool>,
    /// Computes it.
    pub compute: fn(
        &Facts<'_>,
        &Noted<'_, Resilience>,
        &Noted<'_, Review>,
        &Noted<'_, Maturity>,
    ) -> Indicator,
}

/// Differences below this are noise of the last digits.
const NOISE: f64 = 1e-9;

impl IndicatorRule {
    /// How its value moves; `None` where it does not apply on both sides.
    #[must_use]
    pub fn course(&self, before: Option<f64>, now: Option<f64>) -> Option<Course> {
        let (before, now) = (before?, now?);
        let direction = if (now - before).abs() <= NOISE * before.abs().max(1.0) {
            Ordering::Equal
        } else {
            now.total_cmp(&before)
        };
        let is_better = match direction {
            Ordering::Equal => None,
            _ => self.more_is_better.map(|more| more == direction.is_gt()),
        };
        Some(Course {
            direction,
            is_better,
        })
    }
}
