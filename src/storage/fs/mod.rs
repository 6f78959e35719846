//! The few things that saving asks of a disk, so that tests can make each of them fail.
//!
//! [`RealFs`] does them. [`FailingFs`] fails at the n-th. [`RecordingFs`] does them and remembers
//! the order, from which every state that a power cut could leave is worked out.

mod failing;
mod real;
mod recording;

use std::io;
use std::path::{Path, PathBuf};

pub use failing::{FailingFs, Failure};
pub use real::RealFs;
pub(super) use real::private_options;
pub use recording::{DiskState, Operation, RecordingFs};

/// Who may read and write a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// Unix mode bits; elsewhere only whether it may be written.
    pub mode: u32,
    /// Unix group; zero elsewhere.
    pub group: u32,
}

impl Rights {
    /// Whether nobody may write.
    #[must_use]
    pub fn is_read_only(self) -> bool {
        self.mode & 0o222 == 0
    }
}

/// A file being written.
pub trait FsFile {
    /// Writes all bytes at the end.
    ///
    /// # Errors
    /// When the disk refuses; part of the bytes may stand there then.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until the bytes are safely on the disk.
    ///
    /// # Errors
    /// When they may not be; never to be tried again on the same file.
    fn sync(&mut self) -> io::Result<()>;
}

/// What saving asks of a disk.
pub trait Fs: Send + Sync {
    /// Reads a whole file.
    ///
    /// # Errors
    /// When it is missing or cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Creates a file that only its owner may read, and that must not exist yet.
    ///
    /// # Errors
    /// When it exists or cannot be created.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>>;

    /// The rights of a file.
    ///
    /// # Errors
    /// When it is missing or cannot be looked at.
    fn rights(&self, path: &Path) -> io::Result<Rights>;

    /// Gives a file these rights; the group as far as that is allowed.
    ///
    /// # Errors
    /// When the mode cannot be set.
    fn set_rights(&self, path: &Path, rights: Rights) -> io::Result<()>;

    /// Gives a file the extended attributes of another, its access control list among them, as far
    /// as the system lets us and the disk has any.
    ///
    /// # Errors
    /// When one of them cannot be read or written for another reason.
    fn keep_attributes(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts a file in the place of another.
    ///
    /// # Errors
    /// When it cannot; both are as before then.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Waits until the names in a folder are safely on the disk.
    ///
    /// # Errors
    /// When they may not be.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When it cannot.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// The entries of a folder, sorted.
    ///
    /// # Errors
    /// When it is missing or cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Creates a folder and those above it, for the owner only.
    ///
    /// # Errors
    /// When it cannot.
    fn create_dir(&self, folder: &Path) -> io::Result<()>;

    /// The file that a path leads to through symbolic links, also where the last of them points
    /// at a file that does not exist yet.
    ///
    /// # Errors
    /// When the folder is missing, or the links run in a circle.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
}
