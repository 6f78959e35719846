//! The other files of a working tree that a pull, a switch or a merge brings along: other maps,
//! their pictures, a page of explanations.
//!
//! A file follows where that is safe and nobody has to decide anything: only one side changed it,
//! and on the disk and in the index it is still what our side holds. Where anything stands against
//! that, the whole move is refused before it began, and plain git is asked for. All new contents
//! are on the disk, beside their places, before the first file is replaced.

use std::fs;
use std::path::PathBuf;

use gix::ObjectId;
use gix::bstr::{BStr, BString, ByteSlice as _};
use gix::index::entry::{Flags, Mode, Stage, Stat};
use gix::objs::tree::{EntryKind, EntryMode};

use super::remote::files;
use super::{Home, Versions, VersionsError};

/// A file, and what becomes of it; `None` where it is not there.
struct Other {
    path: BString,
    old: Option<(ObjectId, EntryMode)>,
    new: Option<(ObjectId, EntryMode)>,
}

/// All of them.
#[derive(Default)]
pub(super) struct Others(Vec<Other>);

/// The same, with their new contents waiting beside their places.
pub(super) struct Prepared {
    writes: Vec<(tempfile::TempPath, PathBuf)>,
    removals: Vec<PathBuf>,
    root: PathBuf,
}

/// More files than this are moved by plain git.
const MOST: usize = 20_000;

impl Versions {
    /// What has to follow when `theirs` is joined to `ours` over `base`; for a move along a branch
    /// the last two are the same.
    ///
    /// # Errors
    /// When both sides changed a file, a file was changed on the disk or staged, or one cannot be
    /// made here.
    pub(super) fn others(
        &self,
        base: ObjectId,
        ours: ObjectId,
        theirs: ObjectId,
    ) -> Result<Others, VersionsError> {
        if self.home == Home::Beside {
            return Ok(Others::default());
        }
        let [base, ours, theirs] = [
            self.tree_of(base)?,
            self.tree_of(ours)?,
            self.tree_of(theirs)?,
        ];
        let mut changed = Vec::new();
        self.changed_files(Some(base), Some(theirs), BStr::new(""), &mut changed)?;
        let mut others = Vec::new();
        let mut blocked = Vec::new();
        for mut other in changed {
            if other.path == self.path {
                continue;
            }
            let mine = self.entry_in(ours, other.path.as_bstr())?;
            if mine == other.new {
                continue;
            }
            if mine != other.old || !self.may_follow(&other)? {
                blocked.push(other.path.to_str_lossy().into_owned());
                continue;
            }
            other.old = mine;
            others.push(other);
        }
        if blocked.is_empty() {
            return Ok(Others(others));
        }
        let more = blocked.len().saturating_sub(5);
        blocked.truncate(5);
        let mut files = blocked.join(", ");
        if more > 0 {
            files.push_str(&format!(", +{more}"));
        }
        Err(VersionsError::OthersBlocked(files))
    }

    /// Whether a file on the disk and in the index is what our side holds, and may be replaced.
    fn may_follow(&self, other: &Other) -> Result<bool, VersionsError> {
        let is_plain =
            |entry: &Option<(ObjectId, EntryMode)>| entry.is_none_or(|(_, mode)| mode.is_blob());
        if !is_plain(&other.old) || !is_plain(&other.new) {
            return Ok(false);
        }
        let root = self.folder();
        let Ok(place) = files::place(root, other.path.as_bstr()) else {
            return Ok(false);
        };
        let index = self
            .repository
            .index_or_empty()
            .map_err(|error| self.failed(&error))?;
        let staged = index.entry_by_path_and_stage(other.path.as_bstr(), Stage::Unconflicted);
        let is_conflicted = index.entry_by_path(other.path.as_bstr()).is_some() && staged.is_none();
        if is_conflicted || staged.map(|entry| entry.id) != other.old.map(|(id, _)| id) {
            return Ok(false);
        }
        let about = fs::symlink_metadata(&place);
        match (&other.old, about) {
            (None, Err(_)) => Ok(true),
            (Some((id, _)), Ok(about)) if about.is_file() => {
                let kept = self
                    .repository
                    .find_blob(*id)
                    .map_err(|error| self.failed(&error))?;
                let there = fs::read(&place).unwrap_or_default();
                let plain = |bytes: &[u8]| bytes.replace("\r\n", "\n");
                Ok(kept.data == there || plain(&kept.data) == plain(&there))
            }
            _ => Ok(false),
        }
    }

