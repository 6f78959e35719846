//! One open map: its records, its file, its history, and what the user is looking at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::comparing::{Comparison, ComparisonMode, ReadSides};
use super::drilling::Visit;
use super::graphs::Graphs;
use super::handing::LastExport;
use super::imagining::Imagined;
use super::merging::Underway;
use super::noting::NoteReview;
use super::page::Page;
use super::roadmap::Plan;
use super::shading::Shadings;
use crate::bitmap::Shelf;
use crate::command::Scope;
use crate::diagnostic::Problem;
use crate::history::History;
use crate::locale::{Language, msg};
use crate::model::{
    Day, ElementId, Finite, PlateauId, Snapshot, SubjectId, SystemMap, Touched, ViewId,
};
use crate::scene::Lens;
use crate::scene::{BundleEnds, Bundling};
use crate::storage::UnfinishedMerge;
use crate::versions::{Keeping, Version};

/// Where a map comes from, and so where it may be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It has no file yet.
    New,
    /// Its own file.
    File(PathBuf),
    /// Something that cannot be saved back as it is: another tool's file, a sample, a damaged or
    /// newer file, a file that another window holds. Saving asks for a new name.
    ReadFrom {
        /// The suggested name of the new file.
        name: String,
        /// Whether editing is off as well.
        read_only: bool,
    },
    /// A version of a map, open to be read.
    Version {
        /// The map's file.
        of: PathBuf,
        /// Which version.
        version: Box<Version>,
        /// The suggested name of a new file.
        name: String,
    },
}

/// A way of looking at the same drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Perspective {
    /// Kinds and hosting.
    #[default]
    Standard,
    /// What stops, degrades and loses its margin.
    Impact,
    /// How far each loss goes, and what nothing stands in for.
    WeakPoints,
    /// What differs between the two states that are compared.
    Comparison,
    /// A class for each element and link.
    Lens(Lens),
}

impl Perspective {
    /// The lens, where it is one.
    #[must_use]
    pub fn lens(&self) -> Option<&Lens> {
        match self {
            Self::Lens(lens) => Some(lens),
            _ => None,
        }
    }
}

/// Whether the file is being written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// No.
    #[default]
    Idle,
    /// Yes.
    Running,
    /// No, and the last attempt failed.
    Failed,
}

/// See the module's header. The map is changed by [`Document::apply`] alone, which keeps
/// everything derived from it in step.
#[derive(Debug)]
pub struct Document {
    /// Differs from that of every other document of this process.
    identity: Arc<()>,
    map: SystemMap,
    /// Where it comes from.
    pub origin: Origin,
    /// Steps done and undone.
    pub history: History,
    /// What was wrong with its file.
    pub problems: Vec<Problem>,
    /// Whether the file is being written.
    pub saving: Saving,
    /// The merge that is under way.
    pub merging: Option<Box<Underway>>,
    /// A merge that was left open earlier, until it is offered.
    pub unfinished: Option<Box<UnfinishedMerge>>,
    /// The map as its file held it when it was read or saved last.
    pub known: Option<SystemMap>,
    /// The map that is being written.
    pub(super) being_saved: Option<SystemMap>,
    /// A version to keep once the file holds the map.
    pub keep_when_saved: Option<Keeping>,
    /// The branch to go to once that version is kept.
    pub switch_when_kept: Option<String>,
    /// The view that shows.
    pub view: Option<ViewId>,
    /// The plateau that shows and is edited; `None` in a map without plateaus.
    pub plateau: Option<PlateauId>,
    /// The perspective that shows.
    pub perspective: Perspective,
    /// The day that lenses look at; `None` for the first of the plateau.
    pub looks_on: Option<Day>,
    /// What lenses found.
    pub(super) shadings: Arc<Shadings>,
    /// The service whose weak points are looked at alone.
    pub weak_service: Option<ElementId>,
    /// Pictures that elements show or showed, by name.
    pub pictures: Arc<Shelf>,
    /// What is selected.
    pub selection: BTreeSet<SubjectId>,
    /// The scenario that is played.
    pub(super) imagined: Imagined,
    /// The page that shows in place of the view.
    pub page: Option<Page>,
    /// The last export.
    pub last_export: Option<LastExport>,
    /// The revision that the last arrangement led to, and what was arranged: the canvas shows how
    /// its boxes get there.
    pub arranged: Option<(u64, Scope)>,
    /// The view that was made on the fly, until it is kept or left.
    pub visit: Option<Visit>,
    /// What shows of the plan of work packages.
    pub plan: Plan,
    /// The review of notes that is under way.
    pub note_review: Option<NoteReview>,
    /// The two states that are compared.
    pub comparison: Option<Arc<Comparison>>,
    /// How they are drawn.
    pub compare_as: ComparisonMode,
    /// The sides of the comparison, as they were read.
    pub(super) compared_sides: Option<ReadSides>,
    /// Bundles that are open, by view; never in the file.
    opened: BTreeMap<ViewId, Arc<Bundling>>,
    snapshot: Arc<Snapshot>,
    /// Dependencies of snapshots, for all who ask.
    pub(super) graphs: Graphs,
    /// The map at plateaus that were asked for, taken along over edits.
    snapshots: Mutex<BTreeMap<PlateauId, Arc<Snapshot>>>,
}

