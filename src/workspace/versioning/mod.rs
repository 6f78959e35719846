//! Versions of the open map: kept once its file is saved, listed, opened to be read, restored,
//! named, branched off, switched to and merged.
//!
//! All that asks the repository is an effect; its answer comes back as an action. What was read of
//! the versions stays as a [`VersionList`] until it is read anew.

mod keeping;
mod restoring;

pub use restoring::{Restorable, Ticked};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::dialog::AfterSaving;
use super::document::Document;
use super::effect::Effect;
use super::{Dialog, Workspace};
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};
use crate::model::SystemMap;
use crate::versions::{Branch, Home, Keeping, LaneRow, Version};
use crate::workspace::finding::folded;

/// What is known of the versions of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionList {
    /// The map's file.
    pub map: PathBuf,
    /// The folder of the repository; none before the first version.
    pub folder: Option<PathBuf>,
    /// Where that is.
    pub home: Option<Home>,
    /// The versions of all branches, newest first.
    pub versions: Vec<Version>,
    /// The lanes beside them.
    pub lanes: Vec<LaneRow>,
    /// Whether there are no others.
    pub is_complete: bool,
    /// The branches.
    pub branches: Vec<Branch>,
    /// The branch that the next version is added to; none where a single version is checked out.
    pub current: Option<String>,
    /// The version that the map's file follows, by id.
    pub head: Option<String>,
}

impl VersionList {
    /// The version of an id.
    #[must_use]
    pub fn version(&self, id: &str) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == id)
    }
}

/// What the versions of the open map are to the window.
#[derive(Clone, Debug, Default)]
pub enum VersionShelf {
    /// Nobody has asked.
    #[default]
    Unread,
    /// They are being read.
    Reading,
    /// There they are; more of them may be on the way.
    Read(Arc<VersionList>),
    /// They cannot be read.
    Failed(Box<Problem>),
}

impl VersionShelf {
    /// The versions, where they were read.
    #[must_use]
    pub fn list(&self) -> Option<&Arc<VersionList>> {
        match self {
            Self::Read(list) => Some(list),
            Self::Unread | Self::Reading | Self::Failed(_) => None,
        }
    }
}

/// What a name is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// A new branch that stands at a version.
    Branch(Version),
    /// A tag of a version.
    Tag(Version),
    /// Another name for a branch.
    Rename(String),
}

/// A change of what has a name in the repository; the map stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionChange {
    /// A branch at a version.
    CreateBranch {
        /// Its name.
        name: String,
        /// The commit.
        at: String,
    },
    /// A branch loses its name.
    DeleteBranch {
        /// Which.
        name: String,
        /// Whether versions may be given up with it.
        even_unmerged: bool,
    },
    /// A branch gets another name.
    RenameBranch {
        /// Which.
        name: String,
        /// Its new name.
        new: String,
    },
    /// A version gets a name.
    Tag {
        /// The name.
        name: String,
        /// The commit.
        at: String,
    },
    /// A version loses a name.
    Untag(String),
}

/// What a version is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadFor {
    /// To put all of it in the place of the map.
    RestoreAll,
    /// To choose records of it.
    ChooseRecords,
}

/// What is asked of the versions of the open map, and what comes back.
#[derive(Clone, Debug)]
pub enum Versioning {
    /// Keep the map as it is, under a name. Saves it first.
    Keep(Box<Keeping>),
    /// A version was kept.
    Kept(Version),
    /// Read the versions.
    Read,
    /// There they are, or the first of them.
    Listed(Box<VersionList>),
    /// They cannot be read.
    Unlisted(Problem),
    /// Open one to be read.
    Open(Version),
    /// From a version that is open back to the map that is worked on.
    BackToWorking,
    /// Put a version in the place of the map, as one step.
    Restore(Version),
    /// Show what a version has otherwise than the map, to choose from.
    ChooseRecords(Version),
    /// A version was read.
    Arrived(Version, Arc<SystemMap>, ReadFor),
    /// Take what was chosen of the version that the dialog shows, as one step.
    RestoreTicked(Ticked),
    /// Ask for a name.
    AskName(Naming),
    /// Change what has a name.
    Change(VersionChange),
    /// That was done.
    Changed(Message),
    /// A branch holds versions that would be given up with it: ask.
    AskDelete(String),
    /// Go to a branch: its map takes the place of the map's file.
    Switch(String),
    /// The map holds changes that no version has: keep one, then go to the branch.
    KeepFirst(String),
    /// Merge a branch or a version into the map.
    Merge(Version, String),
    /// It could not be done.
    Failed(Problem),
}

/// Whether a version fits what somebody typed: words of its title, reason, author, tags and
/// branches, or the beginning of its id. Every word must be found; accents and case do not matter.
#[must_use]
pub fn version_fits(version: &Version, typed: &str) -> bool {
    let fields = [
        &version.title,
        &version.reason,
        &version.author,
        &version.when,
    ];
    let fields = fields
        .into_iter()
        .chain(&version.tags)
        .chain(&version.branches);
    let fields: Vec<String> = fields
        .chain(&version.remotes)
        .map(|field| folded(field))
        .collect();
    folded(typed).split_whitespace().all(|word| {
        let is_id = word.len() >= 4 && version.id.starts_with(word);
        is_id || fields.iter().any(|field| field.contains(word))
    })
}

