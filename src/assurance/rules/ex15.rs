//! EX-15: how long data are kept and how much of it there is are known (public-sector guide, §9).

use super::filled::{Asked, filled};
use super::flaw::{Flaws, hold};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

const ASKED: [Asked; 2] = [
    ("retention_years", msg::RULE_FIELD_RETENTION),
    ("volume_gb", msg::RULE_FIELD_VOLUME),
];

pub(super) static RULE: Rule = Rule {
    id: "EX-15",
    name: msg::RULE_EX_15,
    text: msg::RULE_EX_15_TEXT,
    level: ProtectionLevel::Medium,
    severity: 2,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-15") {
        let mut flaws = Flaws::default();
        filled(facts, data_set, &mut flaws, &ASKED);
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
