//! The sheet of the open map at the plateau that shows: found on another thread, kept until the map
//! or the plateau changes.

use std::path::PathBuf;
use std::sync::Arc;

use super::sheet::DataSheet;
use super::writing::{DataList, DataSource};
use crate::analysis::{DependencyGraph, Watch};
use crate::locale::msg;
use crate::model::{PlateauId, Snapshot, SystemMap};
use crate::workspace::roadmap::ListForm;
use crate::workspace::{Action, Document, Effect, FilePurpose, Run, Workspace};

/// What is asked of the sheet, and what comes back.
#[derive(Clone, Debug)]
pub enum DataListing {
    /// Find it for what shows, unless it is there or being found.
    Start,
    /// The search ended.
    Done {
        /// Which search.
        run: Arc<Run>,
        /// What was found; `None` when it was stopped.
        found: Option<Arc<DataSheet>>,
    },
    /// Copy a list.
    Copy(ListForm, DataSource),
    /// Ask for a file to write a list to.
    AskFile(DataSource),
    /// Write it: CSV, or Markdown by the name's ending.
    Write(PathBuf),
}

/// What to look through, for a thread of its own.
#[derive(Clone, Debug)]
pub struct DataOrder {
    /// The map.
    pub map: SystemMap,
    /// The map at the plateau that shows.
    pub snapshot: Arc<Snapshot>,
}

/// What a sheet is of.
#[derive(Clone, Debug)]
struct Of {
    document: Arc<()>,
    revision: u64,
    plateau: Option<PlateauId>,
}

impl Of {
    fn shown(document: &Document) -> Self {
        Self {
            document: Arc::clone(document.identity()),
            revision: document.map().revision(),
            plateau: document.plateau.clone(),
        }
    }

    /// Whether it is of the same map at the same plateau, perhaps before an edit.
    fn is_like(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.plateau == other.plateau
    }

    fn is(&self, other: &Self) -> bool {
        self.is_like(other) && self.revision == other.revision
    }
}

/// The sheet of the open map.
#[derive(Debug, Default)]
pub struct DataPaths {
    found: Option<(Of, Arc<DataSheet>)>,
    run: Option<(Of, Arc<Run>)>,
    /// The list that waits for the file that it is to be written to.
    to_write: Option<DataSource>,
}

impl DataPaths {
    /// The sheet at the plateau that shows, and whether it is of the map as it is now. `None` until
    /// it was found; ask for it with [`Self::ask`].
    #[must_use]
    pub fn found(&self, document: &Document) -> Option<(&Arc<DataSheet>, bool)> {
        let (of, sheet) = self.found.as_ref()?;
        let shown = Of::shown(document);
        of.is_like(&shown).then(|| (sheet, of.is(&shown)))
    }

    /// Asks for it, unless it is there or being found.
    pub fn ask(&self, document: &Document, actions: &mut Vec<Action>) {
        if self.is_due(&Of::shown(document)) {
            actions.push(Action::Data(DataListing::Start));
        }
    }

    fn is_due(&self, shown: &Of) -> bool {
        let is_found = self.found.as_ref().is_some_and(|(of, _)| of.is(shown));
        let is_running = self.run.as_ref().is_some_and(|(of, _)| of.is(shown));
        !is_found && !is_running
    }
}

/// Finds the sheet: for a thread of its own. `None` when it was stopped.
#[must_use]
pub fn find_data(order: &DataOrder, watch: &Watch<'_>) -> Option<Arc<DataSheet>> {
    let graph = DependencyGraph::of(&order.snapshot);
    DataSheet::find(&order.map, &order.snapshot, &graph, watch).map(Arc::new)
}

impl Workspace {
    pub(in crate::workspace) fn list_data(&mut self, what: DataListing, effects: &mut Vec<Effect>) {
        let language = self.language();
        let Some(document) = &self.document else {
            return;
        };
        let data = &mut self.data;
        match what {
            DataListing::Start => {
                let shown = Of::shown(document);
                if !data.is_due(&shown) {
                    return;
                }
                if let Some((_, run)) = data.run.take() {
                    run.cancel();
                }
                let run = Arc::new(Run::default());
                data.run = Some((shown, Arc::clone(&run)));
                let order = Box::new(DataOrder {
                    map: document.map().clone(),
                    snapshot: Arc::clone(document.snapshot()),
                });
                effects.push(Effect::FindData { order, run });
            }
            DataListing::Done { run, found } => {
                let is_awaited = |awaited: &mut (Of, Arc<Run>)| Arc::ptr_eq(&awaited.1, &run);
                if let Some((of, _)) = data.run.take_if(is_awaited)
                    && let Some(found) = found
                {
                    data.found = Some((of, found));
                }
            }
            DataListing::Copy(form, source) => {
                effects.push(Effect::CopyText(source.written(form, language)));
            }
            DataListing::AskFile(source) => {
                let stem = document.file_name(language);
                let stem = stem.strip_suffix(".ron").unwrap_or(&stem);
                let word = match source.list {
                    DataList::Lineage => msg::DATA_FILE,
                    DataList::Owners => msg::DATA_FILE_OWNERS,
                };
                let name = format!("{stem}-{}.csv", language.text(word));
                effects.push(Effect::AskFile(FilePurpose::Data, name));
                data.to_write = Some(source);
            }
            DataListing::Write(path) => {
                if let Some(source) = data.to_write.take() {
                    let text = source.written(ListForm::of_path(&path), language);
                    effects.push(Effect::WriteText { path, text });
                }
            }
        }
    }
}
