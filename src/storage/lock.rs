//! One writer at a time: a lock file `.name.ron.lock` beside the map.
//!
//! The system frees the lock when its process dies, so a stale file never locks anybody out. On
//! network shares where locks lie, the comparison before each save is the real guard.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::fs::{Fs as _, RealFs};
use super::stray::host;

/// Who holds a lock, as far as the lock file tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedBy {
    /// Account name.
    pub user: String,
    /// Machine.
    pub host: String,
    /// Process.
    pub pid: Option<u32>,
}

/// Why a map was not locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody has it open for writing: open it read-only.
    #[error("locked by {} on {}", .0.user, .0.host)]
    Held(LockedBy),
    /// There can be no lock file here, for example in a read-only folder; the comparison before
    /// each save still guards the file.
    #[error("no lock possible: {0}")]
    Unavailable(#[from] io::Error),
}

/// The right to write a map, until dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Locks the map at `path`.
    ///
    /// # Errors
    /// When somebody else holds the lock, or there can be none.
    pub fn acquire(path: &Path) -> Result<Self, LockError> {
        const MOST_TRIES: usize = 20;
        let lock_path = lock_path(path)?;
        for _ in 0..MOST_TRIES {
            let mut file = open(&lock_path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut text = String::new();
                    // What cannot be read is told as unknown.
                    let _read = file.read_to_string(&mut text);
                    return Err(LockError::Held(parse(&text)));
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            // The holder before us may have removed the file between our opening and locking it.
            if is_still_there(&file, &lock_path) {
                file.set_len(0)?;
                file.rewind()?;
                file.write_all(own_text().as_bytes())?;
                file.flush()?;
                return Ok(Self {
                    file,
                    path: lock_path,
                });
            }
        }
        Err(io::Error::from(io::ErrorKind::ResourceBusy).into())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked, so that nobody's new lock file is removed by mistake.
        let _gone = std::fs::remove_file(&self.path);
        let _unlocked = self.file.unlock();
    }
}

fn lock_path(path: &Path) -> io::Result<PathBuf> {
    let path = RealFs.resolve(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(path.with_file_name(format!(".{name}.lock")))
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(ours), Ok(there)) => ours.ino() == there.ino() && ours.dev() == there.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_there(_file: &File, path: &Path) -> bool {
    path.exists()
}

fn own_text() -> String {
    let user = std::env::var("USER")
        .or_else(|_| std::env::var("LOGNAME"))
        .or_else(|_| std::env::var("USERNAME"))
        .unwrap_or_else(|_| "?".to_owned());
    format!("{user}\n{}\n{}\n", host(), std::process::id())
}

fn parse(text: &str) -> LockedBy {
    let mut lines = text.lines();
    let mut next = || lines.next().unwrap_or_default().to_owned();
    LockedBy {
        user: next(),
        host: next(),
        pid: next().parse().ok(),
    }
}
