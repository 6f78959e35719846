//! EX-09: data of this type lies where the sovereignty level is 3 at least (public-sector guide,
//! §6.4 and §9): the least level of the providers in the hosting closure of each store.

use super::flaw::{Flaw, Flaws, hold};
use super::stores::each_store;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

/// Technological and operational control in the EU (§6.4).
const LEAST_LEVEL: f64 = 3.0;

pub(super) static RULE: Rule = Rule {
    id: "EX-09",
    name: msg::RULE_EX_09,
    text: msg::RULE_EX_09_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-09") {
        let mut flaws = Flaws::default();
        each_store(facts, data_set, &mut flaws, |store, flaws| {
            let words = [
                Flaw::broken(msg::RULE_NOT_SOVEREIGN, msg::RULE_NOT_SOVEREIGN_REMEDY),
                Flaw::unknown(
                    msg::RULE_SOVEREIGNTY_UNKNOWN,
                    msg::RULE_SOVEREIGNTY_UNKNOWN_REMEDY,
                ),
            ];
            flaws.judge(store, facts.is_sovereign(store, LEAST_LEVEL), words);
        });
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
