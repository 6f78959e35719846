//! What a change does: from one state to another, who is affected, what is left without what it
//! needs, and which services are safer or less safe than before.
//!
//! A state is a snapshot with the map that it was taken of: two plateaus of one map, or two
//! versions at a plateau. Everything is matched by id.

mod measured;
mod reached;
mod risk;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use reached::Dangling;
pub use risk::{RiskState, ServiceRisk, Trend, Violation, WorstLoss};

use super::gap::Gap;
use super::graph::DependencyGraph;
use super::watch::Watch;
use crate::model::{ElementId, Snapshot, SystemMap};

/// One of the two states.
#[derive(Clone, Copy, Debug)]
pub struct ChangeSide<'a> {
    /// The map.
    pub map: &'a SystemMap,
    /// The map at its plateau.
    pub snapshot: &'a Snapshot,
}

/// See the module's header.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeImpact {
    /// Elements that are there before and after and depend on what is removed, added or changed,
    /// at any distance, by id.
    pub affected: BTreeSet<ElementId>,
    /// Kept elements that lose a hard need and get none in its place, by id.
    pub dangling: Vec<Dangling>,
    /// The business services that the change can reach, and what becomes of them, by id.
    pub risks: Vec<ServiceRisk>,
    /// How many more services are there before and after, out of reach of every difference: for
    /// them nothing can differ.
    pub out_of_reach: usize,
}

impl ChangeImpact {
    /// What the change between two states does; `None` when it was cancelled.
    ///
    /// Affected and dangling elements take O(elements + dependencies); the risks take, for each
    /// side and each service in reach, as much as `weak_points`, `availability` and a simulation for
    /// each of its single points of failure.
    #[must_use]
    pub fn between(
        before: ChangeSide<'_>,
        after: ChangeSide<'_>,
        gap: &Gap,
        watch: &Watch<'_>,
    ) -> Option<Self> {
        let graphs = [before, after].map(|side| DependencyGraph::of(side.snapshot));
        let [old, new] = &graphs;
        let (risks, out_of_reach) = measured::delta([before, after], &graphs, gap, watch)?;
        Some(Self {
            affected: reached::affected(old, new, gap),
            dangling: reached::dangling(old, new),
            risks,
            out_of_reach,
        })
    }

    /// The services of which this is true, in the order of lists: what is worse first, then mixed,
    /// new, better, gone, same.
    #[must_use]
    pub fn by_trend(&self) -> Vec<&ServiceRisk> {
        let mut risks: Vec<&ServiceRisk> = self.risks.iter().collect();
        risks.sort_by_key(|risk| risk.trend);
        risks
    }

    /// How many services go this way.
    #[must_use]
    pub fn count(&self, trend: Trend) -> usize {
        let goes = |risk: &&ServiceRisk| risk.trend == trend;
        self.risks.iter().filter(goes).count()
    }

    /// Whether a service is less safe in any respect.
    #[must_use]
    pub fn has_worse(&self) -> bool {
        self.risks
            .iter()
            .any(|risk| matches!(risk.trend, Trend::Worse | Trend::Mixed))
    }
}