impl Document {
    /// A map just made or read.
    #[must_use]
    pub fn new(map: SystemMap, origin: Origin) -> Self {
        let plateau = map.timeline().first().cloned();
        let snapshot = Arc::new(map.snapshot(plateau.as_ref()));
        let known = matches!(origin, Origin::File(_)).then(|| map.clone());
        let mut document = Self {
            identity: Arc::default(),
            map,
            origin,
            history: History::default(),
            problems: Vec::new(),
            saving: Saving::Idle,
            keep_when_saved: None,
            merging: None,
            unfinished: None,
            known,
            being_saved: None,
            switch_when_kept: None,
            view: None,
            plateau,
            perspective: Perspective::Standard,
            looks_on: None,
            shadings: Arc::default(),
            weak_service: None,
            pictures: Arc::default(),
            selection: BTreeSet::new(),
            imagined: Imagined::default(),
            page: None,
            last_export: None,
            arranged: None,
            visit: None,
            plan: Plan::default(),
            note_review: None,
            comparison: None,
            compare_as: ComparisonMode::default(),
            compared_sides: None,
            opened: BTreeMap::new(),
            snapshot,
            graphs: Graphs::default(),
            snapshots: Mutex::default(),
        };
        document.view = document.views().first().cloned();
        document
    }

    /// What tells it from every other document: another map was opened when it is another one.
    #[must_use]
    pub fn identity(&self) -> &Arc<()> {
        &self.identity
    }

    /// The map.
    #[must_use]
    pub fn map(&self) -> &SystemMap {
        &self.map
    }

    /// The map at the plateau that shows.
    #[must_use]
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// The map at one of its plateaus; the same value as long as the map stays the same.
    /// O(records) the first time.
    #[must_use]
    pub fn snapshot_at(&self, plateau: &PlateauId) -> Arc<Snapshot> {
        if self.snapshot.plateau() == Some(plateau) {
            return Arc::clone(&self.snapshot);
        }
        let mut kept = self
            .snapshots
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let kept = kept.entry(plateau.clone());
        Arc::clone(kept.or_insert_with(|| Arc::new(self.map.snapshot(Some(plateau)))))
    }

    /// Changes the map and brings all that hangs on it in step: the snapshot, and a view, plateau
    /// or selection that went away.
    ///
    /// # Errors
    /// When the patch does not fit; nothing changes then.
    pub fn apply(&mut self, patch: &crate::model::Patch) -> Result<(), crate::model::Misfit> {
        let before = self.map.clone();
        self.map.apply(patch)?;
        self.settle_plateau();
        self.carry_snapshots(&before);
        self.refresh();
        Ok(())
    }

    /// Shows another plateau.
    pub fn show_plateau(&mut self, plateau: Option<PlateauId>) {
        if let Some(shown) = self.snapshot.plateau() {
            let kept = self
                .snapshots
                .get_mut()
                .unwrap_or_else(PoisonError::into_inner);
            kept.insert(shown.clone(), Arc::clone(&self.snapshot));
        }
        self.plateau = plateau;
        self.refresh();
    }

    /// Takes the snapshots along over an edit: most edits are of fields, and a snapshot is made anew
    /// only where one changed who is there or what lies in what.
    fn carry_snapshots(&mut self, before: &SystemMap) {
        let edit = Touched::between(before, &self.map);
        let after = |snapshot: &Snapshot| {
            let after = edit
                .as_ref()
                .and_then(|edit| snapshot.after(edit, &self.map));
            after.map(Arc::new)
        };
        let kept = self
            .snapshots
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let carried = std::mem::take(kept).into_iter();
        *kept = carried
            .filter_map(|(plateau, snapshot)| Some((plateau, after(&snapshot)?)))
            .collect();
        let shown = Some(&self.snapshot).filter(|it| it.plateau() == self.plateau.as_ref());
        self.snapshot = shown
            .and_then(|snapshot| after(snapshot))
            .unwrap_or_else(|| Arc::new(self.map.snapshot(self.plateau.as_ref())));
    }