    /// The files that differ between two trees.
    fn changed_files(
        &self,
        before: Option<ObjectId>,
        after: Option<ObjectId>,
        folder: &BStr,
        changed: &mut Vec<Other>,
    ) -> Result<(), VersionsError> {
        if before == after {
            return Ok(());
        }
        let entries = |tree: Option<ObjectId>| -> Result<_, VersionsError> {
            let mut all = std::collections::BTreeMap::new();
            let Some(tree) = tree else { return Ok(all) };
            let tree = self
                .repository
                .find_tree(tree)
                .map_err(|error| self.failed(&error))?;
            for entry in tree.iter() {
                let entry = entry.map_err(|error| self.failed(&error))?;
                let value = (entry.object_id(), entry.mode());
                all.insert(entry.filename().to_owned(), value);
            }
            Ok(all)
        };
        let (before, after) = (entries(before)?, entries(after)?);
        let names: std::collections::BTreeSet<&BString> =
            before.keys().chain(after.keys()).collect();
        for name in names {
            let (old, new) = (before.get(name).copied(), after.get(name).copied());
            if old == new {
                continue;
            }
            let mut path = BString::from(folder.to_vec());
            if !path.is_empty() {
                path.push(b'/');
            }
            path.extend_from_slice(name);
            let tree = |entry: Option<(ObjectId, EntryMode)>| {
                entry.filter(|(_, mode)| mode.is_tree()).map(|(id, _)| id)
            };
            let file =
                |entry: Option<(ObjectId, EntryMode)>| entry.filter(|(_, mode)| !mode.is_tree());
            if tree(old).is_some() || tree(new).is_some() {
                self.changed_files(tree(old), tree(new), path.as_bstr(), changed)?;
            }
            if file(old) != file(new) {
                changed.push(Other {
                    path,
                    old: file(old),
                    new: file(new),
                });
            }
            if changed.len() > MOST {
                return Err(VersionsError::OthersDiffer(self.folder().to_owned()));
            }
        }
        Ok(())
    }

    fn entry_in(
        &self,
        tree: ObjectId,
        path: &BStr,
    ) -> Result<Option<(ObjectId, EntryMode)>, VersionsError> {
        let tree = self
            .repository
            .find_tree(tree)
            .map_err(|error| self.failed(&error))?;
        let entry = tree
            .lookup_entry(path.split_str("/").map(BString::from))
            .map_err(|error| self.failed(&error))?;
        Ok(entry
            .filter(|entry| !entry.mode().is_tree())
            .map(|entry| (entry.object_id(), entry.mode())))
    }

    /// Writes the new contents beside their places; nothing is replaced yet.
    pub(super) fn prepare_others(&self, others: &Others) -> Result<Prepared, VersionsError> {
        let root = self.folder().to_owned();
        let mut prepared = Prepared {
            writes: Vec::new(),
            removals: Vec::new(),
            root: root.clone(),
        };
        for other in &others.0 {
            let place =
                files::place(&root, other.path.as_bstr()).map_err(|error| self.failed(&error))?;
            let Some((id, mode)) = other.new else {
                prepared.removals.push(place);
                continue;
            };
            let is_executable = mode.kind() == EntryKind::BlobExecutable;
            let beside = files::write_beside(&self.repository, &root, &place, id, is_executable)
                .map_err(|error| self.failed(&error))?;
            prepared.writes.push((beside, place));
        }
        Ok(prepared)
    }

    /// A tree with what follows.
    pub(super) fn tree_with_others(
        &self,
        tree: ObjectId,
        others: &Others,
    ) -> Result<ObjectId, VersionsError> {
        if others.0.is_empty() {
            return Ok(tree);
        }
        let failed = |error: &(dyn std::error::Error + 'static)| self.failed(error);
        let mut editor = self
            .repository
            .edit_tree(tree)
            .map_err(|error| failed(&error))?;
        for other in &others.0 {
            let path = other.path.as_bstr();
            match other.new {
                Some((id, mode)) => editor.upsert(path, mode.kind(), id),
                None => editor.remove(path),
            }
            .map_err(|error| failed(&error))?;
        }
        let tree = editor.write().map_err(|error| failed(&error))?;
        Ok(tree.detach())
    }
}

impl Others {
    /// Makes an index agree; git looks at the files themselves then.
    pub(super) fn stage(&self, index: &mut gix::index::File) {
        for other in &self.0 {
            let path = other.path.as_bstr();
            match other.new {
                None => index.remove_entries(|_, at, _| at == path),
                Some((id, mode)) => {
                    let mode = if mode.kind() == EntryKind::BlobExecutable {
                        Mode::FILE_EXECUTABLE
                    } else {
                        Mode::FILE
                    };
                    if let Some(entry) =
                        index.entry_mut_by_path_and_stage(path, Stage::Unconflicted)
                    {
                        entry.id = id;
                        entry.mode = mode;
                        entry.stat = Stat::default();
                    } else {
                        index.dangerously_push_entry(
                            Stat::default(),
                            id,
                            Flags::empty(),
                            mode,
                            path,
                        );
                    }
                }
            }
        }
        index.sort_entries();
    }
}

impl Prepared {
    /// Puts all in place.
    pub(super) fn take_place(self) -> Result<(), VersionsError> {
        for (beside, place) in self.writes {
            beside.persist(&place).map_err(|error| VersionsError::Map {
                path: place,
                reason: error.error.to_string(),
            })?;
        }
        for place in self.removals {
            // One that is gone already is what was wanted.
            let _gone = fs::remove_file(&place).is_ok();
            let mut folder = place.parent();
            while let Some(at) = folder.filter(|at| *at != self.root) {
                // Fails for a folder that still holds something, which is right.
                if fs::remove_dir(at).is_err() {
                    break;
                }
                folder = at.parent();
            }
        }
        Ok(())
    }
}
