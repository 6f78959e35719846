//! Z1: nothing comes from a zone without trust straight to one of high trust (public-sector guide,
//! §4): it ends in a DMZ or an exposed service, or passes by one in a DMZ.

use super::flaw::{Flaw, Flaws, hold};
use super::zoning::{HIGH, between_zones, trust};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::function::ZoneRole;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "Z1",
    name: msg::RULE_Z1,
    text: msg::RULE_Z1_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for (flow, from, to) in between_zones(facts) {
        if facts.trust(from) != Some(0.0) {
            continue;
        }
        let is_fine = trust(facts, to) < HIGH
            || facts.flag(flow.to, "exposed") == Some(true)
            || facts.passes_zone(flow, ZoneRole::Dmz);
        let mut flaws = Flaws::default();
        if !is_fine {
            let why = msg::RULE_STRAIGHT_IN
                .with("from", facts.name(from))
                .with("to", facts.name(to));
            flaws.add(flow.link, Flaw::broken(why, msg::RULE_STRAIGHT_IN_REMEDY));
        }
        hold(&mut verdict, facts, &RULE, flow.link, flaws);
    }
    verdict
}
