//! What is open, without a window: actions in, effects out.
//!
//! During a frame every panel may read the [`Workspace`] and none may change it; what the user
//! does becomes an [`Action`] in a queue. After the frame [`Workspace::dispatch`] takes them one by
//! one: an edit goes through [`command::plan`](crate::command::plan) and
//! [`SystemMap::apply`](crate::model::SystemMap::apply), and whatever the workspace wants of the
//! outside (a file, a dialog, the clock) leaves as an [`Effect`], whose answer comes back as an
//! action. So the whole of it runs in a test without window, disk or clock.

pub mod across;
mod action;
mod analysing;
#[cfg(test)]
mod analysing_tests;
pub mod answers;
mod arranging;
#[cfg(test)]
mod arranging_parts_tests;
#[cfg(test)]
mod arranging_tests;
mod assuring;
mod backdrops;
mod changing;
pub mod clipboard;
pub mod comparing;
pub mod completeness;
mod dashboard;
pub mod data_paths;
mod day;
mod dialog;
mod dispatch;
mod document;
mod documenting;
mod drawing;
mod drilling;
mod editing;
mod effect;
mod files;
pub mod finding;
pub mod findings;
#[cfg(test)]
mod frame_tests;
mod gathering;
mod graphs;
mod handing;
mod imagining;
mod impact_sheet;
#[cfg(test)]
mod impact_sheet_tests;
mod indicator_history;
pub mod indicator_sheet;
mod keymap;
pub mod lines;
pub mod listing;
pub mod matrix;
pub mod merging;
pub mod noting;
mod page;
mod page_order;
pub mod picture;
mod preferences;
pub mod printing;
pub mod protection;
pub mod redacting;
mod replacing;
pub mod roadmap;
pub mod samples;
mod selecting;
pub mod shading;
pub mod sharing;
pub mod typed;
mod versioning;
pub mod weakness;

use std::path::PathBuf;
use std::sync::Arc;

pub use action::{Action, Opened, Selecting};
pub use analysing::{
    Analyses, Analysing, AnalysisOrder, Finding, Found, Question, Standing, Structure, analyse,
};
pub use arranging::{
    Alternative, Alternatives, Arranging, Run, Running, arrange, direction_field,
    find_alternatives, lay_out, method_name, percent,
};
pub use assuring::{Assurance, AssuranceOrder, Assuring, Judged, judge};
pub use changing::{ChangeAnswer, ChangeReview, Changing, find_change};
pub use clipboard::{Clip, Copied, Pasting, TextForm};
pub use comparing::{Back, Compared, Comparison, ComparisonMode, Pair, ReadSides, Side, Source};
pub use dashboard::{DashboardOrder, plot_title};
pub use day::{iso_day, shown_date};
pub use dialog::{AfterSaving, Dialog};
pub use document::{Document, Origin, Perspective, Saving};
pub use documenting::{
    Documenting, Documents, DocumentsAsked, DocumentsOutline, DocumentsWritten, OutlinedDocument,
};
pub use drawing::draw;
pub use drilling::{Above, Visit};
pub use effect::{Effect, FilePurpose};
pub use gathering::{Gathering, ViewOrder, members, usual_name};
pub use handing::{Destination, Exporting, Exports, Handed, Handing, LastExport};
pub use imagining::{Imagining, marks_of};
pub use impact_sheet::ImpactSheetOrder;
pub use indicator_history::{
    HistoryOrder, HistoryStep, IndicatorHistory, MOST_VERSIONS, VersionFigures,
    indicators_of_versions,
};
pub use keymap::{KeyPreset, Keymap};
pub use merging::{Merging, Outside, Underway};
pub use noting::{NoteReview, Noting};
pub use page::Page;
pub use page_order::{PageOrder, register_of, services};
pub use picture::PictureOrder;
pub use preferences::{Panels, Preferences, Scale, ThemeChoice};
pub use redacting::{Redacting, RedactionPreview};
pub use replacing::{Existing, FilesThere, Held};
pub use roadmap::Planning;
pub use sharing::Sharing;
pub use versioning::{
    Naming, ReadFor, Restorable, Ticked, VersionChange, VersionList, VersionShelf, Versioning,
    version_fits,
};

