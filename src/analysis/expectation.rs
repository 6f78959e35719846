//! All that is expected of elements, in one list: by when they must be back, how critical they are
//! and what they have to protect, each beside what the element itself declares.

use super::classification::{Aspect, Classification};
use super::graph::DependencyGraph;
use super::needs::RecoveryNeeds;
use crate::locale::{Language, Message, msg};
use crate::model::{ElementIx, Snapshot};

/// What may be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Expected {
    /// To be back in so many hours (DMIA).
    Recovery,
    /// A level of criticality or of a security need.
    Level(Aspect),
}

impl Expected {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Recovery,
        Self::Level(Aspect::ALL[0]),
        Self::Level(Aspect::ALL[1]),
        Self::Level(Aspect::ALL[2]),
        Self::Level(Aspect::ALL[3]),
        Self::Level(Aspect::ALL[4]),
    ];

    /// The word used in JSON: that of the field.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recovery => "dmia_h",
            Self::Level(aspect) => aspect.as_str(),
        }
    }

    /// The word shown to people.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Recovery => msg::NEEDS_RECOVERY.into(),
            Self::Level(Aspect::Criticality) => msg::NEEDS_CRITICALITY.into(),
            Self::Level(Aspect::Availability) => msg::NEEDS_AVAILABILITY.into(),
            Self::Level(Aspect::Integrity) => msg::NEEDS_INTEGRITY.into(),
            Self::Level(Aspect::Confidentiality) => msg::NEEDS_CONFIDENTIALITY.into(),
            Self::Level(Aspect::Traceability) => msg::NEEDS_TRACEABILITY.into(),
        }
    }

    /// A value of it as a person reads it.
    #[must_use]
    pub fn in_words(self, value: f64, language: Language) -> String {
        match self {
            Self::Recovery => super::hours_in_words(value, language).replace('-', "−"),
            Self::Level(_) => format!("{value:.0}"),
        }
    }
}

/// One thing expected of one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// Of whom.
    pub element: ElementIx,
    /// What.
    pub expected: Expected,
    /// What the element itself says; hours, or a level.
    pub declared: Option<f64>,
    /// The strictest of its own and of what it inherits.
    pub inherited: f64,
    /// From the one who imposes it down to the element; the element alone where its own is as
    /// strict.
    pub chain: Vec<ElementIx>,
    /// How many restart times on the chain were taken as none, because the map gives none.
    pub assumed: usize,
}

impl Expectation {
    /// How much stricter it is than what the element declares: hours less, or levels more. `None`
    /// where nothing is declared.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        let declared = self.declared?;
        Some(match self.expected {
            Expected::Recovery => declared - self.inherited,
            Expected::Level(_) => self.inherited - declared,
        })
    }

    /// Whether the element declares less than is expected of it.
    #[must_use]
    pub fn is_stricter(&self) -> bool {
        self.gap().is_some_and(|gap| gap > 0.0)
    }

    /// Whether nothing that is done at the element can be enough: what depends on it takes longer
    /// to restart than the business waits.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        self.expected == Expected::Recovery && self.inherited < 0.0
    }

    /// Who imposes it, where it is not the element itself.
    #[must_use]
    pub fn imposed_by(&self) -> Option<ElementIx> {
        let first = self.chain.first().copied();
        first.filter(|_| self.chain.len() > 1)
    }
}

/// All that is expected at one plateau.
#[derive(Clone, Debug)]
pub struct Expectations {
    needs: RecoveryNeeds,
    classification: Classification,
    count: u32,
}

impl Expectations {
    /// What a snapshot, whose graph this is, expects. O(elements + dependencies + data sets).
    #[must_use]
    pub fn of(snapshot: &Snapshot, graph: &DependencyGraph) -> Self {
        Self {
            needs: RecoveryNeeds::of(graph),
            classification: Classification::of(snapshot, graph),
            count: u32::try_from(graph.elements().len()).unwrap_or(u32::MAX),
        }
    }

    /// What is expected of one element, in the order of [`Expected::ALL`].
    #[must_use]
    pub fn of_element(&self, element: ElementIx) -> Vec<Expectation> {
        let one = |expected| match expected {
            Expected::Recovery => {
                let need = self.needs.need(element)?;
                Some(Expectation {
                    element,
                    expected,
                    declared: need.declared_h,
                    inherited: need.hours,
                    chain: need.chain,
                    assumed: need.assumed,
                })
            }
            Expected::Level(aspect) => {
                let level = self.classification.level(element, aspect)?;
                Some(Expectation {
                    element,
                    expected,
                    declared: level.declared.map(f64::from),
                    inherited: f64::from(level.inherited),
                    chain: level.chain,
                    assumed: 0,
                })
            }
        };
        Expected::ALL.into_iter().filter_map(one).collect()
    }

    /// What is expected of all elements, by id.
    pub fn all(&self) -> impl Iterator<Item = Expectation> + '_ {
        (0..self.count).flat_map(|row| self.of_element(ElementIx(row)))
    }

    /// The classification among them.
    #[must_use]
    pub fn classification(&self) -> &Classification {
        &self.classification
    }
}
