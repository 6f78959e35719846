//! Z4: what passes between zones passes a filter (public-sector guide, §4): a firewall, or a group
//! with one.

use super::flaw::{Flaw, Flaws, hold};
use super::zoning::between_zones;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::function::SecurityFunction;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "Z4",
    name: msg::RULE_Z4,
    text: msg::RULE_Z4_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for (flow, from, to) in between_zones(facts) {
        let mut flaws = Flaws::default();
        if !facts.passes_by(flow, SecurityFunction::Filter) {
            let why = msg::RULE_NO_FILTER
                .with("from", facts.name(from))
                .with("to", facts.name(to));
            flaws.add(flow.link, Flaw::broken(why, msg::RULE_UNFILTERED_REMEDY));
        }
        hold(&mut verdict, facts, &RULE, flow.link, flaws);
    }
    verdict
}
