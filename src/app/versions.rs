//! Versions of the open map, on threads of their own.

use std::path::{Path, PathBuf};

use super::effects::Outside;
use super::pictures;
use crate::diagnostic::Problem;
use crate::locale::{Language, msg};
use crate::storage::{self, ContentHash};
use crate::versions::{Version, Versions, VersionsError, Words};
use crate::workspace::{Action, Opened, Origin, Versioning};

impl Outside {
    /// Keeps what the file holds, if it still is what was saved.
    pub(super) fn keep_version(&self, path: PathBuf, words: Words) {
        let expected = self.on_disk.as_ref().map(|(_, hash)| *hash);
        self.in_background(msg::APP_KEEPING_VERSION.into(), move || {
            let kept = keep(&path, expected, &words);
            Some(Action::Versioning(match kept {
                Ok(version) => Versioning::Kept(version),
                Err(problem) => Versioning::Failed(problem),
            }))
        });
    }

    pub(super) fn list_versions(&self, path: PathBuf) {
        self.in_background(msg::APP_READING_VERSIONS.into(), move || {
            let listed = Versions::open(&path).and_then(|versions| versions.list(MOST));
            Some(Action::Versioning(match listed {
                Ok(versions) => Versioning::Listed(versions),
                Err(VersionsError::None(_)) => Versioning::Listed(Vec::new()),
                Err(error) => Versioning::Failed(error.problem()),
            }))
        });
    }

    pub(super) fn open_version(&self, path: PathBuf, version: Version, language: Language) {
        let outbox = self.outbox.clone();
        self.in_background(msg::APP_OPENING.into(), move || {
            Some(match read(&path, &version, language) {
                Ok(opened) => pictures::arrived(&outbox, &path, opened),
                Err(problem) => Action::Failed(problem),
            })
        });
    }
}

/// More versions than this, and the list is searched from the command line.
const MOST: usize = 2_000;

fn keep(path: &Path, expected: Option<ContentHash>, words: &Words) -> Result<Version, Problem> {
    let bytes = std::fs::read(path).map_err(|error| {
        VersionsError::Map {
            path: path.to_owned(),
            reason: error.to_string(),
        }
        .problem()
    })?;
    if expected.is_some_and(|expected| ContentHash::of(&bytes) != expected) {
        return Err(VersionsError::Changed(path.to_owned()).problem());
    }
    Versions::open_or_create(path)
        .and_then(|versions| versions.keep(&bytes, words))
        .map_err(|error| error.problem())
}

/// A version as a map to read: it has no file, so it can be saved under another name only.
pub(super) fn read(path: &Path, version: &Version, language: Language) -> Result<Opened, Problem> {
    let versions = Versions::open(path).map_err(|error| error.problem())?;
    let bytes = versions.read(version).map_err(|error| error.problem())?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let title: String = version
        .title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let name = format!("{stem}-{title}.{}", storage::EXTENSION);
    let outcome = storage::read_bytes(&bytes, &name).map_err(|refused| {
        let first = refused.problems.into_iter().next();
        first.unwrap_or_else(|| VersionsError::Unknown(version.title.clone()).problem())
    })?;
    Ok(Opened {
        map: crate::workspace::picture::with_places(outcome.map, language),
        origin: Origin::ReadFrom {
            name,
            read_only: true,
        },
        problems: outcome.problems,
        recovery: Vec::new(),
    })
}
