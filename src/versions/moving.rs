//! Going to another branch, or on along the current one: the map's file follows.
//!
//! A switch of plain git replaces every file of a working tree, and so does ours: files that were
//! left behind would be undone by the next commit of plain git. Where one of them was changed
//! meanwhile, nothing moves at all (see `others.rs`). And the map on the disk must be a version
//! already: then nothing can be lost by taking its place.
//!
//! The bytes are written by the caller, the way it saves; only then does the branch change.

use gix::ObjectId;
use gix::bstr::ByteSlice as _;

use super::history::Version;
use super::index::OnDisk;
use super::others::Others;
use super::{Versions, VersionsError};

impl Versions {
    /// Goes to a branch. `write` is given the bytes of its map and writes them in the place of the
    /// map's file; when it fails, nothing has changed.
    ///
    /// # Errors
    /// When there is no such branch, when the map on the disk is no version yet, when other files
    /// differ, when the branch is shown by another working tree, or what `write` says.
    pub fn switch(
        &self,
        name: &str,
        write: impl FnOnce(&[u8]) -> Result<(), VersionsError>,
    ) -> Result<Version, VersionsError> {
        let branches = self.marks()?.branches;
        let Some(&to) = branches.get(name) else {
            return Err(VersionsError::NoBranch(name.to_owned()));
        };
        let was = self.current_branch()?;
        if was.as_deref() == Some(name) {
            return self
                .head_version()?
                .ok_or_else(|| VersionsError::None(self.map.clone()));
        }
        self.refuse_held(name)?;
        let from = self.head()?;
        let (version, bytes, others) = self.ready_to_move(from, to)?;
        let prepared = self.prepare_others(&others)?;
        let next = self.next_index(self.blob_of(&version)?, OnDisk::Later, &others)?;
        write(&bytes)?;
        prepared.take_place()?;
        let from_name = was.unwrap_or_else(|| from.map(|id| id.to_string()).unwrap_or_default());
        let log = format!("checkout: moving from {from_name} to {name}");
        self.point_head_at(Self::branch_name(name)?, &log)?;
        self.flush_references();
        self.take_index(next)?;
        Ok(version)
    }

    /// Goes on along the current branch to a commit that it leads to, as a pull does that meets no
    /// work of one's own.
    ///
    /// # Errors
    /// When the branch does not lead there ([`VersionsError::NotAhead`]: a merge is needed), and as
    /// [`Self::switch`].
    pub fn fast_forward(
        &self,
        to: &str,
        write: impl FnOnce(&[u8]) -> Result<(), VersionsError>,
    ) -> Result<Version, VersionsError> {
        let to = self.commit_id(to)?;
        let Some(branch) = self.current_branch()? else {
            return Err(VersionsError::Detached);
        };
        let from = self.head()?;
        if let Some(from) = from
            && !self.leads_to(to, from)?
        {
            return Err(VersionsError::NotAhead);
        }
        let (version, bytes, others) = self.ready_to_move(from, to)?;
        let prepared = self.prepare_others(&others)?;
        let next = self.next_index(self.blob_of(&version)?, OnDisk::Later, &others)?;
        write(&bytes)?;
        prepared.take_place()?;
        let log = format!("merge {to}: Fast-forward");
        self.move_branch(Self::branch_name(&branch)?, from, to, &log)?;
        self.flush_references();
        self.take_index(next)?;
        Ok(version)
    }

    /// Whether the map on the disk is what the current version holds.
    ///
    /// # Errors
    /// When the map or the repository cannot be read.
    pub fn is_kept(&self) -> Result<bool, VersionsError> {
        let bytes = std::fs::read(&self.map).map_err(|error| VersionsError::Map {
            path: self.map.clone(),
            reason: error.to_string(),
        })?;
        let Some(version) = self.head_version()? else {
            return Ok(false);
        };
        let kept = self.read(&version)?;
        // Git may have ended the lines the way another system does.
        Ok(kept == bytes || without_returns(&kept) == without_returns(&bytes))
    }

    /// The version to go to and its bytes, once nothing stands against it.
    fn ready_to_move(
        &self,
        from: Option<ObjectId>,
        to: ObjectId,
    ) -> Result<(Version, Vec<u8>, Others), VersionsError> {
        self.refuse_unfinished()?;
        if from.is_some() && !self.is_kept()? {
            return Err(VersionsError::Unkept);
        }
        let others = match from {
            Some(from) => self.others(from, from, to)?,
            None => Others::default(),
        };
        let version = self
            .version_at(to)?
            .ok_or_else(|| VersionsError::Unknown(to.to_string()))?;
        let bytes = self.read(&version)?;
        Ok((version, bytes, others))
    }

    fn blob_of(&self, version: &Version) -> Result<ObjectId, VersionsError> {
        let unknown = || VersionsError::Unknown(version.id.clone());
        let blob = version.blob().ok_or_else(unknown)?;
        ObjectId::from_hex(blob.as_bytes()).map_err(|_| unknown())
    }
}

fn without_returns(bytes: &[u8]) -> Vec<u8> {
    bytes.replace("\r\n", "\n")
}
