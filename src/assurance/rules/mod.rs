//! The built-in rules, one file each (public-sector guide, §4 and §9).

use super::facts::Facts;
use super::finding::{Finding, ProtectionLevel, Review};
use super::resilience::Resilience;
use crate::locale::MessageId;
use crate::model::ElementIx;

/// What a rule found, before requirements and exemptions are held against it.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// What it applies to.
    pub applicable: Vec<crate::model::SubjectId>,
    /// What breaks it.
    pub findings: Vec<Finding>,
}

/// A built-in rule.
pub struct Rule {
    /// `EX-01` … `Z6`, `STD`.
    pub id: &'static str,
    /// What it is called.
    pub name: MessageId,
    /// What complies, in one sentence.
    pub text: MessageId,
    /// How high the protection is that it asks for, where no requirement says so.
    pub level: ProtectionLevel,
    /// 1 to 4, where no requirement says so.
    pub severity: u8,
    /// Judges one plateau.
    pub judge: fn(&Facts<'_>, &Resilience) -> Verdict,
}

/// All built-in rules, in the order of lists.
pub static RULES: &[Rule] = &[];

/// The rule of an id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// Holds all that is asked against one plateau.
#[must_use]
pub fn review(facts: &Facts<'_>, resilience: &Resilience) -> Review {
    let _unused: Option<ElementIx> = None;
    let _ = (facts, resilience);
    Review::default()
}