impl Workspace {
    pub(super) fn versioning(&mut self, what: Versioning, effects: &mut Vec<Effect>) {
        match what {
            Versioning::Keep(keeping) => self.keep_version(*keeping, effects),
            Versioning::Kept(version) => self.version_kept(version, effects),
            Versioning::Read => self.read_versions(effects),
            Versioning::Listed(list) => {
                // An answer about a map that was left meanwhile.
                if self.versions_of() == Some(list.map.as_path()) {
                    self.versions = VersionShelf::Read(Arc::new(*list));
                }
            }
            Versioning::Unlisted(problem) => {
                self.versions = VersionShelf::Failed(Box::new(problem));
            }
            Versioning::Open(version) => {
                if let Some(path) = self.versions_of().map(Path::to_owned) {
                    let next = AfterSaving::OpenVersion(path, Box::new(version));
                    self.leave(next, effects);
                }
            }
            Versioning::BackToWorking => {
                if let Some(path) = self.versions_of().map(Path::to_owned) {
                    self.leave(AfterSaving::Open(path), effects);
                }
            }
            Versioning::Restore(version) => {
                self.read_version(version, ReadFor::RestoreAll, effects);
            }
            Versioning::ChooseRecords(version) => {
                self.read_version(version, ReadFor::ChooseRecords, effects);
            }
            Versioning::Arrived(version, map, what) => {
                self.version_arrived(version, &map, what, effects);
            }
            Versioning::RestoreTicked(ticked) => self.restore_ticked(&ticked, effects),
            Versioning::AskName(naming) => self.dialog = Some(Dialog::NameVersion(naming)),
            Versioning::AskDelete(name) => self.dialog = Some(Dialog::DeleteBranch(name)),
            Versioning::Change(change) => {
                if let Some(path) = self.versions_of().map(Path::to_owned) {
                    effects.push(Effect::ChangeVersions { path, change });
                }
            }
            Versioning::Changed(message) => {
                self.say(Severity::Note, message, None);
                self.read_versions(effects);
            }
            Versioning::Switch(name) => {
                if let Some(path) = self.versions_of().map(Path::to_owned) {
                    self.leave(AfterSaving::Switch(path, name), effects);
                }
            }
            Versioning::KeepFirst(name) => {
                self.switch_when_kept = Some(name);
                self.dialog = Some(Dialog::KeepVersion);
                self.say(
                    Severity::Note,
                    msg::VERSIONS_UNKEPT.into(),
                    Some(msg::VERSIONS_UNKEPT_HINT.into()),
                );
            }
            Versioning::Merge(version, name) => {
                if let Some(path) = self.versions_of().map(Path::to_owned)
                    && !self.refuses_edits()
                {
                    let next = AfterSaving::Merge(path, Box::new(version), name);
                    self.leave(next, effects);
                }
            }
            Versioning::Failed(problem) => {
                self.say(problem.severity, problem.message, problem.hint);
            }
        }
    }

    /// The file whose versions are meant: that of the map, also while a version of it is open.
    #[must_use]
    pub fn versions_of(&self) -> Option<&Path> {
        self.document.as_ref().and_then(Document::versions_of)
    }

    /// Reads the versions anew; those that are known stay until then.
    pub(super) fn read_versions(&mut self, effects: &mut Vec<Effect>) {
        let Some(path) = self.versions_of().map(Path::to_owned) else {
            self.versions = VersionShelf::Unread;
            return;
        };
        let is_known = self.versions.list().is_some_and(|list| list.map == path);
        if !is_known {
            self.versions = VersionShelf::Reading;
        }
        effects.push(Effect::ListVersions(path));
    }

    fn read_version(&mut self, version: Version, what: ReadFor, effects: &mut Vec<Effect>) {
        let Some(path) = self.versions_of().map(Path::to_owned) else {
            return;
        };
        if self
            .document
            .as_ref()
            .is_some_and(|document| document.version().is_some())
        {
            // Back to the working map first; what was asked goes on once it is there.
            self.after_opening = Some((version, what));
            self.leave(AfterSaving::Open(path), effects);
        } else if !self.refuses_edits() {
            effects.push(Effect::ReadVersionFor {
                path,
                version,
                what,
            });
        }
    }

    /// A map was opened: what waited for it goes on.
    pub(super) fn go_on_after_opening(&mut self, effects: &mut Vec<Effect>) {
        if self.versions.list().map(|list| list.map.as_path()) != self.versions_of() {
            self.versions = VersionShelf::Unread;
        } else if self.versions.list().is_some() {
            self.read_versions(effects);
        }
        if let Some((version, what)) = self.after_opening.take() {
            self.read_version(version, what, effects);
        }
    }
}
