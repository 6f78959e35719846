//! Questions that wait for an answer before anything else goes on.

use std::path::PathBuf;
use std::sync::Arc;

use super::clipboard::{Pasting, Proposal};
use super::merging::Outside;
use super::replacing::FilesThere;
use super::versioning::{Naming, Restorable};
use crate::command::{Part, Removal};
use crate::diagnostic::Problem;
use crate::model::patch::Side;
use crate::model::{
    Exemption, PlateauId, RecordKey, Requirement, SubjectId, SystemMap, TableName, ViewId,
};
use crate::storage::UnfinishedMerge;
use crate::versions::Version;

/// What to do once unsaved changes are saved, or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AfterSaving {
    /// Leave the program.
    Quit,
    /// Go back to the welcome page.
    Close,
    /// Begin a new map.
    New,
    /// Open a file.
    Open(PathBuf),
    /// Ask which file to open.
    AskOpen,
    /// Open a sample.
    OpenSample(&'static str),
    /// Open a version of this map to be read.
    OpenVersion(PathBuf, Box<Version>),
    /// Go to a branch.
    Switch(PathBuf, String),
    /// Merge a version into the map; the name that it goes by.
    Merge(PathBuf, Box<Version>, String),
}

/// See the module's header.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// The map has changes: save them first?
    Unsaved(AfterSaving),
    /// Deleting takes more along than what is selected.
    Delete {
        /// What is selected.
        subjects: Vec<SubjectId>,
        /// All that goes.
        removal: Removal,
    },
    /// A file was dropped on the window: open it in place of what is open?
    Dropped(PathBuf),
    /// A crash left changes: take them back?
    Recover {
        /// The map with the changes.
        recovered: Arc<SystemMap>,
        /// How many.
        changes: usize,
        /// Its file.
        path: Option<PathBuf>,
    },
    /// Another program changed the file: compare, merge, or save elsewhere?
    ChangedOutside(Box<Outside>),
    /// A merge of this map was left open: go on with it?
    UnfinishedMerge(Box<UnfinishedMerge>),
    /// Give up the merge that is under way?
    AbandonMerge,
    /// Settle all that is open by one side, of one table or of all?
    TakeSide(Side, Option<TableName>),
    /// What was wrong with a file.
    Problems {
        /// The file's name.
        file: String,
        /// The list.
        problems: Vec<Problem>,
    },
    /// What could be made of a pasted text.
    PasteText {
        /// Where it goes.
        pasting: Pasting,
        /// The elements, and what was not understood.
        proposal: Box<Proposal>,
    },
    /// Lines of text, and what they would draw.
    FromText,
    /// The sheet of which business service?
    Services,
    /// How to export.
    Export,
    /// Which documents to write, of what, and for whom.
    Documents,
    /// Files are there already: replace them, keep both, or write nothing?
    FilesThere(Box<FilesThere>),
    /// Targets of the indicators, the factors that they are reckoned with, and how the map is
    /// judged.
    Targets,
    /// An icon for the selected elements.
    Icon,
    /// Other ways to arrange the view.
    Alternatives,
    /// What a version to keep is called, and why it is kept.
    KeepVersion,
    /// Which records of a version to bring back.
    RestoreRecords(Box<Restorable>),
    /// A name for a branch or a tag.
    NameVersion(Naming),
    /// A branch holds versions that nothing else leads to: give them up?
    DeleteBranch(String),
    /// Other repositories that the versions go to and come from.
    Sharing,
    /// Copy a repository of maps.
    Clone,
    /// What a new view starts with, and its name.
    NewView,
    /// Name and description of a view.
    ViewProperties(ViewId),
    /// What is said of a new plateau.
    NewPlateau,
    /// The same, for one that builds on this.
    PlateauAfter(PlateauId),
    /// What is said of a plateau, and what it builds on.
    EditPlateau(PlateauId),
    /// A plateau goes: what becomes of its changes?
    DeletePlateau(PlateauId),
    /// A plateau became true: its base takes its changes over.
    MergePlateau(PlateauId),
    /// To which plateau do these changes move?
    MoveChange {
        /// Of which elements and links.
        records: Arc<[RecordKey]>,
        /// What of them.
        part: Part,
        /// Where they are made now.
        from: PlateauId,
    },
    /// What was removed at the plateau that shows: what of it comes back?
    BringBack,
    /// A requirement, new for an empty id: what it asks, and who judges it.
    Requirement(Box<Requirement>),
    /// The catalogue of standards.
    Standards,
    /// Who is shown what: the redaction profiles of the map.
    Redactions,
    /// What protects which type of data.
    Protection,
    /// Title, organisation, marking of the map.
    MapProperties,
    /// An exemption, new or not: why, instead of what, until when?
    Exempt(Box<Exemption>),
    /// The exemptions of the map, the expired ones first.
    Exemptions,
    /// What the user likes.
    Preferences,
    /// Keys.
    Shortcuts,
    /// Version and licences.
    About,
}

impl PartialEq for Dialog {
    /// Same kind of question: enough to tell whether one is open.
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
