//! Which repository holds the versions of a map.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use gix::bstr::{BString, ByteSlice as _};
use gix::sec::Trust;
use gix::sec::trust::Mapping;

use super::VersionsError;

/// Where the versions of a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the repository of the working tree that the map lies in.
    WorkTree,
    /// In a bare repository beside the map.
    Beside,
}

/// The versions of one map.
pub struct Versions {
    pub(super) repository: gix::Repository,
    pub(super) home: Home,
    /// The map's file.
    pub(super) map: PathBuf,
    /// Its path in the trees of the repository, with slashes.
    pub(super) path: BString,
}

/// Settings of the user or of the system have no say in what a version is.
pub(super) fn settings() -> gix::open::Options {
    gix::open::Options::isolated()
}

impl Versions {
    /// The versions of a map that has some, or whose working tree would hold them.
    ///
    /// # Errors
    /// When there is no repository yet, when it belongs to somebody else, or when it is broken.
    pub fn open(map: &Path) -> Result<Self, VersionsError> {
        let map = real_path(map)?;
        if let Some(found) = Self::in_work_tree(&map)? {
            return Ok(found);
        }
        let folder = beside(&map);
        if !folder.exists() {
            return Err(VersionsError::None(map));
        }
        Self::open_beside(map, &folder)
    }

    /// The versions of a map; makes the repository beside it where there is none.
    ///
    /// # Errors
    /// When the repository belongs to somebody else, is broken, or cannot be made.
    pub fn open_or_create(map: &Path) -> Result<Self, VersionsError> {
        match Self::open(map) {
            Err(VersionsError::None(map)) => {
                let folder = beside(&map);
                gix::ThreadSafeRepository::init_opts(
                    &folder,
                    gix::create::Kind::Bare,
                    gix::create::Options::default(),
                    settings(),
                )
                .map_err(|error| broken(&folder, &error))?;
                Self::open_beside(map, &folder)
            }
            found => found,
        }
    }

    /// Where the versions are.
    #[must_use]
    pub fn home(&self) -> Home {
        self.home
    }

    /// The folder of the repository.
    #[must_use]
    pub fn folder(&self) -> &Path {
        let repository = &self.repository;
        repository.workdir().unwrap_or_else(|| repository.git_dir())
    }

    pub(super) fn failed(&self, error: &(dyn Error + 'static)) -> VersionsError {
        broken(self.folder(), error)
    }

    fn open_beside(map: PathBuf, folder: &Path) -> Result<Self, VersionsError> {
        let options = settings().bail_if_untrusted(false);
        let repository = gix::open_opts(folder, options).map_err(|error| broken(folder, &error))?;
        if repository.git_dir_trust() != Trust::Full {
            return Err(VersionsError::NotOurs(folder.to_owned()));
        }
        let name = map.file_name().unwrap_or_default();
        let path = BString::from(name.as_encoded_bytes());
        Ok(Self {
            repository,
            home: Home::Beside,
            map,
            path,
        })
    }

    /// The repository around a map, where it holds the map or may hold it.
    fn in_work_tree(map: &Path) -> Result<Option<Self>, VersionsError> {
        let folder = map.parent().unwrap_or(Path::new("."));
        // A repository beside the map is older than a working tree that came later.
        if beside(map).exists() {
            return Ok(None);
        }
        let trust = Mapping {
            full: settings(),
            reduced: settings(),
        };
        let looked = gix::ThreadSafeRepository::discover_opts(folder, Default::default(), trust);
        let Ok(found) = looked else {
            return Ok(None);
        };
        let repository = found.to_thread_local();
        let Some(root) = repository
            .workdir()
            .and_then(|root| root.canonicalize().ok())
        else {
            return Ok(None);
        };
        let Ok(inside) = map.strip_prefix(&root) else {
            return Ok(None);
        };
        if repository.git_dir_trust() != Trust::Full {
            return Err(VersionsError::NotOurs(root));
        }
        let path = gix::path::into_bstr(inside).map_err(|error| broken(&root, &error))?;
        let path = gix::path::to_unix_separators_on_windows(path);
        let found = Self {
            path: path.into_owned(),
            repository,
            home: Home::WorkTree,
            map: map.to_owned(),
        };
        Ok((!found.is_ignored()?).then_some(found))
    }

    /// Whether the working tree's own rules leave the map out. What is tracked is never ignored.
    fn is_ignored(&self) -> Result<bool, VersionsError> {
        use gix::worktree::stack::state::ignore::Source;
        let index = self
            .repository
            .index_or_empty()
            .map_err(|error| self.failed(&error))?;
        if index.entry_by_path(self.path.as_bstr()).is_some() {
            return Ok(false);
        }
        let source = Source::WorktreeThenIdMappingIfNotSkipped;
        let mut rules = self
            .repository
            .excludes(&index, None, source)
            .map_err(|error| self.failed(&error))?;
        let mode = Some(gix::index::entry::Mode::FILE);
        let platform = rules
            .at_entry(self.path.as_bstr(), mode)
            .map_err(|error| self.failed(&error))?;
        Ok(platform.is_excluded())
    }
}

/// The folder of the bare repository of a map.
fn beside(map: &Path) -> PathBuf {
    map.with_extension("versions")
}

/// The file itself, behind links: a version is of what a save writes.
fn real_path(map: &Path) -> Result<PathBuf, VersionsError> {
    map.canonicalize().map_err(|error| VersionsError::Map {
        path: map.to_owned(),
        reason: error.to_string(),
    })
}

/// What failed, or that there is no room: the outermost words name a step, the innermost the cause.
fn broken(folder: &Path, error: &(dyn Error + 'static)) -> VersionsError {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    let mut innermost = None;
    while let Some(error) = cause {
        let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(
            kind,
            Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
        ) {
            return VersionsError::Full(folder.to_owned());
        }
        if kind.is_some() {
            innermost = Some(error.to_string());
        }
        cause = error.source();
    }
    let mut reason = error.to_string();
    if let Some(innermost) = innermost.filter(|innermost| !reason.contains(innermost.as_str())) {
        reason = format!("{reason} ({innermost})");
    }
    VersionsError::Git {
        path: folder.to_owned(),
        reason,
    }
}
