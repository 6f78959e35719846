//! EX-12: no vital service hangs on a single piece of equipment or a single provider
//! (public-sector guide, §9; single points of failure of the impact semantics, §6.1).

use super::flaw::{Flaw, Flaws, hold};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

/// The kinds of single points of failure that count.
const KINDS: [&str; 8] = [
    "firewall",
    "switch",
    "router",
    "network_link",
    "hypervisor",
    "storage",
    "power",
    "provider",
];

pub(super) static RULE: Rule = Rule {
    id: "EX-12",
    name: msg::RULE_EX_12,
    text: msg::RULE_EX_12_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, resilience: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for service in facts.vital_services() {
        let mut flaws = Flaws::default();
        let single = resilience.weak_points.get(facts.id(service));
        for point in single.into_iter().flat_map(|found| &found.single) {
            let Some(ix) = facts.snapshot.find(point) else {
                continue;
            };
            if KINDS.contains(&facts.kind(ix)) {
                let flaw = Flaw::broken(msg::RULE_SINGLE_POINT, msg::RULE_SINGLE_POINT_REMEDY);
                flaws.add(ix, flaw);
            }
        }
        hold(&mut verdict, facts, &RULE, service, flaws);
    }
    verdict
}
