//! Z2: a DMZ opens no connection inwards but declared ones (public-sector guide, §4): those with a
//! justification.

use super::flaw::{Flaw, Flaws, hold};
use super::zoning::{INTERNAL, between_zones, trust};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::function::ZoneRole;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "Z2",
    name: msg::RULE_Z2,
    text: msg::RULE_Z2_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for (flow, from, to) in between_zones(facts) {
        if !facts.is_zone_for(Some(from), ZoneRole::Dmz) || trust(facts, to) < INTERNAL {
            continue;
        }
        let mut flaws = Flaws::default();
        if facts
            .link_text(flow.link, "justification")
            .trim()
            .is_empty()
        {
            let why = msg::RULE_UNDECLARED
                .with("from", facts.name(from))
                .with("to", facts.name(to));
            flaws.add(flow.link, Flaw::broken(why, msg::RULE_UNDECLARED_REMEDY));
        }
        hold(&mut verdict, facts, &RULE, flow.link, flaws);
    }
    verdict
}
