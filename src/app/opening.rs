//! Opening a file: what it holds, who else has it, and what a crash left of it.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::SystemTime;

use super::effects::journal_folder;
use crate::diagnostic::{Problem, Severity};
use crate::import;
use crate::locale::{Language, msg};
use crate::storage::fs::RealFs;
use crate::storage::{
    self, Condition, ContentHash, Lock, LockError, ReadOptions, Recovery, UnfinishedMerge,
};
use crate::workspace::samples::Sample;
use crate::workspace::{Opened, Origin};

/// What comes along with a map that was read or written, for the process to hold.
#[derive(Default)]
pub(super) struct Arrival {
    /// The file on disk, as it is now.
    pub on_disk: Option<(PathBuf, ContentHash)>,
    /// The right to write it.
    pub lock: Option<(PathBuf, Lock)>,
    /// What a crash left of it.
    pub recovery: Option<Recovery>,
    /// The same as a merge, where the file moved on without it.
    pub merge: Option<UnfinishedMerge>,
}

/// A file whose reading has begun before anybody asked for it.
pub(super) struct Early {
    path: PathBuf,
    reading: JoinHandle<Result<(Opened, Arrival), Problem>>,
}

impl Early {
    /// Begins on a thread of its own.
    pub(super) fn start(path: PathBuf, language: Language) -> Self {
        let read = path.clone();
        let reading = std::thread::spawn(move || open(&read, language));
        Self { path, reading }
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Waits for what it holds; `None` when the thread broke off, and the file is to be read again.
    pub(super) fn finish(self) -> Option<Result<(Opened, Arrival), Problem>> {
        self.reading.join().ok()
    }
}

/// Reads a map of ours, or another tool's file.
///
/// # Errors
/// The problem to show when there is no map in it; what was open stays open.
pub(super) fn open(path: &Path, language: Language) -> Result<(Opened, Arrival), Problem> {
    let is_ours = path
        .extension()
        .is_some_and(|extension| extension == storage::EXTENSION);
    if is_ours {
        open_ours(path, language)
    } else if path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("png"))
    {
        open_picture(path, language)
    } else {
        open_foreign(path, language)
    }
}

/// The map that a picture carries: a copy to look at, to change, and to save under a name of its
/// own.
fn open_picture(path: &Path, language: Language) -> Result<(Opened, Arrival), Problem> {
    let outcome = storage::read_carried(path).map_err(first)?;
    let mut problems = outcome.problems;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let message = msg::PDF_CARRIED_OPENED.with("file", file.into_owned());
    problems.insert(
        0,
        Problem::new("from-picture", Severity::Note, message)
            .with_hint(msg::PDF_CARRIED_OPENED_HINT.into()),
    );
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let opened = Opened {
        map: crate::workspace::picture::with_places(outcome.map, language),
        origin: Origin::ReadFrom {
            name: format!("{stem}.{}", storage::EXTENSION),
            read_only: matches!(outcome.condition, Condition::Newer(_)),
        },
        problems,
        recovery: Vec::new(),
    };
    Ok((opened, Arrival::default()))
}

fn open_ours(path: &Path, language: Language) -> Result<(Opened, Arrival), Problem> {
    // Our own strays of dead processes are copies of a sensitive map.
    let _swept = storage::sweep_strays(&RealFs, path, SystemTime::now());
    let outcome = storage::read_file(path, &ReadOptions::default())
        .map_err(|refused| first(refused.problems))?;
    let mut problems = outcome.problems;
    let name = |path: &Path| {
        path.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let copy = name(&storage::name_for_repaired(path));
    let mut arrival = Arrival::default();
    let origin = match outcome.condition {
        Condition::Newer(_) => Origin::ReadFrom {
            name: copy,
            read_only: true,
        },
        Condition::Damaged => Origin::ReadFrom {
            name: copy,
            read_only: false,
        },
        Condition::Sound => match Lock::acquire(path) {
            Ok(lock) => {
                arrival.lock = Some((path.to_owned(), lock));
                arrival.on_disk = Some((path.to_owned(), outcome.hash));
                Origin::File(path.to_owned())
            }
            // No lock is possible on some shares; the comparison before each save still guards.
            Err(LockError::Unavailable(_)) => {
                arrival.on_disk = Some((path.to_owned(), outcome.hash));
                Origin::File(path.to_owned())
            }
            Err(LockError::Held(by)) => {
                let message = msg::APP_LOCKED
                    .with("file", name(path))
                    .with("user", by.user)
                    .with("host", by.host);
                problems.insert(
                    0,
                    Problem::new("locked", Severity::Warning, message)
                        .with_hint(msg::APP_LOCKED_HINT.into()),
                );
                Origin::ReadFrom {
                    name: copy,
                    read_only: true,
                }
            }
        },
    };
    let mut recovery = Vec::new();
    if matches!(origin, Origin::File(_))
        && let Some(found) =
            journal_folder().and_then(|folder| storage::find_recovery(&folder, Some(path)))
    {
        if found.base_matches {
            recovery.clone_from(&found.patches);
            arrival.recovery = Some(found);
        } else {
            // The file moved on without these changes: both are kept, and nothing is mixed before
            // somebody settles where they meet.
            arrival.merge = super::merging::merge_of_recovery(path, &found, &outcome.map, language);
            let aside = found
                .set_aside()
                .map(|path| path.display().to_string())
                .unwrap_or_default();
            let message = msg::APP_RECOVERY_ASIDE
                .with("file", name(path))
                .with("journal", aside);
            problems.push(Problem::new("recovery-aside", Severity::Warning, message));
        }
    }
    let map = crate::workspace::picture::with_places(outcome.map, language);
    Ok((
        Opened {
            map,
            origin,
            problems,
            recovery,
        },
        arrival,
    ))
}

fn open_foreign(path: &Path, language: Language) -> Result<(Opened, Arrival), Problem> {
    use std::io::Read as _;
    let shown = path.display().to_string();
    let most = u64::try_from(import::DEFAULT_MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    if let Err(error) = read {
        let message = msg::CLI_NOT_READ
            .with("file", shown)
            .with("reason", error.to_string());
        return Err(Problem::new("not-read", Severity::Error, message)
            .with_hint(msg::CLI_NOT_READ_HINT.into()));
    }
    let imported = import::read(&bytes, &shown, None).map_err(|error| error.problem(&shown))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let origin = Origin::ReadFrom {
        name: format!("{stem}.{}", storage::EXTENSION),
        read_only: false,
    };
    let map = crate::workspace::picture::with_places(imported.map, language);
    Ok((
        Opened {
            map,
            origin,
            problems: imported.problems,
            recovery: Vec::new(),
        },
        Arrival::default(),
    ))
}

/// A bundled sample: a map to change and save under a name of its own.
pub(super) fn sample(sample: &Sample, _language: Language) -> Opened {
    let origin = Origin::ReadFrom {
        name: format!("{}.{}", sample.name, storage::EXTENSION),
        read_only: false,
    };
    Opened {
        map: sample.read(),
        origin,
        problems: Vec::new(),
        recovery: Vec::new(),
    }
}

fn first(problems: Vec<Problem>) -> Problem {
    let none = || Problem::new("not-read", Severity::Error, msg::CLI_NOT_READ_HINT.into());
    problems.into_iter().next().unwrap_or_else(none)
}
