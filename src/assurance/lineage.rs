//! Where data go: from a data set to its stores, to the applications that process it, along flows,
//! to who receives it; and where data meet that are more sensitive together.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use crate::model::{ElementIx, LinkIx};

/// The way of one data set. Lists are by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// The data set.
    pub data_set: ElementIx,
    /// Where it is stored.
    pub stores: Vec<ElementIx>,
    /// What processes it.
    pub applications: Vec<ElementIx>,
    /// The flows that carry it, each with emitter and receiver.
    pub flows: Vec<(LinkIx, ElementIx, ElementIx)>,
    /// What the flows reach: neither store nor application of it.
    pub reached: Vec<ElementIx>,
}

impl Lineage {
    /// Of one data set. O(its stores, applications and flows).
    #[must_use]
    pub fn of(facts: &Facts<'_>, data_set: ElementIx) -> Self {
        let stores = facts.stores(data_set).to_vec();
        let mut applications = facts.processors(data_set);
        applications.sort_unstable();
        applications.dedup();
        let flows: Vec<_> = facts
            .carriers(data_set)
            .map(|flow| (flow.link, flow.from, flow.to))
            .collect();
        let reached: BTreeSet<ElementIx> = flows
            .iter()
            .flat_map(|(_, from, to)| [*from, *to])
            .filter(|ix| !stores.contains(ix) && !applications.contains(ix))
            .collect();
        Self {
            data_set,
            stores,
            applications,
            flows,
            reached: reached.into_iter().collect(),
        }
    }
}

/// How sensitive a data set is: the level of its type in the protection table, a type that the
/// table lacks below all; of the same level what article 9 of the GDPR protects, such as health,
/// comes first.
fn sensitivity(facts: &Facts<'_>, data_set: ElementIx) -> f64 {
    let category = facts.text(data_set, "category");
    let of_type = facts.settings.data_types.iter().find(|data_type| {
        let categories = &data_type.categories;
        categories.iter().any(|one| one == category)
    });
    let level = of_type.map_or(1.0, |data_type| data_type.level.get());
    let is_special = category == "health" || facts.flag(data_set, "special_category") == Some(true);
    level + if is_special { 0.5 } else { 0.0 }
}

/// The applications in which data of different sensitivity meet, so that crossing them gives the
/// less sensitive ones the sensitivity of the others: each with its data sets, the most sensitive
/// first. O(data sets × their applications).
#[must_use]
pub fn raised_sensitivity(facts: &Facts<'_>) -> Vec<(ElementIx, Vec<ElementIx>)> {
    let mut by_application: BTreeMap<ElementIx, BTreeSet<ElementIx>> = BTreeMap::new();
    for &data_set in facts.of_kind("data_set") {
        for application in facts.processors(data_set) {
            by_application
                .entry(application)
                .or_default()
                .insert(data_set);
        }
    }
    by_application
        .into_iter()
        .filter_map(|(application, data_sets)| {
            let mut ranked: Vec<(f64, ElementIx)> = data_sets
                .into_iter()
                .map(|ix| (sensitivity(facts, ix), ix))
                .collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let (highest, lowest) = (ranked.first()?.0, ranked.last()?.0);
            let data_sets = ranked.into_iter().map(|(_, ix)| ix).collect();
            (highest > lowest).then_some((application, data_sets))
        })
        .collect()
}
