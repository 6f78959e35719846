//! Keeping a version: one commit of the map's file.

use std::fs::File;
use std::path::Path;

use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice as _};
use gix::objs::tree::EntryKind;

use super::history::{Version, minute};
use super::index::OnDisk;
use super::names::checked;
use super::others::Others;
use super::{FileState, Home, Keeping, Versions, VersionsError, Words};

impl Versions {
    /// Commits `bytes` as the map's file on top of the current branch. Everything else in the tree
    /// stays as it is, and so does what others have staged.
    ///
    /// # Errors
    /// When nothing changed since the last version; when no branch is checked out (a commit that no
    /// branch leads to would be lost with the next switch: make a branch first); while a merge or a
    /// rebase of plain git waits to be finished; or when the repository is locked or cannot be
    /// written. The map and the versions so far are whole then.
    pub fn keep(&self, bytes: &[u8], words: &Words) -> Result<Version, VersionsError> {
        self.commit(bytes, words, None)
    }

    /// The same, with a second version that was merged into it, which may leave the file as it is.
    ///
    /// # Errors
    /// As [`Self::keep`], and when other files of the working tree stand against it: such a merge is
    /// git's, with our merge driver for the map.
    pub fn keep_merge(
        &self,
        bytes: &[u8],
        words: &Words,
        other_parent: &str,
    ) -> Result<Version, VersionsError> {
        let other = self.commit_id(other_parent)?;
        self.commit(bytes, words, Some(other))
    }

    /// Keeps a version with its tag, on a branch that begins with it where one is named.
    ///
    /// # Errors
    /// As [`Self::keep`], and when the tag or the branch cannot be called that; nothing was kept
    /// then.
    pub fn keep_all(&self, bytes: &[u8], keeping: &Keeping) -> Result<Version, VersionsError> {
        let (tag, branch) = (keeping.tag.trim(), keeping.branch.trim());
        let marks = self.marks()?;
        if !tag.is_empty() && marks.tags.contains_key(checked(tag)?) {
            return Err(VersionsError::Taken(tag.to_owned()));
        }
        if keeping.words.tidied().title.is_empty() {
            return Err(VersionsError::Untitled);
        }
        if !branch.is_empty() && self.current_branch()?.as_deref() != Some(branch) {
            self.begin_branch(branch)?;
        }
        let other = keeping.other_parent.as_deref();
        let other = other.map(|other| self.commit_id(other)).transpose()?;
        let mut version = self.commit(bytes, &keeping.words, other)?;
        if !tag.is_empty() {
            self.tag(tag, &version.id)?;
            version.tags.push(tag.to_owned());
        }
        Ok(version)
    }

