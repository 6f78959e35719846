//! The map: tables, timeline and graph, kept true by one writer.

use std::sync::Arc;

use super::Reference;
use super::graph::Graph;
use super::id::{ElementId, LinkId, MapInfoId, PlacementId, PlateauId, ViewId};
use super::patch::{Misfit, Patch, apply};
use super::promises;
use super::record::Record as _;
use super::records::{MapInfo, Placement};
use super::snapshot::Snapshot;
use super::table::Tables;
use super::timeline::Timeline;
use crate::diagnostic::Problem;

/// A map of an information system, in all its plateaus.
///
/// Cloning is cheap (tables are shared until one side changes), so heavy work takes a clone to
/// another thread. What is always true of a map is written in [`promises`].
#[derive(Clone, Debug)]
pub struct SystemMap {
    pub(super) tables: Tables,
    pub(super) graph: Arc<Graph>,
    timeline: Arc<Timeline>,
    revision: u64,
}

impl Default for SystemMap {
    fn default() -> Self {
        Self::assemble(Tables::default()).0
    }
}

impl PartialEq for SystemMap {
    /// Two maps are equal when their records are.
    fn eq(&self, other: &Self) -> bool {
        self.tables == other.tables
    }
}

impl SystemMap {
    /// A map of these records, and what had to be left out or cut to keep the promises: a reader
    /// of a damaged file keeps all else. A sound set of tables gives no problem and is taken as it
    /// is. O(records).
    #[must_use]
    pub fn assemble(mut tables: Tables) -> (Self, Vec<Problem>) {
        if !tables.map.contains(&MapInfo::the_id()) {
            tables
                .map
                .insert(Arc::new(MapInfo::blank(MapInfo::the_id())));
        }
        let problems = promises::mend(&mut tables);
        let graph = Arc::new(Graph::of(&tables));
        let timeline = Arc::new(Timeline::of(&tables.plateaus));
        (
            Self {
                tables,
                graph,
                timeline,
                revision: 0,
            },
            problems,
        )
    }

    /// The records.
    #[must_use]
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The record about the map as a whole.
    #[must_use]
    pub fn info(&self) -> Arc<MapInfo> {
        let id: MapInfoId = MapInfo::the_id();
        self.tables
            .map
            .get(&id)
            .cloned()
            .unwrap_or_else(|| Arc::new(MapInfo::blank(id)))
    }

    /// The plateaus in order.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// Counts the patches applied since the map was made: equal revision of the same map, equal
    /// content.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The map at one plateau; see [`Snapshot::of`].
    #[must_use]
    pub fn snapshot(&self, plateau: Option<&PlateauId>) -> Snapshot {
        Snapshot::of(self, plateau)
    }

    /// Applies a patch: the only way to change a map. Whole or not at all.
    ///
    /// # Errors
    /// Where the patch does not fit: a record that is missing or already there, a field whose value
    /// is not what the patch changes it *from*, or a promise that would be broken. The map is then
    /// as before.
    pub fn apply(&mut self, patch: &Patch) -> Result<(), Misfit> {
        let mut tables = self.tables.clone();
        apply::apply_to_tables(&mut tables, patch)?;
        promises::uphold(&mut self.graph, &self.tables, &tables, patch)?;
        if patch.touches_plateaus() {
            self.timeline = Arc::new(Timeline::of(&tables.plateaus));
        }
        self.tables = tables;
        self.revision += 1;
        Ok(())
    }

    /// The map after a patch, which stays as it was.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn with(&self, patch: &Patch) -> Result<Self, Misfit> {
        let mut map = self.clone();
        map.apply(patch)?;
        Ok(map)
    }

    /// All that joins an element to others, in any plateau: (from, to, why), sorted.
    #[must_use]
    pub fn around(&self, id: &ElementId) -> Vec<(ElementId, ElementId, Reference)> {
        self.graph.around(id).into_iter().collect()
    }

    /// The links that start or end at an element in any plateau, by id.
    #[must_use]
    pub fn links_of(&self, id: &ElementId) -> Vec<LinkId> {
        let mut links: Vec<LinkId> = self
            .around(id)
            .into_iter()
            .filter_map(|(_, _, why)| {
                if let Reference::Link(link) = why {
                    Some(link)
                } else {
                    None
                }
            })
            .collect();
        links.sort();
        links.dedup();
        links
    }

    /// The elements whose parent is `id` in any plateau, by id.
    #[must_use]
    pub fn children_of(&self, id: &ElementId) -> Vec<ElementId> {
        self.around(id)
            .into_iter()
            .filter(|(_, to, why)| *why == Reference::Parent && to == id)
            .map(|(from, _, _)| from)
            .collect()
    }

    /// The placements of a view, by subject, overrides not folded in.
    pub fn placements_of(&self, view: &ViewId) -> impl Iterator<Item = &Arc<Placement>> + use<'_> {
        let view = view.clone();
        let prefix = format!("{view}/");
        let start = PlacementId::new(prefix.as_str());
        self.tables
            .placements
            .iter_from(&start)
            .take_while(move |placement| placement.id.as_str().starts_with(&prefix))
            .filter(move |placement| placement.view == view)
    }
}
