//! EX-07: every store of data of this type has an antivirus (public-sector guide, §9).

use super::flaw::{Flaws, hold};
use super::stores::each_store_flagged;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "EX-07",
    name: msg::RULE_EX_07,
    text: msg::RULE_EX_07_TEXT,
    level: ProtectionLevel::Medium,
    severity: 2,
    repair: Some(msg::RULE_REPAIR_ANTIVIRUS),
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-07") {
        let mut flaws = Flaws::default();
        let words = [
            [msg::RULE_NO_ANTIVIRUS, msg::RULE_NO_ANTIVIRUS_REMEDY],
            [
                msg::RULE_ANTIVIRUS_UNKNOWN,
                msg::RULE_ANTIVIRUS_UNKNOWN_REMEDY,
            ],
        ];
        each_store_flagged(facts, data_set, &mut flaws, "antivirus", words);
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
