//! A disk that remembers what was done to it, and works out what a power cut could leave.
//!
//! A cut may come after any operation. Bytes that were not flushed may be there, missing, zeroed
//! or cut; changes of names that were not flushed may have happened or not, each for itself. This
//! is harsher than any real file system.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Fs, FsFile, RealFs, Rights};

/// Something that was done to the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A file was created.
    Create(PathBuf),
    /// Bytes were added to a file.
    Write(PathBuf, Vec<u8>),
    /// A file was flushed.
    Sync(PathBuf),
    /// A file took the place of another.
    Rename(PathBuf, PathBuf),
    /// A folder was flushed.
    SyncDir(PathBuf),
    /// A file was removed.
    Remove(PathBuf),
}

/// The files of a disk and their bytes.
pub type DiskState = BTreeMap<PathBuf, Vec<u8>>;

/// A disk that remembers what was done to it.
#[derive(Clone, Debug, Default)]
pub struct RecordingFs {
    operations: Arc<Mutex<Vec<Operation>>>,
}

impl RecordingFs {
    /// All that was done so far.
    #[must_use]
    pub fn operations(&self) -> Vec<Operation> {
        self.operations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn note(&self, operation: Operation) {
        self.operations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(operation);
    }

    /// Every state that a power cut during `operations` could leave of a disk that held
    /// `before`. O(operations × 2^(names not flushed)).
    #[must_use]
    pub fn states_after_power_cut(before: &DiskState, operations: &[Operation]) -> Vec<DiskState> {
        let mut states = Vec::new();
        let mut disk = Disk::of(before);
        disk.push_states(&mut states);
        for operation in operations {
            disk.apply(operation);
            disk.push_states(&mut states);
        }
        states
    }
}

/// A file's bytes, apart from its name.
#[derive(Clone, Default)]
struct Content {
    bytes: Vec<u8>,
    /// How many of them were flushed.
    flushed: usize,
}

#[derive(Clone)]
enum NameChange {
    Set(PathBuf, usize),
    Unset(PathBuf),
    Move(PathBuf, PathBuf),
}

impl NameChange {
    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Set(path, _) | Self::Unset(path) | Self::Move(_, path) => path.parent(),
        }
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Set(path, content) => {
                names.insert(path.clone(), *content);
            }
            Self::Unset(path) => {
                names.remove(path);
            }
            Self::Move(from, to) => {
                if let Some(content) = names.remove(from) {
                    names.insert(to.clone(), content);
                }
            }
        }
    }
}

struct Disk {
    contents: Vec<Content>,
    /// Names as the programs see them.
    names: BTreeMap<PathBuf, usize>,
    /// Names that are safely on the disk.
    flushed: BTreeMap<PathBuf, usize>,
    /// Changes of names since.
    pending: Vec<NameChange>,
}

impl Disk {
    fn of(before: &DiskState) -> Self {
        let contents = before
            .values()
            .map(|bytes| Content {
                bytes: bytes.clone(),
                flushed: bytes.len(),
            })
            .collect();
        let names: BTreeMap<PathBuf, usize> = before.keys().cloned().zip(0..).collect();
        Self {
            contents,
            flushed: names.clone(),
            names,
            pending: Vec::new(),
        }
    }

    fn rename(&mut self, change: NameChange) {
        change.apply(&mut self.names);
        self.pending.push(change);
    }

    fn apply(&mut self, operation: &Operation) {
        match operation {
            Operation::Create(path) => {
                self.contents.push(Content::default());
                self.rename(NameChange::Set(path.clone(), self.contents.len() - 1));
            }
            Operation::Write(path, bytes) => {
                if let Some(&content) = self.names.get(path) {
                    self.contents[content].bytes.extend_from_slice(bytes);
                }
            }
            Operation::Sync(path) => {
                if let Some(&content) = self.names.get(path) {
                    self.contents[content].flushed = self.contents[content].bytes.len();
                }
            }
            Operation::Rename(from, to) => self.rename(NameChange::Move(from.clone(), to.clone())),
            Operation::Remove(path) => self.rename(NameChange::Unset(path.clone())),
            Operation::SyncDir(folder) => {
                let (done, pending) = std::mem::take(&mut self.pending)
                    .into_iter()
                    .partition(|change| change.folder() == Some(folder));
                self.pending = pending;
                let done: Vec<NameChange> = done;
                for change in done {
                    change.apply(&mut self.flushed);
                }
            }
        }
    }

    fn push_states(&self, states: &mut Vec<DiskState>) {
        const MOST_PENDING: usize = 10;
        let free = self.pending.len().min(MOST_PENDING);
        for chosen in 0..1_usize << free {
            let mut names = self.flushed.clone();
            for (index, change) in self.pending.iter().enumerate() {
                if index >= free || chosen & (1 << index) != 0 {
                    change.apply(&mut names);
                }
            }
            for damage in [Self::whole, Self::lost, Self::zeroed, Self::cut] {
                let state = names
                    .iter()
                    .map(|(path, &content)| (path.clone(), damage(&self.contents[content])))
                    .collect();
                states.push(state);
            }
        }
    }

    fn whole(content: &Content) -> Vec<u8> {
        content.bytes.clone()
    }

    fn lost(content: &Content) -> Vec<u8> {
        content.bytes[..content.flushed].to_vec()
    }

    fn zeroed(content: &Content) -> Vec<u8> {
        let mut bytes = Self::lost(content);
        bytes.resize(content.bytes.len(), 0);
        bytes
    }

    fn cut(content: &Content) -> Vec<u8> {
        let middle = content.flushed + (content.bytes.len() - content.flushed) / 2;
        content.bytes[..middle].to_vec()
    }
}

struct RecordingFile {
    fs: RecordingFs,
    path: PathBuf,
    inner: Box<dyn FsFile>,
}

impl FsFile for RecordingFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.write_all(bytes)?;
        self.fs
            .note(Operation::Write(self.path.clone(), bytes.to_vec()));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.inner.sync()?;
        self.fs.note(Operation::Sync(self.path.clone()));
        Ok(())
    }
}

impl Fs for RecordingFs {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealFs.read(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let inner = RealFs.create_new(path)?;
        self.note(Operation::Create(path.to_path_buf()));
        Ok(Box::new(RecordingFile {
            fs: self.clone(),
            path: path.to_path_buf(),
            inner,
        }))
    }

    fn rights(&self, path: &Path) -> io::Result<Rights> {
        RealFs.rights(path)
    }

    fn set_rights(&self, path: &Path, rights: Rights) -> io::Result<()> {
        RealFs.set_rights(path, rights)
    }

    fn keep_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealFs.keep_attributes(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealFs.rename(from, to)?;
        self.note(Operation::Rename(from.to_path_buf(), to.to_path_buf()));
        Ok(())
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        RealFs.sync_dir(folder)?;
        self.note(Operation::SyncDir(folder.to_path_buf()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealFs.remove(path)?;
        self.note(Operation::Remove(path.to_path_buf()));
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealFs.list(folder)
    }

    fn create_dir(&self, folder: &Path) -> io::Result<()> {
        RealFs.create_dir(folder)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        RealFs.resolve(path)
    }
}