use crate::diagnostic::Severity;
use crate::locale::{Language, Message};
use crate::versions::Version;

/// A passing word to the user: saved, refused, exported.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub severity: Severity,
    /// What happened.
    pub message: Message,
    /// What to do next.
    pub hint: Option<Message>,
    /// Counts up, so that the window can tell a new one from one that it showed already.
    pub serial: u64,
}

/// Everything that is open.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The open map; `None` on the welcome page.
    pub document: Option<Document>,
    /// The look that was copied last.
    pub style: Option<crate::command::Style>,
    /// What the user likes.
    pub preferences: Preferences,
    /// The question that waits for an answer.
    pub dialog: Option<Dialog>,
    /// The last passing word.
    pub notice: Option<Notice>,
    /// What runs in the background, in words; empty when nothing does.
    pub busy: Vec<Message>,
    /// The layout that is under way.
    pub arranging: Option<Running>,
    /// Other ways to arrange the view, while the dialog that offers them is open.
    pub alternatives: Alternatives,
    /// Documents that are drawn up, and what became of them.
    pub documents: Documents,
    /// The versions of the open map.
    pub versions: VersionShelf,
    /// The branch to go to once a version is kept that the open dialog asks for.
    pub switch_when_kept: Option<String>,
    /// What is to be done with a version once the working map is open again.
    after_opening: Option<(Version, ReadFor)>,
    /// Sharing of the versions: remotes, a transfer under way, a question.
    pub sharing: sharing::SharingState,
    /// The impact of the change between the two compared states.
    pub changing: Changing,
    /// Exports: one under way, and what waits for a place.
    pub exports: Exports,
    /// What the redaction profile that is looked at would hold back.
    pub redacting: Redacting,
    /// Answers about the open map that take longer than a frame.
    pub analyses: Analyses,
    /// How the open map is judged.
    pub assurance: Assurance,
    /// Where its data go, and who answers for what.
    pub data: data_paths::DataPaths,
    /// How its indicators fared over its kept versions.
    pub history_of_indicators: IndicatorHistory,
    /// The list that waits for the file that it is to be written to.
    findings_to_write: Option<findings::FindingSource>,
    /// Whether changes cannot be kept in the recovery journal.
    pub journal_fails: bool,
    /// Files opened lately, latest first.
    pub recent: Vec<PathBuf>,
    /// Whether the desktop is set to show no animations.
    pub system_reduces_motion: bool,
    /// Today, as an ISO date; the process keeps it right.
    pub today: String,
    /// The run that makes a view on the fly.
    drilling: Option<Arc<Run>>,
    serial: u64,
    random: u64,
}

impl Workspace {
    /// An empty workspace. `seed` starts the tails of new ids; tests choose it.
    #[must_use]
    pub fn new(preferences: Preferences, today: impl Into<String>, seed: u64) -> Self {
        Self {
            preferences,
            today: today.into(),
            random: seed | 1,
            ..Self::default()
        }
    }

    /// The language of the interface.
    #[must_use]
    pub fn language(&self) -> Language {
        self.preferences.language
    }

    /// Says something to the user in passing.
    pub fn say(&mut self, severity: Severity, message: Message, hint: Option<Message>) {
        self.serial += 1;
        self.notice = Some(Notice {
            severity,
            message,
            hint,
            serial: self.serial,
        });
    }

    /// The window's title: the map's file and the product.
    #[must_use]
    pub fn window_title(&self) -> String {
        match &self.document {
            None => "Portolan".to_owned(),
            Some(document) => {
                let mark = if document.is_saved() { "" } else { "• " };
                format!("{mark}{} — Portolan", document.file_name(self.language()))
            }
        }
    }
}

/// The next number of a xorshift generator (Marsaglia 2003): ids need variety, not secrecy.
fn next_random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}
