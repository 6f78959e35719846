//! EX-13: a vital service outlives the loss of the main site, or is back in time (public-sector
//! guide, §9). Without a site whose role is *principal* it asks nothing.

use super::flaw::{Flaw, Flaws, hold};
use super::{Rule, Verdict};
use crate::analysis::{self, State};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;
use rustc_hash::FxHashMap;

pub(super) static RULE: Rule = Rule {
    id: "EX-13",
    name: msg::RULE_EX_13,
    text: msg::RULE_EX_13_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, resilience: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(loss) = &resilience.main_site_loss else {
        return verdict;
    };
    let times = analysis::recovery_times(loss).into_iter();
    let times: FxHashMap<_, f64> = times.map(|time| (time.element, time.hours)).collect();
    for service in facts.vital_services() {
        let mut flaws = Flaws::default();
        if loss.state(service) == State::Down {
            let back_h = times.get(&service).copied().unwrap_or(f64::INFINITY);
            let need_h = facts.number(service, "dmia_h");
            let flaw = match need_h {
                Some(need_h) if back_h <= need_h => None,
                Some(need_h) if back_h.is_finite() => {
                    let why = msg::RULE_BACK_TOO_LATE
                        .with("back", analysis::clock_in_words(back_h))
                        .with("need", analysis::clock_in_words(need_h));
                    Some(Flaw::broken(why, msg::RULE_BACK_TOO_LATE_REMEDY))
                }
                Some(_) => Some(Flaw::broken(
                    msg::RULE_NEVER_BACK,
                    msg::RULE_BACK_TOO_LATE_REMEDY,
                )),
                None => Some(Flaw::unknown(msg::RULE_NO_NEED, msg::RULE_NO_NEED_REMEDY)),
            };
            for &site in &resilience.main_sites {
                if let Some(flaw) = flaw.clone() {
                    flaws.add(site, flaw);
                }
            }
        }
        hold(&mut verdict, facts, &RULE, service, flaws);
    }
    verdict
}
