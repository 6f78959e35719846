//! What the workspace asks of the outside.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::analysing::AnalysisOrder;
use super::arranging::{Arranging, Run};
use super::assuring::AssuranceOrder;
use super::clipboard::{Copied, Pasting};
use super::comparing::{Comparison, Pair};
use super::data_paths::DataOrder;
use super::documenting::DocumentsAsked;
use super::handing::Destination;
use super::indicator_history::HistoryOrder;
use super::replacing::Existing;
use super::sharing::Order;
use super::versioning::{ReadFor, VersionChange};
use crate::bitmap::Shelf;
use crate::locale::Language;
use crate::model::patch::{Choice, ConflictKey, PendingMerge};
use crate::model::{
    Day, ElementId, ExportPreset, Patch, RedactionProfile, SubjectId, SystemMap, ViewId,
};
use crate::storage::ContentHash;
use crate::versions::remote::Login;
use crate::versions::{Keeping, Version};

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FilePurpose {
    /// Choose a map, or another tool's file, to open.
    Open,
    /// Choose where to save the map.
    Save,
    /// Choose where to export a file to, by the usual ending of its form.
    Export(&'static str),
    /// Choose the folder that several files are exported into.
    ExportFolder,
    /// Choose where to write a document.
    Document,
    /// Choose a folder to write documents into.
    DocumentFolder,
    /// Choose a picture to show behind a container.
    Picture,
    /// Choose the logo of the map.
    Logo,
    /// Choose where to write a table.
    Table,
    /// Choose where to write a list of findings.
    Findings,
    /// Choose where to write where data go, or who answers for what.
    Data,
    /// Choose where to write the list of weak points.
    WeakPoints,
    /// Choose where to write a plot of the dashboard, by the word by which it is known: as a
    /// picture, or its data.
    Plot(&'static str),
    /// Choose a map to compare the open one with.
    Compare,
    /// Choose where to write the table of differences.
    Differences,
}

/// A wish that only the process can grant; its answer comes back as an action.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Show a file dialog with a suggested name.
    AskFile(FilePurpose, String),
    /// Read a file, on another thread.
    Read(PathBuf),
    /// Read a bundled sample.
    ReadSample(&'static str),
    /// Write the map, on another thread.
    Write {
        /// To which file.
        path: PathBuf,
        /// The map as it is now.
        map: Box<SystemMap>,
        /// How many steps were done then.
        steps: usize,
    },
    /// Keep what a map's file holds as a version, on another thread.
    KeepVersion {
        /// The file.
        path: PathBuf,
        /// What is said of it, and where it goes.
        keeping: Box<Keeping>,
    },
    /// List the versions of a map, on another thread.
    ListVersions(PathBuf),
    /// Read a version of a map, on another thread.
    ReadVersion(PathBuf, Version),
    /// Read a version of a map to bring back what it holds, on another thread.
    ReadVersionFor {
        /// The map's file.
        path: PathBuf,
        /// The version.
        version: Version,
        /// What for.
        what: ReadFor,
    },
    /// Change what has a name in the repository, on another thread.
    ChangeVersions {
        /// The map's file.
        path: PathBuf,
        /// What to change.
        change: VersionChange,
    },
    /// Go to a branch, on another thread: its map takes the place of the file, and is opened.
    SwitchBranch {
        /// The map's file.
        path: PathBuf,
        /// The branch.
        name: String,
    },
    /// Read a version and the last one that it has in common with the map, to merge them.
    MergeVersion {
        /// The map's file.
        path: PathBuf,
        /// The version.
        version: Version,
        /// The name that it goes by.
        name: String,
    },
    /// Read the versions and files that are to be compared, on another thread.
    ReadSides {
        /// The map's file, whose versions are meant.
        path: Option<PathBuf>,
        /// Which sides.
        pair: Box<Pair>,
    },
    /// Keep a merge that is under way, until it is finished, on another thread.
    KeepMerge {
        /// The map's file.
        path: PathBuf,
        /// The merge.
        pending: Box<PendingMerge>,
        /// What the file held, where it is the other side itself.
        on_disk: Option<ContentHash>,
    },
    /// Keep what was chosen of it.
    KeepChoices {
        /// The map's file.
        path: PathBuf,
        /// Every choice, in order.
        choices: Vec<(ConflictKey, Choice)>,
    },
    /// The merge of this file is over.
    ForgetMerge(PathBuf),
    /// The file holds this now, and it is right to write over it.
    ExpectOnDisk {
        /// The file.
        path: PathBuf,
        /// What it holds.
        hash: ContentHash,
    },
    /// Share the versions of a map, on another thread.
    Share {
        /// The map's file.
        path: PathBuf,
        /// What to do.
        order: Order,
        /// Told how far it is; may cancel it.
        run: Arc<Run>,
        /// Who one is at a host, where the user just said so.
        login: Option<(String, Login)>,
    },
    /// Find what the change between two states does, on another thread.
    FindChange {
        /// The two states.
        comparison: Arc<Comparison>,
        /// The day on which exemptions are looked at.
        today: Option<Day>,
        /// Told how far it is; may stop it.
        run: Arc<Run>,
    },
    /// Count what a redaction profile would hold back of a map, on another thread.
    CountHeldBack {
        /// The map.
        map: Box<SystemMap>,
        /// The profile.
        profile: Box<RedactionProfile>,
        /// The language of names that it gives.
        language: Language,
    },
    /// Find an answer about the map, on another thread.
    Analyse {
        /// What to find.
        order: Box<AnalysisOrder>,
        /// Told how far it is; may stop it.
        run: Arc<Run>,
    },
    /// Judge the map at every plateau, on another thread.
    Judge {
        /// What to judge.
        order: Box<AssuranceOrder>,
        /// Told when nobody waits for it any more.
        run: Arc<Run>,
    },
    /// Find where the data of a map go, on another thread.
    FindData {
        /// What to look through.
        order: Box<DataOrder>,
        /// Told when nobody waits for it any more.
        run: Arc<Run>,
    },
    /// Find the indicators of kept versions of a map, on another thread.
    JudgeVersions {
        /// The map's file.
        path: PathBuf,
        /// The versions, and what is known of them.
        order: Box<HistoryOrder>,
        /// Told when nobody waits for it any more.
        run: Arc<Run>,
    },
    /// Append a change to the recovery journal.
    Journal(Patch),
    /// The journal starts anew over this map: it was opened, saved under another name, or made.
    StartJournal {
        /// The file; `None` while the map has none.
        path: Option<PathBuf>,
    },
    /// The question of what a crash left is answered: the changes were taken, or set aside.
    SettleRecovery {
        /// Whether they were taken.
        taken: bool,
    },
    /// The map was closed in good order: nothing is to be recovered.
    EndJournal,
    /// Arrange a view, or a part of it, on another thread.
    Arrange {
        /// The map as it is now.
        map: Box<SystemMap>,
        /// Which view.
        view: ViewId,
        /// What of it, and how.
        what: Arranging,
        /// Told how far it is; may cancel it.
        run: Arc<Run>,
    },
    /// Look for other ways to arrange the current view, on another thread.
    FindAlternatives {
        /// Told how far it is; may cancel it.
        run: Arc<Run>,
    },
    /// Put something on the clipboard.
    Copy(Box<Copied>),
    /// Put a plain text on the clipboard.
    CopyText(String),
    /// Put a picture of the view on the clipboard, drawn on another thread.
    CopyPicture {
        /// What shows in it; empty for everything.
        only: BTreeSet<SubjectId>,
    },
    /// Read the clipboard, on another thread.
    ReadClipboard(Pasting),
    /// Open a page or a letter with the system's program for it.
    OpenAddress(String),
    /// Read a picture for an element, on another thread.
    ReadPicture {
        /// Its file.
        path: PathBuf,
        /// What is to show it.
        element: ElementId,
    },
    /// Read a picture that is to be the map's logo, on another thread.
    ReadLogo(PathBuf),
    /// Write pictures beside a map, on another thread.
    KeepPictures {
        /// The map's file.
        path: PathBuf,
        /// The pictures.
        pictures: Shelf,
    },
    /// Write a text as a file, on another thread.
    WriteText {
        /// To which file.
        path: PathBuf,
        /// What.
        text: String,
    },
    /// Export what shows as a preset says, on another thread.
    Export {
        /// What to make.
        preset: Box<ExportPreset>,
        /// Where it goes.
        destination: Destination,
        /// What becomes of files that are there.
        existing: Existing,
        /// Told how far it is; may stop it.
        run: Arc<Run>,
    },
    /// Put the first picture of a preset on the clipboard, drawn on another thread.
    CopyExport {
        /// What to make.
        preset: Box<ExportPreset>,
        /// Told how far it is; may stop it.
        run: Arc<Run>,
    },
    /// Find what documents would hold, on another thread.
    OutlineDocuments {
        /// Which.
        asked: Box<DocumentsAsked>,
        /// Told how far it is; may stop it.
        run: Arc<Run>,
    },
    /// Write documents, on another thread.
    WriteDocuments {
        /// Which.
        asked: Box<DocumentsAsked>,
        /// To which file, or into which folder where there are several.
        path: PathBuf,
        /// What becomes of files that are there.
        existing: Existing,
        /// Told how far it is; may stop it.
        run: Arc<Run>,
    },
    /// Write a plot of the dashboard, on another thread: as a picture, or its data as CSV.
    ExportPlot {
        /// Which.
        plot: &'static str,
        /// To which file.
        path: PathBuf,
    },
    /// Remember the preferences and recent files.
    KeepPreferences,
    /// Remember the preferences and leave.
    Quit,
}
