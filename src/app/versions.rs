//! Versions of the open map, on threads of their own.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::SystemTime;

use super::effects::{Outside, state_folder};
use super::opening::Arrival;
use super::pictures;
use crate::diagnostic::{Problem, Severity};
use crate::locale::{Language, Message, msg};
use crate::model::SystemMap;
use crate::storage::fs::RealFs;
use crate::storage::{self, Condition, ContentHash, Expected, PutRequest};
use crate::versions::{Keeping, Version, Versions, VersionsError, Walk, lanes};
use crate::workspace::{
    Action, Merging, Opened, Origin, ReadFor, VersionChange, VersionList, Versioning,
};

/// Versions that are read before the first of them show.
const FIRST: usize = 200;
/// More versions than this, and the list is searched from the command line.
const MOST: usize = 5_000;
/// Commits that are looked at for the first versions, and for all: most of a large repository may
/// have nothing to do with the map.
const FIRST_COMMITS: usize = 5_000;
const MOST_COMMITS: usize = 200_000;

impl Outside {
    /// Keeps what the file holds, if it still is what was saved.
    pub(super) fn keep_version(&self, path: PathBuf, keeping: Keeping) {
        let expected = self.on_disk.as_ref().map(|(_, hash)| *hash);
        let outbox = self.outbox.clone();
        self.in_background(msg::APP_KEEPING_VERSION.into(), move || {
            match keep(&path, expected, &keeping) {
                Ok((versions, version)) => {
                    let kept = Action::Versioning(Versioning::Kept(version));
                    let _sent = outbox.send(kept).is_ok();
                    // The version is safe whether or not it takes less room.
                    let _packed = versions.pack_if_many().is_ok();
                    None
                }
                Err(problem) => Some(Action::Versioning(Versioning::Failed(problem))),
            }
        });
    }

