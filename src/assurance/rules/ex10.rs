//! EX-10: the processing register is complete (public-sector guide, §9; GDPR art. 30).

use super::filled::{Asked, filled};
use super::flaw::{Flaws, hold};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

const ASKED: [Asked; 3] = [
    ("legal_basis", msg::RULE_FIELD_LEGAL_BASIS),
    ("data_subjects", msg::RULE_FIELD_DATA_SUBJECTS),
    ("retention_years", msg::RULE_FIELD_RETENTION),
];

pub(super) static RULE: Rule = Rule {
    id: "EX-10",
    name: msg::RULE_EX_10,
    text: msg::RULE_EX_10_TEXT,
    level: ProtectionLevel::Mandatory,
    severity: 4,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-10") {
        let mut flaws = Flaws::default();
        filled(facts, data_set, &mut flaws, &ASKED);
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
