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
