//! EX-05: data of this type travels encrypted, and through a filter between zones (public-sector
//! guide, §9).

use super::flaw::{Flaw, Flaws, hold};
use super::stores::each_flow_encrypted;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::function::SecurityFunction;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "EX-05",
    name: msg::RULE_EX_05,
    text: msg::RULE_EX_05_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-05") {
        let mut flaws = Flaws::default();
        each_flow_encrypted(facts, data_set, &mut flaws);
        for flow in facts.carriers(data_set) {
            if flow.is_between_zones() && !facts.passes_by(flow, SecurityFunction::Filter) {
                let flaw = Flaw::broken(msg::RULE_UNFILTERED, msg::RULE_UNFILTERED_REMEDY);
                flaws.add(flow.link, flaw);
            }
        }
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
