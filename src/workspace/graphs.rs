//! The dependency graphs of the open map, one a plateau, shared by all who ask.

use std::sync::{Arc, Mutex, PoisonError};

use super::document::Document;
use crate::analysis::DependencyGraph;
use crate::model::{PlateauId, Snapshot};

/// How many graphs are kept; maps have fewer plateaus, as a rule.
const KEPT: usize = 12;

/// Graphs by snapshot, latest last.
#[derive(Debug, Default)]
pub(super) struct Graphs {
    kept: Mutex<Vec<(Arc<Snapshot>, DependencyGraph)>>,
}

impl Graphs {
    /// The graph of a snapshot: the one that there is, also where a snapshot of the same plateau
    /// had the same elements and links, or that with what an edit left of it. O(elements +
    /// dependencies) where there is none.
    pub(super) fn of(&self, snapshot: &Arc<Snapshot>) -> DependencyGraph {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, graph)) = kept.iter().find(|(of, _)| Arc::ptr_eq(of, snapshot)) {
            return graph.clone();
        }
        let graph = match kept.iter().find(|(_, graph)| graph.is_of(snapshot)) {
            Some((_, graph)) => graph.clone(),
            None => {
                let mut earlier = kept.iter().rev();
                let after = earlier.find_map(|(_, graph)| graph.after(snapshot));
                after.unwrap_or_else(|| DependencyGraph::of(snapshot))
            }
        };
        kept.retain(|(of, _)| of.plateau() != snapshot.plateau());
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((Arc::clone(snapshot), graph.clone()));
        graph
    }
}

impl Document {
    /// The dependencies at the plateau that shows; the same value as long as no element and no
    /// link differs. O(elements + dependencies) the first time after such a change.
    #[must_use]
    pub fn graph(&self) -> DependencyGraph {
        self.graphs.of(self.snapshot())
    }

    /// The dependencies at one of the plateaus, as [`Document::graph`].
    #[must_use]
    pub fn graph_at(&self, plateau: &PlateauId) -> DependencyGraph {
        self.graphs.of(&self.snapshot_at(plateau))
    }
}
