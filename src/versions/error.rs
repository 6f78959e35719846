//! Why a version cannot be kept or read.

use std::path::PathBuf;

use crate::diagnostic::{Problem, Severity};
use crate::locale::{Message, msg};

/// See the module's header.
#[derive(Debug, thiserror::Error)]
pub enum VersionsError {
    /// The map has no file that can be read.
    #[error("{path}: {reason}", path = path.display())]
    Map {
        /// Its file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The repository belongs to somebody else.
    #[error("{}: the repository belongs to another user", .0.display())]
    NotOurs(PathBuf),
    /// The repository has no working tree.
    #[error("{}: no working tree", .0.display())]
    NoWorkTree(PathBuf),
    /// Nothing was kept yet.
    #[error("{}: no version yet", .0.display())]
    None(PathBuf),
    /// A version without a name.
    #[error("a version needs a title")]
    Untitled,
    /// The file is what the last version holds already.
    #[error("nothing has changed since version {title}")]
    Unchanged {
        /// The title of that version.
        title: String,
    },
    /// No version goes by that name, or several do.
    #[error("no version {0}")]
    Unknown(String),
    /// The file is no longer what was saved.
    #[error("{}: changed by another program", .0.display())]
    Changed(PathBuf),
    /// A branch or a tag cannot be called that.
    #[error("{name:?} is no name for a branch or a tag")]
    BadName {
        /// What was asked for.
        name: String,
        /// The nearest name that is allowed; empty when there is none.
        instead: String,
    },
    /// Another branch or tag is called that.
    #[error("{0} is taken")]
    Taken(String),
    /// No branch or tag is called that.
    #[error("no branch or tag {0}")]
    NoBranch(String),
    /// The current branch cannot be taken away.
    #[error("{0} is the current branch")]
    Current(String),
    /// Versions would be given up with the branch.
    #[error("{0} holds versions that no other branch has")]
    Unmerged(String),
    /// Another working tree of the repository shows the branch.
    #[error("{path} shows the branch {name}", path = path.display())]
    ShownElsewhere {
        /// The branch.
        name: String,
        /// The other working tree.
        path: PathBuf,
    },
    /// No branch is checked out.
    #[error("no branch is checked out")]
    Detached,
    /// Plain git has begun a merge or a rebase that waits to be finished.
    #[error("{}: a merge or a rebase is under way", .0.display())]
    Unfinished(PathBuf),
    /// The map on the disk is no version yet.
    #[error("the map holds changes that no version has")]
    Unkept,
    /// Other files of the working tree would have to change, too.
    #[error("{}: other files of the working tree differ", .0.display())]
    OthersDiffer(PathBuf),
    /// Other files of the working tree were changed here, too.
    #[error("changed here, too: {0}")]
    OthersBlocked(String),
    /// The branch does not lead there: a merge is needed.
    #[error("the branch does not lead there")]
    NotAhead,
    /// A part of a version is lost.
    #[error("the version {id} is damaged")]
    Damaged {
        /// Its title.
        title: String,
        /// The first digits of its id.
        id: String,
    },
    /// A file that large is no map.
    #[error("the version {title} has {bytes} bytes")]
    TooLarge {
        /// Its title.
        title: String,
        /// Its size.
        bytes: u64,
    },
    /// The version takes the map's file away.
    #[error("the version {title} has no file of the map")]
    NoFile {
        /// Its title.
        title: String,
    },
    /// Another program holds the repository, or one that ended badly left its lock.
    #[error("{path}: held by another program", path = path.display())]
    Locked {
        /// The lock.
        path: PathBuf,
        /// Since when.
        since: String,
        /// Who holds it.
        who: String,
    },
    /// The repository of a working tree is packed by git itself.
    #[error("{}: packed by git", .0.display())]
    PackedByGit(PathBuf),
    /// It was broken off.
    #[error("cancelled")]
    Cancelled,
    /// The map's file could not be written.
    #[error("{}", .0.code)]
    NotWritten(Box<Problem>),
    /// The disk is full, or the user may not write as much.
    #[error("{}: no room left", .0.display())]
    Full(PathBuf),
    /// The repository does not answer, or cannot be written.
    #[error("{path}: {reason}", path = path.display())]
    Git {
        /// The repository.
        path: PathBuf,
        /// What the library says.
        reason: String,
    },
}

impl VersionsError {
    /// In the user's words, with what to do.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (code, message, hint): (&'static str, Message, Option<Message>) = match self {
            Self::Map { path, reason } => (
                "not-read",
                msg::CLI_NOT_READ
                    .with("file", path.display().to_string())
                    .with("reason", reason.as_str()),
                Some(msg::CLI_NOT_READ_HINT.into()),
            ),
            Self::NotOurs(path) => (
                "versions-not-ours",
                msg::VERSIONS_NOT_OURS.with("folder", path.display().to_string()),
                Some(msg::VERSIONS_NOT_OURS_HINT.into()),
            ),
            Self::NoWorkTree(path) => (
                "no-work-tree",
                msg::MERGING_NO_WORK_TREE.with("folder", path.display().to_string()),
                Some(msg::MERGING_NO_WORK_TREE_HINT.into()),
            ),
            Self::None(path) => (
                "no-versions",
                msg::VERSIONS_NONE.with("file", path.display().to_string()),
                Some(msg::VERSIONS_NONE_HINT.into()),
            ),
            Self::Untitled => ("version-untitled", msg::VERSIONS_UNTITLED.into(), None),
            Self::Unchanged { title } => (
                "version-unchanged",
                msg::VERSIONS_UNCHANGED.with("title", title.as_str()),
                None,
            ),
            Self::Unknown(name) => (
                "no-version",
                msg::VERSIONS_UNKNOWN.with("version", name.as_str()),
                Some(msg::VERSIONS_UNKNOWN_HINT.into()),
            ),
            Self::Changed(path) => (
                "version-changed",
                msg::VERSIONS_CHANGED.with("file", path.display().to_string()),
                Some(msg::VERSIONS_CHANGED_HINT.into()),
            ),
            Self::BadName { name, instead } if instead.is_empty() => (
                "version-name",
                msg::VERSIONS_BAD_NAME.with("name", name.escape_debug().to_string()),
                Some(msg::VERSIONS_BAD_NAME_HINT.into()),
            ),
            Self::BadName { name, instead } => (
                "version-name",
                msg::VERSIONS_BAD_NAME.with("name", name.escape_debug().to_string()),
                Some(msg::VERSIONS_BAD_NAME_OFFER.with("name", instead.as_str())),
            ),
            Self::Taken(name) => (
                "version-name-taken",
                msg::VERSIONS_TAKEN.with("name", name.as_str()),
                Some(msg::VERSIONS_TAKEN_HINT.into()),
            ),
            Self::NoBranch(name) => (
                "no-branch",
                msg::VERSIONS_NO_BRANCH.with("name", name.as_str()),
                Some(msg::VERSIONS_NO_BRANCH_HINT.into()),
            ),
            Self::Current(name) => (
                "branch-current",
                msg::VERSIONS_CURRENT.with("name", name.as_str()),
                Some(msg::VERSIONS_CURRENT_HINT.into()),
            ),
            Self::Unmerged(name) => (
                "branch-unmerged",
                msg::VERSIONS_UNMERGED.with("name", name.as_str()),
                Some(msg::VERSIONS_UNMERGED_HINT.into()),
            ),
            Self::ShownElsewhere { name, path } => (
                "branch-shown-elsewhere",
                msg::VERSIONS_SHOWN_ELSEWHERE
                    .with("name", name.as_str())
                    .with("folder", path.display().to_string()),
                None,
            ),
            Self::Detached => (
                "no-branch-checked-out",
                msg::VERSIONS_DETACHED.into(),
                Some(msg::VERSIONS_DETACHED_HINT.into()),
            ),
            Self::Unfinished(path) => (
                "git-unfinished",
                msg::VERSIONS_UNFINISHED.with("folder", path.display().to_string()),
                Some(msg::VERSIONS_UNFINISHED_HINT.into()),
            ),
            Self::Unkept => (
                "map-not-kept",
                msg::VERSIONS_UNKEPT.into(),
                Some(msg::VERSIONS_UNKEPT_HINT.into()),
            ),
            Self::OthersBlocked(files) => (
                "files-in-the-way",
                msg::SHARING_BLOCKED.with("files", files.as_str()),
                Some(msg::SHARING_BLOCKED_HINT.into()),
            ),
            Self::OthersDiffer(path) => (
                "other-files-differ",
                msg::VERSIONS_OTHERS_DIFFER.with("folder", path.display().to_string()),
                Some(msg::VERSIONS_OTHERS_DIFFER_HINT.into()),
            ),
            Self::NotAhead => (
                "merge-needed",
                msg::VERSIONS_NOT_AHEAD.into(),
                Some(msg::VERSIONS_NOT_AHEAD_HINT.into()),
            ),
            Self::Damaged { title, id } => (
                "version-damaged",
                msg::VERSIONS_DAMAGED
                    .with("title", title.as_str())
                    .with("id", id.as_str()),
                Some(msg::VERSIONS_DAMAGED_HINT.into()),
            ),
            Self::TooLarge { title, bytes } => (
                "version-too-large",
                msg::VERSIONS_TOO_LARGE.with("title", title.as_str()).with(
                    "megabytes",
                    usize::try_from(bytes >> 20).unwrap_or(usize::MAX),
                ),
                None,
            ),
            Self::NoFile { title } => (
                "version-without-file",
                msg::VERSIONS_NO_FILE_IN.with("title", title.as_str()),
                None,
            ),
            Self::Locked { path, since, who } => (
                "versions-locked",
                msg::VERSIONS_LOCKED
                    .with("who", who.as_str())
                    .with("since", since.as_str()),
                Some(msg::VERSIONS_LOCKED_HINT.with("file", path.display().to_string())),
            ),
            Self::PackedByGit(path) => (
                "packed-by-git",
                msg::VERSIONS_PACKED_BY_GIT.with("folder", path.display().to_string()),
                Some(msg::VERSIONS_PACKED_BY_GIT_HINT.into()),
            ),
            Self::Cancelled => ("cancelled", msg::VERSIONS_CANCELLED.into(), None),
            Self::NotWritten(problem) => return (**problem).clone(),
            Self::Full(path) => (
                "versions-no-room",
                msg::VERSIONS_FULL.with("folder", path.display().to_string()),
                Some(msg::VERSIONS_FULL_HINT.into()),
            ),
            Self::Git { path, reason } => (
                "versions-failed",
                msg::VERSIONS_FAILED
                    .with("folder", path.display().to_string())
                    .with("reason", reason.as_str()),
                Some(msg::VERSIONS_FAILED_HINT.into()),
            ),
        };
        let problem = Problem::new(code, Severity::Error, message);
        match hint {
            Some(hint) => problem.with_hint(hint),
            None => problem,
        }
    }
}
