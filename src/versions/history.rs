//! What was kept: the commits that changed the map's file, and the file as each holds it.

use gix::ObjectId;

use super::walk::Walk;
use super::{Versions, VersionsError};

/// One version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The id of its commit: 40 or 64 hexadecimal digits.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Why it was kept; may be empty.
    pub reason: String,
    /// Who kept it.
    pub author: String,
    /// When, at the place of who kept it: `2027-01-31 16:05`.
    pub when: String,
    /// When, in seconds since 1970: what the order of the list goes by.
    pub seconds: i64,
    /// The versions that it was made from, by id, nearest ones; two and more for a merge. Commits
    /// in between that leave the map alone are passed over.
    pub parents: Vec<String>,
    /// The tags that it bears, in order of name.
    pub tags: Vec<String>,
    /// The branches whose last version it is, in order of name.
    pub branches: Vec<String>,
    /// The branches of other repositories, as far as they were fetched, such as `origin/main`.
    pub remotes: Vec<String>,
    /// What it has of the map's file.
    pub file: FileState,
}

/// The map's file in a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FileState {
    /// It is there: the id of its blob.
    Kept(String),
    /// The commit takes the file away.
    #[default]
    Missing,
    /// The repository has lost a part of this version.
    Damaged,
}

impl Version {
    /// The first digits of the id, as many as people compare.
    #[must_use]
    pub fn short_id(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }

    /// Whether it can be opened.
    #[must_use]
    pub fn has_file(&self) -> bool {
        matches!(self.file, FileState::Kept(_))
    }

    /// The id of the file's blob.
    #[must_use]
    pub fn blob(&self) -> Option<&str> {
        match &self.file {
            FileState::Kept(id) => Some(id),
            FileState::Missing | FileState::Damaged => None,
        }
    }
}

/// A moment to the minute, as people read it.
pub(super) fn minute(time: gix::date::Time) -> String {
    let whole = time.format_or_unix(gix::date::time::format::ISO8601);
    whole.chars().take("2027-01-31 16:05".len()).collect()
}

/// A file of a version larger than this is no map that we wrote.
const MOST_BYTES: u64 = 128 << 20;

impl Versions {
    /// The versions that lead to the one that is checked out, newest first, at most so many.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn list(&self, most: usize) -> Result<Vec<Version>, VersionsError> {
        let mut walk = Walk::from_head(self)?;
        walk.more(most)?;
        Ok(walk.versions())
    }

    /// The versions of all branches, newest first, at most so many.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn list_all(&self, most: usize) -> Result<Vec<Version>, VersionsError> {
        let mut walk = Walk::from_everywhere(self)?;
        walk.more(most)?;
        Ok(walk.versions())
    }

    /// The last version of the current branch; `None` before the first.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn head_version(&self) -> Result<Option<Version>, VersionsError> {
        match self.head()? {
            Some(head) => self.version_at(head),
            None => Ok(None),
        }
    }

    /// The version that a commit holds, by its whole id: its own, or the last one before it where
    /// it leaves the map alone.
    ///
    /// # Errors
    /// When there is no such commit, or the map is nowhere before it.
    pub fn version(&self, id: &str) -> Result<Version, VersionsError> {
        let commit = self.commit_id(id)?;
        self.version_at(commit)?
            .ok_or_else(|| VersionsError::Unknown(id.to_owned()))
    }

    /// The bytes of the map's file in a version.
    ///
    /// # Errors
    /// When the version has no such file, or lost it, or the repository cannot be read.
    pub fn read(&self, version: &Version) -> Result<Vec<u8>, VersionsError> {
        let damaged = || VersionsError::Damaged {
            title: version.title.clone(),
            id: version.short_id().to_owned(),
        };
        let blob = match &version.file {
            FileState::Kept(blob) => ObjectId::from_hex(blob.as_bytes()).map_err(|_| damaged())?,
            FileState::Damaged => return Err(damaged()),
            FileState::Missing => {
                return Err(VersionsError::NoFile {
                    title: version.title.clone(),
                });
            }
        };
        let header = self.repository.find_header(blob).map_err(|_| damaged())?;
        if header.size() > MOST_BYTES {
            return Err(VersionsError::TooLarge {
                title: version.title.clone(),
                bytes: header.size(),
            });
        }
        let found = self.repository.find_blob(blob).map_err(|_| damaged())?;
        // A disk that lies gives other bytes without a word.
        let is_whole = gix::objs::compute_hash(blob.kind(), gix::objs::Kind::Blob, &found.data)
            .is_ok_and(|id| id == blob);
        if !is_whole {
            return Err(damaged());
        }
        Ok(found.detach().data)
    }

    pub(super) fn version_at(&self, commit: ObjectId) -> Result<Option<Version>, VersionsError> {
        let mut walk = Walk::from_commit(self, commit)?;
        loop {
            if let Some(found) = walk.standing_at(commit) {
                return Ok(Some(found));
            }
            if !walk.more(1)? {
                return Ok(walk.standing_at(commit));
            }
        }
    }
}
