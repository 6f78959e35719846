//! Keeping a version: one commit of the map's file.

use std::fs::File;
use std::path::Path;

use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice as _};
use gix::objs::tree::EntryKind;

use super::history::{Version, minute};
use super::{Home, Versions, VersionsError, Words};

impl Versions {
    /// Commits `bytes` as the map's file on top of the branch that is checked out. Everything else
    /// in the tree stays as it is, and so does what others have staged.
    ///
    /// # Errors
    /// When nothing changed since the last version, or the repository cannot be written; the map
    /// and the versions so far are whole then.
    pub fn keep(&self, bytes: &[u8], words: &Words) -> Result<Version, VersionsError> {
        let words = words.tidied();
        if words.title.is_empty() {
            return Err(VersionsError::Untitled);
        }
        let repository = &self.repository;
        let parent = self.head()?;
        let blob = repository
            .write_blob(bytes)
            .map_err(|error| self.failed(&error))?
            .detach();
        let (before, tree) = self.tree_with(parent, blob)?;
        if before == Some(tree)
            && let Some(last) = self.list(1)?.into_iter().next()
        {
            return Err(VersionsError::Unchanged { title: last.title });
        }
        let message = if words.reason.is_empty() {
            format!("{}\n", words.title)
        } else {
            format!("{}\n\n{}\n", words.title, words.reason)
        };
        let now = gix::date::Time::now_local_or_utc();
        let stamp = now.to_string();
        let signature = gix::actor::SignatureRef {
            name: BStr::new(words.author.as_bytes()),
            email: BStr::new(b""),
            time: &stamp,
        };
        let commit = repository
            .commit_as(signature, signature, "HEAD", message, tree, parent)
            .map_err(|error| self.failed(&error))?
            .detach();
        self.flush(&[blob, tree, commit]);
        if self.home == Home::WorkTree {
            self.stage(blob)?;
        }
        Ok(Version {
            id: commit.to_string(),
            title: words.title,
            reason: words.reason,
            author: words.author,
            when: minute(now),
        })
    }

    /// The commit that is checked out; `None` before the first.
    pub(super) fn head(&self) -> Result<Option<ObjectId>, VersionsError> {
        let head = self
            .repository
            .head()
            .map_err(|error| self.failed(&error))?;
        if head.is_unborn() {
            return Ok(None);
        }
        let id = head.into_peeled_id().map_err(|error| self.failed(&error))?;
        Ok(Some(id.detach()))
    }

    /// The tree of a commit, and the same with the map's file replaced.
    fn tree_with(
        &self,
        parent: Option<ObjectId>,
        blob: ObjectId,
    ) -> Result<(Option<ObjectId>, ObjectId), VersionsError> {
        let repository = &self.repository;
        let before = match parent {
            None => None,
            Some(parent) => {
                let commit = repository
                    .find_commit(parent)
                    .map_err(|error| self.failed(&error))?;
                let tree = commit.tree_id().map_err(|error| self.failed(&error))?;
                Some(tree.detach())
            }
        };
        let start = before.unwrap_or_else(|| ObjectId::empty_tree(repository.object_hash()));
        let mut editor = repository
            .edit_tree(start)
            .map_err(|error| self.failed(&error))?;
        editor
            .upsert(self.path.as_bstr(), EntryKind::Blob, blob)
            .map_err(|error| self.failed(&error))?;
        let tree = editor.write().map_err(|error| self.failed(&error))?;
        Ok((before, tree.detach()))
    }

    /// Makes the index agree with the commit for the map's file alone, so that plain git shows
    /// nothing as changed, and leaves every other entry as it was.
    fn stage(&self, blob: ObjectId) -> Result<(), VersionsError> {
        let repository = &self.repository;
        let shared = repository
            .index_or_empty()
            .map_err(|error| self.failed(&error))?;
        let mut index = gix::index::File::clone(&shared);
        let metadata = gix::index::fs::Metadata::from_path_no_follow(&self.map)
            .map_err(|error| self.failed(&error))?;
        let stat =
            gix::index::entry::Stat::from_fs(&metadata).map_err(|error| self.failed(&error))?;
        let path = self.path.as_bstr();
        let stage = gix::index::entry::Stage::Unconflicted;
        if let Some(entry) = index.entry_mut_by_path_and_stage(path, stage) {
            entry.id = blob;
            entry.stat = stat;
        } else {
            let flags = gix::index::entry::Flags::empty();
            let mode = gix::index::entry::Mode::FILE;
            index.dangerously_push_entry(stat, blob, flags, mode, path);
            index.sort_entries();
        }
        // The cached trees speak of the entries before.
        index.remove_tree();
        index
            .write(gix::index::write::Options::default())
            .map_err(|error| self.failed(&error))
    }

    /// Hands what was written to the disk (git's `core.fsync` of new objects and the reference): a
    /// version that was announced outlives a power cut. An object that came in a pack is on the
    /// disk already, and a disk that refuses has the file of the map still.
    fn flush(&self, objects: &[ObjectId]) {
        let folder = self.repository.common_dir();
        let flush = |path: &Path| {
            if let Ok(file) = File::open(path) {
                let _flushed = file.sync_all().is_ok();
            }
        };
        for id in objects {
            let hex = id.to_string();
            let (first, rest) = hex.split_at(2);
            let shelf = folder.join("objects").join(first);
            flush(&shelf.join(rest));
            flush(&shelf);
        }
        if let Ok(Some(name)) = self.repository.head_name()
            && let Ok(name) = gix::path::from_bstr(name.as_bstr())
        {
            let path = folder.join(name);
            flush(&path);
            if let Some(parent) = path.parent() {
                flush(parent);
            }
        }
        flush(folder);
    }
}
