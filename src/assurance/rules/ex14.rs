//! EX-14: nothing is out of its vendor's support when the plateau begins (public-sector guide, §9);
//! of a map without plateaus: today.

use super::flaw::{Flaw, Flaws, hold};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;
use crate::model::Day;

pub(super) static RULE: Rule = Rule {
    id: "EX-14",
    name: msg::RULE_EX_14,
    text: msg::RULE_EX_14_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(day) = facts.start().or(facts.settings.today) else {
        return verdict;
    };
    for ix in facts.snapshot.element_numbers() {
        if !facts.missing(ix, &["eol"]).is_empty() {
            continue;
        }
        let end = facts.text(ix, "eol").trim();
        let mut flaws = Flaws::default();
        match Day::last_of(end) {
            Some(last) if last >= day => {}
            Some(_) => {
                let why = msg::RULE_OUT_OF_SUPPORT
                    .with("end", end)
                    .with("day", day.iso().as_str());
                flaws.add(ix, Flaw::broken(why, msg::RULE_OUT_OF_SUPPORT_REMEDY));
            }
            None => {
                let why = msg::RULE_NO_DATE.with("date", end);
                flaws.add(ix, Flaw::unknown(why, msg::RULE_NO_DATE_REMEDY));
            }
        }
        hold(&mut verdict, facts, &RULE, ix, flaws);
    }
    verdict
}
