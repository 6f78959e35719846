//! EX-03: who enters applications with data of this type proves it twice (public-sector guide, §9).

use super::flaw::{Flaws, hold};
use super::stores::each_processor_strong;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "EX-03",
    name: msg::RULE_EX_03,
    text: msg::RULE_EX_03_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: Some(msg::RULE_REPAIR_MFA),
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-03") {
        let mut flaws = Flaws::default();
        let words = [
            [msg::RULE_APP_WEAK, msg::RULE_APP_WEAK_REMEDY],
            [msg::RULE_APP_MFA_UNKNOWN, msg::RULE_APP_MFA_UNKNOWN_REMEDY],
        ];
        each_processor_strong(facts, data_set, &mut flaws, |_| false, words);
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
