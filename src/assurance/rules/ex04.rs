//! EX-04: every store of data of this type is backed up once a day at least (public-sector guide, §9).

use super::flaw::{Flaw, Flaws, hold};
use super::stores::{each_store, interval_h};
use super::{Rule, Verdict};
use crate::assurance::aspects::Noted;
use crate::assurance::facts::Facts;
use crate::assurance::finding::ProtectionLevel;
use crate::assurance::resilience::Resilience;
use crate::locale::msg;
use crate::model::{Name, SubjectId, Value};

/// The longest time between two backups, in hours.
const MOST_H: f64 = 24.0;

pub(super) static RULE: Rule = Rule {
    id: "EX-04",
    name: msg::RULE_EX_04,
    text: msg::RULE_EX_04_TEXT,
    level: ProtectionLevel::Medium,
    severity: 2,
    repair: Some(msg::RULE_REPAIR_BACKUP),
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    for data_set in facts.watched("EX-04") {
        let mut flaws = Flaws::default();
        each_store(facts, data_set, &mut flaws, |store, flaws| {
            let backups = facts.backups_of_store(store);
            let Some(&(first, _)) = backups.first() else {
                let flaw = Flaw::broken(msg::RULE_NO_BACKUP, msg::RULE_NO_BACKUP_REMEDY);
                flaws.add(store, flaw);
                return;
            };
            let intervals = || backups.iter().map(|(backup, _)| interval_h(facts, *backup));
            if intervals().flatten().any(|hours| hours <= MOST_H) {
                return;
            }
            let flaw = if intervals().any(|hours| hours.is_none()) {
                Flaw::unknown(msg::RULE_BACKUP_UNKNOWN, msg::RULE_BACKUP_UNKNOWN_REMEDY)
            } else {
                Flaw::broken(msg::RULE_BACKUP_RARE, msg::RULE_BACKUP_RARE_REMEDY)
            };
            let link = SubjectId::from(facts.link_id(first));
            let daily = (link, Name::new_static("interval_h"), Value::number(MOST_H));
            flaws.add_mendable(store, flaw, vec![daily]);
        });
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}
