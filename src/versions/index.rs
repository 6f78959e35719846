//! The map's own entry of the index of a working tree: made to agree with a commit, so that plain
//! git shows nothing as changed, while every other entry stays as others left it.
//!
//! The new index is written beside the old one, under git's own lock, before anything else
//! happens; taking the old one's place at the end needs no room on the disk. A repository that is
//! locked, or a full disk, thus says so while nothing has changed.

use std::io::Write as _;

use gix::ObjectId;
use gix::bstr::ByteSlice as _;
use gix::index::entry::{Flags, Mode, Stage, Stat};
use gix::lock::acquire::Fail;

use super::others::Others;
use super::{Home, Versions, VersionsError};

/// An index that waits for its turn, or none where there is no working tree.
pub(super) struct NextIndex(Option<gix::lock::File>);

/// Whether the file in the working tree is what the entry speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OnDisk {
    /// It is.
    Same,
    /// It will be, once it is written: git looks at the file itself then.
    Later,
}

impl Versions {
    /// Makes the index as it is to be, with what follows the map, and `file` as the map; `None` takes the map out.
    pub(super) fn next_index(
        &self,
        file: ObjectId,
        on_disk: OnDisk,
        others: &Others,
    ) -> Result<NextIndex, VersionsError> {
        if self.home != Home::WorkTree {
            return Ok(NextIndex(None));
        }
        let repository = &self.repository;
        let failed = |error: &(dyn std::error::Error + 'static)| self.failed(error);
        let place = repository.index_path();
        let mut lock = gix::lock::File::acquire_to_update_resource(&place, LOCK_WAIT, None, 0)
            .map_err(|error| self.locked_or_failed(&place, &error))?;
        // Read under the lock: nobody else changes it now.
        let shared = repository
            .index_or_empty()
            .map_err(|error| failed(&error))?;
        let mut index = gix::index::File::clone(&shared);
        let stat = match on_disk {
            OnDisk::Same => {
                let metadata = gix::index::fs::Metadata::from_path_no_follow(&self.map)
                    .map_err(|error| failed(&error))?;
                Stat::from_fs(&metadata).map_err(|error| failed(&error))?
            }
            OnDisk::Later => Stat::default(),
        };
        let path = self.path.as_bstr();
        if let Some(entry) = index.entry_mut_by_path_and_stage(path, Stage::Unconflicted) {
            entry.id = file;
            entry.stat = stat;
        } else {
            index.dangerously_push_entry(stat, file, Flags::empty(), Mode::FILE, path);
            index.sort_entries();
        }
        others.stage(&mut index);
        // The cached trees speak of the entries before.
        index.remove_tree();
        let mut bytes = Vec::new();
        index
            .write_to(&mut bytes, gix::index::write::Options::default())
            .map_err(|error| failed(&error))?;
        let written = lock.with_mut(|file| file.write_all(&bytes).and_then(|()| file.flush()));
        written.map_err(|error| failed(&error))?;
        Ok(NextIndex(Some(lock)))
    }

    /// Puts the prepared index into its place.
    pub(super) fn take_index(&self, next: NextIndex) -> Result<(), VersionsError> {
        if let Some(lock) = next.0 {
            lock.commit().map_err(|error| self.failed(&error))?;
        }
        Ok(())
    }
}

/// Another program that is at work gets this long to finish.
pub(super) const LOCK_WAIT: Fail =
    Fail::AfterDurationWithBackoff(std::time::Duration::from_millis(800));
