//! What a user can do, one value each.

use std::path::PathBuf;
use std::sync::Arc;

use super::analysing::Analysing;
use super::arranging::{Alternative, Arranging, Run};
use super::assuring::Assuring;
use super::changing::ChangeReview;
use super::clipboard::Clip;
use super::comparing::{Back, ComparisonMode, Pair, ReadSides};
use super::data_paths::DataListing;
use super::document::{Origin, Perspective};
use super::documenting::Documenting;
use super::findings::FindingListing;
use super::gathering::ViewOrder;
use super::handing::Handing;
use super::imagining::Imagining;
use super::indicator_history::HistoryStep;
use super::keymap::Keymap;
use super::merging::Merging;
use super::noting::Noting;
use super::page::Page;
use super::preferences::{Panels, ThemeChoice};
use super::redacting::RedactionPreview;
use super::roadmap::Planning;
use super::sharing::Sharing;
use super::versioning::Versioning;
use super::weakness::WeakListing;
use crate::bitmap::{Bitmap, Shelf};
use crate::command::Command;
use crate::diagnostic::Problem;
use crate::locale::{Language, Message};
use crate::model::{Day, ElementId, Name, Patch, PlateauId, SubjectId, SystemMap, ViewId};
use crate::scene::BundleEnds;

/// How a choice joins what is selected already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selecting {
    /// In place of it.
    Only,
    /// Beside it.
    Add,
    /// Added where it was not selected, taken out where it was.
    Toggle,
}

