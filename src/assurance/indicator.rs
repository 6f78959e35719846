//! What an indicator is: a value with its numerator, its denominator and the list behind it.

use smol_str::SmolStr;

use super::facts::Facts;
use super::finding::Review;
use super::maturity::Maturity;
use super::resilience::Resilience;
use crate::locale::{Message, MessageId};
use crate::model::SubjectId;

/// What a value is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A share between 0 and 1.
    Ratio,
    /// A number between 0 and 1 that is no share, such as an index of concentration.
    Index,
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
        }
    }
}

/// A figure inside an indicator: a category, a hosting model, a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What stays the same over plateaus: a word of the catalogue, or an id.
    pub key: SmolStr,
    /// What it is called.
    pub name: Message,
    /// Its figure, in the unit of the indicator unless the name says otherwise.
    pub value: f64,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indicator {
    /// `None` where it does not apply: the denominator is empty. Never 0 or 1 in place of that.
    pub value: Option<f64>,
    /// What is counted.
    pub numerator: f64,
    /// What it is held against; 0 for a figure that is no share.
    pub denominator: f64,
    /// The records behind the numerator, by id; of indicators whose good end is 1, what is missing
    /// stands in `missing`.
    pub counted: Vec<SubjectId>,
    /// The records of the denominator that are not in the numerator, by id.
    pub missing: Vec<SubjectId>,
    /// The figures inside, in the order of lists.
    pub parts: Vec<Part>,
    /// What has to be said beside it: coverage, what was not estimated, factors used.
    pub notes: Vec<Message>,
}

/// How an indicator is computed.
pub struct IndicatorRule {
    /// `I01` to `I30`.
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
    pub compute: fn(&Facts<'_>, &Resilience, &Review, &Maturity) -> Indicator,
}
