//! What a review finds: one violation each, with why, how to repair it, and who answers for it.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::analysis::Trend;
use crate::locale::{Message, MessageId, msg};
use crate::model::{ExemptionId, Name, RequirementId, SubjectId, Value, WorkPackageId};

/// How high the protection is that a requirement asks for (public-sector guide, §3 and §9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProtectionLevel {
    /// 2.
    #[default]
    Medium,
    /// 3.
    High,
    /// 4.
    VeryHigh,
    /// A duty, whatever the risk.
    Mandatory,
}

impl ProtectionLevel {
    /// All of them, from the least.
    pub const ALL: [Self; 4] = [Self::Medium, Self::High, Self::VeryHigh, Self::Mandatory];

    /// The word used in JSON and by `--fail-on`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very-high",
            Self::Mandatory => "mandatory",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> MessageId {
        match self {
            Self::Medium => msg::ASSURANCE_LEVEL_MEDIUM,
            Self::High => msg::ASSURANCE_LEVEL_HIGH,
            Self::VeryHigh => msg::ASSURANCE_LEVEL_VERY_HIGH,
            Self::Mandatory => msg::ASSURANCE_LEVEL_MANDATORY,
        }
    }

    /// The level of a word: ours, or that of a requirement in French or English.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "medium" | "moyen" => Some(Self::Medium),
            "high" | "élevé" | "eleve" => Some(Self::High),
            "very-high" | "very high" | "très élevé" | "tres eleve" => Some(Self::VeryHigh),
            "mandatory" | "obligatoire" => Some(Self::Mandatory),
            _ => None,
        }
    }
}

/// Fields to set, which makes a violation go away: safe where nothing else has to be known.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What it does, as a button says it.
    pub words: Message,
    /// The elements and links, the attribute of each, and its value from then on.
    pub settings: Vec<(SubjectId, Name, Option<Value>)>,
}

/// One violation.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The requirement of the map that it breaks; for a built-in rule that no requirement names,
    /// the rule's own id.
    pub requirement: RequirementId,
    /// The built-in rule that found it; empty for a condition or a verdict by hand.
    pub rule: SmolStr,
    /// How high the protection is that is missing.
    pub level: ProtectionLevel,
    /// 1 to 4.
    pub severity: u8,
    /// What does not comply: a data set, a flow, an application, a service, a component. `None`
    /// for a verdict by hand, which is about the whole map.
    pub subject: Option<SubjectId>,
    /// The faulty records: stores, flows, applications, links, elements; sorted, each once.
    pub at: Vec<SubjectId>,
    /// Whether it is found only because an attribute is not filled in.
    pub is_unknown: bool,
    /// What is wrong and why, in one sentence.
    pub message: Message,
    /// How to repair it, in one sentence.
    pub remedy: Message,
    /// What repairs it at once.
    pub repair: Option<Repair>,
    /// The work package that makes it go away: the first on the way to a later plateau where it is
    /// not found any more.
    pub fixed_by: Option<WorkPackageId>,
    /// The exemption that holds; the finding then counts nowhere.
    pub exemption: Option<ExemptionId>,
    /// An exemption that held once and has expired.
    pub expired: Option<ExemptionId>,
}

impl Finding {
    /// What stays the same over plateaus and versions: enough to tell one finding from another.
    #[must_use]
    pub fn key(&self) -> (&RequirementId, Option<&SubjectId>) {
        (&self.requirement, self.subject.as_ref())
    }

    /// Whether it counts as a violation: no exemption holds.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.exemption.is_none()
    }
}

/// What stays the same of a finding over plateaus and versions.
pub type FindingKey = (RequirementId, Option<SubjectId>);

/// What a review of one plateau found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The violations, by requirement, then by subject; shared over edits that leave them alone.
    pub findings: Vec<Arc<Finding>>,
    /// How each requirement fares, in the order of lists; shared likewise.
    pub judgements: Vec<Arc<super::requirement::Judgement>>,
}

impl Review {
    /// How many findings count, by level from the least.
    #[must_use]
    pub fn counts(&self) -> [usize; ProtectionLevel::ALL.len()] {
        let mut counts = [0; ProtectionLevel::ALL.len()];
        for finding in self.findings.iter().filter(|finding| finding.counts()) {
            counts[finding.level as usize] += 1;
        }
        counts
    }

    /// The finding of a key. O(log findings).
    #[must_use]
    pub fn find(&self, key: (&RequirementId, Option<&SubjectId>)) -> Option<&Finding> {
        let at = self
            .findings
            .binary_search_by(|finding| finding.key().cmp(&key));
        self.findings.get(at.ok()?).map(Arc::as_ref)
    }
}

/// How the findings of one review stand to those of another, such as an earlier plateau or version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewTrend {
    /// By finding: new, gone, the same, better with fewer faulty records, worse with more, or mixed
    /// with others as many.
    pub by_finding: BTreeMap<FindingKey, Trend>,
}

impl ReviewTrend {
    /// What differs from one review to another. Exemptions change nothing in what is found.
    #[must_use]
    pub fn between(before: &Review, after: &Review) -> Self {
        let own = |finding: &Finding| {
            let (requirement, subject) = finding.key();
            (requirement.clone(), subject.cloned())
        };
        let mut by_finding: BTreeMap<FindingKey, Trend> = before
            .findings
            .iter()
            .map(|finding| (own(finding), Trend::Gone))
            .collect();
        for finding in &after.findings {
            let trend = match before.find(finding.key()) {
                None => Trend::New,
                Some(earlier) if earlier.at == finding.at => Trend::Same,
                Some(earlier) => match finding.at.len().cmp(&earlier.at.len()) {
                    Ordering::Less => Trend::Better,
                    Ordering::Equal => Trend::Mixed,
                    Ordering::Greater => Trend::Worse,
                },
            };
            by_finding.insert(own(finding), trend);
        }
        Self { by_finding }
    }

    /// How a finding stands.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Option<Trend> {
        let (requirement, subject) = finding.key();
        let key = (requirement.clone(), subject.cloned());
        self.by_finding.get(&key).copied()
    }

    /// How many findings stand so.
    #[must_use]
    pub fn count(&self, trend: Trend) -> usize {
        self.by_finding
            .values()
            .filter(|one| **one == trend)
            .count()
    }
}