/// An intent, queued during a frame and carried out after it.
#[derive(Clone, Debug)]
pub enum Action {
    /// A new, empty map with one view.
    NewMap,
    /// Ask which file to open.
    AskOpen,
    /// Files were dropped on the window.
    Dropped {
        /// Which.
        files: Vec<PathBuf>,
        /// Whether there is a folder among them.
        has_folder: bool,
    },
    /// Open this file.
    Open(PathBuf),
    /// Open one of the bundled samples as a new map.
    OpenSample(&'static str),
    /// Save to the map's file, or ask for one.
    Save,
    /// Ask for a file, then save.
    AskSaveAs,
    /// Save to this file.
    SaveTo(PathBuf),
    /// Close the map, asking first when it is not saved.
    CloseMap,
    /// Leave the program, asking first when the map is not saved.
    Quit,
    /// Export, copy or export again.
    Handing(Handing),
    /// Ask where to write a plot of the dashboard to, under a name with this ending.
    AskPlot(&'static str, &'static str),
    /// Write a plot of the dashboard to this file, as its ending says.
    ExportPlot(&'static str, PathBuf),
    /// Documents: what they hold, and writing them.
    Documenting(Documenting),

    /// Keep, list or open versions of the map.
    Versioning(Versioning),
    /// Send versions to others and take theirs.
    Sharing(Sharing),
    /// Merge the map with another side of it, and settle what the two disagree about.
    Merging(Merging),

    /// Compare two states, on the map and in a list.
    Compare(Box<Pair>),
    /// The maps of both sides were read.
    SidesRead(Box<ReadSides>),
    /// Bring a difference back to what it is in the state before.
    BringBack(Box<Back>),
    /// Ask where to write the table of differences.
    AskDifferencesFile,
    /// Write the table of differences: CSV, or Markdown by the name's ending.
    WriteDifferences(PathBuf),
    /// Ask which file to compare with.
    AskCompareFile,
    /// Draw the two states in another way.
    CompareAs(ComparisonMode),
    /// Show the map alone again.
    EndComparison,

    /// Find, or stop finding, what the change between the compared states does.
    ReviewChange(ChangeReview),
    /// Count what a redaction profile would hold back, or keep what was counted.
    PreviewRedaction(RedactionPreview),
    /// Find, or stop finding, an answer that takes longer than a frame.
    Analyse(Analysing),
    /// Judge the map, or keep what was found.
    Assure(Assuring),
    /// Find, or keep, how the indicators fared over the versions.
    IndicatorHistory(HistoryStep),
    /// Show notes, or go through their threads.
    Note(Noting),
    /// Show, select, claim or list something of the plan of work packages.
    Plan(Planning),

    /// Change the map.
    Edit(Command),
    /// Join an element to the one just inserted, by the likeliest legal kind of link.
    ConnectToSelection {
        /// Where the link starts.
        from: ElementId,
    },
    /// Copy, cut or paste.
    Clip(Clip),
    /// Remember the look of what is selected, to give it to others.
    CopyStyle,
    /// Ask which picture to show behind the selected container.
    AskBackdrop,
    /// Read this picture, and show it there.
    ReadBackdrop(PathBuf),
    /// Ask which picture is the logo of the map.
    AskLogo,
    /// Read this picture, and make it the logo.
    ReadLogo(PathBuf),
    /// One step back.
    Undo,
    /// One step forward.
    Redo,
    /// To the state after so many steps, back or forward.
    GoToStep(usize),

    /// Select subjects.
    Select(Vec<SubjectId>, Selecting),
    /// Select everything on the view.
    SelectAll,
    /// Select nothing.
    SelectNone,
    /// Take the selection out of the view.
    HideSelection,
    /// Delete the selection from the map, asking when more goes along.
    DeleteSelection,
    /// Show another view.
    ShowView(ViewId),
    /// Gather a new view from the map.
    GatherView(Box<ViewOrder>),
    /// Gather a view again from what it was gathered from.
    RefreshView(ViewId),
    /// Show the view of an element's inside; where there is none, one made on the fly.
    DrillIn(ElementId),
    /// Keep the view that was made on the fly.
    KeepVisited,
    /// Show, and edit, another plateau.
    ShowPlateau(PlateauId),
    /// Look through another perspective.
    Look(Perspective),
    /// Look at another day through lenses that look at one; at the first of the plateau for `None`.
    LookOn(Option<Day>),
    /// Copy or write a list of findings.
    ListFindings(FindingListing),
    /// Find, copy or write where data go and who answers for what.
    Data(DataListing),
    /// Copy or write the list of weak points.
    ListWeakPoints(WeakListing),
    /// Look at the weak points of one service alone, or of all.
    ShowWeakPointsOf(Option<ElementId>),
    /// Groups a view by an attribute, or by containment where it is empty, and lays it out.
    GroupView(ViewId, Name),
    /// Draw the links of these bundles singly.
    OpenBundles(Vec<BundleEnds>),
    /// Draw the links of every bundle of the current view as one again.
    CloseBundles,
    /// Arrange the current view, or a part of it.
    Arrange(Arranging),
    /// Stop the layout that is under way; everything stays as it was.
    CancelArranging,
    /// Offer other ways to arrange the current view.
    OpenAlternatives,
    /// Take one of those that are offered, by its place.
    TakeAlternative(usize),

    /// Lose something, or change what is lost, and look at the impact.
    Imagine(Imagining),
    /// Show a page in place of the view, or the view again.
    ShowPage(Option<Page>),

    /// Open an address that stands in the map, with the system's program for it.
    OpenAddress(String),
    /// Speak another language.
    SpeakLanguage(Language),
    /// Wear another theme.
    WearTheme(ThemeChoice),
    /// Take other keys for commands.
    UseKeys(Keymap),
    /// Keep what the user likes, as a whole.
    Prefer(Box<super::Preferences>),
    /// Show how things move, or only where they end up.
    ReduceMotion(bool),
    /// Show these columns in a list, now and later.
    KeepColumns(super::listing::Subjects, Vec<String>),
    /// Keep boxes to the grid, or let them stand anywhere.
    KeepToGrid(bool),
    /// The desktop says whether it shows animations at all.
    SystemReducesMotion(bool),
    /// Show and hide panels.
    ShowPanels(Panels),
    /// Open a dialog that needs nothing but itself.
    OpenDialog(super::Dialog),
    /// Answer the open dialog with yes, or with its main button.
    Accept,
    /// Answer the open dialog with no: go on without saving, leave the recovery aside.
    Decline,
    /// Close the open dialog and do nothing.
    Dismiss,
    /// Say a passing word.
    Tell(Message),
    /// The passing word was read.
    DismissNotice,

    /// A file was read.
    Opened(Box<Opened>),
    /// A file was written, with the state after so many steps.
    Saved {
        /// Which file.
        path: PathBuf,
        /// The number of steps done in the saved state.
        steps: usize,
        /// The map that was written, to check against.
        revision: u64,
    },
    /// A layout ended.
    Arranged {
        /// Which run.
        run: Arc<Run>,
        /// What it asks for; `None` when it was cancelled.
        command: Option<Command>,
    },
    /// Another way to arrange the view is ready, or the last one was.
    AlternativeReady {
        /// Which search.
        run: Arc<Run>,
        /// What was found; `None` at the end.
        ready: Option<Box<Alternative>>,
    },
    /// A picture for an element was read.
    PictureRead {
        /// What is to show it.
        element: ElementId,
        /// The picture.
        picture: Arc<Bitmap>,
    },
    /// The logo of the map was read.
    LogoRead(Arc<Bitmap>),
    /// The pictures of the map that was opened were read.
    PicturesLoaded(Arc<Shelf>),
    /// Something that was asked of the outside failed.
    Failed(Problem),
    /// Background work began or ended: what it is, and whether it runs.
    Busy(Message, bool),
    /// A crash left changes that the file does not have.
    RecoveryFound {
        /// The map as it was before the crash.
        recovered: Arc<SystemMap>,
        /// How many changes come back.
        changes: usize,
        /// The file that the changes belong to; `None` for a map that had no file yet.
        path: Option<PathBuf>,
    },
}

/// A map that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The map.
    pub map: SystemMap,
    /// Where it comes from.
    pub origin: Origin,
    /// What was wrong with its file.
    pub problems: Vec<Problem>,
    /// Changes that a crash left behind, to apply on top when the user wants them.
    pub recovery: Vec<Patch>,
}