    /// Lists the versions of all branches: the newest at once, the others when they are there.
    pub(super) fn list_versions(&self, path: PathBuf) {
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        self.in_background(msg::APP_READING_VERSIONS.into(), move || {
            let tell = |list: VersionList| {
                let listed = Action::Versioning(Versioning::Listed(Box::new(list)));
                let _sent = outbox.send(listed).is_ok();
                ctx.request_repaint();
            };
            match list(&path, tell) {
                Ok(()) => None,
                Err(error) => Some(Action::Versioning(Versioning::Unlisted(error.problem()))),
            }
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

    pub(super) fn read_version_for(
        &self,
        path: PathBuf,
        version: Version,
        what: ReadFor,
        language: Language,
    ) {
        self.in_background(msg::APP_READING_VERSIONS.into(), move || {
            let read = Versions::open(&path)
                .map_err(|error| error.problem())
                .and_then(|versions| map_of(&versions, &version, language));
            Some(Action::Versioning(match read {
                Ok(map) => Versioning::Arrived(version, Arc::new(map), what),
                Err(problem) => Versioning::Failed(problem),
            }))
        });
    }

    pub(super) fn change_versions(&self, path: PathBuf, change: VersionChange) {
        self.in_background(msg::APP_READING_VERSIONS.into(), move || {
            let changed = Versions::open(&path).and_then(|versions| apply(&versions, &change));
            Some(Action::Versioning(match (changed, change) {
                (Ok(message), _) => Versioning::Changed(message),
                (Err(VersionsError::Unmerged(name)), VersionChange::DeleteBranch { .. }) => {
                    Versioning::AskDelete(name)
                }
                (Err(error), _) => Versioning::Failed(error.problem()),
            }))
        });
    }

    /// Goes to a branch: its map is written in the place of the file and opened.
    pub(super) fn switch_branch(&self, path: PathBuf, name: String, language: Language) {
        let moving = self.moving(path, language);
        self.in_background(msg::APP_SWITCHING.into(), move || {
            let switched = Versions::open(&moving.path)
                .and_then(|versions| versions.switch(&name, |bytes| moving.write(bytes)));
            Some(match switched {
                Ok(_) => moving.opened(),
                Err(VersionsError::Unkept) => Action::Versioning(Versioning::KeepFirst(name)),
                Err(error) => Action::Versioning(Versioning::Failed(error.problem())),
            })
        });
    }

    /// Merges a version into the map: where the current branch leads to it, the map simply follows.
    pub(super) fn merge_version(
        &self,
        path: PathBuf,
        version: Version,
        name: String,
        language: Language,
    ) {
        let moving = self.moving(path, language);
        self.in_background(msg::APP_READING_VERSIONS.into(), move || {
            Some(
                merge(&moving, &version, name, language)
                    .unwrap_or_else(|problem| Action::Versioning(Versioning::Failed(problem))),
            )
        });
    }

    fn moving(&self, path: PathBuf, language: Language) -> MovingFile {
        let known = self.on_disk.as_ref().filter(|(known, _)| *known == path);
        MovingFile {
            expected: known.map_or(Expected::Anything, |(_, hash)| Expected::Content(*hash)),
            arrival: Arc::clone(&self.arrival),
            outbox: self.outbox.clone(),
            language,
            path,
        }
    }
}

/// The map's file while it follows a branch.
struct MovingFile {
    path: PathBuf,
    /// What the file must be.
    expected: Expected,
    arrival: Arc<std::sync::Mutex<Option<Arrival>>>,
    outbox: std::sync::mpsc::Sender<Action>,
    language: Language,
}

impl MovingFile {
    /// Writes the bytes of a version in the place of the file, the way it is saved.
    fn write(&self, bytes: &[u8]) -> Result<(), VersionsError> {
        let backups = state_folder().map(|folder| folder.join("backups"));
        let request = PutRequest {
            bytes,
            path: &self.path,
            expected: self.expected,
            backups: backups.as_deref(),
            now: SystemTime::now(),
        };
        storage::put(&RealFs, &request)
            .map(|_| ())
            .map_err(|error| VersionsError::NotWritten(Box::new(error.problem())))
    }

    /// Opens the file as it is now; our lock of it stays.
    fn opened(&self) -> Action {
        let read = std::fs::read(&self.path).map_err(|error| {
            let path = self.path.clone();
            let reason = error.to_string();
            VersionsError::Map { path, reason }.problem()
        });
        let name = file_name(&self.path);
        let opened = read.and_then(|bytes| {
            let outcome = storage::read_bytes(&bytes, &name).map_err(first_problem)?;
            let is_sound = matches!(outcome.condition, Condition::Sound);
            let origin = if is_sound {
                Origin::File(self.path.clone())
            } else {
                Origin::ReadFrom {
                    name: name.clone(),
                    read_only: true,
                }
            };
            let arrived = Arrival {
                on_disk: is_sound.then(|| (self.path.clone(), ContentHash::of(&bytes))),
                ..Arrival::default()
            };
            *self.arrival.lock().unwrap_or_else(PoisonError::into_inner) = Some(arrived);
            Ok(Opened {
                map: crate::workspace::picture::with_places(outcome.map, self.language),
                origin,
                problems: outcome.problems,
                recovery: Vec::new(),
            })
        });
        match opened {
            Ok(opened) => pictures::arrived(&self.outbox, &self.path, opened),
            Err(problem) => Action::Failed(problem),
        }
    }
}

fn keep(
    path: &Path,
    expected: Option<ContentHash>,
    keeping: &Keeping,
) -> Result<(Versions, Version), Problem> {
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
    let versions = Versions::open_or_create(path).map_err(|error| error.problem())?;
    let version = versions.keep_all(&bytes, keeping);
    Ok((versions, version.map_err(|error| error.problem())?))
}

fn list(path: &Path, tell: impl Fn(VersionList)) -> Result<(), VersionsError> {
    let versions = match Versions::open(path) {
        Ok(versions) => versions,
        Err(VersionsError::None(_)) => {
            tell(VersionList {
                map: path.to_owned(),
                is_complete: true,
                ..VersionList::default()
            });
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let mut walk = Walk::from_everywhere(&versions)?;
    let said = |walk: &Walk<'_>, is_complete| {
        let found = walk.versions();
        Ok::<_, VersionsError>(VersionList {
            map: path.to_owned(),
            folder: Some(versions.folder().to_owned()),
            home: Some(versions.home()),
            lanes: lanes(&found),
            versions: found,
            is_complete,
            branches: versions.branches()?,
            current: versions.current_branch()?,
            head: versions.head_version()?.map(|version| version.id),
        })
    };
    let has_more = walk.more_within(FIRST, FIRST_COMMITS)?;
    tell(said(&walk, !has_more)?);
    if has_more {
        let has_more = walk.more_within(MOST, MOST_COMMITS)?;
        tell(said(&walk, !has_more)?);
    }
    Ok(())
}

fn apply(versions: &Versions, change: &VersionChange) -> Result<Message, VersionsError> {
    Ok(match change {
        VersionChange::CreateBranch { name, at } => {
            versions.create_branch(name, at)?;
            msg::VERSIONS_BRANCH_MADE.with("name", name.as_str())
        }
        VersionChange::DeleteBranch {
            name,
            even_unmerged,
        } => {
            versions.delete_branch(name, *even_unmerged)?;
            msg::VERSIONS_BRANCH_GONE.with("name", name.as_str())
        }
        VersionChange::RenameBranch { name, new } => {
            versions.rename_branch(name, new)?;
            msg::VERSIONS_BRANCH_RENAMED
                .with("name", name.as_str())
                .with("new", new.as_str())
        }
        VersionChange::Tag { name, at } => {
            versions.tag(name, at)?;
            msg::VERSIONS_TAGGED.with("name", name.as_str())
        }
        VersionChange::Untag(name) => {
            versions.untag(name)?;
            msg::VERSIONS_UNTAGGED.with("name", name.as_str())
        }
    })
}

fn merge(
    moving: &MovingFile,
    version: &Version,
    name: String,
    language: Language,
) -> Result<Action, Problem> {
    let problem = |error: VersionsError| error.problem();
    let versions = Versions::open(&moving.path).map_err(problem)?;
    let head = versions.head_version().map_err(problem)?;
    let base = match &head {
        Some(head) => versions
            .merge_base(&head.id, &version.id)
            .map_err(problem)?,
        None => None,
    };
    if base.as_deref() == Some(version.id.as_str()) {
        let already = msg::VERSIONS_MERGED_ALREADY.with("name", name);
        return Ok(Action::Versioning(Versioning::Changed(already)));
    }
    let leads_there = head.is_some_and(|head| base.as_deref() == Some(head.id.as_str()));
    if leads_there && versions.is_kept().map_err(problem)? {
        versions
            .fast_forward(&version.id, |bytes| moving.write(bytes))
            .map_err(problem)?;
        return Ok(moving.opened());
    }
    let theirs = map_of(&versions, version, language)?;
    let base = match base {
        Some(base) => {
            let base = versions.version(&base).map_err(problem)?;
            map_of(&versions, &base, language)?
        }
        None => SystemMap::default(),
    };
    Ok(Action::Merging(Merging::Start {
        theirs: Arc::new(theirs),
        base: Arc::new(base),
        name,
        other_parent: Some(version.id.clone()),
        on_disk: None,
    }))
}

/// The map of a version.
pub(super) fn map_of(
    versions: &Versions,
    version: &Version,
    language: Language,
) -> Result<SystemMap, Problem> {
    let bytes = versions.read(version).map_err(|error| error.problem())?;
    let outcome = storage::read_bytes(&bytes, &version.title).map_err(first_problem)?;
    if let Condition::Newer(_) = outcome.condition {
        // What we do not know of it would be taken for deleted.
        let message = msg::VERSIONS_NEWER.with("title", version.title.as_str());
        return Err(Problem::new("version-newer", Severity::Error, message)
            .with_hint(msg::VERSIONS_NEWER_HINT.into()));
    }
    Ok(crate::workspace::picture::with_places(
        outcome.map,
        language,
    ))
}

/// A version as a map to read: it has no file, so it can be saved under another name only.
pub(super) fn read(path: &Path, version: &Version, language: Language) -> Result<Opened, Problem> {
    let versions = Versions::open(path).map_err(|error| error.problem())?;
    let bytes = versions.read(version).map_err(|error| error.problem())?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let words = version.title.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let title = words.join("-");
    let name = format!("{stem}-{title}.{}", storage::EXTENSION);
    let outcome = storage::read_bytes(&bytes, &name).map_err(first_problem)?;
    Ok(Opened {
        map: crate::workspace::picture::with_places(outcome.map, language),
        origin: Origin::Version {
            of: path.to_owned(),
            version: Box::new(version.clone()),
            name,
        },
        problems: outcome.problems,
        recovery: Vec::new(),
    })
}

fn first_problem(refused: storage::Refused) -> Problem {
    let none = || Problem::new("not-read", Severity::Error, msg::CLI_NOT_READ_HINT.into());
    refused.problems.into_iter().next().unwrap_or_else(none)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
