//! What a crash left: finding journals, and replaying them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::fs::{Fs as _, RealFs};
use super::hash::ContentHash;
use super::journal::{JOURNAL_EXTENSION, frames};
use super::parse;
use super::patch_codec::patch_from_ron;
use crate::model::{Patch, SystemMap, Value};

/// The extension of journals that were set aside.
const ASIDE_EXTENSION: &str = "aside";
/// How long a journal that was set aside is kept.
const ASIDE_KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// A journal younger than this may still be without its first change or its lock.
const BEGINNING: Duration = Duration::from_secs(60);

/// The changes that a crash left unsaved.
#[derive(Clone, Debug)]
pub struct Recovery {
    /// The map's file; `None` when it was never saved.
    pub document: Option<PathBuf>,
    /// The changes, oldest first; never empty.
    pub patches: Vec<Patch>,
    /// Hash of the saved state that the first change fits.
    pub base: ContentHash,
    /// Whether the map's file is still in that state. If not, both are to be kept: the file as it
    /// is, and the recovered map under a new name where the changes still fit.
    pub base_matches: bool,
    /// When the last change was written.
    pub when: SystemTime,
    /// Whether the last change was cut short and is lost.
    pub is_cut: bool,
    /// The journal.
    pub journal: PathBuf,
}

impl Recovery {
    /// Replays the changes on the saved state (an empty map for one that was never saved), as far
    /// as they fit. Gives the map and how many changes it holds.
    #[must_use]
    pub fn replay(&self, mut map: SystemMap) -> (SystemMap, usize) {
        for (count, patch) in self.patches.iter().enumerate() {
            if map.apply(patch).is_err() {
                return (map, count);
            }
        }
        (map, self.patches.len())
    }

    /// Removes the journal: its changes are saved, or given up for good.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn discard(self) -> std::io::Result<()> {
        std::fs::remove_file(&self.journal)
    }

    /// Keeps the journal for thirty days without offering it again. Gives its new name.
    ///
    /// # Errors
    /// When the file cannot be renamed.
    pub fn set_aside(self) -> std::io::Result<PathBuf> {
        let aside = self.journal.with_extension(ASIDE_EXTENSION);
        std::fs::rename(&self.journal, &aside)?;
        Ok(aside)
    }
}

/// The newest changes that a crash left for the map at `document` (`None`: for a map that was never
/// saved). `folder` is the folder of journals.
#[must_use]
pub fn find_recovery(folder: &Path, document: Option<&Path>) -> Option<Recovery> {
    let document = document.map(|path| RealFs.resolve(path).unwrap_or_else(|_| path.to_path_buf()));
    find_recoveries(folder)
        .into_iter()
        .find(|recovery| recovery.document == document)
}

/// All changes that crashes left, newest first. Journals of living processes are passed over;
/// empty ones of dead processes, and those set aside long ago, are removed.
#[must_use]
pub fn find_recoveries(folder: &Path) -> Vec<Recovery> {
    let mut found = Vec::new();
    for path in RealFs.list(folder).unwrap_or_default() {
        let has_extension = |wanted| {
            path.extension()
                .is_some_and(|extension| extension == wanted)
        };
        if has_extension(ASIDE_EXTENSION) {
            remove_when_old(&path);
        } else if has_extension(JOURNAL_EXTENSION) {
            found.extend(read_journal(&path));
        }
    }
    found.sort_by(|a, b| b.when.cmp(&a.when).then_with(|| b.journal.cmp(&a.journal)));
    found
}

fn remove_when_old(path: &Path) {
    let age = std::fs::metadata(path)
        .and_then(|about| about.modified())
        .ok()
        .and_then(|changed| changed.elapsed().ok());
    if age.is_some_and(|age| age > ASIDE_KEPT) {
        // Tried again at the next start.
        let _gone = std::fs::remove_file(path);
    }
}

fn read_journal(path: &Path) -> Option<Recovery> {
    let file = File::open(path).ok()?;
    if matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)) {
        return None;
    }
    let when = file.metadata().and_then(|about| about.modified()).ok()?;
    let bytes = std::fs::read(path).ok()?;
    let (texts, is_whole) = frames(&bytes);
    let mut texts = texts.into_iter();
    let header = texts.next().and_then(|text| header_of(&text));
    let mut is_cut = !is_whole;
    let mut patches = Vec::new();
    for text in texts {
        // A patch that cannot be read ends what can be replayed.
        let Some(patch) = patch_from_ron(&text) else {
            is_cut = true;
            break;
        };
        patches.push(patch);
    }
    let Some((document, base)) = header.filter(|_| !patches.is_empty()) else {
        // Its process may just be beginning it. What has no change in it can go later on; what
        // cannot be read at all is kept aside, for a person to look at.
        if when.elapsed().is_ok_and(|age| age > BEGINNING) {
            let _done = if is_whole {
                std::fs::remove_file(path)
            } else {
                std::fs::rename(path, path.with_extension(ASIDE_EXTENSION))
            };
        }
        return None;
    };
    let base_matches = match &document {
        Some(document) => {
            std::fs::read(document).is_ok_and(|bytes| ContentHash::of(&bytes) == base)
        }
        None => true,
    };
    Some(Recovery {
        document,
        patches,
        base,
        base_matches,
        when,
        is_cut,
        journal: path.to_path_buf(),
    })
}

fn header_of(text: &str) -> Option<(Option<PathBuf>, ContentHash)> {
    let (value, _) = parse::value(text).ok()?;
    let fields = value.as_fields()?;
    let base = ContentHash::from_hex(fields.get("base")?.as_text()?)?;
    let document = fields.get("document").and_then(Value::as_text);
    Some((document.map(PathBuf::from), base))
}
