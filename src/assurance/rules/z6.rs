//! Z6: what goes out to the Internet passes a proxy or a gateway (public-sector guide, §4).

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
    id: "Z6",
    name: msg::RULE_Z6,
    text: msg::RULE_Z6_TEXT,
    level: ProtectionLevel::Medium,
    severity: 2,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for (flow, from, to) in between_zones(facts) {
        if Some(to) != facts.internet() || facts.trust(from) == Some(0.0) {
            continue;
        }
        let mut flaws = Flaws::default();
        if !facts.passes_by(flow, SecurityFunction::Proxy) {
            let flaw = Flaw::broken(msg::RULE_NO_PROXY, msg::RULE_NO_PROXY_REMEDY);
            flaws.add(flow.link, flaw);
        }
        hold(&mut verdict, facts, &RULE, flow.link, flaws);
    }
    verdict
}