    /// Shows a plateau that there is.
    fn settle_plateau(&mut self) {
        let timeline = self.map.timeline();
        let known = self
            .plateau
            .as_ref()
            .is_some_and(|plateau| timeline.order().contains(plateau));
        if !known {
            self.plateau = timeline.first().cloned();
        }
    }

    fn refresh(&mut self) {
        self.settle_plateau();
        if let Some(plateau) = self.plateau.clone() {
            self.snapshot = self.snapshot_at(&plateau);
        } else if self.snapshot.plateau().is_some() {
            self.snapshot = Arc::new(self.map.snapshot(None));
        }
        if self
            .view
            .as_ref()
            .is_none_or(|view| !self.map.tables().views.contains(view))
        {
            self.view = self.views().first().cloned();
        }
        let tables = self.map.tables();
        self.selection.retain(|subject| tables.has_subject(subject));
        let packages = &tables.work_packages;
        let is_known = |package: &crate::model::WorkPackageId| packages.contains(package);
        self.plan.selected = self.plan.selected.take().filter(is_known);
        let is_known = |service: &ElementId| tables.elements.contains(service);
        self.weak_service = self.weak_service.take().filter(is_known);
        self.refresh_scenario();
        self.refresh_page();
        self.refresh_comparison();
    }

    /// Which links of the view that shows are drawn as one: as the view says, but for bundles that
    /// are open.
    #[must_use]
    pub fn bundling(&self) -> Arc<Bundling> {
        let view = self.view.as_ref();
        let opened = view.and_then(|view| self.opened.get(view));
        opened.map(Arc::clone).unwrap_or_default()
    }

    /// Whether the view that shows has bundles that are open.
    #[must_use]
    pub fn has_opened_bundles(&self) -> bool {
        !self.bundling().opened.is_empty()
    }

    /// Draws the links of some bundles singly, until they are closed.
    pub fn open_bundles(&mut self, ends: impl IntoIterator<Item = BundleEnds>) {
        if let Some(view) = &self.view {
            let bundling = self.opened.entry(view.clone()).or_default();
            Arc::make_mut(bundling).opened.extend(ends);
        }
    }

    /// Closes every bundle of the view that shows.
    pub fn close_bundles(&mut self) {
        if let Some(view) = &self.view {
            self.opened.remove(view);
        }
    }

    /// From how many links on the view that shows draws them as one; 0 for never.
    #[must_use]
    pub fn bundle_from(&self) -> Option<u32> {
        let view = self.map.tables().views.get(self.view.as_ref()?)?;
        Some(view.bundles_from().unwrap_or(0))
    }

    /// The views in the order of their tabs.
    #[must_use]
    pub fn views(&self) -> Vec<ViewId> {
        let mut views: Vec<(Finite, ViewId)> = self
            .map
            .tables()
            .views
            .iter()
            .map(|view| (view.order, view.id.clone()))
            .collect();
        views.sort();
        views.into_iter().map(|(_, id)| id).collect()
    }

    /// Whether the file holds just what is shown.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.history.is_saved() && !matches!(self.origin, Origin::New if !self.history.is_empty())
    }

    /// Something that was asked of the outside failed: the save, where one was under way.
    pub fn saving_failed(&mut self) {
        if self.saving == Saving::Running {
            self.saving = Saving::Failed;
        }
    }

    /// Whether editing is off.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        let reads = matches!(
            self.origin,
            Origin::ReadFrom {
                read_only: true,
                ..
            } | Origin::Version { .. }
        );
        reads || self.merging.is_some()
    }

    /// The version that is open to be read, where this is one.
    #[must_use]
    pub fn version(&self) -> Option<&Version> {
        match &self.origin {
            Origin::Version { version, .. } => Some(version),
            Origin::New | Origin::File(_) | Origin::ReadFrom { .. } => None,
        }
    }

    /// The file whose versions are meant: its own, or that of which this is a version.
    #[must_use]
    pub fn versions_of(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) | Origin::Version { of: path, .. } => Some(path),
            Origin::New | Origin::ReadFrom { .. } => None,
        }
    }

    /// The name to show for its file.
    #[must_use]
    pub fn file_name(&self, language: Language) -> String {
        match &self.origin {
            Origin::New => format!("{}.ron", language.text(msg::WORKSPACE_UNTITLED)),
            Origin::File(path) => path.file_name().map_or_else(
                || path.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            ),
            Origin::ReadFrom { name, .. } | Origin::Version { name, .. } => name.clone(),
        }
    }

    /// The selected elements, by id.
    #[must_use]
    pub fn selected_elements(&self) -> Vec<ElementId> {
        self.selection
            .iter()
            .map(|subject| ElementId::from(subject.text().clone()))
            .filter(|id| self.map.tables().elements.contains(id))
            .collect()
    }
}
