//! EX-08: administration and remote maintenance go through a bastion (public-sector guide, §9):
//! flows whose justification is one of these words, and whose authentication names a bastion, or
//! that start at one or pass by one.

use super::flaw::{Flaw, Flaws, hold};
use super::zoning::by_bastion;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;

/// The justifications of flows that the rule is about, in lower case.
const REASONS: [&str; 4] = [
    "administration",
    "télémaintenance",
    "telemaintenance",
    "remote maintenance",
];

pub(super) static RULE: Rule = Rule {
    id: "EX-08",
    name: msg::RULE_EX_08,
    text: msg::RULE_EX_08_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for flow in facts.flows() {
        let reason = facts
            .link_text(flow.link, "justification")
            .trim()
            .to_lowercase();
        if !REASONS.contains(&reason.as_str()) {
            continue;
        }
        let authentication = facts.link_text(flow.link, "auth").trim();
        let holds = if by_bastion(facts, flow) {
            Some(true)
        } else {
            (!authentication.is_empty()).then_some(false)
        };
        let mut flaws = Flaws::default();
        let words = [
            Flaw::broken(
                msg::RULE_NO_BASTION.with("auth", authentication),
                msg::RULE_NO_BASTION_REMEDY,
            ),
            Flaw::unknown(msg::RULE_AUTH_UNKNOWN, msg::RULE_AUTH_UNKNOWN_REMEDY),
        ];
        flaws.judge(flow.link, holds, words);
        hold(&mut verdict, facts, &RULE, flow.link, flaws);
    }
    verdict
}
