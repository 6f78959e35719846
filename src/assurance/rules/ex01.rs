//! EX-01: data of this type is encrypted at rest and on its way (public-sector guide, §9).

use super::flaw::{Flaws, hold};
use super::stores::{each_flow_encrypted, each_store_flagged};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "EX-01",
    name: msg::RULE_EX_01,
    text: msg::RULE_EX_01_TEXT,
    level: ProtectionLevel::VeryHigh,
    severity: 4,
    repair: Some(msg::RULE_REPAIR_ENCRYPTED),
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-01") {
        let mut flaws = Flaws::default();
        let words = [
            [msg::RULE_STORE_CLEAR, msg::RULE_STORE_CLEAR_REMEDY],
            [msg::RULE_STORE_UNKNOWN, msg::RULE_STORE_UNKNOWN_REMEDY],
        ];
        each_store_flagged(facts, data_set, &mut flaws, "encryption_at_rest", words);
        each_flow_encrypted(facts, data_set, &mut flaws);
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
