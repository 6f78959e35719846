//! Why a map was not saved: step, file, cause, and what to do next.

use std::io;
use std::path::{Path, PathBuf};

use super::hash::ContentHash;
use super::problem::problem;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{MessageId, msg};

/// The steps of a save that touch the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Following links to the file.
    Resolve,
    /// Comparing the file on disk with what was read.
    Compare,
    /// Creating the temporary file.
    CreateTemporary,
    /// Writing the temporary file.
    WriteTemporary,
    /// Giving it the rights of the old file.
    Rights,
    /// Flushing it to the disk.
    Flush,
    /// Keeping a backup of the old file.
    Backup,
    /// Putting it in the place of the old file.
    Rename,
    /// Flushing the folder.
    FlushFolder,
}

impl Step {
    fn words(self) -> MessageId {
        match self {
            Self::Resolve => msg::STORAGE_STEP_RESOLVE,
            Self::Compare => msg::STORAGE_STEP_COMPARE,
            Self::CreateTemporary => msg::STORAGE_STEP_CREATE,
            Self::WriteTemporary => msg::STORAGE_STEP_WRITE,
            Self::Rights => msg::STORAGE_STEP_RIGHTS,
            Self::Flush => msg::STORAGE_STEP_FLUSH,
            Self::Backup => msg::STORAGE_STEP_BACKUP,
            Self::Rename => msg::STORAGE_STEP_RENAME,
            Self::FlushFolder => msg::STORAGE_STEP_FLUSH_FOLDER,
        }
    }
}

/// Why a map was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else changed, removed or made the file; compare and merge before saving.
    #[error("{} was changed by another program", path.display())]
    ChangedOutside {
        /// The file.
        path: PathBuf,
        /// What stands there; `None` when it is gone.
        found: Option<ContentHash>,
    },
    /// The file is marked read-only.
    #[error("{} is read-only", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// What would be written does not read back as the same map.
    #[error("{}: the text does not read back as the same map", path.display())]
    NotReadableAgain {
        /// The file.
        path: PathBuf,
    },
    /// The disk refused a step.
    #[error("{}: {step:?}: {cause}", path.display())]
    Failed {
        /// The step.
        step: Step,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
        /// The hash of the new file where it stands in its place already, but might not outlive
        /// a power cut: to be expected at the next save.
        in_place: Option<ContentHash>,
    },
}

impl SaveError {
    pub(super) fn failed(step: Step, path: &Path, cause: io::Error) -> Self {
        Self::Failed {
            step,
            path: path.to_path_buf(),
            cause,
            in_place: None,
        }
    }

    /// In words, with advice.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::ChangedOutside { path, found } => problem(
                "changed-outside",
                Severity::Error,
                found
                    .map_or(msg::STORAGE_GONE_OUTSIDE, |_| msg::STORAGE_CHANGED_OUTSIDE)
                    .into(),
                msg::STORAGE_COMPARE_FIRST.into(),
            )
            .in_file(path.display().to_string()),
            Self::ReadOnly { path } => problem(
                "read-only",
                Severity::Error,
                msg::STORAGE_READ_ONLY.into(),
                msg::STORAGE_SAVE_ELSEWHERE.into(),
            )
            .in_file(path.display().to_string()),
            Self::NotReadableAgain { path } => problem(
                "not-readable-again",
                Severity::Error,
                msg::STORAGE_NOT_READABLE_AGAIN.into(),
                msg::STORAGE_REPORT_FAULT.into(),
            )
            .in_file(path.display().to_string()),
            Self::Failed {
                step, path, cause, ..
            } => {
                let severity = if *step == Step::Backup {
                    Severity::Warning
                } else {
                    Severity::Error
                };
                let message = msg::STORAGE_STEP_FAILED
                    .with("step", step.words())
                    .with("cause", cause_words(cause));
                problem(step_code(*step), severity, message, advice(cause).into())
                    .in_file(path.display().to_string())
            }
        }
    }
}

fn step_code(step: Step) -> &'static str {
    match step {
        Step::Backup => "backup-failed",
        _ => "save-failed",
    }
}

/// The cause in words of ours where we know it, else in those of the system.
fn cause_words(cause: &io::Error) -> crate::locale::Arg {
    use io::ErrorKind as K;
    match cause.kind() {
        K::StorageFull => msg::STORAGE_CAUSE_FULL.into(),
        K::QuotaExceeded | K::FileTooLarge => msg::STORAGE_CAUSE_QUOTA.into(),
        K::PermissionDenied => msg::STORAGE_CAUSE_PERMISSION.into(),
        K::ReadOnlyFilesystem => msg::STORAGE_CAUSE_READ_ONLY.into(),
        K::NotFound | K::NotADirectory => msg::STORAGE_CAUSE_NO_FOLDER.into(),
        _ => cause.to_string().into(),
    }
}

fn advice(cause: &io::Error) -> MessageId {
    use io::ErrorKind as K;
    match cause.kind() {
        K::StorageFull | K::QuotaExceeded | K::FileTooLarge => msg::STORAGE_MAKE_ROOM,
        K::PermissionDenied | K::ReadOnlyFilesystem | K::NotFound | K::NotADirectory => {
            msg::STORAGE_SAVE_ELSEWHERE
        }
        _ => msg::STORAGE_TRY_AGAIN,
    }
}
