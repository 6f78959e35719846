//! EX-02: access to data of this type is controlled, and people sign on strongly (public-sector
//! guide, §9): every store has access control, every application that processes them strong
//! authentication or – by a dependency of its own – the single sign-on.

use super::flaw::{Flaw, Flaws, hold};
use super::stores::{each_processor_strong, each_store};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::function::SecurityFunction;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;
use crate::model::ElementIx;
use rustc_hash::FxHashSet;

pub(super) static RULE: Rule = Rule {
    id: "EX-02",
    name: msg::RULE_EX_02,
    text: msg::RULE_EX_02_TEXT,
    level: ProtectionLevel::VeryHigh,
    severity: 4,
    repair: Some(msg::RULE_REPAIR_MFA),
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    let signed_on = behind_single_sign_on(facts);
    for data_set in facts.watched("EX-02") {
        let mut flaws = Flaws::default();
        each_store(facts, data_set, &mut flaws, |store, flaws| {
            let holds = facts.store_says(store, |unit| facts.is_access_controlled(unit));
            let words = [
                Flaw::broken(msg::RULE_STORE_OPEN, msg::RULE_STORE_OPEN_REMEDY),
                Flaw::unknown(msg::RULE_ACCESS_UNKNOWN, msg::RULE_ACCESS_UNKNOWN_REMEDY),
            ];
            flaws.judge(store, holds, words);
        });
        let words = [
            [msg::RULE_APP_WEAK_OR_SSO, msg::RULE_APP_WEAK_OR_SSO_REMEDY],
            [msg::RULE_APP_SSO_UNKNOWN, msg::RULE_APP_SSO_UNKNOWN_REMEDY],
        ];
        let is_let_pass = |application| signed_on.contains(&application);
        each_processor_strong(facts, data_set, &mut flaws, is_let_pass, words);
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}

/// The elements that depend, hard or soft, on a single sign-on. O(links).
fn behind_single_sign_on(facts: &Facts<'_>) -> FxHashSet<ElementIx> {
    facts
        .links_of_kind("depends_on")
        .filter(|(_, _, to)| facts.does(*to, SecurityFunction::SingleSignOn))
        .map(|(_, from, _)| from)
        .collect()
}
