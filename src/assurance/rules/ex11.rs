//! EX-11: health data that others host lies with hosts certified for it (HDS; public-sector guide,
//! §1 and §9): every provider in the hosting closure, or none at all.

use super::flaw::{Flaw, Flaws, hold};
use super::stores::each_store;
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::protection::all_hold;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;
use crate::model::Value;

pub(super) static RULE: Rule = Rule {
    id: "EX-11",
    name: msg::RULE_EX_11,
    text: msg::RULE_EX_11_TEXT,
    level: ProtectionLevel::Mandatory,
    severity: 4,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-11") {
        let mut flaws = Flaws::default();
        each_store(facts, data_set, &mut flaws, |store, flaws| {
            let providers = facts.hosting().providers(store, facts.snapshot);
            let holds = all_hold(providers.into_iter().map(|provider| {
                let list = facts.value(provider, "qualifications")?.as_list()?;
                let mut words = list.iter().filter_map(Value::as_text);
                Some(words.any(|word| word.trim().eq_ignore_ascii_case("HDS")))
            }));
            let words = [
                Flaw::broken(msg::RULE_NOT_HDS, msg::RULE_NOT_HDS_REMEDY),
                Flaw::unknown(msg::RULE_HDS_UNKNOWN, msg::RULE_HDS_UNKNOWN_REMEDY),
            ];
            flaws.judge(store, holds, words);
        });
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
