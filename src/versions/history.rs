//! What was kept: the commits that changed the map's file, and the file as each holds it.

use gix::ObjectId;
use gix::bstr::ByteSlice as _;
use gix::revision::walk::Sorting;
use gix::traverse::commit::simple::CommitTimeOrder;

use super::{Versions, VersionsError};

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// A moment to the minute, as people read it.
pub(super) fn minute(time: gix::date::Time) -> String {
    let whole = time.format_or_unix(gix::date::time::format::ISO8601);
    whole.chars().take("2027-01-31 16:05".len()).collect()
}

/// The fewest digits that stand for a version.
const LEAST_DIGITS: usize = 4;
/// A file of a version larger than this is no map that we wrote.
const MOST_BYTES: u64 = 128 << 20;

impl Versions {
    /// The versions that lead to the one that is checked out, newest first, at most so many.
    ///
    /// # Errors
    /// When the repository is broken.
    pub fn list(&self, most: usize) -> Result<Vec<Version>, VersionsError> {
        let Some(head) = self.head()? else {
            return Ok(Vec::new());
        };
        let walk = self
            .repository
            .rev_walk([head])
            .sorting(Sorting::ByCommitTime(CommitTimeOrder::NewestFirst))
            .all()
            .map_err(|error| self.failed(&error))?;
        let mut versions = Vec::new();
        for step in walk {
            let step = step.map_err(|error| self.failed(&error))?;
            let here = self.file_in(step.id)?;
            let Some(here) = here else { continue };
            let mut came = true;
            for parent in step.parent_ids() {
                came &= self.file_in(parent.detach())? != Some(here);
            }
            if came {
                versions.push(self.version(step.id)?);
                if versions.len() >= most {
                    break;
                }
            }
        }
        Ok(versions)
    }

    /// The version that a title or the first digits of an id name.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find(&self, name: &str) -> Result<Version, VersionsError> {
        let name = name.trim();
        let versions = self.list(usize::MAX)?;
        let is_start = name.len() >= LEAST_DIGITS;
        let mut found = versions
            .into_iter()
            .filter(|version| version.title == name || (is_start && version.id.starts_with(name)));
        match (found.next(), found.next()) {
            (Some(version), None) => Ok(version),
            _ => Err(VersionsError::Unknown(name.to_owned())),
        }
    }

    /// The bytes of the map's file in a version.
    ///
    /// # Errors
    /// When the version has no such file, or the repository is broken.
    pub fn read(&self, version: &Version) -> Result<Vec<u8>, VersionsError> {
        let unknown = || VersionsError::Unknown(version.id.clone());
        let id = ObjectId::from_hex(version.id.as_bytes()).map_err(|_| unknown())?;
        let blob = self.file_in(id)?.ok_or_else(unknown)?;
        let header = self
            .repository
            .find_header(blob)
            .map_err(|error| self.failed(&error))?;
        if header.size() > MOST_BYTES {
            return Err(self.failed(&format!("{} bytes", header.size())));
        }
        let blob = self
            .repository
            .find_blob(blob)
            .map_err(|error| self.failed(&error))?;
        Ok(blob.detach().data)
    }

    /// The map's file in a commit.
    fn file_in(&self, commit: ObjectId) -> Result<Option<ObjectId>, VersionsError> {
        let commit = self
            .repository
            .find_commit(commit)
            .map_err(|error| self.failed(&error))?;
        let tree = commit.tree().map_err(|error| self.failed(&error))?;
        let path =
            gix::path::from_bstr(self.path.as_bstr()).map_err(|error| self.failed(&error))?;
        let entry = tree
            .lookup_entry_by_path(path)
            .map_err(|error| self.failed(&error))?;
        Ok(entry
            .filter(|entry| entry.mode().is_blob())
            .map(|entry| entry.object_id()))
    }

    fn version(&self, id: ObjectId) -> Result<Version, VersionsError> {
        let commit = self
            .repository
            .find_commit(id)
            .map_err(|error| self.failed(&error))?;
        let message = commit.message().map_err(|error| self.failed(&error))?;
        let author = commit.author().map_err(|error| self.failed(&error))?;
        let words = |text: &[u8]| String::from_utf8_lossy(text).trim().to_owned();
        Ok(Version {
            id: id.to_string(),
            title: words(message.title),
            reason: message.body.map(|body| words(body)).unwrap_or_default(),
            author: words(author.name),
            when: author.time().map(minute).unwrap_or_default(),
        })
    }
}
