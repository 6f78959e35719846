//! Z3: protocols of administration start in the administration zone or at a bastion (public-sector
//! guide, §4).

use super::flaw::{Flaw, Flaws, hold};
use super::zoning::by_bastion;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::function::ZoneRole;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

/// What their names begin with.
const PROTOCOLS: [&str; 3] = ["SSH", "RDP", "SNMP"];

pub(super) static RULE: Rule = Rule {
    id: "Z3",
    name: msg::RULE_Z3,
    text: msg::RULE_Z3_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for flow in facts.flows() {
        let protocol = facts.link_text(flow.link, "protocol").trim().to_uppercase();
        if !PROTOCOLS.iter().any(|name| protocol.starts_with(name)) {
            continue;
        }
        let [from, _] = flow.zones;
        let holds = if by_bastion(facts, flow) {
            Some(true)
        } else {
            from.map(|zone| facts.is_zone_for(Some(zone), ZoneRole::Administration))
        };
        let zone = from.map_or("", |zone| facts.name(zone));
        let why = msg::RULE_ADMINISTERED_FROM.with("protocol", protocol.as_str());
        let words = [
            Flaw::broken(why.with("zone", zone), msg::RULE_ADMINISTERED_FROM_REMEDY),
            Flaw::unknown(
                msg::RULE_ADMINISTERED_UNKNOWN.with("protocol", protocol.as_str()),
                msg::RULE_ADMINISTERED_UNKNOWN_REMEDY,
            ),
        ];
        let mut flaws = Flaws::default();
        flaws.judge(flow.link, holds, words);
        hold(&mut verdict, facts, &RULE, flow.link, flaws);
    }
    verdict
}
