//! Z5: objects and cameras never reach a data zone straight (public-sector guide, §4).

use super::flaw::{Flaw, Flaws, hold};
use super::zoning::between_zones;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::function::ZoneRole;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

pub(super) static RULE: Rule = Rule {
    id: "Z5",
    name: msg::RULE_Z5,
    text: msg::RULE_Z5_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for (flow, from, to) in between_zones(facts) {
        if !facts.is_zone_for(Some(from), ZoneRole::Objects) {
            continue;
        }
        let mut flaws = Flaws::default();
        let reaches = facts.is_zone_for(Some(to), ZoneRole::Data);
        if reaches && !facts.passes_zone(flow, ZoneRole::Dmz) {
            let why = msg::RULE_OBJECTS_TO_DATA
                .with("from", facts.name(from))
                .with("to", facts.name(to));
            flaws.add(
                flow.link,
                Flaw::broken(why, msg::RULE_OBJECTS_TO_DATA_REMEDY),
            );
        }
        hold(&mut verdict, facts, &RULE, flow.link, flaws);
    }
    verdict
}