    fn commit(
        &self,
        bytes: &[u8],
        words: &Words,
        other: Option<ObjectId>,
    ) -> Result<Version, VersionsError> {
        let words = words.tidied();
        if words.title.is_empty() {
            return Err(VersionsError::Untitled);
        }
        self.refuse_unfinished()?;
        let Some(branch) = self.current_branch()? else {
            return Err(VersionsError::Detached);
        };
        let repository = &self.repository;
        let parent = self.head()?;
        let others = match (parent, other) {
            (Some(parent), Some(other)) => {
                let base = self.base_of(parent, other)?.ok_or_else(|| {
                    // Without a common beginning every file is in question.
                    VersionsError::OthersDiffer(self.folder().to_owned())
                });
                if self.home == Home::Beside {
                    Others::default()
                } else {
                    self.others(base?, parent, other)?
                }
            }
            _ => Others::default(),
        };
        let blob = repository
            .write_blob(bytes)
            .map_err(|error| self.failed(&error))?
            .detach();
        let (before, tree) = self.tree_with(parent, blob)?;
        if before == Some(tree)
            && other.is_none()
            && let Some(last) = self.head_version()?
        {
            return Err(VersionsError::Unchanged { title: last.title });
        }
        let tree = self.tree_with_others(tree, &others)?;
        let prepared = self.prepare_others(&others)?;
        let next_index = self.next_index(blob, OnDisk::Same, &others)?;
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
        let parents = parent.into_iter().chain(other);
        // The objects are on the disk before anything points at them.
        let commit = gix::objs::Commit {
            message: message.into(),
            tree,
            author: signature.to_owned().map_err(|error| self.failed(&error))?,
            committer: signature.to_owned().map_err(|error| self.failed(&error))?,
            encoding: None,
            parents: parents.clone().collect(),
            extra_headers: Vec::new(),
        };
        let commit = repository
            .write_object(&commit)
            .map_err(|error| self.failed(&error))?
            .detach();
        let mut fresh = vec![blob, tree, commit];
        fresh.extend(self.trees_on_the_way(tree));
        self.flush(&fresh)?;
        prepared.take_place()?;
        let log = format!("commit: {}", words.title);
        self.move_branch(Self::branch_name(&branch)?, parent, commit, &log)?;
        self.flush_references();
        self.take_index(next_index)?;
        Ok(Version {
            id: commit.to_string(),
            title: words.title,
            reason: words.reason,
            author: words.author,
            when: minute(now),
            seconds: now.seconds,
            parents: parents.map(|id| id.to_string()).collect(),
            branches: vec![branch],
            file: FileState::Kept(blob.to_string()),
            ..Version::default()
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

    /// A merge or a rebase that plain git has begun holds more than our commit would say.
    pub(super) fn refuse_unfinished(&self) -> Result<(), VersionsError> {
        match self.repository.state() {
            Some(gix::state::InProgress::Bisect) | None => Ok(()),
            Some(_) => Err(VersionsError::Unfinished(self.folder().to_owned())),
        }
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
            Some(parent) => Some(self.tree_of(parent)?),
        };
        // The repository beside a map holds the map and nothing else, under its present name.
        let start = before.filter(|_| self.home == Home::WorkTree);
        let start = start.unwrap_or_else(|| ObjectId::empty_tree(repository.object_hash()));
        let mut editor = repository
            .edit_tree(start)
            .map_err(|error| self.failed(&error))?;
        // A file that may be run (as everything may on some shares) stays one.
        let kind = self.kind_in_tree(start).unwrap_or(EntryKind::Blob);
        editor
            .upsert(self.path.as_bstr(), kind, blob)
            .map_err(|error| self.failed(&error))?;
        let tree = editor.write().map_err(|error| self.failed(&error))?;
        Ok((before, tree.detach()))
    }

    /// The trees of the folders that the map lies in, from the top.
    fn trees_on_the_way(&self, tree: ObjectId) -> Vec<ObjectId> {
        let parts: Vec<&[u8]> = self.path.split_str("/").collect();
        let Ok(tree) = self.repository.find_tree(tree) else {
            return Vec::new();
        };
        (1..parts.len())
            .filter_map(|depth| {
                let way = parts.iter().take(depth).map(|part| BStr::new(*part));
                let entry = tree.lookup_entry(way.map(ToOwned::to_owned)).ok()??;
                Some(entry.object_id())
            })
            .collect()
    }

    /// The tree of a commit.
    pub(super) fn tree_of(&self, commit: ObjectId) -> Result<ObjectId, VersionsError> {
        let commit = self
            .repository
            .find_commit(commit)
            .map_err(|error| self.failed(&error))?;
        let tree = commit.tree_id().map_err(|error| self.failed(&error))?;
        Ok(tree.detach())
    }

    /// Hands new objects to the disk (git's `core.fsync`), so that a version that was announced
    /// outlives a power cut. An object that came in a pack is on the disk already.
    fn flush(&self, objects: &[ObjectId]) -> Result<(), VersionsError> {
        let folder = self.repository.common_dir().join("objects");
        for id in objects {
            let hex = id.to_string();
            let (first, rest) = hex.split_at(2);
            let shelf = folder.join(first);
            if let Ok(file) = File::open(shelf.join(rest)) {
                file.sync_all().map_err(|error| self.failed(&error))?;
            }
            sync(&shelf);
        }
        sync(&folder);
        Ok(())
    }

    /// The same for what points at them.
    pub(super) fn flush_references(&self) {
        let common = self.repository.common_dir();
        if let Ok(Some(name)) = self.repository.head_name()
            && let Ok(name) = gix::path::from_bstr(name.as_bstr())
        {
            let path = common.join(name);
            sync(&path);
            if let Some(parent) = path.parent() {
                sync(parent);
            }
        }
        sync(&self.repository.git_dir().join("HEAD"));
        sync(self.repository.git_dir());
        sync(common);
    }
}

/// Flushes a file or a folder. A disk that refuses has the file of the map still.
pub(super) fn sync(path: &Path) {
    if let Ok(file) = File::open(path) {
        let _flushed = file.sync_all().is_ok();
    }
}
