//! EX-06: data of this type goes to the archiving service and lies in two copies at least
//! (public-sector guide, §9). Copies of a store: itself, its replica, its backups.

use super::flaw::{Flaw, Flaws, hold};
use super::stores::each_store;
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
    id: "EX-06",
    name: msg::RULE_EX_06,
    text: msg::RULE_EX_06_TEXT,
    level: ProtectionLevel::High,
    severity: 3,
    repair: None,
    judge,
};

fn judge(facts: &Facts<'_>, _: &Noted<'_, Resilience>) -> Verdict {
    let mut verdict = Verdict::default();
    let archive = archiving_service(facts);
    let replicated = replicated(facts);
    for data_set in facts.watched("EX-06") {
        let mut flaws = Flaws::default();
        let mut stores = facts.stores(data_set).iter();
        let is_kept = stores.any(|store| archive.contains(store))
            || facts
                .carriers(data_set)
                .any(|flow| archive.contains(&flow.to));
        if !is_kept {
            let flaw = Flaw::broken(msg::RULE_NOT_ARCHIVED, msg::RULE_NOT_ARCHIVED_REMEDY);
            flaws.add(data_set, flaw);
        }
        each_store(facts, data_set, &mut flaws, |store, flaws| {
            let has_replica =
                facts.flag(store, "replicated") == Some(true) || replicated.contains(&store);
            if !has_replica && facts.backups_of_store(store).is_empty() {
                let flaw = Flaw::broken(msg::RULE_ONE_COPY, msg::RULE_ONE_COPY_REMEDY);
                flaws.add(store, flaw);
            }
        });
        hold(&mut verdict, facts, &RULE, data_set, flaws);
    }
    verdict
}

/// The archiving services and all that they are hosted on.
fn archiving_service(facts: &Facts<'_>) -> FxHashSet<ElementIx> {
    let kinds = ["application", "saas_service"];
    let all = kinds.iter().flat_map(|kind| facts.of_kind(kind));
    all.filter(|ix| facts.does(**ix, SecurityFunction::Archiving))
        .flat_map(|ix| facts.hosting().closure(*ix))
        .collect()
}

/// The elements that a replica is kept of. O(links).
fn replicated(facts: &Facts<'_>) -> FxHashSet<ElementIx> {
    let links = facts.links_of_kind("replicates_to");
    links.map(|(_, from, _)| from).collect()
}
